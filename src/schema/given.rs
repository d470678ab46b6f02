//! What a person says the columns mean: `--schema`, or the option of that name.

use super::{Field, Schema};
use crate::error::{Error, Result};
use crate::text::case::lower;
use crate::text::nearest::nearest;
use crate::vocabulary::{Channel, ErrorCode, Kind, Part, Polarity, Purpose};
use serde_json::{Map, Value};

/// Keys of an entry of `fields`.
const KEYS: &[&str] = &[
    "header",
    "kind",
    "part",
    "group",
    "category",
    "channel",
    "purpose",
    "polarity",
    "owner",
    "use",
    "confidence",
    "reason",
];

/// Reads a schema: `{ "fields": [ { "header": "Mail", "kind": "email" } ] }` (a `name` beside the
/// fields, as the schemas of a result have it, is passed over), the list of fields alone, or in short
/// `{ "Mail": "email" }`.
///
/// # Errors
/// `schema.invalid`, `schema.unknown-kind`, `option.unknown` (a key), `word.unknown` (a channel,
/// purpose, polarity or part), the last three with the nearest name as `nearest`.
///
/// ```
/// let schema = selfsame::schema::parse(r#"{ "Mail": "email" }"#)?;
/// assert_eq!(schema.fields[0].header, "Mail");
/// # Ok::<(), selfsame::Error>(())
/// ```
pub fn parse(json: &str) -> Result<Schema> {
    read(json, field)
}

/// A schema as it was written, with how sure each field is and why.
pub(crate) fn restore(json: &str) -> Result<Schema> {
    read(json, |map| {
        let mut restored = field(map)?;
        restored.confidence = map.get("confidence").and_then(Value::as_f64).unwrap_or(restored.confidence);
        restored.reason = text(map, "reason")?.unwrap_or_default().to_owned();
        Ok(restored)
    })
}

fn read(json: &str, field: fn(&Map<String, Value>) -> Result<Field>) -> Result<Schema> {
    let fields = match serde_json::from_str(json) {
        Ok(Value::Array(entries)) => listed(&entries, field)?,
        Ok(Value::Object(map)) => match map.get("fields") {
            Some(Value::Array(entries)) => {
                known_key(map.keys(), &["fields", "name"])?;
                listed(entries, field)?
            }
            _ => map.iter().map(|(header, kind)| short(header, kind)).collect::<Result<_>>()?,
        },
        _ => return Err(invalid()),
    };
    Ok(Schema { fields })
}

fn listed(entries: &[Value], field: fn(&Map<String, Value>) -> Result<Field>) -> Result<Vec<Field>> {
    entries.iter().map(|entry| field(entry.as_object().ok_or_else(invalid)?)).collect()
}

fn invalid() -> Error {
    Error::new(
        ErrorCode::SchemaInvalid,
        "the schema is not a list of fields, an object with `fields`, or an object of headers and kinds",
    )
}

fn short(header: &str, kind: &Value) -> Result<Field> {
    match kind {
        Value::String(kind) => Ok(Field::new(header, parse_kind(kind)?, 1.0, "given")),
        Value::Object(map) => {
            let mut map = map.clone();
            map.insert("header".to_owned(), Value::String(header.to_owned()));
            field(&map)
        }
        _ => Err(Error::new(ErrorCode::SchemaInvalid, "a kind is a text")),
    }
}

fn field(map: &Map<String, Value>) -> Result<Field> {
    known_key(map.keys(), KEYS)?;
    let header = text(map, "header")?.ok_or_else(|| missing("header"))?;
    let kind = parse_kind(text(map, "kind")?.ok_or_else(|| missing("kind"))?)?;
    Ok(Field {
        part: word(map, "part", Part::parse, Part::ALL.iter().map(|part| part.as_str()))?,
        group: text(map, "group")?.unwrap_or_default().to_owned(),
        category: text(map, "category")?.unwrap_or_default().to_owned(),
        channel: word(map, "channel", Channel::parse, Channel::ALL.iter().map(|channel| channel.as_str()))?,
        purpose: word(map, "purpose", Purpose::parse, Purpose::ALL.iter().map(|purpose| purpose.as_str()))?,
        polarity: word(
            map,
            "polarity",
            Polarity::parse,
            Polarity::ALL.iter().map(|polarity| polarity.as_str()),
        )?,
        owner: text(map, "owner")?.unwrap_or_default().to_owned(),
        usage: text(map, "use")?.unwrap_or_default().to_owned(),
        ..Field::new(header, kind, 1.0, "given")
    })
}

fn missing(key: &'static str) -> Error {
    Error::new(ErrorCode::SchemaInvalid, "an entry of the schema lacks a key").with("key", key)
}

fn text<'a>(map: &'a Map<String, Value>, key: &'static str) -> Result<Option<&'a str>> {
    match map.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => {
            Err(Error::new(ErrorCode::SchemaInvalid, "a value of the schema is not a text").with("key", key))
        }
    }
}

fn word<T>(
    map: &Map<String, Value>,
    key: &'static str,
    parse: fn(&str) -> Option<T>,
    mut all: impl Iterator<Item = &'static str>,
) -> Result<Option<T>> {
    let Some(word) = text(map, key)? else { return Ok(None) };
    parse(word).map(Some).ok_or_else(|| {
        let error =
            Error::new(ErrorCode::WordUnknown, "the schema uses a word that does not exist").with("key", key);
        near(error, word, &mut all)
    })
}

fn parse_kind(kind: &str) -> Result<Kind> {
    Kind::parse(kind).ok_or_else(|| {
        let error = Error::new(ErrorCode::SchemaUnknownKind, "the schema names a kind that does not exist");
        near(error, kind, &mut Kind::ALL.iter().map(|kind| kind.as_str()))
    })
}

fn known_key<'a>(keys: impl Iterator<Item = &'a String>, known: &[&'static str]) -> Result<()> {
    for key in keys {
        if !known.contains(&key.as_str()) {
            let error = Error::new(ErrorCode::OptionUnknown, "the schema has a key that does not exist");
            return Err(near(error, key, &mut known.iter().copied()));
        }
    }
    Ok(())
}

/// Adds what was probably meant.
fn near(error: Error, given: &str, known: &mut dyn Iterator<Item = &str>) -> Error {
    match nearest(given, known) {
        Some(name) => error.with("nearest", name),
        None => error,
    }
}

/// Puts what a person said in the place of what was inferred. Columns are found by their exact
/// name, or by their name without regard to case where only one has it.
///
/// # Errors
/// `schema.unknown-column`, with the nearest name.
pub fn apply(schema: &mut Schema, overrides: &Schema) -> Result<()> {
    for given in &overrides.fields {
        let at = position(schema, &given.header).ok_or_else(|| unknown_column(schema, &given.header))?;
        if let Some(field) = schema.fields.get_mut(at) {
            *field = Field { header: field.header.clone(), ..given.clone() };
        }
    }
    Ok(())
}

fn position(schema: &Schema, header: &str) -> Option<usize> {
    let exact = schema.fields.iter().position(|field| field.header == header);
    exact.or_else(|| {
        let folded = lower(header);
        let mut alike = schema.fields.iter().enumerate().filter(|(_, field)| lower(&field.header) == folded);
        let (at, _) = alike.next()?;
        alike.next().is_none().then_some(at)
    })
}

fn unknown_column(schema: &Schema, header: &str) -> Error {
    let error =
        Error::new(ErrorCode::SchemaUnknownColumn, "the schema names a column that the input does not have")
            .with("column", header);
    near(error, header, &mut schema.fields.iter().map(|field| field.header.as_str()))
}
