//! Records and pairs of a resolution as JavaScript and reports see them.

use crate::matching::Explanation;
use crate::normalize::{Clean, Issue};
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

/// One field: as typed, and what became of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldView<'r> {
    /// What it means.
    pub kind: Kind,
    /// As typed.
    pub raw: &'r str,
    /// Canonical form.
    pub value: &'r str,
    /// The form to show.
    pub display: &'r str,
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

impl<'r> FieldView<'r> {
    /// A field as typed with its clean value.
    #[must_use]
    pub fn of(kind: Kind, raw: &'r str, clean: &'r Clean) -> Self {
        let issue = |issue: &'r Issue| IssueView {
            code: issue.code,
            severity: issue.severity,
            suggestion: issue.suggestion.as_deref(),
            alternatives: &issue.alternatives,
        };
        Self {
            kind,
            raw,
            value: &clean.value,
            display: clean.display(),
            status: clean.status,
            changes: &clean.changes,
            issues: clean.issues.iter().map(issue).collect(),
            parts: clean.parts.iter().map(|(part, text)| (*part, &**text)).collect(),
        }
    }
}
