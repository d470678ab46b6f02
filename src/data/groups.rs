//! A table as one text with every value once: lines `value=key key`, put in order at the first look.
//!
//! For tables of few values with many keys, which it makes half as long as sorted lines would be.

use super::pairs;
use crate::text::order::sort;
use std::sync::OnceLock;

/// Lines `value=key key`; no key has a space and none stands twice.
#[derive(Debug)]
pub struct Groups {
    lines: &'static str,
    sorted: OnceLock<Vec<(&'static str, &'static str)>>,
}

impl Groups {
    /// A table from its lines.
    #[must_use]
    pub const fn new(lines: &'static str) -> Self {
        Self { lines, sorted: OnceLock::new() }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let sorted = self.sorted();
        let at = sorted.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        sorted.get(at).map(|(_, value)| *value)
    }

    /// Every key with its value, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.sorted().iter().copied()
    }

    fn sorted(&self) -> &[(&'static str, &'static str)] {
        self.sorted.get_or_init(|| {
            let keys =
                |(value, keys): (&'static str, &'static str)| keys.split(' ').map(move |key| (key, value));
            let mut all: Vec<_> = pairs(self.lines).flat_map(keys).collect();
            sort(&mut all);
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        let groups = Groups::new("1=b a\n2=c\n");
        let all: Vec<_> = groups.iter().collect();
        assert_eq!(all, [("a", "1"), ("b", "1"), ("c", "2")]);
        assert!(all.iter().all(|(key, value)| groups.get(key) == Some(*value)));
        assert_eq!(groups.get("d"), None);
        assert_eq!(groups.get(""), None);
    }
}
