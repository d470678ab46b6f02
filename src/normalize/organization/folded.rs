//! A name that is folded once, with the places where its words begin.
//!
//! Does: give any run of words as `text::fold` would fold them.
//! Does not: know what they mean.

use crate::text::find;
use crate::text::letter::Letter;

/// A text, folded.
pub(super) struct Folded<'t> {
    pub(super) text: &'t str,
    folded: String,
    /// Where words begin, in the text and among the folded letters.
    starts: Vec<(usize, usize)>,
}

impl<'t> Folded<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(6);
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            if c != ' ' && matches!(before, ' ' | ',' | '(') {
                starts.push((at, folded.len()));
            }
            Letter::of(c).fold_into(c, 0, &mut folded);
            before = c;
        }
        Self { text, folded, starts }
    }

    /// How many words begin before a place of the text.
    pub(super) fn words_before(&self, end: usize) -> usize {
        self.starts.partition_point(|(at, _)| *at < end)
    }

    /// Where a word begins in the text; its end behind the last one.
    pub(super) fn start(&self, word: usize) -> usize {
        self.starts.get(word).map_or(self.text.len(), |(at, _)| *at)
    }

    /// The folded words from one up to another.
    pub(super) fn words(&self, from: usize, to: usize) -> &str {
        let place = |word: usize| self.starts.get(word).map_or(self.folded.len(), |(_, folded)| *folded);
        self.folded.get(place(from)..place(to)).unwrap_or_default().trim_end_matches(' ')
    }

    /// The last word, where it stands behind a space and is one: no sign stands in it.
    pub(super) fn last_word(&self) -> Option<&str> {
        let last = self.starts.len().checked_sub(1)?;
        let before = self.start(last).checked_sub(1)?;
        let word = self.words(last, last + 1);
        (self.text.as_bytes().get(before) == Some(&b' ') && !find::holds(word, ' ')).then_some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn runs_of_words_are_folded_as_everywhere() {
        for text in ["Müller & Söhne GmbH & Co. KG", "(주)한국", "Smith, Inc. (UK)", "'t Hof B.V.", " - ", ""]
        {
            let folded = Folded::of(text);
            let words = folded.words_before(text.len());
            for from in 0..words {
                for to in from + 1..=words {
                    let typed = text.get(folded.start(from)..folded.start(to)).unwrap();
                    assert_eq!(folded.words(from, to), fold(typed), "{typed}");
                }
            }
        }
        assert_eq!(Folded::of("Müller GmbH").last_word(), Some("gmbh"));
        assert!(Folded::of("Acme (UK) A.G.").last_word().is_none());
    }
}
