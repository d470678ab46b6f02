//! Names of countries, from npm `i18n-iso-countries` and `data/country-*.tsv`.

use super::npm::Package;
use super::words::{Words, by_value, constant, grouped};
use super::{Generated, tsv};
use selfsame::text::fold::fold;
use serde_json::Value;

const PACKAGE: Package = Package { name: "i18n-iso-countries", version: "7.14.0" };
/// The languages whose names are taken for all countries: those of most customers of the web. Others
/// name their own country and its neighbours (`data/country-languages.tsv`).
const LANGUAGES: [&str; 12] = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "ru", "ja", "zh"];

pub fn generate() -> Result<Vec<Generated>, String> {
    let mut names = Words::new();
    let mut shown = Words::new();
    // What is typed in this repository comes first: it decides where a name is that of two countries.
    for row in tsv::read("data/country-aliases.tsv", &["name", "country"])? {
        names.insert(fold(row.get(0)), row.get(1).to_owned());
    }
    for row in tsv::read("data/country-shown.tsv", &["country", "name"])? {
        shown.insert(row.get(0).to_owned(), row.get(1).to_owned());
        names.entry(fold(row.get(1))).or_insert_with(|| row.get(0).to_owned());
    }
    for language in LANGUAGES {
        for (code, of_country) in names_in(language)? {
            if language == "en" {
                let short = of_country.iter().filter(|name| name.len() > 3).min_by_key(|name| name.len());
                shown.entry(code.clone()).or_insert_with(|| short.cloned().unwrap_or_default());
            }
            add(&mut names, &code, of_country);
        }
    }
    for row in tsv::read("data/country-languages.tsv", &["language", "countries"])? {
        let wanted: Vec<&str> = row.get(1).split(' ').collect();
        for (code, of_country) in names_in(row.get(0))? {
            if wanted.contains(&code.as_str()) {
                add(&mut names, &code, of_country);
            }
        }
    }
    add_codes(&mut names)?;
    names.remove("");
    let source = format!("npm {} {} (MIT) and data/country-*.tsv", PACKAGE.name, PACKAGE.version);
    Ok(vec![
        grouped(
            "country-names",
            "Countries by name in many languages and by code, with the alpha-2 code, or all that a name may mean.",
            &source,
            &by_value(&names),
        ),
        constant("country-shown", "The English name of each country.", &source, &shown)?,
    ])
}

fn add(names: &mut Words, code: &str, of_country: Vec<String>) {
    for name in of_country {
        names.entry(fold(&name)).or_insert_with(|| code.to_owned());
    }
}

/// Alpha-2 codes with the names of each country in a language.
fn names_in(language: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let file = PACKAGE.json(&format!("langs/{language}.json"))?;
    let countries = file["countries"].as_object().ok_or(format!("no countries in {language}"))?;
    let names = |value: &Value| match value {
        Value::Array(several) => several.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        one => one.as_str().map(str::to_owned).into_iter().collect(),
    };
    Ok(countries.iter().map(|(code, value)| (code.clone(), names(value))).collect())
}

fn add_codes(names: &mut Words) -> Result<(), String> {
    let codes = PACKAGE.json("codes.json")?;
    for row in codes.as_array().ok_or("codes.json is no list")? {
        let (Some(two), Some(three), Some(digits)) = (row[0].as_str(), row[1].as_str(), row[2].as_str())
        else {
            return Err("codes.json: a row without alpha-2, alpha-3 and numeric".to_owned());
        };
        names.extend([two, three, digits].map(|code| (fold(code), two.to_owned())));
    }
    Ok(())
}
