//! A model from JSON, strictly: no other keys, and every value of its type.

use super::model::{Dependence, Model, ModelComparison, ModelLevel, TermFrequency, Thresholds, invalid};
use crate::error::{Error, Result};
use crate::text::json::Json;

pub(super) fn model(json: &Json) -> Result<Model> {
    let keys = ["format", "version", "entity", "thresholds", "comparisons", "dependences"];
    let json = known(json, &keys)?;
    Ok(Model {
        format: text(json, "format")?,
        version: number(json, "version")? as u32,
        entity: text(json, "entity")?,
        thresholds: thresholds(json.get("thresholds").ok_or_else(|| wrong("thresholds"))?)?,
        comparisons: list(json, "comparisons", comparison)?,
        dependences: match json.get("dependences") {
            Some(_) => list(json, "dependences", dependence)?,
            None => Vec::new(),
        },
    })
}

fn thresholds(json: &Json) -> Result<Thresholds> {
    let json = known(json, &["match", "review"])?;
    Ok(Thresholds { matched: number(json, "match")?, review: number(json, "review")? })
}

fn comparison(json: &Json) -> Result<ModelComparison> {
    let json = known(json, &["name", "levels"])?;
    Ok(ModelComparison { name: text(json, "name")?, levels: list(json, "levels", level)? })
}

fn level(json: &Json) -> Result<ModelLevel> {
    let json = known(json, &["name", "m", "u", "termFrequency"])?;
    let term_frequency = match json.get("termFrequency").map(Json::text) {
        None => None,
        Some(Some("full")) => Some(TermFrequency::Full),
        Some(Some("generic")) => Some(TermFrequency::Generic),
        Some(_) => return Err(wrong("termFrequency")),
    };
    Ok(ModelLevel { name: text(json, "name")?, m: number(json, "m")?, u: number(json, "u")?, term_frequency })
}

fn dependence(json: &Json) -> Result<Dependence> {
    let json = known(json, &["name", "comparisons", "spare", "keep"])?;
    Ok(Dependence {
        name: text(json, "name")?,
        comparisons: list(json, "comparisons", |name| {
            name.text().map(str::to_owned).ok_or_else(|| wrong("comparisons"))
        })?,
        spare: if json.get("spare").is_some() { number(json, "spare")? } else { 0.0 },
        keep: number(json, "keep")?,
    })
}

/// The object, if it has no other keys.
fn known<'a>(json: &'a Json, keys: &[&str]) -> Result<&'a Json> {
    let Some(entries) = json.object() else { return Err(wrong(keys.join(", "))) };
    match entries.iter().find(|(key, _)| !keys.contains(&key.as_str())) {
        Some((key, _)) => Err(invalid("the model has a key that does not exist").with("key", key)),
        None => Ok(json),
    }
}

fn text(json: &Json, key: &str) -> Result<String> {
    json.get(key).and_then(Json::text).map(str::to_owned).ok_or_else(|| wrong(key))
}

fn number(json: &Json, key: &str) -> Result<f64> {
    json.get(key).and_then(Json::number).ok_or_else(|| wrong(key))
}

fn list<T>(json: &Json, key: &str, read: fn(&Json) -> Result<T>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    for one in json.get(key).and_then(Json::list).ok_or_else(|| wrong(key))? {
        all.push(read(one)?);
    }
    Ok(all)
}

fn wrong(key: impl ToString) -> Error {
    invalid("a value of the model is missing or of another type").with("key", key)
}
