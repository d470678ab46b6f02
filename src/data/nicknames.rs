//! Whether two given names are forms of one name: Bill, Will and William.

use super::GIVEN_NAMES;

/// The families of names that a folded given name belongs to, as numbers between spaces; empty for a
/// name nobody listed.
#[must_use]
pub fn families(folded: &str) -> &'static str {
    GIVEN_NAMES.get(folded).unwrap_or_default()
}

/// Whether two given names, of which the families are given, are forms of one name.
///
/// ```
/// use selfsame::data::nicknames::{families, share};
/// let same = |a, b| share(families(a), families(b));
/// assert!(same("bill", "william") && same("bob", "rob") && same("kasia", "katarzyna"));
/// assert!(!same("bill", "robert") && !same("nobody", "nobody"));
/// ```
#[must_use]
pub fn share(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && a.split(' ').any(|family| b.split(' ').any(|other| other == family))
}
