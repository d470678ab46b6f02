//! The whole road: every record has a customer, and the size of the steps changes nothing.

use super::{chosen, split};
use selfsame::pipeline::{Job, Options, Resolution};
use selfsame::vocabulary::{Output, Stage};

/// Parts the files of one input.
const FILE_SEPARATOR: u8 = 0x1C;
const STOPS: &[Option<Stage>] = &[None, None, Some(Stage::Understand), Some(Stage::Cleanse)];
const COUNTRIES: &[Option<[u8; 2]>] = &[None, Some(*b"DE"), Some(*b"US")];

pub(super) fn whole(data: &[u8]) {
    let ([choice, budget], bytes) = split(data);
    let options = Options {
        link: choice & 1 == 1,
        masked: choice & 2 == 2,
        until: chosen(STOPS, choice >> 2),
        country: chosen(COUNTRIES, choice >> 4),
        as_of: Some(20_261_121),
        ..Options::default()
    };
    let files: Vec<&[u8]> = bytes.split(|byte| *byte == FILE_SEPARATOR).take(3).collect();
    let at_once = resolved(&options, &files, 1_000_000);
    let in_steps = resolved(&options, &files, usize::from(budget) + 1);
    match (at_once, in_steps) {
        (Ok(at_once), Ok(in_steps)) => {
            let outputs = outputs(&at_once);
            assert_eq!(outputs, self::outputs(&in_steps), "steps of {budget}");
            is_complete(&at_once, &outputs, bytes.len());
        }
        (at_once, in_steps) => assert_eq!(at_once.err(), in_steps.err()),
    }
}

fn resolved(options: &Options, files: &[&[u8]], budget: usize) -> selfsame::Result<Resolution> {
    let mut job = Job::new(options.clone())?;
    for file in files {
        job.add_input("in.csv", *file)?;
    }
    while job.step(budget)?.stage != Stage::Done {}
    job.finish()
}

fn outputs(resolution: &Resolution) -> Vec<String> {
    let text = |output: &Output| String::from_utf8(resolution.file(*output)).expect("outputs are UTF-8");
    Output::ALL.iter().map(text).collect()
}

fn is_complete(resolution: &Resolution, outputs: &[String], bytes: usize) {
    let customers = resolution.customer_of();
    assert!(customers.is_empty() || customers.len() == resolution.records());
    let summary = resolution.summary();
    assert!(summary.customers <= summary.records);
    // Every cell may come back raw, clean and with its issues, in every output.
    let written: usize = outputs.iter().map(String::len).sum();
    assert!(written <= 256 * bytes + 65_536, "{written} bytes of {bytes}");
}
