//! Pairs to clusters: the records that are one customer.

use super::Pair;

/// Which record belongs to which customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clusters {
    /// The cluster of each record.
    pub of: Vec<u32>,
    /// The records of each cluster, ascending; clusters are numbered by their first record.
    pub members: Vec<Vec<u32>>,
    /// Links that were not followed, because the cluster would have grown too large.
    pub refused: u32,
}

/// Joins records along pairs of at least `threshold` bits, the strongest first. A link that would
/// make a cluster larger than `largest` records is refused and counted: chains of weak links end
/// there. Between two sources free of duplicates `largest` is 2, and each record gets its best partner.
#[must_use]
pub fn cluster(records: usize, pairs: &[Pair], threshold: f64, largest: usize) -> Clusters {
    let mut links: Vec<&Pair> = pairs.iter().filter(|pair| f64::from(pair.weight) >= threshold).collect();
    links.sort_by(|a, b| b.weight.total_cmp(&a.weight).then((a.left, a.right).cmp(&(b.left, b.right))));
    let mut forest = Forest::new(records);
    let mut refused = 0;
    for pair in links {
        refused += u32::from(!forest.join(pair.left, pair.right, largest));
    }
    forest.clusters(refused)
}

struct Forest {
    parent: Vec<u32>,
    size: Vec<u32>,
}

impl Forest {
    fn new(records: usize) -> Self {
        Self { parent: (0..records as u32).collect(), size: vec![1; records] }
    }

    fn root(&mut self, mut record: u32) -> u32 {
        while let Some(parent) = self.parent.get(record as usize).copied().filter(|parent| *parent != record)
        {
            let above = self.parent.get(parent as usize).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(record as usize) {
                *slot = above;
            }
            record = above;
        }
        record
    }

    fn size(&self, root: u32) -> u32 {
        self.size.get(root as usize).copied().unwrap_or(0)
    }

    /// Whether both are in one cluster now.
    fn join(&mut self, left: u32, right: u32, largest: usize) -> bool {
        let (a, b) = (self.root(left), self.root(right));
        let together = self.size(a) + self.size(b);
        if a == b {
            return true;
        }
        if together as usize > largest {
            return false;
        }
        let (keep, give) = if (self.size(a), b) >= (self.size(b), a) { (a, b) } else { (b, a) };
        if let (Some(parent), Some(size)) =
            (self.parent.get_mut(give as usize), self.size.get_mut(keep as usize))
        {
            (*parent, *size) = (keep, together);
        }
        true
    }

    fn clusters(mut self, refused: u32) -> Clusters {
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
