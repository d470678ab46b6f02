//! What a column name says about its column.

use super::consent;
use super::lexicon::{Lexicon, Meaning};
use super::segment::{Segment, segment};
use super::words::words;
use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose};

/// What a column name says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    pub(super) part: Option<Part>,
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
            confidence,
            phrase: phrase.into(),
            group: String::new(),
            channel: None,
            purpose: None,
            polarity: None,
        }
    }
}

/// Reads a column name; `None` if it says nothing.
pub(super) fn read(header: &str, lexicon: &Lexicon) -> Option<Reading> {
    let segments = segment(&words(header), lexicon);
    let mut reading = consent::read(&segments).or_else(|| read_kind(&segments))?;
    if reading.kind != Kind::Consent {
        reading.group = group(&segments, &reading);
    }
    Some(reading)
}

fn read_kind(segments: &[Segment]) -> Option<Reading> {
    let has = |wanted: Meaning| segments.iter().any(|segment| segment.meanings.contains(&wanted));
    let head = head(segments);
    if has(Meaning::Other) && head.is_none_or(|(_, kind, _)| is_of_a_person(kind)) {
        let phrase = segments.iter().find(|segment| segment.meanings.contains(&Meaning::Other))?;
        return Some(Reading::new(Kind::Text, 0.8, &phrase.text));
    }
    let asks = segments.first().is_some_and(|first| first.meanings.contains(&Meaning::Flag));
    if asks && head.is_none_or(|(_, kind, _)| is_of_a_person(kind) || kind == Kind::Flag) {
        return Some(Reading::new(Kind::Flag, 0.8, &segments.first()?.text));
    }
    let (segment, kind, part) = head?;
    let strange = segments.iter().filter(|segment| segment.is_unknown()).count();
    if kind == Kind::Name && strange > 0 {
        // The name of a thing we do not know.
        return Some(Reading::new(Kind::Text, 0.4, &segment.text));
    }
    Some(Reading { part, ..Reading::new(kind, confidence(segments.len(), strange), &segment.text) })
}

fn confidence(segments: usize, strange: usize) -> f64 {
    match (segments, strange) {
        (1, _) => 0.98,
        (_, 0) => 0.95,
        (_, 1) => 0.75,
        _ => 0.6,
    }
}

/// The phrase that names the kind: the last one, or the last one before an "of".
fn head(segments: &[Segment]) -> Option<(&Segment, Kind, Option<Part>)> {
    let of = segments.iter().position(|segment| segment.meanings.contains(&Meaning::Of));
    let before_of = of.and_then(|of| segments.get(..of)).and_then(last_kind);
    before_of.or_else(|| last_kind(segments))
}

fn last_kind(segments: &[Segment]) -> Option<(&Segment, Kind, Option<Part>)> {
    segments.iter().rev().find_map(|segment| kind_of(segment).map(|(kind, part)| (segment, kind, part)))
}

/// The kind that a phrase names.
pub(super) fn kind_of(segment: &Segment) -> Option<(Kind, Option<Part>)> {
    segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Kind(kind, part) => Some((*kind, *part)),
        Meaning::Detail(kind) => Some((*kind, None)),
        _ => None,
    })
}

/// Kinds that would be taken for the customer's own.
fn is_of_a_person(kind: Kind) -> bool {
    let name = kind.as_str();
    let families = ["name", "address"];
    families
        .iter()
        .any(|family| name.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        || matches!(
            kind,
            Kind::Email
                | Kind::Phone
                | Kind::DateBirth
                | Kind::Gender
                | Kind::Organization
                | Kind::JobTitle
                | Kind::Text
                | Kind::Timestamp
        )
}

/// Which of several: the words of place and order that stand around the head.
fn group(segments: &[Segment], reading: &Reading) -> String {
    let mut words: Vec<&str> = Vec::new();
    for segment in segments {
        let is_head = segment.text == reading.phrase;
        let of_other_kind =
            !is_head && kind_of(segment).is_some_and(|(kind, _)| family(kind) != family(reading.kind));
        let group = segment.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Group(group) => Some(*group),
            _ => None,
        });
        if let Some(group) = group {
            words.push(group);
        } else if of_other_kind && reading.kind == Kind::Id || of_other_kind && is_of_a_person(reading.kind) {
            words.push(&segment.text);
        } else if !is_head && kind_of(segment).is_some() {
            // "Address 1 - City" is the city of address 1.
            words.extend(
                segment.text.rsplit(' ').next().filter(|word| word.bytes().all(|b| b.is_ascii_digit())),
            );
        }
        words.extend(segment.number.as_deref());
    }
    words.dedup();
    if words.as_slice() == ["1"] { String::new() } else { words.join(" ") }
}

/// `address` for `address.city`.
fn family(kind: Kind) -> &'static str {
    kind.as_str().split('.').next().unwrap_or_default()
}
