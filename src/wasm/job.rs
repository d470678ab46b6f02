//! A resolution under way, and done: handles over `pipeline`.

use super::decode::Options;
use super::encode::{Thrown, json, object, throw};
use super::room::with_room;
use super::rows;
use crate::matching::Model;
use crate::normalize::OwnTables;
use crate::pipeline;
use crate::schema::{self, Field};
use crate::vocabulary::{Encoding, ErrorCode, Output};
use crate::{Error, Result};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use std::ops::Range;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Seeds are whole numbers up to it: the last that JavaScript knows from its neighbours.
const SEEDS: f64 = 9_007_199_254_740_991.0;

/// Reads the options of a resolution, or those of them that a call takes.
pub(super) fn options(text: &str, known: &[&'static str]) -> Result<pipeline::Options> {
    let given = Options::read(text, known)?;
    let options = pipeline::Options {
        schema: given.read_by("schema", schema::from_json),
        model: given.read_by("model", Model::named_or_json),
        threshold: given.number("threshold", 0.0, 1.0),
        review: given.number("review", 0.0, 1.0),
        country: given.country("country"),
        as_of: given.date("asOf"),
        date_order: given.date_order("dateOrder"),
        pivot: given.number("pivot", 0.0, 100.0).map(|pivot| pivot as u32),
        tables: given.read_by("tables", OwnTables::from_json),
        id_column: given.text("id").map(str::to_owned),
        link: given.flag("link").unwrap_or_default(),
        masked: given.flag("masked").unwrap_or_default(),
        train: given.flag("train"),
        keep: given.flag("keep").unwrap_or_default(),
        labels: given.read_by("labels", pipeline::labels),
        seed: given.number("seed", 0.0, SEEDS).unwrap_or_default() as u64,
        until: given.until("until"),
    };
    given.sound(options)
}

/// Work in steps: inputs, then `step` until it is finished, then `finish`.
#[wasm_bindgen]
pub struct Job(pipeline::Job);

#[wasm_bindgen]
impl Job {
    /// Reads the options; of several workers that share the work, which one it is, from 0.
    #[wasm_bindgen(constructor)]
    pub fn new(options_json: &str, part: u32, parts: u32) -> Thrown<Self> {
        let options = options(options_json, pipeline::Options::RESOLVE);
        let share = pipeline::Share { part, parts: parts.max(1) };
        options.and_then(|options| pipeline::Job::shared(options, share)).map(Self).map_err(throw)
    }

    /// Whether it waits for parcels of the others.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.0.waits()
    }

    /// What another is given.
    pub fn parcel(&mut self, to: u32) -> Vec<u8> {
        self.0.parcel(to)
    }

    /// Takes what another gave.
    pub fn receive(&mut self, from: u32, parcel: &[u8]) -> Thrown<()> {
        with_room(|| self.0.receive(from, parcel)).map_err(throw)
    }

    /// Adds a file, with the encoding that it was converted from, if it was.
    pub fn input(&mut self, name: &str, bytes: Vec<u8>, from: Option<String>) -> Thrown<()> {
        self.0.add_converted(name, bytes, from.and_then(|from| Encoding::parse(&from))).map_err(throw)
    }

    /// Works on for about so many units; says how far it is.
    pub fn step(&mut self, budget: u32) -> Thrown<JsValue> {
        with_room(|| self.0.step(budget as usize)).map(|progress| object(&progress)).map_err(throw)
    }

    /// Ends the job.
    pub fn finish(self) -> Thrown<Resolution> {
        self.0.finish().map(Resolution).map_err(throw)
    }
}

/// What a job has found out.
#[wasm_bindgen]
pub struct Resolution(pipeline::Resolution);

#[wasm_bindgen]
impl Resolution {
    /// Entries of `customers`, `records` or `pairs`.
    #[must_use]
    pub fn length(&self, list: &str) -> u32 {
        let length = match list {
            "customers" => self.0.customers(),
            "records" => self.0.records(),
            _ => self.0.pairs().len(),
        };
        length as u32
    }

    /// Some entries as a JSON array; a record is a row (see `rows`).
    #[must_use]
    pub fn page(&self, list: &str, offset: u32, limit: u32) -> String {
        let range = offset..offset.saturating_add(limit).min(self.length(list));
        match list {
            "customers" => self.customers(range),
            "records" => rows::records(range.filter_map(|record| self.0.record(record))),
            _ => self.pairs(range),
        }
    }

    fn customers(&self, range: Range<u32>) -> String {
        let sources = self.0.side_by_side();
        json(&range.filter_map(|number| self.0.customer(&sources, number as usize)).collect::<Vec<_>>())
    }

    fn pairs(&self, range: Range<u32>) -> String {
        let scorer = self.0.scorer();
        let pairs = self.0.pairs().get(range.start as usize..range.end as usize).unwrap_or_default();
        json(&pairs.iter().filter_map(|pair| self.0.pair(&scorer, pair)).collect::<Vec<_>>())
    }

    /// Bytes of an output file from a place on, and where the rest begins: nothing at the end.
    pub fn chunk(&self, output: &str, from: u32) -> Thrown<Array> {
        let output = Output::parse(output).ok_or_else(|| throw(no_output(output)))?;
        let chunk = self.0.chunk(output, from as usize);
        let next = chunk.next.map_or(JsValue::UNDEFINED, |next| JsValue::from(next as u32));
        Ok(Array::of2(&Uint8Array::from(chunk.bytes.as_slice()), &next))
    }

    /// The run in numbers.
    #[must_use]
    pub fn summary(&self) -> JsValue {
        object(&self.0.summary())
    }

    /// Counts of everything, as JSON.
    #[must_use]
    pub fn assessment(&self) -> String {
        json(self.0.assessment())
    }

    /// How the model was fitted to the records, as JSON; `null` where it was not.
    #[must_use]
    pub fn training(&self) -> String {
        json(&self.0.fitted())
    }

    /// The model that was used, as JSON.
    #[must_use]
    pub fn model(&self) -> String {
        json(self.0.model())
    }

    /// What the columns of each input mean, as JSON.
    #[must_use]
    pub fn schemas(&self) -> String {
        #[derive(Serialize)]
        struct Named<'a> {
            name: &'a str,
            fields: &'a [Field],
        }
        let named = self.0.schemas().map(|(name, schema)| Named { name, fields: &schema.fields });
        json(&named.collect::<Vec<_>>())
    }
}

fn no_output(name: &str) -> Error {
    let known: Vec<&str> = Output::ALL.iter().map(|output| output.as_str()).collect();
    super::decode::unknown(ErrorCode::OptionInvalid, name, &known)
}
