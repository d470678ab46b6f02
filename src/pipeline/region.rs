//! The records whose customers are worked out together, and how they fall into groups.
//!
//! Does: walk from a record along the links, customer by customer, as far as `limits` allow; cluster what
//! it found. The groups depend on the records and links alone, not on who came first.
//! Does not: say which customer a group is; `customers` does.

use super::customers::{Book, Customers};
use crate::limits::CLUSTER_RECORDS;
use crate::matching::{Asks, BestFirst, Clustering, Clusters, Pair, SAME, parts};
use crate::text::numbers::Numbers;
use crate::text::order::sort_by_key;

/// Some records, each with its place among them.
#[derive(Debug, Default)]
pub(super) struct Region {
    pub(super) records: Vec<u32>,
    places: Numbers,
}

impl Region {
    /// The customer of a record whole, then those that links lead to, the nearest first, while there are
    /// at most `budget` records. Whom a person called the same come along in any case.
    pub(super) fn around(customers: &Customers, seed: u32, budget: usize) -> Self {
        let mut region = Self::default();
        region.take(customers.together(seed));
        let mut at = 0;
        while let Some(record) = region.records.get(at).copied() {
            at += 1;
            for link in customers.links.of(record) {
                let fits = region.records.len() + customers.size(link.right) <= budget;
                let leads = link.weight == SAME || (fits && !parts(link));
                if leads && region.place(link.right).is_none() {
                    region.take(customers.together(link.right));
                }
            }
        }
        region
    }

    fn take(&mut self, records: impl Iterator<Item = u32>) {
        for record in records {
            self.places.insert(record.into(), self.records.len() as u32);
            self.records.push(record);
        }
    }

    /// The place of a record among these.
    pub(super) fn place(&self, record: u32) -> Option<u32> {
        self.places.get(record.into())
    }

    /// The groups that they fall into, by their places. The records are brought in the order of their ids'
    /// hashes before, so that of equally strong links the same come first whoever came first.
    pub(super) fn clusters(&mut self, customers: &Customers, book: &Book<'_>) -> Clusters {
        if self.records.len() == 1 {
            return Clusters::alone(1);
        }
        let mut ranked = std::mem::take(&mut self.records);
        sort_by_key(&mut ranked, |record| book.rank(*record));
        self.take(ranked.into_iter());
        let (mut links, apart) = self.pairs(customers);
        let mut sorting = BestFirst::default();
        while !sorting.step(&mut links, usize::MAX >> 1) {}
        let record = |place: u32| self.records.get(place as usize).copied().unwrap_or_default();
        let alike = |left, right| book.population.alike(record(left), record(right));
        let differ =
            |left, right| if book.is_home { 0 } else { book.population.differ(record(left), record(right)) };
        let asks = Asks { alike: &alike, differ: &differ };
        let clustering = Clustering::new(self.records.len(), &links, f64::NEG_INFINITY, CLUSTER_RECORDS);
        let mut clustering = clustering.apart(&apart);
        while !clustering.step(&links, links.len(), asks) {}
        clustering.finish(&links)
    }

    /// The links between them, and the pairs that a person told apart.
    fn pairs(&self, customers: &Customers) -> (Vec<Pair>, Vec<Pair>) {
        let (mut links, mut apart) = (Vec::new(), Vec::new());
        for (left, record) in (0..).zip(&self.records) {
            for link in customers.links.of(*record) {
                let Some(right) = self.place(link.right).filter(|right| *right > left) else { continue };
                let pairs = if parts(link) { &mut apart } else { &mut links };
                pairs.push(Pair { left, right, weight: link.weight });
            }
        }
        (links, apart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::REPAIR_RECORDS;

    #[test]
    fn a_region_is_bounded_but_for_what_a_person_said() {
        let mut customers = Customers::default();
        let records = REPAIR_RECORDS as u32 * 4;
        customers.grow(records as usize);
        (1..records).for_each(|right| customers.links.put(Pair { left: right - 1, right, weight: 9.0 }));
        let around = |customers: &Customers| Region::around(customers, 0, REPAIR_RECORDS);
        assert_eq!(around(&customers).records.len(), REPAIR_RECORDS);
        customers.links.put(Pair { left: 0, right: records - 1, weight: SAME });
        let region = around(&customers);
        assert!(region.place(records - 1).is_some() && region.records.len() <= REPAIR_RECORDS + 1);
        customers.links.put(Pair { left: 0, right: 1, weight: -SAME });
        assert!(around(&customers).place(1).is_some(), "who is told apart is looked at all the same");
    }
}
