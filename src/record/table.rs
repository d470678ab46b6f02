//! Many records of one source, by columns: each column a dictionary of its distinct texts and a
//! number a row. What can be worked out once a distinct text, is.

use crate::text::interner::Interner;

/// Parts the values of a list inside one cell (U+001F, "unit separator").
pub const LIST_SEPARATOR: char = '\u{1f}';

/// Where records came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// File name or the caller's name for it; goes into every output.
    pub name: String,
}

/// One record of several tables: which table, which row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// Number of the table, from 0, in the order of the inputs.
    pub table: u32,
    /// Number of the row, from 0; a header is not counted.
    pub row: u32,
}

/// The texts of one field over all rows.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The name of the field as the source has it; unique in its table.
    pub header: String,
    /// The distinct texts, raw, with their counts.
    pub values: Interner,
    /// The number of the text in each row.
    pub ids: Vec<u32>,
}

impl Column {
    /// An empty column.
    #[must_use]
    pub fn new(header: impl Into<String>) -> Self {
        Self { header: header.into(), ..Self::default() }
    }

    /// Adds the text of the next row.
    pub fn push(&mut self, text: &str) {
        let id = self.values.add(text);
        self.ids.push(id);
    }

    /// The raw text of a row; empty where there is none.
    #[must_use]
    pub fn text(&self, row: usize) -> &str {
        self.ids.get(row).map_or("", |id| self.values.text(*id))
    }
}

/// All records of one source.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Where they came from.
    pub source: Source,
    /// The fields, in the order of the source.
    pub columns: Vec<Column>,
    /// How many records there are.
    pub rows: usize,
}
