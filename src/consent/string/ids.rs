//! Lists of ids: bit fields, ranges of 16 bits, ranges in Fibonacci code, and what chooses between them.
//!
//! A list that is read goes behind what is there as its length and its ids, sorted, each once. How many
//! ids ranges name is counted before any is written.

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

/// The ids whose bits are set among so many.
pub(super) fn field(bits: &mut Bits<'_>, length: u16, out: &mut Vec<u16>) -> Read<()> {
    if bits.left() < usize::from(length) {
        return Err(Fault::Cut);
    }
    let start = begin(out);
    let mut before = 0;
    while before < length {
        let size = (length - before).min(16);
        let mut word = bits.number(size as u8).ok_or(Fault::Cut)? << (16 - size);
        while word != 0 {
            let zeros = word.leading_zeros() as u16;
            out.push(before + zeros + 1);
            word &= !(0x8000 >> zeros);
        }
        before += size;
    }
    end(out, start);
    Ok(())
}

/// So many numbers of so many bits.
pub(super) fn numbers(bits: &mut Bits<'_>, length: u16, size: u8, out: &mut Vec<u16>) -> Read<()> {
    out.push(length);
    for _ in 0..length {
        out.push(bits.number(size).ok_or(Fault::Cut)?);
    }
    Ok(())
}

/// Ids as a bit field or ranges, behind the largest of them.
pub(super) fn vendors(bits: &mut Bits<'_>, code: Code, out: &mut Vec<u16>) -> Read<()> {
    let largest = bits.number(ID).ok_or(Fault::Cut)?;
    if bits.flag().ok_or(Fault::Cut)? { ranges(bits, code, largest, out) } else { field(bits, largest, out) }
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
        let (_, mut named) = named.split_first().ok_or(Fault::Value)?;
        let start = begin(out);
        for id in 1..=largest {
            match named.split_first() {
                Some((first, rest)) if *first == id => named = rest,
                _ => out.push(id),
            }
        }
        end(out, start);
    }
    Ok(())
}

/// Ids as the specification of GPP writes `OptimizedRange`: what it is first, then its size.
pub(super) fn optimized(bits: &mut Bits<'_>, out: &mut Vec<u16>) -> Read<()> {
    if bits.flag().ok_or(Fault::Cut)? {
        return ranges(bits, Code::Fibonacci, u16::MAX, out);
    }
    let length = bits.number(ID).ok_or(Fault::Cut)?;
    field(bits, length, out)
}

/// Ranges of ids, none of them above the largest.
pub(super) fn ranges(bits: &mut Bits<'_>, code: Code, largest: u16, out: &mut Vec<u16>) -> Read<()> {
    let entries = bits.number(COUNT).ok_or(Fault::Cut)?;
    let start = begin(out);
    let (mut named, mut last, mut sorted) = (0, 0, true);
    for _ in 0..entries {
        let (from, to) = range(bits, code, last)?;
        named += usize::from(to.checked_sub(from).ok_or(Fault::Value)?) + 1;
        if from == 0 || to > largest || named > CONSENT_IDS {
            return Err(Fault::Value);
        }
        sorted &= from > last;
        out.extend(from..=to);
        last = to;
    }
    if !sorted {
        sort(out, start);
    }
    end(out, start);
    Ok(())
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

/// Leaves room for the length of a list; gives its place.
fn begin(out: &mut Vec<u16>) -> usize {
    out.push(0);
    out.len()
}

fn end(out: &mut [u16], start: usize) {
    let length = out.len() - start;
    if let Some(place) = out.get_mut(start - 1) {
        *place = length as u16;
    }
}

/// Sorts the ids from a place on and keeps each once, by their bits.
pub(super) fn sort(out: &mut Vec<u16>, start: usize) {
    let mut seen = vec![0u8; CONSENT_IDS / 8 + 1];
    for id in out.drain(start..) {
        if let Some(byte) = seen.get_mut(usize::from(id / 8)) {
            *byte |= 1 << (id % 8);
        }
    }
    for (at, byte) in seen.iter().enumerate() {
        for bit in 0..8 {
            if byte >> bit & 1 == 1 {
                out.push(at as u16 * 8 + bit);
            }
        }
    }
}

/// Writes ids that are sorted as ranges or as a bit field, whichever is shorter.
pub(super) fn write_vendors(ids: &[u16], code: Code, out: &mut Written) -> Option<()> {
    let largest = ids.last().copied().unwrap_or(0);
    out.number(largest, ID)?;
    let mut ranges = Written::default();
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

/// The same for TCF v1; where it is ranges, no consent is the default.
pub(super) fn write_vendors_v1(ids: &[u16], out: &mut Written) -> Option<()> {
    let largest = ids.last().copied().unwrap_or(0);
    out.number(largest, ID)?;
    let mut ranges = Written::default();
    ranges.flag(false);
    let fits = write_ranges(ids, Code::Fixed, &mut ranges).is_some();
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
