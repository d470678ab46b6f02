//! `cargo xtask train`: the m and u probabilities of the shipped person model.
//!
//! Does: makes customers (another seed than the committed sample has), takes them through the stations
//! as any file, counts the levels of pairs of one customer and of random pairs of different customers
//! of one country, and writes `src/matching/person.json`: each probability is the geometric mean of the
//! counted one and the expected one of `xtask/data/person-expected.json`, because made-up customers
//! are one world among many. The same counts give the same bytes.
//! Does not: look at any public set, or at the committed sample.

use crate::sample::{self, Random};
use crate::shell::{Done, fast, root, say, write};
use selfsame::matching::{Before, LevelCounts, Model, ModelLevel, Population, estimate};
use selfsame::pipeline::{Job, Options, Resolution};
use selfsame::vocabulary::Stage;
use std::collections::BTreeMap;

const SEED: u64 = 7_001;
const CUSTOMERS: usize = 20_000;
/// What the generator writes in one spelling only, or not at all, keeps its expected probabilities.
const NOT_VARIED: &[&str] = &["organization", "attribute", "identifier"];
/// Random pairs of different customers.
const OTHERS: usize = 6_000_000;

/// Runs the command.
pub fn command(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("takes no options".to_owned());
    }
    if cfg!(debug_assertions) {
        return fast("train", args);
    }
    say(format!("making {CUSTOMERS} customers with seed {SEED}"));
    let files = sample::generate(CUSTOMERS, SEED);
    let truth: Vec<usize> =
        files.iter().flat_map(|file| &file.truth).map(|(_, customer)| *customer).collect();
    let countries = sample::countries(CUSTOMERS, SEED);
    say(format!("comparing {} records", truth.len()));
    let resolution = resolve(&files).map_err(|error| error.to_string())?;
    let population = resolution.population();
    let matches = of_one_customer(population, &truth);
    let others = of_different_customers(population, &truth, &countries);
    let expected = expected().map_err(|error| error.to_string())?;
    let path = root().join("src/matching/person.json");
    say(format!("writing {}", path.display()));
    let counted = estimate(&expected, &matches, &others, Before::Nothing);
    write(&path, (between(&expected, &counted).to_json() + "\n").as_bytes())
}

fn resolve(files: &[sample::SampleFile]) -> Result<Resolution, selfsame::Error> {
    let mut job = Job::new(Options::default())?;
    for file in files {
        job.add_input(file.name, &file.bytes)?;
    }
    while job.step(5_000)?.stage != Stage::Done {}
    job.finish()
}

fn expected() -> Result<Model, selfsame::Error> {
    Model::parse(include_str!("../data/person-expected.json"))
}

/// The model half-way between two, comparison by comparison.
fn between(expected: &Model, counted: &Model) -> Model {
    let mut model = expected.clone();
    let varied = model.comparisons.iter_mut().zip(&counted.comparisons);
    for (mine, other) in varied.filter(|(mine, _)| !NOT_VARIED.contains(&mine.name.as_str())) {
        let m = means(&mine.levels, &other.levels, |level| level.m);
        let u = means(&mine.levels, &other.levels, |level| level.u);
        for (level, (m, u)) in mine.levels.iter_mut().zip(m.into_iter().zip(u)) {
            (level.m, level.u) = (m, u);
        }
    }
    model
}

/// Geometric means that add up to one.
fn means(left: &[ModelLevel], right: &[ModelLevel], of: fn(&ModelLevel) -> f64) -> Vec<f64> {
    let means: Vec<f64> = left.iter().zip(right).map(|(a, b)| (of(a) * of(b)).sqrt()).collect();
    let sum: f64 = means.iter().sum();
    means.iter().map(|mean| (mean / sum * 1e8).round().max(1.0) / 1e8).collect()
}

/// The records under each key, both in order.
fn grouped(keys: impl Iterator<Item = usize>) -> BTreeMap<usize, Vec<u32>> {
    let mut groups = BTreeMap::<usize, Vec<u32>>::new();
    keys.enumerate().for_each(|(record, key)| groups.entry(key).or_default().push(record as u32));
    groups
}

fn of_one_customer(population: &Population, truth: &[usize]) -> LevelCounts {
    let mut counts = LevelCounts::default();
    for records in grouped(truth.iter().copied()).values() {
        for (at, left) in records.iter().enumerate() {
            records[at + 1..]
                .iter()
                .filter_map(|right| population.vector(*left, *right))
                .for_each(|v| counts.add(v, 1.0));
        }
    }
    counts
}

/// Customers of one company mostly live in one country, where names and places repeat more.
fn of_different_customers(population: &Population, truth: &[usize], countries: &[usize]) -> LevelCounts {
    let neighbours = grouped(truth.iter().map(|customer| countries[*customer]));
    let (mut counts, mut random) = (LevelCounts::default(), Random::of(SEED, 1 << 60));
    for _ in 0..OTHERS {
        let left = random.below(truth.len());
        let right = *random.pick(&neighbours[&countries[truth[left]]]) as usize;
        if truth[left] != truth[right] {
            population
                .vector(left as u32, right as u32)
                .into_iter()
                .for_each(|vector| counts.add(vector, 1.0));
        }
    }
    counts
}
