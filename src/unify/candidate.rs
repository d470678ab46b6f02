//! What the records of a cluster say about one slot.

use super::slot::{Manner, Slot, kind_of, stands_alone};
use super::sources::Sources;
use crate::normalize::{CleanView, date_of_parts};
use crate::record::{LIST_SEPARATOR, RecordRef};
use crate::schema::Field;
use crate::text::find::find;
use crate::text::order::sort_by_key;
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
    slot: &Slot<'_>,
    members: &[RecordRef],
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for &record in members {
        match slot.manner {
            Manner::Name | Manner::Address => found.extend(group(sources, slot, record)),
            manner => values(sources, slot, record, manner == Manner::All, &mut found),
        }
    }
    found
}

/// A clean value of a record, and the column it stands in.
#[derive(Clone, Copy)]
struct Cell<'a> {
    column: u32,
    field: &'a Field,
    clean: CleanView<'a>,
}

/// The clean values of a record in the columns of the slot, without the empty ones.
fn cells<'a>(sources: &Sources<'a>, slot: &Slot<'_>, record: RecordRef) -> impl Iterator<Item = Cell<'a>> {
    let columns = slot.columns.get(record.table as usize).map_or(&[][..], Vec::as_slice);
    columns.iter().filter_map(move |&column| {
        let cell =
            Cell { column, field: sources.field(record, column)?, clean: sources.clean(record, column)? };
        (!cell.clean.value.is_empty()).then_some(cell)
    })
}

fn values<'a>(
    sources: &Sources<'a>,
    slot: &Slot<'_>,
    record: RecordRef,
    split: bool,
    found: &mut Vec<Candidate<'a>>,
) {
    let list = |text: &'a str| -> Vec<&'a str> {
        if split { text.split(LIST_SEPARATOR).collect() } else { vec![text] }
    };
    let all: Vec<Cell<'a>> = cells(sources, slot, record).collect();
    for cell in all.iter().filter(|cell| !cell.field.completes()) {
        if let Some(date) = dated(cell, &all) {
            found.push(Candidate {
                record,
                parts: vec![cell.says(slot.kind, date.clone().into(), date.into(), record)],
            });
            continue;
        }
        let displays = list(cell.clean.display());
        for (at, value) in list(cell.clean.value).into_iter().enumerate() {
            let display = displays.get(at).copied().unwrap_or(value);
            let mut candidate = Candidate { record, parts: Vec::new() };
            candidate.parts.push(cell.says(slot.kind, value.into(), display.into(), record));
            found.push(candidate);
        }
    }
}

/// The date of a year whose month and day stand in columns of their own.
fn dated(year: &Cell<'_>, cells: &[Cell<'_>]) -> Option<String> {
    let part =
        |part| cells.iter().find(|cell| cell.field.part == Some(part)).map_or("", |cell| cell.clean.value);
    let is_year = year.field.part == Some(Part::Year);
    is_year.then(|| date_of_parts(year.clean.value, part(Part::Month), part(Part::Day))).flatten()
}

fn group<'a>(sources: &Sources<'a>, slot: &Slot<'_>, record: RecordRef) -> Option<Candidate<'a>> {
    let mut candidate = Candidate { record, parts: Vec::new() };
    let cells: Vec<Cell<'a>> = cells(sources, slot, record).collect();
    // A column of its own speaks before a part of another.
    for cell in cells.iter().filter(|cell| stands_alone(cell.field.kind, cell.clean) && !cell.is_number()) {
        candidate.add(cell, cell.field.kind, own(cell, &cells));
    }
    for cell in &cells {
        for (part, text) in cell.clean.parts.iter() {
            match kind_of(cell.field.kind, part) {
                Some(Kind::AddressStreet) => candidate.add(cell, Kind::AddressStreet, street(cell.clean)),
                Some(kind) => candidate.add(cell, kind, text.into()),
                None => {}
            }
        }
    }
    sort_by_key(&mut candidate.parts, |said| said.kind);
    (!candidate.parts.is_empty()).then_some(candidate)
}

impl<'a> Candidate<'a> {
    fn add(&mut self, cell: &Cell<'a>, kind: Kind, value: Cow<'a, str>) {
        if value.is_empty() {
            return;
        }
        if let Some(known) = self.parts.iter_mut().find(|said| said.kind == kind) {
            known.append(cell, &value);
            return;
        }
        let same = value == cell.clean.value;
        let display = if same { cell.clean.display().into() } else { value.clone() };
        self.parts.push(cell.says(kind, value, display, self.record));
    }
}

impl Said<'_> {
    /// A second line of an address is a line more, a title behind a salutation a title more (Herr, Dr.); what
    /// else is said twice, the first column decides.
    fn append(&mut self, cell: &Cell<'_>, value: &str) {
        let between = match self.kind {
            Kind::AddressUnit => ", ",
            Kind::NamePrefix => " ",
            _ => return,
        };
        if cell.field.kind == self.kind && *self.value != *value {
            self.value = [&*self.value, between, value].concat().into();
            self.display = self.value.clone();
        }
    }
}

impl<'a> Cell<'a> {
    fn says(self, kind: Kind, value: Cow<'a, str>, display: Cow<'a, str>, record: RecordRef) -> Said<'a> {
        Said { kind, value, display, status: self.clean.status, record, column: self.column }
    }

    /// Whether it is a house number in a column of its own.
    fn is_number(&self) -> bool {
        self.field.part == Some(Part::Number)
    }
}

/// The value of a column without the parts that are of another kind.
fn own<'a>(cell: &Cell<'a>, cells: &[Cell<'a>]) -> Cow<'a, str> {
    let clean = cell.clean;
    let part = match cell.field.kind {
        Kind::NameGiven => Part::Given,
        Kind::NameFamily => Part::Family,
        Kind::NameMiddle => Part::Middle,
        Kind::AddressLocality => Part::Locality,
        Kind::AddressStreet => return numbered(cell, cells),
        _ => return clean.value.into(),
    };
    clean.part(part).unwrap_or(clean.value).into()
}

/// The street with its house number, which may stand in a column of its own, before or after it.
fn numbered<'a>(cell: &Cell<'a>, cells: &[Cell<'a>]) -> Cow<'a, str> {
    let clean = cell.clean;
    let number = cells.iter().find(|other| other.is_number());
    match number {
        Some(number) if clean.part(Part::Number).is_none() => {
            let street = clean.part(Part::Street).unwrap_or(clean.value);
            joined(number.clean.value, street, number.column < cell.column).into()
        }
        _ if clean.part(Part::Unit).is_some() => street(clean),
        _ => clean.value.into(),
    }
}

/// Street and house number in the order in which they were written.
fn street(clean: CleanView<'_>) -> Cow<'_, str> {
    match (clean.part(Part::Street), clean.part(Part::Number)) {
        (Some(street), Some(number)) => {
            let at = find(clean.value, number).zip(find(clean.value, street));
            joined(number, street, at.is_some_and(|(number, street)| number < street)).into()
        }
        (Some(only), None) | (None, Some(only)) => only.into(),
        (None, None) => "".into(),
    }
}

fn joined(number: &str, street: &str, number_first: bool) -> String {
    let (a, b) = if number_first { (number, street) } else { (street, number) };
    [a, " ", b].concat()
}
