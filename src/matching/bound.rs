//! The most that a pair can weigh, told by numbers before a text is compared.
//!
//! Does: settle most candidates of a look-up by their cards, and of the rest most by the comparisons that cost
//! little. What is left is scored in full, so no answer changes (a test scores everybody).
//! Does not: guess. Where a comparison is not in `SAME`, or a level not in `NEEDS`, it counts as reached.

use super::card::{Card, Slot, State};
use super::score::{Scorer, WEIGHT_BOUND};
use crate::compare::{Comparison, Outcome, Sides};
use crate::normalize::profile::{Aspect, Profile, Terms};
use crate::text::sketch::Cut;

/// Comparisons of a model, at most.
pub(super) const COMPARISONS: usize = 16;
/// What adding in another order may change.
const SLACK: f64 = 1e-6;

/// For each aspect the comparison that asks for it, and the levels that are reached only by the same term on
/// both sides.
const SAME: &[(Aspect, &str, u8)] = &[
    (Aspect::Given, "name.given", 0),
    (Aspect::Middle, "name.middle", 0),
    (Aspect::Family, "name.family", 0),
    (Aspect::Birth, "date.birth", 0),
    (Aspect::Email, "email", 0),
    (Aspect::Phone, "phone", 0),
    (Aspect::Street, "address.street", 0),
    (Aspect::Number, "address.street", 4),
    (Aspect::Postcode, "address.area", 0),
    (Aspect::Locality, "address.area", 1),
    (Aspect::Locality, "address.area", 4),
    (Aspect::Region, "address.area", 6),
    (Aspect::Identifier, "identifier", 0),
    (Aspect::Organization, "organization", 0),
    (Aspect::Gender, "gender", 0),
    (Aspect::Generation, "name.suffix", 0),
    (Aspect::Attribute, "attribute", 0),
    (Aspect::Language, "language", 0),
];

/// What two different terms must be for a level, as bits: like each other,
const LIKE: usize = 1;
/// the given name of one side like the family name of the other,
const CROSSED: usize = 2;
/// forms of one name, or names that sound alike.
const KIN: usize = 4;
const ALL: usize = LIKE | CROSSED | KIN;
const BIRTHS: &[&str] =
    &["day-month-swapped", "year-off", "one-digit", "default-day", "year-only", "two-digits", "same-year"];
const CROSSES: &[&str] = &["swapped", "crossed"];

/// By comparison, what levels take that are not reached by any two terms. Where a comparison is not named, all
/// its levels count as reached by any.
const NEEDS: &[(&str, usize, &[&str])] = &[
    ("name.given", LIKE, &["close", "part", "initial", "similar"]),
    ("name.given", CROSSED, CROSSES),
    ("name.given", KIN, &["nickname"]),
    ("name.family", LIKE, &["close", "maiden", "part", "similar"]),
    ("name.family", CROSSED, CROSSES),
    ("name.family", KIN, &["sounds-alike"]),
    ("date.birth", LIKE, BIRTHS),
    ("email", LIKE, &["close", "same-local-part", "similar-local-part"]),
    ("phone", LIKE, &["same-national-number", "same-last-digits", "one-digit"]),
    ("address.street", LIKE, &["close", "same-street", "similar"]),
    ("address.area", LIKE, &["close-postcode", "same-outward", "close-locality"]),
];

/// The comparisons that are asked first: those that cost little and take off much.
const EARLY: &[&str] = &["gender", "date.birth", "name.given", "name.family", "phone", "email"];

/// The comparisons that cards tell of, as `Asked::told` numbers them: first those that take off much.
const TOLD: [&str; 8] = [
    "date.birth",
    "email",
    "phone",
    "name.family",
    "name.given",
    "address.street",
    "address.area",
    "organization",
];

/// What a model's comparisons can say at most.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounds {
    /// The rows of `SAME` that the model has, with the places of their comparisons.
    same: Vec<(Aspect, u8, u8)>,
    /// By comparison: the most it says of two different terms, by what they are to each other. Of terms that
    /// are like each other it is never less than nothing, as some judges say nothing of two texts.
    other: [[f64; ALL + 1]; COMPARISONS],
    /// Where the comparisons of `TOLD` stand.
    told: [u8; TOLD.len()],
    /// The comparisons in the order in which they are asked.
    order: Vec<u8>,
}

/// A record that others are held against.
#[derive(Debug)]
pub(super) struct Asked<'s> {
    bounds: &'s Bounds,
    card: Card,
    /// By aspect: the most that is said where the other side has the same.
    same: [f64; Aspect::COUNT],
    /// The most that each comparison says that cards do not tell of, and all comparisons together.
    rest: ([f64; COMPARISONS], f64),
    /// The most that each of `TOLD` says of any card.
    ahead: [f64; TOLD.len()],
    has_region: bool,
}

impl Bounds {
    /// From the weights of each comparison's levels, strictest first, and whether a frequency changes them.
    pub(super) fn new(table: &[Comparison], weights: impl Iterator<Item = Vec<(f64, bool)>>) -> Self {
        let mut bounds = Self::default();
        for ((comparison, levels), slots) in table.iter().zip(weights).zip(&mut bounds.other) {
            *slots = most(comparison, &levels);
        }
        let position = |name: &str| table.iter().position(|comparison| comparison.name == name);
        let early: Vec<u8> = EARLY.iter().filter_map(|name| position(name)).map(|at| at as u8).collect();
        let late = (0..table.len() as u8).filter(|at| !early.contains(at));
        bounds.order = early.iter().copied().chain(late).collect();
        for (aspect, name, level) in SAME {
            bounds.same.extend(position(name).map(|at| (*aspect, at as u8, *level)));
        }
        bounds.told = TOLD.map(|name| position(name).unwrap_or(COMPARISONS) as u8);
        bounds
    }

    fn other(&self, at: u8, is: usize) -> f64 {
        self.other.get(at as usize).and_then(|most| most.get(is)).copied().unwrap_or(0.0)
    }
}

/// The most that a comparison says of two different terms, by what they are to each other.
fn most(comparison: &Comparison, levels: &[(f64, bool)]) -> [f64; ALL + 1] {
    let is_same =
        |level: usize| SAME.iter().any(|(_, name, same)| (*name, *same as usize) == (comparison.name, level));
    let mut most = [f64::NEG_INFINITY; ALL + 1];
    for (level, (weight, varies)) in levels.iter().enumerate().filter(|(level, _)| !is_same(*level)) {
        let weight = if *varies { WEIGHT_BOUND } else { *weight };
        let name = comparison.levels.get(level).copied().unwrap_or_default();
        let needs = NEEDS.iter().find(|(of, _, names)| *of == comparison.name && names.contains(&name));
        let needed = needs.map_or(0, |(_, needed, _)| *needed);
        for (_, slot) in most.iter_mut().enumerate().filter(|(is, _)| needed & is == needed) {
            *slot = slot.max(weight);
        }
    }
    for (is, slot) in most.iter_mut().enumerate() {
        if is & LIKE != 0 || *slot == f64::NEG_INFINITY {
            *slot = slot.max(0.0);
        }
    }
    most
}

impl<'s> Asked<'s> {
    /// A record; none where it depends on the other record by which table they are compared.
    pub(super) fn new(scorer: &'s Scorer, terms: &Terms, profile: &Profile, card: Card) -> Option<Self> {
        let bounds = scorer.bounds(profile)?;
        let known = bounds.same.iter().fold(0, |bits, (_, at, _)| bits | 1u32 << at);
        let (mut same, mut speaks) = ([0.0; Aspect::COUNT], !known);
        let mut rest = ([0.0; COMPARISONS], 0.0);
        for (aspect, term) in profile.terms() {
            for (_, at, level) in bounds.same.iter().filter(|(of, ..)| *of == aspect) {
                let term_of = frequent(aspect).then_some((aspect, term));
                let outcome = Outcome { level: *level, term: term_of, rarity: 0.0 };
                let weight = scorer.weight(*at as usize, terms, outcome);
                speaks |= 1 << at;
                if let (Some(slot), Some(rest)) =
                    (same.get_mut(aspect as usize), rest.0.get_mut(*at as usize))
                {
                    *slot = weight.max(*slot);
                    *rest = weight.max(*rest);
                }
            }
        }
        let mut ahead = [0.0; TOLD.len()];
        for (at, slot) in rest.0.iter_mut().enumerate() {
            let says = speaks >> at & 1 == 1 && at < bounds.order.len();
            *slot = if says { slot.max(bounds.other(at as u8, ALL)) } else { 0.0 };
            rest.1 += *slot;
            let told = bounds.told.iter().position(|told| *told as usize == at);
            if let Some(ahead) = told.and_then(|told| ahead.get_mut(told)) {
                *ahead = std::mem::take(slot);
            }
        }
        let has_region = profile.terms().any(|(aspect, _)| aspect == Aspect::Region);
        Some(Asked { bounds, card, same, rest, ahead, has_region })
    }

    /// The most that each comparison can say about another record, and all of them together; nothing where they
    /// cannot come to `least` bits.
    pub(super) fn most(&self, other: &Card, least: f64) -> Option<([f64; COMPARISONS], f64)> {
        let (mut most, mut sum) = self.rest;
        // A person may be called as an organization is, of which nothing was reckoned ahead.
        let least = if other.is_organization() { f64::NEG_INFINITY } else { least };
        for ((number, at), ahead) in self.bounds.told.iter().enumerate().zip(&self.ahead) {
            let Some(slot) = most.get_mut(*at as usize) else { continue };
            *slot = self.told(number, *at, other);
            sum += *slot - ahead;
            if sum < least {
                return None;
            }
        }
        Some((most, sum))
    }

    /// What a comparison of `TOLD` says at most.
    fn told(&self, number: usize, at: u8, other: &Card) -> f64 {
        let card = &self.card;
        let name = |slot| {
            let crossed = if card.may_be_crossed(other) { CROSSED } else { 0 };
            crossed | if card.may_be_kin(other, slot) { KIN } else { 0 }
        };
        let (state, aspect, is) = match number {
            7 if other.is_organization() && card.organizations(other) == State::Missing => {
                (State::Like, Aspect::Organization, 0)
            }
            0 => (card.births(other), Aspect::Birth, 0),
            1 => (card.words(other, Slot::Email, Cut::CLOSE), Aspect::Email, 0),
            2 => (card.phones(other), Aspect::Phone, 0),
            3 => (card.words(other, Slot::Family, Cut::SIMILAR), Aspect::Family, name(Slot::Family)),
            4 => (card.words(other, Slot::Given, Cut::SIMILAR), Aspect::Given, name(Slot::Given)),
            5 => return self.street(other, at),
            6 => return self.area(other, at),
            _ => (card.organizations(other), Aspect::Organization, 0),
        };
        self.says(state, (aspect, at, is))
    }

    fn street(&self, other: &Card, at: u8) -> f64 {
        let state = self.card.words(other, Slot::Street, Cut::SIMILAR);
        let says = self.says(state, (Aspect::Street, at, 0));
        if state != State::Missing && self.card.same_number(other) {
            // With one number a street is close that is like no other by its letters.
            return self.same(Aspect::Number).max(self.bounds.other(at, LIKE)).max(says);
        }
        says
    }

    fn area(&self, other: &Card, at: u8) -> f64 {
        let (postcodes, localities) =
            (self.card.postcodes(other), self.card.words(other, Slot::Locality, Cut::CLOSE));
        let region = if self.has_region { self.same(Aspect::Region).max(0.0) } else { f64::NEG_INFINITY };
        let places = [(postcodes, Aspect::Postcode), (localities, Aspect::Locality)];
        let spoken = places.into_iter().filter(|(state, _)| *state != State::Missing);
        let says = spoken.map(|(state, aspect)| self.says(state, (aspect, at, 0)));
        let most = says.fold(region, f64::max);
        if most == f64::NEG_INFINITY { 0.0 } else { most }
    }

    /// The most that a comparison says by the state of one aspect, and by what its values are to each other.
    fn says(&self, state: State, (aspect, at, is): (Aspect, u8, usize)) -> f64 {
        match state {
            State::Missing => 0.0,
            State::Same => self.same(aspect).max(self.bounds.other(at, is | LIKE)),
            State::Like => self.bounds.other(at, is | LIKE),
            State::Unlike => self.bounds.other(at, is),
        }
    }

    fn same(&self, aspect: Aspect) -> f64 {
        self.same.get(aspect as usize).copied().unwrap_or(0.0)
    }

    /// The bits that comparisons must come to for a pair to reach `floor`.
    pub(super) fn least(scorer: &Scorer, floor: f64) -> f64 {
        floor - SLACK - scorer.prior()
    }

    /// Whether a pair may reach `floor`, asking one comparison after another until it cannot.
    pub(super) fn reaches(
        &self,
        scorer: &Scorer,
        sides: &Sides,
        (most, mut sum): ([f64; COMPARISONS], f64),
        least: f64,
    ) -> bool {
        for at in &self.bounds.order {
            if sum < least {
                return false;
            }
            let Some(bound) = most.get(*at as usize).filter(|bound| **bound != 0.0) else { continue };
            sum += scorer.asked(*at as usize, sides) - bound;
        }
        sum >= least
    }
}

/// Whether the judge shows the term that both sides hold.
fn frequent(aspect: Aspect) -> bool {
    !matches!(aspect, Aspect::Gender | Aspect::Generation | Aspect::Region | Aspect::Number)
}
