//! Dates without a sign between their numbers: compact, or counted by a system.
//!
//! Does: `19801231` and its orders, with a time behind; six digits; a year; the serials of
//! spreadsheets; seconds and milliseconds since 1970.
//! Does not: take a count for a date without saying so.

use super::read::{Day, Reading, prefers_month_first, prefers_year_first, year};
use crate::normalize::clean::Context;
use crate::text::digits;
use crate::text::find;
use std::ops::Range;

/// Days of a spreadsheet's calendar before 1970 (serial 1 is 1900-01-01, with its 29 February 1900).
const SERIAL_OF_1970: i64 = 25_569;
/// Fewer days are a number with zeros before it.
const FIRST_SERIAL: u32 = 10_000;
const DAY_SECONDS: i64 = 86_400;
/// Four digits that may be a year where nothing else says so.
pub(super) const LONE_YEARS: Range<u32> = 1000..2200;

/// An instant as a system counts or stamps it.
pub(super) struct Count<'t> {
    pub(super) days: i64,
    pub(super) second: i64,
    /// Digits of the fraction of the second.
    pub(super) fraction: &'t str,
    /// `Z` where the count is one of UTC.
    pub(super) zone: &'static str,
}

/// Digits, perhaps with a minus before them.
pub(super) fn whole(text: &str, context: &Context) -> Option<Reading> {
    let number: u32 = text.parse().unwrap_or_default();
    match text.len() {
        4 => plausible(day_of((year((number, 4), context)?.0, 0, 0))).map(Reading::sure),
        5 if number >= FIRST_SERIAL => {
            counted(i64::from(number) - SERIAL_OF_1970).filter(|read| is_recent(read.day))
        }
        6 => six(number, context),
        7 if context.country() == Some("TW") => {
            let (year, rest) = (number / 10_000, number % 10_000);
            Some(Reading::sure(day_of((year + 1911, rest / 100, rest % 100))))
        }
        8 => eight(number, context),
        _ => of_count(text),
    }
}

/// The day of a count or a stamp; a stamp is no count, though it looks like one.
pub(super) fn of_count(text: &str) -> Option<Reading> {
    let count = count(text)?;
    let read = counted(count.days)?;
    let is_stamp = text.ends_with('Z');
    Some(Reading { counted: !is_stamp && (count.zone == "Z" || find::holds(text, '.')), ..read })
}

/// Seconds or milliseconds since 1970, a serial with its time, digits of date and time.
pub(super) fn count(text: &str) -> Option<Count<'_>> {
    serial(text).or_else(|| stamped(text)).or_else(|| epoch(text))
}

fn day_of((year, month, day): (u32, u32, u32)) -> Day {
    Day { year, month, day }
}

fn counted(days: i64) -> Option<Reading> {
    Some(Reading { counted: true, ..Reading::sure(Day::of_epoch(days)) })
}

fn plausible(day: Day) -> Option<Day> {
    (LONE_YEARS.contains(&day.year) && day.exists()).then_some(day)
}

fn is_recent(day: Day) -> bool {
    (1900..2100).contains(&day.year)
}

/// The first readable of several readings; the next that is another day stays beside it.
fn first_of(readings: &[Day], settled: bool) -> Option<Reading> {
    let mut readable = readings.iter().copied().filter_map(plausible);
    let read = Reading::sure(readable.next()?);
    let other = readable.find(|day| *day != read.day).filter(|_| !settled);
    Some(other.map_or(read, |other| read.or(other)))
}

/// Eight digits: the year first where that is a date, else last.
fn eight(whole: u32, context: &Context) -> Option<Reading> {
    let year_first = Day { year: whole / 10_000, month: whole / 100 % 100, day: whole % 100 };
    if let Some(day) = plausible(year_first) {
        return Some(Reading::sure(day));
    }
    let month_first = prefers_month_first(context);
    let (a, b) = (whole / 1_000_000, whole / 10_000 % 100);
    let (d, m) = if month_first == Some(true) { (b, a) } else { (a, b) };
    let year = whole % 10_000;
    let read = first_of(&[day_of((year, m, d)), day_of((year, d, m))], month_first.is_some());
    read.or_else(|| Some(turned(year_first)))
}

/// Month and day the wrong way round behind a year; a slip stays as it is, and is no date.
fn turned(read: Day) -> Reading {
    let day = Day { month: read.day, day: read.month, ..read };
    match plausible(day) {
        Some(day) => Reading { other: Some(day), ..Reading::sure(day) },
        None => Reading::sure(read),
    }
}

/// Six digits: a year of two digits at either end, or a year of four and a month.
fn six(whole: u32, context: &Context) -> Option<Reading> {
    let (a, b, c) = (whole / 10_000, whole / 100 % 100, whole % 100);
    let (first, last) = (year((a, 2), context)?.0, year((c, 2), context)?.0);
    let (dmy, mdy, ymd) = ((last, b, a), (last, a, b), (first, b, c));
    let month_first = prefers_month_first(context);
    let readings = match month_first {
        _ if prefers_year_first(context) => [ymd, dmy, mdy],
        Some(true) => [mdy, ymd, dmy],
        _ => [dmy, ymd, mdy],
    };
    let settled = context.date_order.is_some();
    match first_of(&readings.map(day_of), settled) {
        Some(read) => Some(Reading { short_year: true, ..read }),
        None => plausible(day_of((whole / 100, c, 0))).map(Reading::sure),
    }
}

/// `44197.5`: days with a fraction of a day.
fn serial(text: &str) -> Option<Count<'_>> {
    let (whole, part) = text.split_once('.').filter(|(whole, part)| whole.len() == 5 && digits::all(part))?;
    let days = whole.parse::<i64>().ok()? - SERIAL_OF_1970;
    let part = part.get(..9).unwrap_or(part);
    let scale = 10i64.pow(part.len() as u32);
    let second = (part.parse::<i64>().ok()? * DAY_SECONDS + scale / 2) / scale;
    is_recent(Day::of_epoch(days)).then_some(Count {
        days: days + second / DAY_SECONDS,
        second: second % DAY_SECONDS,
        fraction: "",
        zone: "",
    })
}

/// Eight digits of a date with four or six of a time behind them, as ISO 8601 has them or bare.
fn stamped(text: &str) -> Option<Count<'_>> {
    let (date, time) = text.split_at_checked(8)?;
    let time = time.strip_prefix(['T', ' ']).unwrap_or(time);
    let (time, zone) = time.strip_suffix('Z').map_or((time, ""), |time| {
        // A directory (LDAP) writes tenths of seconds, too.
        (time.strip_suffix(".0").unwrap_or(time), "Z")
    });
    (matches!(time.len(), 4 | 6) && digits::all(date) && digits::all(time)).then_some(())?;
    let date: u32 = date.parse().ok()?;
    let time: i64 = time.parse::<i64>().ok()? * if time.len() == 4 { 100 } else { 1 };
    let day = day_of((date / 10_000, date / 100 % 100, date % 100));
    let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100);
    (is_recent(day) && day.exists() && hour < 24 && minute < 60 && second < 60).then_some(Count {
        days: day.number(),
        second: (hour * 60 + minute) * 60 + second,
        fraction: "",
        zone,
    })
}

/// Nine or ten digits of seconds, or three more of milliseconds.
fn epoch(text: &str) -> Option<Count<'_>> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.trim_start_matches('-').len() {
        9 | 10 => number,
        12 | 13 => number.div_euclid(1000),
        _ => return None,
    };
    let is_millis = seconds != number && number >= 0;
    Some(Count {
        days: seconds.div_euclid(DAY_SECONDS),
        second: seconds.rem_euclid(DAY_SECONDS),
        fraction: text.get(text.len() - 3..).filter(|_| is_millis).unwrap_or_default(),
        zone: "Z",
    })
}
