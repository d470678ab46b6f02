//! American addresses beside usaddress and parse-address: made from their parts, so that it is known
//! what each should find. The other countries stand in `tests/tables/normalize-address.tsv`.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::{Context, value};
use selfsame::text::fold::fold;
use selfsame::vocabulary::{Kind, Part};

const STREETS: &[&str] = &[
    "Main",
    "Oak",
    "Maple",
    "Washington",
    "Lake View",
    "Martin Luther King",
    "5th",
    "42nd",
    "Saint James",
    "Park",
    "Sunset",
    "Cherry Hill",
    "Old Mill",
    "Elm",
    "Peachtree",
    "Van Ness",
    "Mission",
    "University",
];
const TYPES: &[&str] =
    &["St", "Street", "Ave", "Avenue", "Rd", "Blvd", "Ln", "Drive", "Ct", "Pl", "Ter", "Way", "Pkwy", "Cir"];
const SIDES: &[&str] = &["N", "S", "E", "W", "NW", "SE"];
const UNITS: &[&str] = &["Apt 4", "Apt 4B", "Suite 200", "Ste 12", "Unit 7", "# 9", "Apt C"];
const CITIES: &[(&str, &str, &str)] = &[
    ("Springfield", "IL", "62701"),
    ("Oak Park", "IL", "60302"),
    ("New York", "NY", "10118"),
    ("St. Louis", "MO", "63101"),
    ("Las Vegas", "NV", "89132"),
    ("Lake Forest", "CA", "92630"),
    ("Park City", "UT", "84060"),
    ("Salt Lake City", "UT", "84101"),
    ("Fort Wayne", "IN", "46802"),
    ("Winston-Salem", "NC", "27101"),
    ("Washington", "DC", "20001"),
    ("Virginia Beach", "VA", "23450"),
    ("Kansas City", "KS", "66101"),
    ("Boise", "ID", "83701"),
    ("Coeur d'Alene", "ID", "83814"),
];
const PARTS: [Part; 6] =
    [Part::Number, Part::Street, Part::Unit, Part::Locality, Part::Region, Part::Postcode];

/// All six parts right at once, for us and for each peer.
pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases: Vec<Vec<String>> = (0..asked.count(10_000)).map(|at| case(asked.seed, at)).collect();
    let peers = [asked.ask("address.py", &cases)?, asked.ask("address.mjs", &cases)?];
    let mut tallies =
        vec![Tally::new("selfsame", 0.99), Tally::new("usaddress", 0.0), Tally::new("parse-address", 0.0)];
    for (at, case) in cases.iter().enumerate() {
        let meant = joined(&case[1..]);
        let found = [ours(&case[0]), peers[0][at].clone(), peers[1][at].clone()];
        for (tally, found) in tallies.iter_mut().zip(&found) {
            tally.row(&case[..1], &joined(found), &meant, "");
        }
    }
    Ok(tallies)
}

fn ours(typed: &str) -> Vec<String> {
    let context = Context { country: Some(*b"US"), ..Context::default() };
    let clean = value(Kind::Address, typed, &context);
    PARTS.iter().map(|part| clean.part(*part).unwrap_or_default().to_owned()).collect()
}

/// The parts in one text as they compare: a word for a street is one, spelled out or not.
fn joined(parts: &[String]) -> String {
    let folded: Vec<String> = parts.iter().map(|part| fold(part)).collect();
    let words = folded.join(" | ");
    let words = words.split(' ').map(|word| match word {
        "street" => "st",
        "avenue" => "ave",
        "drive" => "dr",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The text, then its parts.
fn case(seed: u64, at: usize) -> Vec<String> {
    let mut random = Random::of(seed, at as u64);
    let number = match random.below(12) {
        0 => format!("{}{}", random.below(900) + 1, random.pick(&["A", "B", "1/2"])).replace("1/2", " 1/2"),
        1 => format!("{}-{:02}", random.below(200) + 10, random.below(90) + 1),
        _ => (random.below(9_999) + 1).to_string(),
    };
    let side = if random.chance(250) { *random.pick(SIDES) } else { "" };
    let name = format!("{} {}", random.pick(STREETS), random.pick(TYPES));
    let street = match random.chance(700) {
        _ if side.is_empty() => name,
        true => format!("{side} {name}"),
        false => format!("{name} {side}"),
    };
    let unit = if random.chance(300) { *random.pick(UNITS) } else { "" };
    let (city, state, code) = *random.pick(CITIES);
    let code =
        if random.chance(150) { format!("{code}-{:04}", random.below(9_999)) } else { code.to_owned() };
    let line = match (unit, random.chance(500)) {
        ("", _) => format!("{number} {street}"),
        (_, true) => format!("{number} {street} {unit}"),
        (_, false) => format!("{number} {street}, {unit}"),
    };
    let typed = match random.below(8) {
        0 => format!("{line} {city} {state} {code}"),
        1 => format!("{line}, {city} {state} {code}"),
        2 => format!("{line}, {city}, {state}, {code}"),
        3 => format!("{line}, {city}, {state} {code}").to_uppercase(),
        4 => format!("{line}, {city}, {state} {code}").to_lowercase(),
        _ => format!("{line}, {city}, {state} {code}"),
    };
    vec![typed, number, street, unit.to_owned(), city.to_owned(), state.to_owned(), code]
}
