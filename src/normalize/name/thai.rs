//! Thai titles, which are written without a space before the name (นายสมชาย).
//!
//! Does not: take คุณ off, which begins names as well (คุณธรรม), or a title before a vowel sign, where a name
//! goes on (นายิกา).

use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::fold::fold;

/// Letters and points of the longest title that may stand there.
const LONGEST: usize = 6;

/// The name with its title apart; nothing where none is joined to it.
pub(super) fn apart(text: &str) -> Option<String> {
    let first = text.split(' ').next().filter(|first| first.starts_with(is_thai) && !is_title(first))?;
    let ends = first.char_indices().map(|(at, _)| at).skip(2).take(LONGEST);
    let split = |at| text.split_at_checked(at).filter(|(title, name)| is_title(title) && begins_name(name));
    let (title, name) = ends.filter_map(split).last()?;
    Some([title, " ", name].concat())
}

fn is_thai(c: char) -> bool {
    matches!(c, 'ก'..='ฮ')
}

/// As written: what is folded has lost the vowels above and below.
fn is_title(word: &str) -> bool {
    word.ends_with(|c| is_thai(c) || c == '.')
        && word != "คุณ"
        && NAME_WORDS.roles(&fold(word).replace(' ', "")) & role::PREFIX != 0
}

/// A consonant, or a vowel that is written before one.
fn begins_name(name: &str) -> bool {
    name.starts_with(|c| is_thai(c) || matches!(c, 'เ'..='ไ'))
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn the_longest_title_is_set_apart_and_a_name_left_whole() {
        for (typed, spaced) in [
            ("นายสมชาย ใจดี", Some("นาย สมชาย ใจดี")),
            ("นางสาวสมหญิง", Some("นางสาว สมหญิง")),
            ("น.ส.สมหญิง", Some("น.ส. สมหญิง")),
            ("นางสาว สมหญิง", None),
            ("นายิกา", None),
            ("คุณธรรม", None),
            ("สมชาย", None),
        ] {
            assert_eq!(apart(typed).as_deref(), spaced, "{typed}");
        }
    }
}
