//! What consent strings say in terms of purposes.
//!
//! Does: grant only where every id that a purpose needs is consented to, in a string that is valid; take every
//! opt-out for a withdrawal. What is not applicable, not opted out of or not there is unknown, never consent.
//! Does not: weigh vendors, restrictions of publishers, or consents to categories of sensitive data, which
//! speak of no purpose.

use super::string::{self, Value, Values, decode};
use super::{Entry, Moment, Signals};
use crate::data::consent_layout::Statement;
use crate::data::consent_signals::{DISCLOSED, POLICY, STATEMENTS};
use crate::error::Result;
use crate::vocabulary::{Channel, ConsentFormat, ConsentStatus, Method, Purpose};

/// What a field says: a status, and how it was given.
type Said = (ConsentStatus, Option<Method>);

/// What the strings among some signals say.
///
/// # Errors
/// `consent.string.…` where one cannot be decoded.
pub(super) fn told(signals: &Signals) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for format in ConsentFormat::ALL {
        if let Some(text) = string(signals, *format) {
            one(*format, text, &mut entries)?;
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
                let _ = one(*format, text, &mut entries);
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

fn one(format: ConsentFormat, text: &str, entries: &mut Vec<Entry>) -> Result<()> {
    let decoded = decode(text, Some(format), None)?;
    let mut named = 0;
    for values in decoded.sections() {
        named += values.ids("SectionIds").map_or(0, |ids| ids.to_vec().len());
        section(&values, format, entries);
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

fn says(values: &Values<'_>, statement: &Statement) -> Option<Said> {
    let said = values.field(statement.field)?;
    if !statement.granted {
        let is_no = number(said) == Some(statement.says);
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
