//! The architecture as a test: a room may use what stands before it, never what stands after.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms in order with their floor, and what a room must not use although it stands before it.
const FLOORS: &[(&str, u8)] = &[
    ("vocabulary", 0),
    ("error", 0),
    ("limits", 0),
    ("text", 0),
    ("data", 0),
    ("record", 1),
    ("schema", 2),
    ("normalize", 3),
    ("classify", 4),
    ("consent", 4),
    ("compare", 4),
    ("index", 4),
    ("matching", 5),
    ("unify", 6),
    ("assess", 6),
    ("privacy", 6),
    ("io", 7),
    ("pipeline", 8),
    ("wasm", 9),
];

/// Rooms on one floor may not use each other, and these pairs are closed beyond the floors.
const CLOSED: &[(&str, &str)] = &[("consent", "normalize"), ("privacy", "matching")];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

fn allowed(from: &str, to: &str) -> bool {
    if from == to || CLOSED.contains(&(from, to)) {
        return from == to;
    }
    match (floor(from), floor(to)) {
        // The closed lists, the error and the limits are open to their whole floor.
        (Some(0), Some(0)) => from != "vocabulary" && from != "limits" && to != "data",
        (Some(a), Some(b)) => b < a,
        _ => false,
    }
}

/// Every room that a source text names: `crate::room`, `use crate::{room, …}`, `super::super::room`.
fn rooms_named(source: &str, depth: usize) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let up_to_root = "super::".repeat(depth);
    let mut rooms = Vec::new();
    for prefix in ["crate::", up_to_root.as_str()].iter().filter(|prefix| !prefix.is_empty()) {
        for (at, _) in code.match_indices(prefix) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            rooms.extend(names_after(&code[at + prefix.len()..]));
        }
    }
    rooms
}

fn names_after(rest: &str) -> Vec<String> {
    let word =
        |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut depth, mut names, mut item) = (0usize, Vec::new(), String::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(&std::mem::take(&mut item))),
            _ => {}
        }
        if depth == 0 && c != ',' && c != '}' {
            item.push(c);
        }
    }
    names.push(word(&item));
    names
}

fn violations(sources: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, source) in sources {
        let mut parts: Vec<String> =
            path.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        let file = parts.pop().unwrap_or_default();
        let room = parts.first().cloned().unwrap_or_else(|| file.trim_end_matches(".rs").to_owned());
        if room == "lib" {
            continue;
        }
        let depth = parts.len() + usize::from(file != "mod.rs" || parts.is_empty());
        for named in rooms_named(source, depth) {
            if floor(&named).is_some() && !allowed(&room, &named) {
                found.push(format!("{} uses {named}", path.display()));
            }
        }
        if room != "wasm"
            && ["wasm_bindgen", "js_sys", "serde_wasm_bindgen"].iter().any(|name| source.contains(name))
        {
            found.push(format!("{} names the JavaScript boundary", path.display()));
        }
    }
    found
}

fn read(dir: &Path, root: &Path, into: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, root, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_room_uses_only_what_stands_before_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    read(&root, &root, &mut sources);
    assert!(sources.len() > 10, "the sources were not found");
    assert_eq!(violations(&sources), Vec::<String>::new());
}

#[test]
fn every_folder_of_the_source_is_on_a_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
        assert!(name == "lib" || floor(&name).is_some(), "{name} is on no floor");
    }
}

#[test]
fn a_planted_violation_is_found() {
    for (path, planted) in [
        ("text/fold.rs", "use crate::record::Record;"),
        ("consent/merge.rs", "use crate::{error::Error, matching::Pair};"),
        ("consent/merge.rs", "fn f() { crate::matching::probability(0.0); }"),
        ("compare/name.rs", "use super::super::index::Keys;"),
        ("index/mod.rs", "use super::compare::jaro;"),
        ("normalize/email.rs", "use crate::{\n    data::{a, b},\n    pipeline,\n};"),
        ("unify/mod.rs", "use wasm_bindgen::prelude::*;"),
        ("consent/read.rs", "use crate::normalize::Clean;"),
    ] {
        let sources = BTreeMap::from([(PathBuf::from(path), planted.to_owned())]);
        assert_eq!(violations(&sources).len(), 1, "{path}: {planted}");
    }
}

#[test]
fn what_is_allowed_is_not_reported() {
    for (path, fine) in [
        ("matching/mod.rs", "use crate::{compare::Level, index::Keys};"),
        ("normalize/email.rs", "use super::clean::Clean; use crate::data::domains;"),
        ("error.rs", "use crate::vocabulary::ErrorCode;"),
        ("text/fold.rs", "//! crate::pipeline calls this\nuse super::hash;"),
    ] {
        let sources = BTreeMap::from([(PathBuf::from(path), fine.to_owned())]);
        assert_eq!(violations(&sources), Vec::<String>::new(), "{path}");
    }
}
