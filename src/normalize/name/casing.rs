//! The usual case of names, for texts that were all capitals or all small.

use super::parse::{has_role, is_capitals};
use super::roles;
use crate::text::case::{self, Casing, of};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The usual case where the text has only one; else the text.
pub(super) fn recase(text: &str) -> String {
    if of(text) == Casing::Mixed || of(text) == Casing::None {
        text.to_owned()
    } else {
        capitalize_family(text)
    }
}

/// The usual case of titles, by the same rule.
pub(super) fn recase_title(text: &str) -> String {
    if of(text) == Casing::Mixed { text.to_owned() } else { capitalize_title(text) }
}

/// Every word with a capital; particles stay small.
pub(super) fn capitalize_family(text: &str) -> String {
    let words = text.split(' ').collect::<Vec<_>>();
    let last = words.len().saturating_sub(1);
    let cased = words
        .iter()
        .enumerate()
        .map(|(at, word)| if at < last && is_small(word) { case::lower(word) } else { capitalize(word) });
    cased.collect::<Vec<_>>().join(" ")
}

/// Particles (van, de la) and the small words of ranks (of, the).
fn is_small(word: &str) -> bool {
    word.chars().count() > 1 && (has_role(word, "particle") || has_role(word, "small"))
}

/// Words in capitals as usual, the others as they are.
pub(super) fn recase_capitals(part: &str) -> String {
    let cased =
        part.split(' ').map(|word| if is_capitals(word) { capitalize(word) } else { word.to_owned() });
    cased.collect::<Vec<_>>().join(" ")
}

/// Every run of letters with a capital: O'Neil, Mary-Ann, J.P., McDonald; 2nd stays small. Two
/// capitals without a vowel are initials (JP).
pub(super) fn capitalize(text: &str) -> String {
    capitalize_runs(text, are_initials)
}

/// The same for titles, whose two capitals are no initials (DR, MR).
pub(super) fn capitalize_title(text: &str) -> String {
    capitalize_runs(text, |_| false)
}

fn capitalize_runs(text: &str, stays: impl Fn(&str) -> bool) -> String {
    let mut cased = String::with_capacity(text.len());
    let mut rest = text;
    let mut after_digit = false;
    while let Some(first) = rest.chars().next() {
        let is_letter = first.is_alphabetic();
        let end =
            rest.find(|c: char| {
                if is_letter { !c.is_alphabetic() && !is_combining_mark(c) } else { c.is_alphabetic() }
            })
            .unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        match run {
            _ if !is_letter => cased.push_str(run),
            _ if after_digit && is_ordinal(run) => cased.push_str(&case::lower(run)),
            _ if stays(run) => cased.push_str(run),
            _ => push_word(run, &mut cased),
        }
        after_digit = run.ends_with(|c: char| c.is_ascii_digit());
        rest = tail;
    }
    if cased.is_ascii() { cased } else { cased.nfc().collect() }
}

/// The letters of 1st, 2nd, 3rd, 4th.
fn is_ordinal(run: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|letters| run.eq_ignore_ascii_case(letters))
}

fn are_initials(run: &str) -> bool {
    run.len() == 2 && run.bytes().all(|byte| byte.is_ascii_uppercase() && !b"AEIOUY".contains(&byte))
}

fn push_word(run: &str, cased: &mut String) {
    let is_mc = run.len() > 4 && run.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("mc"));
    let (head, tail) = run.split_at_checked(if is_mc { 2 } else { 0 }).unwrap_or(("", run));
    for piece in [head, tail].into_iter().filter(|piece| !piece.is_empty()) {
        case::push_capitalized(piece, cased);
    }
}

/// Roman numerals in capitals, other suffixes as words; only where the text has one case.
pub(super) fn recase_suffix(text: &str) -> String {
    if of(text) == Casing::Mixed {
        return text.to_owned();
    }
    let numeral = |word: &str| word.bytes().all(|byte| b"IVXivx".contains(&byte));
    let cased = text.split(' ').map(|word| match word {
        _ if numeral(word) => word.to_ascii_uppercase(),
        _ if word.chars().count() > 2 && of(word) == Casing::Upper && roles(word).contains("suffix") => {
            word.to_owned()
        }
        _ if is_small(word) => case::lower(word),
        _ => capitalize(word),
    });
    cased.collect::<Vec<_>>().join(" ")
}
