//! What a data category is: a row of `data/categories.tsv`.

use super::categories::{CATEGORIES, US_SENSITIVE};
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
    /// The US states whose laws call it sensitive: `CA CT`.
    pub us_sensitive: &'static str,
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
            us_sensitive: cells
                .next()
                .and_then(|set| US_SENSITIVE.lines().nth(set.parse().ok()?))
                .unwrap_or_default(),
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
        assert_eq!(biometric.us_sensitive.split(' ').count(), 22);
        assert_eq!(Category::of("user.government_id").unwrap().us_sensitive, "CA CT");
        let user = Category::of("user").unwrap();
        assert_eq!((user.dpv, user.special, user.us_sensitive), (None, None, ""));
        assert_eq!(Category::of("no.such"), None);
    }
}
