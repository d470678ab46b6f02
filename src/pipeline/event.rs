//! What happens to customers, as a list that can be read.
//!
//! Does: say what happened to whom, which records came or went, what caused it and by which link.
//! Does not: hold values; records and customers are named by their ids.

use crate::matching::SAME;
use crate::vocabulary::{Cause, EventKind};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One change of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// What made it happen.
    pub cause: Cause,
    /// The customer that it happened to.
    pub customer: String,
    /// The other one: which went up in this, which was parted from it, or where records came from; else empty.
    pub other: String,
    /// The records that came, went or moved.
    pub records: Vec<String>,
    /// The records that made it happen: the one that changed, or the two that somebody decided about.
    pub by: Vec<String>,
    /// The two ends of the strongest link between the records that came and those that were there; else none.
    pub link: Vec<String>,
    /// Its match weight in bits; `SAME` where a person decided.
    pub weight: f32,
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("event", self.kind.as_str())?;
        map.serialize_entry("cause", self.cause.as_str())?;
        map.serialize_entry("customer", &self.customer)?;
        map.serialize_entry("other", &self.other)?;
        map.serialize_entry("records", &self.records)?;
        map.serialize_entry("by", &self.by)?;
        map.serialize_entry("link", &self.link)?;
        map.serialize_entry("weight", &Some(f64::from(self.weight)).filter(|_| self.weight != SAME))?;
        map.end()
    }
}
