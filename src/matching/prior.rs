//! The prior that fits the pairs that were found.
//!
//! Does: expectation–maximization of the prior alone, m and u held fixed, in bounded steps: the share
//! of matches among all pairs of records becomes the number that is expected under the last prior.
//! Does not: move far from where it began, however the pairs look.

use super::score::probability;
use super::{Pair, within};

/// Rounds in which the prior settles.
const ROUNDS: u32 = 10;
/// Bits that the prior may move.
const MOVES: f64 = 4.0;

/// Bits that the prior may rise among so many records: a few pairs are no proof that most records have their double.
pub(super) fn rises(records: usize, most: f64) -> f64 {
    within(libm::log2(records.max(2) as f64) / 2.0 - 0.8, 0.0, most)
}

/// A prior being refined; all priors in bits.
#[derive(Debug)]
pub struct Refinement {
    before: f64,
    most: f64,
    current: f64,
    all_pairs: f64,
    round: u32,
    /// Pairs that this round has seen, and the matches expected among them.
    seen: usize,
    matches: f64,
}

impl Refinement {
    /// A start from the prior with which the pairs among `records` records got their weights.
    #[must_use]
    pub fn new(prior: f64, records: usize) -> Self {
        let all_pairs = records as f64 * (records.max(2) - 1) as f64 / 2.0;
        let most = prior + rises(records, MOVES);
        Self { before: prior, most, current: prior, all_pairs, round: 0, seen: 0, matches: 0.0 }
    }

    /// Looks at some pairs more; `true` when the prior has settled. The pairs are in the same order
    /// each time.
    pub fn step(&mut self, pairs: &[Pair], budget: usize) -> bool {
        let until = pairs.len().min(self.seen + budget);
        let shift = self.shift();
        for pair in pairs.get(self.seen..until).unwrap_or_default() {
            self.matches += probability(f64::from(pair.weight) + shift);
        }
        self.seen = until;
        if self.seen == pairs.len() {
            let fitted = libm::log2((self.matches + 1.0) / self.all_pairs);
            self.current = within(fitted, self.before - MOVES, self.most);
            (self.seen, self.matches, self.round) = (0, 0.0, self.round + 1);
        }
        self.round == ROUNDS
    }

    /// The prior now.
    #[must_use]
    pub const fn prior(&self) -> f64 {
        self.current
    }

    /// What is to be added to the weights that the pairs got at the start.
    #[must_use]
    pub fn shift(&self) -> f64 {
        self.current - self.before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refined(pairs: &[Pair], budget: usize) -> f64 {
        let mut refinement = Refinement::new(-10.0, 1_000);
        while !refinement.step(pairs, budget) {}
        refinement.prior()
    }

    fn pairs(count: u32, weight: f32) -> Vec<Pair> {
        (0..count).map(|left| Pair { left, right: left + 1, weight }).collect()
    }

    #[test]
    fn the_prior_follows_the_pairs_a_few_bits_at_most_however_it_is_cut() {
        let expected = libm::log2(101.0 / 499_500.0);
        assert!((refined(&pairs(100, 40.0), 7) - expected).abs() < 0.01);
        assert_eq!(refined(&pairs(100, 40.0), 7).to_bits(), refined(&pairs(100, 40.0), 1_000).to_bits());
        assert_eq!(refined(&pairs(499_500, 40.0), 100_000), -6.0);
        assert_eq!(refined(&[], 1), -14.0);
    }
}
