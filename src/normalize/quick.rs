//! The quick roads: values written as most are, read in one pass over their bytes.
//!
//! Does: ask the file of the kind, of which each has its own; say what comes of it without a draft.
//! Does not: decide anything of its own. What a quick road says, the general one says (`value::general`;
//! a law holds it), and at the first thing out of the ordinary it says nothing.

use super::clean::{Clean, Context, Issue};
use super::id::ROOM;
use super::{account, email, postcode};
use crate::vocabulary::{ChangeCode, Kind, Severity, Status};

/// What the general road would say of a value, where it is written as most are.
pub(super) fn value(kind: Kind, raw: &str, context: &Context) -> Option<Clean> {
    match kind {
        Kind::Iban => account::quick_iban(raw),
        Kind::AddressPostcode => postcode::quick(raw, context),
        Kind::Email => email::quick(raw, context),
        _ => None,
    }
}

/// Letters and digits of ASCII with single spaces between them: how many there are, in capitals in the room.
#[inline(always)]
pub(super) fn compact(room: &mut [u8; ROOM], raw: &str) -> Option<usize> {
    let (mut length, mut before) = (0, b' ');
    for byte in raw.as_bytes() {
        if byte.is_ascii_alphanumeric() {
            *room.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        } else if *byte != b' ' || before == b' ' {
            return None;
        }
        before = *byte;
    }
    (before != b' ').then_some(length)
}

impl Clean {
    /// A value without more to say about it than that it was written otherwise.
    pub(super) fn quick(raw: &str, value: Box<str>, change: ChangeCode) -> Self {
        let mut clean = Self::empty();
        clean.status = Status::Valid;
        if *value != *raw {
            clean.status = Status::Corrected;
            clean.changes.push(change);
        }
        clean.value = value;
        clean
    }

    /// The same with something that a person should look at.
    pub(super) fn doubted(mut self, issue: Issue) -> Self {
        self.status = match issue.severity {
            Severity::Error => Status::Invalid,
            Severity::Warning => Status::Suspect,
            Severity::Info => self.status,
        };
        self.issues.reserve_exact(1);
        self.issues.push(issue);
        self
    }
}
