//! Calendar dates and instants, to `YYYY-MM-DD` and RFC 3339.
//!
//! Does: ISO, day-month-year, month-day-year, compact, month names of many languages, two-digit
//! years by a pivot, eras, serials and Unix times; flags what is impossible, in the future, in part,
//! or a default that systems fill in.
//! Does not: know the summer time of a place, or guess silently: where nothing settles the order of day and
//! month, it says so.

mod instant;
mod parts;
mod read;
mod tokens;
mod whole;

pub(super) use instant::instant;
pub use parts::date_of_parts;

use super::clean::{Clean, Context, DateOrder, Issue};
use super::draft::Draft;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity};
use read::{Day, Reading, birthday, read};
use tokens::tokens;

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
    let found = tokens(value).filter(|found| found.year_at.is_none())?;
    let (a, width, b, last) = match *found.numbers.as_slice() {
        [(a, width), (b, _), (_, last), ..] => (a, width, b, last),
        [(a, width @ (1 | 2)), (b, last @ 2)] if found.month.is_none() => (a, width, b, last),
        _ => return None,
    };
    match (a, b) {
        _ if width == 4 => Some(DateOrder::YearMonthDay),
        _ if last < 2 => None,
        (13..=31, 1..=12) => Some(DateOrder::DayMonthYear),
        (1..=12, 13..=31) => Some(DateOrder::MonthDayYear),
        _ => None,
    }
}

/// A calendar date; a time behind it is set aside. Year and month, or the year alone, is a date in
/// part.
pub(super) fn day(kind: Kind, text: &str, context: &Context) -> Draft {
    let bare = Some(instant::without_note(text)).filter(|bare| bare.len() <= LONGEST);
    let bare = bare.map(instant::with_colons);
    let bare = bare.as_deref();
    let usual = |bare| read(bare, context).or_else(|| read(&instant::reordered(bare, context)?, context));
    let Some(read) = bare.and_then(usual) else {
        let read = bare.filter(|_| kind == Kind::DateBirth).and_then(|bare| birthday(bare, context));
        return read.map_or(Draft::nothing(IssueCode::DateSyntax), |read| of_no_year(text, read));
    };
    let read = if kind == Kind::DateBirth { read } else { read.ahead(context) };
    let day = known(read.day);
    let is_zeros = read.short_year && day.year.is_multiple_of(100) && day.month == 0;
    // What a spreadsheet shows for its day 0: 1/0/1900.
    let numbers =
        |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    let is_day_zero = day.year == 1900 && day.day == 0 && bare.is_some_and(|bare| numbers(bare) == 3);
    if day.year == 0 || is_zeros || is_day_zero {
        return Draft::default().info(IssueCode::DateDefault);
    }
    if day.month == 0 && !whole::LONE_YEARS.contains(&day.year) {
        return Draft::nothing(IssueCode::DateSyntax);
    }
    let value = iso(day);
    if !day.exists() {
        // To show and to compare with: one slip away from a date, it still tells people apart.
        return Draft::nothing(IssueCode::DateImpossible).showing(Some(value));
    }
    let changed = value != text;
    let mut draft = Draft::of(value).change_if(changed, ChangeCode::Format);
    if let Some(other) = read.other {
        draft = draft.issue(doubt(IssueCode::DateAmbiguous, Severity::Warning, day, other));
    }
    if read.short_year {
        let year = if day.year < 2000 { day.year + 100 } else { day.year - 100 };
        draft = draft.issue(doubt(IssueCode::DateTwoDigitYear, Severity::Info, day, Day { year, ..day }));
    }
    draft = draft
        .warning_if(is_default(day), IssueCode::DateDefault)
        .warning_if(kind == Kind::DateBirth && is_after(day, context), IssueCode::DateFuture);
    if read.counted {
        draft = draft.info(IssueCode::DateSerial);
    }
    if day.day == 0 { draft.info(IssueCode::DatePartial) } else { draft }
}

/// A birthday: it tells when to congratulate, and nothing by which records are compared.
fn of_no_year(text: &str, read: Reading) -> Draft {
    let shown = |day| format!("-{}", iso(day).split_off(4));
    let value = shown(read.day);
    let changed = value != text;
    let draft =
        Draft::of(value).change_if(changed, ChangeCode::Format).warning_if(true, IssueCode::DatePartial);
    match read.other {
        Some(other) => {
            let issue = Issue::new(IssueCode::DateAmbiguous, Severity::Warning);
            draft.issue(issue.offering(shown(read.day)).offering(shown(other)))
        }
        None => draft,
    }
}

/// The same of a day in the form of ISO 8601 that nothing is to be said about.
pub(super) fn quick(kind: Kind, raw: &str, context: &Context) -> Option<Clean> {
    let is_sign = |(at, byte): (usize, &u8)| matches!(at, 4 | 7) == (*byte == b'-');
    let is_iso = raw.len() == 10 && raw.as_bytes().iter().enumerate().all(is_sign);
    let day = calendar_day(raw).filter(|day| is_iso && (1902..2100).contains(&day.year))?;
    let is_odd = is_default(day) || kind == Kind::DateBirth && is_after(day, context);
    (!is_odd).then(|| Clean::quick(raw, raw.into(), ChangeCode::Format))
}

/// Zeros stand for what is not known: 1980-00-00 is the year alone.
fn known(day: Day) -> Day {
    if day.month == 0 { Day { day: 0, ..day } } else { day }
}

/// What else a date may mean; what is no day is no reading.
fn doubt(code: IssueCode, severity: Severity, taken: Day, other: Day) -> Issue {
    let issue = Issue::new(code, severity).offering(iso(taken));
    if other != taken && other.exists() { issue.offering(iso(other)) } else { issue }
}

/// Whole years at a day, both as `yyyy-mm-dd`. Who was born on 29 February turns a year older on 1
/// March where there is none (BGB § 188(2); most laws count so). Nothing before the birth, or where a
/// date is not whole.
///
/// ```
/// use selfsame::normalize::age;
/// assert_eq!(age("2008-02-29", "2026-02-28"), Some(17));
/// assert_eq!(age("2008-02-29", "2026-03-01"), Some(18));
/// assert_eq!(age("2008", "2026-03-01"), None);
/// ```
#[must_use]
pub fn age(birth: &str, at: &str) -> Option<u32> {
    let (born, now) = (calendar_day(birth)?, calendar_day(at)?);
    let had_birthday = (now.month, now.day) >= (born.month, born.day);
    now.year.checked_sub(born.year)?.checked_sub(u32::from(!had_birthday))
}

fn calendar_day(text: &str) -> Option<Day> {
    let mut fields = text.splitn(3, '-').map(|field| field.parse().ok().filter(|_| digits::all(field)));
    let day = Day { year: fields.next()??, month: fields.next()??, day: fields.next()?? };
    (day.exists() && day.day > 0).then_some(day)
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
    for field in [read.month, read.day].into_iter().take_while(|field| *field > 0) {
        text.push('-');
        push_digits(field, 2, &mut text);
    }
    text
}

fn push_digits(number: u32, width: u32, into: &mut String) {
    for place in (0..width).rev() {
        into.push(char::from(b'0' + (number / 10u32.pow(place) % 10) as u8));
    }
}
