//! Thai and Burmese titles, which are written without a space before the name (นายสมชาย, ဦးသန့်).
//!
//! Does not: take คุณ or ကို off, which begin names as well (คุณธรรม), or a title before a vowel sign, where a
//! name goes on (นายิกา).

use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::text::fold::fold;

/// Letters and points of the longest title that may stand there.
const LONGEST: usize = 7;

/// The name with its title apart; nothing where none is joined to it.
pub(super) fn apart(text: &str) -> Option<String> {
    let first = text.split(' ').next().filter(|first| first.starts_with(is_base) && !is_title(first))?;
    let ends = first.char_indices().map(|(at, _)| at).skip(2).take(LONGEST);
    let split = |at| text.split_at_checked(at).filter(|(title, name)| is_title(title) && begins_name(name));
    let (title, name) = ends.filter_map(split).last()?;
    Some([title, " ", name].concat())
}

fn is_thai(c: char) -> bool {
    matches!(c, 'ก'..='ฮ')
}

fn is_burmese(c: char) -> bool {
    matches!(c, 'က'..='ဪ')
}

/// A consonant or a vowel that stands by itself.
fn is_base(c: char) -> bool {
    is_thai(c) || is_burmese(c)
}

/// As written: what is folded has lost the vowels above and below.
fn is_title(word: &str) -> bool {
    (word.ends_with(|c| is_thai(c) || c == '.') || word.starts_with(is_burmese))
        && word != "คุณ"
        && NAME_WORDS.roles(&fold(word).replace(' ', "")) & role::PREFIX != 0
}

/// A consonant, or a vowel that is written before one.
fn begins_name(name: &str) -> bool {
    let is_closed = || name.chars().nth(1) == Some('\u{103a}');
    name.starts_with(is_base) && !is_closed() || name.starts_with(|c| matches!(c, 'เ'..='ไ'))
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
            ("ဦးသန့်", Some("ဦး သန့်")),
            ("ဒေါ်အောင်ဆန်းစုကြည်", Some("ဒေါ် အောင်ဆန်းစုကြည်")),
            ("ဒေါက်တာသန်းထွန်း", Some("ဒေါက်တာ သန်းထွန်း")),
            ("ကိုကျော်စွာ", None),
        ] {
            assert_eq!(apart(typed).as_deref(), spaced, "{typed}");
        }
    }
}
