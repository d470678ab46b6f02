//! `cargo xtask size`: what the package weighs, raw and as it travels.
//!
//! Does: each entry of JavaScript with all it imports, the wasm, each table inside it, and the ceiling
//! in `size-ceiling`; with `--rooms` what the code of each folder of `src` weighs.

mod rooms;

use crate::shell::{self, Done};
use crate::{build, install};
use std::fs;

/// Prints the table; an error when the wasm is above its ceiling.
pub fn command(args: &[String]) -> Done {
    match args {
        [] => weigh(),
        [flag] if flag == "--rooms" => rooms::command(),
        _ => Err("usage: cargo xtask size [--rooms]".to_owned()),
    }
}

fn weigh() -> Done {
    let package = build::package(false)?;
    install::node()?;
    let sources = shell::root().join("src");
    let table = shell::read(shell::program("node").arg("xtask/size.mjs").arg(&package).arg(sources))?;
    println!("{table}");
    let weighed = brotli(&table).ok_or("xtask/size.mjs did not weigh selfsame_bg.wasm")?;
    let ceiling = ceiling()?;
    if weighed > ceiling {
        return Err(format!(
            "selfsame_bg.wasm is {weighed} bytes under brotli, above the {ceiling} of size-ceiling"
        ));
    }
    println!("{} bytes below the ceiling of {ceiling} (size-ceiling)", ceiling - weighed);
    Ok(())
}

/// The last column of the wasm's row.
fn brotli(table: &str) -> Option<u64> {
    table.lines().find(|line| line.contains("selfsame_bg.wasm"))?.split_whitespace().last()?.parse().ok()
}

/// The first row that is no comment rules.
fn ceiling() -> Result<u64, String> {
    let path = shell::root().join("size-ceiling");
    let text = fs::read_to_string(&path).map_err(|error| shell::about(&path, &error))?;
    let row = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let bytes = row.split_whitespace().next().and_then(|word| word.parse().ok());
    bytes.ok_or_else(|| "size-ceiling should hold a row: bytes, date, reason".to_owned())
}
