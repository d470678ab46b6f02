//! A model: the comparisons with their m and u probabilities, as JSON in and out.
//!
//! Does: ships the models of persons and of organizations, reads others, and refuses what cannot be used, by code.

use super::read;
use super::written::{self, Frequency};
use crate::compare::{self, Comparison};
use crate::error::{Error, Result};
use crate::text::json::Json;
use crate::vocabulary::{Entity, ErrorCode};
use serde::Serialize;
use std::sync::OnceLock;

/// What the first field of every model says.
const FORMAT: &str = "selfsame-model";
/// The only version there is.
const VERSION: u32 = 1;

/// How the frequency of the very value replaces the level's u probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TermFrequency {
    /// Rare values weigh more, common ones less.
    Full,
    /// Only values that very many records share weigh less: a switchboard, `info@`, a PO box.
    Generic,
}

/// One level of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelLevel {
    /// Name of the level, as the comparison has it.
    pub name: String,
    /// Probability of the level among records of one customer, above 0, below 1.
    pub m: f64,
    /// Probability of the level among records of different customers, above 0, below 1.
    pub u: f64,
    /// Whether the frequency of the value counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_frequency: Option<TermFrequency>,
    /// In a written comparison: where this level is reached; the last level needs none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// In a written comparison: whose frequency counts, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
}

/// One comparison of a model.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelComparison {
    /// Name of the comparison.
    pub name: String,
    /// All its levels, strictest first.
    pub levels: Vec<ModelLevel>,
    /// In a written comparison: where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

/// Comparisons that agree together among people of one household, and so must not count in full.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dependence {
    /// Name, as the explanation shows it.
    pub name: String,
    /// The comparisons, by name.
    pub comparisons: Vec<String>,
    /// Bits beyond those that outweigh the prior that they may say in full: the cap. Sharing a
    /// household singles out a few people, not one, and so has none to spare. Where an earlier dependence
    /// has some of the same comparisons and no other, the bits are beyond its cap: what the rest of them
    /// may say of people of one household.
    pub spare: f64,
    /// The share of their joint weight that counts above the cap, 0 to 1.
    pub keep: f64,
}

/// The probabilities at which the bands begin.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Thresholds {
    /// At or above: the same customer. 0 to 1.
    #[serde(rename = "match")]
    pub matched: f64,
    /// At or above, and below `match`: a person should look. 0 to 1.
    pub review: f64,
}

/// The comparisons, their weights and the bands of one kind of entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// `selfsame-model`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// Whose comparisons these are.
    pub entity: Entity,
    /// The bands.
    pub thresholds: Thresholds,
    /// Probability that two records drawn at random are one customer; without it, what the number of
    /// records says, fitted to the pairs that are found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior: Option<f64>,
    /// All comparisons of the entity.
    pub comparisons: Vec<ModelComparison>,
    /// Comparisons that do not count in full together.
    pub dependences: Vec<Dependence>,
    /// In a model of persons: the model of those pairs in which both records are organizations. Its
    /// thresholds are those of the outer one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Box<Model>>,
}

impl Model {
    /// What each dependence has to spare, that of the one within it included.
    pub(super) fn spare(&self) -> Vec<f64> {
        let mut spare: Vec<f64> = Vec::with_capacity(self.dependences.len());
        for dependence in &self.dependences {
            let is_within = |other: &Dependence| {
                other.comparisons.iter().all(|comparison| dependence.comparisons.contains(comparison))
            };
            let within = self.dependences.iter().zip(&spare).rfind(|(other, _)| is_within(other));
            spare.push(dependence.spare + within.map_or(0.0, |(_, spare)| *spare));
        }
        spare
    }

    /// Both models of the package, that of organizations in that of persons: what is used if no other is
    /// named.
    ///
    /// # Errors
    /// None, as a test shows; the shipped text is read like any other.
    pub fn shipped() -> Result<Self> {
        static READ: OnceLock<Model> = OnceLock::new();
        if let Some(model) = READ.get() {
            return Ok(model.clone());
        }
        let organization = Some(Box::new(Self::parse(include_str!("organization.json"))?));
        let model = Self { organization, ..Self::parse(include_str!("person.json"))? };
        Ok(READ.get_or_init(|| model).clone())
    }

    /// The model of an entity alone, trained on generated records (`cargo xtask train`).
    ///
    /// # Errors
    /// None, as for `shipped`.
    pub fn of(entity: Entity) -> Result<Self> {
        if entity == Entity::Household {
            return Self::parse(include_str!("household.json"));
        }
        let mut model = Self::shipped()?;
        let organization = model.organization.take();
        Ok(organization.filter(|_| entity == Entity::Organization).map_or(model, |model| *model))
    }

    /// The model of a name, or of a tree.
    ///
    /// # Errors
    /// `model.unknown` for a name that is not shipped, `model.invalid` for a tree that cannot be used.
    pub fn named_or_json(json: &Json) -> Result<Self> {
        match json {
            Json::Text(text) if text.trim_start().starts_with('{') => Self::parse(text),
            Json::Text(name) => Entity::parse(name).map_or_else(|| Err(unknown()), Self::of),
            _ => Self::from_json(json),
        }
    }

    /// Reads a model.
    ///
    /// # Errors
    /// `model.invalid`, with the line and column or the name of what is wrong.
    pub fn parse(text: &str) -> Result<Self> {
        let json = Json::parse(text).map_err(|at| {
            let read = text.get(..at).unwrap_or(text);
            let line = read.rsplit('\n').next().unwrap_or_default();
            invalid("the model is not JSON")
                .with("line", read.matches('\n').count() + 1)
                .with("column", line.chars().count() + 1)
        })?;
        Self::from_json(&json)
    }

    fn from_json(json: &Json) -> Result<Self> {
        let model = read::model(json)?;
        model.check()?;
        Ok(model)
    }

    fn check(&self) -> Result<()> {
        if self.format != FORMAT || self.version != VERSION {
            return Err(invalid("only models of format selfsame-model, version 1 can be read"));
        }
        let Thresholds { matched, review } = self.thresholds;
        if !(0.0 < review && review <= matched && matched <= 1.0) {
            return Err(invalid("thresholds must be 0 < review ≤ match ≤ 1"));
        }
        if self.prior.is_some_and(|prior| !proper(prior)) {
            return Err(invalid("the prior must lie between 0 and 1, both excluded").with("key", "prior"));
        }
        if self.is_written() {
            written::check(&self.comparisons)?;
        } else {
            self.check_table(compare::table(self.entity))?;
        }
        self.comparisons.iter().try_for_each(check_levels)?;
        self.check_dependences()?;
        match &self.organization {
            Some(inner) if self.entity != Entity::Person || inner.entity != Entity::Organization => {
                Err(invalid("only a model of persons may hold one of organizations"))
            }
            Some(inner) => inner.check(),
            None => Ok(()),
        }
    }

    /// Whether the comparisons are the model's own, with the conditions of their levels written out.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.comparisons.iter().flat_map(|comparison| &comparison.levels).any(|level| level.when.is_some())
    }

    fn check_table(&self, table: &[Comparison]) -> Result<()> {
        table.iter().try_for_each(|comparison| self.check_comparison(comparison))?;
        let known = |name: &str| table.iter().any(|comparison| comparison.name == name);
        for (at, given) in self.comparisons.iter().enumerate() {
            let error = match () {
                () if !known(&given.name) => "the model has a comparison that does not exist",
                () if self.comparisons.iter().take(at).any(|other| other.name == given.name) => {
                    "the model has a comparison twice"
                }
                () => continue,
            };
            return Err(invalid(error).with("comparison", &given.name));
        }
        Ok(())
    }

    fn check_comparison(&self, comparison: &Comparison) -> Result<()> {
        let Some(given) = self.comparison(comparison.name) else {
            return Err(invalid("the model lacks a comparison").with("comparison", comparison.name));
        };
        if !given.levels.iter().map(|level| level.name.as_str()).eq(comparison.levels.iter().copied()) {
            return Err(invalid("the levels of a comparison are not the expected ones, in order")
                .with("comparison", comparison.name)
                .with("expected", comparison.levels.join(", ")));
        }
        if given.missing.is_some() || given.levels.iter().any(|level| level.frequency.is_some()) {
            return Err(invalid("only a written comparison has `missing` or `frequency`")
                .with("comparison", comparison.name));
        }
        Ok(())
    }

    fn check_dependences(&self) -> Result<()> {
        for dependence in &self.dependences {
            let unknown = dependence.comparisons.iter().find(|name| self.comparison(name).is_none());
            if let Some(unknown) = unknown {
                return Err(invalid("a dependence names a comparison that does not exist")
                    .with("comparison", unknown));
            }
            if !(0.0..=1.0).contains(&dependence.keep) || !dependence.spare.is_finite() {
                return Err(invalid("keep must lie between 0 and 1, and spare be a number of bits")
                    .with("dependence", &dependence.name));
            }
        }
        Ok(())
    }

    /// The comparison of that name.
    #[must_use]
    pub fn comparison(&self, name: &str) -> Option<&ModelComparison> {
        self.comparisons.iter().find(|comparison| comparison.name == name)
    }

    /// The model as JSON, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        indented(&serde_json::to_string(self).unwrap_or_default())
    }
}

/// Indents compact JSON as serde does, without a second serializer in the wasm.
fn indented(json: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut quoted, mut before) = (0, false, ' ');
    for c in json.chars() {
        let closes = !quoted && matches!(c, '}' | ']');
        depth -= usize::from(closes);
        let opened = !quoted && matches!(before, '{' | '[');
        if opened != closes || (!quoted && before == ',') {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        }
        out.push(c);
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            ':' if !quoted => out.push(' '),
            _ => {}
        }
        // A backslash that is itself escaped escapes nothing.
        before = if quoted && (before, c) == ('\\', '\\') { ' ' } else { c };
    }
    out
}

fn proper(probability: f64) -> bool {
    0.0 < probability && probability < 1.0
}

fn check_levels(comparison: &ModelComparison) -> Result<()> {
    match comparison.levels.iter().find(|level| !proper(level.m) || !proper(level.u)) {
        Some(level) => Err(invalid("m and u must lie between 0 and 1, both excluded")
            .with("comparison", &comparison.name)
            .with("level", &level.name)),
        None => Ok(()),
    }
}

fn unknown() -> Error {
    Error::new(ErrorCode::ModelUnknown, "no such model; shipped are: person, organization, household")
}

pub(super) fn invalid(message: &str) -> Error {
    Error::new(ErrorCode::ModelInvalid, message)
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn indented_json_is_that_of_serde() {
        let texts = ["", "{", "a, b: [c]", "\"", "\\", "\\\"", "\\\\,\"", "line\nline"];
        let value = serde_json::json!({
            "empty": [[], {}], "texts": texts, "one": { "a{": [1, -2.5, true, null] }, "\\": "}", "last": {},
        });
        assert_eq!(indented(&value.to_string()), serde_json::to_string_pretty(&value).unwrap());
    }
}
