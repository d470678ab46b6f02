//! What may leave: a record in, what the purpose needs of it out.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use crate::pipeline;
use crate::privacy::{self, Minimized, Withheld};
use crate::record::{Record, Value};
use crate::schema;
use crate::vocabulary::{ErrorCode, Purpose};
use crate::{Error, Result};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;

/// The fields of a record that a purpose needs; without a schema its field names are understood.
#[wasm_bindgen(js_name = minimize)]
pub fn minimize(record_json: &str, options_json: &str) -> Thrown<String> {
    minimized(record_json, options_json).map(|minimized| shape(&minimized)).map_err(throw)
}

fn minimized(record: &str, options: &str) -> Result<Minimized> {
    let options = Options::read(options, &["purpose", "schema"])?;
    let purpose = purpose(options.sound(options.text("purpose"))?)?;
    let record = decode::record(record)?;
    let schema = options.value("schema").map(schema::from_json).transpose()?;
    let schema = schema.unwrap_or_else(|| pipeline::understand(&record, None));
    Ok(privacy::minimize(&record, purpose, &schema))
}

fn purpose(text: Option<&str>) -> Result<Purpose> {
    let text = text.ok_or_else(|| {
        Error::new(ErrorCode::OptionInvalid, "The option `purpose` is missing.").with("option", "purpose")
    })?;
    let known: Vec<&'static str> = Purpose::ALL.iter().map(|purpose| purpose.as_str()).collect();
    Purpose::parse(text).ok_or_else(|| decode::unknown(ErrorCode::WordUnknown, text, &known))
}

fn shape(minimized: &Minimized) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        record: Fields<'a>,
        withheld: &'a [Withheld],
    }
    json(&Shape { record: Fields(&minimized.record), withheld: &minimized.withheld })
}

/// The fields of a record in their order.
struct Fields<'a>(&'a Record);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.fields.iter().map(|(name, value)| (name, Texts(value))))
    }
}

struct Texts<'a>(&'a Value);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(texts) => serializer.collect_seq(texts),
        }
    }
}
