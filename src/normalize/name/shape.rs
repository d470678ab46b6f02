//! What the letters of a word look like, one bit each; a text has the bits of all its words.
//!
//! Does: read a word letter by letter, once, and fold it on the way.
//! Does not: know what the word means.

use super::casing::has_no_capital;
use crate::text::letter::Letter;
use crate::text::script::{Script, block};

/// A letter.
pub(super) const LETTER: u32 = 1;
/// A letter or a digit.
pub(super) const ALNUM: u32 = 1 << 1;
/// A capital.
pub(super) const UPPER: u32 = 1 << 2;
/// A small letter.
pub(super) const LOWER: u32 = 1 << 3;
/// The first letter is small.
pub(super) const SMALL: u32 = 1 << 4;
/// One letter, with or without points behind it.
pub(super) const INITIAL: u32 = 1 << 5;
/// A point.
pub(super) const POINT: u32 = 1 << 6;
/// A point before the end: M.D., Ph.D.
pub(super) const INNER_POINT: u32 = 1 << 7;
/// Two capitals side by side.
pub(super) const LOUD: u32 = 1 << 8;
/// Anything that is not ASCII.
pub(super) const WIDE: u32 = 1 << 10;
pub(super) const LATIN: u32 = 1 << 11;
pub(super) const GREEK: u32 = 1 << 12;
pub(super) const CYRILLIC: u32 = 1 << 13;
pub(super) const EAST_ASIAN: u32 = 1 << 14;
pub(super) const OTHER_SCRIPT: u32 = 1 << 15;
/// A sign of an e-mail address.
pub(super) const AT: u32 = 1 << 16;
/// A sign that quotes or brackets begin with.
pub(super) const OPENING: u32 = 1 << 17;
/// A sign that may stand between two people.
pub(super) const JOINING: u32 = 1 << 18;
/// Vietnamese marks.
pub(super) const VIETNAMESE: u32 = 1 << 19;
/// Anything that may have to be made tidy, or be a reference of HTML.
pub(super) const UNTIDY: u32 = 1 << 20;
/// What the first byte of a letter looks like in the wrong encoding.
pub(super) const FIRST_BYTE: u32 = 1 << 21;
/// What a byte behind it looks like.
pub(super) const NEXT_BYTE: u32 = 1 << 22;

/// One word while it is read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    shape: u32,
    /// The shape of the character before.
    before: u32,
    /// Characters that are no points.
    many: usize,
}

impl Reading {
    /// Reads up to a space or a comma: where the word ends, and how wide that is.
    pub(super) fn read(&mut self, text: &str, from: usize, folded: &mut String) -> (usize, usize) {
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
                        self.shape |= WIDE | UNTIDY;
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
            self.shape |= POINT;
            self.before = 0;
            return;
        }
        let of = if letter.is_alphanumeric() { of_letter(c, letter) } else { of_sign(c, letter, first) };
        if of & !self.shape & LETTER != 0 && letter.is_lower() {
            self.shape |= SMALL;
        }
        if self.before & of & UPPER != 0 {
            self.shape |= LOUD;
        }
        if self.shape & POINT != 0 {
            self.shape |= INNER_POINT;
        }
        self.shape |= of;
        self.before = of;
        self.many += 1;
    }

    pub(super) fn shape(&self) -> u32 {
        let is_initial = self.many == 1 && self.shape & (LETTER | INNER_POINT) == LETTER;
        self.shape | if is_initial { INITIAL } else { 0 }
    }
}

fn of_letter(c: char, letter: Letter) -> u32 {
    let mut of = ALNUM;
    if letter.is_alphabetic() {
        of |= LETTER | of_script(c);
    }
    if letter.is_upper() {
        of |= UPPER;
    } else if letter.is_lower() {
        of |= LOWER;
    }
    if c.is_ascii() {
        return of;
    }
    of |= wide(letter);
    if has_no_capital(c) {
        of &= !(UPPER | LOWER);
    }
    of | if is_vietnamese(c) { VIETNAMESE } else { 0 }
}

pub(super) fn wide(letter: Letter) -> u32 {
    WIDE | if letter.is_settled() { 0 } else { UNTIDY }
        | if letter.may_be_first_byte() { FIRST_BYTE } else { 0 }
        | if letter.may_be_next_byte() { NEXT_BYTE } else { 0 }
}

pub(super) fn of_script(c: char) -> u32 {
    match block(c) {
        Script::Latin => LATIN,
        Script::Greek => GREEK,
        Script::Cyrillic => CYRILLIC,
        Script::EastAsian => EAST_ASIAN,
        Script::Other => OTHER_SCRIPT,
    }
}

/// A single quote opens only where a word begins.
fn of_sign(c: char, letter: Letter, first: bool) -> u32 {
    let of = match c {
        '@' => AT,
        '&' => JOINING | UNTIDY,
        '/' | ';' | '+' => JOINING,
        '"' | '“' | '„' | '«' | '(' | '[' => OPENING,
        '\'' | '‘' if first => OPENING,
        '\0'..' ' | '\x7f' => UNTIDY,
        _ => 0,
    };
    of | if c.is_ascii() { 0 } else { wide(letter) }
}

pub(super) fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ơ' | 'ư' | 'đ' | 'ă' | 'Ơ' | 'Ư' | 'Đ' | 'Ă')
}
