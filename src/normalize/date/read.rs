//! A date as written: which number is the year, the month, the day, before it is judged.
//!
//! Does: every order, by what the text says itself, then the column, then the country; years of
//! two digits, of eras, of the Buddhist and the Minguo calendar; parts of a date.
//! Does not: settle what nothing settles: it gives both readings.

use super::instant::split_time;
use super::tokens::{Number, Tokens, tokens};
use super::whole::{of_count, whole};
use crate::data::lists::{MONTH_FIRST, YEAR_FIRST};
use crate::normalize::clean::{Context, DateOrder};
use crate::text::civil::{civil, days, days_in};
use crate::text::digits;

/// Two digits below it are of this century, where today is not known.
const PIVOT: u32 = 40;
/// From here on a year in Thailand is one of the Buddhist era.
const BUDDHIST: u32 = 2343;

/// Year, month and day; month and day are 0 where they are not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
}

/// A day with what was doubtful in reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) day: Day,
    /// What the numbers mean the other way round, where nothing settles it.
    pub(super) other: Option<Day>,
    pub(super) short_year: bool,
    /// Days or seconds that a system counted.
    pub(super) counted: bool,
}

/// A year as it counts, and whether its century was a choice.
type Year = (u32, bool);

impl Day {
    pub(super) fn of_epoch(days: i64) -> Self {
        let (year, month, day) = civil(days);
        Self { year: year as u32, month: month as u32, day: day as u32 }
    }

    /// Days since 1970.
    pub(super) fn number(self) -> i64 {
        days(i64::from(self.year), i64::from(self.month), i64::from(self.day))
    }

    pub(super) fn exists(self) -> bool {
        let longest = days_in(i64::from(self.year), i64::from(self.month)) as u32;
        (1..=9999).contains(&self.year)
            && (self.day == 0 || (1..=12).contains(&self.month) && self.day <= longest)
            && self.month <= 12
    }

    fn swapped(self) -> Self {
        Self { month: self.day, day: self.month, ..self }
    }
}

impl Reading {
    pub(super) fn sure(day: Day) -> Self {
        Self { day, other: None, short_year: false, counted: false }
    }

    fn of((year, short_year): Year, month: u32, day: u32) -> Self {
        Self { short_year, ..Self::sure(Day { year, month, day }) }
    }

    /// A year of two digits that is nobody's birth may lie ahead, by less than fifty years.
    pub(super) fn ahead(self, context: &Context) -> Self {
        let limit = context.as_of.map_or(0, |today| today / 10_000 + 50);
        if !self.short_year || context.pivot.is_some() || self.day.year + 100 >= limit {
            return self;
        }
        let later = |day: Day| Day { year: day.year + 100, ..day };
        Self { day: later(self.day), other: self.other.map(later), ..self }
    }

    /// The likelier of two readings; the other stays where it is a day, too.
    pub(super) fn or(self, other: Day) -> Self {
        let differs = other != self.day && other.exists();
        Self { other: differs.then_some(other), ..self }
    }
}

pub(super) fn read(text: &str, context: &Context) -> Option<Reading> {
    let (date, _) = split_time(text);
    let bare = date.strip_suffix(".0").filter(|date| digits::all(date)).unwrap_or(date);
    if digits::all(bare) {
        return whole(bare, context);
    }
    if let Some(read) = of_count(bare).or_else(|| of_week(bare)) {
        return Some(read);
    }
    let found = tokens(date)?;
    match (found.numbers.as_slice(), found.month) {
        ([a, b], Some(month)) => named(*a, *b, month, &found, context),
        ([a], Some(month)) => {
            let is_year = a.1 == 4 || a.0 > 31 || found.year_at.is_some();
            Some(Reading::of(found.year(*a, context).filter(|_| is_year)?, month, 0))
        }
        ([a, b, c], None) => three([*a, *b, *c], &found, context),
        ([a, b, c], Some(month)) => {
            three([*a, *b, *c], &found, context).or_else(|| named(*a, *b, month, &found, context))
        }
        ([a, b], None) if !found.unknown => two(*a, *b, &found, context),
        ([a], None) => Some(Reading::of(found.year(*a, context).filter(|_| found.year_at.is_some())?, 0, 0)),
        _ => None,
    }
}

/// A day of no year, as address books and newsletters keep birthdays (`--04-27` in ISO 8601:1988 and vCard, 04/27,
/// 27 April), in a year that has all days.
pub(super) fn birthday(text: &str, context: &Context) -> Option<Reading> {
    const LEAP: u32 = 2000;
    let found = tokens(text).filter(|found| !found.unknown && found.year_at.is_none())?;
    let sure = |month, day| Some(Reading::sure(Day { year: LEAP, month, day }));
    let read = match (found.numbers.as_slice(), found.month) {
        ([(day, 1 | 2)], Some(month)) => sure(month, *day),
        ([(both, 4)], None) if text.starts_with("--") => sure(both / 100, both % 100),
        ([(month, 2), (day, 2)], None) if text.starts_with("--") => sure(*month, *day),
        ([a @ (_, 1 | 2), b @ (_, 1 | 2)], None)
            if text.bytes().all(|b| b.is_ascii_digit() || b"/.- ".contains(&b)) =>
        {
            three([*a, *b, (LEAP, 4)], &found, context)
        }
        _ => None,
    }?;
    (read.day.month > 0 && read.day.day > 0 && read.day.exists()).then_some(read)
}

/// The name of a month with a day and a year.
fn named(a: Number, b: Number, month: u32, found: &Tokens, context: &Context) -> Option<Reading> {
    let year_first = found.year_at == Some(0) || a.1 > 2 || (a.0 > 31 && b.1 < 3);
    let (day, year) = if year_first { (b, a) } else { (a, b) };
    (day.1 < 3).then_some(())?;
    Some(Reading::of(found.year(year, context)?, month, day.0))
}

/// Year and month, or the year and the number of a day in it (ISO 8601).
fn two(a: Number, b: Number, found: &Tokens, context: &Context) -> Option<Reading> {
    let year_first = a.1 == 4 || found.year_at == Some(0);
    let (year, rest) = if year_first { (a, b) } else { (b, a) };
    if year.1 != 4 && found.year_at.is_none() {
        return None;
    }
    let year = found.year(year, context)?;
    match rest.1 {
        1 | 2 => Some(Reading::of(year, rest.0, 0)),
        3 if year_first => of_year(year.0, rest.0),
        _ => None,
    }
}

/// 1980-W11-3: year, week and day of the week (ISO 8601); the first week has the fourth of January.
fn of_week(text: &str) -> Option<Reading> {
    let (year, rest) = text.split_once(['W', 'w'])?;
    let (week, day) = rest.split_at_checked(2)?;
    let number = |text: &str, width| {
        (digits::all(text) && text.len() == width).then(|| text.parse::<i64>().unwrap_or_default())
    };
    let year = number(year.trim_end_matches('-'), 4)?;
    let (week, day) = (number(week, 2)?, number(day.trim_start_matches('-'), 1)?);
    let fourth = days(year, 1, 4);
    let monday = fourth - (fourth + 3).rem_euclid(7);
    let is_day = (1..=53).contains(&week) && (1..=7).contains(&day);
    is_day.then(|| Reading::sure(Day::of_epoch(monday + (week - 1) * 7 + day - 1)))
}

fn of_year(year: u32, number: u32) -> Option<Reading> {
    let day = Day::of_epoch(days(i64::from(year), 1, 1) + i64::from(number) - 1);
    (day.year == year).then_some(Reading::sure(day))
}

/// Three numbers with signs between them.
fn three([a, b, c]: [Number; 3], found: &Tokens, context: &Context) -> Option<Reading> {
    let written_first = a.1 > 2 || (a.0 > 31 && c.1 < 3) || found.year_at == Some(0);
    let by_order = found.year_at.is_none() && c.1 < 3 && prefers_year_first(context);
    if written_first || by_order {
        (b.1 < 3 && c.1 < 3).then_some(())?;
        let read = turned(Reading::of(found.year(a, context)?, b.0, c.0));
        if written_first || read.day.exists() {
            return Some(read);
        }
    }
    (a.1 < 3 && b.1 < 3).then_some(())?;
    let year = found.year(c, context)?;
    let (day_first, month_first) = (Reading::of(year, b.0, a.0), Reading::of(year, a.0, b.0));
    let settled = match (a.0, b.0) {
        (13.., _) => Some(false),
        (_, 13..) => Some(true),
        _ => prefers_month_first(context).or(found.points.then_some(false)),
    };
    Some(match settled {
        Some(true) => month_first,
        Some(false) => day_first,
        None => day_first.or(month_first.day),
    })
}

/// A year-first date with its month and day the wrong way round is read, and said to be doubtful.
fn turned(read: Reading) -> Reading {
    match read.day {
        Day { month: 13..=31, day: 1..=12, .. } => {
            Reading { day: read.day.swapped(), other: Some(read.day.swapped()), ..read }
        }
        _ => read,
    }
}

/// What the column or the country says about numeric dates.
pub(super) fn prefers_month_first(context: &Context) -> Option<bool> {
    match context.date_order {
        Some(DateOrder::DayMonthYear) => Some(false),
        Some(DateOrder::MonthDayYear) => Some(true),
        _ => context.country().map(|country| MONTH_FIRST.contains(&country)),
    }
}

pub(super) fn prefers_year_first(context: &Context) -> bool {
    match context.date_order {
        Some(order) => order == DateOrder::YearMonthDay,
        None => context.country().is_some_and(|country| YEAR_FIRST.contains(&country)),
    }
}

impl Tokens {
    /// The year that a number means: of its era, else of the calendar of the country.
    fn year(&self, number: Number, context: &Context) -> Option<Year> {
        match self.era {
            // Years of the Buddhist era are fewer here; no other has lasted a hundred years.
            Some(years) => {
                let year = number.0.checked_add_signed(years)?;
                (number.1 < 3 || (years < 0 && year < BUDDHIST)).then_some((year, false))
            }
            None if self.thai => year_in("TH", number, context),
            None => year(number, context),
        }
    }
}

/// Four digits, or two by the pivot; without one: this century up to today, else the last.
pub(super) fn year(number: Number, context: &Context) -> Option<Year> {
    year_in(context.country().unwrap_or_default(), number, context)
}

fn year_in(country: &str, (year, width): Number, context: &Context) -> Option<Year> {
    match (width, country) {
        (2 | 3, "TW") => Some((year + 1911, false)),
        // A year that would be one of that calendar again is none.
        (4, "TH") if year >= BUDDHIST => Some((year - 543, false)).filter(|(year, _)| *year < BUDDHIST),
        (4, _) => Some((year, false)),
        (2, _) => {
            let by_today = || context.as_of.map_or(PIVOT, |today| today / 10_000 % 100 + 1);
            let pivot = context.pivot.unwrap_or_else(by_today);
            Some((year + if year < pivot { 2000 } else { 1900 }, true))
        }
        _ => None,
    }
}
