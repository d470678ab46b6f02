//! Countries and regions, as the rules know them.

use super::hours::Summer;
use crate::data::consent_places::CONSENT_PLACES as PLACES;
use crate::data::rule::{Rule, of_places};
use std::sync::OnceLock;

/// What the rules ask of a country or region.
#[derive(Debug)]
pub(super) struct Place {
    /// Its code.
    pub(super) name: &'static str,
    /// Whether it belongs to the European Economic Area.
    pub(super) eea: bool,
    /// The least and the most its clocks are before UTC in minutes over the year.
    pub(super) clocks: (i16, i16),
    /// By whose rule all its clocks change, where that is known.
    pub(super) summer: Option<Summer>,
    /// The age below which a parent has to agree.
    pub(super) age: u8,
    rules: OnceLock<Box<[&'static Rule]>>,
}

/// All of them, in the order of their codes; read when they are first asked for.
pub(super) fn places() -> &'static [Place] {
    static ALL: OnceLock<Box<[Place]>> = OnceLock::new();
    ALL.get_or_init(|| PLACES.iter().filter_map(|(name, cells)| Place::read(name, cells)).collect())
}

/// A country (`DE`) or region (`US-CA`); `None` where there is no such place.
pub(super) fn place(name: &str) -> Option<&'static Place> {
    let all = places();
    all.get(all.binary_search_by(|place| place.name.cmp(name)).ok()?)
}

impl Place {
    fn read(name: &'static str, cells: &'static str) -> Option<Self> {
        let mut cells = cells.split(' ');
        let clocks = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        let age = cells.next()?.parse().ok()?;
        let marks = cells.next().unwrap_or_default().as_bytes();
        let summer = match marks.last() {
            Some(b'E') => Some(Summer::EUROPE),
            Some(b'N') => Some(Summer::NORTH_AMERICA),
            Some(b'S') => Some(Summer::AUSTRALIA),
            _ => None,
        };
        Some(Self { name, clocks, summer, age, eea: marks.first() == Some(&b'A'), rules: OnceLock::new() })
    }

    /// The rules that reach a person there, in the order of the table: those of everywhere, of the European
    /// Economic Area, of the country and of its region.
    pub(super) fn rules(&self) -> &[&'static Rule] {
        self.rules.get_or_init(|| {
            let country = self.name.split('-').next().unwrap_or_default();
            let eea = place(country).is_some_and(|country| country.eea);
            of_places(["*", if eea { "EEA" } else { "" }, country, self.name])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_reads_with_its_clocks_and_its_age() {
        assert_eq!(places().len(), PLACES.iter().count());
        for (name, _) in PLACES.iter() {
            let place = place(name).unwrap();
            assert!(place.clocks.0 <= place.clocks.1 && (12..=18).contains(&place.age), "{name}");
        }
        assert!(place("DE").is_some_and(|place| place.eea && place.clocks == (60, 120)));
        assert!(place("DE").is_some_and(|place| place.summer == Some(Summer::EUROPE)));
        assert!(place("IS").is_some_and(|place| place.eea && place.summer.is_none()));
        assert!(
            place("US-NY").is_some_and(|place| !place.eea && place.summer == Some(Summer::NORTH_AMERICA))
        );
        assert!(place("AU-VIC").is_some_and(|place| !place.eea && place.summer == Some(Summer::AUSTRALIA)));
        // Not everybody there changes the clock.
        for name in ["US", "US-AZ", "US-HI", "CA-SK", "AU", "AU-QLD"] {
            assert!(place(name).is_some_and(|place| place.summer.is_none()), "{name}");
        }
    }
}
