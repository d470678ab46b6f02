//! m and u probabilities from counted levels of pairs.

use super::model::{Model, ModelLevel};
use super::within;
use crate::compare::{CONDITIONAL, Vector, table};
use crate::vocabulary::Entity;

/// How often each level of each comparison came up, entity by entity, in the order of the tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LevelCounts {
    counts: [Vec<Vec<f64>>; Entity::ALL.len()],
}

impl LevelCounts {
    /// Counts the levels of some pairs, which may be a fraction of one.
    pub fn add(&mut self, vector: Vector, pairs: f64) {
        let table = table(vector.entity());
        let Some(counts) = self.counts.get_mut(vector.entity() as usize) else { return };
        counts.resize(table.len(), Vec::new());
        for ((at, comparison), counts) in table.iter().enumerate().zip(counts) {
            counts.resize(comparison.levels.len(), 0.0);
            let Some(level) = vector.level(at) else { continue };
            // Who is told apart as a namesake has a birth that differs, and that is counted.
            let is_namesake = comparison.levels.get(level as usize) == Some(&"namesake");
            let level = if is_namesake { counts.len() - 1 } else { level as usize };
            if let Some(count) = counts.get_mut(level) {
                *count += pairs;
            }
        }
    }

    fn levels(&self, entity: Entity, comparison: usize) -> &[f64] {
        let counts = self.counts.get(entity as usize);
        counts.and_then(|counts| counts.get(comparison)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The pairs in which both sides spoke.
    #[must_use]
    pub fn spoke(&self, entity: Entity, comparison: usize) -> f64 {
        self.levels(entity, comparison).iter().sum()
    }

    /// The pairs of a level.
    #[must_use]
    pub fn pairs(&self, entity: Entity, comparison: usize, level: usize) -> f64 {
        self.levels(entity, comparison).get(level).copied().unwrap_or(0.0)
    }
}

/// What was known before pairs were counted.
#[derive(Debug, Clone, Copy)]
pub enum Before {
    /// Nothing: half a pair is added to each level, so that what was never seen is rare and not
    /// impossible.
    Nothing,
    /// The model: each of its levels counts as if it had been seen so many times, so that a level too
    /// rare for the pairs at hand keeps what it has.
    Model {
        /// Times.
        seen: f64,
    },
}

/// The model with m and u taken from pairs of one customer and pairs of different customers.
/// Comparisons that either side never saw keep what they have, and so does a model within.
#[must_use]
pub fn estimate(model: &Model, matches: &LevelCounts, others: &LevelCounts, before: Before) -> Model {
    let mut trained = model.clone();
    let entity = model.entity;
    // A comparison of one level speaks where it does, and its shares are no probabilities.
    for (at, comparison) in table(entity).iter().enumerate().filter(|(_, one)| one.levels.len() > 1) {
        if matches.spoke(entity, at) <= 0.0 || others.spoke(entity, at) <= 0.0 {
            continue;
        }
        let known = trained.comparisons.iter_mut().find(|known| known.name == comparison.name);
        let Some(levels) = known.map(|known| &mut known.levels) else { continue };
        let each = 1.0 / levels.len().max(1) as f64;
        let half = 0.5 / each;
        for (level, given) in levels.iter_mut().enumerate() {
            if CONDITIONAL.contains(&(comparison.name, given.name.as_str())) {
                continue;
            }
            let ((m, m_pairs), (u, u_pairs)) = match before {
                Before::Nothing => ((each, half), (each, half)),
                Before::Model { seen } => ((given.m, seen / given.m), (given.u, seen / given.u)),
            };
            *given = ModelLevel {
                m: rounded(
                    (matches.pairs(entity, at, level) + m * m_pairs) / (matches.spoke(entity, at) + m_pairs),
                ),
                u: rounded(
                    (others.pairs(entity, at, level) + u * u_pairs) / (others.spoke(entity, at) + u_pairs),
                ),
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
