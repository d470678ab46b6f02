//! Whether two given names are forms of one name: Bill, Will and William.

use super::GIVEN_NAMES;

/// The families of names that a folded given name belongs to; none for a name nobody listed.
pub fn families(folded: &str) -> impl Iterator<Item = u32> {
    let numbers = GIVEN_NAMES.get(folded).unwrap_or("");
    numbers.split(' ').filter_map(|number| u32::from_str_radix(number, 16).ok())
}

/// Whether two folded given names are one name or forms of one name.
///
/// ```
/// use selfsame::data::nicknames::same;
/// assert!(same("bill", "william") && same("bob", "rob") && same("kasia", "katarzyna"));
/// assert!(!same("bill", "robert"));
/// ```
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || families(a).any(|family| families(b).any(|other| other == family))
}
