//! Patterns of digits, run where they stand in the table.
//!
//! Does: follow all readings of a pattern at once, as a set of places in the number, one bit a place;
//! so nothing is tried twice and nothing is allocated.
//! Does not: look behind or ahead. What the letters mean stands in `xtask/src/tables/phones/pattern.rs`.

use std::cell::Cell;

/// Places in a number: bit 0 before its first digit.
pub(super) type Places = u32;
/// The place before the first digit.
pub(super) const START: Places = 1;
/// A digit that is not known yet: it is of every class.
pub(super) const ANY_DIGIT: u8 = b'?';
/// Groups within groups; the plans have ten.
const DEPTH: usize = 16;

/// A number before the patterns of the table.
pub(super) struct Matcher<'t> {
    pub(super) text: &'t [u8],
    /// For each place in the text where a branch begins: how long it is.
    pub(super) lengths: &'t [u16],
    /// In ASCII.
    pub(super) digits: &'t [u8],
    /// How many digits at the end were never looked at.
    pub(super) unseen: &'t Cell<usize>,
}

/// How long each branch is that begins at a place of the table; 0 where none does.
pub(super) fn branch_lengths(text: &[u8]) -> Vec<u16> {
    let mut lengths = vec![0; text.len()];
    let mut open = [0; DEPTH];
    let (mut depth, mut start) = (0, 0);
    for (at, byte) in text.iter().enumerate() {
        let ends = matches!(byte, b')' | b'|' | b' ' | b'\t' | b'\n');
        if let Some(length) = lengths.get_mut(start).filter(|_| ends) {
            *length = (at - start) as u16;
        }
        match byte {
            b'(' => {
                open.get_mut(depth).into_iter().for_each(|outer| *outer = start);
                depth += 1;
            }
            b')' => {
                depth = depth.saturating_sub(1);
                start = open.get(depth).copied().unwrap_or_default();
                continue;
            }
            _ if ends => {}
            _ => continue,
        }
        if !matches!(byte, b'(' | b'|') {
            depth = 0;
        }
        start = at + 1;
    }
    lengths
}

impl Matcher<'_> {
    /// Whether the pattern is that of the whole number. An empty field is no pattern.
    pub(super) fn is_whole(&self, pattern: usize) -> bool {
        !self.is_empty(pattern) && self.run(pattern, START) >> self.digits.len() == 1
    }

    /// Whether the number begins with the pattern.
    pub(super) fn begins(&self, pattern: usize) -> bool {
        !self.is_empty(pattern) && self.run(pattern, START) != 0
    }

    /// The longest beginning of the number that the pattern takes.
    pub(super) fn longest(&self, pattern: usize) -> Option<usize> {
        let reached = if self.is_empty(pattern) { 0 } else { self.run(pattern, START) };
        reached.checked_ilog2().map(|place| place as usize)
    }

    /// The places that the pattern leads to.
    pub(super) fn run(&self, pattern: usize, from: Places) -> Places {
        self.branches(pattern, from).0
    }

    pub(super) fn is_empty(&self, pattern: usize) -> bool {
        matches!(self.at(pattern), b' ' | b'\t' | b'\n')
    }

    fn at(&self, place: usize) -> u8 {
        self.text.get(place).copied().unwrap_or(b'\n')
    }

    /// Where any of the branches leads, and where the last one ends.
    pub(super) fn branches(&self, mut start: usize, from: Places) -> (Places, usize) {
        let mut reached = 0;
        loop {
            let end = start + usize::from(self.lengths.get(start).copied().unwrap_or_default());
            reached |= self.branch(start, end, from);
            if self.at(end) != b'|' {
                return (reached, end);
            }
            start = end + 1;
        }
    }

    fn branch(&self, mut at: usize, end: usize, mut places: Places) -> Places {
        while at < end && places != 0 {
            let token = self.at(at);
            at += 1;
            places = match token {
                b'0'..=b'9' => self.step(places, 1 << (token - b'0')),
                b'a'..=b'q' => self.skip(places, token, token),
                b'(' => {
                    let (mut reached, close) = self.branches(at, places);
                    at = close + 1;
                    if self.at(at) == b'?' {
                        at += 1;
                        reached |= places;
                    }
                    reached
                }
                b'<' => {
                    at += 2;
                    self.skip(places, self.at(at - 2), self.at(at - 1))
                }
                b'$' => places & (1 << self.digits.len()),
                lower => {
                    at += 1;
                    self.step(places, class(lower, self.at(at - 1)))
                }
            };
        }
        places
    }

    /// One digit of a class further.
    fn step(&self, mut places: Places, class: u16) -> Places {
        let mut reached = 0;
        let furthest = places.checked_ilog2().map_or(0, |place| place as usize + 1);
        self.unseen.set(self.unseen.get().min(self.digits.len().saturating_sub(furthest)));
        while places != 0 {
            let place = places.trailing_zeros();
            places &= places - 1;
            if let Some(digit) = self.digits.get(place as usize) {
                reached |= Places::from(((class | 1 << (ANY_DIGIT & 15)) >> (digit & 15)) & 1) << (place + 1);
            }
        }
        reached
    }

    /// So many digits further, whichever they are.
    fn skip(&self, places: Places, least: u8, most: u8) -> Places {
        let within = (2 << self.digits.len()) - 1;
        (least..=most).fold(0, |reached, count| reached | places << (count & 31)) & within
    }
}

/// The digits of a class as bits: five by its first letter, five by its second.
fn class(lower: u8, upper: u8) -> u16 {
    let lower = if lower > b'Z' { lower - b'r' + 26 } else { lower.wrapping_sub(b'A') };
    u16::from(lower & 31) | u16::from(upper & 31) << 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(pattern: &str, number: &str) -> bool {
        let text = [pattern, "\n"].concat().into_bytes();
        Matcher {
            text: &text,
            lengths: &branch_lengths(&text),
            digits: number.as_bytes(),
            unseen: &Cell::default(),
        }
        .is_whole(0)
    }

    #[test]
    fn patterns_take_what_they_say_and_nothing_else() {
        for (pattern, yes, no) in [
            ("49", "49", "4"),
            ("3(0r@|1<fg)$", "303", "300"),
            ("3(0r@|1<fg)$", "311234567", "3112345"),
            ("c(5)?", "1235", "1234"),
            ("c(5)?", "123", "12"),
            ("(0|1)?7|9a", "7", "0"),
            ("(0|1)?7|9a", "17", "177"),
            ("(0|1)?7|9a", "95", ""),
            ("(1(2|3(4|5)(6)?)|7)8", "13568", "1368"),
        ] {
            assert!(whole(pattern, yes), "{pattern} {yes}");
            assert!(!whole(pattern, no), "{pattern} {no}");
        }
    }
}
