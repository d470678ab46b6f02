//! Keys and official numbers.
//!
//! Does: keep letters and digits, in capitals, for numbers of states and tax offices.
//! Does not: check digits: a rule nobody gave is a rule nobody can be blamed for.

use super::draft::Draft;
use super::plain::without_float_tail;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode};

/// The key of a record in some system: the system knows what it means, so it stays as it is.
pub(super) fn key(text: &str) -> Draft {
    Draft::of(text)
}

/// National, tax and VAT numbers.
pub(super) fn official(text: &str) -> Draft {
    let value = compact(without_float_tail(text));
    if value.is_empty() {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    let changed = value != text;
    let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
    Draft::of(value).change_if(changed, ChangeCode::Format).warning_if(!has_digit, IssueCode::FormatUnknown)
}

/// Letters and digits only; ASCII letters in capitals, digits in ASCII.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| digits::plain(c).to_ascii_uppercase()).collect()
}
