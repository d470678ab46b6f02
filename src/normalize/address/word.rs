//! The words of an address, each with its classes, in segments.
//!
//! Does: part lines at commas, semicolons and dashes; set a number free that is glued to its word.
//! Does not: decide what a word is in its place; a word may have several classes.

use crate::data::{Known, STREET_WORDS, UNIT_WORDS};
use crate::normalize::clean::Context;
use crate::normalize::own::Of;
use crate::text::find;
use crate::text::fold::fold;

static STREETS: Known = Known::new(&STREET_WORDS);
static UNITS: Known = Known::new(&UNIT_WORDS);

/// A country, where it is known.
pub(super) type Home<'t> = Option<&'t str>;

/// Longest word whose classes are looked up, in bytes.
const WORD_BYTES: usize = 32;

/// One word as typed.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    classes: &'static str,
    street: &'t str,
    /// Whether it ends as streets of one word do: Hauptstrasse, Storgatan.
    pub(super) ends_as_street: bool,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, context: &Context<'t>) -> Self {
        let folded = if text.len() > WORD_BYTES { String::new() } else { fold(text) };
        Self {
            text,
            classes: classes_of(&folded),
            street: street_word(&folded, context).unwrap_or_default(),
            ends_as_street: ends_as_street(&folded),
        }
    }

    /// The country whose plate the word is: D, A, CH.
    pub(super) fn plate(&self) -> Option<&'static str> {
        plate_of(self.classes)
    }

    /// Whether the word has a class, in a country or in all.
    pub(super) fn is(&self, class: &str, home: Home) -> bool {
        has_class(self.classes, class, home)
    }

    /// Whether the word is for a street.
    pub(super) fn is_street(&self) -> bool {
        !self.street.is_empty() && !self.is_street_marked("side")
    }

    /// Whether the word for a street has a mark: `first`, `weak`, `end`.
    pub(super) fn is_street_marked(&self, mark: &str) -> bool {
        !self.street.is_empty() && marks(self.street).split(' ').any(|known| known == mark)
    }

    pub(super) fn has_digit(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    pub(super) fn is_digits(&self) -> bool {
        crate::text::digits::all(self.text)
    }
}

fn plate_of(classes: &'static str) -> Option<&'static str> {
    classes.split(' ').find_map(|class| class.strip_prefix("plate:"))
}

/// The country of a plate: D, A, CH.
pub(super) fn plate(text: &str) -> Option<&'static str> {
    plate_of(classes_of(&fold(text)))
}

/// Whether a class is among the classes of a word, in a country or in all.
pub(super) fn has_class(classes: &str, class: &str, home: Home) -> bool {
    // Most words have none.
    !classes.is_empty()
        && classes.split(' ').any(|known| match known.split_once(':') {
            None => known == class,
            Some((known, countries)) => {
                known == class && home.is_none_or(|home| countries.split(':').any(|country| country == home))
            }
        })
}

/// The marks of a word for a street, behind its spelling.
fn marks(street: &str) -> &str {
    find::split_once(street, " / ").map_or("", |(_, marks)| marks)
}

/// A word for a street with its marks, the caller's own first.
fn street_word<'t>(folded: &str, context: &Context<'t>) -> Option<&'t str> {
    context.own(Of::StreetType, folded).or_else(|| STREETS.get(folded))
}

/// The spelling of a word for a street; nothing for any other word.
pub(super) fn street_spelling(folded: &str) -> Option<&'static str> {
    STREETS.get(folded).map(without_marks)
}

/// The same, where the caller may have words of their own.
pub(super) fn street_spelling_for<'t>(folded: &str, context: &Context<'t>) -> Option<&'t str> {
    street_word(folded, context).map(without_marks)
}

fn without_marks(street: &str) -> &str {
    find::split_once(street, " / ").map_or(street, |(spelling, _)| spelling)
}

fn ends_as_street(folded: &str) -> bool {
    (2..folded.len().min(WORD_BYTES)).any(|at| {
        let end = folded.get(at..).and_then(|end| STREETS.get(end));
        end.is_some_and(|street| find::has(marks(street), "end"))
    }) || folded.len() > 4 && folded.ends_with("str")
}

/// The classes of a folded text; spaces inside do not count (c p, post box).
pub(super) fn classes_of(folded: &str) -> &'static str {
    if find::holds(folded, ' ') { class_of_joined(&folded.replace(' ', "")) } else { class_of_joined(folded) }
}

/// The same of a text without spaces.
pub(super) fn class_of_joined(folded: &str) -> &'static str {
    UNITS.get(folded).unwrap_or_default()
}

/// The segments of a text with their words; no segment is empty.
pub(super) fn segments<'t>(text: &'t str, context: &Context<'t>) -> Vec<Vec<Word<'t>>> {
    let mut segments = Vec::new();
    for segment in find::pieces(text, b",;\n|") {
        let mut words = Vec::new();
        for word in
            find::pieces(segment, b" ()").flat_map(|word| word.split('〒')).filter(|word| !word.is_empty())
        {
            let bare = word.trim_end_matches('،');
            push_words(bare.trim_matches(['"', '“', '”']), context, &mut words);
            if bare.len() < word.len() {
                push_parted(std::mem::take(&mut words), &mut segments);
            }
        }
        push_parted(words, &mut segments);
    }
    segments
}

/// A dash between words parts them, a dash between numbers does not.
fn push_parted<'t>(words: Vec<Word<'t>>, segments: &mut Vec<Vec<Word<'t>>>) {
    let mut segment: Vec<Word> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        // No house number has five digits behind a dash, a postal code has.
        let number_follows = words.get(at + 1).is_none_or(|next| next.has_digit() && next.text.len() < 5);
        let is_dash = matches!(word.text, "-" | "–" | "—" | "·" | "•" | "/");
        if is_dash && !(number_follows && segment.last().is_some_and(Word::has_digit)) {
            segments.extend((!segment.is_empty()).then(|| std::mem::take(&mut segment)));
        } else {
            segment.push(*word);
        }
    }
    segments.extend((!segment.is_empty()).then_some(segment));
}

/// `Nr.5`, `Hauptstr.12`, `Apt4` and `C/Mayor` are two words.
fn push_words<'t>(text: &'t str, context: &Context<'t>, words: &mut Vec<Word<'t>>) {
    let word = |text| Word::new(text, context);
    if let Some((city, region)) =
        text.rsplit_once(['/', '-']).filter(|(city, region)| is_city_and_code(city, region))
    {
        words.extend([word(city), word(region)]);
        return;
    }
    if let Some((number, unit)) = text.rsplit_once('/').filter(|(number, _)| number.len() + 3 < text.len()) {
        let unit = word(unit);
        if unit.is("unit", None) && number.starts_with(|c: char| c.is_ascii_digit()) {
            words.extend([word(number), unit]);
            return;
        }
    }
    if let Some((head, tail)) = glued(text) {
        let (head, tail) = (word(head), word(tail));
        let known = if head.has_digit() { tail } else { head };
        if !known.classes.is_empty() || known.is_street() {
            words.extend([head, tail]);
            return;
        }
    }
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let name = text.len() > 3 && !text.eq_ignore_ascii_case("c/o") && text.is_char_boundary(2);
    let cut =
        if name && text.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("c/")) { 2 } else { digit };
    let (head, tail) = text.split_at_checked(cut).unwrap_or(("", text));
    if head.is_empty() {
        words.extend((!text.is_empty()).then(|| word(text)));
        return;
    }
    let glued = word(head);
    let is_head = cut == 2 && head.ends_with('/')
        || head.len() > 1 && glued.is("sign", None) && head.bytes().any(|byte| !byte.is_ascii_uppercase())
        || head.len() > 2 && (glued.is("unit", None) || head.ends_with(['.', '°', 'º']));
    if !head.starts_with('#') && is_head {
        words.extend([glued, word(tail)]);
    } else {
        words.push(word(text));
    }
}

/// `D:5`, `ул.Тверская`, `5.Stock`.
fn glued(text: &str) -> Option<(&str, &str)> {
    let sign = match text.chars().next()? {
        'A'..='Z' | 'a'..='z' => ':',
        '0'..='9' | 'Ѐ'..='ӿ' => '.',
        _ => return None,
    };
    text.split_at_checked(text.find(sign)? + 1)
        .filter(|(_, tail)| !tail.is_empty() && !tail.starts_with(['º', 'ª']))
}

/// `Paulo/SP`, `Curitiba-PR`, `Hyderabad-500063`.
fn is_city_and_code(city: &str, code: &str) -> bool {
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
        || code.len() > 4 && crate::text::digits::all(code))
        && city.chars().count() > 2
        && city.chars().all(char::is_alphabetic)
}

/// The words as typed, by single spaces.
pub(super) fn join(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        push_with(&mut text, " ", word.text);
    }
    text
}

/// Adds a text behind a separator; nothing where the text is empty.
pub(super) fn push_with(into: &mut String, separator: &str, text: &str) {
    if !into.is_empty() && !text.is_empty() {
        into.push_str(separator);
    }
    into.push_str(text);
}
