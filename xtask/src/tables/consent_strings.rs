//! `data/consent-sections.tsv` and `data/consent-strings.tsv` to constants.

use super::{Generated, tsv};
use std::collections::BTreeSet;

pub fn generate() -> Result<Vec<Generated>, String> {
    let rows = tsv::read("data/consent-strings.tsv", &["section", "segment", "field", "type", "default"])?;
    let names: BTreeSet<&str> = rows.iter().map(|row| row.get(2)).filter(|name| *name != "-").collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut sections = String::new();
    let mut known = BTreeSet::new();
    for section in tsv::read("data/consent-sections.tsv", &["section", "id", "padding", "source"])? {
        let name = section.get(0);
        let own: Vec<&tsv::Row> = rows.iter().filter(|row| row.get(0) == name).collect();
        if own.is_empty() || !known.insert(name.to_owned()) {
            return Err(section.fault("a section without fields, or that stands above"));
        }
        let segments: String = own
            .chunk_by(|a, b| a.get(1) == b.get(1))
            .map(|rows| segment(rows, &names))
            .collect::<Result<_, _>>()?;
        let id: u8 = section.get(1).parse().map_err(|_| section.fault("no number of a section"))?;
        let padding: u8 = section.get(2).parse().map_err(|_| section.fault("no number of bits"))?;
        sections += &format!(
            "    Section {{ name: {name:?}, id: {id}, padding: {padding}, segments: &[\n{segments}    ] }},\n"
        );
    }
    if let Some(row) = rows.iter().find(|row| !known.contains(row.get(0))) {
        return Err(row.fault("no such section in data/consent-sections.tsv"));
    }
    let listed: String = names.iter().map(|name| format!("    {name:?},\n")).collect();
    let text = format!("{HEAD}{listed}];\n{SECTIONS_HEAD}{sections}];\n{FIELD}");
    Ok(vec![
        ("src/data/consent_fields.rs".to_owned(), text),
        ("pkg-template/consent-fields.js".to_owned(), script(&rows)?),
    ])
}

/// The same as functions that make the object of a section from a tape: literals, since engines make an object of
/// one shape much quicker than one key after the other.
fn script(rows: &[tsv::Row]) -> Result<String, String> {
    let mut sections = String::new();
    for section in tsv::read("data/consent-sections.tsv", &["section", "id", "padding", "source"])? {
        let own: Vec<&tsv::Row> = rows.iter().filter(|row| row.get(0) == section.get(0)).collect();
        let id = Some(section.get(1)).filter(|id| *id != "0" && section.get(0) != "headerv1");
        let (mut literal, mut behind) = (id.map_or(String::new(), |id| format!("Id: {id}, ")), Vec::new());
        let mut names = Vec::new();
        for (number, segment) in own.chunk_by(|a, b| a.get(1) == b.get(1)).enumerate() {
            names.push(format!("{:?}", segment[0].get(1)));
            let flag = segment.iter().find(|row| row.get(3) == "included");
            if flag.is_some() || segment[0].get(1) == "header" {
                let has = format!("(has & {}) !== 0", 1 << number);
                flag.iter().for_each(|row| literal += &format!("{}: {has}, ", row.get(2)));
                let fields = segment.iter().filter(|row| row.get(3) != "included");
                let set: Vec<(&str, &str)> = fields.map(|row| (row.get(2), reader(row))).collect();
                behind.push((has, set));
                continue;
            }
            let mut dropped = String::new();
            for row in segment {
                match row.get(2) {
                    "-" => dropped = format!("{}, ", reader(row)),
                    name => {
                        let read = format!("{}{}", std::mem::take(&mut dropped), reader(row));
                        literal += &if read.contains(',') {
                            format!("{name}: ({read}), ")
                        } else {
                            format!("{name}: {read}, ")
                        };
                    }
                }
            }
        }
        let literal = literal.trim_end_matches(", ");
        let body = match behind.as_slice() {
            [] => format!("() => ({{ {literal} }})"),
            // What the header says comes first on the tape.
            [(has, header), others @ ..] if own[0].get(1) == "header" => {
                let rest: String = others.iter().map(|(has, set)| later(has, set)).collect();
                format!(
                    "(has) => {{ const fields = {{}};{} Object.assign(fields, {{ {literal} }});{rest} return fields; }}",
                    later(has, header)
                )
            }
            [(has, set)] => {
                let more: Vec<String> = set.iter().map(|(name, read)| format!("{name}: {read}")).collect();
                let (with, without) = (literal.replace(has, "true"), literal.replace(has, "false"));
                format!("(has) => ({has} ? {{ {with}, {} }} : {{ {without} }})", more.join(", "))
            }
            several => {
                let rest: String = several.iter().map(|(has, set)| later(has, set)).collect();
                format!("(has) => {{ const fields = {{ {literal} }};{rest} return fields; }}")
            }
        };
        sections += &format!("  [{:?}, [{}], {body}],\n", section.get(0), names.join(", "));
    }
    Ok(format!("{SCRIPT}{sections}];\n"))
}

/// Fields of a segment that may be there, set one after the other.
fn later(has: &str, set: &[(&str, &str)]) -> String {
    let set: Vec<String> = set.iter().map(|(name, read)| format!("fields.{name} = {read}")).collect();
    format!(" if ({has}) {{ {}; }}", set.join("; "))
}

/// What reads a field.
fn reader(row: &tsv::Row) -> &'static str {
    match row.get(3).split('(').next().unwrap_or_default() {
        "flag" => "flag()",
        "date" => "time()",
        "letters" => "letters()",
        "letter" => "letter()",
        "flags" => "flags()",
        "ints" => "numbers()",
        "restrictions" | "optimized-restrictions" if row.get(0).starts_with("tcfv") => "restrictions()",
        "restrictions" | "optimized-restrictions" => "ranges()",
        "is" | "int" | "digit" => "number()",
        _ => "ids()",
    }
}

const SCRIPT: &str = "\
// The fields of the sections of consent strings. Generated by `cargo xtask tables` from
// `data/consent-sections.tsv` and `data/consent-strings.tsv`.

import { flag, flags, ids, letter, letters, number, numbers, ranges, restrictions, time } from \"./consent-tape.js\";

/** Name, segments, and what makes the fields of what comes next on the tape; `has` has a bit a segment that is there. */
export const SECTIONS = [
";

fn segment(rows: &[&tsv::Row], names: &[&str]) -> Result<String, String> {
    let (flags, fields): (Vec<&tsv::Row>, Vec<&tsv::Row>) =
        rows.iter().partition(|row| row.get(3) == "included");
    let name = rows.first().map_or("", |row| row.get(1));
    let included = match flags.as_slice() {
        [flag] => format!("Some({:?})", flag.get(2)),
        _ if name == "header" => "Some(\"\")".to_owned(),
        _ => "None".to_owned(),
    };
    let always = fields.iter().any(|row| row.get(4) == ALWAYS);
    let fields: String = fields.into_iter().map(|row| field(row, names)).collect::<Result<_, _>>()?;
    let several = rows.iter().any(|row| row.get(3) == "optimized");
    let once_shorter =
        rows.iter().any(|row| row.get(3).starts_with("ints(") && row.get(3).matches(',').count() == 2);
    let full: u16 = if once_shorter { rows.iter().map(|row| bits(row)).sum() } else { 0 };
    let head =
        format!("name: {name:?}, included: {included}, always: {always}, several: {several}, full: {full}");
    Ok(format!("        Segment {{ {head}, fields: &[\n{fields}        ] }},\n"))
}

/// The bits of a field of numbers.
fn bits(row: &tsv::Row) -> u16 {
    let (kind, numbers) = row.get(3).split_once('(').unwrap_or((row.get(3), "1"));
    let mut numbers =
        numbers.trim_end_matches(')').split(',').filter_map(|number| number.parse::<u16>().ok());
    let size = numbers.next().unwrap_or(1);
    if kind == "ints" { size * numbers.next().unwrap_or(1) } else { size }
}

/// `int(6)`, `is(6,1,2)`, `ids(*)`, `flag`: a kind with up to three numbers.
fn field(row: &tsv::Row, names: &[&str]) -> Result<String, String> {
    let (kind, numbers) = row.get(3).split_once('(').unwrap_or((row.get(3), ""));
    let kind = KINDS.iter().find(|(word, _)| *word == kind).ok_or_else(|| row.fault("no such type"))?.1;
    let numbers: Vec<&str> = numbers.trim_end_matches(')').split(',').collect();
    let number = |at: usize, otherwise: u8| match numbers.get(at) {
        None | Some(&"" | &"*") => Ok(otherwise),
        Some(text) => text.parse::<u8>().map_err(|_| row.fault("no number of bits")),
    };
    let low = number(1, 0)?;
    let name = names.iter().position(|name| *name == row.get(2)).unwrap_or(names.len());
    let (size, high, default) = (number(0, 0)?, number(2, low)?, default(row)?);
    let default = if kind == "Is" { u16::from(high) } else { default };
    Ok(format!("            f({name}, {kind}, {size}, {low}, {high}, {default}),\n"))
}

/// A number, two letters of six bits from `A`, one letter as its code, or the mark of what has to be given.
fn default(row: &tsv::Row) -> Result<u16, String> {
    let letters: Vec<u16> = row.get(4).chars().map(|letter| letter as u16).collect();
    match (row.get(4), letters.as_slice()) {
        ("" | ALWAYS, _) => Ok(0),
        ("needed", _) => Ok(selfsame::data::consent_layout::NEEDED),
        (_, [a @ 65..=90, b @ 65..=90]) => Ok(((a - 65) << 6) | (b - 65)),
        (_, [45]) => Ok(45),
        (text, _) => text.parse().map_err(|_| row.fault("no default")),
    }
}

/// Stands as the default of a segment's type: the segment is written whether or not it says anything.
const ALWAYS: &str = "always";

const KINDS: &[(&str, &str)] = &[
    ("is", "Is"),
    ("int", "Int"),
    ("flag", "Flag"),
    ("date", "Date"),
    ("letters", "Letters"),
    ("ids", "Ids"),
    ("flags", "Flags"),
    ("ints", "Ints"),
    ("vendors", "Vendors"),
    ("vendors-v1", "VendorsV1"),
    ("range", "Range"),
    ("optimized", "Optimized"),
    ("restrictions", "Restrictions"),
    ("optimized-restrictions", "OptimizedRestrictions"),
    ("digit", "Digit"),
    ("letter", "Letter"),
];

const HEAD: &str = "\
//! Sections of consent strings. Generated by `cargo xtask tables` from `data/consent-sections.tsv` and
//! `data/consent-strings.tsv`.

use super::consent_layout::FieldKind::*;
use super::consent_layout::{Field, FieldKind, Section, Segment};

/// Names of fields.
#[rustfmt::skip]
pub const NAMES: &[&str] = &[
";

const SECTIONS_HEAD: &str = "
/// Every section; those that stand by themselves first.
#[rustfmt::skip]
pub static SECTIONS: &[Section] = &[
";

const FIELD: &str = "
const fn f(name: u8, kind: FieldKind, size: u8, low: u8, high: u8, default: u16) -> Field {
    Field::new(name, kind, size, low, high, default)
}
";
