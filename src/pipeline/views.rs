//! Clean records, and records and pairs of a resolution, as JavaScript and reports see them.

use crate::matching::Explanation;
use crate::normalize::{Clean, CleanRecord, Issue};
use crate::record::LIST_SEPARATOR;
use crate::text::find;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Part, Severity, Status};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The run in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Records of all inputs.
    pub records: u64,
    /// Customers they are.
    pub customers: u64,
    /// Records that share their customer with another record.
    pub duplicates: u64,
    /// Pairs taken for one customer.
    pub matches: u64,
    /// Pairs that a person should look at.
    pub reviews: u64,
    /// Values that were put right.
    pub corrected: u64,
    /// Values that are doubtful or wrong.
    pub doubtful: u64,
    /// Name and records of each input.
    pub inputs: Vec<(String, u64)>,
}

/// One input record, cleansed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordView<'r> {
    /// Name of its source.
    pub source: &'r str,
    /// Row, from 1; a header is not counted.
    pub row: u32,
    /// Its name in the outputs.
    pub record_id: String,
    /// Its customer.
    pub customer_id: String,
    /// Its fields, by header.
    #[serde(serialize_with = "as_map")]
    pub fields: Vec<(&'r str, FieldView<'r>)>,
}

/// A text, or the list that one cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts<'r>(pub &'r str);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if find::holds(self.0, LIST_SEPARATOR) {
            serializer.collect_seq(self.0.split(LIST_SEPARATOR))
        } else {
            serializer.serialize_str(self.0)
        }
    }
}

/// One record on its own, cleansed.
#[derive(Debug, Serialize)]
pub struct CleanView<'r> {
    /// The canonical values that can be trusted, by field.
    #[serde(serialize_with = "as_map")]
    pub values: Vec<(&'r str, Texts<'r>)>,
    /// Its fields, by name.
    #[serde(serialize_with = "as_map")]
    pub fields: Vec<(&'r str, FieldView<'r>)>,
    /// The issues of all fields.
    pub issues: Vec<IssueView<'r>>,
}

/// One field: as typed, and what became of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldView<'r> {
    /// What it means.
    pub kind: Kind,
    /// As typed.
    pub raw: Texts<'r>,
    /// Canonical form.
    pub value: Texts<'r>,
    /// The form to show.
    pub display: Texts<'r>,
    /// What became of it.
    pub status: Status,
    /// What was done.
    pub changes: &'r [ChangeCode],
    /// What a person should look at.
    pub issues: Vec<IssueView<'r>>,
    /// Parts of a name, an address or an organization.
    #[serde(serialize_with = "as_map", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<(Part, &'r str)>,
}

/// One issue of a field.
#[derive(Debug, Serialize)]
pub struct IssueView<'r> {
    /// The field, where the issue stands outside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'r str>,
    /// What it is.
    pub code: IssueCode,
    /// How much it matters.
    pub severity: Severity,
    /// What may have been meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'r str>,
    /// The readings of an ambiguous value.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub alternatives: &'r [Box<str>],
}

/// Two records with their weight and its addends.
#[derive(Debug)]
pub struct PairView {
    /// Name of a record in the outputs.
    pub left_id: String,
    /// Name of the other.
    pub right_id: String,
    /// Customers of both; the same where they were joined.
    pub customers: [String; 2],
    /// Probability, weight, band and reasons.
    pub explanation: Explanation,
}

impl Serialize for PairView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("leftId", &self.left_id)?;
        map.serialize_entry("rightId", &self.right_id)?;
        map.serialize_entry("customers", &self.customers)?;
        self.explanation.entries(&mut map)?;
        map.end()
    }
}

fn as_map<S: Serializer, K: Serialize, V: Serialize>(
    entries: &[(K, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
}

impl<'r> CleanView<'r> {
    /// A clean record.
    #[must_use]
    pub fn of(record: &'r CleanRecord) -> Self {
        let mut view = Self { values: Vec::new(), fields: Vec::new(), issues: Vec::new() };
        for field in &record.fields {
            let (name, clean) = (field.name.as_str(), &field.clean);
            if !clean.value.is_empty() {
                view.values.push((name, Texts(&clean.value)));
            }
            view.issues.extend(clean.issues.iter().map(|issue| IssueView::of(Some(name), issue)));
            view.fields.push((name, FieldView::of(field.kind, &field.raw, clean)));
        }
        view
    }
}

impl<'r> FieldView<'r> {
    /// A field as typed with its clean value.
    #[must_use]
    pub fn of(kind: Kind, raw: &'r str, clean: &'r Clean) -> Self {
        Self {
            kind,
            raw: Texts(raw),
            value: Texts(&clean.value),
            display: Texts(clean.display()),
            status: clean.status,
            changes: &clean.changes,
            issues: clean.issues.iter().map(|issue| IssueView::of(None, issue)).collect(),
            parts: clean.parts.iter().map(|(part, text)| (*part, &**text)).collect(),
        }
    }
}

impl<'r> IssueView<'r> {
    fn of(field: Option<&'r str>, issue: &'r Issue) -> Self {
        Self {
            field,
            code: issue.code,
            severity: issue.severity,
            suggestion: issue.suggestion.as_deref(),
            alternatives: &issue.alternatives,
        }
    }
}
