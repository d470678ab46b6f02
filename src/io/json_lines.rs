//! JSON lines, objects one behind the other, or one JSON array of objects, to a table.
//!
//! Columns stand in the order in which their names first appear. A name that occurs several times
//! in one object holds a list.

use super::builder::Builder;
use super::encoding::decode;
use super::json::{Entry, Parser, Problem};
use super::layout::{Layout, layout};
use crate::error::{Error, Result};
use crate::limits;
use crate::record::LIST_SEPARATOR;
use crate::schema;
use crate::text::find;
use crate::text::json::Scanner;
use crate::vocabulary::{Encoding, ErrorCode, Format, NoteCode};

/// Reads JSON objects.
#[derive(Debug)]
pub(super) struct JsonReader {
    at: usize,
    /// The number of the last line or element read, from 1.
    number: u64,
    encoding: Encoding,
    layout: Layout,
    /// The texts of the row that is being built, by column.
    cells: Vec<Option<String>>,
}

impl JsonReader {
    /// Finds out how the objects stand.
    pub(super) fn open(
        input: &[u8],
        from: usize,
        encoding: Encoding,
        format: Format,
        builder: &mut Builder,
    ) -> Self {
        let decode = |bytes: &[u8], into: &mut String| decode_into(bytes, encoding, into);
        let (layout, at) = match format {
            Format::Json => (Layout::List(0), from),
            _ => layout(input, from, &decode, schema::is_known_header),
        };
        if !matches!(layout, Layout::Lines | Layout::Sequence | Layout::List(0)) {
            builder.notes.add(NoteCode::JsonEnvelope, None, None);
        }
        Self { at, number: 0, encoding, layout, cells: Vec::new() }
    }

    /// Whether the objects stand in a list.
    pub(super) fn format(&self) -> Format {
        if matches!(self.layout, Layout::List(_)) { Format::Json } else { Format::JsonLines }
    }

    /// The bytes read so far.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The number of the last line or element read, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Reads one object; false at the end of the input.
    ///
    /// # Errors
    /// `input.json.not-object`, `input.json.syntax`, `input.json.depth` and those of the builder.
    pub(super) fn step(&mut self, input: &[u8], builder: &mut Builder) -> Result<bool> {
        match self.layout {
            Layout::Lines => self.line(input, builder),
            Layout::Sequence => self.next(input, builder),
            Layout::List(_) => self.element(input, builder),
        }
    }

    fn next(&mut self, input: &[u8], builder: &mut Builder) -> Result<bool> {
        if input.get(self.at..).unwrap_or_default().trim_ascii().is_empty() {
            return Ok(false);
        }
        self.number += 1;
        self.at = self.object(input, self.at, builder)?;
        Ok(true)
    }

    fn line(&mut self, input: &[u8], builder: &mut Builder) -> Result<bool> {
        let rest = input.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(false);
        }
        let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        self.at += length + 1;
        self.number += 1;
        if line.trim_ascii().is_empty() {
            builder.skip_row(NoteCode::RowEmpty, self.number);
            return Ok(true);
        }
        let end = self.object(line, 0, builder)?;
        if line.get(end..).unwrap_or_default().trim_ascii().is_empty() {
            Ok(true)
        } else {
            Err(self.error(Problem::Syntax))
        }
    }

    /// Objects stand between `[`, `,` and `]`.
    fn element(&mut self, input: &[u8], builder: &mut Builder) -> Result<bool> {
        let before = next_token(input, &mut self.at);
        let first = self.number == 0;
        self.number += 1;
        match before {
            Some(b'[') if first => {
                let mut ahead = self.at;
                if next_token(input, &mut ahead) == Some(b']') {
                    self.at = ahead;
                    self.number -= 1;
                    return self.end(input);
                }
            }
            Some(b',') if !first => {}
            Some(b']') if !first => {
                self.number -= 1;
                return self.end(input);
            }
            _ => return Err(self.error(Problem::Syntax)),
        }
        self.at = self.object(input, self.at, builder)?;
        Ok(true)
    }

    /// Behind the array and what is around it, nothing but white space may stand.
    fn end(&self, input: &[u8]) -> Result<bool> {
        let decode = |bytes: &[u8], into: &mut String| decode_into(bytes, self.encoding, into);
        let around = if let Layout::List(depth) = self.layout { depth } else { 0 };
        let closed = Parser::new(Scanner::new(input, self.at, &decode)).close(around);
        let rest = input.get(closed.map_err(|problem| self.error(problem))?..).unwrap_or_default();
        if rest.trim_ascii().is_empty() { Ok(false) } else { Err(self.error(Problem::Syntax)) }
    }

    fn object(&mut self, bytes: &[u8], at: usize, builder: &mut Builder) -> Result<usize> {
        let decode = |bytes: &[u8], into: &mut String| decode_into(bytes, self.encoding, into);
        let parsed = Parser::new(Scanner::new(bytes, at, &decode)).object();
        let (entries, end, replaced) = parsed.map_err(|problem| self.error(problem))?;
        let row = Some(self.number);
        builder.notes.add_many(NoteCode::EncodingInvalid, row, None, u64::from(replaced));
        for entry in entries {
            self.add(entry, builder)?;
        }
        if self.cells.iter().flatten().all(|text| text.trim_ascii().is_empty()) {
            self.cells.clear();
            builder.skip_row(NoteCode::RowEmpty, self.number);
            return Ok(end);
        }
        for (number, cell) in self.cells.iter_mut().enumerate() {
            builder.cell(number, cell.take().as_deref().unwrap_or(""), self.number)?;
        }
        builder.end_row()?;
        Ok(end)
    }

    fn add(&mut self, entry: Entry, builder: &mut Builder) -> Result<()> {
        let number = builder.column(&entry.path, self.number)?;
        let column = Some(number + 1);
        let mut text = entry.text;
        if find::holds(&text, '\0') {
            builder.notes.add(NoteCode::NulRemoved, Some(self.number), column);
            text = text.replace('\0', "");
        }
        if self.cells.len() < builder.width() {
            self.cells.resize(builder.width(), None);
        }
        let Some(cell) = self.cells.get_mut(number as usize) else { return Ok(()) };
        match cell {
            None => *cell = Some(text),
            Some(list) => {
                if !entry.in_list {
                    builder.notes.add(NoteCode::JsonDuplicateKey, Some(self.number), column);
                }
                if !text.is_empty() {
                    if !list.is_empty() {
                        list.push(LIST_SEPARATOR);
                    }
                    list.push_str(&text);
                }
            }
        }
        Ok(())
    }

    fn error(&self, problem: Problem) -> Error {
        let (code, message) = match problem {
            Problem::Syntax => {
                (ErrorCode::InputJsonSyntax, "this is not JSON: one object a line, or one array of objects")
            }
            Problem::NotObject => {
                (ErrorCode::InputJsonNotObject, "a record must be a JSON object, one a line or in one array")
            }
            Problem::Depth => (ErrorCode::InputJsonDepth, "the JSON is nested deeper than the limit allows"),
        };
        let error = Error::new(code, message).with("row", self.number);
        if problem == Problem::Depth { error.with("limit", limits::JSON_DEPTH) } else { error }
    }
}

fn decode_into(bytes: &[u8], encoding: Encoding, into: &mut String) -> bool {
    let (text, replaced) = decode(bytes, encoding);
    into.push_str(&text);
    replaced
}

/// Takes the next byte that is no white space.
fn next_token(input: &[u8], at: &mut usize) -> Option<u8> {
    let rest = input.get(*at..).unwrap_or_default();
    let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    *at += spaces + 1;
    rest.get(spaces).copied()
}
