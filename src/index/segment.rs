//! Postings in order: many keys and the records under them, in three flat arrays.
//!
//! Does: sort, merge, and find the records of a key by a directory over its first bits.
//! Does not: change. What comes later is another segment, until both are merged.

use super::piles::Posting;

/// Postings that share a place of the directory, about.
const BESIDE: usize = 8;
/// Bits that one pass of sorting looks at, and how many passes look at all.
const DIGIT: u32 = 11;
const PASSES: u32 = 3;

/// Keys in order, each with a record; of one key, the records in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Segment {
    pub(super) keys: Vec<u32>,
    pub(super) records: Vec<u32>,
    /// Where the keys begin that start with the same bits, and where the last ones end.
    directory: Vec<u32>,
    /// How far a key is shifted to be a place of the directory.
    shift: u32,
}

impl Segment {
    /// From postings in the order of their records.
    pub(super) fn of(postings: Vec<Posting>) -> Self {
        let postings = in_order(postings, DIGIT, PASSES);
        let (mut keys, mut records) = (vec![0; postings.len()], vec![0; postings.len()]);
        for ((posting, key), record) in postings.iter().zip(&mut keys).zip(&mut records) {
            (*key, *record) = *posting;
        }
        Self::sorted(keys, records)
    }

    /// From keys that are in order already.
    pub(super) fn sorted(keys: Vec<u32>, records: Vec<u32>) -> Self {
        let bits = (keys.len() / BESIDE).max(1).ilog2();
        // A shift by all bits would be none.
        let shift = 32 - bits.max(1);
        let mut directory = Vec::with_capacity((1 << bits) + 2);
        for (at, key) in keys.iter().enumerate() {
            while directory.len() <= (key >> shift) as usize {
                directory.push(at as u32);
            }
        }
        directory.push(keys.len() as u32);
        Self { keys, records, directory, shift }
    }

    pub(super) const fn len(&self) -> usize {
        self.keys.len()
    }

    /// The records under a key, in order.
    pub(super) fn run(&self, key: u32) -> &[u32] {
        let place = (key >> self.shift) as usize;
        let Some([from, to]) = self.directory.get(place..place + 2) else { return &[] };
        let keys = self.keys.get(*from as usize..*to as usize).unwrap_or_default();
        let start = keys.partition_point(|known| *known < key);
        let end = keys.partition_point(|known| *known <= key);
        self.records.get(*from as usize + start..*from as usize + end).unwrap_or_default()
    }

    /// Both in one; of one key, the records of `self` first. From the end on, so that the longer one is moved
    /// where it stands.
    pub(super) fn merged(mut self, later: &Self) -> Self {
        let (mut left, mut right) = (self.len(), later.len());
        let mut to = left + right;
        self.keys.reserve_exact(right);
        self.records.reserve_exact(right);
        self.keys.resize(to, 0);
        self.records.resize(to, 0);
        self.directory = Vec::new();
        let before = |keys: &[u32], at: usize| at.checked_sub(1).and_then(|at| keys.get(at)).copied();
        while let Some(theirs) = before(&later.keys, right) {
            let own = before(&self.keys, left).filter(|own| *own > theirs);
            let record = match own {
                Some(_) => {
                    left -= 1;
                    self.records.get(left)
                }
                None => {
                    right -= 1;
                    later.records.get(right)
                }
            };
            let record = record.copied().unwrap_or(0);
            to -= 1;
            if let (Some(key), Some(slot)) = (self.keys.get_mut(to), self.records.get_mut(to)) {
                (*key, *slot) = (own.unwrap_or(theirs), record);
            }
        }
        Self::sorted(self.keys, self.records)
    }
}

/// Postings by the last bits of their keys, the order otherwise kept: so many passes of a radix sort, each by so many
/// bits.
pub(super) fn in_order(mut postings: Vec<Posting>, bits: u32, passes: u32) -> Vec<Posting> {
    let mut other = vec![(0, 0); postings.len()];
    let mut starts = vec![0u32; 1 << bits];
    for shift in (0..passes).map(|pass| pass * bits) {
        let digit = |posting: &Posting| (posting.0 >> shift) as usize & ((1 << bits) - 1);
        starts.fill(0);
        for posting in &postings {
            if let Some(count) = starts.get_mut(digit(posting)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for posting in &postings {
            let Some(start) = starts.get_mut(digit(posting)) else { continue };
            if let Some(slot) = other.get_mut(*start as usize) {
                *slot = *posting;
            }
            *start += 1;
        }
        std::mem::swap(&mut postings, &mut other);
    }
    postings
}
