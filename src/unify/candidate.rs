//! What the records of a cluster say about one slot.

use super::slot::{Manner, Slot, kind_of, stands_alone};
use super::sources::Sources;
use crate::normalize::Clean;
use crate::record::{LIST_SEPARATOR, RecordRef};
use crate::vocabulary::{Kind, Part, Status};
use std::borrow::Cow;

/// One value of one record.
#[derive(Debug, Clone)]
pub(super) struct Said<'a> {
    pub(super) kind: Kind,
    pub(super) value: Cow<'a, str>,
    pub(super) display: Cow<'a, str>,
    pub(super) status: Status,
    pub(super) record: RecordRef,
    pub(super) column: u32,
}

/// What one record says: one value, or the parts of a name or an address.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    pub(super) record: RecordRef,
    pub(super) parts: Vec<Said<'a>>,
}

impl<'a> Candidate<'a> {
    pub(super) fn part(&self, kind: Kind) -> Option<&Said<'a>> {
        self.parts.iter().find(|said| said.kind == kind)
    }

    pub(super) fn text(&self, kind: Kind) -> &str {
        self.part(kind).map_or("", |said| &said.value)
    }
}

/// Everything that the records say about a slot, in the order of the records.
pub(super) fn candidates<'a>(
    sources: &Sources<'a>,
    slot: &Slot,
    members: &[RecordRef],
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for &record in members {
        match slot.manner {
            Manner::One => values(sources, slot, record, false, &mut found),
            Manner::All => values(sources, slot, record, true, &mut found),
            Manner::Name | Manner::Address => found.extend(group(sources, slot, record)),
        }
    }
    found
}

/// The clean values of a record in the columns of the slot, without the empty ones.
fn cells<'a>(
    sources: &Sources<'a>,
    slot: &Slot,
    record: RecordRef,
) -> impl Iterator<Item = (u32, Kind, &'a Clean)> {
    let columns = slot.columns.get(record.table as usize).map_or(&[][..], Vec::as_slice);
    columns.iter().filter_map(move |&column| {
        let clean = sources.clean(record, column)?;
        (!clean.value.is_empty()).then_some((column, sources.kind(record, column)?, clean))
    })
}

fn values<'a>(
    sources: &Sources<'a>,
    slot: &Slot,
    record: RecordRef,
    split: bool,
    found: &mut Vec<Candidate<'a>>,
) {
    for (column, kind, clean) in cells(sources, slot, record) {
        let list = |text: &'a str| -> Vec<&'a str> {
            if split { text.split(LIST_SEPARATOR).collect() } else { vec![text] }
        };
        let displays = list(clean.display());
        for (at, value) in list(&clean.value).into_iter().enumerate() {
            let display = displays.get(at).copied().unwrap_or(value);
            let said = Said {
                kind,
                value: value.into(),
                display: display.into(),
                status: clean.status,
                record,
                column,
            };
            found.push(Candidate { record, parts: vec![said] });
        }
    }
}

fn group<'a>(sources: &Sources<'a>, slot: &Slot, record: RecordRef) -> Option<Candidate<'a>> {
    let mut candidate = Candidate { record, parts: Vec::new() };
    let cells: Vec<_> = cells(sources, slot, record).collect();
    // A column of its own speaks before a part of another.
    for &(column, kind, clean) in cells.iter().filter(|(_, kind, clean)| stands_alone(*kind, clean)) {
        candidate.add(kind, own(kind, clean), clean, column);
    }
    for &(column, kind, clean) in &cells {
        for (part, text) in &clean.parts {
            match kind_of(kind, *part) {
                Some(Kind::AddressStreet) => candidate.add(Kind::AddressStreet, street(clean), clean, column),
                Some(of) => candidate.add(of, (&**text).into(), clean, column),
                None => {}
            }
        }
    }
    candidate.parts.sort_by_key(|said| said.kind);
    (!candidate.parts.is_empty()).then_some(candidate)
}

impl<'a> Candidate<'a> {
    fn add(&mut self, kind: Kind, value: Cow<'a, str>, clean: &'a Clean, column: u32) {
        if value.is_empty() || self.part(kind).is_some() {
            return;
        }
        let display = if value == *clean.value { clean.display().into() } else { value.clone() };
        let record = self.record;
        self.parts.push(Said { kind, value, display, status: clean.status, record, column });
    }
}

/// The value of a column without the parts that are of another kind.
fn own(kind: Kind, clean: &Clean) -> Cow<'_, str> {
    let part = match kind {
        Kind::NameGiven => Part::Given,
        Kind::NameFamily => Part::Family,
        Kind::NameMiddle => Part::Middle,
        Kind::AddressLocality => Part::Locality,
        Kind::AddressStreet if clean.part(Part::Unit).is_some() => return street(clean),
        _ => return (&*clean.value).into(),
    };
    clean.part(part).unwrap_or(&clean.value).into()
}

/// Street and house number in the order in which they were written.
fn street(clean: &Clean) -> Cow<'_, str> {
    match (clean.part(Part::Street), clean.part(Part::Number)) {
        (Some(street), Some(number)) => {
            let number_first = clean.value.find(number) < clean.value.find(street);
            let (a, b) = if number_first { (number, street) } else { (street, number) };
            [a, " ", b].concat().into()
        }
        (Some(only), None) | (None, Some(only)) => only.into(),
        (None, None) => "".into(),
    }
}
