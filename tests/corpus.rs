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
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

fn files(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).expect(target).map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty(), "{target} has no corpus");
    files.sort();
    files
}

#[test]
fn every_law_holds_over_its_corpus() {
    let mut broken = Vec::new();
    for (target, law) in laws::TARGETS {
        for file in files(target) {
            let data = fs::read(&file).unwrap();
            if catch_unwind(|| law(&data)).is_err() {
                broken.push(file);
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
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
