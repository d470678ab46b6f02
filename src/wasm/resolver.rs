//! The index that lives.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::job;
use super::room::take;
use crate::error::{Error, Result};
use crate::limits::FIND_LIMIT;
use crate::pipeline::{self, CustomerView};
use crate::record::Record;
use crate::vocabulary::{ErrorCode, Verdict};
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
        // What records become takes some times the room of their text.
        take(lines.len() * 4);
        self.enter(lines).map_err(throw)
    }

    fn enter(&mut self, lines: &str) -> Result<u32> {
        let records = records(lines)?;
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

    /// A customer by its id, or by that of a record of it; only by that of a record where `of_record`. A
    /// customer is what is known of it and its golden record, or `null` where records are not kept.
    pub fn customer(&mut self, id: &str, of_record: bool) -> String {
        let view = if of_record { self.0.customer_of(id) } else { self.0.customer(id) };
        view.map_or_else(|| "null".to_owned(), |view| self.shown(&view))
    }

    /// Customers in the order of their ids, those after a number of given ids.
    pub fn customers(&mut self, after: u32, limit: u32) -> String {
        let views = self.0.customers(after, limit as usize);
        let shown: Vec<String> = views.iter().map(|view| self.shown(view)).collect();
        ["[", &shown.join(","), "]"].concat()
    }

    fn shown(&self, view: &CustomerView) -> String {
        let golden = self.0.golden_of(&view.records);
        let golden = golden.as_ref().map(pipeline::Golden::customer);
        ["[", &json(view), ",", &json(&golden), "]"].concat()
    }

    /// The golden record of some records, JSON lines.
    pub fn unify(&self, lines: &str) -> Thrown<String> {
        records(lines).map(|records| json(&self.0.golden(&records).customer())).map_err(throw)
    }

    /// What changed, the oldest first, at most so many events.
    pub fn events(&mut self, limit: u32) -> String {
        json(&self.0.events(limit as usize))
    }

    /// A verdict about two records; an empty one takes it back.
    pub fn decide(&mut self, left: &str, right: &str, verdict: &str) -> Thrown<()> {
        let known = Some(Verdict::parse(verdict)).filter(|known| known.is_some() || verdict.is_empty());
        let message = "The verdict must be \"same\", \"not-same\" or null.";
        let verdict = known.ok_or_else(|| Error::new(ErrorCode::OptionInvalid, message));
        verdict.and_then(|verdict| self.0.decide(left, right, verdict)).map_err(throw)
    }

    /// All verdicts.
    #[must_use]
    pub fn decisions(&self) -> String {
        json(&self.0.decisions())
    }

    /// The links from a record to another of its customer.
    pub fn why(&mut self, record: &str, other: Option<String>) -> Thrown<String> {
        self.0.why(record, other.as_deref()).map(|steps| json(&steps)).map_err(throw)
    }

    /// Works out anew who is one customer.
    pub fn recluster(&mut self) {
        self.0.recluster();
    }

    /// All of it as bytes.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        self.0.save()
    }
}

fn records(lines: &str) -> Result<Vec<Record>> {
    lines.lines().map(decode::record).collect()
}

/// The resolver of a snapshot.
#[wasm_bindgen(js_name = openResolver)]
pub fn open(bytes: &[u8]) -> Thrown<Resolver> {
    pipeline::Resolver::open(bytes).map(Resolver).map_err(throw)
}
