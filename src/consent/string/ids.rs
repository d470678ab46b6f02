//! Lists of ids: bit fields, ranges of 16 bits, ranges in Fibonacci code, and what chooses between them.
//!
//! A list stays on the tape what it was in the string: a form, a size, and sixteen bits at a time or the first and
//! last of each range. A string so takes no more room than it has, however many ids it names, and how many that
//! are is bounded all the same.

use super::bits::{Bits, Written};
use crate::limits::CONSENT_IDS;

/// What is wrong with what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It ends too early.
    Cut,
    /// It cannot be.
    Value,
    /// It is of a version that is not known.
    Version,
}

/// What a reader gives.
pub(super) type Read<T> = Result<T, Fault>;

/// Bits that count entries.
const COUNT: u8 = 12;
/// Bits of an id.
const ID: u8 = 16;

/// How ids are written that are not a bit field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// First and last in 16 bits each.
    Fixed,
    /// Distances in Fibonacci code.
    Fibonacci,
}

/// Forms of a list.
pub(super) const FIELD: u16 = 0;
pub(super) const RANGES: u16 = 1;

/// A bit an id, for so many ids.
pub(super) fn field(bits: &mut Bits<'_>, length: u16, out: &mut Vec<u16>) -> Read<()> {
    out.extend_from_slice(&[FIELD, length]);
    bits.words(length, out).ok_or(Fault::Cut)
}

/// So many numbers of so many bits.
pub(super) fn numbers(bits: &mut Bits<'_>, length: u16, size: u8, out: &mut Vec<u16>) -> Read<()> {
    out.push(length);
    for _ in 0..length {
        out.push(bits.number(size).ok_or(Fault::Cut)?);
    }
    Ok(())
}

/// Ids as a bit field or ranges, behind the largest of them; gives how many ids ranges name.
pub(super) fn vendors(bits: &mut Bits<'_>, code: Code, out: &mut Vec<u16>) -> Read<usize> {
    let largest = bits.number(ID).ok_or(Fault::Cut)?;
    if bits.flag().ok_or(Fault::Cut)? {
        return ranges(bits, code, largest, out);
    }
    field(bits, largest, out).map(|()| 0)
}

/// The same of TCF v1: ranges name the ids that differ from a default.
pub(super) fn vendors_v1(bits: &mut Bits<'_>, out: &mut Vec<u16>) -> Read<()> {
    let largest = bits.number(ID).ok_or(Fault::Cut)?;
    if !bits.flag().ok_or(Fault::Cut)? {
        return field(bits, largest, out);
    }
    let default = bits.flag().ok_or(Fault::Cut)?;
    let start = out.len();
    ranges(bits, Code::Fixed, largest, out)?;
    if default {
        let named = out.split_off(start);
        set(out, largest, &named, true);
    }
    Ok(())
}

/// Ids as the specification of GPP writes `OptimizedRange`: what it is first, then its size.
pub(super) fn optimized(bits: &mut Bits<'_>, out: &mut Vec<u16>) -> Read<usize> {
    if bits.flag().ok_or(Fault::Cut)? {
        return ranges(bits, Code::Fibonacci, u16::MAX, out);
    }
    let length = bits.number(ID).ok_or(Fault::Cut)?;
    field(bits, length, out).map(|()| 0)
}

/// Ranges of ids, none of them above the largest; gives how many ids they name.
pub(super) fn ranges(bits: &mut Bits<'_>, code: Code, largest: u16, out: &mut Vec<u16>) -> Read<usize> {
    let entries = bits.number(COUNT).ok_or(Fault::Cut)?;
    let start = out.len();
    out.extend_from_slice(&[RANGES, entries]);
    let (mut named, mut last, mut sorted) = (0, 0, true);
    for _ in 0..entries {
        let (from, to) = range(bits, code, last)?;
        named += usize::from(to.checked_sub(from).ok_or(Fault::Value)?) + 1;
        if from == 0 || to > largest || named > CONSENT_IDS {
            return Err(Fault::Value);
        }
        sorted &= from > last;
        out.extend_from_slice(&[from, to]);
        last = to;
    }
    if !sorted {
        let named = out.split_off(start);
        set(out, largest, &named, false);
    }
    Ok(named)
}

/// A list of ranges as a bit field of so many ids, or as what it does not name.
fn set(out: &mut Vec<u16>, length: u16, ranges: &[u16], others: bool) {
    let mut words = vec![0u16; usize::from(length).div_ceil(16)];
    for [from, to] in ranges.get(2..).unwrap_or_default().as_chunks::<2>().0 {
        for id in *from..=*to {
            if let Some(word) = words.get_mut(usize::from(id - 1) / 16) {
                *word |= 0x8000 >> ((id - 1) % 16);
            }
        }
    }
    if others {
        words.iter_mut().for_each(|word| *word = !*word);
        if let Some(last) = words.last_mut() {
            *last &= !(0xffffu32 >> ((length - 1) % 16 + 1)) as u16;
        }
    }
    out.extend_from_slice(&[FIELD, length]);
    out.append(&mut words);
}

fn range(bits: &mut Bits<'_>, code: Code, last: u16) -> Read<(u16, u16)> {
    let many = bits.flag().ok_or(Fault::Cut)?;
    let mut next = |last: u16| match code {
        Code::Fixed => bits.number(ID).ok_or(Fault::Cut),
        Code::Fibonacci => {
            let left = bits.left();
            let distance = bits.fibonacci().ok_or(if left < 24 { Fault::Cut } else { Fault::Value })?;
            last.checked_add(distance).ok_or(Fault::Value)
        }
    };
    let from = next(last)?;
    Ok((from, if many { next(from)? } else { from }))
}

/// Sorts ids and keeps each once, by their bits.
pub(super) fn sorted(ids: &[u16]) -> Vec<u16> {
    let ranges: Vec<u16> = [RANGES, 0].into_iter().chain(ids.iter().flat_map(|id| [*id, *id])).collect();
    let mut field = Vec::new();
    set(&mut field, u16::MAX, &ranges, false);
    Ids::read(&field).map(|(ids, _)| ids.to_vec()).unwrap_or_default()
}

/// A list of ids, each once, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ids<'a> {
    form: u16,
    size: u16,
    words: &'a [u16],
}

impl<'a> Ids<'a> {
    /// The list at the begin of a tape, and what follows it.
    pub(super) fn read(tape: &'a [u16]) -> Option<(Self, &'a [u16])> {
        let [form, size, rest @ ..] = tape else { return None };
        let length = if *form == FIELD { usize::from(*size).div_ceil(16) } else { usize::from(*size) * 2 };
        let (words, rest) = rest.split_at_checked(length)?;
        Some((Self { form: *form, size: *size, words }, rest))
    }

    /// Of a bit field, how many ids it speaks of.
    #[must_use]
    pub const fn size(&self) -> u16 {
        self.size
    }

    /// Whether an id is among them.
    #[must_use]
    pub fn has(&self, id: u16) -> bool {
        if id == 0 {
            return false;
        }
        if self.form == FIELD {
            let word = self.words.get(usize::from(id - 1) / 16).copied().unwrap_or(0);
            return word >> (15 - (id - 1) % 16) & 1 == 1;
        }
        self.words.as_chunks::<2>().0.iter().any(|[from, to]| (*from..=*to).contains(&id))
    }

    /// All of them.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u16> {
        let mut ids = Vec::new();
        if self.form == FIELD {
            ids.extend((1..=self.size).filter(|id| self.has(*id)));
        } else {
            for [from, to] in self.words.as_chunks::<2>().0 {
                ids.extend(*from..=*to);
            }
        }
        ids
    }
}

/// Writes ids that are sorted as ranges or as a bit field, whichever is shorter.
pub(super) fn write_vendors(ids: &[u16], code: Code, out: &mut Written) -> Option<()> {
    write_shorter(ids, code, Written::default(), out)
}

/// The same for TCF v1; where it is ranges, no consent is the default.
pub(super) fn write_vendors_v1(ids: &[u16], out: &mut Written) -> Option<()> {
    let mut default = Written::default();
    default.flag(false);
    write_shorter(ids, Code::Fixed, default, out)
}

/// `ranges` is what stands before the ranges, where they are written.
fn write_shorter(ids: &[u16], code: Code, mut ranges: Written, out: &mut Written) -> Option<()> {
    let largest = ids.last().copied().unwrap_or(0);
    out.number(largest, ID)?;
    let fits = write_ranges(ids, code, &mut ranges).is_some();
    let shorter = fits && ranges.len() <= usize::from(largest);
    out.flag(shorter);
    if shorter {
        out.append(&ranges)
    } else {
        write_field(ids, largest, out)
    }
    Some(())
}

/// Writes ids that are sorted as ranges.
pub(super) fn write_ranges(ids: &[u16], code: Code, out: &mut Written) -> Option<()> {
    let runs = || ids.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    out.number(u16::try_from(runs().count()).ok()?, COUNT)?;
    let mut last = 0;
    for run in runs() {
        let (from, to) = (*run.first()?, *run.last()?);
        out.flag(to > from);
        let mut next = |id: u16, last: u16| match code {
            Code::Fixed => out.number(id, ID),
            Code::Fibonacci => out.fibonacci(id - last),
        };
        next(from, last)?;
        if to > from {
            next(to, from)?;
        }
        last = to;
    }
    Some(())
}

/// Writes a bit for each of so many ids.
pub(super) fn write_field(ids: &[u16], length: u16, out: &mut Written) {
    let mut ids = ids;
    for id in 1..=length {
        let set = ids.first() == Some(&id);
        out.flag(set);
        if set {
            ids = ids.get(1..).unwrap_or_default();
        }
    }
}
