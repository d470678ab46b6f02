//! E-mail addresses and telephone numbers: the best pair of two lists counts, once.

use super::metric::{CLOSE, jaro_winkler, one_edit};
use super::{Outcome, Sides, best_pair};
use crate::normalize::profile::Aspect;

/// Levels of the e-mail address.
pub(super) const EMAIL: &[&str] =
    &["same-mailbox", "close", "same-local-part", "similar-local-part", "different"];
/// Levels of the telephone number.
pub(super) const PHONE: &[&str] = &["same-number", "same-last-digits", "one-digit", "different"];

/// Digits at the end that make a number one of its own within a region.
const LAST_DIGITS: usize = 7;

/// Judges the e-mail addresses.
pub(super) fn email(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.emails, &sides.right.emails, |left, right| {
        if left == right {
            return Outcome::exact(Aspect::Email, left);
        }
        let (a, b) = sides.texts(Aspect::Email, left, right)?;
        let local = |mailbox| <str>::split_once(mailbox, '@').map_or(mailbox, |(local, _)| local);
        Outcome::level(match () {
            () if one_edit(a, b) => 1,
            () if local(a) == local(b) => 2,
            () if jaro_winkler(local(a), local(b)) >= CLOSE => 3,
            () => 4,
        })
    })
}

/// Judges the telephone numbers.
pub(super) fn phone(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.phones, &sides.right.phones, |left, right| {
        if left == right {
            return Outcome::exact(Aspect::Phone, left);
        }
        let (a, b) = sides.texts(Aspect::Phone, left, right)?;
        Outcome::level(match () {
            () if last_digits(a).is_some() && last_digits(a) == last_digits(b) => 1,
            () if one_edit(a, b) => 2,
            () => 3,
        })
    })
}

fn last_digits(number: &str) -> Option<&str> {
    number.get(number.len().checked_sub(LAST_DIGITS)?..)
}
