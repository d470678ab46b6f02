//! The usual case of streets and cities, for texts that were all capitals or all small.

use super::number::ordinal;
use super::word::{classes_of, has_class, street_spelling};
use crate::text::case::{self, Casing};
use crate::text::fold::fold;

/// Letters of a text so short that it may be an abbreviation: LA, NYC.
const SHORT: usize = 3;

/// The usual case where the text has only one; else the text.
pub(super) fn recase(text: &str) -> String {
    let casing = case::of(text);
    let short = casing == Casing::Upper && text.chars().count() <= SHORT;
    // The letter of a house number (5 a) has no usual case.
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(2).count();
    if short || letters < 2 || !matches!(casing, Casing::Upper | Casing::Lower) {
        return text.to_owned();
    }
    capitalize(text)
}

/// Every word with a capital; small words (am, de la, upon) stay small behind the first.
fn capitalize(text: &str) -> String {
    let mut cased = String::with_capacity(text.len());
    let mut begins = true;
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            cased.push(' ');
        }
        push_word(word, begins, &mut cased);
        begins = word.ends_with(',') || begins && !word.contains(char::is_alphabetic);
    }
    cased
}

fn push_word(word: &str, begins: bool, cased: &mut String) {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let word = if ordinal(word) == Some("") { case::lower(word) } else { word.to_owned() };
        return cased.push_str(&word);
    }
    if is_code(word) {
        return cased.push_str(&word.to_ascii_uppercase());
    }
    for (at, piece) in word.split('-').enumerate() {
        if at > 0 {
            cased.push('-');
        }
        if (at > 0 || !begins) && is_small(piece) {
            cased.push_str(&case::lower(piece));
        } else {
            push_capitalized(piece, cased);
        }
    }
}

/// Compass points, boxes and Roman numerals stay in capitals, and so do two capitals without a
/// vowel (DC) unless they are a word of addresses (ST, RD).
fn is_code(word: &str) -> bool {
    let name = word.trim_end_matches([',', '.']);
    let upper = name.to_ascii_uppercase();
    let initials =
        name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_uppercase() && !b"AEIOUY".contains(&byte));
    matches!(
        upper.as_str(),
        "NE" | "NW" | "SE" | "SW" | "PO" | "GPO" | "BP" | "II" | "III" | "IV" | "VI" | "VII" | "XI" | "XII"
    ) && (case::of(name) == Casing::Upper || upper == "PO")
        || initials && street_spelling(&fold(name)).is_none() && classes_of(&fold(name)).is_empty()
}

/// A small word; of single letters only the "and" of Spanish and the "at" of French.
fn is_small(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (letters > 1 && word.len() < 8 || matches!(word, "y" | "Y" | "à" | "À"))
        && has_class(classes_of(&fold(word)), "small", None)
}

/// O'Connell, L'Aquila, McDonald, IJmuiden; but King's.
fn push_capitalized(word: &str, cased: &mut String) {
    for (at, run) in word.split_inclusive(['\'', '’', '.', '/', '(']).enumerate() {
        let prefix = ["mc", "ij"].iter().find(|prefix| {
            run.len() > 4 && run.get(..2).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
        });
        if at > 0 && run.chars().map(case::capital).eq(['S']) {
            cased.push('s');
        } else if let Some((head, tail)) = prefix.and_then(|_| run.split_at_checked(2)) {
            match prefix {
                Some(&"ij") => cased.push_str("IJ"),
                _ => case::push_capitalized(head, cased),
            }
            match prefix {
                Some(&"ij") => cased.push_str(&case::lower(tail)),
                _ => case::push_capitalized(tail, cased),
            }
        } else {
            case::push_capitalized(run, cased);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::recase;

    #[test]
    fn a_text_of_one_case_gets_the_usual_one() {
        for (typed, cased) in [
            ("HAUPTSTR. 5", "Hauptstr. 5"),
            ("new york", "New York"),
            ("FRANKFURT AM MAIN", "Frankfurt am Main"),
            ("AN DER ALTEN MÜHLE 3A", "An der Alten Mühle 3A"),
            ("12 rue de la paix", "12 Rue de la Paix"),
            ("3570 las vegas blvd. s", "3570 Las Vegas Blvd. S"),
            ("435 w. 4th and howard sts.", "435 W. 4th and Howard Sts."),
            ("STOKE-ON-TRENT", "Stoke-on-Trent"),
            ("LONG'S PEAK DR NW", "Long's Peak Dr NW"),
            ("L'AQUILA", "L'Aquila"),
            ("350 5TH AVE", "350 5th Ave"),
            ("po box 12", "PO Box 12"),
            ("WASHINGTON DC", "Washington DC"),
            ("LA", "LA"),
            ("iJmuiden", "iJmuiden"),
            ("IJMUIDEN", "IJmuiden"),
            ("12 mcdonald rd", "12 McDonald Rd"),
        ] {
            assert_eq!(recase(typed), cased);
            assert_eq!(recase(cased), cased);
        }
    }
}
