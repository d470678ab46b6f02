//! Static words that are asked for every value: found by one hash instead of a search.

use super::Words;
use crate::text::fold::{fold, fold_short};
use crate::text::hash::hash_bytes;
use std::sync::OnceLock;

/// Words, each once, with what is said of them.
#[derive(Debug)]
pub(super) struct Index<T> {
    entries: Vec<(&'static str, T)>,
    /// Numbers of entries, one higher; 0 is a free slot. At least half of them are free.
    slots: Vec<u16>,
    /// For each first letter the lengths of its words as bits: most words that are asked are none.
    lengths: [u32; 32],
    /// The same for their second letters.
    seconds: [u32; 32],
}

impl<T: Copy + Default> Index<T> {
    /// An empty index with room for that many words.
    pub(super) fn for_words(count: usize) -> Self {
        let slots = vec![0; (count * 2).next_power_of_two().max(2)];
        Self { entries: Vec::new(), slots, lengths: [0; 32], seconds: [0; 32] }
    }

    /// What is said of a word.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        if !self.may_have(word) {
            return None;
        }
        self.entries.get(self.find(word).1).map(|(_, said)| *said)
    }

    /// Whether words begin alike, by their first two letters, and one is as long, whatever their case.
    fn may_have(&self, word: &str) -> bool {
        let first = letter(word);
        let has = |of: &[u32; 32], bit: u32| of.get(first).is_some_and(|bits| bits & bit != 0);
        has(&self.lengths, length(word)) && has(&self.seconds, second(word))
    }

    /// The same, to be changed; a new word is added.
    pub(super) fn entry(&mut self, word: &'static str) -> Option<&mut T> {
        let (slot, at) = self.find(word);
        if at < self.entries.len() {
            return self.entries.get_mut(at).map(|(_, said)| said);
        }
        self.entries.push((word, T::default()));
        *self.lengths.get_mut(letter(word))? |= length(word);
        *self.seconds.get_mut(letter(word))? |= second(word);
        *self.slots.get_mut(slot)? = self.entries.len() as u16;
        self.entries.last_mut().map(|(_, said)| said)
    }

    /// The slot of a word, and its entry; beyond the entries for a word that is not there.
    fn find(&self, word: &str) -> (usize, usize) {
        let mask = self.slots.len() - 1;
        let mut slot = hash_bytes(word.as_bytes()) as usize & mask;
        loop {
            let at = self.slots.get(slot).map_or(0, |number| usize::from(*number)).wrapping_sub(1);
            if self.entries.get(at).is_none_or(|(known, _)| *known == word) {
                return (slot, at);
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// The first letter of a word, as far as it tells words apart.
fn letter(word: &str) -> usize {
    word.as_bytes().first().map_or(0, |byte| usize::from(byte & 31))
}

/// The second as a bit; what is no letter of ASCII is one as good as another, as folding may make it a space.
fn second(word: &str) -> u32 {
    let letter = word.as_bytes().get(1).filter(|byte| byte.is_ascii_alphabetic());
    1 << letter.map_or(0, |byte| byte & 31)
}

/// Its length as a bit; long words share one.
fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}

/// A table with an index that is made when it is first asked.
#[derive(Debug)]
pub struct Known {
    words: &'static Words,
    index: OnceLock<Index<&'static str>>,
}

impl Known {
    /// The words of a table.
    #[must_use]
    pub const fn new(words: &'static Words) -> Self {
        Self { words, index: OnceLock::new() }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.index.get_or_init(|| self.index()).get(key)
    }

    /// The value of a text as it is folded.
    #[must_use]
    pub fn of(&self, text: &str) -> Option<&'static str> {
        match fold_short(text) {
            Some(folded) => self.get(folded.text()),
            None => self.get(&fold(text)),
        }
    }

    /// Whether keys begin like the word and one is as long, whatever its case: soon asked, mostly not.
    #[must_use]
    pub fn may_have(&self, word: &str) -> bool {
        self.index.get_or_init(|| self.index()).may_have(word)
    }

    /// Whether the table has a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    fn index(&self) -> Index<&'static str> {
        let mut index = Index::for_words(self.words.iter().count());
        for (key, value) in self.words.iter() {
            if let Some(said) = index.entry(key) {
                *said = value;
            }
        }
        index
    }
}

/// The words that the keys of a table begin with.
#[derive(Debug)]
pub struct FirstWords {
    words: &'static Words,
    index: OnceLock<Index<bool>>,
}

impl FirstWords {
    /// Those of a table.
    #[must_use]
    pub const fn new(words: &'static Words) -> Self {
        Self { words, index: OnceLock::new() }
    }

    /// Whether a key begins with the word.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let index = self.index.get_or_init(|| {
            let mut index = Index::for_words(self.words.iter().count());
            for (key, _) in self.words.iter() {
                let first = key.split(' ').next().unwrap_or_default();
                index.entry(first).into_iter().for_each(|said| *said = true);
            }
            index
        });
        index.get(word).is_some()
    }
}

/// A table by codes of countries, or of what stands below one by a further letter: found by place.
#[derive(Debug)]
pub struct ByCountry {
    words: &'static Words,
    found: OnceLock<(Vec<u16>, Vec<&'static str>)>,
}

/// Places of a country: its own, and one for each letter.
const BELOW: usize = 27;

impl ByCountry {
    /// The words of a table; keys that are neither two capitals nor three are not found.
    #[must_use]
    pub const fn new(words: &'static Words) -> Self {
        Self { words, found: OnceLock::new() }
    }

    /// The value of a country.
    #[must_use]
    pub fn get(&self, country: &str) -> Option<&'static str> {
        self.at(place(country.as_bytes(), b'@')?)
    }

    /// The value below a country by a capital; nothing by any other sign.
    #[must_use]
    pub fn below(&self, country: &str, letter: u8) -> Option<&'static str> {
        self.at(place(country.as_bytes(), letter).filter(|_| letter != b'@')?)
    }

    /// Whether the table has a country.
    #[must_use]
    pub fn has(&self, country: &str) -> bool {
        self.get(country).is_some()
    }

    fn at(&self, at: usize) -> Option<&'static str> {
        let (numbers, values) = self.found.get_or_init(|| {
            let mut numbers = vec![0; 26 * 26 * BELOW];
            let mut values = Vec::new();
            for (key, value) in self.words.iter() {
                let found = match key.as_bytes() {
                    [a, b] => place(&[*a, *b], b'@'),
                    [a, b, letter] => place(&[*a, *b], *letter),
                    _ => None,
                };
                if let Some(number) = found.and_then(|place| numbers.get_mut(place)) {
                    values.push(value);
                    *number = values.len() as u16;
                }
            }
            (numbers, values)
        });
        let number = *numbers.get(at)?;
        values.get(usize::from(number).wrapping_sub(1)).copied()
    }
}

/// Where two capitals and a further one, or `@`, stand.
fn place(country: &[u8], letter: u8) -> Option<usize> {
    let [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] = country else { return None };
    let below = usize::from(letter).checked_sub(64).filter(|below| *below < BELOW)?;
    Some((usize::from(a - b'A') * 26 + usize::from(b - b'A')) * BELOW + below)
}

#[cfg(test)]
mod tests {
    use super::super::{MAIL_DOMAINS, PLACEHOLDERS};
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        static NONE: Words = Words::new("");
        for words in [&MAIL_DOMAINS, &PLACEHOLDERS, &NONE] {
            let known = Known::new(words);
            assert!(words.iter().all(|(key, value)| known.get(key) == Some(value)));
            assert!(!known.has("no such word") && !known.has(""));
        }
    }

    #[test]
    fn half_of_the_slots_stay_free() {
        let index = Known::new(&MAIL_DOMAINS).index();
        assert!(index.entries.len() > 100 && index.entries.len() * 2 <= index.slots.len());
        assert!(index.entries.len() < usize::from(u16::MAX));
    }
}
