//! A text as one number that tells when two texts cannot be alike, without a look at either.
//!
//! Does: say which letters stand in a word, which digits in a number; bounds on Jaro–Winkler and on one edit
//! that hold for every pair.
//! Does not: say that two texts are alike. What a sketch cannot hold may be like anything.

/// Of a text that is too long, or holds what is not in the alphabet.
pub const UNKNOWN: u64 = u64::MAX;

/// Letters whose second occurrence has a bit, too.
const TWICE: &[u8; 12] = b"aeinrolstmdc";
/// Where these bits begin: behind a–z and 0–9.
const SECOND: u32 = 36;
/// Bits for letters; above them length, first letter and class.
const LETTERS: u64 = (1 << LENGTH) - 1;
/// Bits for letters that are there at all.
const PRESENT: u64 = (1 << SECOND) - 1;
const LENGTH: u32 = 48;
const FIRST: u32 = 53;
const CLASS: u32 = 58;
/// Five bits.
const LONGEST: usize = 31;
/// The class of what may be of any class.
pub const ANY_CLASS: u64 = 63;
/// Digits of four bits each that leave `UNKNOWN` alone.
const MOST_DIGITS: usize = 15;

/// How alike two words must be: below which sum of the shares of their letters that may match Jaro–Winkler
/// stays under a cut-off, in twenty-fifths, where the words begin with the same letter and where not.
#[derive(Debug, Clone, Copy)]
pub struct Cut(u32, u32);

impl Cut {
    /// At a similarity of 0.84: with four letters in common at the start Jaro is at least 11/15.
    pub const SIMILAR: Self = Self(30, 38);
    /// At 0.92: Jaro is at least 13/15.
    pub const CLOSE: Self = Self(40, 44);
}

/// The sketch of a folded word or of a few, with the number of a class of words that it is in: 0 for none, up
/// to `ANY_CLASS`.
#[must_use]
pub fn letters(text: &str, class: u64) -> u64 {
    if !text.is_ascii() || text.is_empty() || text.len() > LONGEST {
        return UNKNOWN;
    }
    let first = text.bytes().next().unwrap_or(0) & 0x1F;
    let mut sketch = (text.len() as u64) << LENGTH | u64::from(first) << FIRST | class << CLASS;
    let mut twice = 0u64;
    for byte in text.bytes() {
        let bit = match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (byte - b'0' + 26),
            _ => 0,
        };
        twice |= sketch & bit;
        sketch |= bit;
    }
    for (place, letter) in TWICE.iter().enumerate() {
        sketch |= (twice >> (letter - b'a') & 1) << (SECOND + place as u32);
    }
    sketch
}

/// The sketch of a number: its digits from the last one on, each one more than it says.
#[must_use]
pub fn digits(text: &str) -> u64 {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || text.is_empty() || text.len() > MOST_DIGITS {
        return UNKNOWN;
    }
    text.bytes().fold(0, |sketch, byte| sketch << 4 | u64::from(byte - b'0' + 1))
}

/// Whether two words may be of one class.
#[must_use]
pub const fn of_one_class(a: u64, b: u64) -> bool {
    let (left, right) = (a >> CLASS, b >> CLASS);
    left != 0 && right != 0 && (left == right || left == ANY_CLASS || right == ANY_CLASS)
}

/// The sketch of a word in half as many bits: which letters and digits stand in it, several to a bit.
#[must_use]
pub fn half(text: &str) -> u32 {
    let place = |byte: u8| match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte % 5),
        _ => 0,
    };
    if text.is_ascii() { text.bytes().fold(1 << 31, |bits, byte| bits | place(byte)) } else { u32::MAX }
}

/// Whether two words are two edits apart at least, by their halves.
#[must_use]
pub const fn halves_apart(a: u32, b: u32) -> bool {
    a != u32::MAX && b != u32::MAX && ((a & !b).count_ones() > 1 || (b & !a).count_ones() > 1)
}

/// Whether two words are two edits apart at least.
const fn two_edits_apart(a: u64, b: u64) -> bool {
    let (only_a, only_b) = ((a & !b & LETTERS).count_ones(), (b & !a & LETTERS).count_ones());
    a != UNKNOWN && b != UNKNOWN && (only_a > 1 || only_b > 1)
}

/// Whether two words are two edits apart at least, below a Jaro–Winkler similarity, and neither has all the
/// letters of the other.
#[must_use]
pub fn unlike_words(a: u64, b: u64, cut: Cut) -> bool {
    let (lacks_b, lacks_a) = (a & !b & LETTERS, b & !a & LETTERS);
    if !two_edits_apart(a, b) || lacks_b & PRESENT == 0 || lacks_a & PRESENT == 0 {
        return false;
    }
    let length = |sketch: u64| (sketch >> LENGTH) as u32 & LONGEST as u32;
    let (long_a, long_b) = (length(a), length(b));
    // A letter that the other lacks matches none, so at most so many do.
    let matched = (long_a - lacks_b.count_ones()).min(long_b - lacks_a.count_ones());
    let first = |sketch: u64| sketch >> FIRST & LONGEST as u64;
    let least = if first(a) == first(b) { cut.0 } else { cut.1 };
    matched * (long_a + long_b) * 25 < least * long_a * long_b
}

/// Whether two numbers are two edits apart at least, and differ in their last seven digits.
#[must_use]
pub fn unlike_numbers(a: u64, b: u64) -> bool {
    const LAST: u64 = (1 << (7 * 4)) - 1;
    if a == UNKNOWN || b == UNKNOWN || (a ^ b) & LAST == 0 {
        return false;
    }
    // Without what they end in alike.
    let same = (a ^ b).trailing_zeros() / 4 * 4;
    let (a, b) = (a >> same, b >> same);
    let swapped = a >> 8 == b >> 8 && a & 15 == b >> 4 & 15 && a >> 4 & 15 == b & 15;
    !(a >> 4 == b >> 4 || a >> 4 == b || a == b >> 4 || swapped)
}

/// Whether two dates, as eight digits, differ in their year, in their day, and in three digits at least.
#[must_use]
pub fn unlike_dates(a: u64, b: u64) -> bool {
    let differ = a ^ b;
    let digits = (differ | differ >> 1 | differ >> 2 | differ >> 3) & 0x1111_1111_1111_1111;
    let (year, day) = (differ >> 16 != 0, differ & 0xFFFF != 0);
    a != UNKNOWN && b != UNKNOWN && year && day && digits.count_ones() > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::edit::one_edit;
    use crate::text::hash::hash_pair;

    /// A few letters, so that words do meet; one in some is made of another by an edit or two.
    fn words(seed: u64, letters: &[u8]) -> (String, String) {
        let word = |seed: u64| -> String {
            let long = 1 + hash_pair(seed, 1) % 12;
            (0..long)
                .map(|at| letters[(hash_pair(seed, at + 2) % letters.len() as u64) as usize] as char)
                .collect()
        };
        let (a, mut b) = (word(seed), word(hash_pair(seed, 77)));
        if seed.is_multiple_of(3) {
            b.clone_from(&a);
            for edit in 0..1 + seed % 2 {
                let at = (hash_pair(seed, 90 + edit) % (b.len() as u64 + 1)) as usize;
                match hash_pair(seed, 95 + edit) % 3 {
                    0 => b.insert(at, letters[0] as char),
                    1 if at < b.len() => _ = b.remove(at),
                    _ if at + 1 < b.len() => {
                        let letter = b.remove(at);
                        b.insert(at + 1, letter);
                    }
                    _ => {}
                }
            }
        }
        (a, b)
    }

    #[test]
    fn words_that_are_unlike_are_so_by_every_measure() {
        let mut unlike = 0;
        for seed in 0..400_000u64 {
            let (a, b) = words(seed, if seed % 2 == 0 { b"abcde 1" } else { b"aeinrolstmdchukbvwxyz.9" });
            let (left, right) = (letters(&a, 0), letters(&b, 0));
            assert!(!halves_apart(half(&a), half(&b)) || !one_edit(&a, &b), "{a:?} {b:?}");
            assert!(!two_edits_apart(left, right) || !one_edit(&a, &b), "{a:?} {b:?}");
            for (cut, least) in [(Cut::SIMILAR, 0.84), (Cut::CLOSE, 0.92)] {
                if unlike_words(left, right, cut) {
                    unlike += 1;
                    assert!(strsim::jaro_winkler(&a, &b) < least && !one_edit(&a, &b), "{a:?} {b:?}");
                    assert!(!b.starts_with(&a) && !a.starts_with(&b), "{a:?} {b:?}");
                }
            }
        }
        assert!(unlike > 100_000, "{unlike}");
    }

    #[test]
    fn numbers_that_are_unlike_are_two_edits_apart() {
        let mut unlike = 0;
        for seed in 0..400_000u64 {
            let (a, b) = words(seed, b"12345");
            let told = unlike_numbers(digits(&a), digits(&b));
            let last = |number: &str| number.get(number.len().checked_sub(7)?..).map(str::to_owned);
            let same_end = last(&a).is_some() && last(&a) == last(&b);
            assert!(!(told && (one_edit(&a, &b) || same_end)), "{a} {b}");
            unlike += u32::from(told);
        }
        assert!(unlike > 100_000, "{unlike}");
    }

    #[test]
    fn dates_are_unlike_when_year_and_day_and_three_digits_differ() {
        let date = |text: &str| digits(&text.replace('-', ""));
        for (a, b, expected) in [
            ("1984-12-02", "1991-10-22", true),
            ("1984-12-02", "1984-02-12", false),
            ("1984-12-02", "1985-12-03", false),
            ("1984-12-02", "1984-07-28", false),
            ("1984-12-02", "1979-12-02", false),
            ("1984-12-02", "1979-12-03", true),
            ("1999-12-02", "2000-12-02", false),
        ] {
            assert_eq!(unlike_dates(date(a), date(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn what_a_sketch_cannot_hold_may_be_like_anything() {
        let long = "abc".repeat(30);
        for text in ["жанна", "", long.as_str()] {
            assert!(!unlike_words(letters(text, 0), letters("zzyyxx", 0), Cut::SIMILAR));
        }
        for text in ["", "12a", "1234567890123456"] {
            assert!(!unlike_numbers(digits(text), digits("99999999")));
        }
    }
}
