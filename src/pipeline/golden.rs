//! The golden record of records that are in no file.
//!
//! Does: keep records as they came, where the caller wants that, and unify some of them.
//! Does not: find out who is one customer; `customers` does.

use super::resolver::{ID, Resolver, schema_of};
use crate::consent::Columns;
use crate::normalize::CleanTable;
use crate::record::{Record, RecordRef, Table, Value};
use crate::schema::Schema;
use crate::unify::{Customer, SourceView, Sources, unify};

/// Stands between the bytes that a field of a kept record has, as a number, and the field itself.
const LENGTH_END: char = ':';

/// Some records side by side, as typed and cleansed.
#[derive(Debug)]
pub struct Golden {
    table: Table,
    clean: CleanTable,
    consent: Columns,
    id_column: Option<usize>,
}

impl Golden {
    /// What they say together, each value with its lineage; a row is a record's place among them.
    #[must_use]
    pub fn customer(&self) -> Customer<'_> {
        let Self { table, clean, consent, id_column } = self;
        let sources = Sources::new(vec![SourceView { table, clean, id_column: *id_column, consent }]);
        let rows = 0..table.rows as u32;
        unify(&sources, &rows.map(|row| RecordRef { table: 0, row }).collect::<Vec<_>>())
    }
}

impl Resolver {
    /// Some records as one customer, cleansed as this resolver reads them.
    #[must_use]
    pub fn golden(&self, records: &[Record]) -> Golden {
        let inferred;
        let schema = match &self.schema {
            Some(schema) => schema,
            None => {
                inferred = schema_of(records);
                &inferred
            }
        };
        let (table, clean) = self.cleansed(schema, records);
        let id_column = schema.fields.iter().position(|field| field.header == ID);
        Golden { table, clean, consent: Columns::new(schema), id_column }
    }

    /// The golden record of the records of these ids; nothing where records are not kept.
    #[must_use]
    pub fn golden_of(&self, ids: &[String]) -> Option<Golden> {
        let (kept, schema) = (self.kept.as_ref()?, self.schema.as_ref()?);
        let text = |id: &String| kept.get(self.number(id)? as usize);
        let records: Vec<Record> = ids.iter().filter_map(text).map(|text| record_of(schema, text)).collect();
        Some(self.golden(&records))
    }

    /// Keeps the next record as it came, where records are kept.
    pub(super) fn keep(&mut self, record: &Record) {
        let (Some(kept), Some(schema)) = (&mut self.kept, &self.schema) else { return };
        let mut text = String::new();
        for field in &schema.fields {
            let cell = record.get(&field.header).map(Value::to_cell).unwrap_or_default();
            text.push_str(&cell.len().to_string());
            text.push(LENGTH_END);
            text.push_str(&cell);
        }
        kept.push(text);
    }
}

fn record_of(schema: &Schema, mut text: &str) -> Record {
    let mut fields = Vec::new();
    for field in &schema.fields {
        let (cell, rest) = first_cell(text).unwrap_or_default();
        text = rest;
        fields.push((field.header.clone(), Value::Text(cell.to_owned())));
    }
    Record { fields }
}

/// The first field of a kept record, and what stands behind it.
fn first_cell(text: &str) -> Option<(&str, &str)> {
    let (length, rest) = text.split_once(LENGTH_END)?;
    rest.split_at_checked(length.parse().ok()?)
}
