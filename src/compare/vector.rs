//! The table that a pair is compared by and the levels of all its comparisons in one integer.

use super::Outcome;
use crate::vocabulary::Entity;

/// Four bits a comparison: 0 for missing, else the level plus one. Room for 15 comparisons of up
/// to 15 levels; the last four bits name the entity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vector(pub u64);

impl Vector {
    /// Bits of one comparison.
    const BITS: u32 = 4;
    /// Where the entity stands.
    const ENTITY: u32 = 60;

    /// Packs outcomes, in the order of the comparisons.
    pub fn pack(entity: Entity, outcomes: impl Iterator<Item = Option<Outcome>>) -> Self {
        let nibble = |outcome: Option<Outcome>| outcome.map_or(0, |outcome| u64::from(outcome.level) + 1);
        Self(outcomes.enumerate().fold((entity as u64) << Self::ENTITY, |packed, (at, outcome)| {
            packed | (nibble(outcome) << (at as u32 * Self::BITS))
        }))
    }

    /// Whose table it is.
    #[must_use]
    pub fn entity(self) -> Entity {
        Entity::ALL.get((self.0 >> Self::ENTITY) as usize).copied().unwrap_or(Entity::Person)
    }

    /// The level of a comparison, by its position; `None` where a side said nothing.
    #[must_use]
    pub const fn level(self, comparison: usize) -> Option<u8> {
        ((self.0 >> (comparison as u32 * Self::BITS)) as u8 & 0xF).checked_sub(1)
    }
}
