//! Clean values by columns: each distinct raw text is normalized once a context.

use super::{CleanView, Issue, Pool};
use crate::schema::Field;

/// The clean values of one column.
#[derive(Debug, Clone)]
pub struct CleanColumn {
    /// What the column means.
    pub field: Field,
    /// The distinct clean values.
    pub pool: Pool,
    /// The number of the clean value in each row.
    pub ids: Vec<u32>,
}

impl CleanColumn {
    /// The clean value of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<CleanView<'_>> {
        self.ids.get(row).and_then(|id| self.pool.get(*id))
    }

    /// What a person should look at in a row's value.
    #[must_use]
    pub fn issues(&self, row: usize) -> &[Issue] {
        self.ids.get(row).map_or(&[], |id| self.pool.issues(*id))
    }

    /// The canonical form of a row's value.
    #[must_use]
    pub fn value(&self, row: usize) -> &str {
        self.ids.get(row).map_or("", |id| self.pool.value(*id))
    }
}

/// The clean values of one source; columns and rows stand as in its `record::Table`.
#[derive(Debug, Clone, Default)]
pub struct CleanTable {
    /// One a column of the source.
    pub columns: Vec<CleanColumn>,
    /// How many records there are.
    pub rows: usize,
}
