//! How many different people or places hold a value that several may share: a mailbox, a number, a domain.
//!
//! Does not: say who they are; a holder is a number that its caller tells them apart by.

use crate::text::hash::hash_pair;
use crate::text::numbers::Numbers;

/// Values by the words of their records.
#[derive(Debug, Clone, Default)]
pub(super) struct Holders {
    /// How often a holder has a value.
    times: Numbers,
    /// How many different holders a value has.
    different: Numbers,
}

impl Holders {
    /// A holder has a value once more; 0 is nobody.
    pub(super) fn join(&mut self, value: u32, holder: u64) {
        if holder != 0 && more(&mut self.times, hash_pair(u64::from(value), holder)) == 1 {
            more(&mut self.different, u64::from(value));
        }
    }

    /// And once less.
    pub(super) fn leave(&mut self, value: u32, holder: u64) {
        if holder != 0 && less(&mut self.times, hash_pair(u64::from(value), holder)) == 0 {
            less(&mut self.different, u64::from(value));
        }
    }

    /// How many holders a value has.
    pub(super) fn different(&self, value: u32) -> u32 {
        self.different.get(u64::from(value)).unwrap_or(0)
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

    #[test]
    fn each_holder_counts_once_until_it_left_as_often_as_it_came() {
        let mut holders = Holders::default();
        [5, 5, 6, 0].iter().for_each(|holder| holders.join(1, *holder));
        assert_eq!((holders.different(1), holders.different(2)), (2, 0));
        holders.leave(1, 5);
        assert_eq!(holders.different(1), 2);
        holders.leave(1, 5);
        holders.leave(1, 6);
        assert_eq!(holders.different(1), 0);
    }
}
