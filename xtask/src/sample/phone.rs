//! The ways a telephone number is written.

use super::random::Random;
use super::words::Country;

fn grouped(national: &str, by: usize, with: &str) -> String {
    let chars: Vec<char> = national.chars().collect();
    chars.chunks(by).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(with)
}

/// Area code and the rest.
fn parted(national: &str) -> (&str, &str) {
    national.split_at(3.min(national.len()))
}

fn at_home(random: &mut Random, country: &Country, national: &str) -> String {
    let (area, rest) = parted(national);
    let trunk = country.trunk;
    match (country.code, random.below(6)) {
        ("US", 0 | 1) => format!("({area}) {}-{}", &rest[..3], &rest[3..]),
        ("US", 2 | 3) => format!("{area}-{}-{}", &rest[..3], &rest[3..]),
        ("US", 4) => format!("{area}.{}.{}", &rest[..3], &rest[3..]),
        ("FR", 0..=3) => grouped(&format!("{trunk}{national}"), 2, [" ", "."][random.below(2)]),
        ("DE" | "AT", 0) => format!("{trunk}{area}/{rest}"),
        ("DE", 1) => format!("{trunk}{area} - {rest}"),
        (_, 2) => format!("{trunk}{national}"),
        (_, 3) => format!("({trunk}{area}) {rest}"),
        _ => format!("{trunk}{area} {}", grouped(rest, 3 + random.below(2), " ")),
    }
}

fn abroad(random: &mut Random, country: &Country, national: &str) -> String {
    let (dial, trunk) = (country.dial, country.trunk);
    let (area, rest) = parted(national);
    match random.below(7) {
        0 | 1 => format!("+{dial}{national}"),
        2 | 3 => format!("+{dial} {area} {rest}"),
        4 => format!("00{dial}{national}"),
        5 if trunk == "0" => format!("+{dial} (0) {area} {}", grouped(rest, 3, " ")),
        _ => format!("+{dial} {}", grouped(national, 2 + random.below(2), " ")),
    }
}

/// A number as somebody writes it; `local` per mille in the form of its own country.
pub fn written(random: &mut Random, country: &Country, national: &str, local: usize) -> String {
    if national.is_empty() {
        return String::new();
    }
    match random.below(1000) {
        0..=14 => format!("{} ext. {}", at_home(random, country, national), random.fill("N#")),
        // A spreadsheet took it for a number.
        15..=24 => national.to_owned(),
        roll if roll < local => at_home(random, country, national),
        _ => abroad(random, country, national),
    }
}
