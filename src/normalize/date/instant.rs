//! Instants: the time of day, the offset, seconds since 1970.

use super::read::{Day, read};
use super::whole::{Count, count};
use super::{LONGEST, day, iso, push_digits};
use crate::normalize::clean::Context;
use crate::normalize::draft::Draft;
use crate::normalize::parts::Changes;
use crate::text::digits;
use crate::text::find::{self, find, split_once};
use crate::vocabulary::{ChangeCode, IssueCode, Kind};
use std::borrow::Cow;
use std::ops::Range;

/// An instant: date and time with its offset where one is written; RFC 3339 without one otherwise.
pub(in crate::normalize) fn instant(text: &str, context: &Context) -> Draft {
    if let Some(count) = count(without_note(text)) {
        return Draft::of(counted(&count)).change(ChangeCode::Format);
    }
    let typed = with_colons(without_note(text));
    let (date, time) = split_time(&typed);
    let mut draft = day(Kind::Timestamp, date, context);
    if time.is_empty() || draft.value.is_empty() {
        return reordered(text, context).map_or(draft, |usual| instant(&usual, context));
    }
    if draft.value.len() < 10 {
        return draft;
    }
    let Some(time) = clock(time) else { return Draft::nothing(IssueCode::DateSyntax) };
    let value = [draft.value.as_str(), "T", &time].concat();
    let changed = value != text;
    draft.value = value;
    draft.changes = Changes::default();
    draft.showing(None).change_if(changed, ChangeCode::Format)
}

/// The time with colons where a database, a log or a language writes it otherwise: `05-MAR-90 12.00.00 AM`,
/// `2024-03-01-08.30.00`, `01/Mar/2024:08:30:00`, `8時30分`.
pub(super) fn with_colons(text: &str) -> Cow<'_, str> {
    if text.len() > LONGEST {
        return text.into();
    }
    if let Some((hour, rest)) = split_once(text, "時") {
        let rest = find::replace(rest.strip_suffix('秒').unwrap_or(rest), "分", ":");
        let rest = rest.strip_suffix(':').unwrap_or(&rest);
        let before = hour.trim_end_matches(|c| digits::digit(c).is_some());
        let hour = hour.get(before.len()..).unwrap_or_default();
        return [before.trim_end(), " ", hour, ":", if rest.is_empty() { "00" } else { rest }]
            .concat()
            .into();
    }
    let starts = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b' ' | b'-' | b':'));
    for (at, byte) in starts {
        let (Some(date), Some(time)) = (text.get(..at), text.get(at + 1..)) else { continue };
        let sign = if byte == b':' { ':' } else { '.' };
        let is_dated = date.bytes().filter(u8::is_ascii_digit).count() > 2;
        if let Some(length) = is_dated.then(|| clock_length(time, sign)).flatten() {
            let (clock, rest) = time.split_at_checked(length).unwrap_or((time, ""));
            return [date, " ", &find::replace(clock, ".", ":"), rest].concat().into();
        }
    }
    text.into()
}

/// How long hour, minute and second are at the start of a text, two digits each but the hour.
fn clock_length(text: &str, sign: char) -> Option<usize> {
    let mut fields = text.splitn(3, sign);
    let (hour, minute, rest) = (fields.next()?, fields.next()?, fields.next()?);
    let second = rest.get(..2)?;
    let behind = rest.as_bytes().get(2).is_none_or(|byte| !byte.is_ascii_digit());
    let fits = matches!(hour.len(), 1 | 2)
        && minute.len() == 2
        && [hour, minute, second].into_iter().all(digits::all);
    (fits && behind && hour.parse::<u32>().is_ok_and(|hour| hour < 24)).then_some(hour.len() + 6)
}

/// Without the name of the zone or the age in brackets behind it; the count within `/Date(1577836800000+0100)/`.
pub(super) fn without_note(text: &str) -> &str {
    if let Some(count) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        return count.split_once('+').map_or(count, |(count, _)| count);
    }
    text.strip_suffix(')').and_then(|rest| split_once(rest, " (")).map_or(text, |(date, _)| date.trim_end())
}

/// The date and the time: parted by `T` or a space before the first colon, or by `h`.
pub(super) fn split_time(text: &str) -> (&str, &str) {
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

/// As most write it what some systems and languages write otherwise: `Fri Jan 15 13:45:30 UTC 2021` (Java, Unix),
/// `15.01.2021 13.45 Uhr`, `15/01/2021 à 13h45`.
pub(super) fn reordered(text: &str, context: &Context) -> Option<String> {
    let text = Some(text.trim()).filter(|text| text.len() <= LONGEST)?;
    let is_number = |text: &str, widths: Range<usize>| widths.contains(&text.len()) && digits::all(text);
    let (date, time) = if find::holds(text, ':') {
        let (rest, year) = text.rsplit_once(' ').filter(|(_, year)| is_number(year, 4..5))?;
        let (date, time) = split_time(rest);
        ([date, " ", year].concat(), time.to_owned())
    } else {
        let hours = text.strip_suffix("Uhr").map(str::trim_end);
        let (date, time) = hours.unwrap_or(text).rsplit_once(' ')?;
        let (hour, minute) = time.split_once(if hours.is_some() { '.' } else { 'h' })?;
        let is_time = is_number(hour, 1..3) && is_number(minute, 2..3);
        (date.to_owned(), is_time.then(|| [hour, ":", minute].concat())?)
    };
    let is_day = !time.is_empty() && read(&date, context).is_some_and(|read| read.day.day > 0);
    is_day.then(|| [&date, " ", &time].concat())
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
    // GMT+0100
    let time = time.strip_suffix("GMT").or(time.strip_suffix("UTC")).unwrap_or(time).trim_end();
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
        .or_else(|| find(time, "UTC"))
        .or_else(|| find(time, "GMT"));
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

fn counted(count: &Count<'_>) -> String {
    let mut value = iso(Day::of_epoch(count.days));
    for (mark, field) in
        [('T', count.second / 3_600), (':', count.second / 60 % 60), (':', count.second % 60)]
    {
        value.push(mark);
        push_digits(field as u32, 2, &mut value);
    }
    let fraction = count.fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        value.push('.');
        value.push_str(fraction);
    }
    value.push_str(count.zone);
    value
}
