//! What the fields of one record say about each other.
//!
//! Does: tell values of another field, two fields that hold each other's, values that all stand one
//! column further, a country that telephone and postal code contradict, a region that the postal code
//! contradicts, a day of birth or a gender that an official number contradicts.
//! Does not: move anything. A value stays where its source has it, so that the source can be mended;
//! what is meant is a suggestion.

use super::address::{names_a_street, other_of_postcode};
use super::name::ends_as_a_family;
use super::single::country_of;
use super::{Clean, CleanView, Context, Issue, scheme, value};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::data::lists::CITY_STATES;
use crate::limits::FIELDS_BESIDE;
use crate::text::digits;
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
        // TX
        Kind::AddressLocality => {
            clean.value.len() == 2 || clean.value.bytes().any(|byte| byte.is_ascii_digit() || byte == b',')
        }
        kind if is_of_name(kind) => find::holds(clean.value, '@') || clean.status == Status::Invalid,
        Kind::Organization => find::holds(clean.value, '@'),
        Kind::AddressStreet | Kind::AddressRegion => clean.value.len() > 3 && digits::all(clean.value),
        Kind::AddressPostcode | Kind::Url | Kind::Gender => {
            matches!(clean.status, Status::Suspect | Status::Invalid)
        }
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
    let mut swapped = Vec::new();
    swapped_kinds(cells, context, &mut swapped);
    let shifted = shifted(cells, context);
    if swapped.is_empty() && !shifted.is_empty() {
        return shifted;
    }
    let mut found = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        if let Some(meant) = misplaced(cell, cells, context) {
            found.push((at, doubt(IssueCode::Misplaced).suggesting(meant)));
        }
    }
    found.retain(|(at, _)| !swapped.iter().any(|(swapped, _)| swapped == at));
    found.append(&mut swapped);
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

/// The same, its value alone.
fn meant(kind: Kind, raw: &str, context: &Context) -> Option<Box<str>> {
    as_kind(kind, raw, context).map(|clean| clean.value)
}

fn misplaced(cell: &Cell<'_>, cells: &[Cell<'_>], context: &Context) -> Option<Box<str>> {
    let of = |kind| meant(kind, cell.raw, context);
    match cell.kind {
        kind if is_no_mailbox(kind) && find::holds(cell.raw, '@') => of(Kind::Email),
        Kind::Phone if cell.raw.starts_with(|c: char| c.is_ascii_alphabetic()) => of(Kind::Iban),
        Kind::Email if cell.clean.status == Status::Invalid && !find::holds(cell.raw, '@') => of(Kind::Phone),
        Kind::AddressLocality if !cell.raw.contains(char::is_alphabetic) => of(Kind::Phone),
        Kind::AddressLocality => of_locality(cell, cells, context),
        Kind::AddressPostcode => before_locality(cell.raw, context),
        Kind::AddressStreet if lacks(cells, cell.group, Kind::AddressLocality) => {
            city_of_street(cell.raw, context).or_else(|| city_behind(cell, cells, context))
        }
        Kind::NameGiven => before_family(cell, cells).map(Into::into),
        Kind::NameFamily => behind_given(cell, cells).map(Into::into),
        _ => of_an_empty_field(cell, cells, context),
    }
}

/// What an odd value is in an empty field of the record: a birth in that of the telephone, a mailbox in that of the page.
fn of_an_empty_field(cell: &Cell<'_>, cells: &[Cell<'_>], context: &Context) -> Option<Box<str>> {
    if !is_telling(cell.kind) || !is_odd(cell.kind, cell.clean) {
        return None;
    }
    let empty = cells
        .iter()
        .filter(|other| is_telling(other.kind) && other.kind != cell.kind && other.raw.is_empty());
    empty.take(FIELDS_BESIDE).find_map(|other| plainly(other.kind, cell.raw, context))
}

/// The value as that of another kind, where it is written as hardly one of a third is.
fn plainly(kind: Kind, raw: &str, context: &Context) -> Option<Box<str>> {
    let is_plain = match kind {
        Kind::Phone => {
            raw.bytes().filter(u8::is_ascii_digit).count() > 9
                || matches!(raw.as_bytes(), [b'+' | b'0' | b'(', ..])
        }
        Kind::DateBirth => raw.bytes().filter(|byte| matches!(byte, b'-' | b'.' | b'/')).count() == 2,
        Kind::AddressPostcode => context.country.is_some() && find::has_digit(raw),
        Kind::Url => !find::holds(raw, '@'),
        Kind::AddressStreet => names_a_street(raw, context),
        Kind::Organization | Kind::AddressLocality | Kind::AddressCountry => is_of_words(raw),
        _ => true,
    };
    is_plain.then(|| meant(kind, raw, context)).flatten()
}

/// Letters, and neither digits nor an `@`.
fn is_of_words(raw: &str) -> bool {
    !find::has_digit(raw) && !find::holds(raw, '@') && raw.contains(char::is_alphabetic)
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
    of_address
        || is_of_name(kind)
        || matches!(kind, Kind::Phone | Kind::DateBirth | Kind::Organization | Kind::Url)
}

fn is_of_place(kind: Kind) -> bool {
    matches!(kind, Kind::AddressLocality | Kind::AddressRegion)
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
    // London SW1A 1AA
    let at = before.bytes().rposition(|byte| byte == b' ').unwrap_or(gap);
    let two = (raw.get(at + 1..)?, raw.get(..at)?);
    [(first, rest), (last, before), two].into_iter().find_map(|(code, place)| {
        let is_code = (4..=10).contains(&code.len()) && find::has_digit(code);
        let is_place = || place.chars().filter(|c| c.is_alphabetic()).count() > 2 && !find::has_digit(place);
        let sound = || as_kind(Kind::AddressPostcode, code, context);
        (is_code && is_place())
            .then(sound)
            .flatten()
            .map(|code| (code, place.trim_matches([' ', ',']).into()))
    })
}

/// The place behind its postal code.
fn behind_postcode(raw: &str, context: &Context) -> Option<Box<str>> {
    parted(raw, context).map(|(_, place)| place)
}

fn before_locality(raw: &str, context: &Context) -> Option<Box<str>> {
    parted(raw, context).map(|(code, _)| code.value)
}

/// `10115 Berlin`, `Springfield, IL 62704` where the region is empty: the city. A street with its number, where that is
/// empty; a country, where that and the region are empty.
fn of_locality(cell: &Cell<'_>, cells: &[Cell<'_>], context: &Context) -> Option<Box<str>> {
    let is_missing = |kind| lacks(cells, cell.group, kind);
    let place = behind_postcode(cell.raw, context);
    if let Some((city, region)) = place.as_deref().unwrap_or(cell.raw).rsplit_once(',') {
        let region =
            is_missing(Kind::AddressRegion).then(|| meant(Kind::AddressRegion, region, context)).flatten();
        return region.map(|_| city.trim().into()).or(place);
    }
    if place.is_some() {
        return place;
    }
    if is_missing(Kind::AddressStreet)
        && names_a_street(cell.raw, context)
        && as_kind(Kind::AddressStreet, cell.raw, context)?.part(Part::Number).is_some()
    {
        return Some(cell.raw.trim().into());
    }
    let of_a_region = || cells.iter().any(|cell| cell.kind == Kind::AddressRegion && !cell.raw.is_empty());
    let may_be =
        is_missing(Kind::AddressCountry) && !CITY_STATES.contains(&&*fold(cell.raw)) && !of_a_region();
    may_be.then(|| meant(Kind::AddressCountry, cell.raw, context)).flatten()
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
        other => fold(other.clean.value) == folded || behind_given(other, cells).is_some(),
    };
    is_family.then(|| before.trim_end())
}

/// `Ada Lovelace` as a family name where the given name is empty, or says the same: the words behind a given name.
fn behind_given<'a>(cell: &Cell<'a>, cells: &[Cell<'_>]) -> Option<&'a str> {
    let (first, behind) = cell.raw.trim().split_once(' ')?;
    let given =
        cells.iter().find(|other| other.kind == Kind::NameGiven && other.group == cell.group)?.clean.value;
    let roles = |word: &str| NAME_WORDS.roles(&fold(word)) & (role::GIVEN | role::FAMILY);
    let is_both = roles(first) == role::GIVEN && roles(behind) == role::FAMILY;
    (is_both && (given.is_empty() || given == cell.clean.value)).then_some(behind)
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
    let is_name = !names_a_street(cell.raw, context) && !find::has_digit(cell.raw);
    let line = is_name.then(|| value(Kind::Address, &[code.clean.value, " ", cell.raw].concat(), context))?;
    line.part(Part::Locality).filter(|_| line.part(Part::Street).is_none()).map(Into::into)
}

/// Two cells, each with what it should hold, which stands in the other.
fn swap(found: &mut Vec<Finding>, one: (usize, &str), other: (usize, &str)) {
    for (at, meant) in [one, other] {
        found.push((at, doubt(IssueCode::Swapped).suggesting(meant)));
    }
}

/// Two fields of which each holds what the other is for: an address in that of the number and the number in that of the
/// address, a page and a mailbox, a city and its country.
fn swapped_kinds(cells: &[Cell<'_>], context: &Context, found: &mut Vec<Finding>) {
    let is_odd =
        |cell: &Cell<'_>| is_unfit(cell) || cell.kind == Kind::Organization && is_odd(cell.kind, cell.clean);
    for (at, one) in cells.iter().enumerate().filter(|(_, one)| is_odd(one)).take(FIELDS_BESIDE) {
        let may_be = |(there, other): &(usize, &Cell<'_>)| {
            *there > at && is_unfit(other) || other.kind == Kind::AddressLocality
        };
        for (there, other) in cells.iter().enumerate().filter(may_be).take(FIELDS_BESIDE) {
            if one.kind != other.kind
                && let Some(behind) = plainly(other.kind, one.raw, context)
                && let Some(here) = plainly(one.kind, other.raw, context)
            {
                swap(found, (at, &here), (there, &behind));
            }
        }
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
    let roles = |text: &str| NAME_WORDS.roles(text) & (role::GIVEN | role::FAMILY);
    let first = fold(given.clean.value);
    let of_first = roles(&first);
    if of_first != role::FAMILY && (of_first != 0 || !ends_as_a_family(&first)) {
        return;
    }
    let last = fold(family.clean.value);
    // Hans-Peter: one that no family has is enough.
    let (mut all, mut both) = (true, role::FAMILY);
    for word in last.split(' ') {
        let of_word = roles(word);
        all &= of_word & role::GIVEN != 0;
        both &= of_word;
    }
    // 田中 花子
    let is_eastern = is_han(&first) && is_han(&last) && roles(&last) & role::FAMILY == 0;
    if all && both == 0 || is_eastern {
        swap(found, (at, family.clean.value), (other, given.clean.value));
    }
}

/// Whether a name begins with a sign of China, Japan or Korea.
fn is_han(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c > '\u{3040}')
}

/// A locality that is a postal code or a street with its number (no district: Dublin 4), and the other
/// field without a digit.
fn swapped_places(cells: &[Cell<'_>], context: &Context, found: &mut Vec<Finding>) {
    let has_digits = |cell: &Cell<'_>| find::has_digit(cell.raw);
    for (at, locality) in cells.iter().enumerate() {
        if locality.kind != Kind::AddressLocality || !(has_digits(locality) || locality.raw.len() == 2) {
            continue;
        }
        // TX as the city of Houston
        let is_region = |raw: &str| {
            as_kind(Kind::AddressRegion, raw, context).is_some_and(|clean| clean.display.is_some())
        };
        let is_meant = |kind: Kind, raw: &str| match kind {
            Kind::AddressRegion => !has_digits(locality) && is_region(locality.raw) && !is_region(raw),
            Kind::AddressPostcode => meant(kind, locality.raw, context).is_some(),
            Kind::AddressStreet => {
                let meant = as_kind(kind, locality.raw, context);
                meant.is_some_and(|clean| clean.part(Part::Number).is_some())
                    && names_a_street(locality.raw, context)
            }
            _ => false,
        };
        let other = cells.iter().enumerate().find(|(_, cell)| {
            cell.group == locality.group
                && !cell.raw.is_empty()
                && !has_digits(cell)
                && is_meant(cell.kind, cell.raw)
        });
        if let Some((there, cell)) = other {
            found.retain(|(place, _)| *place != at && *place != there);
            swap(found, (at, cell.raw.trim()), (there, locality.raw.trim()));
        }
    }
}

/// The telephone, or without one the region, is of another country, and so is the postal code, which is none of the country.
fn contradicted_country(cells: &[Cell<'_>], context: &Context) -> Option<Finding> {
    let (at, country) = cells.iter().enumerate().find(|(_, cell)| cell.kind == Kind::AddressCountry)?;
    let of_kind =
        |kind: Kind| cells.iter().find(move |cell| cell.kind == kind && !cell.clean.value.is_empty());
    let code = of_kind(Kind::AddressPostcode)?;
    let unfit = code.clean.issues.iter().any(|issue| issue.code == IssueCode::PostcodeFormat);
    if !unfit || country.clean.value.is_empty() {
        return None;
    }
    let there = |land: &str| Context { country: land.as_bytes().first_chunk().copied(), ..*context };
    let calling = of_kind(Kind::Phone).and_then(|phone| phone.clean.part(Part::Country));
    let region = || of_kind(Kind::AddressRegion).map(|region| region.raw);
    let has_region = |land: &&str| {
        let of_land = |raw| as_kind(Kind::AddressRegion, raw, &there(land));
        region().and_then(of_land).is_some_and(|clean| clean.display.is_some())
    };
    let land = calling.or_else(|| ["CA", "US", "AU"].into_iter().find(has_region))?;
    if land == country.clean.value {
        return None;
    }
    as_kind(Kind::AddressPostcode, code.raw, &there(land))?;
    Some((at, doubt(IssueCode::CountryConflict).suggesting(land)))
}

/// Two values at least are none of their kind, and each is one of the next field's, or each of the one
/// before.
fn shifted(cells: &[Cell<'_>], context: &Context) -> Vec<Finding> {
    let odd: Vec<usize> =
        cells.iter().enumerate().filter(|(_, cell)| is_unfit(cell)).map(|(at, _)| at).collect();
    if odd.len() < 2 {
        return Vec::new();
    }
    // Whether a value is one of the kind beside it, by its form, or may be: what is of words beside.
    let fits = |at: usize, beside: Option<usize>| {
        let beside = beside.and_then(|beside| cells.get(beside)).zip(cells.get(at));
        // The first value of a row has nothing before it, the last nothing behind it.
        beside.map_or((false, true), |(beside, cell)| {
            let by_form = is_telling(beside.kind) && meant(beside.kind, cell.raw, context).is_some();
            let of_words = is_of_name(beside.kind) || is_of_place(beside.kind);
            (by_form, by_form || of_words && is_of_words(cell.raw))
        })
    };
    let runs: [fn(usize) -> Option<usize>; 2] = [|at| at.checked_add(1), |at| at.checked_sub(1)];
    let run = runs.into_iter().find(|beside| {
        let (mut by_form, mut all) = (0, 0);
        for at in &odd {
            let (is_one, may_be) = fits(*at, beside(*at));
            by_form += usize::from(is_one);
            all += usize::from(may_be);
        }
        by_form > 0 && all + usize::from(by_form > 1) >= odd.len()
    });
    let Some(beside) = run else { return Vec::new() };
    let of_run = odd.iter().filter(|at| fits(**at, beside(**at)).1);
    of_run.map(|at| (*at, doubt(IssueCode::Shifted))).collect()
}

/// Whether a value is plainly none of its kind.
fn is_unfit(cell: &Cell<'_>) -> bool {
    let is_known = match cell.kind {
        Kind::AddressStreet | Kind::AddressRegion => true,
        kind if is_of_name(kind) => !cell.raw.contains(char::is_alphabetic) || find::holds(cell.raw, '@'),
        kind => is_telling(kind),
    };
    is_known && !cell.raw.is_empty() && is_odd(cell.kind, cell.clean)
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
            | Kind::Url
            | Kind::Gender
    )
}
