//! The numbering plans of all regions, found in their table.
//!
//! Does: note once where each region's lines and fields begin; find a plan by calling code or region.
//! Does not: copy a pattern.

use super::pattern::{Matcher, branch_lengths};
use crate::data::PHONE_PLANS;
use std::cell::Cell;
use std::sync::OnceLock;

/// Fields of a region's first line, after its letters, calling code and possible lengths.
#[derive(Clone, Copy)]
pub(super) enum Field {
    /// Any number of the region.
    General,
    /// What is dialled to reach another country.
    Abroad,
    /// What the region's numbers begin with, where several share a calling code.
    Leading,
    /// What stands before an extension.
    Extension,
    /// What is dialled inside the country before the number, and dropped.
    Trunk,
    /// What takes the place of what stands before `Kept`.
    Instead,
    /// What stands before `Kept`.
    Before,
    /// The part that stays of a number with a particular prefix.
    Kept,
    /// What stands after `Kept` and goes with it.
    After,
}

const FIELDS: usize = 9;

/// One region.
pub(super) struct Plan {
    /// Its place among the plans.
    pub(super) place: u8,
    /// ISO 3166-1 alpha-2; 001 for the whole world.
    pub(super) region: &'static str,
    pub(super) code: &'static str,
    /// The same as a number.
    pub(super) calling: usize,
    /// Possible lengths as bits.
    lengths: u32,
    fields: [u32; FIELDS],
    /// Where the patterns of the types begin.
    pub(super) types: usize,
    /// Where the formats begin.
    pub(super) formats: usize,
}

/// How a length stands to the possible ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Possible,
    Short,
    Long,
    /// Between two possible ones.
    Between,
}

impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Plan {
    pub(super) fn field(&self, field: Field) -> usize {
        self.fields.get(field as usize).map_or(0, |at| *at as usize)
    }

    pub(super) fn length(&self, digits: usize) -> Length {
        match self.lengths.checked_shr(digits as u32).unwrap_or_default() {
            0 => Length::Long,
            longer if longer & 1 == 1 => Length::Possible,
            _ if self.lengths & ((1 << digits) - 1) == 0 => Length::Short,
            _ => Length::Between,
        }
    }
}

pub(super) struct Plans {
    lengths: Vec<u16>,
    regions: Vec<Plan>,
    by_code: [u8; 1000],
    by_region: [u8; 26 * 26],
}

/// No region.
const NONE: u8 = u8::MAX;

/// The plans; read on first use.
pub(super) fn plans() -> &'static Plans {
    static PLANS: OnceLock<Plans> = OnceLock::new();
    PLANS.get_or_init(Plans::read)
}

impl Plans {
    fn read() -> Self {
        let mut plans = Self {
            lengths: branch_lengths(PHONE_PLANS.as_bytes()),
            regions: Vec::with_capacity(usize::from(NONE)),
            by_code: [NONE; 1000],
            by_region: [NONE; 26 * 26],
        };
        let mut lines = PHONE_PLANS.split('\n');
        let title = lines.next().unwrap_or_default();
        let count: usize = title.rsplit(' ').next().and_then(|count| count.parse().ok()).unwrap_or_default();
        let mut at = title.len() + 1;
        for (number, line) in lines.enumerate() {
            match number / count.max(1) {
                0 => plans.add(line, at),
                1 => plans.regions.get_mut(number - count).map_or((), |plan| plan.types = at),
                _ => plans.regions.get_mut(number - 2 * count).map_or((), |plan| plan.formats = at),
            }
            at += line.len() + 1;
        }
        plans
    }

    fn add(&mut self, line: &'static str, start: usize) {
        let mut fields = line.split(' ');
        let mut next = || fields.next().unwrap_or_default();
        let (region, code, lengths) = (next(), next(), next());
        let mut at = start + region.len() + code.len() + lengths.len() + 3;
        let places = [(); FIELDS].map(|()| {
            let place = at.min(start + line.len());
            at += next().len() + 1;
            place as u32
        });
        let lengths = lengths.bytes().fold(0, |bits, letter| bits | 1 << (letter & 31));
        let number = self.regions.len() as u8;
        let calling = code.bytes().fold(0, |value, digit| value * 10 + usize::from(digit & 15));
        if let Some(first) = self.by_code.get_mut(calling).filter(|first| **first == NONE) {
            *first = number;
        }
        if let Some(place) = letters(region).and_then(|place| self.by_region.get_mut(place)) {
            *place = number;
        }
        self.regions.push(Plan {
            place: number,
            region,
            code,
            calling,
            lengths,
            fields: places,
            types: 0,
            formats: 0,
        });
    }

    pub(super) fn of_region(&'static self, region: &str) -> Option<&'static Plan> {
        let number = self.by_region.get(letters(region)?)?;
        self.regions.get(usize::from(*number))
    }

    /// The main plan of a calling code.
    pub(super) fn main(&'static self, code: usize) -> Option<&'static Plan> {
        self.regions.get(usize::from(*self.by_code.get(code)?))
    }

    /// The plans of a calling code, the main one first.
    pub(super) fn of_code(&'static self, code: usize) -> &'static [Plan] {
        let first = usize::from(self.by_code.get(code).copied().unwrap_or(NONE));
        let rest = self.regions.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|plan| plan.calling == code).count();
        rest.get(..count).unwrap_or_default()
    }

    pub(super) fn matcher<'t>(&'t self, digits: &'t [u8], unseen: &'t Cell<usize>) -> Matcher<'t> {
        Matcher { text: PHONE_PLANS.as_bytes(), lengths: &self.lengths, digits, unseen }
    }
}

/// The place of a region by its two letters.
fn letters(region: &str) -> Option<usize> {
    let [first, second] = region.as_bytes() else { return None };
    let place = |letter: &u8| usize::from(letter.wrapping_sub(b'A'));
    (second.is_ascii_uppercase()).then(|| place(first) * 26 + place(second))
}

/// The release of libphonenumber that the plans come from.
#[must_use]
pub fn release() -> &'static str {
    PHONE_PLANS.split(' ').nth(1).unwrap_or_default()
}
