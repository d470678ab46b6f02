//! Dates of birth, `yyyy-mm-dd`.

use super::metric::one_edit;
use super::{Outcome, Sides};
use crate::normalize::profile::Aspect;

/// Levels of the date of birth.
pub(super) const LEVELS: &[&str] =
    &["exact", "day-month-swapped", "one-digit", "two-digits", "same-year", "different"];

/// Judges the dates of birth.
pub(super) fn judge(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.birth, sides.right.birth);
    let (a, b) = sides.texts(Aspect::Birth, left, right)?;
    if left == right {
        return Outcome::exact(Aspect::Birth, left);
    }
    let (Some((year_a, month_a, day_a)), Some((year_b, month_b, day_b))) = (parts(a), parts(b)) else {
        return Outcome::level(if one_edit(a, b) { 2 } else { 5 });
    };
    let same_year = year_a == year_b;
    Outcome::level(match () {
        () if same_year && month_a == day_b && day_a == month_b => 1,
        () if one_edit(a, b) => 2,
        () if two_digits(a, b) => 3,
        () if same_year => 4,
        () => 5,
    })
}

/// Whether two dates written alike differ in two digits.
fn two_digits(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 2
}

fn parts(date: &str) -> Option<(&str, &str, &str)> {
    Some((date.get(..4)?, date.get(5..7)?, date.get(8..10)?))
}
