//! An index of encoded records: finds who a record may be, and holds nobody's values.
//!
//! Does: compare an encoding with all, or in a large index with those that share a key; the threshold comes
//! from what the index holds, without labels.
//! Does not: know any secret, or say in what two records are alike.

mod snapshot;
mod strangers;

use self::strangers::Strangers;
use crate::error::{Error, Result};
use crate::index::{Index, Key, Met};
use crate::limits::{ENCODED_SCAN, FIND_LIMIT, RESOLVER_RECORDS};
use crate::normalize::profile::NONE;
use crate::privacy::{Bits, Encoding, similarity};
use crate::text::interner::Interner;
use crate::text::order::sort_by;
use crate::vocabulary::ErrorCode;
use serde::Serialize;

/// A record that is alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alike {
    /// The id it was added with.
    pub id: String,
    /// Dice's coefficient of the encodings, 0 to 1.
    pub similarity: f64,
}

/// Dice's coefficient of two encodings of one person where the index is too small to tell: what was best on
/// made-up customers.
const STARTS_AT: f64 = 410.0 / 512.0;
/// Records below which that counts.
const TELLS_FROM: usize = 100;
/// Records that were taken out and still take room, beside as many that are there.
const GONE: usize = 1_024;

/// Encoded records under an index that can change.
///
/// ```
/// use selfsame::pipeline::{EncodedResolver, understand};
/// use selfsame::privacy::{Encoder, Secret};
/// use selfsame::{normalize::Context, record::Record};
/// let encoder = Encoder::new(&Secret::new(b"sixteen bytes at least")?, false);
/// let encode = |given| {
///     let record = Record::from([("first_name", given), ("last_name", "Lovelace"), ("birth_date", "1815-12-10")]);
///     encoder.encode(&record, &understand(&record, None), &Context::default())
/// };
/// let mut resolver = EncodedResolver::default();
/// resolver.add(&[("7".to_owned(), encode("Ada"))])?;
/// assert_eq!(resolver.find(&encode("ADA "), 5, None)?[0].id, "7");
/// # Ok::<(), selfsame::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct EncodedResolver {
    /// The secret and settings of the records; nothing until the first.
    made_with: Option<[u8; 8]>,
    bits: Vec<Bits>,
    /// The place in `names` of each record's id, or `NONE`.
    ids: Vec<u32>,
    names: Interner,
    /// The record of each name, or `NONE`.
    records: Vec<u32>,
    index: Index,
    gone: usize,
    /// Until a record is taken out.
    strangers: Option<Strangers>,
}

impl EncodedResolver {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bits.len() - self.gone
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds encodings under ids, all or none; one of an id that is there takes its place.
    ///
    /// # Errors
    /// `record.id` for an empty id, `encoding.foreign` for an encoding under another secret or with other
    /// settings, `resolver.full` above `limits::RESOLVER_RECORDS`.
    pub fn add(&mut self, encodings: &[(String, Encoding)]) -> Result<()> {
        let made_with = self.made_with.or_else(|| encodings.first().map(|(_, first)| first.made_with));
        for (id, encoding) in encodings {
            if id.is_empty() {
                return Err(Error::new(ErrorCode::RecordId, "An encoded record needs an id."));
            }
            same(made_with, encoding)?;
        }
        let new = encodings.iter().filter(|(id, _)| self.record(id).is_none()).count();
        if self.len() + new > RESOLVER_RECORDS {
            return Err(Error::new(ErrorCode::ResolverFull, "The resolver is full."));
        }
        self.made_with = made_with;
        for (id, encoding) in encodings {
            self.remove(id);
            self.put(id, encoding);
        }
        Ok(())
    }

    /// The record of an id.
    fn record(&self, id: &str) -> Option<u32> {
        let known = self.names.get(id).and_then(|name| self.records.get(name as usize));
        known.copied().filter(|record| *record != NONE)
    }

    fn put(&mut self, id: &str, encoding: &Encoding) {
        let (record, name) = (self.bits.len() as u32, self.names.intern(id));
        self.bits.push(encoding.bits);
        self.ids.push(name);
        self.records.resize(self.names.len(), NONE);
        if let Some(known) = self.records.get_mut(name as usize) {
            *known = record;
        }
        self.index.add(record, &keys(encoding));
    }

    /// Takes one out; says whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        let Some(record) = self.record(id).map(|record| record as usize) else { return false };
        if let (Some(name), Some(bits)) = (self.ids.get_mut(record), self.bits.get_mut(record)) {
            self.records.get_mut(*name as usize).into_iter().for_each(|record| *record = NONE);
            (*name, *bits) = (NONE, Bits::default());
        }
        (self.gone, self.strangers) = (self.gone + 1, None);
        if self.gone > self.len() + GONE {
            self.compact();
        }
        true
    }

    /// The records that it may be, most alike first; of those as alike, the one that came first. Without a
    /// threshold, that of `threshold`.
    ///
    /// # Errors
    /// `encoding.foreign` for an encoding under another secret or with other settings.
    pub fn find(&mut self, encoding: &Encoding, limit: usize, threshold: Option<f64>) -> Result<Vec<Alike>> {
        same(self.made_with, encoding)?;
        let least = threshold.unwrap_or_else(|| self.threshold());
        let mut alike = Vec::new();
        if self.bits.len() <= ENCODED_SCAN {
            for (record, bits) in self.bits.iter().enumerate() {
                note(&mut alike, record as u32, similarity(bits, &encoding.bits), least);
            }
        } else {
            let mut met = Met::default();
            self.index.candidates(&keys(encoding), self.bits.len(), &mut met, None);
            for record in met.records() {
                let bits = self.bits.get(record as usize).copied().unwrap_or_default();
                note(&mut alike, record, similarity(&bits, &encoding.bits), least);
            }
        }
        sort_by(&mut alike, |a: &(u32, f64), b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut found = Vec::new();
        for (record, similarity) in alike {
            let name = self.ids.get(record as usize).copied().unwrap_or(NONE);
            if name != NONE && found.len() < limit.min(FIND_LIMIT) {
                found.push(Alike { id: self.names.text(name).to_owned(), similarity });
            }
        }
        Ok(found)
    }

    /// How alike two encodings must be, 0 to 1. Pairs drawn from the index are strangers but for a few; how those
    /// of them that are most alike fall off says where one look-up in a hundred meets a stranger.
    pub fn threshold(&mut self) -> f64 {
        if self.len() < TELLS_FROM {
            return STARTS_AT;
        }
        let records = 1 << self.bits.len().ilog2();
        let known = self.strangers.filter(|strangers| strangers.records == records);
        let strangers = known.unwrap_or_else(|| Strangers::among(records, |record| self.there(record)));
        self.strangers = Some(strangers);
        strangers.threshold(self.len())
    }

    /// The bits of a record that is there.
    fn there(&self, record: usize) -> Option<&Bits> {
        self.ids.get(record).filter(|name| **name != NONE)?;
        self.bits.get(record)
    }

    /// Makes room where records were taken out.
    fn compact(&mut self) {
        let old = std::mem::take(self);
        let (mut numbers, mut next) = (Vec::with_capacity(old.bits.len()), 0);
        for (name, bits) in old.ids.iter().zip(&old.bits) {
            let is_there = *name != NONE;
            numbers.push(if is_there { next } else { NONE });
            if is_there {
                next += 1;
                self.ids.push(self.names.intern(old.names.text(*name)));
                self.records.push(self.records.len() as u32);
                self.bits.push(*bits);
            }
        }
        (self.made_with, self.index) = (old.made_with, old.index.renumbered(&numbers));
    }
}

fn keys(encoding: &Encoding) -> Vec<Key> {
    encoding.keys.iter().map(|key| Key { rule: 0, hash: u64::from_be_bytes(*key) }).collect()
}

fn note(alike: &mut Vec<(u32, f64)>, record: u32, similarity: f64, least: f64) {
    if similarity >= least {
        alike.push((record, similarity));
    }
}

fn same(made_with: Option<[u8; 8]>, encoding: &Encoding) -> Result<()> {
    if made_with.is_some_and(|known| known != encoding.made_with) {
        let message =
            "The encoding was made with another secret or other settings than the records of the index.";
        return Err(Error::new(ErrorCode::EncodingForeign, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_changes_often_takes_no_more_room() {
        let made_with = [7; 8];
        let half = |nth: u64| [nth, !nth].repeat(8).try_into().unwrap();
        let encoding = |nth: u64| Encoding { bits: half(nth), keys: vec![nth.to_be_bytes()], made_with };
        let mut resolver = EncodedResolver::default();
        for nth in 0..5_000 {
            let two = [("still".to_owned(), encoding(u64::MAX)), ("moving".to_owned(), encoding(nth))];
            resolver.add(two.get(usize::from(nth > 0)..).unwrap()).unwrap();
            assert!(resolver.len() <= 2 && resolver.bits.len() <= GONE + 8, "{nth}");
        }
        let found = resolver.find(&encoding(4_999), 5, Some(0.9)).unwrap();
        assert_eq!(found.iter().map(|alike| alike.id.as_str()).collect::<Vec<_>>(), ["moving"]);
        assert_eq!(resolver.find(&encoding(u64::MAX), 1, Some(0.9)).unwrap()[0].id, "still");
    }
}
