//! How a delimited text is laid out: delimiter, preamble, header or not.
//!
//! Does: takes the delimiter under which the first rows have the most alike and most numerous
//! cells, quotes respected; leaves out title lines above the table.

use super::token::{Row, Tokenizer};
use crate::text::order::sort;

/// Delimiters that are tried; the earlier wins a tie.
const DELIMITERS: [u8; 6] = *b",;\t|^~";
/// Rows that are looked at.
const SAMPLE: usize = 50;
/// Bytes after which no further row is looked at.
const SAMPLE_BYTES: usize = 1 << 20;
/// Rows at most that may stand above the header.
const PREAMBLE: usize = 20;

/// How a delimited text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// The byte between cells.
    pub(super) delimiter: u8,
    /// Whether a `sep=` line named it.
    pub(super) named: bool,
    /// Where the header, or the first record, begins.
    pub(super) start: usize,
    /// Rows above it, the `sep=` line and empty ones included.
    pub(super) rows_before: u64,
    /// Rows above it with text, and the first of them.
    pub(super) preamble: (u64, Option<u64>),
}

/// One of the first rows: where it begins, how many cells it has, how many hold text.
struct Shape {
    at: usize,
    cells: usize,
    filled: usize,
}

/// Finds out the layout; `delimiter` and `header` are the caller's word, if any. Without a header
/// nothing stands above the records.
pub(super) fn detect(input: &[u8], from: usize, delimiter: Option<u8>, header: Option<bool>) -> Dialect {
    let named = separator_line(input, from);
    let start = named.map_or(from, |(_, start)| start);
    let delimiter = delimiter.or(named.map(|(delimiter, _)| delimiter)).unwrap_or_else(|| best(input, start));
    let shapes = shapes(input, start, delimiter);
    let skipped = if header == Some(false) { blank(&shapes) } else { preamble(&shapes) };
    let line = u64::from(named.is_some());
    let titles = || shapes.iter().take(skipped).zip(line + 1..).filter(|(shape, _)| shape.filled > 0);
    Dialect {
        delimiter,
        named: named.is_some(),
        start: shapes.get(skipped).map_or(start, |shape| shape.at),
        rows_before: skipped as u64 + line,
        preamble: (titles().count() as u64, titles().next().map(|(_, row)| row)),
    }
}

/// `sep=;` alone on the first line, as spreadsheets read and write it.
fn separator_line(input: &[u8], from: usize) -> Option<(u8, usize)> {
    let rest = input.get(from..)?;
    let length = rest.iter().position(|byte| *byte == b'\n' || *byte == b'\r').unwrap_or(rest.len());
    let line = rest.get(..length)?;
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let (word, delimiter) = (line.get(..4)?, *line.get(4)?);
    let alone = line.len() == 5 && word.eq_ignore_ascii_case(b"sep=");
    let line_end = if rest.get(length..)?.starts_with(b"\r\n") { 2 } else { 1 };
    (alone && delimiter.is_ascii()).then_some((delimiter, (from + length + line_end).min(input.len())))
}

fn best(input: &[u8], start: usize) -> u8 {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let score = score(&shapes(input, start, delimiter));
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Share of the rows that have the usual number of cells, times that number (up to 10).
fn score(shapes: &[Shape]) -> usize {
    let rows = shapes.iter().filter(|shape| shape.filled > 0).count().max(1);
    let (width, alike) = usual_width(shapes);
    if width < 2 { 0 } else { alike * 1_000 / rows * width.min(10) }
}

/// The most frequent number of cells, the larger of two, with its count.
fn usual_width(shapes: &[Shape]) -> (usize, usize) {
    let mut widths: Vec<usize> =
        shapes.iter().filter(|shape| shape.filled > 0).map(|shape| shape.cells).collect();
    sort(&mut widths);
    let runs = widths.chunk_by(|a, b| a == b).map(|run| (run.first().copied().unwrap_or(0), run.len()));
    runs.max_by_key(|(width, count)| (*count, *width)).unwrap_or((0, 0))
}

fn shapes(input: &[u8], start: usize, delimiter: u8) -> Vec<Shape> {
    let (mut tokens, mut row, mut shapes) = (Tokenizer::new(delimiter, start), Row::default(), Vec::new());
    let mut at = start;
    while shapes.len() < SAMPLE && at - start < SAMPLE_BYTES && tokens.next_row(input, &mut row) {
        shapes.push(Shape { at, cells: row.len(), filled: row.filled(input) });
        at = tokens.at();
    }
    shapes
}

/// How many rows stand above the table: those with hardly any text, when a full row follows. A
/// table of two columns may be one of texts with a comma, so nothing of it is left out.
fn preamble(shapes: &[Shape]) -> usize {
    let (width, _) = usual_width(shapes);
    let sparse = |shape: &Shape| shape.filled * 3 <= width && width > 2;
    let leading = shapes.iter().take(PREAMBLE).take_while(|shape| shape.filled == 0 || sparse(shape)).count();
    let followed = shapes.get(leading).is_some_and(|shape| shape.filled * 2 >= width);
    if followed { leading } else { blank(shapes) }
}

/// How many empty rows come first.
fn blank(shapes: &[Shape]) -> usize {
    shapes.iter().take_while(|shape| shape.filled == 0).count()
}
