//! JSON lines: one object a record, UTF-8, LF line ends.

use crate::record::LIST_SEPARATOR;
use crate::text::find;

/// Writes records of named texts; the bytes are taken out in chunks. A text with several values
/// becomes a list, an empty one is left out.
///
/// ```
/// let mut lines = selfsame::io::write::JsonLinesWriter::new();
/// lines.row([("name", "Ada"), ("email", "a@example.com\u{1f}b@example.com"), ("phone", "")]);
/// assert_eq!(lines.take(), b"{\"name\":\"Ada\",\"email\":[\"a@example.com\",\"b@example.com\"]}\n");
/// ```
#[derive(Debug, Default)]
pub struct JsonLinesWriter {
    out: Vec<u8>,
}

impl JsonLinesWriter {
    /// An empty writer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record.
    pub fn row<'a>(&mut self, fields: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.out.push(b'{');
        let filled = fields.into_iter().filter(|(_, text)| !text.is_empty());
        for (index, (name, text)) in filled.enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.string(name);
            self.out.push(b':');
            self.value(text);
        }
        self.out.extend_from_slice(b"}\n");
    }

    fn value(&mut self, text: &str) {
        if !find::holds(text, LIST_SEPARATOR) {
            return self.string(text);
        }
        self.out.push(b'[');
        for (index, part) in text.split(LIST_SEPARATOR).enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            self.string(part);
        }
        self.out.push(b']');
    }

    fn string(&mut self, text: &str) {
        // Writing a text to a vector cannot fail.
        let _ = serde_json::to_writer(&mut self.out, text);
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
