//! `cargo xtask COMMAND`: the project's own commands; nothing else builds.
//!
//! One file a command. A command takes the arguments after its name and ends with one sentence
//! that says what to do when it cannot go on.

mod bench;
mod build;
mod demo;
mod fuzz;
mod install;
mod machine;
mod native;
mod sample;
mod shell;
mod site;
mod size;
mod tables;
mod test;
mod train;

use shell::Done;
use std::process::ExitCode;

/// Name, what it does, how it is done.
type Row = (&'static str, &'static str, fn(&[String]) -> Done);

const COMMANDS: &[Row] = &[
    ("demo", "resolves the sample in Node, then serves the page (--no-serve: ends instead)", demo::command),
    (
        "build",
        "the npm package into pkg/ (--traps: into target/pkg-traps, with functions that trap)",
        build::command,
    ),
    ("site", "the page into target/site/, as it is served and as one file", site::command),
    (
        "sample",
        "the made-up customer files of www/sample (--check: are they what the generator makes?)",
        sample::command,
    ),
    ("test", "installs what is missing and passes every test there is (--list, --only NAME)", test::command),
    (
        "install",
        "Debian's programs as the steps install them, with or without rights: PROGRAM=PACKAGE…",
        install::command,
    ),
    (
        "fuzz",
        "looks for bytes that break a law, two minutes a target: TARGET… --seconds N; laws: property tests of other seeds",
        fuzz::command,
    ),
    ("size", "bytes of the package, raw and as they travel, held under the ceiling", size::command),
    ("tables", "regenerates src/data from data/ (--check: only compares)", tables::command),
    ("train", "the probabilities of the shipped person model, from made-up customers", train::command),
    (
        "native",
        "10,000 records resolved natively into FOLDER, for the runtimes to agree with",
        native::command,
    ),
    ("bench", "measures: cargo xtask bench NAME, without a name the list", bench::command),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let asked = args.first().map_or("", String::as_str);
    let Some((_, _, command)) = COMMANDS.iter().find(|(name, ..)| *name == asked) else {
        return usage();
    };
    match command(&args[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{asked}: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: cargo xtask COMMAND\n");
    for (name, about, _) in COMMANDS {
        eprintln!("  {name:<8} {about}");
    }
    ExitCode::from(2)
}
