//! A table as one text: sorted lines `key=value`, found by binary search.

use super::groups::entries;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// Sorted lines `key=value`; the order is that of the bytes of the keys.
#[derive(Debug)]
pub struct Words {
    lines: &'static str,
    between: Option<char>,
    spread: OnceLock<&'static str>,
}

impl Words {
    /// A table from its lines.
    #[must_use]
    pub const fn new(lines: &'static str) -> Self {
        Self { lines, between: None, spread: OnceLock::new() }
    }

    /// A table from lines `value=key,key`, which are shorter where values repeat; they are spread out at
    /// the first look.
    #[must_use]
    pub const fn by_value(lines: &'static str, between: char) -> Self {
        Self { lines, between: Some(between), spread: OnceLock::new() }
    }

    fn text(&self) -> &'static str {
        let Some(between) = self.between else { return self.lines };
        self.spread.get_or_init(|| {
            let sorted = entries(self.lines, between);
            let lines: String = sorted.iter().flat_map(|(key, value)| [key, "=", value, "\n"]).collect();
            lines.leak()
        })
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The line of a key: the key as the table has it, and its value.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        let start = self.find(key).ok()?;
        let middle = start + key.len();
        let text = self.text();
        let end = line_end(text.as_bytes(), middle);
        Some((text.get(start..middle)?, text.get(middle + 1..end)?))
    }

    /// Where the line of a key begins, or where it would.
    fn find(&self, key: &str) -> Result<usize, usize> {
        let lines = self.text().as_bytes();
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let start = line_start(lines, low, low + (high - low) / 2);
            match order(lines.get(start..).unwrap_or_default(), key.as_bytes()) {
                Ordering::Equal => return Ok(start),
                Ordering::Less => low = line_end(lines, start) + 1,
                Ordering::Greater => high = start,
            }
        }
        Err(low)
    }

    /// Whether a key is that word or begins with it.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        let (Ok(at) | Err(at)) = self.find(word);
        let behind = self.text().get(at..).and_then(|lines| lines.strip_prefix(word));
        !word.is_empty() && behind.is_some_and(|behind| behind.starts_with([' ', '=']))
    }

    /// Whether the table has a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Every key with its value, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        pairs(self.text())
    }
}

/// Where the line around a place begins, not before `low`.
fn line_start(lines: &[u8], low: usize, mut at: usize) -> usize {
    while at > low && byte(lines, at - 1) != b'\n' {
        at -= 1;
    }
    at
}

/// Where the line around a place ends.
fn line_end(lines: &[u8], mut at: usize) -> usize {
    while byte(lines, at) != b'\n' {
        at += 1;
    }
    at
}

/// The order of the key that a line begins with, against a key.
fn order(line: &[u8], key: &[u8]) -> Ordering {
    let mut at = 0;
    loop {
        let (found, asked) = (byte(line, at), key.get(at).copied().unwrap_or(0));
        if found == b'=' {
            return at.cmp(&key.len());
        }
        if found != asked {
            return found.cmp(&asked);
        }
        at += 1;
    }
}

/// A byte of the lines; the end of a line behind the last.
#[inline(always)]
fn byte(lines: &[u8], at: usize) -> u8 {
    lines.get(at).copied().unwrap_or(b'\n')
}

/// Lines `key=value` in their own order, where it is not that of the keys.
pub fn pairs(lines: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines.lines().filter_map(|line| line.split_once('='))
}

/// The member of a closed list by its number.
pub fn numbered<T: Copy>(all: &[T], number: &str) -> Option<T> {
    all.get(number.parse::<usize>().ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        let words = Words::new("a=1\nab=2\nb=3\nmüller=4\n");
        for (key, value) in words.iter() {
            assert_eq!(words.get(key), Some(value));
        }
        let phrases = Words::new("a b=1\na-b=2\nab c=3\n");
        assert!(["a", "a b", "ab"].iter().all(|word| phrases.begins(word)));
        assert!(!["", "b", "ab d", "aa"].iter().any(|word| phrases.begins(word)));
        for absent in ["", "aa", "c", "zz", "mu"] {
            assert_eq!(words.get(absent), None);
        }
        assert_eq!(Words::new("").get("a"), None);
    }

    #[test]
    fn a_table_by_values_is_the_same_table() {
        let (plain, by_value) = (Words::new("a b=2\nb=1\nc=2\n"), Words::by_value("1=b\n2=c,a b\n", ','));
        assert!(by_value.iter().eq(plain.iter()));
        assert_eq!((by_value.get("c"), by_value.get("a"), by_value.begins("a")), (Some("2"), None, true));
    }
}
