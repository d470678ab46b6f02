//! Which keys bring records together that share no other, as the records themselves show.
//!
//! Does: count, of some records, the pairs that share one key only, and those of them that are worth keeping, by the
//! rule and the size of the block; and say up to which size a block of a rule pays.
//! Does not: touch pairs that share two keys.

use super::keys::KEY_NAMES;
use super::{Candidate, Met, bits};
use crate::limits::{LONE_BLOCK_RECORDS, LONE_PAIRS_A_LINK};

/// Sizes of blocks by the bits that they take, from 0 on.
const SIZES: usize = bits(LONE_BLOCK_RECORDS) as usize + 1;

/// By rule, how many bits the size of the largest block takes that alone brings two records together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lone([u8; KEY_NAMES.len()]);

impl Default for Lone {
    fn default() -> Self {
        Self([SIZES as u8 - 1; KEY_NAMES.len()])
    }
}

impl Lone {
    /// Whether a record that shares one key, of a block whose size takes so many bits, is looked at.
    pub(super) fn pays(&self, candidate: &Candidate, size: u32) -> bool {
        let rule = candidate.rules.trailing_zeros() as usize;
        !candidate.rules.is_power_of_two() || self.0.get(rule).is_some_and(|most| size <= u32::from(*most))
    }
}

/// Pairs that share one key only, of some records.
#[derive(Debug, Default)]
pub struct LonePairs {
    /// By rule and size of the block, how many there are, and how many of them are worth keeping.
    counts: [[(u32, u32); SIZES]; KEY_NAMES.len()],
}

impl LonePairs {
    /// Counts those that a record has; `found` are the records that are worth keeping.
    pub fn count(&mut self, met: &Met, found: impl Iterator<Item = u32>) {
        for candidate in &met.candidates {
            self.slot(met, candidate).into_iter().for_each(|slot| slot.0 += 1);
        }
        for record in found {
            let known = met.candidates.iter().find(|known| known.record == record);
            known.and_then(|known| self.slot(met, known)).into_iter().for_each(|slot| slot.1 += 1);
        }
    }

    fn slot(&mut self, met: &Met, candidate: &Candidate) -> Option<&mut (u32, u32)> {
        let rule = Some(candidate.rules).filter(|rules| rules.is_power_of_two())?.trailing_zeros();
        self.counts.get_mut(rule as usize)?.get_mut(met.size(candidate) as usize)
    }

    /// For each rule the largest blocks that pay, all above left out: those of a size, or of some sizes together
    /// where each has few pairs.
    pub(super) fn lone(&self) -> Lone {
        let mut lone = Lone::default();
        for (counts, most) in self.counts.iter().zip(&mut lone.0) {
            let (mut pairs, mut links) = (0u32, 0u32);
            for (size, (more_pairs, more_links)) in counts.iter().enumerate().rev() {
                (pairs, links) = (pairs + more_pairs, links + more_links);
                // One more might have been among them: few pairs that brought nothing say nothing.
                if (links + 1).saturating_mul(LONE_PAIRS_A_LINK) <= pairs {
                    *most = (size as u8).saturating_sub(1);
                    (pairs, links) = (0, 0);
                }
            }
        }
        lone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is looked at of blocks of a rule, by the bits of their sizes, after so many pairs and links of each.
    fn looked_at(counts: [(u32, u32); SIZES]) -> Vec<u32> {
        let mut pairs = LonePairs::default();
        pairs.counts[3] = counts;
        let lone = pairs.lone();
        let candidate = Candidate { record: 0, rarity: 0, rules: 1 << 3 };
        (0..SIZES as u32).filter(|size| lone.pays(&candidate, *size)).collect()
    }

    #[test]
    fn large_blocks_go_that_bring_less_than_they_cost() {
        let enough = LONE_PAIRS_A_LINK;
        let none = (0, 0);
        assert_eq!(looked_at([none; SIZES]), [0, 1, 2, 3, 4, 5, 6, 7]);
        // Few pairs that brought nothing say nothing; many do.
        let with =
            |of_64, of_32, of_16| looked_at([none, none, (9, 1), (100, 3), (enough, 9), of_16, of_32, of_64]);
        assert_eq!(with((enough - 1, 0), none, none).len(), SIZES);
        assert_eq!(with((enough, 0), none, none), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(with((enough * 2, 1), (enough, 0), (enough, 9)), [0, 1, 2, 3, 4, 5]);
        assert_eq!(with((enough, 1), (enough, 1), none), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(with((enough, 1), (enough * 2, 1), none), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn who_shares_two_keys_is_looked_at_always() {
        let mut pairs = LonePairs::default();
        pairs.counts.iter_mut().flatten().for_each(|count| *count = (u32::MAX / 8, 0));
        let lone = pairs.lone();
        let shares = |rules| lone.pays(&Candidate { record: 0, rarity: 0, rules }, 7);
        assert_eq!([shares(1 << 5), shares(1 << 5 | 1 << 6), shares(0)], [false, true, true]);
    }
}
