//! Models whose comparisons are written out, beside those whose comparisons stand in a table.
//!
//! Does: check what a model has written, and make comparisons of it that are judged like those of a table.
//! Does not: judge; that is `compare`.

use super::model::{Model, ModelComparison, ModelLevel, invalid};
use crate::compare::written::{Column, Expr, Ladder, Rung};
use crate::compare::{self, Comparison, Outcome, Sides};
use crate::error::Result;
use serde::Serialize;

/// Comparisons of a model, and levels of a comparison, at most: what a vector of levels has room for.
const MOST: usize = 15;

/// Whose frequency counts in a level, as Splink has it: `weight · log2(u / share)`, with the larger share of
/// both values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frequency {
    /// The column, as it is called in conditions.
    pub of: String,
    /// The u that the share replaces, above 0, below 1.
    pub u: f64,
    /// How much of it counts, 0 to 1.
    pub weight: f64,
    /// The least share that is believed, 0 to 1.
    pub least: f64,
}

impl Frequency {
    /// The bits that an outcome gains or loses.
    pub(super) fn bits(&self, outcome: Outcome) -> f64 {
        if outcome.rarity > 0.0 { (libm::log2(self.u) + outcome.rarity) * self.weight } else { 0.0 }
    }
}

/// The comparisons of a model.
#[derive(Debug, Clone)]
pub(super) enum Comparisons {
    /// Of a table of the package.
    Table(&'static [Comparison]),
    /// Of the model itself.
    Written(Vec<Ladder>),
}

impl Comparisons {
    pub(super) fn of(model: &Model) -> Self {
        if model.is_written() {
            // What cannot be read was refused with the model.
            Self::Written(model.comparisons.iter().filter_map(ladder).collect())
        } else {
            Self::Table(compare::table(model.entity))
        }
    }

    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Table(table) => table.len(),
            Self::Written(ladders) => ladders.len(),
        }
    }

    pub(super) const fn table(&self) -> Option<&'static [Comparison]> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    pub(super) fn judge(&self, at: usize, sides: &Sides) -> Option<Outcome> {
        match self {
            Self::Table(table) => table.get(at)?.judge(sides),
            Self::Written(ladders) => ladders.get(at)?.judge(sides),
        }
    }

    pub(super) fn name(&self, at: usize) -> &str {
        match self {
            Self::Table(table) => table.get(at).map_or("", |comparison| comparison.name),
            Self::Written(ladders) => ladders.get(at).map_or("", |ladder| &ladder.name),
        }
    }

    pub(super) fn level(&self, at: usize, level: u8) -> &str {
        match self {
            Self::Table(table) => {
                table.get(at).and_then(|known| known.levels.get(level as usize).copied()).unwrap_or_default()
            }
            Self::Written(ladders) => ladders.get(at).map_or("", |ladder| ladder.level(level)),
        }
    }
}

fn ladder(given: &ModelComparison) -> Option<Ladder> {
    let missing = match &given.missing {
        Some(text) => Some(Expr::read(text)?),
        None => None,
    };
    let mut rungs = Vec::new();
    for level in &given.levels {
        rungs.push(rung(level)?);
    }
    Some(Ladder::new(&given.name, missing, rungs))
}

fn rung(level: &ModelLevel) -> Option<Rung> {
    let when = match &level.when {
        Some(text) => Some(Expr::read(text)?),
        None => None,
    };
    let frequency = match &level.frequency {
        Some(frequency) => Some((Column::read(&frequency.of)?, frequency.least)),
        None => None,
    };
    Some(Rung { name: level.name.clone(), when, frequency })
}

/// Refuses what cannot be judged, by the comparison and the level.
pub(super) fn check(comparisons: &[ModelComparison]) -> Result<()> {
    if comparisons.len() > MOST {
        return Err(invalid("a model may have 15 comparisons at most"));
    }
    for (at, comparison) in comparisons.iter().enumerate() {
        let refused = |message| Err(invalid(message).with("comparison", &comparison.name));
        let last = comparison.levels.len().saturating_sub(1);
        if comparisons.iter().take(at).any(|other| other.name == comparison.name) {
            return refused("the model has a comparison twice");
        }
        if !(1..=MOST).contains(&comparison.levels.len()) {
            return refused("a comparison must have 1 to 15 levels");
        }
        if comparison.missing.as_ref().is_some_and(|missing| Expr::read(missing).is_none()) {
            return refused("the condition of what is missing cannot be understood");
        }
        for (at, level) in comparison.levels.iter().enumerate() {
            if let Some(fault) = fault(level, at == last) {
                return Err(invalid(fault).with("comparison", &comparison.name).with("level", &level.name));
            }
        }
    }
    Ok(())
}

fn fault(level: &ModelLevel, last: bool) -> Option<&'static str> {
    let sound = |frequency: &Frequency| {
        let shares = [frequency.weight, frequency.least];
        0.0 < frequency.u && frequency.u < 1.0 && shares.iter().all(|share| (0.0..=1.0).contains(share))
    };
    match () {
        () if level.when.is_none() && !last => Some("only the last level may lack its condition"),
        () if rung(level).is_none() => Some("the condition of a level cannot be understood"),
        () if level.term_frequency.is_some() => Some("a written level has `frequency`, not `termFrequency`"),
        () if !level.frequency.as_ref().is_none_or(sound) => Some("a frequency is out of its bounds"),
        () => None,
    }
}
