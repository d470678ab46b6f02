//! Account numbers that carry check digits: IBAN (ISO 13616) and payment cards (ISO/IEC 7812).
//!
//! Does not: ask which bank it is, or whether the account exists.

use super::draft::Draft;
use super::id::compact;
use super::plain::without_float_tail;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode};

/// Canonical without spaces; shown in groups of four.
pub(super) fn iban(text: &str) -> Draft {
    let labelled = compact(text);
    let value = labelled.strip_prefix("IBAN").unwrap_or(&labelled);
    if !has_iban_shape(value) {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    if remainder_97(value) != Some(1) {
        return Draft::nothing(IssueCode::IdChecksum);
    }
    let mut draft = Draft::of(value).change_if(value != text, ChangeCode::Format);
    draft.display = Some(in_groups(value));
    draft
}

/// Two letters, two check digits, then up to thirty letters and digits.
fn has_iban_shape(value: &str) -> bool {
    let bytes = value.as_bytes();
    (15..=34).contains(&bytes.len())
        && value.is_ascii()
        && bytes.iter().take(2).all(u8::is_ascii_uppercase)
        && bytes.iter().skip(2).take(2).all(u8::is_ascii_digit)
}

/// ISO 7064 MOD 97-10 over the number with its first four characters moved to the end.
fn remainder_97(value: &str) -> Option<u32> {
    let (head, tail) = value.split_at_checked(4)?;
    tail.chars().chain(head.chars()).try_fold(0, |rest, c| {
        let digit = c.to_digit(36)?;
        Some((rest * if digit > 9 { 100 } else { 10 } + digit) % 97)
    })
}

fn in_groups(value: &str) -> String {
    let mut grouped = String::with_capacity(value.len() + 8);
    for (at, c) in value.chars().enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            grouped.push(' ');
        }
        grouped.push(c);
    }
    grouped
}

/// Canonical digits; shown with all but the last four hidden.
pub(super) fn card(text: &str) -> Draft {
    let value = compact(without_float_tail(text));
    if !digits::all(&value) || !(12..=19).contains(&value.len()) {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    if !passes_luhn(&value) {
        return Draft::nothing(IssueCode::IdChecksum);
    }
    let shown = value.get(value.len() - 4..).unwrap_or_default();
    let mut draft = Draft::of(value.as_str()).change_if(value != text, ChangeCode::Format);
    draft.display = Some(["•••• ", shown].concat());
    draft
}

/// ISO/IEC 7812-1, annex B.
fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| match (at % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}
