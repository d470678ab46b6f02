//! The parts of a value and what was done to it, kept close together: a file has as many of both as it has
//! distinct texts.
//!
//! Does: hold all parts in one text, and the changes where they stand.
//! Does not: know what a part or a change means.

use super::clean::Change;
use crate::text::forms::{is_composed, recompose};
use crate::vocabulary::Part;
use std::fmt;
use std::ops::Deref;

/// The parts of a name, an address or an organization, in order.
///
/// ```
/// use selfsame::normalize::Parts;
/// use selfsame::vocabulary::Part;
/// let mut parts = Parts::default();
/// parts.push(Part::Given, "Ada");
/// parts.push(Part::Family, "Lovelace");
/// assert_eq!(parts.get(Part::Family), Some("Lovelace"));
/// assert_eq!(parts.iter().next(), Some((Part::Given, "Ada")));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// For each part a character for its name, one for its length, and its text.
    packed: String,
}

/// Lengths from here on are one range further on, as characters leave it out.
const SURROGATES: std::ops::Range<u32> = 0xd800..0xe000;

impl Parts {
    /// Room for texts of so many bytes together.
    #[must_use]
    pub(super) fn with_room(bytes: usize) -> Self {
        Self { packed: String::with_capacity(bytes) }
    }

    /// The same, where there is none.
    pub(super) fn reserve(&mut self, bytes: usize) {
        if self.packed.capacity() == 0 {
            self.packed.reserve_exact(bytes);
        }
    }

    /// Adds a part behind the others. `limits::FIELD_BYTES` bounds it far below what its length can be written as.
    pub fn push(&mut self, part: Part, text: &str) {
        // Nearly all are short: both marks are ASCII and put there at once.
        let marks = [part as u8, text.len().min(usize::from(u8::MAX)) as u8];
        if let (true, Ok(marks)) = (text.len() < 0x80, std::str::from_utf8(&marks)) {
            self.packed.push_str(marks);
            self.packed.push_str(text);
            return;
        }
        let length = text.len() as u32;
        let length = if length < SURROGATES.start { length } else { length + SURROGATES.len() as u32 };
        self.packed.push(char::from(part as u8));
        self.packed.push(char::from_u32(length).unwrap_or_default());
        self.packed.push_str(text);
    }

    /// The parts where they stand.
    #[must_use]
    pub fn view(&self) -> PartsView<'_> {
        PartsView { packed: &self.packed }
    }

    /// Each part with its text.
    pub fn iter(&self) -> impl Iterator<Item = (Part, &str)> {
        self.view().iter()
    }

    /// The text of a part, where it is there.
    #[must_use]
    pub fn get(&self, part: Part) -> Option<&str> {
        self.view().get(part)
    }

    /// Makes them none, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.packed.clear();
    }

    /// Composes what is not.
    pub(super) fn recompose(&mut self) {
        if is_composed(&self.packed) {
            return;
        }
        for (part, text) in std::mem::take(self).iter() {
            let mut text = text.to_owned();
            recompose(&mut text);
            self.push(part, &text);
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

/// Parts where they stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PartsView<'p> {
    packed: &'p str,
}

impl<'p> PartsView<'p> {
    /// What `packed` showed.
    pub(super) const fn of(packed: &'p str) -> Self {
        Self { packed }
    }

    /// All of them in one text.
    pub(super) const fn packed(self) -> &'p str {
        self.packed
    }

    /// Each part with its text.
    pub fn iter(self) -> impl Iterator<Item = (Part, &'p str)> {
        let mut rest = self.packed;
        std::iter::from_fn(move || {
            let mut marks = rest.chars();
            let (part, length) = (u32::from(marks.next()?), u32::from(marks.next()?));
            let length = if length < SURROGATES.start { length } else { length - SURROGATES.len() as u32 };
            let (text, behind) = marks.as_str().split_at_checked(length as usize)?;
            rest = behind;
            Some((*Part::ALL.get(part as usize)?, text))
        })
    }

    /// The text of a part, where it is there.
    #[must_use]
    pub fn get(self, part: Part) -> Option<&'p str> {
        self.iter().find(|(name, _)| *name == part).map(|(_, text)| text)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.packed.is_empty()
    }

    /// Parts of their own.
    #[must_use]
    pub fn to_parts(self) -> Parts {
        Parts { packed: self.packed.to_owned() }
    }
}

impl fmt::Debug for PartsView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Most changes of one value: there are fewer sorts of them.
const MOST: usize = 15;

/// What was done to a value, in order; it is read like a slice.
#[derive(Clone, Copy)]
pub struct Changes {
    done: [Change; MOST],
    count: u8,
}

impl Changes {
    /// What was done, in order; of what is beyond the bound, nothing.
    #[must_use]
    pub(super) fn of(done: &[Change]) -> Self {
        let mut all = Self::default();
        done.iter().for_each(|change| all.push(*change));
        all
    }

    /// Adds what was done last.
    pub fn push(&mut self, change: Change) {
        if let Some(place) = self.done.get_mut(usize::from(self.count)) {
            *place = change;
            self.count += 1;
        }
    }

    /// Adds what was done before all others.
    pub(super) fn push_first(&mut self, change: Change) {
        let mut all = Self::of(&[change]);
        self.iter().for_each(|change| all.push(*change));
        *self = all;
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self { done: [Change::Format; MOST], count: 0 }
    }
}

impl Deref for Changes {
    type Target = [Change];

    fn deref(&self) -> &[Change] {
        self.done.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl PartialEq for Changes {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Changes {}

impl fmt::Debug for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_out_as_they_went_in() {
        let long = ["x".repeat(0x7f), "é".repeat(0x6c00), "ü".repeat(0x7000)];
        let mut parts = Parts::default();
        assert!(parts.is_empty() && parts.get(Part::Given).is_none());
        let all = [(Part::Given, "Ada"), (Part::Family, ""), (Part::Street, &long[0])];
        let all = [all, [(Part::Number, &long[1]), (Part::Unit, &long[2]), (Part::Given, "Eve")]].concat();
        all.iter().for_each(|(part, text)| parts.push(*part, text));
        assert_eq!(parts.iter().collect::<Vec<_>>(), all);
        assert_eq!((parts.get(Part::Given), parts.get(Part::Maiden)), (Some("Ada"), None));
    }

    #[test]
    fn changes_keep_their_order_and_their_bound() {
        let mut changes = Changes::default();
        changes.push(Change::Case);
        changes.push_first(Change::Entity);
        assert_eq!(*changes, [Change::Entity, Change::Case]);
        (0..30).for_each(|_| changes.push(Change::Space));
        assert_eq!(changes.len(), MOST);
        assert!(Change::ALL.len() < MOST);
    }
}
