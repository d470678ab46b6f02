//! Delimited text to a table, row by row.

use super::builder::Builder;
use super::dialect::{Dialect, detect};
use super::encoding::decode;
use super::header;
use super::notes::Notes;
use super::reader::ReadOptions;
use super::remark;
use super::token::{Held, Row, Tokenizer};
use super::write::guard;
use crate::error::Result;
use crate::record::LIST_SEPARATOR;
use crate::schema;
use crate::text::find::byte;
use crate::vocabulary::{Encoding, NoteCode};
use std::borrow::Cow;

/// Rows below the first one that help to tell a header from a record.
const BELOW: usize = 20;
/// The column of the cells that stand right of the last named one.
const EXTRA: &str = "extra_cells";

/// Reads delimited text.
#[derive(Debug)]
pub(super) struct CsvReader {
    tokens: Tokenizer,
    row: Row,
    /// The number of the last row read, from 1.
    number: u64,
    /// The columns of the header; the column of extra cells may stand behind them.
    width: usize,
    /// Where the header stands; files that were put together repeat it.
    header: Option<Row>,
    /// Whether the row above was empty or a remark.
    is_apart: bool,
    /// Whether nothing but remarks is left.
    is_below: bool,
    encoding: Encoding,
    /// The byte between cells.
    pub(super) delimiter: u8,
}

impl CsvReader {
    /// Finds out the layout and sets up the columns.
    ///
    /// # Errors
    /// `input.columns`, `input.cell-too-large`.
    pub(super) fn open(
        input: &[u8],
        from: usize,
        encoding: Encoding,
        options: &ReadOptions,
        builder: &mut Builder,
    ) -> Result<Self> {
        let dialect = detect(input, from, options.delimiter, options.header);
        note_layout(&dialect, builder);
        let mut reader = Self {
            tokens: Tokenizer::new(dialect.delimiter, dialect.start),
            row: Row::default(),
            number: dialect.rows_before,
            width: 0,
            header: None,
            is_apart: false,
            is_below: false,
            encoding,
            delimiter: dialect.delimiter,
        };
        reader.name_columns(input, options.header, builder)?;
        Ok(reader)
    }

    fn name_columns(&mut self, input: &[u8], header: Option<bool>, builder: &mut Builder) -> Result<()> {
        if header.is_none() {
            self.skip_titles(input, &mut builder.notes);
        }
        let mut ahead = self.tokens.clone();
        let mut first = Row::default();
        if !ahead.next_row(input, &mut first) {
            return Ok(());
        }
        let cells = self.texts(input, &first, None);
        let is_header = header.unwrap_or_else(|| {
            header::is_header(&cells, schema::is_known_header, &self.peek(input, ahead.clone()))
        });
        let names = if is_header {
            self.tokens = ahead;
            self.number += 1;
            self.texts(input, &first, Some(&mut builder.notes));
            std::mem::swap(&mut self.row, &mut first);
            self.note_damage(builder);
            std::mem::swap(&mut self.row, &mut first);
            self.header = Some(first);
            header::names(&cells, self.number, &mut builder.notes)
        } else {
            builder.notes.add(NoteCode::HeaderGenerated, Some(self.number + 1), None);
            header::numbered(cells.len())
        };
        for name in &names {
            builder.column(name, self.number)?;
        }
        self.width = names.len();
        Ok(())
    }

    /// Leaves out titles that a spreadsheet padded to the width of the table: rows above one with more cells
    /// than any of them, of which more than one is a known name and none looks like a value.
    fn skip_titles(&mut self, input: &[u8], notes: &mut Notes) {
        let (mut ahead, mut row) = (self.tokens.clone(), Row::default());
        let (mut most_filled, mut most_known, mut titles) = (0, 1, 0);
        for above in 0..BELOW as u64 {
            let here = ahead.clone();
            if !ahead.next_row(input, &mut row) {
                return;
            }
            let filled = row.filled(input);
            let cells = self.texts(input, &row, None);
            let known = cells.iter().filter(|cell| schema::is_known_header(cell)).count();
            let is_below = titles > 0 && filled > most_filled && known > most_known;
            if is_below && !cells.iter().any(|cell| header::looks_like_value(cell)) {
                notes.add_many(NoteCode::PreambleSkipped, Some(self.number + 1), None, titles);
                self.number += above;
                self.tokens = here;
                return;
            }
            if row.len() > 1 && filled == row.len() {
                return;
            }
            titles += u64::from(filled > 0);
            (most_filled, most_known) = (most_filled.max(filled), most_known.max(known));
        }
    }

    fn peek(&self, input: &[u8], mut ahead: Tokenizer) -> Vec<Vec<String>> {
        let (mut row, mut rows) = (Row::default(), Vec::new());
        while rows.len() < BELOW && ahead.next_row(input, &mut row) {
            rows.push(self.texts(input, &row, None));
        }
        rows
    }

    /// The texts of a row, and notes of what was done to them.
    fn texts(&self, input: &[u8], row: &Row, mut notes: Option<&mut Notes>) -> Vec<String> {
        let text = |(cell, column)| {
            let note = |code| {
                if let Some(notes) = &mut notes {
                    notes.add(code, Some(self.number), Some(column));
                }
            };
            text_of(cell, self.encoding, note).into_owned()
        };
        row.cells(input).zip(1..).map(text).collect()
    }

    /// Reads one row; false at the end of the input.
    ///
    /// # Errors
    /// `input.columns`, `input.cell-too-large`, `input.too-large`.
    pub(super) fn step(&mut self, input: Held<'_>, builder: &mut Builder) -> Result<bool> {
        if !self.tokens.next_row(input.bytes, &mut self.row) {
            return Ok(false);
        }
        self.number += 1;
        if let Some(code) = self.is_no_record(input.bytes) {
            self.is_apart = code != NoteCode::HeaderRepeated;
            builder.skip_row(code, self.number);
            return Ok(true);
        }
        self.is_apart = false;
        self.add_cells(input, builder)?;
        self.note_damage(builder);
        builder.end_row()?;
        Ok(true)
    }

    /// Why the row that was just read is no record, if it is none.
    fn is_no_record(&mut self, input: &[u8]) -> Option<NoteCode> {
        if self.row.is_blank(input) {
            return Some(NoteCode::RowEmpty);
        }
        if self.is_header_again(input) {
            return Some(NoteCode::HeaderRepeated);
        }
        if self.width > 1 && !self.is_below && remark::is_near_end(input, &self.tokens) {
            self.is_below = remark::are_below(&self.row, input, self.tokens.clone(), self.is_apart);
        }
        let is_remark = self.is_below || self.width > 1 && remark::is_between(&self.row, input);
        is_remark.then_some(NoteCode::RowRemark)
    }

    /// Whether the row that was just read is the header once more, be it quoted or in other letters. A name of
    /// one column may be a value, too.
    fn is_header_again(&self, input: &[u8]) -> bool {
        let Some(header) =
            self.header.as_ref().filter(|header| self.width > 1 && header.len() == self.row.len())
        else {
            return false;
        };
        let mut pairs = header.cells(input).zip(self.row.cells(input));
        pairs.all(|(name, cell)| name.trim_ascii().eq_ignore_ascii_case(cell.trim_ascii()))
    }

    fn add_cells(&mut self, input: Held<'_>, builder: &mut Builder) -> Result<()> {
        let number = self.number;
        let mut extra = String::new();
        let mut next = 0;
        while let Some((bytes, text)) = self.row.cell(next, input) {
            let index = next;
            next += 1;
            if index < self.width
                && let Some(text) = text.filter(|_| is_plain(bytes))
            {
                builder.cell(index, text, number)?;
                continue;
            }
            let column = index.min(self.width) as u32 + 1;
            let text =
                text_of(bytes, self.encoding, |code| builder.notes.add(code, Some(number), Some(column)));
            if index < self.width {
                builder.cell(index, &text, number)?;
            } else if !text.trim().is_empty() {
                extra.push_str(&text);
                extra.push(LIST_SEPARATOR);
            }
        }
        // The last separator parts nothing.
        if extra.pop().is_some() { self.add_extra(&extra, builder) } else { Ok(()) }
    }

    fn add_extra(&self, extra: &str, builder: &mut Builder) -> Result<()> {
        builder.notes.add(NoteCode::RowLong, Some(self.number), None);
        if builder.width() == self.width {
            builder.extra_column(EXTRA, self.number)?;
        }
        builder.cell(self.width, extra, self.number)
    }

    fn note_damage(&self, builder: &mut Builder) {
        if self.row.unclosed + self.row.stray == 0 && self.row.len() >= self.width {
            return;
        }
        let (notes, row) = (&mut builder.notes, Some(self.number));
        notes.add_many(NoteCode::QuoteUnclosed, row, None, self.row.unclosed);
        notes.add_many(NoteCode::QuoteStray, row, None, self.row.stray);
        notes.add_many(NoteCode::RowShort, row, None, u64::from(self.row.len() < self.width));
    }

    /// The bytes read so far.
    pub(super) fn at(&self) -> usize {
        self.tokens.at()
    }

    /// The number of the last row read, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }
}

/// Whether there is nothing to do in a cell that is text: no NUL, and neither apostrophe nor `=` first.
fn is_plain(bytes: &[u8]) -> bool {
    !matches!(bytes.first(), Some(b'\'' | b'=')) && byte(bytes, 0).is_none()
}

/// The text of a formula that is nothing but a text: `="007"` keeps a spreadsheet from making a number of it.
fn shown(text: &str) -> Option<&str> {
    text.strip_prefix("=\"")?.strip_suffix('"').filter(|inner| byte(inner.as_bytes(), b'"').is_none())
}

/// The text of a cell, without NUL and without the guard against spreadsheets or of their making; `done` hears what was
/// done.
fn text_of(bytes: &[u8], encoding: Encoding, mut done: impl FnMut(NoteCode)) -> Cow<'_, str> {
    let (mut text, replaced) = decode(bytes, encoding);
    if replaced {
        done(NoteCode::EncodingInvalid);
    }
    if byte(bytes, 0).is_some() {
        done(NoteCode::NulRemoved);
        text = Cow::Owned(text.replace('\0', ""));
    }
    let unguarded = shown(&text).unwrap_or_else(|| guard::unguard(&text));
    if unguarded.len() < text.len() {
        done(NoteCode::GuardRemoved);
        text = Cow::Owned(unguarded.to_owned());
    }
    text
}

fn note_layout(dialect: &Dialect, builder: &mut Builder) {
    if dialect.named {
        builder.notes.add(NoteCode::SeparatorLine, Some(1), None);
    }
    let (count, first) = dialect.preamble;
    builder.notes.add_many(NoteCode::PreambleSkipped, first, None, count);
}
