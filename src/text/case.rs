//! Letter case of whole texts and of single words.
//!
//! Does: one letter for one. Does not: ß → SS, or the Greek final sigma but of a capitalized word. The standard library's tables
//! of whole case mappings weigh eight times what these do.

use super::case_table::{LOWER_ONLY, PAIRS, UPPER_ONLY};
use super::forms::is_mark;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Casing {
    /// No letter with a case.
    None,
    /// ALL CAPITALS.
    Upper,
    /// all small.
    Lower,
    /// Anything else.
    Mixed,
}

/// How a text is written.
#[must_use]
pub fn of(text: &str) -> Casing {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    match (upper, lower) {
        (false, false) => Casing::None,
        (true, false) => Casing::Upper,
        (false, true) => Casing::Lower,
        (true, true) => Casing::Mixed,
    }
}

/// One word with a capital first letter, the others small, a sigma at its end in the form that it has
/// there. Letters without a case before it stay, and marks.
pub fn push_capitalized(word: &str, into: &mut String) {
    let first =
        word.char_indices().find(|(_, c)| has_case(*c) && !is_mark(*c)).map_or(word.len(), |(at, _)| at);
    let (before, cased) = word.split_at_checked(first).unwrap_or(("", word));
    into.push_str(before);
    let mut letters = cased.chars();
    into.extend(letters.next().map(capital));
    let start = into.len();
    letters.for_each(|c| into.push(small(c)));
    if into.len() > start && into.ends_with('σ') {
        into.pop();
        into.push('ς');
    }
}

/// Whether a letter has a small and a capital form, ǅ among them, which is neither.
#[must_use]
pub fn has_case(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase() || small(c) != c
}

/// Whether a letter is a capital that has a small form.
#[must_use]
pub fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || (!c.is_ascii() && c.is_uppercase() && small(c) != c)
}

/// Letters in a row, or every `step`-th one, whose other case is as far from each.
pub(super) struct Run {
    pub(super) first: u32,
    pub(super) many: u16,
    pub(super) step: u16,
    pub(super) shift: i32,
}

impl Run {
    /// The other case of a letter, where it belongs to this run.
    fn turned(&self, letter: u32, shift: i32, other: i32) -> Option<char> {
        let from = letter.checked_sub(self.first.checked_add_signed(shift)?)?;
        let step = u32::from(self.step);
        let belongs = from.is_multiple_of(step) && from / step < u32::from(self.many);
        char::from_u32(letter.checked_add_signed(other)?).filter(|_| belongs)
    }
}

/// The capital of a letter, where that is one character; ß and ligatures stay.
#[must_use]
pub fn capital(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let letter = u32::from(c);
    let mut pairs = PAIRS.iter().filter_map(|run| run.turned(letter, run.shift, -run.shift));
    let mut others = UPPER_ONLY.iter().filter_map(|run| run.turned(letter, 0, run.shift));
    pairs.next().or_else(|| others.next()).unwrap_or(c)
}

/// The small letter of a capital; İ becomes i.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        'İ' => 'i',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => in_runs(PAIRS, c).or_else(|| in_runs(LOWER_ONLY, c)).unwrap_or(c),
    }
}

/// Of the runs, which are in order, the one that a letter belongs to says what it turns to.
fn in_runs(runs: &[Run], c: char) -> Option<char> {
    let after = runs.partition_point(|run| run.first <= u32::from(c));
    let run = runs.get(after.checked_sub(1)?)?;
    run.turned(u32::from(c), 0, run.shift)
}

/// The text in small letters, one for one.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    text.chars().for_each(|c| lowered.push(small(c)));
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the oracle")]
    fn every_letter_has_the_cases_of_the_standard_library() {
        let only =
            |all: &mut dyn Iterator<Item = char>, c| all.next().filter(|_| all.next().is_none()).unwrap_or(c);
        for c in '\0'..=char::MAX {
            assert_eq!(capital(c), only(&mut c.to_uppercase(), c), "{c:?}");
            assert_eq!(small(c), if c == 'İ' { 'i' } else { only(&mut c.to_lowercase(), c) }, "{c:?}");
        }
    }

    #[test]
    fn words_are_capitalized_without_growing() {
        for (typed, capitalized) in
            [("ADA", "Ada"), ("ößt", "Ößt"), ("ßa", "ßa"), ("嶗ǅ", "嶗Ǆ"), ("İST", "İst"), ("", "")]
        {
            let mut text = String::new();
            push_capitalized(typed, &mut text);
            assert_eq!(text, capitalized);
        }
    }
}
