//! `cargo xtask bench shapes [NAME] [--seeds N] [--misses N] [--model FILE]`: small made-up files of many shapes.
//!
//! Does: clusters at the default threshold, counted over all true pairs of each file, the mean over some seeds;
//! fails where the mean over all shapes misses the bar.
//! Does not: tune anything; what is measured is whether a model holds where a file says little.

use super::accuracy::{self, resolve, score};
use crate::sample;
use crate::shell::{Done, fast};
use selfsame::pipeline::Options;

const SEEDS: u64 = 3;
/// Another seed than those of the sample, of training and of look-ups.
const SEED: u64 = 31_000;
/// The mean of F1 over all shapes.
const BAR: f64 = 0.87;

/// Runs the bench.
pub fn bench(args: &[String]) -> Done {
    if cfg!(debug_assertions) {
        return fast("bench shapes", args);
    }
    let after = |option: &str| args.iter().skip_while(|arg| *arg != option).nth(1);
    let number = |option: &str| after(option).and_then(|text| text.parse::<u64>().ok());
    let misses = number("--misses").unwrap_or(0) as usize;
    let model = after("--model").map(|path| accuracy::model(path)).transpose()?;
    let only = args.first().filter(|name| !name.starts_with("--"));
    let options = Options { model, ..Options::default() };
    let seeds = number("--seeds").unwrap_or(SEEDS);
    let mut sums: Vec<(&str, [f64; 3])> = Vec::new();
    for seed in 0..seeds {
        for (at, shape) in sample::shapes(SEED + 100 * seed).into_iter().enumerate() {
            if sums.len() == at {
                sums.push((shape.name, [0.0; 3]));
            }
            if only.is_some_and(|only| !shape.name.contains(only.as_str())) {
                continue;
            }
            let loaded = accuracy::loaded(shape.bytes, shape.truth);
            let resolved =
                resolve::resolve(&loaded.files, options.clone()).map_err(|error| error.to_string())?;
            if resolved.clusters().len() != loaded.truth.len() {
                return Err(format!("{}: not every row came out", shape.name));
            }
            if misses > 0 {
                accuracy::misses(&loaded, &resolved, misses);
            }
            let score = score::score(resolved.clusters(), &loaded.truth);
            let figures = [score.precision(), score.recall(), score.f1()];
            sums[at].1.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
        }
    }
    report(&sums, seeds, only.is_some())
}

fn report(sums: &[(&str, [f64; 3])], seeds: u64, part: bool) -> Done {
    println!("| shape | precision | recall | F1 |\n| --- | ---: | ---: | ---: |");
    let mut all = 0.0;
    for (name, sums) in sums.iter().filter(|(_, sums)| sums[2] > 0.0) {
        let [precision, recall, f1] = sums.map(|sum| sum / seeds as f64);
        println!("| {name} | {precision:.4} | {recall:.4} | {f1:.4} |");
        all += f1;
    }
    let mean = all / sums.len() as f64;
    println!("mean F1 {mean:.4}");
    if !part && mean < BAR { Err(format!("shapes: mean F1 {mean:.4} is below {BAR}")) } else { Ok(()) }
}
