//! Calendar dates and instants, to `YYYY-MM-DD` and RFC 3339.
//!
//! Does: ISO, day-month-year, month-day-year, compact, month names of many languages, two-digit
//! years by a pivot; flags what is impossible, in the future, or a default that systems fill in.
//! Does not: read a time zone name, or guess silently: where nothing settles the order of day and
//! month, it says so.

use super::clean::{Context, DateOrder};
use super::draft::Draft;
use crate::data::MONTHS;
use crate::text::digits;
use crate::text::fold::fold;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity};

/// Countries that write the month first (CLDR 48, short date pattern M/d/y).
const MONTH_FIRST: [&str; 9] = ["US", "PH", "FM", "MH", "PW", "GU", "AS", "MP", "VI"];
/// Distinct values that are looked at to settle the order of a column.
const ORDER_SAMPLE: usize = 20_000;
/// Two digits below it are of this century, where today is not known.
const PIVOT: u32 = 40;
/// Longest text that can be a date with its time and weekday.
const LONGEST: usize = 64;

/// Year, month, day as written, and what was doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: u32,
    month: u32,
    day: u32,
    ambiguous: bool,
    short_year: bool,
}

/// Day, month and year as numbers with how many digits each was written in.
type Number = (u32, usize);

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
    let draft = draft
        .warning_if(read.ambiguous, IssueCode::DateAmbiguous)
        .warning_if(is_default(read), IssueCode::DateDefault)
        .warning_if(kind == Kind::DateBirth && is_after(read, context), IssueCode::DateFuture);
    if read.short_year { draft.info(IssueCode::DateTwoDigitYear) } else { draft }
}

/// An instant: date and time with its offset where one is written; RFC 3339 without one otherwise.
pub(super) fn instant(text: &str, context: &Context) -> Draft {
    if let Some(value) = epoch(text) {
        return Draft::of(value).change(ChangeCode::Format);
    }
    let (date, time) = split_time(text);
    let draft = day(Kind::Timestamp, date, context);
    if draft.value.is_empty()
        || time.is_empty()
        || !draft.issues.iter().all(|issue| issue.severity < Severity::Error)
    {
        return draft;
    }
    let Some(time) = clock(time) else { return Draft::nothing(IssueCode::DateSyntax) };
    let value = [draft.value.as_str(), "T", &time].concat();
    let changed = value != text;
    let mut instant = Draft { value, changes: Vec::new(), ..draft }.change_if(changed, ChangeCode::Format);
    instant.display = None;
    instant
}

/// The runs of digits, the month name if there is one, and where it stood.
struct Numbers {
    numbers: Vec<Number>,
    month: Option<u32>,
    points: bool,
}

fn numbers(text: &str) -> Option<Numbers> {
    let mut found = Numbers { numbers: Vec::new(), month: None, points: text.contains('.') };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = digits::digit(first).is_some();
        let is_letter = first.is_alphabetic();
        let same = |c: char| (digits::digit(c).is_some(), c.is_alphabetic()) == (is_digit, is_letter);
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        rest = tail;
        if is_digit {
            found.numbers.push(number(run)?);
        } else if is_letter && found.month.is_none() {
            found.month = MONTHS.get(&fold(run)).and_then(|month| month.parse().ok());
        }
    }
    Some(found)
}

/// Nothing for a number that is too long to be of a date.
fn number(run: &str) -> Option<Number> {
    let width = run.chars().count();
    let value =
        || run.chars().filter_map(digits::digit).fold(0, |value, digit| value * 10 + u32::from(digit));
    (width < 10).then(|| (value(), width))
}

fn read_day(text: &str, context: &Context) -> Option<Day> {
    let (date, _) = split_time(text);
    let found = numbers(date.trim_end_matches(".0"))?;
    match (found.numbers.as_slice(), found.month) {
        ([(day, _), year], Some(month)) if *day <= 31 => named(*day, month, *year, context),
        ([year, (day, _)], Some(month)) => named(*day, month, *year, context),
        ([(whole, 8)], None) => compact(*whole, context),
        ([a, b, c], None) => three(*a, *b, *c, found.points, context),
        _ => None,
    }
}

fn named(day: u32, month: u32, year: Number, context: &Context) -> Option<Day> {
    let (year, short_year) = full_year(year, context)?;
    Some(Day { year, month, day, ambiguous: false, short_year })
}

/// Eight digits: the year first where that is a date, else last.
fn compact(whole: u32, context: &Context) -> Option<Day> {
    let day_of = |year, month, day| Day { year, month, day, ambiguous: false, short_year: false };
    let year_first = day_of(whole / 10_000, whole / 100 % 100, whole % 100);
    let day_first = day_of(whole % 10_000, whole / 10_000 % 100, whole / 1_000_000);
    let month_first = Day { month: day_first.day, day: day_first.month, ..day_first };
    let likely = |day: &Day| (1000..2200).contains(&day.year);
    if likely(&year_first) && exists(year_first) {
        return Some(year_first);
    }
    let (first, second) = match prefers_month_first(context) {
        Some(true) => (month_first, day_first),
        _ => (day_first, month_first),
    };
    let read = [first, second].into_iter().find(|day| likely(day) && exists(*day));
    Some(read.unwrap_or_else(|| swapped(year_first)))
}

/// Three numbers with signs between them.
fn three(a: Number, b: Number, c: Number, points: bool, context: &Context) -> Option<Day> {
    let by_order = context.date_order == Some(DateOrder::YearMonthDay) && c.1 < 3;
    if a.1 > 2 || (a.0 > 31 && c.1 < 3) || by_order {
        if b.1 > 2 || c.1 > 2 {
            return None;
        }
        let (year, short_year) = full_year(a, context)?;
        return Some(swapped(Day { year, month: b.0, day: c.0, ambiguous: false, short_year }));
    }
    let (year, short_year) = full_year(c, context)?;
    if a.1 > 2 || b.1 > 2 {
        return None;
    }
    let settled = match (a.0, b.0) {
        (13.., _) => Some(false),
        (_, 13..) => Some(true),
        (a, b) if a == b => Some(false),
        _ => prefers_month_first(context).or(points.then_some(false)),
    };
    let (month, day) = if settled == Some(true) { (a.0, b.0) } else { (b.0, a.0) };
    Some(Day { year, month, day, ambiguous: settled.is_none(), short_year })
}

/// A year-first date with its month and day the wrong way round is read, and said to be doubtful.
fn swapped(read: Day) -> Day {
    match read {
        Day { month: 13..=31, day: 1..=12, .. } => {
            Day { month: read.day, day: read.month, ambiguous: true, ..read }
        }
        _ => read,
    }
}

/// What the column or the country says about numeric dates.
fn prefers_month_first(context: &Context) -> Option<bool> {
    match context.date_order {
        Some(DateOrder::DayMonthYear) => Some(false),
        Some(DateOrder::MonthDayYear) => Some(true),
        _ => context.country().map(|country| MONTH_FIRST.contains(&country)),
    }
}

/// Four digits, or two by the pivot: this century up to today, else the last.
fn full_year((year, width): Number, context: &Context) -> Option<(u32, bool)> {
    match width {
        4 => Some((year, false)),
        2 => {
            let pivot = context.as_of.map_or(PIVOT, |today| today / 10_000 % 100 + 1);
            Some((year + if year < pivot { 2000 } else { 1900 }, true))
        }
        _ => None,
    }
}

fn exists(read: Day) -> bool {
    let leap =
        read.year.is_multiple_of(4) && (!read.year.is_multiple_of(100) || read.year.is_multiple_of(400));
    let longest = match read.month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&read.day) && (1..=9999).contains(&read.year)
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

/// The date and the time: parted by `T` or a space before the first colon, or by `h`.
fn split_time(text: &str) -> (&str, &str) {
    let Some(colon) = text.find(':') else { return (text, "") };
    let before = text.get(..colon).unwrap_or_default();
    match before.rfind([' ', 'T', 't', ',']) {
        Some(at) => (
            before.get(..at).unwrap_or_default().trim_end_matches(','),
            text.get(at + 1..).unwrap_or_default().trim(),
        ),
        None => (text, ""),
    }
}

/// `HH:MM:SS` with a fraction and an offset where they are written; nothing where it is no time.
fn clock(text: &str) -> Option<String> {
    let (time, zone) = split_zone(text);
    let upper = time.trim().to_ascii_uppercase();
    let (time, half) = match upper
        .strip_suffix("AM")
        .map(|time| (time, 0))
        .or(upper.strip_suffix("PM").map(|time| (time, 12)))
    {
        Some((time, half)) => (time.trim_end(), Some(half)),
        None => (upper.as_str(), None),
    };
    let (whole, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    let mut fields = whole.split(':').map(|field| field.parse::<u32>().ok().filter(|_| digits::all(field)));
    let (hour, minute, second) = (fields.next()??, fields.next()??, fields.next().unwrap_or(Some(0))?);
    let hour = half.map_or(hour, |half| hour % 12 + half);
    if hour > 23
        || minute > 59
        || second > 60
        || fields.next().is_some()
        || (!fraction.is_empty() && !digits::all(fraction))
    {
        return None;
    }
    let mut text = String::with_capacity(16);
    for (at, field) in [hour, minute, second].into_iter().enumerate() {
        if at > 0 {
            text.push(':');
        }
        push_digits(field, 2, &mut text);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction.get(..9).unwrap_or(fraction));
    }
    text.push_str(&offset(zone)?);
    Some(text)
}

fn split_zone(time: &str) -> (&str, &str) {
    let at = time
        .find(['+', '−', 'Z', 'z'])
        .or_else(|| time.rfind('-'))
        .or_else(|| time.find("UTC"))
        .or_else(|| time.find("GMT"));
    at.and_then(|at| Some((time.get(..at)?, time.get(at..)?))).unwrap_or((time, ""))
}

/// `Z`, `UTC`, `+02:00`, `+0200`, `+02` as RFC 3339 writes them.
fn offset(zone: &str) -> Option<String> {
    match zone {
        "" => return Some(String::new()),
        "Z" | "z" | "UTC" | "GMT" => return Some("Z".to_owned()),
        _ => {}
    }
    let sign = if zone.starts_with('+') { "+" } else { "-" };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        2 => Some([sign, &digits, ":00"].concat()),
        4 => Some([sign, digits.get(..2)?, ":", digits.get(2..)?].concat()),
        _ => None,
    }
}

/// Seconds or milliseconds since 1970, as systems export them: ten or thirteen digits.
fn epoch(text: &str) -> Option<String> {
    if !digits::all(text) || !matches!(text.len(), 10 | 13) {
        return None;
    }
    let seconds: u64 = text.get(..10)?.parse().ok()?;
    let (year, month, day) = civil(i64::try_from(seconds / 86_400).ok()?);
    let mut value = iso(Day { year, month, day, ambiguous: false, short_year: false });
    for (mark, field) in [('T', seconds / 3_600 % 24), (':', seconds / 60 % 60), (':', seconds % 60)] {
        value.push(mark);
        push_digits(field as u32, 2, &mut value);
    }
    let millis = text.get(10..)?.trim_end_matches('0');
    if !millis.is_empty() {
        value.push('.');
        value.push_str(millis);
    }
    value.push('Z');
    Some(value)
}

/// Civil date of a day since 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (u32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as u32, month as u32, day as u32)
}
