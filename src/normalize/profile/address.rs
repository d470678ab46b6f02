//! An address as numbers of texts.

use super::{Aspect, NONE};

/// An address as numbers of texts; `NONE` where a part is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressTerms {
    /// Street.
    pub street: u32,
    /// House number.
    pub number: u32,
    /// Postal code.
    pub postcode: u32,
    /// City.
    pub locality: u32,
    /// State.
    pub region: u32,
    /// Country.
    pub country: u32,
    /// Flat or suite.
    pub unit: u32,
}

impl AddressTerms {
    pub(in crate::normalize) const EMPTY: Self = Self {
        street: NONE,
        number: NONE,
        postcode: NONE,
        locality: NONE,
        region: NONE,
        country: NONE,
        unit: NONE,
    };

    /// Every part with its aspect.
    #[must_use]
    pub const fn terms(&self) -> [(Aspect, u32); 7] {
        [
            (Aspect::Street, self.street),
            (Aspect::Number, self.number),
            (Aspect::Postcode, self.postcode),
            (Aspect::Locality, self.locality),
            (Aspect::Region, self.region),
            (Aspect::Country, self.country),
            (Aspect::Unit, self.unit),
        ]
    }

    /// The part of that aspect.
    pub fn slot(&mut self, aspect: Aspect) -> Option<&mut u32> {
        match aspect {
            Aspect::Street => Some(&mut self.street),
            Aspect::Number => Some(&mut self.number),
            Aspect::Postcode => Some(&mut self.postcode),
            Aspect::Locality => Some(&mut self.locality),
            Aspect::Region => Some(&mut self.region),
            Aspect::Country => Some(&mut self.country),
            Aspect::Unit => Some(&mut self.unit),
            _ => None,
        }
    }
}
