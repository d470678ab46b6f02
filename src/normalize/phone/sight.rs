//! The plans as one number is seen through them.
//!
//! Does: note how far its digits are looked at, so that what was found is known of every number that
//! begins alike and is as long (`memo.rs`).
//! Does not: judge.

use super::number::Digits;
use super::pattern::Matcher;
use super::plan::{Plans, plans};
use std::cell::Cell;
use std::ops::Deref;

/// One look at the plans.
pub(super) struct Sight {
    plans: &'static Plans,
    /// How many of the last digits were not looked at.
    unseen: Cell<usize>,
}

impl Deref for Sight {
    type Target = &'static Plans;

    fn deref(&self) -> &&'static Plans {
        &self.plans
    }
}

impl Sight {
    pub(super) fn new() -> Self {
        Self { plans: plans(), unseen: Cell::new(usize::MAX) }
    }

    /// A number, or its end, before the patterns.
    pub(super) fn matcher<'t>(&'t self, digits: &'t [u8]) -> Matcher<'t> {
        self.plans.matcher(digits, &self.unseen)
    }

    /// The first so many of the digits were looked at.
    pub(super) fn saw(&self, digits: &Digits, first: usize) {
        self.unseen.set(self.unseen.get().min(digits.all().len().saturating_sub(first)));
    }

    pub(super) fn unseen(&self) -> usize {
        self.unseen.get()
    }
}
