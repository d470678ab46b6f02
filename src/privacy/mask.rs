//! Values for reports: enough to recognise one's own customer, too little to write to it.

use crate::vocabulary::Kind;

/// Stands for what is hidden, whatever its length.
const HIDDEN: &str = "•••";

/// A value of a kind, masked. What is no personal value by itself (a country, a flag, a category)
/// stays.
///
/// ```
/// use selfsame::{privacy::mask, vocabulary::Kind};
/// assert_eq!(mask(Kind::Email, "ada@example.com"), "a•••@e•••.com");
/// assert_eq!(mask(Kind::Phone, "+493012345678"), "+49•••78");
/// assert_eq!(mask(Kind::DateBirth, "1980-03-04"), "1980-•••");
/// ```
#[must_use]
pub fn mask(kind: Kind, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    match kind {
        Kind::Email => email(value),
        Kind::Phone => ends(value, 3, 2),
        Kind::DateBirth => ends(value, 5, 0),
        Kind::AddressPostcode => ends(value, 2, 0),
        Kind::Id | Kind::IdNational | Kind::IdTax | Kind::IdVat | Kind::Iban | Kind::Card => {
            ends(value, 0, 2)
        }
        Kind::Credential => HIDDEN.to_owned(),
        kind if is_plain(kind) => value.to_owned(),
        _ => ends(value, 1, 0),
    }
}

/// Kinds whose values say little about one person.
const fn is_plain(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AddressCountry
            | Kind::AddressRegion
            | Kind::NamePrefix
            | Kind::Gender
            | Kind::MaritalStatus
            | Kind::Language
            | Kind::TimeZone
            | Kind::Currency
            | Kind::Flag
            | Kind::Category
            | Kind::Consent
            | Kind::Count
            | Kind::Timestamp
    )
}

fn email(value: &str) -> String {
    let Some((local, domain)) = value.rsplit_once('@') else { return ends(value, 1, 0) };
    let ending = domain.rsplit_once('.').map_or("", |(_, ending)| ending);
    [ends(local, 1, 0).as_str(), "@", &ends(domain, 1, 0), if ending.is_empty() { "" } else { "." }, ending]
        .concat()
}

/// The first and last few characters; a value too short to hide anything is hidden whole.
fn ends(value: &str, first: usize, last: usize) -> String {
    let characters: Vec<char> = value.chars().collect();
    if characters.len() <= first + last + 1 && first + last > 1 {
        return HIDDEN.to_owned();
    }
    let head: String = characters.iter().take(first).collect();
    let tail: String = characters.iter().skip(characters.len().saturating_sub(last)).collect();
    [head.as_str(), HIDDEN, &tail].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_value_never_holds_the_whole_one() {
        for kind in Kind::ALL.iter().filter(|kind| !is_plain(**kind)) {
            for value in ["ab", "abc", "a@b.de", "+4930", "1980-03-04", "10115", "Müllerstraße 7"] {
                assert!(!mask(*kind, value).contains(value), "{kind}");
            }
            assert_eq!(mask(*kind, ""), "");
        }
    }
}
