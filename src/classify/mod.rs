//! The data category of each field, and whether it is special.
//!
//! Does: name a fideslang key by the words of the header or the kind of the field.
//! Does not: look at values, or say what a category permits (`consent`).

use crate::data::categories::{OF_HEADER, OF_KIND};
use crate::data::category::Category;
use crate::schema::{Field, Schema};
use crate::text::words::{contains_phrase, words};
use crate::vocabulary::{Kind, Special};
use serde::Serialize;

/// How sure words of a header are.
const BY_HEADER: f64 = 0.9;

/// The data category of one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Classification {
    /// The name of the field in the source.
    pub header: String,
    /// fideslang key.
    pub category: &'static str,
    /// W3C DPV term, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpv: Option<&'static str>,
    /// Whether GDPR Art. 9 or 10 sets it apart.
    pub special: bool,
    /// The US states whose laws call it sensitive: `CA CT`.
    #[serde(rename = "usSensitive", skip_serializing_if = "str::is_empty")]
    pub us_sensitive: &'static str,
    /// Whether it is a password, token or key: never to be shown or passed on.
    pub credential: bool,
    /// How sure that is, 0 to 1.
    pub confidence: f64,
    /// Why: `given`, `header:religion`, `kind:email`.
    pub reason: String,
}

/// The data category of each field, in the order of the schema.
///
/// ```
/// use selfsame::{classify::classify, schema::Schema};
/// assert!(classify(&Schema::default()).is_empty());
/// ```
#[must_use]
pub fn classify(schema: &Schema) -> Vec<Classification> {
    schema.fields.iter().map(of_field).collect()
}

/// Fills in the category of each field that has none.
pub fn categorize(schema: &mut Schema) {
    for field in &mut schema.fields {
        field.category = of_field(field).category.to_owned();
    }
}

/// Which article of the GDPR sets a category apart; a part of a special category is special.
#[must_use]
pub fn special(category: &str) -> Option<Special> {
    Category::of(category)?.special
}

/// Whether a category holds what opens an account.
#[must_use]
pub fn is_credential(category: &str) -> bool {
    category == "system.authentication" || category.starts_with("user.authorization.")
}

fn of_field(field: &Field) -> Classification {
    let (category, confidence, reason) =
        given(field).or_else(|| by_header(field)).unwrap_or_else(|| by_kind(field));
    let known = Category::of(category);
    Classification {
        header: field.header.clone(),
        category,
        dpv: known.and_then(|known| known.dpv),
        special: known.is_some_and(|known| known.special.is_some()),
        us_sensitive: known.map_or("", |known| known.us_sensitive),
        credential: is_credential(category),
        confidence,
        reason,
    }
}

/// What the data dictionary says already.
fn given(field: &Field) -> Option<(&'static str, f64, String)> {
    Category::of(&field.category).map(|known| (known.key, 1.0, "given".to_owned()))
}

/// What the words of the header say, where the kind leaves it open or the words are graver.
fn by_header(field: &Field) -> Option<(&'static str, f64, String)> {
    if matches!(field.kind, Kind::Consent | Kind::Credential) {
        return None;
    }
    let header = words(&field.header);
    let found = OF_HEADER.iter().filter(|(phrase, _)| contains_phrase(&header, phrase));
    let grave = |category: &str| special(category).is_some() || is_credential(category);
    let fits = |category: &str| grave(category) || is_open(field.kind);
    let (phrase, category) = found
        .filter(|(_, category)| fits(category))
        .max_by_key(|(phrase, category)| (grave(category), phrase.len()))?;
    Some((category, BY_HEADER, format!("header:{phrase}")))
}

/// Whether a kind says how a value is written rather than what it is about.
const fn is_open(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::Category
            | Kind::Flag
            | Kind::Count
            | Kind::Money
            | Kind::Date
            | Kind::Timestamp
            | Kind::Id
            | Kind::IdNational
            | Kind::Url
            | Kind::Phone
    )
}

fn by_kind(field: &Field) -> (&'static str, f64, String) {
    let category = OF_KIND.lines().nth(field.kind as usize).unwrap_or("user");
    (category, field.confidence, format!("kind:{}", field.kind))
}
