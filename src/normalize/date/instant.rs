//! Instants: the time of day, the offset, seconds since 1970.

use super::read::{Day, read};
use super::whole::{Count, count};
use super::{LONGEST, calendar_day, day, iso, push_digits};
use crate::data::TIME_ZONES;
use crate::data::lists::{AFTERNOONS, BEFORE_HOURS, HOURS, MORNINGS, ZONE_OFFSETS};
use crate::normalize::clean::Context;
use crate::normalize::draft::Draft;
use crate::normalize::parts::Changes;
use crate::text::case::lower;
use crate::text::digits;
use crate::text::find::{self, find, split_once};
use crate::vocabulary::{ChangeCode, IssueCode, Kind};
use std::borrow::Cow;

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
    let (time, zone) = named_zone(time, context);
    // The end of a day is the beginning of the next (ISO 8601).
    let is_end = time.starts_with("24:00");
    let time = if is_end { clock(&find::replace(time, "24:", "00:")) } else { clock(time) };
    let Some(time) = time.filter(|time| !is_end || time.starts_with("00:00:00")) else {
        return Draft::nothing(IssueCode::DateSyntax);
    };
    if let Some(day) = calendar_day(&draft.value).filter(|_| is_end) {
        draft.value = iso(Day::of_epoch(day.number() + 1));
    }
    let value = [draft.value.as_str(), "T", &time, zone.unwrap_or_default()].concat();
    let changed = value != text;
    draft.value = value;
    draft.changes = Changes::default();
    let draft = draft.showing(None).change_if(changed, ChangeCode::Format);
    draft.warning_if(zone.is_none(), IssueCode::TimeZoneAmbiguous)
}

/// The time before the name of a zone and how far the zone is from UTC, or nothing where the name may mean several:
/// `14:07 CET`.
fn named_zone<'t>(time: &'t str, context: &Context) -> (&'t str, Option<&'static str>) {
    let named = time.rsplit_once(' ').filter(|(_, name)| is_zone(name));
    let Some((time, name)) = named else { return (time, Some("")) };
    // RFC 5322 section 4.3; but others have zones of these names, too.
    let is_american = match context.country() {
        None => name != "CST",
        Some(country) => matches!(country, "US" | "CA" | "MX"),
    };
    let is_shared = matches!(name, "CST" | "EST" | "MST" | "PST");
    let known = find(ZONE_OFFSETS, name).filter(|_| is_american || !is_shared);
    (time, known.and_then(|at| ZONE_OFFSETS.get(at + name.len()..)?.split(' ').next()))
}

/// The name of a zone in capitals; UTC and GMT may have an offset behind them.
fn is_zone(name: &str) -> bool {
    (3..6).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_uppercase())
        && !matches!(name, "UTC" | "GMT")
        && (TIME_ZONES.has(&name.to_ascii_lowercase()) || find::has(ZONE_OFFSETS, name))
}

/// The time with a colon and with the halves of English where a language says it otherwise: `2024. 3. 5. 오후 2:07`,
/// `下午2点07分`, `2:07 p. m.`, `2.07pm`, `klo 14.07`, `14 h 07`, `14 Uhr`.
fn in_figures(text: &str) -> Option<String> {
    if text.bytes().all(|byte| byte < b'A') {
        return None;
    }
    let (text, zone) = text.rsplit_once(' ').filter(|(_, name)| is_zone(name)).unwrap_or((text, ""));
    let mut is_hour = false;
    let mut plain = String::new();
    for c in lower(text.trim_end_matches('.')).chars() {
        let is_unit = matches!(c, '時' | '时' | '点' | '點' | '시' | '分' | '분' | '秒' | '초');
        is_hour |= is_unit;
        // 2시 7분
        if !(c == ' ' && plain.ends_with(':') && is_hour) {
            plain.push(if is_unit { ':' } else { c });
        }
    }
    let mut half = "";
    let halves = MORNINGS.iter().map(|word| (" AM", word)).chain(AFTERNOONS.iter().map(|word| (" PM", word)));
    for (sign, word) in halves {
        let parted = match plain.strip_suffix(word) {
            Some(before) => Some((before, "")),
            None => split_once(&plain, word).filter(|_| !word.ends_with('m')),
        };
        if let Some((before, after)) = parted {
            half = sign;
            plain = [before, " ", after.trim_start()].concat();
        }
    }
    let mut rest = plain.trim_end_matches([' ', ':']);
    if let Some(before) = HOURS.iter().find_map(|word| rest.strip_suffix(word)) {
        (rest, is_hour) = (before.trim_end(), true);
    }
    let rest = find::replace(rest, " h ", "h");
    let before = rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h'));
    let time = rest.get(before.len()..)?.trim_start_matches('.');
    let is_lettered = find::holds(time, 'h');
    let time = find::replace(&find::replace(time, ".", ":"), "h", ":");
    let word = before.trim_end_matches(['.', ' ']).rsplit(' ').next()?;
    is_hour |= !half.is_empty();
    let is_said = is_hour || is_lettered || !word.is_empty() && BEFORE_HOURS.contains(&word);
    let is_whole = find::holds(&time, ':');
    let is_time = is_said
        && (is_hour || is_whole)
        && before.bytes().filter(u8::is_ascii_digit).count() > 2
        && time.len() < 9
        && matches!(time.split(':').next()?.len(), 1 | 2);
    let minute = if is_whole { "" } else { ":00" };
    let space = if zone.is_empty() { "" } else { " " };
    is_time.then(|| [before, " ", &time, minute, half, space, zone].concat())
}

/// The time with colons where a database, a log or a language writes it otherwise: `05-MAR-90 12.00.00 AM`,
/// `2024-03-01-08.30.00`, `01/Mar/2024:08:30:00`, `下午2点07分`.
pub(super) fn with_colons(text: &str) -> Cow<'_, str> {
    if text.len() > LONGEST {
        return text.into();
    }
    if let Some(said) = in_figures(text) {
        return said.into();
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

/// As most write it what some systems write otherwise: `Fri Jan 15 13:45:30 UTC 2021` (Java, Unix).
pub(super) fn reordered(text: &str, context: &Context) -> Option<String> {
    let text = Some(text.trim()).filter(|text| text.len() <= LONGEST)?;
    let (rest, year) = text.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && digits::all(year))?;
    let (date, time) = split_time(rest);
    let date = [date, " ", year].concat();
    let is_day = !time.is_empty() && read(&date, context).is_some_and(|read| read.day.day > 0);
    is_day.then(|| [&date, " ", time].concat())
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
