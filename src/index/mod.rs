//! Clean records to blocking keys to candidates: which records meet at all.
//!
//! Does: about a dozen compound keys a record; flat arrays of postings that grow by merging; blocks above
//! the cap are passed over and counted, small blocks come first.
//! Does not: compare. A key is a hash of 32 bits: two different keys that collide only cost a comparison.

mod blocks;
mod keys;
mod lone;
mod piles;
mod segment;
mod shared;
mod tally;

use crate::limits::CANDIDATES;
use crate::normalize::profile::NONE;
use crate::text::interner::Asks;
use crate::text::order::sort_by_key;
use blocks::Blocks;
pub use keys::{KEY_NAMES, Key, keys};
use lone::Lone;
pub use lone::LonePairs;
use piles::Piles;
use segment::Segment;
pub use shared::SharedIndex;
pub use tally::{Missed, RuleCount, Tally};

/// Postings that wait to be sorted while single records come and are looked for.
const WAITING: usize = 256;
/// Postings that wait at most, while nobody looks for any: few beside those in order, as sorting takes their room
/// thrice.
const AT_ONCE: usize = 1 << 16;
/// Postings of a record, more or less.
const POSTINGS: usize = 16;
/// How much longer than the one after it a segment is, at least.
const RATIO: usize = 4;

/// An inverted index from blocking keys to records; append and look up in any order. Records come in the
/// order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The oldest and longest first.
    segments: Vec<Segment>,
    waiting: Vec<(u32, u32)>,
    /// Where all come before any is looked for: all of them, in place of both.
    piles: Option<Box<Piles>>,
    /// In their place, where nothing is added any more.
    blocks: Option<Box<Blocks>>,
    lone: Lone,
}

/// What a look-up gathered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Blocks passed over because they are larger than their rule may have them.
    pub oversize: u32,
    /// Whether `limits::CANDIDATES` was reached.
    pub cut: bool,
}

/// A record that shares keys with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    record: u32,
    /// How rare the keys are that both have, in bits, added up.
    rarity: u32,
    /// The rules of these keys, as bits.
    rules: u32,
}

/// The records that a look-up met, each once.
#[derive(Debug, Clone, Default)]
pub struct Met {
    candidates: Vec<Candidate>,
    /// Where a candidate stands, plus one: at the place that its number is hashed to, or the next free one.
    places: Vec<u32>,
    /// How many bits the number of records takes.
    all: u32,
}

impl Met {
    fn meet(&mut self, record: u32, rarity: u32, rules: u32) {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = (record.wrapping_mul(0x9E37_79B1) >> 7) as usize;
        while let Some(place) = self.places.get_mut(at & mask) {
            let Some(known) = (*place as usize).checked_sub(1).and_then(|at| self.candidates.get_mut(at))
            else {
                self.candidates.push(Candidate { record, rarity, rules });
                *place = self.candidates.len() as u32;
                return;
            };
            if known.record == record {
                known.rarity += rarity;
                known.rules |= rules;
                return;
            }
            at += 1;
        }
    }

    /// Keeps those with the rarest keys; of equals, those that were met last.
    fn keep(&mut self, most: usize) {
        let mut counts =
            vec![0; 1 + self.candidates.iter().map(|one| one.rarity as usize).max().unwrap_or(0)];
        for candidate in &self.candidates {
            if let Some(count) = counts.get_mut(candidate.rarity as usize) {
                *count += 1;
            }
        }
        let (mut least, mut above, mut equals) = (0, 0, 0);
        for (rarity, count) in counts.iter().enumerate().rev() {
            (least, equals) = (rarity as u32, *count);
            if above + equals > most {
                break;
            }
            above += equals;
        }
        let mut left_out = (above + equals).saturating_sub(most);
        self.candidates.retain(|candidate| {
            let goes = candidate.rarity < least || (candidate.rarity == least && left_out > 0);
            left_out -= usize::from(goes && candidate.rarity == least);
            !goes
        });
    }

    /// Forgets all; of so many records some are met, so often at most. Twice the room is as much as fits near at hand.
    fn begin(&mut self, records: usize, most: usize) {
        self.places.clear();
        self.places.resize((most * 2).next_power_of_two(), 0);
        self.candidates.clear();
        self.all = bits(records);
    }

    /// How rare a block is among all records, in bits: each shared key says at least something.
    const fn rarity(&self, block: usize) -> u32 {
        self.all.saturating_sub(bits(block)) + 1
    }

    /// How many bits the size of the block takes that one shares who shares one key.
    const fn size(&self, candidate: &Candidate) -> u32 {
        (self.all + 1).saturating_sub(candidate.rarity)
    }

    /// Counts all that were met, and keeps those that are looked at; says whether some are not because they are many.
    /// Who shares one key only, that of a large block, is one of hundreds who are somebody else.
    fn end(&mut self, lone: &Lone, tally: Option<&mut Tally>) -> bool {
        if let Some(tally) = tally {
            self.candidates.iter().for_each(|candidate| tally.pair(candidate.rules));
        }
        let all = self.all + 1;
        self.candidates.retain(|one| lone.pays(one, all.saturating_sub(one.rarity)));
        let many = self.candidates.len() > CANDIDATES;
        if many {
            self.keep(CANDIDATES);
        }
        many
    }

    /// Adds a record that may share no block, because all that it stands in are too large.
    pub fn add(&mut self, record: u32) {
        // Where some were left out, those that stay have moved from their places.
        if self.records().all(|known| known != record) {
            self.candidates.push(Candidate { record, rarity: 0, rules: 0 });
        }
    }

    /// The rules that a record was met by, as bits.
    #[must_use]
    pub fn rules(&self, record: u32) -> u32 {
        let known = self.candidates.iter().find(|known| known.record == record);
        known.map_or(0, |known| known.rules)
    }

    /// Their numbers.
    pub fn records(&self) -> impl Iterator<Item = u32> + '_ {
        self.candidates.iter().map(|candidate| candidate.record)
    }
}

impl Index {
    /// What it may ask of memory to sort what so many records bring, and to merge it with what it holds.
    pub fn growth(&self, more: usize, asks: &mut Asks) {
        let sorted: usize = self.segments.iter().map(Segment::len).sum();
        let new = (more * POSTINGS).min(sorted + AT_ONCE);
        asks.extend([(self.waiting.len() + new).min(AT_ONCE) * 8; 3]);
        let mut merged = self.waiting.len() + new;
        for segment in self.segments.iter().rev() {
            if segment.len() < merged * RATIO {
                merged += segment.len();
            }
        }
        asks.extend([merged * 4; 2]);
    }

    /// All records come before any is looked for: nothing is put in order before it is closed.
    pub fn expect_all(&mut self) {
        self.piles.get_or_insert_default();
    }

    /// Puts a record under its keys.
    pub fn add(&mut self, record: u32, keys: &[Key]) {
        if let Some(piles) = &mut self.piles {
            keys.iter().for_each(|key| piles.push((key.code(), record)));
            return;
        }
        if self.waiting.len() + keys.len() > AT_ONCE {
            self.settle(0);
        }
        for key in keys {
            self.waiting.push((key.code(), record));
        }
    }

    /// Sorts what waits, where it is more than a few postings. Segments are merged until each is some
    /// times as long as the next, so that there are few, and a posting is moved few times.
    fn settle(&mut self, few: usize) {
        if self.waiting.len() <= few {
            return;
        }
        let mut last = Segment::of(std::mem::take(&mut self.waiting));
        while let Some(before) = self.segments.pop_if(|before| before.len() < last.len() * RATIO) {
            last = before.merged(&last);
        }
        self.segments.push(last);
    }

    /// Collects the records that share a key, among the numbers below `records`; where they are many, those
    /// that share the most and the rarest. All of them are counted in `tally`.
    pub fn candidates(
        &mut self,
        keys: &[Key],
        records: usize,
        met: &mut Met,
        tally: Option<&mut Tally>,
    ) -> Gathered {
        self.settle(WAITING);
        let mut gathered = Gathered::default();
        let mut before = 0;
        let runs = self.runs(keys);
        met.begin(
            records,
            runs.iter().filter(|run| !is_oversize(run.code, run.block)).map(|run| run.records.len()).sum(),
        );
        for run in runs {
            if is_oversize(run.code, run.block) {
                gathered.oversize += u32::from(run.code != before);
                before = run.code;
                continue;
            }
            let rarity = met.rarity(run.block);
            let rules = 1 << Key::rule_of(run.code);
            for record in run.records.iter().filter(|record| (**record as usize) < records) {
                met.meet(*record, rarity, rules);
            }
        }
        gathered.cut = met.end(&Lone::default(), tally);
        gathered
    }

    /// The same for a record that is in it, where it is closed, among those before it; says whether they were cut.
    pub fn candidates_of(&self, record: u32, met: &mut Met, tally: Option<&mut Tally>) -> Option<bool> {
        let blocks = self.blocks.as_deref()?;
        met.begin(record as usize, blocks.around(record).map(|(_, records)| records.len()).sum());
        for (rule, records) in blocks.around(record) {
            let rarity = met.rarity(records.len());
            for before in records.iter().take_while(|before| **before < record) {
                met.meet(*before, rarity, 1 << rule);
            }
        }
        Some(met.end(&self.lone, tally))
    }

    /// Brings an index of so many records into the form in which these are brought together most quickly.
    /// Nothing can be added or looked for by its keys any more.
    pub fn close(&mut self, records: usize) {
        if self.blocks.is_none() {
            self.blocks = Some(Box::new(Blocks::of(*self.piles.take().unwrap_or_default(), records)));
        }
    }

    /// From now on looks at those who share one key only where that pays, by the pairs of some records.
    pub fn look_where_it_pays(&mut self, pairs: &LonePairs) {
        self.lone = pairs.lone();
    }

    /// The records under some keys, those of the smallest blocks first.
    fn runs(&self, keys: &[Key]) -> Vec<Run<'_>> {
        // One bit a key, so that most of what waits is passed over at once.
        let bit = |code: u32| 1u64 << (code >> 26);
        let bits = keys.iter().fold(0, |bits, key| bits | bit(key.code()));
        let waiting: Vec<&(u32, u32)> =
            self.waiting.iter().filter(|(code, _)| bits & bit(*code) != 0).collect();
        let mut runs = Vec::with_capacity(keys.len());
        for key in keys {
            let (code, from) = (key.code(), runs.len());
            let mut block = 0;
            let of_segments = self.segments.iter().map(|segment| segment.run(code));
            let of_waiting = waiting.iter().filter(|(known, _)| *known == code);
            for records in of_segments.chain(of_waiting.map(|(_, record)| std::slice::from_ref(record))) {
                if !records.is_empty() {
                    block += records.len();
                    runs.push(Run { code, block: 0, records });
                }
            }
            runs.iter_mut().skip(from).for_each(|run| run.block = block);
        }
        sort_by_key(&mut runs, |run| run.block);
        runs
    }

    /// Brings all postings into one segment, which `flat` shows.
    pub fn pack(&mut self) {
        self.settle(0);
        while let Some(last) = self.segments.pop() {
            let Some(before) = self.segments.pop() else {
                self.segments.push(last);
                return;
            };
            self.segments.push(before.merged(&last));
        }
    }

    /// The keys and the records under them, where all is in one segment.
    #[must_use]
    pub fn flat(&self) -> [&[u32]; 2] {
        match self.segments.as_slice() {
            [only] => [&only.keys, &only.records],
            _ => [&[], &[]],
        }
    }

    /// An index from what `flat` showed.
    #[must_use]
    pub fn of_flat([keys, records]: [Vec<u32>; 2]) -> Self {
        Self { segments: vec![Segment::sorted(keys, records)], ..Self::default() }
    }

    /// What one of several workers brings into an index that they make together; its records begin at a number.
    pub fn shared(self, part: u32, parts: u32, first: u32) -> SharedIndex {
        SharedIndex::of(*self.piles.unwrap_or_default(), part, parts, first)
    }

    /// The same with other numbers for the records, in the same order; those of `NONE` are left out.
    #[must_use]
    pub fn renumbered(&self, numbers: &[u32]) -> Self {
        let mut packed = self.clone();
        packed.pack();
        let [keys, records] = packed.flat();
        let number = |record: &u32| numbers.get(*record as usize).copied().filter(|number| *number != NONE);
        let kept = keys.iter().zip(records).filter_map(|(key, record)| Some((*key, number(record)?)));
        Self::of_flat(kept.unzip().into())
    }

    /// How many keys there are in an index that is packed or closed.
    #[must_use]
    pub fn keys(&self) -> usize {
        let packed = || self.flat()[0].chunk_by(|a, b| a == b).count();
        self.blocks.as_ref().map_or_else(packed, |blocks| blocks.keys)
    }

    /// The blocks above the cap in an index that is packed or closed.
    #[must_use]
    pub fn oversize(&self) -> Vec<Oversize> {
        let packed = || oversize_by_rule(self.flat()[0]);
        self.blocks.as_ref().map_or_else(packed, |blocks| blocks.oversize.clone())
    }
}

/// The blocks above the cap: rule by rule, how many and how many records under them.
fn oversize_by_rule(keys: &[u32]) -> Vec<Oversize> {
    let mut rules = no_oversize();
    for block in keys.chunk_by(|a, b| a == b) {
        let Some(code) = block.first().copied().filter(|code| is_oversize(*code, block.len())) else {
            continue;
        };
        if let Some(rule) = rules.get_mut(Key::rule_of(code)) {
            (rule.blocks, rule.records) = (rule.blocks + 1, rule.records + block.len() as u64);
        }
    }
    rules.retain(|rule| rule.blocks > 0);
    rules
}

/// Of each rule nothing yet.
fn no_oversize() -> Vec<Oversize> {
    KEY_NAMES.iter().map(|rule| Oversize { rule, blocks: 0, records: 0 }).collect()
}

/// Whether a block has more records than its rule may have.
const fn is_oversize(code: u32, records: usize) -> bool {
    records > keys::most_records(Key::rule_of(code))
}

/// How many bits a number takes.
const fn bits(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}

/// Records under one key, as they stand in one place.
#[derive(Debug)]
struct Run<'i> {
    code: u32,
    /// How many records the key has in all places.
    block: usize,
    records: &'i [u32],
}

/// Blocks of one rule that are passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Oversize {
    /// Name of the blocking rule.
    pub rule: &'static str,
    /// How many blocks.
    pub blocks: u64,
    /// Records under them; a record counts once a block.
    pub records: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{BLOCK_RECORDS, LONE_BLOCK_RECORDS};
    use proptest::prelude::*;

    fn key(hash: u32) -> Key {
        Key { rule: 0, hash: u64::from(hash) << 40 }
    }

    fn find(index: &mut Index, hashes: &[u32], records: usize) -> (Vec<u32>, Gathered) {
        let keys: Vec<Key> = hashes.iter().copied().map(key).collect();
        let mut met = Met::default();
        let gathered = index.candidates(&keys, records, &mut met, None);
        let mut found: Vec<u32> = met.records().collect();
        found.sort_unstable();
        (found, gathered)
    }

    #[test]
    fn records_that_share_a_key_meet_once() {
        let mut index = Index::default();
        index.add(0, &[key(1), key(2)]);
        index.add(1, &[key(2), key(3)]);
        index.add(2, &[key(4)]);
        assert_eq!(find(&mut index, &[1, 2, 9], 3).0, [0, 1]);
        assert_eq!(find(&mut index, &[4], 2).0, [] as [u32; 0]);
    }

    #[test]
    fn an_oversize_block_is_passed_over_and_counted() {
        let mut index = Index::default();
        let records = BLOCK_RECORDS as u32 + 1;
        (0..records).for_each(|record| index.add(record, &[key(7)]));
        assert_eq!(find(&mut index, &[7], records as usize), (vec![], Gathered { oversize: 1, cut: false }));
        index.pack();
        assert_eq!(
            index.oversize(),
            [Oversize { rule: KEY_NAMES[0], blocks: 1, records: u64::from(records) }]
        );
    }

    #[test]
    fn of_too_many_those_with_the_rarest_keys_are_kept() {
        let mut index = Index::default();
        let (half, many) = (CANDIDATES as u32 * 3 / 4, CANDIDATES as u32 * 3 / 2);
        (0..many).for_each(|record| index.add(record, &[key(if record < half { 1 } else { 4 })]));
        index.add(many, &[key(2)]);
        index.add(many + 1, &[key(1), key(3)]);
        let (found, gathered) = find(&mut index, &[1, 2, 3, 4], many as usize + 2);
        assert!(gathered.cut);
        assert_eq!(found.len(), CANDIDATES);
        // Of the equals those of the largest block were met last.
        assert_eq!((found[0], found[half as usize - 1], found[CANDIDATES - 3]), (0, half - 1, many - 1));
        assert_eq!(found[CANDIDATES - 2..], [many, many + 1]);
    }

    #[test]
    fn a_large_block_alone_brings_nobody_together() {
        let mut index = Index::default();
        let large = LONE_BLOCK_RECORDS as u32 + 1;
        (0..large).for_each(|record| index.add(record, &[key(1)]));
        index.add(large, &[key(1), key(2)]);
        assert_eq!(find(&mut index, &[1], large as usize + 1).0, [] as [u32; 0]);
        assert_eq!(find(&mut index, &[1, 2], large as usize + 1).0, [large]);
    }

    proptest! {
        /// Whatever waits, was sorted, merged, packed or came back: the same records.
        #[test]
        fn it_finds_what_was_added_however_often_it_is_asked(
            adds in prop::collection::vec(prop::collection::vec(0u32..60, 0..30), 0..120),
            ask_each in 1usize..40,
        ) {
            let (mut index, mut whole) = (Index::default(), Index::default());
            whole.expect_all();
            for (record, hashes) in adds.iter().enumerate() {
                let mut hashes = hashes.clone();
                hashes.sort_unstable();
                hashes.dedup();
                let keys: Vec<Key> = hashes.into_iter().map(key).collect();
                index.add(record as u32, &keys);
                whole.add(record as u32, &keys);
                if record.is_multiple_of(ask_each) {
                    find(&mut index, &[1], record + 1);
                }
            }
            let mut back = index.clone();
            back.pack();
            let mut back = Index::of_flat(back.flat().map(<[u32]>::to_vec));
            for hash in 0..60 {
                let holds = |(_, hashes): &(u32, &Vec<u32>)| hashes.contains(&hash);
                let expected: Vec<u32> =
                    (0..).zip(&adds).filter(holds).map(|(record, _)| record).collect();
                prop_assert_eq!(&find(&mut index, &[hash], adds.len()).0, &expected);
                prop_assert_eq!(&find(&mut back, &[hash], adds.len()).0, &expected);
            }
            index.pack();
            prop_assert_eq!(index.flat(), back.flat());
            whole.close(adds.len());
            prop_assert_eq!((whole.keys(), whole.oversize()), (index.keys(), index.oversize()));
            for (record, hashes) in (0..).zip(&adds) {
                let mut hashes = hashes.clone();
                hashes.sort_unstable();
                hashes.dedup();
                let mut met = Met::default();
                let cut = whole.candidates_of(record, &mut met, None);
                let mut found: Vec<u32> = met.records().collect();
                found.sort_unstable();
                let (expected, gathered) = find(&mut index, &hashes, record as usize);
                prop_assert_eq!(cut, Some(gathered.cut));
                // Of equals others are left out.
                prop_assert!(gathered.cut || found == expected);
            }
        }
    }
}
