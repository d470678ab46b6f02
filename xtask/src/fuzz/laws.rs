//! `cargo xtask fuzz laws [--seeds N] [--from SEED] [--cases N]`: the property tests over cases that a test
//! run does not draw.
//!
//! Does: build them once, quick to run, and draw anew for each seed; say which seed broke one and how to
//! draw that again.
//! Does not: need nightly, or run the tests of tables.

use crate::shell::{self, Done};
use crate::test::log;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// What was asked for.
struct Asked {
    from: u64,
    seeds: u64,
    cases: u64,
}

/// Reads the arguments and draws.
pub fn command(args: &[String]) -> Done {
    let asked = read(args)?;
    shell::say("building the laws");
    shell::run(tests().arg("--no-run"))?;
    shell::say(format!("{} seeds from {}, {} cases a law", asked.seeds, asked.from, asked.cases));
    let broken: Vec<u64> =
        (asked.from..asked.from + asked.seeds).filter(|seed| !holds(*seed, asked.cases)).collect();
    match broken.first() {
        None => Ok(()),
        Some(seed) => Err(format!(
            "{} seeds broke a law; again: cargo xtask fuzz laws --from {seed} --seeds 1 --cases {}",
            broken.len(),
            asked.cases
        )),
    }
}

fn read(args: &[String]) -> Result<Asked, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut asked = Asked { from: now, seeds: 10, cases: 20_000 };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let number = args.next().and_then(|text| text.parse().ok());
        let number = number.ok_or_else(|| format!("{arg} takes a number"))?;
        match arg.as_str() {
            "--from" => asked.from = number,
            "--seeds" => asked.seeds = number,
            "--cases" => asked.cases = number,
            _ => return Err(format!("laws takes --seeds, --from and --cases, not {arg}")),
        }
    }
    Ok(asked)
}

/// The test binaries that hold property tests: those of the crate itself, and the files that have some.
fn tests() -> Command {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--quiet", "--profile", "native", "--no-fail-fast", "--lib"]);
    let files = fs::read_dir(shell::root().join("tests")).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).filter(|path| has_laws(path)).collect();
    files.sort();
    for name in files.iter().filter_map(|path| path.file_stem()) {
        cargo.arg("--test").arg(name);
    }
    cargo
}

fn has_laws(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains("proptest! {"))
}

fn holds(seed: u64, cases: u64) -> bool {
    let path = shell::target().join("fuzz/logs").join(format!("laws-{seed}.log"));
    let mut drawing = tests();
    drawing.env("PROPTEST_RNG_SEED", seed.to_string()).env("PROPTEST_CASES", cases.to_string());
    let ended = log::run_all(vec![drawing], &path);
    match &ended {
        Ok(()) => println!("✔ {seed}"),
        Err(_) => {
            println!("✘ {seed} {}", path.display());
            let told = fs::read_to_string(&path).unwrap_or_default();
            let telling = |line: &&str| line.contains("panicked") || line.contains("minimal failing input");
            told.lines().filter(telling).for_each(|line| println!("    {line}"));
        }
    }
    ended.is_ok()
}
