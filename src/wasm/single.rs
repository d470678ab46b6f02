//! One record or two.

use super::decode::{self, Options};
use super::encode::{Texts, Thrown, json, throw};
use super::job;
use crate::Result;
use crate::limits::RESOLVER_RECORDS;
use crate::normalize::{CleanField, CleanRecord, Issue};
use crate::pipeline;
use crate::vocabulary::{ChangeCode, Kind, Part, Status};
use serde::{Serialize, Serializer};
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
            *last = Some((options.to_owned(), job::options(options, &["schema", "country", "asOf"])?));
        }
        Ok(last.as_ref().map(|(_, options)| pipeline::normalize(&record, options)).unwrap_or_default())
    })?;
    Ok(json(&Shown::of(&clean)))
}

// A form asks for one record after the other with the same options, and reading its schema costs more
// than cleansing the record.
thread_local! {
    static LAST_OPTIONS: RefCell<Option<(String, pipeline::Options)>> = const { RefCell::new(None) };
}

/// Compares two records.
#[wasm_bindgen]
pub fn compare(left_json: &str, right_json: &str, options_json: &str) -> Thrown<String> {
    compared(left_json, right_json, options_json).map_err(throw)
}

fn compared(left: &str, right: &str, options: &str) -> Result<String> {
    const OWN: &[&str] = &["schema", "model", "threshold", "review", "country", "records"];
    let among = Options::read(options, OWN)?.number("records", 2.0, RESOLVER_RECORDS as f64)?;
    let options = job::options(options, OWN)?;
    let (left, right) = (decode::record(left)?, decode::record(right)?);
    let among = among.map_or(AMONG, |records| records as usize);
    Ok(json(&pipeline::compare(&left, &right, among, &options)?))
}

/// A clean record as JavaScript sees it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(serialize_with = "as_map")]
    values: Vec<(&'a str, Texts<'a>)>,
    #[serde(serialize_with = "as_map")]
    fields: Vec<(&'a str, ShownField<'a>)>,
    issues: Vec<ShownIssue<'a>>,
}

#[derive(Serialize)]
struct ShownField<'a> {
    kind: Kind,
    raw: Texts<'a>,
    value: Texts<'a>,
    display: Texts<'a>,
    status: Status,
    changes: &'a [ChangeCode],
    issues: Vec<ShownIssue<'a>>,
    #[serde(serialize_with = "as_map", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<(Part, &'a str)>,
}

#[derive(Serialize)]
struct ShownIssue<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    code: crate::vocabulary::IssueCode,
    severity: crate::vocabulary::Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    alternatives: &'a [Box<str>],
}

impl<'a> Shown<'a> {
    fn of(record: &'a CleanRecord) -> Self {
        let trusted = record.fields.iter().filter(|field| !field.clean.value.is_empty());
        let issues = record.fields.iter().flat_map(|field| {
            field.clean.issues.iter().map(|issue| ShownIssue::of(Some(&field.name), issue))
        });
        Self {
            values: trusted.map(|field| (field.name.as_str(), Texts(&field.clean.value))).collect(),
            fields: record.fields.iter().map(|field| (field.name.as_str(), ShownField::of(field))).collect(),
            issues: issues.collect(),
        }
    }
}

impl<'a> ShownField<'a> {
    fn of(field: &'a CleanField) -> Self {
        let clean = &field.clean;
        Self {
            kind: field.kind,
            raw: Texts(&field.raw),
            value: Texts(&clean.value),
            display: Texts(clean.display()),
            status: clean.status,
            changes: &clean.changes,
            issues: clean.issues.iter().map(|issue| ShownIssue::of(None, issue)).collect(),
            parts: clean.parts.iter().map(|(part, text)| (*part, &**text)).collect(),
        }
    }
}

impl<'a> ShownIssue<'a> {
    fn of(field: Option<&'a str>, issue: &'a Issue) -> Self {
        Self {
            field,
            code: issue.code,
            severity: issue.severity,
            suggestion: issue.suggestion.as_deref(),
            alternatives: &issue.alternatives,
        }
    }
}

fn as_map<S: Serializer, K: Serialize, V: Serialize>(
    entries: &[(K, V)],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
}
