//! An index of encoded records: finds who a record may be, and holds nobody's values.
//!
//! Does: compare an encoding with all, or in a large index with those that share a key; the threshold comes
//! from what the index holds, without labels.
//! Does not: know any secret, or say in what two records are alike.

use crate::error::{Error, Result};
use crate::index::{Index, Key, Met};
use crate::limits::{ENCODED_SCAN, FIND_LIMIT, RESOLVER_RECORDS};
use crate::normalize::profile::NONE;
use crate::privacy::{Bits, Encoding, common, similarity};
use crate::text::hash::{hash_bytes, hash_pair};
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

/// Bits that two encodings of one person have in common where the index is too small to tell, of 512: what
/// was best on made-up customers.
const STARTS_AT: u32 = 410;
/// Records below which that counts.
const TELLS_FROM: usize = 100;
/// Pairs of records that are drawn to see how alike strangers are.
const DRAWN: u64 = 100_000;
/// Strangers above the threshold that a look-up meets, on average.
const STRANGERS: f64 = 0.01;

const MAGIC: &[u8; 8] = b"SELFCODE";
const VERSION: u32 = 1;
/// Magic, version, checksum.
const HEAD: usize = 20;

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
    tail: Option<Tail>,
}

/// How alike strangers are, as seen in the first records, as many as a power of two.
#[derive(Debug, Clone, Copy)]
struct Tail {
    records: usize,
    /// The share of the pairs that are looked at as the tail's end, and the bits in common that they have at least.
    share: f64,
    end: f64,
    /// Bits more that half of them have.
    halving: f64,
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
        if self.bits.len() + encodings.len() > RESOLVER_RECORDS {
            return Err(Error::new(ErrorCode::ResolverFull, "The resolver is full."));
        }
        self.made_with = made_with;
        for (id, encoding) in encodings {
            self.remove(id);
            self.put(id, encoding);
        }
        Ok(())
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
        let known = self.names.get(id).and_then(|name| self.records.get_mut(name as usize));
        let Some(record) = known.map(|record| std::mem::replace(record, NONE) as usize) else { return false };
        let (Some(id), Some(bits)) = (self.ids.get_mut(record), self.bits.get_mut(record)) else {
            return false;
        };
        (*id, *bits) = (NONE, Bits::default());
        (self.gone, self.tail) = (self.gone + 1, None);
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
            return f64::from(STARTS_AT) / 512.0;
        }
        let records = 1 << self.bits.len().ilog2();
        let tail = self.tail.filter(|tail| tail.records == records).unwrap_or_else(|| self.drawn(records));
        self.tail = Some(tail);
        let above = libm::log2(self.len() as f64 * tail.share / STRANGERS);
        ((tail.end + tail.halving * above) / 512.0).min(1.0)
    }

    /// Draws pairs of the first records.
    fn drawn(&self, records: usize) -> Tail {
        let (mut counts, mut drawn) = ([0u32; 513], 0u32);
        for nth in 0..DRAWN {
            let [left, right] = [1, 2].map(|side| (hash_pair(nth, side) % records as u64) as usize);
            let is_there = |record| self.ids.get(record).is_some_and(|name| *name != NONE);
            if let (Some(a), Some(b)) = (self.bits.get(left), self.bits.get(right))
                && left != right
                && is_there(left)
                && is_there(right)
                && let Some(count) = counts.get_mut(common(a, b) as usize)
            {
                (*count, drawn) = (*count + 1, drawn + 1);
            }
        }
        // Of so many records, a pair in as many is one person where all are there twice: they must be few among
        // those that are looked at.
        let share = (10.0 / records as f64).max(0.001);
        let begin = (share * 8.0).min(0.25);
        let [end, before] = [share, begin].map(|share| from_above(&counts, f64::from(drawn) * share));
        Tail { records, share, end, halving: ((end - before) / libm::log2(begin / share)).max(0.5) }
    }

    /// All of it as bytes; what was taken out leaves no trace.
    #[must_use]
    pub fn save(&mut self) -> Vec<u8> {
        self.compact();
        self.index.pack();
        let mut bytes = vec![0; HEAD];
        bytes.extend(self.made_with.unwrap_or_default());
        bytes.extend((self.bits.len() as u32).to_le_bytes());
        for word in self.bits.as_flattened() {
            bytes.extend(word.to_le_bytes());
        }
        for list in self.index.flat() {
            bytes.extend((list.len() as u32).to_le_bytes());
            list.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        }
        for name in &self.ids {
            let id = self.names.text(*name);
            bytes.extend((id.len() as u32).to_le_bytes());
            bytes.extend_from_slice(id.as_bytes());
        }
        if let Some((head, body)) = bytes.split_at_mut_checked(HEAD) {
            let parts = [MAGIC.as_slice(), &VERSION.to_le_bytes(), &hash_bytes(body).to_le_bytes()].concat();
            head.copy_from_slice(&parts);
        }
        bytes
    }

    /// Whether bytes are a snapshot of this kind.
    #[must_use]
    pub fn is_snapshot(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// The resolver of a snapshot.
    ///
    /// # Errors
    /// `snapshot.version` for one of another version, `snapshot.damaged` for anything that is not a whole
    /// snapshot.
    pub fn open(bytes: &[u8]) -> Result<Self> {
        let damaged = || {
            Error::new(
                ErrorCode::SnapshotDamaged,
                "the bytes are no snapshot, or a damaged one: save it again",
            )
        };
        let (head, body) = bytes.split_at_checked(HEAD).ok_or_else(damaged)?;
        let (version, checksum) =
            head.strip_prefix(MAGIC).and_then(|rest| rest.split_at_checked(4)).ok_or_else(damaged)?;
        if version != VERSION.to_le_bytes() {
            return Err(Error::new(ErrorCode::SnapshotVersion, "the snapshot is of another version")
                .with("expected", VERSION));
        }
        let read = (checksum == hash_bytes(body).to_le_bytes()).then(|| read(&mut Rest(body))).flatten();
        read.ok_or_else(damaged)
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

/// The bits in common that so many pairs have at least; between two numbers where the pairs end between them.
fn from_above(counts: &[u32; 513], pairs: f64) -> f64 {
    let mut left = pairs.max(1.0);
    for (bits, count) in counts.iter().enumerate().rev() {
        let count = f64::from(*count);
        if count >= left {
            return bits as f64 + 1.0 - left / count;
        }
        left -= count;
    }
    0.0
}

fn same(made_with: Option<[u8; 8]>, encoding: &Encoding) -> Result<()> {
    if made_with.is_some_and(|known| known != encoding.made_with) {
        let message =
            "The encoding was made with another secret or other settings than the records of the index.";
        return Err(Error::new(ErrorCode::EncodingForeign, message));
    }
    Ok(())
}

/// The bytes of a snapshot that are not read yet.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?) as usize)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let length = self.number()?;
        let bytes = self.take(length.checked_mul(4)?)?;
        Some(bytes.as_chunks::<4>().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }
}

fn read(rest: &mut Rest<'_>) -> Option<EncodedResolver> {
    let mut resolver = EncodedResolver::default();
    let made_with = *rest.take(8)?.first_chunk::<8>()?;
    let records = rest.number()?;
    resolver.made_with = (records > 0).then_some(made_with);
    for words in rest.take(records.checked_mul(size_of::<Bits>())?)?.as_chunks::<8>().0.chunks(16) {
        let mut bits = Bits::default();
        bits.iter_mut().zip(words).for_each(|(word, bytes)| *word = u64::from_le_bytes(*bytes));
        resolver.bits.push(bits);
    }
    let flat = [rest.numbers()?, rest.numbers()?];
    let sound = flat.iter().all(|list| list.len() == flat.iter().map(Vec::len).max().unwrap_or(0));
    for record in 0..records as u32 {
        let length = rest.number()?;
        let name = resolver.names.intern(std::str::from_utf8(rest.take(length)?).ok()?);
        resolver.ids.push(name);
        resolver.records.push(record);
    }
    resolver.index = Index::of_flat(flat);
    (sound && rest.0.is_empty() && resolver.names.len() == records).then_some(resolver)
}
