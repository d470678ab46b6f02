//! Words of names with everything they may be: one text of words grouped by their roles, found
//! through an index that is made at the first look.
//!
//! Does not: fold; the words are as `text::fold` leaves them, East Asian ones as written.

use super::Groups;
use super::index::Index;
use std::sync::OnceLock;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Position { $($name),+ }

        /// The roles of words, one bit each.
        pub mod role {
            $($(#[$doc])* pub const $name: u32 = 1 << super::Position::$name as u32;)+

            /// The roles by the names that `data/` calls them, in the order of their bits.
            pub const NAMES: &[&str] = &[$($word),+];
        }
    };
}

roles! {
    /// A salutation or title before a name.
    PREFIX = "prefix",
    /// What follows a title (Dr. jur.) and is none alone.
    DEGREE = "degree",
    /// A title whose single name is a given one (Sir Elton).
    FIRST = "first",
    /// A generation or an unmistakable credential behind a name.
    SUFFIX = "suffix",
    /// A credential that may be a word or a name in another case.
    CREDENTIAL = "credential",
    /// A rank behind a comma.
    NOBILITY = "nobility",
    /// Begins or joins family names.
    PARTICLE = "particle",
    /// A particle that is written with a capital.
    PROPER = "proper",
    /// Joins two people, or two family names.
    AND = "and",
    /// Small inside titles (of, the).
    SMALL = "small",
    /// A given name.
    GIVEN = "given",
    /// A family name.
    FAMILY = "family",
    /// A family name of Spain, Portugal and America.
    ES = "es",
    /// A Hungarian name.
    HU = "hu",
    /// A Vietnamese family name.
    VN = "vn",
    /// A Vietnamese given name.
    VN_GIVEN = "vn-given",
    /// A Chinese family name.
    CN = "cn",
    /// A syllable that is a Chinese given name.
    CN_GIVEN = "cn-given",
    /// A Korean family name.
    KR = "kr",
    /// A syllable of Korean given names.
    KR_GIVEN = "kr-given",
    /// A Japanese family name.
    JP = "jp",
    /// A Japanese given name.
    JP_GIVEN = "jp-given",
    /// Makes one given name with the word behind it (Abdul).
    BINDER = "binder",
    /// Before a name at birth (née).
    MAIDEN = "maiden",
    /// A word of names of organizations.
    COMPANY = "company",
    /// Last word of a legal form.
    FORM = "form",
    /// What follows Mac with a capital (Leod).
    MAC = "mac",
    /// First of a compound given name (Mary Ann).
    PAIR = "pair",
    /// A given name of Europe that has familiar forms.
    WESTERN = "western",
}

/// Lines `bits=word word`, bits in hexadecimal, and further given names.
#[derive(Debug)]
pub struct Lexicon {
    lines: &'static str,
    given: &'static Groups,
    index: OnceLock<Index<u32>>,
}

impl Lexicon {
    /// A lexicon from its lines and a table whose keys are given names.
    #[must_use]
    pub const fn new(lines: &'static str, given: &'static Groups) -> Self {
        Self { lines, given, index: OnceLock::new() }
    }

    /// The roles of a word; none for a word that nobody listed.
    #[must_use]
    pub fn roles(&self, word: &str) -> u32 {
        self.index.get_or_init(|| self.index()).get(word).unwrap_or(0)
    }

    fn index(&self) -> Index<u32> {
        let listed = self.lines.split([' ', '\n']).count();
        let mut index = Index::for_words(listed + self.given.iter().count());
        let mut add = |word, roles: u32| {
            if let Some(said) = index.entry(word) {
                *said |= roles;
            }
        };
        for line in self.lines.lines() {
            let (bits, words) = line.split_once('=').unwrap_or_default();
            let roles = u32::from_str_radix(bits, 16).unwrap_or(0);
            words.split(' ').for_each(|word| add(word, roles));
        }
        self.given.iter().for_each(|(word, _)| add(word, role::GIVEN | role::WESTERN));
        index
    }
}

#[cfg(test)]
mod tests {
    use super::super::NAME_WORDS;
    use super::*;

    #[test]
    fn words_have_all_their_roles() {
        assert_ne!(NAME_WORDS.roles("van") & role::PARTICLE, 0);
        let martin = NAME_WORDS.roles("martin");
        assert_eq!(martin & (role::GIVEN | role::FAMILY), role::GIVEN | role::FAMILY);
        assert_eq!(NAME_WORDS.roles("nobody"), 0);
        assert_eq!(NAME_WORDS.roles(""), 0);
    }
}
