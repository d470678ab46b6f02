//! `cargo xtask native FOLDER`: 10,000 records resolved natively, for the runtimes to agree with.
//!
//! Does: writes `people.csv` and every output beside it. Does not: hash; Node does, as all do.

use crate::sample;
use crate::shell::{self, Done};
use selfsame::pipeline::{Job, Options};
use selfsame::vocabulary::{Output, Stage};
use std::path::Path;

const RECORDS: usize = 10_000;
const SEED: u64 = 10_000;
const STEP: usize = 10_000;

/// Reads the arguments and writes the files.
pub fn command(args: &[String]) -> Done {
    let [folder] = args else {
        return Err("usage: cargo xtask native FOLDER".to_owned());
    };
    if cfg!(debug_assertions) {
        return shell::fast("native", args);
    }
    let folder = shell::root().join(folder);
    let people = sample::single(RECORDS, SEED);
    shell::write(&folder.join("people.csv"), &people)?;
    resolve(&people, &folder).map_err(|error| error.to_string())?
}

fn resolve(people: &[u8], folder: &Path) -> selfsame::Result<Done> {
    let mut job = Job::new(Options::default())?;
    job.add_input("people.csv", people)?;
    while job.step(STEP)?.stage != Stage::Done {}
    let resolution = job.finish()?;
    let write = |output: &Output| shell::write(&folder.join(output.as_str()), &resolution.file(*output));
    Ok(Output::ALL.iter().try_for_each(write))
}
