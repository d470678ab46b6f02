//! Customers as plain numbers, as a snapshot keeps them, and back.
//!
//! Does not: write them; `snapshot` does.

use super::customers::{Customers, Fate, Place};
use crate::matching::Pair;
use crate::normalize::profile::NONE;

impl Customers {
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
