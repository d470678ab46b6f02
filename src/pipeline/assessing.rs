//! The counts of the report, in bounded steps.

use super::resolution::Resolution;
use crate::assess::{Assessment, AssessmentBuilder, BlockCounts, Found, Options, Side};
use crate::privacy;
use crate::unify::consent_of;

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
        self.builder.column(raw, clean);
        At::Column { table, column: column + 1 }
    }

    fn pairs(&mut self, resolution: &Resolution, from: usize, budget: usize) -> At {
        let until = resolution.pairs.len().min(from + budget);
        for pair in resolution.pairs.get(from..until).unwrap_or_default() {
            let band = resolution.band(pair);
            self.builder.pair(*pair, band);
        }
        if until == resolution.pairs.len() { At::Customer(0) } else { At::Pair(until) }
    }

    fn customers(&mut self, resolution: &Resolution, from: usize, budget: usize) -> At {
        let clusters = &resolution.clusters;
        let until = clusters.len().min(from + budget);
        // Where nothing was compared, nothing is said of duplicates.
        if !resolution.population.is_empty() {
            (from..until).for_each(|cluster| self.builder.cluster(clusters.members(cluster).len()));
        }
        if resolution.speaks_of_consent() {
            let sources = resolution.side_by_side();
            for cluster in from..until {
                let records = clusters.members(cluster).iter().map(|record| resolution.locate(*record));
                let merged = consent_of(&sources, &records.collect::<Vec<_>>());
                self.builder.consent(&merged.state, &merged.conflicts);
            }
        }
        if until == clusters.len() { At::End } else { At::Customer(until) }
    }

    /// The assessment, with the pairs that are worth showing.
    pub(super) fn finish(mut self, resolution: &Resolution) -> Assessment {
        let (index, purged) = (resolution.population.index(), resolution.population.index().oversize());
        let oversize = purged.iter().map(|rule| rule.blocks).sum();
        let (cut, refused) = (resolution.cut, u64::from(resolution.clusters.refused));
        let (rules, missed) = (resolution.tally.rules(), Some(resolution.tally.missed()));
        let keys = index.keys() as u64;
        self.builder.blocks(BlockCounts { keys, oversize, purged, cut, refused, rules, missed });
        let scorer = resolution.scorer();
        for pair in self.builder.wanted() {
            let name = |record| (resolution.record_id(record), resolution.customer_id(record));
            let (left, right) = (name(pair.left), name(pair.right));
            let right_profile = resolution.population.profile(pair.right);
            let explanation =
                right_profile.and_then(|profile| resolution.population.explain(&scorer, pair.left, &profile));
            let sides = side(resolution, pair.left, &left).zip(side(resolution, pair.right, &right));
            if let (Some(explanation), Some((left, right))) = (explanation, sides) {
                self.builder.example(Found { explanation, sides: [left, right] });
            }
        }
        self.builder.finish()
    }
}

fn side<'r>(
    resolution: &'r Resolution,
    record: u32,
    (id, customer): &'r (String, String),
) -> Option<Side<'r>> {
    let at = resolution.locate(record);
    let (table, clean) =
        (resolution.tables.get(at.table as usize)?, resolution.clean.get(at.table as usize)?);
    Some(Side { table, clean, row: at.row as usize, id, customer })
}
