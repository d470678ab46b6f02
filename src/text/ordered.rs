//! A small map in the order of its keys: a sorted vector, a fraction of the code of a `BTreeMap`.
//!
//! Does not: suit many thousands of keys that come in no order; each new one moves those after it.

use serde::{Serialize, Serializer};

/// Keys in order, each with its value.
///
/// ```
/// let mut counts = selfsame::text::ordered::Ordered::new();
/// for letter in "banana".chars() {
///     *counts.get_or_default(letter) += 1;
/// }
/// assert_eq!(counts.entries(), [('a', 3), ('b', 1), ('n', 2)]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered<K, V>(Vec<(K, V)>);

impl<K, V> Default for Ordered<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> Ordered<K, V> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All keys and values, by key.
    #[must_use]
    pub fn entries(&self) -> &[(K, V)] {
        &self.0
    }

    /// All keys and values, by key.
    #[must_use]
    pub fn into_entries(self) -> Vec<(K, V)> {
        self.0
    }
}

impl<K: Ord, V> Ordered<K, V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let at = self.place(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The value of a key; of a new one it is `value`.
    #[expect(clippy::indexing_slicing, reason = "the place was found, or was just filled")]
    pub fn get_or(&mut self, key: K, value: V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, value));
            at
        });
        &mut self.0[at].1
    }

    /// The value of a key; of a new one it is the default.
    pub fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.get_or(key, V::default())
    }

    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }
}

impl<K: Serialize, V: Serialize> Serialize for Ordered<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::Ordered;

    #[test]
    fn a_known_key_keeps_its_value_and_a_new_one_takes_its_place() {
        let mut map = Ordered::new();
        *map.get_or(3, 'c') = 'd';
        assert_eq!(*map.get_or(3, 'x'), 'd');
        assert_eq!(*map.get_or(1, 'a'), 'a');
        assert_eq!((map.get(&1), map.get(&2), map.get(&3)), (Some(&'a'), None, Some(&'d')));
        assert_eq!(map.into_entries(), [(1, 'a'), (3, 'd')]);
    }
}
