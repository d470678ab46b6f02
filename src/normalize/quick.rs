//! The quick roads: values written as most are, read in one pass over their bytes.
//!
//! Does: ask the file of the kind, of which each has its own; say what comes of it without a draft.
//! Does not: decide anything of its own. What a quick road says, the general one says (`value::general`;
//! a law holds it), and at the first thing out of the ordinary it says nothing.

use super::clean::{Change, Clean, CleanView, Context, Issue};
use super::draft::{status, status_of};
use super::id::ROOM;
use super::parts::{Parts, PartsView};
use super::{account, address, country, date, email, flag, name, phone, postcode};
use crate::text::line::Line;
use crate::vocabulary::{ChangeCode, Kind};

/// Where a quick road writes what it does not find as it is; one room serves many values.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) letters: [u8; ROOM],
    pub(super) shown: Line,
    pub(super) text: String,
    pub(super) key: String,
    pub(super) parts: Parts,
    pub(super) issues: Vec<Issue>,
    clean: Option<Clean>,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            letters: [0; ROOM],
            shown: Line::new(),
            text: String::new(),
            key: String::new(),
            parts: Parts::default(),
            issues: Vec::new(),
            clean: None,
        }
    }
}

/// What the general road would say of a value, where it is written as most are; spaces around it go.
pub(super) fn value(kind: Kind, raw: &str, context: &Context) -> Option<Clean> {
    if !is_spaced(raw) {
        return tidy(kind, raw, context);
    }
    let mut clean = tidy(kind, raw.trim_matches(' '), context)?;
    clean.changes.push_first(ChangeCode::Space);
    clean.status = status(raw, &clean.value, &clean.issues);
    Some(clean)
}

fn is_spaced(raw: &str) -> bool {
    matches!(raw.as_bytes(), [b' ', ..] | [.., b' '])
}

fn tidy(kind: Kind, raw: &str, context: &Context) -> Option<Clean> {
    match kind {
        Kind::Phone => phone::quick(raw, context),
        Kind::AddressStreet => address::quick(raw, context),
        Kind::AddressCountry => country::quick(raw),
        Kind::Flag | Kind::Gender => flag::quick(kind, raw),
        Kind::Date | Kind::DateBirth => date::quick(kind, raw, context),
        _ if stands(kind) => view(kind, raw, context, &mut Room::default()).map(CleanView::to_clean),
        _ => None,
    }
}

/// Whether what is said of a kind stands in the raw text, or in the room.
const fn stands(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Iban
            | Kind::AddressPostcode
            | Kind::Email
            | Kind::AddressLocality
            | Kind::NamePrefix
            | Kind::Name
            | Kind::NameGiven
            | Kind::NameMiddle
            | Kind::NameFamily
    )
}

/// The same where it stands, which a value of its own does in the room.
pub(super) fn view<'r>(
    kind: Kind,
    raw: &'r str,
    context: &Context,
    room: &'r mut Room,
) -> Option<CleanView<'r>> {
    if is_spaced(raw) || !stands(kind) {
        room.clean = value(kind, raw, context);
        return room.clean.as_ref().map(Clean::view);
    }
    match kind {
        Kind::Iban => account::quick_iban(raw, room),
        Kind::AddressPostcode => postcode::quick(raw, context, room),
        Kind::Email => email::quick(raw, context, room),
        Kind::AddressLocality | Kind::NamePrefix => name::cased(kind, raw),
        _ => name::quick(kind, raw, context, room),
    }
}

/// Letters and digits of ASCII with single spaces between them: how many there are, in capitals in the room.
#[inline(always)]
pub(super) fn compact(room: &mut [u8; ROOM], raw: &str) -> Option<usize> {
    let (mut at, mut length, mut before) = (0, 0, b' ');
    while let Some(byte) = raw.as_bytes().get(at) {
        if byte.is_ascii_alphanumeric() {
            *room.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        } else if *byte != b' ' || before == b' ' {
            return None;
        }
        before = *byte;
        at += 1;
    }
    (before != b' ').then_some(length)
}

/// What is said of letters that were put together, or apart.
pub(super) const FORMAT: &[Change] = &[ChangeCode::Format];
/// What is said of other capitals.
pub(super) const CASE: &[Change] = &[ChangeCode::Case];

impl Clean {
    /// A value without more to say about it than that it was written otherwise.
    pub(super) fn quick(raw: &str, value: Box<str>, change: ChangeCode) -> Self {
        CleanView::quick(raw, &value, &[change], &[]).to_clean()
    }
}

impl<'r> CleanView<'r> {
    /// A value with what a person should look at; `change` says how it was written otherwise, if it was.
    pub(super) fn quick(raw: &str, value: &'r str, change: &'r [Change], issues: &'r [Issue]) -> Self {
        // Most stand in the raw text, and need not be compared with it.
        let is_as_typed = std::ptr::eq(value, raw) || value == raw;
        let changes = if value.is_empty() || is_as_typed { &[] } else { change };
        let status = status_of(value.is_empty(), is_as_typed, issues);
        Self { value, display: None, status, parts: PartsView::of(""), changes, issues }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_values_go_the_quick_road_and_no_others() {
        let context = Context { country: Some(*b"GB"), ..Context::default() };
        let is_quick = |kind, raw: &str| value(kind, raw, &context).is_some();
        // A number that nobody told yet goes the general road, and tells the next.
        let _ = super::super::value(Kind::Phone, "+44 20 7946 0018", &context);
        for (kind, raw) in [
            (Kind::Iban, "DE89 3704 0044 0532 0130 00"),
            (Kind::AddressPostcode, "sw1a 1aa"),
            (Kind::Email, "Ada.Lovelace+x@GMAIL.com"),
            (Kind::Phone, "+44 20 7946 0019"),
            (Kind::Name, "Ada Lovelace"),
            (Kind::Name, "Dr. José Müller"),
            (Kind::Name, "Lovelace, Ada M. Jane"),
            (Kind::Name, "LOVELACE, ADA M. JANE"),
            (Kind::Name, "Ada van Dijk"),
            (Kind::Name, "Dr. Ada Lovelace Jr."),
            (Kind::Name, "Lovelace, Ada M."),
            (Kind::NameFamily, "van den Berg"),
            (Kind::NameFamily, "Dijkstra"),
            (Kind::NameFamily, "MÜLLER"),
            (Kind::AddressLocality, "Düsseldorf"),
            (Kind::AddressStreet, "Karl-Marx-Straße 12a"),
            (Kind::AddressStreet, " 221 Baker St."),
        ] {
            assert!(is_quick(kind, raw), "{raw}");
        }
        for (kind, raw) in [
            (Kind::Iban, "IBAN DE89 3704 0044 0532 0130 00"),
            (Kind::AddressPostcode, "SW1A-1AA"),
            (Kind::Email, "\"a b\"@example.com"),
            (Kind::Phone, "020 7946 0019 ext. 5"),
            (Kind::Name, "Ada Van Dijk"),
            (Kind::Name, "JD LOVELACE"),
            (Kind::Name, "ADA MACLEOD"),
            (Kind::NameFamily, "Test"),
            (Kind::AddressLocality, "BERLIN"),
            (Kind::AddressStreet, "Post Box 12"),
            (Kind::AddressStreet, "12 B Baker Street"),
        ] {
            assert!(!is_quick(kind, raw), "{raw}");
        }
    }
}
