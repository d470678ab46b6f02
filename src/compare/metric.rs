//! String metrics on folded texts.
//!
//! Jaro–Winkler stands in `jaro`; here are its cut-offs, distances of one edit and sets of words.

pub(super) use super::jaro::jaro_winkler;

/// Jaro–Winkler at or above which two words are one word with a slip.
pub(super) const CLOSE: f64 = 0.92;
/// Jaro–Winkler at or above which two words resemble each other.
pub(super) const SIMILAR: f64 = 0.84;

/// Whether one insertion, deletion, substitution or swap of neighbours makes one of the other.
#[must_use]
pub(super) fn one_edit(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 4 && strsim::osa_distance(a, b) <= 1
}

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
