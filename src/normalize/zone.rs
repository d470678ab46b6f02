//! Time zones: names of the IANA database by their form, and offsets from UTC.
//!
//! Does: `europe/berlin` → `Europe/Berlin`, `UTC+1` → `+01:00`.
//! Does not: know which cities have a zone, or what `IST` means to whom.

use super::draft::Draft;
use crate::text::{case, digits};
use crate::vocabulary::{ChangeCode, IssueCode};

/// The first parts of names.
const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Etc",
    "Europe",
    "Indian",
    "Pacific",
];
/// Names without an area that mean one thing.
const SINGLE: [&str; 6] = ["UTC", "GMT", "CET", "EET", "WET", "MET"];

pub(super) fn normalize(text: &str) -> Draft {
    match canonical(text) {
        Some(zone) => {
            let changed = zone != text;
            Draft::of(zone).change_if(changed, ChangeCode::Format)
        }
        None => Draft::of(text).warning(IssueCode::FormatUnknown),
    }
}

fn canonical(text: &str) -> Option<String> {
    if text.eq_ignore_ascii_case("z") {
        return Some("UTC".to_owned());
    }
    if let Some(single) = SINGLE.iter().find(|name| name.eq_ignore_ascii_case(text)) {
        return Some((*single).to_owned());
    }
    offset(text).or_else(|| name(text))
}

/// `Area/City` or `Area/Region/City`, each word with a capital.
fn name(text: &str) -> Option<String> {
    let (area, city) = text.split_once('/')?;
    let area = AREAS.iter().find(|known| known.eq_ignore_ascii_case(area))?;
    if *area == "Etc" {
        return Some(["Etc/", &city.to_ascii_uppercase()].concat());
    }
    let mut zone = (*area).to_owned();
    for part in city.split('/') {
        zone.push('/');
        push_part(part, &mut zone)?;
    }
    Some(zone)
}

/// `port_of_spain` → `Port_of_Spain`; what has both cases stays.
fn push_part(part: &str, zone: &mut String) -> Option<()> {
    let fits = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | ' ' | '\'');
    (part.len() > 2 && part.chars().all(fits)).then_some(())?;
    if case::of(part) == case::Casing::Mixed {
        zone.push_str(&part.replace(' ', "_"));
        return Some(());
    }
    for word in part.split_inclusive(['_', ' ', '-']) {
        let (name, sign) = word.split_at_checked(word.trim_end_matches(['_', ' ', '-']).len())?;
        match name.to_ascii_lowercase().as_str() {
            small @ ("of" | "au" | "es") => zone.push_str(small),
            _ => case::push_capitalized(name, zone),
        }
        zone.push_str(if sign == " " { "_" } else { sign });
    }
    Some(())
}

/// `+1`, `1`, `UTC+01:00`, `GMT-0330` as `±hh:mm`; the farthest are −12:00 and +14:00.
fn offset(text: &str) -> Option<String> {
    let head =
        text.get(..3).filter(|head| head.eq_ignore_ascii_case("utc") || head.eq_ignore_ascii_case("gmt"));
    let rest = text.get(head.map_or(0, str::len)..)?.trim_start();
    let (sign, number) = rest
        .strip_prefix('+')
        .map(|rest| ('+', rest))
        .or_else(|| rest.strip_prefix(['-', '−']).map(|rest| ('-', rest)))
        .or_else(|| (head.is_none() && rest.len() < 3 && !rest.is_empty()).then_some(('+', rest)))?;
    let (hours, minutes) = match number.split_once(':') {
        Some(parts) => parts,
        None if number.len() == 4 => number.split_at_checked(2)?,
        None => (number, "00"),
    };
    (digits::all(hours) && hours.len() < 3 && matches!(minutes, "00" | "15" | "30" | "45")).then_some(())?;
    (hours.parse::<u8>().ok()? <= 14).then_some(())?;
    let mut offset = String::from(sign);
    offset.push_str(if hours.len() == 1 { "0" } else { "" });
    [offset.as_str(), hours, ":", minutes].concat().into()
}
