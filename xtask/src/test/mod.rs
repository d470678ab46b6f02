//! `cargo xtask test [--list] [--only NAME]…`: every test there is.
//!
//! Does: installs what the chosen steps need, builds the package if one of them needs it, then runs
//! two lanes side by side (cargo holds a lock, so its steps stand in one lane) and the steps that
//! measure time alone. Does not: hide a skip: it is repeated at the end, and fails where CI is set.

pub mod log;
mod step;
mod user;

use crate::install;
use crate::shell::{self, Done};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;
use step::{Lane, Need, STEPS, Step};

/// How a step ended.
enum End {
    Passed(usize),
    Failed { passed: usize, failed: usize },
    Skipped(String),
}

/// Needs that could not be met, with the one thing to do.
type Unmet = BTreeMap<Need, String>;

/// Reads the arguments and runs the steps they choose.
pub fn command(args: &[String]) -> Done {
    if args == ["--list"] {
        STEPS.iter().for_each(|step| println!("{:<16} {}", step.name, step.about));
        return Ok(());
    }
    let steps = chosen(args)?;
    let started = Instant::now();
    let unmet = prepare(&steps);
    let ends = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for lane in [Lane::Cargo, Lane::Package] {
            let (steps, unmet, ends) = (&steps, &unmet, &ends);
            scope.spawn(move || run_lane(lane, steps, unmet, ends));
        }
    });
    run_lane(Lane::Alone, &steps, &unmet, &ends);
    conclude(&ends.into_inner().unwrap_or_default(), started)
}

fn chosen(args: &[String]) -> Result<Vec<&'static Step>, String> {
    if args.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    let names = args.chunks(2).map(|pair| match pair {
        [flag, name] if flag == "--only" => find(name),
        _ => Err("usage: cargo xtask test [--list] [--only NAME]…".to_owned()),
    });
    names.collect()
}

fn find(name: &str) -> Result<&'static Step, String> {
    STEPS.iter().find(|step| step.name == name).ok_or_else(|| format!("no step is called {name}; see --list"))
}

/// Meets what the steps need: compilers in one thread, downloads in another.
fn prepare(steps: &[&Step]) -> Unmet {
    let needed = |need: &Need| steps.iter().any(|step| step.needs.contains(need));
    let unmet = Mutex::new(Unmet::new());
    let meet = |group: &[Need]| {
        for need in group.iter().filter(|need| needed(need)) {
            if let Err(reason) = need.meet() {
                eprintln!("! {reason}");
                unmet.lock().map(|mut unmet| unmet.insert(*need, reason)).ok();
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| meet(Need::DOWNLOADED));
        scope.spawn(|| meet(Need::COMPILED));
    });
    unmet.into_inner().unwrap_or_default()
}

fn run_lane(lane: Lane, steps: &[&'static Step], unmet: &Unmet, ends: &Mutex<Vec<(&'static str, End)>>) {
    for step in steps.iter().filter(|step| step.lane == lane) {
        let end = match step.needs.iter().find_map(|need| Some((need, unmet.get(need)?))) {
            Some((need, reason)) => leave_out(step, *need, reason),
            None => run(step),
        };
        ends.lock().map(|mut ends| ends.push((step.name, end))).ok();
    }
}

/// Only the program of a runtime may be missing; what we build or lock ourselves may not.
fn leave_out(step: &Step, need: Need, reason: &str) -> End {
    let skipped = Need::PROGRAMS.contains(&need) && !install::strict();
    eprintln!("! {:<16} {}: {reason}", step.name, if skipped { "SKIPPED" } else { "cannot be run" });
    if skipped { End::Skipped(reason.to_owned()) } else { End::Failed { passed: 0, failed: 1 } }
}

fn run(step: &Step) -> End {
    eprintln!("  {:<16} {}", step.name, step.about);
    let started = Instant::now();
    let path = shell::target().join("test-logs").join(format!("{}.log", step.name));
    let result = (step.commands)().and_then(|commands| log::run_all(commands, &path));
    let (passed, failed) = log::counts(&path);
    let seconds = started.elapsed().as_secs_f32();
    match result {
        Ok(()) => {
            eprintln!("✔ {:<16} {seconds:.1} s, {} passed", step.name, passed.max(1));
            End::Passed(passed.max(1))
        }
        Err(reason) => {
            eprintln!(
                "✘ {:<16} {seconds:.1} s: {reason}\n{}  (all of it: {})",
                step.name,
                log::tail(&path),
                path.display()
            );
            End::Failed { passed, failed: failed.max(1) }
        }
    }
}

/// Says what failed and what was skipped; the last line is the count.
fn conclude(ends: &[(&'static str, End)], started: Instant) -> Done {
    let (mut passed, mut failed) = (0, 0);
    for (name, end) in ends {
        match end {
            End::Passed(count) => passed += count,
            End::Failed { passed: good, failed: bad } => {
                eprintln!("✘ {name} failed: cargo xtask test --only {name}");
                (passed, failed) = (passed + good, failed + bad);
            }
            End::Skipped(reason) => eprintln!("! {name} was SKIPPED: {reason}"),
        }
    }
    eprintln!("{:.0} s", started.elapsed().as_secs_f32());
    println!("{passed} passed, {failed} failed");
    if failed == 0 { Ok(()) } else { Err("not everything passes".to_owned()) }
}
