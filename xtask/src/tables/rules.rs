//! `data/consent-rules.tsv`, `data/consent-places.tsv` and `data/consent-ages.tsv` to constants.

use super::{Generated, tsv, words};
use selfsame::consent::Moment;
use selfsame::data::rule::about as bits_of;
use selfsame::vocabulary::{
    Basis, Channel, Confidence, Effect, ObligationCode, Purpose, ReasonCode, Regime, SubjectKind,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

pub fn generate() -> Result<Vec<Generated>, String> {
    let places = places()?;
    let rules = rules(&places.keys().cloned().collect())?;
    Ok(vec![("src/data/consent_rules.rs".to_owned(), rules), places_text(&places)?])
}

struct Place {
    eea: bool,
    least: i64,
    most: i64,
    /// `EU`, `NA` or nothing: by whose rule all clocks there go forward an hour in summer.
    summer: &'static str,
    age: i64,
}

/// Age below which a parent has to agree, where no table says otherwise (GDPR Art. 8(1)).
const AGE: i64 = 16;

fn places() -> Result<BTreeMap<String, Place>, String> {
    let mut places = BTreeMap::new();
    for row in tsv::read("data/consent-places.tsv", &["place", "group", "least", "most", "summer", "note"])? {
        let (least, most) = match (row.get(2), row.get(3)) {
            ("", "") => (-12 * 60, 14 * 60),
            (least, most) => (offset(least).ok_or("")?, offset(most).ok_or("")?),
        };
        let summer = match row.get(4) {
            "" => "",
            "EU" if most - least >= 60 => "E",
            "NA" if most - least >= 60 => "N",
            "AU" if most - least >= 60 => "S",
            _ => return Err(row.fault("no such rule of summer time")),
        };
        let place = Place { eea: row.get(1) == "EEA", least, most, summer, age: AGE };
        places.insert(row.get(0).to_owned(), place);
    }
    for row in tsv::read("data/consent-ages.tsv", &["country", "age", "citation", "source", "confidence"])? {
        let age = row.get(1).parse().map_err(|_| row.fault("no age"))?;
        if !places.contains_key(row.get(0)) {
            return Err(row.fault("no such country"));
        }
        // A country comes before its regions: an age of theirs stands after it.
        let of_it = |name: &str| name == row.get(0) || name.starts_with(&format!("{}-", row.get(0)));
        places.iter_mut().filter(|(name, _)| of_it(name)).for_each(|(_, place)| place.age = age);
    }
    Ok(places)
}

/// `+01:00` in minutes.
fn offset(text: &str) -> Option<i64> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?))
}

fn places_text(places: &BTreeMap<String, Place>) -> Result<Generated, String> {
    let cells = |place: &Place| {
        let marks = format!("{}{}", if place.eea { "A" } else { "" }, place.summer);
        format!("{} {} {} {marks}", place.least, place.most, place.age).trim_end().to_owned()
    };
    let words = places.iter().map(|(name, place)| (name.clone(), cells(place))).collect();
    words::constant(
        "consent-places",
        "Countries and regions: the least and the most their clocks are before UTC in minutes over the \
         year, the age below which a parent has to agree, A where \
         they belong to the EEA, and E, N or S where clocks change by the rule of Europe, of North America or \
         of Australia.",
        "data/consent-places.tsv and data/consent-ages.tsv",
        &words,
    )
}

fn rules(places: &BTreeSet<String>) -> Result<String, String> {
    let mut groups: Vec<(String, String, Vec<Cells>)> = Vec::new();
    for row in tsv::read("data/consent-rules.tsv", COLUMNS)? {
        let (name, place) = (row.get(0), row.get(1));
        if !(places.contains(place) || ["EEA", "*"].contains(&place)) {
            return Err(row.fault("no such place"));
        }
        let last = groups.last().map(|(last, at, _)| (last == name, at == place));
        if last.is_none_or(|(same, _)| !same) && groups.iter().any(|(before, ..)| before == name) {
            return Err(row.fault("the rules of a regime stand together"));
        }
        if last != Some((true, true)) {
            groups.push((name.to_owned(), place.to_owned(), Vec::new()));
        }
        let cells = rule(&row).map_err(|what| row.fault(what))?;
        groups.last_mut().into_iter().for_each(|(.., lines)| lines.push(cells.clone()));
    }
    let mut text = RULES_HEAD.to_owned();
    for (regime, place, lines) in groups {
        let regime = word(&regime, Regime::parse)?;
        text += &format!("    (Regime::{regime:?}, {place:?}, \"\\\n{}\"),\n", group(lines)?);
    }
    Ok(text + "];\n" + &holidays()?)
}

/// The cells of a rule, and where the first day, the citation and the obligations stand in them.
type Cells = [String; 10];
const FROM: usize = 1;
const CITATION: usize = 8;
const DUTIES: usize = 9;

/// The rules of a group behind its head: the first day that most of them have, and what they cite. So the rules of
/// states whose laws are alike are alike, and take little room.
fn group(mut rules: Vec<Cells>) -> Result<String, String> {
    // A text cannot begin with a blank.
    rules.iter_mut().filter(|cells| cells[FROM].is_empty()).for_each(|cells| cells[FROM].push('-'));
    let days: Vec<String> = rules.iter().map(|cells| cells[FROM].clone()).collect();
    let often = |day: &&String| days.iter().filter(|other| other == day).count();
    let first = days.iter().max_by_key(often).cloned().unwrap_or_default();
    let mut cited: Vec<String> = Vec::new();
    let mut place = |citation: &str| {
        let at = cited.iter().position(|known| known == citation).unwrap_or_else(|| {
            cited.push(citation.to_owned());
            cited.len() - 1
        });
        char::from(b'0' + at as u8).to_string()
    };
    for cells in &mut rules {
        cells[CITATION] = place(&cells[CITATION]);
        let duties = cells[DUTIES].split('|').map(|duty| match duty.split_once('@') {
            Some((duty, own)) => format!("{duty}@{}", place(own)),
            None => duty.to_owned(),
        });
        cells[DUTIES] = duties.collect::<Vec<_>>().join("|");
        if cells[FROM] == first {
            cells[FROM].clear();
        }
    }
    let lines = rules.iter().map(|cells| cells.join("\t") + "\n").collect::<String>();
    match cited.len() <= 60 {
        true => Ok(format!("{}\n{lines}", [vec![first], cited].concat().join("\t"))),
        false => Err("a group cites more than sixty places".to_owned()),
    }
}

/// The public holidays of each place, as `Hours` has them.
fn holidays() -> Result<String, String> {
    let mut text = HOLIDAYS_HEAD.to_owned();
    for row in tsv::read("data/consent-holidays.tsv", &["place", "days", "citation", "source"])? {
        let days: Option<Vec<String>> = row.get(1).split(',').map(holiday).collect();
        text += &format!("{}={}\n", row.get(0), days.ok_or_else(|| row.fault("no day"))?.join(" "));
    }
    Ok(text + "\";\n")
}

/// `12-25`, with `*` also the Monday after a Sunday, with `**` after either day of a weekend; `easter-2`; `11-thu4`, the
/// fourth Thursday, of five the last.
fn holiday(text: &str) -> Option<String> {
    if let Some(later) = text.strip_prefix("easter") {
        return Some((-later.parse::<i16>().ok()? - 50).to_string());
    }
    let (month, day) = text.split_once('-')?;
    let month: i16 = month.parse().ok()?;
    let date = day.trim_end_matches('*');
    let number = match date.parse::<i16>() {
        Ok(date) => (day.len() as i16 - date_length(day)) * 2000 + month * 100 + date,
        Err(_) => {
            let (weekday, nth) = date.split_at_checked(3)?;
            let weekday = weekdays(weekday).ok()?.trailing_zeros() as i16;
            6000 + (month * 7 + weekday) * 6 + nth.parse::<i16>().ok()?
        }
    };
    Some(number.to_string())
}

/// How long a day is without its stars.
fn date_length(day: &str) -> i16 {
    day.trim_end_matches('*').len() as i16
}

const HOLIDAYS_HEAD: &str = "
/// Public holidays by place, from `data/consent-holidays.tsv`, as `Hours` has them.
#[rustfmt::skip]
pub const HOLIDAYS: &str = \"\\
";

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

fn rule(row: &tsv::Row) -> Result<Cells, String> {
    let about = about(row)?;
    let effect = word(row.get(6), Effect::parse)?;
    let basis = match row.get(7) {
        "" => String::new(),
        text => (word(text, Basis::parse)? as u8).to_string(),
    };
    if (effect == Effect::Permits) == basis.is_empty() {
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
    let cells = [
        about,
        day(row.get(13))?,
        day(row.get(14))?,
        (effect as u8).to_string(),
        basis,
        (code as u8).to_string(),
        (confidence as u8).to_string(),
        conditions(row.get(5))?,
        row.get(10).to_owned(),
        duties(row.get(9), row.get(10))?,
    ];
    match cells.iter().any(|cell| cell.contains(['"', '\\'])) {
        true => Err("a quote or a backslash".to_owned()),
        false => Ok(cells),
    }
}

fn word<T: Debug>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("no such word: {text:?}"))
}

/// The bits of its subjects, purposes and channels, as the engine compares them.
fn about(row: &tsv::Row) -> Result<String, String> {
    let subject = |word: &str| SubjectKind::parse(word).map(|subject| subject as u32);
    let purpose = |word: &str| Purpose::parse(word).map(|purpose| purpose as u32);
    let channel = |word: &str| Channel::parse(word).map(|channel| channel as u32);
    let (subjects, purposes) = (numbers(row.get(2), 3, subject)?, numbers(row.get(3), 15, purpose)?);
    let channels = numbers(row.get(4), 10, |word| if word == "-" { Some(9) } else { channel(word) })?;
    let mut bits = 0;
    for purpose in &purposes {
        for channel in &channels {
            let channel = Some(*channel).filter(|channel| *channel < 9);
            subjects.iter().for_each(|subject| bits |= bits_of(*purpose, channel, *subject));
        }
    }
    Ok(format!("{bits:x}"))
}

/// The words of a list by their numbers; `*` for all.
fn numbers(list: &str, all: u32, number: impl Fn(&str) -> Option<u32>) -> Result<Vec<u32>, String> {
    match list {
        "*" => Ok((0..all).collect()),
        _ => list.split(',').map(|one| word(one, &number)).collect(),
    }
}

/// Days since 1970-01-01.
fn day(text: &str) -> Result<String, String> {
    match text {
        "" => Ok(String::new()),
        _ => Ok((Moment::parse(text).ok_or("no day")?.begins() / 86_400_000).to_string()),
    }
}

fn conditions(list: &str) -> Result<String, String> {
    let all: Result<Vec<String>, String> = list.split(' ').map(condition).collect();
    Ok(all?.join(" "))
}

/// What the reader of rules takes: a letter, then its number or its hours.
fn condition(text: &str) -> Result<String, String> {
    let (not, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let test = match name {
        "always" => "A".to_owned(),
        "otherwise" => "O".to_owned(),
        "national" => "N".to_owned(),
        "granted" => "g".to_owned(),
        "implied" => "i".to_owned(),
        "written" => "w".to_owned(),
        "explicit" => "e".to_owned(),
        "channel-named" => "n".to_owned(),
        "fresh" => format!("f{}", period(rest)?),
        "no" => "x".to_owned(),
        "withdrawn" => "W".to_owned(),
        "refused" => "R".to_owned(),
        "gpc" => "G".to_owned(),
        "special" => "s".to_owned(),
        "criminal" => "c".to_owned(),
        "sensitive" => "S".to_owned(),
        "child" => "C".to_owned(),
        "age" => format!("y{}", rest.parse::<u8>().map_err(|_| "no age")?),
        "parental" => "p".to_owned(),
        "in-sale" => "I".to_owned(),
        "similar" => "m".to_owned(),
        "opt-out-offered" => "o".to_owned(),
        "purchase" => format!("P{}", period(rest)?),
        "inquiry" => format!("Q{}", period(rest)?),
        "listed" => "L".to_owned(),
        "outside" => format!("h{}", hours(rest)?),
        "contacts" => {
            let (count, within) = rest.split_once('/').ok_or("no period")?;
            format!("t{}/{}", count.parse::<u16>().map_err(|_| "no count")?, period(within)?)
        }
        "region-unknown" => "u".to_owned(),
        "supporter" => "U".to_owned(),
        "located" => "l".to_owned(),
        _ => return Err(format!("no such condition: {name:?}")),
    };
    Ok([if not { "!" } else { "" }, &test].concat())
}

/// `P18M`, `P30D`, `P2Y`, to months and days.
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
    Ok(format!("{months}.{days}"))
}

/// `mon-fri@10:00-13:00,14:00-20:00;sat@9:00-17:00`; `holidays;` before it closes the public holidays of the place.
fn hours(text: &str) -> Result<String, String> {
    if let Some(text) = text.strip_prefix("holidays;") {
        return Ok(format!("+{}", hours(text)?));
    }
    let mut spans = Vec::new();
    for part in text.split(';') {
        let (days, times) = part.split_once('@').ok_or("no hours")?;
        let days = weekdays(days)?;
        for span in times.split(',') {
            let (from, to) = span.split_once('-').ok_or("no span")?;
            let (from, to) = (minute(from)?, minute(to)?);
            spans.push(format!("{days}-{from}-{to}"));
        }
    }
    Ok(spans.join(","))
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
    Ok(all?.join("|"))
}

fn duty(part: &str, citation: &str) -> Result<String, String> {
    let (part, own) = part.split_once('@').unwrap_or((part, citation));
    let (code, within) = part.split_once(':').map_or((part, None), |(code, within)| (code, Some(within)));
    let mut text = (word(code, ObligationCode::parse)? as u8).to_string();
    within.iter().for_each(|within| text += &format!(":{within}"));
    if own != citation {
        text += &format!("@{own}");
    }
    Ok(text)
}

const RULES_HEAD: &str = "\
//! Rules. Generated by `cargo xtask tables` from `data/consent-rules.tsv`, where the source of each
//! row stands.

use crate::vocabulary::Regime;

/// Every rule, in the order of the table, by regime and place: a head and the lines that `Rule::read` takes.
#[rustfmt::skip]
pub const RULES: &[(Regime, &str, &str)] = &[
";
