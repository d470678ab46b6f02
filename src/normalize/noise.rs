//! What people and systems type where there is nothing to say.
//!
//! Does: know words and signs that stand for "nothing", keyboard walks, test values and runs.
//! Does not: delete junk: it stays, as suspect. Only what stands for "nothing" becomes nothing.

use super::{Context, currency};
use crate::data::{FLAGS, JUNK, Known, PLACEHOLDERS};
use crate::text::case::{self, Casing};
use crate::text::digits;
use crate::text::eight::{self, HIGH, times, within};
use crate::text::find;
use crate::text::fold::{fold, fold_short};
use crate::text::slip::is_keyboard_walk;
use crate::vocabulary::{IssueCode, Kind};

static JUNK_WORDS: Known = Known::new(&JUNK);
static NOTHINGS: Known = Known::new(&PLACEHOLDERS);

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
    /// Typed to get past a field, and how that shows.
    Junk(IssueCode),
}

pub(super) fn judge(kind: Kind, text: &str, context: &Context) -> Noise {
    let meant = kind == Kind::Consent || is_code(kind, text, context);
    if text.is_empty() || (!meant && (is_only_signs(text) || is_of_a_program(text))) {
        return Noise::Nothing;
    }
    // No word that stands for nothing holds a digit.
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit());
    if meant || text.len() > LONGEST_WORD || !may_be_junk(kind) && has_digit() {
        return Noise::None;
    }
    let is_address = kind == Kind::Email && find::holds(text, '@');
    let is_number =
        kind == Kind::Phone && text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    if is_address || is_number {
        return Noise::None;
    }
    match fold_short(text) {
        Some(folded) => of_folded(kind, text, folded.text()),
        None => of_folded(kind, text, &fold(text)),
    }
}

/// The same of a text that has letters or digits and is folded already.
pub(super) fn of_folded(kind: Kind, text: &str, folded: &str) -> Noise {
    if text.len() > LONGEST_WORD {
        return Noise::None;
    }
    match NOTHINGS.get(folded) {
        Some("name") if is_name(kind) && case::of(text) == Casing::Mixed => Noise::MaybeNothing,
        Some("firm") if kind != Kind::Organization => Noise::None,
        Some(_) if kind == Kind::Flag && FLAGS.has(folded) => Noise::None,
        Some(_) => Noise::Nothing,
        None => junk(kind, folded).map_or(Noise::None, Noise::Junk),
    }
}

/// NA is Namibia as a country and Naples as a province of Italy; `::` is an address of IPv6.
fn is_code(kind: Kind, text: &str, context: &Context) -> bool {
    match kind {
        Kind::AddressCountry => text == "NA",
        Kind::AddressRegion => text == "NA" && context.country() == Some("IT"),
        Kind::Ip => text == "::",
        Kind::Currency => currency::is_sign(text),
        _ => false,
    }
}

/// What a database writes for nothing (`\N`), or a spreadsheet where a formula failed (`#REF!`, `#NAME?`, `#DIV/0!`).
fn is_of_a_program(text: &str) -> bool {
    match text.as_bytes() {
        [b'\\', b'N'] => true,
        [b'#', name @ .., b'!' | b'?'] => {
            name.len() > 2 && name.iter().all(|byte| matches!(byte, b'A'..=b'Z' | b'/' | b'0'))
        }
        _ => false,
    }
}

/// Dashes, dots, question marks and the like, but no sign with a meaning of its own (✓, 👍).
fn is_only_signs(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_ascii_punctuation() || matches!(c, ' ' | '\n' | '–' | '—' | '―' | '…' | '·' | '•' | '¿')
    })
}

pub(super) fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Name | Kind::NameGiven | Kind::NameMiddle | Kind::NameFamily | Kind::NameNickname)
}

/// Kinds of which people type anything to get past a field.
fn may_be_junk(kind: Kind) -> bool {
    let is_word = matches!(
        kind,
        Kind::Organization | Kind::AddressLocality | Kind::AddressStreet | Kind::JobTitle | Kind::Department
    );
    is_word || is_official(kind) || is_name(kind)
}

fn is_official(kind: Kind) -> bool {
    matches!(kind, Kind::IdNational | Kind::IdTax | Kind::IdVat)
}

fn junk(kind: Kind, folded: &str) -> Option<IssueCode> {
    match is_official(kind) {
        true => is_digit_run(folded).then_some(IssueCode::Repeated),
        false => may_be_junk(kind).then(|| reason(folded, kind == Kind::Name)).flatten(),
    }
}

/// What gives a text away that was typed to get past a field; some words do where they are the whole name.
fn reason(folded: &str, is_whole: bool) -> Option<IssueCode> {
    if folded.is_empty() {
        return None;
    }
    let known = JUNK_WORDS.get(folded).or_else(|| {
        let first = folded.get(..find::byte(folded.as_bytes(), b' ')?)?;
        let all_known = || folded.split(' ').all(|word| JUNK_WORDS.has(word));
        // Test Kunde
        let joined = || JUNK_WORDS.has(&folded.replace(' ', ""));
        JUNK_WORDS.get(first).filter(|_| all_known() || joined())
    });
    match known {
        Some("keyboard") => Some(IssueCode::KeyboardWalk),
        Some("whole") if !is_whole => None,
        Some(_) => Some(IssueCode::Junk),
        None if is_keyboard_walk(folded) => Some(IssueCode::KeyboardWalk),
        None => is_one_letter(folded).then_some(IssueCode::Repeated),
    }
}

/// The same for the name of a mailbox, which may also stand for "nothing" or be a number that counts.
pub(super) fn reason_of_mailbox(local: &str) -> Option<IssueCode> {
    if local.len() > LONGEST_WORD || !may_be_noise(local) {
        return None;
    }
    match fold_short(local) {
        Some(folded) => reason_of_word(folded.text()),
        None => reason_of_word(&fold(local)),
    }
}

/// Whether any of it may be so: by how the words of the tables begin and how long they are, as most
/// names of mailboxes are words with digits or signs between them.
fn may_be_noise(local: &str) -> bool {
    let bytes = local.as_bytes();
    let (mut digits, mut letters, mut at) = (0, 0, 0);
    // A sign at the beginning is one behind another.
    let mut behind_sign = 0x80;
    while at < bytes.len() {
        let word = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>);
        let word = word.map_or_else(|| eight::last(bytes), |word| u64::from_le_bytes(*word));
        let there = HIGH >> (64 - 8 * (bytes.len() - at).min(8));
        let signs = within(word, b'-', b'.') | within(word, b'_', b'_');
        digits |= within(word, b'0', b'9');
        letters |= within(word | times(0x20), b'a', b'z');
        let known = signs | within(word, b'0', b'9') | within(word | times(0x20), b'a', b'z');
        if word & HIGH != 0 || known != there || (signs << 8 | behind_sign) & signs != 0 {
            return true;
        }
        behind_sign = signs >> 56;
        at += 8;
    }
    let first = eight::first(bytes, |word| within(word, b'-', b'.') | within(word, b'_', b'_'));
    let is_plain = first.is_none() && (digits == 0) != (letters == 0);
    let word = first.map_or(local, |first| local.get(..first).unwrap_or_default());
    is_plain
        || matches!(bytes, [] | [.., b'.' | b'-' | b'_'])
        || NOTHINGS.may_have(local)
        || JUNK_WORDS.may_have(local)
        || JUNK_WORDS.may_have(word)
}

fn reason_of_word(folded: &str) -> Option<IssueCode> {
    match NOTHINGS.get(folded) {
        Some(language) if !matches!(language, "name" | "firm") => Some(IssueCode::Placeholder),
        _ if digits::all(folded) && is_digit_run(folded) => Some(IssueCode::Repeated),
        _ => reason(folded, false),
    }
}

/// The same letter three times or more.
fn is_one_letter(folded: &str) -> bool {
    let first = folded.chars().next();
    let one = folded.split(' ').next().unwrap_or(folded).chars().count() > 2;
    one && folded.chars().all(|c| Some(c) == first || c == ' ')
}

fn is_digit_run(folded: &str) -> bool {
    let digits: Vec<u8> = folded.chars().filter_map(digits::digit).collect();
    is_run(&digits)
}

/// One digit repeated, or counting up or down: 0000000, 1234567890. Digits of ASCII, or their values.
pub(super) fn is_run(digits: &[u8]) -> bool {
    let step =
        |up: u8| digits.windows(2).all(|pair| matches!(pair, [a, b] if ((a & 15) + up) % 10 == b & 15));
    digits.len() > 5 && (step(0) || step(1) || step(9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_for_nothing_holds_a_digit() {
        for (word, _) in PLACEHOLDERS.iter() {
            assert!(!word.bytes().any(|byte| byte.is_ascii_digit()), "{word}");
        }
    }

    /// The same byte by byte.
    fn slowly(local: &str) -> bool {
        let bytes = local.as_bytes();
        let is_sign = |byte: &u8| b".-_".contains(byte);
        let first = bytes.iter().position(is_sign);
        let has = |is: fn(&u8) -> bool| bytes.iter().any(is);
        !bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || is_sign(byte))
            || bytes.first().is_none_or(is_sign)
            || bytes.last().is_none_or(is_sign)
            || bytes.windows(2).any(|pair| pair.iter().all(is_sign))
            || first.is_none() && has(u8::is_ascii_digit) != has(u8::is_ascii_alphabetic)
            || NOTHINGS.may_have(local)
            || JUNK_WORDS.may_have(local)
            || JUNK_WORDS.may_have(local.get(..first.unwrap_or(local.len())).unwrap_or_default())
    }

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_letters_of_a_mailbox_at_once_say_what_each_says(local in "[a-cx0-2._+é-]{0,20}|[ax9]{1,17}[.]?") {
            prop_assert_eq!(may_be_noise(&local), slowly(&local));
            if !may_be_noise(&local) {
                prop_assert!(reason_of_word(&fold(&local)).is_none());
            }
        }
    }
}
