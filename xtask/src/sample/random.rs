//! A seeded stream of numbers (splitmix64): the same seed gives the same files on every machine.

/// The stream.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A stream of its own for one customer or one row, so that a change to one leaves the others.
    pub fn of(seed: u64, stream: u64) -> Self {
        Self(Self(seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03)).next())
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound`, not reached.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// A number from `low` to `high`, both reached.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as usize) as i32
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    /// One of several, all alike.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of several, the earlier the likelier: the `k`-th with weight `1 / (k + 8)`, as names are.
    pub fn ranked<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let weight = |rank: usize| 1_000_000 / (rank + 8);
        let mut left = self.below((0..of.len()).map(weight).sum());
        let mut rank = 0;
        while left >= weight(rank) {
            left -= weight(rank);
            rank += 1;
        }
        &of[rank]
    }

    /// One of several by weight.
    pub fn weighted<T: Copy>(&mut self, of: &[(T, usize)]) -> T {
        let mut left = self.below(of.iter().map(|(_, weight)| weight).sum());
        for (item, weight) in of {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        of[0].0
    }

    /// Puts items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// Fills a pattern: `#` a digit, `N` a digit from 2 to 9, `@` a letter.
    pub fn fill(&mut self, pattern: &str) -> String {
        let mut one = |c| match c {
            '#' => char::from(b'0' + self.below(10) as u8),
            'N' => char::from(b'2' + self.below(8) as u8),
            '@' => char::from(b"ABDEFGHJLNPQRSTUWXYZ"[self.below(20)]),
            _ => c,
        };
        pattern.chars().map(&mut one).collect()
    }
}
