//! Folding for comparison: case, accents, width and punctuation set aside.
//!
//! Does: lower-case, strip marks (ü → u, é → e), spell out letters that NFKD keeps (ß → ss,
//! ø → o, ł → l), turn punctuation into single spaces.
//! Does not: make a value to show or to write to; a folded text is for keys and comparing only.

use super::case::small;
use super::forms::{is_mark, plainest};

/// Lower-case letters and digits of any script, words parted by one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        text.bytes().for_each(|byte| push(&mut folded, char::from(byte).to_ascii_lowercase()));
    } else {
        let mut spell = |c| {
            if !is_mark(c) {
                push_spelled(&mut folded, c)
            }
        };
        text.chars().for_each(|c| plainest(c, &mut spell));
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn push_spelled(folded: &mut String, c: char) {
    let spelled = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return push(folded, small(c)),
    };
    folded.push_str(spelled);
}

fn push(folded: &mut String, c: char) {
    match c {
        // An apostrophe joins: O'Neil and ONeil are the same word.
        '\'' | '’' | '‘' | '`' | '´' => {}
        c if c.is_alphanumeric() => folded.push(c),
        _ if folded.is_empty() || folded.ends_with(' ') => {}
        _ => folded.push(' '),
    }
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
