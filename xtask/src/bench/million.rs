//! `cargo xtask bench million [N] [--own] [--workers N] [--splink]`: persons, a fifth of them twice, from CSV to
//! clusters.
//!
//! Does: makes the file (the peers' generator where it and Python are there, else our own), resolves it in Node
//! without the columns that tell the truth (with `--workers 1,2` once by one worker and once by two), and Splink on
//! the same file.
//! Does not: fail below a bar: the peer takes minutes, and shared machines are no judges.

use crate::shell::{self, Done, about};
use crate::{build, install, machine, sample};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

const PERSONS: usize = 1_000_000;
/// The seed of the peers' own files.
const SEED: u64 = 42;
/// Columns of the peers' files in front of what a system would hold: id, customer, whether twice.
const TRUTH: usize = 1;
const SPLINK: &[&str] =
    &["splink==5.0.0", "duckdb==2.0.0", "scipy==1.17.1", "pyarrow==26.0.1", "pandas==3.1.1"];

const USAGE: &str = "usage: cargo xtask bench million [N] [--own] [--workers N,N] [--splink]";

/// Makes the file and measures.
pub fn bench(args: &[String]) -> Done {
    let (mut persons, mut own, mut splink, mut workers) = (PERSONS, false, false, vec![String::new()]);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--own" => own = true,
            "--splink" => splink = true,
            "--workers" => {
                let named = args.next().ok_or("--workers takes numbers, parted by commas")?;
                workers = named.split(',').map(str::to_owned).collect();
            }
            number => persons = number.parse().map_err(|_| USAGE.to_owned())?,
        }
    }
    install::node()?;
    let package = build::package(false)?;
    let work = shell::target().join("million");
    let peers = super::find::reference().filter(|_| !own);
    let file = match &peers {
        Some(folder) => theirs(folder, &work, persons)?,
        None => ours(&work, persons)?,
    };
    for workers in &workers {
        let mut node = shell::program("node");
        node.args(["--expose-gc", "xtask/million.mjs"]).arg(&package).arg(&file).arg(sample::truth_of(&file));
        shell::run(node.args(Some(workers).filter(|workers| !workers.is_empty())))?;
    }
    if splink {
        let folder = peers.ok_or("--splink needs the peers' scripts beside the folder of SELFSAME_DATA")?;
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", install::python(SPLINK)?).env("PEERS_WORK", &work);
        let script = folder.join("splink_run.py");
        shell::run(python.arg(script).arg(format!("synth{persons}")).arg("expert"))?;
    }
    println!("{}", machine::line(&format!("cargo xtask bench million {persons}")));
    Ok(())
}

fn ours(work: &Path, persons: usize) -> Result<PathBuf, String> {
    let path = work.join(format!("own-{persons}.csv"));
    sample::write_persons(&path, persons, SEED)?;
    Ok(path)
}

/// The peers' file, where their script looks for it, and the same without the truth.
fn theirs(folder: &Path, work: &Path, persons: usize) -> Result<PathBuf, String> {
    let whole = work.join(format!("synth/{persons}.csv"));
    let blind = work.join(format!("{persons}.csv"));
    if !whole.is_file() {
        shell::say(format!("gen_customers.py, {persons} persons"));
        fs::create_dir_all(work.join("synth")).map_err(|error| about(work, &error))?;
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", install::python(&["faker==40.54.0"])?).arg(folder.join("gen_customers.py"));
        python.args(["--dup", "0.2", "--n", &persons.to_string(), "--seed", &SEED.to_string()]);
        shell::run(python.arg("--out").arg(&whole))?;
    }
    cut(&whole, &blind).map_err(|error| about(&whole, &error))?;
    Ok(blind)
}

/// Takes the columns that tell the truth out; none of the first three is quoted, and no row has two lines.
fn cut(whole: &Path, blind: &Path) -> std::io::Result<()> {
    let mut into = BufWriter::new(File::create(blind)?);
    let mut truth = BufWriter::new(File::create(sample::truth_of(blind))?);
    for (at, line) in BufReader::new(File::open(whole)?).lines().enumerate() {
        let line = line?;
        let cells: Vec<&str> = line.splitn(4, ',').collect();
        writeln!(into, "{},{}", cells[0], cells[3])?;
        if at > 0 {
            writeln!(truth, "{}", cells[TRUTH])?;
        }
    }
    into.flush()?;
    truth.flush()
}
