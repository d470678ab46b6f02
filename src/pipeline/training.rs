//! A model fitted to the records of a job, in bounded steps.
//!
//! Does: draw pairs by a seed, let records meet as they do when they are compared, and hand the levels
//! to `matching::Fit`; or judged pairs instead of those that meet to `matching::Labelled`.
//! Does not: keep a pair, or count more of them than `limits` allows.

use super::labels::Judged;
use crate::compare::Vector;
use crate::limits::{DRAWN_PAIRS, MEETING_RECORDS};
use crate::matching::{Fit, FitReport, Labelled, Model, Population, Scorer};
use crate::text::hash::hash_pair;
use crate::text::numbers::Numbers;

/// Pairs drawn in the time that a record takes to compare.
const DRAWN_A_RECORD: usize = 20;
/// Bits below which a pair is no match, whatever the fitting makes of the model: one in four million.
const NO_MATCH: f64 = -22.0;
/// Pairs drawn for each record of a small file.
const DRAWN_FOR_A_RECORD: u32 = 40;

/// A fitting under way.
#[derive(Debug)]
pub(super) struct Training {
    learner: Learner,
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

#[derive(Debug)]
enum Learner {
    Alone(Fit),
    Told(Labelled, Vec<Judged>, Numbers),
}

impl Training {
    pub(super) fn new(first: &Model, records: usize, seed: u64, judged: Option<Vec<Judged>>) -> Self {
        let stride = records.div_ceil(MEETING_RECORDS).max(1) as u32;
        let scorer = Scorer::new(first, records);
        let learner = match judged {
            Some(judged) => Learner::told(Labelled::new(first.clone(), records), judged),
            None => Learner::Alone(Fit::new(first.clone(), records)),
        };
        let to_draw = DRAWN_PAIRS.min((records as u32).saturating_mul(DRAWN_FOR_A_RECORD));
        Self { learner, scorer, seed, records: records as u32, drawn: 0, to_draw, record: 0, stride }
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
        match &mut self.learner {
            Learner::Told(labelled, judged, _) => {
                for label in judged {
                    let vector = population.vector(&self.scorer, label.left, label.right);
                    vector.into_iter().for_each(|vector| labelled.judge(vector, label.same));
                }
                true
            }
            Learner::Alone(fit) if self.record >= self.records => fit.round(),
            Learner::Alone(_) => {
                self.meet(population, budget);
                false
            }
        }
    }

    /// The model to use, and how it came to be.
    pub(super) fn finish(self) -> (Model, FitReport) {
        match self.learner {
            Learner::Alone(fit) => fit.finish(),
            Learner::Told(labelled, ..) => labelled.finish(),
        }
    }

    fn draw(&mut self, population: &Population, budget: usize) {
        let until = self.drawn.saturating_add(budget as u32).min(self.to_draw);
        for number in self.drawn..until {
            let draw = |side: u64| {
                (hash_pair(hash_pair(self.seed, side), u64::from(number)) % u64::from(self.records)) as u32
            };
            let (left, right) = (draw(0), draw(1));
            if left != right && !self.learner.knows(left, right) {
                let vector = population.vector(&self.scorer, left, right);
                let learner = &mut self.learner;
                vector.into_iter().for_each(|vector| learner.draw(vector));
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
            if let Learner::Alone(fit) = &mut self.learner {
                population.vectors_below(&self.scorer, self.record, NO_MATCH, |vector| match vector {
                    Some(vector) => fit.meet(vector, pairs),
                    None => fit.pass(pairs),
                });
            }
            self.record = self.record.saturating_add(self.stride);
        }
    }
}

impl Learner {
    fn told(labelled: Labelled, judged: Vec<Judged>) -> Self {
        let mut same = Numbers::default();
        for label in judged.iter().filter(|label| label.same) {
            same.insert(label.pair(), 0);
        }
        Self::Told(labelled, judged, same)
    }

    /// Whether two records are known to be one customer, and so no pair of different ones.
    fn knows(&self, left: u32, right: u32) -> bool {
        let pair = Judged { left: left.min(right), right: left.max(right), same: true }.pair();
        matches!(self, Self::Told(_, _, same) if same.get(pair).is_some())
    }

    fn draw(&mut self, vector: Vector) {
        match self {
            Self::Alone(fit) => fit.draw(vector),
            Self::Told(labelled, ..) => labelled.draw(vector),
        }
    }
}
