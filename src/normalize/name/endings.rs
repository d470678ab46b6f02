//! What the end of a name says: patronymics and family names.

use super::word::Word;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::case::lower;

const WOMANS: [&str; 11] =
    ["овна", "евна", "ична", "івна", "ївна", "аўна", "еўна", "ichna", "ovna", "evna", "ivna"];
const MANS: [&str; 10] = ["ович", "евич", "йович", "ьич", "мич", "авіч", "евіч", "ovich", "evich", "yovych"];
/// Sons and daughters of the Caucasus and Central Asia; words of their own or endings.
const OTHERS: [&str; 10] = ["оглы", "оглу", "кызы", "улы", "ұлы", "қызы", "oglu", "oğlu", "qızı", "qizi"];
/// Endings of family names that hardly a given name has.
const FAMILIES: [&str; 38] = [
    "ов",
    "ев",
    "ёв",
    "ин",
    "ова",
    "ева",
    "ёва",
    "ина",
    "ский",
    "ская",
    "цкий",
    "цкая",
    "енко",
    "чук",
    "швили",
    "дзе",
    "ский",
    "ov",
    "ev",
    "ova",
    "eva",
    "ovich",
    "enko",
    "chuk",
    "nsky",
    "vsky",
    "wski",
    "nski",
    "wska",
    "nska",
    "czyk",
    "wicz",
    "opoulos",
    "idis",
    "akis",
    "shvili",
    "escu",
    "sson",
];

fn ends(text: &str, endings: &[&str]) -> bool {
    let lower = lower(text);
    endings.iter().any(|ending| lower.ends_with(ending) && lower.len() > ending.len() + 2)
}

pub(super) fn is_patronymic(text: &str) -> bool {
    ends(text, &MANS) || ends(text, &OTHERS) || is_womans_patronymic(text)
}

pub(super) fn is_womans_patronymic(text: &str) -> bool {
    ends(text, &WOMANS)
}

/// Whether a folded patronymic is made of a known given name: Петрович, Николаевич, Игоревич.
pub(super) fn is_of_given(folded: &str) -> bool {
    let stems = ["ович", "евич", "ич"].iter().filter_map(|ending| folded.strip_suffix(ending));
    stems.into_iter().any(|stem| {
        ["", "и", "ь", "я"].iter().any(|end| NAME_WORDS.roles(&[stem, end].concat()) & role::GIVEN != 0)
    })
}

/// A family name by the tables or by its end, and no given name.
pub(super) fn is_family_like(word: &Word<'_>) -> bool {
    word.is(role::FAMILY) || !word.is(role::GIVEN) && ends(word.text, &FAMILIES)
}
