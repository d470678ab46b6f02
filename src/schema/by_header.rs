//! What a column name says about its column.

use super::consent;
use super::lexicon::Meaning;
use super::segment::{Segment, segment};
use super::words::words;
use crate::text::find;
use crate::text::interner::Interner;
use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose};
use std::cell::RefCell;

/// What a column name says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    pub(super) part: Option<Part>,
    /// What it is where no other column completes it.
    pub(super) whole: Option<Kind>,
    /// 0 to 1.
    pub(super) confidence: f64,
    /// The words that decided.
    pub(super) phrase: String,
    pub(super) group: String,
    pub(super) channel: Option<Channel>,
    pub(super) purpose: Option<Purpose>,
    pub(super) polarity: Option<Polarity>,
}

impl Reading {
    pub(super) fn new(kind: Kind, confidence: f64, phrase: impl Into<String>) -> Self {
        Self {
            kind,
            part: None,
            whole: None,
            confidence,
            phrase: phrase.into(),
            group: String::new(),
            channel: None,
            purpose: None,
            polarity: None,
        }
    }
}

/// How sure a name is that ends with an unknown word, as "e-mail frequency" does.
pub(super) const DOUBTFUL: f64 = 0.5;
/// How sure a name is beside one unknown word.
const UNKNOWN_BESIDE: f64 = 0.75;
/// Bytes of the longest column name that is read.
const LONGEST: usize = 256;

/// Names that are remembered with what they say.
const REMEMBERED: usize = 256;

#[derive(Default)]
struct Remembered {
    headers: Interner,
    readings: Vec<Option<Reading>>,
}

// A form, and an index that is asked, meet the same names with each record; to read them costs more than to
// cleanse it. A name says the same each time, so nobody can tell.
thread_local! {
    static REMEMBERED_NAMES: RefCell<Remembered> = RefCell::default();
}

/// Reads a column name; `None` if it says nothing.
pub(super) fn read(header: &str) -> Option<Reading> {
    if header.len() > LONGEST {
        return None;
    }
    REMEMBERED_NAMES.with_borrow_mut(|known| known.read(header))
}

impl Remembered {
    fn read(&mut self, header: &str) -> Option<Reading> {
        if let Some(at) = self.headers.get(header) {
            return self.readings.get(at as usize).cloned().flatten();
        }
        if self.readings.len() == REMEMBERED {
            *self = Self::default();
        }
        let reading = read_anew(header);
        self.headers.intern(header);
        self.readings.push(reading.clone());
        reading
    }
}

fn read_anew(header: &str) -> Option<Reading> {
    let segments = of_organization(header).unwrap_or_else(|| segment(&words(header)));
    let mut reading =
        consent::read(&segments, header.trim_end().ends_with('?')).or_else(|| read_kind(&segments))?;
    if reading.kind != Kind::Consent {
        reading.group = group(&segments, &reading);
    }
    Some(reading)
}

/// "電話番号(会社)", "Phone (company)": what stands in brackets says whose it is.
fn of_organization(header: &str) -> Option<Vec<Segment>> {
    let (before, inner) = header.trim_end_matches([')', '）']).split_once(['(', '（'])?;
    let mut segments = segment(&words(inner));
    let whose = segments.iter().all(|segment| kind_of(segment, false) == Some((Kind::Organization, None)));
    let of_its = segment(&words(before));
    let names = of_its.iter().any(|segment| kind_of(segment, true).is_some());
    segments.extend(of_its);
    (whose && names).then_some(segments)
}

/// Whether nobody knows a word.
pub(super) fn is_strange(word: &str) -> bool {
    segment(&words(word)).iter().all(Segment::is_unknown)
}

/// Whether a name says which of several and not of what: "Home", "Work 2".
pub(super) fn says_which_only(header: &str) -> bool {
    let which = |segment: &Segment| {
        segment.number.is_some() || matches!(segment.meanings.as_slice(), [Meaning::Group(_)])
    };
    let segments = segment(&words(header));
    segments.first().is_some_and(|first| first.number.is_none()) && segments.iter().all(which)
}

/// Whether words say that an official number stands behind them: `USt-IdNr.`, `C.F.`, `ИНН`.
pub(crate) fn names_number(label: &str) -> bool {
    let names = |label: &str| {
        let kind =
            read(label).filter(|reading| reading.confidence > UNKNOWN_BESIDE).map(|reading| reading.kind);
        matches!(kind, Some(Kind::IdNational | Kind::IdTax | Kind::IdVat))
    };
    names(label) || names(&find::replace(label, ".", ""))
}

/// The way of contact that a column name speaks of.
pub(crate) fn channel(header: &str) -> Option<Channel> {
    (header.len() <= LONGEST).then(|| consent::channel_of(&segment(&words(header)))).flatten()
}

fn read_kind(segments: &[Segment]) -> Option<Reading> {
    let strange = segments.iter().filter(|segment| segment.is_unknown()).count();
    let head = head(segments, strange == 0);
    let vague = |kind| is_of_a_person(kind) || matches!(kind, Kind::Text | Kind::Timestamp);
    let aside =
        head.is_none_or(|head| vague(head.kind)).then(|| of_others(segments).or_else(|| question(segments)));
    aside
        .flatten()
        .or_else(|| of_head(head?, segments, strange))
        .or_else(|| number_of(segments))
        .or_else(|| birth_of(segments))
        .or_else(|| day_of(segments))
}

/// "Rok narození": the year of a birth, or another word for its day.
fn birth_of(segments: &[Segment]) -> Option<Reading> {
    let birth = segments.iter().find(|segment| names_birth(segment))?;
    (segments.len() == 2).then(|| Reading::new(Kind::DateBirth, UNKNOWN_BESIDE, &birth.text))
}

/// The number of something nobody knows: "Nº historia", "Codice ospite".
fn number_of(segments: &[Segment]) -> Option<Reading> {
    let number = segments.iter().find(|segment| segment.has(Meaning::Alone(Kind::Id)))?;
    let counts = segments.iter().any(|segment| segment.has(Meaning::Of));
    (!counts).then(|| Reading::new(Kind::Id, DOUBTFUL, &number.text))
}

/// The day of something nobody knows: "Data de remoção", "Data ostatniego zamówienia".
fn day_of(segments: &[Segment]) -> Option<Reading> {
    segments.iter().find_map(|segment| match kind_of(segment, true)? {
        (kind @ (Kind::Date | Kind::Timestamp), None) => Some(Reading::new(kind, DOUBTFUL, &segment.text)),
        _ => None,
    })
}

/// What somebody or something else has is a text to us.
fn of_others(segments: &[Segment]) -> Option<Reading> {
    let other = segments.iter().find(|segment| segment.has(Meaning::Other))?;
    Some(Reading::new(Kind::Text, 0.8, &other.text))
}

/// "Has phone" is a flag, and so are "COMPANY_YN" and "emailAddressIsInvalid".
fn question(segments: &[Segment]) -> Option<Reading> {
    let known = segments.iter().rposition(|segment| !segment.is_unknown())?;
    let asks = |segment: &&Segment| segment.has(Meaning::Flag);
    let asked = [0, known].into_iter().find_map(|at| segments.get(at).filter(asks))?;
    Some(Reading::new(Kind::Flag, 0.8, &asked.text))
}

fn of_head(head: Head<'_>, segments: &[Segment], strange: usize) -> Option<Reading> {
    let is_place = matches!(head.kind, Kind::AddressCountry | Kind::AddressRegion);
    if is_place && segments.iter().any(names_a_document) {
        // Where a passport was issued is not where the customer is.
        return Some(Reading::new(Kind::Category, 0.9, &head.segment.text));
    }
    if head.kind == Kind::Name && segments.iter().any(names_a_thing) {
        return Some(Reading::new(Kind::Text, 0.6, &head.segment.text));
    }
    let says = |kind| segments.iter().any(|segment| kind_of(segment, true) == Some((kind, None)));
    if by_name(head.kind) && says(Kind::NameGiven) && says(Kind::NameFamily) {
        // "Vor- und Zuname", "Фамилия Имя Отчество".
        return Some(Reading::new(Kind::Name, 0.95, &head.segment.text));
    }
    let names = |kind| segments.iter().any(|segment| kind_of(segment, strange == 0) == Some((kind, None)));
    if head.part.is_none() && names(Kind::AddressLocality) && names(Kind::AddressPostcode) {
        // "City, State, Zip" and "CP Ville" hold several parts of one address.
        return Some(Reading::new(Kind::Address, 0.95, &head.segment.text));
    }
    if matches!(head.kind, Kind::Date | Kind::Timestamp | Kind::DateBirth)
        && let Some(birth) = segments.iter().find(|segment| names_birth(segment))
    {
        // "Geb. Datum"; but where, not when: "Ort geb.".
        let place = segments
            .iter()
            .any(|segment| kind_of(segment, true).is_some_and(|(kind, _)| family(kind) == "address"));
        return Some(Reading::new(if place { Kind::Text } else { Kind::DateBirth }, 0.95, &birth.text));
    }
    let beside = |segment: &Segment| segment.text != head.segment.text && segment.has(Meaning::Noise);
    if head.segment.has(Meaning::Alone(Kind::Id)) && segments.iter().any(beside) {
        // "Número" is that of a house, "Número de cliente" not.
        return Some(Reading::new(Kind::Id, 0.95, &head.segment.text));
    }
    let whole = head.segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Whole(kind) => Some(*kind),
        _ => None,
    });
    let part = head.part.filter(|_| !names_whole_street(segments));
    let trailing = segments.last().is_some_and(Segment::is_unknown);
    let confidence = if trailing { DOUBTFUL } else { confidence(segments.len(), strange) };
    Some(Reading { part, whole, ..Reading::new(head.kind, confidence, &head.segment.text) })
}

fn by_name(kind: Kind) -> bool {
    family(kind) == "name"
}

/// Whether a column is called a name, of whatever.
pub(super) fn speaks_of_a_name(header: &str) -> bool {
    segment(&words(header))
        .iter()
        .any(|segment| kind_of(segment, true).is_some_and(|(kind, _)| by_name(kind)))
}

fn names_birth(segment: &Segment) -> bool {
    kind_of(segment, true).is_some_and(|(kind, _)| kind == Kind::DateBirth)
}

fn names_a_document(segment: &Segment) -> bool {
    kind_of(segment, false)
        .is_some_and(|(kind, _)| matches!(kind, Kind::IdNational | Kind::IdTax | Kind::IdVat))
}

/// A kind that people do not have: the name of a source is not theirs.
fn names_a_thing(segment: &Segment) -> bool {
    kind_of(segment, true).is_some_and(|(kind, _)| !is_of_a_person(kind))
}

/// "Street and house number" is both.
fn names_whole_street(segments: &[Segment]) -> bool {
    segments.iter().any(|segment| kind_of(segment, false) == Some((Kind::AddressStreet, None)))
}

fn confidence(segments: usize, strange: usize) -> f64 {
    match (segments, strange) {
        (1, _) => 0.98,
        (_, 0) => 0.95,
        (_, 1) => UNKNOWN_BESIDE,
        _ => 0.6,
    }
}

/// The phrase that names the kind of a column.
#[derive(Clone, Copy)]
struct Head<'a> {
    segment: &'a Segment,
    kind: Kind,
    part: Option<Part>,
}

/// The last phrase that names a kind, or the last one before an "of".
fn head(segments: &[Segment], alone: bool) -> Option<Head<'_>> {
    let of = segments.iter().position(|segment| segment.has(Meaning::Of));
    let before_of = of.and_then(|of| segments.get(..of)).and_then(|before| last_kind(before, alone));
    before_of.or_else(|| last_kind(segments, alone))
}

fn last_kind(segments: &[Segment], alone: bool) -> Option<Head<'_>> {
    let mut heads = segments.iter().rev().filter_map(|segment| {
        let (kind, part) = kind_of(segment, alone)?;
        Some(Head { segment, kind, part })
    });
    let last = heads.next()?;
    let numbered = |head: &Head<'_>| {
        matches!(
            head.kind,
            Kind::Phone
                | Kind::Iban
                | Kind::IdNational
                | Kind::IdTax
                | Kind::IdVat
                | Kind::AddressStreet
                | Kind::AddressCountry
                | Kind::AddressRegion
                | Kind::Gender
                | Kind::Language
        )
    };
    // The number of a telephone is a telephone, and the code of a country a country.
    let number = last.segment.has(Meaning::Alone(Kind::Id));
    Some(heads.find(numbered).filter(|_| number).unwrap_or(last))
}

/// The kind that a phrase names; `alone` where no unknown word stands beside it.
pub(super) fn kind_of(segment: &Segment, alone: bool) -> Option<(Kind, Option<Part>)> {
    segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Kind(kind, part) => Some((*kind, *part)),
        Meaning::Alone(kind) if alone => Some((*kind, None)),
        Meaning::Detail(kind) => Some((*kind, None)),
        _ => None,
    })
}

/// Kinds that would be taken for the customer's own.
fn is_of_a_person(kind: Kind) -> bool {
    ["name", "address"].contains(&family(kind))
        || matches!(
            kind,
            Kind::Email | Kind::Phone | Kind::DateBirth | Kind::Gender | Kind::Organization | Kind::JobTitle
        )
}

/// Which of several: the words of place and order that stand around the head. The first is the one
/// that has no number.
fn group(segments: &[Segment], reading: &Reading) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut after_one = false;
    for segment in segments {
        words.extend(group_word(segment, reading));
        // "Address 1&2" are the two lines of one address.
        words.extend(segment.number.as_deref().filter(|number| *number != "2" || !after_one));
        after_one |= segment.text.ends_with(" 1");
    }
    words.dedup();
    if words.as_slice() == ["1"] { String::new() } else { words.join(" ") }
}

fn group_word<'a>(segment: &'a Segment, reading: &Reading) -> Option<&'a str> {
    let given = segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Group(group) => Some(*group),
        _ => None,
    });
    if given.is_some() || segment.text == reading.phrase {
        return given;
    }
    let (kind, _) = kind_of(segment, true)?;
    if family(kind) != family(reading.kind) {
        // The id of the account, the phone of the company.
        return (reading.kind == Kind::Id || is_of_a_person(reading.kind)).then_some(segment.text.as_str());
    }
    // "Address 1 - City" is the city of address 1.
    segment.text.rsplit(' ').next().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `address` for `address.city`.
pub(super) fn family(kind: Kind) -> &'static str {
    kind.as_str().split('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_same_each_time_however_many_came_between() {
        let names = ["Vorname", "Billing City", "xyzzy", "E-mail 2 - Value", "DoNotCall"];
        let first: Vec<_> = names.iter().map(|name| read(name)).collect();
        assert_eq!(first.iter().flatten().count(), 4);
        for other in 0..=2 * REMEMBERED {
            read(&format!("column {other}"));
            let again = names.iter().map(|name| read(name)).eq(first.iter().cloned());
            assert!(again, "after {other}");
        }
        assert!(names.iter().map(|name| read_anew(name)).eq(first));
    }
}
