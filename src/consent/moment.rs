//! Instants and days, as RFC 3339 writes them.
//!
//! Does: read them, order them, count days; keeps the text as it was written.
//! Does not: ask what time it is now, or know time zones by name.

use crate::text::civil::{civil, days, days_in};
use serde::{Serialize, Serializer};
use std::fmt;

const DAY: i64 = 86_400_000;

/// An instant, or a whole day where no time of day is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Box<Written>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Written {
    /// Milliseconds since 1970-01-01T00:00Z of the instant, or of the day's begin.
    millis: i64,
    whole_day: bool,
    text: Box<str>,
}

impl Moment {
    /// Reads `2026-11-21` or `2026-11-21T10:00:00+01:00`. A time needs its offset.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, rest) = date(text)?;
        if rest.is_empty() {
            return Some(Self::day(text, day));
        }
        let rest = rest.strip_prefix(['T', 't'])?;
        let (time, rest) = time_of_day(rest)?;
        let offset = offset(rest)?;
        Some(Self::of(day * DAY + time - offset, false, text))
    }

    /// Reads also what exports write: a space for the `T`, `UTC`, `+0100`. A time without offset
    /// counts as its whole day, for nobody knows when it was elsewhere.
    #[must_use]
    pub fn parse_export(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, rest) = date(text)?;
        let Some(rest) = rest.strip_prefix(['T', 't', ' ']) else {
            return rest.is_empty().then(|| Self::day(text, day));
        };
        let (time, rest) = time_of_day(rest)?;
        match rest.trim_start() {
            "" => Some(Self::day(text.get(..10)?, day)),
            zone => {
                let offset = if zone == "UTC" { 0 } else { offset(zone)? };
                Some(Self::instant(day * DAY + time - offset))
            }
        }
    }

    fn of(millis: i64, whole_day: bool, text: &str) -> Self {
        Self(Box::new(Written { millis, whole_day, text: text.into() }))
    }

    fn day(text: &str, day: i64) -> Self {
        Self::of(day * DAY, true, text)
    }

    /// The instant of so many milliseconds since 1970-01-01T00:00Z, written in UTC to the second.
    #[must_use]
    pub fn instant(millis: i64) -> Self {
        let (day, second) = (millis.div_euclid(DAY), millis.rem_euclid(DAY) / 1000);
        let (year, month, date) = civil(day);
        let mut text = String::with_capacity(20);
        for (number, width, behind) in [
            (year, 4, '-'),
            (month, 2, '-'),
            (date, 2, 'T'),
            (second / 3600, 2, ':'),
            (second / 60 % 60, 2, ':'),
            (second % 60, 2, 'Z'),
        ] {
            padded(&mut text, number, width);
            text.push(behind);
        }
        Self::of(millis, false, &text)
    }

    /// Where it begins, in milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn begins(&self) -> i64 {
        self.0.millis
    }

    /// Its last millisecond.
    #[must_use]
    pub fn ends(&self) -> i64 {
        if self.0.whole_day { self.0.millis + DAY - 1 } else { self.0.millis }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.text)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text)
    }
}

/// A number with zeros before it, as many as it lacks digits.
fn padded(out: &mut String, number: i64, width: usize) {
    if number > 9 || width > 1 {
        padded(out, number / 10, width.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10).unsigned_abs() as u8));
}

/// `yyyy-mm-dd` at the start, as days since 1970-01-01, and what follows.
fn date(text: &str) -> Option<(i64, &str)> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    (year > 0 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day))
        .then(|| (days(year, month, day), rest))
}

/// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff…` at the start, in milliseconds, and what follows.
fn time_of_day(text: &str) -> Option<(i64, &str)> {
    let (hour, rest) = digits(text, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => digits(rest, 2)?,
        None => (0, rest),
    };
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => millis(rest)?,
        None => (0, rest),
    };
    // 60 is a leap second.
    (hour < 24 && minute < 60 && second <= 60)
        .then_some(((hour * 3600 + minute * 60 + second) * 1000 + fraction, rest))
}

fn millis(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (fraction, rest) = text.split_at_checked(end)?;
    let mut padded = fraction.bytes().chain(std::iter::repeat(b'0')).map(|b| i64::from(b - b'0'));
    let value = padded.by_ref().take(3).fold(0, |sum, digit| sum * 10 + digit);
    (!fraction.is_empty()).then_some((value, rest))
}

/// `Z`, `+hh:mm` or `+hhmm`, the whole text, in milliseconds.
pub(super) fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hour, rest) = digits(text.get(1..)?, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    (rest.is_empty() && hour < 24 && minute < 60).then_some(sign * (hour * 60 + minute) * 60_000)
}

/// So many digits at the start.
fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let all = digits.bytes().all(|b| b.is_ascii_digit());
    all.then(|| (digits.bytes().fold(0, |sum, b| sum * 10 + i64::from(b - b'0')), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_are_read_and_everything_else_is_not() {
        for (text, begins) in [
            ("1970-01-01", Some(0)),
            ("1970-01-01T01:00:00+01:00", Some(0)),
            ("1970-01-01t00:00:01.5z", Some(1500)),
            ("2024-02-29", Some(19_782 * DAY)),
            ("2023-02-29", None),
            ("2024-13-01", None),
            ("2024-1-1", None),
            ("2024-01-01T10:00:00", None),
            ("2024-01-01T25:00:00Z", None),
            ("2024-01-01 10:00:00Z", None),
            ("0000-01-01", None),
            ("٢٠٢٤-01-01", None),
            ("tomorrow", None),
            ("", None),
        ] {
            assert_eq!(Moment::parse(text).map(|moment| moment.begins()), begins, "{text}");
        }
    }

    #[test]
    fn exports_write_times_loosely() {
        for (text, shown) in [
            ("2014-05-01 10:00:00", Some("2014-05-01")),
            ("2014-05-01T10:00", Some("2014-05-01")),
            ("2014-05-01 10:00:00 UTC", Some("2014-05-01T10:00:00Z")),
            ("2014-05-01 10:00:00 +0200", Some("2014-05-01T08:00:00Z")),
            (" 2014-05-01 ", Some("2014-05-01")),
            ("2014-05-01 or so", None),
            ("01.05.2014", None),
        ] {
            assert_eq!(Moment::parse_export(text).as_ref().map(Moment::as_str), shown, "{text}");
        }
        assert_eq!(Moment::instant(-1).as_str(), "1969-12-31T23:59:59Z");
    }
}
