//! Pairs to clusters: the records that are one customer.

use super::Pair;

/// Which record belongs to which customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clusters {
    /// The cluster of each record.
    pub of: Vec<u32>,
    /// The records of each cluster, ascending; clusters are numbered by their first record.
    members: Lists,
    /// Links that were not followed, because the cluster would have grown too large or too few
    /// records of the two groups vouch for each other.
    pub refused: u32,
}

/// Records being joined along pairs, the strongest first. Two groups become one when there are at
/// least half as many links between them as the smaller group has records: one false link does not
/// make one customer of two. A link that would make a cluster larger than `largest` records is
/// refused. Between two sources free of duplicates `largest` is 2, and each record gets its best
/// partner.
#[derive(Debug)]
pub struct Clustering {
    /// The pairs that are links: those at the head of the list.
    links: usize,
    joined: usize,
    largest: usize,
    neighbours: Lists,
    forest: Forest,
    refused: u32,
}

impl Clustering {
    /// A start from pairs of which the strongest come first; those of at least `threshold` bits are
    /// links.
    #[must_use]
    pub fn new(records: usize, pairs: &[Pair], threshold: f64, largest: usize) -> Self {
        let links = pairs.partition_point(|pair| f64::from(pair.weight) >= threshold);
        let neighbours = neighbours(records, pairs.get(..links).unwrap_or_default());
        Self { links, joined: 0, largest, neighbours, forest: Forest::new(records), refused: 0 }
    }

    /// Follows some links more; `true` when there is none left.
    pub fn step(&mut self, pairs: &[Pair], budget: usize) -> bool {
        let until = self.links.min(self.joined + budget);
        for pair in pairs.get(self.joined..until).unwrap_or_default() {
            let joined = self.forest.join(pair.left, pair.right, self.largest, &self.neighbours);
            self.refused += u32::from(!joined);
        }
        self.joined = until;
        self.joined == self.links
    }

    /// The clusters.
    #[must_use]
    pub fn finish(self) -> Clusters {
        self.forest.clusters(self.refused)
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

#[derive(Debug)]
struct Forest {
    parent: Vec<u32>,
    size: Vec<u32>,
    /// The records of a tree as a ring.
    next: Vec<u32>,
}

impl Forest {
    fn new(records: usize) -> Self {
        let all: Vec<u32> = (0..records as u32).collect();
        Self { parent: all.clone(), size: vec![1; records], next: all }
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

    fn after(&self, record: u32) -> u32 {
        self.next.get(record as usize).copied().unwrap_or(record)
    }

    fn members(&self, root: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(root), move |record| {
            Some(self.after(*record)).filter(|next| *next != root)
        })
    }

    /// Whether at least half as many links lead from `small` to `large` as `small` has records.
    fn vouched(&self, small: u32, large: u32, neighbours: &Lists) -> bool {
        let needed = self.size(small).div_ceil(2) as usize;
        let across = self.members(small).flat_map(|record| neighbours.get(record as usize));
        across.filter(|other| self.root(**other) == large).take(needed).count() == needed
    }

    /// Whether both are in one cluster now.
    fn join(&mut self, left: u32, right: u32, largest: usize, neighbours: &Lists) -> bool {
        let (a, b) = (self.root(left), self.root(right));
        if a == b {
            return true;
        }
        let (large, small) = if (self.size(a), b) >= (self.size(b), a) { (a, b) } else { (b, a) };
        let together = self.size(a) + self.size(b);
        if together as usize > largest || !self.vouched(small, large, neighbours) {
            return false;
        }
        if let (Some(parent), Some(size)) =
            (self.parent.get_mut(small as usize), self.size.get_mut(large as usize))
        {
            (*parent, *size) = (large, together);
        }
        self.next.swap(small as usize, large as usize);
        true
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
        Clusters { of, members, refused }
    }
}
