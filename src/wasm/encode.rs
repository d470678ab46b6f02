//! Results and errors on their way out.

use crate::Error;
use crate::text::ordered::Ordered;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What an exported function gives; the error is on its way to JavaScript already.
pub(super) type Thrown<T> = std::result::Result<T, JsValue>;

/// The one place where an error becomes something JavaScript can throw: its code, message and
/// details as a JSON text, of which `guard.js` makes a `SelfsameError`.
pub(super) fn throw(error: Error) -> JsValue {
    #[derive(Serialize)]
    struct Facts<'a> {
        code: &'a str,
        message: &'a str,
        details: Ordered<&'a str, &'a str>,
    }
    let mut details = Ordered::new();
    for (key, fact) in &error.details {
        *details.get_or_default(*key) = fact.as_str();
    }
    let facts = Facts { code: error.code.as_str(), message: &error.message, details };
    JsValue::from_str(&json(&facts))
}

/// A result whose keys are all ours, as a plain object. One with a customer's field names must not
/// come this way: a field `__proto__` would set a prototype.
pub(super) fn object(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}

/// Any result as JSON text.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
