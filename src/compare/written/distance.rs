//! Distances of two texts in edits.
//!
//! Does: Levenshtein's, and Damerau's with swaps of neighbours between which others may come to stand
//! (Lowrance and Wagner 1975), as DuckDB and Spark count them.
//! Does not: hurry. A written condition is asked of few pairs beside the models of the package.

/// Letters that are looked at, of each text: the work grows with their square.
const LETTERS: usize = 128;

/// Insertions, deletions and substitutions.
pub(super) fn edits(a: &str, b: &str) -> f64 {
    distance(a, b, false)
}

/// The same and swaps of neighbours.
pub(super) fn edits_with_swaps(a: &str, b: &str) -> f64 {
    distance(a, b, true)
}

fn distance(a: &str, b: &str, swaps: bool) -> f64 {
    let letters = |text: &str| -> Vec<char> { text.chars().take(LETTERS).collect() };
    let (a, b) = (letters(a), letters(b));
    let width = b.len() + 1;
    let mut cells: Vec<usize> = (0..width).collect();
    for (row, left) in a.iter().enumerate() {
        cells.push(row + 1);
        for (column, right) in b.iter().enumerate() {
            let cell = |up: usize, back: usize| {
                cells.get((row + 1 - up) * width + column + 1 - back).copied().unwrap_or(0)
            };
            let changed = cell(1, 1) + usize::from(left != right);
            let mut least = changed.min(cell(1, 0) + 1).min(cell(0, 1) + 1);
            if swaps && left != right {
                // Where each letter stood last on the other side; what lies between is put in or out.
                let up = a.iter().take(row).rev().position(|other| other == right);
                let back = b.iter().take(column).rev().position(|other| other == left);
                if let Some((up, back)) = up.zip(back) {
                    least = least.min(cell(up + 2, back + 2) + up + back + 1);
                }
            }
            cells.push(least);
        }
    }
    cells.last().copied().unwrap_or(0) as f64
}

#[cfg(test)]
mod tests {
    use super::{edits, edits_with_swaps};
    use crate::text::hash::hash_pair;

    fn word(seed: u64) -> String {
        let letters = ['a', 'b', 'ä', 'c'];
        (0..hash_pair(seed, 1) % 8).map(|at| letters[(hash_pair(seed, at + 2) % 4) as usize]).collect()
    }

    #[test]
    fn they_are_strsims_on_random_pairs() {
        for seed in 0..30_000u64 {
            let (a, b) = (word(seed), word(hash_pair(seed, 9)));
            assert_eq!(edits(&a, &b), strsim::levenshtein(&a, &b) as f64, "{a} {b}");
            assert_eq!(edits_with_swaps(&a, &b), strsim::damerau_levenshtein(&a, &b) as f64, "{a} {b}");
        }
    }
}
