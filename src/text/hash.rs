//! A 64-bit hash with no seed: the same input gives the same number in every runtime.
//!
//! Not for secrets and not against hash flooding: what is built on it caps its chains
//! (`limits::BLOCK_RECORDS`) or compares the bytes.

pub(super) const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The stable hash of some bytes: multiply-rotate over little-endian words.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = words.iter().fold(0, |hash, word| mixed(hash, u64::from_le_bytes(*word)));
    if !rest.is_empty() {
        hash = mixed(hash, rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    finished(mixed(hash, bytes.len() as u64))
}

/// Folds a further number into a hash.
#[must_use]
pub fn hash_pair(a: u64, b: u64) -> u64 {
    finished(mixed(a, b))
}

fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(MULTIPLIER)
}

fn finished(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_pinned_because_snapshots_carry_it() {
        assert_eq!(hash_bytes("Ada Lovelace".as_bytes()), 4_969_790_484_291_306_321);
        assert_ne!(hash_bytes(b"a"), hash_bytes(b"a\0"));
        assert_ne!(hash_pair(1, 2), hash_pair(2, 1));
    }
}
