//! What consent strings say in terms of purposes.
//!
//! Does: grant only where every id that a purpose needs is consented to, in a string that is valid; take every
//! opt-out for a withdrawal. What is not applicable, not opted out of or not there is unknown, never consent.
//! Of a use of sensitive data an opt-out of its category is a withdrawal, too.
//! Does not: weigh vendors or restrictions of publishers, or take a consent to a category of sensitive data for a
//! grant: it names no purpose.

use super::string::{self, Value, Values, decode};
use super::{Entry, Moment, Signals};
use crate::data::category::Category;
use crate::data::consent_layout::Statement;
use crate::data::consent_signals::{DISCLOSED, POLICY, SENSITIVE, STATEMENTS};
use crate::data::pairs;
use crate::error::Result;
use crate::vocabulary::{Channel, ConsentFormat, ConsentStatus, Method, Purpose};

/// What a field says: a status, and how it was given.
type Said = (ConsentStatus, Option<Method>);

/// A use of data of some categories.
pub(super) type Use<'a> = (Purpose, &'a [&'static str]);

/// What the strings among some signals say, and what of it speaks of the categories of a use.
///
/// # Errors
/// `consent.string.…` where one cannot be decoded.
pub(super) fn told(signals: &Signals, of: Option<Use<'_>>) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for format in ConsentFormat::ALL {
        if let Some(text) = string(signals, *format) {
            one(*format, text, of, &mut entries)?;
        }
    }
    Ok(entries)
}

/// What the strings of several signals say, of each format in which not all say the same.
pub(super) fn disputed(all: &[&Signals]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for format in ConsentFormat::ALL {
        let texts: Vec<&str> = all.iter().filter_map(|signals| string(signals, *format)).collect();
        if texts.iter().any(|text| Some(text) != texts.first()) {
            for text in texts {
                // One that cannot be decoded says nothing here; where it is read or decided on, it is an error.
                let _ = one(*format, text, None, &mut entries);
            }
        }
    }
    entries
}

/// The string of a format.
fn string(signals: &Signals, format: ConsentFormat) -> Option<&str> {
    match format {
        ConsentFormat::Tcf => signals.tcf.as_deref(),
        ConsentFormat::Gpp => signals.gpp.as_deref(),
        ConsentFormat::Usp => signals.us_privacy.as_deref(),
    }
}

fn one(format: ConsentFormat, text: &str, of: Option<Use<'_>>, entries: &mut Vec<Entry>) -> Result<()> {
    let decoded = decode(text, Some(format), None)?;
    let mut named = 0;
    for values in decoded.sections() {
        named += values.ids("SectionIds").map_or(0, |ids| ids.to_vec().len());
        section(&values, format, entries);
        if let Some((purpose, categories)) = of
            && is_optional(purpose)
            && withholds(&values, categories)
        {
            entries.push(Entry::new(purpose, None, ConsentStatus::Withdrawn));
        }
    }
    if named > 0 && !text.contains('~') { Err(string::incomplete()) } else { Ok(()) }
}

fn section(values: &Values<'_>, format: ConsentFormat, entries: &mut Vec<Entry>) {
    let at = time(values).map(|millis| Moment::instant(millis as i64));
    let evidence = format!("{format}:{}", values.section);
    let mut add = |purpose, (status, method): Said| {
        let granted = status == ConsentStatus::Granted;
        if granted && !is_valid(values) {
            return;
        }
        entries.push(Entry {
            at: at.clone(),
            method,
            expires_at: lapses(values).filter(|_| granted).map(Moment::instant),
            evidence: Some(evidence.as_str().into()),
            ..Entry::new(purpose, Some(Channel::Web), status)
        });
    };
    for statement in STATEMENTS {
        let about = values.section == statement.section
            || (statement.section == "us" && values.section.starts_with("us"));
        if about && let Some(said) = says(values, statement) {
            add(statement.purpose, said);
        }
    }
    if values.field("Gpc") == Some(Value::Flag(true)) {
        for purpose in [Purpose::Sale, Purpose::Advertising] {
            add(purpose, (ConsentStatus::Withdrawn, None));
        }
    }
}

/// Whether a purpose is none of those that an opt-out of sensitive data leaves (11 CCR 7027(m)).
const fn is_optional(purpose: Purpose) -> bool {
    !matches!(purpose, Purpose::Service | Purpose::Transactional | Purpose::Security | Purpose::Legal)
}

/// Whether a section opts out of one of these categories of sensitive data; what a number is about that the table
/// does not have may be any of them.
fn withholds(values: &Values<'_>, categories: &[&str]) -> bool {
    let Some(Value::Numbers(said)) = values.field("SensitiveDataProcessing") else { return false };
    let of = |section: &str| pairs(SENSITIVE).find(|(name, _)| *name == section).map(|(_, order)| order);
    let mut order = of(values.section).or_else(|| of("us")).unwrap_or_default().split(' ');
    said.iter().any(|number| {
        let about = order.next();
        *number == 1
            && categories.iter().any(|category| match about {
                Some(begins) => begins.split('+').any(|begin| category.starts_with(begin)),
                None => Category::of(category).is_some_and(|known| !known.us_sensitive.is_empty()),
            })
    })
}

fn says(values: &Values<'_>, statement: &Statement) -> Option<Said> {
    let said = values.field(statement.field)?;
    if !statement.granted {
        let is_no = match said {
            Value::Numbers(all) => all.iter().any(|one| u32::from(*one) == statement.says),
            _ => number(said) == Some(statement.says),
        };
        return is_no.then_some((ConsentStatus::Withdrawn, None));
    }
    let missing = statement.says & !ids(said);
    if missing == 0 {
        return Some((ConsentStatus::Granted, Some(Method::Express)));
    }
    let besides = values.field(statement.besides).map_or(0, ids) & statement.besides_says;
    match (missing & !besides, statement.implied) {
        (0, true) => Some((ConsentStatus::Granted, Some(Method::Implied))),
        // Another ground than consent: nothing was refused.
        (0, false) => None,
        _ => Some((ConsentStatus::Refused, None)),
    }
}

fn number(said: Value<'_>) -> Option<u32> {
    match said {
        Value::Number(number) => Some(number.into()),
        Value::Letter(letter) => Some(letter.into()),
        _ => None,
    }
}

/// Whether a field says yes to each of some purposes, as bits, id 1 the lowest.
fn ids(said: Value<'_>) -> u32 {
    let (Value::Ids(ids) | Value::Flags(ids)) = said else { return 0 };
    (0..32).filter(|bit| ids.has(bit + 1)).map(|bit| 1 << bit).sum()
}

/// The value of one of two fields, as TCF and GPP name it.
fn either<'a>(values: &Values<'a>, names: [&str; 2]) -> Option<Value<'a>> {
    names.into_iter().find_map(|name| values.field(name))
}

/// When it was said.
fn time(values: &Values<'_>) -> Option<u64> {
    match either(values, ["lastUpdated", "LastUpdated"]) {
        Some(Value::Time(millis)) => Some(millis),
        _ => None,
    }
}

/// When the grants of a string of TCF lapse, because its policy was replaced.
fn lapses(values: &Values<'_>) -> Option<i64> {
    let policy = either(values, ["policyVersion", "PolicyVersion"]).and_then(number)?;
    (policy < u32::from(POLICY.0)).then_some(POLICY.1)
}

/// Whether a string names the disclosed vendors, where it has to.
fn is_valid(values: &Values<'_>) -> bool {
    let europe = matches!(values.section, "tcfv2" | "tcfeuv2");
    let created = either(values, ["created", "Created"]);
    let late = matches!(created, Some(Value::Time(millis)) if millis >= DISCLOSED);
    !(europe && late) || values.segments().any(|segment| segment == "vendorsDisclosed")
}
