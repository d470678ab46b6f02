//! Rows of a delimited text that are no records: lines drawn under a header, page numbers, and below the
//! table totals, counts and notices.
//!
//! Does not: take a row for a remark that has a value beside the words; a total has numbers alone.

use super::header::looks_like_value;
use super::token::{Row, Tokenizer};
use crate::text::find;

/// Bytes that may follow the first remark below a table.
const BELOW: usize = 4096;
/// Signs of a drawn line, and how many make one.
const RULE: &[u8] = b"-=+:_* ";
const RULE_SIGNS: usize = 3;
/// What remarks begin with, behind numbers and brackets; `=` is a whole text, with numbers in other cells, and `#`
/// stands for a number before or behind.
const WORDS: &str = "=total,=subtotal,=grand total,=sum,=summe,=gesamt,=insgesamt,=somme,=totale,=suma,=count,=anzahl,\
    #rows,#row(,#row),#record,#datens,#zeilen,copyright,c) ,\u{a9},confidential,vertraulich,generated ,created by,created on,\
    exported ,report ,printed ,end of ,erstellt ,exportiert ,gedruckt ,ende der ";

/// What a row says, as far as it may be a remark.
struct Said {
    /// The first text, in small letters, without numbers and brackets before it.
    text: String,
    /// Whether numbers stand before it, or a colon behind its first word.
    is_counted: bool,
    /// Whether it stands alone, in the first cell, and is no value.
    is_alone: bool,
    /// Whether all others are values.
    has_numbers: bool,
}

/// A drawn line or a page number, which may stand between records.
pub(super) fn is_between(row: &Row, input: &[u8]) -> bool {
    // Most rows tell by their first sign.
    match row.cells(input).find_map(|cell| cell.trim_ascii_start().first()) {
        Some(b'-' | b'=' | b'+' | b':' | b'_' | b'*') => {
            let mut longest = 0;
            let is_drawn = row.cells(input).all(|cell| {
                longest = cell.len().max(longest);
                cell.iter().all(|byte| RULE.contains(byte))
            });
            is_drawn && longest >= RULE_SIGNS
        }
        Some(b'p' | b'P' | b's' | b'S') => is_page(row, input),
        _ => false,
    }
}

/// `Page 3 of 7`
fn is_page(row: &Row, input: &[u8]) -> bool {
    let said = said(row, input);
    let mut words = said.text.split(' ');
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    said.is_alone
        && matches!(words.next(), Some("page" | "seite"))
        && words.next().is_some_and(is_number)
        && words.all(|word| matches!(word, "of" | "von") || is_number(word))
}

/// Whether remarks begin with a row and nothing else follows; `tokens` stands behind it, and `is_apart` says
/// that an empty row or a remark stands above.
pub(super) fn are_below(row: &Row, input: &[u8], mut tokens: Tokenizer, is_apart: bool) -> bool {
    let mut said = said(row, input);
    let mut is_known = is_notice(&said);
    if !(is_known || is_apart && said.is_alone) {
        return false;
    }
    let mut below = Row::default();
    while tokens.next_row(input, &mut below) {
        said = self::said(&below, input);
        let is_notice = is_notice(&said);
        is_known |= is_notice;
        if !(is_notice || said.is_alone || below.is_blank(input)) {
            return false;
        }
    }
    is_known
}

/// Whether so little is left that remarks may begin.
pub(super) fn is_near_end(input: &[u8], tokens: &Tokenizer) -> bool {
    input.len() <= tokens.at() + BELOW
}

/// Words of a total with numbers alone, a count of rows, or a notice alone.
fn is_notice(said: &Said) -> bool {
    WORDS.split(',').any(|word| match word.as_bytes().first() {
        Some(b'=') => said.has_numbers && said.text.trim_end_matches(':') == word.trim_start_matches('='),
        Some(b'#') => said.is_alone && said.is_counted && said.text.starts_with(word.trim_start_matches('#')),
        _ => said.is_alone && said.text.starts_with(word),
    })
}

fn said(row: &Row, input: &[u8]) -> Said {
    let (mut first, mut others, mut is_alone, mut has_numbers) = (String::new(), 0, false, true);
    for (at, cell) in row.cells(input).enumerate() {
        let cell = cell.trim_ascii();
        // What is no UTF-8 has letters of another encoding, and is none of our words.
        let text = std::str::from_utf8(cell).unwrap_or("?");
        if text.is_empty() {
            continue;
        }
        let is_value = looks_like_value(text);
        if first.is_empty() {
            first = text.to_ascii_lowercase();
            is_alone = at == 0 && !is_value;
        } else {
            others += 1;
            has_numbers &= is_value;
        }
    }
    let text =
        first.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | '*' | ' ')).to_owned();
    let is_counted = text.len() < first.len() || find::holds(&first, ':');
    Said { is_counted, is_alone: is_alone && others == 0, has_numbers, text }
}
