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
use crate::text::case;
use crate::text::digits;
use crate::text::eight::{self, HIGH, times, within};
use crate::text::line::Line;
use crate::vocabulary::{ChangeCode, IssueCode, Severity};
use std::slice;

/// Countries whose patterns nobody else shares: tried where the country is not known.
const RECOGNIZABLE: [&str; 4] = ["GB", "CA", "NL", "IE"];

static PATTERNS: ByCountry = ByCountry::new(&POSTCODES);

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
    let Room { letters, shown, text, issues, .. } = room;
    let length = match short(raw.as_bytes()) {
        Some((eight, length)) => {
            letters.first_chunk_mut::<8>()?.copy_from_slice(&eight.to_le_bytes());
            length
        }
        None => quick::compact(letters, raw)?,
    };
    let code = letters.get(..length)?;
    let country = context.country()?;
    let patterns = patterns(country, code)?;
    // No word for "nothing" has digits.
    code.iter().any(u8::is_ascii_digit).then_some(())?;
    if shown.fill(|written| write_any(patterns, code, written)) {
        return Some(CleanView::quick(raw, shown.text(), quick::FORMAT, &[]));
    }
    let code = std::str::from_utf8(code).ok()?;
    issues.clear();
    text.clear();
    let value = match prefixed(country, code) {
        Some(value) => {
            text.push_str(&value);
            &**text
        }
        None => {
            issues.push(mismatch(country, code));
            if raw.bytes().any(|byte| byte.is_ascii_lowercase()) {
                text.push_str(raw);
                text.make_ascii_uppercase();
                &**text
            } else {
                raw
            }
        }
    };
    Some(CleanView::quick(raw, value, quick::FORMAT, issues))
}

/// Up to eight letters and digits, one space among them at most, in capitals and without the space, and how many
/// they are: all at once.
fn short(raw: &[u8]) -> Option<(u64, usize)> {
    let length = raw.len();
    let typed = match raw.first_chunk::<8>() {
        Some(eight) if length == 8 => u64::from_le_bytes(*eight),
        // Digits behind the last.
        _ if length < 8 => eight::last(raw) | times(b'0') << (length * 8),
        _ => return None,
    };
    let word = typed ^ within(typed, b'a', b'z') >> 2;
    let spaces = within(typed, b' ', b' ');
    let known = within(word, b'A', b'Z') | within(word, b'0', b'9') | spaces;
    (typed & HIGH == 0 && known == HIGH && spaces.count_ones() < 2).then_some(())?;
    if spaces == 0 {
        return Some((word, length));
    }
    let at = spaces.trailing_zeros() & !7;
    let before = (1 << at) - 1;
    Some((word & before | word >> 8 & !before, length - 1))
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
    text.chars().map(|c| case::capital(digits::plain(c))).collect()
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
    let (code, mut written) = (code.as_bytes(), Line::new());
    let patterns = patterns(country, code)?;
    written.fill(|written| write_any(patterns, code, written)).then(|| written.text().to_owned())
}

/// Writes a code as one of the patterns has it, where it fits one; how long that is.
fn write_any(patterns: &str, code: &[u8], written: &mut [u8]) -> Option<usize> {
    let mut patterns = patterns.as_bytes();
    while !patterns.is_empty() {
        let length = fit(patterns, code, written, 0);
        if length.is_some() {
            return length;
        }
        patterns = cut(patterns, b'|').1;
    }
    None
}

/// Whether a code fits the first of the patterns; then it is written from a place on, with the separators of the
/// pattern, and the place behind it given.
fn fit(mut pattern: &[u8], mut code: &[u8], written: &mut [u8], mut at: usize) -> Option<usize> {
    while let [sign, rest @ ..] = pattern {
        if matches!(sign, b' ' | b'-') {
            *written.get_mut(at)? = *sign;
            (pattern, at) = (rest, at + 1);
            continue;
        }
        if *sign == b'|' {
            break;
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

fn is_one_of(mut sign: &[u8], c: u8) -> bool {
    match sign {
        [b'#'] => return c.is_ascii_digit(),
        [b'@'] => return c.is_ascii_uppercase(),
        [b'*'] => return c.is_ascii_digit() || c.is_ascii_uppercase(),
        // The letters of the second half of a British code.
        [b'&'] => return c.is_ascii_uppercase() && !matches!(c, b'C' | b'I' | b'K' | b'M' | b'V'),
        _ => {}
    }
    while let [one, rest @ ..] = sign {
        if *one == c {
            return true;
        }
        sign = match rest {
            [b'-', to, ..] if (*one..=*to).contains(&c) => return true,
            [b'-', _, rest @ ..] => rest,
            rest => rest,
        };
    }
    false
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
    let with_zero = digits::all(code).then(|| of(country, &["0", code].concat())).flatten();
    match with_zero.or_else(|| before_city(country, code)) {
        Some(meant) => issue.suggesting(meant),
        None => issue,
    }
}

/// 10115 Berlin: the code that a name follows.
fn before_city(country: &str, code: &str) -> Option<String> {
    (3..=code.len().min(ROOM)).rev().find_map(|end| {
        let (head, city) = code.split_at_checked(end)?;
        let is_name = city.chars().count() > 2 && city.chars().all(char::is_alphabetic);
        is_name.then(|| of(country, head)).flatten()
    })
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
                assert!(signs.sum::<usize>() <= crate::text::line::ROOM, "{key}");
            }
        }
    }
}
