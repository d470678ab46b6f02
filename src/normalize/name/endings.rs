//! What the end of a name says: patronymics and family names.

use super::word::Word;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::data::lists::{FAMILY_ENDINGS, KIN, MENS_PATRONYMICS, WOMENS_PATRONYMICS};

/// The end of a word is compared from its last byte, which settles most.
fn ends(folded: &str, endings: &[&str]) -> bool {
    let last = folded.as_bytes().last();
    endings.iter().any(|ending| {
        ending.as_bytes().last() == last && folded.ends_with(ending) && folded.len() > ending.len() + 2
    })
}

pub(super) fn is_patronymic(word: &Word<'_>) -> bool {
    ends(word.folded, MENS_PATRONYMICS) || ends(word.folded, KIN) || is_womans_patronymic(word)
}

/// Son or daughter, in a word of its own.
pub(super) fn is_of_caucasus(word: &Word<'_>) -> bool {
    KIN.contains(&word.folded)
}

pub(super) fn is_womans_patronymic(word: &Word<'_>) -> bool {
    ends(word.folded, WOMENS_PATRONYMICS)
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
    !word.is(role::GIVEN) && ends_as_a_family(word.folded)
}

/// The same of a folded name.
pub(in crate::normalize) fn ends_as_a_family(folded: &str) -> bool {
    ends(folded, FAMILY_ENDINGS)
}
