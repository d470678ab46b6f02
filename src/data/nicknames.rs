//! Whether two given names are forms of one name: Bill, Will and William.

use super::{Entry, GIVEN_NAMES};

/// The families of names that a folded given name belongs to; none for a name nobody listed.
#[must_use]
pub fn families(folded: &str) -> &'static [Entry] {
    GIVEN_NAMES.all(folded)
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
pub fn share(a: &[Entry], b: &[Entry]) -> bool {
    a.iter().any(|(_, family)| b.iter().any(|(_, other)| std::ptr::eq(*family, *other)))
}
