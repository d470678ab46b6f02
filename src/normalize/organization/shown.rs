//! The usual case of a name that was all capitals or all small, to show.
//!
//! Does: keep brands, acronyms and legal forms as they are usually written.
//! Does not: touch a name of both cases.

use crate::data::lexicon::role;
use crate::data::{BRANDS, LEGAL_FORMS, NAME_WORDS};
use crate::text::case::{self, Casing, of};
use crate::text::find;
use crate::text::fold::fold;

/// The name in the usual case where its case says nothing.
pub(super) fn in_usual_case(text: &str, legal: usize) -> Option<String> {
    let casing = of(text);
    let several = find::holds(text.get(..legal)?, ' ');
    if !several || !matches!(casing, Casing::Upper | Casing::Lower) {
        return None;
    }
    let mut shown = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            shown.push(' ');
        }
        push_word(word, at == 0, casing, &mut shown);
    }
    (shown != text).then_some(shown)
}

fn push_word(word: &str, first: bool, casing: Casing, shown: &mut String) {
    let folded = fold(word);
    let bare = word.trim_end_matches(['.', ',']);
    let small = NAME_WORDS.roles(&folded) & (role::AND | role::SMALL | role::PARTICLE) != 0;
    let has_vowel = folded.chars().any(|c| !c.is_ascii() || find::holds("aeiouy", c));
    let spelled =
        BRANDS.get(&folded).or_else(|| LEGAL_FORMS.get(&folded).filter(|form| fold(form) == folded));
    // Short words in capitals, those without a vowel and those with dots inside are acronyms.
    let acronym = !has_vowel || folded.len() < 4 || find::holds(bare, '.');
    match spelled {
        Some(spelled) if spelled.len() == bare.len() => {
            shown.push_str(spelled);
            shown.push_str(word.get(bare.len()..).unwrap_or_default());
        }
        _ if small && !first => shown.push_str(&case::lower(word)),
        _ if casing == Casing::Upper && acronym && !small => shown.push_str(word),
        _ => {
            for (at, piece) in word.split('-').enumerate() {
                if at > 0 {
                    shown.push('-');
                }
                case::push_capitalized(piece, shown);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brands_acronyms_and_forms_keep_their_case() {
        for (typed, shown) in [
            ("MÜLLER MASCHINENBAU GMBH", Some("Müller Maschinenbau GmbH")),
            ("IKEA DEUTSCHLAND GMBH", Some("IKEA Deutschland GmbH")),
            ("BANK OF AMERICA", Some("Bank of America")),
            ("acme trading ltd", Some("Acme Trading Ltd")),
            ("HSBC BANK PLC", Some("HSBC Bank PLC")),
            ("ACME CORP., INC.", Some("Acme Corp., Inc.")),
            ("THE BRITISH LIBRARY", Some("The British Library")),
            ("ΔΕΗ ΕΛΛΑΣ Α.Ε.", Some("Δεη Ελλας Α.Ε.")),
            ("eBay Inc", None),
            ("IBM", None),
        ] {
            assert_eq!(in_usual_case(typed, typed.len()).as_deref(), shown);
        }
    }
}
