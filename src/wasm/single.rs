//! One record or two.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::{job, rows};
use crate::Result;
use crate::limits::RESOLVER_RECORDS;
use crate::pipeline;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// A pair is judged as among so many records, where the caller does not say.
const AMONG: usize = 10_000;

/// Cleanses one record, with the options of the last call where none are given; gives its fields as rows
/// (see `rows`).
#[wasm_bindgen]
pub fn normalize(record_json: &str, options_json: Option<String>) -> Thrown<String> {
    normalized(record_json, options_json).map_err(throw)
}

fn normalized(record: &str, options: Option<String>) -> Result<String> {
    let record = decode::record(record)?;
    LAST_OPTIONS.with_borrow_mut(|last| {
        if let Some(options) = options {
            *last = job::options(&options, pipeline::Options::NORMALIZE)?;
        }
        Ok(rows::record(&pipeline::normalize(record, last)))
    })
}

// A form asks for one record after the other with the same options, and reading its schema costs more
// than cleansing the record.
thread_local! {
    static LAST_OPTIONS: RefCell<pipeline::Options> = RefCell::default();
}

/// Whole years at a day; nothing where a date is not whole.
#[wasm_bindgen]
#[must_use]
pub fn age(birth: &str, at: &str) -> Option<u32> {
    crate::normalize::age(birth, at)
}

/// Compares two records.
#[wasm_bindgen]
pub fn compare(left_json: &str, right_json: &str, options_json: &str) -> Thrown<String> {
    compared(left_json, right_json, options_json).map_err(throw)
}

fn compared(left: &str, right: &str, options: &str) -> Result<String> {
    const OWN: pipeline::Names = pipeline::Options::COMPARE;
    let given = Options::read(options, OWN)?;
    let among = given.sound(given.number("records", 2.0, RESOLVER_RECORDS as f64))?;
    let options = job::options(options, OWN)?;
    let (left, right) = (decode::record(left)?, decode::record(right)?);
    let among = among.map_or(AMONG, |records| records as usize);
    Ok(json(&pipeline::compare(&left, &right, among, &options)?))
}
