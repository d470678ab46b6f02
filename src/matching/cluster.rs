//! Pairs to clusters: the records that are one customer.

use super::Pair;

/// Which record belongs to which customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clusters {
    /// The cluster of each record.
    pub of: Vec<u32>,
    /// The records of each cluster, ascending; clusters are numbered by their first record.
    pub members: Vec<Vec<u32>>,
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
    neighbours: Neighbours,
    forest: Forest,
    refused: u32,
}

impl Clustering {
    /// A start from pairs of which the strongest come first; those of at least `threshold` bits are
    /// links.
    #[must_use]
    pub fn new(records: usize, pairs: &[Pair], threshold: f64, largest: usize) -> Self {
        let links = pairs.partition_point(|pair| f64::from(pair.weight) >= threshold);
        let neighbours = Neighbours::of(records, pairs.get(..links).unwrap_or_default());
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
        Forest::new(records).clusters(0)
    }
}

/// The records that each record is linked with, one after another.
#[derive(Debug)]
struct Neighbours {
    starts: Vec<u32>,
    records: Vec<u32>,
}

impl Neighbours {
    /// Counts first, so that each record's neighbours find their place at once.
    fn of(records: usize, links: &[Pair]) -> Self {
        let both = || links.iter().flat_map(|link| [(link.left, link.right), (link.right, link.left)]);
        let mut starts = vec![0u32; records + 1];
        for (from, _) in both() {
            if let Some(count) = starts.get_mut(from as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut neighbours = vec![0u32; links.len() * 2];
        for (from, to) in both() {
            let Some(place) = free.get_mut(from as usize) else { continue };
            if let Some(slot) = neighbours.get_mut(*place as usize) {
                *slot = to;
            }
            *place += 1;
        }
        Self { starts, records: neighbours }
    }

    fn of_record(&self, record: u32) -> &[u32] {
        let at = |record: usize| self.starts.get(record).map_or(0, |start| *start as usize);
        self.records.get(at(record as usize)..at(record as usize + 1)).unwrap_or_default()
    }
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
    fn vouched(&self, small: u32, large: u32, neighbours: &Neighbours) -> bool {
        let needed = self.size(small).div_ceil(2) as usize;
        let across = self.members(small).flat_map(|record| neighbours.of_record(record));
        across.filter(|other| self.root(**other) == large).take(needed).count() == needed
    }

    /// Whether both are in one cluster now.
    fn join(&mut self, left: u32, right: u32, largest: usize, neighbours: &Neighbours) -> bool {
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
        let mut clusters = Clusters { of: Vec::with_capacity(records), members: Vec::new(), refused };
        for record in 0..records as u32 {
            let root = self.root(record) as usize;
            let Some(number) = number_of_root.get_mut(root) else { continue };
            if *number == u32::MAX {
                *number = clusters.members.len() as u32;
                clusters.members.push(Vec::new());
            }
            clusters.of.push(*number);
            if let Some(members) = clusters.members.get_mut(*number as usize) {
                members.push(record);
            }
        }
        clusters
    }
}
