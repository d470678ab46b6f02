//! Only what a purpose needs leaves a record.
//!
//! Does: keep, generalize, mask or withhold each field by purpose and kind (`data/minimize.tsv`), and
//! say what was withheld and why.
//! Does not: ask whether the use is permitted (`consent`). What nobody described, free text, special
//! categories and credentials stay, whatever the purpose.

use super::{generalize, mask};
use crate::classify;
use crate::data::minimize::NEEDS;
use crate::normalize::{self, Context};
use crate::record::{LIST_SEPARATOR, Record, Value};
use crate::schema::{Field, Schema};
use crate::text::find;
use crate::vocabulary::{Handling, Kind, Outcome, Purpose, WithheldReason};
use serde::Serialize;

/// What may leave, and what stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Minimized {
    /// The fields that the purpose needs, in the order of the record.
    pub record: Record,
    /// Every other field, and those that leave in a lesser form.
    pub withheld: Vec<Withheld>,
}

/// A field that does not leave, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withheld {
    /// Its name.
    pub field: String,
    /// Why.
    pub reason: WithheldReason,
}

/// The fields of a record that a purpose needs. With the outcome of a decision about this use, nothing leaves
/// unless it is permitted.
///
/// ```
/// use selfsame::{privacy::minimize, record::Record, schema, vocabulary::Purpose};
/// let schema = schema::parse(r#"{"fields": [{"header": "mail", "kind": "email"}, {"header": "born", "kind": "date.birth"}]}"#)?;
/// let record = Record::from([("mail", "ada@example.com"), ("born", "10.12.1815")]);
/// let minimized = minimize(&record, Purpose::Survey, &schema, None);
/// assert_eq!(minimized.record, Record::from([("mail", "ada@example.com"), ("born", "1815")]));
/// # Ok::<(), selfsame::Error>(())
/// ```
#[must_use]
pub fn minimize(record: &Record, purpose: Purpose, schema: &Schema, outcome: Option<Outcome>) -> Minimized {
    if outcome.is_some_and(|outcome| outcome != Outcome::Permitted) {
        return Minimized { record: Record::default(), withheld: all_withheld(record) };
    }
    let categories = classify::classify(schema);
    let mut minimized = Minimized::default();
    for (name, value) in &record.fields {
        let place = schema.fields.iter().position(|field| field.header == *name);
        let field = place.and_then(|place| schema.fields.get(place));
        let category = place.and_then(|place| categories.get(place)).map_or("", |found| found.category);
        let (leaves, reason) = handle(field, category, purpose, value);
        minimized.record.fields.extend(leaves.map(|value| (name.clone(), value)));
        minimized.withheld.extend(reason.map(|reason| Withheld { field: name.clone(), reason }));
    }
    minimized
}

/// Every field of a record, for want of a permission.
#[must_use]
pub fn all_withheld(record: &Record) -> Vec<Withheld> {
    let withheld = |(field, _): &(String, Value)| Withheld {
        field: field.clone(),
        reason: WithheldReason::NotPermitted,
    };
    record.fields.iter().map(withheld).collect()
}

/// What of a value leaves, and why the rest stays.
fn handle(
    field: Option<&Field>,
    category: &str,
    purpose: Purpose,
    value: &Value,
) -> (Option<Value>, Option<WithheldReason>) {
    let Some(field) = field else { return (None, Some(WithheldReason::UnknownField)) };
    if let Some(reason) = never(field.kind, category, purpose) {
        return (None, Some(reason));
    }
    match needed(field.kind, purpose) {
        None => (None, Some(WithheldReason::NotNeeded)),
        Some(Handling::Keep) => (Some(value.clone()), None),
        Some(Handling::Mask) => {
            (each(value, |text| Some(mask(field.kind, text))), Some(WithheldReason::Masked))
        }
        Some(Handling::Generalize) => match each(value, |text| coarser(field.kind, text)) {
            None => (None, Some(WithheldReason::Unreadable)),
            coarse => (coarse, Some(WithheldReason::Generalized)),
        },
    }
}

/// Why a field stays whatever the table says; a duty under law may need special categories.
fn never(kind: Kind, category: &str, purpose: Purpose) -> Option<WithheldReason> {
    if kind == Kind::Credential || classify::is_credential(category) {
        Some(WithheldReason::Credential)
    } else if purpose != Purpose::Legal && classify::special(category).is_some() {
        Some(WithheldReason::SpecialCategory)
    } else {
        (kind == Kind::Text).then_some(WithheldReason::FreeText)
    }
}

fn needed(kind: Kind, purpose: Purpose) -> Option<Handling> {
    let (_, masks) = NEEDS.iter().find(|(needed, _)| *needed == kind)?;
    let bit = 1u32 << purpose as u32;
    Handling::ALL.iter().zip(masks).find(|(_, mask)| **mask & bit != 0).map(|(handling, _)| *handling)
}

/// The coarser form of a value as typed.
fn coarser(kind: Kind, text: &str) -> Option<String> {
    let clean = normalize::value(kind, text, &Context::default());
    generalize(kind, &clean.value).or_else(|| generalize(kind, text.trim()))
}

/// Changes every text of a value; nothing where one of them cannot be changed.
fn each(value: &Value, change: impl Fn(&str) -> Option<String>) -> Option<Value> {
    match value {
        Value::Text(text) if find::holds(text, LIST_SEPARATOR) => {
            text.split(LIST_SEPARATOR).map(change).collect::<Option<_>>().map(Value::List)
        }
        Value::Text(text) => change(text).map(Value::Text),
        Value::List(texts) => texts.iter().map(|text| change(text)).collect::<Option<_>>().map(Value::List),
    }
}
