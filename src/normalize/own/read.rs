//! The caller's tables out of JSON.
//!
//! Does: check every key and every text before any row counts; an error names table and row.

use super::{Of, OwnTables};
use crate::data::{COUNTRY_SHOWN, STREET_WORDS};
use crate::error::{Error, Result};
use crate::limits::{TABLE_NAMES, TABLE_ROWS, TABLE_TEXT_BYTES};
use crate::normalize::email::is_domain;
use crate::normalize::latin::romanized;
use crate::text::case::lower;
use crate::text::fold::fold;
use crate::text::json::Json;
use crate::text::nearest::nearest;
use crate::vocabulary::ErrorCode;

/// The tables and the keys of their rows, the required one first.
const TABLES: &[(&str, &[&str])] = &[
    ("providers", &["domain", "class", "ignoreDots", "plusTags", "hyphenTags", "canonical"]),
    ("legalForms", &["text", "form", "country", "place"]),
    ("nicknames", &["name", "nicknames"]),
    ("streetTypes", &["written", "full", "country"]),
];

/// One row with the names that an error has to say.
struct Row<'j> {
    table: &'static str,
    number: usize,
    given: &'j Json,
}

impl OwnTables {
    /// Reads the option `tables`.
    ///
    /// # Errors
    /// Those of `from_json`, and `table.invalid` for what is no JSON.
    pub fn parse(json: &str) -> Result<Self> {
        let given = Json::parse(json);
        Self::from_json(&given.map_err(|_| Error::new(ErrorCode::TableInvalid, "The tables are no JSON."))?)
    }

    /// The same from a tree.
    ///
    /// # Errors
    /// `option.unknown` for a key that does not exist, `table.invalid` for a row that says nothing or
    /// something else than it may, `country.unknown`, `table.too-large` above `limits::TABLE_ROWS`.
    pub fn from_json(given: &Json) -> Result<Self> {
        let Some(entries) = given.object() else {
            return Err(Error::new(
                ErrorCode::TableInvalid,
                "The option `tables` must be an object of lists.",
            ));
        };
        known(entries, &mut TABLES.iter().map(|(table, _)| *table))?;
        let mut own = Self::default();
        let mut rows = 0;
        for (table, keys) in TABLES {
            let Some(list) = given.get(table) else { continue };
            let list = list.list().ok_or_else(|| {
                Error::new(ErrorCode::TableInvalid, "A table must be a list of rows.").with("table", table)
            })?;
            rows += list.len();
            if rows > TABLE_ROWS {
                let error = Error::new(ErrorCode::TableTooLarge, "The tables have too many rows.");
                return Err(error.with("table", table).with("limitRows", TABLE_ROWS));
            }
            for (at, given) in list.iter().enumerate() {
                let row = Row { table, number: at + 1, given };
                row.check(keys)?;
                match *table {
                    "providers" => row.provider(&mut own)?,
                    "legalForms" => row.legal_form(&mut own)?,
                    "nicknames" => row.nickname(&mut own)?,
                    _ => row.street_type(&mut own)?,
                }
            }
        }
        Ok(own)
    }

    fn add(&mut self, of: Of, key: &str, country: &str, text: &str) {
        self.restore(of as u64, key, country, text);
    }
}

/// Whether every key is known; else the nearest that is.
fn known(entries: &[(String, Json)], known: &mut dyn Iterator<Item = &'static str>) -> Result<()> {
    let known: Vec<&str> = known.collect();
    let Some((key, _)) = entries.iter().find(|(key, _)| !known.contains(&key.as_str())) else {
        return Ok(());
    };
    let error = Error::new(ErrorCode::OptionUnknown, "The tables have a key that does not exist.");
    Err(match nearest(key, known) {
        Some(near) => error.with("nearest", near),
        None => error,
    })
}

impl<'j> Row<'j> {
    fn at(&self, error: Error) -> Error {
        error.with("table", self.table).with("row", self.number)
    }

    fn wrong(&self, key: &str) -> Error {
        let message = "A row of a table lacks a key, or has there what it may not.";
        self.at(Error::new(ErrorCode::TableInvalid, message)).with("key", key)
    }

    fn check(&self, keys: &[&'static str]) -> Result<()> {
        let entries = self.given.object().ok_or_else(|| self.wrong(""))?;
        known(entries, &mut keys.iter().copied()).map_err(|error| self.at(error))
    }

    /// A text with letters or figures; nothing where the key is not there.
    fn text(&self, key: &str) -> Result<Option<&'j str>> {
        self.given.get(key).map(|text| self.sound(key, text)).transpose()
    }

    fn required(&self, key: &str) -> Result<&'j str> {
        self.text(key)?.ok_or_else(|| self.wrong(key))
    }

    fn sound(&self, key: &str, text: &'j Json) -> Result<&'j str> {
        let is_sound = |text: &&str| text.len() <= TABLE_TEXT_BYTES && !fold(text).is_empty();
        text.text().filter(is_sound).ok_or_else(|| self.wrong(key))
    }

    fn flag(&self, key: &str) -> Result<bool> {
        let flag = self.given.get(key).map_or(Some(false), Json::flag);
        flag.ok_or_else(|| self.wrong(key))
    }

    fn domain(&self, key: &str) -> Result<Option<String>> {
        let Some(domain) = self.text(key)?.map(lower) else { return Ok(None) };
        if is_domain(&domain) { Ok(Some(domain)) } else { Err(self.wrong(key)) }
    }

    fn country(&self) -> Result<String> {
        let country = self.text("country")?.unwrap_or_default().to_ascii_uppercase();
        match country.is_empty() || COUNTRY_SHOWN.has(&country) {
            true => Ok(country),
            false => Err(self.at(Error::new(ErrorCode::CountryUnknown, "There is no country of that code."))),
        }
    }

    /// A class and a rule in the signs of `data/mail-providers.tsv`.
    fn provider(&self, own: &mut OwnTables) -> Result<()> {
        let domain = self.domain("domain")?.ok_or_else(|| self.wrong("domain"))?;
        let mut rule = String::from(match self.text("class")? {
            None => "k",
            Some("public") => "f",
            Some("disposable") => "d",
            Some("role") => "o",
            Some(_) => return Err(self.wrong("class")),
        });
        for (key, sign) in [("ignoreDots", '.'), ("plusTags", '+'), ("hyphenTags", '-')] {
            if self.flag(key)? {
                rule.push(sign);
            }
        }
        rule.push_str(&self.domain("canonical")?.unwrap_or_default());
        own.add(Of::Provider, &domain, "", &rule);
        Ok(())
    }

    fn legal_form(&self, own: &mut OwnTables) -> Result<()> {
        let text = self.required("text")?;
        let first = match self.text("place")? {
            None | Some("end") => "",
            Some("start") => "^",
            Some(_) => return Err(self.wrong("place")),
        };
        let form = [first, self.text("form")?.unwrap_or(text)].concat();
        own.add(Of::LegalForm, &fold(text), &self.country()?, &form);
        Ok(())
    }

    /// Every name of the row means the row.
    fn nickname(&self, own: &mut OwnTables) -> Result<()> {
        let row = self.number.to_string();
        let name = self.required("name")?;
        let others = self.given.get("nicknames").and_then(Json::list);
        let others = others.filter(|others| (1..=TABLE_NAMES).contains(&others.len()));
        for other in others.ok_or_else(|| self.wrong("nicknames"))? {
            own.add(Of::Nickname, &romanized(fold(self.sound("nicknames", other)?)), "", &row);
        }
        own.add(Of::Nickname, &romanized(fold(name)), "", &row);
        Ok(())
    }

    /// Both words are spelled as the full one is.
    fn street_type(&self, own: &mut OwnTables) -> Result<()> {
        let (written, full) = (fold(self.required("written")?), fold(self.required("full")?));
        let country = self.country()?;
        let spelling = STREET_WORDS.get(&full).unwrap_or(&full);
        for word in [&written, &full] {
            own.add(Of::StreetType, word, &country, spelling);
        }
        Ok(())
    }
}
