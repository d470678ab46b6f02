//! Countries: names in many languages and codes, with letters or of digits, to ISO 3166-1 alpha-2.
//!
//! Does not: take a name with one letter more or less; it has no code, and is told what it may mean. Decide between
//! two countries in one field.

use super::clean::{Clean, Issue};
use super::draft::Draft;
use super::noise::{self, Noise};
use crate::data::lists::COUNTRY_PLACES;
use crate::data::{COUNTRY_NAMES, STATE_WORDS, country_shown};
use crate::text::edit::one_edit;
use crate::text::find;
use crate::text::fold::{fold, fold_short};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity};

pub(super) fn normalize(text: &str) -> Draft {
    let codes = codes_of(text);
    let [code] = *codes.as_slice() else { return several(text, &codes) };
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
    match *codes_of(text).as_slice() {
        [code] => Some(code).filter(|_| !has_digit),
        _ => None,
    }
}

fn only(codes: &str) -> Option<&str> {
    (!find::holds(codes, ' ')).then_some(codes)
}

/// No name of a country, one that two have, or one that is no more (Congo, Czechoslovakia), or names of several.
fn several(text: &str, codes: &[&str]) -> Draft {
    let issue = |code| Issue::new(code, Severity::Error);
    if !codes.is_empty() {
        return Draft::default()
            .issue(codes.iter().copied().fold(issue(IssueCode::CountryAmbiguous), Issue::offering));
    }
    let folded = fold(text);
    let mut near: Vec<&str> = Vec::new();
    for (name, code) in COUNTRY_NAMES.iter().filter(|(name, _)| name.len() > 4) {
        if one_edit(name, &folded) && !near.contains(&code) {
            near.push(code);
        }
    }
    Draft::default().issue(match near.as_slice() {
        [code] if only(code).is_some() => issue(IssueCode::CountryUnknown).suggesting(*code),
        _ => issue(IssueCode::CountryUnknown),
    })
}

fn codes_of(text: &str) -> Vec<&'static str> {
    let by_name = |name: &str| COUNTRY_NAMES.get(&fold(name));
    let whole = by_name(text)
        .or_else(|| text.split_once(',').and_then(|(name, first)| by_name(&[first, " ", name].concat())));
    if let Some(codes) = whole {
        return find::split(codes, " ");
    }
    let apart = find::replace(text, " - ", "/");
    let mut found: Vec<&str> = Vec::new();
    for codes in apart.split(['(', ')', '/', '[', ']']).filter_map(by_name) {
        let is_named = only(codes).is_some() && found.contains(&codes);
        if !is_named {
            found.push(codes);
        }
    }
    // Congo (CD) is one of two.
    if found.iter().any(|codes| only(codes).is_some()) {
        found.retain(|codes| only(codes).is_some());
    }
    let is_within = |state: &str, place: &str| {
        COUNTRY_PLACES.split(',').any(|places| places.starts_with(state) && find::has(places, place))
    };
    match *found.as_slice() {
        [a, b] if is_within(a, b) => vec![b],
        [a, b] if is_within(b, a) => vec![a],
        [_, _, ..] => found,
        [codes] => find::split(codes, " "),
        [] => of_state(&fold(text)).map_or_else(Vec::new, |codes| find::split(codes, " ")),
    }
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
