//! Plain addresses, as nearly all are: read in one pass, with what was said of their domain before.
//!
//! Does: remember the domains that were asked for last; most addresses share a few.
//! Does not: remember an address, or anything that a table of the caller says.

use super::address::plain;
use super::{Clean, Context, Said};
use crate::normalize::draft::status;
use crate::text::hash::hash_bytes;
use crate::vocabulary::ChangeCode;
use std::cell::RefCell;

/// Domains that are remembered, each in the place of its hash.
const DOMAINS: usize = 512;

/// A domain as typed, in small letters, and what is said of it.
struct Known {
    typed: Box<str>,
    domain: Box<str>,
    said: Said<'static>,
}

thread_local! {
    static KNOWN: RefCell<Vec<Option<Known>>> = RefCell::default();
}

/// What the general road would say of a plain address.
pub(in crate::normalize) fn quick(raw: &str, context: &Context) -> Option<Clean> {
    let (at, _) = plain(raw.as_bytes()).filter(|_| context.own.is_none())?;
    let (local, typed) = (raw.get(..at)?, raw.get(at + 1..)?);
    let told = |known: &RefCell<Vec<Option<Known>>>| {
        let mut known = known.try_borrow_mut().ok()?;
        known.resize_with(DOMAINS, || None);
        let place = known.get_mut(hash_bytes(typed.as_bytes()) as usize % DOMAINS)?;
        if place.as_ref().is_none_or(|known| *known.typed != *typed) {
            *place = Some(Known::new(typed));
        }
        place.as_ref().map(|known| known.tell(raw, local))
    };
    KNOWN.try_with(told).ok()?
}

impl Known {
    fn new(typed: &str) -> Self {
        let domain = typed.to_ascii_lowercase().into_boxed_str();
        Self { typed: typed.into(), said: Said::of(&domain, &Context::default()), domain }
    }

    fn tell(&self, raw: &str, local: &str) -> Clean {
        let value =
            if self.typed == self.domain { raw.into() } else { [local, "@", &self.domain].concat().into() };
        let mut clean = Clean::quick(raw, value, ChangeCode::Case);
        self.said.remark(local, &self.domain, &clean.value, &mut clean.parts, &mut clean.issues);
        clean.status = status(raw, &clean.value, &clean.issues);
        clean
    }
}
