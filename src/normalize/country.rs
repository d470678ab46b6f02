//! Countries: names in many languages and codes, with letters or of digits, to ISO 3166-1 alpha-2.
//!
//! Does not: guess from one letter more or less; an unknown name has no code.

use super::clean::{Clean, Issue};
use super::draft::Draft;
use super::noise::{self, Noise};
use crate::data::{COUNTRY_NAMES, STATE_WORDS, country_shown};
use crate::text::find;
use crate::text::fold::{fold, fold_short};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity};

pub(super) fn normalize(text: &str) -> Draft {
    let Some(codes) = codes_of(text) else { return Draft::nothing(IssueCode::CountryUnknown) };
    let Some(code) = only(codes) else { return several(codes) };
    let mut draft = Draft::of(code).change_if(code != text, ChangeCode::Code);
    draft.display = country_shown(code).map(str::to_owned);
    draft
}

/// The same of a name in ASCII letters that one country has.
pub(super) fn quick(raw: &str) -> Option<Clean> {
    let is_word = raw.bytes().all(|byte| byte.is_ascii_alphabetic());
    let folded = fold_short(raw).filter(|_| is_word)?;
    let code = only(COUNTRY_NAMES.get(folded.text())?)?;
    let is_plain = noise::of_folded(Kind::AddressCountry, raw, folded.text()) == Noise::None;
    is_plain.then(|| {
        let mut clean = Clean::quick(raw, code.into(), ChangeCode::Code);
        clean.display = country_shown(code).map(Into::into);
        clean
    })
}

/// The alpha-2 code of a country by any of its names: also `Korea, North`, `Germany (DE)`. Three digits are
/// a country only in a field of its own.
pub(super) fn code_of(text: &str) -> Option<&'static str> {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    codes_of(text).filter(|_| !has_digit).and_then(only)
}

fn only(codes: &str) -> Option<&str> {
    (!find::holds(codes, ' ')).then_some(codes)
}

/// A name that two countries have, or one that is no more: Congo, Czechoslovakia.
fn several(codes: &str) -> Draft {
    let issue = Issue::new(IssueCode::CountryAmbiguous, Severity::Error);
    Draft::default().issue(codes.split(' ').fold(issue, Issue::offering))
}

fn codes_of(text: &str) -> Option<&'static str> {
    let by_name = |name: &str| COUNTRY_NAMES.get(&fold(name));
    by_name(text)
        .or_else(|| text.split_once(',').and_then(|(name, first)| by_name(&[first, " ", name].concat())))
        .or_else(|| text.split(['(', ')', '/', '[', ']']).find_map(by_name))
        .or_else(|| find::split(text, " - ").into_iter().find_map(by_name))
        .or_else(|| of_state(&fold(text)))
}

/// "Republik Österreich", "Türkiye Cumhuriyeti": what a state calls itself around the name of its country.
fn of_state(folded: &str) -> Option<&'static str> {
    let class = |word: &&str| STATE_WORDS.get(word);
    let words: Vec<&str> = find::split(folded, " ");
    let before = words.iter().take_while(|word| class(word).is_some()).count();
    let (around, rest) = words.split_at_checked(before)?;
    let behind = rest.iter().rev().take_while(|word| class(word).is_some()).count();
    let (name, after) = rest.split_at_checked(rest.len() - behind)?;
    let is_state = around.iter().chain(after).any(|word| class(word) == Some("state"));
    COUNTRY_NAMES.get(&name.join(" ")).filter(|_| is_state)
}
