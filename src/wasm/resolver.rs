//! The index that lives.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::job;
use super::room::take;
use crate::error::{Error, Result};
use crate::limits::{FIND_LIMIT, SAMPLE_ROWS};
use crate::pipeline::{self, CustomerView};
use crate::record::Record;
use crate::text::json::{Json, Scanner};
use crate::vocabulary::{ErrorCode, Verdict};
use wasm_bindgen::prelude::wasm_bindgen;

/// Matches of one look-up, where the caller does not say how many.
pub(super) const LIMIT: usize = 5;

/// What records become, and the work on them, takes at most so many times the room of their text.
const ROOM: usize = 6;
/// What is kept free for the text of the next call, which is in the engine before anything can be asked.
const NEXT: usize = 1 << 22;

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

    /// Adds so many records, JSON lists of them one behind another.
    pub fn add(&mut self, lists: &[u8], many: u32) -> Thrown<()> {
        self.enter(lists, many as usize).map_err(throw)
    }

    fn enter(&mut self, lists: &[u8], many: usize) -> Result<()> {
        self.make_room(many, lists.len())?;
        let lists = std::str::from_utf8(lists).map_err(|_| decode::no_record())?;
        let sample = if self.0.schema().is_some() { Vec::new() } else { listed(lists, SAMPLE_ROWS)? };
        if self.0.add_lists(lists, many, &sample)? {
            return Ok(());
        }
        self.0.add(&listed(lists, many)?)
    }

    /// Who runs out of memory on the way loses everything: it is asked for before anything is begun, and a list that
    /// is full asks for twice its room. Each ask is for one place, so that what was given back serves, too.
    fn make_room(&self, records: usize, bytes: usize) -> Result<()> {
        // Some records make two entries in one list.
        let mut asks = self.0.growth(records + records / 4 + 8);
        asks.extend([bytes; ROOM]);
        asks.push(NEXT);
        if take(&asks) {
            return Ok(());
        }
        Err(Error::new(ErrorCode::ResolverFull, "there is no memory left for these records"))
    }

    /// Adds one record, or puts it in the place of the one of that id.
    pub fn upsert(&mut self, id: &str, record_json: &str) -> Thrown<()> {
        let room = self.make_room(1, record_json.len());
        let record = room.and_then(|()| decode::record(record_json));
        record.and_then(|record| self.0.upsert(id, &record)).map_err(throw)
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

    /// What is asked of customers, as JSON. One door for all questions, as each door costs its bytes.
    ///
    /// `customer` and `customers` (those after a number of given ids) answer with what is known of each and its
    /// golden record, or `null` where records are not kept; `unify` with the golden record of JSON lines.
    pub fn ask(&mut self, question: &str, first: &str, second: &str, number: u32) -> Thrown<String> {
        self.answer(question, first, second, number).map_err(throw)
    }

    fn answer(&mut self, question: &str, first: &str, second: &str, number: u32) -> Result<String> {
        let views = match question {
            "customer" => self.0.customer(first).into_iter().collect(),
            "customerOf" => self.0.customer_of(first).into_iter().collect(),
            "customers" => self.0.customers(second.parse().unwrap_or_default(), number as usize),
            "events" => return Ok(json(&self.0.events(number as usize))),
            "decisions" => return Ok(json(&self.0.decisions())),
            "why" => return Ok(json(&self.0.why(first, Some(second).filter(|_| number > 0))?)),
            "unify" => return Ok(json(&self.0.golden(&records(first)?).customer())),
            "recluster" => {
                self.0.recluster();
                Vec::new()
            }
            _ => {
                // 0 takes back; then the verdicts in their order.
                let verdict = number.checked_sub(1).and_then(|at| Verdict::ALL.get(at as usize).copied());
                self.0.decide(first, second, verdict)?;
                Vec::new()
            }
        };
        let shown: Vec<String> = views.iter().map(|view| self.shown(view)).collect();
        Ok(["[", &shown.join(","), "]"].concat())
    }

    fn shown(&self, view: &CustomerView) -> String {
        let golden = self.0.golden_of(&view.records);
        ["[", &json(view), ",", &json(&golden.as_ref().map(pipeline::Golden::customer)), "]"].concat()
    }

    /// All of it as bytes.
    pub fn save(&self) -> Thrown<Vec<u8>> {
        if take(&[self.0.copies()]) {
            return Ok(self.0.save());
        }
        Err(throw(Error::new(ErrorCode::ResolverFull, "there is no memory left for a snapshot")))
    }
}

fn records(lines: &str) -> Result<Vec<Record>> {
    lines.lines().map(decode::record).collect()
}

/// Records of lists, so many and the rest of the list of the last one.
fn listed(lists: &str, many: usize) -> Result<Vec<Record>> {
    let mut scan = Scanner::of(lists);
    let mut records = Vec::new();
    while records.len() < many {
        let Some(Json::List(list)) = Json::read(&mut scan) else { return Err(decode::no_record()) };
        for json in list {
            records.push(decode::record_of(json)?);
        }
        scan.skip_space();
        if scan.peek().is_none() {
            break;
        }
    }
    Ok(records)
}

/// The resolver of a snapshot.
#[wasm_bindgen(js_name = openResolver)]
pub fn open(bytes: &[u8]) -> Thrown<Resolver> {
    pipeline::Resolver::open(bytes).map(Resolver).map_err(throw)
}
