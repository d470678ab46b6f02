//! What reading did beside reading: one note a code and column, with the first row and a count.

use crate::text::ordered::Ordered;
use crate::vocabulary::NoteCode;

/// Something that was done to an input. Holds places and numbers, never a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was done.
    pub code: NoteCode,
    /// The first row it was done to, from 1, header and empty rows counted.
    pub row: Option<u64>,
    /// The column, from 1.
    pub column: Option<u32>,
    /// How often.
    pub count: u64,
}

/// Collects notes; those of one code and column become one.
#[derive(Debug, Default)]
pub(super) struct Notes(Ordered<(NoteCode, Option<u32>), (Option<u64>, u64)>);

impl Notes {
    /// Something happened once.
    pub(super) fn add(&mut self, code: NoteCode, row: Option<u64>, column: Option<u32>) {
        self.add_many(code, row, column, 1);
    }

    /// Something happened several times, in `row` first.
    pub(super) fn add_many(&mut self, code: NoteCode, row: Option<u64>, column: Option<u32>, count: u64) {
        if count > 0 {
            self.0.get_or((code, column), (row, 0)).1 += count;
        }
    }

    /// All notes, ordered by code and column.
    pub(super) fn into_vec(self) -> Vec<Note> {
        let note = |((code, column), (row, count))| Note { code, row, column, count };
        self.0.into_entries().into_iter().map(note).collect()
    }
}
