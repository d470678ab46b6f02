//! Rows of a file: quoting, encodings, and what people write where there is nothing to write.

use super::latin::latin;
use super::person::Date;
use super::random::Random;

/// One row, and whose it is.
#[derive(Debug, Clone)]
pub struct Row {
    pub customer: usize,
    pub cells: Vec<String>,
}

/// How a file is written.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    pub delimiter: char,
    pub quote_all: bool,
    pub line_end: &'static str,
    pub encoding: Encoding,
}

/// How text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Bom,
    Windows1252,
}

fn cell(text: &str, dialect: Dialect) -> String {
    let special = |c| c == dialect.delimiter || c == '"' || c == '\n' || c == '\r';
    match dialect.quote_all || text.contains(special) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

fn line<T: AsRef<str>>(cells: &[T], dialect: Dialect) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text.as_ref(), dialect)).collect();
    cells.join(&dialect.delimiter.to_string()) + dialect.line_end
}

/// The upper half of Windows-1252 that is not Latin-1 and occurs in names.
const WINDOWS: &[(char, u8)] = &[
    ('€', 0x80),
    ('Š', 0x8A),
    ('Œ', 0x8C),
    ('Ž', 0x8E),
    ('’', 0x92),
    ('–', 0x96),
    ('š', 0x9A),
    ('œ', 0x9C),
    ('ž', 0x9E),
    ('Ÿ', 0x9F),
];

fn windows_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0..=0x7F | 0xA0..=0xFF) => u8::try_from(code).ok(),
        _ => WINDOWS.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte),
    }
}

/// What an old system keeps of a text: letters that it does not have in plain Latin ones.
pub fn in_windows_1252(text: &str, country: &str) -> String {
    text.chars()
        .map(|c| match windows_byte(c) {
            Some(_) => c.to_string(),
            None => latin(&c.to_string(), country).chars().filter(|c| windows_byte(*c).is_some()).collect(),
        })
        .collect()
}

/// The bytes of a file.
pub fn file(header: &[&str], rows: &[Row], dialect: Dialect) -> Vec<u8> {
    let mut text = line(header, dialect);
    rows.iter().for_each(|row| text += &line(&row.cells, dialect));
    match dialect.encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Windows1252 => text.chars().map(|c| windows_byte(c).unwrap_or(b'?')).collect(),
    }
}

/// What people type where a system insists.
const NOTHING: &[&str] = &["n/a", "-", "k.A.", "unbekannt", "N/A", "xxx", "NULL", "."];

/// The text in `present` per mille of rows; else nothing, or a word for it.
pub fn maybe(random: &mut Random, present: usize, text: impl Into<String>) -> String {
    match random.below(1000) {
        roll if roll < present => text.into(),
        roll if roll >= 990 => (*random.pick(NOTHING)).to_owned(),
        _ => String::new(),
    }
}

/// 1980-12-31
pub fn iso((year, month, day): Date) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// 31.12.1980
pub fn german((year, month, day): Date) -> String {
    format!("{day:02}.{month:02}.{year:04}")
}

/// A time of day, 09:05:17.
pub fn clock(random: &mut Random) -> String {
    format!("{:02}:{:02}:{:02}", random.between(7, 22), random.below(60), random.below(60))
}
