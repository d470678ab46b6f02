//! Dates beside dateutil and dateparser: days as CLDR writes them in nineteen languages, in every order of
//! numbers, and what does not exist.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::{Context, DateOrder, value};
use selfsame::vocabulary::Kind;

const LANGUAGES: &[&str] = &[
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "tr", "cs", "ja", "zh", "ko", "da", "fi",
    "hu", "uk",
];
/// Patterns of CLDR, and those that people add.
const NAMED: &[&str] =
    &["full", "long", "medium", "d MMMM y", "d. MMM y", "MMMM d, y", "d MMM yy", "y MMM d"];
/// Days, months and years with the order they are in.
const NUMBERED: &[(&str, &str)] = &[
    ("DMY", "dd.MM.y"),
    ("DMY", "d/M/y"),
    ("DMY", "dd-MM-y"),
    ("DMY", "dd.MM.yy"),
    ("MDY", "MM/dd/y"),
    ("MDY", "M/d/y"),
    ("MDY", "M/d/yy"),
    ("YMD", "y-MM-dd"),
    ("YMD", "y/M/d"),
    ("YMD", "yMMdd"),
    ("YMD", "y.MM.dd"),
];

/// A text, its language, the order of its numbers, and the day it stands for.
struct Case {
    asked: Vec<String>,
    meant: String,
}

/// Where both read the same, where dateparser reads alone, and what was written.
pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases = cases(asked)?;
    let questions: Vec<Vec<String>> = cases.iter().map(|case| case.asked.clone()).collect();
    let theirs = asked.ask("dates.py", &questions)?;
    let mut both = Tally::new("both", 0.99);
    let mut parser = Tally::new("dateparser", 0.0);
    let mut written = Tally::new("written", 0.99);
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = ours(case);
        if theirs[0] == theirs[1] && theirs[0].is_empty() == case.meant.is_empty() {
            both.row(&case.asked, &ours, &theirs[0], "");
        } else if !theirs[1].is_empty() {
            parser.row(&case.asked, &ours, &theirs[1], "");
        }
        written.row(&case.asked, &ours, &case.meant, "");
    }
    Ok(vec![both, parser, written])
}

fn cases(asked: &Asked) -> Result<Vec<Case>, String> {
    let mut questions: Vec<Vec<String>> = Vec::new();
    let mut orders = Vec::new();
    for at in 0..asked.count(6000) {
        let mut random = Random::of(asked.seed, at as u64);
        let (year, month, day) = (random.between(1931, 2024), random.between(1, 12), random.between(1, 28));
        let language = *random.pick(LANGUAGES);
        let (order, pattern) = match random.chance(600) {
            true => (if language == "en" { "MDY" } else { "DMY" }, *random.pick(NAMED)),
            false => *random.pick(NUMBERED),
        };
        // A year of two digits is told within fifty years of today.
        let year = if pattern.contains("yy") { year.max(1977) } else { year };
        orders.push(order);
        questions.push(vec![format!("{year}-{month:02}-{day:02}"), language.to_owned(), pattern.to_owned()]);
    }
    let written = asked.ask("dates-write.py", &questions)?;
    let mut cases = Vec::new();
    for ((question, order), text) in questions.into_iter().zip(orders).zip(written) {
        let text = text.into_iter().next().unwrap_or_default();
        let asked = vec![text, question[1].clone(), order.to_owned()];
        cases.push(Case { asked, meant: question.into_iter().next().unwrap_or_default() });
    }
    Ok(cases.into_iter().chain(impossible()).collect())
}

/// Days that are none.
fn impossible() -> Vec<Case> {
    let days = ["31.02.1980", "30/02/2001", "29.02.1900", "31-04-1999", "32.01.1990", "1980-13-40"];
    let case =
        |text: &&str| Case { asked: [text, "en", "DMY"].map(str::to_owned).into(), meant: String::new() };
    days.iter().map(case).collect()
}

fn ours(case: &Case) -> String {
    let date_order = match case.asked[2].as_str() {
        "DMY" => DateOrder::DayMonthYear,
        "MDY" => DateOrder::MonthDayYear,
        _ => DateOrder::YearMonthDay,
    };
    let context = Context { date_order: Some(date_order), as_of: Some(20_261_121), ..Context::default() };
    value(Kind::Date, &case.asked[0], &context).value.into_string()
}
