//! A model from JSON, strictly: no other keys, and every value of its type.

use super::model::{Dependence, Model, ModelComparison, ModelLevel, TermFrequency, Thresholds, invalid};
use super::written::Frequency;
use crate::error::{Result, Wrong};
use crate::text::json::Json;
use crate::vocabulary::Entity;

pub(super) fn model(json: &Json) -> Result<Model> {
    let reader = Reader::default();
    let model = reader.model(json);
    reader.wrong.or(model)
}

/// Reads on when something is wrong, and keeps what was wrong first.
#[derive(Default)]
struct Reader {
    wrong: Wrong,
}

impl Reader {
    fn model(&self, json: &Json) -> Model {
        const KEYS: &[&str] = &[
            "format",
            "version",
            "entity",
            "thresholds",
            "prior",
            "comparisons",
            "dependences",
            "organization",
        ];
        self.known(json, KEYS);
        let entity = json.get("entity").and_then(Json::text).and_then(Entity::parse);
        Model {
            format: self.text(json, "format"),
            version: self.number(json, "version") as u32,
            entity: self.needed(entity, "entity").unwrap_or(Entity::Person),
            thresholds: self.thresholds(json.get("thresholds")),
            prior: json.get("prior").map(|_| self.number(json, "prior")),
            comparisons: self.list(json, "comparisons", Self::comparison),
            dependences: match json.get("dependences") {
                Some(_) => self.list(json, "dependences", Self::dependence),
                None => Vec::new(),
            },
            organization: json.get("organization").map(|inner| Box::new(self.model(inner))),
        }
    }

    fn thresholds(&self, json: Option<&Json>) -> Thresholds {
        let json = json.unwrap_or_else(|| {
            self.refuse("thresholds");
            &Json::Null
        });
        self.known(json, &["match", "review"]);
        Thresholds { matched: self.number(json, "match"), review: self.number(json, "review") }
    }

    fn comparison(&self, json: &Json) -> ModelComparison {
        self.known(json, &["name", "levels", "missing"]);
        ModelComparison {
            name: self.text(json, "name"),
            levels: self.list(json, "levels", Self::level),
            missing: json.get("missing").map(|_| self.text(json, "missing")),
        }
    }

    fn level(&self, json: &Json) -> ModelLevel {
        self.known(json, &["name", "m", "u", "termFrequency", "when", "frequency"]);
        let term_frequency = match json.get("termFrequency").map(Json::text) {
            None => None,
            Some(Some("full")) => Some(TermFrequency::Full),
            Some(Some("generic")) => Some(TermFrequency::Generic),
            Some(_) => {
                self.refuse("termFrequency");
                None
            }
        };
        let (name, m, u) = (self.text(json, "name"), self.number(json, "m"), self.number(json, "u"));
        let when = json.get("when").map(|_| self.text(json, "when"));
        let frequency = json.get("frequency").map(|given| self.frequency(given));
        ModelLevel { name, m, u, term_frequency, when, frequency }
    }

    fn frequency(&self, json: &Json) -> Frequency {
        self.known(json, &["of", "u", "weight", "least"]);
        let [u, weight, least] = ["u", "weight", "least"].map(|key| self.number(json, key));
        Frequency { of: self.text(json, "of"), u, weight, least }
    }

    fn dependence(&self, json: &Json) -> Dependence {
        self.known(json, &["name", "comparisons", "spare", "keep"]);
        Dependence {
            name: self.text(json, "name"),
            comparisons: self.list(json, "comparisons", |reader, name| {
                reader.needed(name.text(), "comparisons").unwrap_or_default().to_owned()
            }),
            spare: if json.get("spare").is_some() { self.number(json, "spare") } else { 0.0 },
            keep: self.number(json, "keep"),
        }
    }

    /// The value has to be an object without other keys.
    fn known(&self, json: &Json, keys: &[&str]) {
        let Some(entries) = json.object() else { return self.refuse(&keys.join(", ")) };
        if let Some((key, _)) = entries.iter().find(|(key, _)| !keys.contains(&key.as_str())) {
            self.wrong.note(invalid("the model has a key that does not exist").with("key", key));
        }
    }

    fn text(&self, json: &Json, key: &str) -> String {
        self.needed(json.get(key).and_then(Json::text), key).unwrap_or_default().to_owned()
    }

    fn number(&self, json: &Json, key: &str) -> f64 {
        self.needed(json.get(key).and_then(Json::number), key).unwrap_or_default()
    }

    fn list<T>(&self, json: &Json, key: &str, read: fn(&Self, &Json) -> T) -> Vec<T> {
        let mut all = Vec::new();
        for one in self.needed(json.get(key).and_then(Json::list), key).unwrap_or_default() {
            all.push(read(self, one));
        }
        all
    }

    fn needed<T>(&self, value: Option<T>, key: &str) -> Option<T> {
        if value.is_none() {
            self.refuse(key);
        }
        value
    }

    fn refuse(&self, key: &str) {
        self.wrong.note(invalid("a value of the model is missing or of another type").with("key", key));
    }
}
