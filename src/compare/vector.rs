//! The levels of all comparisons of one pair in one integer.

use super::Outcome;

/// Four bits a comparison: 0 for missing, else the level plus one. Room for 16 comparisons of up
/// to 15 levels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vector(pub u64);

impl Vector {
    /// Bits of one comparison.
    const BITS: u32 = 4;

    /// Packs outcomes, in the order of the comparisons.
    pub fn pack(outcomes: impl Iterator<Item = Option<Outcome>>) -> Self {
        let nibble = |outcome: Option<Outcome>| outcome.map_or(0, |outcome| u64::from(outcome.level) + 1);
        Self(
            outcomes
                .enumerate()
                .fold(0, |packed, (at, outcome)| packed | (nibble(outcome) << (at as u32 * Self::BITS))),
        )
    }

    /// The level of a comparison, by its position; `None` where a side said nothing.
    #[must_use]
    pub const fn level(self, comparison: usize) -> Option<u8> {
        ((self.0 >> (comparison as u32 * Self::BITS)) as u8 & 0xF).checked_sub(1)
    }
}
