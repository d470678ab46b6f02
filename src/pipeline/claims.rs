//! Which group of records is which customer that was there before.
//!
//! Does: give the groups of a region their ids by the rules of `customers`, and tell what changed.
//! Does not: make the groups; `region` does.

use super::customers::{Because, Book, Change, Customers, Fate, Place};
use super::region::Region;
use crate::matching::{Clusters, Pair, parts};
use crate::normalize::profile::NONE;
use crate::text::numbers::Numbers;
use crate::text::order::sort;
use crate::vocabulary::{Cause, EventKind};

/// A record that came to a customer as its own counts more than all that came from others.
const OWN: usize = 1_024;

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
    /// Those that live in the order of their age, then those that went up in others and stay there.
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
    /// Gives the groups of a region their ids, and tells what changed.
    pub(super) fn assign(
        &mut self,
        region: &Region,
        clusters: &Clusters,
        book: &Book<'_>,
        because: &Because<'_>,
    ) {
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
            let mut lives = self.fate(customer).size > 0;
            let parts: Vec<(u32, &[u32])> = parted(records, |record| self.place(record).customer)
                .into_iter()
                .map(|same| (same.first().map_or(NONE, |record| self.place(*record).customer), same))
                .collect();
            // One that comes back is told by the part that becomes it, before others go up in it.
            for merging in [false, true] {
                for (before, same) in &parts {
                    let merges = *before == NONE || id(won.group(*before)) == customer;
                    if *before == customer || merges != merging {
                        continue;
                    }
                    let (kind, of, other) = match *before {
                        NONE if same.len() == records.len() => (EventKind::Created, customer, NONE),
                        NONE => (EventKind::Joined, customer, NONE),
                        _ if merges => (EventKind::Merged, customer, *before),
                        _ if lives => (EventKind::Moved, customer, *before),
                        _ => (EventKind::Split, *before, customer),
                    };
                    let link = self.strongest(same, records);
                    self.tell(Change { kind, customer: of, other, records: same, link }, book, &because);
                    // What one part became, the next comes to.
                    lives = true;
                }
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
        // One that went up in another comes back before a younger one that took its place with no more records.
        let votes = |customer: u64| best.get(customer).unwrap_or(0) as usize % OWN;
        let of_one_group = |a: u64, b: u64| claims.groups.get(a) == claims.groups.get(b);
        let living: Vec<u64> = claims.order.iter().copied().filter(|key| key >> 32 == 0).collect();
        for key in &mut claims.order {
            let gone = *key & u64::from(u32::MAX);
            let gives_way =
                |other: &u64| *other > gone && of_one_group(*other, gone) && votes(*other) > votes(gone);
            // Nobody comes back in the place of those who have just his records.
            let group = claims.groups.get(gone).unwrap_or(NONE);
            let comes = |record: &u32| {
                let Place { customer, home, .. } = self.place(*record);
                u64::from(home) == gone && claims.groups.get(customer.into()).is_some_and(|now| now != group)
            };
            if !groups.records(group).iter().any(comes) {
                continue;
            }
            if !living.iter().any(gives_way) {
                *key = gone;
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
}
