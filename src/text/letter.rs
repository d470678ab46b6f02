//! What is asked of every letter of every text, found once a character: its plain form, whether it is
//! a letter, its case.
//!
//! Does: keep the answers for the Latin, Greek and Cyrillic letters, and for marks between them.
//! Does not: know more than `fold`, `forms` and the standard library, which it asks.

use super::case::small;
use super::forms::{is_mark, nfc, plainest};
use super::mojibake;
use std::sync::OnceLock;

/// A character in one number: its plain form in the low bits, above them what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter(u32);

const PLAIN: u32 = (1 << 21) - 1;
const ALPHABETIC: u32 = 1 << 21;
const ALPHANUMERIC: u32 = 1 << 22;
const UPPER: u32 = 1 << 23;
const LOWER: u32 = 1 << 24;
/// It becomes several letters.
const SEVERAL: u32 = 1 << 25;
const SETTLED: u32 = 1 << 26;
const FIRST_BYTE: u32 = 1 << 27;
const NEXT_BYTE: u32 = 1 << 28;

/// Characters whose answers are kept: two ranges, one behind the other.
const KEPT: u32 = 0x530;
const MORE: std::ops::Range<u32> = 0x1e00..0x1f00;

impl Letter {
    /// What a character is.
    #[must_use]
    pub fn of(c: char) -> Self {
        static LETTERS: OnceLock<Vec<Letter>> = OnceLock::new();
        if c.is_ascii() {
            return Self::read_ascii(c);
        }
        let code = u32::from(c);
        let at = match code {
            _ if code < KEPT => code,
            _ if MORE.contains(&code) => code - MORE.start + KEPT,
            // Han letters, kana and syllables of Hangul.
            0x4e00..=0x9fff | 0x3041..=0x3096 | 0x30a1..=0x30fa | 0xac00..=0xd7a3 => {
                return Self(Self::read(c).0 | SETTLED);
            }
            _ if matches!(c, '‘' | '’' | '“' | '”' | '„' | '–') => {
                return Self(Self::read(c).0 | SETTLED | NEXT_BYTE);
            }
            _ => return Self::read(c),
        };
        let letters = LETTERS.get_or_init(|| (0..KEPT).chain(MORE).map(Self::read_code).collect());
        letters.get(at as usize).copied().unwrap_or(Self(0))
    }

    fn read_ascii(c: char) -> Self {
        let lower = c.to_ascii_lowercase();
        match lower {
            'a'..='z' if lower == c => Self(u32::from(c) | ALPHABETIC | ALPHANUMERIC | LOWER),
            'a'..='z' => Self(u32::from(lower) | ALPHABETIC | ALPHANUMERIC | UPPER),
            '0'..='9' => Self(u32::from(c) | ALPHANUMERIC),
            '\'' | '`' => Self(0),
            _ => Self(u32::from(' ')),
        }
    }

    fn read_code(code: u32) -> Self {
        let c = char::from_u32(code).unwrap_or_default();
        let letter = Self::read(c);
        let settled =
            letter.is_alphanumeric() && !is_mark(c) && nfc(c.encode_utf8(&mut [0; 4])).chars().eq([c]);
        let bytes = if mojibake::is_first_byte(c) { FIRST_BYTE } else { 0 }
            | if mojibake::is_next_byte(c) { NEXT_BYTE } else { 0 };
        Self(letter.0 | bytes | if settled { SETTLED } else { 0 })
    }

    fn read(c: char) -> Self {
        let mut plain = 0;
        let mut many = 0;
        fold_letter(c, &mut |piece| {
            plain = u32::from(piece);
            many += 1;
        });
        let flag = |is: bool, flag| if is { flag } else { 0 };
        Self(
            if many > 1 { SEVERAL } else { plain }
                | flag(c.is_alphabetic(), ALPHABETIC)
                | flag(c.is_alphanumeric(), ALPHANUMERIC)
                | flag(c.is_uppercase(), UPPER)
                | flag(c.is_lowercase(), LOWER),
        )
    }

    /// `char::is_alphabetic`
    #[must_use]
    pub fn is_alphabetic(self) -> bool {
        self.0 & ALPHABETIC != 0
    }

    /// `char::is_alphanumeric`
    #[must_use]
    pub fn is_alphanumeric(self) -> bool {
        self.0 & ALPHANUMERIC != 0
    }

    /// `char::is_uppercase`
    #[must_use]
    pub fn is_upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// `char::is_lowercase`
    #[must_use]
    pub fn is_lower(self) -> bool {
        self.0 & LOWER != 0
    }

    /// Whether it is certain that `tidy` leaves the letter beyond ASCII as it is, whatever stands beside it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.0 & SETTLED != 0
    }

    /// Whether it may be the first byte of a letter that was read in the wrong encoding.
    #[must_use]
    pub fn may_be_first_byte(self) -> bool {
        self.0 & FIRST_BYTE != 0
    }

    /// Whether it may be one of the bytes behind.
    #[must_use]
    pub fn may_be_next_byte(self) -> bool {
        self.0 & NEXT_BYTE != 0
    }

    /// The folded letter, where it is one.
    #[must_use]
    pub fn plain(self) -> Option<char> {
        char::from_u32(self.0 & (PLAIN | SEVERAL)).filter(|_| self.is_alphabetic() && self.0 & SEVERAL == 0)
    }

    /// Adds the folded letters of the character to a text whose part in the making begins at `start`.
    pub fn fold_into(self, c: char, start: usize, folded: &mut String) {
        match self.0 & (PLAIN | SEVERAL) {
            0 => {}
            SEVERAL if c == 'ß' => folded.push_str("ss"),
            SEVERAL.. => fold_letter(c, &mut |piece| push(folded, start, piece)),
            plain => push(folded, start, char::from_u32(plain).unwrap_or(' ')),
        }
    }
}

/// One folded letter; one space for anything else between two.
fn push(folded: &mut String, start: usize, plain: char) {
    if plain != ' ' || !(folded.len() == start || folded.ends_with(' ')) {
        folded.push(plain);
    }
}

/// The folded letters of one character, a space for each sign.
fn fold_letter(c: char, emit: &mut dyn FnMut(char)) {
    plainest(c, &mut |piece| {
        if !is_mark(piece) {
            spell(piece, emit);
        }
    });
}

fn spell(c: char, emit: &mut dyn FnMut(char)) {
    let spelled = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        // The last one of a word: ΠΑΠΑΣ and Παπάς.
        'ς' => "σ",
        // An apostrophe joins: O'Neil and ONeil are the same word.
        '\'' | '’' | '‘' | '`' | '´' => "",
        _ => return emit(if c.is_alphanumeric() { small(c) } else { ' ' }),
    };
    spelled.chars().for_each(emit);
}

#[cfg(test)]
mod tests {
    use super::super::tidy::{Lines, tidy};
    use super::*;

    #[test]
    fn every_character_is_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            let letter = Letter::of(c);
            assert_eq!(letter.0 & !(SETTLED | FIRST_BYTE | NEXT_BYTE), Letter::read(c).0, "{c:?}");
            assert_eq!(letter.is_alphabetic(), c.is_alphabetic(), "{c:?}");
            assert_eq!(letter.is_alphanumeric(), c.is_alphanumeric(), "{c:?}");
            assert_eq!((letter.is_upper(), letter.is_lower()), (c.is_uppercase(), c.is_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn tidy_leaves_settled_letters_as_they_are() {
        let settled = |c: &char| Letter::of(*c).is_settled();
        let mut text = String::new();
        for c in ('\u{80}'..=char::MAX).filter(settled) {
            text.push(c);
            if text.len() > 30 {
                assert_eq!(tidy(&text, Lines::Join).text, text);
                text = text.chars().next_back().into_iter().collect();
            }
        }
        assert!(
            ['é', 'Я', 'ễ', '林', '김'].iter().all(settled) && !['ﬁ', 'Ａ', '\u{301}'].iter().any(settled)
        );
    }
}
