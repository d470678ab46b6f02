//! Streets as most are: words of letters, and a house number before or behind them.
//!
//! Does: see that no word is anything but a name or a word for a street, so that nothing else can be meant.
//! Does not: read units, boxes, corners, several numbers, or a text of one case.

use super::word::{class_of_joined, has_class};
use crate::normalize::clean::{Clean, Context};
use crate::normalize::noise::{self, Noise};
use crate::normalize::parts::Parts;
use crate::text::digits;
use crate::text::letter::Letter;
use crate::text::line::Line;
use crate::vocabulary::{ChangeCode, Kind, Part};

/// Most bytes: no longer word is looked up.
const LONGEST: usize = 32;
/// Words that together may name a box at the post office.
const BOX_WORDS: usize = 3;

/// What is read so far.
#[derive(Default)]
struct Scan {
    folded: Line,
    /// The same without spaces.
    joined: Line,
    upper: bool,
    lower: bool,
    /// What letters look like that were read in the wrong encoding.
    first_byte: bool,
    next_byte: bool,
}

/// What the general road would say of such a street.
pub(in crate::normalize) fn quick(raw: &str, context: &Context) -> Option<Clean> {
    if raw.len() > LONGEST || context.own.is_some() {
        return None;
    }
    let mut scan = Scan::default();
    let mut number = None;
    let (mut from, mut behind) = (0, false);
    for (at, word) in raw.split(' ').enumerate() {
        let joined = scan.joined.bytes().len();
        // A number stands at one end, and there is but one.
        (!behind).then_some(())?;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            (number.is_none() && is_number(word, at > 0) && scan.number(word)).then_some(())?;
            (number, behind) = (Some((from, from + word.len())), at > 0);
        } else {
            scan.word(word)?;
        }
        let letters = scan.joined.text().get(joined..)?;
        let is_second = at == 1 && number.is_some_and(|(from, _)| from == 0);
        let is_plain = means_nothing(class_of_joined(letters)) && !(is_second && is_short(letters));
        let is_box = at > 0 && at < BOX_WORDS && has_class(class_of_joined(scan.joined.text()), "box", None);
        (is_plain && !is_box).then_some(())?;
        from += word.len() + 1;
    }
    scan.clean(raw, number)
}

/// Classes that a word needs others for, to be anything but a name.
fn means_nothing(classes: &'static str) -> bool {
    let name = |class: &'static str| class.split(':').next().unwrap_or_default();
    classes.is_empty() || classes.split(' ').all(|class| matches!(name(class), "small" | "level" | "plate"))
}

/// Digits with a letter behind them; as the last word also with another number behind a hyphen.
fn is_number(word: &str, last: bool) -> bool {
    let (first, other) = word.split_once('-').filter(|_| last).unwrap_or((word, "0"));
    digits::all(other) && digits::all(first.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(first))
}

/// Behind a number it may belong to it: 12 a, 12 II.
fn is_short(letters: &str) -> bool {
    letters.len() < 2 || letters.bytes().all(|byte| byte == b'i')
}

impl Scan {
    /// Digits and a letter that makes no ordinal of them, or digits with a hyphen.
    fn number(&mut self, word: &str) -> bool {
        self.space();
        for byte in word.as_bytes() {
            match byte {
                b'e' | b'E' => return false,
                b'-' => self.space(),
                _ => self.add(Letter::of(char::from(*byte)), byte.to_ascii_lowercase()),
            }
        }
        word.len() < 8
    }

    /// Letters, with hyphens and apostrophes between them and a point behind.
    fn word(&mut self, word: &str) -> Option<()> {
        self.space();
        let mut hyphen = 0;
        for (at, c) in word.char_indices() {
            match c {
                '.' if at > hyphen && at + 1 == word.len() => {}
                '\'' if at > 0 && at + 1 < word.len() => {}
                // Another word, and no code of a region.
                '-' if at > hyphen && at + 3 < word.len() => {
                    hyphen = at + 1;
                    self.space();
                }
                'ß' => {
                    self.add(Letter::of(c), b's');
                    self.add(Letter::of(c), b's');
                }
                _ => self.letter(c)?,
            }
        }
        (word.len() > hyphen).then_some(())
    }

    fn letter(&mut self, c: char) -> Option<()> {
        let letter = Letter::of(c);
        let plain = letter.plain().filter(|_| c.is_ascii() || letter.is_settled())?;
        let mut bytes = [0; 4];
        plain.encode_utf8(&mut bytes).bytes().for_each(|byte| self.add(letter, byte));
        Some(())
    }

    fn add(&mut self, letter: Letter, folded: u8) {
        self.folded.push(folded);
        self.joined.push(folded);
        self.upper |= letter.is_upper();
        self.lower |= letter.is_lower();
        self.first_byte |= letter.may_be_first_byte();
        self.next_byte |= letter.may_be_next_byte();
    }

    fn space(&mut self) {
        if !self.folded.bytes().is_empty() {
            self.folded.push(b' ');
        }
    }

    fn clean(&self, raw: &str, number: Option<(usize, usize)>) -> Option<Clean> {
        let (from, to) = number.unwrap_or((raw.len(), raw.len()));
        let street = if from == 0 { raw.get(to + 1..)? } else { raw.get(..from)?.trim_end_matches(' ') };
        let as_typed = self.upper && self.lower && !(self.first_byte && self.next_byte);
        let is_noise = || noise::of_folded(Kind::AddressStreet, raw, self.folded.text()) != Noise::None;
        if !as_typed || is_noise() {
            return None;
        }
        let mut clean = Clean::quick(raw, raw.into(), ChangeCode::Case);
        clean.parts = Parts::with_room(raw.len() + 4);
        clean.parts.push(Part::Street, street);
        if from < to {
            clean.parts.push(Part::Number, raw.get(from..to)?);
        }
        Some(clean)
    }
}
