//! Options and records on their way in.
//!
//! Does: checks every key of an options object before anything is read, and words the errors
//! itself, since a decoder's own words quote values.

use crate::data::country_shown;
use crate::error::{Error, Result, Wrong};
use crate::normalize::DateOrder;
use crate::record::{self, Record};
use crate::text::civil::days_in;
use crate::text::json::Json;
use crate::text::nearest::nearest;
use crate::vocabulary::{ErrorCode, Stage};

/// The options of one call. What is wrong with one is noted, and it counts as not given.
pub(super) struct Options {
    given: Json,
    wrong: Wrong,
}

impl Options {
    /// Reads a JSON object of which every key must be known.
    pub(super) fn read(text: &str, known: &[&'static str]) -> Result<Self> {
        let given = Json::parse(text).unwrap_or(Json::Null);
        let Some(entries) = given.object() else {
            return Err(Error::new(ErrorCode::OptionInvalid, "The options must be a plain object."));
        };
        match entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(unknown(ErrorCode::OptionUnknown, key, known)),
            None => Ok(Self { given, wrong: Wrong::default() }),
        }
    }

    /// What was read of the options, if nothing was wrong with them.
    pub(super) fn sound<T>(&self, read: T) -> Result<T> {
        self.wrong.or(read)
    }

    /// An option that its own room reads.
    pub(super) fn read_by<T>(&self, name: &str, read: fn(&Json) -> Result<T>) -> Option<T> {
        match read(self.value(name)?) {
            Ok(read) => Some(read),
            Err(error) => {
                self.wrong.note(error);
                None
            }
        }
    }

    /// An option as it came; `null` counts as not given.
    pub(super) fn value(&self, name: &str) -> Option<&Json> {
        self.given.get(name)
    }

    /// A text.
    pub(super) fn text(&self, name: &'static str) -> Option<&str> {
        self.typed(name, "a text", Json::text)
    }

    /// Yes or no.
    pub(super) fn flag(&self, name: &'static str) -> Option<bool> {
        self.typed(name, "true or false", Json::flag)
    }

    /// A number within bounds, both included.
    pub(super) fn number(&self, name: &'static str, low: f64, high: f64) -> Option<f64> {
        let what = format!("a number from {} to {}", low as i64, high as i64);
        self.typed(name, &what, |value| value.number().filter(|number| (low..=high).contains(number)))
    }

    /// An ISO 3166-1 alpha-2 code.
    pub(super) fn country(&self, name: &'static str) -> Option<[u8; 2]> {
        let letters = |value: &Json| <[u8; 2]>::try_from(value.text()?.to_ascii_uppercase().as_bytes()).ok();
        let code = self.typed(name, "an ISO 3166-1 code of two letters, like \"DE\"", letters)?;
        if std::str::from_utf8(&code).ok().and_then(country_shown).is_none() {
            let error = Error::new(ErrorCode::CountryUnknown, "There is no country of that code.");
            self.wrong.note(error.with("option", name));
        }
        Some(code)
    }

    /// A stage to stop after.
    pub(super) fn until(&self, name: &'static str) -> Option<Stage> {
        self.typed(name, "\"understand\", \"cleanse\" or \"train\"", |value| {
            match Stage::parse(value.text()?)? {
                stage @ (Stage::Understand | Stage::Cleanse | Stage::Train) => Some(stage),
                _ => None,
            }
        })
    }

    /// Which way round dates are.
    pub(super) fn date_order(&self, name: &'static str) -> Option<DateOrder> {
        self.typed(name, "\"dmy\", \"mdy\" or \"ymd\"", |value| match value.text()? {
            "dmy" => Some(DateOrder::DayMonthYear),
            "mdy" => Some(DateOrder::MonthDayYear),
            "ymd" => Some(DateOrder::YearMonthDay),
            _ => None,
        })
    }

    /// A calendar date as the number `yyyymmdd`.
    pub(super) fn date(&self, name: &'static str) -> Option<u32> {
        self.typed(name, "a date like \"2026-11-21\"", |value| day(value.text()?))
    }

    fn typed<'a, T>(
        &'a self,
        name: &'static str,
        what: &str,
        read: impl Fn(&'a Json) -> Option<T>,
    ) -> Option<T> {
        let read = read(self.value(name)?);
        if read.is_none() {
            let message = format!("The option `{name}` must be {what}.");
            self.wrong.note(Error::new(ErrorCode::OptionInvalid, message).with("option", name));
        }
        read
    }
}

/// `2026-11-21…` as 20261121.
fn day(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let rest = bytes.get(10).copied();
    let shaped =
        bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-') && matches!(rest, None | Some(b'T'));
    let exists = (1..=12).contains(&month) && (1..=days_in(year.into(), month.into())).contains(&day.into());
    (shaped && exists).then_some(year * 10_000 + month * 100 + day)
}

/// A name that is not known, with the nearest that is.
pub(super) fn unknown(code: ErrorCode, given: &str, known: &[&'static str]) -> Error {
    let near = nearest(given, known.iter().copied());
    let hint = match near {
        Some(name) => format!("Did you mean `{name}`?"),
        None => format!("Known are: {}.", known.join(", ")),
    };
    let error =
        Error::new(code, format!("`{}` is not known. {hint}", clip(given))).with("given", clip(given));
    match near {
        Some(name) => error.with("nearest", name),
        None => error,
    }
}

/// A shape that its own room reads.
pub(super) fn tree(text: &str, code: ErrorCode, message: &str) -> Result<Json> {
    Json::parse(text).map_err(|_| Error::new(code, message))
}

/// A key is the caller's word, not a customer's; even so, only its beginning is repeated.
fn clip(key: &str) -> String {
    key.chars().take(40).collect()
}

/// One record: an object of texts, numbers, flags, or lists of them; `null` counts as not there.
pub(super) fn record(text: &str) -> Result<Record> {
    record_of(Json::parse(text).unwrap_or(Json::Null))
}

/// The record that a JSON value is.
pub(super) fn record_of(json: Json) -> Result<Record> {
    fields(json).map(|fields| Record { fields }).ok_or_else(no_record)
}

pub(super) fn no_record() -> Error {
    Error::new(
        ErrorCode::RecordShape,
        "A record must be a plain object of texts, numbers, flags or lists of them.",
    )
}

fn fields(record: Json) -> Option<Vec<(String, record::Value)>> {
    let Json::Object(entries) = record else { return None };
    let mut fields = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        let value = match value {
            Json::List(values) => record::Value::List(texts(values)?),
            one => record::Value::Text(one.into_said()?),
        };
        fields.push((name, value));
    }
    Some(fields)
}

/// A list of texts, numbers or flags.
fn texts(values: Vec<Json>) -> Option<Vec<String>> {
    let mut texts = Vec::with_capacity(values.len());
    for value in values {
        texts.push(value.into_said()?);
    }
    Some(texts)
}
