//! What words of column names mean, in several languages (`data/headers.tsv`).

use crate::data::headers::HEADERS;
use crate::text::hash::StableMap;
use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose};

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
    /// Turns the polarity round.
    Negation,
    /// A detail of a consent, not the consent.
    Detail(Kind),
    /// A way of contact.
    Channel(Channel),
    /// A use.
    Purpose(Purpose),
}

/// The table, ready for look-up.
#[derive(Debug)]
pub struct Lexicon(StableMap<&'static str, Vec<Meaning>>);

impl Default for Lexicon {
    fn default() -> Self {
        let mut map: StableMap<&'static str, Vec<Meaning>> = StableMap::default();
        for (key, meaning) in HEADERS.lines().filter_map(entry) {
            map.entry(key).or_default().push(meaning);
        }
        Self(map)
    }
}

fn entry(line: &'static str) -> Option<(&'static str, Meaning)> {
    let mut cells = line.split('\t');
    let (key, role, value) = (cells.next()?, cells.next()?, cells.next()?);
    Some((key, meaning(role, value)?))
}

fn meaning(role: &str, value: &'static str) -> Option<Meaning> {
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
        "detail" => Meaning::Detail(Kind::parse(value)?),
        "channel" => Meaning::Channel(Channel::parse(value)?),
        "purpose" => Meaning::Purpose(Purpose::parse(value)?),
        _ => return None,
    })
}

impl Lexicon {
    /// The meanings of words written together; none for unknown words.
    pub(super) fn get(&self, key: &str) -> &[Meaning] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a text is, as a whole, a known name of a column.
    #[must_use]
    pub fn is_header(&self, text: &str) -> bool {
        text.len() <= 64 && self.get(&super::words::words(text).concat()).iter().any(is_name)
    }
}

fn is_name(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Kind(..) | Meaning::Alone(_) | Meaning::Consent { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        let broken: Vec<&str> = HEADERS.lines().filter(|line| entry(line).is_none()).collect();
        assert_eq!(broken, Vec::<&str>::new());
        assert!(HEADERS.lines().count() > 1_000);
    }
}
