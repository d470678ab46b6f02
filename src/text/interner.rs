//! Distinct texts, each once, with a number and a count.
//!
//! The arena is one string; a text is found again by its hash and its bytes.

use super::hash::hash_bytes;
use std::ops::Range;

/// A dictionary of distinct texts. Numbers are given in the order of arrival, from 0.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    arena: String,
    ends: Vec<u32>,
    counts: Vec<u32>,
    /// Half of the hash of each text.
    hashes: Vec<u32>,
    /// Numbers of texts, one higher, each at the first free slot from its hash on when it came; 0 is
    /// free, and half of them at least. A number needs no more bits than a slot has, and those of the hash that do not
    /// say which slot stand above it: most texts that are another are told by their slot alone.
    slots: Vec<u32>,
}

/// Texts that wait to be added together, one behind another with the end of each.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    texts: String,
    ends: Vec<u32>,
    hashes: Vec<u32>,
    places: Vec<u32>,
}

impl Waiting {
    /// Texts that wait at most, and their bytes but for those of the last.
    const MOST: usize = 256;
    const BYTES: usize = 1 << 14;

    /// How many wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether none waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One more; says whether so many wait that they are to be added.
    pub fn push(&mut self, text: &str) -> bool {
        self.texts.push_str(text);
        self.ends.push(self.texts.len() as u32);
        self.ends.len() >= Self::MOST || self.texts.len() >= Self::BYTES
    }
}

/// Texts that are looked for together: as many as a processor asks memory for at a time, and more.
const TOGETHER: usize = 16;

impl Interner {
    /// The number of a text, new or known; counts the occurrence.
    pub fn add(&mut self, text: &str) -> u32 {
        self.number(text, 1)
    }

    /// One occurrence more of a known text.
    pub fn count_one(&mut self, id: u32) {
        if let Some(count) = self.counts.get_mut(id as usize) {
            *count += 1;
        }
    }

    /// So many occurrences more of a known text.
    pub fn count_more(&mut self, id: u32, occurrences: u32) {
        if let Some(count) = self.counts.get_mut(id as usize) {
            *count += occurrences;
        }
    }

    /// The number of a text, new or known, without counting it.
    pub fn intern(&mut self, text: &str) -> u32 {
        self.number(text, 0)
    }

    /// Adds the texts that wait; their numbers go to `ids`. Where each may stand is asked of memory before any is looked
    /// at, so that they do not wait for each other.
    pub fn add_all(&mut self, waiting: &mut Waiting, ids: &mut Vec<u32>) {
        let Waiting { texts, ends, hashes, places } = waiting;
        let mut from = 0;
        for ends in ends.chunks(TOGETHER) {
            let mut start = from;
            hashes.clear();
            hashes.extend(ends.iter().map(|end| {
                let text = texts.as_bytes().get(start..*end as usize).unwrap_or_default();
                start = *end as usize;
                hash_bytes(text) as u32
            }));
            let mask = self.slots.len().wrapping_sub(1);
            places.clear();
            places.extend(
                hashes.iter().map(|hash| self.slots.get(*hash as usize & mask).copied().unwrap_or(0)),
            );
            for place in &mut *places {
                let number = (*place as usize & mask).saturating_sub(1);
                *place = self.ends.get(number).copied().unwrap_or(0);
            }
            std::hint::black_box(&*places);
            for (end, hash) in ends.iter().zip(&*hashes) {
                ids.push(self.number_of(texts.get(from..*end as usize).unwrap_or(""), *hash, 1));
                from = *end as usize;
            }
        }
        texts.clear();
        ends.clear();
    }

    fn number(&mut self, text: &str, occurrences: u32) -> u32 {
        self.add_known(text, hash_bytes(text.as_bytes()) as u32, occurrences)
    }

    /// The number of a text whose hash is known, new or known; counts so many occurrences.
    pub fn add_known(&mut self, text: &str, hash: u32, occurrences: u32) -> u32 {
        self.number_of(text, hash, occurrences)
    }

    #[inline(always)]
    fn number_of(&mut self, text: &str, hash: u32, occurrences: u32) -> u32 {
        if (self.len() + 1) * 2 > self.slots.len() {
            self.thaw();
        }
        let mask = self.slots.len().wrapping_sub(1);
        let slot = self.slot(hash, |number| self.is(number, text));
        let id = self.len() as u32;
        match self.slots.get_mut(slot) {
            Some(free @ 0) => *free = marked(id, hash, mask),
            Some(known) => {
                let id = (*known & mask as u32) - 1;
                self.count_more(id, occurrences);
                return id;
            }
            None => {}
        }
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
        self.counts.push(occurrences);
        self.hashes.push(hash);
        id
    }

    /// Makes room for so many texts in all, those to come as long as those that are there.
    pub fn expect(&mut self, texts: usize) {
        let more = texts.saturating_sub(self.len());
        self.arena.reserve(self.arena.len() / self.len().max(1) * more);
        [&mut self.ends, &mut self.counts, &mut self.hashes].into_iter().for_each(|list| list.reserve(more));
        if texts * 2 > self.slots.len() {
            self.grow_to((texts * 2).next_power_of_two());
        }
    }

    /// What it may ask of memory while so many texts are added.
    pub fn growth(&self, more: usize, asks: &mut Asks) {
        if (self.len() + more) * 2 > self.slots.len() {
            asks.push(self.slots.len() * 8);
        }
        growth(asks, 1, self.arena.len(), self.arena.capacity(), more * TEXT);
        for list in [&self.ends, &self.counts, &self.hashes] {
            growth(asks, 4, list.len(), list.capacity(), more);
        }
    }

    /// Gives the room back that only adding needs: nothing may be added any more, and `get` looks through all texts.
    pub fn freeze(&mut self) {
        (self.hashes, self.slots) = (Vec::new(), Vec::new());
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.counts.shrink_to_fit();
    }

    /// Gives the room back that only finding a text needs: it may be read by numbers, and thawed.
    pub fn settle(&mut self) {
        self.slots = Vec::new();
    }

    /// The number of a known text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u32> {
        if self.hashes.len() < self.len() {
            return self.look_through(text);
        }
        let slot = self.slot(hash_bytes(text.as_bytes()) as u32, |number| self.is(number, text));
        (self.slots.get(slot)? & self.slots.len().wrapping_sub(1) as u32).checked_sub(1)
    }

    /// Most texts are of another length, which is soon seen.
    fn look_through(&self, text: &str) -> Option<u32> {
        let (mut id, mut start) = (0, 0);
        while let Some(end) = self.ends.get(id) {
            if (*end - start) as usize == text.len() && self.text(id as u32) == text {
                return Some(id as u32);
            }
            (id, start) = (id + 1, *end);
        }
        None
    }

    /// The first slot from a hash on that is free or has the number looked for, from 0.
    fn slot(&self, hash: u32, is: impl Fn(usize) -> bool) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(here) = self.slots.get(slot).filter(|here| **here != 0) {
            if (*here ^ hash) & !(mask as u32) == 0 && is((*here as usize & mask) - 1) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[inline(always)]
    fn is(&self, id: usize, text: &str) -> bool {
        self.arena.as_bytes().get(self.range(id)) == Some(text.as_bytes())
    }

    /// All texts, one behind another, and of each its end, its count and its hash.
    #[must_use]
    pub fn flat(&self) -> (&str, [&[u32]; 3]) {
        (&self.arena, [&self.ends, &self.counts, &self.hashes])
    }

    /// How many bytes `flat` shows.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.arena.len() + self.len() * 12
    }

    /// A dictionary from what `flat` showed, to be read by numbers; `thaw` lets texts be found.
    #[must_use]
    pub fn of_flat(arena: &str, [ends, counts, hashes]: [Vec<u32>; 3]) -> Self {
        Self { arena: arena.to_owned(), ends, counts, hashes, slots: Vec::new() }
    }

    /// Makes slots for twice as many texts as there are: those that came from `flat` have none, and may be read by
    /// their numbers only.
    pub fn thaw(&mut self) {
        self.grow_to(((self.len() + 1) * 2).next_power_of_two().max(8));
    }

    /// Whether no two of its texts have one hash and are the same, as holds for all that was ever added.
    #[must_use]
    pub fn is_proper(&self) -> bool {
        (0..self.len()).all(|id| {
            let hash = self.hashes.get(id).copied().unwrap_or(0);
            let text = self.text(id as u32);
            let slot = self.slot(hash, |other| other == id || self.is(other, text));
            self.slots.get(slot) == Some(&marked(id as u32, hash, self.slots.len().wrapping_sub(1)))
        })
    }

    /// So many slots, filled in the order of the numbers.
    fn grow_to(&mut self, slots: usize) {
        self.slots = vec![0; slots];
        for id in 0..self.len() {
            let hash = self.hashes.get(id).copied().unwrap_or(0);
            let free = self.slot(hash, |_| false);
            if let Some(slot) = self.slots.get_mut(free) {
                *slot = marked(id as u32, hash, slots - 1);
            }
        }
    }

    /// The text of a number; empty for a number never given.
    #[must_use]
    pub fn text(&self, id: u32) -> &str {
        self.arena.get(self.range(id as usize)).unwrap_or("")
    }

    fn range(&self, id: usize) -> Range<usize> {
        let end = |id: usize| self.ends.get(id).map_or(0, |end| *end as usize);
        id.checked_sub(1).map_or(0, end)..end(id)
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
        // The last to come stands behind all others on its way, so a free slot in its place hides none.
        for id in (from..self.len()).rev() {
            let slot = self.slot(self.hashes.get(id).copied().unwrap_or(0), |other| other == id);
            if let Some(number) = self.slots.get_mut(slot) {
                *number = 0;
            }
        }
        let end = from.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        self.arena.truncate(end as usize);
        self.ends.truncate(from);
        self.counts.truncate(from);
        self.hashes.truncate(from);
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

/// A number as it stands in its slot.
const fn marked(id: u32, hash: u32, mask: usize) -> u32 {
    (id + 1) | hash & !(mask as u32)
}

/// Bytes of a text, more or less.
const TEXT: usize = 32;

/// Bytes that lists may ask of memory, beside those that they need: each ask in one place, all at the same time.
pub type Asks = Vec<usize>;

/// What a list of things of so many bytes may ask for while so many more come into it: twice its room.
pub fn growth(asks: &mut Asks, bytes: usize, length: usize, capacity: usize, more: usize) {
    if capacity - length < more {
        asks.push(capacity * 2 * bytes);
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
    fn many_texts_are_told_apart_whenever_they_come_and_go() {
        let mut dictionary = Interner::default();
        let names = |from: u32, to: u32| (from..to).map(|number| (number, number.to_string()));
        names(0, 1000).for_each(|(id, name)| assert_eq!(dictionary.intern(&name), id));
        dictionary.forget_from(300);
        dictionary.expect(2000);
        names(0, 300).for_each(|(id, name)| assert_eq!(dictionary.get(&name), Some(id)));
        names(300, 1000).for_each(|(_, name)| assert_eq!(dictionary.get(&name), None));
        names(300, 3000).for_each(|(id, name)| assert_eq!(dictionary.intern(&name), id));
        names(0, 3000).for_each(|(id, name)| assert_eq!(dictionary.text(id), name));
    }

    #[test]
    fn texts_are_added_together_as_one_by_one() {
        let (mut one_by_one, mut together) = (Interner::default(), Interner::default());
        let (mut waiting, mut numbers, mut ids) = (Waiting::default(), Vec::new(), Vec::new());
        for number in 0..5000u32 {
            let text = (number * number % 1777).to_string().repeat(number as usize % 7 * 3);
            numbers.push(one_by_one.add(&text));
            if waiting.push(&text) {
                together.add_all(&mut waiting, &mut ids);
            }
        }
        assert!(!waiting.is_empty() && waiting.len() + ids.len() == numbers.len());
        together.add_all(&mut waiting, &mut ids);
        assert!(waiting.is_empty() && ids == numbers && one_by_one.flat() == together.flat());
    }

    #[test]
    fn what_is_frozen_is_read_as_before() {
        let mut dictionary = Interner::default();
        ["ada", "", "ada", "eve"].iter().for_each(|text| _ = dictionary.add(text));
        dictionary.freeze();
        assert_eq!(
            (dictionary.get("ada"), dictionary.get(""), dictionary.get("zoë")),
            (Some(0), Some(1), None)
        );
        assert_eq!((dictionary.text(2), dictionary.count(0), dictionary.len()), ("eve", 2, 3));
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
