//! Rows and cells of delimited text: RFC 4180, and what people make of it.
//!
//! Beyond RFC 4180: CR, LF and CR LF end a row; spaces may stand around the quotes of a cell; a
//! quote that is not doubled inside a quoted cell, and one that is never closed, are characters.
//! Does not: decode text; a cell is bytes. Delimiters and quotes are ASCII in every encoding here.

use crate::text::find::{any_byte, byte};

const QUOTE: u8 = b'"';
/// How far behind a stray quote its cell's end is looked for.
const STRAY_REACH: usize = 1_024;
/// Bytes that may be read in vain behind quotes that are never closed, and how many times the input
/// in any case; beyond that quotes mean nothing.
const READ_IN_VAIN: usize = 1 << 28;
const TIMES_IN_VAIN: usize = 8;

/// The cells of one row. Most stand in the input as they are; those that do not are put together here.
#[derive(Debug, Default)]
pub(super) struct Row {
    cells: Vec<Cell>,
    bytes: Vec<u8>,
    /// Quotes that were never closed, read as characters.
    pub(super) unclosed: u64,
    /// Quotes inside quoted cells that were not doubled.
    pub(super) stray: u64,
}

/// The bytes of an input, and the same as a text where they are one; else nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held<'i> {
    pub(super) bytes: &'i [u8],
    pub(super) text: &'i str,
}

/// Where the bytes of a cell are.
#[derive(Debug)]
struct Cell {
    from: usize,
    to: usize,
    in_input: bool,
}

impl Row {
    /// How many cells there are; none for an empty line.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cells, in order; `input` is what the row was read from.
    pub(super) fn cells<'a>(&'a self, input: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        self.cells.iter().map(move |cell| {
            let bytes = if cell.in_input { input } else { &self.bytes };
            bytes.get(cell.from..cell.to).unwrap_or_default()
        })
    }

    /// A cell, and its text where it stands in an input that is one text.
    pub(super) fn cell<'a>(&'a self, at: usize, input: Held<'a>) -> Option<(&'a [u8], Option<&'a str>)> {
        let cell = self.cells.get(at)?;
        let range = cell.from..cell.to;
        if !cell.in_input {
            return Some((self.bytes.get(range).unwrap_or_default(), None));
        }
        match input.text.get(range.clone()) {
            Some(text) => Some((text.as_bytes(), Some(text))),
            None => Some((input.bytes.get(range).unwrap_or_default(), None)),
        }
    }

    /// Cells with something beside white space.
    pub(super) fn filled(&self, input: &[u8]) -> usize {
        self.cells(input).filter(|cell| !cell.trim_ascii().is_empty()).count()
    }

    /// Whether no cell has anything beside white space.
    pub(super) fn is_blank(&self, input: &[u8]) -> bool {
        // Most rows tell by their first byte.
        let first = self.cells.first().filter(|cell| cell.in_input && cell.from < cell.to);
        let begins = first.and_then(|cell| input.get(cell.from)).is_some_and(u8::is_ascii_graphic);
        !begins && self.cells(input).all(|cell| cell.trim_ascii().is_empty())
    }

    fn clear(&mut self) {
        self.cells.clear();
        self.bytes.clear();
        (self.unclosed, self.stray) = (0, 0);
    }
}

/// Takes rows off an input.
#[derive(Debug, Clone)]
pub(super) struct Tokenizer {
    delimiter: u8,
    at: usize,
    in_vain: usize,
}

impl Tokenizer {
    /// Starts at a byte of the input.
    pub(super) fn new(delimiter: u8, at: usize) -> Self {
        Self { delimiter, at, in_vain: 0 }
    }

    /// The next byte to be read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Reads the next row; false at the end of the input.
    pub(super) fn next_row(&mut self, input: &[u8], row: &mut Row) -> bool {
        row.clear();
        if self.at >= input.len() {
            return false;
        }
        if self.take_line_end(input) {
            return true;
        }
        loop {
            self.cell(input, row);
            if input.get(self.at).is_none_or(|byte| *byte != self.delimiter) {
                self.take_line_end(input);
                return true;
            }
            self.at += 1;
        }
    }

    fn take_line_end(&mut self, input: &[u8]) -> bool {
        let length = match (input.get(self.at), input.get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => 0,
        };
        self.at += length;
        length > 0
    }

    fn cell(&mut self, input: &[u8], row: &mut Row) {
        let open = self.after_spaces(input, self.at);
        let patience = READ_IN_VAIN.max(input.len().saturating_mul(TIMES_IN_VAIN));
        if matches!(input.get(open), Some(&QUOTE)) && self.in_vain < patience {
            let (mark, stray) = (row.bytes.len(), row.stray);
            match self.quoted(input, open + 1, row) {
                Ok(end) => return self.at = end,
                Err(read) => self.in_vain += read,
            }
            row.bytes.truncate(mark);
            row.stray = stray;
            row.unclosed += 1;
        }
        let end = self.plain_end(input, self.at);
        row.cells.push(Cell { from: self.at, to: end, in_input: true });
        self.at = end;
    }

    /// Where the delimiter or the end of the row stands.
    fn plain_end(&self, input: &[u8], from: usize) -> usize {
        let rest = input.get(from..).unwrap_or_default();
        from + any_byte(rest, self.delimiter, b'\n', b'\r').unwrap_or(rest.len())
    }

    /// Reads a quoted cell from behind its opening quote; returns where the delimiter or the end
    /// of the row stands, or how many bytes were read until it was clear that nothing closes it.
    fn quoted(&self, input: &[u8], from: usize, row: &mut Row) -> Result<usize, usize> {
        let (mark, mut at, mut seen, mut several_lines) = (row.bytes.len(), from, from, false);
        let end = loop {
            let rest = input.get(at..).unwrap_or_default();
            let length = byte(rest, QUOTE).ok_or(input.len() - from)?;
            let run = rest.get(..length).unwrap_or_default();
            let quote = at + length;
            at = quote + 1;
            let doubled = matches!(input.get(at), Some(&QUOTE));
            let next = if doubled { at } else { self.after_spaces(input, at) };
            let closes = !doubled && input.get(next).is_none_or(|byte| self.ends_cell(*byte));
            if closes && row.bytes.len() == mark {
                row.cells.push(Cell { from, to: quote, in_input: true });
                return Ok(next);
            }
            row.bytes.extend_from_slice(run);
            if closes {
                break next;
            }
            if doubled {
                row.bytes.push(QUOTE);
                at += 1;
                continue;
            }
            if self.opens_cell(input, quote) {
                several_lines |= input.get(seen..quote).is_some_and(|read| read.contains(&b'\n'));
                seen = quote;
                if several_lines {
                    return Err(at - from);
                }
            }
            row.stray += 1;
            if !self.closes_in_line(input, at) {
                let end = self.plain_end(input, at);
                row.bytes.extend_from_slice(input.get(at..end).unwrap_or_default());
                break end;
            }
            row.bytes.push(QUOTE);
        };
        row.cells.push(Cell { from: mark, to: row.bytes.len(), in_input: false });
        Ok(end)
    }

    /// Whether a quote stands where a cell begins.
    fn opens_cell(&self, input: &[u8], quote: usize) -> bool {
        let before = quote.checked_sub(1).and_then(|at| input.get(at));
        before.is_none_or(|byte| self.ends_cell(*byte))
    }

    /// Whether a quote further on in the line ends a cell.
    fn closes_in_line(&self, input: &[u8], from: usize) -> bool {
        let rest = input.get(from..).unwrap_or_default();
        let near = rest.get(..STRAY_REACH).unwrap_or(rest);
        let line = near.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let mut quotes = line.iter().enumerate().filter(|(_, byte)| **byte == QUOTE);
        quotes.any(|(at, _)| {
            let next = self.after_spaces(input, from + at + 1);
            input.get(next).is_none_or(|byte| self.ends_cell(*byte))
        })
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.delimiter || byte == b'\n' || byte == b'\r'
    }

    fn after_spaces(&self, input: &[u8], mut at: usize) -> usize {
        while matches!(input.get(at), Some(b' ')) {
            at += 1;
        }
        at
    }
}
