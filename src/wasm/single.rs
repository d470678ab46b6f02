//! One record or two.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::job;
use crate::Result;
use crate::limits::RESOLVER_RECORDS;
use crate::pipeline::{self, CleanView};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// A pair is judged as among so many records, where the caller does not say.
const AMONG: usize = 10_000;

/// Cleanses one record.
#[wasm_bindgen]
pub fn normalize(record_json: &str, options_json: &str) -> Thrown<String> {
    normalized(record_json, options_json).map_err(throw)
}

fn normalized(record: &str, options: &str) -> Result<String> {
    let record = decode::record(record)?;
    let clean = LAST_OPTIONS.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(text, _)| text != options) {
            *last = Some((options.to_owned(), job::options(options, pipeline::Options::NORMALIZE)?));
        }
        Ok(last.as_ref().map(|(_, options)| pipeline::normalize(&record, options)).unwrap_or_default())
    })?;
    Ok(json(&CleanView::of(&clean)))
}

// A form asks for one record after the other with the same options, and reading its schema costs more
// than cleansing the record.
thread_local! {
    static LAST_OPTIONS: RefCell<Option<(String, pipeline::Options)>> = const { RefCell::new(None) };
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
    let among = Options::read(options, OWN)?.number("records", 2.0, RESOLVER_RECORDS as f64)?;
    let options = job::options(options, OWN)?;
    let (left, right) = (decode::record(left)?, decode::record(right)?);
    let among = among.map_or(AMONG, |records| records as usize);
    Ok(json(&pipeline::compare(&left, &right, among, &options)?))
}
