//! How many different people or places hold a value that several may share: a mailbox, a number, a domain.
//!
//! Most values are of one record: of these the holder alone is kept.
//! Does not: say who they are; a holder is a number that its caller tells them apart by.

use super::packed::told;
use super::profile::Aspect;
use crate::text::hash::hash_pair;
use crate::text::interner::{Asks, growth};
use crate::text::numbers::Numbers;

/// Stands where a value's holders are counted.
const SEVERAL: u32 = u32::MAX;

/// Values by the words of their records.
#[derive(Debug, Clone, Default)]
pub(super) struct Holders {
    /// The holder of each value that one record has: 0 for none. Mailboxes, numbers, domains,
    /// organizations.
    only: [Vec<u32>; 4],
    /// How often a holder has a value of several records.
    times: Numbers,
    /// How many different holders such a value has.
    different: Numbers,
}

impl Holders {
    /// A holder has a value once more; 0 is nobody.
    pub(super) fn join(&mut self, value: u32, holder: u32) {
        if holder == 0 {
            return;
        }
        let Some(only) = self.only(value) else { return };
        match std::mem::replace(only, SEVERAL) {
            0 => *only = holder,
            SEVERAL => self.count(value, holder),
            other => [other, holder].into_iter().for_each(|holder| self.count(value, holder)),
        }
    }

    fn count(&mut self, value: u32, holder: u32) {
        if more(&mut self.times, hash_pair(u64::from(value), u64::from(holder))) == 1 {
            more(&mut self.different, u64::from(value));
        }
    }

    /// And once less.
    pub(super) fn leave(&mut self, value: u32, holder: u32) {
        if holder == 0 {
            return;
        }
        match self.only(value) {
            Some(&mut SEVERAL) => {
                let left = less(&mut self.times, hash_pair(u64::from(value), u64::from(holder)));
                if left == 0 {
                    less(&mut self.different, u64::from(value));
                }
            }
            Some(only) => *only = 0,
            None => {}
        }
    }

    /// How many holders a value has; of one that one record has, one or none.
    pub(super) fn different(&self, value: u32) -> u32 {
        self.different.get(u64::from(value)).unwrap_or(0)
    }

    /// What it may ask of memory while so many values are added.
    pub(super) fn growth(&self, more: usize, asks: &mut Asks) {
        for only in &self.only {
            growth(asks, 4, only.len(), only.capacity(), more);
        }
        self.times.growth(more, asks);
        self.different.growth(more, asks);
    }

    fn only(&mut self, value: u32) -> Option<&mut u32> {
        let (aspect, term) = told(value)?;
        let lane = match aspect {
            Aspect::Email => 0,
            Aspect::Phone => 1,
            Aspect::Domain => 2,
            _ => 3,
        };
        let (only, term) = (self.only.get_mut(lane)?, term as usize);
        if only.len() <= term {
            only.resize(term + 1, 0);
        }
        only.get_mut(term)
    }
}

fn more(counts: &mut Numbers, key: u64) -> u32 {
    let count = counts.get(key).unwrap_or(0) + 1;
    counts.insert(key, count);
    count
}

fn less(counts: &mut Numbers, key: u64) -> u32 {
    let count = counts.remove(key).unwrap_or(0).saturating_sub(1);
    if count > 0 {
        counts.insert(key, count);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::packed::word;

    #[test]
    fn each_holder_counts_once_until_it_left_as_often_as_it_came() {
        let mut holders = Holders::default();
        let [one, other] = [1, 2].map(|term| word(Aspect::Phone, term));
        [5, 5, 6, 0].iter().for_each(|holder| holders.join(one, *holder));
        assert_eq!((holders.different(one), holders.different(other)), (2, 0));
        holders.leave(one, 5);
        assert_eq!(holders.different(one), 2);
        holders.leave(one, 5);
        holders.leave(one, 6);
        assert_eq!(holders.different(one), 0);
    }
}
