//! An order of functions that brotli likes: each behind those it has most in common with.
//!
//! Does: finds the order. A greedy walk from the longest function: next is whichever shares most runs of
//! bytes with the last few, for its own length.
//! Does not: move a function (wasm-opt does, by name, as every call has to follow).

use std::collections::{HashMap, HashSet};

/// What is shared is counted in runs of so many bytes.
const RUN: usize = 5;
/// A run in so many functions says nothing of any two.
const COMMON: usize = 200;
/// Weighs against very short functions, of which a few shared runs are already most.
const SHORT: f64 = 20.0;
/// The next is compared with so many of the last, the further back the less.
const LAST: usize = 16;
const FADES: f64 = 0.8;

/// Numbers of the functions in their new order.
pub fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<usize>> = shared_runs(bodies);
    let holders = holders(&runs);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|function| bodies[*function].len());
    let mut placed = vec![false; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.pop();
    while let Some(function) = next {
        placed[function] = true;
        order.push(function);
        let last = &order[order.len().saturating_sub(LAST)..];
        next = likest(last, &runs, &holders, &placed).or_else(|| {
            while left.pop_if(|longest| placed[*longest]).is_some() {}
            left.pop()
        });
    }
    order
}

/// The runs of each function that some others have, by number.
fn shared_runs(bodies: &[&[u8]]) -> Vec<Vec<usize>> {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut counts: Vec<usize> = Vec::new();
    let mut all: Vec<Vec<usize>> = Vec::new();
    for body in bodies {
        let mut runs: Vec<usize> = Vec::new();
        for run in body.windows(RUN) {
            let fresh = numbers.len();
            runs.push(*numbers.entry(run).or_insert(fresh));
        }
        runs.sort_unstable();
        runs.dedup();
        counts.resize(numbers.len(), 0);
        runs.iter().for_each(|run| counts[*run] += 1);
        all.push(runs);
    }
    for runs in &mut all {
        runs.retain(|run| (2..COMMON).contains(&counts[*run]));
    }
    all
}

/// The functions that have a run, by the number of the run.
fn holders(runs: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let most = runs.iter().flatten().max().map_or(0, |run| run + 1);
    let mut holders = vec![Vec::new(); most];
    for (function, runs) in runs.iter().enumerate() {
        runs.iter().for_each(|run| holders[*run].push(function));
    }
    holders
}

/// The function not yet placed that has most in common with the last ones; of equals the first.
fn likest(last: &[usize], runs: &[Vec<usize>], holders: &[Vec<usize>], placed: &[bool]) -> Option<usize> {
    let mut common = vec![0.0; placed.len()];
    let mut counted = HashSet::new();
    let mut weight = 1.0;
    for function in last.iter().rev() {
        for run in runs[*function].iter().filter(|run| counted.insert(**run)) {
            holders[*run].iter().for_each(|other| common[*other] += weight);
        }
        weight *= FADES;
    }
    let likeness = |other: usize| common[other] / (runs[other].len() as f64 + SHORT);
    (0..placed.len())
        .filter(|other| !placed[*other] && common[*other] > 0.0)
        .reduce(|best, other| if likeness(other) > likeness(best) { other } else { best })
}

#[cfg(test)]
mod tests {
    use super::by_likeness;

    #[test]
    fn like_stands_by_like_and_everything_stands_once() {
        let bodies: Vec<Vec<u8>> =
            (0..20).map(|function| (0..90).map(|at| (at * (function % 3 + 1)) as u8).collect()).collect();
        let order = by_likeness(&bodies.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let changes = order.windows(2).filter(|two| two[0] % 3 != two[1] % 3).count();
        assert_eq!(changes, 2);
        let mut all = order;
        all.sort_unstable();
        assert_eq!(all, (0..20).collect::<Vec<_>>());
    }

    #[test]
    fn functions_that_share_nothing_are_kept() {
        assert_eq!(by_likeness(&[b"a", b"bc", b""]), [1, 0, 2]);
        assert!(by_likeness(&[]).is_empty());
    }
}
