//! What the fields of one record say about each other.
//!
//! Does: tell values of another field, two fields that hold each other's, values that all stand one
//! column further, a country that telephone and postal code contradict, a region that the postal code
//! contradicts, a day of birth or a gender that an official number contradicts.
//! Does not: move anything. A value stays where its source has it, so that the source can be mended;
//! what is meant is a suggestion.

use super::address::{names_a_street, other_of_postcode};
use super::single::country_of;
use super::{Clean, CleanView, Context, Issue, scheme, value};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::data::lists::CITY_STATES;
use crate::text::find;
use crate::text::fold::fold;
use crate::vocabulary::{IssueCode, Kind, Part, Severity, Status};

/// One field of a record with its neighbours, in their order.
pub(super) struct Cell<'a> {
    pub(super) kind: Kind,
    /// Fields of one group belong together: the parts of one address.
    pub(super) group: &'a str,
    pub(super) raw: &'a str,
    pub(super) clean: CleanView<'a>,
}

/// A cell by its place, and what is to be said of it.
pub(super) type Finding = (usize, Issue);

/// Whether a value alone gives a reason to look at its neighbours.
pub(super) fn is_odd(kind: Kind, clean: CleanView<'_>) -> bool {
    match kind {
        Kind::AddressLocality => clean.value.bytes().any(|byte| byte.is_ascii_digit() || byte == b','),
        kind if is_of_name(kind) => find::holds(clean.value, '@'),
        Kind::AddressPostcode => clean.status == Status::Suspect,
        _ => clean.status == Status::Invalid,
    }
}

/// Whether a value that stands in a record alone may be one of another field; most are soon seen not to be.
pub(super) fn may_be_misplaced(kind: Kind, raw: &str) -> bool {
    match kind {
        // A place beside a code has three letters at least, and no digit.
        Kind::AddressPostcode => has_letters_together(raw.as_bytes(), 3),
        _ => is_no_mailbox(kind) || kind == Kind::Email,
    }
}

/// Whether so many bytes that are neither digits nor spaces stand without a digit among them, or an `@`.
fn has_letters_together(bytes: &[u8], least: usize) -> bool {
    let mut seen = 0;
    for byte in bytes {
        match byte {
            b'0'..=b'9' => seen = 0,
            b' ' => {}
            b'@' => return true,
            _ => seen += 1,
        }
        if seen == least {
            return true;
        }
    }
    false
}

/// What a record says only as a whole.
pub(super) fn findings(cells: &[Cell<'_>], context: &Context) -> Vec<Finding> {
    if let [alone] = cells {
        return misplaced(alone, cells, context)
            .map(|meant| (0, doubt(IssueCode::Misplaced).suggesting(meant)))
            .into_iter()
            .collect();
    }
    let shifted = shifted(cells, context);
    if !shifted.is_empty() {
        return shifted;
    }
    let mut found = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        if let Some(meant) = misplaced(cell, cells, context) {
            found.push((at, doubt(IssueCode::Misplaced).suggesting(meant)));
        }
    }
    swapped_contacts(cells, &mut found);
    swapped_names(cells, &mut found);
    swapped_places(cells, context, &mut found);
    found.extend(contradicted_country(cells, context));
    contradicted_regions(cells, context, &mut found);
    contradicted_births(cells, &mut found);
    found
}

/// Numbers of states that may have the birth of their owner in them.
pub(super) fn is_official(kind: Kind) -> bool {
    matches!(kind, Kind::IdNational | Kind::IdTax)
}

/// What an official number contradicts: a day of birth, or a gender.
pub(super) fn contradiction(number: CleanView<'_>, kind: Kind, clean: CleanView<'_>) -> Option<Issue> {
    if !is_sound(number) || !is_sound(clean) || number.has(IssueCode::IdSchemeInferred) {
        return None;
    }
    let born = scheme::born(number.part(Part::Scheme)?, number.value)?;
    match (kind, clean.value) {
        (Kind::DateBirth, day) => born.differs_from(day).then_some(doubt(IssueCode::BirthConflict)),
        (_, "male") | (_, "female") => {
            let other = born.male? != (clean.value == "male");
            other.then_some(Issue::new(IssueCode::GenderConflict, Severity::Info))
        }
        _ => None,
    }
}

fn contradicted_births(cells: &[Cell<'_>], found: &mut Vec<Finding>) {
    for number in cells.iter().filter(|cell| is_official(cell.kind)) {
        let own = |(_, cell): &(usize, &Cell<'_>)| {
            matches!(cell.kind, Kind::DateBirth | Kind::Gender) && cell.group == number.group
        };
        for (at, cell) in cells.iter().enumerate().filter(own) {
            found.extend(contradiction(number.clean, cell.kind, cell.clean).map(|issue| (at, issue)));
        }
    }
}

fn is_sound(clean: CleanView<'_>) -> bool {
    matches!(clean.status, Status::Valid | Status::Corrected)
}

/// The region of a postal code, where the record names another one.
pub(super) fn other_region(
    region: CleanView<'_>,
    code: CleanView<'_>,
    context: &Context,
) -> Option<&'static str> {
    other_of_postcode(context.country().filter(|_| is_sound(code))?, region.value, code.value)
}

/// A region and a postal code of one address that are of two regions: either may be the wrong one.
fn contradicted_regions(cells: &[Cell<'_>], context: &Context, found: &mut Vec<Finding>) {
    for (at, region) in cells.iter().enumerate().filter(|(_, cell)| cell.kind == Kind::AddressRegion) {
        let beside = |kind| cells.iter().find(move |cell| cell.kind == kind && cell.group == region.group);
        let country = beside(Kind::AddressCountry).and_then(|country| country_of(country.clean));
        let context = Context { country: country.or(context.country), ..*context };
        let code = beside(Kind::AddressPostcode);
        if let Some(other) = code.and_then(|code| other_region(region.clean, code.clean, &context)) {
            found.push((at, doubt(IssueCode::RegionConflict).suggesting(other)));
        }
    }
}

const fn doubt(code: IssueCode) -> Issue {
    Issue::new(code, Severity::Warning)
}

/// The value as that of another kind, where it is a sound one.
fn as_kind(kind: Kind, raw: &str, context: &Context) -> Option<Clean> {
    Some(value(kind, raw, context)).filter(|clean| is_sound(clean.view()))
}

fn misplaced(cell: &Cell<'_>, cells: &[Cell<'_>], context: &Context) -> Option<Box<str>> {
    let of = |kind| as_kind(kind, cell.raw, context).map(|clean| clean.value);
    match cell.kind {
        kind if is_no_mailbox(kind) && find::holds(cell.raw, '@') => of(Kind::Email),
        Kind::Phone if cell.raw.starts_with(|c: char| c.is_ascii_alphabetic()) => of(Kind::Iban),
        Kind::Email if cell.clean.status == Status::Invalid && !find::holds(cell.raw, '@') => of(Kind::Phone),
        Kind::AddressLocality if !cell.raw.contains(char::is_alphabetic) => of(Kind::Phone),
        Kind::AddressLocality => {
            behind_postcode(cell.raw, context).or_else(|| before_region(cell, cells, context))
        }
        Kind::AddressPostcode => before_locality(cell.raw, context),
        Kind::AddressStreet if lacks(cells, cell.group, Kind::AddressLocality) => {
            city_of_street(cell.raw, context).or_else(|| city_behind(cell, cells, context))
        }
        Kind::NameGiven => before_family(cell, cells).map(Into::into),
        _ => None,
    }
}

fn is_of_name(kind: Kind) -> bool {
    matches!(kind, Kind::Name | Kind::NameGiven | Kind::NameMiddle | Kind::NameFamily)
}

/// Kinds in whose field an e-mail address may have been typed.
fn is_no_mailbox(kind: Kind) -> bool {
    let of_address = matches!(
        kind,
        Kind::AddressStreet
            | Kind::AddressLocality
            | Kind::AddressPostcode
            | Kind::AddressRegion
            | Kind::AddressCountry
    );
    of_address || is_of_name(kind) || matches!(kind, Kind::Phone | Kind::DateBirth)
}

/// Whether a field of the group is there, and empty.
fn lacks(cells: &[Cell<'_>], group: &str, kind: Kind) -> bool {
    let mut same = cells.iter().filter(|cell| cell.kind == kind && cell.group == group).peekable();
    same.peek().is_some() && same.all(|cell| cell.clean.value.is_empty())
}

/// `10115 Berlin`: the postal code and the rest.
fn parted(raw: &str, context: &Context) -> Option<(Clean, Box<str>)> {
    let raw = raw.trim();
    let gap = find::byte(raw.as_bytes(), b' ')?;
    let (first, rest) = (raw.get(..gap)?, raw.get(gap + 1..)?);
    let gap = gap + rest.bytes().rposition(|byte| byte == b' ').map_or(0, |at| at + 1);
    let (before, last) = (raw.get(..gap)?, raw.get(gap + 1..)?);
    [(first, rest), (last, before)].into_iter().find_map(|(code, place)| {
        let is_code = (4..=10).contains(&code.len()) && code.bytes().any(|byte| byte.is_ascii_digit());
        let is_place = || {
            place.chars().filter(|c| c.is_alphabetic()).count() > 2
                && !place.contains(|c: char| c.is_ascii_digit())
        };
        let sound = || as_kind(Kind::AddressPostcode, code, context);
        (is_code && is_place())
            .then(sound)
            .flatten()
            .map(|code| (code, place.trim_matches([' ', ',']).into()))
    })
}

fn behind_postcode(raw: &str, context: &Context) -> Option<Box<str>> {
    parted(raw, context).map(|(_, place)| place)
}

fn before_locality(raw: &str, context: &Context) -> Option<Box<str>> {
    parted(raw, context).map(|(code, _)| code.value)
}

/// `Springfield, IL` where the region is empty: the city. A country where that and the region are empty.
fn before_region(cell: &Cell<'_>, cells: &[Cell<'_>], context: &Context) -> Option<Box<str>> {
    let is_missing = |kind| lacks(cells, cell.group, kind);
    let of = |kind, text: &str| as_kind(kind, text, context).map(|clean| clean.value);
    if let Some((city, region)) = cell.raw.rsplit_once(',') {
        let region = is_missing(Kind::AddressRegion).then(|| of(Kind::AddressRegion, region)).flatten();
        return region.map(|_| city.trim().into());
    }
    let of_a_region = || cells.iter().any(|cell| cell.kind == Kind::AddressRegion && !cell.raw.is_empty());
    let may_be =
        is_missing(Kind::AddressCountry) && !CITY_STATES.contains(&&*fold(cell.raw)) && !of_a_region();
    may_be.then(|| of(Kind::AddressCountry, cell.raw)).flatten()
}

/// `Ada Lovelace` as a given name where the family name is empty, or says the same: the words before it.
fn before_family<'a>(cell: &Cell<'a>, cells: &[Cell<'_>]) -> Option<&'a str> {
    let (before, last) = cell.raw.trim().rsplit_once(' ')?;
    let folded = fold(last);
    let is_family = match cells
        .iter()
        .find(|other| other.kind == Kind::NameFamily && other.group == cell.group)?
    {
        other if other.clean.value.is_empty() => {
            let roles = |word: &str| NAME_WORDS.roles(word);
            roles(&folded) & role::GIVEN == 0 && folded.len() > 2 && roles(&fold(before)) & role::GIVEN != 0
        }
        other => fold(other.clean.value) == folded,
    };
    is_family.then(|| before.trim_end())
}

/// The city of a whole address that was typed into the field of the street.
fn city_of_street(raw: &str, context: &Context) -> Option<Box<str>> {
    let whole = value(Kind::Address, raw, context);
    whole.part(Part::Postcode)?;
    whole.part(Part::Street)?;
    whole.part(Part::Locality).map(Into::into)
}

/// `München` as a street without a number, where the city is empty and the postal code makes a line with it.
fn city_behind(cell: &Cell<'_>, cells: &[Cell<'_>], context: &Context) -> Option<Box<str>> {
    let of_group = |other: &&Cell<'_>| other.kind == Kind::AddressPostcode && other.group == cell.group;
    let code = cells.iter().find(of_group).filter(|code| is_sound(code.clean))?;
    let is_name = !names_a_street(cell.raw, context) && !cell.raw.bytes().any(|byte| byte.is_ascii_digit());
    let line = is_name.then(|| value(Kind::Address, &[code.clean.value, " ", cell.raw].concat(), context))?;
    line.part(Part::Locality).filter(|_| line.part(Part::Street).is_none()).map(Into::into)
}

/// An address in the field of the number, and the number in that of the address.
fn swapped_contacts(cells: &[Cell<'_>], found: &mut [Finding]) {
    let kind = |at: usize| cells.get(at).map(|cell| cell.kind);
    let contact = |(at, _): &&mut Finding| matches!(kind(*at), Some(Kind::Email | Kind::Phone));
    let mut contacts: Vec<&mut Finding> = found.iter_mut().filter(contact).collect();
    if let [(first, one), (second, other)] = contacts.as_mut_slice()
        && kind(*first) != kind(*second)
    {
        (one.code, other.code) = (IssueCode::Swapped, IssueCode::Swapped);
        std::mem::swap(&mut one.suggestion, &mut other.suggestion);
    }
}

/// A family name as given name and a given name as family name, both by the tables and neither
/// otherwise.
fn swapped_names(cells: &[Cell<'_>], found: &mut Vec<Finding>) {
    let only = |kind: Kind| {
        let mut same = cells.iter().enumerate().filter(move |(_, cell)| cell.kind == kind);
        same.next().filter(|_| same.next().is_none())
    };
    let (Some((at, given)), Some((other, family))) = (only(Kind::NameGiven), only(Kind::NameFamily)) else {
        return;
    };
    let is_only = |cell: &Cell<'_>, is: u32, not: u32| {
        let roles = NAME_WORDS.roles(&fold(cell.clean.value));
        roles & is != 0 && roles & not == 0
    };
    if is_only(given, role::FAMILY, role::GIVEN) && is_only(family, role::GIVEN, role::FAMILY) {
        found.push((at, doubt(IssueCode::Swapped).suggesting(family.clean.value)));
        found.push((other, doubt(IssueCode::Swapped).suggesting(given.clean.value)));
    }
}

/// A locality that is a postal code or a street with its number (no district: Dublin 4), and the other
/// field without a digit.
fn swapped_places(cells: &[Cell<'_>], context: &Context, found: &mut Vec<Finding>) {
    let has_digits = |cell: &Cell<'_>| cell.raw.bytes().any(|byte| byte.is_ascii_digit());
    for (at, locality) in cells.iter().enumerate() {
        if locality.kind != Kind::AddressLocality || !has_digits(locality) {
            continue;
        }
        let is_meant = |kind: Kind| match kind {
            Kind::AddressPostcode => as_kind(kind, locality.raw, context).is_some(),
            Kind::AddressStreet => {
                let meant = as_kind(kind, locality.raw, context);
                meant.is_some_and(|clean| clean.part(Part::Number).is_some())
                    && names_a_street(locality.raw, context)
            }
            _ => false,
        };
        let other = cells.iter().enumerate().find(|(_, cell)| {
            cell.group == locality.group && !cell.raw.is_empty() && !has_digits(cell) && is_meant(cell.kind)
        });
        if let Some((there, cell)) = other {
            found.retain(|(place, _)| *place != at && *place != there);
            found.push((at, doubt(IssueCode::Swapped).suggesting(cell.raw.trim())));
            found.push((there, doubt(IssueCode::Swapped).suggesting(locality.raw.trim())));
        }
    }
}

/// The telephone is of another country, and so is the postal code, which is none of the country.
fn contradicted_country(cells: &[Cell<'_>], context: &Context) -> Option<Finding> {
    let (at, country) = cells.iter().enumerate().find(|(_, cell)| cell.kind == Kind::AddressCountry)?;
    let of_kind =
        |kind: Kind| cells.iter().find(move |cell| cell.kind == kind && !cell.clean.value.is_empty());
    let calling = of_kind(Kind::Phone)?.clean.part(Part::Country)?;
    let code = of_kind(Kind::AddressPostcode)?;
    let unfit = code.clean.issues.iter().any(|issue| issue.code == IssueCode::PostcodeFormat);
    if !unfit || country.clean.value == calling || country.clean.value.is_empty() {
        return None;
    }
    let there = Context { country: calling.as_bytes().first_chunk().copied(), ..*context };
    as_kind(Kind::AddressPostcode, code.raw, &there)?;
    Some((at, doubt(IssueCode::CountryConflict).suggesting(calling)))
}

/// Two values at least are none of their kind, and each is one of the next field's, or each of the one
/// before.
fn shifted(cells: &[Cell<'_>], context: &Context) -> Vec<Finding> {
    let unfit =
        |cell: &Cell<'_>| is_telling(cell.kind) && is_odd(cell.kind, cell.clean) && !cell.raw.is_empty();
    let odd: Vec<usize> =
        cells.iter().enumerate().filter(|(_, cell)| unfit(cell)).map(|(at, _)| at).collect();
    if odd.len() < 2 {
        return Vec::new();
    }
    let belongs = |at: usize, beside: Option<usize>| {
        let neighbour = beside.and_then(|beside| cells.get(beside)).filter(|cell| is_telling(cell.kind));
        neighbour
            .zip(cells.get(at))
            .is_some_and(|(neighbour, cell)| as_kind(neighbour.kind, cell.raw, context).is_some())
    };
    let all_forward = || odd.iter().all(|at| belongs(*at, at.checked_add(1)));
    let all_back = || odd.iter().all(|at| belongs(*at, at.checked_sub(1)));
    if !(all_forward() || all_back()) {
        return Vec::new();
    }
    odd.into_iter().map(|at| (at, doubt(IssueCode::Shifted))).collect()
}

/// Kinds whose values are known by their form.
fn is_telling(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Email
            | Kind::Phone
            | Kind::AddressPostcode
            | Kind::DateBirth
            | Kind::Iban
            | Kind::AddressCountry
    )
}
