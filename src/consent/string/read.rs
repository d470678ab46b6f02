//! Sections off the bits of their segments, as the table of fields has them.
//!
//! What is read is a *tape*: numbers one behind the other, field by field in the order of the table. It is what
//! JavaScript gets, and what `Values` reads.

use super::base64;
use super::bits::Bits;
use super::ids::{self, Code, Fault, Read};
use crate::data::consent_fields::SECTIONS;
use crate::data::consent_layout::{Field, FieldKind, Section, Segment};
use crate::error::{Error, Result};
use crate::limits::CONSENT_IDS;
use crate::vocabulary::ErrorCode;

/// Stands on the tape for a section that is not known.
pub(super) const UNKNOWN: u16 = u16::MAX;

/// Bits of a count of restrictions, of a purpose and of a type.
pub(super) const RESTRICTION: (u8, u8, u8) = (12, 6, 2);

/// Bits that fill up the last character, and the last byte where bytes were written.
const PADDING: usize = 24;

/// How lists of TCF Canada have been written: by the libraries of today, by those before, by the text of the
/// specification. Which one it was shows in what is left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Library,
    Earlier,
    Specification,
}

/// One part of a text, and the segment that it is.
struct Part {
    segment: usize,
    bytes: Vec<u8>,
    bits: usize,
}

/// Reads a section by its number in the table, behind what is on the tape: its number, its segments in their
/// order, then the fields of all segments in the order of the table.
///
/// # Errors
/// `consent.string.…`, with the section, the segment and the field.
pub(super) fn section(number: u16, text: &[u8], tape: &mut Vec<u16>) -> Result<()> {
    let section = at(number)?;
    tape.push(number);
    let parts = if section.is_plain() { Vec::new() } else { parts(section, text)? };
    tape.push(parts.len() as u16);
    tape.extend(parts.iter().map(|part| part.segment as u16));
    if section.is_plain() {
        return plain(section, text, tape);
    }
    for (number, segment) in section.segments.iter().enumerate() {
        match parts.iter().find(|part| part.segment == number) {
            Some(part) => {
                let bits = Bits::new(&part.bytes, part.bits);
                fields(segment, &bits, tape).map_err(|wrong| error_in(wrong, section, segment))?;
            }
            None if segment.included.is_none() => segment.fields.iter().for_each(|field| empty(field, tape)),
            None => {}
        }
    }
    Ok(())
}

/// A section of the table.
pub(super) fn at(number: u16) -> Result<&'static Section> {
    SECTIONS
        .get(usize::from(number))
        .ok_or_else(|| Error::new(ErrorCode::ConsentStringVersion, "No such section."))
}

/// A section of one character a field: US Privacy.
fn plain(section: &Section, text: &[u8], tape: &mut Vec<u16>) -> Result<()> {
    let fields = section.segments.iter().flat_map(|segment| segment.fields);
    let mut letters = text.iter();
    for field in fields {
        match (field.kind, letters.next()) {
            (FieldKind::Digit, Some(digit @ b'1'..=b'9')) => tape.push(u16::from(*digit - b'0')),
            (FieldKind::Letter, Some(letter @ (b'Y' | b'N' | b'-'))) => tape.push(u16::from(*letter)),
            (_, None) => return Err(error(Fault::Cut, section, field.name())),
            _ => return Err(syntax(section)),
        }
    }
    if letters.next().is_some() { Err(syntax(section)) } else { Ok(()) }
}

fn parts(section: &Section, text: &[u8]) -> Result<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    for text in text.split(|byte| *byte == b'.') {
        let bytes = base64::decode(text).filter(|_| !text.is_empty());
        let (bytes, bits) = (bytes.ok_or_else(|| syntax(section))?, text.len() * 6);
        let segment = segment(section, parts.last().map(|part| part.segment), &Bits::new(&bytes, bits));
        let segment = segment.ok_or_else(|| error(Fault::Version, section, ""))?;
        if parts.iter().any(|part| part.segment == segment) {
            return Err(error(Fault::Value, section, ""));
        }
        parts.push(Part { segment, bytes, bits });
    }
    Ok(parts)
}

/// Which segment a part is: the header where there is one, then the core, then what its first bits say.
fn segment(section: &Section, before: Option<usize>, bits: &Bits<'_>) -> Option<usize> {
    let core = usize::from(section.segments.first()?.name == "header");
    let begins = |number: &usize| section.segments.get(*number).is_some_and(|segment| segment.begins(bits));
    match before {
        None if core > 0 && begins(&0) => Some(0),
        None => Some(core),
        Some(before) if before < core => Some(core),
        Some(_) => (core + 1..section.segments.len()).find(begins),
    }
}

impl Segment {
    /// Whether bits begin as this segment has to.
    fn begins(&self, bits: &Bits<'_>) -> bool {
        self.fields.first().is_none_or(|first| {
            let number = bits.clone().number(first.size);
            first.kind != FieldKind::Is || number.is_some_and(|number| first.allows(number))
        })
    }
}

/// What is wrong, and with which field.
type Wrong = (Fault, &'static Field);

/// Reads the fields of a segment; of the ways it may have been written, in the one that leaves nothing over, else
/// in the first that can be.
fn fields(segment: &'static Segment, bits: &Bits<'_>, tape: &mut Vec<u16>) -> std::result::Result<(), Wrong> {
    let start = tape.len();
    let mut first = Ok(());
    for (way, exact) in WAYS {
        let mut reader = Reader { way: *way, bits: bits.clone(), tape, count: 0 };
        let read = reader.fields(segment);
        if !segment.several || (read.is_ok() && (!exact || reader.bits.is_padding(PADDING))) {
            return read;
        }
        tape.truncate(start);
        first = first.and(read);
    }
    first.and(segment.fields.last().map_or(Ok(()), |last| Err((Fault::Value, last))))
}

/// The ways in which lists may have been written, and whether nothing may be left over: the first edition of
/// TCF Canada's libraries left something.
const WAYS: &[(Way, bool)] = &[
    (Way::Library, true),
    (Way::Earlier, true),
    (Way::Specification, true),
    (Way::Library, false),
    (Way::Earlier, false),
];

/// Reads fields behind each other.
struct Reader<'a> {
    way: Way,
    bits: Bits<'a>,
    tape: &'a mut Vec<u16>,
    /// The number that was read last: how long a list is that does not say it itself.
    count: u16,
}

impl Reader<'_> {
    fn fields(&mut self, segment: &'static Segment) -> std::result::Result<(), Wrong> {
        let start = self.tape.len();
        // There are no bits for more.
        let short = self.bits.left() < usize::from(segment.full);
        for field in segment.fields {
            if short && field.kind == FieldKind::Ints {
                let newest = segment.fields.first().map(|first| first.default);
                let newest = newest.is_some() && self.tape.get(start).copied() == newest;
                self.short(field, newest)
            } else {
                self.field(field)
            }
            .map_err(|fault| (fault, field))?;
        }
        Ok(())
    }

    fn number(&mut self, size: u8) -> Read<u16> {
        let number = self.bits.number(size).ok_or(Fault::Cut)?;
        self.tape.push(number);
        Ok(number)
    }

    fn field(&mut self, field: &Field) -> Read<()> {
        let length = if field.size == 0 { self.count } else { u16::from(field.size) };
        match field.kind {
            FieldKind::Is if !field.allows(self.number(field.size)?) => Err(Fault::Version),
            FieldKind::Is => Ok(()),
            FieldKind::Date => (0..3).try_for_each(|_| self.number(12).map(drop)),
            FieldKind::Ids | FieldKind::Flags => ids::field(&mut self.bits, length, self.tape),
            FieldKind::Ints => ids::numbers(&mut self.bits, u16::from(field.low), field.size, self.tape),
            FieldKind::Vendors => ids::vendors(&mut self.bits, Code::Fixed, self.tape).map(drop),
            FieldKind::VendorsV1 => ids::vendors_v1(&mut self.bits, self.tape),
            FieldKind::Range => ids::ranges(&mut self.bits, Code::Fibonacci, u16::MAX, self.tape).map(drop),
            FieldKind::Optimized => self.list().map(drop),
            FieldKind::Restrictions => self.restrictions(Self::ranges),
            // The first version of the section had none.
            FieldKind::OptimizedRestrictions if self.bits.left() < usize::from(RESTRICTION.0) => {
                self.tape.push(0);
                Ok(())
            }
            FieldKind::OptimizedRestrictions if self.way == Way::Earlier => self.restrictions(Self::ranges),
            FieldKind::OptimizedRestrictions => self.restrictions(Self::list),
            FieldKind::Letters => {
                let letters = self.number(field.bits())?;
                if is_letter(letters >> 6) && is_letter(letters & 63) { Ok(()) } else { Err(Fault::Value) }
            }
            _ => {
                self.count = self.number(field.bits())?;
                Ok(())
            }
        }
    }

    /// A list of numbers that is shorter than the specification of today has it; of the newest version it is
    /// filled up.
    fn short(&mut self, field: &Field, newest: bool) -> Read<()> {
        let start = self.tape.len();
        ids::numbers(&mut self.bits, u16::from(field.high), field.size, self.tape)?;
        if newest && let Some(length) = self.tape.get_mut(start) {
            *length = u16::from(field.low);
            self.tape.resize(start + 1 + usize::from(field.low), 0);
        }
        Ok(())
    }

    fn ranges(&mut self) -> Read<usize> {
        ids::ranges(&mut self.bits, Code::Fixed, u16::MAX, self.tape)
    }

    /// A list in one of the ways of TCF Canada. Libraries write the largest id before it, which tells their
    /// ways from each other.
    fn list(&mut self) -> Read<usize> {
        let code = match self.way {
            Way::Specification => return ids::optimized(&mut self.bits, self.tape),
            Way::Library => Code::Fibonacci,
            Way::Earlier => Code::Fixed,
        };
        let (largest, start) = (self.bits.clone().number(16), self.tape.len());
        let named = ids::vendors(&mut self.bits, code, self.tape)?;
        match self.tape.get(start..) {
            Some([ids::RANGES, _, .., last]) if Some(*last) != largest => Err(Fault::Value),
            _ => Ok(named),
        }
    }

    /// Purposes with a type and ids each; how many ids their ranges name is counted over all of them.
    fn restrictions(&mut self, ids: fn(&mut Self) -> Read<usize>) -> Read<()> {
        let (count, purpose, kind) = RESTRICTION;
        let mut named = 0;
        for _ in 0..self.number(count)? {
            self.number(purpose)?;
            self.number(kind)?;
            named += ids(self)?;
            if named > CONSENT_IDS {
                return Err(Fault::Value);
            }
        }
        Ok(())
    }
}

/// What stands on the tape for a field that is not there.
fn empty(field: &Field, tape: &mut Vec<u16>) {
    match field.kind {
        FieldKind::Is => tape.push(field.high.into()),
        FieldKind::Date => tape.extend([0; 3]),
        kind if kind.is_ids() => {
            tape.extend_from_slice(&[ids::FIELD, field.size.into()]);
            tape.resize(tape.len() + usize::from(field.size).div_ceil(16), 0);
        }
        _ => tape.push(0),
    }
}

/// Whether a distance from `A` is that of a letter; small letters are not of the specification, but are written.
const fn is_letter(distance: u16) -> bool {
    matches!(distance, 0..=25 | 32..=57)
}

fn syntax(section: &Section) -> Error {
    let message = "A consent string has letters, digits, - and _ only, and dots between its parts.";
    Error::new(ErrorCode::ConsentStringSyntax, message).with("section", section.name)
}

fn error_in((fault, field): Wrong, section: &Section, segment: &Segment) -> Error {
    error(fault, section, field.name()).with("segment", segment.name)
}

/// What is wrong with a field of a section.
pub(super) fn error(fault: Fault, section: &Section, field: &'static str) -> Error {
    let (code, message) = match fault {
        Fault::Cut => (ErrorCode::ConsentStringCut, "The consent string ends too early."),
        Fault::Value => (ErrorCode::ConsentStringValue, "The consent string has a value that cannot be."),
        Fault::Version => {
            (ErrorCode::ConsentStringVersion, "This version of the consent string is not known.")
        }
    };
    Error::new(code, message).with("section", section.name).with("field", field)
}
