//! What a data category is: a row of `data/categories.tsv`.

use super::categories::CATEGORIES;
use super::numbered;
use crate::vocabulary::Special;

/// One data category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category {
    /// fideslang key.
    pub key: &'static str,
    /// W3C DPV term, where there is one.
    pub dpv: Option<&'static str>,
    /// Which article of the GDPR sets it apart.
    pub special: Option<Special>,
    /// Whether US state laws call it sensitive.
    pub us_sensitive: bool,
}

impl Category {
    /// The category of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        let (key, cells) = CATEGORIES.entry(key)?;
        let mut cells = cells.split(' ');
        Some(Self {
            key,
            dpv: cells.next().filter(|term| !term.is_empty()),
            special: cells.next().and_then(|number| numbered(Special::ALL, number)),
            us_sensitive: cells.next().is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_has_its_term_its_article_and_what_us_laws_say() {
        let biometric = Category::of("user.biometric").unwrap();
        assert_eq!(biometric.dpv, Some("pd:Biometric"));
        assert_eq!(biometric.special, Some(Special::Sensitive));
        assert!(biometric.us_sensitive);
        let user = Category::of("user").unwrap();
        assert_eq!((user.dpv, user.special, user.us_sensitive), (None, None, false));
        assert_eq!(Category::of("no.such"), None);
    }
}
