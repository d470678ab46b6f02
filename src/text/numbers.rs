//! A map from numbers of 64 bits to smaller ones, the same in every runtime.
//!
//! Linear probing over two vectors: a few hundred bytes of wasm where the standard library's map takes
//! some kilobytes. A map from texts is an `Interner`.
//! Does not: iterate (the order would be the hash's), or hold `u32::MAX` as a value.

use super::hash::MULTIPLIER;
use super::interner::Asks;

const FREE: u32 = u32::MAX;
const LEAST: usize = 8;

/// A map from numbers to numbers.
///
/// ```
/// let mut map = selfsame::text::numbers::Numbers::default();
/// assert_eq!((map.insert(7, 1), map.insert(7, 2)), (None, Some(1)));
/// assert_eq!((map.get(7), map.remove(7), map.get(7)), (Some(2), Some(2), None));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    keys: Vec<u64>,
    /// As long as `keys`: a power of two, of which a quarter is free.
    values: Vec<u32>,
    count: usize,
}

impl Numbers {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: u64) -> Option<u32> {
        self.value(self.slot(key))
    }

    /// Gives a key its value; what it had before.
    pub fn insert(&mut self, key: u64, value: u32) -> Option<u32> {
        if self.count * 4 >= self.values.len() * 3 {
            self.grow();
        }
        let slot = self.slot(key);
        let before = self.value(slot);
        self.count += usize::from(before.is_none());
        self.put(slot, key, value);
        before
    }

    /// Takes a key out; what it had.
    pub fn remove(&mut self, key: u64) -> Option<u32> {
        let mut hole = self.slot(key);
        let removed = self.value(hole)?;
        self.count -= 1;
        let mut at = hole;
        loop {
            at = self.after(at);
            let Some((key, value)) = self.keys.get(at).copied().zip(self.value(at)) else { break };
            // What is found past the hole from its own place would be lost behind it.
            let (from_home, from_hole) = (self.distance(self.home(key), at), self.distance(hole, at));
            if from_home >= from_hole {
                self.put(hole, key, value);
                hole = at;
            }
        }
        self.put(hole, 0, FREE);
        Some(removed)
    }

    /// What it may ask of memory while so many keys are added.
    pub fn growth(&self, more: usize, asks: &mut Asks) {
        if (self.count + more) * 4 >= self.values.len() * 3 {
            asks.extend_from_slice(&[self.values.len() * 16, self.values.len() * 8]);
        }
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn grow(&mut self) {
        let size = (self.values.len() * 2).max(LEAST);
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let values = std::mem::replace(&mut self.values, vec![FREE; size]);
        for (key, value) in keys.into_iter().zip(values) {
            if value != FREE {
                self.put(self.slot(key), key, value);
            }
        }
    }

    /// Where a key is, or would be.
    fn slot(&self, key: u64) -> usize {
        let mut slot = self.home(key);
        while self.value(slot).is_some() && self.keys.get(slot) != Some(&key) {
            slot = self.after(slot);
        }
        slot
    }

    fn home(&self, key: u64) -> usize {
        (key.wrapping_mul(MULTIPLIER) >> 32) as usize & self.mask()
    }

    fn after(&self, slot: usize) -> usize {
        (slot + 1) & self.mask()
    }

    fn distance(&self, from: usize, to: usize) -> usize {
        to.wrapping_sub(from) & self.mask()
    }

    fn mask(&self) -> usize {
        self.values.len().wrapping_sub(1)
    }

    fn value(&self, slot: usize) -> Option<u32> {
        self.values.get(slot).copied().filter(|value| *value != FREE)
    }

    fn put(&mut self, slot: usize, key: u64, value: u32) {
        if let (Some(old), Some(held)) = (self.keys.get_mut(slot), self.values.get_mut(slot)) {
            (*old, *held) = (key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn it_answers_as_the_standard_librarys_map(steps in prop::collection::vec((0u64..40, 0u32..4, any::<bool>()), 0..200)) {
            let (mut own, mut std) = (Numbers::default(), HashMap::new());
            for (key, value, add) in steps {
                // Keys that differ in the upper half alone, too.
                let key = key << (key % 3 * 20);
                if add {
                    prop_assert_eq!(own.insert(key, value), std.insert(key, value));
                } else {
                    prop_assert_eq!(own.remove(key), std.remove(&key));
                }
                prop_assert_eq!(own.len(), std.len());
            }
            for key in (0..40).map(|key| key << (key % 3 * 20)) {
                prop_assert_eq!(own.get(key), std.get(&key).copied());
            }
        }
    }
}
