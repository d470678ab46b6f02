//! House numbers and what belongs to them: 12a, 12-14, 12 bis, 221B, 12/3, 117-01.

use super::word::{Home, Word, classes_of, has_class, join};
use crate::text::fold::fold;

/// Longest house number in one word, in bytes.
const NUMBER_BYTES: usize = 16;

/// Begins with a digit (or a letter and a digit, as the grid of Wisconsin: W204N11912), has few
/// letters and is no ordinal.
pub(super) fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('#').unwrap_or(text);
    if !text.starts_with(|c: char| c.is_ascii_digit()) && !is_grid(text) {
        return false;
    }
    let mut letters = 0;
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            '-' | '–' | '/' | '+' | '.' | '½' | '¼' | '¾' => {}
            c if c.is_alphabetic() => letters += 1,
            _ => return false,
        }
    }
    text.len() <= NUMBER_BYTES && letters <= 5 && letters <= digits + 3 && ordinal(text).is_none()
}

fn is_grid(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('N' | 'S' | 'E' | 'W'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
        && text.bytes().filter(u8::is_ascii_uppercase).count() == 2
}

/// What stands behind the ending of an ordinal (5th, 3., 2.º, 1er, 3ºB).
pub(super) fn ordinal(text: &str) -> Option<&str> {
    let ending = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if ending.len() == text.len() || ending.is_empty() {
        return None;
    }
    let signed = ["º", "°", "ª", ".º", ".ª", ".°"].iter().find_map(|sign| ending.strip_prefix(sign));
    let is_side = |rest: &str| rest.len() < 3 || has_class(classes_of(&fold(rest)), "alone", None);
    signed.filter(|rest| is_side(rest)).or_else(|| {
        let word = ending.to_ascii_lowercase();
        let known = ["st", "nd", "rd", "th", "er", "e", ".", "ème", "ieme", "ste", "de"];
        known.contains(&word.as_str()).then_some("")
    })
}

/// A letter or a word that belongs to the number before it: 12 a, 12 bis, 12 - 14, 12 1/2.
pub(super) fn is_addition(word: &Word, home: Home) -> bool {
    let direction = before_street(home)
        && matches!(word.text, "N" | "S" | "E" | "W" | "n" | "s" | "e" | "w" | "N." | "S." | "E." | "W.");
    let roman = home == Some("NL") && word.text.bytes().all(|byte| byte == b'I');
    let letter = word.text.chars().count() == 1 && word.text.starts_with(|c: char| c.is_ascii_alphabetic());
    matches!(word.text, "-" | "–" | "/" | "+" | "½")
        || is_number(word.text)
        || word.is("addition", home)
        || (letter || roman) && !direction
}

/// Countries that write the number before the street, as far as a compass letter may follow it.
fn before_street(home: Home) -> bool {
    matches!(home, None | Some("US" | "CA" | "AU" | "NZ" | "GB" | "IE"))
}

/// Street and number of words that hold no unit; the number stands first or last.
pub(super) fn split(words: &[Word], home: Home, number_first: bool) -> (String, String) {
    let (first, last) = (leading(words, home), trailing(words, home));
    let found = if number_first { first.or(last) } else { last.or(first) };
    found.unwrap_or_else(|| (join(words), String::new()))
}

/// Where the number of a street begins that the name of a building stands before; 0 where none does: Rose Cottage 12
/// High Street, but not County Road 12 East Street.
pub(super) fn behind_a_building(words: &[Word]) -> usize {
    let Some(at) = words.iter().position(|word| is_number(word.text)) else { return 0 };
    let (building, rest) = words.split_at_checked(at).unwrap_or_default();
    let Some((number, street)) = rest.split_first() else { return 0 };
    let begins = street.first().is_some_and(|word| word.is_street_marked("first"));
    let is_street = street.len() > 1 && street.iter().any(Word::is_street);
    let is_building = building.len() > 1 && (begins || !building.iter().any(Word::is_street));
    if number.is_digits() && is_street && is_building { at } else { 0 }
}

/// The number at the beginning, the street behind it.
fn leading(words: &[Word], home: Home) -> Option<(String, String)> {
    let from = usize::from(words.first().is_some_and(|word| word.is("sign", home) && words.len() > 2));
    let number = words.get(from)?;
    is_number(number.text).then_some(())?;
    let mut end = from + 1;
    while end + 1 < words.len()
        && words.get(end).is_some_and(|word| is_addition(word, home))
        && goes_on(words, end)
    {
        end += 1;
    }
    let (number, street) = words.split_at_checked(end)?;
    let number = bare(&join(number.get(from..)?))?.to_owned();
    (!street.is_empty()).then(|| (join(street), number))
}

/// "12 5 de Mayo" and "12 K St NW": the second word belongs to the street; "12 1/2" and "12 - 14" go on.
fn goes_on(words: &[Word], at: usize) -> bool {
    let (before, word, next) =
        (at.checked_sub(1).and_then(|at| words.get(at)), words.get(at), words.get(at + 1));
    let joined = before.is_some_and(|before| matches!(before.text, "-" | "–" | "/"));
    let named = next.is_some_and(|next| next.is_street() && !next.is_street_marked("first"))
        && words.len() < at + 4
        && word.is_some_and(|word| word.text.len() == 1 && !word.has_digit());
    joined || !(named || word.is_some_and(Word::is_digits))
}

/// The number at the end, the street before it without a sign for the number (Nr., nº, #).
fn trailing(words: &[Word], home: Home) -> Option<(String, String)> {
    if let Some((none, street)) =
        words.split_last().filter(|(last, street)| last.is("none", home) && !street.is_empty())
    {
        return Some((join(street), none.text.to_owned()));
    }
    let mut at = words.iter().rposition(|word| is_number(word.text)).or_else(|| dotted(words))?;
    let joins = |at: usize| {
        let dash = at.checked_sub(1).and_then(|at| words.get(at));
        let before = at.checked_sub(2).and_then(|at| words.get(at));
        dash.is_some_and(|dash| matches!(dash.text, "-" | "–" | "/" | "+"))
            && before.is_some_and(|before| is_number(before.text))
    };
    // "12 A 5": house, stairs, flat.
    let stairs = |at: usize| {
        let letter = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.text.len() == 1);
        let house = at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(Word::is_digits);
        home == Some("FI") && letter && house
    };
    while joins(at) || stairs(at) {
        at -= 2;
    }
    let (street, number) = words.split_at_checked(at)?;
    number.iter().skip(1).all(|word| is_addition(word, home)).then_some(())?;
    let sign = street.last().is_some_and(|word| word.is("sign", home) || word.text == "#");
    let street = street.get(..street.len() - usize::from(sign && street.len() > 1))?;
    (!street.is_empty()).then_some(())?;
    Some((join(street), bare(&join(number))?.to_owned()))
}

/// `Fő utca 12.`: a number with a point, where it is the last word.
fn dotted(words: &[Word]) -> Option<usize> {
    let last = words.last()?;
    last.text.strip_suffix('.').filter(|number| crate::text::digits::all(number))?;
    words.len().checked_sub(1)
}

/// A number without the sign before it and the point behind it.
fn bare(number: &str) -> Option<&str> {
    Some(number.trim_start_matches(['#', ' ']).trim_end_matches(['.', '-', '–', ' ']))
        .filter(|number| !number.is_empty())
}

/// A segment that is a house number and nothing else; "s/n" is one, too.
pub(super) fn of_segment(words: &[Word], home: Home) -> Option<String> {
    let from = usize::from(words.len() > 1 && words.first().is_some_and(|word| word.is("sign", home)));
    let number = words.get(from..)?;
    let (first, rest) = number.split_first()?;
    let none = rest.is_empty() && first.is("none", home);
    let is = none || is_number(first.text) && rest.iter().all(|word| is_addition(word, home));
    is.then(|| bare(&join(number)).map(str::to_owned))?
}
