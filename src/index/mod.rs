//! Clean records to blocking keys to candidates: which records meet at all.
//!
//! Does: about a dozen compound keys a record; posting lists that grow by appending; blocks above
//! the cap are passed over and counted.
//! Does not: compare. A key is a 64-bit hash: two different keys that collide only cost a comparison.

mod keys;

use crate::limits::{BLOCK_RECORDS, CANDIDATES};
use crate::text::numbers::Numbers;
pub use keys::{KEY_NAMES, Key, keys};

const END: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Block {
    last: u32,
    records: u32,
    rule: u8,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    record: u32,
    before: u32,
}

/// An inverted index from blocking keys to records; append and look up in any order.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Hash of a key → its block.
    places: Numbers,
    blocks: Vec<Block>,
    postings: Vec<Posting>,
}

/// What a look-up gathered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Blocks passed over because they are larger than `limits::BLOCK_RECORDS`.
    pub oversize: u32,
    /// Whether `limits::CANDIDATES` was reached.
    pub cut: bool,
}

/// Remembers which records a look-up has met, so that each is a candidate once.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    stamps: Vec<u32>,
    stamp: u32,
}

impl Seen {
    fn begin(&mut self, records: usize) {
        self.stamps.resize(records.max(self.stamps.len()), 0);
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.stamps.fill(0);
            self.stamp = 1;
        }
    }

    fn first_time(&mut self, record: u32) -> bool {
        let stamp = self.stamp;
        self.stamps.get_mut(record as usize).is_some_and(|seen| std::mem::replace(seen, stamp) != stamp)
    }
}

impl Index {
    /// Puts a record under its keys.
    pub fn add(&mut self, record: u32, keys: &[Key]) {
        for key in keys {
            let posting = self.postings.len() as u32;
            let block = self.block(key);
            let before = std::mem::replace(&mut block.last, posting);
            block.records += 1;
            self.postings.push(Posting { record, before });
        }
    }

    #[expect(clippy::indexing_slicing, reason = "the place was found, or was just filled")]
    fn block(&mut self, key: &Key) -> &mut Block {
        let place = self.places.get(key.hash).unwrap_or_else(|| {
            let place = self.blocks.len() as u32;
            self.blocks.push(Block { last: END, records: 0, rule: key.rule });
            self.places.insert(key.hash, place);
            place
        });
        &mut self.blocks[place as usize]
    }

    /// Collects the records that share a key, each once, among the numbers below `records`.
    pub fn candidates(&self, keys: &[Key], records: usize, seen: &mut Seen, into: &mut Vec<u32>) -> Gathered {
        seen.begin(records);
        into.clear();
        let mut gathered = Gathered::default();
        for key in keys {
            let place = self.places.get(key.hash);
            let Some(block) = place.and_then(|place| self.blocks.get(place as usize)) else { continue };
            if block.records as usize > BLOCK_RECORDS {
                gathered.oversize += 1;
                continue;
            }
            let mut at = block.last;
            while let Some(posting) = self.postings.get(at as usize).copied() {
                at = posting.before;
                if posting.record as usize >= records {
                    continue;
                }
                if into.len() >= CANDIDATES {
                    gathered.cut = true;
                    return gathered;
                }
                if seen.first_time(posting.record) {
                    into.push(posting.record);
                }
            }
        }
        gathered
    }

    /// How many keys there are.
    #[must_use]
    pub fn keys(&self) -> usize {
        self.blocks.len()
    }

    /// The blocks above the cap: rule by rule, how many and how many records under them.
    #[must_use]
    pub fn oversize(&self) -> Vec<Oversize> {
        let mut rules: Vec<Oversize> =
            KEY_NAMES.iter().map(|rule| Oversize { rule, blocks: 0, records: 0 }).collect();
        for block in self.blocks.iter().filter(|block| block.records as usize > BLOCK_RECORDS) {
            if let Some(rule) = rules.get_mut(block.rule as usize) {
                (rule.blocks, rule.records) = (rule.blocks + 1, rule.records + u64::from(block.records));
            }
        }
        rules.retain(|rule| rule.blocks > 0);
        rules
    }
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

    fn key(hash: u64) -> Key {
        Key { rule: 0, hash }
    }

    fn find(index: &Index, hashes: &[u64], records: usize) -> (Vec<u32>, Gathered) {
        let keys: Vec<Key> = hashes.iter().copied().map(key).collect();
        let (mut seen, mut found) = (Seen::default(), Vec::new());
        let gathered = index.candidates(&keys, records, &mut seen, &mut found);
        found.sort_unstable();
        (found, gathered)
    }

    #[test]
    fn records_that_share_a_key_meet_once() {
        let mut index = Index::default();
        index.add(0, &[key(1), key(2)]);
        index.add(1, &[key(2), key(3)]);
        index.add(2, &[key(4)]);
        assert_eq!(find(&index, &[1, 2, 9], 3).0, [0, 1]);
        assert_eq!(find(&index, &[4], 2).0, [] as [u32; 0]);
    }

    #[test]
    fn an_oversize_block_is_passed_over_and_counted() {
        let mut index = Index::default();
        let records = BLOCK_RECORDS as u32 + 1;
        (0..records).for_each(|record| index.add(record, &[key(7)]));
        assert_eq!(find(&index, &[7], records as usize), (vec![], Gathered { oversize: 1, cut: false }));
        assert_eq!(
            index.oversize(),
            [Oversize { rule: KEY_NAMES[0], blocks: 1, records: u64::from(records) }]
        );
    }
}
