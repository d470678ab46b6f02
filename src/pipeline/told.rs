//! What the caller says of the columns, and which of them names a record.

use crate::assess::InputNote;
use crate::error::{Error, Result};
use crate::record::Table;
use crate::schema::{self, Field, Schema};
use crate::vocabulary::{ErrorCode, Kind, NoteCode};

/// What the caller said of columns; each must be found in one input at least.
#[derive(Debug, Default)]
pub(super) struct Told(Vec<(Schema, Option<Result<()>>)>);

impl Told {
    pub(super) fn new(told: Option<&Schema>) -> Self {
        let alone = |field: &Field| (Schema { fields: vec![field.clone()] }, None);
        Self(told.into_iter().flat_map(|told| &told.fields).map(alone).collect())
    }

    /// Puts right what is found in this schema.
    pub(super) fn apply(&mut self, schema: &mut Schema) {
        for (field, found) in &mut self.0 {
            match (schema::apply(schema, field), &found) {
                (Ok(()), _) => *found = Some(Ok(())),
                (Err(error), None) => *found = Some(Err(error)),
                (Err(_), Some(_)) => {}
            }
        }
    }

    /// Whether the caller said what every column of a table means, so that its values need not tell.
    pub(super) fn covers(&self, table: &Table) -> bool {
        let fields = || self.0.iter().flat_map(|(told, _)| &told.fields);
        table.columns.iter().all(|column| fields().any(|field| field.header == column.header))
    }

    /// Whether everything was found in some input.
    pub(super) fn check(&self) -> Result<()> {
        self.0.iter().filter_map(|(_, found)| found.clone()).collect()
    }
}

/// The column that names a record, the one the caller names, else the first of kind `id`, in which no two
/// records say the same; and what there is to say where none does.
pub(super) fn id_column(
    table: &Table,
    schema: &Schema,
    told: Option<&str>,
) -> Result<(Option<usize>, Option<InputNote>)> {
    let told = told.map(|told| {
        let unknown = || {
            Error::new(ErrorCode::SchemaUnknownColumn, "the id column does not exist").with("column", told)
        };
        table.columns.iter().position(|column| column.header == told).ok_or_else(unknown)
    });
    let asked: Vec<usize> = match told {
        Some(told) => vec![told?],
        None => ids(schema).collect(),
    };
    let named = asked.iter().copied().find(|column| repeats(table, *column) == 0);
    Ok((named, asked.first().filter(|_| named.is_none()).map(|first| repeated(table, *first))))
}

/// That a column of ids does not name each record.
fn repeated(table: &Table, column: usize) -> InputNote {
    let code = NoteCode::IdRepeated.as_str().to_owned();
    InputNote { code, row: None, column: Some(column as u32 + 1), count: repeats(table, column) as u64 }
}

/// Columns that may name the records: no numbers of banks, firms and goods.
fn ids(schema: &Schema) -> impl Iterator<Item = usize> + '_ {
    let fields = schema.fields.iter().enumerate();
    let names =
        |field: &Field| field.kind == Kind::Id && field.id_scheme().is_none_or(|scheme| scheme == "uuid");
    fields.filter(move |(_, field)| names(field)).map(|(column, _)| column)
}

/// How many rows say in a column what a row before them says.
fn repeats(table: &Table, column: usize) -> usize {
    table.columns.get(column).map_or(0, |column| table.rows.saturating_sub(column.values.len()))
}
