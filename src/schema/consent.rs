//! Whether a column name speaks of consent, to which use, by which channel, and which way round.

use super::by_header::{DOUBTFUL, Reading, kind_of};
use super::lexicon::Meaning;
use super::segment::Segment;
use crate::vocabulary::{Channel, Kind, Polarity, Purpose};

/// How sure a name is that says use and channel only; the values decide.
pub(super) const UNSAID: f64 = 0.7;
/// How sure a name is that denies a use with a word nobody knows; only flags make it a consent.
pub(super) const DENIED: f64 = 0.6;

/// Bytes of a word nobody knows that may deny.
const DECISIVE: usize = 4;
/// Bytes of a negation that is not likely to be a short word of another language.
const NEGATION: usize = 3;

/// A consent, or the time, address or form of one; `None` if the name does not speak of consent.
pub(super) fn read(segments: &[Segment], is_question: bool) -> Option<Reading> {
    let channel = channel_of(segments);
    let purpose = segments.iter().find_map(purpose);
    let Some(at) = segments.iter().position(|segment| consent(segment).is_some()) else {
        return unsaid(segments, channel, purpose).or_else(|| denied(segments, channel, purpose));
    };
    let strong = segments.iter().filter_map(consent).any(|(_, weak)| !weak);
    if !strong && channel.is_none() && purpose.is_none() {
        return denied(segments, None, None);
    }
    let phrase = &segments.get(at)?.text;
    let kind = detail(segments, at).or_else(|| dated(segments, at)).unwrap_or(Kind::Consent);
    let mut reading = Reading::new(kind, if strong { 0.98 } else { 0.9 }, phrase);
    if kind == Kind::Consent && !is_question && unclear(segments, at) {
        return Some(Reading::new(Kind::Flag, DOUBTFUL, phrase));
    }
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
    // Ad: a given name to a Turk.
    if let [only] = segments
        && only.has(Meaning::Alone(Kind::NameGiven))
    {
        return None;
    }
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

/// "Nem kér reklámot", "no texts", "contact prohibited": a negation beside a use or a way of contact denies it, whatever the word between
/// them, if the values are flags.
fn denied(segments: &[Segment], channel: Option<Channel>, purpose: Option<Purpose>) -> Option<Reading> {
    let refuses = |segment: &Segment| consent(segment).is_some_and(|(way, _)| way == Polarity::Inverse);
    let at = segments.iter().position(|segment| segment.has(Meaning::Negation) || refuses(segment))?;
    // "No. of calls", "has no e-mail".
    let counts = segments
        .get(at..at + 2)
        .is_some_and(|two| matches!(two, [no, of] if no.text == "no" && of.text == "of"));
    let aside = counts || segments.first().is_some_and(|first| first.has(Meaning::Flag));
    let negation = segments.get(at).filter(|_| !aside)?;
    let granted = |segment: &Segment| {
        segment.has(Meaning::Reach) || consent(segment).is_some_and(|(way, _)| way == Polarity::Direct)
    };
    (channel.is_some() || purpose.is_some() || segments.iter().any(granted)).then(|| Reading {
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
    segment
        .meanings
        .iter()
        .find_map(|meaning| match meaning {
            Meaning::Channel(channel) => Some(*channel),
            _ => None,
        })
        .or_else(|| address(segment))
}

/// What is done to an address or a number in words of consent is done by its channel.
fn address(segment: &Segment) -> Option<Channel> {
    match segment.meanings.as_slice() {
        [Meaning::Kind(Kind::Email, None)] => Some(Channel::Email),
        [Meaning::Kind(Kind::Phone, None)] => Some(Channel::Call),
        _ => None,
    }
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

/// "Fecha de baja", "Data zgody": the day stands first. "Data" alone may be English.
fn dated(segments: &[Segment], at: usize) -> Option<Kind> {
    let first = segments.first().filter(|_| at > 0)?;
    let is_day =
        matches!(kind_of(first, true)?.0, Kind::Date | Kind::Timestamp) && first.text.len() > NEGATION;
    let of = segments.get(1).is_some_and(|second| second.has(Meaning::Of)) || at + 1 == segments.len();
    (is_day && (of || first.text != "data")).then_some(Kind::Timestamp)
}

fn is_noise(segment: &Segment) -> bool {
    segment.has(Meaning::Noise) || segment.number.is_some()
}

/// Whether a word nobody knows may turn a permission round: "Trukket samtykke". What is permitted, behind an "of",
/// does not.
fn unclear(segments: &[Segment], at: usize) -> bool {
    let behind = segments.iter().skip(at).position(|segment| segment.has(Meaning::Of));
    let mut about = segments.iter().take(behind.map_or(segments.len(), |of| at + of));
    polarity(segments) == Polarity::Direct
        && about.any(|segment| segment.is_unknown() && segment.text.len() >= DECISIVE)
}

/// A negation turns a consent word round, wherever it stands and however often: "ne veut pas", "nie chcę żadnych",
/// "Zustimmung nicht erteilt". Right before the only inverse word it takes that back: "not opted out".
fn polarity(segments: &[Segment]) -> Polarity {
    let is_inverse = |segment: &&Segment| consent(segment).is_some_and(|(way, _)| way == Polarity::Inverse);
    // "Allow SMS no" speaks of no number.
    let denies = |segment: &Segment| segment.has(Meaning::Negation) || segment.text.ends_with(" no");
    let negation = segments.iter().position(denies);
    let inverse = segments.iter().filter(is_inverse).count();
    let behind = negation.and_then(|at| segments.get(at + 1..)).unwrap_or_default();
    let plain =
        negation.and_then(|at| segments.get(at)).is_some_and(|segment| segment.text.len() >= NEGATION);
    let next = behind.iter().find(|segment| !is_noise(segment));
    let takes_back = plain && inverse == 1 && next.is_some_and(|next| is_inverse(&next));
    if (inverse > 0 || negation.is_some()) && !takes_back { Polarity::Inverse } else { Polarity::Direct }
}
