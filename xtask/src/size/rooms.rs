//! `cargo xtask size --rooms`: what the code of each room (folder of `src`) weighs.
//!
//! Does: brotli's bytes of all functions, and how many fewer they are without those of a room. What the compiler
//! made of the standard library for one room is that room's; what several use is nobody's.
//! Does not: weigh tables (`cargo xtask size` does), or what one room's code spares another's by being like it: the
//! rooms together weigh less than all.

use crate::build;
use crate::shell::{self, Done};
use std::collections::BTreeMap;

/// The crate in a mangled name (Rust's v0 scheme): names have their length in front.
const CRATE: &str = "8selfsame";

/// Prints the table.
pub fn command() -> Done {
    let functions = build::named()?;
    let mut rooms: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, body) in &functions {
        *rooms.entry(room(name)).or_default() += body.len();
    }
    let all = brotli(&functions, None)?;
    println!("{:<24} {:>10} {:>10}", "room", "raw", "brotli");
    for (room, raw) in rooms {
        println!("{room:<24} {raw:>10} {:>10}", all - brotli(&functions, Some(room))?);
    }
    println!(
        "{:<24} {:>10} {all:>10}",
        "all code",
        functions.iter().map(|(_, body)| body.len()).sum::<usize>()
    );
    Ok(())
}

/// The room that a function is of, or was made for.
fn room(name: &str) -> &str {
    let rooms = name.match_indices(CRATE).filter_map(|(at, _)| identifier(&name[at + CRATE.len()..]));
    rooms
        .filter(|room| *room != "wasm")
        .chain(name.contains(CRATE).then_some("wasm"))
        .next()
        .unwrap_or("shared")
}

/// The name that begins with its length, after an optional disambiguator.
fn identifier(mangled: &str) -> Option<&str> {
    let digits = mangled.bytes().take_while(u8::is_ascii_digit).count();
    let length: usize = mangled[..digits].parse().ok()?;
    mangled[digits..].strip_prefix('_').unwrap_or(&mangled[digits..]).get(..length)
}

/// Brotli's bytes of the functions, those of a room left out.
fn brotli(functions: &[(String, Vec<u8>)], without: Option<&str>) -> Result<usize, String> {
    let file = shell::target().join("rooms.bin");
    let left = functions.iter().filter(|(name, _)| Some(room(name)) != without);
    shell::write(&file, &left.flat_map(|(_, body)| body.clone()).collect::<Vec<u8>>())?;
    let script = "const { brotliCompressSync } = require('node:zlib'); \
                  console.log(brotliCompressSync(require('node:fs').readFileSync(process.argv[1])).length)";
    let printed = shell::read(shell::program("node").args(["-e", script]).arg(&file))?;
    printed.trim().parse().map_err(|_| "node printed no number".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_of_the_room_that_it_was_made_for() {
        for (name, expected) in [
            ("_RNvNtNtCsabc_8selfsame7consent6decide6decide", "consent"),
            ("_RINvNtCs1_4core4iter3mapNCNvNtNtCsabc_8selfsame7privacy4mask4mask0E", "privacy"),
            (
                "_RINvNtCs1_4core3ops4callNCNvNtNtCsabc_8selfsame4wasm3job5start0NtNtB1_8selfsame2io6ReaderE",
                "io",
            ),
            ("_RNvNtCsabc_8selfsame4wasm5start", "wasm"),
            ("dlmalloc", "shared"),
        ] {
            assert_eq!(room(name), expected, "{name}");
        }
    }
}
