//! The index that lives.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::job;
use crate::Result;
use crate::limits::FIND_LIMIT;
use crate::pipeline;
use wasm_bindgen::prelude::wasm_bindgen;

/// Matches of one look-up, where the caller does not say how many.
const LIMIT: usize = 5;

/// Records under an index.
#[wasm_bindgen]
pub struct Resolver(pipeline::Resolver);

#[wasm_bindgen]
impl Resolver {
    /// An empty one.
    #[wasm_bindgen(constructor)]
    pub fn new(options_json: &str) -> Thrown<Self> {
        let options = job::options(options_json, pipeline::Options::RESOLVER);
        options.and_then(pipeline::Resolver::new).map(Self).map_err(throw)
    }

    /// How many records it holds.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.0.len() as u32
    }

    /// Adds records, JSON lines; gives how many.
    pub fn add(&mut self, lines: &str) -> Thrown<u32> {
        self.enter(lines).map_err(throw)
    }

    fn enter(&mut self, lines: &str) -> Result<u32> {
        let records = lines.lines().map(decode::record).collect::<Result<Vec<_>>>()?;
        self.0.add(&records)?;
        Ok(records.len() as u32)
    }

    /// Adds one record, or puts it in the place of the one of that id.
    pub fn upsert(&mut self, id: &str, record_json: &str) -> Thrown<()> {
        decode::record(record_json).and_then(|record| self.0.upsert(id, &record)).map_err(throw)
    }

    /// Takes one out; says whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        self.0.remove(id).is_ok()
    }

    /// Who a record may be, as JSON.
    pub fn find(&mut self, record_json: &str, options_json: &str) -> Thrown<String> {
        self.matches(record_json, options_json).map_err(throw)
    }

    fn matches(&mut self, record_json: &str, options_json: &str) -> Result<String> {
        let options = Options::read(options_json, &["limit", "threshold"])?;
        let limit = options.number("limit", 1.0, FIND_LIMIT as f64).map_or(LIMIT, |limit| limit as usize);
        let threshold = options.sound(options.number("threshold", 0.0, 1.0))?;
        Ok(json(&self.0.find(&decode::record(record_json)?, limit, threshold)?))
    }

    /// All of it as bytes.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        self.0.save()
    }
}

/// The resolver of a snapshot.
#[wasm_bindgen(js_name = openResolver)]
pub fn open(bytes: &[u8]) -> Thrown<Resolver> {
    pipeline::Resolver::open(bytes).map(Resolver).map_err(throw)
}
