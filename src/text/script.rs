//! Which script a letter belongs to, as far as names and look-alikes need it.
//!
//! Source of the ranges: Unicode 17, Scripts.txt, blocks of modern use only.

/// Scripts that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Han, kana or Hangul: family name first, no spaces needed.
    EastAsian,
    /// Any other letter.
    Other,
}

/// The script of a letter; nothing for what is no letter.
#[must_use]
pub fn of(c: char) -> Option<Script> {
    c.is_alphabetic().then(|| block(c))
}

/// The script of the block that a letter stands in.
#[must_use]
pub fn block(c: char) -> Script {
    match u32::from(c) {
        0..=0x24f | 0x1e00..=0x1eff => Script::Latin,
        0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
        0x400..=0x52f => Script::Cyrillic,
        0x1100..=0x11ff | 0x3005..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0x20000..=0x323af => {
            Script::EastAsian
        }
        _ => Script::Other,
    }
}

/// Whether a text has East Asian letters and no others.
#[must_use]
pub fn is_east_asian(text: &str) -> bool {
    let mut letters = text.chars().filter_map(of).peekable();
    letters.peek().is_some() && letters.all(|script| script == Script::EastAsian)
}

/// Whether one word mixes Latin with Greek or Cyrillic letters, which look alike.
#[must_use]
pub fn has_look_alikes(text: &str) -> bool {
    let (mut latin, mut alike) = (false, false);
    !text.is_ascii()
        && text.chars().any(|c| {
            match of(c) {
                None => (latin, alike) = (false, false),
                Some(Script::Latin) => latin = true,
                Some(Script::Greek | Script::Cyrillic) => alike = true,
                Some(_) => {}
            }
            latin && alike
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_two_scripts_looks_alike() {
        assert!(has_look_alikes("Аdam")); // the first letter is Cyrillic
        assert!(!has_look_alikes("Адам Adam"));
        assert!(!has_look_alikes("Müller"));
    }

    #[test]
    fn east_asian_names_are_known_by_their_letters() {
        assert!(is_east_asian("山田 太郎") && is_east_asian("김민준"));
        assert!(!is_east_asian("Adam") && !is_east_asian("123"));
    }
}
