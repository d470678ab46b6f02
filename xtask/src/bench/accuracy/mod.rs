//! `cargo xtask bench accuracy [SET…] [--write] [--misses N] [--model FILE] [--shipped]
//! [--file FILE TRUTH]…`: how right clusters are at the default threshold.
//!
//! Does: hides what tells the truth, resolves each set that is on this machine through the pipeline,
//! counts pairs over all true pairs, fails where a set misses its bar. `--write` puts the table into
//! BENCHMARKS.md, `--misses N` prints up to N wrong pairs of each sort with their reasons, `--model`
//! measures another model, `--shipped` the shipped one without fitting it to the records, `--file F.csv TRUTH`
//! a file of one's own, in which records of one customer have one value in the column TRUTH.
//! Does not: tune anything.

mod misses;
mod report;
pub mod resolve;
pub mod score;
mod sets;

use crate::shell::{Done, about, fast, say};
use score::Score;
use selfsame::matching::Model;
use selfsame::pipeline::Options;
use sets::{Loaded, SETS, Set};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One line of the table.
struct Line {
    set: &'static Set,
    rows: usize,
    customers: usize,
    score: Score,
    /// The share of the true pairs that were compared at all.
    met: f64,
    seconds: f64,
}

struct Request {
    sets: Vec<&'static Set>,
    write: bool,
    misses: usize,
    options: Options,
}

/// Runs the bench.
pub fn bench(args: &[String]) -> Done {
    let request = request(args)?;
    if cfg!(debug_assertions) {
        return fast("bench accuracy", args);
    }
    let mut lines = Vec::new();
    println!("{}", report::HEAD);
    for set in &request.sets {
        let line = measure(set, &request)?;
        println!("{}", report::row(&line));
        lines.push(line);
    }
    if request.write {
        report::write(&lines)?;
    }
    below(&lines)
}

/// Fails where a set misses its bar.
fn below(lines: &[Line]) -> Done {
    let missed = lines.iter().filter(|line| line.score.f1() < line.set.bar);
    let missed: Vec<String> =
        missed.map(|line| format!("{} (bar {})", line.set.name, line.set.bar)).collect();
    if missed.is_empty() { Ok(()) } else { Err(format!("below the bar: {}", missed.join(", "))) }
}

fn request(args: &[String]) -> Result<Request, String> {
    let mut request = Request { sets: Vec::new(), write: false, misses: 0, options: Options::default() };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--write" => request.write = true,
            "--model" => request.options.model = Some(model(args.next().ok_or("--model needs a file")?)?),
            "--shipped" => request.options.train = Some(false),
            "--misses" => {
                let number = args.next().and_then(|text| text.parse().ok());
                request.misses = number.ok_or("--misses needs a number")?;
            }
            "--file" => request.sets.push(own(&mut args)?),
            name => request.sets.push(SETS.iter().find(|set| set.name == name).ok_or_else(|| unknown(name))?),
        }
    }
    if request.sets.is_empty() {
        request.sets = SETS.iter().filter(|set| set.is_there()).collect();
        let absent = SETS.len() - request.sets.len();
        if absent > 0 {
            say(format!(
                "{absent} sets are not on this machine (SELFSAME_DATA and PEERS_WORK name their folders)"
            ));
        }
    }
    Ok(request)
}

/// Sets are named once for all; one more lives as long as the command.
fn own<'a>(args: &mut impl Iterator<Item = &'a String>) -> Result<&'static Set, String> {
    let mut text = || args.next().map(|text| &*text.clone().leak()).ok_or("--file needs a file and a column");
    Ok(Box::leak(Box::new(Set::own(text()?, text()?))))
}

/// Reads a model.
pub fn model(path: &str) -> Result<Model, String> {
    let text = fs::read_to_string(path).map_err(|error| about(Path::new(path), &error))?;
    Model::parse(&text).map_err(|error| error.to_string())
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = SETS.iter().map(|set| set.name).collect();
    format!("there is no set {name}; there are: {}", names.join(", "))
}

fn measure(set: &'static Set, request: &Request) -> Result<Line, String> {
    let loaded = set.load()?;
    let resolved = resolve::resolve(&loaded.files, request.options.clone())
        .map_err(|error| format!("{}: {error}", set.name))?;
    if resolved.clusters().len() != loaded.truth.len() {
        let (got, want) = (resolved.clusters().len(), loaded.truth.len());
        return Err(format!("{}: {want} rows went in, {got} came out", set.name));
    }
    let compared = resolved.compared();
    if request.misses > 0 {
        misses::print(&loaded, &resolved, &compared, request.misses);
    }
    let score = score::score(resolved.clusters(), &loaded.truth);
    Ok(Line {
        set,
        rows: loaded.truth.len(),
        customers: resolved.customers(),
        score,
        met: met(&compared, &loaded.truth, score.true_pairs),
        seconds: resolved.seconds,
    })
}

/// A file with its truth, as a set is once it was read.
pub fn loaded(bytes: Vec<u8>, truth: Vec<u32>) -> Loaded {
    let table = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice()).into_records();
    let rows = table.flatten().map(|record| record.iter().map(str::to_owned).collect()).collect();
    Loaded { files: vec![("made.csv".to_owned(), bytes.clone())], truth, rows }
}

/// Prints up to so many wrong pairs of each sort.
pub fn misses(loaded: &Loaded, resolved: &resolve::Resolved, most: usize) {
    misses::print(loaded, resolved, &resolved.compared(), most);
}

fn met(compared: &BTreeSet<(u32, u32)>, truth: &[u32], true_pairs: u64) -> f64 {
    let met = compared.iter().filter(|(left, right)| truth[*left as usize] == truth[*right as usize]);
    met.count() as f64 / true_pairs.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_reaches_its_bar_with_the_shipped_model() {
        let request = request(&["sample".to_owned()]).unwrap();
        let lines: Vec<Line> = request.sets.iter().map(|set| measure(set, &request).unwrap()).collect();
        assert_eq!(lines.len(), 1);
        below(&lines).unwrap();
    }
}
