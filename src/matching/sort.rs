//! Pairs, the strongest first, in bounded steps: a merge sort from the bottom up.

use super::Pair;
use std::cmp::Ordering;

/// The strongest pairs first; equal ones in the order of their records.
fn order(a: &Pair, b: &Pair) -> Ordering {
    b.weight.total_cmp(&a.weight).then(a.left.cmp(&b.left)).then(a.right.cmp(&b.right))
}

/// A list of pairs being sorted.
#[derive(Debug, Default)]
pub struct BestFirst {
    /// Length of the sorted runs; 0 before the first step.
    width: usize,
    /// Where the next pair of the left and of the right run stands.
    left: usize,
    right: usize,
    merged: Vec<Pair>,
}

impl BestFirst {
    /// Moves about `budget` pairs on; `true` when all are sorted.
    pub fn step(&mut self, pairs: &mut Vec<Pair>, budget: usize) -> bool {
        let until = self.merged.len() + budget;
        if self.width == 0 {
            self.begin(1);
        }
        while self.width < pairs.len() {
            while self.merged.len() < pairs.len() {
                if self.merged.len() >= until {
                    return false;
                }
                self.merge_one(pairs);
            }
            std::mem::swap(pairs, &mut self.merged);
            self.begin(self.width * 2);
        }
        self.merged = Vec::new();
        true
    }

    fn begin(&mut self, width: usize) {
        (self.width, self.left, self.right) = (width, 0, width);
        self.merged.clear();
    }

    /// Takes the better of the first pairs of two neighbouring runs.
    fn merge_one(&mut self, pairs: &[Pair]) {
        let start = self.merged.len() / (2 * self.width) * (2 * self.width);
        let (middle, end) = (start + self.width, start + 2 * self.width);
        if self.merged.len() == start {
            (self.left, self.right) = (start, middle);
        }
        let left = pairs.get(self.left).filter(|_| self.left < middle);
        let right = pairs.get(self.right).filter(|_| self.right < end);
        match (left, right) {
            (Some(a), Some(b)) if order(a, b).is_gt() => self.take_right(*b),
            (Some(a), _) => self.take_left(*a),
            (None, Some(b)) => self.take_right(*b),
            (None, None) => {}
        }
    }

    fn take_left(&mut self, pair: Pair) {
        self.left += 1;
        self.merged.push(pair);
    }

    fn take_right(&mut self, pair: Pair) {
        self.right += 1;
        self.merged.push(pair);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(mut pairs: Vec<Pair>, budget: usize) -> Vec<Pair> {
        let mut sorting = BestFirst::default();
        while !sorting.step(&mut pairs, budget) {}
        pairs
    }

    proptest! {
        #[test]
        fn it_is_the_standard_librarys_order_however_it_is_cut(
            drawn in prop::collection::vec((0u8..9, 0u8..9, 0u8..5), 0..200),
            budget in 1usize..300,
        ) {
            let pairs: Vec<Pair> = drawn
                .iter()
                .map(|(left, right, weight)| {
                    Pair { left: (*left).into(), right: (*right).into(), weight: f32::from(*weight) }
                })
                .collect();
            let mut expected = pairs.clone();
            expected.sort_by(order);
            prop_assert_eq!(sorted(pairs, budget), expected);
        }
    }
}
