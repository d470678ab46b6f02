//! Postal codes, by the patterns of their country.
//!
//! Does: capitals, the separator where the country has it, without a country prefix (`D-80331`).
//! Does not: supply a zero that a spreadsheet lost; it suggests it.

use super::clean::{CleanView, Context, Issue};
use super::draft::Draft;
use super::id::{ROOM, compact_into};
use super::plain::without_float_tail;
use super::quick::{self, Room};
use crate::data::{ByCountry, POSTCODES};
use crate::text::line::Line;
use crate::text::{digits, find};
use crate::vocabulary::{ChangeCode, IssueCode, Severity};
use std::slice;

/// Countries whose patterns nobody else shares: tried where the country is not known.
const RECOGNIZABLE: [&str; 4] = ["GB", "CA", "NL", "IE"];

static PATTERNS: ByCountry = ByCountry::new(&POSTCODES);

/// Letters, digits and separators of the longest code.
const LONGEST: usize = 16;

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    let text_typed = without_float_tail(text);
    let mut room = [0; ROOM];
    let code = compact_into(&mut room, text_typed);
    let country = context.country().filter(|country| PATTERNS.has(country));
    let fitted = match country {
        Some(country) => of(country, &code),
        None => recognized(&code).map(|(_, fitted)| fitted),
    };
    let unfit = fitted.is_none();
    let value = fitted.unwrap_or_else(|| as_typed(text_typed));
    let changed = value != text;
    let draft = Draft::of(value).change_if(changed, ChangeCode::Format);
    match country {
        Some(country) if unfit => draft.issue(mismatch(country, &code)),
        None if !code.bytes().any(|byte| byte.is_ascii_digit()) => draft.warning(IssueCode::PostcodeFormat),
        _ => draft,
    }
}

/// The same of letters and digits with single spaces between them, of a country whose codes are known.
pub(super) fn quick<'r>(raw: &'r str, context: &Context, room: &'r mut Room) -> Option<CleanView<'r>> {
    let length = quick::compact(&mut room.letters, raw)?;
    let code = std::str::from_utf8(room.letters.get(..length)?).ok()?;
    let country = context.country().filter(|country| PATTERNS.has(country))?;
    // No word for "nothing" has digits.
    find::has_digit(code).then_some(())?;
    room.issues.clear();
    room.shown = Line::new();
    if !write_any(country, code, &mut room.shown) {
        room.text.clear();
        match prefixed(country, code) {
            Some(value) => room.text.push_str(&value),
            None => {
                room.text.push_str(raw);
                room.text.make_ascii_uppercase();
                room.issues.push(mismatch(country, code));
            }
        }
        return Some(CleanView::quick(raw, &room.text, quick::FORMAT, &room.issues));
    }
    Some(CleanView::quick(raw, room.shown.text(), quick::FORMAT, &[]))
}

/// The country of a compact code that only one country has, and the code as written there.
pub(super) fn recognized(code: &str) -> Option<(&'static str, String)> {
    code.bytes().any(|byte| byte.is_ascii_uppercase()).then_some(())?;
    RECOGNIZABLE.iter().find_map(|country| Some((*country, of(country, code)?)))
}

fn as_typed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    text.chars().map(|c| digits::plain(c).to_ascii_uppercase()).collect()
}

/// A compact code as its country writes it. A prefix for the country is taken off (`D-`, `SE-`), or
/// supplied where it is part of the code (`LV-`).
pub(super) fn of(country: &str, code: &str) -> Option<String> {
    fit_any(country, code).or_else(|| prefixed(country, code))
}

/// The same of a code that fits no pattern as it is.
fn prefixed(country: &str, code: &str) -> Option<String> {
    let number = code.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = code.len() - number.len();
    if letters == 0 {
        return fit_any(country, &[country, code].concat());
    }
    let is_prefix = letters < 4 && code.as_bytes().first() == country.as_bytes().first();
    is_prefix.then(|| fit_any(country, number)).flatten()
}

/// The patterns of a country that a code may fit: where there are many they stand by its first letter.
fn patterns(country: &str, code: &[u8]) -> Option<&'static str> {
    PATTERNS.below(country, code.first().copied().unwrap_or_default()).or_else(|| PATTERNS.get(country))
}

fn fit_any(country: &str, code: &str) -> Option<String> {
    let mut written = Line::new();
    write_any(country, code, &mut written).then(|| written.text().to_owned())
}

/// Writes a code as a pattern of its country has it, where it fits one.
fn write_any(country: &str, code: &str, line: &mut Line) -> bool {
    let mut patterns = patterns(country, code.as_bytes()).unwrap_or_default().as_bytes();
    let mut written = [0; LONGEST];
    while !patterns.is_empty() {
        let (pattern, others) = cut(patterns, b'|');
        if let Some(length) = fit(pattern, code.as_bytes(), &mut written, 0) {
            line.add(written.get(..length).unwrap_or_default());
            return true;
        }
        patterns = others;
    }
    false
}

/// Whether a code fits a pattern; then it is written from a place on, with the separators of the
/// pattern, and the place behind it given.
fn fit(mut pattern: &[u8], mut code: &[u8], written: &mut [u8], mut at: usize) -> Option<usize> {
    while let Some((sign, rest)) = pattern.split_first() {
        if matches!(sign, b' ' | b'-') {
            *written.get_mut(at)? = *sign;
            (pattern, at) = (rest, at + 1);
            continue;
        }
        let (set, rest) = if *sign == b'[' { cut(rest, b']') } else { (slice::from_ref(sign), rest) };
        let taken = code.split_first().filter(|(c, _)| is_one_of(set, **c));
        if let Some((c, _)) = taken {
            *written.get_mut(at)? = *c;
        }
        match (rest, taken) {
            ([b'?', rest @ ..], taken) => {
                let with = taken.and_then(|(_, code)| fit(rest, code, written, at + 1));
                if with.is_some() {
                    return with;
                }
                pattern = rest;
            }
            (_, Some((_, others))) => (pattern, code, at) = (rest, others, at + 1),
            (_, None) => return None,
        }
    }
    code.is_empty().then_some(at)
}

fn is_one_of(sign: &[u8], c: u8) -> bool {
    match sign {
        [b'#'] => c.is_ascii_digit(),
        [b'@'] => c.is_ascii_uppercase(),
        [b'*'] => c.is_ascii_digit() || c.is_ascii_uppercase(),
        // The letters of the second half of a British code.
        [b'&'] => c.is_ascii_uppercase() && !b"CIKMV".contains(&c),
        [from, b'-', to, rest @ ..] => (*from..=*to).contains(&c) || is_one_of(rest, c),
        [one, rest @ ..] => *one == c || is_one_of(rest, c),
        [] => false,
    }
}

/// What stands before a byte, and what behind it.
fn cut(pattern: &[u8], end: u8) -> (&[u8], &[u8]) {
    let mut at = 0;
    while pattern.get(at).is_some_and(|sign| *sign != end) {
        at += 1;
    }
    let (before, behind) = pattern.split_at_checked(at).unwrap_or_default();
    (before, behind.get(1..).unwrap_or_default())
}

fn mismatch(country: &str, code: &str) -> Issue {
    let issue = Issue::new(IssueCode::PostcodeFormat, Severity::Warning);
    match digits::all(code).then(|| of(country, &["0", code].concat())).flatten() {
        Some(with_zero) => issue.suggesting(with_zero),
        None => issue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_by_its_first_letter_is_found_by_it() {
        for (key, patterns) in POSTCODES.iter().filter(|(key, _)| key.len() > 2) {
            let (country, letter) = key.split_at(2);
            assert!(POSTCODES.has(country) && patterns.split('|').all(|pattern| pattern.starts_with(letter)));
        }
        for code in ["SW1A1AA", "GIR0AA", "BFPO12", "G11AA"] {
            assert!(of("GB", code).is_some(), "{code}");
        }
    }

    #[test]
    fn the_longest_code_has_room() {
        for (key, patterns) in POSTCODES.iter() {
            for pattern in patterns.split('|') {
                let signs = pattern.split(']').map(|part| part.find('[').unwrap_or(part.len()) + 1);
                assert!(signs.sum::<usize>() <= LONGEST, "{key}");
            }
        }
    }
}
