//! The shape of an assessment; as JSON it is `report.json`.

use crate::index::{Missed, Oversize, RuleCount};
use crate::matching::Explanation;
use crate::schema::Field;
use crate::vocabulary::{ChangeCode, Channel, ConsentStatus, IssueCode, Kind, Purpose, Severity, Special};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Everything that is worth knowing about one resolution.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Version of this shape.
    pub version: u32,
    /// Whether every personal value in it is masked.
    pub masked: bool,
    /// What came in, in the order of the inputs.
    pub inputs: Vec<InputReport>,
    /// Over all inputs.
    pub totals: Totals,
    /// Who is a duplicate of whom; nothing where records were not matched.
    pub duplicates: Option<DuplicateReport>,
    /// What the customers (or, unmatched, the records) have said, per purpose and channel.
    pub consent: Vec<ConsentCount>,
}

/// One input.
#[derive(Debug, Clone, Default)]
pub struct InputReport {
    /// What it is and how it was read.
    pub facts: InputFacts,
    /// One entry a column.
    pub columns: Vec<ColumnReport>,
}

impl Serialize for InputReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.facts.name)?;
        map.serialize_entry("rows", &self.facts.rows)?;
        map.serialize_entry("format", &self.facts.format)?;
        map.serialize_entry("encoding", &self.facts.encoding)?;
        map.serialize_entry("notes", &self.facts.notes)?;
        map.serialize_entry("columns", &self.columns)?;
        map.end()
    }
}

/// How an input was read.
#[derive(Debug, Clone, Default)]
pub struct InputFacts {
    /// File name.
    pub name: String,
    /// Records.
    pub rows: u64,
    /// `csv`, `jsonl`, …
    pub format: String,
    /// Encoding of the text.
    pub encoding: String,
    /// What was done to read it.
    pub notes: Vec<InputNote>,
}

/// Something that was done to read an input.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InputNote {
    /// A code of the readers.
    pub code: String,
    /// The first line it was done to, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// How often.
    pub count: u64,
}

/// One column of an input.
#[derive(Debug, Clone)]
pub struct ColumnReport {
    /// What it means, how sure that is and why.
    pub field: Field,
    /// The article of the GDPR that sets its data category apart; nothing for an ordinary one.
    pub special: Option<Special>,
    /// Rows in which something stands.
    pub filled: u64,
    /// Distinct raw texts, the empty one not counted.
    pub distinct: u64,
    /// Rows by what became of their value.
    pub statuses: StatusCounts,
    /// What was done, most often first.
    pub changes: Vec<Count<ChangeCode>>,
    /// What is wrong, worst and most frequent first.
    pub issues: Vec<IssueCount>,
}

impl Serialize for ColumnReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.field.entries(&mut map)?;
        if let Some(special) = &self.special {
            map.serialize_entry("special", special)?;
        }
        map.serialize_entry("filled", &self.filled)?;
        map.serialize_entry("distinct", &self.distinct)?;
        map.serialize_entry("statuses", &self.statuses)?;
        map.serialize_entry("changes", &self.changes)?;
        map.serialize_entry("issues", &self.issues)?;
        map.end()
    }
}

/// Rows by what became of their value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the members are those of vocabulary::Status")]
pub struct StatusCounts {
    pub valid: u64,
    pub corrected: u64,
    pub suspect: u64,
    pub invalid: u64,
    pub empty: u64,
}

/// How often a code occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count<T> {
    /// The code.
    pub code: T,
    /// Rows, or records.
    pub count: u64,
}

/// How often something is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueCount {
    /// What it is.
    pub code: IssueCode,
    /// How much it matters, at worst.
    pub severity: Severity,
    /// Rows.
    pub count: u64,
    /// The first few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<IssueExample>,
}

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueExample {
    /// The row, from 1; a header is not counted.
    pub row: u64,
    /// The raw text, masked.
    pub value: String,
    /// What may have been meant, masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// Over all inputs.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Records.
    pub records: u64,
    /// Records in which spelling, spacing or encoding was put right; bringing a value to its standard
    /// form does not count.
    pub records_fixed: u64,
    /// Records in which something is wrong that is more than a hint.
    pub records_with_issues: u64,
    /// Values by what became of them.
    pub statuses: StatusCounts,
    /// What was fixed, most often first; values, not records.
    pub changes: Vec<Count<ChangeCode>>,
    /// What is wrong, worst and most frequent first; values, not records.
    pub issues: Vec<IssueCount>,
}

/// Who is a duplicate of whom.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateReport {
    /// Customers.
    pub customers: u64,
    /// Records that share their customer with another record.
    pub records_in_duplicates: u64,
    /// Customers by how many records they have, smallest first.
    pub sizes: Vec<SizeCount>,
    /// Pairs that were compared and kept, by match weight, lowest first.
    pub weights: Vec<WeightBin>,
    /// How records met.
    pub blocks: BlockCounts,
    /// Pairs side by side, with the reasons: some sure ones, the least sure that were accepted, and
    /// those that a person should look at. Strongest first.
    pub examples: Vec<Example>,
}

/// How many customers have so many records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SizeCount {
    /// Records of one customer.
    pub size: u64,
    /// Customers.
    pub customers: u64,
}

/// Pairs of a range of match weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WeightBin {
    /// The range is from this weight (log2) to one more.
    pub from: i32,
    /// Pairs taken for the same customer.
    #[serde(rename = "match")]
    pub matches: u64,
    /// Pairs that a person should look at.
    pub review: u64,
    /// Pairs taken for different customers.
    pub distinct: u64,
}

/// Records meet by sharing a blocking key.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BlockCounts {
    /// Distinct keys.
    pub keys: u64,
    /// Keys that more than `limits::BLOCK_RECORDS` records share; these were passed over.
    pub oversize: u64,
    /// The same by blocking rule.
    pub purged: Vec<Oversize>,
    /// Records that were compared with `limits::CANDIDATES` others and no more.
    pub cut: u64,
    /// Links above the threshold that were not followed: too few records of the two groups vouch for
    /// each other, or the customer would have grown too large.
    pub refused: u64,
    /// What each blocking rule brought, alone and on top of the others.
    pub rules: Vec<RuleCount>,
    /// How many links no rule brings together.
    pub missed: Option<Missed>,
}

/// Two records side by side.
#[derive(Debug, Clone)]
pub struct Example {
    /// What the pair is taken for, and why.
    pub explanation: Explanation,
    /// The two records.
    pub records: [ExampleRecord; 2],
    /// Their values, by key.
    pub fields: Vec<ExampleField>,
}

impl Serialize for Example {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.explanation.entries(&mut map)?;
        map.serialize_entry("records", &self.records)?;
        map.serialize_entry("fields", &self.fields)?;
        map.end()
    }
}

/// A record as people find it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExampleRecord {
    /// The name of the source.
    pub source: String,
    /// The row, from 1; a header is not counted.
    pub row: u64,
    /// Its id in the source; may be empty.
    pub id: String,
    /// The id of its customer.
    pub customer: String,
}

/// What two records say about the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExampleField {
    /// What it is.
    pub kind: Kind,
    /// Which of several: `billing`; else empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The cleansed values; empty where there is none.
    pub values: [String; 2],
    /// Whether they are the same; nothing where one is missing.
    pub same: Option<bool>,
}

/// What customers have said about one purpose and channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsentCount {
    /// The use.
    pub purpose: Purpose,
    /// The way of contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Customers by what they said, in the order of the vocabulary.
    pub statuses: Vec<Count<ConsentStatus>>,
    /// Customers whose records contradict each other.
    pub conflicts: u64,
}
