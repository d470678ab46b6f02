//! Telephone numbers beside records: another way to write one, and which plans are known.

use super::decode::{self, Options};
use super::encode::{Thrown, throw};
use crate::Result;
use crate::normalize::{Context, phone};
use crate::vocabulary::{ErrorCode, PhoneFormat};
use wasm_bindgen::prelude::wasm_bindgen;

/// A number in one of the formats.
#[wasm_bindgen(js_name = formatPhone)]
pub fn format_phone(text: &str, options_json: &str) -> Thrown<String> {
    formatted(text, options_json).map_err(throw)
}

fn formatted(text: &str, options: &str) -> Result<String> {
    let options = Options::read(options, &["format", "country"])?;
    let name = options.sound(options.text("format"))?.unwrap_or(PhoneFormat::International.as_str());
    let format = PhoneFormat::parse(name).ok_or_else(|| {
        let known: Vec<&'static str> = PhoneFormat::ALL.iter().map(|format| format.as_str()).collect();
        decode::unknown(ErrorCode::OptionInvalid, name, &known).with("option", "format")
    })?;
    let context = Context { country: options.sound(options.country("country"))?, ..Context::default() };
    Ok(phone::written(text, &context, format))
}

/// The release of libphonenumber whose plans are known.
#[wasm_bindgen(js_name = phoneRelease)]
#[must_use]
pub fn phone_release() -> String {
    phone::release().to_owned()
}
