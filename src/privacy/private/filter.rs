//! A record as 1,024 bits of which exactly half are set.
//!
//! Does: each token sets some of 512 bits, chosen by HMAC under the secret; these and their complement stand
//! in an order that the secret chooses (balanced Bloom filters, Schnell and Borgs 2016).
//! Does not: hide from who holds the secret; see PRIVACY.md.

use crate::text::digest::Keyed;

/// Words of an encoding.
const WORDS: usize = 16;
/// Bits of an encoding.
const BITS: usize = WORDS * 64;
/// Bits that tokens set.
const SAID: usize = BITS / 2;
/// Bits of a number below `SAID`, and how many such numbers one HMAC gives.
const PLACE: usize = 9;

/// The bits of an encoding.
pub type Bits = [u64; WORDS];

/// How alike two encodings are, 0 to 1: Dice's coefficient, which is the share of bits that both have set, as
/// half of the bits of each are.
#[must_use]
pub fn similarity(left: &Bits, right: &Bits) -> f64 {
    f64::from(common(left, right)) / SAID as f64
}

/// Bits that both have set, 0 to 512.
#[must_use]
pub fn common(left: &Bits, right: &Bits) -> u32 {
    let mut common = 0;
    for (left, right) in left.iter().zip(right) {
        common += (left & right).count_ones();
    }
    common
}

/// Whether half of the bits are set, as in every encoding.
#[must_use]
pub(super) fn is_balanced(bits: &Bits) -> bool {
    bits.iter().map(|word| word.count_ones()).sum::<u32>() == SAID as u32
}

/// What tokens said so far.
pub(super) struct Filter([bool; SAID]);

impl Filter {
    pub(super) const fn new() -> Self {
        Self([false; SAID])
    }

    /// Sets as many bits as a token may. They are independent of each other, as bits made of two hashes are
    /// not, which has been used to break filters (Niedermeyer et al. 2014).
    pub(super) fn add(&mut self, digest: [u8; 32], hashes: u8) {
        for nth in 0..usize::from(hashes) {
            let (byte, shift) = (nth * PLACE / 8, nth * PLACE % 8);
            let at = |byte: usize| usize::from(digest.get(byte).copied().unwrap_or(0));
            let place = (at(byte) << 8 | at(byte + 1)) >> (16 - PLACE - shift);
            if let Some(bit) = self.0.get_mut(place % SAID) {
                *bit = true;
            }
        }
    }

    /// The bits with their complement, in an order.
    pub(super) fn balanced(&self, order: &Order) -> Bits {
        let mut bits = [0; WORDS];
        for (place, source) in order.0.iter().enumerate() {
            let source = usize::from(*source);
            let said = self.0.get(source % SAID).copied().unwrap_or(false);
            if let Some(word) = bits.get_mut(place / 64).filter(|_| said != (source >= SAID)) {
                *word |= 1 << (place % 64);
            }
        }
        bits
    }
}

/// Which bit stands where.
pub(super) struct Order(Vec<u16>);

impl Order {
    /// A shuffle by a key.
    pub(super) fn of(key: &Keyed) -> Self {
        let mut order: Vec<u16> = (0..BITS as u16).collect();
        let mut drawn = [0; 32];
        for left in (1..BITS).rev() {
            let nth = BITS - 1 - left;
            if nth.is_multiple_of(8) {
                drawn = key.of(&[&(nth as u32).to_le_bytes()]);
            }
            let word = drawn.as_chunks::<4>().0.get(nth % 8).copied().unwrap_or_default();
            order.swap(left, u32::from_le_bytes(word) as usize % (left + 1));
        }
        Self(order)
    }
}
