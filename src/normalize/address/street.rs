//! One street line taken apart, and how it compares.

use crate::data::{STREET_WORDS, UNIT_WORDS};
use crate::text::fold::fold;

/// What a street line says; each may be empty.
#[derive(Default)]
pub(super) struct StreetParts {
    pub(super) street: String,
    pub(super) number: String,
    pub(super) unit: String,
}

/// The unit is a segment of its own or stands behind a word for it; the number is the first or the
/// last word that begins with a digit.
pub(super) fn street_parts(line: &str) -> StreetParts {
    let mut parts = StreetParts::default();
    let mut words: Vec<&str> = Vec::new();
    for segment in line.split(',').map(str::trim).filter(|segment| !segment.is_empty()) {
        let of_segment: Vec<&str> = segment.split(' ').collect();
        if is_box(&of_segment) {
            words.extend(of_segment);
            parts.street = words.join(" ");
            return parts;
        }
        let (before, unit) = split_unit(&of_segment);
        push_with(&mut parts.unit, &unit.join(" "));
        words.extend(before);
    }
    let (street, number) = split_number(&words);
    let (unit, number) = match number.split_once('/') {
        // 4/12 Smith St: flat four of number twelve, where the number stands first.
        Some((flat, house)) if words.first().is_some_and(|word| *word == number) && !house.is_empty() => {
            (flat, house)
        }
        _ => ("", number.as_str()),
    };
    push_with(&mut parts.unit, unit);
    parts.number = number.to_owned();
    parts.street = street;
    parts
}

fn push_with(into: &mut String, text: &str) {
    if !into.is_empty() && !text.is_empty() {
        into.push(' ');
    }
    into.push_str(text);
}

/// A box at the post office has no street.
fn is_box(words: &[&str]) -> bool {
    let folded: Vec<String> = words.iter().take(3).map(|word| fold(word).replace(' ', "")).collect();
    (1..=folded.len()).any(|count| {
        UNIT_WORDS.get(&folded.iter().take(count).map(String::as_str).collect::<String>()) == Some("box")
    })
}

/// The words before the unit, and the unit from its word (Apt 4, # 4) on; a unit at the beginning
/// takes its word and the next (Flat 3).
fn split_unit<'t>(words: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let at = words.iter().position(|word| is_unit_word(word));
    let (before, from) = match at.and_then(|at| words.split_at_checked(at)) {
        Some((before, from))
            if from.len() > 1 || before.is_empty() || from.iter().any(|word| word.starts_with('#')) =>
        {
            (before, from)
        }
        _ => return (words.to_vec(), Vec::new()),
    };
    let holds_number = |words: &[&str]| words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    if before.is_empty() {
        let (unit, rest) = from.split_at_checked(2).unwrap_or((from, &[]));
        return if holds_number(unit) {
            (rest.to_vec(), unit.to_vec())
        } else {
            (words.to_vec(), Vec::new())
        };
    }
    // "Park Tower Road 5" is a street: behind a unit word the next word must say which unit.
    if from.get(1).is_some_and(|word| word.len() < 5 || holds_number(&[word])) || from.len() == 1 {
        (before.to_vec(), from.to_vec())
    } else {
        (words.to_vec(), Vec::new())
    }
}

pub(super) fn is_unit_word(word: &str) -> bool {
    word.starts_with('#')
        || (word.len() < 16 && UNIT_WORDS.get(&fold(word)).is_some_and(|class| class != "box"))
}

/// The street and its number. A number that is an ordinal (5th Avenue) belongs to the street.
fn split_number(words: &[&str]) -> (String, String) {
    if let Some((first, rest)) =
        words.split_first().filter(|(first, rest)| is_house_number(first) && !rest.is_empty())
    {
        let addition = rest.first().filter(|word| is_addition(word) && rest.len() > 1);
        let number = addition.map_or_else(|| (*first).to_owned(), |addition| [first, " ", addition].concat());
        return (words_from(rest, usize::from(addition.is_some())), number);
    }
    let at = words.iter().rposition(|word| is_house_number(word));
    match at.and_then(|at| words.split_at_checked(at)) {
        Some((street, number)) if number.iter().skip(1).all(|word| is_addition(word)) => {
            (without_number_sign(street), number.join(" "))
        }
        _ => glued_number(words),
    }
}

fn words_from(words: &[&str], from: usize) -> String {
    words.get(from..).unwrap_or_default().join(" ")
}

/// `Hauptstr.12`: the number begins behind the point.
fn glued_number(words: &[&str]) -> (String, String) {
    let whole = words.join(" ");
    match whole.rsplit_once('.') {
        Some((street, number)) if is_house_number(number) => ([street, "."].concat(), number.to_owned()),
        _ => (whole, String::new()),
    }
}

/// Begins with a digit and is no ordinal.
fn is_house_number(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordinal = matches!(
        letters.to_ascii_lowercase().as_str(),
        "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª" | "."
    );
    word.starts_with(|c: char| c.is_ascii_digit()) && !ordinal && word.len() < 12
}

/// A letter or a word that belongs to the number before it: 12 a, 12 bis, 12 - 14.
fn is_addition(word: &str) -> bool {
    matches!(word, "bis" | "ter" | "quater" | "-" | "/" | "+")
        || is_house_number(word)
        || (word.chars().count() == 1
            && word.starts_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'N' | 'S' | 'E' | 'W')))
}

fn without_number_sign(words: &[&str]) -> String {
    let sign =
        words.last().is_some_and(|word| matches!(fold(word).as_str(), "nr" | "no" | "n" | "num" | "numero"));
    let kept = words.len() - usize::from(sign && words.len() > 1);
    words.get(..kept).unwrap_or(words).join(" ").trim_end_matches([',', ' ']).to_owned()
}

/// The street as it compares: usual abbreviations (St, Str., Ave, N) spelled alike, folded.
pub(in crate::normalize) fn street_key(street: &str) -> String {
    let folded = fold(street);
    let mut words: Vec<&str> = folded.split(' ').collect();
    // The word for "street" stands last, before a direction, or first (rue …, calle …), never in
    // between (St James Road).
    let last = words.len().saturating_sub(1);
    let before_direction =
        words.last().is_some_and(|word| is_direction(word)).then(|| last.saturating_sub(1));
    for at in [Some(last), before_direction].into_iter().flatten() {
        spell(words.get_mut(at));
    }
    spell(words.first_mut().filter(|first| !matches!(**first, "st" | "la" | "le")));
    let key = words.join(" ");
    // Hauptstr. and Hauptstraße are one word each.
    match key.strip_suffix("str") {
        Some(stem) if !stem.is_empty() && !stem.ends_with(' ') => [stem, "strasse"].concat(),
        _ => key,
    }
}

fn spell(word: Option<&mut &str>) {
    if let Some(word) = word {
        *word = STREET_WORDS.get(word).unwrap_or(word);
    }
}

fn is_direction(word: &str) -> bool {
    let spelled = STREET_WORDS.get(word).unwrap_or(word);
    ["north", "south"].iter().any(|side| spelled.starts_with(side)) || matches!(spelled, "east" | "west")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_written_in_two_ways_compare_alike() {
        for (a, b) in [
            ("Main St", "Main Street"),
            ("Hauptstr.", "Hauptstraße"),
            ("St James Rd", "St. James Road"),
            ("N. Central Ave", "North Central Avenue"),
            ("51st St E", "51st Street East"),
            ("Av. de la Paix", "avenue de la Paix"),
            ("C/ Mayor", "Calle Mayor"),
        ] {
            assert_eq!(street_key(a), street_key(b), "{a}, {b}");
        }
        assert_ne!(street_key("St James Street"), street_key("Street James Street"));
    }
}
