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

/// Parts the fields of a record that is kept (U+001E, "record separator").
const FIELD_SEPARATOR: char = '\u{1e}';

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
        for (at, field) in schema.fields.iter().enumerate() {
            text.extend((at > 0).then_some(FIELD_SEPARATOR));
            text.push_str(&record.get(&field.header).map(Value::to_cell).unwrap_or_default());
        }
        kept.push(text);
    }
}

fn record_of(schema: &Schema, text: &str) -> Record {
    let cells = text.split(FIELD_SEPARATOR).map(|cell| Value::Text(cell.to_owned()));
    let headers = schema.fields.iter().map(|field| field.header.clone());
    Record { fields: headers.zip(cells).collect() }
}
