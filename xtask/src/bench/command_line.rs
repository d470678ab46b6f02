//! `cargo xtask bench resolve [FILE…] [--seconds S] [--megabytes M]`: the command as its user runs it.

use crate::shell::{self, Done};
use crate::{build, install};
use std::process::Stdio;
use std::time::Instant;

/// The set that the bars are set for, among the public ones.
const DEFAULT: &str = "historical_50k/historical_figures_with_errors_50k.csv";
const SECONDS: f64 = 20.0;
const MEGABYTES: f64 = 400.0;

/// Node tells its peak on exit; a worker thread is part of its process.
const PEAK: &str = "data:text/javascript,import{isMainThread}from'node:worker_threads';\
if(isMainThread)process.on('exit',()=>{const u=process.resourceUsage();\
console.error('peak-kilobytes',u.maxRSS);console.error('cpu-microseconds',u.userCPUTime+u.systemCPUTime)})";

/// Resolves the files once and holds the result against the bars.
pub fn bench(args: &[String]) -> Done {
    let (seconds, args) = number(args, "--seconds", SECONDS)?;
    let (megabytes, mut files) = number(&args, "--megabytes", MEGABYTES)?;
    if files.is_empty() {
        files.push(shell::public_data().join(DEFAULT).display().to_string());
    }
    install::node()?;
    build::package(false)?;
    let out = shell::target().join("bench-out");
    let mut node = shell::program("node");
    node.args(["--import", PEAK, "pkg/cli.js", "resolve"]).args(&files).arg("--out").arg(&out).arg("--json");
    let started = Instant::now();
    let output =
        node.stdin(Stdio::null()).output().map_err(|error| format!("node could not be started: {error}"))?;
    let took = started.elapsed().as_secs_f64();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(format!("selfsame resolve ended with {}: {told}", output.status));
    }
    let said = |name: &str| {
        let mut numbers = told.lines().filter_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        numbers.next_back().ok_or_else(|| format!("Node did not tell its {name}"))
    };
    let (peak, cpu) = (said("peak-kilobytes")? / 1024.0, said("cpu-microseconds")? / 1e6);
    println!("{}", String::from_utf8_lossy(&output.stdout).trim());
    println!(
        "{}: {took:.1} s (bar {seconds} s), {cpu:.1} s of CPU, peak {peak:.0} MB (bar {megabytes} MB)",
        files.join(" ")
    );
    if took <= seconds && peak <= megabytes { Ok(()) } else { Err("above the bar".to_owned()) }
}

/// The number after a flag, and the arguments without both.
fn number(args: &[String], flag: &str, default: f64) -> Result<(f64, Vec<String>), String> {
    let Some(at) = args.iter().position(|arg| arg == flag) else {
        return Ok((default, args.to_vec()));
    };
    let value = args
        .get(at + 1)
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| format!("{flag} takes a number"))?;
    let rest = args
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != at && *place != at + 1)
        .map(|(_, arg)| arg.clone());
    Ok((value, rest.collect()))
}
