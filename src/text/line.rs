//! A short text in ASCII, written where it stands.
//!
//! Does: hold what is small and soon read, without an allocation.
//! Does not: grow. What finds no room is left out.

/// Room for the longest telephone number with its signs, and for every word of the tables of noise.
pub const ROOM: usize = 48;

/// What is written so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    bytes: [u8; ROOM],
    length: usize,
}

impl Line {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: [0; ROOM], length: 0 }
    }

    /// One byte more.
    #[inline(always)]
    pub fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// Nothing again.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// What is written into its room, and how long that is; whether anything was.
    #[inline(always)]
    pub fn fill(&mut self, write: impl FnOnce(&mut [u8]) -> Option<usize>) -> bool {
        let written = write(&mut self.bytes);
        self.length = written.unwrap_or_default().min(ROOM);
        written.is_some()
    }

    /// Without the last one.
    pub fn pop(&mut self) {
        self.length = self.length.saturating_sub(1);
    }

    /// Several more.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.push(*byte);
        }
    }

    /// As many more as are known before: all of them, or none where there is no room.
    #[inline(always)]
    pub fn add_all<const N: usize>(&mut self, bytes: &[u8; N]) {
        if let Some(place) = self.bytes.get_mut(self.length..self.length + N) {
            place.copy_from_slice(bytes);
            self.length += N;
        }
    }

    /// What is there.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The same, to be changed.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        self.bytes.get_mut(..self.length).unwrap_or_default()
    }

    /// The same as a text.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

impl Default for Line {
    fn default() -> Self {
        Self::new()
    }
}
