//! What a job comes to: the records, their customers, the pairs between them.

use super::output::Values;
use super::views::{FieldView, PairView, RecordView, Summary};
use crate::assess::{Assessment, InputFacts, InputNote};
use crate::consent;
use crate::index::Tally;
use crate::io::Input;
use crate::matching::{Clusters, FitReport, Model, Pair, Population, Scorer, probability};
use crate::normalize::CleanTable;
use crate::record::{RecordRef, Table};
use crate::schema::Schema;
use crate::text::interner::Interner;
use crate::unify::{Customer, SourceView, Sources, unify};
use crate::vocabulary::Band;
use std::cell::OnceCell;

/// What is known about one source besides its records.
#[derive(Debug, Clone)]
pub(super) struct SourceFacts {
    pub(super) facts: InputFacts,
    pub(super) schema: Schema,
    pub(super) id_column: Option<usize>,
    pub(super) consent: consent::Columns,
}

impl SourceFacts {
    pub(super) fn of(input: Input) -> (Self, Table) {
        let note = |note: crate::io::Note| InputNote {
            code: note.code.as_str().to_owned(),
            row: note.row,
            column: note.column,
            count: note.count,
        };
        let facts = InputFacts {
            name: input.table.source.name.clone(),
            rows: input.table.rows as u64,
            format: input.format.as_str().to_owned(),
            encoding: input.encoding.as_str().to_owned(),
            notes: input.notes.into_iter().map(note).collect(),
        };
        let (schema, consent) = (Schema::default(), consent::Columns::default());
        (Self { facts, schema, id_column: None, consent }, input.table)
    }
}

/// Records, customers and pairs of one run.
#[derive(Debug)]
pub struct Resolution {
    pub(super) model: Model,
    pub(super) sources: Vec<SourceFacts>,
    pub(super) tables: Vec<Table>,
    pub(super) clean: Vec<CleanTable>,
    pub(super) population: Population,
    /// Best first.
    pub(super) pairs: Vec<Pair>,
    /// Bits of the prior that the pairs' weights hold.
    pub(super) prior: f64,
    pub(super) fitted: Option<FitReport>,
    pub(super) cut: u64,
    pub(super) tally: Tally,
    pub(super) clusters: Clusters,
    pub(super) assessment: Assessment,
    /// Whether the ids alone name the records: all have one, and no two the same.
    by_id: bool,
    /// The columns of the files of records and of customers, once one was asked for: all values tell them.
    pub(super) shown: [OnceCell<Values>; 2],
}

impl Resolution {
    pub(super) fn new(model: Model) -> Self {
        Self {
            population: Population::default().as_written(model.is_written()),
            model,
            sources: Vec::new(),
            tables: Vec::new(),
            clean: Vec::new(),
            pairs: Vec::new(),
            prior: 0.0,
            fitted: None,
            cut: 0,
            tally: Tally::default(),
            clusters: Clusters::default(),
            assessment: Assessment::default(),
            by_id: false,
            shown: Default::default(),
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn records(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// How many customers there are.
    #[must_use]
    pub fn customers(&self) -> usize {
        self.clusters.len()
    }

    /// Which customer each record is, by number; records in the order of the inputs.
    #[must_use]
    pub fn customer_of(&self) -> &[u32] {
        &self.clusters.of
    }

    /// All pairs that were kept: those of the bands match and review, and some below.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The records as they were compared.
    #[must_use]
    pub const fn population(&self) -> &Population {
        &self.population
    }

    /// The counts of everything.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The model with the thresholds that were used.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How the model was fitted to the records, where it was.
    #[must_use]
    pub fn fitted(&self) -> Option<&FitReport> {
        self.fitted.as_ref()
    }

    /// What the columns of each input mean, by the name of the input.
    pub fn schemas(&self) -> impl Iterator<Item = (&str, &Schema)> {
        self.sources.iter().map(|source| (source.facts.name.as_str(), &source.schema))
    }

    /// The run in numbers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let band = |band| self.pairs.iter().filter(|pair| self.band(pair) == band).count() as u64;
        let totals = &self.assessment.totals;
        let sizes = (0..self.clusters.len()).map(|cluster| self.clusters.members(cluster).len() as u64);
        Summary {
            records: self.records() as u64,
            customers: self.customers() as u64,
            duplicates: sizes.filter(|size| *size > 1).sum(),
            matches: band(Band::Match),
            reviews: band(Band::Review),
            corrected: totals.statuses.corrected,
            doubtful: totals.statuses.suspect + totals.statuses.invalid,
            inputs: self
                .sources
                .iter()
                .map(|source| (source.facts.name.clone(), source.facts.rows))
                .collect(),
        }
    }

    pub(super) fn band(&self, pair: &Pair) -> Band {
        match probability(f64::from(pair.weight)) {
            probability if probability >= self.model.thresholds.matched => Band::Match,
            probability if probability >= self.model.thresholds.review => Band::Review,
            _ => Band::Distinct,
        }
    }

    /// The number of the first record of a source.
    pub(super) fn first_number(&self, table: usize) -> u32 {
        self.tables.iter().take(table).map(|table| table.rows as u32).sum()
    }

    /// Source and row of a record.
    pub(super) fn locate(&self, record: u32) -> RecordRef {
        let (mut table, mut row) = (0, record);
        for rows in self.tables.iter().map(|table| table.rows as u32) {
            if row < rows {
                break;
            }
            (table, row) = (table + 1, row - rows);
        }
        RecordRef { table, row }
    }

    /// Decides how records are named; the id columns must be known.
    pub(super) fn name_records(&mut self) {
        let mut seen = Interner::default();
        let mut ids = 0;
        for (source, table) in self.sources.iter().zip(&self.tables) {
            let column = source.id_column.and_then(|column| table.columns.get(column));
            let Some(column) = column else { return };
            for id in 0..column.values.len() as u32 {
                seen.intern(column.values.text(id));
            }
            ids += column.values.len();
        }
        self.by_id = seen.len() == ids;
    }

    /// The raw id of a record in its source; empty where there is no id column.
    pub(super) fn source_id(&self, record: RecordRef) -> &str {
        let (table, source) =
            (self.tables.get(record.table as usize), self.sources.get(record.table as usize));
        let column = source.and_then(|source| source.id_column);
        let column = table.zip(column).and_then(|(table, column)| table.columns.get(column));
        column.map_or("", |column| column.text(record.row as usize))
    }

    /// The name of a record in the outputs: its id where all have one and no two the same, else its source
    /// and its id, else its source and its row.
    #[must_use]
    pub fn record_id(&self, record: u32) -> String {
        let record = self.locate(record);
        let source = self.source_name(record.table);
        let has_id = self.sources.get(record.table as usize).is_some_and(|source| source.id_column.is_some());
        match (self.by_id, has_id) {
            (true, _) => self.source_id(record).to_owned(),
            (false, true) => [source, "/", self.source_id(record)].concat(),
            (false, false) => [source, "#", &(record.row + 1).to_string()].concat(),
        }
    }

    pub(super) fn source_name(&self, table: u32) -> &str {
        self.sources.get(table as usize).map_or("", |source| &source.facts.name)
    }

    /// The id of the customer of a record: `C` and the number of its first record, from 1.
    #[must_use]
    pub fn customer_id(&self, record: u32) -> String {
        let cluster = self.clusters.of.get(record as usize).map(|of| self.clusters.members(*of as usize));
        let first = cluster.and_then(|members| members.first()).copied().unwrap_or(record);
        ["C", &(first + 1).to_string()].concat()
    }

    /// The sources side by side, as `customer` needs them; make it once for many.
    #[must_use]
    pub fn side_by_side<'r>(&'r self) -> Sources<'r> {
        let parts = self.tables.iter().zip(&self.clean).zip(&self.sources);
        let view = |((table, clean), source): ((&'r Table, &'r CleanTable), &'r SourceFacts)| SourceView {
            table,
            clean,
            id_column: source.id_column,
            consent: &source.consent,
        };
        Sources::new(parts.map(view).collect())
    }

    /// A customer, by number: its golden values with their lineage, and what it has agreed to.
    #[must_use]
    pub fn customer<'r>(&'r self, sources: &Sources<'r>, customer: usize) -> Option<Customer<'r>> {
        let members = Some(self.clusters.members(customer)).filter(|members| !members.is_empty())?;
        let records: Vec<RecordRef> = members.iter().map(|record| self.locate(*record)).collect();
        let cluster = Some(self.clusters.metrics(customer, &self.pairs));
        Some(Customer { cluster, ..unify(sources, &records) })
    }

    /// Whether any column of any source speaks of consent.
    pub(super) fn speaks_of_consent(&self) -> bool {
        self.sources.iter().any(|source| !source.consent.is_empty())
    }

    /// A record, by number.
    #[must_use]
    pub fn record(&self, record: u32) -> Option<RecordView<'_>> {
        let at = self.locate(record);
        let (table, clean) = (self.tables.get(at.table as usize)?, self.clean.get(at.table as usize)?);
        let row = at.row as usize;
        let columns = table.columns.iter().zip(&clean.columns);
        let fields = columns.filter_map(|(raw, column)| {
            let clean = column.get(row)?;
            Some(FieldView { name: &raw.header, kind: column.field.kind, raw: raw.text(row), clean })
        });
        Some(RecordView {
            source: self.source_name(at.table),
            row: at.row + 1,
            record_id: self.record_id(record),
            customer_id: self.customer_id(record),
            fields: fields.collect(),
        })
    }

    /// A scorer as it scored.
    #[must_use]
    pub fn scorer(&self) -> Scorer {
        Scorer::new(&self.model, self.records()).with_prior(self.prior)
    }

    /// A pair, explained.
    #[must_use]
    pub fn pair(&self, scorer: &Scorer, pair: &Pair) -> Option<PairView> {
        let right = self.population.profile(pair.right)?;
        Some(PairView {
            left_id: self.record_id(pair.left),
            right_id: self.record_id(pair.right),
            customers: [self.customer_id(pair.left), self.customer_id(pair.right)],
            explanation: self.population.explain(scorer, pair.left, &right)?,
        })
    }
}
