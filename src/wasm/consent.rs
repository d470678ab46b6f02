//! Consent: states in, states and decisions out.

use super::decode;
use super::encode::{Thrown, json, throw};
use crate::Result;
use crate::consent::{self, ConsentState};
use crate::vocabulary::ErrorCode;
use wasm_bindgen::prelude::wasm_bindgen;

fn states(text: &str) -> Result<Vec<ConsentState>> {
    let list =
        decode::list(text, ErrorCode::ConsentInvalid, "consent.merge takes a list of consent states.")?;
    list.iter().map(ConsentState::from_json).collect()
}

/// Joins the consent of several records; a *no* is never widened.
#[wasm_bindgen(js_name = consentMerge)]
pub fn merge(states_json: &str) -> Thrown<String> {
    states(states_json).map(|states| json(&consent::merge(&states).state)).map_err(throw)
}
