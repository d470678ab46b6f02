//! The data dictionary: what each field of a source means, and how sure that is.
//!
//! Does not: look at consent law or data categories (`classify` fills those in).

mod by_header;
mod consent;
mod context;
mod given;
mod group;
mod infer;
mod lexicon;
mod segment;
mod shapes;
mod values;
mod words;

pub use given::{apply, parse};
pub use group::Groups;
pub use infer::{SampleColumn, infer, sample};
pub use lexicon::is_known_header;

use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose};
use serde::{Deserialize, Serialize};

/// What one field means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// The name of the field in the source.
    pub header: String,
    /// What it means.
    pub kind: Kind,
    /// How sure that is, 0 to 1; 1 when a person said so.
    pub confidence: f64,
    /// Why, as a code with its data: `header:first name`, `values:email 0.98`, `given`.
    pub reason: String,
    /// Which of several addresses, phones, … of a record it belongs to: `billing`, `work`; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// For a column that holds one part only of its kind, as a house number without its street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// fideslang key of the data category; filled in by `classify`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// For `consent`: the way of contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// For `consent`: the use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// For `consent`: whether yes means may (`None`, `Direct`) or may not (`Inverse`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// Who answers for the field; free text of the data dictionary.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// What the field is used for; free text of the data dictionary.
    #[serde(default, rename = "use", skip_serializing_if = "String::is_empty")]
    pub usage: String,
}

impl Field {
    /// A field of which only the kind is known, and how it is.
    #[must_use]
    pub fn new(header: &str, kind: Kind, confidence: f64, reason: &str) -> Self {
        Self {
            header: header.to_owned(),
            kind,
            confidence,
            reason: reason.to_owned(),
            group: String::new(),
            part: None,
            category: String::new(),
            channel: None,
            purpose: None,
            polarity: None,
            owner: String::new(),
            usage: String::new(),
        }
    }
}

/// The fields of one source, in its order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// One entry a column.
    pub fields: Vec<Field>,
}
