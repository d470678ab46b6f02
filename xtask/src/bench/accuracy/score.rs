//! Pairwise precision, recall and F1 over all true pairs, not only those that were compared.

use std::collections::BTreeMap;

/// What a clustering is worth against the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Pairs of rows of one true customer.
    pub true_pairs: u64,
    /// Pairs of rows put together.
    pub found_pairs: u64,
    /// Both.
    pub right_pairs: u64,
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl Score {
    /// Of the pairs put together, the share that is right.
    pub fn precision(&self) -> f64 {
        share(self.right_pairs, self.found_pairs)
    }

    /// Of the true pairs, the share that was put together.
    pub fn recall(&self) -> f64 {
        share(self.right_pairs, self.true_pairs)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right_pairs, self.true_pairs + self.found_pairs)
    }
}

fn pairs<K: Ord>(keys: impl Iterator<Item = K>) -> u64 {
    let mut sizes = BTreeMap::<K, u64>::new();
    keys.for_each(|key| *sizes.entry(key).or_default() += 1);
    sizes.values().map(|n| n * (n - 1) / 2).sum()
}

/// Compares two groupings of the same rows.
pub fn score(clusters: &[u32], truth: &[u32]) -> Score {
    Score {
        true_pairs: pairs(truth.iter()),
        found_pairs: pairs(clusters.iter()),
        right_pairs: pairs(clusters.iter().zip(truth)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_counts_once() {
        // Truth: {0 1 2} {3} {4 5}; found: {0 1} {2 3} {4 5}.
        let score = score(&[0, 0, 1, 1, 2, 2], &[7, 7, 7, 8, 9, 9]);
        assert_eq!(score, Score { true_pairs: 4, found_pairs: 3, right_pairs: 2 });
        assert_eq!((score.precision(), score.recall()), (2.0 / 3.0, 0.5));
    }

    #[test]
    fn nothing_to_find_and_nothing_found_is_perfect() {
        assert_eq!(score(&[0, 1], &[0, 1]).f1().to_bits(), 1.0_f64.to_bits());
    }
}
