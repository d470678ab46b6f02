//! CSV as RFC 4180 has it, with LF line ends, UTF-8 without a byte order mark.

use super::guard::guard;

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

    /// Adds a cell to the row, guarded against being run by a spreadsheet.
    pub fn cell(&mut self, text: &str) {
        if self.within_row {
            self.out.push(b',');
        }
        self.only_empty = !self.within_row && text.is_empty();
        self.within_row = true;
        self.quoted(&guard(text));
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
        let bytes = text.as_bytes();
        let spaced = matches!(bytes, [b' ', ..] | [.., b' ']);
        if !spaced && !bytes.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
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
