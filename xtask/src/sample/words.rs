//! The word lists under `xtask/data/` (sources in `data/PROVENANCE.md`).

use std::collections::BTreeMap;

/// A name as written at home, with its Latin form where the letters do not give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub native: &'static str,
    pub latin: &'static str,
}

/// A family name, which a woman may bear in another form (Kowalski, Kowalska).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    pub masculine: Name,
    pub feminine: Name,
}

#[derive(Debug)]
pub struct City {
    pub name: &'static str,
    pub other: &'static str,
    pub region: &'static str,
    pub postcode: &'static str,
    pub line: &'static str,
}

/// What is particular to a country.
#[derive(Debug)]
pub struct Country {
    pub code: &'static str,
    pub weight: usize,
    /// English, German, own and ISO alpha-3 name.
    pub names: [&'static str; 4],
    pub dial: &'static str,
    pub trunk: &'static str,
    pub mobiles: Vec<&'static str>,
    pub number_first: bool,
    pub mr: &'static str,
    pub ms: &'static str,
    pub domains: Vec<&'static str>,
    pub men: Vec<Name>,
    pub women: Vec<Name>,
    pub families: Vec<Family>,
    pub cities: Vec<City>,
    /// As written at home, and the Latin form where the letters do not give it.
    pub streets: Vec<Name>,
}

/// All lists.
#[derive(Debug)]
pub struct Words {
    pub countries: Vec<Country>,
    pub nicknames: BTreeMap<&'static str, Vec<&'static str>>,
    /// Long and short forms of the words in a street.
    pub street_words: Vec<(&'static str, &'static str)>,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn of_country<T>(table: &'static str, code: &str, make: impl Fn(&[&'static str]) -> T) -> Vec<T> {
    rows(table).filter(|row| row[0] == code).map(|row| make(&row)).collect()
}

fn given(code: &str, sex: &str) -> Vec<Name> {
    rows(include_str!("../../data/given-names.tsv"))
        .filter(|row| row[0] == code && row[1] == sex)
        .map(|row| Name { native: row[2], latin: row[3] })
        .collect()
}

fn family(row: &[&'static str]) -> Family {
    let feminine = if row[2].is_empty() { row[1] } else { row[2] };
    let name = |native| Name { native, latin: row[3] };
    Family { masculine: name(row[1]), feminine: name(feminine) }
}

fn city(row: &[&'static str]) -> City {
    City { name: row[1], other: row[2], region: row[3], postcode: row[4], line: row[5] }
}

fn country(row: &[&'static str]) -> Country {
    let code = row[0];
    Country {
        code,
        // Weights have one decimal.
        weight: row[1].parse::<f64>().map_or(0, |weight| (weight * 10.0) as usize),
        names: [row[2], row[3], row[4], row[5]],
        dial: row[6],
        trunk: row[7],
        mobiles: row[8].split('|').filter(|pattern| !pattern.is_empty()).collect(),
        number_first: row[9] == "before",
        mr: row[10],
        ms: row[11],
        domains: row[12].split(' ').collect(),
        men: given(code, "m"),
        women: given(code, "f"),
        families: of_country(include_str!("../../data/family-names.tsv"), code, family),
        cities: of_country(include_str!("../../data/cities.tsv"), code, city),
        streets: of_country(include_str!("../../data/streets.tsv"), code, |row| Name {
            native: row[1],
            latin: row[2],
        }),
    }
}

impl Words {
    /// Reads the lists, which are part of the program.
    pub fn load() -> Self {
        Self {
            countries: rows(include_str!("../../data/countries.tsv")).map(|row| country(&row)).collect(),
            nicknames: rows(include_str!("../../data/nicknames.tsv"))
                .map(|row| (row[0], row[1].split(' ').collect()))
                .collect(),
            street_words: rows(include_str!("../../data/street-words.tsv"))
                .map(|row| (row[0], row[1]))
                .collect(),
        }
    }
}
