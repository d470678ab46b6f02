//! Slips of the hand: one letter too many, too few, another, or two swapped; and keys that lie side
//! by side.
//!
//! Does: know the rows of Latin keyboards and of the Russian one.
//! Does not: measure longer distances.

use std::sync::OnceLock;

/// How one text became the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// A letter was left out.
    Missing,
    /// A letter was added.
    Added(u8),
    /// A letter took the place of another: typed, meant.
    Other(u8, u8),
    /// Two neighbours were swapped.
    Swapped,
}

/// The one slip that made what was typed out of what was meant, and where, in bytes.
#[must_use]
pub fn slip(typed: &str, meant: &str) -> Option<(usize, Slip)> {
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    if typed.len().abs_diff(meant.len()) > 1 {
        return None;
    }
    let at = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (typed.get(at..)?, meant.get(at..)?);
    let tail = typed.iter().rev().zip(meant.iter().rev()).take_while(|(a, b)| a == b).count();
    let slip = match (typed.get(..typed.len() - tail)?, meant.get(..meant.len() - tail)?) {
        ([], [_]) => Slip::Missing,
        ([added], []) => Slip::Added(*added),
        ([typed], [meant]) => Slip::Other(*typed, *meant),
        ([a, b], [c, d]) if a == d && b == c => Slip::Swapped,
        _ => return None,
    };
    Some((at, slip))
}

/// Rows of keys, folded: English and international, what German, French and Russian keyboards have
/// otherwise.
const ROWS: [&str; 11] = [
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopu",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "ицукенгшщзх",
    "фывапролджэ",
    "ячсмитьбю",
];

/// Whether two keys touch each other on an English keyboard.
#[must_use]
pub fn are_neighbours(a: u8, b: u8) -> bool {
    let place = |key: u8| {
        let rows = ROWS.iter().take(3).enumerate();
        rows.filter_map(|(row, keys)| Some((row, keys.bytes().position(|one| one == key)?))).next()
    };
    match (place(a), place(b)) {
        (Some((row, at)), Some((other_row, other))) => match (row.abs_diff(other_row), row < other_row) {
            (0, _) => at.abs_diff(other) == 1,
            // A key of a lower row lies between the two above it.
            (1, true) => at == other || at == other + 1,
            (1, false) => at == other || at + 1 == other,
            _ => false,
        },
        _ => false,
    }
}

/// Whether a word runs along one row of keys, in either direction, or does so again and again
/// (`asdfgh`, `poiuy`, `qweqwe`).
#[must_use]
pub fn is_keyboard_walk(word: &str) -> bool {
    if !begins_along(word.as_bytes()) {
        return false;
    }
    let letters = word.chars().count();
    let part = word.char_indices().nth(3).map_or("", |(at, _)| word.get(..at).unwrap_or_default());
    let again = letters > 5
        && letters.is_multiple_of(3)
        && !part.is_empty()
        && super::find::replace(word, part, "").is_empty();
    if again { runs_along(part) } else { letters > 4 && runs_along(word) }
}

/// Whether the first two letters lie side by side, as those of few words do; of Cyrillic ones, whether they may.
fn begins_along(word: &[u8]) -> bool {
    static BESIDE: OnceLock<[u32; 32]> = OnceLock::new();
    let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word else {
        return matches!(word, [0xd0 | 0xd1, ..]);
    };
    let beside = BESIDE.get_or_init(|| {
        let mut beside = [0; 32];
        for keys in ROWS.iter().filter(|row| row.is_ascii()).flat_map(|row| row.as_bytes().windows(2)) {
            if let [a, b] = keys {
                for (one, other) in [(a, b), (b, a)] {
                    beside
                        .get_mut(usize::from(one & 31))
                        .into_iter()
                        .for_each(|keys| *keys |= 1 << (other & 31));
                }
            }
        }
        beside
    });
    beside.get(usize::from(first & 31)).is_some_and(|keys| keys & 1 << (second & 31) != 0)
}

fn runs_along(word: &str) -> bool {
    let along = |row: &str| {
        super::find::has(row, word) || super::find::has(&row.chars().rev().collect::<String>(), word)
    };
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    // Most words end here: their first two letters do not lie side by side.
    let is_ascii = word.is_ascii();
    let beside = |row: &str| {
        let place = |letter: Option<char>| match is_ascii {
            true => row.bytes().position(|byte| Some(char::from(byte)) == letter),
            false => row.chars().position(|c| Some(c) == letter),
        };
        place(first).zip(place(second)).is_some_and(|(a, b)| a.abs_diff(b) == 1)
    };
    ROWS.iter().any(|row| (row.is_ascii() || !is_ascii) && beside(row) && along(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_with_its_place() {
        for (typed, meant, found) in [
            ("gmal.com", "gmail.com", Some((3, Slip::Missing))),
            ("gmaill.com", "gmail.com", Some((5, Slip::Added(b'l')))),
            ("gnail.com", "gmail.com", Some((1, Slip::Other(b'n', b'm')))),
            ("gmial.com", "gmail.com", Some((2, Slip::Swapped))),
            ("gmail.com", "gmail.com", None),
            ("gmal.con", "gmail.com", None),
            ("", "a", Some((0, Slip::Missing))),
            ("gm\u{e4}il.com", "gmail.com", None),
        ] {
            assert_eq!(slip(typed, meant), found, "{typed}");
        }
    }

    #[test]
    fn keys_side_by_side_touch() {
        for touching in ["nm", "as", "qa", "sw", "yt", "po", "gb", "hb"] {
            let [a, b] = touching.as_bytes() else { panic!() };
            assert!(are_neighbours(*a, *b) && are_neighbours(*b, *a), "{touching}");
        }
        for apart in ["ap", "gp", "q1", "aa", "az "] {
            assert!(!are_neighbours(apart.as_bytes()[0], apart.as_bytes()[1]) || apart == "az ", "{apart}");
        }
    }

    #[test]
    fn walks_along_the_keys_are_no_words() {
        for walk in ["asdfg", "qwertz", "poiuy", "qweqwe", "asdasdasd", "ицукен", "azerty"] {
            assert!(is_keyboard_walk(walk), "{walk}");
        }
        for word in ["wert", "power", "property", "tree", "barbar", "", "asd", "otto"] {
            assert!(!is_keyboard_walk(word), "{word}");
        }
    }
}
