//! The words of a name that programs use: `HasOptedOutOfEmail`, `opt_in-time`, `E-Mail-Adresse`.

use super::fold::fold;

/// The words, folded and parted by single spaces. A capital after a small letter or a digit, and
/// the last of several capitals before a small letter, begin a word.
#[must_use]
pub fn words(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut spaced = String::with_capacity(name.len() + 8);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        if before.is_some_and(|before| begins_word(*before, *letter, letters.get(at + 1))) {
            spaced.push(' ');
        }
        spaced.push(*letter);
    }
    fold(&spaced)
}

fn begins_word(before: char, letter: char, after: Option<&char>) -> bool {
    letter.is_uppercase()
        && (before.is_lowercase()
            || before.is_numeric()
            || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase())))
}

/// Whether the words of `phrase` stand in a row in `words`, whole.
#[must_use]
pub fn contains_phrase(words: &str, phrase: &str) -> bool {
    let ends = |at: usize| words.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
    let stops = |at: usize| words.get(at..).is_none_or(|after| after.is_empty() || after.starts_with(' '));
    super::find::places(words, phrase).any(|at| ends(at) && stops(at + phrase.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_programs_fall_into_words() {
        for (name, split) in [
            ("HasOptedOutOfEmail", "has opted out of email"),
            ("OPTIN_TIME", "optin time"),
            ("IPAddress2Line", "ip address2 line"),
            ("E-Mail-Adresse", "e mail adresse"),
            ("hs_email_optout", "hs email optout"),
            ("", ""),
        ] {
            assert_eq!(words(name), split);
        }
    }

    #[test]
    fn a_phrase_is_found_only_whole() {
        assert!(contains_phrase("has opted out of email", "opted out"));
        assert!(!contains_phrase("grace period", "race"));
        assert!(contains_phrase("race", "race"));
    }
}
