//! What the caller says of the columns, and which of them names a record.

use crate::error::{Error, Result};
use crate::record::Table;
use crate::schema::{self, Field, Schema};
use crate::vocabulary::{ErrorCode, Kind};

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

    /// Whether everything was found in some input.
    pub(super) fn check(&self) -> Result<()> {
        self.0.iter().filter_map(|(_, found)| found.clone()).collect()
    }
}

/// The column that names a record: the one the caller names, else the first of kind `id` in which no
/// two records say the same.
pub(super) fn id_column(table: &Table, schema: &Schema, told: Option<&str>) -> Result<Option<usize>> {
    if let Some(told) = told {
        let found = table.columns.iter().position(|column| column.header == told);
        let unknown = || {
            Error::new(ErrorCode::SchemaUnknownColumn, "the id column does not exist").with("column", told)
        };
        return found.map(Some).ok_or_else(unknown);
    }
    let distinct =
        |column: usize| table.columns.get(column).is_some_and(|column| column.values.len() == table.rows);
    let fields = schema.fields.iter().enumerate();
    Ok(fields
        .filter(|(_, field)| field.kind == Kind::Id)
        .map(|(column, _)| column)
        .find(|column| distinct(*column)))
}
