//! One record of a form or a request.
//!
//! Does: settle the record's own country first, then every field with it.
//! Does not: infer what a field means; a field that the schema does not name is free text.

use super::across::{self, Cell};
use super::{Clean, CleanView, Context, phone, value};
use crate::record::Record;
use crate::schema::{Field, Schema};
use crate::vocabulary::Kind;

/// A field of a record with its clean value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanField {
    /// The name of the field in the record.
    pub name: String,
    /// What it means.
    pub kind: Kind,
    /// As it came; list values parted by `record::LIST_SEPARATOR`.
    pub raw: String,
    /// What it means, what was done, what is doubtful.
    pub clean: Clean,
}

/// A record with clean values, its fields in the order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CleanRecord {
    /// One entry a field.
    pub fields: Vec<CleanField>,
}

impl CleanRecord {
    /// The field of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&CleanField> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Normalizes every field of a record. A country that the record itself holds counts before the
/// country of the context; of several, that of the same group of fields counts first.
#[must_use]
pub fn record(record: &Record, schema: &Schema, context: &Context) -> CleanRecord {
    cleansed(record.clone(), schema, context)
}

/// The same of a record that is needed no more.
#[must_use]
pub fn cleansed(record: Record, schema: &Schema, context: &Context) -> CleanRecord {
    let mut described = Vec::with_capacity(record.fields.len());
    for (at, (name, typed)) in record.fields.into_iter().enumerate() {
        described.push((schema.named(&name, at), name, typed.into_cell()));
    }
    let mut countries = Vec::new();
    for (at, (field, _, raw)) in described.iter().enumerate() {
        if let Some(field) = field.filter(|field| is_country(field)) {
            let clean = value(field.read_as(), raw, context);
            countries.push((at, field, home_of(field, clean.view()), clean));
        }
    }
    // The nearest country that is known.
    let home = |field: Option<&Field>| {
        let known =
            countries.iter().filter_map(|(_, country, code, _)| Some((distance(country, field)?, (*code)?)));
        let nearest = known.min_by_key(|(distance, _)| *distance);
        let country = nearest.map(|(_, code)| code).or(context.country);
        let country = country.filter(|_| !field.is_some_and(Field::is_local_number));
        Context { country, id_scheme: field.and_then(Field::id_scheme), ..*context }
    };
    let mut fields = Vec::with_capacity(described.len());
    let mut groups = Vec::with_capacity(described.len());
    for (at, (field, name, raw)) in described.into_iter().enumerate() {
        let (kind, group) = field.map_or((Kind::Text, ""), |field| (field.kind, field.group.as_str()));
        let clean = match countries.iter().find(|(country, ..)| *country == at) {
            Some((.., clean)) => clean.clone(),
            None => value(field.map_or(kind, Field::read_as), &raw, &home(field)),
        };
        fields.push(CleanField { name, kind, raw, clean });
        groups.push(group);
    }
    note_findings(&mut fields, &groups, &home(None));
    CleanRecord { fields }
}

/// What the fields say about each other is an issue of the field that it is about.
fn note_findings(fields: &mut [CleanField], groups: &[&str], context: &Context) {
    let cells: Vec<Cell<'_>> = fields
        .iter()
        .zip(groups)
        .map(|(field, group)| Cell { kind: field.kind, group, raw: &field.raw, clean: field.clean.view() })
        .collect();
    for (at, issue) in across::findings(&cells, context) {
        if let Some(field) = fields.get_mut(at) {
            field.clean.note(issue, &field.raw);
        }
    }
}

pub(super) fn is_country(field: &Field) -> bool {
    field.kind == Kind::AddressCountry || field.is_calling_code()
}

/// How far the field of a country is from another: a calling code speaks for telephone numbers alone, and for these
/// first; then that of the same group does.
pub(super) fn distance(country: &Field, field: Option<&Field>) -> Option<u32> {
    let strange = field.is_some_and(|field| field.group != country.group);
    let of_phone = field.is_some_and(|field| field.kind == Kind::Phone);
    match country.is_calling_code() {
        true => of_phone.then_some(u32::from(strange)),
        false => Some(2 + u32::from(strange)),
    }
}

/// The country that a value of such a field holds.
pub(super) fn home_of(field: &Field, clean: CleanView<'_>) -> Option<[u8; 2]> {
    match field.is_calling_code() {
        true => phone::home_of_code(clean.value),
        false => country_of(clean),
    }
}

/// The alpha-2 code that a clean country holds.
pub(super) fn country_of(clean: CleanView<'_>) -> Option<[u8; 2]> {
    clean.value.as_bytes().first_chunk::<2>().copied().filter(|_| clean.value.len() == 2)
}
