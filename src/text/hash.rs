//! A 64-bit hash with no seed: the same input gives the same number in every runtime.
//!
//! Not for secrets and not against hash flooding: what is built on it caps its chains
//! (`limits::BLOCK_RECORDS`) or compares the bytes.

use super::eight;

pub(super) const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The stable hash of some bytes: multiply-rotate over little-endian words.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let (mut hash, mut at) = (0, 0);
    while let Some(word) = words.get(at) {
        hash = mixed(hash, u64::from_le_bytes(*word));
        at += 1;
    }
    if !rest.is_empty() {
        hash = mixed(hash, eight::last(bytes));
    }
    finished(mixed(hash, bytes.len() as u64))
}

/// A hash of many bytes, four words at a time side by side: none of the four waits for another.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut lanes = [0, 1, 2, 3];
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = mixed(*lane, u64::from_le_bytes(*word));
        }
    }
    let all = lanes.into_iter().fold(hash_bytes(rest), hash_pair);
    hash_pair(all, bytes.len() as u64)
}

/// Folds a further number into a hash.
#[must_use]
pub fn hash_pair(a: u64, b: u64) -> u64 {
    finished(mixed(a, b))
}

#[inline(always)]
fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(MULTIPLIER)
}

#[inline(always)]
fn finished(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_tells_of_every_bit_and_of_the_length() {
        let bytes: Vec<u8> = (0..100).collect();
        for at in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            other[at / 8] ^= 1 << (at % 8);
            assert_ne!(checksum(&other), checksum(&bytes), "{at}");
        }
        assert_ne!(checksum(&[0; 64]), checksum(&[0; 96]));
    }

    #[test]
    fn the_hash_is_pinned_because_snapshots_carry_it() {
        assert_eq!(hash_bytes("Ada Lovelace".as_bytes()), 4_969_790_484_291_306_321);
        assert_ne!(hash_bytes(b"a"), hash_bytes(b"a\0"));
        assert_ne!(hash_pair(1, 2), hash_pair(2, 1));
    }
}
