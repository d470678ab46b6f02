//! The one error: a mistake of the caller, with a code that never changes.
//!
//! Does not: describe dirty data. What a customer typed is a value with issues, never an error;
//! and no message here ever quotes one.

use crate::vocabulary::ErrorCode;
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;

/// A mistake of the caller: an option, a file or a snapshot that cannot be used.
///
/// Boxed, so that a result is no larger for what never happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Mistake>);

/// What an error says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Stable, for programs.
    pub code: ErrorCode,
    /// What to do about it, for people. Holds no value of a record.
    pub message: String,
    /// Facts that help to find the place: names and numbers, never values.
    pub details: Vec<(&'static str, String)>,
}

/// What a fallible function of this crate returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with a message that a person can act on.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(Box::new(Mistake { code, message: message.into(), details: Vec::new() }))
    }

    /// Adds a fact: a row number, the name of an option, an allowed list.
    #[must_use]
    pub fn with(mut self, key: &'static str, fact: impl ToString) -> Self {
        self.0.details.push((key, fact.to_string()));
        self
    }
}

/// The first mistake in what is being read. Reading goes on behind it, so that no reader has to hand on
/// what is wrong with a part of it.
#[derive(Default)]
pub(crate) struct Wrong(Cell<Option<Error>>);

impl Wrong {
    /// Notes a mistake; only the first is kept.
    pub(crate) fn note(&self, error: Error) {
        self.0.set(self.0.take().or(Some(error)));
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_none(&self) -> bool {
        let noted = self.0.take();
        let none = noted.is_none();
        self.0.set(noted);
        none
    }

    /// What was read, if nothing was wrong with it.
    pub(crate) fn or<T>(&self, read: T) -> Result<T> {
        self.0.take().map_or(Ok(read), Err)
    }
}

impl Deref for Error {
    type Target = Mistake;

    fn deref(&self) -> &Mistake {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Error {}
