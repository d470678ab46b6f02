//! Customers that stay who they are while records come and go.
//!
//! Does: keep which records are one customer and what its id is, by these rules: new records make a new
//! customer; records that belong to one customer join it; where several become one, the oldest stays;
//! where one falls apart, the part with most of the records that came to it stays, and a customer that
//! had gone up in it comes back with its own id; with its last record a customer retires, and its id is
//! never given again. Each change is an event.
//! Does not: find links; `living` does.

use super::event::{Event, Evidence};
use super::region::Region;
use crate::limits::{PAIRS, REPAIR_RECORDS};
use crate::matching::{Clusters, Edge, Links, Metrics, Pair, Population, SAME, metrics};
use crate::normalize::profile::NONE;
use crate::text::hash::hash_bytes;
use crate::text::interner::Interner;
use crate::text::numbers::Numbers;
use crate::text::order::{sort_by, sort_by_key};
use crate::vocabulary::{Cause, EventKind};

/// A record that came to a customer as its own counts more than all that came from others.
const OWN: u64 = 1 << 32;

/// Where a record belongs.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its customer, or `NONE` where it was not looked at yet.
    customer: u32,
    /// The customer that it came to first.
    home: u32,
    /// The next record of the customer; after the last the first.
    next: u32,
}

/// What became of a customer.
#[derive(Debug, Clone, Copy)]
struct Fate {
    /// Its records; 0 where it is no more.
    size: u32,
    /// One of its records; of one that is no more the customer that it went up in, or `NONE`.
    at: u32,
}

/// The records as customers see them: their ids and what they say.
#[derive(Clone, Copy)]
pub(super) struct Book<'r> {
    pub(super) population: &'r Population,
    pub(super) names: &'r Interner,
    pub(super) ids: &'r [u32],
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
    places: Vec<Place>,
    /// By customer.
    fates: Vec<Fate>,
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
struct Change<'a> {
    kind: EventKind,
    customer: u32,
    other: Option<u32>,
    records: &'a [u32],
    link: Option<Evidence>,
}

/// A group's claim to be a customer that was there before.
struct Claim {
    customer: u32,
    group: u32,
    votes: u64,
}

impl Customers {
    /// Makes room for records up to a number.
    pub(super) fn grow(&mut self, records: usize) {
        self.links.grow(records);
        for record in self.places.len()..records {
            self.places.push(Place { customer: NONE, home: NONE, next: record as u32 });
        }
    }

    fn place(&self, record: u32) -> Place {
        let nowhere = Place { customer: NONE, home: NONE, next: record };
        self.places.get(record as usize).copied().unwrap_or(nowhere)
    }

    fn place_mut(&mut self, record: u32) -> Option<&mut Place> {
        self.places.get_mut(record as usize)
    }

    fn fate(&self, customer: u32) -> Fate {
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
        sort_by_key(&mut members, |record| *record);
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
        let edges = self.links.of(record);
        if self.of(record).is_some() || edges.iter().any(|edge| edge.is_decided()) {
            return false;
        }
        let mut chosen: Option<(bool, Edge)> = None;
        for edge in edges.iter().filter(|edge| self.of(edge.other).is_some()) {
            let twin = book.population.alike(record, edge.other);
            let before = |(known, best): (bool, Edge)| {
                let order = known.cmp(&twin).then(best.weight.total_cmp(&edge.weight));
                order.then_with(|| book.rank(edge.other).cmp(&book.rank(best.other))).is_ge()
            };
            if !chosen.is_some_and(before) {
                chosen = Some((twin, *edge));
            }
        }
        let Some((_, edge)) =
            chosen.filter(|(twin, edge)| self.size(edge.other) >= if *twin { PAIRS } else { budget })
        else {
            return false;
        };
        let (customer, next) = (self.place(edge.other).customer, self.place(edge.other).next);
        for (at, place) in [
            (record, Place { customer, home: customer, next }),
            (edge.other, Place { next: record, ..self.place(edge.other) }),
        ] {
            self.place_mut(at).into_iter().for_each(|slot| *slot = place);
        }
        self.fates.get_mut(customer as usize).into_iter().for_each(|fate| fate.size += 1);
        let (kind, link) = (EventKind::Joined, Some(evidence(book, record, edge)));
        let change = Change { kind, customer, other: None, records: &[record], link };
        self.tell(change, book, &Because(because.0, &[record]));
        true
    }

    /// Gives the groups of a region their ids, and tells what changed.
    fn assign(&mut self, region: &Region, clusters: &Clusters, book: &Book<'_>, because: &Because<'_>) {
        let groups: Vec<Vec<u32>> = (0..clusters.len())
            .map(|group| {
                let members = clusters.members(group).iter();
                let mut records: Vec<u32> =
                    members.filter_map(|place| region.records.get(*place as usize)).copied().collect();
                // By the customer they were of; new ones last.
                sort_by_key(&mut records, |record| (self.place(*record).customer, *record));
                records
            })
            .collect();
        // Those that were added are the cause: all that are new here.
        let added: Vec<u32> =
            region.records.iter().copied().filter(|record| self.of(*record).is_none()).collect();
        let because = Because(because.0, if because.0 == Cause::Added { &added } else { because.1 });
        let claims = self.claims(&groups);
        let ids = self.ids(&claims, &groups);
        let heir = |customer: u32| {
            let claim = claims.iter().find(|claim| claim.customer == customer);
            claim.and_then(|claim| ids.get(claim.group as usize)).map_or(NONE, |(id, _)| *id)
        };
        let mut order: Vec<usize> = (0..groups.len()).collect();
        sort_by_key(&mut order, |group| ids.get(*group).copied());
        let mut gone = Vec::new();
        for group in order {
            let (Some(records), Some((id, lived))) = (groups.get(group), ids.get(group).copied()) else {
                continue;
            };
            let together = |a: &u32, b: &u32| self.place(*a).customer == self.place(*b).customer;
            for same in records.chunk_by(together).collect::<Vec<_>>() {
                let before = same.first().map_or(NONE, |record| self.place(*record).customer);
                if before == id {
                    continue;
                }
                let (kind, customer, other) = match before {
                    NONE if same.len() == records.len() => (EventKind::Created, id, None),
                    NONE => (EventKind::Joined, id, None),
                    _ if heir(before) == id => (EventKind::Merged, id, Some(before)),
                    _ if lived => (EventKind::Moved, id, Some(before)),
                    _ => (EventKind::Split, before, Some(id)),
                };
                if kind == EventKind::Merged {
                    gone.push((before, id));
                }
                let link = self.strongest(same, records, book);
                self.tell(Change { kind, customer, other, records: same, link }, book, &because);
            }
        }
        for (group, (id, lived)) in groups.iter().zip(&ids) {
            self.settle(group, *id, *lived);
        }
        for (customer, into) in gone {
            self.fates
                .get_mut(customer as usize)
                .into_iter()
                .for_each(|fate| *fate = Fate { size: 0, at: into });
        }
    }

    /// For each customer that a group's records are or were of, the group that has the best claim to be it:
    /// those that live in the order of their age, then those that went up in others.
    fn claims(&self, groups: &[Vec<u32>]) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        for (group, records) in (0..).zip(groups) {
            let mut known = Numbers::default();
            let mut vote = |customer: u32, votes: u64| {
                let at = known.get(customer.into()).unwrap_or(claims.len() as u32);
                match claims.get_mut(at as usize) {
                    Some(claim) => claim.votes += votes,
                    None => {
                        known.insert(customer.into(), at);
                        claims.push(Claim { customer, group, votes });
                    }
                }
            };
            for place in records.iter().map(|record| self.place(*record)) {
                let at_home = place.home == place.customer;
                if place.customer != NONE {
                    vote(place.customer, 1 + if at_home { OWN } else { 0 });
                }
                // One that went up in another; a retired one never comes back.
                let home = self.fate(place.home);
                if !at_home && home.size == 0 && home.at != NONE {
                    vote(place.home, 1);
                }
            }
        }
        // Of equal claims that of the group with the oldest record counts.
        let oldest = |claim: &Claim| groups.get(claim.group as usize).and_then(|group| group.iter().min());
        sort_by(&mut claims, |a, b| {
            let is_gone = |claim: &Claim| self.fate(claim.customer).size == 0;
            let by_customer = is_gone(a).cmp(&is_gone(b)).then(a.customer.cmp(&b.customer));
            by_customer.then(b.votes.cmp(&a.votes)).then_with(|| oldest(a).cmp(&oldest(b)))
        });
        claims.dedup_by_key(|claim| claim.customer);
        claims
    }

    /// The id of each group, and whether a customer of it lived before; ids are given in the order of the
    /// oldest records.
    fn ids(&mut self, claims: &[Claim], groups: &[Vec<u32>]) -> Vec<(u32, bool)> {
        let mut ids = vec![(NONE, false); groups.len()];
        for claim in claims {
            if let Some(id @ (NONE, _)) = ids.get_mut(claim.group as usize) {
                *id = (claim.customer, self.fate(claim.customer).size > 0);
            }
        }
        let mut order: Vec<usize> = (0..groups.len()).collect();
        sort_by_key(&mut order, |group| groups.get(*group).and_then(|records| records.iter().min().copied()));
        for group in order {
            if let Some(id @ (NONE, _)) = ids.get_mut(group) {
                *id = (self.given(), false);
                self.fates.push(Fate { size: 0, at: NONE });
            }
        }
        ids
    }

    /// Writes down whose the records are.
    fn settle(&mut self, records: &[u32], customer: u32, lived: bool) {
        let is_new = !lived && self.fate(customer).at == NONE;
        let mut before = records.last().copied().unwrap_or_default();
        for record in records {
            let Place { home, next, .. } = self.place(*record);
            let home = if is_new || home == NONE { customer } else { home };
            self.place_mut(*record).into_iter().for_each(|place| *place = Place { customer, home, next });
            self.place_mut(before).into_iter().for_each(|place| place.next = *record);
            before = *record;
        }
        let fate = Fate { size: records.len() as u32, at: before };
        self.fates.get_mut(customer as usize).into_iter().for_each(|slot| *slot = fate);
    }

    /// The strongest link between some records of a group and the others of it; where they are all of
    /// it, between any two.
    fn strongest(&self, some: &[u32], group: &[u32], book: &Book<'_>) -> Option<Evidence> {
        let mut of = Numbers::default();
        group.iter().for_each(|record| {
            of.insert((*record).into(), 0);
        });
        if some.len() < group.len() {
            some.iter().for_each(|record| {
                of.remove((*record).into());
            });
        }
        let mut best: Option<(u32, Edge)> = None;
        for record in some {
            for edge in self.links.of(*record) {
                let weaker = best.is_none_or(|(_, known)| known.weight < edge.weight);
                if weaker && !edge.parts() && of.get(edge.other.into()).is_some() {
                    best = Some((*record, *edge));
                }
            }
        }
        best.map(|(record, edge)| evidence(book, record, edge))
    }

    fn tell(&mut self, change: Change<'_>, book: &Book<'_>, because: &Because<'_>) {
        self.events.push(Event {
            kind: change.kind,
            customer: id_of(change.customer),
            other: change.other.map(id_of),
            records: book.list(change.records),
            cause: because.0,
            by: book.list(because.1),
            link: change.link,
        });
    }

    /// Takes a record out. What the others of its customer are to each other is worked out anew, unless one
    /// of them says exactly the same.
    pub(super) fn remove(&mut self, record: u32, book: &Book<'_>) {
        let because = Because(Cause::Removed, &[record]);
        let healed = self.heal(record, book);
        let cut = self.links.cut(record, |_| true);
        let stays = healed && !cut.iter().any(|edge| edge.is_decided());
        let Some(customer) = self.of(record) else { return };
        let others: Vec<u32> = self.together(record).skip(1).collect();
        let before = others.last().copied().unwrap_or(record);
        let next = self.place(record).next;
        self.place_mut(before).into_iter().for_each(|place| place.next = next);
        let fate = match others.first() {
            Some(at) => Fate { size: others.len() as u32, at: *at },
            None => Fate { size: 0, at: NONE },
        };
        self.fates.get_mut(customer as usize).into_iter().for_each(|slot| *slot = fate);
        let kind = if others.is_empty() { EventKind::Retired } else { EventKind::Left };
        self.tell(Change { kind, customer, other: None, records: &[record], link: None }, book, &because);
        let nowhere = Place { customer: NONE, home: NONE, next: record };
        self.place_mut(record).into_iter().for_each(|place| *place = nowhere);
        if let (false, Some(other)) = (stays, others.first()) {
            self.repair(&[*other], book, &because);
        }
    }

    /// Hands what hangs on a record over to those that say exactly the same; whether one of its customer does.
    fn heal(&mut self, record: u32, book: &Book<'_>) -> bool {
        let (mut twins, mut others) = (Vec::new(), Vec::new());
        for edge in self.links.of(record).iter().filter(|edge| !edge.is_decided()) {
            let list = if book.population.alike(record, edge.other) { &mut twins } else { &mut others };
            list.push(*edge);
        }
        for pair in twins.windows(2) {
            if let [left, right] = pair {
                self.links.put(Pair { left: left.other, right: right.other, weight: left.weight });
            }
        }
        let Some(first) = twins.first() else { return false };
        for edge in others {
            self.links.put(Pair { left: first.other, right: edge.other, weight: edge.weight });
        }
        twins.iter().any(|twin| self.of(twin.other) == self.of(record))
    }

    /// Puts a record of a new number into the place of one.
    pub(super) fn replace(&mut self, old: u32, new: u32, book: &Book<'_>) {
        self.grow(new as usize + 1);
        self.heal(old, book);
        for edge in self.links.cut(old, |_| true).into_iter().filter(|edge| edge.is_decided()) {
            self.links.put(Pair { left: new, right: edge.other, weight: edge.weight });
        }
        let Place { customer, home, next } = self.place(old);
        if customer == NONE {
            return;
        }
        let before = self.together(old).last().filter(|before| *before != old);
        let next = if before.is_some() { next } else { new };
        self.place_mut(new).into_iter().for_each(|place| *place = Place { customer, home, next });
        before.and_then(|before| self.place_mut(before)).into_iter().for_each(|place| place.next = new);
        self.fates.get_mut(customer as usize).into_iter().for_each(|fate| fate.at = new);
        self.place_mut(old)
            .into_iter()
            .for_each(|place| *place = Place { customer: NONE, home: NONE, next: old });
    }

    /// All that somebody called the same as a record, that one included.
    fn called_same(&self, record: u32) -> Numbers {
        let (mut group, mut waiting) = (Numbers::default(), vec![record]);
        while let Some(record) = waiting.pop() {
            if group.insert(record.into(), 0).is_none() {
                let same = self.links.of(record).iter().filter(|edge| edge.weight == SAME);
                waiting.extend(same.map(|edge| edge.other));
            }
        }
        group
    }

    /// Whether somebody called two records, or such as are the same as these, the opposite.
    pub(super) fn contradicts(&self, left: u32, right: u32, weight: f32) -> bool {
        let others = self.called_same(right);
        if weight != SAME {
            return others.get(left.into()).is_some();
        }
        let (mut seen, mut waiting) = (Numbers::default(), vec![left]);
        while let Some(record) = waiting.pop() {
            if seen.insert(record.into(), 0).is_some() {
                continue;
            }
            for edge in self.links.of(record) {
                if edge.parts() && others.get(edge.other.into()).is_some() {
                    return true;
                }
                waiting.extend((edge.weight == SAME).then_some(edge.other));
            }
        }
        false
    }

    /// How a customer hangs together.
    pub(super) fn metrics(&self, members: &[u32]) -> Metrics {
        let mut links = Vec::new();
        for left in members {
            for edge in self.links.of(*left).iter().filter(|edge| edge.other > *left && !edge.parts()) {
                links.push(Pair { left: *left, right: edge.other, weight: edge.weight });
            }
        }
        metrics(members, &links)
    }

    /// The fewest links that lead from a record to another of its customer, as pairs on the way.
    pub(super) fn path(&self, from: u32, to: u32) -> Vec<Pair> {
        let (mut before, mut reached, mut at) = (Numbers::default(), vec![to], 0);
        before.insert(to.into(), to);
        while let Some(record) = reached.get(at).copied().filter(|record| *record != from) {
            at += 1;
            for edge in self.links.of(record).iter().filter(|edge| !edge.parts()) {
                if self.of(edge.other) == self.of(to) && before.get(edge.other.into()).is_none() {
                    before.insert(edge.other.into(), record);
                    reached.push(edge.other);
                }
            }
        }
        let next = |record: &u32| before.get((*record).into()).filter(|_| *record != to);
        let mut way = Vec::new();
        let mut left = from;
        while let Some(right) = next(&left) {
            let decided = self.links.decision(left, right).unwrap_or_default();
            way.push(Pair { left, right, weight: decided });
            left = right;
        }
        way
    }

    /// The same with other numbers for the records, in the same order; those of `NONE` are left out.
    pub(super) fn renumbered(&self, numbers: &[u32]) -> Self {
        let number = |record: u32| numbers.get(record as usize).copied().filter(|number| *number != NONE);
        let mut homes = Vec::new();
        for record in (0..numbers.len() as u32).filter(|record| number(*record).is_some()) {
            homes.push([self.place(record).customer, self.place(record).home]);
        }
        let pairs = self.links.pairs().filter_map(|pair| {
            Some(Pair { left: number(pair.left)?, right: number(pair.right)?, weight: pair.weight })
        });
        let fates = self.fates.iter().map(|fate| if fate.size > 0 { NONE } else { fate.at });
        Self { events: self.events.clone(), ..Self::of_parts(&homes, pairs, fates.collect()) }
    }

    /// Customers of what was written down: of each record its customer and its home, the links, and of each
    /// customer that is no more the one that it went up in.
    pub(super) fn of_parts(homes: &[[u32; 2]], links: impl Iterator<Item = Pair>, fates: Vec<u32>) -> Self {
        let mut customers =
            Self { fates: fates.into_iter().map(|at| Fate { size: 0, at }).collect(), ..Self::default() };
        customers.grow(homes.len());
        links.for_each(|pair| customers.links.put(pair));
        for (record, [customer, home]) in (0..).zip(homes.iter().copied()) {
            if customer != NONE {
                customers.seen = record as usize + 1;
                customers.enter(record, customer, home);
            }
        }
        customers
    }

    /// Puts a record beside the last of its customer.
    fn enter(&mut self, record: u32, customer: u32, home: u32) {
        let Some(fate) = self.fates.get_mut(customer as usize) else { return };
        let last = if fate.size > 0 { fate.at } else { record };
        *fate = Fate { size: fate.size + 1, at: record };
        let next = if last == record { record } else { self.place(last).next };
        self.place_mut(record).into_iter().for_each(|place| *place = Place { customer, home, next });
        self.place_mut(last).into_iter().for_each(|place| place.next = record);
    }

    /// Of each record its customer and its home, the links, and of each customer the one that it went up in.
    pub(super) fn parts(&self) -> (Vec<[u32; 2]>, Vec<Pair>, Vec<u32>) {
        let homes = self.places.iter().map(|place| [place.customer, place.home]).collect();
        let fates = self.fates.iter().map(|fate| if fate.size > 0 { NONE } else { fate.at }).collect();
        (homes, self.links.pairs().collect(), fates)
    }
}

fn evidence(book: &Book<'_>, record: u32, edge: Edge) -> Evidence {
    let weight = Some(edge.weight).filter(|weight| weight.is_finite());
    Evidence { left: book.name(record).to_owned(), right: book.name(edge.other).to_owned(), weight }
}
