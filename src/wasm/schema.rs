//! What columns mean, and which data categories they hold.

use super::decode;
use super::encode::{Thrown, json, throw};
use crate::classify;
use crate::pipeline;
use crate::schema::{self, SampleColumn, Schema};
use crate::text::json::Json;
use crate::vocabulary::ErrorCode;
use crate::{Error, Result};
use wasm_bindgen::prelude::wasm_bindgen;

/// What columns mean; headers and rows of cells as JSON lists of texts.
#[wasm_bindgen(js_name = inferSchema)]
pub fn infer(headers_json: &str, rows_json: &str) -> Thrown<String> {
    inferred(headers_json, rows_json).map(|schema| json(&schema.fields)).map_err(throw)
}

fn inferred(headers: &str, rows: &str) -> Result<Schema> {
    let wrong = || {
        Error::new(ErrorCode::OptionInvalid, "The headers must be a list of texts, the rows lists of cells.")
    };
    let headers = Json::parse(headers).ok().and_then(|list| texts(&list)).ok_or_else(wrong)?;
    let rows = Json::parse(rows).ok().and_then(|rows| cells(&rows)).ok_or_else(wrong)?;
    let values = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(String::as_str).collect();
    let columns = headers.iter().enumerate().map(|(at, header)| SampleColumn { header, values: values(at) });
    Ok(categorized(schema::infer(&columns.collect::<Vec<_>>())))
}

/// The data category of each field of a record or a schema.
#[wasm_bindgen(js_name = classify)]
pub fn classified(record_json: &str, schema_json: &str) -> Thrown<String> {
    let schema = if schema_json.is_empty() {
        decode::record(record_json).map(|record| pipeline::understand(&record, None))
    } else {
        schema::parse(schema_json)
    };
    schema.map(|schema| json(&classify::classify(&schema))).map_err(throw)
}

fn cells(rows: &Json) -> Option<Vec<Vec<String>>> {
    let mut cells = Vec::new();
    for row in rows.list()? {
        cells.push(texts(row)?);
    }
    Some(cells)
}

fn texts(list: &Json) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for text in list.list()? {
        texts.push(text.text()?.to_owned());
    }
    Some(texts)
}

fn categorized(mut schema: Schema) -> Schema {
    classify::categorize(&mut schema);
    schema
}
