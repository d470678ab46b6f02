//! A model fitted to the records of a job, in bounded steps.
//!
//! Does: draw pairs by a seed, let records meet as they do when they are compared, and hand the levels
//! to `matching::Fit`.
//! Does not: keep a pair, or count more of them than `limits` allows.

use crate::limits::{DRAWN_PAIRS, MEETING_RECORDS};
use crate::matching::{Fit, Model, Population, Scorer};
use crate::text::hash::hash_pair;

/// Pairs drawn in the time that a record takes to compare.
const DRAWN_A_RECORD: usize = 20;
/// Bits below which a pair is no match, whatever the fitting makes of the model: one in four million.
const NO_MATCH: f64 = -22.0;
/// Pairs drawn for each record of a small file.
const DRAWN_FOR_A_RECORD: u32 = 40;

/// A fitting under way.
#[derive(Debug)]
pub(super) struct Training {
    pub(super) fit: Fit,
    /// Says which table a pair is compared by.
    scorer: Scorer,
    seed: u64,
    records: u32,
    /// Pairs that were drawn, and that are to be.
    drawn: u32,
    to_draw: u32,
    /// The next record that meets others, and how many are passed over to the one after it.
    record: u32,
    stride: u32,
}

impl Training {
    pub(super) fn new(first: &Model, records: usize, seed: u64) -> Self {
        let stride = records.div_ceil(MEETING_RECORDS).max(1) as u32;
        let (fit, scorer) = (Fit::new(first.clone(), records), Scorer::new(first, records));
        let to_draw = DRAWN_PAIRS.min((records as u32).saturating_mul(DRAWN_FOR_A_RECORD));
        Self { fit, scorer, seed, records: records as u32, drawn: 0, to_draw, record: 0, stride }
    }

    /// Records that have met others, of all.
    pub(super) fn done(&self) -> u64 {
        u64::from(self.record.min(self.records))
    }

    /// Does about `budget` records' worth of work; `true` when the fitting is over.
    pub(super) fn step(&mut self, population: &mut Population, budget: usize) -> bool {
        if self.records < 2 {
            return true;
        }
        if self.drawn < self.to_draw {
            self.draw(population, budget * DRAWN_A_RECORD);
            return false;
        }
        if self.record < self.records {
            self.meet(population, budget);
            return false;
        }
        self.fit.round()
    }

    fn draw(&mut self, population: &Population, budget: usize) {
        let until = self.drawn.saturating_add(budget as u32).min(self.to_draw);
        for number in self.drawn..until {
            let draw = |side: u64| {
                (hash_pair(hash_pair(self.seed, side), u64::from(number)) % u64::from(self.records)) as u32
            };
            let (left, right) = (draw(0), draw(1));
            if left != right {
                let vector = population.vector(&self.scorer, left, right);
                vector.into_iter().for_each(|vector| self.fit.draw(vector));
            }
        }
        self.drawn = until;
    }

    fn meet(&mut self, population: &mut Population, budget: usize) {
        for _ in 0..budget {
            if self.record >= self.records {
                return;
            }
            let pairs = f64::from(self.stride);
            population.vectors_below(&self.scorer, self.record, NO_MATCH, |vector| match vector {
                Some(vector) => self.fit.meet(vector, pairs),
                None => self.fit.pass(pairs),
            });
            self.record = self.record.saturating_add(self.stride);
        }
    }
}
