//! What a person says the columns mean: `--schema`, or the option of that name.

use super::{Field, Schema};
use crate::error::{Error, Result};
use crate::text::case::lower;
use crate::text::json::Json;
use crate::text::nearest::nearest;
use crate::vocabulary::{Channel, ErrorCode, Kind, Part, Polarity, Purpose};

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
    from_json(&Json::parse(json).map_err(|_| invalid())?)
}

/// The same from a tree.
///
/// # Errors
/// Those of `parse`.
pub fn from_json(json: &Json) -> Result<Schema> {
    read(json, field)
}

/// A schema as it was written, with how sure each field is and why.
pub(crate) fn restore(json: &str) -> Result<Schema> {
    read(&Json::parse(json).map_err(|_| invalid())?, |given| {
        let mut restored = field(given)?;
        restored.confidence = given.get("confidence").and_then(Json::number).unwrap_or(restored.confidence);
        restored.reason = text(given, "reason")?.unwrap_or_default().to_owned();
        Ok(restored)
    })
}

fn invalid() -> Error {
    Error::new(
        ErrorCode::SchemaInvalid,
        "the schema is not a list of fields, an object with `fields`, or an object of headers and kinds",
    )
}

fn read(json: &Json, field: fn(&Json) -> Result<Field>) -> Result<Schema> {
    if let Some(entries) = json.list() {
        return listed(entries, field);
    }
    let entries = json.object().ok_or_else(invalid)?;
    if let Some(Json::List(given)) = json.get("fields") {
        known_key(entries, &["fields", "name"])?;
        return listed(given, field);
    }
    let mut fields = Vec::new();
    for (header, kind) in entries {
        fields.push(short(header, kind)?);
    }
    Ok(Schema { fields })
}

fn listed(entries: &[Json], field: fn(&Json) -> Result<Field>) -> Result<Schema> {
    let mut fields = Vec::new();
    for entry in entries {
        fields.push(field(entry)?);
    }
    Ok(Schema { fields })
}

fn short(header: &str, kind: &Json) -> Result<Field> {
    match kind {
        Json::Text(kind) => Ok(Field::new(header, parse_kind(kind)?, 1.0, "given")),
        Json::Object(given) => {
            let mut given = given.clone();
            given.push(("header".to_owned(), Json::Text(header.to_owned())));
            field(&Json::Object(given))
        }
        _ => Err(Error::new(ErrorCode::SchemaInvalid, "a kind is a text")),
    }
}

fn field(given: &Json) -> Result<Field> {
    known_key(given.object().ok_or_else(invalid)?, KEYS)?;
    let free = |key| -> Result<String> { Ok(text(given, key)?.unwrap_or_default().to_owned()) };
    let header = text(given, "header")?.ok_or_else(|| missing("header"))?;
    let kind = parse_kind(text(given, "kind")?.ok_or_else(|| missing("kind"))?)?;
    Ok(Field {
        part: word(given, "part", Part::ALL, Part::as_str)?,
        group: free("group")?,
        category: free("category")?,
        channel: word(given, "channel", Channel::ALL, Channel::as_str)?,
        purpose: word(given, "purpose", Purpose::ALL, Purpose::as_str)?,
        polarity: word(given, "polarity", Polarity::ALL, Polarity::as_str)?,
        owner: free("owner")?,
        usage: free("use")?,
        ..Field::new(header, kind, 1.0, "given")
    })
}

fn missing(key: &'static str) -> Error {
    Error::new(ErrorCode::SchemaInvalid, "an entry of the schema lacks a key").with("key", key)
}

fn text<'a>(given: &'a Json, key: &'static str) -> Result<Option<&'a str>> {
    let Some(value) = given.get(key) else { return Ok(None) };
    value.text().map(Some).ok_or_else(|| {
        Error::new(ErrorCode::SchemaInvalid, "a value of the schema is not a text").with("key", key)
    })
}

fn word<T: Copy>(
    given: &Json,
    key: &'static str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<Option<T>> {
    let Some(word) = text(given, key)? else { return Ok(None) };
    let found = all.iter().copied().find(|member| name(*member) == word);
    found.map(Some).ok_or_else(|| unknown_word(key, word, &mut all.iter().map(|member| name(*member))))
}

// Once for all vocabularies.
fn unknown_word(key: &'static str, word: &str, known: &mut dyn Iterator<Item = &str>) -> Error {
    let error =
        Error::new(ErrorCode::WordUnknown, "the schema uses a word that does not exist").with("key", key);
    near(error, word, known)
}

fn parse_kind(kind: &str) -> Result<Kind> {
    Kind::parse(kind).ok_or_else(|| {
        let error = Error::new(ErrorCode::SchemaUnknownKind, "the schema names a kind that does not exist");
        near(error, kind, &mut Kind::ALL.iter().map(|kind| kind.as_str()))
    })
}

/// Whether every key is one of those.
pub(crate) fn known_key(entries: &[(String, Json)], known: &[&'static str]) -> Result<()> {
    for (key, _) in entries {
        if !known.contains(&key.as_str()) {
            let stray: String = key.chars().take(40).collect();
            let error = Error::new(ErrorCode::OptionUnknown, "a key was given that does not exist")
                .with("key", stray);
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
