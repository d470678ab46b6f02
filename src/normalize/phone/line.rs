//! A short text in ASCII, written where it stands.
//!
//! Does: hold a written number, or the form of all numbers that are written alike.
//! Does not: grow. What finds no room is left out.

/// Room for the longest number with its signs.
const ROOM: usize = 48;
/// A byte of a form that stands for a digit, with the digit's place in the number.
const DIGIT: u8 = 0x80;

/// What is written so far.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Line {
    bytes: [u8; ROOM],
    length: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self { bytes: [0; ROOM], length: 0 }
    }

    pub(super) fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.push(*byte);
        }
    }

    fn all(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(self.all()).unwrap_or_default()
    }

    /// The form with the digits of a number.
    pub(super) fn with(&self, digits: &[u8]) -> Self {
        let mut line = Self::new();
        for byte in self.all() {
            let digit = digits.get(usize::from(byte & !DIGIT)).copied();
            line.push(if *byte < DIGIT { *byte } else { digit.unwrap_or_default() });
        }
        line
    }
}

/// Stands in a form for the digit at a place.
pub(super) fn place(at: usize) -> u8 {
    DIGIT | at as u8
}
