//! Private match: records to encodings, and an index of encodings.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::{job, resolver};
use crate::limits::FIND_LIMIT;
use crate::pipeline::{self, understand};
use crate::privacy::{Encoder, Encoding, Secret};
use crate::text::json::Json;
use crate::vocabulary::ErrorCode;
use crate::{Error, Result};
use wasm_bindgen::prelude::wasm_bindgen;

/// The encoding of a record under a secret.
#[wasm_bindgen]
pub fn encode(record_json: &str, secret: &[u8], options_json: &str) -> Thrown<String> {
    encoded(record_json, secret, options_json).map(|encoding| json(&encoding)).map_err(throw)
}

fn encoded(record: &str, secret: &[u8], options: &str) -> Result<Encoding> {
    let given = Options::read(options, pipeline::Options::ENCODE)?;
    let salted = given.sound(given.flag("salt"))?.unwrap_or(false);
    let options = job::options(options, pipeline::Options::ENCODE)?;
    let record = decode::record(record)?;
    let schema = understand(&record, options.schema.as_ref());
    Ok(Encoder::new(&Secret::new(secret)?, salted).encode(&record, &schema, &options.context()))
}

/// Encoded records under an index.
#[wasm_bindgen]
pub struct EncodedResolver(pipeline::EncodedResolver);

#[wasm_bindgen]
impl EncodedResolver {
    /// Of a snapshot; an empty one where there are no bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(snapshot: &[u8]) -> Thrown<Self> {
        let opened = match snapshot {
            [] => Ok(pipeline::EncodedResolver::default()),
            bytes => pipeline::EncodedResolver::open(bytes),
        };
        opened.map(Self).map_err(throw)
    }

    /// How many records it holds.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.0.len() as u32
    }

    /// Adds encodings, JSON lines with an `id` each; gives how many.
    pub fn add(&mut self, lines: &str) -> Thrown<u32> {
        self.enter(lines).map_err(throw)
    }

    fn enter(&mut self, lines: &str) -> Result<u32> {
        let mut encodings = Vec::new();
        for line in lines.lines() {
            let (encoding, json) = read(line)?;
            encodings.push((json.get("id").and_then(Json::said).unwrap_or_default().to_owned(), encoding));
        }
        self.0.add(&encodings)?;
        Ok(encodings.len() as u32)
    }

    /// Takes one out; says whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        self.0.remove(id)
    }

    /// Who an encoding may be, as JSON.
    pub fn find(&mut self, encoding_json: &str, options_json: &str) -> Thrown<String> {
        self.alike(encoding_json, options_json).map_err(throw)
    }

    fn alike(&mut self, encoding: &str, options: &str) -> Result<String> {
        let options = Options::read(options, &["limit", "threshold"])?;
        let limit =
            options.number("limit", 1.0, FIND_LIMIT as f64).map_or(resolver::LIMIT, |limit| limit as usize);
        let threshold = options.sound(options.number("threshold", 0.0, 1.0))?;
        Ok(json(&self.0.find(&read(encoding)?.0, limit, threshold)?))
    }

    /// How alike two encodings must be, where the caller does not say.
    pub fn threshold(&mut self) -> f64 {
        self.0.threshold()
    }

    /// All of it as bytes.
    #[must_use]
    pub fn save(&mut self) -> Vec<u8> {
        self.0.save()
    }
}

fn read(text: &str) -> Result<(Encoding, Json)> {
    let json = Json::parse(text)
        .map_err(|_| Error::new(ErrorCode::EncodingInvalid, "An encoding is a plain object."))?;
    Ok((Encoding::from_json(&json)?, json))
}
