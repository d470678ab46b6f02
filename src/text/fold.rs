//! Folding for comparison: case, accents, width and punctuation set aside.
//!
//! Does: lower-case, strip marks (ü → u, é → e), spell out letters that NFKD keeps (ß → ss,
//! ø → o, ł → l), turn punctuation into single spaces.
//! Does not: make a value to show or to write to; a folded text is for keys and comparing only.

use super::letter::Letter;
use super::line::{Line, ROOM};

/// Lower-case letters and digits of any script, words parted by one space.
#[must_use]
pub fn fold(text: &str) -> String {
    // As most words are; letters are asked one by one only beyond.
    if let Some(line) = fold_short(text) {
        return line.text().to_owned();
    }
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| Letter::of(c).fold_into(c, 0, &mut folded));
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The same for a short text in ASCII, without an allocation; none for another.
#[must_use]
pub fn fold_short(text: &str) -> Option<Line> {
    if text.len() > ROOM {
        return None;
    }
    let mut line = Line::new();
    let mut before = b' ';
    for byte in text.as_bytes() {
        let byte = match byte {
            b'\'' | b'`' => continue,
            b'0'..=b'9' | b'a'..=b'z' => *byte,
            b'A'..=b'Z' => byte | 0x20,
            0x80.. => return None,
            _ if before == b' ' => continue,
            _ => b' ',
        };
        line.push(byte);
        before = byte;
    }
    if before == b' ' {
        line.pop();
    }
    Some(line)
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
            ("Παπάς ΠΑΠΆΣ", "παπασ παπασ"),
            ("", ""),
            ("--", ""),
        ] {
            assert_eq!(fold(typed), folded);
            assert_eq!(fold_short(typed).is_some(), typed.is_ascii());
        }
    }

    #[test]
    fn a_short_text_is_folded_alike() {
        for typed in ["", "--", "  Ada  LOVELACE ", "O'Neil-Smith", "x.1`2_+3", "a\u{7f}b\0", "'"] {
            assert_eq!(fold_short(typed).unwrap().text(), fold(typed));
        }
    }

    #[test]
    fn twice_is_once() {
        for typed in ["Dvořák, Antonín", "ǅ x", "İstanbul", "ﬁ", "株式会社"] {
            assert_eq!(fold(&fold(typed)), fold(typed));
        }
    }
}
