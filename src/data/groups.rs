//! A table as one text with every value once: lines `value=key key`, put in order at the first look.
//!
//! For tables of few values with many keys, which it makes half as long as sorted lines would be.

use crate::text::order::sort;
use std::sync::OnceLock;

/// Lines `value=key key`; a line without `=` is the value of all its keys.
#[derive(Debug)]
pub struct Groups {
    lines: &'static str,
    between: char,
    read: fn(&'static str, char) -> Vec<Entry>,
    sorted: OnceLock<Vec<Entry>>,
}

/// A key and its value.
pub type Entry = (&'static str, &'static str);

impl Groups {
    /// A table from its lines and what parts the keys.
    #[must_use]
    pub const fn new(lines: &'static str, between: char) -> Self {
        Self::read_by(lines, between, entries)
    }

    /// A table whose lines say more than that, with what reads its entries in the order of the keys.
    pub(super) const fn read_by(
        lines: &'static str,
        between: char,
        read: fn(&'static str, char) -> Vec<Entry>,
    ) -> Self {
        Self { lines, between, read, sorted: OnceLock::new() }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.all(key).first().map(|(_, value)| *value)
    }

    /// A key with all its values.
    #[must_use]
    pub fn all(&self, key: &str) -> &[Entry] {
        let sorted = self.sorted();
        let from = sorted.partition_point(|(known, _)| *known < key);
        let rest = sorted.get(from..).unwrap_or_default();
        let many = rest.iter().take_while(|(known, _)| *known == key).count();
        rest.get(..many).unwrap_or_default()
    }

    /// Whether the table has a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        !self.all(key).is_empty()
    }

    /// Every key with its value, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = Entry> {
        self.sorted().iter().copied()
    }

    fn sorted(&self) -> &[Entry] {
        self.sorted.get_or_init(|| (self.read)(self.lines, self.between))
    }
}

/// Every key of such lines with its value, in the order of the keys.
pub(super) fn entries(lines: &'static str, between: char) -> Vec<Entry> {
    let mut all = Vec::new();
    for line in lines.lines() {
        let (value, keys) = line.split_once('=').unwrap_or((line, line));
        for key in keys.split(between) {
            all.push((key, value));
        }
    }
    sort(&mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        let groups = Groups::new("1=b a\n2=c\n", ' ');
        let all: Vec<_> = groups.iter().collect();
        assert_eq!(all, [("a", "1"), ("b", "1"), ("c", "2")]);
        assert!(all.iter().all(|(key, value)| groups.get(key) == Some(*value)));
        assert_eq!(groups.get("d"), None);
        assert_eq!(groups.get(""), None);
    }

    #[test]
    fn a_key_of_several_lines_has_all_of_them() {
        let families = Groups::new("ab,b b\nb b,c\n", ',');
        assert_eq!(families.all("b b"), [("b b", "ab,b b"), ("b b", "b b,c")]);
        assert!(families.has("c") && !families.has("b"));
    }
}
