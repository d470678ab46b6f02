//! Numbers and texts as bytes, and back: for snapshots, and for what workers give each other.
//!
//! A list of numbers is its length and 32 bits each, little-endian; other numbers are LEB128; texts are length and
//! UTF-8.
//! Does not: know what they mean, or whether they are whole; a checksum is the caller's.

use super::interner::Interner;

/// The bytes are not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

/// What was read, unless the bytes are damaged.
pub type Read<T> = Result<T, Damaged>;

/// Bytes in the making.
#[derive(Debug, Default)]
pub struct Writer {
    /// Those so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// A number, short where it is small.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Some texts.
    pub fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as u64);
        texts.iter().for_each(|text| self.text(text));
    }

    /// A list of numbers.
    pub fn numbers(&mut self, numbers: &[u32]) {
        self.number(numbers.len() as u64);
        let from = self.bytes.len();
        self.bytes.resize(from + numbers.len() * 4, 0);
        if let Some((into, _)) = self.bytes.get_mut(from..).map(<[u8]>::as_chunks_mut::<4>) {
            for (bytes, number) in into.iter_mut().zip(numbers) {
                *bytes = number.to_le_bytes();
            }
        }
    }

    /// The texts of a dictionary, and of each its end, its count and its hash.
    pub fn dictionary(&mut self, dictionary: &Interner) {
        let (texts, lists) = dictionary.flat();
        self.text(texts);
        lists.into_iter().for_each(|list| self.numbers(list));
    }
}

/// Bytes that were not read yet.
#[derive(Debug)]
pub struct Reader<'b> {
    /// All of them.
    pub rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Some bytes.
    ///
    /// # Errors
    /// Where there are fewer.
    pub fn bytes(&mut self, length: u64, each: usize) -> Read<&'b [u8]> {
        let length = usize::try_from(length).ok().and_then(|length| length.checked_mul(each));
        let (bytes, rest) = length.and_then(|length| self.rest.split_at_checked(length)).ok_or(Damaged)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A number.
    ///
    /// # Errors
    /// Where there is none.
    pub fn number(&mut self) -> Read<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first().ok_or(Damaged)?;
            self.rest = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }

    /// A text.
    ///
    /// # Errors
    /// Where there is none, or it is no UTF-8.
    pub fn text(&mut self) -> Read<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length, 1)?).map_err(|_| Damaged)
    }

    /// Some texts.
    ///
    /// # Errors
    /// Where one is missing.
    pub fn texts(&mut self) -> Read<Vec<String>> {
        let mut texts = Vec::new();
        for _ in 0..self.number()? {
            texts.push(self.text()?.to_owned());
        }
        Ok(texts)
    }

    /// A list of numbers.
    ///
    /// # Errors
    /// Where it is cut.
    pub fn numbers(&mut self) -> Read<Vec<u32>> {
        let mut numbers = Vec::new();
        self.numbers_into(&mut numbers).map(|()| numbers)
    }

    /// A list of numbers, behind others.
    ///
    /// # Errors
    /// Where it is cut.
    pub fn numbers_into(&mut self, numbers: &mut Vec<u32>) -> Read<()> {
        let length = self.number()?;
        let (bytes, _) = self.bytes(length, 4)?.as_chunks::<4>();
        let from = numbers.len();
        if numbers.capacity() < from + bytes.len() {
            numbers.reserve_exact(bytes.len());
        }
        numbers.resize(from + bytes.len(), 0);
        copy(bytes, numbers.get_mut(from..).unwrap_or_default());
        Ok(())
    }

    /// A dictionary.
    ///
    /// # Errors
    /// Where its parts do not fit each other.
    pub fn dictionary(&mut self) -> Read<Interner> {
        let texts = self.text()?;
        let lists = [self.numbers()?, self.numbers()?, self.numbers()?];
        let [ends, counts, hashes] = &lists;
        let fits = ends.len() == counts.len() && ends.len() == hashes.len();
        if fits { Ok(Interner::of_flat(texts, lists)) } else { Err(Damaged) }
    }
}

/// One loop over two slices, of which the compiler makes one copy.
#[inline(never)]
fn copy(from: &[[u8; 4]], into: &mut [u32]) {
    for (slot, bytes) in into.iter_mut().zip(from) {
        *slot = u32::from_le_bytes(*bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_what_is_cut_is_damaged() {
        let mut writer = Writer::default();
        writer.number(300);
        writer.text("Zoë");
        writer.numbers(&[7, u32::MAX]);
        writer.texts(&["a".to_owned(), String::new()]);
        let read = |bytes: &[u8]| -> Read<(u64, String, Vec<u32>, Vec<String>)> {
            let mut reader = Reader { rest: bytes };
            Ok((reader.number()?, reader.text()?.to_owned(), reader.numbers()?, reader.texts()?))
        };
        let all = (300, "Zoë".to_owned(), vec![7, u32::MAX], vec!["a".to_owned(), String::new()]);
        assert_eq!(read(&writer.bytes), Ok(all));
        for length in 0..writer.bytes.len() {
            assert_eq!(read(&writer.bytes[..length]), Err(Damaged));
        }
    }
}
