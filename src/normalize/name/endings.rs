//! What the end of a name says: patronymics and family names.

use super::word::Word;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;

// All are folded: й is и, ё is е, ў is у.
const WOMANS: [&str; 10] = ["овна", "евна", "ична", "івна", "ауна", "еуна", "ichna", "ovna", "evna", "ivna"];
const MANS: [&str; 9] = ["ович", "евич", "ьич", "мич", "авіч", "евіч", "ovich", "evich", "ovych"];
/// Sons and daughters of the Caucasus and Central Asia; words of their own or endings.
const OTHERS: [&str; 12] =
    ["оглы", "оглу", "кызы", "улы", "уулу", "ұлы", "қызы", "oglu", "qizi", "uulu", "kyzy", "uly"];
/// Endings of family names that hardly a given name has.
const FAMILIES: [&str; 52] = [
    "ов",
    "ев",
    "ин",
    "ова",
    "ева",
    "ина",
    "скии",
    "ская",
    "цкии",
    "цкая",
    "ськии",
    "ська",
    "вић",
    "енко",
    "чук",
    "швили",
    "дзе",
    "ov",
    "ev",
    "ova",
    "eva",
    "ovich",
    "enko",
    "chuk",
    "sky",
    "ski",
    "ska",
    "skaya",
    "cki",
    "cka",
    "czyk",
    "wicz",
    "czak",
    "iak",
    "vic",
    "opoulos",
    "opoulou",
    "idis",
    "akis",
    "πουλος",
    "πουλου",
    "ιδης",
    "shvili",
    "შვილი",
    "escu",
    "eanu",
    "sson",
    "nen",
    "auskas",
    "iene",
    "iou",
    "ez",
];

/// The end of a word is compared from its last byte, which settles most.
fn ends(folded: &str, endings: &[&str]) -> bool {
    let last = folded.as_bytes().last();
    endings.iter().any(|ending| {
        ending.as_bytes().last() == last && folded.ends_with(ending) && folded.len() > ending.len() + 2
    })
}

pub(super) fn is_patronymic(word: &Word<'_>) -> bool {
    ends(word.folded, &MANS) || ends(word.folded, &OTHERS) || is_womans_patronymic(word)
}

/// Son or daughter, in a word of its own.
pub(super) fn is_of_caucasus(word: &Word<'_>) -> bool {
    OTHERS.contains(&word.folded)
}

pub(super) fn is_womans_patronymic(word: &Word<'_>) -> bool {
    ends(word.folded, &WOMANS)
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
    word.is(role::FAMILY) || ends_as_family(word)
}

/// By its end alone.
pub(super) fn ends_as_family(word: &Word<'_>) -> bool {
    !word.is(role::GIVEN) && ends(word.folded, &FAMILIES)
}
