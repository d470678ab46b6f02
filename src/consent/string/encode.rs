//! A consent string from what `decode` gives, or from a part of it.

use super::decode::section as numbered;
use super::read::at;
use super::write::{self, value};
use crate::consent::decode::{Object, words};
use crate::data::consent_layout::Section;
use crate::error::{Result, Wrong};
use crate::text::json::Json;
use crate::text::order::sort_by_key;
use crate::vocabulary::ConsentFormat;

words!(ConsentFormat);

/// Encodes a consent string. What it takes is what a decoded one looks like in JavaScript: `format`, `fields`,
/// for GPP `sections` by name or one `section` with its `fields`, `segments` to write (of GPP by section),
/// and `skipped` sections, which are put back as they came. A field that is not given is written as its
/// default; `Created` and `LastUpdated` have none.
///
/// ```
/// use selfsame::consent::string::encode;
/// use selfsame::text::json::Json;
/// let said = Json::parse(r#"{ "format": "gpp", "sections": { "usca": { "SaleOptOut": 1, "Gpc": true } } }"#);
/// assert_eq!(encode(&said.unwrap())?, "DBABBg~BAQAAABA.YA");
/// # Ok::<(), selfsame::Error>(())
/// ```
///
/// # Errors
/// `consent.invalid` for a key that does not exist, `word.unknown` for a format or section that does not
/// exist, `consent.string.value` for a value that is missing or does not fit.
pub fn encode(said: &Json) -> Result<String> {
    let wrong = Wrong::default();
    let keys = ["format", "section", "fields", "sections", "segments", "skipped"];
    let object = Object::read(said, "string".to_owned(), &keys, &wrong);
    let format: Option<ConsentFormat> = object.needed("format", object.word("format"));
    let section = object.text("section");
    wrong.or(())?;
    let (fields, segments) = (object.get("fields").unwrap_or(&Json::Null), object.get("segments"));
    match (format, section) {
        (Some(ConsentFormat::Usp), _) => {
            let text = one("uspv1", fields, None)?;
            if text.starts_with('1') { Ok(text) } else { Err(value("US Privacy has one version: 1.")) }
        }
        (Some(ConsentFormat::Gpp), None) => gpp(said),
        (Some(ConsentFormat::Gpp), Some(name)) => one(name, fields, segments),
        _ => {
            let first = fields.get("version").and_then(Json::number) == Some(1.0);
            one(if first { "tcfv1" } else { "tcfv2" }, fields, segments)
        }
    }
}

/// One section by its name.
fn one(name: &str, fields: &Json, segments: Option<&Json>) -> Result<String> {
    let section = at(numbered(name)?)?;
    let wrong = Wrong::default();
    if *fields != Json::Null {
        Object::read(fields, name.to_owned(), &names(section), &wrong);
    }
    wrong.or(())?;
    write::section(section, fields, segments.and_then(Json::list))
}

/// Every key that the fields of a section may have.
fn names(section: &'static Section) -> Vec<&'static str> {
    let mut names = vec!["Id"];
    for segment in section.segments {
        names.extend(segment.included);
        names.extend(segment.fields.iter().map(|field| field.name()));
    }
    names
}

/// The header and the sections in the order of their numbers.
fn gpp(said: &Json) -> Result<String> {
    let mut texts = Vec::new();
    for (name, fields) in said.get("sections").and_then(Json::object).unwrap_or_default() {
        let segments = said.get("segments").and_then(|segments| segments.get(name));
        texts.push((at(numbered(name)?)?.id, one(name, fields, segments)?));
    }
    for skipped in said.get("skipped").and_then(Json::list).unwrap_or_default() {
        let id = skipped.get("id").and_then(Json::number).filter(|id| (1.0..=255.0).contains(id));
        let text = skipped.get("text").and_then(Json::text).filter(|text| !text.contains('~'));
        let (Some(id), Some(text)) = (id, text) else {
            return Err(value("A skipped section needs its id and its text."));
        };
        texts.push((id as u8, text.to_owned()));
    }
    sort_by_key(&mut texts, |(id, _)| *id);
    let twice = texts.windows(2).any(|two| matches!(two, [(a, _), (b, _)] if a == b));
    if twice || texts.iter().any(|(id, _)| matches!(id, 0 | 3)) {
        return Err(value("A section stands twice, or is none of GPP."));
    }
    let ids = texts.iter().map(|(id, _)| Json::Number(id.to_string())).collect();
    let header = Json::Object(vec![("SectionIds".to_owned(), Json::List(ids))]);
    let mut text = one("headerv1", &header, None)?;
    for (_, section) in texts {
        text.push('~');
        text.push_str(&section);
    }
    Ok(text)
}
