//! Bytes by eight, as one number each: what a loop would ask of each is asked of all at once.
//!
//! Does: the last bytes, too, which are fewer. The first byte is the lowest of its number.

/// A byte in each of the eight.
pub const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each.
pub const HIGH: u64 = ONES << 7;

/// Eight times the same byte.
#[must_use]
#[inline(always)]
pub const fn times(byte: u8) -> u64 {
    (byte as u64).wrapping_mul(ONES)
}

/// The highest bit of each byte that is zero; above the lowest of them it may be set too often.
#[must_use]
#[inline(always)]
pub const fn zero(eight: u64) -> u64 {
    eight.wrapping_sub(ONES) & !eight & HIGH
}

/// The bytes behind the last whole eight, with zeros above them.
#[must_use]
#[inline(always)]
pub fn last(bytes: &[u8]) -> u64 {
    let rest = bytes.len() % 8;
    match bytes.last_chunk::<8>() {
        Some(_) if rest == 0 => 0,
        Some(last) => u64::from_le_bytes(*last) >> (64 - rest * 8),
        None => few(bytes),
    }
}

/// Less than eight.
#[inline(always)]
fn few(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Where they overlap they are the same.
        let shift = (bytes.len() - 4) * 8;
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << shift;
    }
    match bytes {
        [a] => u64::from(*a),
        [a, b] => u64::from(*a) | u64::from(*b) << 8,
        [a, b, c, ..] => u64::from(*a) | u64::from(*b) << 8 | u64::from(*c) << 16,
        [] => 0,
    }
}

/// Where the first byte stands that is marked by a bit of its own; a mark of zeros behind the last does no harm.
#[must_use]
#[inline(always)]
pub fn first(bytes: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let (eights, _) = bytes.as_chunks::<8>();
    let mut at = 0;
    while let Some(eight) = eights.get(at) {
        let found = marks(u64::from_le_bytes(*eight));
        if found != 0 {
            return Some(at * 8 + place(found));
        }
        at += 1;
    }
    let at = at * 8 + place(marks(last(bytes)));
    (at < bytes.len()).then_some(at)
}

/// Which byte has the lowest mark; 8 where there is none.
#[inline(always)]
fn place(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bytes_are_those_behind_the_eights() {
        let bytes: Vec<u8> = (1..=40).collect();
        for from in 0..bytes.len() {
            for to in from..=bytes.len() {
                let some = &bytes[from..to];
                let rest = &some[some.len() / 8 * 8..];
                let slow = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
                assert_eq!(last(some), slow, "{some:?}");
            }
        }
    }
}
