//! A name that is read: where its words are, how they are folded, and what they look like.
//!
//! Does: one pass over the text, so that every rule asks for a bit instead of reading letters again.
//! Does not: know what a word means (`word`).

use super::shape::{self, Reading};
use super::word::Word;

/// A text with its words, in the order they stand.
#[derive(Debug)]
pub(in crate::normalize) struct Sheet<'t> {
    pub(super) text: &'t str,
    /// The text as `text::fold` folds it.
    pub(in crate::normalize) folded: String,
    /// The shapes of all words together.
    pub(super) shape: u32,
    spans: Vec<Span>,
}

/// Where a word stands in the text and among the folded letters.
#[derive(Debug, Clone, Copy)]
struct Span {
    text: (usize, usize),
    folded: (usize, usize),
    shape: u32,
    /// How many commas stand before it.
    segment: usize,
}

impl<'t> Sheet<'t> {
    pub(in crate::normalize) fn of(text: &'t str) -> Self {
        let mut sheet =
            Sheet { text, folded: String::with_capacity(text.len()), shape: 0, spans: Vec::with_capacity(4) };
        let (mut at, mut segment) = (0, 0);
        while at < text.len() {
            let mut reading = Reading::default();
            let from = sheet.folded.len();
            let (end, behind) = reading.read(text, at, &mut sheet.folded);
            let shape = reading.shape();
            sheet.shape |= shape;
            sheet.add(Span { text: (at, end), folded: (from, 0), shape, segment });
            if text.as_bytes().get(end) == Some(&b' ') {
                let alone =
                    end.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b' '));
                sheet.shape |= if alone || end + 1 == text.len() { shape::UNTIDY } else { 0 };
            } else {
                segment += 1;
            }
            at = end + behind;
        }
        if sheet.folded.ends_with(' ') {
            sheet.folded.pop();
        }
        sheet
    }

    /// Closes the folded word with a space; what has neither letters nor digits is no word.
    fn add(&mut self, mut span: Span) {
        if self.folded.ends_with(' ') {
            self.folded.pop();
        }
        span.folded.1 = self.folded.len();
        if !self.folded.is_empty() {
            self.folded.push(' ');
        }
        if span.shape & shape::ALNUM != 0 {
            self.spans.push(span);
        }
    }

    pub(super) fn has(&self, shape: u32) -> bool {
        self.shape & shape != 0
    }

    /// Whether the text is tidy, and no other text in the wrong encoding or in references of HTML.
    pub(in crate::normalize) fn is_plain(&self) -> bool {
        let may_be_bytes = self.has(shape::FIRST_BYTE) && self.has(shape::NEXT_BYTE);
        self.has(shape::ALNUM) && !self.has(shape::UNTIDY) && !may_be_bytes
    }

    /// East Asian letters and no others.
    pub(super) fn is_east_asian(&self) -> bool {
        use shape::{CYRILLIC, EAST_ASIAN, GREEK, LATIN, OTHER_SCRIPT};
        self.has(EAST_ASIAN) && !self.has(LATIN | GREEK | CYRILLIC | OTHER_SCRIPT)
    }

    /// The words with what the lexicon says of them.
    pub(super) fn words(&self) -> Vec<Word<'_>> {
        let mut words = Vec::with_capacity(self.spans.len());
        for span in &self.spans {
            words.push(self.word(span));
        }
        words
    }

    /// The text from one word up to another, without the comma before that.
    pub(super) fn between(&self, from: usize, to: usize) -> &'t str {
        let spans = self.spans.get(from..to).unwrap_or_default();
        let ends = spans.first().zip(spans.last()).map(|(first, last)| first.text.0..last.text.1);
        ends.and_then(|ends| self.text.get(ends)).unwrap_or_default()
    }

    /// The only word of a text; an empty one where there is none.
    pub(super) fn only(&self) -> Word<'_> {
        self.spans.first().map_or(Word::default(), |span| self.word(span))
    }

    fn word(&self, span: &Span) -> Word<'_> {
        let text = self.text.get(span.text.0..span.text.1).unwrap_or_default();
        let folded = self.folded.get(span.folded.0..span.folded.1).unwrap_or_default();
        Word::new(text, folded, span.shape, span.segment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn a_text_is_folded_as_everywhere() {
        for text in ["Anna  Schmidt", "O' Neil, J.R.", "-", "", "Ôn 'Bob' & Co.", "بن، ا", "Straße- ,x"]
        {
            assert_eq!(Sheet::of(text).folded, fold(text), "{text}");
        }
    }

    #[test]
    fn words_end_at_spaces_and_commas() {
        let sheet = Sheet::of("Berg,Dr. Anna-Marie & J.");
        let words = sheet.words();
        let read: Vec<_> = words.iter().map(|word| (word.text, word.folded, word.segment)).collect();
        assert_eq!(
            read,
            [("Berg", "berg", 0), ("Dr.", "dr", 1), ("Anna-Marie", "anna marie", 1), ("J.", "j", 1)]
        );
        assert!(words.iter().map(Word::is_initial).eq([false, false, false, true]));
        assert!(sheet.has(shape::JOINING) && !sheet.has(shape::LOUD | shape::WIDE));
    }
}
