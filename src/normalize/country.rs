//! Countries: names in many languages and codes, to ISO 3166-1 alpha-2.
//!
//! Does not: guess from one letter more or less; an unknown name has no code.

use super::draft::Draft;
use crate::data::{COUNTRY_NAMES, COUNTRY_SHOWN};
use crate::text::fold::fold;
use crate::vocabulary::{ChangeCode, IssueCode};

pub(super) fn normalize(text: &str) -> Draft {
    let Some(code) = code_of(text) else { return Draft::nothing(IssueCode::CountryUnknown) };
    let mut draft = Draft::of(code).change_if(code != text, ChangeCode::Code);
    draft.display = COUNTRY_SHOWN.get(code).map(str::to_owned);
    draft
}

/// The alpha-2 code of a country by any of its names: also `Korea, North`, `Germany (DE)`.
pub(super) fn code_of(text: &str) -> Option<&'static str> {
    let by_name = |name: &str| COUNTRY_NAMES.get(&fold(name));
    by_name(text)
        .or_else(|| text.split_once(',').and_then(|(name, first)| by_name(&[first, " ", name].concat())))
        .or_else(|| text.split(['(', ')', '/', '[', ']']).find_map(by_name))
        .or_else(|| text.split(" - ").find_map(by_name))
}
