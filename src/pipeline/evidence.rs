//! Why records are one customer: the path between two of them, how it hangs together, what people said.
//!
//! Does not: change anything.

use super::customers::Customers;
use crate::matching::{Metrics, Pair, SAME, metrics, parts};
use crate::text::numbers::Numbers;

impl Customers {
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
}
