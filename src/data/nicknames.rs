//! Whether two given names are forms of one name: Bill, Will and William.

use super::{Entry, GIVEN_NAMES};

/// The families of names that a folded given name belongs to; none for a name nobody listed. Short forms are spelled
/// as their bearers like it: Peggy, Peggie, Peggi.
#[must_use]
pub fn families(folded: &str) -> &'static [Entry] {
    let mut found = GIVEN_NAMES.all(folded);
    let stem = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending));
    if let Some(stem) = stem.filter(|_| found.is_empty()) {
        let spelled = ENDINGS.iter().map(|ending| GIVEN_NAMES.all(&[stem, ending].concat()));
        found = spelled.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    }
    found
}

/// How one sound is spelled at the end of a short form.
const ENDINGS: [&str; 4] = ["ie", "ey", "y", "i"];

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
