//! The most that a pair can weigh, told by numbers before a text is compared.
//!
//! Does: settle most candidates of a look-up without a string metric. What is left is scored in full, so no
//! answer changes (a test scores everybody).
//! Does not: guess. Where a comparison is not in `SAME`, its best level counts as reached.

use super::score::{Scorer, WEIGHT_BOUND};
use crate::compare::{Comparison, Outcome, Sides};
use crate::normalize::packed::{told, word};
use crate::normalize::profile::{Aspect, NONE, Profile, Terms};

/// Comparisons of a model, at most.
pub(super) const COMPARISONS: usize = 16;
/// What adding in another order may change.
const SLACK: f64 = 1e-6;

/// For each aspect the comparison that asks for it, and the level that is reached only by the same term on
/// both sides.
const SAME: &[(Aspect, &str, u8)] = &[
    (Aspect::Given, "name.given", 0),
    (Aspect::Middle, "name.middle", 0),
    (Aspect::Family, "name.family", 0),
    (Aspect::Birth, "date.birth", 0),
    (Aspect::Email, "email", 0),
    (Aspect::Phone, "phone", 0),
    (Aspect::Street, "address.street", 0),
    (Aspect::Postcode, "address.area", 0),
    (Aspect::Locality, "address.area", 1),
    (Aspect::Region, "address.area", 4),
    (Aspect::Identifier, "identifier", 0),
    (Aspect::Organization, "organization", 0),
    (Aspect::Gender, "gender", 0),
    (Aspect::Generation, "name.suffix", 0),
    (Aspect::Attribute, "attribute", 0),
];

/// The comparisons that are asked first: those that cost little and take off much.
const EARLY: &[&str] = &["gender", "date.birth", "name.given", "name.family", "phone", "email"];

/// What a model's comparisons can say at most.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounds {
    /// By aspect: comparison and level, where `SAME` names one.
    same: [Option<(u8, u8)>; Aspect::COUNT],
    /// By comparison: the most it says of two different terms. What it can say of the same is never less
    /// than nothing, as some judges say nothing of two texts.
    other: [f64; COMPARISONS],
    /// The comparisons in the order in which they are asked.
    order: Vec<u8>,
}

/// A record that others are held against.
#[derive(Debug)]
pub(super) struct Asked<'s> {
    bounds: &'s Bounds,
    /// By aspect: a word of the record, and what is said where the other side has it too.
    first: [(u32, f64); Aspect::COUNT],
    /// Further words of the same aspects.
    more: Vec<(u32, f64)>,
    /// The comparisons that can say something of the record, and those that always may, as bits.
    speaks: u32,
    always: u32,
}

impl Bounds {
    /// From the weights of each comparison's levels, strictest first, and whether a frequency changes them.
    pub(super) fn new(table: &[Comparison], weights: impl Iterator<Item = Vec<(f64, bool)>>) -> Self {
        let mut bounds = Self::default();
        for (at, levels) in weights.enumerate().take(COMPARISONS) {
            let name = table.get(at).map_or("", |comparison| comparison.name);
            let named =
                |level: usize| SAME.iter().any(|(_, of, same)| (*of, *same as usize) == (name, level));
            let others = levels.iter().enumerate().filter(|(level, _)| !named(*level));
            let most = others.map(|(_, (weight, varies))| if *varies { WEIGHT_BOUND } else { *weight });
            if let Some(slot) = bounds.other.get_mut(at) {
                *slot = most.fold(0.0, f64::max);
            }
        }
        let position = |name: &str| table.iter().position(|comparison| comparison.name == name);
        let early: Vec<u8> = EARLY.iter().filter_map(|name| position(name)).map(|at| at as u8).collect();
        let late = (0..table.len() as u8).filter(|at| !early.contains(at));
        bounds.order = early.iter().copied().chain(late).collect();
        for (aspect, name, level) in SAME {
            if let Some((slot, at)) = bounds.same.get_mut(*aspect as usize).zip(position(name)) {
                *slot = Some((at as u8, *level));
            }
        }
        bounds
    }

    fn same(&self, aspect: Aspect) -> Option<(u8, u8)> {
        self.same.get(aspect as usize).copied().flatten()
    }
}

impl<'s> Asked<'s> {
    /// A record; none where it depends on the other record by which table they are compared.
    pub(super) fn new(scorer: &'s Scorer, terms: &Terms, profile: &Profile) -> Option<Self> {
        let bounds = scorer.bounds(profile)?;
        let known = bounds.same.iter().flatten().fold(0, |bits, (at, _)| bits | 1 << at);
        let all = (1u32 << bounds.order.len()) - 1;
        let mut asked = Asked {
            bounds,
            first: [(NONE, 0.0); Aspect::COUNT],
            more: Vec::new(),
            speaks: all & !known,
            always: all & !known,
        };
        for (aspect, term) in profile.terms() {
            let Some((at, level)) = bounds.same(aspect) else { continue };
            let term_of = frequent(aspect).then_some((aspect, term));
            let outcome = Outcome { level, term: term_of, rarity: 0.0 };
            let weight = scorer.weight(at as usize, terms, outcome);
            asked.speaks |= 1 << at;
            let said = (word(aspect, term), weight);
            match asked.first.get_mut(aspect as usize) {
                Some(slot @ (NONE, _)) => *slot = said,
                _ => asked.more.push(said),
            }
        }
        Some(asked)
    }

    /// The most that each comparison can say about another record, and all of them together.
    pub(super) fn most(&self, words: &[u32]) -> ([f64; COMPARISONS], f64) {
        let (mut most, mut spoken, mut sum) = ([0.0; COMPARISONS], 0u32, 0.0);
        for other in words {
            let Some((aspect, _)) = told(*other) else { continue };
            let Some((at, _)) = self.bounds.same(aspect) else { continue };
            if self.speaks >> at & 1 == 0 {
                continue;
            }
            let Some(slot) = most.get_mut(at as usize) else { continue };
            let before = *slot;
            if spoken >> at & 1 == 0 {
                spoken |= 1 << at;
                *slot = self.other(at);
            }
            let first = self.first.get(aspect as usize).filter(|(known, _)| known == other);
            if let Some((_, weight)) = first.or_else(|| self.more.iter().find(|(known, _)| known == other)) {
                *slot = weight.max(*slot);
            }
            sum += *slot - before;
        }
        for at in (0..COMPARISONS as u8).filter(|at| self.always >> at & 1 == 1) {
            if let Some(slot) = most.get_mut(at as usize) {
                *slot = self.other(at);
                sum += *slot;
            }
        }
        (most, sum)
    }

    fn other(&self, at: u8) -> f64 {
        self.bounds.other.get(at as usize).copied().unwrap_or(0.0)
    }

    /// Whether a pair may reach `floor`, asking one comparison after another until it cannot.
    pub(super) fn reaches(
        &self,
        scorer: &Scorer,
        sides: &Sides,
        (most, sum): ([f64; COMPARISONS], f64),
        floor: f64,
    ) -> bool {
        let mut sum = sum + scorer.prior();
        for at in &self.bounds.order {
            if sum < floor - SLACK {
                return false;
            }
            let Some(bound) = most.get(*at as usize).filter(|bound| **bound != 0.0) else { continue };
            sum += scorer.asked(*at as usize, sides) - bound;
        }
        sum >= floor - SLACK
    }
}

/// Whether the judge shows the term that both sides hold.
fn frequent(aspect: Aspect) -> bool {
    !matches!(aspect, Aspect::Gender | Aspect::Generation | Aspect::Region)
}
