//! Addresses: where exactly (street and number), and in which area (postcode, locality, region).
//!
//! Of several addresses the best pair counts, once.

use super::metric::{CLOSE, SIMILAR, jaro_winkler, one_edit, words_within};
use super::{Outcome, Sides};
use crate::normalize::profile::{AddressTerms, Aspect, NONE};

/// Levels of street and number.
pub(super) const STREET: &[&str] = &["same", "close", "same-street", "similar", "same-number", "different"];
/// Levels of flat or suite, where the rest of the address is not in question.
pub(super) const UNIT: &[&str] = &["same", "different"];
/// Levels of the area.
pub(super) const AREA: &[&str] = &[
    "same-postcode",
    "same-locality",
    "close-postcode",
    "same-outward",
    "other-postcode",
    "close-locality",
    "same-region",
    "different",
];

/// Judges street and number.
pub(super) fn street(sides: &Sides) -> Option<Outcome> {
    best_address(sides, street_of)
}

/// Judges postcode, locality and region.
pub(super) fn area(sides: &Sides) -> Option<Outcome> {
    best_address(sides, area_of)
}

/// Whether two are known to be at different places: neither street nor area is one.
pub(super) fn apart(sides: &Sides) -> bool {
    street(sides).is_some_and(|outcome| outcome.level > 2)
        && area(sides).is_some_and(|outcome| outcome.level > 0)
}

/// Judges flats and suites of one street.
pub(super) fn unit(sides: &Sides) -> Option<Outcome> {
    best_address(sides, |sides, left, right| {
        sides.texts(Aspect::Unit, left.unit, right.unit)?;
        (left.street == right.street && left.number == right.number).then_some(())?;
        Outcome::level(u8::from(left.unit != right.unit))
    })
}

fn best_address(
    sides: &Sides,
    judge: fn(&Sides, &AddressTerms, &AddressTerms) -> Option<Outcome>,
) -> Option<Outcome> {
    let pairs = sides.left.addresses.iter().flat_map(|a| sides.right.addresses.iter().map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| judge(sides, a, b)).reduce(Outcome::better)
}

fn street_of(sides: &Sides, left: &AddressTerms, right: &AddressTerms) -> Option<Outcome> {
    let (a, b) = sides.texts(Aspect::Street, left.street, right.street)?;
    let same_number = left.number != NONE && left.number == right.number;
    let other_number = left.number != NONE && right.number != NONE && !same_number;
    if left.street == right.street && !other_number {
        return Outcome::exact(Aspect::Street, left.street);
    }
    let similarity = if left.street == right.street { 1.0 } else { jaro_winkler(a, b) };
    Outcome::level(match () {
        () if similarity >= CLOSE && !other_number => 1,
        // 3000 Paradise Road, 3000 W Paradise Road.
        () if same_number && words_within(a, b) => 1,
        () if similarity >= CLOSE => 2,
        () if similarity >= SIMILAR => 3,
        () if same_number => 4,
        () => 5,
    })
}

fn area_of(sides: &Sides, left: &AddressTerms, right: &AddressTerms) -> Option<Outcome> {
    let postcodes = sides.texts(Aspect::Postcode, left.postcode, right.postcode);
    let localities = sides.texts(Aspect::Locality, left.locality, right.locality);
    let same_region = left.region != NONE && left.region == right.region;
    if left.postcode != NONE && left.postcode == right.postcode {
        return Outcome::exact(Aspect::Postcode, left.postcode);
    }
    let same_locality = left.locality != NONE && left.locality == right.locality;
    let in_the_locality =
        |level| Some(Outcome { level, term: Some((Aspect::Locality, left.locality)), rarity: 0.0 });
    // Where a postal code is missing, a city is all that they can share; where both are there, it is less.
    if same_locality && postcodes.is_none() {
        return in_the_locality(1);
    }
    let spoken = postcodes.is_some() || localities.is_some();
    // That both are in one state, and more is not known of one of them, says next to nothing.
    let other_region = left.region != NONE && right.region != NONE && !same_region;
    (spoken || other_region).then_some(())?;
    // 100000 Beijing and 200000 Shanghai are no slip.
    let other_city = localities.is_some_and(|(a, b)| jaro_winkler(a, b) < SIMILAR && !words_within(a, b));
    Outcome::level(match () {
        () if postcodes.is_some_and(|(a, b)| !other_city && one_edit(a, b)) => 2,
        () if postcodes.is_some_and(|(a, b)| outward(a).is_some() && outward(a) == outward(b)) => 3,
        () if same_locality => return in_the_locality(4),
        () if localities.is_some_and(|(a, b)| jaro_winkler(a, b) >= CLOSE || words_within(a, b)) => 5,
        () if same_region => 6,
        () => 7,
    })
}

/// The first part of a postal code of letters and digits, which names a post town or a district (SW1A 1AA,
/// K1A 0B1): all but the last three. Of digits alone nothing tells where such a part would end.
#[must_use]
pub fn outward(postcode: &str) -> Option<&str> {
    let letters = postcode.bytes().filter(u8::is_ascii_alphabetic).count();
    let end = postcode.len().checked_sub(3).filter(|end| *end >= 2 && letters >= 2)?;
    postcode.get(..end)
}
