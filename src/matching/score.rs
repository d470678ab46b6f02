//! The weight of a pair, and the addends it is made of.
//!
//! `Scorer::score` and `Scorer::explain` add the same numbers in the same order, so that an
//! explanation is the score and not a story about it.

use super::bound::Bounds;
use super::model::{Model, ModelLevel, TermFrequency};
use super::within;
use super::written::{Comparisons, Frequency};
use crate::compare::{Outcome, Sides, Vector};
use crate::normalize::profile::{Aspect, Profile, Terms};
use crate::vocabulary::{Band, Entity};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Records of the model's own population that its u probability stands for, when the frequency of a
/// value in the file is blended with it.
const BLEND_RECORDS: f64 = 200.0;
/// Records of one customer that a `Generic` frequency takes for granted.
const OWN_RECORDS: u32 = 20;
/// Weights are kept in these bounds, so that no single level decides beyond all others.
pub(super) const WEIGHT_BOUND: f64 = 30.0;

/// Dependences of a model, at most.
pub(super) const GROUPS: usize = 8;

/// log2 odds to probability.
#[must_use]
pub fn probability(weight: f64) -> f64 {
    // By e: libm's own power of two brings four kilobytes of table.
    1.0 / (1.0 + libm::exp(-weight * std::f64::consts::LN_2))
}

/// Probability to log2 odds; certainty is bounded.
#[must_use]
pub fn weight_of(probability: f64) -> f64 {
    let bounded = within(probability, 1e-9, 1.0 - 1e-9);
    libm::log2(bounded / (1.0 - bounded))
}

/// One number of the sum.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Addend {
    /// Name of the comparison, `prior`, or name of the dependence.
    pub name: String,
    /// Name of the level; empty for the prior and for a dependence.
    pub level: String,
    /// Bits; above 0 speaks for one customer.
    pub weight: f64,
    /// The part of `weight` that comes from the frequency of the very value.
    pub term_frequency: f64,
    /// m probability of the level; 0 where there is no level.
    pub m: f64,
    /// u probability of the level; 0 where there is no level.
    pub u: f64,
}

/// Why a pair has its weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// 0 to 1.
    pub probability: f64,
    /// Bits, the sum of the addends.
    pub weight: f64,
    /// The band.
    pub decision: Band,
    /// What the records were compared as.
    pub model: Entity,
    /// The prior first, then the comparisons where both sides speak, then the dependences.
    pub comparisons: Vec<Addend>,
}

impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

impl Explanation {
    /// Writes its members among those of a pair; `serde(flatten)` costs many times the bytes.
    pub(crate) fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("probability", &self.probability)?;
        map.serialize_entry("weight", &self.weight)?;
        map.serialize_entry("decision", &self.decision)?;
        map.serialize_entry("model", &self.model)?;
        map.serialize_entry("comparisons", &self.comparisons)
    }
}

/// The weight of a pair, prior included, and its band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Bits.
    pub weight: f64,
    /// The band.
    pub band: Band,
}

#[derive(Debug, Clone)]
struct LevelWeight {
    weight: f64,
    m: f64,
    u: f64,
    frequency: Option<TermFrequency>,
    /// As a written comparison has it.
    written: Option<Frequency>,
}

#[derive(Debug, Clone)]
struct Group {
    name: String,
    members: u32,
    spare: f64,
    /// The members that no dependence within has, and the bits that these may say more than it.
    beside: u32,
    beyond: f64,
    keep: f64,
}

/// What each comparison of a pair says, and what of it went because others hold the value, too.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    weights: [f64; 16],
    lost: [f64; 16],
}

/// The weights of one entity.
#[derive(Debug, Clone)]
struct Weights {
    entity: Entity,
    comparisons: Comparisons,
    levels: Vec<Vec<LevelWeight>>,
    /// None where the comparisons are written.
    bounds: Option<Bounds>,
    groups: Vec<Group>,
}

/// A model made ready to score pairs among a number of records.
#[derive(Debug, Clone)]
pub struct Scorer {
    own: Weights,
    /// For two organizations, where the model has weights of their own for them.
    organizations: Option<Weights>,
    prior: f64,
    /// Bits that single out one record among all; what a household can say at most in full.
    single_out: f64,
    matched: f64,
    review: f64,
}

impl Scorer {
    /// A scorer for pairs among that many records: a record is expected to have about one duplicate,
    /// so the prior odds of a pair are one in `records`.
    #[must_use]
    pub fn new(model: &Model, records: usize) -> Self {
        let single_out = libm::log2(records.max(2) as f64);
        Self {
            own: Weights::of(model),
            organizations: model.organization.as_deref().map(Weights::of),
            prior: model.prior.map_or(-single_out, |prior| libm::log2(prior / (1.0 - prior))),
            single_out,
            matched: weight_of(model.thresholds.matched),
            review: weight_of(model.thresholds.review),
        }
    }

    /// The same with another prior, in bits.
    #[must_use]
    pub fn with_prior(self, prior: f64) -> Self {
        Self { prior, ..self }
    }

    /// The prior, in bits.
    #[must_use]
    pub const fn prior(&self) -> f64 {
        self.prior
    }

    /// Bits that single out one record among all.
    pub(super) const fn single_out(&self) -> f64 {
        self.single_out
    }

    /// Bits at which a pair is the same customer.
    #[must_use]
    pub const fn match_weight(&self) -> f64 {
        self.matched
    }

    /// Bits at which a person should look.
    #[must_use]
    pub const fn review_weight(&self) -> f64 {
        self.review
    }

    /// The weight of a pair.
    #[must_use]
    pub fn score(&self, sides: &Sides) -> Scored {
        let weight = self.sum(sides, |_| {});
        Scored { weight, band: self.band(weight) }
    }

    /// The weight of a pair, addend by addend.
    #[must_use]
    pub fn explain(&self, sides: &Sides) -> Explanation {
        let mut comparisons = Vec::new();
        let weight = self.sum(sides, |addend| comparisons.push(addend()));
        let (decision, model) = (self.band(weight), self.weights(sides).entity);
        Explanation { probability: probability(weight), weight, decision, model, comparisons }
    }

    /// What bounds the weights of a record with any other; nothing where some pairs of it are compared by
    /// another table than others.
    pub(super) fn bounds(&self, profile: &Profile) -> Option<&Bounds> {
        let bounds = self.own.bounds.as_ref();
        let by_one_table = !profile.is_organization() && !profile.is_nameless();
        bounds.filter(|_| self.organizations.is_none() || by_one_table)
    }

    /// The weight of one comparison; 0 where it says nothing.
    pub(super) fn asked(&self, comparison: usize, sides: &Sides) -> f64 {
        let outcome = self.own.comparisons.judge(comparison, sides);
        outcome.map_or(0.0, |outcome| self.weight(comparison, sides.terms, outcome))
    }

    /// The weight of an outcome.
    pub(super) fn weight(&self, comparison: usize, terms: &Terms, outcome: Outcome) -> f64 {
        self.own.level(comparison, outcome).map_or(0.0, |level| level.weight_of(terms, outcome).0)
    }

    /// Two organizations have weights of their own, and so has one beside a record without a name; a person beside an
    /// organization is compared as a person.
    fn weights(&self, sides: &Sides) -> &Weights {
        let with = |one: &Profile, other: &Profile| {
            one.is_organization() && (other.is_organization() || other.is_nameless())
        };
        let organizations = with(sides.left, sides.right) || with(sides.right, sides.left);
        self.of(if organizations { Entity::Organization } else { self.own.entity })
    }

    fn of(&self, entity: Entity) -> &Weights {
        self.organizations.as_ref().filter(|_| entity == Entity::Organization).unwrap_or(&self.own)
    }

    /// The levels of a pair, in the table that it is compared by.
    #[must_use]
    pub fn vector(&self, sides: &Sides) -> Vector {
        let weights = self.weights(sides);
        let judge = |at| weights.comparisons.judge(at, sides);
        Vector::pack(weights.entity, (0..weights.levels.len()).map(judge))
    }

    fn band(&self, weight: f64) -> Band {
        match weight {
            weight if weight >= self.matched => Band::Match,
            weight if weight >= self.review => Band::Review,
            _ => Band::Distinct,
        }
    }

    /// Adds everything up; `each` is shown a way to make the addend, so that scoring makes none.
    fn sum(&self, sides: &Sides, mut each: impl FnMut(&dyn Fn() -> Addend)) -> f64 {
        let entity = self.weights(sides);
        let mut said = Said::default();
        let mut total = self.prior;
        each(&|| Addend::bare("prior", self.prior));
        for at in 0..entity.levels.len() {
            let Some(outcome) = entity.comparisons.judge(at, sides) else { continue };
            let Some(level) = entity.level(at, outcome) else { continue };
            let (weight, term_frequency) = level.weight_of(sides.terms, outcome);
            total += weight;
            if let Some((slot, lost)) = said.weights.get_mut(at).zip(said.lost.get_mut(at)) {
                (*slot, *lost) = (weight, term_frequency.min(0.0));
            }
            each(&|| Addend {
                name: entity.comparisons.name(at).to_owned(),
                level: entity.comparisons.level(at, outcome.level).to_owned(),
                weight,
                term_frequency,
                m: level.m,
                u: level.u,
            });
        }
        entity.cap(total, &said, self.single_out, &mut |group, excess| {
            let name = entity.groups.get(group).map_or("", |group| &group.name);
            each(&|| Addend::bare(name, -excess));
        })
    }

    /// The weight of a vector of levels, as if no value were rare or common.
    #[must_use]
    pub fn weigh(&self, vector: Vector) -> f64 {
        self.weigh_groups(vector, &mut |_, _| {})
    }

    /// The same; `each` is told which dependence, by its place in the model, takes off how much.
    pub(super) fn weigh_groups(&self, vector: Vector, each: &mut dyn FnMut(usize, f64)) -> f64 {
        let mut said = Said::default();
        let mut total = self.prior;
        let entity = self.of(vector.entity());
        for ((at, levels), slot) in entity.levels.iter().enumerate().zip(&mut said.weights) {
            if let Some(level) = vector.level(at).and_then(|level| levels.get(level as usize)) {
                *slot = within(level.weight, -WEIGHT_BOUND, WEIGHT_BOUND);
                total += *slot;
            }
        }
        entity.cap(total, &said, self.single_out, each)
    }
}

impl Weights {
    fn of(model: &Model) -> Self {
        let comparisons = Comparisons::of(model);
        let count = comparisons.len();
        let position = |name: &String| (0..count).find(|at| comparisons.name(*at) == name);
        let mut groups = Vec::<Group>::new();
        for (dependence, spare) in model.dependences.iter().zip(model.spare()) {
            let members =
                dependence.comparisons.iter().filter_map(position).fold(0, |bits, at| bits | 1u32 << at);
            let within = groups.iter().rfind(|group| group.members & members == group.members);
            let (beside, name) = (members & !within.map_or(members, |group| group.members), &dependence.name);
            let (name, keep) = (name.clone(), dependence.keep);
            groups.push(Group { name, members, spare, beside, beyond: dependence.spare.max(0.0), keep });
        }
        let levels: Vec<Vec<LevelWeight>> =
            (0..count).map(|at| compile(model, comparisons.name(at))).collect();
        let varies = |level: &LevelWeight| (level.weight, level.frequency == Some(TermFrequency::Full));
        let weights = levels.iter().map(|levels| levels.iter().map(varies).collect());
        let bounds = comparisons.table().map(|table| Bounds::new(table, weights));
        Self { entity: model.entity, comparisons, levels, bounds, groups }
    }

    fn level(&self, comparison: usize, outcome: Outcome) -> Option<&LevelWeight> {
        self.levels.get(comparison)?.get(outcome.level as usize)
    }

    /// Takes off what dependent comparisons say too much; `each` is told what a group loses.
    fn cap(&self, mut total: f64, said: &Said, single_out: f64, each: &mut dyn FnMut(usize, f64)) -> f64 {
        let mut taken = [(0u32, 0.0f64); GROUPS];
        for (at, group) in self.groups.iter().enumerate() {
            // What a group took off is off one that holds all its members, too; or else, where none does,
            // off one that shares some with it.
            let taken_where = |is: &dyn Fn(u32) -> bool| -> f64 {
                taken.iter().filter(|(members, _)| is(*members)).map(|(_, excess)| excess).sum()
            };
            let within = taken_where(&|members| members & group.members == members);
            let off =
                if within > 0.0 { within } else { taken_where(&|members| members & group.members != 0) };
            let excess = group.excess(said, single_out, off);
            if excess > 0.0 {
                total -= excess;
                if let Some(slot) = taken.get_mut(at) {
                    *slot = (group.members, excess);
                }
                each(at, excess);
            }
        }
        total
    }
}

impl Addend {
    fn bare(name: &str, weight: f64) -> Self {
        Self { name: name.to_owned(), level: String::new(), weight, term_frequency: 0.0, m: 0.0, u: 0.0 }
    }
}

impl Group {
    /// What the members' joint weight counts too much: its part above the cap, less what is kept.
    /// Members that disagree count too: who shares a number but no address is no household.
    /// What is known to be shared has less to spare: a mailbox of three who live together says no more than
    /// that they do.
    fn excess(&self, said: &Said, single_out: f64, off: f64) -> f64 {
        let of = |bits: &[f64; 16], members: u32| -> f64 {
            bits.iter().enumerate().filter(|(at, _)| members >> at & 1 == 1).map(|(_, bits)| bits).sum()
        };
        let (joint, lost) = (of(&said.weights, self.members), of(&said.lost, self.beside));
        let spare = self.spare - self.beyond.min(-lost);
        (joint - off - single_out - spare).max(0.0) * (1.0 - self.keep)
    }
}

impl LevelWeight {
    fn of(level: &ModelLevel) -> Self {
        let weight = libm::log2(level.m / level.u);
        let (frequency, written) = (level.term_frequency, level.frequency.clone());
        Self { weight, m: level.m, u: level.u, frequency, written }
    }

    /// The weight of an outcome, and the part of it that comes from the frequency of the value.
    fn weight_of(&self, terms: &Terms, outcome: Outcome) -> (f64, f64) {
        if let Some(written) = &self.written {
            let term_frequency = written.bits(outcome);
            return (self.weight + term_frequency, term_frequency);
        }
        let term_frequency = self.term_frequency(terms, outcome);
        (within(self.weight + term_frequency, -WEIGHT_BOUND, WEIGHT_BOUND), term_frequency)
    }

    /// What the frequency of the value adds to the level's weight: log2 of the level's u over the
    /// value's own, which is its share of the records blended with the level's u.
    fn term_frequency(&self, terms: &Terms, outcome: Outcome) -> f64 {
        let Some(frequency) = self.frequency else { return 0.0 };
        // A name that its words make rare is borne by nobody else beforehand.
        let common = outcome.term.and_then(|(aspect, term)| terms.common_share(aspect, term)).unwrap_or(0.0);
        let before = self.u.max(common).min(libm::exp(-outcome.rarity * std::f64::consts::LN_2));
        let of_value =
            outcome.term.map(|(aspect, term)| self.of_value(frequency, terms, aspect, term, before));
        let by_rarity = (outcome.rarity > 0.0).then(|| libm::log2(self.u) + outcome.rarity);
        let more = of_value.into_iter().chain(by_rarity).reduce(f64::min).unwrap_or(0.0);
        if frequency == TermFrequency::Generic { more.min(0.0) } else { more }
    }

    fn of_value(
        &self,
        frequency: TermFrequency,
        terms: &Terms,
        aspect: Aspect,
        term: u32,
        known: f64,
    ) -> f64 {
        let count = terms.count(aspect, term);
        let share = |others: f64| {
            let records = f64::from(terms.records(aspect));
            // A category has few values, so few records show how often each is.
            let before = if aspect == Aspect::Attribute { BLEND_RECORDS / 10.0 } else { BLEND_RECORDS };
            (others + known * before) / (records + before)
        };
        match frequency {
            TermFrequency::Full => {
                let known = terms.known_share(aspect, term);
                // If they are two, one of them had it, and who else was met.
                let others = terms.others(aspect, term) - unheard(aspect);
                libm::log2(self.u / known.unwrap_or_else(|| share(others)))
            }
            TermFrequency::Generic => {
                let others = f64::from(count.saturating_sub(OWN_RECORDS));
                libm::log2(self.u / share(others.max(terms.other_holders(aspect, term))))
            }
        }
    }
}

/// How much less than once a value is expected of another record that was met once: names are drawn from so many
/// that the next one mostly is new (the discount of Pitman and Yor), those of organizations nearly always.
const fn unheard(aspect: Aspect) -> f64 {
    match aspect {
        Aspect::Organization => 0.98,
        Aspect::Family => 0.5,
        Aspect::Given | Aspect::Middle => 0.3,
        _ => 0.0,
    }
}

fn compile(model: &Model, name: &str) -> Vec<LevelWeight> {
    let levels = model.comparison(name).map(|comparison| comparison.levels.as_slice()).unwrap_or_default();
    levels.iter().map(LevelWeight::of).collect()
}
