//! Distinct texts, each once, with a number and a count.
//!
//! The arena is one string; a text is found again by its hash and its bytes.

use super::hash::{StableMap, hash_bytes};

/// A dictionary of distinct texts. Numbers are given in the order of arrival, from 0.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    arena: String,
    ends: Vec<u32>,
    counts: Vec<u32>,
    /// Hash → first text with it.
    heads: StableMap<u64, u32>,
    /// Text → next text with the same hash, or `u32::MAX`.
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Interner {
    /// The number of a text, new or known; counts the occurrence.
    pub fn add(&mut self, text: &str) -> u32 {
        let id = self.intern(text);
        self.count_one(id);
        id
    }

    /// One occurrence more of a known text.
    pub fn count_one(&mut self, id: u32) {
        if let Some(count) = self.counts.get_mut(id as usize) {
            *count += 1;
        }
    }

    /// The number of a text, new or known, without counting it.
    pub fn intern(&mut self, text: &str) -> u32 {
        let hash = hash_bytes(text.as_bytes());
        if let Some(id) = self.find(hash, text) {
            return id;
        }
        let id = self.ends.len() as u32;
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
        self.counts.push(0);
        self.next.push(self.heads.insert(hash, id).unwrap_or(NONE));
        id
    }

    /// The number of a known text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u32> {
        self.find(hash_bytes(text.as_bytes()), text)
    }

    fn find(&self, hash: u64, text: &str) -> Option<u32> {
        let mut id = *self.heads.get(&hash)?;
        while id != NONE {
            if self.text(id) == text {
                return Some(id);
            }
            id = *self.next.get(id as usize)?;
        }
        None
    }

    /// The text of a number; empty for a number never given.
    #[must_use]
    pub fn text(&self, id: u32) -> &str {
        let end = self.ends.get(id as usize).copied().unwrap_or(0) as usize;
        let start = match (id as usize).checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0) as usize,
            None => 0,
        };
        self.arena.get(start..end).unwrap_or("")
    }

    /// How often a text was added.
    #[must_use]
    pub fn count(&self, id: u32) -> u32 {
        self.counts.get(id as usize).copied().unwrap_or(0)
    }

    /// One occurrence fewer.
    pub fn release(&mut self, id: u32) {
        if let Some(count) = self.counts.get_mut(id as usize) {
            *count = count.saturating_sub(1);
        }
    }

    /// Forgets every text from a number on, as if it had never been added.
    pub fn forget_from(&mut self, from: usize) {
        for id in (from..self.len()).rev() {
            let hash = hash_bytes(self.text(id as u32).as_bytes());
            // The last text of a hash is its head.
            match self.next.get(id).copied().filter(|before| *before != NONE) {
                Some(before) => self.heads.insert(hash, before),
                None => self.heads.remove(&hash),
            };
        }
        let end = from.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        self.arena.truncate(end as usize);
        self.ends.truncate(from);
        self.counts.truncate(from);
        self.next.truncate(from);
    }

    /// How many distinct texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number_and_is_counted() {
        let mut dictionary = Interner::default();
        let a = dictionary.add("ada");
        let b = dictionary.add("");
        assert_eq!((dictionary.add("ada"), dictionary.add("")), (a, b));
        assert_eq!((dictionary.text(a), dictionary.text(b), dictionary.text(9)), ("ada", "", ""));
        assert_eq!((dictionary.count(a), dictionary.len()), (2, 2));
        assert_eq!(dictionary.get("eve"), None);
    }

    #[test]
    fn what_is_forgotten_leaves_no_trace() {
        let mut dictionary = Interner::default();
        let ada = dictionary.add("ada");
        let eve = dictionary.add("eve");
        dictionary.add("zoë");
        dictionary.forget_from(1);
        assert_eq!(
            (dictionary.get("ada"), dictionary.get("eve"), dictionary.get("zoë")),
            (Some(ada), None, None)
        );
        assert_eq!((dictionary.len(), dictionary.text(eve)), (1, ""));
        assert_eq!((dictionary.add("eve"), dictionary.count(eve)), (eve, 1));
        dictionary.forget_from(0);
        assert!(dictionary.is_empty() && dictionary.get("ada").is_none());
    }
}
