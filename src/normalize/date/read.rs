//! A text read as year, month and day, before it is judged.

use super::instant::split_time;
use crate::data::MONTHS;
use crate::normalize::clean::{Context, DateOrder};
use crate::text::digits;
use crate::text::fold::fold;

/// Countries that write the month first (CLDR 48, short date pattern M/d/y).
const MONTH_FIRST: [&str; 9] = ["US", "PH", "FM", "MH", "PW", "GU", "AS", "MP", "VI"];
/// Two digits below it are of this century, where today is not known.
const PIVOT: u32 = 40;
/// Year, month, day as written, and what was doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) ambiguous: bool,
    pub(super) short_year: bool,
}

/// Day, month and year as numbers with how many digits each was written in.
pub(super) type Number = (u32, usize);

/// The runs of digits, the month name if there is one, and where it stood.
pub(super) struct Numbers {
    pub(super) numbers: Vec<Number>,
    month: Option<u32>,
    points: bool,
}

pub(super) fn numbers(text: &str) -> Option<Numbers> {
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

pub(super) fn read_day(text: &str, context: &Context) -> Option<Day> {
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

pub(super) fn exists(read: Day) -> bool {
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
