//! What people and systems type where there is nothing to say.
//!
//! Does: know words and signs that stand for "nothing", keyboard walks, test values and runs.
//! Does not: delete junk: it stays, as suspect. Only what stands for "nothing" becomes nothing.

use super::Context;
use crate::data::{FLAGS, JUNK, PLACEHOLDERS};
use crate::text::case::{self, Casing};
use crate::text::digits;
use crate::text::fold::fold;
use crate::vocabulary::Kind;

/// Longest word in the tables, in bytes, with room for signs around it.
const LONGEST_WORD: usize = 48;

/// What a text is, beside its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noise {
    /// Not noise.
    None,
    /// It stands for "nothing".
    Nothing,
    /// It may stand for "nothing", or be somebody's name (Null, Nan).
    MaybeNothing,
    /// Typed to get past a field.
    Junk,
}

pub(super) fn judge(kind: Kind, text: &str, context: &Context) -> Noise {
    if text.is_empty() || (kind != Kind::Consent && is_only_signs(text)) {
        return Noise::Nothing;
    }
    if kind == Kind::Consent || text.len() > LONGEST_WORD || is_code(kind, text, context) {
        return Noise::None;
    }
    let folded = fold(text);
    match PLACEHOLDERS.get(&folded) {
        Some("name") if is_name(kind) && case::of(text) == Casing::Mixed => Noise::MaybeNothing,
        Some(_) if kind == Kind::Flag && FLAGS.has(&folded) => Noise::None,
        Some(_) => Noise::Nothing,
        None if is_junk(kind, &folded) => Noise::Junk,
        None => Noise::None,
    }
}

/// NA is Namibia as a country and Naples as a province of Italy.
fn is_code(kind: Kind, text: &str, context: &Context) -> bool {
    text == "NA"
        && (kind == Kind::AddressCountry || (kind == Kind::AddressRegion && context.country() == Some("IT")))
}

/// Dashes, dots, question marks and the like, but no sign with a meaning of its own (✓, 👍).
fn is_only_signs(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_punctuation() || matches!(c, ' ' | '–' | '—' | '―' | '…' | '·' | '•' | '¿'))
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Name | Kind::NameGiven | Kind::NameMiddle | Kind::NameFamily | Kind::NameNickname)
}

fn is_junk(kind: Kind, folded: &str) -> bool {
    match kind {
        Kind::Organization | Kind::AddressLocality | Kind::AddressStreet | Kind::JobTitle => {
            JUNK.has(folded) || is_one_letter(folded)
        }
        Kind::Phone | Kind::IdNational | Kind::IdTax | Kind::IdVat => is_digit_run(folded),
        kind => is_name(kind) && (JUNK.has(folded) || is_one_letter(folded)),
    }
}

/// The same letter four times or more.
fn is_one_letter(folded: &str) -> bool {
    let mut letters = folded.chars();
    let first = letters.next();
    folded.chars().count() > 3 && letters.all(|c| Some(c) == first)
}

/// One digit repeated, or counting up or down: 0000000, 1234567890.
fn is_digit_run(folded: &str) -> bool {
    let digits: Vec<u8> = folded.chars().filter_map(digits::digit).collect();
    let step = |up: u8| digits.windows(2).all(|pair| matches!(pair, [a, b] if (a + up) % 10 == *b));
    digits.len() > 5 && (step(0) || step(1) || step(9))
}
