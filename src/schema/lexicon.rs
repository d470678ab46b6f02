//! What words of column names mean, in several languages (`data/headers.tsv`).

use super::segment::{Segment, segment};
use super::words::words;
use crate::data::consent_tokens::CONSENT_TOKENS as TOKENS;
use crate::data::{HEADERS, numbered};
use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose, TokenMeaning};

/// Bytes of the longest text that is taken for a name.
const LONGEST: usize = 64;

/// One meaning of a word; a word may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Names a kind, or one part of it.
    Kind(Kind, Option<Part>),
    /// Names a kind where no unknown word stands beside it: "first", but not "first page".
    Alone(Kind),
    /// Is this kind where no other column completes it: an address without a city.
    Whole(Kind),
    /// Tells which of several: billing, home.
    Group(&'static str),
    /// Adds nothing.
    Noise,
    /// What it has belongs to somebody or something else.
    Other,
    /// Asks a question: is, has.
    Flag,
    /// What follows describes what stands before.
    Of,
    /// Speaks of consent; a weak word only beside a channel or a purpose.
    Consent { polarity: Polarity, weak: bool },
    /// What a denial keeps off: contact, disturb.
    Reach,
    /// Turns the polarity round.
    Negation,
    /// A detail of a consent, not the consent.
    Detail(Kind),
    /// A way of contact.
    Channel(Channel),
    /// A use.
    Purpose(Purpose),
}

/// The meanings of words written together; none for unknown words.
pub(super) fn meanings(key: &str) -> Vec<Meaning> {
    HEADERS.get(key).unwrap_or_default().split(' ').filter_map(meaning).collect()
}

/// What stands in columns of consent to grant or to refuse (`data/consent-tokens.tsv`) says so in their names, too.
pub(super) fn told(word: &str) -> Option<Meaning> {
    let weak = |polarity| Some(Meaning::Consent { polarity, weak: true });
    match numbered(TokenMeaning::ALL, TOKENS.get(word).filter(|_| word.len() > 1)?)? {
        TokenMeaning::No => Some(Meaning::Negation),
        TokenMeaning::Granted => weak(Polarity::Direct),
        TokenMeaning::Refused | TokenMeaning::Withdrawn => weak(Polarity::Inverse),
        _ => None,
    }
}

/// Whether a text is, as a whole, a known name of a column.
#[must_use]
pub fn is_known_header(text: &str) -> bool {
    let words = words(text);
    text.len() <= LONGEST && (meanings(&words.concat()).iter().any(is_name) || is_composed(&words))
}

/// Known words one and all, one of them a kind without doubt: "12 Main St" is none, though each of its words is known.
fn is_composed(words: &[String]) -> bool {
    let segments = segment(words);
    let plain = |segment: &Segment| !segment.meanings.is_empty() && segment.number.is_none();
    let names =
        |segment: &Segment| segment.meanings.iter().any(|meaning| matches!(meaning, Meaning::Kind(..)));
    segments.iter().all(plain) && segments.iter().any(names)
}

fn is_name(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Kind(..) | Meaning::Alone(_) | Meaning::Consent { .. })
}

/// One meaning as the table writes it: `kind:name.given`, `noise:-`.
fn meaning(text: &'static str) -> Option<Meaning> {
    let (role, value) = text.split_once(':')?;
    Some(match role {
        "kind" => match value.split_once(':') {
            Some((kind, part)) => Meaning::Kind(Kind::parse(kind)?, Some(Part::parse(part)?)),
            None => Meaning::Kind(Kind::parse(value)?, None),
        },
        "alone" => Meaning::Alone(Kind::parse(value)?),
        "whole" => Meaning::Whole(Kind::parse(value)?),
        "group" => Meaning::Group(value),
        "noise" => Meaning::Noise,
        "other" => Meaning::Other,
        "flag" => Meaning::Flag,
        "of" => Meaning::Of,
        "consent" => {
            let weak = value.ends_with('?');
            Meaning::Consent { polarity: Polarity::parse(value.trim_end_matches('?'))?, weak }
        }
        "negation" => Meaning::Negation,
        "reach" => Meaning::Reach,
        "detail" => Meaning::Detail(Kind::parse(value)?),
        "channel" => Meaning::Channel(Channel::parse(value)?),
        "purpose" => Meaning::Purpose(Purpose::parse(value)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        let parts = HEADERS.iter().flat_map(|(_, parts)| parts.split(' '));
        let broken: Vec<&str> = parts.filter(|part| meaning(part).is_none()).collect();
        assert_eq!(broken, Vec::<&str>::new());
        assert!(HEADERS.iter().count() > 1_000);
    }
}
