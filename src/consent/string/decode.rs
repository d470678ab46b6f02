//! Which format a text is, its sections, and what is on the tape of them.

use super::ids::Ids;
use super::read::{self, UNKNOWN};
use crate::consent::decode::unknown;
use crate::data::consent_fields::SECTIONS;
use crate::error::{Error, Result};
use crate::limits::CONSENT_STRING_BYTES;
use crate::vocabulary::{ConsentFormat, ErrorCode};

/// A decoded consent string: its sections with their fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The format it is written in.
    pub format: ConsentFormat,
    tape: Vec<u16>,
}

/// The number of a section by its name.
///
/// # Errors
/// `word.unknown`, with the nearest name.
pub fn section(name: &str) -> Result<u16> {
    let number = SECTIONS.iter().position(|section| section.name == name).map(|number| number as u16);
    let mut names = SECTIONS.iter().map(|section| section.name);
    number.ok_or_else(|| unknown(ErrorCode::WordUnknown, NO_SECTION.to_owned(), "section", name, &mut names))
}

const NO_SECTION: &str = "There is no such section of consent strings.";

/// A format by its name.
///
/// # Errors
/// `word.unknown`, with the nearest name.
pub fn format(name: &str) -> Result<ConsentFormat> {
    let mut names = ConsentFormat::NAMES.iter();
    let message = "There is no such format of consent strings.".to_owned();
    ConsentFormat::parse(name)
        .ok_or_else(|| unknown(ErrorCode::WordUnknown, message, "format", name, &mut names))
}

/// Decodes a consent string: a TC string, a GPP string or one section of it, a US Privacy string. Without a
/// format, what it begins with tells. A header of GPP alone is read as that. With a section, only that one is read; the text may be the section
/// alone.
///
/// ```
/// use selfsame::consent::string::{Value, decode};
/// let decoded = decode("DBABLA~CVVVkkkkkpFY.YA", None, None)?;
/// let national = decoded.section("usnat").unwrap();
/// assert_eq!(national.field("SaleOptOut"), Some(Value::Number(1)));
/// assert_eq!(national.field("Gpc"), Some(Value::Flag(true)));
/// # Ok::<(), selfsame::Error>(())
/// ```
///
/// # Errors
/// `consent.string.syntax`, `consent.string.cut`, `consent.string.version`, `consent.string.value` or
/// `consent.string.too-large`, with section, segment and field, never with the text.
pub fn decode(text: &str, format: Option<ConsentFormat>, section: Option<u16>) -> Result<Decoded> {
    if text.len() > CONSENT_STRING_BYTES {
        let message = "The consent string is larger than the limits allow.";
        return Err(Error::new(ErrorCode::ConsentStringTooLarge, message).with("limit", CONSENT_STRING_BYTES));
    }
    // Sections of US states are mostly numbers of two bits, each of which becomes one of sixteen.
    let mut tape = Vec::with_capacity(64 + 4 * text.len());
    let text = text.as_bytes();
    let begins = text.first().copied().unwrap_or(b' ');
    let format = format.unwrap_or(if section.is_some() { ConsentFormat::Gpp } else { of(begins) });
    match (format, section) {
        (ConsentFormat::Gpp, None) => gpp(text, None, &mut tape)?,
        (ConsentFormat::Gpp, Some(_)) if begins == b'D' && text.contains(&b'~') => {
            gpp(text, section, &mut tape)?
        }
        (ConsentFormat::Gpp, Some(section)) => read::section(section, text, &mut tape)?,
        (ConsentFormat::Usp, _) if begins != b'1' => return Err(version()),
        (ConsentFormat::Usp, _) => read::section(self::section("uspv1")?, text, &mut tape)?,
        (ConsentFormat::Tcf, _) => {
            // The first six bits, which are the first character, are the version.
            let name = if begins == b'B' { "tcfv1" } else { "tcfv2" };
            read::section(self::section(name)?, text, &mut tape)?;
        }
    }
    Ok(Decoded { format, tape })
}

/// The format of a text by what it begins with: the type of a GPP header, a version of US Privacy, of TCF.
const fn of(begins: u8) -> ConsentFormat {
    match begins {
        b'D' => ConsentFormat::Gpp,
        b'0'..=b'9' => ConsentFormat::Usp,
        _ => ConsentFormat::Tcf,
    }
}

/// A header that does not fit what follows it.
pub(in crate::consent) fn incomplete() -> Error {
    let message = "The header of the consent string does not name as many sections as there are.";
    Error::new(ErrorCode::ConsentStringValue, message)
}

fn version() -> Error {
    Error::new(ErrorCode::ConsentStringVersion, "This version of the consent string is not known.")
}

impl Decoded {
    /// The numbers that JavaScript reads the fields of: for each section its number in the table, how many
    /// segments, which, and the fields; for one that is not known 65535, its id and its place.
    #[must_use]
    pub fn tape(&self) -> &[u16] {
        &self.tape
    }

    /// The same, given away.
    #[must_use]
    pub fn into_tape(self) -> Vec<u16> {
        self.tape
    }
}

/// The header and its sections; of those that are not known, number and place.
fn gpp(text: &[u8], only: Option<u16>, tape: &mut Vec<u16>) -> Result<()> {
    let parts: Vec<&[u8]> = text.split(|byte| *byte == b'~').collect();
    let (header, parts) = parts.split_first().map_or((text, &[][..]), |(header, parts)| (*header, parts));
    read::section(section("headerv1")?, header, tape)?;
    // Its number, how many segments, which one, its type and version; then the list.
    let ids = tape.get(5..).and_then(Ids::read).map(|(ids, _)| ids.to_vec()).unwrap_or_default();
    if only.is_some() {
        tape.clear();
    }
    let alone = parts.is_empty() && only.is_none();
    if !alone && parts.len() != ids.len() {
        return Err(incomplete());
    }
    for (place, (id, part)) in ids.into_iter().zip(parts).enumerate() {
        let known = SECTIONS.iter().position(|section| u16::from(section.id) == id && section.id != 3);
        match known.map(|number| number as u16) {
            Some(number) if only.is_none_or(|only| only == number) => read::section(number, part, tape)?,
            Some(_) => {}
            None if only.is_none() => tape.extend([UNKNOWN, id, place as u16 + 1]),
            None => {}
        }
    }
    if tape.is_empty() {
        return Err(Error::new(
            ErrorCode::ConsentStringValue,
            "The consent string does not have this section.",
        ));
    }
    Ok(())
}
