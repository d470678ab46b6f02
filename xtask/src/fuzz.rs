//! `cargo xtask fuzz [TARGET…] [--seconds N]`: looks for bytes that break a law of `fuzz/src/laws`.
//!
//! Does: nightly and cargo-fuzz, the targets built once, each run for its time (two minutes unless
//! said otherwise) on the committed corpus and on what earlier runs kept in `target/fuzz/corpus`.
//! Does not: commit what it finds: bytes that broke a law go into `fuzz/corpus/TARGET` under a name
//! that says what they are, and are a test from then on (`tests/corpus.rs`).
//!
//! `cargo xtask fuzz laws` is another way of looking, see `laws`.

mod laws;

use crate::install;
use crate::shell::{self, Done};
use crate::test::log;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const SECONDS: u32 = 120;
/// Of one input: the laws are about structure, long inputs have tests of their own.
const LONGEST: &str = "-max_len=4096";
/// Seconds that one input may take, far above what linear work on 4 kB needs.
const PATIENCE: &str = "-timeout=10";

/// Reads the arguments and runs the targets.
pub fn command(args: &[String]) -> Done {
    if let [first, others @ ..] = args
        && first == "laws"
    {
        return laws::command(others);
    }
    let (asked, seconds) = read(args)?;
    install::nightly()?;
    let tool = install::cargo_fuzz()?;
    shell::say("building the fuzz targets (some minutes at first)");
    shell::run(&mut fuzz(&tool, &["build"]))?;
    let mut broken = Vec::new();
    for target in asked {
        shell::say(format!("{target}: {seconds} s"));
        let run = running(&tool, &target, seconds)?;
        if !holds(&target, run) {
            broken.push(target);
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("broken: {}", broken.join(", "))) }
}

fn read(args: &[String]) -> Result<(Vec<String>, u32), String> {
    let (known, mut asked, mut seconds) = (targets(), Vec::new(), SECONDS);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--seconds" {
            let number = args.next().and_then(|text| text.parse().ok());
            seconds = number.ok_or("--seconds takes a number")?;
        } else if known.contains(arg) {
            asked.push(arg.clone());
        } else {
            return Err(format!("there is no target {arg}; there are: laws {}", known.join(" ")));
        }
    }
    Ok((if asked.is_empty() { known } else { asked }, seconds))
}

/// Each target is a file.
fn targets() -> Vec<String> {
    let files = shell::files(&shell::root().join("fuzz/src/bin"));
    files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect()
}

/// `cargo fuzz`, as nightly runs it.
fn fuzz(tool: &Path, words: &[&str]) -> Command {
    let found = env::var_os("PATH").unwrap_or_default();
    let path = tool.parent().map(Path::to_path_buf).into_iter().chain(env::split_paths(&found));
    let mut cargo = shell::program("rustup");
    cargo.args(["run", "nightly", "cargo", "fuzz"]).args(words);
    cargo.env("PATH", env::join_paths(path).unwrap_or_default());
    cargo.env("CARGO_TARGET_DIR", shell::target().join("fuzz")).env_remove("CARGO");
    cargo
}

/// What is found is kept in the first corpus; the committed one is only read.
fn running(tool: &Path, target: &str, seconds: u32) -> Result<Command, String> {
    let kept = shell::target().join("fuzz/corpus").join(target);
    let committed = shell::root().join("fuzz/corpus").join(target);
    for folder in [&kept, &committed] {
        fs::create_dir_all(folder).map_err(|error| shell::about(folder, &error))?;
    }
    let mut run = fuzz(tool, &["run", target]);
    run.args([&kept, &committed]).args(["--", LONGEST, PATIENCE, "-print_final_stats=1"]);
    run.arg(format!("-max_total_time={seconds}"));
    Ok(run)
}

/// Runs a target to its end; says how often, or what broke.
fn holds(target: &str, run: Command) -> bool {
    let path: PathBuf = shell::target().join("fuzz/logs").join(format!("{target}.log"));
    let ended = log::run_all(vec![run], &path);
    let told = fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let runs = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    match &ended {
        Ok(()) => println!("✔ {target:<14} {} runs", runs.unwrap_or("?").trim()),
        Err(_) => {
            println!("✘ {target:<14} {}", path.display());
            let telling = |line: &&str| {
                line.contains("panicked") || line.contains("ERROR: ") || line.contains("Test unit written")
            };
            told.lines().filter(telling).for_each(|line| println!("    {line}"));
        }
    }
    ended.is_ok()
}
