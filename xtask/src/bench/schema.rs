//! `cargo xtask bench schema FILE…`: how many columns of real exports are understood.
//!
//! A `.jsonl` file holds one export a line: `{ "system", "columns": [ { "header", "kind",
//! "channel"?, "polarity"? } ] }`; kind `other` is right when nothing of the customer is claimed, `a|b` where both
//! are, and `-` is not judged. A `.tsv` file that begins with a remark is such a table of the tests.
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
        match text.split(|byte| *byte == b'\n').next() {
            _ if file.ends_with(".jsonl") => exports(of_lines(&text)?),
            Some([b'#', ..]) => exports(of_table(&text)?),
            _ => input(file, &text)?,
        }
    }
    Ok(())
}

fn of_lines(text: &[u8]) -> Result<Vec<Export>, String> {
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).map_err(|error| error.to_string())).collect()
}

/// A table of system, source, header, kind, channel and polarity.
fn of_table(text: &[u8]) -> Result<Vec<Export>, String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let mut all: Vec<Export> = Vec::new();
    for line in text.lines().skip(2) {
        let [system, _, header, kind, channel, polarity] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("not six cells: {line}"));
        };
        let said = |cell: &str| (cell != "-").then(|| cell.to_owned());
        let (channel, polarity) = (said(channel), said(polarity));
        let column = Expected { header: header.to_owned(), kind: kind.to_owned(), channel, polarity };
        match all.last_mut().filter(|export| export.system == system) {
            Some(export) => export.columns.push(column),
            None => all.push(Export { system: system.to_owned(), columns: vec![column] }),
        }
    }
    Ok(all)
}

fn exports(all: Vec<Export>) {
    let mut total = Score::default();
    for export in all {
        let score = score(&export);
        println!("{}  {}", shown(&score), export.system);
        total.right += score.right;
        total.all += score.all;
        total.others_right += score.others_right;
        total.others += score.others;
    }
    println!("{}  all", shown(&total));
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
        let right = expected.kind == "-" || is_right(expected, field);
        if expected.kind == "-" {
            continue;
        } else if expected.kind == "other" {
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
    let one_of = |word: &str, wanted: &str| wanted.split('|').any(|wanted| wanted == word);
    let same = |word: Option<&str>, wanted: &Option<String>| {
        wanted.as_deref().is_none_or(|wanted| word.is_some_and(|word| one_of(word, wanted)))
    };
    one_of(field.kind.as_str(), &expected.kind)
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
