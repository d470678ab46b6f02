//! `bench metrics`: pairs a second of the string metrics of our own, beside the library's.

use crate::shell::Done;
use std::hint::black_box;
use std::time::Instant;

/// The sample's family names; all are compared with all.
const NAMES: &str = include_str!("../../data/family-names.tsv");
const ROUNDS: usize = 5;

/// Prints the median of some rounds.
pub fn bench(_: &[String]) -> Done {
    let cells = NAMES.lines().skip(1).flat_map(|row| row.split('\t').skip(1));
    let folded = cells.map(selfsame::text::fold::fold);
    let mut names: Vec<String> = folded.filter(|name| !name.is_empty() && name.is_ascii()).collect();
    names.sort_unstable();
    names.dedup();
    let own = pairs_a_second(&names, selfsame::compare::jaro_winkler);
    let strsim = pairs_a_second(&names, strsim::jaro_winkler);
    println!("Jaro-Winkler, {} folded family names, all with all, native, one thread", names.len());
    println!("  own      {:6.1} million pairs a second", own / 1e6);
    println!("  strsim   {:6.1} million pairs a second", strsim / 1e6);
    println!("  ratio    {:6.1}", own / strsim);
    Ok(())
}

fn pairs_a_second(names: &[String], metric: fn(&str, &str) -> f64) -> f64 {
    let mut rates: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let sum: f64 = names.iter().flat_map(|a| names.iter().map(move |b| metric(a, b))).sum();
            black_box(sum);
            (names.len() * names.len()) as f64 / start.elapsed().as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    rates[ROUNDS / 2]
}
