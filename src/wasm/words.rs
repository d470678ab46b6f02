//! The closed lists by whose numbers words cross, which are read sooner than names.

use super::encode::json;
use crate::vocabulary::{
    Basis, ChangeCode, Channel, ConsentStatus, DoNotCall, Effect, IssueCode, Kind, Method, Outcome, Part,
    Purpose, ReasonCode, Severity, Status, SubjectKind,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// All of them as JSON: those of `consent-decide.js`, then those of `fields.js`, each in the order that it has.
#[wasm_bindgen(js_name = closedLists)]
#[must_use]
pub fn closed_lists() -> String {
    let lists = [
        Purpose::NAMES,
        Channel::NAMES,
        SubjectKind::NAMES,
        DoNotCall::NAMES,
        ConsentStatus::NAMES,
        Method::NAMES,
        Outcome::NAMES,
        Basis::NAMES,
        ReasonCode::NAMES,
        Effect::NAMES,
        Kind::NAMES,
        Status::NAMES,
        ChangeCode::NAMES,
        IssueCode::NAMES,
        Severity::NAMES,
        Part::NAMES,
    ];
    let names: Vec<Vec<&str>> = lists.iter().map(|names| names.iter().collect()).collect();
    json(&names)
}
