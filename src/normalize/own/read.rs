//! The caller's tables out of JSON.
//!
//! Does: check every key and every text before any row counts; an error names table and row.

use super::{Of, OwnTables};
use crate::data::{STREET_WORDS, country_shown};
use crate::error::{Error, Result};
use crate::limits::{POPULATION_ROWS, TABLE_NAMES, TABLE_ROWS, TABLE_TEXT_BYTES};
use crate::normalize::address::locality_key;
use crate::normalize::email::is_domain;
use crate::normalize::latin::{given_without_digraphs, romanized, without_digraphs};
use crate::schema::known_key;
use crate::text::case::lower;
use crate::text::fold::fold;
use crate::text::json::Json;
use crate::vocabulary::{ErrorCode, Kind};

/// The tables.
const TABLES: &[&str] = &["providers", "legalForms", "nicknames", "streetTypes", "population"];
/// The keys of their rows.
const KEYS: [&[&str]; 5] = [
    &["domain", "class", "ignoreDots", "plusTags", "hyphenTags", "canonical"],
    &["text", "form", "country", "place"],
    &["name", "nicknames"],
    &["written", "full", "country"],
    &["kind", "value", "share"],
];

/// Whose the mailboxes of a domain are, as the signs of `data/mail-domains.tsv`.
const CLASSES: &[(&str, &str)] = &[("", "k"), ("public", "f"), ("disposable", "d"), ("role", "o")];
/// What a rule of match keys says, as the signs of `data/mail-providers.tsv`.
const SIGNS: &[(&str, char)] = &[("ignoreDots", '.'), ("plusTags", '+'), ("hyphenTags", '-')];
/// Where a legal form stands.
const PLACES: &[(&str, &str)] = &[("end", ""), ("start", "^")];

/// One row. Readers note the first key that they object to and go on; the row is refused as a whole.
struct Row<'j> {
    given: &'j Json,
    fault: Option<(ErrorCode, &'static str)>,
}

impl OwnTables {
    /// Reads the option `tables`.
    ///
    /// # Errors
    /// Those of `from_json`, and `table.invalid` for what is no JSON.
    pub fn parse(json: &str) -> Result<Self> {
        Self::from_json(&Json::parse(json).unwrap_or(Json::Null))
    }

    /// The same from a tree.
    ///
    /// # Errors
    /// `option.unknown` for a key that does not exist, `table.invalid` for a row that says nothing or
    /// something else than it may, `country.unknown`, `table.too-large` above `limits::TABLE_ROWS`.
    pub fn from_json(given: &Json) -> Result<Self> {
        let mut own = Self::default();
        known(given, TABLES)?;
        for (table, keys) in TABLES.iter().zip(KEYS) {
            let Some(list) = given.get(table) else { continue };
            own.read(list, table, keys).map_err(|error| error.with("table", table))?;
        }
        Ok(own)
    }

    fn read(&mut self, list: &Json, table: &str, keys: &[&'static str]) -> Result<()> {
        let rows = list.list().ok_or_else(|| invalid("A table must be a list of rows."))?;
        let most = if table == "population" { POPULATION_ROWS } else { TABLE_ROWS };
        if rows.len() > most {
            let error = Error::new(ErrorCode::TableTooLarge, "The table has too many rows.");
            return Err(error.with("limitRows", most));
        }
        for (at, given) in rows.iter().enumerate() {
            let known = known(given, keys);
            known.and_then(|()| self.add_row(table, given, at)).map_err(|error| error.with("row", at + 1))?;
        }
        Ok(())
    }

    fn add_row(&mut self, table: &str, given: &Json, at: usize) -> Result<()> {
        let mut row = Row { given, fault: None };
        match table {
            "providers" => row.provider(self),
            "legalForms" => row.legal_form(self),
            "nicknames" => row.nickname(&at.to_string(), self),
            "streetTypes" => row.street_type(self),
            _ => row.share(self),
        }
        let message = "A row of a table lacks a key, or has there what it may not.";
        row.fault.map_or(Ok(()), |(code, key)| Err(Error::new(code, message).with("key", key)))
    }

    fn add(&mut self, of: Of, key: &str, country: &str, text: &str) {
        self.restore(of as u64, key, country, text);
    }
}

fn invalid(message: &str) -> Error {
    Error::new(ErrorCode::TableInvalid, message)
}

/// Whether it is an object of which every key is known.
fn known(given: &Json, known: &[&'static str]) -> Result<()> {
    known_key(given.object().ok_or_else(|| invalid("Tables and their rows must be objects."))?, known)
}

impl<'j> Row<'j> {
    fn object(&mut self, code: ErrorCode, key: &'static str) {
        self.fault = self.fault.or(Some((code, key)));
    }

    /// A text with letters or figures; empty where the key is not there.
    fn text(&mut self, key: &'static str) -> &'j str {
        self.given.get(key).map_or("", |text| self.sound(key, text))
    }

    fn required(&mut self, key: &'static str) -> &'j str {
        let text = self.text(key);
        if text.is_empty() {
            self.object(ErrorCode::TableInvalid, key);
        }
        text
    }

    fn sound(&mut self, key: &'static str, text: &'j Json) -> &'j str {
        let is_sound = |text: &&str| text.len() <= TABLE_TEXT_BYTES && !fold(text).is_empty();
        text.text().filter(is_sound).unwrap_or_else(|| {
            self.object(ErrorCode::TableInvalid, key);
            ""
        })
    }

    /// What a word of a closed list means; the first of the list where the key is not there.
    fn choice(&mut self, key: &'static str, list: &[(&str, &'static str)]) -> &'static str {
        let text = self.text(key);
        let found = list.iter().find(|(word, _)| *word == text || text.is_empty());
        found.map(|(_, meaning)| *meaning).unwrap_or_else(|| {
            self.object(ErrorCode::TableInvalid, key);
            ""
        })
    }

    fn domain(&mut self, key: &'static str) -> String {
        let domain = lower(self.text(key));
        if !domain.is_empty() && !is_domain(&domain) {
            self.object(ErrorCode::TableInvalid, key);
        }
        domain
    }

    fn country(&mut self) -> String {
        let country = self.text("country").to_ascii_uppercase();
        if !country.is_empty() && country_shown(&country).is_none() {
            self.object(ErrorCode::CountryUnknown, "country");
        }
        country
    }

    /// A class and a rule in the signs of `data/mail-providers.tsv`.
    fn provider(&mut self, own: &mut OwnTables) {
        self.required("domain");
        let domain = self.domain("domain");
        let mut rule = self.choice("class", CLASSES).to_owned();
        for (key, sign) in SIGNS {
            match self.given.get(key).map_or(Some(false), Json::flag) {
                Some(true) => rule.push(*sign),
                Some(false) => {}
                None => self.object(ErrorCode::TableInvalid, key),
            }
        }
        rule.push_str(&self.domain("canonical"));
        own.add(Of::Provider, &domain, "", &rule);
    }

    fn legal_form(&mut self, own: &mut OwnTables) {
        let (text, form) = (self.required("text"), self.text("form"));
        let place = self.choice("place", PLACES);
        let form = [place, if form.is_empty() { text } else { form }].concat();
        own.add(Of::LegalForm, &fold(text), &self.country(), &form);
    }

    /// Every name of the row means the row.
    fn nickname(&mut self, row: &str, own: &mut OwnTables) {
        let others = self.given.get("nicknames").and_then(Json::list).unwrap_or_default();
        if !(1..=TABLE_NAMES).contains(&others.len()) {
            self.object(ErrorCode::TableInvalid, "nicknames");
        }
        let name = self.required("name");
        own.add(Of::Nickname, &given_without_digraphs(&romanized(fold(name))), "", row);
        for other in others {
            let other = self.sound("nicknames", other);
            own.add(Of::Nickname, &given_without_digraphs(&romanized(fold(other))), "", row);
        }
    }

    /// The value as records are compared by it.
    fn share(&mut self, own: &mut OwnTables) {
        let (kind, value) = (self.required("kind"), self.required("value"));
        let key = match Kind::parse(kind) {
            Some(Kind::NameGiven) => given_without_digraphs(&romanized(fold(value))).into_owned(),
            Some(Kind::NameMiddle | Kind::NameFamily | Kind::Organization) => {
                without_digraphs(&romanized(fold(value))).into_owned()
            }
            Some(Kind::AddressLocality) => without_digraphs(&locality_key(value)).into_owned(),
            Some(Kind::AddressPostcode) => fold(value).chars().filter(|c| *c != ' ').collect(),
            _ => String::new(),
        };
        if key.is_empty() {
            self.object(ErrorCode::TableInvalid, "kind");
        }
        let share = self.given.get("share");
        if !share.and_then(Json::number).is_some_and(|share| 0.0 < share && share < 1.0) {
            self.object(ErrorCode::TableInvalid, "share");
        }
        own.add(Of::Population, &key, kind, share.and_then(Json::said).unwrap_or_default());
    }

    /// Both words are spelled as the full one is.
    fn street_type(&mut self, own: &mut OwnTables) {
        let (written, full) = (fold(self.required("written")), fold(self.required("full")));
        let country = self.country();
        let spelling = STREET_WORDS.get(&full).unwrap_or(&full);
        for word in [&written, &full] {
            own.add(Of::StreetType, word, &country, spelling);
        }
    }
}
