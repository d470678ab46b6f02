//! Countries and regions, as the rules know them.

use super::UseRequest;
use crate::data::consent_places::CONSENT_PLACES as PLACES;

/// What the rules ask of a country or region.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its code.
    pub(super) name: &'static str,
    eea: bool,
    /// The least and the most its clocks are before UTC in minutes over the year.
    pub(super) clocks: (i16, i16),
    /// The age below which a parent has to agree.
    pub(super) age: u8,
}

/// A country (`DE`) or region (`US-CA`); `None` where there is no such place.
pub(super) fn place(name: &str) -> Option<Place> {
    let (name, cells) = PLACES.entry(name)?;
    let mut cells = cells.split(' ');
    let clocks = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    Some(Place { name, clocks, age: cells.next()?.parse().ok()?, eea: cells.next().is_some() })
}

/// Whether a country belongs to the European Economic Area.
pub(super) fn is_eea(country: &str) -> bool {
    place(country).is_some_and(|place| place.eea)
}

/// Whether a rule of a place (`DE`, `US-CA`, `EEA`, `*`) reaches the person of a request.
pub(super) fn reaches(rule: &str, request: &UseRequest, eea: bool) -> bool {
    match rule {
        "*" => true,
        "EEA" => eea,
        _ => rule == request.subject.country || Some(rule) == request.subject.region.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_reads_with_its_clocks_and_its_age() {
        for (name, _) in PLACES.iter() {
            let place = place(name).unwrap();
            assert!(place.clocks.0 <= place.clocks.1 && (12..=18).contains(&place.age), "{name}");
        }
        assert!(place("DE").is_some_and(|place| place.eea && place.clocks == (60, 120)));
    }
}
