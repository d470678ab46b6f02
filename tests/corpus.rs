//! The laws of the fuzz targets over the bytes that were found or written once (`fuzz/corpus/`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "../fuzz/src/laws/mod.rs"]
mod laws;

use std::fs;
use std::path::Path;

#[test]
fn every_law_holds_over_its_corpus() {
    for (target, law) in laws::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        let mut files: Vec<_> =
            fs::read_dir(&folder).expect(target).map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{target} has no corpus");
        for file in files {
            // What breaks a law names its file in the output of the test.
            println!("{}", file.display());
            law(&fs::read(&file).unwrap());
        }
    }
}

#[test]
fn every_law_has_its_target() {
    let mut targets: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/src/bin"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    targets.sort();
    let mut laws: Vec<&str> = laws::TARGETS.iter().map(|(name, _)| *name).collect();
    laws.sort_unstable();
    assert_eq!(targets, laws);
}
