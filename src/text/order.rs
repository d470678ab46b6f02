//! Sorting in few bytes.
//!
//! The standard library's sorts are the fastest there are, and cost about five kilobytes of wasm a
//! type. Short lists do not need that: here one sort of numbers serves all types, through a
//! comparison of positions and a swap. Long lists (pairs, links) have their own.

use std::cmp::Ordering;

/// Sorts a list; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let sources = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(sources, &mut |a, b| items.swap(a, b));
}

/// Sorts a list by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The positions 0 to `length` in the order of a comparison; none where they are in order already.
fn positions(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    if (1..length).all(|at| compare(at - 1, at).is_le()) {
        return Vec::new();
    }
    let mut positions: Vec<u32> = (0..length as u32).collect();
    let mut merged = positions.clone();
    let mut run = 1;
    while run < length {
        for (from, to) in positions.chunks(run * 2).zip(merged.chunks_mut(run * 2)) {
            merge(from, run, to, compare);
        }
        std::mem::swap(&mut positions, &mut merged);
        run *= 2;
    }
    positions
}

/// Two runs in order, the first of that length, as one.
fn merge(from: &[u32], run: usize, to: &mut [u32], compare: &dyn Fn(usize, usize) -> Ordering) {
    let (mut left, mut right) = from.split_at_checked(run).unwrap_or((from, &[]));
    for place in to {
        let next = match (left, right) {
            ([a, ..], [b, ..]) if compare(*a as usize, *b as usize).is_gt() => &mut right,
            ([], _) => &mut right,
            _ => &mut left,
        };
        if let [first, rest @ ..] = *next {
            (*place, *next) = (*first, rest);
        }
    }
}

/// Brings to each place what `sources` says belongs there, by swaps around each cycle.
fn arrange(mut sources: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..sources.len() {
        let mut place = start;
        while let Some(source) = sources.get_mut(place) {
            let from = std::mem::replace(source, place as u32) as usize;
            if from == start {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..6, any::<u16>()), 0..40)) {
            let (mut own, mut std) = (items.clone(), items);
            sort_by_key(&mut own, |item| item.0);
            std.sort_by_key(|item| item.0);
            prop_assert_eq!(&own, &std);
            sort(&mut own);
            std.sort();
            prop_assert_eq!(own, std);
        }
    }
}
