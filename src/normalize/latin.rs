//! Names in Cyrillic and Greek letters as they are written in Latin ones.
//!
//! Does: spell a folded text letter by letter, so that both spellings of a name meet and compare.
//! Does not: guess the spelling of East Asian names, or give a form to show.

use crate::data::ROMANIZATION;
use crate::data::nicknames::{families, share};
use std::borrow::Cow;

/// The Latin spelling of a folded text; what is Latin already, or of a script without letters for
/// sounds, stays.
#[must_use]
pub(super) fn romanized(folded: String) -> String {
    if folded.is_ascii() {
        return folded;
    }
    let mut latin = String::with_capacity(folded.len());
    for c in folded.chars() {
        match ROMANIZATION.get(c.encode_utf8(&mut [0; 4])) {
            Some("-") => {}
            Some(spelling) => latin.push_str(spelling),
            None => latin.push(c),
        }
    }
    latin
}

/// A folded name without the letter that stands for a sign: `mueller` is `muller`, as `Müller` is when it is folded.
/// Behind two vowels (Bauer) and at an end (Zoe) it stands for itself.
#[must_use]
pub(crate) fn without_digraphs(folded: &str) -> Cow<'_, str> {
    let bytes = folded.as_bytes();
    let is_vowel = |byte: Option<&u8>| byte.is_some_and(|byte| b"aeiou".contains(byte));
    let is_sign = |at: usize| {
        bytes.get(at) == Some(&b'e')
            && at.checked_sub(1).is_some_and(|vowel| matches!(bytes.get(vowel), Some(b'a' | b'o' | b'u')))
            && !is_vowel(at.checked_sub(2).and_then(|before| bytes.get(before)))
            && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
    };
    if !(0..bytes.len()).any(is_sign) {
        return Cow::Borrowed(folded);
    }
    folded.char_indices().filter(|(at, _)| !is_sign(*at)).map(|(_, c)| c).collect()
}

/// The same of a given name, unless it is another name then.
#[must_use]
pub(super) fn given_without_digraphs(folded: &str) -> Cow<'_, str> {
    let plain = without_digraphs(folded);
    let known = families(folded);
    if known.is_empty() || share(known, families(&plain)) { plain } else { Cow::Borrowed(folded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn a_name_is_spelled_as_in_its_passport() {
        for (native, latin) in [
            ("Щербаков", "shcherbakov"),
            ("Наталья", "natalia"),
            ("Γεώργιος", "georgios"),
            ("Müller", "muller"),
        ] {
            assert_eq!(romanized(fold(native)), latin);
        }
    }

    #[test]
    fn a_sign_that_is_written_with_two_letters_is_that_sign() {
        for (typed, meant) in [
            ("Mueller", "Müller"),
            ("Schroeder", "Schröder"),
            ("Jaeger", "Jäger"),
            ("Guenther Koehler", "Günther Köhler"),
        ] {
            assert_eq!(without_digraphs(&fold(typed)), without_digraphs(&fold(meant)));
        }
        for name in ["bauer", "feuer", "zoe", "donahue", "ian roe", "müe"] {
            assert_eq!(without_digraphs(name), name);
        }
        assert_eq!(given_without_digraphs("juergen"), "jurgen");
        assert_eq!(given_without_digraphs("samuel"), "samuel");
    }

    #[test]
    fn what_has_no_letters_for_sounds_stays() {
        assert_eq!(romanized("小林".to_owned()), "小林");
    }
}
