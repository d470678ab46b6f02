//! What people said of pairs of records: the same customer, or not.
//!
//! Does: read labels, find their records by the names that the outputs give them, and refuse what contradicts
//! itself, also by way of others: who is the same as one is the same as all that are the same as that one.
//! Does not: name a record in an error. An id may be somebody's; a label is named by its place, from 1.

use super::Resolution;
use crate::error::{Error, Result};
use crate::limits::LABELS;
use crate::schema::known_key;
use crate::text::interner::Interner;
use crate::text::json::Json;
use crate::text::numbers::Numbers;
use crate::vocabulary::ErrorCode;

/// One label, as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    left: String,
    right: String,
    same: bool,
}

/// A label whose records are known by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) same: bool,
}

impl Judged {
    /// Both records in one number, of which the first bit is free.
    pub(super) fn pair(self) -> u64 {
        u64::from(self.left) << 31 | u64::from(self.right)
    }
}

/// Reads `[{ left, right, same }]`.
///
/// # Errors
/// `labels.invalid` for what is no label, `option.unknown` for a key that does not exist.
pub fn from_json(json: &Json) -> Result<Vec<Label>> {
    let list = json.list().filter(|list| list.len() <= LABELS);
    let list =
        list.ok_or_else(|| fault(ErrorCode::LabelsInvalid, "labels must be a list, and not too long"))?;
    let mut labels = Vec::with_capacity(list.len());
    for (at, json) in list.iter().enumerate() {
        known_key(json.object().unwrap_or_default(), &["left", "right", "same"]).map_err(at_row(at))?;
        let text = |key| json.get(key).and_then(Json::said).map(str::to_owned);
        let label = text("left").zip(text("right")).zip(json.get("same").and_then(Json::flag));
        let Some(((left, right), same)) = label else {
            let message = "a label has the ids left and right, and same: true or false";
            return Err(at_row(at)(fault(ErrorCode::LabelsInvalid, message)));
        };
        labels.push(Label { left, right, same });
    }
    Ok(labels)
}

/// The labels by the numbers of their records, each pair once.
pub(super) fn judged(labels: &[Label], resolution: &Resolution) -> Result<Vec<Judged>> {
    let records = resolution.records() as u32;
    let mut names = Interner::default();
    for record in 0..records {
        names.intern(&resolution.record_id(record));
    }
    let (mut judged, mut seen) = (Vec::new(), Numbers::default());
    for (at, label) in labels.iter().enumerate() {
        let Some((a, b)) = names.get(&label.left).zip(names.get(&label.right)) else {
            let message = "no record of that id; ids are those of records.csv";
            return Err(at_row(at)(fault(ErrorCode::LabelsUnknownId, message)));
        };
        if a == b {
            let message = "a label names the same record twice";
            return Err(at_row(at)(fault(ErrorCode::LabelsSameRecord, message)));
        }
        let (left, right) = (a.min(b), a.max(b));
        let label = Judged { left, right, same: label.same };
        if seen.insert(label.pair() << 1 | u64::from(label.same), at as u32).is_none() {
            judged.push((at, label));
        }
    }
    check(&judged, records)?;
    Ok(judged.into_iter().map(|(_, judged)| judged).collect())
}

/// Refuses a pair that is not the same and yet is, as others say.
fn check(judged: &[(usize, Judged)], records: u32) -> Result<()> {
    let mut parent: Vec<u32> = (0..records).collect();
    for (_, label) in judged.iter().filter(|(_, label)| label.same) {
        let (left, right) = (root(&mut parent, label.left), root(&mut parent, label.right));
        if let Some(slot) = parent.get_mut(right as usize) {
            *slot = left;
        }
    }
    for (at, label) in judged.iter().filter(|(_, label)| !label.same) {
        if root(&mut parent, label.left) == root(&mut parent, label.right) {
            let message = "a label says that two records are not the same, and others say that they are";
            return Err(at_row(*at)(fault(ErrorCode::LabelsContradiction, message)));
        }
    }
    Ok(())
}

/// The first of those that are the same; the way there is shortened.
fn root(parent: &mut [u32], mut record: u32) -> u32 {
    loop {
        let above = parent.get(record as usize).copied().unwrap_or(record);
        if above == record {
            return record;
        }
        let further = parent.get(above as usize).copied().unwrap_or(above);
        if let Some(slot) = parent.get_mut(record as usize) {
            *slot = further;
        }
        record = further;
    }
}

fn fault(code: ErrorCode, message: &str) -> Error {
    Error::new(code, message)
}

fn at_row(at: usize) -> impl Fn(Error) -> Error {
    move |error| error.with("row", at + 1)
}
