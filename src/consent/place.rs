//! Countries and regions, as the rules know them.

use super::Subject;
use crate::data::consent_places::CONSENT_PLACES as PLACES;
use crate::data::rule::number_of;

/// What the rules ask of a country or region.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its code.
    pub(super) name: &'static str,
    /// Whether it belongs to the European Economic Area.
    pub(super) eea: bool,
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

/// The places whose rules reach a person (`*`, `EEA`, `DE`, `US-CA`), as the rules number them.
pub(super) fn in_reach(subject: &Subject, eea: bool) -> [u64; 4] {
    let region = subject.region.as_deref().map_or(0, number_of);
    [number_of("*"), if eea { number_of("EEA") } else { 0 }, number_of(subject.country), region]
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
