//! Jaro–Winkler on folded words: prefix weight 0.1 over at most four letters, given only where Jaro
//! is above 0.7, as in strsim, which is its oracle here and the way for what it does not take.
//!
//! Bit-parallel after Hyyrö's and Myers' pattern masks: one word of 64 bits says where a letter
//! stands, so that the matches of a letter cost one `and`. Takes up to 64 letters a–z, digits,
//! spaces and signs of mailboxes. `cargo xtask bench metrics` prints its speed beside strsim's.

/// What stands in words and mailboxes.
const ALPHABET: &[u8; 42] = b"abcdefghijklmnopqrstuvwxyz0123456789 .-_+'";
/// One place more, for all others.
const LETTERS: usize = ALPHABET.len() + 1;
/// The place of all other bytes; a text that holds one is not taken.
const OTHER: u8 = ALPHABET.len() as u8;
/// Bits of a mask.
const LONGEST: usize = 64;

/// Byte to place in the alphabet.
#[expect(clippy::indexing_slicing, reason = "a byte indexes 256 places, when compiling")]
const PLACES: [u8; 256] = {
    let mut places = [OTHER; 256];
    let mut place = 0;
    while place < OTHER {
        places[ALPHABET[place as usize] as usize] = place;
        place += 1;
    }
    places
};

/// Jaro–Winkler similarity, 0 to 1; the sides may be swapped.
#[must_use]
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    // Greedy matching depends on the side it starts from; an order settles it.
    let (a, b) = if (a.len(), a) <= (b.len(), b) { (a, b) } else { (b, a) };
    if a.is_empty() || b.len() > LONGEST || !is_plain(a) || !is_plain(b) {
        return strsim::jaro_winkler(a, b);
    }
    winkler(a.as_bytes(), b.as_bytes(), jaro(a.as_bytes(), b.as_bytes()))
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| place(byte) != OTHER as usize)
}

#[expect(clippy::indexing_slicing, reason = "a byte indexes 256 places")]
const fn place(byte: u8) -> usize {
    PLACES[byte as usize] as usize
}

fn jaro(a: &[u8], b: &[u8]) -> f64 {
    let masks = masks(b);
    let mask = |byte: u8| masks.get(place(byte)).copied().unwrap_or(0);
    let reach = (b.len() / 2).saturating_sub(1);
    let (mut found_in_a, mut found_in_b) = (0u64, 0u64);
    for (at, byte) in a.iter().enumerate() {
        let free = mask(*byte) & window(at, reach) & !found_in_b;
        found_in_b |= free & free.wrapping_neg();
        found_in_a |= u64::from(free != 0) << at;
    }
    let matches = found_in_a.count_ones();
    if matches == 0 {
        return 0.0;
    }
    let crossed = crossed(a, found_in_a, found_in_b, mask);
    let matches = f64::from(matches);
    (matches / a.len() as f64 + matches / b.len() as f64 + (matches - f64::from(crossed / 2)) / matches) / 3.0
}

fn masks(text: &[u8]) -> [u64; LETTERS] {
    let mut masks = [0u64; LETTERS];
    for (at, byte) in text.iter().enumerate() {
        if let Some(mask) = masks.get_mut(place(*byte)) {
            *mask |= 1 << at;
        }
    }
    masks
}

/// Bits `at - reach` to `at + reach`.
const fn window(at: usize, reach: usize) -> u64 {
    let above = if at + reach + 1 >= 64 { u64::MAX } else { (1 << (at + reach + 1)) - 1 };
    let below = if at > reach { (1u64 << (at - reach)) - 1 } else { 0 };
    above & !below
}

/// How many matched letters stand beside another letter when both sides' matches are lined up.
fn crossed(a: &[u8], mut found_in_a: u64, mut found_in_b: u64, mask: impl Fn(u8) -> u64) -> u32 {
    let mut crossed = 0;
    while found_in_a != 0 {
        let byte = a.get(found_in_a.trailing_zeros() as usize).copied().unwrap_or(0);
        let lowest = found_in_b & found_in_b.wrapping_neg();
        crossed += u32::from(mask(byte) & lowest == 0);
        found_in_a &= found_in_a - 1;
        found_in_b ^= lowest;
    }
    crossed
}

fn winkler(a: &[u8], b: &[u8], jaro: f64) -> f64 {
    if jaro <= 0.7 {
        return jaro;
    }
    let prefix = a.iter().zip(b).take(4).take_while(|(a, b)| a == b).count();
    jaro + 0.1 * prefix as f64 * (1.0 - jaro)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash::hash_pair;

    /// Words over a small alphabet, so that letters do meet; some with letters the kernel refuses.
    fn word(seed: u64) -> String {
        let letters = ['a', 'b', '.', 'd', ' ', '1', if seed.is_multiple_of(97) { 'ж' } else { 'e' }];
        let length = hash_pair(seed, 1) % if seed.is_multiple_of(31) { 80 } else { 12 };
        (0..length).map(|at| letters[(hash_pair(seed, at + 2) % 7) as usize]).collect()
    }

    #[test]
    fn it_is_strsims_measure_on_a_million_pairs() {
        for seed in 0..1_000_000u64 {
            let (a, b) = (word(seed), word(hash_pair(seed, 9)));
            let (a, b) = if (a.len(), &a) <= (b.len(), &b) { (a, b) } else { (b, a) };
            let (own, oracle) = (jaro_winkler(&a, &b), strsim::jaro_winkler(&a, &b));
            assert!((own - oracle).abs() < 1e-12, "{a:?} {b:?}: {own} {oracle}");
        }
    }

    #[test]
    fn the_sides_may_be_swapped() {
        for seed in 0..10_000u64 {
            let (a, b) = (word(seed), word(seed + 1));
            assert!(jaro_winkler(&a, &b) == jaro_winkler(&b, &a));
        }
    }
}
