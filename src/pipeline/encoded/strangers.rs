//! How alike the encodings of strangers are, and where the threshold lies by that.
//!
//! Does not: know which pairs are strangers; nearly all that are drawn are.

use crate::privacy::{Bits, common};
use crate::text::hash::hash_pair;

/// Pairs of records that are drawn.
const DRAWN: u64 = 100_000;
/// Strangers above the threshold that a look-up meets, on average.
const MET: f64 = 0.01;

/// The upper end of what pairs of the first records have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strangers {
    /// How many records they were drawn from.
    pub(super) records: usize,
    /// The share of the pairs that are looked at as the end, and the bits in common that they have at least.
    share: f64,
    end: f64,
    /// Bits more that half of them have.
    halving: f64,
}

impl Strangers {
    /// Draws pairs of the first records, of those that are there.
    pub(super) fn among<'b>(records: usize, there: impl Fn(usize) -> Option<&'b Bits>) -> Self {
        let (mut counts, mut drawn) = ([0u32; 513], 0u32);
        for nth in 0..DRAWN {
            let [left, right] = [1, 2].map(|side| (hash_pair(nth, side) % records as u64) as usize);
            if left != right
                && let (Some(a), Some(b)) = (there(left), there(right))
                && let Some(count) = counts.get_mut(common(a, b) as usize)
            {
                (*count, drawn) = (*count + 1, drawn + 1);
            }
        }
        // Of so many records, a pair in as many is one person where all are there twice: they must be few among
        // those that are looked at.
        let share = (10.0 / records as f64).max(0.001);
        let begin = (share * 8.0).min(0.25);
        let [end, before] = [share, begin].map(|share| from_above(&counts, f64::from(drawn) * share));
        Self { records, share, end, halving: ((end - before) / libm::log2(begin / share)).max(0.5) }
    }

    /// Dice's coefficient that so many records are less alike than, but for `MET` of them.
    pub(super) fn threshold(&self, records: usize) -> f64 {
        let above = libm::log2(records as f64 * self.share / MET);
        ((self.end + self.halving * above) / 512.0).min(1.0)
    }
}

/// The bits in common that so many pairs have at least; between two numbers where the pairs end between them.
fn from_above(counts: &[u32; 513], pairs: f64) -> f64 {
    let mut left = pairs.max(1.0);
    for (bits, count) in counts.iter().enumerate().rev() {
        let count = f64::from(*count);
        if count >= left {
            return bits as f64 + 1.0 - left / count;
        }
        left -= count;
    }
    0.0
}
