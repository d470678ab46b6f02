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
use crate::matching::{Clusters, Links, Metrics, Pair, Population, SAME, is_decided, metrics, parts};
use crate::normalize::profile::NONE;
use crate::text::hash::hash_bytes;
use crate::text::interner::Interner;
use crate::text::numbers::Numbers;
use crate::text::order::sort;
use crate::vocabulary::{Cause, EventKind};

/// A record that came to a customer as its own counts more than all that came from others.
const OWN: usize = 1_024;

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
    /// Or `NONE`.
    other: u32,
    records: &'a [u32],
    link: Option<Pair>,
}

/// The groups of a region.
struct Groups {
    /// Of each its records, by the customer they were of, new ones last, then by age.
    records: Vec<Vec<u32>>,
    /// Their numbers, by the age of their oldest record.
    by_age: Vec<u32>,
}

impl Groups {
    fn new(customers: &Customers, region: &Region, clusters: &Clusters) -> Self {
        let (mut all, mut by_age) = (Vec::new(), Vec::new());
        for group in 0..clusters.len() {
            let mut keys = Vec::new();
            for place in clusters.members(group) {
                let record = region.records.get(*place as usize).copied().unwrap_or_default();
                keys.push(u64::from(customers.place(record).customer) << 32 | u64::from(record));
            }
            sort(&mut keys);
            let records: Vec<u32> = keys.iter().map(|key| *key as u32).collect();
            by_age.push(u64::from(records.iter().min().copied().unwrap_or_default()) << 32 | group as u64);
            all.push(records);
        }
        sort(&mut by_age);
        Self { records: all, by_age: by_age.iter().map(|key| *key as u32).collect() }
    }

    fn records(&self, group: u32) -> &[u32] {
        self.records.get(group as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Which group is which customer that was there before.
#[derive(Default)]
struct Claims {
    /// Those that live in the order of their age, then those that went up in others.
    customers: Vec<u32>,
    order: Vec<u64>,
    groups: Numbers,
}

impl Claims {
    fn group(&self, customer: u32) -> u32 {
        self.groups.get(customer.into()).unwrap_or(NONE)
    }
}

/// A sorted list in runs of one key.
fn parted<T: Copy, K: PartialEq>(list: &[T], key: impl Fn(T) -> K) -> Vec<&[T]> {
    list.chunk_by(|a, b| key(*a) == key(*b)).collect()
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

    fn set(&mut self, record: u32, place: Place) {
        self.places.get_mut(record as usize).into_iter().for_each(|slot| *slot = place);
    }

    fn set_fate(&mut self, customer: u32, fate: Fate) {
        self.fates.get_mut(customer as usize).into_iter().for_each(|slot| *slot = fate);
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

    /// Gives the groups of a region their ids, and tells what changed.
    fn assign(&mut self, region: &Region, clusters: &Clusters, book: &Book<'_>, because: &Because<'_>) {
        let groups = Groups::new(self, region, clusters);
        // Those that were added are the cause: all that are new here.
        let mut added = Vec::new();
        for record in &region.records {
            if because.0 == Cause::Added && self.of(*record).is_none() {
                added.push(*record);
            }
        }
        let because = Because(because.0, if because.0 == Cause::Added { &added } else { because.1 });
        let won = self.claims(&groups);
        let mut ids = vec![NONE; clusters.len()];
        for customer in &won.customers {
            let group = won.group(*customer);
            if let Some(id @ &mut NONE) = ids.get_mut(group as usize) {
                *id = *customer;
            }
        }
        for group in &groups.by_age {
            if let Some(id @ &mut NONE) = ids.get_mut(*group as usize) {
                *id = self.given();
                self.fates.push(Fate { size: 0, at: NONE });
            }
        }
        let id = |group: u32| ids.get(group as usize).copied().unwrap_or(NONE);
        for group in &groups.by_age {
            let (records, customer) = (groups.records(*group), id(*group));
            for same in parted(records, |record| self.place(record).customer) {
                let before = same.first().map_or(NONE, |record| self.place(*record).customer);
                if before == customer {
                    continue;
                }
                let lived = self.fate(customer).size > 0;
                let (kind, of, other) = match before {
                    NONE if same.len() == records.len() => (EventKind::Created, customer, NONE),
                    NONE => (EventKind::Joined, customer, NONE),
                    _ if id(won.group(before)) == customer => (EventKind::Merged, customer, before),
                    _ if lived => (EventKind::Moved, customer, before),
                    _ => (EventKind::Split, before, customer),
                };
                let link = self.strongest(same, records);
                self.tell(Change { kind, customer: of, other, records: same, link }, book, &because);
            }
        }
        let mut gone = Vec::new();
        for customer in &won.customers {
            let into = id(won.group(*customer));
            if into != *customer && self.fate(*customer).size > 0 {
                gone.push((*customer, into));
            }
        }
        for group in &groups.by_age {
            self.settle(groups.records(*group), id(*group));
        }
        for (customer, into) in gone {
            self.set_fate(customer, Fate { size: 0, at: into });
        }
    }

    /// For each customer that a group's records are or were of, the group that has the best claim to be it; of
    /// equal claims that of the group with the oldest record.
    fn claims(&self, groups: &Groups) -> Claims {
        let mut claims = Claims::default();
        let mut best = Numbers::default();
        for group in &groups.by_age {
            let mut votes = Vec::new();
            for record in groups.records(*group) {
                let Place { customer, home, .. } = self.place(*record);
                if customer != NONE {
                    votes.push(u64::from(customer) << 1 | u64::from(home == customer));
                }
                // One that went up in another; a retired one never comes back.
                let fate = self.fate(home);
                if home != customer && fate.size == 0 && fate.at != NONE {
                    votes.push(u64::from(home) << 1);
                }
            }
            sort(&mut votes);
            for votes in parted(&votes, |vote| vote >> 1) {
                let customer = votes.first().map_or(0, |vote| vote >> 1);
                let own = votes.iter().filter(|vote| *vote & 1 == 1).count();
                let votes = (own * OWN + votes.len().min(OWN - 1)) as u32;
                if best.get(customer).is_none_or(|best| best < votes) {
                    best.insert(customer, votes);
                    if claims.groups.insert(customer, *group).is_none() {
                        let gone = u64::from(self.fate(customer as u32).size == 0);
                        claims.order.push(gone << 32 | customer);
                    }
                }
            }
        }
        sort(&mut claims.order);
        claims.customers = claims.order.iter().map(|customer| *customer as u32).collect();
        claims
    }

    /// Writes down whose the records are.
    fn settle(&mut self, records: &[u32], customer: u32) {
        let fate = self.fate(customer);
        let is_new = fate.size == 0 && fate.at == NONE;
        let mut before = records.last().copied().unwrap_or_default();
        for record in records {
            let Place { home, next, .. } = self.place(*record);
            let home = if is_new || home == NONE { customer } else { home };
            self.set(*record, Place { customer, home, next });
            self.set(before, Place { next: *record, ..self.place(before) });
            before = *record;
        }
        self.set_fate(customer, Fate { size: records.len() as u32, at: before });
    }

    /// The strongest link between some records of a group and the others of it; where they are all of
    /// it, between any two.
    fn strongest(&self, some: &[u32], group: &[u32]) -> Option<Pair> {
        let mut others = Numbers::default();
        for record in group {
            others.insert((*record).into(), 0);
        }
        if some.len() < group.len() {
            some.iter().for_each(|record| {
                others.remove((*record).into());
            });
        }
        let mut best: Option<Pair> = None;
        for link in some.iter().flat_map(|record| self.links.of(*record)) {
            let stronger = best.is_none_or(|best| best.weight < link.weight);
            if stronger && !parts(link) && others.get(link.right.into()).is_some() {
                best = Some(*link);
            }
        }
        best
    }

    fn tell(&mut self, change: Change<'_>, book: &Book<'_>, because: &Because<'_>) {
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

    /// All that somebody called the same as a record, that one first.
    fn called_same(&self, record: u32) -> Vec<u32> {
        let (mut seen, mut group, mut at) = (Numbers::default(), vec![record], 0);
        seen.insert(record.into(), 0);
        while let Some(record) = group.get(at).copied() {
            at += 1;
            for link in self.links.of(record) {
                if link.weight == SAME && seen.insert(link.right.into(), 0).is_none() {
                    group.push(link.right);
                }
            }
        }
        group
    }

    /// Whether somebody called two records, or such as are the same as these, the opposite.
    pub(super) fn contradicts(&self, left: u32, right: u32, weight: f32) -> bool {
        let others = self.called_same(right);
        if weight != SAME {
            return others.contains(&left);
        }
        let mut links = others.iter().flat_map(|other| self.links.of(*other));
        let group = self.called_same(left);
        links.any(|link| parts(link) && group.contains(&link.right))
    }

    /// How a customer hangs together.
    pub(super) fn metrics(&self, members: &[u32]) -> Metrics {
        let mut links = Vec::new();
        for link in members.iter().flat_map(|record| self.links.of(*record)) {
            if link.left < link.right && !parts(link) {
                links.push(*link);
            }
        }
        metrics(members, &links)
    }

    /// The fewest links that lead from a record to another of its customer.
    pub(super) fn path(&self, from: u32, to: u32) -> Vec<Pair> {
        let (mut before, mut reached, mut at) = (Numbers::default(), vec![to], 0);
        before.insert(to.into(), to);
        while let Some(record) = reached.get(at).copied().filter(|record| *record != from) {
            at += 1;
            for link in self.links.of(record) {
                let other = u64::from(link.right);
                if !parts(link) && self.of(link.right) == self.of(to) && before.get(other).is_none() {
                    before.insert(other, record);
                    reached.push(link.right);
                }
            }
        }
        let (mut way, mut left) = (Vec::new(), from);
        while let Some(right) = before.get(left.into()).filter(|_| left != to) {
            way.push(Pair { left, right, weight: self.links.decision(left, right) });
            left = right;
        }
        way
    }

    /// The same with other numbers for the records, in the same order; those of `NONE` are left out.
    pub(super) fn renumbered(&self, numbers: &[u32]) -> Self {
        let number = |record: u32| numbers.get(record as usize).copied().unwrap_or(NONE);
        let mut homes = Vec::new();
        for record in 0..numbers.len() as u32 {
            if number(record) != NONE {
                homes.extend_from_slice(&[self.place(record).customer, self.place(record).home]);
            }
        }
        let mut links = self.links.pairs();
        for link in &mut links {
            *link = Pair { left: number(link.left), right: number(link.right), ..*link };
        }
        Self { events: self.events.clone(), ..Self::of_parts(&homes, &links, &self.ends()) }
    }

    /// Of each customer that is no more the one that it went up in, else `NONE`.
    pub(super) fn ends(&self) -> Vec<u32> {
        let mut ends = Vec::new();
        for fate in &self.fates {
            ends.push(if fate.size > 0 { NONE } else { fate.at });
        }
        ends
    }

    /// Of each record its customer and its home.
    pub(super) fn homes(&self) -> Vec<u32> {
        let mut homes = Vec::new();
        for place in &self.places {
            homes.extend_from_slice(&[place.customer, place.home]);
        }
        homes
    }

    /// Customers of what `homes`, `links` and `ends` showed.
    pub(super) fn of_parts(homes: &[u32], links: &[Pair], ends: &[u32]) -> Self {
        let mut customers = Self::default();
        for at in ends {
            customers.fates.push(Fate { size: 0, at: *at });
        }
        customers.grow(homes.len() / 2);
        links.iter().for_each(|pair| customers.links.put(*pair));
        for (record, home) in (0..).zip(homes.as_chunks::<2>().0) {
            let [customer, home] = *home;
            if customer != NONE {
                customers.seen = record as usize + 1;
                customers.enter(record, customer, home);
            }
        }
        customers
    }

    /// Puts a record beside the last of its customer.
    fn enter(&mut self, record: u32, customer: u32, home: u32) {
        let fate = self.fate(customer);
        let last = if fate.size > 0 { fate.at } else { record };
        self.set_fate(customer, Fate { size: fate.size + 1, at: record });
        self.set(record, Place { customer, home, next: self.place(last).next });
        self.set(last, Place { next: record, ..self.place(last) });
    }
}
