//! The index that lives, seen as customers: who is one, why, and what changed.
//!
//! Does: find the links of what was added, once somebody asks; keep what people decide; tell every change.
//! Records are looked at when customers are asked for and not before, so whoever only finds pays nothing.
//! A record that comes, changes or goes lets others be weighed anew, all where they are few, so that no link is kept
//! from a time when there were half as many records.
//! Does not: give ids (`customers`) or cluster (`region`).

use super::customers::{Because, Book, Customers, id_of};
use super::event::Event;
use super::resolver::Resolver;
use crate::error::{Error, Result};
use crate::limits::{PAIRS, WEIGHED_ANEW};
use crate::matching::{Explanation, Metrics, Pair, SAME, Scorer, is_decided, parts};
use crate::vocabulary::{Cause, Entity, ErrorCode, Verdict};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A customer as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerView {
    /// `C` and a number; never given to another.
    pub id: String,
    /// The ids of its records, in the order they came.
    pub records: Vec<String>,
    /// How they hang together.
    pub cluster: Metrics,
}

impl Serialize for CustomerView {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("records", &self.records)?;
        map.serialize_entry("cluster", &self.cluster)?;
        map.end()
    }
}

/// A link on the way from one record to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// A record.
    pub left: String,
    /// The next.
    pub right: String,
    /// Whether somebody called them the same.
    pub decided: bool,
    /// What they are compared as.
    pub explanation: Explanation,
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("left", &self.left)?;
        map.serialize_entry("right", &self.right)?;
        map.serialize_entry("decided", &self.decided)?;
        self.explanation.entries(&mut map)?;
        map.end()
    }
}

impl Resolver {
    /// The customer of that id, or the one that it went up in; or the customer of the record of that id.
    pub fn customer(&mut self, id: &str) -> Option<CustomerView> {
        self.bring_up();
        let customers = self.customers.as_deref()?;
        let digits = id.strip_prefix('C').and_then(|digits| digits.parse::<u32>().ok());
        let number = digits.and_then(|digits| digits.checked_sub(1)).filter(|number| id_of(*number) == id);
        let named = number.and_then(|number| customers.now(number));
        self.view(named.or_else(|| customers.of(self.number(id)?))?)
    }

    /// The customer of the record of that id.
    pub fn customer_of(&mut self, id: &str) -> Option<CustomerView> {
        self.bring_up();
        self.view(self.customers.as_deref()?.of(self.number(id)?)?)
    }

    /// At most `limit` customers in the order of their ids, those after `after`, which may be no more.
    pub fn customers(&mut self, after: u32, limit: usize) -> Vec<CustomerView> {
        self.bring_up();
        let given = self.customers.as_ref().map_or(0, |customers| customers.given());
        (after..given).filter_map(|customer| self.view(customer)).take(limit).collect()
    }

    fn view(&self, customer: u32) -> Option<CustomerView> {
        let (customers, book) = (self.customers.as_deref()?, self.book());
        let members = Some(customers.members(customer)).filter(|members| !members.is_empty())?;
        Some(CustomerView {
            id: id_of(customer),
            records: members.iter().map(|record| book.name(*record).to_owned()).collect(),
            cluster: customers.metrics(&members),
        })
    }

    /// What changed since it was asked last, the oldest first, at most `limit` events.
    pub fn events(&mut self, limit: usize) -> Vec<Event> {
        self.bring_up();
        let events = self.customers.as_mut().map(|customers| &mut customers.events);
        events.map_or_else(Vec::new, |events| events.drain(..limit.min(events.len())).collect())
    }

    /// Decides that two records are one customer, or are not, whatever they say; without a verdict it takes
    /// the decision back. A later decision about the same two counts instead of the earlier.
    ///
    /// # Errors
    /// `resolver.unknown-id` where there is no such record; `decision.conflict` where other decisions say the
    /// opposite. Nothing is changed then.
    pub fn decide(&mut self, left: &str, right: &str, verdict: Option<Verdict>) -> Result<()> {
        let (left, right) = (self.known(left)?, self.known(right)?);
        self.bring_up();
        let Some(mut customers) = self.customers.take() else { return Ok(()) };
        let before = customers.links.decision(left, right);
        customers.links.cut(left, Some(right), true);
        let weight = verdict.map_or(0.0, |verdict| if verdict == Verdict::Same { SAME } else { -SAME });
        let wrong = weight != 0.0 && (left == right || customers.contradicts(left, right, weight));
        let stands = if wrong { before } else { weight };
        if stands != 0.0 {
            customers.links.put(Pair { left, right, weight: stands });
        }
        if !wrong {
            customers.repair(&[left, right], &self.book(), &Because(Cause::Decided, &[left, right]));
        }
        self.customers = Some(customers);
        let message = "the decision contradicts others: take these back first";
        if wrong { Err(Error::new(ErrorCode::DecisionConflict, message)) } else { Ok(()) }
    }

    /// What people decided: two records and the verdict.
    #[must_use]
    pub fn decisions(&self) -> Vec<[String; 3]> {
        let (mut decisions, book) = (Vec::new(), self.book());
        for pair in self.customers.as_ref().map_or_else(Vec::new, |customers| customers.links.pairs()) {
            if is_decided(&pair) {
                let verdict = if parts(&pair) { Verdict::NotSame } else { Verdict::Same };
                let [left, right] = [pair.left, pair.right].map(|record| book.name(record).to_owned());
                decisions.push([left, right, verdict.as_str().to_owned()]);
            }
        }
        decisions
    }

    /// Why a record is in its customer: the links that lead from it to another record of it, or to its
    /// oldest. None where they are of two customers, or one.
    ///
    /// # Errors
    /// `resolver.unknown-id` where there is no such record.
    pub fn why(&mut self, record: &str, other: Option<&str>) -> Result<Vec<Step>> {
        let from = self.known(record)?;
        let other = other.map(|other| self.known(other)).transpose()?;
        self.bring_up();
        let Some(customers) = self.customers.as_deref() else { return Ok(Vec::new()) };
        let oldest = || customers.together(from).min().unwrap_or(from);
        let to = other.unwrap_or_else(oldest);
        if from == to || customers.of(from) != customers.of(to) {
            return Ok(Vec::new());
        }
        let (scorer, book) = (Scorer::new(&self.model, self.len()), self.book());
        let step = |pair: Pair| {
            let explanation =
                self.population.explain(&scorer, pair.left, &self.population.profile(pair.right)?)?;
            let name = |record| book.name(record).to_owned();
            let decided = pair.weight == SAME;
            Some(Step { left: name(pair.left), right: name(pair.right), decided, explanation })
        };
        let direct = step(Pair { left: from, right: to, weight: 0.0 });
        let direct = direct.filter(|step| step.explanation.weight >= scorer.match_weight());
        let path = || customers.path(from, to).into_iter().filter_map(step).collect();
        Ok(direct.map_or_else(path, |step| vec![step]))
    }

    /// Weighs all records anew and works out whose they are, as if they came together now. After it, who
    /// is one customer depends on the records and the decisions alone.
    pub fn recluster(&mut self) {
        self.bring_up();
        let Some(mut customers) = self.customers.take() else { return };
        let all: Vec<u32> =
            (0..self.ids.len() as u32).filter(|record| customers.of(*record).is_some()).collect();
        for record in &all {
            customers.links.cut(*record, None, false);
        }
        self.look(&mut customers, &all);
        customers.repair(&all, &self.book(), &Because(Cause::Reweighed, &[]));
        self.customers = Some(customers);
    }

    /// Customers that are kept, with all records looked at; nothing where nobody has asked for them yet.
    pub(super) fn alive(&mut self) -> Option<Box<Customers>> {
        if self.customers.is_some() {
            self.bring_up();
        }
        self.customers.take()
    }

    pub(super) fn book(&self) -> Book<'_> {
        let is_home = self.model.entity == Entity::Household;
        Book { population: &self.population, names: &self.names, ids: &self.ids, is_home }
    }

    pub(super) fn known(&self, id: &str) -> Result<u32> {
        self.number(id).ok_or_else(|| Error::new(ErrorCode::ResolverUnknownId, "no record has that id"))
    }

    /// Looks at the records that were added since it did last.
    fn bring_up(&mut self) {
        let mut customers = self.customers.take().unwrap_or_default();
        let (first, records) = (customers.seen as u32, self.ids.len() as u32);
        customers.grow(records as usize);
        if !std::mem::replace(&mut customers.awake, true) {
            (0..first).for_each(|record| self.population.remember(record));
        }
        if first < records {
            let new: Vec<u32> =
                (first..records).filter(|record| self.population.profile(*record).is_some()).collect();
            self.look(&mut customers, &new);
            customers.seen = records as usize;
            self.settle(&mut customers, &new, first, &Because(Cause::Added, &[]));
        }
        self.customers = Some(customers);
    }

    /// Works out whose the records are that came, once they were looked at, and weighs some below a number anew for
    /// each, or for one that went.
    pub(super) fn settle(
        &mut self,
        customers: &mut Customers,
        new: &[u32],
        below: u32,
        because: &Because<'_>,
    ) {
        let each = (WEIGHED_ANEW / self.ids.len().max(1)).max(1);
        let known = customers.in_turn(below, new.len().max(1).saturating_mul(each));
        self.weigh_anew(customers, &known);
        customers.repair(new, &self.book(), because);
        customers.repair(&known, &self.book(), &Because(Cause::Reweighed, &[]));
    }

    /// Links records with those of smaller numbers.
    pub(super) fn look(&mut self, customers: &mut Customers, records: &[u32]) {
        let scorer = Scorer::new(&self.model, self.len());
        let mut pairs = Vec::new();
        for record in records {
            self.population.pairs_below(&scorer, *record, scorer.match_weight(), &mut pairs, None);
            pairs.drain(..).for_each(|pair| customers.links.put(pair));
        }
    }

    /// Weighs the links of records anew. A link that was found once stays while it weighs enough, whether or not
    /// the index still leads to it.
    fn weigh_anew(&mut self, customers: &mut Customers, records: &[u32]) {
        let scorer = Scorer::new(&self.model, self.len());
        let least = scorer.match_weight();
        for record in records {
            let Some(profile) = self.population.profile(*record) else { continue };
            let before = customers.links.of(*record).to_vec();
            customers.links.cut(*record, None, false);
            let mut put = |other, weight: f64| {
                customers.links.put(Pair { left: *record, right: other, weight: weight as f32 });
            };
            let found = self.population.find(&scorer, &profile, PAIRS + 1, least);
            for found in found.iter().filter(|found| found.record != *record) {
                put(found.record, found.scored.weight);
            }
            for Pair { right: other, .. } in before.into_iter().filter(|link| !is_decided(link)) {
                if found.iter().all(|found| found.record != other) {
                    let weight = self.population.explain(&scorer, other, &profile).map(|it| it.weight);
                    weight
                        .filter(|weight| *weight >= least)
                        .into_iter()
                        .for_each(|weight| put(other, weight));
                }
            }
        }
    }
}
