//! Calendar dates and instants, to `YYYY-MM-DD` and RFC 3339.
//!
//! Does: ISO, day-month-year, month-day-year, compact, month names of many languages, two-digit
//! years by a pivot; flags what is impossible, in the future, or a default that systems fill in.
//! Does not: read a time zone name, or guess silently: where nothing settles the order of day and
//! month, it says so.

mod instant;
mod read;

pub(super) use instant::instant;

use super::clean::{Context, DateOrder, Issue};
use super::draft::Draft;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity};
use read::{Day, exists, numbers, read_day};

/// Distinct values that are looked at to settle the order of a column.
const ORDER_SAMPLE: usize = 20_000;
/// Longest text that can be a date with its time and weekday.
const LONGEST: usize = 64;

/// How a column writes numeric dates, decided by its unambiguous values; more than half must agree.
///
/// ```
/// use selfsame::normalize::{date_order, DateOrder};
/// assert_eq!(date_order(["03/04/1980", "31/12/1979"].into_iter()), Some(DateOrder::DayMonthYear));
/// assert_eq!(date_order(["03/04/1980"].into_iter()), None);
/// ```
pub fn date_order<'v>(values: impl Iterator<Item = &'v str>) -> Option<DateOrder> {
    let (mut day_first, mut month_first, mut year_first) = (0u32, 0u32, 0u32);
    for value in values.take(ORDER_SAMPLE) {
        match vote(value) {
            Some(DateOrder::DayMonthYear) => day_first += 1,
            Some(DateOrder::MonthDayYear) => month_first += 1,
            Some(DateOrder::YearMonthDay) => year_first += 1,
            None => {}
        }
    }
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Some(DateOrder::DayMonthYear),
        std::cmp::Ordering::Less => Some(DateOrder::MonthDayYear),
        std::cmp::Ordering::Equal => (year_first > 0 && day_first == 0).then_some(DateOrder::YearMonthDay),
    }
}

fn vote(value: &str) -> Option<DateOrder> {
    if value.len() > LONGEST {
        return None;
    }
    let [(a, width), (b, _), (_, last)] = *numbers(value)?.numbers.get(..3)? else { return None };
    match (a, b) {
        _ if width == 4 => Some(DateOrder::YearMonthDay),
        _ if last < 2 => None,
        (13..=31, 1..=12) => Some(DateOrder::DayMonthYear),
        (1..=12, 13..=31) => Some(DateOrder::MonthDayYear),
        _ => None,
    }
}

/// A calendar date; a time behind it is set aside.
pub(super) fn day(kind: Kind, text: &str, context: &Context) -> Draft {
    let Some(read) = (text.len() <= LONGEST).then(|| read_day(text, context)).flatten() else {
        return Draft::nothing(IssueCode::DateSyntax);
    };
    if read.year == 0 {
        return Draft::default().info(IssueCode::DateDefault);
    }
    let value = iso(read);
    let changed = value != text;
    let draft = Draft::of(value).change_if(changed, ChangeCode::Format);
    if !exists(read) {
        // As written: one slip away from a date, it still tells people apart.
        return draft.error(IssueCode::DateImpossible);
    }
    let draft = if read.ambiguous { draft.issue(ambiguous(read)) } else { draft };
    let draft = draft
        .warning_if(is_default(read), IssueCode::DateDefault)
        .warning_if(kind == Kind::DateBirth && is_after(read, context), IssueCode::DateFuture);
    if read.short_year { draft.info(IssueCode::DateTwoDigitYear) } else { draft }
}

/// Both readings, the one taken first.
fn ambiguous(read: Day) -> Issue {
    let other = Day { month: read.day, day: read.month, ..read };
    Issue::new(IssueCode::DateAmbiguous, Severity::Warning).offering(iso(read)).offering(iso(other))
}

/// Dates that systems fill in where they know none.
fn is_default(read: Day) -> bool {
    matches!(
        (read.year, read.month, read.day),
        (1..=99, ..)
            | (1900 | 1901 | 1970, 1, 1)
            | (1111, 11, 11)
            | (1899, 12, 30 | 31)
            | (1753, 1, 1)
            | (9999 | 2099, 12, 31)
    )
}

fn is_after(read: Day, context: &Context) -> bool {
    context.as_of.is_some_and(|today| read.year * 10_000 + read.month * 100 + read.day > today)
}

fn iso(read: Day) -> String {
    let mut text = String::with_capacity(10);
    push_digits(read.year, 4, &mut text);
    text.push('-');
    push_digits(read.month, 2, &mut text);
    text.push('-');
    push_digits(read.day, 2, &mut text);
    text
}

fn push_digits(number: u32, width: u32, into: &mut String) {
    for place in (0..width).rev() {
        into.push(char::from(b'0' + (number / 10u32.pow(place) % 10) as u8));
    }
}
