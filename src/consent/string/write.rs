//! Sections from their fields, as the table has them.
//!
//! Does: refuse names that do not exist and values that do not fit; write what is not said as its default.
//! Does not: guess a time, or cut a list that is too long.

use super::bits::Written;
use super::ids::{self, Code};
use super::read::RESTRICTION;
use crate::consent::Moment;
use crate::data::consent_layout::{Field, FieldKind, Section, Segment};
use crate::error::{Error, Result};
use crate::limits::CONSENT_IDS;
use crate::text::json::Json;
use crate::vocabulary::ErrorCode;

/// Writes the fields of a section. `segments` names those to write, in their order; without it, it is
/// those that are always written and those that say something.
///
/// # Errors
/// `consent.string.value` for a value that is missing or does not fit, with its field.
pub(super) fn section(section: &'static Section, fields: &Json, segments: Option<&[Json]>) -> Result<String> {
    let mut text = String::new();
    if section.is_plain() {
        for field in section.segments.iter().flat_map(|segment| segment.fields) {
            text.push(letter(field, fields.get(field.name())).ok_or_else(|| error(section, field))?);
        }
        return Ok(text);
    }
    for segment in chosen(section, fields, segments)? {
        let mut written = Written::default();
        let mut writer = Writer { out: &mut written, count: 0, short: is_short(segment, fields) };
        for field in segment.fields {
            let said = fields.get(field.name());
            writer.field(field, said, section.id == 0).ok_or_else(|| error(section, field))?;
        }
        if !text.is_empty() {
            text.push('.');
        }
        written.text(usize::from(section.padding), &mut text);
    }
    Ok(text)
}

fn error(section: &Section, field: &Field) -> Error {
    value("A field of the consent string is missing, or its value does not fit.")
        .with("section", section.name)
        .with("field", field.name())
}

pub(super) fn value(message: &str) -> Error {
    Error::new(ErrorCode::ConsentStringValue, message)
}

/// The segments that are named, or those that have to be written.
fn chosen(section: &'static Section, fields: &Json, named: Option<&[Json]>) -> Result<Vec<&'static Segment>> {
    let Some(named) = named else {
        return Ok(section.segments.iter().filter(|segment| segment.is_said(fields)).collect());
    };
    let mut chosen = Vec::new();
    for name in named {
        let found = section.segments.iter().find(|segment| name.text() == Some(segment.name));
        chosen.push(found.ok_or_else(|| value("There is no such segment.").with("section", section.name))?);
    }
    Ok(chosen)
}

impl Segment {
    /// Whether it has to be written.
    fn is_said(&self, fields: &Json) -> bool {
        match self.included {
            Some("") => self.fields.first().is_some_and(|first| fields.get(first.name()).is_some()),
            Some(name) => fields.get(name).and_then(Json::flag) != Some(false),
            None if self.always || self.name == "core" => true,
            None => self.fields.iter().any(|field| says(field, fields.get(field.name()))),
        }
    }
}

/// Whether a value says more than nothing.
fn says(field: &Field, value: Option<&Json>) -> bool {
    match value {
        _ if field.kind == FieldKind::Is => false,
        Some(Json::List(items)) => items.iter().any(|item| item.flag() != Some(false)),
        Some(Json::Number(number)) => number != "0",
        _ => false,
    }
}

/// Whether the lists of numbers are to be as short as they once were: of an earlier version, and no longer.
fn is_short(segment: &Segment, fields: &Json) -> bool {
    let fits = |field: &Field| {
        let said = fields.get(field.name()).and_then(Json::list).map_or(0, <[Json]>::len);
        field.kind != FieldKind::Ints || said <= usize::from(field.high)
    };
    let first = segment.fields.first();
    let version = first.and_then(|first| number(fields.get(first.name())?));
    version.is_some_and(|version| first.is_some_and(|first| version < first.default))
        && segment.fields.iter().all(fits)
}

/// The character of a field of US Privacy.
fn letter(field: &Field, said: Option<&Json>) -> Option<char> {
    if field.kind == FieldKind::Digit {
        let digit = said.map_or(Some(field.default), number)?;
        return char::from_digit(digit.into(), 10).filter(|digit| *digit != '0');
    }
    match said {
        None => char::from_u32(field.default.into()),
        Some(said) => {
            ['Y', 'N', '-'].into_iter().find(|letter| said.text() == Some(letter.encode_utf8(&mut [0; 4])))
        }
    }
}

/// A whole number that an id could be.
fn number(said: &Json) -> Option<u16> {
    let number = said.number().filter(|number| (0.0..=f64::from(u16::MAX)).contains(number))?;
    let whole = number as u16;
    (f64::from(whole) == number).then_some(whole)
}

/// Ids, sorted, each once.
fn ids(said: Option<&Json>) -> Option<Vec<u16>> {
    let mut ids = Vec::new();
    let Some(said) = said else { return Some(ids) };
    let items = said.list().filter(|items| items.len() <= CONSENT_IDS)?;
    for item in items {
        ids.push(number(item).filter(|id| *id > 0)?);
    }
    if !ids.is_sorted_by(|a, b| a < b) {
        return Some(ids::sorted(&ids));
    }
    Some(ids)
}

/// Writes fields behind each other.
struct Writer<'a> {
    out: &'a mut Written,
    /// The number that was written last: how long a list is that does not say it itself.
    count: u16,
    short: bool,
}

impl Writer<'_> {
    /// Writes a field; nothing where its value does not fit.
    fn field(&mut self, field: &Field, said: Option<&Json>, alone: bool) -> Option<()> {
        let length = if field.size == 0 { self.count } else { field.size.into() };
        match field.kind {
            FieldKind::Date => self.date(said?),
            FieldKind::Flag => {
                self.out.flag(said.map_or(Some(field.default == 1), Json::flag)?);
                Some(())
            }
            FieldKind::Letters => self.letters(field, said),
            FieldKind::Ids => {
                let ids = ids(said).filter(|ids| ids.last().is_none_or(|last| *last <= length))?;
                ids::write_field(&ids, length, self.out);
                Some(())
            }
            FieldKind::Flags => self.list(length, said, |out, item| {
                out.flag(item.map_or(Some(false), Json::flag)?);
                Some(())
            }),
            FieldKind::Ints => {
                let length = if self.short { field.high } else { field.low };
                self.list(length.into(), said, |out, item| {
                    out.number(item.map_or(Some(0), number)?, field.size)
                })
            }
            FieldKind::Vendors => ids::write_vendors(&ids(said)?, Code::Fixed, self.out),
            FieldKind::VendorsV1 => ids::write_vendors_v1(&ids(said)?, self.out),
            FieldKind::Range => ids::write_ranges(&ids(said)?, Code::Fibonacci, self.out),
            FieldKind::Optimized => ids::write_vendors(&ids(said)?, Code::Fibonacci, self.out),
            FieldKind::Restrictions => {
                self.restrictions(said, alone, |ids, out| ids::write_ranges(ids, Code::Fixed, out))
            }
            FieldKind::OptimizedRestrictions => {
                self.restrictions(said, alone, |ids, out| ids::write_vendors(ids, Code::Fibonacci, out))
            }
            FieldKind::Is | FieldKind::Int | FieldKind::Digit | FieldKind::Letter => {
                self.count = said.map_or(Some(field.default), number)?;
                let fits = field.kind != FieldKind::Is || field.allows(self.count);
                fits.then(|| self.out.number(self.count, field.size))?
            }
        }
    }

    fn date(&mut self, said: &Json) -> Option<()> {
        let tenths = u64::try_from(Moment::parse(said.text()?)?.begins()).ok()? / 100;
        self.out.number((tenths >> 24).try_into().ok()?, 12)?;
        self.out.number((tenths >> 12 & 0xfff) as u16, 12)?;
        self.out.number((tenths & 0xfff) as u16, 12)
    }

    fn letters(&mut self, field: &Field, said: Option<&Json>) -> Option<()> {
        let Some(said) = said else { return self.out.number(field.default, 12) };
        let &[a, b] = said.text()?.as_bytes() else { return None };
        for letter in [a, b] {
            let letter = letter.to_ascii_uppercase();
            let distance = letter.is_ascii_uppercase().then(|| letter - b'A')?;
            self.out.number(distance.into(), 6)?;
        }
        Some(())
    }

    /// So many items of a list that may be shorter.
    fn list(
        &mut self,
        length: u16,
        said: Option<&Json>,
        write: impl Fn(&mut Written, Option<&Json>) -> Option<()>,
    ) -> Option<()> {
        let items = said.map_or(Some(&[][..]), Json::list)?;
        if items.len() > usize::from(length) {
            return None;
        }
        (0..usize::from(length)).try_for_each(|at| write(self.out, items.get(at)))
    }

    fn restrictions(
        &mut self,
        said: Option<&Json>,
        alone: bool,
        write: fn(&[u16], &mut Written) -> Option<()>,
    ) -> Option<()> {
        let (count, purpose, kind) = RESTRICTION;
        let items = said.map_or(Some(&[][..]), Json::list)?;
        self.out.number(items.len().try_into().ok()?, count)?;
        let [of_purpose, of_kind, of_ids] =
            if alone { ["purposeId", "restrictionType", "vendors"] } else { ["key", "type", "ids"] };
        for item in items {
            self.out.number(number(item.get(of_purpose)?)?, purpose)?;
            self.out.number(number(item.get(of_kind)?)?, kind)?;
            write(&ids(item.get(of_ids))?, self.out)?;
        }
        Some(())
    }
}
