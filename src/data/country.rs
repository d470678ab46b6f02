//! Countries by their names and codes, and the name to show.

use super::countries::COUNTRIES;
use super::groups::Entry;
use super::{ByCountry, Groups, Words};
use crate::text::fold::fold;
use crate::text::order::sort;

/// Countries by name in many languages and by code, folded, with the alpha-2 code, or all that a name
/// may mean.
pub static COUNTRY_NAMES: Groups = Groups::read_by(COUNTRIES, ',', entries);

static LINES: Words = Words::new(COUNTRIES);
static SHOWN: ByCountry = ByCountry::new(&LINES);

/// The English name of a country by its alpha-2 code.
#[must_use]
pub fn country_shown(code: &str) -> Option<&'static str> {
    SHOWN.get(code)?.split_once('|').map(|(shown, _)| shown)
}

/// The names as they stand, before them the code and the English name, folded.
fn entries(lines: &'static str, between: char) -> Vec<Entry> {
    let mut all = Vec::new();
    for line in lines.lines() {
        let (codes, mut names) = line.split_once('=').unwrap_or_default();
        if let Some((shown, others)) = names.split_once('|') {
            for text in [codes, shown] {
                all.push((&*fold(text).leak(), codes));
            }
            names = others;
        }
        for name in names.split(between) {
            all.push((name, codes));
        }
    }
    sort(&mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_its_codes_its_english_name_and_others() {
        for name in ["de", "deu", "germany", "allemagne"] {
            assert_eq!(COUNTRY_NAMES.get(name), Some("DE"), "{name}");
        }
        assert_eq!((country_shown("DE"), country_shown("CW")), (Some("Germany"), Some("Cura\u{e7}ao")));
        assert_eq!((COUNTRY_NAMES.get("curacao"), COUNTRY_NAMES.get("")), (Some("CW"), None));
    }

    #[test]
    fn what_several_countries_are_called_has_no_name_to_show() {
        let several = COUNTRY_NAMES.get("congo").unwrap();
        assert!(several.len() > 2 && country_shown(several).is_none() && country_shown("").is_none());
    }
}
