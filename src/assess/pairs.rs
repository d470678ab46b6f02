//! How the weights of the pairs are spread, and which pairs are worth showing.
//!
//! The choice depends on the pairs only, not on the order in which they come.

use super::report::WeightBin;
use crate::matching::Pair;
use crate::text::order::sort_by;
use crate::text::ordered::Ordered;
use crate::vocabulary::Band;
use std::cmp::Ordering;

/// Strongest first, then in the order of the records.
fn strength(a: &Pair, b: &Pair) -> Ordering {
    b.weight.total_cmp(&a.weight).then((a.left, a.right).cmp(&(b.left, b.right)))
}

fn weakness(a: &Pair, b: &Pair) -> Ordering {
    a.weight.total_cmp(&b.weight).then((a.left, a.right).cmp(&(b.left, b.right)))
}

/// Counts pairs by weight and keeps the few that are worth showing.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    bins: Ordered<i32, WeightBin>,
    strongest: Few,
    weakest: Few,
    review: Few,
    /// One pair a bin of accepted pairs: the everyday duplicates between the extremes.
    typical: Ordered<i32, Pair>,
}

impl Pairs {
    /// Keeps about so many pairs.
    pub(super) fn new(examples: usize) -> Self {
        Self {
            bins: Ordered::new(),
            strongest: Few::new(examples / 10, strength),
            weakest: Few::new(examples * 3 / 10, weakness),
            review: Few::new(examples * 2 / 5, strength),
            typical: Ordered::new(),
        }
    }

    pub(super) fn add(&mut self, pair: Pair, band: Band) {
        let bin = libm::floorf(pair.weight) as i32;
        let empty = WeightBin { from: bin, matches: 0, review: 0, distinct: 0 };
        let counts = self.bins.get_or(bin, empty);
        match band {
            Band::Match => {
                counts.matches += 1;
                self.strongest.offer(pair);
                self.weakest.offer(pair);
                let kept = self.typical.get_or(bin, pair);
                if (pair.left, pair.right) < (kept.left, kept.right) {
                    *kept = pair;
                }
            }
            Band::Review => {
                counts.review += 1;
                self.review.offer(pair);
            }
            Band::Distinct => counts.distinct += 1,
        }
    }

    /// The weights from the lowest to the highest, without gaps.
    pub(super) fn bins(&self) -> Vec<WeightBin> {
        let bins = self.bins.entries();
        let (Some(&(low, _)), Some(&(high, _))) = (bins.first(), bins.last()) else { return Vec::new() };
        let empty = |from| WeightBin { from, matches: 0, review: 0, distinct: 0 };
        (low..=high).map(|from| self.bins.get(&from).copied().unwrap_or_else(|| empty(from))).collect()
    }

    /// The pairs that are worth showing, strongest first, at most `examples`.
    pub(super) fn picked(&self, examples: usize) -> Vec<Pair> {
        let chosen = [&self.strongest, &self.review, &self.weakest].into_iter().flat_map(|few| &few.pairs);
        let mut picked: Vec<Pair> = Vec::new();
        for pair in chosen.chain(self.typical.entries().iter().map(|(_, pair)| pair)) {
            if picked.len() < examples && !picked.contains(pair) {
                picked.push(*pair);
            }
        }
        sort_by(&mut picked, strength);
        picked
    }
}

/// The first few in an order, whatever order they come in.
#[derive(Debug, Clone)]
struct Few {
    most: usize,
    order: fn(&Pair, &Pair) -> Ordering,
    pairs: Vec<Pair>,
}

impl Few {
    fn new(most: usize, order: fn(&Pair, &Pair) -> Ordering) -> Self {
        Self { most, order, pairs: Vec::with_capacity(most) }
    }

    fn offer(&mut self, pair: Pair) {
        let worst = self.pairs.last().filter(|_| self.pairs.len() >= self.most);
        if self.most == 0 || worst.is_some_and(|worst| (self.order)(worst, &pair).is_le()) {
            return;
        }
        let at = self.pairs.partition_point(|known| (self.order)(known, &pair).is_le());
        self.pairs.insert(at, pair);
        self.pairs.truncate(self.most);
    }
}
