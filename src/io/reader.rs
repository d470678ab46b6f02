//! Bytes to a table, in bounded steps: collect, find out the encoding, find out the layout, read.

use super::builder::Builder;
use super::csv::CsvReader;
use super::encoding::{self, Survey, Transcoder};
use super::json_lines::JsonReader;
use super::notes::Note;
use super::token::Held;
use crate::error::{Error, Result};
use crate::limits;
use crate::record::{Source, Table};
use crate::vocabulary::{Encoding, ErrorCode, Format, NoteCode};
use std::borrow::Cow;

/// Bytes that count as one row where bytes are looked at before there are rows.
const BYTES_A_ROW: usize = 256;

/// Rows that tell how many there will be.
const TELLING_ROWS: usize = 500;

/// What the caller knows about an input; everything else is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// CSV, JSON lines or one JSON array.
    pub format: Option<Format>,
    /// The byte between the cells of a CSV.
    pub delimiter: Option<u8>,
    /// Whether the first row of a CSV names the columns.
    pub header: Option<bool>,
}

/// Whether there is more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Step {
    /// Call again.
    More,
    /// Everything was read.
    Done,
}

/// What was read.
#[derive(Debug)]
pub struct Input {
    /// The records, by columns.
    pub table: Table,
    /// What was done beside reading, by code and column.
    pub notes: Vec<Note>,
    /// Rows or lines of the input, header and empty ones included.
    pub rows_read: u64,
    /// Rows that hold no text.
    pub rows_skipped: u64,
    /// How the records were written.
    pub format: Format,
    /// How the characters were encoded.
    pub encoding: Encoding,
    /// The character between cells; `None` for JSON.
    pub delimiter: Option<char>,
}

#[derive(Debug)]
enum Stage {
    Collect,
    Survey(Survey),
    Transcode(Transcoder),
    Csv(CsvReader),
    Json(JsonReader),
    Done,
}

/// Reads one input. `push` all bytes, `finish_input`, `step` until done, `into_input`.
///
/// ```
/// use selfsame::io::{ReadOptions, Reader, Step};
/// let mut reader = Reader::new("crm.csv", ReadOptions::default());
/// reader.push(&b"name;mail\nAda;ada@example.com\n"[..])?;
/// reader.finish_input()?;
/// while reader.step(1_000)? == Step::More {}
/// let input = reader.into_input();
/// assert_eq!((input.table.rows, input.delimiter), (1, Some(';')));
/// # Ok::<(), selfsame::Error>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    source: Source,
    options: ReadOptions,
    bytes: Vec<u8>,
    /// The same, and no bytes, where they are rows of one text: cells of it need not be checked one by one.
    text: String,
    /// Where the text begins, behind a byte order mark.
    start: usize,
    encoding: Encoding,
    /// What the bytes were before somebody converted them.
    origin: Option<Encoding>,
    stage: Stage,
    builder: Builder,
    format: Format,
    delimiter: Option<char>,
    rows_read: u64,
    is_expected: bool,
}

impl Reader {
    /// A reader of an input of that name.
    #[must_use]
    pub fn new(name: impl Into<String>, options: ReadOptions) -> Self {
        Self {
            source: Source { name: name.into() },
            options,
            bytes: Vec::new(),
            text: String::new(),
            start: 0,
            encoding: Encoding::Utf8,
            origin: None,
            stage: Stage::Collect,
            builder: Builder::default(),
            format: Format::Csv,
            delimiter: None,
            rows_read: 0,
            is_expected: false,
        }
    }

    /// The name of the source.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.source.name
    }

    /// Says that the bytes were converted to UTF-8, from an encoding that was found out by their letters.
    pub const fn converted_from(&mut self, origin: Encoding) {
        self.origin = Some(origin);
    }

    /// Takes the next bytes; an owned vector is not copied when it comes first.
    ///
    /// # Errors
    /// `input.too-large`; `job.state` after `finish_input`.
    pub fn push<'a>(&mut self, bytes: impl Into<Cow<'a, [u8]>>) -> Result<()> {
        let bytes = bytes.into();
        if !matches!(self.stage, Stage::Collect) {
            return Err(Error::new(ErrorCode::JobState, "the input was already finished"));
        }
        if self.bytes.len().saturating_add(bytes.len()) > limits::INPUT_BYTES {
            return Err(Error::new(
                ErrorCode::InputTooLarge,
                "the input has more bytes than the limit allows",
            )
            .with("limit", limits::INPUT_BYTES));
        }
        if self.bytes.is_empty() {
            self.bytes = bytes.into_owned();
        } else {
            self.bytes.extend_from_slice(&bytes);
        }
        Ok(())
    }

    /// Says that all bytes were pushed.
    ///
    /// # Errors
    /// `input.empty`, `input.not-text`.
    pub fn finish_input(&mut self) -> Result<()> {
        let (encoding, start) = encoding::open(&self.bytes)?;
        if self.bytes.get(start..).unwrap_or_default().trim_ascii().is_empty() {
            return Err(Error::new(ErrorCode::InputEmpty, "the input is empty"));
        }
        self.start = start;
        self.stage = match encoding {
            Some(encoding) => {
                self.encoding = encoding;
                Stage::Transcode(Transcoder::new(encoding, start))
            }
            None => Stage::Survey(Survey::default()),
        };
        Ok(())
    }

    /// Does a bounded piece of the work, about `budget` rows.
    ///
    /// # Errors
    /// `input.columns`, `input.cell-too-large`, `input.too-large`, `input.json.not-object`,
    /// `input.json.syntax`, `input.json.depth`; each with the row where it helps.
    pub fn step(&mut self, budget: usize) -> Result<Step> {
        let budget = budget.max(1);
        match &mut self.stage {
            Stage::Collect => self.finish_input()?,
            Stage::Survey(survey) => {
                if survey.step(&self.bytes, budget.saturating_mul(BYTES_A_ROW)) {
                    self.encoding = survey.encoding();
                    if survey.is_doubtful() {
                        self.builder.notes.add(NoteCode::EncodingDoubtful, None, None);
                    }
                    self.open()?;
                }
            }
            Stage::Transcode(transcoder) => {
                if transcoder.step(&self.bytes, budget.saturating_mul(BYTES_A_ROW)) {
                    self.take_transcoded()?;
                }
            }
            Stage::Csv(_) | Stage::Json(_) => self.read_rows(budget)?,
            Stage::Done => return Ok(Step::Done),
        }
        Ok(if matches!(self.stage, Stage::Done) { Step::Done } else { Step::More })
    }

    fn take_transcoded(&mut self) -> Result<()> {
        if let Stage::Transcode(transcoder) = std::mem::replace(&mut self.stage, Stage::Collect) {
            self.builder.notes.add_many(NoteCode::EncodingInvalid, None, None, transcoder.invalid);
            self.bytes = transcoder.into_bytes();
            self.start = 0;
        }
        if self.bytes.trim_ascii().is_empty() {
            return Err(Error::new(ErrorCode::InputEmpty, "the input is empty"));
        }
        self.open()
    }

    /// Finds out the format and the layout.
    fn open(&mut self) -> Result<()> {
        if self.origin.is_some() {
            self.builder.notes.add(NoteCode::EncodingAssumed, None, None);
        }
        if self.encoding != Encoding::Utf8 {
            self.builder.notes.add(NoteCode::EncodingConverted, None, None);
        }
        self.format = self.options.format.unwrap_or_else(|| self.detect_format());
        self.builder.bound(self.bytes.len());
        // After transcoding the bytes are UTF-8.
        let encoding =
            if self.encoding == Encoding::Windows1252 { Encoding::Windows1252 } else { Encoding::Utf8 };
        self.stage = if self.format == Format::Csv {
            let reader =
                CsvReader::open(&self.bytes, self.start, encoding, &self.options, &mut self.builder)?;
            self.delimiter = Some(char::from(reader.delimiter));
            if encoding == Encoding::Utf8 {
                match String::from_utf8(std::mem::take(&mut self.bytes)) {
                    Ok(text) => self.text = text,
                    Err(damaged) => self.bytes = damaged.into_bytes(),
                }
            }
            Stage::Csv(reader)
        } else {
            let reader = JsonReader::open(&self.bytes, self.start, encoding, self.format, &mut self.builder);
            self.format = reader.format();
            Stage::Json(reader)
        };
        Ok(())
    }

    fn detect_format(&self) -> Format {
        let text = self.bytes.get(self.start..).unwrap_or_default().trim_ascii_start();
        let second = text.get(1..).unwrap_or_default().trim_ascii_start().first();
        let ending = self.source.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match (text.first(), second) {
            (Some(b'['), Some(b'{' | b']')) => Format::Json,
            (Some(b'{'), Some(b'"' | b'}')) => Format::JsonLines,
            (Some(b'['), _) if ending == "json" => Format::Json,
            _ if matches!(ending.as_str(), "json" | "jsonl" | "ndjson") => Format::JsonLines,
            _ => Format::Csv,
        }
    }

    fn read_rows(&mut self, budget: usize) -> Result<()> {
        self.expect_rows();
        let bytes = if self.text.is_empty() { &*self.bytes } else { self.text.as_bytes() };
        let input = Held { bytes, text: &self.text };
        for _ in 0..budget {
            let more = match &mut self.stage {
                Stage::Csv(reader) => reader.step(input, &mut self.builder)?,
                Stage::Json(reader) => reader.step(bytes, &mut self.builder)?,
                _ => false,
            };
            if !more {
                self.end();
                break;
            }
        }
        Ok(())
    }

    /// Once the first rows tell how long a row is, room is made for all: growing step by step would copy them.
    fn expect_rows(&mut self) {
        let (rows, (done, all)) = (self.builder.rows(), self.progress());
        if rows >= TELLING_ROWS && !self.is_expected {
            self.is_expected = true;
            let expected = rows as u64 * all as u64 / done.max(1) as u64;
            self.builder.expect(usize::try_from(expected).unwrap_or_default());
        }
    }

    fn end(&mut self) {
        self.rows_read = match &self.stage {
            Stage::Csv(reader) => reader.number(),
            Stage::Json(reader) => reader.number(),
            _ => 0,
        };
        self.stage = Stage::Done;
        (self.bytes, self.text) = (Vec::new(), String::new());
    }

    /// Bytes done and bytes in all; looking for the encoding is not counted.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let done = match &self.stage {
            Stage::Csv(reader) => reader.at(),
            Stage::Json(reader) => reader.at(),
            _ => 0,
        };
        (done, self.bytes.len() + self.text.len())
    }

    /// What was read; call it when `step` said `Done`.
    #[must_use]
    pub fn into_input(self) -> Input {
        let rows_skipped = self.builder.skipped;
        let (table, notes) = self.builder.finish(self.source);
        Input {
            table,
            notes,
            rows_read: self.rows_read,
            rows_skipped,
            format: self.format,
            encoding: self.origin.unwrap_or(self.encoding),
            delimiter: self.delimiter,
        }
    }
}

/// Reads a whole input at once.
///
/// # Errors
/// Those of [`Reader::push`], [`Reader::finish_input`] and [`Reader::step`].
///
/// ```
/// let input = selfsame::io::read("people.csv", b"name,mail\nAda,ada@example.com\n", &Default::default())?;
/// assert_eq!(input.table.columns[0].text(0), "Ada");
/// # Ok::<(), selfsame::Error>(())
/// ```
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Input> {
    let mut reader = Reader::new(name, options.clone());
    reader.push(bytes)?;
    reader.finish_input()?;
    while reader.step(10_000)? == Step::More {}
    Ok(reader.into_input())
}
