//! Collects the counts, station by station.

use super::column::{Mask, column, ranked, worst_first};
use super::example::{Found, example};
use super::pairs::Pairs;
use super::report::{
    Assessment, BlockCounts, ConsentCount, Count, DuplicateReport, InputFacts, InputReport, IssueCount,
    SizeCount, Totals,
};
use crate::consent::{Conflict, ConsentState, Entry};
use crate::matching::Pair;
use crate::normalize::{CleanColumn, Manner};
use crate::record::Column;
use crate::text::ordered::Ordered;
use crate::vocabulary::{Band, ChangeCode, Channel, ConsentStatus, IssueCode, Purpose, Severity, Status};

/// How an assessment is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Masks the values of the examples of duplicates too; those of what is wrong always are.
    pub masked: bool,
    /// Pairs to show.
    pub examples: usize,
    /// How values are masked.
    pub mask: Mask,
}

/// Collects the counts; `finish` makes the assessment.
#[derive(Debug)]
pub struct AssessmentBuilder {
    options: Options,
    inputs: Vec<InputReport>,
    /// Of each input and row: something was fixed, something more than a hint is wrong.
    touched: Vec<Vec<(bool, bool)>>,
    sizes: Ordered<u64, u64>,
    pairs: Pairs,
    blocks: BlockCounts,
    examples: Vec<super::Example>,
    consent: Ordered<(Purpose, Option<Channel>), Spoken>,
    people: u64,
}

/// What customers said about one purpose and channel.
#[derive(Debug, Default)]
struct Spoken {
    statuses: Ordered<ConsentStatus, u64>,
    conflicts: u64,
}

impl AssessmentBuilder {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            options,
            inputs: Vec::new(),
            touched: Vec::new(),
            sizes: Ordered::new(),
            pairs: Pairs::new(options.examples),
            blocks: BlockCounts::default(),
            examples: Vec::new(),
            consent: Ordered::new(),
            people: 0,
        }
    }

    /// Opens the next input; its columns follow.
    pub fn input(&mut self, facts: InputFacts) {
        self.touched.push(vec![(false, false); facts.rows as usize]);
        self.inputs.push(InputReport { facts, columns: Vec::new() });
    }

    /// Counts a column of the input opened last. Takes time with the rows.
    pub fn column(&mut self, raw: &Column, clean: &CleanColumn) {
        let Some(input) = self.inputs.last_mut() else { return };
        input.columns.push(column(raw, clean, self.options.mask));
        if let Some(rows) = self.touched.last_mut() {
            touch(rows, clean);
        }
    }

    /// Counts a customer of so many records.
    pub fn cluster(&mut self, records: usize) {
        *self.sizes.get_or_default(records as u64) += 1;
    }

    /// Counts a pair. The order of the pairs does not matter.
    pub fn pair(&mut self, pair: Pair, band: Band) {
        self.pairs.add(pair, band);
    }

    /// Notes how records met.
    pub fn blocks(&mut self, blocks: BlockCounts) {
        self.blocks = blocks;
    }

    /// The pairs worth showing, when all are counted; explain each and hand it to `example`.
    #[must_use]
    pub fn wanted(&self) -> Vec<Pair> {
        self.pairs.picked(self.options.examples)
    }

    /// Adds a pair side by side.
    pub fn example(&mut self, found: Found<'_>) {
        self.examples.push(example(found, self.options.masked, self.options.mask));
    }

    /// Counts what one customer has said. Of several entries of one purpose and channel the first is in
    /// force, as `consent::merge` leaves them, unless a no speaks of every channel.
    pub fn consent(&mut self, state: &ConsentState, conflicts: &[Conflict]) {
        self.people += 1;
        let same = |a: &Entry, b: &Entry| (a.purpose, a.channel) == (b.purpose, b.channel);
        for entry in state.entries.chunk_by(same).filter_map(<[Entry]>::first) {
            let spoken = self.consent.get_or_default((entry.purpose, entry.channel));
            let status = state.status(entry.purpose, entry.channel).unwrap_or(entry.status);
            *spoken.statuses.get_or_default(status) += 1;
        }
        for (purpose, channel) in contradicted(conflicts) {
            self.consent.get_or_default((purpose, channel)).conflicts += 1;
        }
    }

    /// The assessment.
    #[must_use]
    pub fn finish(self) -> Assessment {
        Assessment {
            version: 1,
            masked: self.options.masked,
            totals: self.totals(),
            duplicates: self.duplicates(),
            consent: self
                .consent
                .into_entries()
                .into_iter()
                .map(|(key, said)| spoken(key, said, self.people))
                .collect(),
            inputs: self.inputs,
        }
    }

    fn totals(&self) -> Totals {
        let rows = || self.touched.iter().flatten();
        let mut totals = Totals {
            records: self.inputs.iter().map(|input| input.facts.rows).sum(),
            records_fixed: rows().filter(|(fixed, _)| *fixed).count() as u64,
            records_with_issues: rows().filter(|(_, wrong)| *wrong).count() as u64,
            ..Totals::default()
        };
        let (mut changes, mut issues) = (Ordered::new(), Ordered::new());
        for column in self.inputs.iter().flat_map(|input| &input.columns) {
            totals.statuses.join(&column.statuses);
            column.changes.iter().for_each(|change| *changes.get_or_default(change.code) += change.count);
            column.issues.iter().for_each(|issue| join(&mut issues, issue));
        }
        totals.changes = ranked(changes);
        totals.issues = worst_first(issues);
        totals
    }

    fn duplicates(&self) -> Option<DuplicateReport> {
        let sizes = || self.sizes.entries().iter().copied();
        (!self.sizes.is_empty()).then(|| DuplicateReport {
            customers: sizes().map(|(_, customers)| customers).sum(),
            records_in_duplicates: sizes().filter(|(size, _)| *size > 1).map(|(size, n)| size * n).sum(),
            sizes: sizes().map(|(size, customers)| SizeCount { size, customers }).collect(),
            weights: self.pairs.bins(),
            blocks: self.blocks.clone(),
            examples: self.examples.clone(),
        })
    }
}

fn join(issues: &mut Ordered<IssueCode, IssueCount>, issue: &IssueCount) {
    let (code, severity) = (issue.code, issue.severity);
    let known = issues.get_or(code, IssueCount { code, severity, count: 0, examples: Vec::new() });
    known.severity = known.severity.max(severity);
    known.count += issue.count;
}

/// Whether something was put right, and not only brought to its standard form.
const fn is_repair(change: ChangeCode) -> bool {
    use ChangeCode::{Case, Invisible, Mojibake, Punctuation, Space, Unicode};
    matches!(change, Space | Case | Unicode | Invisible | Punctuation | Mojibake)
}

fn touch(rows: &mut [(bool, bool)], clean: &CleanColumn) {
    let is_fixed =
        |manner: &Manner| manner.status != Status::Empty && manner.changes.iter().any(|c| is_repair(*c));
    let fixed: Vec<bool> = clean.pool.manners().iter().map(is_fixed).collect();
    for (row, id) in rows.iter_mut().zip(&clean.ids) {
        row.0 |= fixed.get(clean.pool.manner(*id)).is_some_and(|fixed| *fixed);
        row.1 |= clean.pool.issues(*id).iter().any(|issue| issue.severity > Severity::Info);
    }
}

/// The purposes and channels that are contradicted, each once.
fn contradicted(conflicts: &[Conflict]) -> Vec<(Purpose, Option<Channel>)> {
    let mut once = Vec::new();
    for conflict in conflicts {
        let Some(purpose) = conflict.purpose else { continue };
        if !once.contains(&(purpose, conflict.channel)) {
            once.push((purpose, conflict.channel));
        }
    }
    once
}

/// Who said nothing at all is unknown.
fn spoken((purpose, channel): (Purpose, Option<Channel>), mut spoken: Spoken, people: u64) -> ConsentCount {
    let silent = people.saturating_sub(spoken.statuses.entries().iter().map(|(_, count)| count).sum());
    if silent > 0 {
        *spoken.statuses.get_or_default(ConsentStatus::Unknown) += silent;
    }
    let statuses =
        spoken.statuses.into_entries().into_iter().map(|(code, count)| Count { code, count }).collect();
    ConsentCount { purpose, channel, statuses, conflicts: spoken.conflicts }
}
