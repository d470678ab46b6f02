//! A name read once, letter by letter: where its words are, how they are folded, and what they look
//! like.
//!
//! Does: one pass over the text, so that every rule asks for a bit instead of reading letters again.
//! Does not: know what a word means (`word`).

use super::casing::has_no_capital;
use super::word::Word;
use crate::text::letter::Letter;
use crate::text::script::{Script, block};

/// What the letters of a word look like, one bit each; a text has the bits of all its words.
pub(super) mod shape {
    /// A letter.
    pub(in crate::normalize::name) const LETTER: u32 = 1;
    /// A letter or a digit.
    pub(in crate::normalize::name) const ALNUM: u32 = 1 << 1;
    /// A capital.
    pub(in crate::normalize::name) const UPPER: u32 = 1 << 2;
    /// A small letter.
    pub(in crate::normalize::name) const LOWER: u32 = 1 << 3;
    /// The first letter is small.
    pub(in crate::normalize::name) const SMALL: u32 = 1 << 4;
    /// One letter, with or without points behind it.
    pub(in crate::normalize::name) const INITIAL: u32 = 1 << 5;
    /// A point.
    pub(in crate::normalize::name) const POINT: u32 = 1 << 6;
    /// A point before the end: M.D., Ph.D.
    pub(in crate::normalize::name) const INNER_POINT: u32 = 1 << 7;
    /// Two capitals side by side.
    pub(in crate::normalize::name) const LOUD: u32 = 1 << 8;
    /// Anything that is not ASCII.
    pub(in crate::normalize::name) const WIDE: u32 = 1 << 10;
    pub(in crate::normalize::name) const LATIN: u32 = 1 << 11;
    pub(in crate::normalize::name) const GREEK: u32 = 1 << 12;
    pub(in crate::normalize::name) const CYRILLIC: u32 = 1 << 13;
    pub(in crate::normalize::name) const EAST_ASIAN: u32 = 1 << 14;
    pub(in crate::normalize::name) const OTHER_SCRIPT: u32 = 1 << 15;
    /// A sign of an e-mail address.
    pub(in crate::normalize::name) const AT: u32 = 1 << 16;
    /// A sign that quotes or brackets begin with.
    pub(in crate::normalize::name) const OPENING: u32 = 1 << 17;
    /// A sign that may stand between two people.
    pub(in crate::normalize::name) const JOINING: u32 = 1 << 18;
    /// Vietnamese marks.
    pub(in crate::normalize::name) const VIETNAMESE: u32 = 1 << 19;
    /// Anything that may have to be made tidy, or be a reference of HTML.
    pub(in crate::normalize::name) const UNTIDY: u32 = 1 << 20;
    /// What the first byte of a letter looks like in the wrong encoding.
    pub(in crate::normalize::name) const FIRST_BYTE: u32 = 1 << 21;
    /// What a byte behind it looks like.
    pub(in crate::normalize::name) const NEXT_BYTE: u32 = 1 << 22;
}

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

/// One word while it is read.
#[derive(Debug, Default)]
struct Reading {
    shape: u32,
    /// The shape of the character before.
    before: u32,
    /// Characters that are no points.
    many: usize,
}

impl Reading {
    /// Reads up to a space or a comma: where the word ends, and how wide that is.
    fn read(&mut self, text: &str, from: usize, folded: &mut String) -> (usize, usize) {
        let start = folded.len();
        let mut at = from;
        loop {
            let (c, width) = match text.as_bytes().get(at) {
                None => return (at, 0),
                Some(b' ' | b',') => return (at, 1),
                Some(byte) if byte.is_ascii() => (char::from(*byte), 1),
                Some(_) => match text.get(at..).and_then(|rest| rest.chars().next()) {
                    None => return (text.len(), 0),
                    Some('،') => {
                        self.shape |= shape::WIDE | shape::UNTIDY;
                        return (at, '،'.len_utf8());
                    }
                    Some(c) => (c, c.len_utf8()),
                },
            };
            let letter = Letter::of(c);
            letter.fold_into(c, start, folded);
            self.see(c, letter, at == from);
            at += width;
        }
    }

    fn see(&mut self, c: char, letter: Letter, first: bool) {
        if c == '.' {
            self.shape |= shape::POINT;
            self.before = 0;
            return;
        }
        let of = if letter.is_alphanumeric() { of_letter(c, letter) } else { of_sign(c, letter, first) };
        if of & !self.shape & shape::LETTER != 0 && letter.is_lower() {
            self.shape |= shape::SMALL;
        }
        if self.before & of & shape::UPPER != 0 {
            self.shape |= shape::LOUD;
        }
        if self.shape & shape::POINT != 0 {
            self.shape |= shape::INNER_POINT;
        }
        self.shape |= of;
        self.before = of;
        self.many += 1;
    }

    fn shape(&self) -> u32 {
        let is_initial = self.many == 1 && self.shape & (shape::LETTER | shape::INNER_POINT) == shape::LETTER;
        self.shape | if is_initial { shape::INITIAL } else { 0 }
    }
}

fn of_letter(c: char, letter: Letter) -> u32 {
    let mut of = shape::ALNUM;
    if letter.is_alphabetic() {
        of |= shape::LETTER | of_script(c);
    }
    if letter.is_upper() {
        of |= shape::UPPER;
    } else if letter.is_lower() {
        of |= shape::LOWER;
    }
    if c.is_ascii() {
        return of;
    }
    of |= wide(letter);
    if has_no_capital(c) {
        of &= !(shape::UPPER | shape::LOWER);
    }
    of | if is_vietnamese(c) { shape::VIETNAMESE } else { 0 }
}

fn wide(letter: Letter) -> u32 {
    shape::WIDE
        | if letter.is_settled() { 0 } else { shape::UNTIDY }
        | if letter.may_be_first_byte() { shape::FIRST_BYTE } else { 0 }
        | if letter.may_be_next_byte() { shape::NEXT_BYTE } else { 0 }
}

fn of_script(c: char) -> u32 {
    match block(c) {
        Script::Latin => shape::LATIN,
        Script::Greek => shape::GREEK,
        Script::Cyrillic => shape::CYRILLIC,
        Script::EastAsian => shape::EAST_ASIAN,
        Script::Other => shape::OTHER_SCRIPT,
    }
}

/// A single quote opens only where a word begins.
fn of_sign(c: char, letter: Letter, first: bool) -> u32 {
    let of = match c {
        '@' => shape::AT,
        '&' => shape::JOINING | shape::UNTIDY,
        '/' | ';' | '+' => shape::JOINING,
        '"' | '“' | '„' | '«' | '(' | '[' => shape::OPENING,
        '\'' | '‘' if first => shape::OPENING,
        '\0'..' ' | '\x7f' => shape::UNTIDY,
        _ => 0,
    };
    of | if c.is_ascii() { 0 } else { wide(letter) }
}

fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ơ' | 'ư' | 'đ' | 'ă' | 'Ơ' | 'Ư' | 'Đ' | 'Ă')
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
