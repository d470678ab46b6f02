//! Names as travel and hotel systems write them: `MUELLER/JUERGEN MR`, `SMITH/JOHN MSTR CHD`, `Smith/ Ms Jane`.
//!
//! Does: turn the slash into a comma where it can only stand between family and given name.
//! Does not: take `Anna/Jan Kowalski` or `Smith/Jones` for one person.

use super::sheet::Sheet;
use super::word::Word;
use crate::data::lexicon::role;
use crate::text::find;

/// What a booking says of a traveller beside the title: adult, child, infant.
const TRAVELLERS: [&str; 3] = ["ADT", "CHD", "INF"];

/// `MUELLER, JUERGEN MR`.
pub(super) fn with_comma(text: &str) -> Option<String> {
    let (family, given) = find::split_once(text, "/")?;
    if find::holds_any(given, b"/,&+;") || find::holds_any(family, b",&+;") {
        return None;
    }
    let given = TRAVELLERS.iter().find_map(|of| given.strip_suffix(of)).unwrap_or(given).trim();
    let (family_sheet, given_sheet) = (Sheet::of(family.trim()), Sheet::of(given));
    let (families, all) = (family_sheet.words(), given_sheet.words());
    let title = |word: Option<&Word<'_>>| word.is_some_and(|word| is_title(word));
    let names: Vec<&Word<'_>> = all.iter().filter(|word| !is_title(word)).collect();
    let is_booked = title(all.last()) && all.iter().chain(&families).all(Word::is_upper);
    let is_family = families.iter().all(|word| !word.is(role::GIVEN));
    let are_given = names.iter().all(|word| word.is(role::GIVEN) || word.is_initial());
    let is_one =
        is_booked || is_family && are_given && (title(all.first()) || all.iter().all(Word::is_upper));
    let has_both = !names.is_empty() && !families.is_empty() && !families.iter().any(is_title);
    (is_one && has_both).then(|| [family.trim(), ", ", given].concat())
}

fn is_title(word: &Word<'_>) -> bool {
    word.is(role::PREFIX) && !word.is(role::GIVEN | role::FAMILY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_booking_is_one_person_and_two_given_names_are_not() {
        for (typed, meant) in [
            ("MUELLER/JUERGEN MR", Some("MUELLER, JUERGEN MR")),
            ("VAN DER BERG/PIETER DR", Some("VAN DER BERG, PIETER DR")),
            ("SMITH/JOHN MSTR CHD", Some("SMITH, JOHN MSTR")),
            ("Schmidt/ Ms Jane", Some("Schmidt, Ms Jane")),
            ("Anna/Jan Kowalski", None),
            ("Petra/Dr. Hans Müller", None),
            ("Smith/Jones", None),
            ("Mr/Mrs Smith", None),
            ("Herr/Frau", None),
            ("ANNA/JAN MÜLLER", None),
        ] {
            assert_eq!(with_comma(typed).as_deref(), meant, "{typed}");
        }
    }
}
