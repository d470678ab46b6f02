//! `cargo xtask bench read FILE…`: how fast inputs are read, natively.
//!
//! Build with `--release` for figures that count: `cargo run --release -p xtask -- bench read FILE`.

use crate::shell::Done;
use selfsame::io::{ReadOptions, read};
use std::fs;
use std::time::Instant;

/// Times each file is read; the fastest counts.
const ROUNDS: u32 = 5;

/// Runs the bench.
pub fn bench(args: &[String]) -> Done {
    if args.is_empty() {
        return Err("name the files to read".to_owned());
    }
    args.iter().try_for_each(|file| {
        let bytes = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
        let mut best = f64::MAX;
        let mut rows = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            rows = read(file, &bytes, &ReadOptions::default()).map_err(|error| error.to_string())?.table.rows;
            best = best.min(start.elapsed().as_secs_f64());
        }
        let megabytes = bytes.len() as f64 / 1e6;
        println!("{rows:>8} records  {:>7.1} ms  {:>6.0} MB/s  {file}", best * 1e3, megabytes / best);
        Ok(())
    })
}
