//! The marks, words, numbers and texts of JSON, one after the other.
//!
//! Does not: know what they add up to; a tree is made by `Json`, paths of a record by `io`.

use std::ops::Range;

/// Turns the bytes of a text to characters, behind what is there; says whether some were none.
type Decode<'a> = &'a dyn Fn(&[u8], &mut String) -> bool;

/// Reads JSON off some bytes. Every function gives nothing where the bytes are no JSON.
pub struct Scanner<'a> {
    bytes: &'a [u8],
    /// The next byte.
    pub at: usize,
    decode: Decode<'a>,
    /// Bytes or escapes that are no character were replaced.
    pub replaced: bool,
}

impl<'a> Scanner<'a> {
    /// Begins at a byte.
    pub fn new(bytes: &'a [u8], at: usize, decode: Decode<'a>) -> Self {
        Self { bytes, at, decode, replaced: false }
    }

    /// Begins with a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self::new(text.as_bytes(), 0, &|bytes: &[u8], into: &mut String| {
            into.push_str(std::str::from_utf8(bytes).unwrap_or_default());
            false
        })
    }

    /// The next byte.
    #[must_use]
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// How many bytes are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.bytes.len().saturating_sub(self.at)
    }

    /// Takes a byte if it stands next.
    pub fn take_one(&mut self, any: &[u8]) -> bool {
        let takes = self.peek().is_some_and(|byte| any.contains(&byte));
        self.at += usize::from(takes);
        takes
    }

    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(takes);
        takes
    }

    /// Takes a byte if it stands next behind white space.
    pub fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        self.takes(byte)
    }

    /// Takes a byte that has to stand next behind white space.
    pub fn expect(&mut self, byte: u8) -> Option<()> {
        self.take(byte).then_some(())
    }

    /// Passes over white space.
    pub fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// A word that has to stand next.
    pub fn word(&mut self, word: &str) -> Option<()> {
        self.bytes.get(self.at..)?.strip_prefix(word.as_bytes())?;
        self.at += word.len();
        Some(())
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`, as it is written.
    pub fn number(&mut self) -> Option<String> {
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
        let written = self.bytes.get(from..self.at)?;
        Some(written.iter().map(|byte| char::from(*byte)).collect())
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }

    /// A text between quotes.
    pub fn string(&mut self) -> Option<String> {
        self.takes(b'"').then_some(())?;
        let mut text = String::new();
        loop {
            let rest = self.bytes.get(self.at..)?;
            let length = super::escaped(rest)?;
            let run = rest.get(..length)?;
            self.replaced |= (self.decode)(run, &mut text);
            self.at += length + 1;
            match rest.get(length) {
                Some(b'"') => return Some(text),
                Some(b'\\') => text.push(self.escape()?),
                _ => return None,
            }
        }
    }

    /// Where a text between quotes stands, of which every byte is as it is written; another is not taken.
    pub fn plain(&mut self) -> Option<Range<usize>> {
        let rest = self.bytes.get(self.at + 1..).filter(|_| self.peek() == Some(b'"'))?;
        let length = super::escaped(rest).filter(|end| rest.get(*end) == Some(&b'"'))?;
        let from = self.at + 1;
        self.at = from + length + 1;
        Some(from..from + length)
    }

    fn escape(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(match letter {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => char::from(letter),
            b'u' => return self.unicode_escape(),
            _ => return None,
        })
    }

    /// Half of a surrogate pair alone is U+FFFD.
    fn unicode_escape(&mut self) -> Option<char> {
        let unit = self.hex()?;
        let rest = self.bytes.get(self.at..)?;
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
        Some(decoded.unwrap_or('\u{FFFD}'))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.bytes.get(self.at..self.at + 4)?;
        self.at += 4;
        let digit = |digit: &u8| char::from(*digit).to_digit(16);
        digits.iter().try_fold(0, |number, next| Some(number * 16 + digit(next)?))
    }
}
