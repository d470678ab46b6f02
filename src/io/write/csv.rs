//! CSV as RFC 4180 has it, with LF line ends, UTF-8 without a byte order mark.

use super::guard::guard;
use crate::record::LIST_SEPARATOR;
use crate::text::eight::{self, below_space, times, zero};
use crate::text::find::{any_byte, byte};

/// Writes rows of cells; the bytes are taken out in chunks.
///
/// ```
/// let mut csv = selfsame::io::write::CsvWriter::new();
/// csv.row(["name", "phone"]);
/// csv.cell("=Ada, \"Countess\"");
/// csv.cell("+493012345");
/// csv.end_row();
/// assert_eq!(csv.take(), b"name,phone\n\"'=Ada, \"\"Countess\"\"\",+493012345\n");
/// ```
#[derive(Debug, Default)]
pub struct CsvWriter {
    out: Vec<u8>,
    /// The row has a cell already.
    within_row: bool,
    /// All that the row holds so far is one empty cell.
    only_empty: bool,
}

impl CsvWriter {
    /// An empty writer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell to the row, guarded against being run by a spreadsheet; the values of a list are parted by `; `.
    pub fn cell(&mut self, text: &str) {
        if text.is_empty() {
            self.begin(true);
        } else if !self.plain(text) {
            self.begin(false);
            self.quoted(&guard(&text.replace(LIST_SEPARATOR, "; ")));
        }
    }

    /// Adds a cell that is written as it is, as most; whether it is one.
    fn plain(&mut self, text: &str) -> bool {
        let is_plain = is_plain(text.as_bytes());
        if is_plain {
            self.begin(false);
            self.out.extend_from_slice(text.as_bytes());
        }
        is_plain
    }

    #[inline(always)]
    fn begin(&mut self, is_empty: bool) {
        if self.within_row {
            self.out.push(b',');
        }
        (self.only_empty, self.within_row) = (!self.within_row && is_empty, true);
    }

    /// Ends the row. A row of one empty cell is written `""`, as an empty line is no row.
    pub fn end_row(&mut self) {
        if self.only_empty {
            self.out.extend_from_slice(b"\"\"");
        }
        self.out.push(b'\n');
        (self.within_row, self.only_empty) = (false, false);
    }

    /// Adds a whole row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        cells.into_iter().for_each(|text| self.cell(text));
        self.end_row();
    }

    fn quoted(&mut self, text: &str) {
        if !is_quoted(text.as_bytes()) {
            return self.out.extend_from_slice(text.as_bytes());
        }
        self.out.push(b'"');
        for (index, run) in text.split('"').enumerate() {
            if index > 0 {
                self.out.extend_from_slice(b"\"\"");
            }
            self.out.extend_from_slice(run.as_bytes());
        }
        self.out.push(b'"');
    }

    /// Bytes waiting to be taken.
    #[must_use]
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Whether no bytes are waiting.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Takes the bytes written so far.
    #[must_use]
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }
}

/// Whether a cell is written as it is: most begin with a letter or a digit, and hold no sign of CSV and no
/// character below the space.
fn is_plain(bytes: &[u8]) -> bool {
    let marks = |word: u64| below_space(word) | zero(word ^ times(b',')) | zero(word ^ times(b'"'));
    bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.last() != Some(&b' ')
        && eight::first(bytes, marks).is_none()
}

/// Whether a cell stands in quotes.
fn is_quoted(bytes: &[u8]) -> bool {
    matches!(bytes, [b' ', ..] | [.., b' '])
        || any_byte(bytes, b',', b'"', b'\n').is_some()
        || byte(bytes, b'\r').is_some()
}
