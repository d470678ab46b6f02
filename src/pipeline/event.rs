//! What happens to customers, as a list that can be read.
//!
//! Does: say what happened to whom, which records came or went, what caused it and by which link.
//! Does not: hold values; records and customers are named by their ids.

use crate::vocabulary::{Cause, EventKind};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One change of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The customer that it happened to.
    pub customer: String,
    /// The other one: which went up in this, which was parted from it, or where records came from.
    pub other: Option<String>,
    /// The records that came, went or moved.
    pub records: Vec<String>,
    /// What made it happen.
    pub cause: Cause,
    /// The records that made it happen: the one that changed, or the two that somebody decided about.
    pub by: Vec<String>,
    /// The strongest link between the records that came and those that were there.
    pub link: Option<Evidence>,
}

/// A link between two records.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The record that came.
    pub left: String,
    /// The record that it is linked with.
    pub right: String,
    /// Match weight in bits; nothing where a person decided.
    pub weight: Option<f32>,
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("event", &self.kind)?;
        map.serialize_entry("customer", &self.customer)?;
        if let Some(other) = &self.other {
            map.serialize_entry("other", other)?;
        }
        map.serialize_entry("records", &self.records)?;
        map.serialize_entry("cause", &self.cause)?;
        map.serialize_entry("by", &self.by)?;
        if let Some(link) = &self.link {
            map.serialize_entry("link", link)?;
        }
        map.end()
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("left", &self.left)?;
        map.serialize_entry("right", &self.right)?;
        map.serialize_entry("weight", &self.weight.map(f64::from))?;
        map.end()
    }
}
