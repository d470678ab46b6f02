//! What the values of a table say, for the profiles of its records.
//!
//! Does: ask for each distinct clean value once. Does not: decide what a value says (`profile`).

use crate::matching::Population;
use crate::normalize::profile::{Aspect, Profile, Said};
use crate::normalize::{CleanColumn, CleanTable};
use std::ops::Range;

/// What each clean value of each column says, worked out once.
#[derive(Debug)]
pub(super) struct FactsMemo(Vec<Column>);

/// What the values of a column say, one behind the other.
#[derive(Debug)]
struct Column {
    said: Vec<(Aspect, u32)>,
    /// Where in it a value's facts stand; beyond its end where the value was not asked yet.
    places: Vec<Range<u32>>,
}

const UNASKED: Range<u32> = u32::MAX..u32::MAX;

impl FactsMemo {
    /// For some rows of a table.
    pub(super) fn new(clean: &CleanTable, rows: Range<usize>) -> Self {
        let column = |column: &CleanColumn| {
            let last = column.ids.get(rows.clone()).and_then(|ids| ids.iter().max());
            Column { said: Vec::new(), places: vec![UNASKED; last.map_or(0, |last| *last as usize + 1)] }
        };
        Self(clean.columns.iter().map(column).collect())
    }

    /// What a row says.
    pub(super) fn profile(&mut self, clean: &CleanTable, row: usize, population: &mut Population) -> Profile {
        for (column, facts) in clean.columns.iter().zip(&mut self.0) {
            let Some(id) = column.ids.get(row) else { continue };
            if let Some(slot) = facts.places.get_mut(*id as usize).filter(|place| **place == UNASKED)
                && let Some(value) = column.pool.get(*id)
            {
                let from = facts.said.len() as u32;
                population.terms_mut().tell(&column.field, value, &mut facts.said);
                *slot = from..facts.said.len() as u32;
            }
        }
        let said = clean.columns.iter().zip(&self.0).filter_map(|(column, facts)| facts.of(column, row));
        let mut profile = population.terms_mut().profile(&said.collect::<Vec<_>>());
        population.complete(&mut profile);
        profile
    }
}

impl Column {
    fn of<'c>(&'c self, column: &'c CleanColumn, row: usize) -> Option<Said<'c>> {
        let place = self.places.get(*column.ids.get(row)? as usize)?;
        Some((&column.field, self.said.get(place.start as usize..place.end as usize)?))
    }
}
