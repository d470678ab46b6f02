//! Some rows of a table cleansed here, the others elsewhere.
//!
//! Does: leave out rows that are another's, give what became of the own ones, and take in what became of others.
//! The clean values of a column are each there once, as if all rows had been cleansed here.
//! Does not: divide the rows, or cleanse.

use super::bulk::{Memory, TableNormalizer};
use super::pool::Pool;
use crate::text::bytes::{Damaged, Read, Reader, Writer};
use std::ops::Range;

/// The number of no value: the row is another's.
const NONE: u32 = u32::MAX;

impl TableNormalizer {
    /// Cleanses these rows and no others.
    #[must_use]
    pub fn only(mut self, rows: Range<usize>) -> Self {
        (self.row, self.until) = (rows.start, rows.end);
        for memory in &mut self.columns {
            memory.clean.ids.resize(rows.start, NONE);
            memory.origins = Some(Vec::new());
        }
        self
    }

    /// How many columns there are, each given for itself.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Gives the room back that only others of a column's values would need.
    pub fn end(&mut self, column: usize) {
        self.columns.get_mut(column).into_iter().for_each(Memory::end);
    }

    /// What became of a column of the rows from a number on.
    pub fn give(&self, column: usize, from: usize, into: &mut Writer) {
        if let Some(memory) = self.columns.get(column) {
            let origins = memory.origins.as_deref().unwrap_or_default();
            let halves = |origin: &u64| [*origin as u32, (*origin >> 32) as u32];
            into.numbers(&origins.iter().flat_map(halves).collect::<Vec<u32>>());
            memory.clean.pool.give(into);
            into.numbers(memory.clean.ids.get(from..).unwrap_or_default());
        }
    }

    /// Takes in what became of a column of the rows behind those that are known.
    ///
    /// # Errors
    /// Where the bytes are not what `give` gave.
    pub fn take(&mut self, column: usize, given: &mut Reader<'_>) -> Read<()> {
        let memory = self.columns.get_mut(column).ok_or(Damaged)?;
        let (origins, pool) = (given.numbers()?, Pool::taken(given)?);
        let mut here = Vec::with_capacity(pool.len());
        for (clean, [below, above]) in pool.iter().zip(origins.as_chunks::<2>().0) {
            let origin = u64::from(*below) | u64::from(*above) << 32;
            here.push(memory.known(origin).unwrap_or_else(|| memory.learn(origin, clean)));
        }
        let ids = given.numbers()?;
        let number = |theirs: &u32| here.get(*theirs as usize).copied().unwrap_or(NONE);
        memory.clean.ids.extend(ids.iter().map(number));
        self.row = memory.clean.ids.len();
        Ok(())
    }
}
