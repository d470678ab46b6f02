//! `cargo xtask bench households [PEOPLE] [--seed S]`: who lives together, on made-up people of another seed than
//! the model was trained on.
//!
//! Does: pairs of records of one household, whoever they are, counted over all true pairs; and the same of the
//! model of persons, which is asked for something else and shows what that costs.

use super::accuracy::{resolve, score};
use crate::sample;
use crate::shell::{Done, fast};
use selfsame::matching::Model;
use selfsame::pipeline::Options;
use selfsame::vocabulary::Entity;

const PEOPLE: usize = 20_000;
const SEED: u64 = 9_001;
/// F1 at the model's own threshold.
const BAR: f64 = 0.75;

/// Runs the bench.
pub fn bench(args: &[String]) -> Done {
    if cfg!(debug_assertions) {
        return fast("bench households", args);
    }
    let people = args.first().and_then(|people| people.parse().ok()).unwrap_or(PEOPLE);
    let seed = args.iter().skip_while(|arg| *arg != "--seed").nth(1).and_then(|seed| seed.parse().ok());
    let made = sample::households(people, seed.unwrap_or(SEED));
    let truth: Vec<u32> =
        made.files.iter().flat_map(|file| &file.truth).map(|(_, household)| *household as u32).collect();
    let files: Vec<(String, Vec<u8>)> =
        made.files.iter().map(|file| (file.name.to_owned(), file.bytes.clone())).collect();
    let mut reached = 0.0;
    for entity in [Entity::Person, Entity::Household] {
        let model = Some(Model::of(entity).map_err(|error| error.to_string())?);
        let resolved = resolve::resolve(&files, Options { model, ..Options::default() });
        let resolved = resolved.map_err(|error| error.to_string())?;
        let score = score::score(resolved.clusters(), &truth);
        reached = score.f1();
        println!(
            "{entity:<10} {} records, {} groups: precision {:.3}, recall {:.3}, F1 {:.3}",
            truth.len(),
            resolved.customers(),
            score.precision(),
            score.recall(),
            score.f1(),
        );
    }
    if reached < BAR { Err(format!("households: F1 {reached:.3} is below {BAR}")) } else { Ok(()) }
}
