//! Postings of an index that is not asked before it is whole: piled up by the first bits of their keys.
//!
//! Does: take postings, and give each pile in order.
//! Does not: find anything.

use super::segment::in_order;

/// First bits of a key that tell its pile: a pile of millions of records is sorted near at hand.
const BITS: u32 = 8;
/// Postings that stand in one place.
const TOGETHER: usize = 1 << 12;
/// How many piles there are.
pub(super) const PILES: usize = 1 << BITS;

/// A key and a record under it.
pub(super) type Posting = (u32, u32);

/// Postings, those of each pile in the order of their records.
#[derive(Debug, Clone)]
pub(super) struct Piles(Vec<Vec<Vec<Posting>>>);

impl Default for Piles {
    fn default() -> Self {
        Self(vec![Vec::new(); PILES])
    }
}

impl Piles {
    /// One more, of a record behind all others.
    pub(super) fn push(&mut self, posting: Posting) {
        let Some(pile) = self.0.get_mut((posting.0 >> (u32::BITS - BITS)) as usize) else { return };
        match pile.last_mut().filter(|last| last.len() < TOGETHER) {
            Some(last) => last.push(posting),
            None => {
                let mut next = Vec::with_capacity(if pile.is_empty() { 1 } else { TOGETHER });
                next.push(posting);
                pile.push(next);
            }
        }
    }

    /// Takes a pile out.
    pub(super) fn take(&mut self, pile: usize) -> Vec<Vec<Posting>> {
        self.0.get_mut(pile).map(std::mem::take).unwrap_or_default()
    }

    /// Pile by pile the postings by their keys; of one key, by their records.
    pub(super) fn sorted(self) -> impl Iterator<Item = Vec<Posting>> {
        self.0.into_iter().map(|pile| sorted(pile.concat()))
    }
}

/// A pile by its keys, of which all begin with the same bits; of one key, the order is kept.
pub(super) fn sorted(pile: Vec<Posting>) -> Vec<Posting> {
    in_order(pile, (u32::BITS - BITS).div_ceil(2), 2)
}
