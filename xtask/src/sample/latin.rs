//! The Latin spelling of a name, as a clerk or a passport office writes it.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

type Spellings = BTreeMap<char, Vec<(&'static str, &'static str)>>;

static LETTERS: LazyLock<Spellings> = LazyLock::new(|| {
    let mut letters = Spellings::new();
    for line in include_str!("../../data/letters.tsv").lines().skip(1) {
        let mut cells = line.split('\t');
        let letter = cells.next().and_then(|cell| cell.chars().next()).unwrap_or_default();
        let countries = cells.next().unwrap_or_default();
        letters.entry(letter).or_default().push((countries, cells.next().unwrap_or_default()));
    }
    letters
});

fn spelling(lower: char, country: &str) -> Option<&'static str> {
    let fits = |countries: &str| countries.is_empty() || countries.split(' ').any(|code| code == country);
    LETTERS.get(&lower)?.iter().find(|(countries, _)| fits(countries)).map(|(_, latin)| *latin)
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn without_marks(c: char) -> String {
    c.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Spells a text in plain Latin letters as its country does (ü → ue in Germany, u elsewhere).
pub fn latin(text: &str, country: &str) -> String {
    let spell = |c: char| {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let bare = without_marks(lower).chars().next().unwrap_or(lower);
        match spelling(lower, country).or_else(|| spelling(bare, country)) {
            Some(latin) if c.is_uppercase() => capitalized(latin),
            Some(latin) => latin.to_owned(),
            None => without_marks(c),
        }
    };
    text.chars().map(spell).collect()
}

/// Drops the marks only: Müller becomes Muller, as careless systems have it.
pub fn bare(text: &str) -> String {
    text.chars().map(without_marks).collect()
}

/// Letters and digits for the local part of an e-mail address.
pub fn mailbox(text: &str, country: &str) -> String {
    latin(text, country).to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_spelled_as_its_country_spells_it() {
        for (native, country, expected) in [
            ("Müller", "DE", "Mueller"),
            ("Muñoz", "ES", "Munoz"),
            ("Щербаков", "RU", "Shcherbakov"),
            ("Георгій", "UA", "Heorhii"),
            ("Γεώργιος", "GR", "Georgios"),
            ("Łukasz", "PL", "Lukasz"),
        ] {
            assert_eq!(latin(native, country), expected);
        }
    }
}
