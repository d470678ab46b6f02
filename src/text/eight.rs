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

/// The highest bit of each byte from one to another, both of ASCII, where all are of ASCII; below the first that is
/// not it is right.
#[must_use]
#[inline(always)]
pub const fn within(eight: u64, from: u8, to: u8) -> u64 {
    eight.wrapping_add(times(0x80 - from)) & !eight.wrapping_add(times(0x7f - to)) & HIGH
}

/// The highest bit of each byte below the space; of several only the lowest is sure.
#[must_use]
#[inline(always)]
pub const fn below_space(eight: u64) -> u64 {
    eight.wrapping_sub(times(b' ')) & !eight & HIGH
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
    fn each_byte_is_asked_for_itself() {
        for byte in 0..0x80 {
            let eight = u64::from_le_bytes([byte, b'0', b'9', b'/', b':', b'a', byte, b' ']);
            let digit = u64::from(byte.is_ascii_digit()) * 0x80;
            assert_eq!(within(eight, b'0', b'9'), digit | digit << 48 | 0x0080_8000, "{byte}");
            assert_eq!(below_space(eight) & 0xff, u64::from(byte < b' ') * 0x80, "{byte}");
        }
    }

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
