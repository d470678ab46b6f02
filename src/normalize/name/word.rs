//! The words of a name with the roles they may play.

use super::casing::{Casing, casing};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::fold::fold;

/// Longest word that the lexicon is asked for, in bytes.
const LONGEST: usize = 40;

/// One word as typed.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) folded: String,
    pub(super) roles: u32,
}

impl<'t> Word<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let folded = if text.len() > LONGEST { String::new() } else { fold(text) };
        Self { text, roles: roles_of(text, &folded), folded }
    }

    pub(super) fn is(&self, roles: u32) -> bool {
        self.roles & roles != 0
    }

    /// A family name and no given one.
    pub(super) fn is_only_family(&self) -> bool {
        self.roles & (role::FAMILY | role::GIVEN) == role::FAMILY
    }

    pub(super) fn is_only_given(&self) -> bool {
        self.roles & (role::FAMILY | role::GIVEN) == role::GIVEN
    }

    /// One letter, with or without a point.
    pub(super) fn is_initial(&self) -> bool {
        let mut letters = self.text.trim_end_matches('.').chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    }

    pub(super) fn starts_small(&self) -> bool {
        self.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
    }

    pub(super) fn is_upper(&self) -> bool {
        casing(self.text) == Casing::Upper
    }

    /// A point before the end: M.D., Ph.D.
    pub(super) fn has_inner_point(&self) -> bool {
        self.text.trim_end_matches('.').contains('.')
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(4);
    for word in text.split(' ') {
        if word.chars().any(char::is_alphanumeric) {
            words.push(Word::of(word));
        }
    }
    words
}

/// The words as one text again.
pub(super) fn join(words: &[Word<'_>]) -> String {
    let mut text = String::new();
    for word in words {
        push(&mut text, word.text);
    }
    text
}

/// One more word, behind a space.
pub(super) fn push(text: &mut String, word: &str) {
    if !text.is_empty() && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// What a word may be. Letters with points between them can only be a title, a suffix or a
/// credential (M.D., Dr.-Ing.): elsewhere they are initials.
fn roles_of(text: &str, folded: &str) -> u32 {
    if !folded.contains(' ') {
        return NAME_WORDS.roles(folded);
    }
    let together = NAME_WORDS.roles(&folded.replace(' ', ""));
    let mut every = u32::MAX;
    let mut title = u32::MAX;
    for (at, piece) in folded.split(' ').enumerate() {
        let roles = NAME_WORDS.roles(piece);
        every &= roles;
        let degree = at > 0 && roles & role::DEGREE != 0;
        title &= if degree { role::PREFIX } else { roles & role::PREFIX };
    }
    let with_points =
        title | together & (role::PREFIX | role::DEGREE | role::SUFFIX | role::CREDENTIAL | role::MAIDEN);
    let pointed = match text.contains('.') {
        true => with_points,
        // г-н
        false if !text.is_ascii() => together & role::PREFIX,
        false => 0,
    };
    pointed | every & (role::GIVEN | role::FAMILY | role::KR_GIVEN | role::CREDENTIAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_make_titles_and_credentials_but_no_names() {
        assert!(Word::of("Dr.-Ing.").is(role::PREFIX) && Word::of("Dott.ssa").is(role::PREFIX));
        assert!(Word::of("Ph.D.").is(role::SUFFIX) && !Word::of("Jo-Ann").is(role::SUFFIX));
        assert!(Word::of("Anna-Maria").is_only_given());
    }
}
