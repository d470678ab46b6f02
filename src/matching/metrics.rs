//! How a cluster hangs together.
//!
//! Does: count its links, how many of all possible ones they are, the weakest, and the bridges, without
//! which it would fall in two. Does not: change it.

use super::Pair;
use crate::text::numbers::Numbers;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What is known of a cluster as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Metrics {
    /// Records.
    pub size: u32,
    /// Pairs of them that are links: found as matches, or called the same by a person.
    pub links: u32,
    /// Links that hold it together alone: without one of them it would be two.
    pub bridges: u32,
    /// Match weight of the weakest link, in bits; nothing where a person alone made the links.
    pub lowest: Option<f32>,
}

impl Metrics {
    /// Links of all that there could be, 0 to 1; 1 where there is one record only.
    #[must_use]
    pub fn density(&self) -> f64 {
        let size = f64::from(self.size);
        let possible = size * (size - 1.0) / 2.0;
        if self.size < 2 { 1.0 } else { f64::from(self.links) / possible }
    }
}

impl Serialize for Metrics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("size", &self.size)?;
        map.serialize_entry("links", &self.links)?;
        map.serialize_entry("density", &self.density())?;
        map.serialize_entry("bridges", &self.bridges)?;
        map.serialize_entry("lowest", &self.lowest.map(f64::from))?;
        map.end()
    }
}

/// The metrics of some records and the links between them.
#[must_use]
pub fn metrics(members: &[u32], links: &[Pair]) -> Metrics {
    let mut places = Numbers::default();
    for (place, record) in (0..).zip(members) {
        places.insert(u64::from(*record), place);
    }
    let place = |record: u32| places.get(u64::from(record));
    let mut graph = Graph { of: vec![Vec::new(); members.len()], ..Graph::default() };
    let mut lowest = None::<f32>;
    let mut distinct = Numbers::default();
    for (number, link) in (0..).zip(links) {
        let Some((left, right)) = place(link.left).zip(place(link.right)) else { continue };
        graph.connect(left, right, number);
        distinct.insert(u64::from(left.min(right)) << 32 | u64::from(left.max(right)), 0);
        if link.weight.is_finite() {
            lowest = Some(lowest.map_or(link.weight, |lowest| lowest.min(link.weight)));
        }
    }
    let (size, links) = (members.len() as u32, distinct.len() as u32);
    Metrics { size, links, bridges: graph.bridges(), lowest }
}

/// One step of the walk: a record, the link it was reached by, and how many of its links were followed.
struct Step {
    at: usize,
    by: u32,
    followed: usize,
}

#[derive(Default)]
struct Graph {
    /// The neighbours of each record, and the number of the link.
    of: Vec<Vec<(u32, u32)>>,
    /// When each record was reached, from 1; 0 before.
    reached: Vec<u32>,
    /// The earliest record that can be reached from behind each.
    earliest: Vec<u32>,
}

impl Graph {
    fn connect(&mut self, left: u32, right: u32, link: u32) {
        for (from, to) in [(left, right), (right, left)] {
            self.of.get_mut(from as usize).into_iter().for_each(|list| list.push((to, link)));
        }
    }

    /// Tarjan's bridges (1974), without recursion: a cluster may be a chain of ten thousand.
    fn bridges(&mut self) -> u32 {
        (self.reached, self.earliest) = (vec![0; self.of.len()], vec![0; self.of.len()]);
        let (mut bridges, mut clock) = (0, 0);
        for start in 0..self.of.len() {
            let mut way = Vec::new();
            self.reach(start, u32::MAX, &mut clock, &mut way);
            while let Some(step) = way.last_mut() {
                let Some((next, link)) =
                    self.of.get(step.at).and_then(|list| list.get(step.followed)).copied()
                else {
                    bridges += u32::from(self.step_back(&mut way));
                    continue;
                };
                step.followed += 1;
                let (at, by) = (step.at, step.by);
                if at_of(&self.reached, next as usize) == 0 {
                    self.reach(next as usize, link, &mut clock, &mut way);
                } else if link != by {
                    lower(&mut self.earliest, at, at_of(&self.reached, next as usize));
                }
            }
        }
        bridges
    }

    fn reach(&mut self, at: usize, by: u32, clock: &mut u32, way: &mut Vec<Step>) {
        if let (Some(reached @ 0), Some(earliest)) = (self.reached.get_mut(at), self.earliest.get_mut(at)) {
            *clock += 1;
            (*reached, *earliest) = (*clock, *clock);
            way.push(Step { at, by, followed: 0 });
        }
    }

    /// Goes back over a link; whether it is a bridge.
    fn step_back(&mut self, way: &mut Vec<Step>) -> bool {
        let (Some(behind), Some(before)) = (way.pop(), way.last()) else { return false };
        let earliest = at_of(&self.earliest, behind.at);
        lower(&mut self.earliest, before.at, earliest);
        earliest > at_of(&self.reached, before.at)
    }
}

fn at_of(list: &[u32], at: usize) -> u32 {
    list.get(at).copied().unwrap_or(0)
}

fn lower(list: &mut [u32], at: usize, value: u32) {
    list.get_mut(at).into_iter().for_each(|slot| *slot = value.min(*slot));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(members: u32, links: &[(u32, u32, f32)]) -> Metrics {
        let pair =
            |(left, right, weight): &(u32, u32, f32)| Pair { left: *left, right: *right, weight: *weight };
        metrics(&(0..members).collect::<Vec<_>>(), &links.iter().map(pair).collect::<Vec<_>>())
    }

    #[test]
    fn a_triangle_with_a_tail_has_one_bridge() {
        let found = of(4, &[(0, 1, 9.0), (1, 2, 8.0), (0, 2, 7.0), (2, 3, 6.5)]);
        assert_eq!((found.size, found.links, found.bridges, found.lowest), (4, 4, 1, Some(6.5)));
        assert!((found.density() - 4.0 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_long_chain_is_walked_without_depth() {
        let chain: Vec<_> = (1..10_000).map(|at| (at - 1, at, 5.0)).collect();
        assert_eq!(of(10_000, &chain).bridges, 9_999);
    }

    #[test]
    fn what_a_person_said_is_a_link_without_a_weight() {
        let found = of(2, &[(0, 1, f32::INFINITY)]);
        assert_eq!((found.links, found.bridges, found.lowest), (1, 1, None));
        let both = of(2, &[(0, 1, f32::INFINITY), (0, 1, 4.0)]);
        assert_eq!((both.links, both.bridges, both.lowest), (1, 0, Some(4.0)));
        assert_eq!((of(1, &[]).links, of(1, &[]).density() as u32), (0, 1));
    }

    /// Whether a link is a bridge by taking it away and looking who can still be reached.
    fn parted(members: u32, links: &[(u32, u32)], without: usize) -> bool {
        let mut group: Vec<u32> = (0..members).collect();
        for _ in 0..members {
            for (_, (left, right)) in links.iter().enumerate().filter(|(at, _)| *at != without) {
                let least = group[*left as usize].min(group[*right as usize]);
                (group[*left as usize], group[*right as usize]) = (least, least);
            }
        }
        let (left, right) = links[without];
        group[left as usize] != group[right as usize]
    }

    proptest! {
        #[test]
        fn a_bridge_is_a_link_without_which_two_records_part(drawn in prop::collection::vec((0u32..9, 0u32..9), 0..14)) {
            let links: Vec<(u32, u32)> = drawn.into_iter().filter(|(left, right)| left != right).collect();
            let expected = (0..links.len()).filter(|at| parted(9, &links, *at)).count();
            let weighed: Vec<_> = links.iter().map(|(left, right)| (*left, *right, 1.0)).collect();
            prop_assert_eq!(of(9, &weighed).bridges as usize, expected);
        }
    }
}
