//! What comes out of normalizing one value.

use super::draft::status;
use super::own::OwnTables;
use super::parts::{Changes, Parts, PartsView};
use crate::vocabulary::{ChangeCode, IssueCode, Part, Severity, Status};

/// Which way round a column writes numeric dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 31.12.1980
    DayMonthYear,
    /// 12/31/1980
    MonthDayYear,
    /// 1980-12-31
    YearMonthDay,
}

/// What is known around a value. Everything may be unknown; then what needs it is left undone and
/// reported.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'t> {
    /// ISO 3166-1 alpha-2, upper case: where the customer is.
    pub country: Option<[u8; 2]>,
    /// How the column writes dates, where one unambiguous value settled it.
    pub date_order: Option<DateOrder>,
    /// Today, as `yyyymmdd`; without it no date is "in the future".
    pub as_of: Option<u32>,
    /// Years of two digits below it are of this century, the others of the last; without it `as_of`
    /// decides.
    pub pivot: Option<u32>,
    /// Of ids: what the name of the column says that they are, `bic`.
    pub id_scheme: Option<&'static str>,
    /// Tables of the caller, which count before those of `data/`.
    pub own: Option<&'t OwnTables>,
}

impl Context<'_> {
    /// The country as text.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_ref().and_then(|code| std::str::from_utf8(code).ok())
    }

    /// Of `reading:countries`, parted by spaces, what is read in the country of the context; one alone without
    /// countries is read everywhere.
    pub(super) fn meant<'r>(&self, readings: &'r str) -> Option<&'r str> {
        let home = self.country().unwrap_or("-");
        readings.split(' ').find_map(|reading| {
            let mut parts = reading.split(':');
            let meant = parts.next().filter(|meant| *meant == readings);
            meant.or_else(|| parts.any(|country| country == home).then(|| name_of(reading)))
        })
    }
}

/// A reading without its countries.
pub(super) fn name_of(reading: &str) -> &str {
    reading.split(':').next().unwrap_or(reading)
}

/// Something that was done to a value.
pub type Change = ChangeCode;

/// Something a person should look at.
#[derive(Debug, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub code: IssueCode,
    /// How much it matters.
    pub severity: Severity,
    /// What the value may have been meant to be.
    pub suggestion: Option<Box<str>>,
    /// The readings of an ambiguous value, likeliest first; empty where there is one.
    pub alternatives: Vec<Box<str>>,
}

impl Clone for Issue {
    fn clone(&self) -> Self {
        let mut issue = Self::new(self.code, self.severity);
        // Most say no more, and a list of none is made as quickly as a number.
        if self.suggestion.is_some() || !self.alternatives.is_empty() {
            (issue.suggestion, issue.alternatives) = (self.suggestion.clone(), self.alternatives.clone());
        }
        issue
    }
}

impl Issue {
    /// An issue without a suggestion.
    #[must_use]
    pub const fn new(code: IssueCode, severity: Severity) -> Self {
        Self { code, severity, suggestion: None, alternatives: Vec::new() }
    }

    /// Adds what may have been meant.
    #[must_use]
    pub fn suggesting(mut self, text: impl Into<Box<str>>) -> Self {
        self.suggestion = Some(text.into());
        self
    }

    /// Adds one more reading of an ambiguous value.
    #[must_use]
    pub fn offering(mut self, text: impl Into<Box<str>>) -> Self {
        self.alternatives.push(text.into());
        self
    }
}

/// A clean value: what the raw text means, or nothing we trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// Canonical form; empty where nothing can be trusted. Several values are parted by
    /// `record::LIST_SEPARATOR`.
    pub value: Box<str>,
    /// The form to show, where it differs from the canonical one.
    pub display: Option<Box<str>>,
    /// What became of it.
    pub status: Status,
    /// The parts of a name, an address or an organization.
    pub parts: Parts,
    /// What was done, in order.
    pub changes: Changes,
    /// What a person should look at.
    pub issues: Vec<Issue>,
}

impl Clean {
    /// Nothing was typed.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            value: Box::default(),
            display: None,
            status: Status::Empty,
            parts: Parts::default(),
            changes: Changes::default(),
            issues: Vec::new(),
        }
    }

    /// Adds what was found later; the status follows.
    pub(super) fn note(&mut self, issue: Issue, raw: &str) {
        self.issues.push(issue);
        self.status = status(raw, &self.value, &self.issues);
    }

    /// The value where it stands.
    #[must_use]
    pub fn view(&self) -> CleanView<'_> {
        CleanView {
            value: &self.value,
            display: self.display.as_deref(),
            status: self.status,
            parts: self.parts.view(),
            changes: &self.changes,
            issues: &self.issues,
        }
    }

    /// A part of the value.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&str> {
        self.parts.get(part)
    }

    /// Whether there is an issue of that code.
    #[must_use]
    pub fn has(&self, code: IssueCode) -> bool {
        self.view().has(code)
    }

    /// The form to show.
    #[must_use]
    pub fn display(&self) -> &str {
        self.view().display()
    }
}

/// A clean value where it stands: in a `Clean`, or among the values of a column (`Pool`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CleanView<'c> {
    /// Canonical form; empty where nothing can be trusted.
    pub value: &'c str,
    /// The form to show, where it differs from the canonical one.
    pub display: Option<&'c str>,
    /// What became of it.
    pub status: Status,
    /// The parts of a name, an address or an organization.
    pub parts: PartsView<'c>,
    /// What was done, in order.
    pub changes: &'c [Change],
    /// What a person should look at.
    pub issues: &'c [Issue],
}

impl<'c> CleanView<'c> {
    /// A part of the value.
    #[must_use]
    pub fn part(self, part: Part) -> Option<&'c str> {
        self.parts.get(part)
    }

    /// Whether there is an issue of that code.
    #[must_use]
    pub fn has(self, code: IssueCode) -> bool {
        self.issues.iter().any(|issue| issue.code == code)
    }

    /// The form to show.
    #[must_use]
    pub fn display(self) -> &'c str {
        self.display.unwrap_or(self.value)
    }

    /// A value of its own.
    #[must_use]
    pub fn to_clean(self) -> Clean {
        Clean {
            value: self.value.into(),
            display: self.display.map(Box::from),
            status: self.status,
            parts: self.parts.to_parts(),
            changes: Changes::of(self.changes),
            issues: self.issues.to_vec(),
        }
    }
}
