//! The counts of the report, in bounded steps.

use super::resolution::Resolution;
use crate::assess::{Assessment, AssessmentBuilder, Found, Options, PickedPair, PurgedBlocks, Side};
use crate::privacy;

/// Pairs that the report shows side by side.
const EXAMPLES: usize = 50;

/// What the report still has to count.
#[derive(Debug)]
pub(super) struct Assessing {
    builder: AssessmentBuilder,
    at: At,
}

#[derive(Debug, Clone, Copy)]
enum At {
    Column { table: usize, column: usize },
    Pair(usize),
    Customer(usize),
    End,
}

impl Assessing {
    pub(super) fn new(masked: bool) -> Self {
        let builder = AssessmentBuilder::new(Options { masked, examples: EXAMPLES, mask: privacy::mask });
        Self { builder, at: At::Column { table: 0, column: 0 } }
    }

    /// Customers counted so far, after everything else.
    pub(super) fn done(&self) -> u64 {
        match self.at {
            At::Customer(customer) => customer as u64,
            _ => 0,
        }
    }

    /// Customers to count.
    pub(super) fn total(&self, resolution: &Resolution) -> u64 {
        resolution.customers() as u64
    }

    /// Counts on; whether everything is counted.
    pub(super) fn step(&mut self, resolution: &Resolution, budget: usize) -> bool {
        self.at = match self.at {
            At::Column { table, column } => self.column(resolution, table, column),
            At::Pair(from) => self.pairs(resolution, from, budget.saturating_mul(16)),
            At::Customer(from) => self.customers(resolution, from, budget),
            At::End => At::End,
        };
        matches!(self.at, At::End)
    }

    fn column(&mut self, resolution: &Resolution, table: usize, column: usize) -> At {
        let (Some(raw), Some(clean), Some(source)) =
            (resolution.tables.get(table), resolution.clean.get(table), resolution.sources.get(table))
        else {
            return At::Pair(0);
        };
        if column == 0 {
            self.builder.input(source.facts.clone());
        }
        let Some((raw, clean)) = raw.columns.get(column).zip(clean.columns.get(column)) else {
            return At::Column { table: table + 1, column: 0 };
        };
        self.builder.column(raw, clean, crate::classify::special_regimes(&clean.field.category));
        At::Column { table, column: column + 1 }
    }

    fn pairs(&mut self, resolution: &Resolution, from: usize, budget: usize) -> At {
        let until = resolution.pairs.len().min(from + budget);
        for pair in resolution.pairs.get(from..until).unwrap_or_default() {
            let band = resolution.band(pair);
            self.builder.pair(PickedPair { left: pair.left, right: pair.right, weight: pair.weight, band });
        }
        if until == resolution.pairs.len() { At::Customer(0) } else { At::Pair(until) }
    }

    fn customers(&mut self, resolution: &Resolution, from: usize, budget: usize) -> At {
        let members = &resolution.clusters.members;
        let until = members.len().min(from + budget);
        for records in members.get(from..until).unwrap_or_default() {
            self.builder.cluster(records.len());
            let merged = resolution.consent_of(records);
            merged.state.entries.iter().for_each(|entry| self.builder.consent(entry.purpose, entry.channel, entry.status));
            merged.conflicts.iter().for_each(|conflict| self.builder.conflict(conflict.purpose, conflict.channel));
        }
        if until == members.len() { At::End } else { At::Customer(until) }
    }

    /// The assessment, with the pairs that are worth showing.
    pub(super) fn finish(mut self, resolution: &Resolution) -> Assessment {
        for oversize in resolution.population.oversize() {
            let (rule, blocks, records) = (oversize.rule.to_owned(), oversize.blocks, oversize.records);
            self.builder.purged(PurgedBlocks { rule, blocks, records });
        }
        let scorer = resolution.scorer();
        for pair in self.builder.wanted() {
            let names = [pair.left, pair.right].map(|record| (resolution.record_id(record), resolution.customer_id(record)));
            let side = |record: u32, (id, customer): &'_ (String, String)| {
                let at = resolution.locate(record);
                let (table, clean) = (resolution.tables.get(at.table as usize)?, resolution.clean.get(at.table as usize)?);
                Some(Side { table, clean, row: at.row as usize, id, customer })
            };
            let right = resolution.population.profile(pair.right);
            let explanation = right.and_then(|right| resolution.population.explain(&scorer, pair.left, right));
            let sides = side(pair.left, &names[0]).zip(side(pair.right, &names[1]));
            if let (Some(explanation), Some((left, right))) = (explanation, sides) {
                self.builder.example(Found { explanation, sides: [left, right] });
            }
        }
        self.builder.finish()
    }
}
