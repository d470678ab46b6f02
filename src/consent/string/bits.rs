//! Bits one behind the other: numbers, flags, Fibonacci codes, read and written.
//!
//! Does not: go beyond the end; what is not there is nothing.

use super::base64;

/// The largest number that is read.
const LARGEST: u32 = u16::MAX as u32;

/// Reads bits.
#[derive(Debug, Clone)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Bits<'a> {
    /// The first of so many bits of some bytes.
    pub(super) const fn new(bytes: &'a [u8], end: usize) -> Self {
        Self { bytes, at: 0, end }
    }

    /// How many are left.
    pub(super) const fn left(&self) -> usize {
        self.end - self.at
    }

    /// Whether nothing is left but zeros, fewer than that.
    pub(super) fn is_padding(&mut self, bits: usize) -> bool {
        self.left() < bits && (0..self.left()).all(|_| self.flag() == Some(false))
    }

    /// A number of up to sixteen bits.
    pub(super) fn number(&mut self, bits: u8) -> Option<u16> {
        let size = usize::from(bits);
        if self.left() < size {
            return None;
        }
        let from = self.at / 8;
        let four = match self.bytes.get(from..from + 4) {
            Some(&[a, b, c, d]) => u32::from_be_bytes([a, b, c, d]),
            _ => self.slowly(from),
        };
        let number = u64::from(four) << (self.at % 8) & 0xffff_ffff;
        self.at += size;
        Some((number >> 16 >> (16 - size)) as u16)
    }

    /// The same near the end.
    fn slowly(&self, from: usize) -> u32 {
        (from..from + 4).fold(0, |four, at| four << 8 | u32::from(self.bytes.get(at).copied().unwrap_or(0)))
    }

    /// So many bits as words of sixteen, the last one filled up with zeros.
    pub(super) fn words(&mut self, bits: u16, out: &mut Vec<u16>) -> Option<()> {
        let (bits, shift) = (usize::from(bits), self.at % 8);
        if self.left() < bits {
            return None;
        }
        let mut rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let start = out.len();
        // Plain stores, as in `base64::decode`.
        out.resize(start + bits.div_ceil(16), 0);
        let words = out.get_mut(start..).unwrap_or_default();
        for word in words.iter_mut() {
            // The bytes have a few more of zeros behind them.
            let &[a, b, c, ..] = rest else { return None };
            *word = (u32::from_be_bytes([0, a, b, c]) >> (8 - shift)) as u16;
            rest = rest.get(2..).unwrap_or_default();
        }
        if let Some(last) = words.last_mut() {
            *last &= 0xffffu16 << (bits.wrapping_neg() % 16);
        }
        self.at += bits;
        Some(())
    }

    /// One bit.
    pub(super) fn flag(&mut self) -> Option<bool> {
        self.number(1).map(|bit| bit == 1)
    }

    /// A number in Fibonacci code, if it is not too large for an id; never zero.
    pub(super) fn fibonacci(&mut self) -> Option<u16> {
        let (mut sum, mut small, mut large, mut before) = (0u32, 1u32, 1u32, false);
        loop {
            let bit = self.flag()?;
            if bit && before {
                return Some(sum as u16);
            }
            (small, large) = (large, small + large);
            if bit {
                sum += small;
            }
            if small > LARGEST || sum > LARGEST {
                return None;
            }
            before = bit;
        }
    }
}

/// Writes bits.
#[derive(Debug, Default)]
pub(super) struct Written {
    bytes: Vec<u8>,
    bits: usize,
}

impl Written {
    /// A number in so many bits, if it fits.
    pub(super) fn number(&mut self, number: u16, bits: u8) -> Option<()> {
        if bits < 16 && number >> bits != 0 {
            return None;
        }
        for bit in (0..bits).rev() {
            self.flag(number >> bit & 1 == 1);
        }
        Some(())
    }

    /// One bit.
    pub(super) fn flag(&mut self, flag: bool) {
        if self.bits.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(flag) << (7 - self.bits % 8);
        }
        self.bits += 1;
    }

    /// A number from 1 on in Fibonacci code.
    pub(super) fn fibonacci(&mut self, number: u16) -> Option<()> {
        let mut numbers = vec![1u32];
        let (mut small, mut large) = (1, 2);
        while large <= u32::from(number) {
            numbers.push(large);
            (small, large) = (large, small + large);
        }
        let mut left = u32::from(number);
        let mut flags = Vec::new();
        for part in numbers.iter().rev() {
            flags.push(left >= *part);
            left -= if left >= *part { *part } else { 0 };
        }
        flags.iter().rev().for_each(|flag| self.flag(*flag));
        self.flag(true);
        (number > 0).then_some(())
    }

    /// Everything of another behind it.
    pub(super) fn append(&mut self, other: &Self) {
        for at in 0..other.bits {
            self.flag(other.bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1));
        }
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.bits
    }

    /// As text, filled up to a multiple of so many bits, then to a whole character.
    pub(super) fn text(&self, multiple: usize, out: &mut String) {
        base64::encode(&self.bytes, self.bits.next_multiple_of(multiple), out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bits(text: &str) -> Written {
        let mut written = Written::default();
        text.bytes().for_each(|bit| written.flag(bit == b'1'));
        written
    }

    #[test]
    fn fibonacci_codes_end_with_two_ones() {
        for (number, code) in [(1, "11"), (2, "011"), (3, "0011"), (4, "1011"), (7, "01011")] {
            let mut written = Written::default();
            written.fibonacci(number).unwrap();
            assert_eq!((written.bytes, written.bits), (bits(code).bytes, code.len()));
        }
    }

    #[test]
    fn codes_without_end_and_too_large_are_none() {
        for code in ["", "1", "10101", "0000000000000000000000000000000000000000000011", &"0".repeat(100_000)]
        {
            let written = bits(code);
            assert_eq!(Bits::new(&written.bytes, written.bits).fibonacci(), None, "{code}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_written(numbers in prop::collection::vec((any::<u16>(), 1u8..=16), 0..30)) {
            let mut written = Written::default();
            let kept: Vec<_> = numbers.iter().map(|(number, size)| (number >> (16 - size), *size)).collect();
            for (number, size) in &kept {
                written.number(*number, *size).unwrap();
            }
            let mut bits = Bits::new(&written.bytes, written.bits);
            for (number, size) in kept {
                prop_assert_eq!(bits.number(size), Some(number));
            }
            prop_assert_eq!(bits.number(1), None);
        }

        #[test]
        fn fibonacci_codes_are_read_as_written(numbers in prop::collection::vec(1u16.., 0..30)) {
            let mut written = Written::default();
            numbers.iter().for_each(|number| written.fibonacci(*number).unwrap());
            let mut bits = Bits::new(&written.bytes, written.bits);
            for number in numbers {
                prop_assert_eq!(bits.fibonacci(), Some(number));
            }
            prop_assert_eq!(bits.left(), 0);
        }
    }
}
