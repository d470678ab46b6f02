//! String metrics on folded texts.
//!
//! Jaro–Winkler stands in `jaro`; one edit in `text::edit`; here are cut-offs and sets of words.

pub(super) use super::jaro::jaro_winkler;
pub(super) use crate::text::edit::one_edit;

/// Jaro–Winkler at or above which two words are one word with a slip.
pub(super) const CLOSE: f64 = 0.92;
/// Jaro–Winkler at or above which two words resemble each other.
pub(super) const SIMILAR: f64 = 0.84;

/// Whether all words of the shorter text stand in the longer one.
#[must_use]
pub(super) fn words_within(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    shorter.split(' ').all(|word| longer.split(' ').any(|other| other == word))
}

/// Whether a text is one letter, and the other begins with it.
#[must_use]
pub(super) fn initial_of(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    shorter.chars().count() == 1 && longer.starts_with(shorter)
}

/// A text without its spaces.
#[must_use]
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

/// Whether two texts are one but for their spaces.
#[must_use]
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    without_spaces(a).eq(without_spaces(b))
}

/// The bytes of a text that are no spaces.
pub(super) fn without_spaces(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(|byte| *byte != b' ')
}
