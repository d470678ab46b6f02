//! One JSON object to paths and texts, nesting flattened.
//!
//! Does: keeps a number as it is written, so that a long id loses no digit; joins the keys of
//! nested objects with a dot; gives the elements of a list one after the other.
//! Does not: build a tree, or quote what it could not read.

use super::encoding::decode;
use crate::limits;
use crate::vocabulary::Encoding;

/// Why a text is no object of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Not JSON.
    Syntax,
    /// JSON, but not an object.
    NotObject,
    /// Nested deeper than the limit.
    Depth,
}

/// One text of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Keys from outside to inside, joined with dots.
    pub(super) path: String,
    /// `null` and empty lists are empty texts.
    pub(super) text: String,
    /// Whether it is an element of a list.
    pub(super) in_list: bool,
}

/// Reads JSON values off some bytes.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    bytes: &'a [u8],
    /// The next byte.
    pub(super) at: usize,
    encoding: Encoding,
    path: String,
    entries: Vec<Entry>,
    /// Bytes or escapes that are no character were replaced.
    pub(super) replaced: bool,
}

type Parsed<T> = Result<T, Problem>;

impl<'a> Parser<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, encoding: Encoding) -> Self {
        Self { bytes, at, encoding, path: String::new(), entries: Vec::new(), replaced: false }
    }

    /// Reads an object.
    pub(super) fn object(mut self) -> Parsed<(Vec<Entry>, usize, bool)> {
        self.skip_space();
        let is_object = self.peek() == Some(b'{');
        self.value(0, false)?;
        if is_object { Ok((self.entries, self.at, self.replaced)) } else { Err(Problem::NotObject) }
    }

    fn value(&mut self, depth: usize, in_list: bool) -> Parsed<()> {
        if depth > limits::JSON_DEPTH {
            return Err(Problem::Depth);
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.members(depth, in_list),
            Some(b'[') => self.elements(depth),
            Some(b'"') => {
                let text = self.string()?;
                self.emit(text, in_list);
                Ok(())
            }
            Some(b't') => self.word("true", "true", in_list),
            Some(b'f') => self.word("false", "false", in_list),
            Some(b'n') => self.word("null", "", in_list),
            _ => self.number(in_list),
        }
    }

    fn members(&mut self, depth: usize, in_list: bool) -> Parsed<()> {
        self.at += 1;
        if self.take(b'}') {
            return self.empty(in_list);
        }
        loop {
            self.skip_space();
            let key = self.string()?;
            self.expect(b':')?;
            let outer = self.path.len();
            if depth > 0 && outer > 0 {
                self.path.push('.');
            }
            self.path.push_str(&key);
            self.value(depth + 1, in_list)?;
            self.path.truncate(outer);
            if !self.take(b',') {
                return self.expect(b'}');
            }
        }
    }

    fn elements(&mut self, depth: usize) -> Parsed<()> {
        self.at += 1;
        if self.take(b']') {
            return self.empty(true);
        }
        loop {
            self.value(depth + 1, true)?;
            if !self.take(b',') {
                return self.expect(b']');
            }
        }
    }

    fn empty(&mut self, in_list: bool) -> Parsed<()> {
        if !self.path.is_empty() {
            self.emit(String::new(), in_list);
        }
        Ok(())
    }

    fn emit(&mut self, text: String, in_list: bool) {
        self.entries.push(Entry { path: self.path.clone(), text, in_list });
    }

    fn word(&mut self, word: &str, text: &str, in_list: bool) -> Parsed<()> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(Problem::Syntax);
        }
        self.at += word.len();
        self.emit(text.to_owned(), in_list);
        Ok(())
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`, kept as written.
    fn number(&mut self, in_list: bool) -> Parsed<()> {
        let from = self.at;
        self.take_one(b"-");
        if !self.take_one(b"0") {
            self.digits()?;
        }
        if self.take_one(b".") {
            self.digits()?;
        }
        if self.take_one(b"eE") {
            self.take_one(b"+-");
            self.digits()?;
        }
        let written = self.bytes.get(from..self.at).unwrap_or_default();
        self.emit(written.iter().map(|byte| char::from(*byte)).collect(), in_list);
        Ok(())
    }

    fn digits(&mut self) -> Parsed<()> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > from { Ok(()) } else { Err(Problem::Syntax) }
    }

    fn string(&mut self) -> Parsed<String> {
        if !self.take_one(b"\"") {
            return Err(Problem::Syntax);
        }
        let mut text = String::new();
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\'));
            let run = rest.get(..length.ok_or(Problem::Syntax)?).unwrap_or_default();
            let (decoded, replaced) = decode(run, self.encoding);
            text.push_str(&decoded);
            self.replaced |= replaced;
            self.at += run.len() + 1;
            match rest.get(run.len()) {
                Some(b'"') => return Ok(text),
                Some(b'\\') => text.push(self.escape()?),
                _ => return Err(Problem::Syntax),
            }
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let letter = self.peek().ok_or(Problem::Syntax)?;
        self.at += 1;
        Ok(match letter {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => char::from(letter),
            b'u' => return self.unicode_escape(),
            _ => return Err(Problem::Syntax),
        })
    }

    /// Half of a surrogate pair alone is U+FFFD.
    fn unicode_escape(&mut self) -> Parsed<char> {
        let unit = self.hex()?;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let mut decoded = char::from_u32(unit);
        if unit & 0xFC00 == 0xD800 && rest.starts_with(b"\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.hex()?;
            if low & 0xFC00 == 0xDC00 {
                decoded = char::from_u32(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF));
            } else {
                self.at = before;
            }
        }
        self.replaced |= decoded.is_none();
        Ok(decoded.unwrap_or('\u{FFFD}'))
    }

    fn hex(&mut self) -> Parsed<u32> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or(Problem::Syntax)?;
        self.at += 4;
        digits.iter().try_fold(0, |number, digit| {
            char::from(*digit).to_digit(16).map(|digit| number * 16 + digit).ok_or(Problem::Syntax)
        })
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Takes a byte if it stands next.
    fn take_one(&mut self, any: &[u8]) -> bool {
        let takes = self.peek().is_some_and(|byte| any.contains(&byte));
        self.at += usize::from(takes);
        takes
    }

    /// Takes a byte if it stands next behind white space.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        self.take_one(&[byte])
    }

    fn expect(&mut self, byte: u8) -> Parsed<()> {
        if self.take(byte) { Ok(()) } else { Err(Problem::Syntax) }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }
}
