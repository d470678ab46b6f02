//! Two records to one level a comparison: ordered levels, strictest first.
//!
//! Does: judge each comparison of an entity's table; a side that says nothing is no level, and so
//! speaks neither for nor against.
//! Does not: weigh a level (that is `matching`), or decide which records meet (that is `index`).

mod address;
mod birth;
mod company;
mod contact;
mod jaro;
mod metric;
mod name;
mod other;
mod vector;
pub mod written;

use crate::normalize::profile::{Aspect, NONE, Profile, Terms};
use crate::vocabulary::Entity;
pub use address::outward;
pub use birth::is_default;
pub use jaro::jaro_winkler;
pub use vector::Vector;

/// Two records beside each other.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'r> {
    /// The texts behind the numbers.
    pub terms: &'r Terms,
    /// One record.
    pub left: &'r Profile,
    /// The other.
    pub right: &'r Profile,
}

impl<'r> Sides<'r> {
    /// The texts of one aspect on both sides, where both speak.
    fn texts(&self, aspect: Aspect, left: u32, right: u32) -> Option<(&'r str, &'r str)> {
        let missing = left == NONE || right == NONE;
        (!missing).then(|| (self.terms.text(aspect, left), self.terms.text(aspect, right)))
    }
}

/// What a comparison came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Position in the comparison's levels, from 0, strictest first.
    pub level: u8,
    /// The value both sides hold, where its frequency counts.
    pub term: Option<(Aspect, u32)>,
    /// How rare what both sides hold is, where it is more than one value: bits that it says, 0 for none.
    pub rarity: f64,
}

impl Outcome {
    const fn level(level: u8) -> Option<Self> {
        Some(Self { level, term: None, rarity: 0.0 })
    }

    const fn exact(aspect: Aspect, term: u32) -> Option<Self> {
        Some(Self { level: 0, term: Some((aspect, term)), rarity: 0.0 })
    }

    /// The stricter of two outcomes.
    fn better(self, other: Self) -> Self {
        if other.level < self.level { other } else { self }
    }
}

/// One aspect of two records: its name, its levels, and the judge that picks one.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    /// Stable outside name.
    pub name: &'static str,
    /// Stable outside names, strictest first; the last one means "different".
    pub levels: &'static [&'static str],
    judge: fn(&Sides) -> Option<Outcome>,
}

impl Comparison {
    /// The level of two records; `None` where a side says nothing.
    #[must_use]
    pub fn judge(&self, sides: &Sides) -> Option<Outcome> {
        (self.judge)(sides)
    }
}

/// The comparisons of the person model, in the order of the vector.
pub const PERSON: &[Comparison] = &[
    Comparison { name: "name.given", levels: name::GIVEN, judge: name::given },
    Comparison { name: "name.middle", levels: name::MIDDLE, judge: name::middle },
    Comparison { name: "name.family", levels: name::FAMILY, judge: name::family },
    Comparison { name: "date.birth", levels: birth::LEVELS, judge: birth::judge },
    Comparison { name: "email", levels: contact::EMAIL, judge: contact::email },
    Comparison { name: "phone", levels: contact::PHONE, judge: contact::phone },
    Comparison { name: "address.street", levels: address::STREET, judge: address::street },
    Comparison { name: "address.area", levels: address::AREA, judge: address::area },
    Comparison { name: "identifier", levels: other::IDENTIFIER, judge: other::identifier },
    Comparison { name: "organization", levels: other::ORGANIZATION, judge: other::organization },
    Comparison { name: "gender", levels: other::GENDER, judge: other::gender },
    Comparison { name: "name.suffix", levels: name::GENERATION, judge: name::generation },
    Comparison { name: "attribute", levels: other::ATTRIBUTE, judge: other::attribute },
    Comparison { name: "entity", levels: other::ENTITY, judge: other::entity },
    Comparison { name: "language", levels: other::LANGUAGE, judge: other::language },
];

/// Levels that rest on what other comparisons weigh already, by comparison: how often they come up is no share of
/// the pairs, and no count changes them.
pub const CONDITIONAL: &[(&str, &str)] =
    &[("name.family", "married"), ("date.birth", "namesake"), ("organization.branch", "another")];

/// The comparisons of the organization model, in the order of the vector.
pub const ORGANIZATION: &[Comparison] = &[
    Comparison { name: "organization", levels: company::NAME, judge: company::name },
    Comparison { name: "organization.branch", levels: company::BRANCH, judge: company::branch },
    Comparison { name: "email", levels: contact::EMAIL, judge: contact::email },
    Comparison { name: "domain", levels: company::DOMAIN, judge: company::domain },
    Comparison { name: "phone", levels: contact::PHONE, judge: contact::phone },
    Comparison { name: "address.street", levels: address::STREET, judge: address::street },
    Comparison { name: "address.unit", levels: address::UNIT, judge: address::unit },
    Comparison { name: "address.area", levels: address::AREA, judge: address::area },
    Comparison { name: "identifier", levels: other::IDENTIFIER, judge: other::identifier },
    Comparison { name: "contact", levels: company::CONTACT, judge: company::contact },
    Comparison { name: "attribute", levels: other::ATTRIBUTE, judge: other::attribute },
];

/// The comparisons of the household model, in the order of the vector: what people who live together share.
pub const HOUSEHOLD: &[Comparison] = &[
    Comparison { name: "name.family", levels: name::FAMILY, judge: name::family },
    Comparison { name: "email", levels: contact::EMAIL, judge: contact::email },
    Comparison { name: "phone", levels: contact::PHONE, judge: contact::phone },
    Comparison { name: "address.street", levels: address::STREET, judge: address::street },
    Comparison { name: "address.unit", levels: address::UNIT, judge: address::unit },
    Comparison { name: "address.area", levels: address::AREA, judge: address::area },
];

/// The comparisons of an entity.
#[must_use]
pub const fn table(entity: Entity) -> &'static [Comparison] {
    match entity {
        Entity::Person => PERSON,
        Entity::Organization => ORGANIZATION,
        Entity::Household => HOUSEHOLD,
    }
}

/// The outcome of every comparison, in their order.
pub fn judge<'s>(
    comparisons: &'s [Comparison],
    sides: &'s Sides,
) -> impl Iterator<Item = Option<Outcome>> + 's {
    comparisons.iter().map(|comparison| comparison.judge(sides))
}

/// How much tells two customers apart who may have much in common, in halves: people by the generation, births a
/// generation apart or two names, and half as much by another given name of one family; firms by where they are, and by what marks
/// the branch. With it, whether both people say of which generation they are (`AGED`).
#[must_use]
pub fn differ(sides: &Sides) -> u32 {
    if sides.left.is_organization() && sides.right.is_organization() {
        let apart = address::apart(sides) || company::branch(sides).is_some_and(|outcome| outcome.level > 1);
        return u32::from(apart) * TWICE + u32::from(company::of_one_house(sides)) * NAMED + CALLED;
    }
    let told = u32::from(birth::both_told(sides)) * AGED + u32::from(name::both_told(sides)) * CALLED;
    told + match () {
        () if birth::a_generation_apart(sides) => WHOLLY,
        () if name::generation(sides).is_some_and(|outcome| outcome.level > 1) => {
            return WHOLLY + AGED + CALLED;
        }
        () if name::of_two_relatives(sides) => {
            // Another day or another gender beside another name is no second given name.
            let differs = |outcome: Option<Outcome>, levels: &[&str]| {
                outcome.is_some_and(|outcome| usize::from(outcome.level) + 1 == levels.len())
            };
            let others =
                differs(birth::judge(sides), birth::LEVELS) || differs(other::gender(sides), other::GENDER);
            if others { TWICE } else { HALF }
        }
        () if name::of_two_strangers(sides) => TWICE,
        () => 0,
    }
}

/// What `differ` says where one thing tells two customers apart, where it is less sure, and where two do: names and a
/// birth, or street and area of two firms.
pub const WHOLLY: u32 = 2;
const HALF: u32 = 1;
const TWICE: u32 = 3;
/// That two firms of one house bear different names: whether they are linked or not, but between groups alone, where
/// each name was met more than once.
pub const NAMED: u32 = 4;
/// That two people say of which generation they are: by a birth on both sides, or as senior and junior.
pub const AGED: u32 = 8;
/// That both are called by a name, and not by an initial.
pub const CALLED: u32 = 16;

/// The best outcome over all pairs of two lists; `None` where a side is empty.
fn best_pair(left: &[u32], right: &[u32], judge: impl Fn(u32, u32) -> Option<Outcome>) -> Option<Outcome> {
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
    pairs.filter_map(|(a, b)| judge(a, b)).reduce(Outcome::better)
}

#[cfg(test)]
mod tests;
