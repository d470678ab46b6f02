//! Unicode's normal forms NFC and NFKD, and its marks.
//!
//! Does: the same as the crate unicode-normalization, to which a test holds every character. What
//! composes is asked of the crate; the rest of its tables weigh seven times what these do.
//! Does not: NFD or NFKC, which nothing here needs.

use super::forms_table::{CANONICAL, COMPATIBLE, MARKS, PAIRS};
use super::numbers::Numbers;
use std::sync::OnceLock;
use unicode_normalization::char::compose;

/// Composed characters wherever there are any (NFC).
#[must_use]
pub fn nfc(text: &str) -> String {
    let mut letters = Vec::with_capacity(text.len());
    let forms = Forms::get();
    for c in text.chars() {
        forms.decompose(c, 0, &mut |piece| letters.push((forms.class(piece), piece)));
    }
    order(&mut letters);
    composed(&letters).into_iter().collect()
}

/// Brings a text to NFC where cutting it, or changing a letter's case, may have taken it out; says whether
/// that was so.
pub fn recompose(text: &mut String) -> bool {
    if is_composed(text) {
        return false;
    }
    let composed = nfc(text);
    let changed = composed != *text;
    *text = composed;
    changed
}

/// Whether a character is for sure what NFC makes of it, whatever stands before it: all below the first
/// mark, and letters that no mark belongs to, of Latin, Greek, Cyrillic, kana, Han and Hangul.
#[must_use]
pub fn has_no_marks(c: char) -> bool {
    matches!(c,
        '\0'..='ɏ' | 'Έ'..='҂' | 'Ҋ'..='ӿ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

/// Whether it is certain at one look that there is nothing to compose.
#[must_use]
pub fn is_composed(text: &str) -> bool {
    text.is_ascii() || text.chars().all(has_no_marks)
}

/// The plainest characters that one is made of (NFKD, marks in the order they come).
pub fn plainest(c: char, emit: &mut dyn FnMut(char)) {
    Forms::get().decompose(c, BY_COMPATIBILITY, emit);
}

/// Whether a character is an accent or other mark of the letter before it.
#[must_use]
pub fn is_mark(c: char) -> bool {
    c >= FIRST_MARK && Forms::get().mark(c).is_some()
}

const FIRST_MARK: char = '\u{300}';
/// Nothing below is made of others.
const FIRST_MADE: char = '\u{A0}';

/// Within each run of marks those of a lower class come first; equal ones keep their order.
fn order(letters: &mut [(u32, char)]) {
    for marks in letters.split_mut(|(class, _)| *class == 0) {
        if marks.is_sorted_by_key(|(class, _)| *class) {
            continue;
        }
        let typed = marks.to_vec();
        let mut places = marks.iter_mut();
        let mut class = 0;
        // There are 55 classes, so that a heap of marks is read so often at most.
        while let Some(next) = typed.iter().map(|mark| mark.0).filter(|other| *other > class).min() {
            class = next;
            let alike = typed.iter().filter(|mark| mark.0 == class);
            alike.zip(places.by_ref()).for_each(|(mark, place)| *place = *mark);
        }
    }
}

/// Each character joined to the starter before it where nothing blocks it (UAX 15, D117).
fn composed(letters: &[(u32, char)]) -> Vec<char> {
    let mut composed: Vec<char> = Vec::with_capacity(letters.len());
    let mut starter = None;
    let mut class_before = 0;
    for (class, c) in letters.iter().copied() {
        let free = |at: &usize| at + 1 == composed.len() || class_before < class;
        let whole = starter.filter(free).and_then(|at| Some((at, compose(*composed.get(at)?, c)?)));
        match whole.and_then(|(at, whole)| Some((composed.get_mut(at)?, whole))) {
            Some((place, whole)) => *place = whole,
            None => {
                starter = if class == 0 { Some(composed.len()) } else { starter };
                class_before = class;
                composed.push(c);
            }
        }
    }
    composed
}

/// The tables, spread out at the first look.
#[derive(Default)]
struct Forms {
    /// What characters become, a line each.
    pieces: String,
    /// Character → where its line begins; above `BY_COMPATIBILITY` what only NFKD replaces.
    made: Numbers,
    /// First mark of a run, the one after its last, their combining class.
    marks: Vec<(u32, u32, u32)>,
}

const BY_COMPATIBILITY: u32 = 1 << 31;

impl Forms {
    fn get() -> &'static Self {
        static FORMS: OnceLock<Forms> = OnceLock::new();
        FORMS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut forms = Self { marks: marks(), ..Self::default() };
        for row in PAIRS.lines() {
            let mut firsts = row.chars();
            let second = firsts.next().unwrap_or_default();
            for first in firsts {
                forms.begin(compose(first, second).map_or(0, u32::from), 0);
                forms.pieces.extend([first, second, '\n']);
            }
        }
        CANONICAL.lines().for_each(|row| forms.enter(row, 0));
        COMPATIBLE.lines().for_each(|row| forms.enter(row, BY_COMPATIBILITY));
        forms
    }

    /// A row of characters that follow one another.
    fn enter(&mut self, row: &str, by: u32) {
        let mut letters = row.chars();
        let mut c = letters.next().map_or(0, u32::from);
        for item in letters.as_str().split('\t') {
            match item.split_once('…') {
                Some((first, last)) => {
                    for letter in first.chars().flat_map(|first| first..=last.chars().next().unwrap_or(first))
                    {
                        self.begin(c, by);
                        self.pieces.extend([letter, '\n']);
                        c += 1;
                    }
                }
                None => {
                    self.begin(c, by);
                    self.pieces.push_str(item);
                    self.pieces.push('\n');
                    c += 1;
                }
            }
        }
    }

    fn begin(&mut self, c: u32, by: u32) {
        self.made.insert(u64::from(c), self.pieces.len() as u32 | by);
    }

    /// A character's full decomposition; `by` says whether what only NFKD replaces is replaced.
    fn decompose(&self, c: char, by: u32, emit: &mut dyn FnMut(char)) {
        if c < FIRST_MADE {
            return emit(c);
        }
        if let Some(syllable) = u32::from(c).checked_sub(HANGUL).filter(|syllable| *syllable < SYLLABLES) {
            return jamo(syllable, emit);
        }
        match self.pieces(c, by) {
            Some(pieces) => pieces.chars().for_each(|piece| self.decompose(piece, by, emit)),
            None => emit(c),
        }
    }

    fn pieces(&self, c: char, by: u32) -> Option<&str> {
        let made = self.made.get(u64::from(u32::from(c)))?;
        let from = made & !BY_COMPATIBILITY;
        let known = made & BY_COMPATIBILITY <= by;
        self.pieces.get(from as usize..).filter(|_| known)?.lines().next()
    }

    /// The combining class of a mark.
    fn mark(&self, c: char) -> Option<u32> {
        let c = u32::from(c);
        let after = self.marks.partition_point(|(first, ..)| *first <= c);
        let (_, end, class) = self.marks.get(after.checked_sub(1)?)?;
        (c < *end).then_some(*class)
    }

    fn class(&self, c: char) -> u32 {
        if c < FIRST_MARK { 0 } else { self.mark(c).unwrap_or(0) }
    }
}

fn marks() -> Vec<(u32, u32, u32)> {
    let mut marks = Vec::new();
    let mut numbers = MARKS.chars().map(u32::from);
    let mut at = 0;
    while let (Some(gap), Some(many), Some(class)) = (numbers.next(), numbers.next(), numbers.next()) {
        marks.push((at + gap, at + gap + many, class));
        at += gap + many;
    }
    marks
}

/// Hangul syllables are arithmetic: a leading consonant, a vowel, perhaps a trailing consonant.
const HANGUL: u32 = 0xAC00;
const SYLLABLES: u32 = 11_172;

fn jamo(syllable: u32, emit: &mut dyn FnMut(char)) {
    let (lead, vowel, trail) = (syllable / 588, syllable % 588 / 28, syllable % 28);
    let jamo = [0x1100 + lead, 0x1161 + vowel, 0x11A7 + trail];
    let many = if trail == 0 { 2 } else { 3 };
    jamo.into_iter().take(many).filter_map(char::from_u32).for_each(emit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

    fn plain(text: &str) -> String {
        let mut plain = String::new();
        text.chars().for_each(|c| plainest(c, &mut |piece| plain.push(piece)));
        plain
    }

    #[test]
    fn every_character_is_what_the_crate_says() {
        let forms = Forms::get();
        for c in '\0'..=char::MAX {
            assert_eq!(is_mark(c), is_combining_mark(c), "{c:?}");
            assert_eq!(forms.class(c), u32::from(canonical_combining_class(c)), "{c:?}");
            if forms.pieces(c, BY_COMPATIBILITY).is_none() && c.nfkd().eq([c]) && c.nfc().eq([c]) {
                continue;
            }
            let text = c.to_string();
            assert_eq!(nfc(&text), text.nfc().collect::<String>(), "{c:?}");
            assert_eq!(plain(&text), text.nfkd().collect::<String>(), "{c:?}");
        }
    }

    #[test]
    fn a_heap_of_marks_is_bounded_work() {
        let heap: String = ['a'].into_iter().chain("\u{301}\u{323}".chars().cycle().take(100_000)).collect();
        assert_eq!(nfc(&heap), heap.nfc().collect::<String>());
    }

    proptest! {
        #[test]
        fn texts_compose_as_the_crate_does(
            text in "[a-zÅΩ가각\u{300}-\u{345}\u{591}-\u{5c7}\u{93c}\u{9c7}\u{9be}\u{3099}かẛﷺ\u{1d165}\u{1d16e}]{0,12}",
            any in ".{0,8}",
        ) {
            prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
            prop_assert_eq!(nfc(&any), any.nfc().collect::<String>());
        }
    }
}
