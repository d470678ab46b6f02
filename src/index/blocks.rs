//! The blocks of records that are all known: which record stands in which, and who else does.
//!
//! Does: leave out what brings nobody together, keys of one record and blocks above the cap, and count them.
//! Does not: grow. It takes the place of postings once nothing is added any more: half their memory, and no record
//! asks for its keys again.

use super::keys::{Key, most_records};
use super::piles::{Piles, Posting};
use super::{Oversize, no_oversize};
use crate::text::bytes::{Read, Reader, Writer};

/// Bytes that the counts in front of blocks take, at most.
const HEADS: usize = 1 << 9;

/// Blocks of two records or more.
#[derive(Debug, Clone, Default)]
pub(super) struct Blocks {
    /// Of each block its rule.
    rules: Vec<u8>,
    /// Where the records of each begin, and where the last ones end.
    starts: Vec<u32>,
    records: Vec<u32>,
    /// The blocks of all records, one record behind another, and where those of each end.
    of: Vec<u32>,
    ends: Vec<u32>,
    /// How many keys there were.
    pub(super) keys: usize,
    /// What was left out.
    pub(super) oversize: Vec<Oversize>,
}

impl Blocks {
    /// From postings of so many records.
    pub(super) fn of(piles: Piles, count: usize) -> Self {
        let mut blocks = Self::none();
        piles.sorted().for_each(|pile| blocks.add_pile(&pile));
        blocks.end(count);
        blocks
    }

    /// No block yet.
    pub(super) fn none() -> Self {
        Self { oversize: no_oversize(), ..Self::default() }
    }

    /// Adds the blocks of a pile whose postings are in order.
    pub(super) fn add_pile(&mut self, pile: &[Posting]) {
        pile.chunk_by(|a, b| a.0 == b.0).for_each(|block| self.add(block));
    }

    /// One of several, in their order.
    pub(super) fn of_slices(slices: Vec<Self>) -> Self {
        let mut all = Self::none();
        let sum = |length: fn(&Self) -> usize| slices.iter().map(length).sum();
        all.records.reserve_exact(sum(|slice| slice.records.len()));
        all.starts.reserve_exact(sum(|slice| slice.starts.len()) + 1);
        all.rules.reserve_exact(sum(|slice| slice.rules.len()));
        for slice in slices {
            all.keys += slice.keys;
            for (all, rule) in all.oversize.iter_mut().zip(slice.oversize) {
                (all.blocks, all.records) = (all.blocks + rule.blocks, all.records + rule.records);
            }
            let before = all.records.len() as u32;
            all.rules.extend_from_slice(&slice.rules);
            all.starts.extend(slice.starts.iter().map(|start| start + before));
            all.records.extend_from_slice(&slice.records);
        }
        all
    }

    /// All blocks of so many records are there.
    pub(super) fn end(&mut self, count: usize) {
        self.starts.push(self.records.len() as u32);
        self.records.shrink_to_fit();
        self.oversize.retain(|rule| rule.blocks > 0);
        self.invert(count);
    }

    /// Them as bytes for `join` of others, before they have ended.
    pub(super) fn give(&self, into: &mut Writer) {
        let bytes = self.rules.len() + (self.starts.len() + self.records.len()) * 4;
        into.bytes.reserve_exact(bytes + HEADS);
        into.number(self.keys as u64);
        self.oversize.iter().for_each(|rule| {
            into.number(rule.blocks);
            into.number(rule.records);
        });
        into.number(self.rules.len() as u64);
        into.bytes.extend_from_slice(&self.rules);
        into.numbers(&self.starts);
        into.numbers(&self.records);
    }

    /// Takes in what another gave, behind its own.
    ///
    /// # Errors
    /// Where the bytes are not what `give` gave.
    pub(super) fn join(&mut self, given: &mut Reader<'_>) -> Read<()> {
        self.keys += given.number()? as usize;
        for rule in &mut self.oversize {
            rule.blocks += given.number()?;
            rule.records += given.number()?;
        }
        let length = given.number()?;
        self.rules.extend_from_slice(given.bytes(length, 1)?);
        let (before, from) = (self.records.len() as u32, self.starts.len());
        given.numbers_into(&mut self.starts)?;
        self.starts.iter_mut().skip(from).for_each(|start| *start = start.wrapping_add(before));
        given.numbers_into(&mut self.records)?;
        Ok(())
    }

    /// Adds the block of a key where it brings records together.
    fn add(&mut self, block: &[Posting]) {
        self.keys += 1;
        let [(code, _), _, ..] = block else { return };
        let rule = Key::rule_of(*code);
        if block.len() <= most_records(rule) {
            self.rules.push(rule as u8);
            self.starts.push(self.records.len() as u32);
            self.records.extend(block.iter().map(|(_, record)| record));
        } else if let Some(over) = self.oversize.get_mut(rule) {
            (over.blocks, over.records) = (over.blocks + 1, over.records + block.len() as u64);
        }
    }

    /// Finds the blocks of each record.
    fn invert(&mut self, count: usize) {
        let mut starts = vec![0u32; count + 1];
        for record in &self.records {
            if let Some(count) = starts.get_mut(*record as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        self.of = vec![0; self.records.len()];
        for block in 0..self.rules.len() as u32 {
            for record in self.records.get(self.range(block)).unwrap_or_default() {
                let Some(start) = starts.get_mut(*record as usize) else { continue };
                if let Some(slot) = self.of.get_mut(*start as usize) {
                    *slot = block;
                }
                *start += 1;
            }
        }
        starts.pop();
        self.ends = starts;
    }

    fn range(&self, block: u32) -> std::ops::Range<usize> {
        let start = |block: usize| self.starts.get(block).map_or(0, |start| *start as usize);
        start(block as usize)..start(block as usize + 1)
    }

    /// The blocks that a record stands in: rule and records.
    pub(super) fn around(&self, record: u32) -> impl Iterator<Item = (usize, &[u32])> {
        let end = |record: usize| self.ends.get(record).map_or(0, |end| *end as usize);
        let from = (record as usize).checked_sub(1).map_or(0, end);
        let blocks = self.of.get(from..end(record as usize)).unwrap_or_default();
        blocks.iter().filter_map(|block| {
            Some((usize::from(*self.rules.get(*block as usize)?), self.records.get(self.range(*block))?))
        })
    }
}
