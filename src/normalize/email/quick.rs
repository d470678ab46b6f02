//! Plain addresses, as nearly all are: read in one pass, with what was said of their domain before.
//!
//! Does: remember the domains that were asked for last; most addresses share a few.
//! Does not: remember an address, or anything that a table of the caller says.

use super::address::{ADDRESS_BYTES, plain_domain, plain_local};
use super::{Context, Remarks, Said};
use crate::normalize::clean::CleanView;
use crate::normalize::quick::{CASE, Room};
use crate::text::hash::hash_bytes;
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
pub(in crate::normalize) fn quick<'r>(
    raw: &'r str,
    context: &Context,
    room: &'r mut Room,
) -> Option<CleanView<'r>> {
    let at = plain_local(raw.as_bytes()).filter(|_| context.own.is_none() && raw.len() <= ADDRESS_BYTES)?;
    let (local, typed) = (raw.get(..at)?, raw.get(at + 1..)?);
    let told = KNOWN.try_with(|known| {
        let mut known = known.try_borrow_mut().ok()?;
        if known.is_empty() {
            known.resize_with(DOMAINS, || None);
        }
        let place = known.get_mut(hash_bytes(typed.as_bytes()) as usize % DOMAINS)?;
        if place.as_ref().is_none_or(|known| *known.typed != *typed) {
            plain_domain(typed.as_bytes())?;
            *place = Some(Known::new(typed));
        }
        place.as_ref().map(|known| known.tell(raw, local, room))
    });
    told.ok()?
}

impl Known {
    fn new(typed: &str) -> Self {
        let domain = typed.to_ascii_lowercase().into_boxed_str();
        Self { typed: typed.into(), said: Said::of(&domain, &Context::default()), domain }
    }

    fn tell<'r>(&self, raw: &'r str, local: &str, room: &'r mut Room) -> CleanView<'r> {
        let Room { text, parts, issues, key, .. } = room;
        parts.clear();
        issues.clear();
        let mut value = raw;
        if self.typed != self.domain {
            text.clear();
            [local, "@", &self.domain].iter().for_each(|piece| text.push_str(piece));
            value = text;
        }
        self.said.remark(local, &self.domain, value, Remarks { parts, issues, key });
        CleanView { parts: parts.view(), ..CleanView::quick(raw, value, CASE, issues) }
    }
}
