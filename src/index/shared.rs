//! An index that several workers make together, each some of its blocks.
//!
//! Does: hand the postings of a slice of the piles to the worker whose it is, and its blocks to all; slice by slice, so
//! that a part of them only is on its way at a time.
//! Does not: depend on how many workers there are: blocks stand in the order of their keys.

use super::Index;
use super::blocks::Blocks;
use super::piles::{PILES, Piles, Posting, sorted};
use crate::text::bytes::{Read, Reader, Writer};
use std::ops::Range;

/// Slices that each worker has.
const ROUNDS: u32 = 4;

/// What one of several workers holds of an index under way.
#[derive(Debug)]
pub struct SharedIndex {
    part: u32,
    parts: u32,
    /// The number of the first own record.
    first: u32,
    /// The own postings that were not given yet.
    piles: Piles,
    /// The postings of all workers in the own slice, pile by pile.
    slice: Vec<Vec<Posting>>,
    /// The blocks of the own slice as they are given.
    own: Writer,
    /// Whether the own ones are among those that were taken in, in the order of the workers' numbers.
    has_own: bool,
    /// The blocks of all workers, slice by slice: no long list grows while the postings stand between its pieces.
    blocks: Vec<Blocks>,
}

impl SharedIndex {
    /// Pieces that are given: of each slice the postings, then the blocks.
    pub const PIECES: u32 = ROUNDS * 2;

    pub(super) fn of(piles: Piles, part: u32, parts: u32, first: u32) -> Self {
        let (slice, own, blocks) = (Vec::new(), Writer::default(), Vec::new());
        Self { part, parts, first, piles, slice, own, has_own: false, blocks }
    }

    /// The piles of a worker's slice, at a piece.
    fn piles(&self, piece: u32, part: u32) -> Range<usize> {
        let (slice, all) = ((piece / 2 * self.parts + part) as usize, (ROUNDS * self.parts) as usize);
        slice * PILES / all..(slice + 1) * PILES / all
    }

    /// A piece for another worker, once.
    pub fn give(&mut self, piece: u32, to: u32, into: &mut Writer) {
        if !piece.is_multiple_of(2) {
            return into.bytes.extend_from_slice(&self.own.bytes);
        }
        for pile in self.piles(piece, to) {
            let pile = self.piles.take(pile);
            let numbers: Vec<u32> =
                pile.iter().flatten().flat_map(|(key, record)| [*key, record + self.first]).collect();
            into.numbers(&numbers);
        }
    }

    /// Takes in the piece of another worker, in the order of their numbers.
    ///
    /// # Errors
    /// Where the bytes are not what `give` gave.
    pub fn take(&mut self, piece: u32, from: u32, given: &mut Reader<'_>) -> Read<()> {
        if from > self.part {
            self.take_own(piece)?;
        }
        self.join(piece, given)
    }

    fn take_own(&mut self, piece: u32) -> Read<()> {
        if std::mem::replace(&mut self.has_own, true) {
            return Ok(());
        }
        let mut own = Writer::default();
        self.give(piece, self.part, &mut own);
        self.join(piece, &mut Reader { rest: &own.bytes })
    }

    fn join(&mut self, piece: u32, given: &mut Reader<'_>) -> Read<()> {
        if !piece.is_multiple_of(2) {
            return self.blocks.last_mut().map_or(Ok(()), |blocks| blocks.join(given));
        }
        self.slice.resize(self.piles(piece, self.part).len(), Vec::new());
        for pile in &mut self.slice {
            let numbers = given.numbers()?;
            pile.extend(numbers.as_chunks::<2>().0.iter().map(|[key, record]| (*key, *record)));
        }
        Ok(())
    }

    /// All have given a piece.
    pub fn end(&mut self, piece: u32) {
        // The own ones are as they were given.
        let _ = self.take_own(piece);
        self.has_own = false;
        if piece.is_multiple_of(2) {
            let mut blocks = Blocks::none();
            std::mem::take(&mut self.slice).into_iter().for_each(|pile| blocks.add_pile(&sorted(pile)));
            self.own.bytes.clear();
            blocks.give(&mut self.own);
            self.blocks.push(Blocks::none());
        } else if piece + 1 == Self::PIECES {
            self.blocks = vec![Blocks::of_slices(std::mem::take(&mut self.blocks))];
        }
    }

    /// The index of all so many records, which is closed.
    #[must_use]
    pub fn into_index(mut self, records: usize) -> Index {
        let mut blocks = self.blocks.pop().unwrap_or_else(Blocks::none);
        blocks.end(records);
        Index { blocks: Some(Box::new(blocks)), ..Index::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Key;
    use super::*;
    use crate::text::hash::hash_pair;

    const RECORDS: u32 = 3_000;

    /// The keys of some records, numbered from 0: some of few, some of so many that they are passed over.
    fn index(records: Range<u32>) -> Index {
        let mut index = Index::default();
        index.expect_all();
        for (number, record) in records.enumerate() {
            let hash = |what: u64, of: u64| hash_pair(0, hash_pair(what, u64::from(record) % of));
            let key = |rule, of| Key { rule, hash: hash(rule as u64, of) };
            index.add(number as u32, &[key(0, 900), key(1, 7), key(2, 1), key(3, u64::MAX), key(5, 450)]);
        }
        index
    }

    /// An index that so many workers made, as the one of a number has it.
    fn made_by(parts: u32, part: u32) -> Index {
        let from = |part: u32| RECORDS * part / parts;
        let mut all: Vec<SharedIndex> = (0..parts)
            .map(|part| index(from(part)..from(part + 1)).shared(part, parts, from(part)))
            .collect();
        for piece in 0..SharedIndex::PIECES {
            for from in 0..parts {
                for to in (0..parts).filter(|to| *to != from) {
                    let mut given = Writer::default();
                    all[from as usize].give(piece, to, &mut given);
                    all[to as usize].take(piece, from, &mut Reader { rest: &given.bytes }).unwrap();
                }
            }
            all.iter_mut().for_each(|shared| shared.end(piece));
        }
        all.swap_remove(part as usize).into_index(RECORDS as usize)
    }

    /// What it counts, and the blocks of each record.
    fn seen(index: &Index) -> String {
        let blocks = index.blocks.as_deref().unwrap();
        let around: Vec<Vec<_>> = (0..RECORDS).map(|record| blocks.around(record).collect()).collect();
        format!("{} {:?} {around:?}", index.keys(), index.oversize())
    }

    #[test]
    fn the_index_is_the_same_whoever_made_it() {
        let mut alone = index(0..RECORDS);
        alone.close(RECORDS as usize);
        assert!(!alone.oversize().is_empty());
        for parts in [2, 3, 7] {
            for part in 0..parts {
                assert!(seen(&made_by(parts, part)) == seen(&alone), "{part} of {parts}");
            }
        }
    }
}
