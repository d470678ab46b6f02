//! The golden record and its lineage: the shape.

use crate::consent::{Conflict, ConsentState};
use crate::matching::Metrics;
use crate::record::LIST_SEPARATOR;
use crate::text::find;
use crate::vocabulary::{Kind, Status, SurvivorshipRule};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// One customer: what its records say, each value with its lineage.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer<'a> {
    /// `C` and the number of the first record over all inputs, from 1. The same inputs in the same
    /// order give the same id.
    pub id: String,
    /// The records, in the order of the inputs.
    pub records: Vec<RecordName<'a>>,
    /// What survives, by key: a kind (`email`), a group and a kind (`billing.address.street`), or the
    /// header of a field whose kind says little (`notes`; `category.source` where an output has a
    /// column of that name). In the order of `Sources::keys`.
    #[serde(serialize_with = "as_map")]
    pub values: Vec<(Cow<'a, str>, Survivor<'a>)>,
    /// What its records say together; a no is never widened.
    pub consent: ConsentState,
    /// Where its records contradict each other about consent.
    pub conflicts: Vec<Conflict>,
    /// How its records hang together, where they were matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Metrics>,
}

/// A record as people find it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordName<'a> {
    /// The name of the source.
    pub source: &'a str,
    /// The row, from 1; a header is not counted.
    pub row: u32,
    /// The raw text of the id column, where there is one.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub id: &'a str,
}

/// A value that survived, where it is from, and what it was chosen over.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Survivor<'a> {
    /// Canonical form.
    pub value: Cow<'a, str>,
    /// The form to show.
    pub display: Cow<'a, str>,
    /// What became of it when it was cleansed.
    pub status: Status,
    /// The name of its source.
    pub source: &'a str,
    /// Its row, from 1.
    pub row: u32,
    /// The header of its column.
    pub field: &'a str,
    /// Exactly what came in; the whole cell, its values apart where it is a list.
    #[serde(serialize_with = "text_or_list")]
    pub raw: &'a str,
    /// Why it survived.
    pub rule: SurvivorshipRule,
    /// How many of the records say it.
    pub said_by: u32,
    /// The other distinct values, best first.
    pub alternatives: Vec<Alternative<'a>>,
}

/// A value that did not come first.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative<'a> {
    /// Canonical form.
    pub value: Cow<'a, str>,
    /// The form to show.
    pub display: Cow<'a, str>,
    /// What became of it when it was cleansed.
    pub status: Status,
    /// Exactly what came in, from the first record that says it.
    #[serde(serialize_with = "text_or_list")]
    pub raw: &'a str,
    /// Whether it stays a value of the customer: a second e-mail address, telephone number or key.
    pub kept: bool,
    /// The records that say it.
    pub records: Vec<RecordName<'a>>,
}

fn as_map<S: Serializer>(values: &[(Cow<'_, str>, Survivor<'_>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(values.iter().map(|(key, survivor)| (key, survivor)))
}

fn text_or_list<S: Serializer>(raw: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if find::holds(raw, LIST_SEPARATOR) {
        return serializer.collect_seq(raw.split(LIST_SEPARATOR));
    }
    serializer.serialize_str(raw)
}

impl Customer<'_> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.survivor(key).map(|survivor| &*survivor.value)
    }

    /// The value of a key as a table shows it: a region whose code is a number by what people call it.
    #[must_use]
    pub fn shown(&self, key: &str) -> &str {
        let Some(survivor) = self.survivor(key) else { return "" };
        let is_number = survivor.value.bytes().all(|byte| byte.is_ascii_digit());
        let by_name = is_number && key.ends_with(Kind::AddressRegion.as_str());
        if by_name { &survivor.display } else { &survivor.value }
    }

    /// The further values of a key that the customer keeps, parted by `"; "`; one that differs in capitals
    /// alone is the same address, a telephone number without its country the same number.
    #[must_use]
    pub fn others(&self, key: &str) -> String {
        let mut joined = String::new();
        let Some(survivor) = self.survivor(key) else { return joined };
        let mut told = vec![&survivor.value];
        for other in &survivor.alternatives {
            if other.kept && !told.iter().any(|known| is_said_by(&other.value, known)) {
                told.push(&other.value);
                joined.push_str(if joined.is_empty() { "" } else { "; " });
                joined.push_str(&other.value);
            }
        }
        joined
    }

    fn survivor(&self, key: &str) -> Option<&Survivor<'_>> {
        self.values.iter().find(|(name, _)| name == key).map(|(_, survivor)| survivor)
    }
}

/// Digits that a telephone number without its country must have to be taken for one that has it.
const NATIONAL_DIGITS: usize = 7;

/// Whether a value says no more than one that is told already.
fn is_said_by(value: &str, known: &str) -> bool {
    let end = value.trim_start_matches('0');
    let is_national = end.len() >= NATIONAL_DIGITS && end.bytes().all(|byte| byte.is_ascii_digit());
    known.eq_ignore_ascii_case(value) || (is_national && known.starts_with('+') && known.ends_with(end))
}
