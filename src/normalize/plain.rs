//! Kinds that are only tidied, and plain numbers.

use super::account::without_cards;
use super::clean::Context;
use super::currency;
use super::draft::Draft;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode};

/// Free text, categories, job titles: tidy is all they need. A payment card in it is not shown.
pub(super) fn text(text: &str) -> Draft {
    let mut draft = Draft::of(text);
    draft.display = without_cards(text);
    let has_card = draft.display.is_some();
    draft.warning_if(has_card, IssueCode::PaymentCard)
}

/// What a spreadsheet adds to a number that is none: `80331.0`.
pub(super) fn without_float_tail(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(number) if digits::all(number) => number,
        _ => text,
    }
}

/// A whole number: digits, with a minus sign where it is below zero.
pub(super) fn count(text: &str) -> Draft {
    match number(text).filter(|number| !number.contains('.')) {
        Some(number) => {
            let changed = number != text;
            Draft::of(number).change_if(changed, ChangeCode::Format)
        }
        None => Draft::of(text).warning(IssueCode::FormatUnknown),
    }
}

/// An amount: digits with a point before the fraction, then the currency where one is written.
pub(super) fn money(text: &str, context: &Context) -> Draft {
    let is_of_number =
        |c: char| digits::digit(c).is_some() || matches!(c, '.' | ',' | '\'' | '’' | '-' | '+' | '−' | ' ');
    let amount: String = text.chars().filter(|c| is_of_number(*c)).collect();
    let letters: String = text.chars().filter(|c| !is_of_number(*c)).collect();
    match (number(amount.trim()), currency(&letters, context)) {
        (Some(amount), Some(currency)) => {
            let value = if currency.is_empty() { amount } else { [&amount, " ", currency].concat() };
            let changed = value != text;
            Draft::of(value).change_if(changed, ChangeCode::Format)
        }
        _ => Draft::of(text).warning(IssueCode::FormatUnknown),
    }
}

/// ISO 4217 code of a currency; a sign that several countries share stays where none is known.
fn currency<'t>(letters: &'t str, context: &Context) -> Option<&'t str> {
    match letters.is_empty() {
        true => Some(""),
        false => currency::code_of(letters, context).or(currency::is_sign(letters).then_some(letters)),
    }
}

/// Digits with at most one point. The last separator before one or two digits begins the fraction;
/// every other separator groups thousands.
fn number(text: &str) -> Option<String> {
    let (minus, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let fraction = text
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '.' | ','))
        .map(|(at, _)| at)
        .filter(|at| (2..=3).contains(&(text.len() - at)));
    let (whole, fraction) = match fraction {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let mut number = String::with_capacity(text.len() + 1);
    if minus {
        number.push('-');
    }
    number.push_str(&ungrouped(whole)?);
    let fraction: String = fraction.chars().map(digits::plain).collect();
    if !fraction.is_empty() && fraction.bytes().any(|byte| byte != b'0') {
        number.push('.');
        number.push_str(&fraction);
    }
    (fraction.is_empty() || digits::all(&fraction)).then_some(number)
}

fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(['.', ',', '\'', '’', ' ']).collect();
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.chars().count() == 3);
    let digits: String = groups.concat().chars().map(digits::plain).collect();
    (grouped && digits::all(&digits)).then_some(digits)
}
