//! A whole address in one field, taken apart from its end: country, postal code, region, city.

use super::street::{is_unit_word, street_parts};
use super::{REGION_COUNTRIES, in_one_line, region_code};
use crate::data::STREET_WORDS;
use crate::normalize::clean::Context;
use crate::normalize::draft::Draft;
use crate::normalize::{country, postcode};
use crate::text::case::{self, Casing};
use crate::text::fold::fold;
use crate::vocabulary::{ChangeCode, Part};

/// Most words of a region (Newfoundland and Labrador; District of Columbia).
const REGION_WORDS: usize = 4;

/// The last segments of a whole address, taken off one by one.
#[derive(Default)]
struct Tail {
    country: Option<&'static str>,
    postcode: String,
    region: String,
    locality: String,
}

/// A whole address in one field. What cannot be told apart stays in the value alone.
pub(in crate::normalize) fn whole(text: &str, context: &Context) -> Draft {
    let line = in_one_line(text);
    let mut segments: Vec<&str> =
        line.split(',').map(str::trim).filter(|segment| !segment.is_empty()).collect();
    let mut tail = Tail { country: take_country(&mut segments), ..Tail::default() };
    let home = tail.country.or(context.country()).map(str::to_owned);
    let mut rest = None;
    for at in (0..segments.len()).rev().take(3) {
        let words: Vec<&str> = segments.get(at).map_or_else(Vec::new, |segment| segment.split(' ').collect());
        if let Some((code, others)) = take_postcode(&words, home.as_deref(), at > 0) {
            tail.postcode = code;
            rest = Some((at, others));
            break;
        }
    }
    let street = match rest {
        Some((at, words)) => with_postcode(&mut tail, &segments, at, &words, home.as_deref()),
        None => without_postcode(&mut tail, &segments, home.as_deref()),
    };
    let parts = street_parts(&street);
    let draft = Draft::of(line.as_str()).change_if(line != text, ChangeCode::Space);
    draft
        .part(Part::Street, &parts.street)
        .part(Part::Number, &parts.number)
        .part(Part::Unit, &parts.unit)
        .part(Part::Locality, &tail.locality)
        .part(Part::Region, &tail.region)
        .part(Part::Postcode, &tail.postcode)
        .part(Part::Country, tail.country.unwrap_or_default())
}

/// The country, where the last segment is one. Two letters may be a state (CA, DE, IN).
fn take_country(segments: &mut Vec<&str>) -> Option<&'static str> {
    let last = segments.last().filter(|_| segments.len() > 1)?;
    let is_region = REGION_COUNTRIES.iter().any(|country| region_code(country, last).is_some());
    let code =
        country::code_of(last).filter(|_| !is_region && !last.contains(|c: char| c.is_ascii_digit()))?;
    segments.pop();
    Some(code)
}

/// The postal code at the end or (behind the street) at the beginning of a segment, and the other words.
fn take_postcode<'t>(
    words: &[&'t str],
    country: Option<&str>,
    behind_street: bool,
) -> Option<(String, Vec<&'t str>)> {
    for width in [2, 1] {
        let Some(at) = words.len().checked_sub(width) else { continue };
        let (before, code) = words.split_at_checked(at)?;
        if is_postcode(code, country, before) {
            return Some((code.join(" "), before.to_vec()));
        }
        let (code, behind) = words.split_at_checked(width)?;
        if behind_street && !behind.is_empty() && is_postcode(code, country, &[]) {
            return Some((code.join(" "), behind.to_vec()));
        }
    }
    None
}

/// By the patterns of the country; without a country five digits behind a state, or five or four
/// before a city, or a British or Canadian code.
fn is_postcode(code: &[&str], country: Option<&str>, before: &[&str]) -> bool {
    let text = code.join(" ");
    let behind_state = before.last().is_some_and(|word| region_code("US", word).is_some());
    text.contains(|c: char| c.is_ascii_digit())
        && match country {
            Some(country) => postcode::is_of(country, &text),
            None if before.is_empty() => {
                postcode::is_of("DE", &text)
                    || postcode::is_of("AT", &text)
                    || postcode::is_of("NL", &text)
                    || postcode::is_of("GB", &text)
            }
            None => {
                (behind_state && postcode::is_of("US", &text))
                    || postcode::is_of("GB", &text)
                    || postcode::is_of("CA", &text)
            }
        }
}

/// The segment of the postal code has the city, or the one before it has.
fn with_postcode(
    tail: &mut Tail,
    segments: &[&str],
    at: usize,
    words: &[&str],
    country: Option<&str>,
) -> String {
    let words = take_region(words, country, &mut tail.region);
    let before = segments.get(..at).unwrap_or_default();
    if at == 0 {
        let (street, locality) = split_behind_street_word(words);
        tail.locality = locality;
        return street;
    }
    if !words.is_empty() {
        tail.locality = words.join(" ");
        return before.join(", ");
    }
    city_then_street(tail, before, country)
}

/// Without a postal code: a region at the end, then the city, where at least the street is left.
fn without_postcode(tail: &mut Tail, segments: &[&str], country: Option<&str>) -> String {
    let Some((last, before)) = segments.split_last().filter(|(_, before)| !before.is_empty()) else {
        return segments.join(", ");
    };
    let words: Vec<&str> = last.split(' ').collect();
    let words = take_region(&words, country, &mut tail.region);
    if words.is_empty() {
        return city_then_street(tail, before, country);
    }
    let is_city = !words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()) || is_unit_word(word));
    if is_city {
        tail.locality = words.join(" ");
        return before.join(", ");
    }
    segments.join(", ")
}

/// The city is the last segment; a region between it and the postal code has one of its own.
fn city_then_street(tail: &mut Tail, segments: &[&str], country: Option<&str>) -> String {
    let Some((last, before)) = segments.split_last().filter(|(_, before)| !before.is_empty()) else {
        return segments.join(", ");
    };
    let words: Vec<&str> = last.split(' ').collect();
    if tail.region.is_empty() && take_region(&words, country, &mut tail.region).is_empty() {
        return city_then_street(tail, before, country);
    }
    tail.locality = (*last).to_owned();
    before.join(", ")
}

/// The words without the region at their end. Where the country is not known only a code in
/// capitals counts.
fn take_region<'a, 't>(words: &'a [&'t str], country: Option<&str>, region: &mut String) -> &'a [&'t str] {
    for width in (1..=REGION_WORDS.min(words.len())).rev() {
        let Some((before, tail)) = words.split_at_checked(words.len() - width) else { continue };
        let text = tail.join(" ");
        let code = match country {
            Some(country) => region_code(country, &text),
            None if width == 1 && case::of(&text) == Casing::Upper => REGION_COUNTRIES
                .iter()
                .find_map(|country| region_code(country, &text))
                .filter(|code| *code == text),
            None => None,
        };
        if let Some(code) = code {
            code.clone_into(region);
            return before;
        }
    }
    words
}

/// "27 Washington Ave Oak Park": the city begins behind the word for a street.
fn split_behind_street_word(words: &[&str]) -> (String, String) {
    let at = words.iter().skip(1).position(|word| STREET_WORDS.has(&fold(word)));
    match at.and_then(|at| words.split_at_checked(at + 2)) {
        Some((street, city)) => (street.join(" "), city.join(" ")),
        None => (words.join(" "), String::new()),
    }
}
