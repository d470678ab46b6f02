//! An index of encoded records as bytes, and back.
//!
//! Layout, little-endian: the head (`seal.rs`), what the encodings were made with, how many there are (LEB128),
//! their bits, the index, the ids as a dictionary.

use super::EncodedResolver;
use crate::error::Result;
use crate::index::Index;
use crate::pipeline::seal::{Seal, damaged};
use crate::privacy::Bits;
use crate::text::bytes::Reader;

const SEAL: Seal = Seal { magic: *b"SELFCODE", version: 2 };

impl EncodedResolver {
    /// All of it as bytes; what was taken out leaves no trace.
    #[must_use]
    pub fn save(&mut self) -> Vec<u8> {
        self.compact();
        self.index.pack();
        let mut body = Seal::begun();
        body.bytes.extend(self.made_with.unwrap_or_default());
        body.number(self.bits.len() as u64);
        for word in self.bits.as_flattened() {
            body.bytes.extend(word.to_le_bytes());
        }
        self.index.flat().into_iter().for_each(|numbers| body.numbers(numbers));
        body.dictionary(&self.names);
        SEAL.put_on(body)
    }

    /// Whether bytes are a snapshot of this kind.
    #[must_use]
    pub fn is_snapshot(bytes: &[u8]) -> bool {
        bytes.starts_with(&SEAL.magic)
    }

    /// The resolver of a snapshot.
    ///
    /// # Errors
    /// `snapshot.version` for one of another version, `snapshot.damaged` for anything that is not a whole
    /// snapshot.
    pub fn open(bytes: &[u8]) -> Result<Self> {
        read(&mut SEAL.broken(bytes)?)
    }
}

fn read(reader: &mut Reader<'_>) -> Result<EncodedResolver> {
    let made_with = reader.bytes(8, 1)?.first_chunk().copied();
    let records = reader.number()?;
    let mut bits = Vec::new();
    for words in reader.bytes(records, size_of::<Bits>())?.as_chunks::<8>().0.chunks(Bits::default().len()) {
        let mut encoding = Bits::default();
        encoding.iter_mut().zip(words).for_each(|(word, bytes)| *word = u64::from_le_bytes(*bytes));
        bits.push(encoding);
    }
    let [keys, postings] = [reader.numbers()?, reader.numbers()?];
    let mut names = reader.dictionary()?;
    names.thaw();
    let proper = keys.len() == postings.len()
        && postings.iter().all(|record| (*record as usize) < bits.len())
        && names.len() == bits.len()
        && names.is_proper()
        && reader.rest.is_empty();
    if !proper {
        return Err(damaged());
    }
    let ids: Vec<u32> = (0..bits.len() as u32).collect();
    Ok(EncodedResolver {
        made_with: made_with.filter(|_| !bits.is_empty()),
        records: ids.clone(),
        ids,
        bits,
        names,
        index: Index::of_flat([keys, postings]),
        ..EncodedResolver::default()
    })
}
