//! Addresses: a street line, or a whole address in one field.
//!
//! Does: set number, unit, street, locality, region, postal code and country apart where the form
//! tells them; the text itself stays as typed, lines joined by commas.
//! Does not: know any street or city, or spell words out in the value.

use super::clean::Context;
use super::draft::Draft;
use super::{country, postcode};
use crate::data::{REGIONS, STREET_WORDS, UNIT_WORDS};
use crate::text::case::{self, Casing};
use crate::text::fold::fold;
use crate::vocabulary::{ChangeCode, Part};

/// Countries whose regions are recognized where the country is not known.
const REGION_COUNTRIES: [&str; 3] = ["US", "CA", "AU"];
/// Most words of a region (Newfoundland and Labrador; District of Columbia).
const REGION_WORDS: usize = 4;

pub(super) fn unit(text: &str) -> Draft {
    Draft::of(text)
}

pub(super) fn locality(text: &str) -> Draft {
    Draft::of(text)
}

/// The code of a state or province that the tables know; else the text.
pub(super) fn region(text: &str, context: &Context) -> Draft {
    let code = match context.country() {
        Some(country) => region_code(country, text),
        None => REGION_COUNTRIES.iter().find_map(|country| region_code(country, text)),
    };
    let value = code.map_or_else(|| text.to_owned(), str::to_owned);
    let changed = value != text;
    Draft::of(value).change_if(changed, ChangeCode::Code)
}

fn region_code(country: &str, text: &str) -> Option<&'static str> {
    if text.len() > 48 { None } else { REGIONS.get(&[country, " ", &fold(text)].concat()) }
}

/// A street line: street, house number, unit.
pub(super) fn street(text: &str) -> Draft {
    let line = in_one_line(text);
    let draft = Draft::of(line.as_str()).change_if(line != text, ChangeCode::Space);
    let parts = street_parts(&line);
    draft.part(Part::Street, &parts.street).part(Part::Number, &parts.number).part(Part::Unit, &parts.unit)
}

fn in_one_line(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.trim_matches([' ', ','])).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(", ")
}

#[derive(Default)]
struct StreetParts {
    street: String,
    number: String,
    unit: String,
}

/// The unit is a segment of its own or stands behind a word for it; the number is the first or the
/// last word that begins with a digit.
fn street_parts(line: &str) -> StreetParts {
    let mut parts = StreetParts::default();
    let mut words: Vec<&str> = Vec::new();
    for segment in line.split(',').map(str::trim).filter(|segment| !segment.is_empty()) {
        let of_segment: Vec<&str> = segment.split(' ').collect();
        if is_box(&of_segment) {
            words.extend(of_segment);
            parts.street = words.join(" ");
            return parts;
        }
        let (before, unit) = split_unit(&of_segment);
        push_with(&mut parts.unit, &unit.join(" "));
        words.extend(before);
    }
    let (street, number) = split_number(&words);
    let (unit, number) = match number.split_once('/') {
        // 4/12 Smith St: flat four of number twelve, where the number stands first.
        Some((flat, house)) if words.first().is_some_and(|word| *word == number) && !house.is_empty() => {
            (flat, house)
        }
        _ => ("", number.as_str()),
    };
    push_with(&mut parts.unit, unit);
    parts.number = number.to_owned();
    parts.street = street;
    parts
}

fn push_with(into: &mut String, text: &str) {
    if !into.is_empty() && !text.is_empty() {
        into.push(' ');
    }
    into.push_str(text);
}

/// A box at the post office has no street.
fn is_box(words: &[&str]) -> bool {
    let folded: Vec<String> = words.iter().take(3).map(|word| fold(word).replace(' ', "")).collect();
    (1..=folded.len()).any(|count| {
        UNIT_WORDS.get(&folded.iter().take(count).map(String::as_str).collect::<String>()) == Some("box")
    })
}

/// The words before the unit, and the unit from its word (Apt 4, # 4) on; a unit at the beginning
/// takes its word and the next (Flat 3).
fn split_unit<'t>(words: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let at = words.iter().position(|word| is_unit_word(word));
    let (before, from) = match at.and_then(|at| words.split_at_checked(at)) {
        Some((before, from))
            if from.len() > 1 || before.is_empty() || from.iter().any(|word| word.starts_with('#')) =>
        {
            (before, from)
        }
        _ => return (words.to_vec(), Vec::new()),
    };
    let holds_number = |words: &[&str]| words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    if before.is_empty() {
        let (unit, rest) = from.split_at_checked(2).unwrap_or((from, &[]));
        return if holds_number(unit) {
            (rest.to_vec(), unit.to_vec())
        } else {
            (words.to_vec(), Vec::new())
        };
    }
    // "Park Tower Road 5" is a street: behind a unit word the next word must say which unit.
    if from.get(1).is_some_and(|word| word.len() < 5 || holds_number(&[word])) || from.len() == 1 {
        (before.to_vec(), from.to_vec())
    } else {
        (words.to_vec(), Vec::new())
    }
}

fn is_unit_word(word: &str) -> bool {
    word.starts_with('#')
        || (word.len() < 16 && UNIT_WORDS.get(&fold(word)).is_some_and(|class| class != "box"))
}

/// The street and its number. A number that is an ordinal (5th Avenue) belongs to the street.
fn split_number(words: &[&str]) -> (String, String) {
    if let Some((first, rest)) =
        words.split_first().filter(|(first, rest)| is_house_number(first) && !rest.is_empty())
    {
        let addition = rest.first().filter(|word| is_addition(word) && rest.len() > 1);
        let number = addition.map_or_else(|| (*first).to_owned(), |addition| [first, " ", addition].concat());
        return (words_from(rest, usize::from(addition.is_some())), number);
    }
    let at = words.iter().rposition(|word| is_house_number(word));
    match at.and_then(|at| words.split_at_checked(at)) {
        Some((street, number)) if number.iter().skip(1).all(|word| is_addition(word)) => {
            (without_number_sign(street), number.join(" "))
        }
        _ => glued_number(words),
    }
}

fn words_from(words: &[&str], from: usize) -> String {
    words.get(from..).unwrap_or_default().join(" ")
}

/// `Hauptstr.12`: the number begins behind the point.
fn glued_number(words: &[&str]) -> (String, String) {
    let whole = words.join(" ");
    match whole.rsplit_once('.') {
        Some((street, number)) if is_house_number(number) => ([street, "."].concat(), number.to_owned()),
        _ => (whole, String::new()),
    }
}

/// Begins with a digit and is no ordinal.
fn is_house_number(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordinal = matches!(
        letters.to_ascii_lowercase().as_str(),
        "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª" | "."
    );
    word.starts_with(|c: char| c.is_ascii_digit()) && !ordinal && word.len() < 12
}

/// A letter or a word that belongs to the number before it: 12 a, 12 bis, 12 - 14.
fn is_addition(word: &str) -> bool {
    matches!(word, "bis" | "ter" | "quater" | "-" | "/" | "+")
        || is_house_number(word)
        || (word.chars().count() == 1
            && word.starts_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'N' | 'S' | 'E' | 'W')))
}

fn without_number_sign(words: &[&str]) -> String {
    let sign =
        words.last().is_some_and(|word| matches!(fold(word).as_str(), "nr" | "no" | "n" | "num" | "numero"));
    let kept = words.len() - usize::from(sign && words.len() > 1);
    words.get(..kept).unwrap_or(words).join(" ").trim_end_matches([',', ' ']).to_owned()
}

/// The street as it compares: usual abbreviations (St, Str., Ave, N) spelled alike, folded.
pub(super) fn street_key(street: &str) -> String {
    let folded = fold(street);
    let mut words: Vec<&str> = folded.split(' ').collect();
    // The word for "street" stands last, before a direction, or first (rue …, calle …), never in
    // between (St James Road).
    let last = words.len().saturating_sub(1);
    let before_direction =
        words.last().is_some_and(|word| is_direction(word)).then(|| last.saturating_sub(1));
    for at in [Some(last), before_direction].into_iter().flatten() {
        spell(words.get_mut(at));
    }
    spell(words.first_mut().filter(|first| !matches!(**first, "st" | "la" | "le")));
    let key = words.join(" ");
    // Hauptstr. and Hauptstraße are one word each.
    match key.strip_suffix("str") {
        Some(stem) if !stem.is_empty() && !stem.ends_with(' ') => [stem, "strasse"].concat(),
        _ => key,
    }
}

fn spell(word: Option<&mut &str>) {
    if let Some(word) = word {
        *word = STREET_WORDS.get(word).unwrap_or(word);
    }
}

fn is_direction(word: &str) -> bool {
    let spelled = STREET_WORDS.get(word).unwrap_or(word);
    ["north", "south"].iter().any(|side| spelled.starts_with(side)) || matches!(spelled, "east" | "west")
}

/// The last segments of a whole address, taken off one by one.
#[derive(Default)]
struct Tail {
    country: Option<&'static str>,
    postcode: String,
    region: String,
    locality: String,
}

/// A whole address in one field. What cannot be told apart stays in the value alone.
pub(super) fn whole(text: &str, context: &Context) -> Draft {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_written_in_two_ways_compare_alike() {
        for (a, b) in [
            ("Main St", "Main Street"),
            ("Hauptstr.", "Hauptstraße"),
            ("St James Rd", "St. James Road"),
            ("N. Central Ave", "North Central Avenue"),
            ("51st St E", "51st Street East"),
            ("Av. de la Paix", "avenue de la Paix"),
            ("C/ Mayor", "Calle Mayor"),
        ] {
            assert_eq!(street_key(a), street_key(b), "{a}, {b}");
        }
        assert_ne!(street_key("St James Street"), street_key("Street James Street"));
    }
}
