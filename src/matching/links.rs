//! What holds records together and what keeps them apart, record by record.
//!
//! Does: keep the links that were found and what people decided, both ways, so that a record's are at hand.
//! Does not: judge them; `Clustering` does.

use super::{Pair, SAME};

/// A link of a record with another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The other.
    pub other: u32,
    /// Match weight in bits when it was looked at; `SAME` or its opposite where a person decided.
    pub weight: f32,
}

impl Edge {
    /// Whether a person decided it.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        self.weight.is_infinite()
    }

    /// Whether it keeps two records apart.
    #[must_use]
    pub const fn parts(self) -> bool {
        self.weight == -SAME
    }
}

/// The links of all records. A pair may have two: one that was found, and one that was decided.
#[derive(Debug, Clone, Default)]
pub struct Links(Vec<Vec<Edge>>);

impl Links {
    /// Makes room for records up to a number.
    pub fn grow(&mut self, records: usize) {
        self.0.resize_with(records.max(self.0.len()), Vec::new);
    }

    /// The links of a record.
    #[must_use]
    pub fn of(&self, record: u32) -> &[Edge] {
        self.0.get(record as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every pair once, in the order of the records.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        let each = |(left, edges): (u32, &Vec<Edge>)| {
            edges.iter().map(move |edge| (left, *edge)).collect::<Vec<_>>()
        };
        let all = (0..).zip(&self.0).flat_map(each);
        all.filter(|(left, edge)| *left < edge.other).map(|(left, edge)| Pair {
            left,
            right: edge.other,
            weight: edge.weight,
        })
    }

    /// Puts a link between two records, in the place of the one of its sort.
    pub fn put(&mut self, pair: Pair) {
        let decided = pair.weight.is_infinite();
        for (record, other) in [(pair.left, pair.right), (pair.right, pair.left)] {
            let Some(edges) = self.0.get_mut(record as usize) else { continue };
            match edges.iter_mut().find(|edge| edge.other == other && edge.is_decided() == decided) {
                Some(edge) => edge.weight = pair.weight,
                None => edges.push(Edge { other, weight: pair.weight }),
            }
        }
    }

    /// What a person decided of two records: `SAME`, its opposite, or nothing.
    #[must_use]
    pub fn decision(&self, left: u32, right: u32) -> Option<f32> {
        self.of(left).iter().find(|edge| edge.other == right && edge.is_decided()).map(|edge| edge.weight)
    }

    /// Takes a decision back.
    pub fn undecide(&mut self, left: u32, right: u32) {
        self.cut(left, |edge| edge.other == right && edge.is_decided());
    }

    /// Takes links of a record away, and gives them.
    pub fn cut(&mut self, record: u32, goes: impl Fn(&Edge) -> bool) -> Vec<Edge> {
        let Some(edges) = self.0.get_mut(record as usize) else { return Vec::new() };
        let (gone, kept) = edges.iter().partition::<Vec<Edge>, _>(|edge| goes(edge));
        *edges = kept;
        for edge in &gone {
            let back = |known: &Edge| known.other == record && known.is_decided() == edge.is_decided();
            self.0
                .get_mut(edge.other as usize)
                .into_iter()
                .for_each(|edges| edges.retain(|known| !back(known)));
        }
        gone
    }
}
