//! Tables that the caller brings: mail providers, legal forms, forms of given names, words for a street, and how
//! frequent values are among all people.
//!
//! Does: answer before the tables of `data/` do, in one country or in all.
//! Does not: stay anywhere: it is a handle that travels with the options, and with a resolver into its
//! snapshot.

mod read;

use super::Context;
use crate::text::interner::Interner;
use crate::text::json::Json;
use crate::vocabulary::Kind;
use std::sync::Arc;

/// Rows of the caller, to be shared: a clone is a handle.
///
/// ```
/// use selfsame::normalize::{value, Context, OwnTables};
/// use selfsame::vocabulary::{Kind, Part};
/// let own = OwnTables::parse(r#"{ "legalForms": [{ "text": "Körperschaft" }] }"#)?;
/// let context = Context { own: Some(&own), ..Context::default() };
/// let clean = value(Kind::Organization, "Acme Körperschaft", &context);
/// assert_eq!(clean.part(Part::Core), Some("Acme"));
/// # Ok::<(), selfsame::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct OwnTables(Arc<[Rows; 5]>);

/// The tables in the order of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Domain → its class and rule, as in `data/mail-domains.tsv`.
    Provider,
    /// Folded text → usual spelling, `^` before one that stands first.
    LegalForm,
    /// Folded name → the number of its row.
    Nickname,
    /// Folded word → its spelling and marks, as in `data/street-words.tsv`.
    StreetType,
    /// Folded value → its share of all who have one; by its kind where the others name a country.
    Population,
}

/// The rows of one table by their key.
#[derive(Debug, Default)]
struct Rows {
    keys: Interner,
    /// By the number of the key.
    meanings: Vec<Vec<Meaning>>,
}

/// What a key means, in one country or in all.
#[derive(Debug)]
struct Meaning {
    country: String,
    text: String,
}

impl Rows {
    fn add(&mut self, key: &str, country: &str, text: &str) {
        let number = self.keys.intern(key) as usize;
        if number == self.meanings.len() {
            self.meanings.push(Vec::new());
        }
        if let Some(meanings) = self.meanings.get_mut(number) {
            meanings.push(Meaning { country: country.to_owned(), text: text.to_owned() });
        }
    }

    fn of(&self, key: &str) -> &[Meaning] {
        self.keys.get(key).and_then(|number| self.meanings.get(number as usize)).map_or(&[], Vec::as_slice)
    }

    /// What a key means: in its country, in all, or somewhere where the country is not known.
    fn get(&self, key: &str, country: Option<&str>) -> Option<&str> {
        let meanings = self.of(key);
        let of = |country: &str| meanings.iter().find(|meaning| meaning.country == country);
        let found = match country {
            Some(country) => of(country).or_else(|| of("")),
            None => of("").or(meanings.first()),
        };
        found.map(|meaning| meaning.text.as_str())
    }
}

impl OwnTables {
    fn rows(&self, of: Of) -> Option<&Rows> {
        self.0.get(of as usize)
    }

    /// What a key of a table means.
    pub(super) fn get(&self, of: Of, key: &str, country: Option<&str>) -> Option<&str> {
        self.rows(of)?.get(key, country)
    }

    /// Whether two folded given names stand in one row.
    pub(super) fn share(&self, left: &str, right: &str) -> bool {
        let rows = |name| self.rows(Of::Nickname).map_or(&[] as &[Meaning], |rows| rows.of(name));
        rows(left).iter().any(|one| rows(right).iter().any(|other| one.text == other.text))
    }

    /// The share of a folded value of a kind, where the caller knows it.
    #[must_use]
    pub fn share_of(&self, kind: Kind, text: &str) -> Option<f64> {
        let meanings = self.rows(Of::Population)?.of(text);
        let known = meanings.iter().find(|meaning| meaning.country == kind.as_str())?;
        Json::Number(known.text.clone()).number()
    }

    /// Every meaning: number of its table, key, country, text.
    pub fn entries(&self) -> impl Iterator<Item = (u64, &str, &str, &str)> {
        self.0.iter().enumerate().flat_map(|(table, rows)| {
            rows.meanings.iter().enumerate().flat_map(move |(number, meanings)| {
                let key = rows.keys.text(number as u32);
                meanings.iter().map(move |meaning| (table as u64, key, &*meaning.country, &*meaning.text))
            })
        })
    }

    /// Adds one of `entries`; nothing where there is no such table.
    pub fn restore(&mut self, table: u64, key: &str, country: &str, text: &str) {
        let rows = Arc::get_mut(&mut self.0).and_then(|all| all.get_mut(usize::try_from(table).ok()?));
        if let Some(rows) = rows {
            rows.add(key, country, text);
        }
    }
}

impl<'t> Context<'t> {
    /// What the caller's tables say of a key here.
    pub(super) fn own(&self, of: Of, key: &str) -> Option<&'t str> {
        self.own?.get(of, key, self.country())
    }
}

#[cfg(test)]
mod tests;
