//! Tables of words that are asked for every value: found by one hash instead of a search.

use crate::data::Words;
use crate::text::hash::hash_bytes;
use std::sync::OnceLock;

/// A table with an index that is made when it is first asked.
pub(super) struct Known {
    words: Words,
    index: OnceLock<Index>,
}

struct Index {
    entries: Vec<(&'static str, &'static str)>,
    /// Numbers of entries, one higher; 0 is a free slot. Half of them are free.
    slots: Vec<u16>,
}

impl Known {
    pub(super) const fn new(words: Words) -> Self {
        Self { words, index: OnceLock::new() }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'static str> {
        self.index.get_or_init(|| Index::of(self.words)).get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

impl Index {
    fn of(words: Words) -> Self {
        let entries: Vec<(&str, &str)> = words.iter().collect();
        let mut slots = vec![0; (entries.len() * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (number, (key, _)) in (1..).zip(&entries) {
            let mut at = hash_bytes(key.as_bytes()) as usize & mask;
            while slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = number;
            }
        }
        Self { entries, slots }
    }

    fn get(&self, key: &str) -> Option<&'static str> {
        let mask = self.slots.len() - 1;
        let mut at = hash_bytes(key.as_bytes()) as usize & mask;
        loop {
            let number = self.slots.get(at)?.checked_sub(1)?;
            match self.entries.get(usize::from(number))? {
                (found, value) if *found == key => return Some(value),
                _ => at = (at + 1) & mask,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{MAIL_DOMAINS, PLACEHOLDERS};

    #[test]
    fn every_word_is_found_and_no_other() {
        for words in [MAIL_DOMAINS, PLACEHOLDERS, Words::new("")] {
            let known = Known::new(words);
            assert!(words.iter().all(|(key, value)| known.get(key) == Some(value)));
            assert!(!known.has("no such word") && !known.has(""));
        }
    }
}
