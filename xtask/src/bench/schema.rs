//! `cargo xtask bench schema FILE…`: how many columns of real exports are understood.
//!
//! A `.jsonl` file holds one export a line: `{ "system", "columns": [ { "header", "kind",
//! "channel"?, "polarity"? } ] }`; kind `other` is right when nothing of the customer is claimed.
//! Any other file is read as an input, and what was inferred is printed.

use crate::shell::Done;
use selfsame::schema::{Field, SampleColumn, infer, sample};
use selfsame::vocabulary::Kind;
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
struct Export {
    system: String,
    columns: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    header: String,
    kind: String,
    channel: Option<String>,
    polarity: Option<String>,
}

/// Right and all, of the columns that matter and of the others.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    others_right: usize,
    others: usize,
}

/// Runs the bench.
pub fn bench(args: &[String]) -> Done {
    let files = args.iter().filter(|arg| !arg.starts_with("--")).collect::<Vec<_>>();
    if files.is_empty() {
        return Err("name a file of expected kinds (.jsonl), or inputs".to_owned());
    }
    for file in files {
        let text = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
        if file.ends_with(".jsonl") { exports(&text)? } else { input(file, &text)? }
    }
    Ok(())
}

fn exports(text: &[u8]) -> Done {
    let mut total = Score::default();
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let export: Export = serde_json::from_slice(line).map_err(|error| error.to_string())?;
        let score = score(&export);
        println!("{}  {}", shown(&score), export.system);
        total.right += score.right;
        total.all += score.all;
        total.others_right += score.others_right;
        total.others += score.others;
    }
    println!("{}  all", shown(&total));
    Ok(())
}

fn shown(score: &Score) -> String {
    let share = 100.0 * score.right as f64 / score.all.max(1) as f64;
    format!(
        "{:>3} of {:>3} ({share:>5.1} %), others {:>2} of {:>2}",
        score.right, score.all, score.others_right, score.others
    )
}

fn score(export: &Export) -> Score {
    let columns: Vec<SampleColumn<'_>> = export
        .columns
        .iter()
        .map(|column| SampleColumn { header: &column.header, values: Vec::new() })
        .collect();
    let mut score = Score::default();
    for (expected, field) in export.columns.iter().zip(&infer(&columns).fields) {
        let right = is_right(expected, field);
        if expected.kind == "other" {
            score.others += 1;
            score.others_right += usize::from(right);
        } else {
            score.all += 1;
            score.right += usize::from(right);
        }
        if !right {
            println!(
                "    {:<40} expected {:<16} got {}",
                expected.header,
                described(expected),
                inferred(field)
            );
        }
    }
    score
}

fn is_right(expected: &Expected, field: &Field) -> bool {
    if expected.kind == "other" {
        return !claims_customer(field.kind);
    }
    let same = |word: Option<&str>, wanted: &Option<String>| wanted.is_none() || word == wanted.as_deref();
    expected.kind == field.kind.as_str()
        && same(field.channel.map(|channel| channel.as_str()), &expected.channel)
        && same(field.polarity.map(|polarity| polarity.as_str()), &expected.polarity)
}

/// Kinds that take part in matching and contact.
fn claims_customer(kind: Kind) -> bool {
    let name = kind.as_str();
    name.starts_with("name")
        || name.starts_with("address")
        || matches!(kind, Kind::Email | Kind::Phone | Kind::DateBirth | Kind::Organization | Kind::Gender)
}

fn described(expected: &Expected) -> String {
    [Some(&expected.kind), expected.channel.as_ref(), expected.polarity.as_ref()]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join("/")
}

fn inferred(field: &Field) -> String {
    let words = [
        Some(field.kind.as_str()),
        field.channel.map(|channel| channel.as_str()),
        field.polarity.map(|polarity| polarity.as_str()),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    format!(
        "{:<28} {:.2} {} {}",
        words.join("/"),
        field.confidence,
        field.reason,
        if field.group.is_empty() { String::new() } else { format!("[{}]", field.group) }
    )
}

fn input(file: &str, bytes: &[u8]) -> Done {
    let read = selfsame::io::read(file, bytes, &Default::default()).map_err(|error| error.to_string())?;
    println!("{file}: {} records, {} columns", read.table.rows, read.table.columns.len());
    for note in &read.notes {
        println!("    note {} row {:?} column {:?}: {}", note.code, note.row, note.column, note.count);
    }
    for field in &infer(&sample(&read.table)).fields {
        println!("    {:<30} {}", field.header, inferred(field));
    }
    Ok(())
}
