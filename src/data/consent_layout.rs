//! The shape of consent strings: sections, their segments, the fields of each, as rows of
//! `data/consent-strings.tsv`; and of what fields say, as rows of `data/consent-signals.tsv`.

use super::consent_fields::NAMES;
use crate::vocabulary::Purpose;

/// What a field says about a purpose.
#[derive(Debug)]
pub struct Statement {
    /// The section, or what the names of several begin with.
    pub section: &'static str,
    /// The field.
    pub field: &'static str,
    /// The ids that it has to say for a grant, as bits; the value that is a withdrawal.
    pub says: u32,
    /// A field that may say ids instead.
    pub besides: &'static str,
    /// Those that it may, as bits.
    pub besides_says: u32,
    /// Whether that is an implied grant; else it is only no refusal.
    pub implied: bool,
    /// What it speaks of.
    pub purpose: Purpose,
    /// Whether it can grant.
    pub granted: bool,
}

/// A section of a consent string, or the whole of one that has no sections.
#[derive(Debug)]
pub struct Section {
    /// `usca`, `tcfeuv2`; `tcfv2` for a TC string by itself.
    pub name: &'static str,
    /// Its number in GPP; 0 where it stands by itself.
    pub id: u8,
    /// Its segments are filled up to a multiple of so many bits.
    pub padding: u8,
    /// Its parts; the string parts them by dots.
    pub segments: &'static [Segment],
}

/// A part of a section.
#[derive(Debug)]
pub struct Segment {
    /// `core`, `gpc`, `vendorsDisclosed`.
    pub name: &'static str,
    /// The field that says whether it is there, empty where none does; nothing where the fields of an absent
    /// segment are shown empty, as TCF has it.
    pub included: Option<&'static str>,
    /// Whether it is written even where it says nothing.
    pub always: bool,
    /// Whether it has a list that has been written in several ways.
    pub several: bool,
    /// Its bits, where its lists of numbers were once shorter; else 0.
    pub full: u16,
    /// What it holds, in order.
    pub fields: &'static [Field],
}

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    name: u8,
    /// How it is written.
    pub kind: FieldKind,
    /// Bits of the number, bits of the field, or length of the list.
    pub size: u8,
    /// Length of a list of numbers, or the smallest value allowed.
    pub low: u8,
    /// Length of the list in the earlier layout, or the largest value allowed.
    pub high: u8,
    /// What is written where nothing is given.
    pub default: u16,
}

/// The default of a field that has to be given.
pub const NEEDED: u16 = u16::MAX;

/// How a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A number of `size` bits that has to lie between `low` and `high`.
    Is,
    /// A number of `size` bits.
    Int,
    /// One bit.
    Flag,
    /// 36 bits of tenths of a second since 1970.
    Date,
    /// Two letters of six bits.
    Letters,
    /// A bit an id, as the ids that are set; `size` 0 for as many as the number before says.
    Ids,
    /// A bit an id, as flags; `size` 0 for as many as the number before says.
    Flags,
    /// `low` numbers of `size` bits.
    Ints,
    /// Ids as a bit field or as ranges of 16 bits.
    Vendors,
    /// The same of TCF v1: ranges say which ids differ from a default.
    VendorsV1,
    /// Ids as ranges in Fibonacci code.
    Range,
    /// Ids as a bit field or as ranges in Fibonacci code, or what has been written for that.
    Optimized,
    /// Purpose, type and ranges of 16 bits.
    Restrictions,
    /// Purpose, type and ids as in `Optimized`.
    OptimizedRestrictions,
    /// A digit from 1 to 9.
    Digit,
    /// `Y`, `N` or `-`.
    Letter,
}

impl FieldKind {
    /// Whether its value is a list of ids, or flags of ids.
    #[must_use]
    pub const fn is_ids(self) -> bool {
        use FieldKind::{Flags, Ids, Optimized, Range, Vendors, VendorsV1};
        matches!(self, Flags | Ids | Optimized | Range | Vendors | VendorsV1)
    }
}

impl Section {
    /// Whether it is written a character a field.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let first = self.segments.first().and_then(|segment| segment.fields.first());
        first.is_some_and(|field| field.kind == FieldKind::Digit)
    }
}

impl Field {
    /// Whether a number may stand in it.
    #[must_use]
    pub fn allows(&self, number: u16) -> bool {
        (u16::from(self.low)..=u16::from(self.high)).contains(&number)
    }

    /// Whether every number of its size may stand in it.
    #[must_use]
    pub const fn allows_any(&self) -> bool {
        !matches!(self.kind, FieldKind::Is)
    }

    /// Bits of one number of it.
    #[must_use]
    pub const fn bits(&self) -> u8 {
        match self.kind {
            FieldKind::Flag => 1,
            FieldKind::Letters => 12,
            _ => self.size,
        }
    }

    /// A row of the table.
    #[must_use]
    pub const fn new(name: u8, kind: FieldKind, size: u8, low: u8, high: u8, default: u16) -> Self {
        Self { name, kind, size, low, high, default }
    }

    /// Its name as in the specification; empty for the type of a segment where the model has none.
    #[must_use]
    pub fn name(&self) -> &'static str {
        NAMES.get(usize::from(self.name)).copied().unwrap_or_default()
    }
}
