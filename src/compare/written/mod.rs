//! Comparisons that a model brings with it: levels whose conditions it writes out itself.
//!
//! Does: find the first level whose condition holds, of several values a side the pair that reaches the
//! strictest level; and how frequent the values are, where a level asks for that. A condition is `read`
//! once and then worked out pair by pair, with the three answers of SQL: yes, no, not known.
//! Does not: know SQL. `pkg-template/splink.js` writes these conditions from it and back.

mod distance;
mod read;
mod value;

use super::{Outcome, Sides};
use crate::normalize::profile::{Aspect, NONE, Profile, Terms};
pub use read::{Column, Expr};
use value::Value;

/// Values of a side that are looked at, of one column.
const VALUES: usize = 4;

/// A comparison as a model has written it.
#[derive(Debug, Clone)]
pub struct Ladder {
    /// Name of the comparison.
    pub name: String,
    /// Where it holds, nothing is said.
    missing: Option<Expr>,
    levels: Vec<Rung>,
    columns: Vec<Column>,
}

/// One level.
#[derive(Debug, Clone)]
pub struct Rung {
    /// Name of the level.
    pub name: String,
    /// Where it holds, this is the level; without it, always.
    pub when: Option<Expr>,
    /// The column whose values count by their frequency, and the least share that is believed.
    pub frequency: Option<(Column, f64)>,
}

/// Two records, of each list the values that are looked at.
struct Beside<'s> {
    sides: &'s Sides<'s>,
    at: [usize; 2],
}

impl Ladder {
    /// A comparison from its conditions.
    #[must_use]
    pub fn new(name: &str, missing: Option<Expr>, levels: Vec<Rung>) -> Self {
        let mut columns = Vec::new();
        missing.iter().for_each(|expr| expr.columns(&mut columns));
        levels.iter().filter_map(|rung| rung.when.as_ref()).for_each(|expr| expr.columns(&mut columns));
        Self { name: name.to_owned(), missing, levels, columns }
    }

    /// Name of a level.
    #[must_use]
    pub fn level(&self, level: u8) -> &str {
        self.levels.get(level as usize).map_or("", |rung| &rung.name)
    }

    /// The level of two records; `None` where nothing is said, or no level holds.
    #[must_use]
    pub fn judge(&self, sides: &Sides) -> Option<Outcome> {
        let mut best: Option<Outcome> = None;
        for left in 0..self.values(sides.left) {
            for right in 0..self.values(sides.right) {
                let outcome = self.judge_values(&Beside { sides, at: [left, right] });
                best = match (best, outcome) {
                    (Some(best), Some(outcome)) => Some(best.better(outcome)),
                    (best, outcome) => best.or(outcome),
                };
            }
        }
        best
    }

    fn values(&self, profile: &Profile) -> usize {
        let mut most = 1;
        for column in &self.columns {
            let values = profile.values(column.aspect).len();
            most = most.max(if column.is_of_address() { profile.addresses.len() } else { values });
        }
        most.min(VALUES)
    }

    fn judge_values(&self, pair: &Beside) -> Option<Outcome> {
        if self.missing.as_ref().is_some_and(|missing| missing.holds(pair)) {
            return None;
        }
        let holds = |rung: &Rung| rung.when.as_ref().is_none_or(|when| when.holds(pair));
        let level = self.levels.iter().position(holds)?;
        let rarity = self.levels.get(level).and_then(|rung| rung.frequency.as_ref());
        let rarity = rarity.map_or(0.0, |(column, least)| pair.rarity(column, *least));
        Some(Outcome { level: level as u8, term: None, rarity })
    }
}

impl<'s> Beside<'s> {
    /// The value of a column; of fewer than are looked at, the last.
    fn term(&self, column: &Column, right: bool) -> Option<u32> {
        let profile = if right { self.sides.right } else { self.sides.left };
        let at = self.at.get(usize::from(right)).copied()?;
        if column.is_of_address() {
            let mut address = *profile.addresses.get(at).or(profile.addresses.last())?;
            return address.slot(column.aspect).copied().filter(|term| *term != NONE);
        }
        let (mut found, mut seen) = (None, 0);
        for term in profile.values(column.aspect) {
            if seen <= at && column.value(self.sides.terms.text(column.aspect, *term)).is_some() {
                (found, seen) = (Some(*term), seen + 1);
            }
        }
        found
    }

    fn text(&self, column: &Column, right: bool) -> Option<&'s str> {
        column.value(self.sides.terms.text(column.aspect, self.term(column, right)?))
    }

    /// Bits that the more frequent of the two values says; 0 where no frequency is known.
    fn rarity(&self, column: &Column, least: f64) -> f64 {
        let share = |right| share(self.sides.terms, column.aspect, self.term(column, right)?);
        let most = share(false).into_iter().chain(share(true)).fold(0.0, f64::max);
        // What all records hold says nothing, and yet its frequency is known.
        if most > 0.0 { (-libm::log2(most.max(least))).max(f64::MIN_POSITIVE) } else { 0.0 }
    }
}

/// The share of a term, as the caller knows it, else of the records that speak of the aspect.
fn share(terms: &Terms, aspect: Aspect, term: u32) -> Option<f64> {
    let (count, records) = (terms.count(aspect, term), terms.records(aspect));
    let counted = || (count > 0).then(|| f64::from(count) / f64::from(records));
    terms.known_share(aspect, term).or_else(counted)
}

impl Expr {
    /// Whether it is so; what is not known is not.
    fn holds(&self, pair: &Beside) -> bool {
        self.work_out(pair).truth() == Some(true)
    }

    fn columns(&self, into: &mut Vec<Column>) {
        match self {
            Self::Column(column, _) if !into.contains(column) => into.push(column.clone()),
            Self::Call(_, arguments) => arguments.iter().for_each(|one| one.columns(into)),
            _ => {}
        }
    }

    fn work_out<'r>(&'r self, pair: &Beside<'r>) -> Value<'r> {
        match self {
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(text.as_str().into()),
            Self::Column(column, right) => {
                pair.text(column, *right).map_or(Value::Null, |text| Value::Text(text.into()))
            }
            Self::Call(function, arguments) => {
                value::call(*function, arguments.len(), |at| match arguments.get(at) {
                    Some(argument) => argument.work_out(pair),
                    None => Value::Null,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests;
