//! Names in Cyrillic and Greek letters as they are written in Latin ones.
//!
//! Does: spell a folded text letter by letter, so that both spellings of a name meet and compare.
//! Does not: guess the spelling of East Asian names, or give a form to show.

use crate::data::ROMANIZATION;

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
    fn what_has_no_letters_for_sounds_stays() {
        assert_eq!(romanized("小林".to_owned()), "小林");
    }
}
