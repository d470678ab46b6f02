//! Profiles as plain numbers, one after another: what a population keeps of its records.
//!
//! Does: pack a profile, give it back, and take out a record.
//! Does not: know what a number says; `profile` does.

use super::profile::{AddressTerms, Aspect, NONE, Profile};
use crate::text::interner::{Asks, growth};
use std::ops::Range;

/// Bits of a number of a text; the aspect stands above them.
const TERM_BITS: u32 = 27;
/// Texts that an aspect may have.
pub(super) const TERMS: u32 = 1 << TERM_BITS;
/// Marks the end of a record that was taken out.
const GONE: u32 = 1 << 31;
/// Words of a record, more or less.
const WORDS: usize = 16;
/// Begins another address.
const NEXT: u32 = u32::MAX;

/// A term with its aspect in one number.
#[must_use]
pub const fn word(aspect: Aspect, term: u32) -> u32 {
    ((aspect as u32) << TERM_BITS) | (term & (TERMS - 1))
}

/// The aspect and the term of a word; `None` for what is between two addresses.
#[must_use]
pub fn told(word: u32) -> Option<(Aspect, u32)> {
    Some((*Aspect::ALL.get((word >> TERM_BITS) as usize)?, word & (TERMS - 1)))
}

/// Where the next records of others come.
#[derive(Debug, Default)]
pub struct Place {
    /// Where the words of the first of them stand.
    pub first_word: u32,
    /// Where the next word stands.
    pub word: usize,
    /// The number of the next record.
    pub record: usize,
}

/// Profiles by the numbers of their records.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    words: Vec<u32>,
    /// Where the words of each record end; with `GONE` of one that was taken out.
    ends: Vec<u32>,
}

impl Profiles {
    /// How many numbers were given to records.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there never was a record.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Makes room for so many records in all.
    pub fn expect(&mut self, records: usize) {
        self.ends.reserve_exact(records.saturating_sub(self.ends.len()));
    }

    /// What they may ask of memory while so many records are added.
    pub fn growth(&self, more: usize, asks: &mut Asks) {
        growth(asks, 4, self.words.len(), self.words.capacity(), more * WORDS);
        growth(asks, 4, self.ends.len(), self.ends.capacity(), more);
    }

    /// Adds a record.
    pub fn push(&mut self, profile: &Profile) {
        self.words.extend(profile.own_terms().map(|(aspect, term)| word(aspect, term)));
        for (at, address) in profile.addresses.iter().enumerate() {
            self.words.extend((at > 0).then_some(NEXT));
            let there = address.terms().into_iter().filter(|(_, term)| *term != NONE);
            self.words.extend(there.map(|(aspect, term)| word(aspect, term)));
        }
        self.close();
    }

    /// Adds a record of words.
    pub fn push_words(&mut self, words: impl Iterator<Item = u32>) {
        self.words.extend(words);
        self.close();
    }

    /// So many words and records in all, those of others to come into their place.
    pub fn resize(&mut self, words: usize, records: usize) {
        self.words.reserve_exact(words.saturating_sub(self.words.len()));
        self.words.resize(words, 0);
        self.ends.resize(records, 0);
    }

    /// Puts records of others in their place, none of them taken out, with the numbers that their texts have here.
    pub fn join(&mut self, [words, ends]: [&[u32]; 2], terms: &[Vec<u32>; Aspect::COUNT], place: &mut Place) {
        let slots = self.words.iter_mut().skip(place.word);
        for (slot, theirs) in slots.zip(words) {
            *slot = match told(*theirs) {
                Some((aspect, term)) => {
                    let here = terms.get(aspect as usize).and_then(|terms| terms.get(term as usize));
                    word(aspect, here.copied().unwrap_or(NONE))
                }
                None => *theirs,
            };
        }
        let slots = self.ends.iter_mut().skip(place.record);
        slots.zip(ends).for_each(|(slot, end)| *slot = end + place.first_word);
        (place.word, place.record) = (place.word + words.len(), place.record + ends.len());
    }

    /// The words of some records, and where those of each end, as `flat` shows them.
    #[must_use]
    pub fn slice(&self, records: Range<usize>) -> [&[u32]; 2] {
        let end =
            |record: Option<usize>| record.and_then(|at| self.ends.get(at)).map_or(0, |end| *end as usize);
        let words = end(records.start.checked_sub(1))..end(records.end.checked_sub(1));
        [self.words.get(words).unwrap_or_default(), self.ends.get(records).unwrap_or_default()]
    }

    fn close(&mut self) {
        self.ends.push(self.words.len() as u32);
    }

    /// Takes a record out; its number stays taken.
    pub fn remove(&mut self, record: u32) {
        if let Some(end) = self.ends.get_mut(record as usize) {
            *end |= GONE;
        }
    }

    /// The words of a record that is there.
    #[must_use]
    pub fn words(&self, record: u32) -> Option<&[u32]> {
        let end = |at: usize| self.ends.get(at).copied();
        let to = end(record as usize).filter(|end| end & GONE == 0)?;
        let from = record.checked_sub(1).and_then(|before| end(before as usize)).unwrap_or(0) & !GONE;
        self.words.get(from as usize..to as usize)
    }

    /// A record as a profile, into one that may be used again.
    pub fn read(&self, record: u32, into: &mut Profile) -> Option<()> {
        into.clear();
        let mut next = true;
        for word in self.words(record)? {
            let Some((aspect, term)) = told(*word) else {
                next = true;
                continue;
            };
            if into.tell(aspect, term) {
                continue;
            }
            if std::mem::take(&mut next) {
                into.addresses.push(AddressTerms::EMPTY);
            }
            let slot = into.addresses.last_mut().and_then(|address| address.slot(aspect));
            slot.into_iter().for_each(|slot| *slot = term);
        }
        Some(())
    }

    /// The words of all records, and where those of each end.
    #[must_use]
    pub fn flat(&self) -> [&[u32]; 2] {
        [&self.words, &self.ends]
    }

    /// Profiles from what `flat` showed; `None` where an end is out of its place.
    #[must_use]
    pub fn of_flat([words, ends]: [Vec<u32>; 2]) -> Option<Self> {
        let last = ends.last().map_or(0, |end| *end as usize);
        (ends.is_sorted() && last == words.len()).then_some(Self { words, ends })
    }
}
