//! What holds records together and what keeps them apart, record by record.
//!
//! Does: keep the links that were found and what people decided, both ways, so that a record's are at hand.
//! Does not: judge them; `Clustering` does.

use super::{Pair, SAME};

/// Whether a person decided a link.
#[must_use]
pub const fn is_decided(link: &Pair) -> bool {
    link.weight.is_infinite()
}

/// Whether a link keeps two records apart.
#[must_use]
pub const fn parts(link: &Pair) -> bool {
    link.weight == -SAME
}

/// The links of all records; `left` is the record whose link it is. A pair may have two: one that was found,
/// and one that was decided.
#[derive(Debug, Clone, Default)]
pub struct Links(Vec<Vec<Pair>>);

impl Links {
    /// Makes room for records up to a number.
    pub fn grow(&mut self, records: usize) {
        while self.0.len() < records {
            self.0.push(Vec::new());
        }
    }

    /// The links of a record.
    #[must_use]
    pub fn of(&self, record: u32) -> &[Pair] {
        self.0.get(record as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every pair once, in the order of the records.
    #[must_use]
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for link in self.0.iter().flatten() {
            if link.left < link.right {
                pairs.push(*link);
            }
        }
        pairs
    }

    /// Puts a link between two records, in the place of the one of its sort.
    pub fn put(&mut self, pair: Pair) {
        for link in [pair, Pair { left: pair.right, right: pair.left, ..pair }] {
            let Some(links) = self.0.get_mut(link.left as usize) else { continue };
            match links.iter_mut().find(|known| is_same(known, &link)) {
                Some(known) => *known = link,
                None => links.push(link),
            }
        }
    }

    /// What a person decided of two records: `SAME`, its opposite, or 0.
    #[must_use]
    pub fn decision(&self, left: u32, right: u32) -> f32 {
        let decided = self.of(left).iter().find(|link| link.right == right && is_decided(link));
        decided.map_or(0.0, |link| link.weight)
    }

    /// Takes links of a record away: those with one other, or with all; those that were decided, or those
    /// that were found.
    pub fn cut(&mut self, record: u32, other: Option<u32>, decided: bool) {
        let goes = |link: &Pair| is_decided(link) == decided && other.is_none_or(|other| other == link.right);
        let links = self.of(record).to_vec();
        for link in links.iter().filter(|link| goes(link)) {
            let back = Pair { left: link.right, right: record, ..*link };
            for link in [*link, back] {
                let links = self.0.get_mut(link.left as usize);
                links.into_iter().for_each(|links| links.retain(|known| !is_same(known, &link)));
            }
        }
    }
}

/// Whether two links of a record lead to the same record, and are of one sort.
fn is_same(a: &Pair, b: &Pair) -> bool {
    a.right == b.right && is_decided(a) == is_decided(b)
}
