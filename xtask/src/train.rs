//! `cargo xtask train [person] [organization] [household]`: the m and u probabilities of the shipped models.
//!
//! Does: makes customers (another seed than the committed sample has), takes them through the stations
//! as any file, counts the levels of pairs of one customer and of random pairs of different customers
//! of one country, and writes `src/matching/ENTITY.json`: each probability is the geometric mean of the
//! counted one and the expected one of `xtask/data/ENTITY-expected.json`, because made-up customers
//! are one world among many. The same counts give the same bytes.
//! Does not: look at any public set, or at the committed sample.

use crate::sample::{self, Random};
use crate::shell::{Done, fast, root, say, write};
use selfsame::compare::{CONDITIONAL, table};
use selfsame::matching::{Before, LevelCounts, Model, ModelLevel, Population, Scorer, estimate};
use selfsame::pipeline::{Job, Options, Resolution};
use selfsame::vocabulary::{Entity, Stage};
use std::collections::BTreeMap;

const SEED: u64 = 7_001;
/// Random pairs of different customers.
const OTHERS: usize = 6_000_000;
/// Pairs of one customer below which a level counts as not made.
const FEWEST: f64 = 5.0;

/// How often it comes up is how often postal codes are left out; where they are, it is all that can agree.
const OF_WHAT_IS_LEFT_OUT: (&str, &str) = ("address.area", "same-locality");

/// How one model is trained.
struct Course {
    entity: Entity,
    customers: usize,
    made: fn(usize, u64) -> sample::Made,
    expected: &'static str,
    /// What the generator writes in one spelling only, or not at all, keeps its expected probabilities.
    not_varied: &'static [&'static str],
}

const COURSES: &[Course] = &[
    Course {
        entity: Entity::Person,
        customers: 20_000,
        made: sample::people,
        expected: include_str!("../data/person-expected.json"),
        not_varied: &["organization", "attribute", "identifier", "entity"],
    },
    Course {
        entity: Entity::Organization,
        customers: 12_000,
        made: sample::companies,
        expected: include_str!("../data/organization-expected.json"),
        // The numbers of one town share their first digits; made-up ones differ in all.
        not_varied: &["attribute", "contact", "phone"],
    },
    Course {
        entity: Entity::Household,
        customers: 20_000,
        made: sample::households,
        expected: include_str!("../data/household-expected.json"),
        // The generator's people have mailboxes and flats of their own.
        not_varied: &["email", "address.unit"],
    },
];

/// Runs the command.
pub fn command(args: &[String]) -> Done {
    let named = |course: &Course| args.is_empty() || args.iter().any(|arg| arg == course.entity.as_str());
    if let Some(other) = args.iter().find(|arg| Entity::parse(arg).is_none()) {
        return Err(format!("{other}? usage: cargo xtask train [person] [organization] [household]"));
    }
    if cfg!(debug_assertions) {
        return fast("train", args);
    }
    COURSES.iter().filter(|course| named(course)).try_for_each(|course| {
        let model = train(course).map_err(|error| error.to_string())?;
        let path = root().join(format!("src/matching/{}.json", course.entity));
        say(format!("writing {}", path.display()));
        write(&path, written(&model).as_bytes())
    })
}

/// A line a comparison, without spaces: the text is part of the wasm.
fn written(model: &Model) -> String {
    let json = serde_json::to_string(model).expect("a model is plain data");
    json.replace("]},{\"name\"", "]},\n{\"name\"") + "\n"
}

fn train(course: &Course) -> Result<Model, selfsame::Error> {
    say(format!("making {} customers with seed {SEED}", course.customers));
    let made = (course.made)(course.customers, SEED);
    let truth: Vec<usize> =
        made.files.iter().flat_map(|file| &file.truth).map(|(_, customer)| *customer).collect();
    say(format!("comparing {} records", truth.len()));
    let expected = Model::parse(course.expected)?;
    let resolution = resolve(&made.files)?;
    let population = resolution.population();
    let scorer = Scorer::new(&expected, truth.len());
    let matches = of_one_customer(&scorer, population, &truth);
    let others = of_different_customers(&scorer, population, &truth, &made.countries);
    let counted = estimate(&expected, &matches, &others, Before::Nothing);
    let made = |at, level| matches.pairs(course.entity, at, level) >= FEWEST;
    Ok(between(&expected, &counted, course.not_varied, &made))
}

fn resolve(files: &[sample::SampleFile]) -> Result<Resolution, selfsame::Error> {
    let mut job = Job::new(Options::default())?;
    for file in files {
        job.add_input(file.name, &file.bytes)?;
    }
    while job.step(5_000)?.stage != Stage::Done {}
    job.finish()
}

/// The model half-way between two, comparison by comparison. A level that the generator does not make stays as
/// expected.
fn between(
    expected: &Model,
    counted: &Model,
    not_varied: &[&str],
    made: &dyn Fn(usize, usize) -> bool,
) -> Model {
    let mut model = expected.clone();
    for (given, other) in expected.comparisons.iter().zip(&counted.comparisons) {
        let at = table(expected.entity).iter().position(|known| known.name == given.name).unwrap_or(0);
        let Some(mine) = model.comparisons.iter_mut().find(|mine| mine.name == given.name) else { continue };
        if not_varied.contains(&given.name.as_str()) {
            continue;
        }
        let count = |level: usize, of: fn(&ModelLevel) -> f64| {
            let (given, other) = (of(&given.levels[level]), of(&other.levels[level]));
            if made(at, level) { (given * other).sqrt() } else { given }
        };
        let counts = |level: usize| {
            let named = (&*given.name, &*given.levels[level].name);
            !CONDITIONAL.contains(&named) && named != OF_WHAT_IS_LEFT_OUT
        };
        let levels: Vec<usize> = (0..given.levels.len()).filter(|level| counts(*level)).collect();
        let sum = |of| -> f64 { levels.iter().map(|level| count(*level, of)).sum() };
        let (m, u) = (sum(|level| level.m), sum(|level| level.u));
        for level in &levels {
            mine.levels[*level].m = four_digits(count(*level, |level| level.m) / m);
            mine.levels[*level].u = four_digits(count(*level, |level| level.u) / u);
        }
    }
    model
}

/// More digits are more than the counts can bear.
fn four_digits(share: f64) -> f64 {
    format!("{:.3e}", share.clamp(1e-8, 0.9999)).parse().unwrap_or(share)
}

/// The records under each key, both in order.
fn grouped(keys: impl Iterator<Item = usize>) -> BTreeMap<usize, Vec<u32>> {
    let mut groups = BTreeMap::<usize, Vec<u32>>::new();
    keys.enumerate().for_each(|(record, key)| groups.entry(key).or_default().push(record as u32));
    groups
}

fn of_one_customer(scorer: &Scorer, population: &Population, truth: &[usize]) -> LevelCounts {
    let mut counts = LevelCounts::default();
    for records in grouped(truth.iter().copied()).values() {
        for (at, left) in records.iter().enumerate() {
            records[at + 1..]
                .iter()
                .filter_map(|right| population.vector(scorer, *left, *right))
                .for_each(|v| counts.add(v, 1.0));
        }
    }
    counts
}

/// Customers of one company mostly live in one country, where names and places repeat more.
fn of_different_customers(
    scorer: &Scorer,
    population: &Population,
    truth: &[usize],
    countries: &[usize],
) -> LevelCounts {
    let neighbours = grouped(truth.iter().map(|customer| countries[*customer]));
    let (mut counts, mut random) = (LevelCounts::default(), Random::of(SEED, 1 << 60));
    for _ in 0..OTHERS {
        let left = random.below(truth.len());
        let right = *random.pick(&neighbours[&countries[truth[left]]]) as usize;
        if truth[left] != truth[right] {
            let vector = population.vector(scorer, left as u32, right as u32);
            vector.into_iter().for_each(|vector| counts.add(vector, 1.0));
        }
    }
    counts
}
