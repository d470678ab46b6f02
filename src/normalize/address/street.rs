//! The part of an address before its city: street, house number, unit, and what is neither.

use super::number;
use super::unit::{units_at_end, units_end};
use super::word::{Home, Word, classes_of, has_class, join, push_with};
use crate::data::{ADDRESS_FORMS, Known};
use crate::text::find;
use crate::text::fold::fold;

static FORMS: Known = Known::new(&ADDRESS_FORMS);

/// What street lines say; each may be empty.
#[derive(Default)]
pub(super) struct StreetParts {
    pub(super) street: String,
    pub(super) number: String,
    pub(super) unit: String,
    /// What stands before the street and is no part of it: persons, companies, buildings; in lines.
    pub(super) before: String,
    /// What stands between street and city: districts; in lines.
    pub(super) behind: String,
    /// The number that it may be as well: `12/5` is flat 5 of number 12, or number 12/5.
    pub(super) other_number: String,
}

/// What a segment is.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Role {
    Note,
    Unit,
    Number,
    Words,
    Street,
    NumberedWords,
    Box,
    NumberedStreet,
}

/// Whether a country's form of addresses has a mark: `number` first, `unit` first, `comma` before
/// the number, `#` before the number.
pub(super) fn is_written(home: Home, mark: &str) -> bool {
    home.and_then(|home| FORMS.get(home))
        .and_then(|form| form.split_once('|'))
        .is_some_and(|(marks, _)| marks.split(' ').any(|known| known == mark))
}

/// Takes street lines apart. The most telling segment is the street, the others stand around it.
pub(super) fn street_parts(segments: &[Vec<Word>], home: Home) -> StreetParts {
    let mut parts = StreetParts::default();
    let number_first = home.is_none() || is_written(home, "number");
    let mut main = (0, Role::Note);
    for (at, words) in segments.iter().enumerate() {
        let role = role_of(words, home);
        // Unit 5 Riverside Business Park, Bakewell Road
        let is_street_at_last = role == Role::Street
            && role == main.1
            && segments.get(main.0).is_some_and(|first| units_end(first, 0, home) > 0);
        if role > main.1 || is_street_at_last {
            main = (at, role);
        }
    }
    if main.1 < Role::Words {
        main.0 = segments.len();
    }
    if let Some(words) = segments.get(main.0) {
        match main.1 {
            Role::Box => parts.street = join(words),
            _ => split_street(words, home, number_first, &mut parts),
        }
    }
    for (at, words) in segments.iter().enumerate().filter(|(at, _)| *at != main.0) {
        let near = main.1 != Role::Box && (at.abs_diff(main.0) == 1 || main.0 == segments.len());
        place_beside(words, at < main.0, near, home, &mut parts);
    }
    parts
}

pub(super) fn role_of(words: &[Word], home: Home) -> Role {
    let Some(first) = words.first() else { return Role::Note };
    if first.is("note", home) || first.text.eq_ignore_ascii_case("c/o") || first.text == "℅" {
        Role::Note
    } else if is_box(words, home) {
        Role::Box
    } else if units_end(words, 0, home) == words.len() || is_unit_with_name(words, home) {
        Role::Unit
    } else if number_and_unit(words, home).is_some() {
        Role::Number
    } else {
        let named = words.get(units_end(words, 0, home)..).unwrap_or(words);
        let numbered = named.iter().any(|word| number::is_number(word.text)) && named.iter().any(is_name);
        let street = words.len() > 1 && words.iter().any(Word::is_street)
            || words.iter().any(|word| word.ends_as_street);
        match (numbered, street) {
            (true, true) => Role::NumberedStreet,
            (true, false) => Role::NumberedWords,
            (false, true) => Role::Street,
            (false, false) => Role::Words,
        }
    }
}

/// A segment without a street: the house number, and the unit behind it.
fn number_and_unit(words: &[Word], home: Home) -> Option<(String, String)> {
    let (number, unit) = words.split_at_checked(units_at_end(words, home))?;
    Some((number::of_segment(number, home)?, join(unit)))
}

fn is_name(word: &Word) -> bool {
    word.text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
}

/// "Flat 3 Rose Court": a unit and the name of its building, without a number of its own.
fn is_unit_with_name(words: &[Word], home: Home) -> bool {
    let end = units_end(words, 0, home);
    end > 0
        && words
            .get(end..)
            .is_some_and(|rest| !rest.iter().any(Word::has_digit) && !rest.iter().any(Word::is_street))
}

/// A box at the post office has no street: PO Box 123, Postfach 10 20 30, Packstation 123.
fn is_box(words: &[Word], home: Home) -> bool {
    let mut joined = String::new();
    words.iter().take(3).enumerate().any(|(at, word)| {
        joined.push_str(&fold(word.text).replace(' ', ""));
        let is_box = has_class(classes_of(&joined), "box", home);
        is_box
            && (words.get(at + 1..).is_some_and(|rest| rest.iter().any(Word::has_digit)) || joined.len() > 5)
    })
}

/// The segment of the street: units around it, then its number.
fn split_street(words: &[Word], home: Home, number_first: bool, parts: &mut StreetParts) {
    let head = units_end(words, 0, home);
    let (unit, words) = words.split_at_checked(if head < words.len() { head } else { 0 }).unwrap_or_default();
    parts.unit = join(unit);
    let slash =
        parts.unit.rsplit_once('/').filter(|_| number_first && !words.first().is_some_and(Word::has_digit));
    if let Some((flat, house)) = slash.map(|(flat, house)| (flat.to_owned(), house.to_owned())) {
        (parts.unit, parts.number) = (flat, house);
    }
    let end = units_at_end(words, home);
    let (words, unit) = words.split_at_checked(end).unwrap_or((words, &[]));
    let building = if number_first { number::behind_a_building(words) } else { 0 };
    let (building, words) = words.split_at_checked(building).unwrap_or_default();
    parts.before = join(building);
    let (street, number) = number::split(words, home, number_first);
    let leads = words.first().is_some_and(|word| number.starts_with(word.text));
    // ul. Marszałkowska 10/12 m. 34: the flat is told, the house has two numbers.
    let told = if home == Some("PL") { join(unit) } else { String::new() };
    push_with(&mut parts.unit, " ", &told);
    if !number.is_empty() {
        apart(&number, home, leads, parts);
    }
    if told.is_empty() {
        push_with(&mut parts.unit, " ", &join(unit));
    }
    parts.street = street;
}

/// The flat that stands in one word with the house number: 4/12 Smith St, 10-123 Main St (Canada),
/// Hauptstraße 12/3/5 (Austria), Marszałkowska 12/5 (Poland), 12 A 5 (Finland).
fn apart(number: &str, home: Home, leads: bool, parts: &mut StreetParts) {
    let split = if leads && is_written(home, "flat-house") && find::find(number, " - ").is_some() {
        find::split_once(number, " - ")
    } else if find::holds(number, ' ') || matches!(number, "1/2" | "1/4" | "3/4") {
        number.split_once(' ').filter(|_| is_written(home, "stairs")).map(|(house, flat)| (flat, house))
    } else if !leads {
        let split =
            number.split_once('/').filter(|_| is_written(home, "house/flat") && parts.unit.is_empty());
        split.map(|(house, flat)| (flat, house))
    } else if is_written(home, "flat-house") {
        number.split_once('-')
    } else {
        number.rsplit_once('/').filter(|_| home.is_none() || is_written(home, "flat/house"))
    };
    let is_flat = |(flat, house): &(&str, &str)| {
        flat.contains(|c: char| c.is_ascii_digit()) && house.starts_with(|c: char| c.is_ascii_digit())
    };
    let (flat, house) = split.filter(is_flat).unwrap_or(("", number));
    // A house of two streets has two numbers, too: Jerozolimskie 65/79.
    if !flat.is_empty() && matches!(home, None | Some("PL")) {
        number.clone_into(&mut parts.other_number);
    }
    push_with(&mut parts.unit, " ", flat);
    house.clone_into(&mut parts.number);
}

/// A segment before or behind the street.
fn place_beside(words: &[Word], before: bool, near: bool, home: Home, parts: &mut StreetParts) {
    match role_of(words, home) {
        Role::Unit => push_with(&mut parts.unit, " ", &join(words)),
        Role::Number if near && parts.number.is_empty() => {
            let (number, unit) = number_and_unit(words, home).unwrap_or_default();
            apart(&number, home, before, parts);
            push_with(&mut parts.unit, " ", &unit);
        }
        Role::Number => push_with(&mut parts.unit, " ", &join(words)),
        Role::Street if units_end(words, 0, home) > 0 => push_with(&mut parts.unit, " ", &join(words)),
        // A house that has a name instead of a number.
        Role::Words if before && near && parts.number.is_empty() && is_written(home, "unit") => {
            push_with(&mut parts.unit, " ", &join(words));
        }
        _ if before => push_with(&mut parts.before, "\n", &join(words)),
        _ => push_with(&mut parts.behind, "\n", &join(words)),
    }
}
