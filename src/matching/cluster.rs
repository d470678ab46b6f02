//! Pairs to clusters: the records that are one customer.

use super::Pair;
use super::metrics::{Metrics, metrics};
use crate::compare::{AGED, NAMED, WHOLLY};
use crate::limits::{ASKED_OF_A_GROUP, VOUCHING_LINKS};

/// One in so many pairs of two groups may tell them apart.
const CONTRADICTING: u32 = 3;

/// Weight of a pair that a person calls the same customer; of one that is not, the opposite.
pub const SAME: f32 = f32::INFINITY;

/// Which record belongs to which customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clusters {
    /// The cluster of each record.
    pub of: Vec<u32>,
    /// The records of each cluster, ascending; clusters are numbered by their first record.
    members: Lists,
    /// The places, among all pairs, of the links within each cluster, the strongest first.
    links: Lists,
    /// Links that were not followed, because the cluster would have grown too large or too few
    /// records of the two groups vouch for each other.
    pub refused: u32,
}

/// Records being joined along pairs, the strongest first. Two groups become one when there are at
/// least half as many links between them as the smaller group has records: one false link, a weak bridge,
/// does not make one customer of two. A link that would make a cluster larger than `largest` different
/// records is refused; records that say exactly the same are one of them, and join whoever vouches. Between
/// two sources free of duplicates `largest` is 2, and each record gets its best partner.
/// What a person decided stands before all that: pairs of weight `SAME` come first and are never
/// refused, and groups that were told apart stay so.
#[derive(Debug)]
pub struct Clustering {
    /// The pairs that are links: those at the head of the list.
    links: usize,
    joined: usize,
    largest: usize,
    neighbours: Lists,
    /// The records that a person told apart from each.
    apart: Lists,
    forest: Forest,
    refused: u32,
}

/// What two records are to each other, beside the weight of their pair.
pub type Ask<'a> = &'a dyn Fn(u32, u32) -> bool;

/// What clustering asks of the records themselves.
#[derive(Clone, Copy)]
pub struct Asks<'a> {
    /// Whether two records say exactly the same.
    pub alike: Ask<'a>,
    /// How much two records tell two customers apart, `WHOLLY` where one thing does.
    pub differ: &'a dyn Fn(u32, u32) -> u32,
}

impl Clustering {
    /// A start from pairs of which the strongest come first; those of at least `threshold` bits are
    /// links.
    #[must_use]
    pub fn new(records: usize, pairs: &[Pair], threshold: f64, largest: usize) -> Self {
        let links = pairs.partition_point(|pair| f64::from(pair.weight) >= threshold);
        let neighbours = neighbours(records, pairs.get(..links).unwrap_or_default());
        let (apart, forest) = (Lists::default(), Forest::new(records));
        Self { links, joined: 0, largest, neighbours, apart, forest, refused: 0 }
    }

    /// The same with pairs that must not be in one cluster.
    #[must_use]
    pub fn apart(self, pairs: &[Pair]) -> Self {
        Self { apart: neighbours(self.forest.parent.len(), pairs), ..self }
    }

    /// Follows some links more; `true` when there is none left.
    pub fn step(&mut self, pairs: &[Pair], budget: usize, asks: Asks<'_>) -> bool {
        let until = self.links.min(self.joined + budget);
        for pair in pairs.get(self.joined..until).unwrap_or_default() {
            self.refused += u32::from(!self.join(pair, asks));
        }
        self.joined = until;
        self.joined == self.links
    }

    /// Whether both are in one cluster now.
    fn join(&mut self, pair: &Pair, asks: Asks<'_>) -> bool {
        let forest = &mut self.forest;
        let (a, b) = (forest.root(pair.left), forest.root(pair.right));
        if a == b {
            return true;
        }
        let (large, small) = if (forest.size(a), b) >= (forest.size(b), a) { (a, b) } else { (b, a) };
        if forest.across(small, large, &self.apart).next().is_some() {
            return false;
        }
        let twins = (asks.alike)(pair.left, pair.right);
        let different = forest.different(a) + forest.different(b) - u32::from(twins);
        let free = twins || pair.weight == SAME;
        if !free && (different as usize > self.largest || !forest.vouched(small, large, &self.neighbours)) {
            return false;
        }
        if !free && forest.size(large) > 1 && forest.contradicted(small, large, &self.neighbours, asks.differ)
        {
            return false;
        }
        forest.unite(small, large, different);
        true
    }

    /// The clusters, with the links that hold them among the pairs.
    #[must_use]
    pub fn finish(self, pairs: &[Pair]) -> Clusters {
        let mut clusters = self.forest.clusters(self.refused);
        let (of, links) = (&clusters.of, pairs.get(..self.links).unwrap_or_default());
        let cluster = |record: u32| of.get(record as usize).copied();
        let within = |pair: &Pair| cluster(pair.left).filter(|left| Some(*left) == cluster(pair.right));
        clusters.links = Lists::of(clusters.len(), &|add| {
            for (pair, place) in links.iter().zip(0..) {
                within(pair).into_iter().for_each(|cluster| add(cluster, place));
            }
        });
        clusters
    }
}

impl Clusters {
    /// Every record a cluster of its own.
    #[must_use]
    pub fn alone(records: usize) -> Self {
        let all = || (0..records as u32).collect();
        Self {
            of: all(),
            members: Lists { starts: (0..=records as u32).collect(), items: all() },
            links: Lists::default(),
            refused: 0,
        }
    }

    /// How many clusters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.starts.len().saturating_sub(1)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The records of a cluster, ascending; none of a cluster that is not there.
    #[must_use]
    pub fn members(&self, cluster: usize) -> &[u32] {
        self.members.get(cluster)
    }

    /// How a cluster hangs together; `pairs` are those it was made of.
    #[must_use]
    pub fn metrics(&self, cluster: usize, pairs: &[Pair]) -> Metrics {
        let links: Vec<Pair> =
            self.links.get(cluster).iter().filter_map(|place| pairs.get(*place as usize)).copied().collect();
        metrics(self.members(cluster), &links)
    }
}

/// Lists of numbers, one after another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Lists {
    /// Where each list begins, and where the last one ends.
    starts: Vec<u32>,
    items: Vec<u32>,
}

/// Calls back with each list and an item of it.
type Each<'a> = &'a dyn Fn(&mut dyn FnMut(u32, u32));

impl Lists {
    /// Counts first, so that each item finds its place at once.
    fn of(lists: usize, each: Each<'_>) -> Self {
        let mut starts = vec![0u32; lists + 1];
        each(&mut |list, _| {
            if let Some(count) = starts.get_mut(list as usize + 1) {
                *count += 1;
            }
        });
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut items = vec![0u32; sum as usize];
        each(&mut |list, item| {
            let Some(place) = free.get_mut(list as usize) else { return };
            if let Some(slot) = items.get_mut(*place as usize) {
                *slot = item;
            }
            *place += 1;
        });
        Self { starts, items }
    }

    fn get(&self, list: usize) -> &[u32] {
        let at = |list: usize| self.starts.get(list).map_or(0, |start| *start as usize);
        self.items.get(at(list)..at(list + 1)).unwrap_or_default()
    }
}

/// The records that each record is linked with.
fn neighbours(records: usize, links: &[Pair]) -> Lists {
    Lists::of(records, &|add| {
        for link in links {
            add(link.left, link.right);
            add(link.right, link.left);
        }
    })
}

/// Pairs of two groups that were asked how much they differ.
#[derive(Debug, Clone, Copy, Default)]
struct Asked {
    pairs: u32,
    against: u32,
}

impl Asked {
    fn note(&mut self, against: u32) {
        self.pairs += 1;
        self.against += against;
    }

    fn are_apart(self) -> bool {
        self.against * CONTRADICTING > self.pairs * WHOLLY
    }
}

#[derive(Debug)]
struct Forest {
    parent: Vec<u32>,
    size: Vec<u32>,
    /// How many different records are in a tree.
    different: Vec<u32>,
    /// The records of a tree as a ring.
    next: Vec<u32>,
}

impl Forest {
    fn new(records: usize) -> Self {
        let all: Vec<u32> = (0..records as u32).collect();
        let ones = vec![1; records];
        Self { parent: all.clone(), size: ones.clone(), different: ones, next: all }
    }

    /// Trees are joined by size, so the way up is short.
    fn root(&self, mut record: u32) -> u32 {
        while let Some(parent) = self.parent.get(record as usize).copied().filter(|parent| *parent != record)
        {
            record = parent;
        }
        record
    }

    fn size(&self, root: u32) -> u32 {
        self.size.get(root as usize).copied().unwrap_or(0)
    }

    fn different(&self, root: u32) -> u32 {
        self.different.get(root as usize).copied().unwrap_or(0)
    }

    fn after(&self, record: u32) -> u32 {
        self.next.get(record as usize).copied().unwrap_or(record)
    }

    fn members(&self, root: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(root), move |record| {
            Some(self.after(*record)).filter(|next| *next != root)
        })
    }

    /// What leads from a tree to another.
    fn across<'a>(&'a self, from: u32, to: u32, lists: &'a Lists) -> impl Iterator<Item = u32> + 'a {
        let others = self.members(from).flat_map(|record| lists.get(record as usize)).copied();
        others.filter(move |other| self.root(*other) == to)
    }

    /// Whether at least half as many links lead from `small` to `large` as `small` has records.
    fn vouched(&self, small: u32, large: u32, neighbours: &Lists) -> bool {
        let needed = self.size(small).div_ceil(2) as usize;
        let links = self.members(small).flat_map(|record| neighbours.get(record as usize));
        let across = links.take(VOUCHING_LINKS).filter(|other| self.root(**other) == large);
        across.take(needed).count() == needed
    }

    /// Whether records of one group tell those of the other apart: more than a few of those asked, some of each, or of
    /// those of them that say their generation. Two that are linked do not: what they say is weighed already.
    fn contradicted(
        &self,
        small: u32,
        large: u32,
        neighbours: &Lists,
        differ: &dyn Fn(u32, u32) -> u32,
    ) -> bool {
        let [mut all, mut aged] = [Asked::default(); 2];
        for a in self.members(small).take(ASKED_OF_A_GROUP) {
            let linked = neighbours.get(a as usize);
            for b in self.members(large).take(ASKED_OF_A_GROUP) {
                let is_linked = linked.iter().take(VOUCHING_LINKS).any(|other| *other == b);
                let said = differ(a, b);
                let against = match said % AGED {
                    NAMED.. if self.size(small) > 1 => WHOLLY,
                    _ if is_linked => 0,
                    apart => apart % NAMED,
                };
                if said >= AGED || against > 0 {
                    all.note(against);
                }
                if said & AGED > 0 {
                    aged.note(if against == WHOLLY { WHOLLY } else { 0 });
                }
            }
        }
        all.are_apart() || aged.are_apart()
    }

    fn unite(&mut self, small: u32, large: u32, different: u32) {
        let together = self.size(small) + self.size(large);
        let parts = [
            (&mut self.parent, small, large),
            (&mut self.size, large, together),
            (&mut self.different, large, different),
        ];
        for (list, place, value) in parts {
            if let Some(slot) = list.get_mut(place as usize) {
                *slot = value;
            }
        }
        self.next.swap(small as usize, large as usize);
    }

    fn clusters(self, refused: u32) -> Clusters {
        let records = self.parent.len();
        let mut number_of_root = vec![u32::MAX; records];
        let mut of = Vec::with_capacity(records);
        let mut clusters = 0;
        for record in 0..records as u32 {
            let Some(number) = number_of_root.get_mut(self.root(record) as usize) else { continue };
            if *number == u32::MAX {
                *number = clusters;
                clusters += 1;
            }
            of.push(*number);
        }
        let each =
            |add: &mut dyn FnMut(u32, u32)| of.iter().zip(0..).for_each(|(list, record)| add(*list, record));
        let members = Lists::of(clusters as usize, &each);
        Clusters { of, members, links: Lists::default(), refused }
    }
}
