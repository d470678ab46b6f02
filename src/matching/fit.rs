//! A model fitted to records whose customers nobody knows.
//!
//! Does: expectation–maximization over distinct vectors of levels (Winkler 1988): the pairs that met
//! are matches with the probability that the model gives them; m is counted among them, u among pairs
//! drawn at random, each as far as it is no match. What a level lacks in pairs the first model fills in.
//! Where the outcome is not to be trusted it says why, and the first model stays.
//! Does not: fit the model of organizations within one of persons: what branches of a chain and firms of
//! one house have in common looks like matches to it. Nor does it draw pairs, or see a value: the frequency of values is weighed when pairs are scored.

use super::model::Model;
use super::prior::rises;
use super::score::{GROUPS, Scorer, probability};
use super::train::{Before, LevelCounts, estimate};
use super::within;
use crate::compare::{Comparison, Vector, table};
use crate::text::numbers::Numbers;
use crate::vocabulary::{Entity, TrainingDoubt};
use serde::Serialize;

/// Rounds after which the fitting ends, settled or not.
const ROUNDS: u32 = 60;
/// It has settled when no m moves more than this.
const SETTLED: f64 = 0.000_5;
/// And no dependence has more bits to spare, or less, than before.
const STILL: f64 = 0.2;
/// Times that each level counts as seen before, at the probability of the first model.
pub(super) const SEEN_BEFORE: f64 = 5.0;
/// Bits that the prior may move.
const PRIOR_MOVES: f64 = 6.0;
/// The dependences that are fitted, from the first: what a household and its mailbox say. What twins share
/// stays as it is, because no pair tells them from one person with another given name.
const FITTED: usize = 2;
/// Pairs of a dependence that count as seen before.
const SHARES_BEFORE: f64 = 20.0;
/// Bits that what a dependence has to spare may move.
const SPARE_MOVES: f64 = 10.0;
/// Records below which too few different ones meet by chance.
pub(super) const FEWEST_RECORDS: usize = 500;
/// Expected matches below which there is nothing to learn from.
const FEWEST_MATCHES: f64 = 100.0;
/// Expected matches of a level below which it rests on the first model.
const FEW_MATCHES: f64 = 20.0;
/// The share of the expected matches that may be neither likely nor unlikely.
const UNDECIDED: f64 = 0.25;

/// Distinct vectors, and how many pairs have each; in the order in which they first came.
#[derive(Debug, Clone, Default)]
pub struct VectorCounts {
    places: Numbers,
    counts: Vec<(Vector, f64)>,
}

impl VectorCounts {
    /// Counts so many pairs of a vector.
    pub fn add(&mut self, vector: Vector, pairs: f64) {
        let place = self.places.get(vector.0).unwrap_or(self.counts.len() as u32);
        match self.counts.get_mut(place as usize) {
            Some((_, counted)) => *counted += pairs,
            None => {
                self.places.insert(vector.0, place);
                self.counts.push((vector, pairs));
            }
        }
    }

    /// Each vector and its pairs.
    #[must_use]
    pub fn counts(&self) -> &[(Vector, f64)] {
        &self.counts
    }

    fn pairs(&self) -> f64 {
        // The sum of nothing is minus zero.
        self.counts.iter().fold(0.0, |all, (_, pairs)| all + pairs)
    }
}

/// A level whose m rests on the first model, as few matches have it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThinLevel {
    /// Name of the comparison.
    pub comparison: String,
    /// Name of the level.
    pub level: String,
    /// Matches that are expected to have it.
    pub pairs: f64,
}

/// How the fitting went.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FitReport {
    /// Whether the fitted model is the one that is given; otherwise the first model is.
    pub trusted: bool,
    /// Why it is not.
    pub doubts: Vec<TrainingDoubt>,
    /// Rounds it took.
    pub rounds: u32,
    /// The largest step of any m in the last round.
    pub change: f64,
    /// Pairs that met.
    pub met: f64,
    /// Pairs drawn at random.
    pub drawn: f64,
    /// Matches expected among the pairs that met.
    pub matches: f64,
    /// log2 of the odds that two records drawn at random are one customer.
    pub prior: f64,
    /// Levels with too little evidence.
    pub thin: Vec<ThinLevel>,
    /// Of a model trained by labels: pairs judged the same, and different.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<[f64; 2]>,
}

/// What the pairs say that share a household (or a mailbox, …): how many are one customer.
#[derive(Debug, Default)]
struct Shares {
    groups: [Share; GROUPS],
}

#[derive(Debug, Clone, Copy, Default)]
struct Share {
    matches: f64,
    others: f64,
    /// Bits that were kept above the cap, over all pairs.
    kept: f64,
}

impl Shares {
    /// The probability of a vector that so many pairs have; they are counted where a dependence takes
    /// something off, and the comparison that tells the people of one household apart was made.
    fn weigh(&mut self, scorer: &Scorer, vector: Vector, pairs: f64) -> f64 {
        let mut off = [0.0; GROUPS];
        let probability = probability(scorer.weigh_groups(vector, &mut |group, excess| {
            if let Some(slot) = off.get_mut(group) {
                *slot = excess;
            }
        }));
        let spoke = vector.level(0).is_some() && vector.entity() == Entity::Person;
        for (share, off) in self.groups.iter_mut().zip(off).filter(|(_, off)| *off > 0.0 && spoke) {
            share.matches += probability * pairs;
            share.others += (1.0 - probability) * pairs;
            share.kept += off * pairs;
        }
        probability
    }

    /// Moves what each dependence has to spare half-way to what the pairs show (the whole way, it might swing
    /// to and fro); some count as seen before, at the odds that it has now that those within it have moved.
    fn fit(&self, first: &Model, last: &Model, scorer: &Scorer, model: &mut Model) {
        for (at, share) in self.groups.iter().enumerate().take(FITTED) {
            let spare = |model: &Model| model.dependences.get(at).map_or(0.0, |one| one.spare);
            let (shipped, now) = (spare(first), spare(last));
            let Some(all) = model.spare().get(at).copied() else { return };
            let before = scorer.prior() + scorer.single_out() + all;
            let likely = probability(before) * SHARES_BEFORE;
            let others = share.others + SHARES_BEFORE - likely;
            let odds = libm::log2((share.matches + likely) / others.max(1e-9));
            let pairs = share.matches + share.others + SHARES_BEFORE;
            if let Some(dependence) = model.dependences.get_mut(at) {
                let kept = share.kept / pairs * dependence.keep / (1.0 - dependence.keep).max(0.01);
                let moves = within(odds - before - kept, -SPARE_MOVES, SPARE_MOVES);
                // Figures that a file of the model keeps as they are.
                dependence.spare = libm::round((now + shipped + moves) * 5e3) / 1e4;
            }
        }
    }
}

/// A model on its way.
#[derive(Debug)]
pub struct Fit {
    first: Model,
    model: Model,
    records: usize,
    drawn: VectorCounts,
    met: VectorCounts,
    /// Pairs that met and are no matches.
    passed: f64,
    round: Round,
}

/// What a round came to.
#[derive(Debug, Clone, Default)]
struct Round {
    number: u32,
    change: f64,
    /// Bits that what a dependence has to spare moved.
    moved: f64,
    prior: f64,
    matches: f64,
    undecided: f64,
    counts: LevelCounts,
}

impl Fit {
    /// A start from a model among so many records.
    #[must_use]
    pub fn new(first: Model, records: usize) -> Self {
        let prior = Scorer::new(&first, records).prior();
        let (drawn, met) = (VectorCounts::default(), VectorCounts::default());
        let round = Round { prior, change: f64::INFINITY, ..Round::default() };
        Self { model: first.clone(), first, records, drawn, met, passed: 0.0, round }
    }

    /// Counts a pair drawn at random.
    pub fn draw(&mut self, vector: Vector) {
        self.drawn.add(vector, 1.0);
    }

    /// Counts a pair that met in the index, and stands for so many.
    pub fn meet(&mut self, vector: Vector, pairs: f64) {
        self.met.add(vector, pairs);
    }

    /// Counts a pair that met and is no match, whatever the model.
    pub fn pass(&mut self, pairs: f64) {
        self.passed += pairs;
    }

    /// Does a round; `true` when the last one is done.
    pub fn round(&mut self) -> bool {
        let scorer = Scorer::new(&self.model, self.records).with_prior(self.round.prior);
        let mut next = Round { number: self.round.number + 1, ..Round::default() };
        let mut shares = Shares::default();
        for (vector, pairs) in &self.met.counts {
            let probability = shares.weigh(&scorer, *vector, *pairs);
            next.matches += probability * pairs;
            next.undecided += if (0.1..0.9).contains(&probability) { probability * pairs } else { 0.0 };
            next.counts.add(*vector, probability * pairs);
        }
        let mut others = LevelCounts::default();
        for (vector, pairs) in &self.drawn.counts {
            others.add(*vector, (1.0 - probability(scorer.weigh(*vector))) * pairs);
        }
        let before = Before::Model { seen: SEEN_BEFORE };
        let mut model = estimate(&self.first, &next.counts, &others, before);
        shares.fit(&self.first, &self.model, &scorer, &mut model);
        next.change = step(&self.model, &model);
        next.moved = moved(&self.model, &model);
        next.prior = self.prior(next.matches);
        (self.model, self.round) = (model, next);
        (self.round.change < SETTLED && self.round.moved < STILL) || self.round.number == ROUNDS
    }

    fn prior(&self, matches: f64) -> f64 {
        let first = Scorer::new(&self.first, self.records).prior();
        let all = self.records as f64 * (self.records.max(2) - 1) as f64 / 2.0;
        let most = first + rises(self.records, PRIOR_MOVES);
        within(libm::log2((matches + 1.0) / all), first - PRIOR_MOVES, most)
    }

    /// The model to use, and how it came to be.
    #[must_use]
    pub fn finish(self) -> (Model, FitReport) {
        let doubts = self.doubts();
        let report = FitReport {
            trusted: doubts.is_empty(),
            doubts,
            rounds: self.round.number,
            change: self.round.change,
            met: self.met.pairs() + self.passed,
            drawn: self.drawn.pairs(),
            matches: self.round.matches,
            prior: self.round.prior,
            thin: thin(self.first.entity, &self.round.counts),
            labels: None,
        };
        (if report.trusted { self.model } else { self.first }, report)
    }

    fn doubts(&self) -> Vec<TrainingDoubt> {
        let round = &self.round;
        let all = [
            (self.records < FEWEST_RECORDS, TrainingDoubt::FewRecords),
            (round.matches < FEWEST_MATCHES, TrainingDoubt::FewMatches),
            (round.change >= SETTLED, TrainingDoubt::NotSettled),
            (round.undecided > UNDECIDED * round.matches, TrainingDoubt::NotSeparated),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, doubt)| doubt).collect()
    }
}

/// The levels with few matches, of comparisons that were made at all.
pub(super) fn thin(entity: Entity, counts: &LevelCounts) -> Vec<ThinLevel> {
    let mut thin = Vec::new();
    let made = |(at, _): &(usize, &Comparison)| counts.spoke(entity, *at) > 0.0;
    for (at, comparison) in table(entity).iter().enumerate().filter(made) {
        for (level, name) in comparison.levels.iter().enumerate() {
            let pairs = counts.pairs(entity, at, level);
            if pairs < FEW_MATCHES {
                let (comparison, level) = (comparison.name.to_owned(), (*name).to_owned());
                thin.push(ThinLevel { comparison, level, pairs });
            }
        }
    }
    thin
}

/// The largest difference between two m of the same level.
fn step(from: &Model, to: &Model) -> f64 {
    let levels = |model: &Model| -> Vec<f64> {
        model.comparisons.iter().flat_map(|one| &one.levels).map(|level| level.m).collect()
    };
    levels(from).into_iter().zip(levels(to)).fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()))
}

/// The largest difference between what a dependence has to spare, in bits.
fn moved(from: &Model, to: &Model) -> f64 {
    let both = from.dependences.iter().zip(&to.dependences);
    both.fold(0.0, |most: f64, (a, b)| most.max((a.spare - b.spare).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::PERSON;
    use crate::text::hash::hash_pair;

    /// Numbers between 0 and 1, the same at every run.
    struct Draws(u64);

    impl Draws {
        fn next(&mut self) -> f64 {
            self.0 = hash_pair(self.0, 1);
            (self.0 >> 11) as f64 / (1u64 << 53) as f64
        }

        /// Given and family name and birth: exact, close or different.
        fn vector(&mut self, shares: &[(f64, f64); 3]) -> Vector {
            let mut packed = 0;
            for (name, (exact, close)) in ["name.given", "name.family", "date.birth"].iter().zip(shares) {
                let at = PERSON.iter().position(|comparison| comparison.name == *name).unwrap();
                let level = |name: &str| PERSON[at].levels.iter().position(|level| *level == name).unwrap();
                let close_level = if *name == "date.birth" { "one-digit" } else { "close" };
                let draw = self.next();
                let level = match () {
                    () if draw < *exact => 0,
                    () if draw < exact + close => level(close_level),
                    () => level("different"),
                };
                packed |= (level as u64 + 1) << (at * 4);
            }
            Vector(packed)
        }
    }

    const OF_ONE: [(f64, f64); 3] = [(0.6, 0.3), (0.7, 0.2), (0.8, 0.15)];
    const OF_TWO: [(f64, f64); 3] = [(0.02, 0.03), (0.004, 0.01), (0.0002, 0.003)];

    /// All pairs of so many records meet.
    fn fitted(matches: u32, records: usize) -> (Model, FitReport) {
        let (mut fit, mut draws) = (Fit::new(Model::shipped().unwrap(), records), Draws(7));
        (0..100_000).for_each(|_| fit.draw(draws.vector(&OF_TWO)));
        (0..records * (records - 1) / 2).for_each(|_| fit.meet(draws.vector(&OF_TWO), 1.0));
        (0..matches).for_each(|_| fit.meet(draws.vector(&OF_ONE), 1.0));
        while !fit.round() {}
        fit.finish()
    }

    fn level<'m>(model: &'m Model, comparison: &str, level: &str) -> &'m crate::matching::ModelLevel {
        model.comparison(comparison).unwrap().levels.iter().find(|known| known.name == level).unwrap()
    }

    #[test]
    fn probabilities_that_made_the_pairs_are_found_again() {
        let (model, report) = fitted(1_000, 1_000);
        assert!(report.trusted, "{report:?}");
        assert!((report.matches - 1_000.0).abs() < 50.0, "{report:?}");
        for (name, (exact, _)) in ["name.given", "name.family", "date.birth"].iter().zip(OF_ONE) {
            assert!((level(&model, name, "exact").m - exact).abs() < 0.04, "{name} {model:?}");
        }
        assert!((level(&model, "name.family", "exact").u - 0.004).abs() < 0.001);
        assert_eq!(
            model.comparison("email"),
            Model::shipped().unwrap().comparison("email"),
            "nobody spoke of it"
        );
    }

    /// What a household has to spare, fitted to so many pairs of one home with the same given name, and
    /// with another one.
    fn household(same: u32, other: u32) -> f64 {
        let at = |name: &str| PERSON.iter().position(|one| one.name == name).unwrap() * 4;
        let shared = ["name.family", "phone", "address.street", "address.area"];
        let home = shared.iter().fold(0u64, |packed, name| packed | 1 << at(name));
        let different = PERSON[0].levels.len() as u64;
        let mut fit = Fit::new(Model::shipped().unwrap(), 1_000);
        fit.meet(Vector(home | 1), f64::from(same));
        fit.meet(Vector(home | different), f64::from(other));
        while !fit.round() {}
        fit.model.dependences[0].spare
    }

    #[test]
    fn how_often_one_home_is_one_person_is_learned_from_the_file() {
        let (register, mixed, families) = (household(500, 10), household(300, 300), household(100, 500));
        assert!(register > 3.0 && families < -1.5, "{register} {families}");
        assert!(mixed.abs() < 1.0, "{mixed}");
        assert!(household(1, 1).abs() < 0.5, "two pairs show nothing");
    }

    #[test]
    fn a_level_that_few_pairs_have_leans_on_the_first_model_and_is_named() {
        let (model, report) = fitted(1_000, 1_000);
        let (first, nickname) = (Model::shipped().unwrap(), "nickname");
        // Five sightings at the first model's probability, none among a hundred thousand pairs.
        let expected = 5.0 / (100_000.0 + 5.0 / level(&first, "name.given", nickname).u);
        let u = level(&model, "name.given", nickname).u;
        assert!((u / expected - 1.0).abs() < 0.01, "{u} {expected}");
        assert!(report.thin.iter().any(|thin| thin.level == nickname && thin.pairs < 1.0), "{report:?}");
    }

    #[test]
    fn where_there_is_too_little_to_learn_the_first_model_stays() {
        let (model, report) = fitted(20, 400);
        assert_eq!(model, Model::shipped().unwrap());
        assert_eq!((report.trusted, report.doubts.len()), (false, 2), "{report:?}");
        assert!(report.doubts.contains(&TrainingDoubt::FewRecords));
        assert!(report.doubts.contains(&TrainingDoubt::FewMatches));
    }
}
