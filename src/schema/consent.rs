//! Whether a column name speaks of consent, to which use, by which channel, and which way round.

use super::by_header::{Reading, kind_of};
use super::lexicon::Meaning;
use super::segment::Segment;
use crate::vocabulary::{Channel, Kind, Polarity, Purpose};

/// How sure a name is that says use and channel only; the values decide.
pub(super) const UNSAID: f64 = 0.7;
/// How sure a name is that denies a use with a word nobody knows; only flags make it a consent.
pub(super) const DENIED: f64 = 0.6;

/// A consent, or the time, address or form of one; `None` if the name does not speak of consent.
pub(super) fn read(segments: &[Segment]) -> Option<Reading> {
    let channel = channel_of(segments);
    let purpose = segments.iter().find_map(purpose);
    let Some(at) = segments.iter().position(|segment| consent(segment).is_some()) else {
        return unsaid(segments, channel, purpose).or_else(|| denied(segments, channel, purpose));
    };
    let strong = segments.iter().filter_map(consent).any(|(_, weak)| !weak);
    if !strong && channel.is_none() && purpose.is_none() {
        return None;
    }
    let phrase = &segments.get(at)?.text;
    let kind = detail(segments, at).unwrap_or(Kind::Consent);
    let mut reading = Reading::new(kind, if strong { 0.98 } else { 0.9 }, phrase);
    if matches!(kind, Kind::Consent | Kind::Timestamp) {
        reading.polarity = Some(polarity(segments));
        reading.channel = channel;
        // Where a name says no use, it speaks of marketing; a column of times must not guess.
        let assumed = kind == Kind::Consent || channel.is_some_and(|channel| channel != Channel::Web);
        reading.purpose = purpose.or(assumed.then_some(Purpose::Marketing));
    }
    Some(reading)
}

/// "Marketing by post" says use and channel and nothing else: a permission, if the values are flags.
fn unsaid(segments: &[Segment], channel: Option<Channel>, purpose: Option<Purpose>) -> Option<Reading> {
    let purpose = purpose?;
    let only = segments.iter().all(|segment| {
        self::channel(segment).is_some()
            || self::purpose(segment).is_some()
            || segment.has(Meaning::Noise)
            || segment.has(Meaning::Of)
    });
    let phrase = segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ");
    only.then(|| Reading {
        channel,
        purpose: Some(purpose),
        polarity: Some(Polarity::Direct),
        ..Reading::new(Kind::Consent, UNSAID, phrase)
    })
}

/// "Nem kér reklámot", "no texts": a negation beside a use or a way of contact denies it, whatever the word between
/// them, if the values are flags.
fn denied(segments: &[Segment], channel: Option<Channel>, purpose: Option<Purpose>) -> Option<Reading> {
    let aside = segments.iter().any(|segment| segment.has(Meaning::Flag) || segment.has(Meaning::Of));
    let negation = segments.iter().find(|segment| segment.has(Meaning::Negation)).filter(|_| !aside)?;
    (channel.is_some() || purpose.is_some()).then(|| Reading {
        channel,
        purpose: purpose.or(Some(Purpose::Marketing)),
        polarity: Some(Polarity::Inverse),
        ..Reading::new(Kind::Consent, DENIED, &negation.text)
    })
}

/// The way of contact that a column name speaks of.
pub(super) fn channel_of(segments: &[Segment]) -> Option<Channel> {
    segments.iter().rev().find_map(channel)
}

fn consent(segment: &Segment) -> Option<(Polarity, bool)> {
    segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Consent { polarity, weak } => Some((*polarity, *weak)),
        _ => None,
    })
}

fn channel(segment: &Segment) -> Option<Channel> {
    segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Channel(channel) => Some(*channel),
        _ => None,
    })
}

fn purpose(segment: &Segment) -> Option<Purpose> {
    segment.meanings.iter().find_map(|meaning| match meaning {
        Meaning::Purpose(purpose) => Some(*purpose),
        _ => None,
    })
}

/// What stands behind the consent word, or before it and an "of", and is not the consent: its time, source, text.
fn detail(segments: &[Segment], at: usize) -> Option<Kind> {
    let behind = segments.get(at + 1..)?.iter().rev().find(|segment| !is_noise(segment));
    let of = segments.iter().take(at).position(|segment| segment.has(Meaning::Of));
    let before = of.and_then(|of| segments.get(of.checked_sub(1)?));
    [behind, before].into_iter().flatten().find_map(kind_of_detail)
}

fn kind_of_detail(segment: &Segment) -> Option<Kind> {
    let is_detail = segment.meanings.iter().any(|meaning| matches!(meaning, Meaning::Detail(_)));
    match kind_of(segment, true)?.0 {
        Kind::Date => Some(Kind::Timestamp),
        kind @ (Kind::Timestamp
        | Kind::Id
        | Kind::Ip
        | Kind::Text
        | Kind::Url
        | Kind::Count
        | Kind::Language) => Some(kind),
        kind => is_detail.then_some(kind),
    }
}

fn is_noise(segment: &Segment) -> bool {
    segment.has(Meaning::Noise) || segment.number.is_some()
}

/// Each inverse word and each negation before a consent word turns it round once.
fn polarity(segments: &[Segment]) -> Polarity {
    let last = segments.iter().rposition(|segment| consent(segment).is_some()).unwrap_or(0);
    let turns = segments.iter().take(last + 1).filter(|segment| {
        consent(segment)
            .map_or_else(|| segment.has(Meaning::Negation), |(polarity, _)| polarity == Polarity::Inverse)
    });
    if turns.count() % 2 == 1 { Polarity::Inverse } else { Polarity::Direct }
}
