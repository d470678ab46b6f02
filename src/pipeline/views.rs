//! Records and pairs of a resolution, as JavaScript and reports see them.

use crate::matching::Explanation;
use crate::normalize::{CleanField, CleanView};
use crate::vocabulary::Kind;
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
#[derive(Debug)]
pub struct RecordView<'r> {
    /// Name of its source.
    pub source: &'r str,
    /// Row, from 1; a header is not counted.
    pub row: u32,
    /// Its name in the outputs.
    pub record_id: String,
    /// Its customer.
    pub customer_id: String,
    /// Its fields, in the order of the source.
    pub fields: Vec<FieldView<'r>>,
}

/// One field: as typed, and what became of it.
#[derive(Debug, Clone, Copy)]
pub struct FieldView<'r> {
    /// Its header.
    pub name: &'r str,
    /// What it means.
    pub kind: Kind,
    /// As typed.
    pub raw: &'r str,
    /// What became of it.
    pub clean: CleanView<'r>,
}

impl<'r> From<&'r CleanField> for FieldView<'r> {
    fn from(field: &'r CleanField) -> Self {
        Self { name: &field.name, kind: field.kind, raw: &field.raw, clean: field.clean.view() }
    }
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
