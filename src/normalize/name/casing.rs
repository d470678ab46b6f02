//! The usual case of names, for texts that were all capitals or all small.

use super::culture::Culture;
use super::shape;
use super::sheet::Sheet;
use super::word::push;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::case;
pub(super) use crate::text::case::Casing;
use crate::text::find;
use crate::text::forms::is_mark;

/// How a text is written; ß has no capital that people type, and Georgian no capitals in use.
pub(super) fn casing(text: &str) -> Casing {
    let (mut upper, mut lower) = (false, false);
    for c in text.chars().filter(|c| !has_no_capital(*c)) {
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
    }
    match (upper, lower) {
        (false, false) => Casing::None,
        (true, false) => Casing::Upper,
        (false, true) => Casing::Lower,
        (true, true) => Casing::Mixed,
    }
}

pub(super) fn has_no_capital(c: char) -> bool {
    matches!(c, 'ß' | 'ª' | 'º' | 'ა'..='ჿ')
}

/// Whether the case of a text says nothing.
pub(super) fn is_one_case(text: &str) -> bool {
    matches!(casing(text), Casing::Upper | Casing::Lower)
}

/// The usual case where the text has only one; else the text.
pub(super) fn recase(text: &str, culture: Culture) -> String {
    if is_one_case(text) { capitalize_family(text, culture) } else { text.to_owned() }
}

/// The usual case of titles, by the same rule.
pub(super) fn recase_title(text: &str) -> String {
    if is_one_case(text) { capitalize_title(text) } else { text.to_owned() }
}

/// Every word with a capital; particles stay small, but for those that are written with one unless
/// another stands before them (La Porta, de la Porta).
pub(super) fn capitalize_family(text: &str, culture: Culture) -> String {
    let mut cased = String::with_capacity(text.len());
    let mut after_particle = false;
    let mut words = text.split(' ').peekable();
    while let Some(typed) = words.next() {
        let sheet = Sheet::of(typed);
        let word = sheet.only();
        // GÓMEZ Y DUQUE, but E. and an E before all are initials.
        let joins = word.is(role::AND) && !cased.is_empty() && !word.has(shape::POINT);
        // V. D. Sharma is VD SHARMA as well.
        let is_letters = word.is_initial() && !joins || typed == "VD";
        let is_particle = words.peek().is_some() && word.is(role::PARTICLE | role::SMALL) && !is_letters;
        let is_small = is_particle && (after_particle && word.folded.len() < 4 || !word.is(role::PROPER));
        let set = match is_small {
            true => case::lower(typed),
            false if is_particle => capitalize_title(typed),
            false => capitalize(typed, culture),
        };
        push(&mut cased, &set);
        after_particle = is_small;
    }
    cased
}

/// Every run of letters with a capital: O'Neil, Mary-Ann, J.P., McDonald; 2nd stays small. Two
/// capitals without a vowel are initials (JP).
pub(super) fn capitalize(text: &str, culture: Culture) -> String {
    capitalize_runs(text, true, culture)
}

/// The same for titles, whose two capitals are no initials (DR, MR).
pub(super) fn capitalize_title(text: &str) -> String {
    capitalize_runs(text, false, Culture::None)
}

fn capitalize_runs(text: &str, initials: bool, culture: Culture) -> String {
    let mut cased = String::with_capacity(text.len());
    let mut rest = text;
    let mut after_digit = false;
    let mut before = "";
    while let Some(first) = rest.chars().next() {
        let is_letter = first.is_alphabetic();
        let end = rest
            .find(|c: char| if is_letter { !c.is_alphabetic() && !is_mark(c) } else { c.is_alphabetic() })
            .unwrap_or(rest.len());
        let (run, tail) = find::cut(rest, end);
        match run {
            _ if !is_letter => cased.push_str(run),
            _ if after_digit && is_ordinal(run) => cased.push_str(&case::lower(run)),
            _ if initials && are_initials(run) => cased.push_str(run),
            _ if is_cut(before, &cased) => cased.push_str(&case::lower(run)),
            _ => push_word(run, culture, &mut cased),
        }
        before = if is_letter { run } else { before };
        after_digit = run.ends_with(|c: char| c.is_ascii_digit());
        rest = tail;
    }
    cased
}

/// Whether an apostrophe only parts letters of one word: Ka'ahumanu, Eto'o, Joe's; O'Neil and Dell'Acqua are two.
fn is_cut(before: &str, cased: &str) -> bool {
    let two = ["ll", "nt", "gl", "mc"];
    let joins = cased.strip_suffix(['\'', '’']).is_some_and(|head| head.ends_with(char::is_alphabetic));
    let before = case::lower(before);
    joins && before.chars().count() > 1 && !two.iter().any(|end| before.ends_with(end))
}

/// The letters of 1st, 2nd, 3rd, 4th.
fn is_ordinal(run: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|letters| run.eq_ignore_ascii_case(letters))
}

/// JP, but not ST, which begins family names.
fn are_initials(run: &str) -> bool {
    run.len() == 2
        && run.bytes().all(|byte| byte.is_ascii_uppercase() && !b"AEIOUY".contains(&byte))
        && (NAME_WORDS.roles(&case::lower(run)) & role::PARTICLE == 0 || run == "VD")
}

fn push_word(run: &str, culture: Culture, cased: &mut String) {
    let (head, tail) = run.split_at_checked(head_of(run)).unwrap_or(("", run));
    for piece in [head, tail].into_iter().filter(|piece| !piece.is_empty()) {
        push_piece(piece, culture, cased);
    }
}

/// How many letters have a capital of their own before the next one: Mc|Donald, Mac|Leod, I|Jssel.
fn head_of(run: &str) -> usize {
    let lower = run.to_ascii_lowercase();
    let is_dutch = |letter: u8| !b"aeiou".contains(&letter);
    match lower.as_bytes() {
        [b'm', b'c', _, _, _, ..] => 2,
        // MacKenzie may be a given name: Mackenzie.
        [b'm', b'a', b'c', ..] => {
            let is = |text: &str, roles| NAME_WORDS.roles(text) & roles != 0;
            let stem = lower.get(3..).unwrap_or_default();
            if is(stem, role::MAC) && !is(&lower, role::GIVEN) { 3 } else { 0 }
        }
        [b'i', b'j', third, ..] if is_dutch(*third) => 1,
        _ => 0,
    }
}

fn push_piece(piece: &str, culture: Culture, cased: &mut String) {
    if piece.chars().all(has_no_capital) {
        return cased.push_str(piece);
    }
    if culture == Culture::Turkish {
        push_turkish(piece, cased);
    } else {
        case::push_capitalized(piece, cased);
    }
}

/// In Turkish the point of the i stays with it.
fn push_turkish(piece: &str, cased: &mut String) {
    let small = piece.replace('I', "ı").replace('İ', "i");
    match small.strip_prefix('i') {
        Some(rest) => {
            cased.push('İ');
            cased.push_str(&case::lower(rest));
        }
        None => case::push_capitalized(&small, cased),
    }
}

/// Roman numerals in capitals, other suffixes as words; only where the text has one case.
pub(super) fn recase_suffix(text: &str) -> String {
    if casing(text) == Casing::Mixed {
        return text.to_owned();
    }
    let mut cased = String::with_capacity(text.len());
    for word in text.split(' ') {
        let sheet = Sheet::of(word);
        let known = sheet.only();
        let is_numeral = !known.folded.is_empty() && known.folded.bytes().all(|byte| b"ivx".contains(&byte));
        let set = match word {
            _ if known.folded == "phd" => "PhD".to_owned(),
            _ if is_numeral || known.is(role::CREDENTIAL) => word.chars().map(case::capital).collect(),
            _ if known.is(role::PARTICLE | role::SMALL | role::MAIDEN) => case::lower(word),
            _ => capitalize_title(word),
        };
        push(&mut cased, &set);
    }
    cased
}
