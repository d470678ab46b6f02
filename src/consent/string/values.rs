//! What stands on a tape, section by section and field by field.

use super::decode::Decoded;
use super::ids::Ids;
use super::read::UNKNOWN;
use crate::data::consent_fields::SECTIONS;
use crate::data::consent_layout::{Field, FieldKind, Section, Segment};

/// One section of a consent string, as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Values<'a> {
    /// Which one it is.
    pub section: &'static str,
    number: u16,
    present: &'a [u16],
    tape: &'a [u16],
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A number.
    Number(u16),
    /// Yes or no.
    Flag(bool),
    /// Milliseconds since 1970.
    Time(u64),
    /// Two letters, as the distance of each from `A`.
    Letters(u16, u16),
    /// A letter.
    Letter(char),
    /// Ids, sorted.
    Ids(Ids<'a>),
    /// Yes or no for each id from 1 on.
    Flags(Ids<'a>),
    /// Numbers.
    Numbers(&'a [u16]),
    /// Restrictions of a publisher.
    Restrictions(Restrictions<'a>),
}

/// Restrictions of a publisher: purpose, type, and the vendors that they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restrictions<'a> {
    tape: &'a [u16],
}

impl<'a> Iterator for Restrictions<'a> {
    type Item = (u16, u16, Ids<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let [purpose, kind, rest @ ..] = self.tape else { return None };
        let (ids, rest) = Ids::read(rest)?;
        self.tape = rest;
        Some((*purpose, *kind, ids))
    }
}

impl<'a> Values<'a> {
    pub(super) fn layout(&self) -> &'static Section {
        SECTIONS.get(usize::from(self.number)).unwrap_or(&NONE)
    }

    /// The segments that are there, in their order.
    pub fn segments(&self) -> impl Iterator<Item = &'static str> + use<'a> {
        let segments = self.layout().segments;
        self.present
            .iter()
            .filter_map(|number| segments.get(usize::from(*number)).map(|segment| segment.name))
    }

    /// Whether a segment is there.
    fn has(&self, number: usize) -> bool {
        self.present.iter().any(|present| usize::from(*present) == number)
    }

    /// The fields of the segments that are there, and of those that count as empty where they are not.
    pub fn fields(&self) -> Fields<'a> {
        let shown =
            |(number, segment): &(usize, &'static Segment)| segment.included.is_none() || self.has(*number);
        let segments = self.layout().segments.iter().enumerate().filter(shown);
        Fields { fields: segments.flat_map(|(_, segment)| segment.fields).collect(), at: 0, tape: self.tape }
    }

    /// The value of a field by its name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Value<'a>> {
        self.fields().find(|(field, _)| field.name() == name).map(|(_, value)| value)
    }

    /// The ids of a field by its name.
    #[must_use]
    pub fn ids(&self, name: &str) -> Option<Ids<'a>> {
        match self.field(name) {
            Some(Value::Ids(ids) | Value::Flags(ids)) => Some(ids),
            _ => None,
        }
    }
}

static NONE: Section = Section { name: "", id: 0, padding: 8, segments: &[] };

/// Fields with their values.
#[derive(Debug)]
pub struct Fields<'a> {
    fields: Vec<&'static Field>,
    at: usize,
    tape: &'a [u16],
}

impl<'a> Iterator for Fields<'a> {
    type Item = (&'static Field, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let field = *self.fields.get(self.at)?;
        let (own, rest) = self.tape.split_at_checked(length(field.kind, self.tape))?;
        self.at += 1;
        self.tape = rest;
        Some((field, value(field.kind, own)?))
    }
}

/// How many numbers of the tape the next field is.
fn length(kind: FieldKind, tape: &[u16]) -> usize {
    let first = tape.first().copied().map_or(0, usize::from);
    match kind {
        FieldKind::Date => 3,
        FieldKind::Ints => 1 + first,
        FieldKind::Restrictions | FieldKind::OptimizedRestrictions => {
            let rest = tape.get(1..).unwrap_or_default();
            let mut restrictions = Restrictions { tape: rest };
            let _ = restrictions.by_ref().take(first).count();
            tape.len() - restrictions.tape.len()
        }
        kind if kind.is_ids() => tape.len() - Ids::read(tape).map_or(0, |(_, rest)| rest.len()),
        _ => 1,
    }
}

fn value(kind: FieldKind, own: &[u16]) -> Option<Value<'_>> {
    let (first, rest) = own.split_first()?;
    Some(match kind {
        FieldKind::Flag => Value::Flag(*first == 1),
        FieldKind::Date => Value::Time(own.iter().fold(0, |time, part| time << 12 | u64::from(*part)) * 100),
        FieldKind::Letters => Value::Letters(first >> 6, first & 63),
        FieldKind::Letter => Value::Letter(char::from(*first as u8)),
        FieldKind::Flags => Value::Flags(Ids::read(own)?.0),
        FieldKind::Ints => Value::Numbers(rest),
        FieldKind::Restrictions | FieldKind::OptimizedRestrictions => {
            Value::Restrictions(Restrictions { tape: rest })
        }
        kind if kind.is_ids() => Value::Ids(Ids::read(own)?.0),
        _ => Value::Number(*first),
    })
}

impl Decoded {
    /// The sections in their order; those that are not known are left out.
    pub fn sections(&self) -> impl Iterator<Item = Values<'_>> {
        let mut tape = self.tape();
        std::iter::from_fn(move || {
            while let [UNKNOWN, _, _, rest @ ..] = tape {
                tape = rest;
            }
            let (number, rest) = tape.split_first()?;
            let (count, rest) = rest.split_first()?;
            let (present, rest) = rest.split_at_checked(usize::from(*count))?;
            let section = SECTIONS.get(usize::from(*number))?.name;
            let values = Values { section, number: *number, present, tape: rest };
            let mut fields = values.fields();
            while fields.next().is_some() {}
            tape = fields.tape;
            Some(values)
        })
    }

    /// A section by its name.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<Values<'_>> {
        self.sections().find(|values| values.section == name)
    }
}
