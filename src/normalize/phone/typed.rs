//! What stands in a field for telephone numbers: digits, a plus, letters on keys, an extension.
//!
//! Does: read labels, notes, brackets, signs, digits of any script and `tel:` links.
//! Does not: know a country, or decide whether letters mean digits.

use super::number::{Digits, MOST};
use crate::data::PHONE_EXTENSIONS;
use crate::text::case::lower;
use crate::text::digits::{all as all_digits, digit};
use crate::text::find;

/// Most digits of an extension after a word, and after a sign alone.
const EXTENSION: usize = 20;
const EXTENSION_AFTER_SIGN: usize = 9;
/// Fewest digits that make a number of their own beside another one.
const NUMBER: usize = 6;
/// Fewest letters that are meant as keys.
const KEYED: usize = 3;

/// One number as it was typed.
#[derive(Default)]
pub(super) struct Typed<'t> {
    pub(super) plus: bool,
    pub(super) digits: Digits,
    /// All digits there are, also those that are too many.
    pub(super) count: usize,
    pub(super) letters: usize,
    /// As it was typed: digits of any script.
    pub(super) extension: &'t str,
    /// The calling code that a link names apart from the number.
    code: &'t str,
    /// From the first digit on.
    body: &'t str,
}

/// What stands for a digit.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reading {
    /// Digits alone.
    Digits,
    /// Letters as the keys of a telephone, too.
    Keyed,
    /// Digits but a zero that stands alone in brackets.
    Unbracketed,
}

/// The number in a text of digits, plain signs and single spaces alone, as most are; none where it may be
/// several, or ends as numbers of spreadsheets do.
pub(super) fn plain(text: &str) -> Option<Typed<'_>> {
    let (mut plus, mut digits, mut start) = (false, Digits::NONE, None);
    let mut before = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => digits.push(byte),
            b'/' if before == b' ' => return None,
            b' ' if matches!(before, 0 | b' ') => return None,
            b' ' | b'-' | b'(' | b')' | b'/' | b'.' => {}
            b'+' if start.is_none() => plus = true,
            _ => return None,
        }
        if start.is_none() && matches!(byte, b'+' | b'0'..=b'9') {
            start = Some(at + usize::from(plus));
        }
        before = byte;
    }
    let count = digits.all().len();
    let body = text.get(start?..)?;
    let is_whole = (1..MOST).contains(&count) && before != b' ' && !text.ends_with(".0");
    is_whole.then_some(Typed { plus, digits, count, body, ..Typed::default() })
}

/// A number with its extension; none where no digit stands, or what no number has.
pub(super) fn read(text: &str) -> Option<Typed<'_>> {
    if is_scientific(text) {
        return None;
    }
    let (text, context) = of_link(text);
    let (body, extension) = split_extension(text);
    let start = body.find(|c: char| c == '+' || digit(c).is_some())?;
    let body = body.get(start..)?;
    let plus = body.starts_with('+');
    let code = if plus { "" } else { context };
    let body = body.trim_start_matches('+');
    if find::holds_any(body, b"@+") {
        return None;
    }
    let mut typed = Typed { plus: plus || !context.is_empty(), extension, code, body, ..Typed::default() };
    typed.digits = typed.read_as(Reading::Digits);
    typed.letters = body.chars().filter(|c| c.is_alphabetic()).count();
    typed.count = count_digits(code) + count_digits(body);
    (typed.count > 0).then_some(typed)
}

/// 1,711234567E9: a spreadsheet kept the size of the number, and not its digits.
fn is_scientific(text: &str) -> bool {
    let Some((head, power)) = text.split_once(['E', 'e']) else { return false };
    let is_float = head
        .split_once([',', '.'])
        .is_some_and(|(whole, rest)| whole.len() == 1 && all_digits(whole) && all_digits(rest));
    is_float && all_digits(power.strip_prefix('+').unwrap_or(power))
}

/// The number of a `tel:` link, its extension still behind it, and the calling code that it is to be
/// read with.
fn of_link(text: &str) -> (&str, &str) {
    let text = find::split_once(text, ";isub=").map_or(text, |(text, _)| text);
    match find::split_once(text, ";phone-context=") {
        Some((number, context)) if context.starts_with('+') => {
            (number, context.split(';').next().unwrap_or(""))
        }
        Some((number, _)) => (number, ""),
        None => (text, ""),
    }
}

/// Whether the digit before the rest stands alone in brackets.
fn is_alone(body: &str, rest: &str) -> bool {
    let before = body.len() - rest.len();
    rest.starts_with(')') && body.as_bytes().get(before.wrapping_sub(2)) == Some(&b'(')
}

impl Typed<'_> {
    /// What else the signs may stand for.
    pub(super) fn other_readings(&self) -> impl Iterator<Item = Reading> + use<> {
        let keyed = (self.letters >= KEYED).then_some(Reading::Keyed);
        let unbracketed = find::holds(self.body, '(').then_some(Reading::Unbracketed);
        keyed.into_iter().chain(unbracketed)
    }

    /// The digits in another reading.
    pub(super) fn read_as(&self, reading: Reading) -> Digits {
        let mut digits = Digits::NONE;
        let mut add = |value: u8| digits.push(b'0' + value);
        self.code.chars().filter_map(digit).for_each(&mut add);
        let mut rest = self.body.chars();
        while let Some(c) = rest.next() {
            let value = match digit(c) {
                Some(0) if reading == Reading::Unbracketed && is_alone(self.body, rest.as_str()) => None,
                None if reading == Reading::Keyed => key(c),
                value => value,
            };
            value.into_iter().for_each(&mut add);
        }
        digits
    }
}

/// The key of a telephone that has a letter on it.
fn key(letter: char) -> Option<u8> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => 2,
        'D'..='F' => 3,
        'G'..='I' => 4,
        'J'..='L' => 5,
        'M'..='O' => 6,
        'P'..='S' => 7,
        'T'..='V' => 8,
        'W'..='Z' => 9,
        _ => return None,
    })
}

/// A number and the extension behind it: `ext. 5`, `x5`, `#5`, `;ext=5`, `Durchwahl 5`, `,,5`.
fn split_extension(text: &str) -> (&str, &str) {
    let closed = text.strip_suffix('#').unwrap_or(text);
    let head = closed.trim_end_matches(|c: char| digit(c).is_some());
    let extension = closed.get(head.len()..).unwrap_or_default();
    let marked = head.trim_end_matches([' ', '.', ':', '=', '-']);
    let number = marked.trim_end_matches(char::is_alphabetic);
    let word = marked.get(number.len()..).unwrap_or_default();
    let (number, longest) = if !word.is_empty() {
        (if is_extension(word) { number } else { "" }, EXTENSION)
    } else {
        let unsigned = marked.trim_end_matches(['#', '~', ',', ';', ' ']);
        let is_signed = marked.trim_end() != unsigned || (closed != text && head != marked);
        (if is_signed { unsigned } else { "" }, EXTENSION_AFTER_SIGN)
    };
    let is_short = (1..=longest).contains(&extension.chars().count());
    if is_short && count_digits(number) > 2 {
        (number.trim_end_matches([' ', '.', ';', ',', '/', '-', '(']), extension)
    } else {
        (text, "")
    }
}

pub(super) fn count_digits(text: &str) -> usize {
    text.chars().filter(|c| digit(*c).is_some()).count()
}

/// Whether anything stands in the text that parts one number from the next.
pub(super) fn may_part(text: &str) -> bool {
    let parts = |byte: &u8| {
        matches!(byte, b';' | b'|' | b',' | b'&' | b'+' | b'/' | 0x80..) || byte.is_ascii_alphabetic()
    };
    text.as_bytes().iter().skip(1).any(parts)
}

/// The numbers of a field that holds several: parted by signs, by words, by the plus of the next one,
/// each long enough.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut word = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c.is_alphabetic() && !before.is_alphabetic() {
            word = at;
        }
        let ends_word = before.is_alphabetic() && !c.is_alphabetic();
        let is_parting = match c {
            ';' | '|' | ',' | '&' | '+' => true,
            '/' => before == ' ',
            _ => ends_word && !is_extension(text.get(word..at).unwrap_or_default()),
        };
        if is_parting {
            add(&mut pieces, text.get(start..at).unwrap_or_default());
            start = at;
        }
        before = c;
    }
    add(&mut pieces, text.get(start..).unwrap_or_default());
    pieces
}

fn add<'t>(pieces: &mut Vec<&'t str>, piece: &'t str) {
    if count_digits(piece) >= NUMBER {
        pieces.push(piece.trim_matches([' ', ';', '|', ',', '&', '/']));
    }
}

fn is_extension(word: &str) -> bool {
    PHONE_EXTENSIONS.has(&lower(word))
}
