//! m and u probabilities from counted levels of known pairs.

use super::model::{Model, ModelLevel};
use super::within;
use crate::compare::{PERSON, Vector};

/// How often each level of each comparison came up, in the order of `compare::PERSON`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelCounts {
    counts: Vec<Vec<u64>>,
}

impl LevelCounts {
    /// Counts the levels of one pair.
    pub fn add(&mut self, vector: Vector) {
        self.counts.resize(PERSON.len(), Vec::new());
        for ((at, comparison), counts) in PERSON.iter().enumerate().zip(&mut self.counts) {
            counts.resize(comparison.levels.len(), 0);
            if let Some(count) = vector.level(at).and_then(|level| counts.get_mut(level as usize)) {
                *count += 1;
            }
        }
    }

    /// The share of a level among the pairs in which both sides spoke. Half a pair is added to each
    /// level, so that what was never seen is rare and not impossible.
    fn share(&self, comparison: usize, level: usize) -> f64 {
        let counts = self.counts.get(comparison).map(Vec::as_slice).unwrap_or_default();
        let all: u64 = counts.iter().sum();
        let one = counts.get(level).copied().unwrap_or(0);
        (one as f64 + 0.5) / (all as f64 + 0.5 * counts.len().max(1) as f64)
    }
}

/// The model with m and u taken from pairs of one customer and pairs of different customers.
/// Comparisons that either side never saw keep what they have.
#[must_use]
pub fn estimate(model: &Model, matches: &LevelCounts, others: &LevelCounts) -> Model {
    let mut trained = model.clone();
    for (at, comparison) in PERSON.iter().enumerate() {
        let seen =
            |counts: &LevelCounts| counts.counts.get(at).is_some_and(|levels| levels.iter().sum::<u64>() > 0);
        if !seen(matches) || !seen(others) {
            continue;
        }
        let levels = trained.comparisons.iter_mut().find(|known| known.name == comparison.name);
        for (level, given) in levels.into_iter().flat_map(|known| known.levels.iter_mut().enumerate()) {
            *given = ModelLevel {
                m: rounded(matches.share(at, level)),
                u: rounded(others.share(at, level)),
                ..given.clone()
            };
        }
    }
    trained
}

/// Six significant digits are more than the counts can bear, and keep the file readable.
fn rounded(share: f64) -> f64 {
    let bounded = within(share, 1e-7, 1.0 - 1e-7);
    libm::round(bounded * 1e8) / 1e8
}
