//! What went wrong, pair by pair: to learn from, on public sets only.

use super::resolve::Resolved;
use super::sets::Loaded;
use std::collections::{BTreeMap, BTreeSet};

type Pairs = Vec<(u32, u32)>;

/// True pairs that ended in different clusters.
fn missed(clusters: &[u32], truth: &[u32]) -> Pairs {
    let mut members = BTreeMap::<u32, Vec<u32>>::new();
    for (row, customer) in truth.iter().enumerate() {
        members.entry(*customer).or_default().push(row as u32);
    }
    let apart = |a: u32, b: u32| clusters[a as usize] != clusters[b as usize];
    let of_one = |rows: &Vec<u32>| -> Pairs {
        let pairs = rows.iter().enumerate().flat_map(|(at, a)| rows[at + 1..].iter().map(|b| (*a, *b)));
        pairs.filter(|(a, b)| apart(*a, *b)).collect()
    };
    members.values().flat_map(of_one).collect()
}

/// At most `most` of them, spread over all.
fn spread(pairs: &[(u32, u32)], most: usize) -> impl Iterator<Item = &(u32, u32)> {
    pairs.iter().step_by(pairs.len().div_ceil(most).max(1))
}

fn show(title: &str, pairs: &[(u32, u32)], most: usize, loaded: &Loaded, resolved: &Resolved) {
    println!("\n{title}: {}", pairs.len());
    for (left, right) in spread(pairs, most) {
        for row in [left, right] {
            println!(
                "  {row}: {}",
                loaded.rows.get(*row as usize).map_or_else(String::new, |row| row.join(" | "))
            );
        }
        println!("    {}", resolved.explain(*left, *right));
    }
}

/// Prints up to `most` pairs of each sort.
pub fn print(loaded: &Loaded, resolved: &Resolved, compared: &BTreeSet<(u32, u32)>, most: usize) {
    let missed = missed(resolved.clusters(), &loaded.truth);
    let (low, unmet): (Pairs, Pairs) = missed.into_iter().partition(|pair| compared.contains(pair));
    let wrong = |(a, b): &(u32, u32)| loaded.truth[*a as usize] != loaded.truth[*b as usize];
    let false_links: Pairs = resolved.linked().into_iter().filter(wrong).collect();
    show("never compared", &unmet, most, loaded, resolved);
    show("compared, too little weight", &low, most, loaded, resolved);
    show("linked, different customers", &false_links, most, loaded, resolved);
}
