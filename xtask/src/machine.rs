//! What a measurement was made on: without it a figure says nothing.

use crate::shell::read;
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

fn cpu() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned())
}

/// Date, cores, CPU, load and command, as one line for BENCHMARKS.md.
pub fn line(command: &str) -> String {
    let cores = available_parallelism().map_or(1, usize::from);
    let date = read(Command::new("date").args(["-u", "+%F"])).unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown");
    format!("Measured {}, {cores} cores of {}, load {load}, `{command}`.", date.trim(), cpu())
}
