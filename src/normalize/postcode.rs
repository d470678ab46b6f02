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
const RECOGNIZABLE: [&str; 3] = ["GB", "CA", "NL"];

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    let text_typed = without_float_tail(text);
    let code = compact(text_typed);
    let patterns = context.country().and_then(|country| POSTCODES.get(country));
    let fitted = match patterns {
        Some(patterns) => fit_any(patterns, &code),
        None if code.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            RECOGNIZABLE.iter().find_map(|country| fit_any(POSTCODES.get(country)?, &code))
        }
        None => None,
    };
    let value = fitted.clone().unwrap_or_else(|| as_typed(text_typed));
    let changed = value != text;
    let draft = Draft::of(value).change_if(changed, ChangeCode::Format);
    match patterns {
        Some(patterns) if fitted.is_none() => draft.issue(mismatch(patterns, &code)),
        None if !code.bytes().any(|byte| byte.is_ascii_digit()) => draft.warning(IssueCode::PostcodeFormat),
        _ => draft,
    }
}

/// Whether a text is a postal code of a country.
pub(super) fn is_of(country: &str, text: &str) -> bool {
    POSTCODES.get(country).is_some_and(|patterns| fit_any(patterns, &compact(text)).is_some())
}

fn as_typed(text: &str) -> String {
    text.chars().map(|c| digits::plain(c).to_ascii_uppercase()).collect()
}

fn fit_any(patterns: &str, code: &str) -> Option<String> {
    let fit_one = |code: &str| patterns.split('|').find_map(|pattern| fit(pattern, code));
    // A prefix of one to three letters is the country's, where the rest fits without it.
    fit_one(code).or_else(|| fit_one(code.trim_start_matches(|c: char| c.is_ascii_uppercase())))
}

/// The code with the separators of the pattern.
fn fit(pattern: &str, code: &str) -> Option<String> {
    let mut typed = code.chars();
    let mut fitted = String::with_capacity(pattern.len());
    for sign in pattern.chars() {
        let c = match sign {
            ' ' | '-' => sign,
            '9' => typed.next().filter(char::is_ascii_digit)?,
            'A' => typed.next().filter(char::is_ascii_uppercase)?,
            '*' => typed.next().filter(char::is_ascii_alphanumeric)?,
            _ => typed.next().filter(|c| *c == sign)?,
        };
        fitted.push(c);
    }
    typed.next().is_none().then_some(fitted)
}

fn mismatch(patterns: &str, code: &str) -> Issue {
    let issue = Issue::new(IssueCode::PostcodeFormat, Severity::Warning);
    match digits::all(code).then(|| fit_any(patterns, &["0", code].concat())).flatten() {
        Some(with_zero) => issue.suggesting(with_zero),
        None => issue,
    }
}
