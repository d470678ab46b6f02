//! Sorting in few bytes.
//!
//! The standard library's sorts are the fastest there are, and cost about five kilobytes of wasm a
//! type. Short lists do not need that: here one sort of numbers serves all types, through a
//! comparison of positions. Long lists (pairs, links) keep the standard library's.

use std::cmp::Ordering;

/// Sorts a list; equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let at = |position: u32| items.get(position as usize);
    let order = positions(items.len() as u32, &|a, b| match (at(a), at(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|from| taken.get_mut(from as usize)?.take()));
}

/// Sorts a list by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// The positions 0 to `length` in the order of a comparison.
fn positions(length: u32, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..length).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
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
