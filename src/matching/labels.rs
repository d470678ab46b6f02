//! A model trained by pairs that people have judged.
//!
//! Does: m from the pairs that are the same, u from pairs drawn at random, as those that people judge are near
//! misses; where there are too few records to draw from, from the pairs judged different, too. Each level leans on the
//! first model, as if that had seen it five times, so a level that no label has keeps what it has.
//! Does not: take a prior from labels: who is asked about likely pairs cannot tell how many pairs there are.

use super::fit::{FEWEST_RECORDS, FitReport, SEEN_BEFORE, thin};
use super::model::Model;
use super::score::Scorer;
use super::train::{Before, LevelCounts, estimate};
use crate::compare::Vector;
use crate::vocabulary::TrainingDoubt;

/// Pairs judged the same below which the first model stays.
const FEWEST_SAME: f64 = 20.0;

/// Judged pairs on their way to a model.
#[derive(Debug)]
pub struct Labelled {
    first: Model,
    records: usize,
    matches: LevelCounts,
    others: LevelCounts,
    drawn: f64,
    same: f64,
    different: f64,
}

impl Labelled {
    /// A start from a model among so many records.
    #[must_use]
    pub fn new(first: Model, records: usize) -> Self {
        let (matches, others) = (LevelCounts::default(), LevelCounts::default());
        Self { first, records, matches, others, drawn: 0.0, same: 0.0, different: 0.0 }
    }

    /// Counts a pair drawn at random.
    pub fn draw(&mut self, vector: Vector) {
        self.others.add(vector, 1.0);
        self.drawn += 1.0;
    }

    /// Counts a pair that was judged.
    pub fn judge(&mut self, vector: Vector, same: bool) {
        if same {
            self.matches.add(vector, 1.0);
            self.same += 1.0;
        } else {
            self.different += 1.0;
            if self.records < FEWEST_RECORDS {
                self.others.add(vector, 1.0);
            }
        }
    }

    /// The model to use, and how it came to be.
    #[must_use]
    pub fn finish(self) -> (Model, FitReport) {
        let trusted = self.same >= FEWEST_SAME;
        let report = FitReport {
            trusted,
            doubts: if trusted { Vec::new() } else { vec![TrainingDoubt::FewMatches] },
            rounds: 0,
            change: 0.0,
            met: self.same + self.different,
            drawn: self.drawn,
            matches: self.same,
            prior: Scorer::new(&self.first, self.records).prior(),
            thin: thin(self.first.entity, &self.matches),
            labels: Some([self.same, self.different]),
        };
        if !trusted {
            return (self.first, report);
        }
        let trained =
            |first: &Model| estimate(first, &self.matches, &self.others, Before::Model { seen: SEEN_BEFORE });
        let organization = self.first.organization.as_deref().map(|inner| Box::new(trained(inner)));
        (Model { organization, ..trained(&self.first) }, report)
    }
}
