//! Dates of birth, `yyyy-mm-dd`, or a year, or a year and a month.

use super::metric::one_edit;
use super::{Outcome, Sides};
use crate::normalize::profile::{Aspect, NONE};

/// Levels of the date of birth.
pub(super) const LEVELS: &[&str] = &[
    "exact",
    "day-month-swapped",
    "year-off",
    "one-digit",
    "default-day",
    "year-only",
    "two-digits",
    "same-year",
    "namesake",
    "different",
];

/// Judges the dates of birth.
pub(super) fn judge(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.birth, sides.right.birth);
    let (a, b) = sides.texts(Aspect::Birth, left, right)?;
    if left == right {
        // A year that many share is no date, and what systems fill in neither.
        return if a.len() < WHOLE || is_default(a) {
            Outcome::level(5)
        } else {
            Outcome::exact(Aspect::Birth, left)
        };
    }
    if is_default(a) || is_default(b) {
        return None;
    }
    let of_two_generations =
        || years_apart(a.get(..4)?, b.get(..4)?).filter(|years| *years >= GENERATION && one_name(sides));
    let (Some((year_a, day_a)), Some((year_b, day_b))) = (parts(a), parts(b)) else {
        let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
        return Outcome::level(match () {
            () if longer.starts_with(shorter) => 5,
            () if a.get(..4) == b.get(..4) => 7,
            () if of_two_generations().is_some() => 8,
            () => 9,
        });
    };
    let same_year = year_a == year_b;
    Outcome::level(match () {
        () if same_year && swapped(day_a, day_b) => 1,
        () if day_a == day_b && years_apart(year_a, year_b) == Some(1) => 2,
        () if one_edit(a, b) => 3,
        // Where each part has a field of its own, one of them is wrong as a whole.
        () if a.get(..7) == b.get(..7) && !is_new_year(day_a) && !is_new_year(day_b) => 3,
        () if day_a == day_b && years_apart(year_a, year_b) == Some(10) => 3,
        () if same_year && (is_new_year(day_a) || is_new_year(day_b)) => 4,
        () if two_digits(a, b) => 6,
        () if same_year => 7,
        () if of_two_generations().is_some() => 8,
        () => 9,
    })
}

/// Whether both say when they were born.
pub(super) fn both_told(sides: &Sides) -> bool {
    let texts = sides.texts(Aspect::Birth, sides.left.birth, sides.right.birth);
    texts.is_some_and(|(a, b)| !is_default(a) && !is_default(b))
}

/// Whether both say when they were born, and not in one generation.
pub(super) fn a_generation_apart(sides: &Sides) -> bool {
    let texts = sides.texts(Aspect::Birth, sides.left.birth, sides.right.birth);
    texts.is_some_and(|(a, b)| {
        let year = |date| parts(date).map(|(year, _)| year);
        let apart = year(a).zip(year(b)).and_then(|(a, b)| years_apart(a, b));
        !one_edit(a, b) && !two_digits(a, b) && !is_default(a) && !is_default(b) && apart >= Some(GENERATION)
    })
}

/// Whether both are called the same: who is born a generation apart is father and son.
fn one_name(sides: &Sides) -> bool {
    let (left, right) = (sides.left, sides.right);
    let named = left.given.max(left.family) != NONE;
    let given = left.given == right.given || sides.terms.share_a_family(left.given, right.given);
    named && given && left.family == right.family
}

/// Letters of a whole date.
const WHOLE: usize = 10;
/// Years between father and son at least.
const GENERATION: u32 = 15;
/// What a form fills in where only the year is known.
const NEW_YEAR: &str = "01-01";

/// Whether a date is what systems fill in where they know none: that another record has another date says
/// nothing against it.
#[must_use]
pub fn is_default(date: &str) -> bool {
    ["1900-01-01", "1901-01-01", "1970-01-01"].contains(&date)
}

fn is_new_year(day: &str) -> bool {
    day == NEW_YEAR
}

fn years_apart(a: &str, b: &str) -> Option<u32> {
    Some(a.parse::<u32>().ok()?.abs_diff(b.parse().ok()?))
}

/// Whether two dates written alike differ in two digits.
fn two_digits(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 2
}

fn swapped(a: &str, b: &str) -> bool {
    a.get(..2) == b.get(3..) && a.get(3..) == b.get(..2)
}

/// The year, and month and day.
fn parts(date: &str) -> Option<(&str, &str)> {
    Some((date.get(..4)?, date.get(5..).filter(|day| day.len() == 5)?))
}
