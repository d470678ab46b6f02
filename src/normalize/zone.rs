//! Time zones: names of the IANA database by their form, offsets from UTC, names that Windows and people use.
//!
//! Does: `europe/berlin` → `Europe/Berlin`, `UTC+1` → `+01:00`, `Tokyo Standard Time`, `Tokyo` → `Asia/Tokyo`.
//! Does not: know which other cities lie in a zone, or what `IST` means to whom: it says what it may mean, unless the
//! country tells.

use super::clean::{Context, Issue, name_of};
use super::draft::Draft;
use crate::data::TIME_ZONES;
use crate::text::find;
use crate::text::fold::fold;
use crate::text::{case, digits};
use crate::vocabulary::{ChangeCode, IssueCode, Severity};

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

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    // Salesforce: (GMT+01:00) Central European Standard Time (Europe/Amsterdam)
    let within = || text.strip_suffix(')')?.rsplit('(').next().and_then(name);
    if let Some(zone) = canonical(text).or_else(within) {
        return named(text, &zone);
    }
    let Some(zones) = readings(text) else { return Draft::of(text).warning(IssueCode::FormatUnknown) };
    match context.meant(zones) {
        Some(zone) => named(text, zone),
        None => {
            let issue = Issue::new(IssueCode::TimeZoneAmbiguous, Severity::Warning);
            Draft::of(text).issue(zones.split(' ').map(name_of).fold(issue, Issue::offering))
        }
    }
}

fn named(text: &str, zone: &str) -> Draft {
    Draft::of(zone).change_if(zone != text, ChangeCode::Format)
}

/// What a name of Windows or an abbreviation may mean: `(UTC+09:00) Osaka, Sapporo, Tokyo`, `Pacific Daylight
/// Time`, `PST`.
fn readings(text: &str) -> Option<&'static str> {
    let shown = text.strip_prefix("(UTC").or_else(|| text.strip_prefix("(GMT"));
    let name = shown.and_then(|rest| find::split_once(rest, ") ")).map_or(text, |(_, name)| name);
    let mut folded = fold(name);
    for season in [" standard", " daylight", " summer"] {
        folded = find::replace(&folded, season, "");
    }
    TIME_ZONES.get(&folded).or_else(|| {
        // Berlin: the city of a zone.
        let is_city = |zone: &str| zone.rsplit('/').next().is_some_and(|city| fold(city) == folded);
        TIME_ZONES.iter().map(|(_, zones)| name_of(zones)).find(|zone| is_city(zone))
    })
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
