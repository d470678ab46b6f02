//! What the values of a table say, for the profiles of its records.
//!
//! Does: ask for each distinct clean value once. Does not: decide what a value says (`profile`).

use crate::matching::Population;
use crate::normalize::profile::{Facts, Profile};
use crate::normalize::{CleanColumn, CleanTable};
use crate::schema::Field;

/// What each clean value of each column says, worked out once.
#[derive(Debug)]
pub(super) struct FactsMemo(Vec<Vec<Option<Facts>>>);

impl FactsMemo {
    pub(super) fn new(clean: &CleanTable) -> Self {
        Self(clean.columns.iter().map(|column| vec![None; column.pool.len()]).collect())
    }

    /// What a row says.
    pub(super) fn profile(&mut self, clean: &CleanTable, row: usize, population: &mut Population) -> Profile {
        for (column, facts) in clean.columns.iter().zip(&mut self.0) {
            let id = column.ids.get(row).map_or(0, |id| *id as usize);
            if let (Some(slot @ None), Some(value)) = (facts.get_mut(id), column.pool.get(id as u32)) {
                *slot = Some(population.terms_mut().facts(&column.field, value));
            }
        }
        Profile::of(clean.columns.iter().zip(&self.0).filter_map(|(column, facts)| said(column, facts, row)))
    }
}

fn said<'c>(
    column: &'c CleanColumn,
    facts: &'c [Option<Facts>],
    row: usize,
) -> Option<(&'c Field, &'c Facts)> {
    let id = column.ids.get(row)?;
    Some((&column.field, facts.get(*id as usize)?.as_ref()?))
}
