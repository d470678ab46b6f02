//! A table as one text: sorted lines `key=value`, found by binary search.

/// Sorted lines `key=value`; the order is that of the bytes of the keys.
#[derive(Debug, Clone, Copy)]
pub struct Words(&'static str);

impl Words {
    /// A table from its lines.
    #[must_use]
    pub const fn new(lines: &'static str) -> Self {
        Self(lines)
    }

    /// The value of a key.
    #[must_use]
    pub fn get(self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The line of a key: the key as the table has it, and its value.
    #[must_use]
    pub fn entry(self, key: &str) -> Option<(&'static str, &'static str)> {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let line = self.line_around(low, high)?;
            let (found, value) = line.split_once('=')?;
            let start = line.as_ptr() as usize - self.0.as_ptr() as usize;
            match found.cmp(key) {
                std::cmp::Ordering::Equal => return Some((found, value)),
                std::cmp::Ordering::Less => low = start + line.len() + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }

    /// The line in the middle of a range of whole lines.
    fn line_around(self, low: usize, high: usize) -> Option<&'static str> {
        let bytes = self.0.as_bytes();
        let middle = low + (high - low) / 2;
        let start =
            bytes.get(low..middle)?.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let end =
            bytes.get(start..high)?.iter().position(|byte| *byte == b'\n').map_or(high, |at| start + at);
        self.0.get(start..end)
    }

    /// Whether the table has a key.
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Every key with its value, in the order of the keys.
    pub fn iter(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        pairs(self.0)
    }
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
        for absent in ["", "aa", "c", "zz", "mu"] {
            assert_eq!(words.get(absent), None);
        }
        assert_eq!(Words::new("").get("a"), None);
    }
}
