//! The boundary: decode, call, encode. The only room that knows JavaScript.
//!
//! What holds a customer's own field names crosses as one JSON text: the order of the fields kept,
//! `__proto__` a key like any other, and no decoder whose messages quote values. Objects whose keys are
//! ours leave through serde-wasm-bindgen. Files cross as bytes; what has a life (a job, its result, a
//! resolver) is a handle. Options have their keys checked here, and every error leaves through one
//! function.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

mod consent;
mod decode;
mod encode;
mod job;
mod phone;
mod privacy;
mod private;
mod resolver;
mod room;
mod rows;
mod schema;
mod single;
#[cfg(feature = "test-traps")]
mod traps;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

/// A panic leaves the instance in no known state: the next call must get a fresh one.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|_| wasm_bindgen::handler::schedule_reinit()));
}

/// The version of the package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
