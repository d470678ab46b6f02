//! Puts cells together to a table, and holds the limits.

use super::notes::{Note, Notes};
use crate::error::{Error, Result};
use crate::limits;
use crate::record::{Column, Source, Table};
use crate::text::interner::{Interner, Waiting};
use crate::vocabulary::{ErrorCode, NoteCode};

/// Cells that room is made for ahead: the first rows of an input may be shorter than all others.
const EXPECTED_CELLS: usize = 1 << 23;

/// A table that grows by rows, and by columns where new names turn up.
#[derive(Debug, Default)]
pub(super) struct Builder {
    columns: Vec<Column>,
    /// Of each column the texts that come next.
    waiting: Vec<Waiting>,
    names: Interner,
    rows: usize,
    /// Cells that there may be.
    most: usize,
    /// Rows seen without any text.
    pub(super) skipped: u64,
    /// What was done beside reading.
    pub(super) notes: Notes,
}

impl Builder {
    /// Holds the cells in proportion to the bytes they are read from: those of short rows and of names that
    /// other objects lack cost no byte.
    pub(super) fn bound(&mut self, bytes: usize) {
        self.most = (limits::FREE_CELLS + bytes.saturating_mul(limits::CELLS_A_BYTE)).min(limits::CELLS);
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The number of the column of that name, from 0; a new one is empty in all rows so far.
    ///
    /// # Errors
    /// `input.columns`, `input.cell-too-large` (its name), `input.too-large`.
    pub(super) fn column(&mut self, name: &str, row: u64) -> Result<u32> {
        if let Some(number) = self.names.get(name) {
            return Ok(number);
        }
        if self.columns.len() >= limits::COLUMNS {
            return Err(Error::new(ErrorCode::InputColumns, "the input has too many columns")
                .with("row", row)
                .with("limit", limits::COLUMNS));
        }
        check_cell(name, self.columns.len(), row)?;
        let mut column = Column::new(name);
        self.check_size(self.columns.len() + 1, self.rows)?;
        (0..self.rows).for_each(|_| column.push(""));
        self.columns.push(column);
        self.waiting.push(Waiting::default());
        Ok(self.names.intern(name))
    }

    /// A further column with a name like `stem` that no other has.
    ///
    /// # Errors
    /// `input.columns`, `input.too-large`.
    pub(super) fn extra_column(&mut self, stem: &str, row: u64) -> Result<u32> {
        let names = std::iter::once(stem.to_owned()).chain((2..).map(|number| format!("{stem}_{number}")));
        let free = names.take(self.columns.len() + 1).find(|name| self.names.get(name).is_none());
        self.column(&free.unwrap_or_default(), row)
    }

    /// Adds the text of a column in the row that is being built; each column once a row.
    ///
    /// # Errors
    /// `input.cell-too-large`.
    pub(super) fn cell(&mut self, number: usize, text: &str, row: u64) -> Result<()> {
        check_cell(text, number, row)?;
        if let Some((column, waiting)) = self.columns.get_mut(number).zip(self.waiting.get_mut(number))
            && waiting.push(text)
        {
            column.values.add_all(waiting, &mut column.ids);
        }
        Ok(())
    }

    /// Adds the texts that wait.
    fn settle(&mut self) {
        for (column, waiting) in self.columns.iter_mut().zip(&mut self.waiting) {
            column.values.add_all(waiting, &mut column.ids);
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Leaves out a row that says nothing.
    pub(super) fn skip_row(&mut self, code: NoteCode, row: u64) {
        self.skipped += 1;
        self.notes.add(code, Some(row), None);
    }

    /// Makes room for so many rows in all; for texts where nearly each row has one of its own.
    pub(super) fn expect(&mut self, rows: usize) {
        self.settle();
        let rows = rows.min(EXPECTED_CELLS / self.columns.len().max(1));
        for column in &mut self.columns {
            column.ids.reserve(rows.saturating_sub(self.rows));
            if column.values.len() * 10 > self.rows * 9 {
                column.values.expect(rows);
            }
        }
    }

    /// Ends a row; columns that got no text in it are empty there.
    ///
    /// # Errors
    /// `input.too-large`.
    pub(super) fn end_row(&mut self) -> Result<()> {
        self.rows += 1;
        self.check_size(self.columns.len(), self.rows)?;
        let rows = self.rows;
        for (column, waiting) in self.columns.iter_mut().zip(&mut self.waiting) {
            if column.ids.len() + waiting.len() < rows && waiting.push("") {
                column.values.add_all(waiting, &mut column.ids);
            }
        }
        Ok(())
    }

    fn check_size(&self, columns: usize, rows: usize) -> Result<()> {
        if rows > limits::ROWS || columns.saturating_mul(rows) > self.most {
            return Err(Error::new(
                ErrorCode::InputTooLarge,
                "the input has more cells than the limit allows",
            )
            .with("columns", columns)
            .with("rows", rows)
            .with("limit", self.most));
        }
        Ok(())
    }

    /// The table and the notes.
    pub(super) fn finish(mut self, source: Source) -> (Table, Vec<Note>) {
        self.settle();
        if self.rows == 0 {
            self.notes.add(NoteCode::NoRecords, None, None);
        }
        (Table { source, columns: self.columns, rows: self.rows }, self.notes.into_vec())
    }
}

fn check_cell(text: &str, column: usize, row: u64) -> Result<()> {
    if text.len() <= limits::CELL_BYTES {
        return Ok(());
    }
    Err(Error::new(ErrorCode::InputCellTooLarge, "a cell is larger than the limit allows")
        .with("row", row)
        .with("column", column + 1)
        .with("limit", limits::CELL_BYTES))
}
