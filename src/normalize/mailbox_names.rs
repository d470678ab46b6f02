//! Names that a mailbox spells: `ada.lovelace@`, `lovelaceada77@` of a record without a given name.
//!
//! Does: give both names where the one that the record has is spelled there, too, or where it has none and a given
//! name stands there that is listed. For comparing only: no value is made of it.
//! Does not: take an initial, or one word alone, for a name.

use super::latin::{given_without_digraphs, without_digraphs};
use crate::data::nicknames::families;

/// The fewest letters of a name.
const FEWEST: usize = 3;

/// Given and family name by a mailbox, folded; what the record has of them comes folded, and empty where it has not.
pub(super) fn spelled(mailbox: &str, [given, family]: [&str; 2]) -> Option<[String; 2]> {
    let (local, _) = mailbox.split_once('@')?;
    let local = local.trim_end_matches(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> = local.split(['.', '_', '-']).filter(|part| !part.is_empty()).collect();
    let family = family.replace(' ', "");
    let is_family = |part: &str| without_digraphs(part) == family;
    let is_same_given = |part: &str| given_without_digraphs(part) == given;
    let two = match parts.as_slice() {
        [a, b] if is_family(b) || is_same_given(a) => [*a, *b],
        [a, b] if is_family(a) || is_same_given(b) => [*b, *a],
        [a, b] if family.is_empty() && is_given(a) => [*a, *b],
        [a, b] if family.is_empty() && is_given(b) => [*b, *a],
        [one] if !family.is_empty() => {
            [one.strip_prefix(&*family).or_else(|| one.strip_suffix(&*family))?, &*family]
        }
        _ => return None,
    };
    let is_name = |name: &str| name.len() >= FEWEST && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let fits = two.iter().all(|name| is_name(name)) && (given.is_empty() || is_same_given(two[0]));
    fits.then(|| two.map(str::to_owned))
}

fn is_given(name: &str) -> bool {
    !families(name).is_empty()
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn a_mailbox_spells_the_names_that_a_record_lacks() {
        for (mailbox, given, family, names) in [
            ("ruth.fox@mail.example", "", "", Some("ruth fox")),
            ("fox.ruth6978@mail.example", "", "fox", Some("ruth fox")),
            ("ruth_fox@mail.example", "ruth", "", Some("ruth fox")),
            ("lorrainejones7215@mail.example", "", "jones", Some("lorraine jones")),
            ("sterre.vanderkaay@mail.example", "sterre", "", Some("sterre vanderkaay")),
            ("ruth.fox@mail.example", "", "hound", None),
            ("ruth.fox@mail.example", "anna", "", None),
            ("r.fox@mail.example", "", "fox", None),
            ("blue.sky@mail.example", "", "", None),
            ("foxes@mail.example", "", "fox", None),
            ("ruth@mail.example", "", "", None),
            ("ruth@mail.example", "ruth", "", None),
            ("", "", "", None),
        ] {
            let found = spelled(mailbox, [given, family]).map(|names| names.join(" "));
            assert_eq!(found.as_deref(), names, "{mailbox} {given} {family}");
        }
    }
}
