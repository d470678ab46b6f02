//! One word of a consent column.
//!
//! Does: look it up (`data/consent-tokens.tsv`), turn it round in an inverse column, read a date as
//! the time of a yes.
//! Does not: guess. An unknown word is unknown, unless words inside it state a no or wait for a yes.

use super::Moment;
use crate::data::consent_tokens::CONSENT_TOKENS as TOKENS;
use crate::data::numbered;
use crate::text::fold::fold;
use crate::vocabulary::{ConsentStatus, DeliveryStatus, IssueCode, Method, Polarity, TokenMeaning};

/// Words of a text that are looked through for a no.
const WORDS: usize = 24;
/// Words of the longest statement of a no that is looked for.
const PHRASE: usize = 4;
/// Letters below which a word inside a text is no statement (`end`, `ret`, `fim`).
const LETTERS: usize = 5;

/// What one word says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it says about consent.
    pub status: ConsentStatus,
    /// How the consent was given, where the word says so.
    pub method: Option<Method>,
    /// When, where the word is a date.
    pub at: Option<Moment>,
    /// What it says about delivery.
    pub delivery: Option<DeliveryStatus>,
    /// `consent.token-unknown` for a word that nobody knows.
    pub issue: Option<IssueCode>,
}

impl Reading {
    const fn says(status: ConsentStatus) -> Self {
        Self { status, method: None, at: None, delivery: None, issue: None }
    }
}

/// Reads one word. `scope` is the header or the system it comes from, as some words mean something
/// else there; empty where neither is known.
///
/// ```
/// use selfsame::consent::token;
/// use selfsame::vocabulary::{ConsentStatus, Polarity};
/// assert_eq!(token("Ja", Polarity::Direct, "").status, ConsentStatus::Granted);
/// assert_eq!(token("1", Polarity::Inverse, "HasOptedOutOfEmail").status, ConsentStatus::Withdrawn);
/// // An unticked opt-out box is no consent.
/// assert_eq!(token("0", Polarity::Inverse, "HasOptedOutOfEmail").status, ConsentStatus::Unknown);
/// ```
#[must_use]
pub fn token(text: &str, polarity: Polarity, scope: &str) -> Reading {
    in_scope(text, polarity, &super::read::scope(scope))
}

/// As [`token`], with the scope in folded words.
pub(super) fn in_scope(text: &str, polarity: Polarity, scope: &str) -> Reading {
    let text = text.trim();
    if text.is_empty() {
        return Reading::says(ConsentStatus::Unknown);
    }
    let key = key(text);
    if let Some((meaning, method)) = find(scope, &key).or_else(|| find("", &key)) {
        return Reading { method, ..mean(meaning, polarity) };
    }
    if let Some(at) = Moment::parse_export(text) {
        return Reading { at: Some(at), ..mean(TokenMeaning::Yes, polarity) };
    }
    let meant = no_inside(&key).map_or(Reading::says(ConsentStatus::Unknown), |no| mean(no, polarity));
    Reading { issue: Some(IssueCode::ConsentTokenUnknown), ..meant }
}

/// Whether a text is a yes or a date, which are consent only where they are asked for it.
pub(super) fn is_mere_yes(text: &str, scope: &str) -> bool {
    let key = key(text.trim());
    match find(scope, &key).or_else(|| find("", &key)) {
        Some((meaning, _)) => meaning == TokenMeaning::Yes,
        None => Moment::parse_export(text).is_some(),
    }
}

fn key(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.to_owned() } else { folded }
}

fn find(scope: &str, key: &str) -> Option<(TokenMeaning, Option<Method>)> {
    let cells = if scope.is_empty() { TOKENS.get(key) } else { TOKENS.get(&[scope, "\t", key].concat()) }?;
    let (meaning, method) = cells.split_once(' ').unwrap_or((cells, ""));
    Some((numbered(TokenMeaning::ALL, meaning)?, numbered(Method::ALL, method)))
}

fn mean(meaning: TokenMeaning, polarity: Polarity) -> Reading {
    use TokenMeaning as T;
    let inverse = polarity == Polarity::Inverse;
    let delivery = match meaning {
        T::SoftBounce => Some(DeliveryStatus::SoftBounce),
        T::HardBounce => Some(DeliveryStatus::HardBounce),
        T::Complained => Some(DeliveryStatus::Complained),
        _ => None,
    };
    let status = match meaning {
        T::Yes | T::Mark if inverse => ConsentStatus::Withdrawn,
        // What a column of objections says can be a no, or nothing.
        T::No | T::Granted if inverse => ConsentStatus::Unknown,
        T::Yes | T::Granted => ConsentStatus::Granted,
        T::No | T::Refused => ConsentStatus::Refused,
        T::Withdrawn | T::Complained => ConsentStatus::Withdrawn,
        T::Expired => ConsentStatus::Expired,
        T::Pending => ConsentStatus::Pending,
        T::Mark | T::Unknown | T::SoftBounce | T::HardBounce => ConsentStatus::Unknown,
    };
    Reading { delivery, ..Reading::says(status) }
}

/// Whether folded words state a no, as those of a header that asks for one.
pub(super) fn says_no(folded: &str) -> bool {
    no_inside(folded).is_some_and(|meaning| meaning != TokenMeaning::Pending)
}

/// A statement of a no among the words of a text, or else that it waits to be confirmed.
fn no_inside(folded: &str) -> Option<TokenMeaning> {
    let words: Vec<&str> = folded.split(' ').take(WORDS).collect();
    let phrases = (1..=PHRASE).flat_map(|length| words.windows(length)).map(|words| words.join(" "));
    let meanings = phrases.filter(|phrase| phrase.len() >= LETTERS).filter_map(|phrase| find("", &phrase));
    let no = |meaning: &TokenMeaning| match meaning {
        TokenMeaning::Refused | TokenMeaning::Withdrawn | TokenMeaning::Complained => 2 + *meaning as u8,
        TokenMeaning::Pending => 1,
        _ => 0,
    };
    meanings.map(|(meaning, _)| meaning).filter(|meaning| no(meaning) > 0).max_by_key(no)
}
