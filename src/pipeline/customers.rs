//! Customers that stay who they are while records come and go.
//!
//! Does: keep which records are one customer and what its id is, by these rules: new records make a new
//! customer; records that belong to one customer join it; where several become one, the oldest stays;
//! where one falls apart, the part with most of the records that came to it stays, and a customer that
//! had gone up in it comes back with its own id; with its last record a customer retires, and its id is
//! never given again. Each change is an event.
//! Does not: find links; `living` does.

use super::event::Event;
use super::region::Region;
use crate::limits::{PAIRS, REPAIR_RECORDS};
use crate::matching::{Links, Pair, Population, is_decided};
use crate::normalize::profile::NONE;
use crate::text::hash::hash_bytes;
use crate::text::interner::Interner;
use crate::text::numbers::Numbers;
use crate::text::order::sort;
use crate::vocabulary::{Cause, EventKind};

/// Where a record belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its customer, or `NONE` where it was not looked at yet.
    pub(super) customer: u32,
    /// The customer that it came to first.
    pub(super) home: u32,
    /// The next record of the customer; after the last the first.
    pub(super) next: u32,
}

/// What became of a customer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fate {
    /// Its records; 0 where it is no more.
    pub(super) size: u32,
    /// One of its records; of one that is no more the customer that it went up in, or `NONE`.
    pub(super) at: u32,
}

/// The records as customers see them: their ids and what they say.
#[derive(Clone, Copy)]
pub(super) struct Book<'r> {
    pub(super) population: &'r Population,
    pub(super) names: &'r Interner,
    pub(super) ids: &'r [u32],
    /// Whether a customer is all who live together.
    pub(super) is_home: bool,
}

impl<'r> Book<'r> {
    /// The caller's id of a record.
    pub(super) fn name(&self, record: u32) -> &'r str {
        self.ids.get(record as usize).map_or("", |name| self.names.text(*name))
    }

    /// A number that depends on the id alone.
    pub(super) fn rank(&self, record: u32) -> u64 {
        hash_bytes(self.name(record).as_bytes())
    }

    fn list(&self, records: &[u32]) -> Vec<String> {
        records.iter().map(|record| self.name(*record).to_owned()).collect()
    }
}

/// What makes customers change: a cause, and the records that are it.
pub(super) struct Because<'a>(pub(super) Cause, pub(super) &'a [u32]);

/// All customers.
#[derive(Debug, Clone, Default)]
pub(super) struct Customers {
    pub(super) links: Links,
    /// By record.
    pub(super) places: Vec<Place>,
    /// By customer.
    pub(super) fates: Vec<Fate>,
    /// Those that nobody has asked for yet, the oldest first.
    pub(super) events: Vec<Event>,
    /// Records of smaller numbers were looked at.
    pub(super) seen: usize,
    /// The record that is weighed anew next.
    pub(super) turn: u32,
    /// Whether the population knows who of the records looked at says the same.
    pub(super) awake: bool,
}

/// The id of a customer, by its number.
pub(super) fn id_of(customer: u32) -> String {
    ["C", &(u64::from(customer) + 1).to_string()].concat()
}

/// An event, by numbers.
pub(super) struct Change<'a> {
    pub(super) kind: EventKind,
    pub(super) customer: u32,
    /// Or `NONE`.
    pub(super) other: u32,
    pub(super) records: &'a [u32],
    pub(super) link: Option<Pair>,
}

impl Customers {
    /// Makes room for records up to a number.
    pub(super) fn grow(&mut self, records: usize) {
        self.links.grow(records);
        for record in self.places.len()..records {
            self.places.push(Place { customer: NONE, home: NONE, next: record as u32 });
        }
    }

    pub(super) fn place(&self, record: u32) -> Place {
        let nowhere = Place { customer: NONE, home: NONE, next: record };
        self.places.get(record as usize).copied().unwrap_or(nowhere)
    }

    pub(super) fn set(&mut self, record: u32, place: Place) {
        self.places.get_mut(record as usize).into_iter().for_each(|slot| *slot = place);
    }

    pub(super) fn set_fate(&mut self, customer: u32, fate: Fate) {
        self.fates.get_mut(customer as usize).into_iter().for_each(|slot| *slot = fate);
    }

    pub(super) fn fate(&self, customer: u32) -> Fate {
        self.fates.get(customer as usize).copied().unwrap_or(Fate { size: 0, at: NONE })
    }

    /// The customer of a record that was looked at.
    pub(super) fn of(&self, record: u32) -> Option<u32> {
        Some(self.place(record).customer).filter(|customer| *customer != NONE)
    }

    /// The customer that one is now: itself, or the one that it went up in.
    pub(super) fn now(&self, mut customer: u32) -> Option<u32> {
        while (customer as usize) < self.fates.len() {
            let fate = self.fate(customer);
            if fate.size > 0 {
                return Some(customer);
            }
            customer = fate.at;
        }
        None
    }

    /// How many ids were given.
    pub(super) fn given(&self) -> u32 {
        self.fates.len() as u32
    }

    /// The records of a customer that lives.
    pub(super) fn members(&self, customer: u32) -> Vec<u32> {
        let fate = self.fate(customer);
        let mut members: Vec<u32> = if fate.size > 0 { self.together(fate.at).collect() } else { Vec::new() };
        sort(&mut members);
        members
    }

    /// The records of the customer of a record, that one first.
    pub(super) fn together(&self, record: u32) -> impl Iterator<Item = u32> + '_ {
        let after = move |at: &u32| Some(self.place(*at).next).filter(|next| *next != record);
        std::iter::successors(Some(record), after)
    }

    /// How many they are.
    pub(super) fn size(&self, record: u32) -> usize {
        self.of(record).map_or(1, |customer| self.fate(customer).size as usize)
    }

    /// The records below a number whose turn it is to be weighed anew, at most so many.
    pub(super) fn in_turn(&mut self, below: u32, most: usize) -> Vec<u32> {
        let some = most.min(below as usize) as u32;
        let from = self.turn.checked_rem(below).unwrap_or(0);
        self.turn = from.saturating_add(some);
        let turns = (from..self.turn).map(|turn| turn % below);
        turns.filter(|record| self.of(*record).is_some()).collect()
    }

    /// Works out anew whose the records are, and what hangs together with them.
    pub(super) fn repair(&mut self, seeds: &[u32], book: &Book<'_>, because: &Because<'_>) {
        let budget = REPAIR_RECORDS + seeds.len();
        let mut done = Numbers::default();
        for seed in seeds {
            if done.get((*seed).into()).is_some() || self.follow(*seed, budget, book, because) {
                continue;
            }
            let mut region = Region::around(self, *seed, budget);
            region.records.iter().for_each(|record| {
                done.insert((*record).into(), 0);
            });
            let clusters = region.clusters(self, book);
            self.assign(&region, &clusters, book, because);
        }
    }

    /// Joins a new record to a customer that is too large to be worked out anew; or to one of many records
    /// where it says exactly the same as one of them, which changes nothing else.
    fn follow(&mut self, record: u32, budget: usize, book: &Book<'_>, because: &Because<'_>) -> bool {
        let links = self.links.of(record);
        if self.of(record).is_some() || links.iter().any(is_decided) {
            return false;
        }
        let mut chosen: Option<(bool, Pair)> = None;
        for link in links.iter().filter(|link| self.of(link.right).is_some()) {
            let twin = book.population.alike(record, link.right);
            let is_before = |(known, best): (bool, Pair)| {
                let order = known.cmp(&twin).then(best.weight.total_cmp(&link.weight));
                order.then_with(|| book.rank(link.right).cmp(&book.rank(best.right))).is_ge()
            };
            if !chosen.is_some_and(is_before) {
                chosen = Some((twin, *link));
            }
        }
        let is_large = |twin, other| self.size(other) >= if twin { PAIRS } else { budget };
        let Some((_, link)) = chosen.filter(|(twin, link)| is_large(*twin, link.right)) else { return false };
        let (beside, customer) = (self.place(link.right), self.place(link.right).customer);
        self.set(record, Place { home: customer, ..beside });
        self.set(link.right, Place { next: record, ..beside });
        let fate = self.fate(customer);
        self.set_fate(customer, Fate { size: fate.size + 1, ..fate });
        let kind = EventKind::Joined;
        let change = Change { kind, customer, other: NONE, records: &[record], link: Some(link) };
        self.tell(change, book, &Because(because.0, &[record]));
        true
    }

    /// Takes a record out. What the others of its customer are to each other is worked out anew, unless one
    /// of them says exactly the same.
    pub(super) fn remove(&mut self, record: u32, book: &Book<'_>) {
        let because = Because(Cause::Removed, &[record]);
        let stays = self.heal(record, book) && !self.links.of(record).iter().any(is_decided);
        self.links.cut(record, None, false);
        self.links.cut(record, None, true);
        let Some(customer) = self.of(record) else { return };
        let others: Vec<u32> = self.together(record).skip(1).collect();
        let first = others.first().copied();
        if let Some(before) = others.last() {
            self.set(*before, Place { next: self.place(record).next, ..self.place(*before) });
        }
        self.set_fate(customer, Fate { size: others.len() as u32, at: first.unwrap_or(NONE) });
        let kind = if others.is_empty() { EventKind::Retired } else { EventKind::Left };
        self.tell(Change { kind, customer, other: NONE, records: &[record], link: None }, book, &because);
        self.set(record, Place { customer: NONE, home: NONE, next: record });
        if let (false, Some(other)) = (stays, first) {
            self.repair(&[other], book, &because);
        }
    }

    /// Hands what hangs on a record over to those that say exactly the same; whether one of its customer does.
    fn heal(&mut self, record: u32, book: &Book<'_>) -> bool {
        let links = self.links.of(record).to_vec();
        let is_twin = |link: &Pair| !is_decided(link) && book.population.alike(record, link.right);
        let (mut last, mut stays) = (None, false);
        for link in links.iter().filter(|link| is_twin(link)) {
            if let Some(left) = last.replace(link.right) {
                self.links.put(Pair { left, ..*link });
            }
            stays |= self.of(link.right) == self.of(record);
        }
        if let Some(left) = last {
            for link in links.iter().filter(|link| !is_decided(link) && !is_twin(link)) {
                self.links.put(Pair { left, ..*link });
            }
        }
        stays
    }

    /// Puts a record of a new number into the place of one.
    pub(super) fn replace(&mut self, old: u32, new: u32, book: &Book<'_>) {
        self.grow(new as usize + 1);
        self.heal(old, book);
        self.links.cut(old, None, false);
        for link in self.links.of(old).to_vec() {
            self.links.put(Pair { left: new, ..link });
        }
        self.links.cut(old, None, true);
        let place = self.place(old);
        if place.customer == NONE {
            return;
        }
        let before = self.together(old).last().unwrap_or(old);
        self.set(new, if before == old { Place { next: new, ..place } } else { place });
        self.set(before, Place { next: new, ..self.place(before) });
        self.set_fate(place.customer, Fate { at: new, ..self.fate(place.customer) });
        self.set(old, Place { customer: NONE, home: NONE, next: old });
    }

    /// Tells what changed.
    pub(super) fn tell(&mut self, change: Change<'_>, book: &Book<'_>, because: &Because<'_>) {
        let link = change.link.map(|link| book.list(&[link.left, link.right]));
        self.events.push(Event {
            kind: change.kind,
            cause: because.0,
            customer: id_of(change.customer),
            other: if change.other == NONE { String::new() } else { id_of(change.other) },
            records: book.list(change.records),
            by: book.list(because.1),
            link: link.unwrap_or_default(),
            weight: change.link.map_or(0.0, |link| link.weight),
        });
    }
}
