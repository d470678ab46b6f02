//! What stands in a date: its numbers, the name of a month, the mark of an era.
//!
//! Does not: decide which number is what; words that it does not know (weekdays, "of", "de") it
//! passes over.

use crate::data::{ERAS, MONTHS};
use crate::text::digits;
use crate::text::find;
use crate::text::fold::fold;

/// The value of a run of digits, and how many digits it was written in.
pub(super) type Number = (u32, usize);

/// The pieces of a date in their order.
pub(super) struct Tokens {
    pub(super) numbers: Vec<Number>,
    pub(super) month: Option<u32>,
    /// Points between the numbers.
    pub(super) points: bool,
    /// Which number is the year, where an era or a sign (年, 년) says so.
    pub(super) year_at: Option<usize>,
    /// What an era adds to its years.
    pub(super) era: Option<i32>,
    /// The month is written in Thai, with whose years go those of the Buddhist era.
    pub(super) thai: bool,
    /// A word that is not known stands behind a number, where it may be the month, or before one at once (Q4).
    pub(super) unknown: bool,
}

/// Nothing where a number is too long to be of a date.
pub(super) fn tokens(text: &str) -> Option<Tokens> {
    let mut found = Tokens {
        numbers: Vec::new(),
        month: None,
        points: find::holds(text, '.'),
        year_at: None,
        era: None,
        thai: false,
        unknown: false,
    };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = digits::digit(first).is_some();
        // Marks of Devanagari (the nukta, the virama) stand inside of words.
        let in_word = |c: char| c.is_alphabetic() || matches!(c, '\u{93c}' | '\u{94d}');
        let is_letter = in_word(first);
        let same = |c: char| (digits::digit(c).is_some(), in_word(c)) == (is_digit, is_letter);
        let (run, tail) = find::cut(rest, rest.find(|c| !same(c)).unwrap_or(rest.len()));
        if is_digit {
            found.numbers.push(number(run)?);
        } else if is_letter {
            found.word(run, tail);
        }
        rest = tail;
    }
    Some(found)
}

impl Tokens {
    fn word(&mut self, word: &str, tail: &str) {
        let attached = tail.starts_with(|c| digits::digit(c).is_some());
        let folded = fold(word);
        if matches!(word, "年" | "년") {
            self.year_at = self.numbers.len().checked_sub(1);
        } else if matches!(word, "月" | "월") && self.month.is_none() {
            self.month = self.numbers.pop().map(|(month, _)| month);
        } else if let Some(first_year) = word.strip_suffix("元年") {
            // The first year of an era is written with a word.
            self.era_of(&fold(first_year), true);
            self.numbers.push((1, 1));
        } else if let Some(month) = MONTHS.get(&folded).and_then(|month| month.parse().ok()) {
            // A later one counts: "mar" is also a Tuesday.
            self.month = Some(month);
            self.thai = matches!(word.chars().next(), Some('\u{e01}'..='\u{e5b}'));
        } else {
            self.era_of(&folded, attached && self.numbers.is_empty());
        }
    }

    /// One letter is an era only where the number follows at once.
    fn era_of(&mut self, folded: &str, attached: bool) {
        let known = (folded.len() > 1 || attached).then(|| ERAS.get(folded)).flatten();
        if let Some(era) = known.and_then(|years| years.parse().ok()) {
            self.era = Some(era);
            self.year_at = Some(self.numbers.len());
        } else {
            self.unknown |= self.numbers.len() == 1 || attached;
        }
    }
}

fn number(run: &str) -> Option<Number> {
    let width = run.chars().count();
    let value = |run: &str| {
        run.chars().filter_map(digits::digit).fold(0, |value, digit| value * 10 + u32::from(digit))
    };
    (width < 10).then(|| (value(run), width))
}
