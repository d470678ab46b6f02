//! Folding for comparison: case, accents, width and punctuation set aside.
//!
//! Does: lower-case, strip marks (ü → u, é → e), spell out letters that NFKD keeps (ß → ss,
//! ø → o, ł → l), turn punctuation into single spaces.
//! Does not: make a value to show or to write to; a folded text is for keys and comparing only.

use super::letter::Letter;

/// Lower-case letters and digits of any script, words parted by one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| Letter::of(c).fold_into(c, 0, &mut folded));
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_and_punctuation_are_set_aside() {
        for (typed, folded) in [
            ("  Jürgen  MÜLLER ", "jurgen muller"),
            ("O'Neil-Smith", "oneil smith"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("ＡＢＣ１", "abc1"),
            ("", ""),
            ("--", ""),
        ] {
            assert_eq!(fold(typed), folded);
        }
    }

    #[test]
    fn twice_is_once() {
        for typed in ["Dvořák, Antonín", "ǅ x", "İstanbul", "ﬁ", "株式会社"] {
            assert_eq!(fold(&fold(typed)), fold(typed));
        }
    }
}
