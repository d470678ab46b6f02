//! Consent: signals and states in, states and decisions out.

use super::decode;
use super::encode::{Thrown, json, throw};
use crate::consent::{
    self, Conflict, ConsentState, Deliverability, Entry, Merged, Signals, UseRequest, string,
};
use crate::limits::CONSENT_STRING_BYTES;
use crate::text::digest::{Keyed, hex, sha256};
use crate::vocabulary::{ConsentFormat, ErrorCode};
use crate::{Error, Result};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn states(text: &str) -> Result<Vec<ConsentState>> {
    let message = "consent.merge takes a list of consent states.";
    let json = decode::tree(text, ErrorCode::ConsentInvalid, message)?;
    let mut states = Vec::new();
    for state in json.list().ok_or_else(|| Error::new(ErrorCode::ConsentInvalid, message))? {
        states.push(ConsentState::from_json(state)?);
    }
    Ok(states)
}

/// Joins the consent of several records; a *no* is never widened. What could not be put in order
/// stands beside the state as `conflicts`.
#[wasm_bindgen(js_name = consentMerge)]
pub fn merge(states_json: &str) -> Thrown<String> {
    states(states_json).map(|states| merged(&consent::merge(&states))).map_err(throw)
}

fn merged(merged: &Merged) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        entries: &'a [Entry],
        #[serde(skip_serializing_if = "Signals::is_empty")]
        signals: &'a Signals,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        deliverability: &'a [Deliverability],
        conflicts: &'a [Conflict],
    }
    let ConsentState { entries, signals, deliverability } = &merged.state;
    json(&Shape { entries, signals, deliverability, conflicts: &merged.conflicts })
}

/// Reads signals to the state they add up to.
#[wasm_bindgen(js_name = consentRead)]
pub fn read(signals_json: &str, options_json: &str) -> Thrown<String> {
    let read = || {
        let signals = decode::tree(
            signals_json,
            ErrorCode::ConsentInvalid,
            "consent.read takes a list of signals, or headers with values.",
        )?;
        let options = decode::tree(
            options_json,
            ErrorCode::ConsentInvalid,
            "The options of consent.read must be a plain object.",
        )?;
        consent::read_json(&signals, &options)
    };
    read().map(|state| json(&state)).map_err(throw)
}

thread_local! {
    /// What JavaScript hands over without an allocation: a consent string, or the tape of a request.
    static INBOX: RefCell<Vec<u8>> = RefCell::new(vec![0; INBOX_BYTES]);
    static DECODED: RefCell<Result<Vec<u16>>> = const { RefCell::new(Ok(Vec::new())) };
    static DECIDED: RefCell<Vec<u16>> = const { RefCell::new(Vec::new()) };
}

/// One more than the limits allow shows what is too large.
const INBOX_BYTES: usize = CONSENT_STRING_BYTES + 1;

/// Where `consent-inbox.js` writes what is asked.
#[wasm_bindgen(js_name = consentInbox)]
#[must_use]
pub fn inbox() -> u32 {
    INBOX.with_borrow(|bytes| bytes.as_ptr() as u32)
}

/// How many bytes there is room for.
#[wasm_bindgen(js_name = consentRoom)]
#[must_use]
pub fn room() -> usize {
    INBOX_BYTES
}

/// Decodes the consent string of so many bytes that was written there; gives where its tape begins, or 0 for a fault
/// (`consentFault`). `format` is its place in the vocabulary and `section` its number, both 65535 for none. The tape
/// stays until the next call; `consent-fields.js` reads it where it is, because copying it costs as much as decoding.
#[wasm_bindgen(js_name = consentDecode)]
#[must_use]
pub fn decode_string(length: usize, format: u16, section: u16) -> u32 {
    let format = ConsentFormat::ALL.get(usize::from(format)).copied();
    let section = Some(section).filter(|section| *section != u16::MAX);
    let decoded = INBOX.with_borrow(|bytes| {
        let text = bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        string::decode(text.unwrap_or("\u{fffd}"), format, section).map(string::Decoded::into_tape)
    });
    let place = decoded.as_ref().map_or(0, |tape| tape.as_ptr() as u32);
    DECODED.set(decoded);
    place
}

/// Throws what was wrong with the string that was decoded last.
#[wasm_bindgen(js_name = consentFault)]
pub fn fault() -> Thrown<()> {
    DECODED.replace(Ok(Vec::new())).map(drop).map_err(throw)
}

/// The memory that tapes are in.
#[wasm_bindgen(js_name = consentMemory)]
#[must_use]
pub fn memory() -> JsValue {
    wasm_bindgen::memory()
}

/// The numbers of a format and a section by their names, as one: the format in the upper half.
#[wasm_bindgen(js_name = consentNames)]
pub fn names(format: &str, section: &str) -> Thrown<u32> {
    let named = || {
        let number = if section.is_empty() { u16::MAX } else { string::section(section)? };
        let format = if format.is_empty() { u16::MAX } else { string::format(format)? as u16 };
        Ok(u32::from(format) << 16 | u32::from(number))
    };
    named().map_err(throw)
}

/// Encodes a consent string.
#[wasm_bindgen(js_name = consentEncode)]
pub fn encode(said_json: &str) -> Thrown<String> {
    let message = "consent.encode takes what consent.decode gives.";
    let said = decode::tree(said_json, ErrorCode::ConsentInvalid, message);
    said.and_then(|said| string::encode(&said)).map_err(throw)
}

/// Decides the use that was written there; gives where the tape of its verdict begins, or 0 where the request is not
/// as most are. The tape stays until the next call.
#[wasm_bindgen(js_name = consentDecided)]
#[must_use]
pub fn decided() -> u32 {
    INBOX.with_borrow(|tape| UseRequest::from_tape(tape)).map_or(0, |request| verdict(&request))
}

fn verdict(request: &UseRequest) -> u32 {
    let tape = consent::judge(request).to_tape();
    let place = tape.as_ptr() as u32;
    DECIDED.set(tape);
    place
}

/// Decides one use of one record, as JSON; gives where the tape of its verdict begins.
#[wasm_bindgen(js_name = consentDecide)]
pub fn decide(request_json: &str) -> Thrown<u32> {
    let request =
        decode::tree(request_json, ErrorCode::ConsentInvalid, "consent.decide takes a use request.");
    let request = request.and_then(|request| UseRequest::from_json(&request));
    request.map(|request| verdict(&request)).map_err(throw)
}

/// What a rule says that a verdict names, as JSON.
#[wasm_bindgen(js_name = consentRule)]
#[must_use]
pub fn rule(number: u16) -> String {
    json(&consent::tape::told(number))
}

/// The line that comes after the last of a log of decisions; keyed where there are bytes of a secret.
#[wasm_bindgen(js_name = logAppend)]
pub fn log_append(last: &str, entry_json: &str, secret: &[u8]) -> Thrown<String> {
    let message = "An entry of a log takes a request and its decision.";
    let entry = decode::tree(entry_json, ErrorCode::ConsentInvalid, message);
    entry.and_then(|entry| consent::log::append(last, &entry, keyed(secret)?.as_ref())).map_err(throw)
}

/// What is wrong with a log; `head` is the hash it should end with, empty where nobody knows.
#[wasm_bindgen(js_name = logVerify)]
pub fn log_verify(log: &str, secret: &[u8], head: &str) -> Thrown<String> {
    let head = Some(head).filter(|head| !head.is_empty());
    keyed(secret).map(|secret| json(&consent::log::verify(log, secret.as_ref(), head))).map_err(throw)
}

/// The key of a log; none of no bytes.
fn keyed(secret: &[u8]) -> Result<Option<Keyed>> {
    match secret {
        [] => Ok(None),
        secret => Keyed::checked(secret).map(Some),
    }
}

/// SHA-256 of a text, as hexadecimal digits.
#[wasm_bindgen]
#[must_use]
pub fn digest(text: &str) -> String {
    hex(&sha256(text.as_bytes()))
}
