//! What the country of a customer says about names.

use super::super::clean::Context;
use crate::data::NAME_CULTURES;

/// What the country of a customer says about names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Culture {
    None,
    Spanish,
    Portuguese,
    Hungarian,
    Vietnamese,
    Chinese,
    Korean,
    Japanese,
    FamilyFirst,
    French,
    Turkish,
    Philippine,
    /// The father's name stands first, and the name that one is called by last.
    Mongolian,
    /// No family names.
    Burmese,
    /// Degrees behind a comma, and often one name.
    Indonesian,
}

impl Culture {
    pub(super) fn of(context: &Context) -> Self {
        match context.country().and_then(|country| NAME_CULTURES.get(country)) {
            Some("es") => Self::Spanish,
            Some("pt") => Self::Portuguese,
            Some("hu") => Self::Hungarian,
            Some("vn") => Self::Vietnamese,
            Some("cn") => Self::Chinese,
            Some("kr") => Self::Korean,
            Some("jp") => Self::Japanese,
            Some("first") => Self::FamilyFirst,
            Some("fr") => Self::French,
            Some("tr") => Self::Turkish,
            Some("ph") => Self::Philippine,
            Some("mn") => Self::Mongolian,
            Some("mm") => Self::Burmese,
            Some("id") => Self::Indonesian,
            _ => Self::None,
        }
    }

    pub(super) const fn is_family_first(self) -> bool {
        matches!(
            self,
            Self::Hungarian
                | Self::Vietnamese
                | Self::Chinese
                | Self::Korean
                | Self::Japanese
                | Self::FamilyFirst
                | Self::Mongolian
        )
    }
}
