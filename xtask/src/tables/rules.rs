//! `data/consent-rules.tsv`, `data/consent-places.tsv` and `data/consent-ages.tsv` to constants.

use super::{Generated, tsv};
use selfsame::consent::Moment;
use selfsame::vocabulary::{
    Basis, Channel, Confidence, Effect, ObligationCode, Purpose, ReasonCode, Regime, SubjectKind,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write as _};

pub fn generate() -> Result<Vec<Generated>, String> {
    let places = places()?;
    let rules = rules(&places.keys().cloned().collect())?;
    Ok(vec![
        ("src/data/consent_rules.rs".to_owned(), rules),
        ("src/data/consent_places.rs".to_owned(), places_text(&places)),
    ])
}

struct Place {
    eea: bool,
    least: i64,
    most: i64,
    age: i64,
}

/// Age below which a parent has to agree, where no table says otherwise (GDPR Art. 8(1)).
const AGE: i64 = 16;

fn places() -> Result<BTreeMap<String, Place>, String> {
    let mut places = BTreeMap::new();
    for row in tsv::read("data/consent-places.tsv", &["place", "group", "least", "most", "note"])? {
        let (least, most) = match (row.get(2), row.get(3)) {
            ("", "") => (-12 * 60, 14 * 60),
            (least, most) => (offset(least).ok_or("")?, offset(most).ok_or("")?),
        };
        let place = Place { eea: row.get(1) == "EEA", least, most, age: AGE };
        places.insert(row.get(0).to_owned(), place);
    }
    for row in tsv::read("data/consent-ages.tsv", &["country", "age", "citation", "source", "confidence"])? {
        let place = places.get_mut(row.get(0)).ok_or_else(|| row.fault("no such country"))?;
        place.age = row.get(1).parse().map_err(|_| row.fault("no age"))?;
    }
    Ok(places)
}

/// `+01:00` in minutes.
fn offset(text: &str) -> Option<i64> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?))
}

fn places_text(places: &BTreeMap<String, Place>) -> String {
    let mut text = PLACES_HEAD.to_owned();
    for (name, Place { eea, least, most, age }) in places {
        let _ = writeln!(text, "    ({name:?}, {eea}, {least}, {most}, {age}),");
    }
    text + "];\n"
}

fn rules(places: &BTreeSet<String>) -> Result<String, String> {
    let (mut text, mut regimes) = (RULES_HEAD.to_owned(), Vec::new());
    for row in tsv::read("data/consent-rules.tsv", COLUMNS)? {
        let place = row.get(1);
        if !(places.contains(place) || ["EEA", "*"].contains(&place)) {
            return Err(row.fault("no such place"));
        }
        if regimes.last().is_some_and(|last| last != row.get(0)) && regimes.iter().any(|r| r == row.get(0)) {
            return Err(row.fault("the rules of a regime stand together"));
        }
        regimes.push(row.get(0).to_owned());
        let rule = rule(&row).map_err(|what| row.fault(what))?;
        text += &rule;
    }
    Ok(text + "];\n")
}

const COLUMNS: &[&str] = &[
    "regime",
    "place",
    "subject",
    "purpose",
    "channel",
    "when",
    "effect",
    "basis",
    "code",
    "obligations",
    "citation",
    "source",
    "confidence",
    "from",
    "to",
];

fn rule(row: &tsv::Row) -> Result<String, String> {
    let regime = word(row.get(0), Regime::parse)?;
    let subjects = bits(row.get(2), SubjectKind::ALL, |word| SubjectKind::parse(word).map(|s| s as u32))?;
    let purposes = bits(row.get(3), Purpose::ALL, |word| Purpose::parse(word).map(|p| p as u32))?;
    let channels = match row.get(4) {
        "*" => u32::MAX,
        list => bits(list, Channel::ALL, |word| {
            if word == "-" { Some(31) } else { Channel::parse(word).map(|c| c as u32) }
        })?,
    };
    let effect = word(row.get(6), Effect::parse)?;
    let basis = match row.get(7) {
        "" => "None".to_owned(),
        text => format!("Some({:?})", word(text, Basis::parse)?),
    };
    if (effect == Effect::Permits) != (basis != "None") {
        return Err("a rule that permits has a basis, and no other".to_owned());
    }
    let code = word(row.get(8), ReasonCode::parse)?;
    let confidence = word(row.get(12), Confidence::parse)?;
    if row.get(10).is_empty() || row.get(11).is_empty() {
        return Err("a rule has a citation and a source".to_owned());
    }
    if row.get(11) == "-" && confidence != Confidence::Unverified {
        return Err("without a source a rule is unverified".to_owned());
    }
    Ok(format!(
        "    Rule {{ regime: Regime::{regime:?}, place: {:?}, subjects: {subjects:#x}, purposes: {purposes:#x}, \
         channels: {channels:#x}, when: &[{}], effect: Effect::{effect:?}, basis: {basis}, \
         code: ReasonCode::{code:?}, obligations: &[{}], citation: {:?}, confidence: Confidence::{confidence:?}, \
         in_force: ({}, {}) }},\n",
        row.get(1),
        conditions(row.get(5))?,
        duties(row.get(9), row.get(10))?,
        row.get(10),
        day(row.get(13), i32::MIN)?,
        day(row.get(14), i32::MAX)?,
    ))
}

fn word<T: Debug>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("no such word: {text:?}"))
}

fn bits<T>(list: &str, all: &[T], number: impl Fn(&str) -> Option<u32>) -> Result<u32, String> {
    if list == "*" {
        return Ok((1 << all.len()) - 1);
    }
    list.split(',').try_fold(0, |bits, one| Ok(bits | 1u32 << word(one, &number)?))
}

fn day(text: &str, open: i32) -> Result<i64, String> {
    match text {
        "" => Ok(i64::from(open)),
        _ => Ok(Moment::parse(text).ok_or("no day")?.begins() / 86_400_000),
    }
}

fn conditions(list: &str) -> Result<String, String> {
    let all: Result<Vec<String>, String> = list.split(' ').map(condition).collect();
    Ok(all?.join(", "))
}

fn condition(text: &str) -> Result<String, String> {
    let (not, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let test = match name {
        "always" => "Always".to_owned(),
        "otherwise" => "Otherwise".to_owned(),
        "national" => "National".to_owned(),
        "granted" => "Granted".to_owned(),
        "implied" => "Implied".to_owned(),
        "written" => "Written".to_owned(),
        "explicit" => "Explicit".to_owned(),
        "channel-named" => "ChannelNamed".to_owned(),
        "no" => "No".to_owned(),
        "withdrawn" => "Withdrawn".to_owned(),
        "refused" => "Refused".to_owned(),
        "gpc" => "Gpc".to_owned(),
        "special" => "Special".to_owned(),
        "criminal" => "Criminal".to_owned(),
        "sensitive" => "Sensitive".to_owned(),
        "child" => "Child".to_owned(),
        "age" => format!("YoungerThan({})", rest.parse::<u8>().map_err(|_| "no age")?),
        "parental" => "Parental".to_owned(),
        "in-sale" => "InSale".to_owned(),
        "similar" => "Similar".to_owned(),
        "opt-out-offered" => "OptOutOffered".to_owned(),
        "purchase" => format!("Purchase({})", period(rest)?),
        "inquiry" => format!("Inquiry({})", period(rest)?),
        "listed" => "Listed".to_owned(),
        "outside" => format!("Outside(&[{}])", hours(rest)?),
        "contacts" => {
            let (count, within) = rest.split_once('/').ok_or("no period")?;
            format!("Contacts({}, {})", count.parse::<u16>().map_err(|_| "no count")?, period(within)?)
        }
        "region-unknown" => "RegionUnknown".to_owned(),
        _ => return Err(format!("no such condition: {name:?}")),
    };
    Ok(format!("Condition {{ not: {not}, test: Test::{test} }}"))
}

/// `P18M`, `P30D`, `P2Y`.
fn period(text: &str) -> Result<String, String> {
    let wrong = || format!("no period: {text:?}");
    let body = text.strip_prefix('P').ok_or_else(wrong)?;
    let (count, unit) = body.split_at_checked(body.len().saturating_sub(1)).ok_or_else(wrong)?;
    let count: u16 = count.parse().map_err(|_| wrong())?;
    let (months, days) = match unit {
        "Y" => (count * 12, 0),
        "M" => (count, 0),
        "D" => (0, count),
        _ => return Err(wrong()),
    };
    Ok(format!("Period {{ months: {months}, days: {days} }}"))
}

/// `mon-fri@10:00-13:00,14:00-20:00;sat@9:00-17:00`.
fn hours(text: &str) -> Result<String, String> {
    let mut spans = Vec::new();
    for part in text.split(';') {
        let (days, times) = part.split_once('@').ok_or("no hours")?;
        let days = weekdays(days)?;
        for span in times.split(',') {
            let (from, to) = span.split_once('-').ok_or("no span")?;
            let (from, to) = (minute(from)?, minute(to)?);
            spans.push(format!("Hours {{ days: {days:#04x}, from: {from}, to: {to} }}"));
        }
    }
    Ok(spans.join(", "))
}

fn weekdays(text: &str) -> Result<u8, String> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let number = |name: &str| NAMES.iter().position(|day| *day == name).ok_or(format!("no day: {name:?}"));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Ok((number(first)?..=number(last)?).fold(0, |bits, day| bits | 1 << day))
}

fn minute(text: &str) -> Result<u16, String> {
    let (hour, minute) = text.split_once(':').ok_or("no time")?;
    let number = |text: &str| text.parse::<u16>().map_err(|_| format!("no time: {text:?}"));
    Ok(number(hour)? * 60 + number(minute)?)
}

/// `code:PERIOD@citation`, parted by `|`; without parts of their own, several parted by spaces.
fn duties(list: &str, citation: &str) -> Result<String, String> {
    let own = list.contains(['|', '@']);
    let parts = list.split(if own { '|' } else { ' ' }).filter(|part| !part.is_empty());
    let all: Result<Vec<String>, String> = parts.map(|part| duty(part, citation)).collect();
    Ok(all?.join(", "))
}

fn duty(part: &str, citation: &str) -> Result<String, String> {
    let (part, citation) = part.split_once('@').unwrap_or((part, citation));
    let (code, within) = part.split_once(':').unwrap_or((part, ""));
    let code = word(code, ObligationCode::parse)?;
    Ok(format!("(ObligationCode::{code:?}, {within:?}, {citation:?})"))
}

const RULES_HEAD: &str = "\
//! Rules. Generated by `cargo xtask tables` from `data/consent-rules.tsv`, where the source of each
//! row stands.

use super::rule::{Condition, Hours, Period, Rule, Test};
use crate::vocabulary::{Basis::*, Confidence, Effect, ObligationCode, ReasonCode, Regime};

/// Every rule, in the order of the table.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
";

const PLACES_HEAD: &str = "\
//! Countries and regions. Generated by `cargo xtask tables` from `data/consent-places.tsv` and
//! `data/consent-ages.tsv`.

/// Place, whether it belongs to the EEA, the least and the most its clocks are before UTC in
/// minutes over the year, and the age below which a parent has to agree. Sorted.
#[rustfmt::skip]
pub const PLACES: &[(&str, bool, i16, i16, u8)] = &[
";
