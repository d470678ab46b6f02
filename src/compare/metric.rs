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
