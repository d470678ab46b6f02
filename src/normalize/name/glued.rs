//! Initials and titles that are written without a space before the name: J.Smith, Dr.A.P.J.Abdul, Б.Болд.
//!
//! Does not: part what the lexicon knows as one (B.Sc, Ph.D), or initials among themselves (J.K.).

use super::word::{Word, push};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::find;
use crate::text::fold::fold;

/// The text with spaces behind the points; nothing where none is missing.
pub(super) fn apart(text: &str, words: &[Word<'_>]) -> Option<String> {
    if let [word] = words
        && !is_one(word)
        && let Some((given, family)) = word.folded.split_once(' ')
        && NAME_WORDS.roles(given) & role::GIVEN != 0
        && !matches!(family, "com" | "net" | "org")
        && text.split('.').all(|piece| piece.len() > 2 && piece.chars().all(char::is_alphabetic))
    {
        // john.smith, as accounts are called.
        return Some(find::replace(text, ".", " "));
    }
    let glued = words.iter().filter(|word| word.has_inner_point() && !is_one(word));
    let parted: Vec<(&str, String)> = glued.filter_map(|word| Some((word.text, part(word.text)?))).collect();
    if parted.is_empty() {
        return None;
    }
    let mut spaced = String::with_capacity(text.len() + 8);
    for typed in text.split(' ') {
        let bare = typed.trim_end_matches(',');
        let parts = parted.iter().find(|(word, _)| *word == bare).map_or(bare, |(_, parts)| parts);
        push(&mut spaced, parts);
        spaced.extend(typed.chars().skip(bare.chars().count()));
    }
    // A comma before the word hides it.
    (spaced != text).then_some(spaced)
}

/// A title, a degree or a word for a birth name that is written with points.
fn is_one(word: &Word<'_>) -> bool {
    word.is(role::PREFIX | role::DEGREE | role::SUFFIX | role::CREDENTIAL | role::MAIDEN)
}

/// `J. Smith`, `Dr. A.P.J. Abdul`: a space behind each title and before the name.
fn part(word: &str) -> Option<String> {
    let (before, name) = word.rsplit_once('.')?;
    if !begins_name(name) {
        return None;
    }
    let mut parts = String::with_capacity(word.len() + 4);
    let mut initials = false;
    for piece in before.split('.') {
        let is_initial = is_letter(piece.strip_prefix('-').unwrap_or(piece));
        if !is_initial && !is_title(piece) {
            return None;
        }
        if !(parts.is_empty() || initials && is_initial) {
            parts.push(' ');
        }
        parts.push_str(piece);
        parts.push('.');
        initials = is_initial;
    }
    push(&mut parts, name);
    Some(parts)
}

/// A capital and a letter at least.
fn begins_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && !is_letter(name)
}

fn is_letter(piece: &str) -> bool {
    let mut letters = piece.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn is_title(piece: &str) -> bool {
    NAME_WORDS.roles(&fold(piece)) & role::PREFIX != 0
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Sheet;
    use super::*;

    #[test]
    fn what_stands_behind_a_point_is_a_word_of_its_own() {
        for (typed, spaced) in [
            ("J.Smith", Some("J. Smith")),
            ("A.B.Smith", Some("A.B. Smith")),
            ("H.-J.Schmidt", Some("H.-J. Schmidt")),
            ("Б.Болд", Some("Б. Болд")),
            ("Dr.A.P.J.Abdul Kalam", Some("Dr. A.P.J. Abdul Kalam")),
            ("Ms.Anna Bell", Some("Ms. Anna Bell")),
            ("SMITH, J.ROBERT", Some("SMITH, J. ROBERT")),
            ("Prof.Dr.Berg", Some("Prof. Dr. Berg")),
            ("J.Li", Some("J. Li")),
            ("J.K. Rowling", None),
            ("Anna Berg B.Sc", None),
            ("Anna Berg, LL.M.", None),
            ("booking.com", None),
            ("j.smith", None),
            ("Dott.ssa Anna", None),
        ] {
            assert_eq!(apart(typed, &Sheet::of(typed).words()).as_deref(), spaced, "{typed}");
        }
    }
}
