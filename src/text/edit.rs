//! Whether one edit makes one text of another.
//!
//! Does: look at what two texts have apart from their common ends, which is a few letters where they
//! are one edit apart. Does not: measure a distance; strsim does where one is needed.

/// Whether at most one insertion, deletion, substitution or swap of neighbours makes one text of the
/// other. A letter of several bytes is one letter.
#[must_use]
pub fn one_edit(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (a, b) = differing(a, b);
    if a.len() > 8 || b.len() > 8 {
        return false;
    }
    let (mut left, mut right) = (a.chars(), b.chars());
    match ((left.next(), left.next(), left.next()), (right.next(), right.next(), right.next())) {
        ((_, None, _), (_, None, _)) => true,
        ((Some(a), Some(b), None), (Some(c), Some(d), None)) => a == d && b == c,
        _ => false,
    }
}

/// What stands between the common beginning and the common end, in whole letters.
fn differing<'t>(a: &'t str, b: &'t str) -> (&'t str, &'t str) {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    let shorter = x.len().min(y.len());
    let mut start = 0;
    while start < shorter && byte(x, start) == byte(y, start) {
        start += 1;
    }
    // Letters may share their first or last bytes only.
    while !(a.is_char_boundary(start) && b.is_char_boundary(start)) {
        start -= 1;
    }
    let mut end = 0;
    while end < shorter - start && byte(x, x.len() - 1 - end) == byte(y, y.len() - 1 - end) {
        end += 1;
    }
    while !(a.is_char_boundary(a.len() - end) && b.is_char_boundary(b.len() - end)) {
        end -= 1;
    }
    let between = |text: &'t str| text.get(start..text.len() - end).unwrap_or_default();
    (between(a), between(b))
}

#[inline(always)]
fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::one_edit;
    use crate::text::hash::hash_pair;

    fn word(seed: u64) -> String {
        let letters = ['a', 'b', 'ä', 'ö', 'ж', '1'];
        (0..hash_pair(seed, 1) % 7).map(|at| letters[(hash_pair(seed, at + 2) % 6) as usize]).collect()
    }

    #[test]
    fn it_is_a_distance_of_at_most_one_on_a_million_pairs() {
        let mut near = 0;
        for seed in 0..1_000_000u64 {
            let (a, b) = (word(seed), word(hash_pair(seed, 9)));
            let oracle = strsim::osa_distance(&a, &b) <= 1;
            assert_eq!(one_edit(&a, &b), oracle, "{a:?} {b:?}");
            near += u32::from(oracle);
        }
        assert!(near > 1_000, "the pairs are too far apart to prove anything");
    }
}
