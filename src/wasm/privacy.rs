//! What may leave: a record in, what the purpose needs of it out.

use super::decode::{self, Options};
use super::encode::{Thrown, json, throw};
use super::job;
use crate::normalize::Context;
use crate::pipeline;
use crate::privacy::{self, Audience, Minimized, Secret, Withheld};
use crate::record::{Record, Value};
use crate::schema;
use crate::text::json::Json;
use crate::text::ordered::Ordered;
use crate::vocabulary::{ErrorCode, Kind, Names, Outcome, Platform, Purpose};
use crate::{Error, Result};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;

/// The fields of a record that a purpose needs; without a schema its field names are understood.
#[wasm_bindgen(js_name = minimize)]
pub fn minimize(record_json: &str, options_json: &str) -> Thrown<String> {
    minimized(record_json, options_json).map(|minimized| shape(&minimized)).map_err(throw)
}

fn minimized(record: &str, options: &str) -> Result<Minimized> {
    let options = Options::read(options, &["purpose", "schema", "decision"])?;
    let purpose = word(&options, "purpose", Purpose::parse, Purpose::NAMES)?;
    let record = decode::record(record)?;
    let schema = options.read_by("schema", schema::from_json);
    let schema = schema.unwrap_or_else(|| pipeline::understand(&record, None));
    let outcome = options.read_by("decision", outcome);
    options.sound(privacy::minimize(&record, purpose, &schema, outcome))
}

/// What a decision says.
fn outcome(decision: &Json) -> Result<Outcome> {
    let outcome = decision.get("outcome").and_then(Json::text).and_then(Outcome::parse);
    outcome.ok_or_else(|| {
        Error::new(ErrorCode::ConsentInvalid, "The option `decision` must be what consent.decide gives.")
    })
}

/// An option that is one word of a closed list.
fn word<T>(options: &Options, name: &'static str, parse: fn(&str) -> Option<T>, names: Names) -> Result<T> {
    let text = options.sound(options.text(name))?.ok_or_else(|| {
        let message = ["The option `", name, "` is missing."].concat();
        Error::new(ErrorCode::OptionInvalid, message).with("option", name)
    })?;
    let known: Vec<&'static str> = names.iter().collect();
    parse(text).ok_or_else(|| decode::unknown(ErrorCode::WordUnknown, text, &known))
}

/// A value masked as its kind is.
#[wasm_bindgen]
pub fn mask(value: &str, options_json: &str) -> Thrown<String> {
    let options = Options::read(options_json, &["kind"]);
    let kind = options.and_then(|options| word(&options, "kind", Kind::parse, Kind::NAMES));
    kind.map(|kind| privacy::mask(kind, value)).map_err(throw)
}

/// The pseudonym of a value under a secret; empty where it has none.
#[wasm_bindgen]
pub fn pseudonymize(value: &str, secret: &[u8], options_json: &str) -> Thrown<String> {
    pseudonym(value, secret, options_json).map_err(throw)
}

fn pseudonym(value: &str, secret: &[u8], options: &str) -> Result<String> {
    let options = Options::read(options, &["kind", "country"])?;
    let kind = options.value("kind").map(|_| word(&options, "kind", Kind::parse, Kind::NAMES)).transpose()?;
    let country = options.sound(options.country("country"))?;
    let context = Context { country, ..Context::default() };
    Ok(privacy::pseudonymize(value, kind, &Secret::new(secret)?, &context).unwrap_or_default())
}

/// The identifiers of a record for a platform.
#[wasm_bindgen]
pub fn audience(record_json: &str, options_json: &str) -> Thrown<String> {
    #[derive(Serialize)]
    struct Shape<'a> {
        identifiers: Ordered<&'a str, &'a [String]>,
        withheld: &'a [Withheld],
    }
    let audience = audience_of(record_json, options_json).map_err(throw)?;
    let mut identifiers = Ordered::new();
    for (field, values) in &audience.identifiers {
        *identifiers.get_or_default(*field) = values.as_slice();
    }
    Ok(json(&Shape { identifiers, withheld: &audience.withheld }))
}

fn audience_of(record: &str, options: &str) -> Result<Audience> {
    let given = Options::read(options, pipeline::Options::AUDIENCE)?;
    let platform = word(&given, "platform", Platform::parse, Platform::NAMES)?;
    let outcome = given.read_by("decision", outcome);
    let outcome = given.sound(outcome)?;
    let options = job::options(options, pipeline::Options::AUDIENCE)?;
    let record = decode::record(record)?;
    if outcome.is_some_and(|outcome| outcome != Outcome::Permitted) {
        return Ok(Audience { withheld: privacy::all_withheld(&record), ..Audience::default() });
    }
    let schema = options.schema.clone().unwrap_or_else(|| pipeline::understand(&record, None));
    Ok(privacy::audience(&record, platform, &schema, &options.context()))
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
