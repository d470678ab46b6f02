//! Decimal digits of the scripts that customers type.

use super::eight::{self, HIGH, ONES, times};

/// First digits of runs of ten; source: Unicode 17, general category Nd, scripts of modern use.
const ZEROS: [char; 16] = ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '０'];

/// The value of a decimal digit.
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    })
}

/// A character with digits of any script as ASCII digits.
#[must_use]
pub fn plain(c: char) -> char {
    digit(c).map_or(c, |value| char::from(b'0' + value))
}

/// Whether a text is ASCII digits and nothing else.
#[must_use]
pub fn all(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many digits of ASCII stand first.
#[must_use]
pub fn leading(bytes: &[u8]) -> usize {
    let others = |word: u64| {
        let digits = word ^ times(b'0');
        (digits.wrapping_add(times(0x76)) | digits) & HIGH
    };
    eight::first(bytes, others).unwrap_or(bytes.len())
}

/// The number of four digits of ASCII.
#[must_use]
#[inline(always)]
pub fn four(bytes: [u8; 4]) -> Option<u32> {
    let word = u32::from_le_bytes(bytes) ^ 0x3030_3030;
    let others = (word | word.wrapping_add(0x0606_0606)) & 0xf0f0_f0f0;
    let pairs = word.wrapping_mul(10).wrapping_add(word >> 8) & 0x00ff_00ff;
    (others == 0).then_some(pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0xffff)
}

/// The number of the first eight bytes, where all are digits of ASCII, and what stands behind them. Neighbours
/// become pairs, pairs fours, fours the number: three multiplications instead of eight.
#[must_use]
#[inline(always)]
pub fn eight(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (eight, behind) = bytes.split_first_chunk::<8>()?;
    let word = u64::from_le_bytes(*eight);
    let digits = word & (ONES * 0x0f);
    let are_digits = word & (ONES * 0xf0) == ONES * 0x30 && (digits + ONES * 6) & (ONES * 0x10) == 0;
    let pairs = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    are_digits.then_some(((fours * 10_000 + (fours >> 32)) as u32, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_are_read_at_once_and_nothing_else_is() {
        for text in ["00000000", "12345678", "99999999", "10000009"] {
            assert_eq!(eight(text.as_bytes()), Some((text.parse().unwrap(), &b""[..])));
        }
        assert_eq!(eight(b"123456789x"), Some((12_345_678, &b"9x"[..])));
        for at in 0..8 {
            for other in (0..=255u8).filter(|byte| !byte.is_ascii_digit()) {
                let mut bytes = *b"90817263";
                bytes[at] = other;
                assert_eq!(eight(&bytes), None);
            }
        }
        assert_eq!(eight(b"1234567"), None);
    }

    #[test]
    fn four_digits_are_read_at_once_and_nothing_else_is() {
        for number in 0..10_000 {
            let text = format!("{number:04}");
            assert_eq!(four(*text.as_bytes().as_array().unwrap()), Some(number));
        }
        for at in 0..4 {
            for other in (0..=255u8).filter(|byte| !byte.is_ascii_digit()) {
                let mut bytes = *b"9081";
                bytes[at] = other;
                assert_eq!((four(bytes), leading(&bytes)), (None, at));
            }
        }
        assert_eq!((leading(b""), leading(b"1234567890"), leading(b"123456789/")), (0, 10, 9));
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(
            "٣४๙９7a".chars().map(digit).collect::<Vec<_>>(),
            [Some(3), Some(4), Some(9), Some(9), Some(7), None]
        );
        assert_eq!(plain('٣'), '3');
        assert!(all("012") && !all("") && !all("1a"));
    }
}
