//! What `unify` reads: the sources side by side, and which of their columns say the same thing.

use super::slot::{Slot, names_any, slots};
use crate::consent::{Columns, ConsentState};
use crate::data::recency::{CHANGED, MADE};
use crate::normalize::{CleanTable, CleanView};
use crate::record::{RecordRef, Table};
use crate::schema::Field;
use crate::vocabulary::Kind;
use std::borrow::Cow;

/// One source: as typed and cleansed. Columns and rows of both stand alike.
#[derive(Debug, Clone, Copy)]
pub struct SourceView<'a> {
    /// The records as typed.
    pub table: &'a Table,
    /// The same, cleansed.
    pub clean: &'a CleanTable,
    /// The column that names a record, where there is one.
    pub id_column: Option<usize>,
    /// Which columns speak of consent.
    pub consent: &'a Columns,
}

/// All sources of one resolution. Cheap to make: it looks at columns, not at rows.
#[derive(Debug, Clone)]
pub struct Sources<'a> {
    views: Vec<SourceView<'a>>,
    first_numbers: Vec<u32>,
    recency: Vec<Option<usize>>,
    slots: Vec<Slot<'a>>,
}

impl<'a> Sources<'a> {
    /// Sets the sources side by side, in the order of the inputs.
    #[must_use]
    pub fn new(views: Vec<SourceView<'a>>) -> Self {
        let first_numbers = views.iter().scan(0u32, |next, view| Some(advance(next, view))).collect();
        let recency = views.iter().map(|view| recency_column(view.clean)).collect();
        let slots = slots(&views);
        Self { views, first_numbers, recency, slots }
    }

    /// The keys that `Customer::values` may hold, in order: the columns of a table of customers.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.slots.iter().flat_map(|slot| slot.keys(&self.views)).map(Cow::into_owned).collect()
    }

    /// Which of the keys may have further values that are kept: of one record, or of several `joined`
    /// to a customer.
    #[must_use]
    pub fn lists(&self, joined: bool) -> Vec<String> {
        let several = self.slots.iter().filter(|slot| slot.keeps_others(&self.views, joined));
        several.flat_map(|slot| slot.keys(&self.views)).map(Cow::into_owned).collect()
    }

    /// The number of a record over all sources, from 0.
    #[must_use]
    pub fn number(&self, record: RecordRef) -> u32 {
        self.first_numbers.get(record.table as usize).copied().unwrap_or(0) + record.row
    }

    pub(super) fn slots(&self) -> &[Slot<'a>] {
        &self.slots
    }

    pub(super) fn view(&self, record: RecordRef) -> Option<&SourceView<'a>> {
        self.views.get(record.table as usize)
    }

    pub(super) fn clean(&self, record: RecordRef, column: u32) -> Option<CleanView<'a>> {
        self.view(record)?.clean.columns.get(column as usize)?.get(record.row as usize)
    }

    pub(super) fn field(&self, record: RecordRef, column: u32) -> Option<&'a Field> {
        self.view(record)?.clean.columns.get(column as usize).map(|column| &column.field)
    }

    pub(super) fn raw(&self, record: RecordRef, column: u32) -> &'a str {
        let column = self.view(record).and_then(|view| view.table.columns.get(column as usize));
        column.map_or("", |column| column.text(record.row as usize))
    }

    pub(super) fn header(&self, record: RecordRef, column: u32) -> &'a str {
        let column = self.view(record).and_then(|view| view.table.columns.get(column as usize));
        column.map_or("", |column| &column.header)
    }

    /// What the record says about consent.
    pub(super) fn consent(&self, record: RecordRef) -> Option<ConsentState> {
        let view = self.view(record).filter(|view| !view.consent.is_empty())?;
        let cell = |column: usize| {
            let timed = view.clean.columns.get(column).filter(|column| is_time(column.field.kind));
            let clean = timed.and_then(|column| column.get(record.row as usize));
            match clean.map(|clean| clean.value) {
                Some(value) if !value.is_empty() => value,
                _ => self.raw(record, column as u32),
            }
        };
        Some(view.consent.state(cell, &view.table.source.name))
    }

    /// The clean values of some kinds that a record has.
    pub(super) fn values(&self, record: RecordRef, kinds: &[Kind]) -> Vec<&'a str> {
        let columns = self.view(record).map_or(&[][..], |view| &view.clean.columns);
        let cells = columns.iter().filter(|column| kinds.contains(&column.field.kind));
        let clean = cells.filter_map(|column| column.get(record.row as usize)).map(|clean| clean.value);
        clean.filter(|value| !value.is_empty()).collect()
    }

    /// When the record was changed last, in a form that sorts; empty where nobody says.
    pub(super) fn changed(&self, record: RecordRef) -> &'a str {
        self.recency_of(record)
            .and_then(|column| self.clean(record, column as u32))
            .map_or("", |clean| clean.value)
    }

    /// Whether the source of the record says of its records when they were changed.
    pub(super) fn has_dates(&self, record: RecordRef) -> bool {
        self.recency_of(record).is_some()
    }

    fn recency_of(&self, record: RecordRef) -> Option<usize> {
        self.recency.get(record.table as usize).copied().flatten()
    }
}

const fn is_time(kind: Kind) -> bool {
    matches!(kind, Kind::Timestamp | Kind::Date)
}

fn advance(next: &mut u32, view: &SourceView<'_>) -> u32 {
    let first = *next;
    *next += view.table.rows as u32;
    first
}

/// The column that says when a record was changed; second best, when it was made. Of several the one
/// whose header says the least besides: `updated_at` before `consent_updated_at`.
fn recency_column(clean: &CleanTable) -> Option<usize> {
    let named = |phrases: &[&str]| {
        let headers = clean.columns.iter().enumerate().filter(|(_, column)| is_time(column.field.kind));
        headers
            .filter(|(_, column)| names_any(&column.field.header, phrases))
            .min_by_key(|(_, column)| column.field.header.len())
            .map(|(at, _)| at)
    };
    named(CHANGED).or_else(|| named(MADE))
}
