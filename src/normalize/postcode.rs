//! Postal codes, by the patterns of their country.
//!
//! Does: capitals, the separator where the country has it, without a country prefix (`D-80331`).
//! Does not: supply a zero that a spreadsheet lost; it suggests it.

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::id::compact;
use super::plain::without_float_tail;
use crate::data::POSTCODES;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode, Severity};

/// Countries whose patterns nobody else shares: tried where the country is not known.
const RECOGNIZABLE: [&str; 4] = ["GB", "CA", "NL", "IE"];

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    let text_typed = without_float_tail(text);
    let code = compact(text_typed);
    let country = context.country().filter(|country| POSTCODES.has(country));
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

/// The country of a compact code that only one country has, and the code as written there.
pub(super) fn recognized(code: &str) -> Option<(&'static str, String)> {
    code.bytes().any(|byte| byte.is_ascii_uppercase()).then_some(())?;
    RECOGNIZABLE.iter().find_map(|country| Some((*country, of(country, code)?)))
}

fn as_typed(text: &str) -> String {
    text.chars().map(|c| digits::plain(c).to_ascii_uppercase()).collect()
}

/// A compact code as its country writes it. A prefix for the country is taken off (`D-`, `SE-`), or
/// supplied where it is part of the code (`LV-`).
pub(super) fn of(country: &str, code: &str) -> Option<String> {
    let patterns = POSTCODES.get(country)?;
    let number = code.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_prefix = code.len() - number.len() < 4 && code.as_bytes().first() == country.as_bytes().first();
    fit_any(patterns, code).or_else(|| match number.len() == code.len() {
        true => fit_any(patterns, &[country, code].concat()),
        false => fit_any(patterns, number).filter(|_| is_prefix),
    })
}

fn fit_any(patterns: &str, code: &str) -> Option<String> {
    let mut fitted = String::with_capacity(code.len() + 1);
    let fits = patterns.split('|').any(|pattern| fits(pattern.as_bytes(), code.as_bytes(), &mut fitted));
    fits.then_some(fitted)
}

/// Whether a code fits a pattern; then it is pushed with the separators of the pattern.
fn fits(pattern: &[u8], code: &[u8], fitted: &mut String) -> bool {
    let length = fitted.len();
    let found = match pattern {
        [] => code.is_empty(),
        [separator @ (b' ' | b'-'), rest @ ..] => {
            fitted.push(char::from(*separator));
            fits(rest, code, fitted)
        }
        _ => fits_sign(pattern, code, fitted),
    };
    if !found {
        fitted.truncate(length);
    }
    found
}

/// The same for a pattern that begins with the sign of one character.
fn fits_sign(pattern: &[u8], code: &[u8], fitted: &mut String) -> bool {
    let (sign, rest) = match pattern {
        [b'[', set @ ..] => cut(set, b']'),
        _ => pattern.split_at_checked(1).unwrap_or_default(),
    };
    let optional = rest.strip_prefix(b"?");
    let length = fitted.len();
    let with = code.split_first().is_some_and(|(c, code)| {
        fitted.push(char::from(*c));
        is_one_of(sign, *c) && fits(optional.unwrap_or(rest), code, fitted)
    });
    with || optional.is_some_and(|rest| {
        fitted.truncate(length);
        fits(rest, code, fitted)
    })
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
    let mut halves = pattern.splitn(2, |sign| *sign == end);
    (halves.next().unwrap_or_default(), halves.next().unwrap_or_default())
}

fn mismatch(country: &str, code: &str) -> Issue {
    let issue = Issue::new(IssueCode::PostcodeFormat, Severity::Warning);
    match digits::all(code).then(|| of(country, &["0", code].concat())).flatten() {
        Some(with_zero) => issue.suggesting(with_zero),
        None => issue,
    }
}
