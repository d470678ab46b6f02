//! `cargo xtask bench native [N]`: the same persons resolved natively and in wasm, in CPU seconds.
//!
//! Does: makes the file of `bench million --own`, resolves it in this program and in Node, and prints both and their
//! ratio. Node's time holds its own start and the compiling of the wasm, as its users pay them.
//! Does not: fail above the bar of 1.4.

use crate::shell::{self, Done};
use crate::{build, install, machine, sample};
use selfsame::pipeline::{Job, Options};
use selfsame::vocabulary::Stage;
use std::fs;

const PERSONS: usize = 100_000;
/// The seed of `bench million`.
const SEED: u64 = 42;
const STEP: usize = 10_000;
/// Ticks a second of the times in `/proc`, on every Linux.
const TICKS: f64 = 100.0;

/// Resolves the file twice.
pub fn bench(args: &[String]) -> Done {
    let persons = match args {
        [] => PERSONS,
        [number] => number.parse().map_err(|_| "usage: cargo xtask bench native [N]".to_owned())?,
        _ => return Err("usage: cargo xtask bench native [N]".to_owned()),
    };
    if cfg!(debug_assertions) {
        return shell::fast("bench native", args);
    }
    let file = shell::target().join("million").join(format!("own-{persons}.csv"));
    sample::write_persons(&file, persons, SEED)?;
    let bytes = fs::read(&file).map_err(|error| shell::about(&file, &error))?;
    let before = cpu()?;
    let customers = resolve(bytes).map_err(|error| error.to_string())?;
    let natively = cpu()? - before;
    install::node()?;
    let package = build::package(false)?;
    let mut node = shell::program("node");
    node.args(["--expose-gc", "xtask/million.mjs"]).arg(package).arg(&file).arg(sample::truth_of(&file));
    let told: serde_json::Value =
        serde_json::from_str(&shell::read(&mut node)?).map_err(|error| error.to_string())?;
    if told["customers"] != customers {
        return Err(format!("{customers} customers natively, {} in wasm", told["customers"]));
    }
    let wasm = told["cpuSeconds"].as_f64().unwrap_or_default();
    println!(
        "{persons} persons: natively {natively:.1} CPU-s, in wasm {wasm:.1}, ratio {:.2}",
        wasm / natively
    );
    println!("{}", machine::line(&format!("cargo xtask bench native {persons}")));
    Ok(())
}

fn resolve(bytes: Vec<u8>) -> selfsame::Result<usize> {
    let mut job = Job::new(Options::default())?;
    job.add_input("persons.csv", bytes)?;
    while job.step(STEP)?.stage != Stage::Done {}
    Ok(job.finish()?.customers())
}

/// CPU seconds of this process so far.
fn cpu() -> Result<f64, String> {
    let path = std::path::Path::new("/proc/self/stat");
    let stat = fs::read_to_string(path).map_err(|error| shell::about(path, &error))?;
    // The name of the program stands in brackets and may hold spaces.
    let numbers = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = numbers.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}
