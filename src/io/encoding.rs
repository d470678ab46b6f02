//! Which encoding the bytes are in, and whether they are text at all.
//!
//! Does: byte order marks; UTF-16 without one, by where its zero bytes stand; Windows-1252 where
//! more bytes are invalid UTF-8 than characters beyond ASCII are valid.
//! Does not: guess among other code pages; `pkg-template/code-page.js` does, and converts before.

use crate::error::{Error, Result};
use crate::vocabulary::{Encoding, ErrorCode};
use std::borrow::Cow;

/// First bytes of files that people take for a table; each with what to tell them.
const NOT_TEXT: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "zip or xlsx"),
    (b"\xD0\xCF\x11\xE0", "xls"),
    (b"%PDF", "pdf"),
    (b"\x1F\x8B", "gzip"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"\xFF\xD8\xFF", "jpeg"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"SQLite format 3\0", "sqlite"),
    (b"\x7FELF", "elf"),
    (b"\0asm", "wasm"),
    (b"\xFF\xFE\0\0", "utf-32"),
    (b"\0\0\xFE\xFF", "utf-32"),
];

/// How a page, a document or a card begins, in small letters, with what to tell: some systems call one `.xls` or `.csv`.
const MARKUP: &[(&[u8], &str)] = &[
    (b"<!doctype", "html or xml"),
    (b"<html", "html or xml"),
    (b"<table", "html or xml"),
    (b"<?xml", "html or xml"),
    (b"mime-version:", "html or xml"),
    (b"begin:vcard", "vcard"),
    (b"{\\rtf", "rtf"),
    (b"insert into", "sql"),
    (b"create table", "sql"),
    (b"-- mysql", "sql"),
    (b"--\n-- postgresql", "sql"),
    (b"dn: ", "ldif"),
];

/// Bytes at the start that are looked at for zero bytes and control characters.
const HEAD: usize = 64 * 1024;

/// What Windows-1252 has at 0x80–0x9F; U+FFFD where it has nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// The encoding that the first bytes show, with the length of its byte order mark; `None` where
/// only the whole input can tell (UTF-8 or Windows-1252).
///
/// # Errors
/// `input.not-text` for well-known binary formats and for bytes full of control characters.
pub(super) fn open(bytes: &[u8]) -> Result<(Option<Encoding>, usize)> {
    if let Some((_, what)) = NOT_TEXT.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(not_text().with("looksLike", what));
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &[u8]| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if let Some((_, what)) = MARKUP.iter().find(|(start, _)| begins(start)) {
        return Err(not_text().with("looksLike", what));
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Ok((None, 3)),
        [0xFF, 0xFE, ..] => return Ok((Some(Encoding::Utf16Le), 2)),
        [0xFE, 0xFF, ..] => return Ok((Some(Encoding::Utf16Be), 2)),
        _ => {}
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if let Some(encoding) = utf16_by_zeros(head) {
        return Ok((Some(encoding), 0));
    }
    if is_binary(head) { Err(not_text()) } else { Ok((None, 0)) }
}

fn not_text() -> Error {
    Error::new(ErrorCode::InputNotText, "the input is no table of text; export it as CSV or JSON lines")
}

/// UTF-16 text has zero bytes in every other place and hardly anywhere else.
fn utf16_by_zeros(head: &[u8]) -> Option<Encoding> {
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match (even, odd) {
        (even, odd) if odd * 5 > pairs && even * 10 < odd => Some(Encoding::Utf16Le),
        (even, odd) if even * 5 > pairs && odd * 10 < even => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Zero bytes may pad cells, other control characters hardly occur in text.
fn is_binary(head: &[u8]) -> bool {
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 0x0E..=0x19)).count();
    controls * 20 > head.len() || zeros * 2 > head.len()
}

/// Counts that decide between UTF-8 and Windows-1252, taken piece by piece.
#[derive(Debug, Default)]
pub(super) struct Survey {
    at: usize,
    invalid: u64,
    beyond_ascii: u64,
    undefined: u64,
    /// Invalid bytes behind others, as letters of other scripts stand.
    in_runs: u64,
    /// Invalid bytes behind a letter that Windows-1252 has no letter for, as those of other code pages do.
    odd: u64,
}

impl Survey {
    /// Looks at the next `budget` bytes; true when all were seen.
    pub(super) fn step(&mut self, bytes: &[u8], budget: usize) -> bool {
        let rest = bytes.get(self.at..).unwrap_or_default();
        let piece = rest.get(..whole_characters(rest, budget)).unwrap_or(rest);
        let mut before = b' ';
        for chunk in if piece.is_ascii() { &[] } else { piece }.utf8_chunks() {
            before = chunk.valid().bytes().next_back().unwrap_or(before);
            if let Some(first) = chunk.invalid().first() {
                self.in_runs += u64::from(!before.is_ascii());
                self.odd += u64::from(before.is_ascii_alphabetic() && is_odd(*first, before));
                before = *first;
            }
            self.beyond_ascii += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count() as u64;
            self.invalid += chunk.invalid().len() as u64;
            self.undefined +=
                chunk.invalid().iter().filter(|byte| windows_1252(**byte) == '\u{FFFD}').count() as u64;
        }
        self.at += piece.len();
        self.at >= bytes.len()
    }

    /// Whether what is no UTF-8 does not look like Windows-1252 either.
    pub(super) fn is_doubtful(&self) -> bool {
        self.invalid > self.beyond_ascii
            && (self.undefined > 0 || self.in_runs * 2 > self.invalid || self.odd * 4 > self.invalid)
    }

    /// The encoding, when all bytes were seen.
    pub(super) fn encoding(&self) -> Encoding {
        if self.invalid > self.beyond_ascii && self.undefined == 0 {
            Encoding::Windows1252
        } else {
            Encoding::Utf8
        }
    }
}

/// The largest length up to `budget` that does not end inside a UTF-8 character.
fn whole_characters(bytes: &[u8], budget: usize) -> usize {
    let mut end = budget.max(4).min(bytes.len());
    while end + 3 > budget.max(4) && bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) {
        end -= 1;
    }
    end
}

/// A sign or an undefined byte of Windows-1252 that hardly follows a letter; a capital, hardly a small one.
fn is_odd(byte: u8, before: u8) -> bool {
    match byte {
        0x8A | 0x8C | 0x8E => before.is_ascii_lowercase(),
        0x80 | 0x85 | 0x91..=0x97 | 0x99 | 0x9A | 0x9C | 0x9E => false,
        _ => (0x81..=0x9F).contains(&byte),
    }
}

fn windows_1252(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        Some(high) => WINDOWS_1252.get(usize::from(high)).copied().unwrap_or(char::from(byte)),
        None => char::from(byte),
    }
}

/// The text of some bytes, and whether some had to be replaced. `encoding` is UTF-8 or Windows-1252.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) if encoding == Encoding::Utf8 || text.is_ascii() => (Cow::Borrowed(text), false),
        _ if encoding == Encoding::Windows1252 => {
            (Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()), false)
        }
        _ => (String::from_utf8_lossy(bytes), true),
    }
}

/// UTF-16 to UTF-8, piece by piece.
#[derive(Debug)]
pub(super) struct Transcoder {
    big_endian: bool,
    at: usize,
    text: String,
    /// Units that are no character; each became U+FFFD.
    pub(super) invalid: u64,
}

impl Transcoder {
    /// Starts after the byte order mark.
    pub(super) fn new(encoding: Encoding, at: usize) -> Self {
        Self { big_endian: encoding == Encoding::Utf16Be, at, text: String::new(), invalid: 0 }
    }

    /// Converts the next units; true when all are converted.
    pub(super) fn step(&mut self, bytes: &[u8], budget: usize) -> bool {
        let mut end = self.at.saturating_add(budget.max(2) & !1).min(bytes.len());
        // A pair of surrogates stays together.
        if self.unit(bytes, end.saturating_sub(2)).is_some_and(|unit| unit & 0xFC00 == 0xD800) {
            end = (end + 2).min(bytes.len());
        }
        let units = bytes.get(self.at..end).unwrap_or_default().chunks(2);
        let big_endian = self.big_endian;
        for decoded in char::decode_utf16(units.map(|pair| to_unit(pair, big_endian).unwrap_or(0xDFFF))) {
            self.invalid += u64::from(decoded.is_err());
            self.text.push(decoded.unwrap_or('\u{FFFD}'));
        }
        self.at = end;
        self.at >= bytes.len()
    }

    fn unit(&self, bytes: &[u8], at: usize) -> Option<u16> {
        to_unit(bytes.get(at..at + 2)?, self.big_endian)
    }

    /// The text as UTF-8 bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// `None` for half a unit at the end of a cut file.
fn to_unit(pair: &[u8], big_endian: bool) -> Option<u16> {
    let pair: [u8; 2] = pair.try_into().ok()?;
    Some(if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
}
