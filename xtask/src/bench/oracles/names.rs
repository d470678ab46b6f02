//! Names beside nameparser, humanparser and parse-full-name: given and family name both right, on
//! persons labelled by hand (where they are on this machine) and on our own table.

use super::{Asked, Tally};
use crate::shell::{public_data, root};
use selfsame::normalize::{Context, value};
use selfsame::text::fold::fold;
use selfsame::vocabulary::{Kind, Part};
use serde_json::Value;
use std::fs;

const LABELLED: &str = "probablepeople/persons.jsonl";
const OWN: &str = "tests/tables/normalize-names.tsv";
/// What each set asks of ours; the peers are there to be seen.
const BAR: f64 = 0.98;

/// One name, where its owner lives, and what is right.
struct Case {
    text: String,
    country: String,
    given: String,
    family: String,
}

/// A tally of every set and parser.
pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let mut tallies = Vec::new();
    if let Ok(lines) = fs::read_to_string(public_data().join(LABELLED)) {
        let questions = ["labelled", "labelled nameparser", "labelled humanparser", "labelled parse-full"];
        tallies.extend(of_set(asked, &labelled(&lines)?, questions)?);
    }
    let own = fs::read_to_string(root().join(OWN)).map_err(|error| format!("{OWN}: {error}"))?;
    tallies.extend(of_set(
        asked,
        &table(&own),
        ["own", "own nameparser", "own humanparser", "own parse-full"],
    )?);
    Ok(tallies)
}

fn labelled(lines: &str) -> Result<Vec<Case>, String> {
    let case = |line: &str| {
        let json: Value = serde_json::from_str(line).map_err(|error| format!("{LABELLED}: {error}"))?;
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        Ok(Case { text: text("text"), country: String::new(), given: text("given"), family: text("family") })
    };
    lines.lines().map(case).collect()
}

/// The rows of one certain person.
fn table(text: &str) -> Vec<Case> {
    let case = |line: &str| {
        let [_, kind, typed, _, country, status, remarks] = line.split('\t').collect::<Vec<_>>()[..] else {
            return None;
        };
        let part = |name: &str| {
            remarks.split("; ").find_map(|remark| remark.strip_prefix(name)).unwrap_or_default().to_owned()
        };
        (kind == "name" && status != "suspect").then(|| Case {
            text: typed.to_owned(),
            country: country.to_owned(),
            given: part("given="),
            family: part("family="),
        })
    };
    text.lines().skip(1).filter_map(case).collect()
}

fn of_set(asked: &Asked, cases: &[Case], questions: [&'static str; 4]) -> Result<Vec<Tally>, String> {
    let lines: Vec<Vec<String>> = cases.iter().map(|case| vec![case.text.clone()]).collect();
    let (python, node) = (asked.ask("names.py", &lines)?, asked.ask("names.mjs", &lines)?);
    let [mut ours, mut nameparser, mut humanparser, mut full] =
        questions.map(|question| Tally::new(question, if question.contains(' ') { 0.0 } else { BAR }));
    for ((case, python), node) in cases.iter().zip(&python).zip(&node) {
        let right = both(&case.given, &case.family);
        let row = |tally: &mut Tally, said: &str| {
            tally.row(&[case.text.clone(), case.country.clone()], said, &right, "")
        };
        row(&mut ours, &own(case));
        row(&mut nameparser, &both(&python[0], &python[1]));
        row(&mut humanparser, &both(&node[0], &node[1]));
        row(&mut full, &both(&node[2], &node[3]));
    }
    Ok(vec![ours, nameparser, humanparser, full])
}

fn own(case: &Case) -> String {
    let country = case.country.as_bytes().first_chunk().copied().filter(|_| case.country.len() == 2);
    let clean = value(Kind::Name, &case.text, &Context { country, ..Context::default() });
    both(clean.part(Part::Given).unwrap_or_default(), clean.part(Part::Family).unwrap_or_default())
}

/// Case, accents and punctuation aside.
fn both(given: &str, family: &str) -> String {
    format!("{} | {}", fold(given), fold(family))
}
