//! A date of birth whose year, month and day stand in columns of their own.
//!
//! Does: find the columns by their names, or three side by side by their values, where they are called nothing else.
//! Does not: look for other dates; the year and the month of a sale stay numbers.

use super::infer::SampleColumn;
use super::words::words;
use super::{Field, by_header, values};
use crate::data::DATE_PART_WORDS;
use crate::vocabulary::{Kind, Part};

/// Fewest letters of a word that a compound ends in, and of what stands before it.
const LETTERS: usize = 3;

/// Columns of one date by their places, each with its part; the year first.
type Parts = Vec<(usize, Part)>;

/// Columns that hold the parts of one birth become fields of its kind and group, each with its part.
pub(super) fn births_in_parts(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let Some(parts) = by_names(fields, columns).or_else(|| by_values(fields, columns)) else { return };
    let year = parts.first().and_then(|(year, _)| fields.get(*year));
    let group = year.map(|field| field.group.clone()).unwrap_or_default();
    for (at, part) in parts {
        let Some(field) = fields.get_mut(at) else { continue };
        if field.kind != Kind::DateBirth {
            *field = Field::new(&field.header, Kind::DateBirth, 0.7, "beside date.birth");
        }
        (field.part, field.group) = (Some(part), group.clone());
    }
}

/// `birth_year, birth_month, birth_day`; the day may be missing.
fn by_names(fields: &[Field], columns: &[SampleColumn<'_>]) -> Option<Parts> {
    // Most tables have no column that may be a year, and their names need not be taken apart.
    let is_year = |column: &SampleColumn<'_>| {
        may_be(Part::Year, column) && part_of(column.header).is_some_and(|(part, _)| part == Part::Year)
    };
    if !columns.iter().any(is_year) {
        return None;
    }
    let mut named = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some((part, rest)) = part_of(column.header).filter(|(part, _)| may_be(*part, column)) {
            named.push((at, part, rest));
        }
    }
    let of = |part: Part, rest: &str| named.iter().find(|other| other.1 == part && other.2 == rest);
    named.iter().filter(|(_, part, _)| *part == Part::Year).find_map(|(year, _, rest)| {
        let (month, ..) = of(Part::Month, rest)?;
        let mut parts = vec![(*year, Part::Year), (*month, Part::Month)];
        parts.extend(of(Part::Day, rest).map(|(day, ..)| (*day, Part::Day)));
        let is_birth = |at: usize| fields.get(at).is_some_and(|field| field.kind == Kind::DateBirth);
        let says_birth = || by_header::read(rest).is_some_and(|reading| reading.kind == Kind::DateBirth);
        (parts.iter().any(|(at, _)| is_birth(*at)) || says_birth()).then_some(parts)
    })
}

/// The part of a date that a header names, and the rest of it: `month` of `birth month`, `monat` of `Geburtsmonat`.
fn part_of(header: &str) -> Option<(Part, String)> {
    let words = words(header);
    words.iter().find_map(|word| {
        let compound = word.char_indices().map(|(at, _)| at).skip(LETTERS);
        let (before, part) = compound.filter(|at| at + LETTERS <= word.len()).chain([0]).find_map(|at| {
            let (before, end) = word.split_at_checked(at)?;
            Some((before, DATE_PART_WORDS.get(end)?))
        })?;
        let rest: Vec<&str> = words
            .iter()
            .map(|other| if other == word { before } else { other })
            .filter(|word| !word.is_empty())
            .collect();
        Some((Part::parse(part)?, rest.join(" ")))
    })
}

/// Whether the values of a column may be that part of a date; months may have names.
fn may_be(part: Part, column: &SampleColumn<'_>) -> bool {
    let values = &column.values;
    match part {
        Part::Year => values::are_within(values, 1850..=2100),
        Part::Month => values::are_within(values, 1..=12) || values::are_words(values),
        _ => values::are_within(values, 1..=31),
    }
}

/// `by, bm, bd`: years in which customers are born beside months and days, in a table of people.
fn by_values(fields: &[Field], columns: &[SampleColumn<'_>]) -> Option<Parts> {
    let is_person = |field: &Field| matches!(field.kind, Kind::Name | Kind::NameGiven | Kind::NameFamily);
    if !fields.iter().any(is_person) {
        return None;
    }
    let part = |at: usize| {
        let values = &columns.get(at).filter(|_| fields.get(at).is_some_and(is_open))?.values;
        let all = |range| values::are_numbers(values) && values::are_within(values, range);
        match () {
            () if all(1..=12) => Some(Part::Month),
            () if all(1..=31) => Some(Part::Day),
            () if all(1850..=2100) && values::are_births(values) => Some(Part::Year),
            () => None,
        }
    };
    (0..fields.len().saturating_sub(2)).find_map(|at| {
        let three = [part(at)?, part(at + 1)?, part(at + 2)?];
        let place = |part| three.iter().position(|other| *other == part).map(|place| (at + place, part));
        // In some order, but not with the month at an end and the year in the middle.
        (three.get(1) != Some(&Part::Year))
            .then(|| [place(Part::Year), place(Part::Month), place(Part::Day)].into_iter().collect())?
    })
}

/// Whether nothing but its values says what a column is, or its name says a birth that they are none of.
fn is_open(field: &Field) -> bool {
    field.part.is_none() && (field.reason == "none" || field.kind == Kind::DateBirth)
}
