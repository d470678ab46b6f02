//! `cargo xtask bench NAME`: what is measured, by whom.

mod accuracy;
mod boundary;
mod command_line;
mod consent_strings;
mod decide;
mod find;
mod households;
mod metrics;
mod million;
mod native;
mod oracles;
mod page;
mod private;
mod read;
mod schema;
mod shapes;
mod speed;
mod splink_models;
mod vectors;

use crate::shell::Done;

/// Name, what it measures, how.
type Row = (&'static str, &'static str, fn(&[String]) -> Done);

const BENCHES: &[Row] = &[
    ("accuracy", "precision, recall and F1 on the labelled sets that are there", accuracy::bench),
    ("resolve", "time and peak memory of `selfsame resolve FILE…` in Node", command_line::bench),
    ("boundary", "microseconds of a call into the engine, in Node", boundary::bench),
    (
        "consent-strings",
        "TC and GPP strings a second in Node, beside the IAB's libraries",
        consent_strings::bench,
    ),
    ("vectors", "the official vectors of consent strings, where they are: DIR", vectors::bench),
    ("decide", "decisions of consent a second in wasm, from JavaScript, one thread", decide::bench),
    ("find", "one corrupted record against N customers, in Node: N --own --peers LIB,LIB", find::bench),
    ("households", "who lives together, on made-up people: PEOPLE --seed S", households::bench),
    ("shapes", "small made-up files of many shapes: NAME --seeds N --misses N --model FILE", shapes::bench),
    ("metrics", "pairs a second of the own string metrics beside strsim's", metrics::bench),
    (
        "million",
        "N persons, a fifth of them twice, from CSV to clusters in Node: N --own --workers N,N --splink",
        million::bench,
    ),
    ("native", "the same persons resolved natively and in wasm, in CPU seconds: N", native::bench),
    ("oracles", "the normalizers beside the specialists, on generated inputs: KIND…", oracles::bench),
    ("page", "the demo page in Chromium: longest task of each phase, progress, cancel", page::bench),
    (
        "private",
        "FEBRL 4 and made-up people matched by encodings alone; encoded comparisons a second",
        private::bench,
    ),
    ("read", "how fast inputs are read, natively: FILE…", read::bench),
    ("speed", "rows a second of a kind in wasm, beside its JavaScript peer: KIND…", speed::bench),
    (
        "splink-models",
        "weights of models that real Splink trained, imported and exported (--write: the tests' cases)",
        splink_models::bench,
    ),
    ("schema", "how many columns of real exports are understood: FILE…", schema::bench),
];

/// Runs the bench that is named.
pub fn command(args: &[String]) -> Done {
    let asked = args.first().map_or("", String::as_str);
    match BENCHES.iter().find(|(name, ..)| *name == asked) {
        Some((_, _, bench)) => bench(&args[1..]),
        None => Err(format!("name one of:\n{}", list())),
    }
}

fn list() -> String {
    BENCHES.iter().map(|(name, about, _)| format!("  {name:<10} {about}\n")).collect()
}
