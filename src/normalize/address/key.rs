//! How streets and cities compare.

use super::word::{street_spelling, street_spelling_for};
use crate::data::CITY_ALIASES;
use crate::normalize::clean::Context;
use crate::text::fold::fold;

/// The street as it compares: usual abbreviations (St, Str., Ave, N) spelled alike, folded.
pub(crate) fn street_key(street: &str, context: &Context) -> String {
    let folded = fold(street);
    let mut words: Vec<&str> = folded.split(' ').collect();
    // The word for "street" stands last, before a direction, or first (rue …, calle …), never in
    // between (St James Road).
    let last = words.len().saturating_sub(1);
    let before_direction =
        words.last().is_some_and(|word| is_direction(word)).then(|| last.saturating_sub(1));
    for at in [Some(last), before_direction].into_iter().flatten() {
        spell(words.get_mut(at), context);
    }
    spell(words.first_mut().filter(|first| !matches!(**first, "st" | "la" | "le")), context);
    let key = words.join(" ");
    // Hauptstr. and Hauptstraße are one word each.
    match key.strip_suffix("str") {
        Some(stem) if !stem.is_empty() && !stem.ends_with(' ') => [stem, "strasse"].concat(),
        _ => key,
    }
}

fn spell<'t>(word: Option<&mut &'t str>, context: &Context<'t>) {
    if let Some(word) = word {
        *word = street_spelling_for(word, context).unwrap_or(word);
    }
}

fn is_direction(word: &str) -> bool {
    let spelled = street_spelling(word).unwrap_or(word);
    ["north", "south"].iter().any(|side| spelled.starts_with(side)) || matches!(spelled, "east" | "west")
}

/// The city as it compares: names in other languages (Munich, Mailand) as its own.
pub(in crate::normalize) fn locality_key(locality: &str) -> String {
    let folded = fold(locality);
    CITY_ALIASES.get(&folded).map_or(folded, str::to_owned)
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
            let key = |street| street_key(street, &Context::default());
            assert_eq!(key(a), key(b), "{a}, {b}");
        }
        let key = |street| street_key(street, &Context::default());
        assert_ne!(key("St James Street"), key("Street James Street"));
    }

    #[test]
    fn a_city_compares_by_its_own_name() {
        assert_eq!(locality_key("Munich"), locality_key("MÜNCHEN"));
        assert_ne!(locality_key("Paris"), locality_key("London"));
    }
}
