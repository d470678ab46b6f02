//! The web shop's export: German, semicolons, Windows-1252, the whole name in one column.

use super::drift::{Manner, Sighting, sight};
use super::person::Person;
use super::phone::written;
use super::random::Random;
use super::rows::{Dialect, Encoding, german, in_windows_1252, maybe};
use super::words::{Country, Words};

pub const HEADER: &[&str] = &[
    "Kundennummer",
    "Anrede",
    "Name",
    "Firma",
    "E-Mail",
    "Telefon",
    "Straße und Hausnr.",
    "Adresszusatz",
    "PLZ",
    "Ort",
    "Land",
    "Geburtsdatum",
    "Newsletter",
    "Werbung per Post",
    "Werbesperre",
    "Umsatz",
    "Letzte Bestellung",
];

pub const DIALECT: Dialect =
    Dialect { delimiter: ';', quote_all: false, line_end: "\r\n", encoding: Encoding::Windows1252 };

const MANNER: Manner = Manner { native: 0, slips: 35, swaps: 0 };

fn name(random: &mut Random, seen: &Sighting) -> String {
    let (given, family) = (seen.given.trim(), seen.family.trim());
    let plain = match random.below(100) {
        0..=11 => format!("{family}, {given}"),
        12..=14 => format!("{family} {given}"),
        15..=16 => family.to_owned(),
        _ => format!("{given} {family}"),
    };
    let whole = [if random.chance(700) { seen.title } else { "" }, &plain, seen.suffix].join(" ");
    whole.trim().to_owned()
}

fn salutation(random: &mut Random, person: &Person) -> &'static str {
    let woman = person.woman != random.chance(10);
    let polite = if woman { "Frau" } else { "Herr" };
    random.weighted(&[(polite, 86), ("Familie", 2), ("Divers", 1), ("", 11)])
}

fn email(random: &mut Random, seen: &Sighting) -> String {
    match random.below(1000) {
        // Orders by telephone, where the form insists.
        0..=7 => "keine@example.com".to_owned(),
        8..=14 => "kasse@shop.example".to_owned(),
        15..=30 => String::new(),
        _ => seen.email.clone(),
    }
}

fn phone(random: &mut Random, country: &Country, seen: &Sighting) -> String {
    let number = if random.chance(300) { &seen.line } else { &seen.mobile };
    match random.below(1000) {
        0..=9 => "0000000000".to_owned(),
        10..=17 => "+49 123 456789".to_owned(),
        _ => {
            let local = if country.code == "DE" { 750 } else { 80 };
            let text = written(random, country, number, local);
            maybe(random, 620, text)
        }
    }
}

fn postcode(random: &mut Random, seen: &Sighting) -> String {
    // A spreadsheet took it for a number.
    match seen.postcode.strip_prefix('0') {
        Some(rest) if random.chance(250) => rest.to_owned(),
        _ => seen.postcode.clone(),
    }
}

fn nation(random: &mut Random, country: &Country) -> &'static str {
    let german = country.names[1];
    match country.code {
        "DE" => random.weighted(&[(german, 70), ("", 18), ("DE", 8), ("D", 4)]),
        code => random.weighted(&[(german, 86), (code, 12), (country.names[0], 2)]),
    }
}

fn money(random: &mut Random) -> String {
    let (thousands, rest) = (random.below(4), random.below(1000));
    let whole = if thousands > 0 { format!("{thousands}.{rest:03}") } else { rest.to_string() };
    format!("{whole},{:02}", random.below(100))
}

fn unit(seen: &Sighting) -> String {
    if seen.unit.is_empty() { String::new() } else { format!("Whg. {}", seen.unit) }
}

/// One row of this system about a customer.
pub fn row(random: &mut Random, words: &Words, person: &Person) -> Vec<String> {
    let country = &words.countries[person.country];
    let seen = sight(random, words, person, MANNER);
    let birth = match random.below(100) {
        0 | 1 => "01.01.1970".to_owned(),
        _ => german(seen.birth),
    };
    let postcode = postcode(random, &seen);
    let cells = vec![
        format!("K{}", random.fill("########")),
        salutation(random, person).to_owned(),
        name(random, &seen),
        maybe(random, 900, seen.company.as_str()),
        email(random, &seen),
        phone(random, country, &seen),
        maybe(random, 975, seen.street.as_str()),
        maybe(random, 600, unit(&seen)),
        maybe(random, 985, postcode),
        maybe(random, 985, seen.city.as_str()),
        nation(random, country).to_owned(),
        maybe(random, 330, birth),
        random.weighted(&[("ja", 48), ("nein", 44), ("", 6), ("?", 2)]).to_owned(),
        random.weighted(&[("ja", 30), ("nein", 50), ("", 20)]).to_owned(),
        random.weighted(&[("", 93), ("x", 7)]).to_owned(),
        money(random),
        german(seen.day),
    ];
    cells.iter().map(|text| in_windows_1252(text, country.code)).collect()
}
