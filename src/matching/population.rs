//! The records that can be matched: their profiles, their index, and the look-up of one among them.
//!
//! Does: add, replace and remove in any order; both the batch and the living resolver stand on it.
//! Does not: know raw texts, ids or schemas.

use super::Pair;
use super::score::{Explanation, Scored, Scorer};
use crate::compare::{Sides, Vector, judge};
use crate::index::{Gathered, Index, Seen, keys};
use crate::normalize::profile::{Profile, Terms};
use crate::text::order::sort_by;

/// A record that a look-up found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Its number.
    pub record: u32,
    /// Its weight and band.
    pub scored: Scored,
}

/// Profiles under an index. Records are numbered from 0 in the order they are added.
#[derive(Debug, Clone, Default)]
pub struct Population {
    terms: Terms,
    profiles: Vec<Option<Profile>>,
    index: Index,
    present: usize,
    seen: Seen,
    candidates: Vec<u32>,
}

impl Population {
    /// The texts behind the numbers, to make profiles with.
    pub fn terms_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }

    /// The texts behind the numbers.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// How many records there are, removed ones left out.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.present
    }

    /// Whether there is no record.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.present == 0
    }

    /// The profile of a record; `None` where it was removed.
    #[must_use]
    pub fn profile(&self, record: u32) -> Option<&Profile> {
        self.profiles.get(record as usize)?.as_ref()
    }

    /// How the records meet.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Adds a record and gives its number.
    pub fn add(&mut self, profile: Profile) -> u32 {
        let record = self.profiles.len() as u32;
        self.enter(record, &profile);
        self.profiles.push(Some(profile));
        record
    }

    /// Puts another profile in the place of a record.
    pub fn replace(&mut self, record: u32, profile: Profile) {
        self.remove(record);
        self.enter(record, &profile);
        if let Some(slot) = self.profiles.get_mut(record as usize) {
            *slot = Some(profile);
        }
    }

    /// Takes a record out. Its postings stay behind and are passed over.
    pub fn remove(&mut self, record: u32) {
        if let Some(profile) = self.profiles.get_mut(record as usize).and_then(Option::take) {
            self.terms.count_out(&profile);
            self.present -= 1;
        }
    }

    fn enter(&mut self, record: u32, profile: &Profile) {
        self.terms.count_in(profile);
        self.index.add(record, &keys(&self.terms, profile));
        self.present += 1;
    }

    /// Compares a record with every candidate of a smaller number, and keeps the pairs of at least
    /// `floor` bits.
    pub fn pairs_below(
        &mut self,
        scorer: &Scorer,
        record: u32,
        floor: f64,
        into: &mut Vec<Pair>,
    ) -> Gathered {
        let Some(profile) = self.profiles.get(record as usize).and_then(Option::as_ref) else {
            return Gathered::default();
        };
        let keys = keys(&self.terms, profile);
        let gathered = self.index.candidates(&keys, record as usize, &mut self.seen, &mut self.candidates);
        for candidate in &self.candidates {
            let Some(other) = self.profiles.get(*candidate as usize).and_then(Option::as_ref) else {
                continue;
            };
            let scored = scorer.score(&Sides { terms: &self.terms, left: other, right: profile });
            if scored.weight >= floor {
                into.push(Pair { left: *candidate, right: record, weight: scored.weight as f32 });
            }
        }
        gathered
    }

    /// The levels of a record with every candidate of a smaller number.
    pub fn vectors_below(&mut self, record: u32, mut each: impl FnMut(Vector)) {
        let Some(profile) = self.profiles.get(record as usize).and_then(Option::as_ref) else { return };
        let keys = keys(&self.terms, profile);
        self.index.candidates(&keys, record as usize, &mut self.seen, &mut self.candidates);
        self.candidates.iter().filter_map(|candidate| self.vector(*candidate, record)).for_each(&mut each);
    }

    /// The records most like a profile, best first, at most `limit`, of at least `floor` bits.
    pub fn find(&mut self, scorer: &Scorer, profile: &Profile, limit: usize, floor: f64) -> Vec<Found> {
        let keys = keys(&self.terms, profile);
        self.index.candidates(&keys, self.profiles.len(), &mut self.seen, &mut self.candidates);
        let score = |record: &u32| {
            let other = self.profiles.get(*record as usize)?.as_ref()?;
            let scored = scorer.score(&Sides { terms: &self.terms, left: other, right: profile });
            (scored.weight >= floor).then_some(Found { record: *record, scored })
        };
        let mut found: Vec<Found> = self.candidates.iter().filter_map(score).collect();
        sort_by(&mut found, |a, b| b.scored.weight.total_cmp(&a.scored.weight).then(a.record.cmp(&b.record)));
        found.truncate(limit);
        found
    }

    /// Why a record and a profile have their weight; `None` where the record was removed.
    #[must_use]
    pub fn explain(&self, scorer: &Scorer, record: u32, profile: &Profile) -> Option<Explanation> {
        Some(scorer.explain(&Sides { terms: &self.terms, left: self.profile(record)?, right: profile }))
    }

    /// The levels of two records; `None` where one was removed.
    #[must_use]
    pub fn vector(&self, left: u32, right: u32) -> Option<Vector> {
        let sides = Sides { terms: &self.terms, left: self.profile(left)?, right: self.profile(right)? };
        Some(Vector::pack(judge(crate::compare::PERSON, &sides)))
    }
}
