//! Postings of an index that is not asked before it is whole: piled up by the first bits of their keys.
//!
//! Does: take postings, and those of another; give each pile in order.
//! Does not: find anything.

use super::segment::in_order;
use crate::text::bytes::{Read, Reader, Writer};

/// First bits of a key that tell its pile: a pile of millions of records is sorted near at hand.
const BITS: u32 = 8;
/// Postings that stand in one place.
const TOGETHER: usize = 1 << 12;
/// Bytes that the lengths of a pile take, at most.
const HEADS: usize = 24;

/// A key and a record under it.
pub(super) type Posting = (u32, u32);

/// Postings, those of each pile in the order of their records.
#[derive(Debug, Clone)]
pub(super) struct Piles(Vec<Vec<Vec<Posting>>>);

impl Default for Piles {
    fn default() -> Self {
        Self(vec![Vec::new(); 1 << BITS])
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

    /// All of them as bytes for `join` of others.
    pub(super) fn give(&self, into: &mut Writer) {
        let lengths = self.0.iter().map(|pile| pile.iter().map(Vec::len).sum::<usize>());
        into.bytes.reserve_exact(lengths.clone().map(|length| length * 8 + HEADS).sum());
        for (pile, length) in self.0.iter().zip(lengths) {
            let (mut keys, mut records) = (Vec::with_capacity(length), Vec::with_capacity(length));
            for (key, record) in pile.iter().flatten() {
                keys.push(*key);
                records.push(*record);
            }
            into.numbers(&keys);
            into.numbers(&records);
        }
    }

    /// Takes in what others gave, of records whose numbers begin after all others: at `first`.
    ///
    /// # Errors
    /// Where the bytes are not what `give` gave.
    pub(super) fn join(&mut self, given: &mut Reader<'_>, first: u32) -> Read<()> {
        for pile in &mut self.0 {
            let (keys, records) = (given.numbers()?, given.numbers()?);
            pile.push(
                keys.into_iter().zip(records.into_iter().map(|record| record.wrapping_add(first))).collect(),
            );
        }
        Ok(())
    }

    /// The same with others, which are left empty.
    pub(super) fn join_own(&mut self, others: &mut Self, first: u32) {
        for (pile, other) in self.0.iter_mut().zip(&mut others.0) {
            other.iter_mut().flatten().for_each(|(_, record)| *record = record.wrapping_add(first));
            pile.append(other);
        }
    }

    /// Pile by pile the postings by their keys; of one key, by their records.
    pub(super) fn sorted(self) -> impl Iterator<Item = Vec<Posting>> {
        self.0.into_iter().map(|pile| in_order(pile.concat()))
    }
}
