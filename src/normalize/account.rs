//! Account numbers that carry check digits: IBAN (ISO 13616) and payment cards (ISO/IEC 7812).
//!
//! Does not: ask which bank it is, or whether the account exists.

use super::checksum::{luhn, remainder_97};
use super::draft::Draft;
use super::form::fits;
use super::id::compact;
use super::plain::without_float_tail;
use super::scheme::{Fit, best};
use crate::data::IBANS;
use crate::text::digits;
use crate::vocabulary::{ChangeCode, IssueCode, Part};

/// Canonical without spaces; shown in groups of four.
pub(super) fn iban(text: &str) -> Draft {
    let labelled = compact(text);
    let value = labelled.strip_prefix("IBAN").unwrap_or(&labelled);
    match fault(value) {
        Some(code) => Draft::nothing(code),
        None => {
            let mut draft = Draft::of(value).change_if(value != text, ChangeCode::Format);
            draft.display = Some(in_groups(value));
            draft
        }
    }
}

/// The form is the country's; the check digits are those of ISO 7064, and the bank's own where it has
/// some.
fn fault(value: &str) -> Option<IssueCode> {
    let (head, account) = value.split_at_checked(4).unwrap_or_default();
    let (country, check) = head.split_at_checked(2).unwrap_or_default();
    let form = IBANS.get(country).filter(|_| digits::all(check));
    if !form.is_some_and(|form| fits(form, account)) {
        return Some(IssueCode::FormatUnknown);
    }
    let right = remainder_97(account.chars().chain(head.chars())) == Some(1);
    let own_right =
        || !has_own_check(country) || matches!(best('b', country, account), Some((_, Fit::Checked)));
    (!right || !own_right()).then_some(IssueCode::IdChecksum)
}

/// Countries whose account numbers are checked by rows of their own in the table of schemes.
fn has_own_check(country: &str) -> bool {
    matches!(country, "BE" | "ES" | "NO")
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

/// Canonical digits with their network; shown with all but the last four hidden.
pub(super) fn card(text: &str) -> Draft {
    let value = compact(without_float_tail(text));
    if !digits::all(&value) || !(12..=19).contains(&value.len()) {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    if !luhn(&value, 10) {
        return Draft::nothing(IssueCode::IdChecksum);
    }
    let shown = value.get(value.len() - 4..).unwrap_or_default();
    let mut draft = Draft::of(value.as_str()).change_if(value != text, ChangeCode::Format);
    draft.display = Some(["•••• ", shown].concat());
    match best('c', "ZZ", &value) {
        Some((network, Fit::Checked)) => draft.part(Part::Scheme, network.name()),
        _ => draft,
    }
}
