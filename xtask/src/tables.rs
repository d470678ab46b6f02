//! `cargo xtask tables`: regenerates `src/data/` from the tables in `data/`; with `--check` it
//! writes nothing and fails where the two do not agree.
//!
//! One file a room; each returns the files it generates.

mod addresses;
mod audiences;
mod consent;
mod consent_signals;
mod consent_strings;
mod countries;
mod dpv;
mod headers;
mod identifiers;
mod letters;
mod lists;
mod mail;
mod mentions;
mod names;
mod npm;
mod phones;
mod pypi;
mod recency;
mod rules;
mod tsv;
mod words;

use crate::shell::{Done, root};
use std::fs;

/// A path below the root, and what belongs there.
type Generated = (String, String);

/// Makes the tables of one room.
type Room = fn() -> Result<Vec<Generated>, String>;

const ROOMS: &[Room] = &[
    letters::generate,
    consent::generate,
    consent_strings::generate,
    consent_signals::generate,
    rules::generate,
    audiences::generate,
    dpv::generate,
    headers::generate,
    recency::generate,
    words::generate,
    lists::generate,
    addresses::generate,
    names::generate,
    mail::generate,
    mentions::generate,
    countries::generate,
    phones::generate,
    identifiers::generate,
];

pub fn command(args: &[String]) -> Done {
    let check = args.iter().any(|arg| arg == "--check");
    for room in ROOMS {
        for (path, text) in room()? {
            settle(&path, &text, check)?;
        }
    }
    Ok(())
}

fn settle(path: &str, text: &str, check: bool) -> Done {
    let file = root().join(path);
    if fs::read_to_string(&file).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if check {
        return Err(format!("{path} is not what data/ says: run cargo xtask tables"));
    }
    eprintln!("writing {path}");
    fs::write(&file, text).map_err(|error| format!("cannot write {path}: {error}"))
}
