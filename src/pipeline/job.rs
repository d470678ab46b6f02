//! Files to customers, in bounded steps, so that a caller can show progress, stop or let others run.
//!
//! The result does not depend on the size of the steps.

use super::assessing::Assessing;
use super::labels::{Judged, judged};
use super::memo::FactsMemo;
use super::options::Options;
use super::resolution::{Resolution, SourceFacts};
use super::share::{Meeting, Share};
use super::told::{Told, id_column};
use super::training::Training;
use crate::classify;
use crate::consent;
use crate::error::{Error, Result};
use crate::index::{LonePairs, SharedIndex};
use crate::io::{ReadOptions, Reader, Step};
use crate::limits;
use crate::matching::{
    Asks, BestFirst, Clustering, Clusters, Joining, Population, Refinement, Scorer, weight_of,
};
use crate::normalize::TableNormalizer;
use crate::schema;
use crate::vocabulary::{Encoding, Entity, ErrorCode, Stage};
use std::borrow::Cow;
use std::ops::Range;

/// Probability below which a pair is not kept at all.
const KEPT_PROBABILITY: f64 = 0.01;

/// Pairs that are sorted or joined in the time that a record takes to compare.
const PAIRS_A_RECORD: usize = 16;

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    /// The stage under way.
    pub stage: Stage,
    /// Work done in it: bytes while reading, then records.
    pub done: u64,
    /// All work in it.
    pub total: u64,
}

/// Work in progress: add inputs, step until `Stage::Done`, take the resolution.
///
/// ```
/// use selfsame::pipeline::{Job, Options};
/// use selfsame::vocabulary::Stage;
/// let mut job = Job::new(Options::default())?;
/// job.add_input("crm.csv", b"First name,Last name,Email\nAda,Lovelace,ada@example.com\n")?;
/// job.add_input("shop.csv", b"Name;E-Mail\nLovelace, Ada;ADA@example.com\n")?;
/// while job.step(1_000)?.stage != Stage::Done {}
/// let resolution = job.finish()?;
/// assert_eq!((resolution.summary().records, resolution.summary().customers), (2, 1));
/// # Ok::<(), selfsame::Error>(())
/// ```
#[derive(Debug)]
pub struct Job {
    pub(super) options: Options,
    inputs: Vec<Reader>,
    bytes: usize,
    pub(super) work: Work,
    told: Told,
    /// The labels of the caller, by the numbers of their records.
    judged: Option<Vec<Judged>>,
    pub(super) resolution: Resolution,
    pub(super) share: Share,
    /// Tables whose own rows are cleansed.
    pub(super) normalizers: Vec<TableNormalizer>,
    /// What is learned from the records, while others are waited for.
    pub(super) training: Option<Box<Training>>,
    /// The own records, while those before them are taken in.
    pub(super) own: Option<Box<Population>>,
    /// The index that all make together, until the records are joined.
    pub(super) index: Option<SharedIndex>,
    /// What is known of each worker's records, while pieces of them are waited for.
    pub(super) joining: Vec<Joining>,
}

#[derive(Debug)]
pub(super) enum Work {
    Collect,
    Read {
        input: usize,
    },
    Understand {
        table: usize,
    },
    Cleanse {
        table: usize,
        normalizer: Box<TableNormalizer>,
    },
    Index {
        table: usize,
        row: usize,
        memo: FactsMemo,
    },
    Train(Box<Training>),
    /// Others are waited for; so many parcels of a piece came.
    Meet {
        at: Meeting,
        piece: u32,
        taken: u32,
    },
    /// Some records are asked which pairs pay.
    Ask {
        number: usize,
        scorer: Box<Scorer>,
        pairs: Box<LonePairs>,
    },
    Compare {
        record: u32,
        scorer: Box<Scorer>,
    },
    Refine(Refinement),
    Sort(BestFirst),
    Cluster(Box<Clustering>),
    Assess(Box<Assessing>),
    Done,
    /// A step ended with an error.
    Failed,
}

impl Job {
    /// A job without inputs yet.
    ///
    /// # Errors
    /// `option.invalid` for a threshold outside 0 to 1.
    pub fn new(options: Options) -> Result<Self> {
        Self::shared(options, Share::WHOLE)
    }

    /// One of several that share the work: all with the same options and inputs.
    ///
    /// # Errors
    /// As `new`.
    pub fn shared(options: Options, share: Share) -> Result<Self> {
        let model = options.model()?;
        let (told, mut resolution) = (Told::new(options.schema.as_ref()), Resolution::new(model));
        resolution.population.terms_mut().bring(options.tables.clone());
        Ok(Self {
            options,
            inputs: Vec::new(),
            bytes: 0,
            work: Work::Collect,
            told,
            judged: None,
            resolution,
            share,
            normalizers: Vec::new(),
            training: None,
            own: None,
            index: None,
            joining: Vec::new(),
        })
    }

    /// Adds a file; bytes that are given away are not copied. Names are made unique, as outputs refer
    /// to them.
    ///
    /// # Errors
    /// `input.too-large` above `limits::INPUT_BYTES` together, `job.state` once the work has begun.
    pub fn add_input<'b>(&mut self, name: &str, bytes: impl Into<Cow<'b, [u8]>>) -> Result<()> {
        self.add_converted(name, bytes, None)
    }

    /// The same, of bytes that were converted to UTF-8 from an encoding found out by their letters.
    ///
    /// # Errors
    /// Those of [`Job::add_input`].
    pub fn add_converted<'b>(
        &mut self,
        name: &str,
        bytes: impl Into<Cow<'b, [u8]>>,
        from: Option<Encoding>,
    ) -> Result<()> {
        let bytes = bytes.into();
        if !matches!(self.work, Work::Collect) {
            return Err(Error::new(ErrorCode::JobState, "inputs must be added before the first step"));
        }
        self.bytes += bytes.len();
        if self.bytes > limits::INPUT_BYTES {
            let error = Error::new(ErrorCode::InputTooLarge, "the inputs together are too large");
            return Err(error.with("limitBytes", limits::INPUT_BYTES));
        }
        let mut reader = Reader::new(self.unique_name(name), ReadOptions::default());
        if let Some(from) = from {
            reader.converted_from(from);
        }
        reader.push(bytes)?;
        self.inputs.push(reader);
        Ok(())
    }

    fn unique_name(&self, name: &str) -> String {
        let taken = |name: &str| self.inputs.iter().any(|input| input.name() == name);
        let numbered = (2..).map(|number: u32| [name, " (", &number.to_string(), ")"].concat());
        std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }

    /// Does about `budget` records' worth of work.
    ///
    /// # Errors
    /// What the readers and the schema have to object; the job is over after that.
    pub fn step(&mut self, budget: usize) -> Result<Progress> {
        self.work = match std::mem::replace(&mut self.work, Work::Failed) {
            Work::Collect => self.begin()?,
            Work::Read { input } => self.read(input, budget)?,
            Work::Understand { table } => self.understand(table)?,
            Work::Cleanse { table, normalizer } => self.cleanse(table, normalizer, budget),
            Work::Index { table, row, memo } => self.index(table, row, memo, budget),
            Work::Train(training) => self.train(training, budget),
            waits @ Work::Meet { .. } => waits,
            Work::Ask { number, scorer, pairs } => self.ask(number, scorer, pairs, budget),
            Work::Compare { record, scorer } => self.compare(record, scorer, budget),
            Work::Refine(refinement) => self.refine(refinement, budget),
            Work::Sort(sorting) => self.sort(sorting, budget),
            Work::Cluster(clustering) => self.cluster(clustering, budget),
            Work::Assess(assessing) => self.assess(*assessing, budget),
            Work::Done => Work::Done,
            Work::Failed => {
                return Err(Error::new(ErrorCode::JobState, "the job ended with an error: begin another"));
            }
        };
        Ok(self.progress())
    }

    /// How far the work has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let records = self.resolution.records() as u64;
        let before = |table: usize| u64::from(self.resolution.first_number(table));
        let (stage, done, total) = match &self.work {
            Work::Collect | Work::Failed => (Stage::Read, 0, self.bytes as u64),
            Work::Read { .. } => {
                let parts = self.inputs.iter().map(Reader::progress);
                let (done, total) = parts.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
                (Stage::Read, done as u64, total as u64)
            }
            Work::Understand { table } => (Stage::Understand, before(*table), records),
            Work::Cleanse { table, normalizer } => {
                (Stage::Cleanse, before(*table) + normalizer.done() as u64, records)
            }
            Work::Index { table, row, .. } => (Stage::Index, before(*table) + *row as u64, records),
            Work::Train(training) => (Stage::Train, training.done(), records),
            Work::Meet { at, .. } => (at.stage(), records, records),
            Work::Ask { .. } => (Stage::Compare, 0, records),
            Work::Compare { record, .. } => (Stage::Compare, u64::from(*record), records),
            Work::Refine(_) | Work::Sort(_) | Work::Cluster(_) => (Stage::Unify, 0, records),
            Work::Assess(assessing) => (Stage::Assess, assessing.done(), assessing.total(&self.resolution)),
            Work::Done => (Stage::Done, records, records),
        };
        Progress { stage, done, total }
    }

    /// What the job came to.
    ///
    /// # Errors
    /// `job.state` before `Stage::Done`.
    pub fn finish(self) -> Result<Resolution> {
        match self.work {
            Work::Done => Ok(self.resolution),
            _ => {
                Err(Error::new(ErrorCode::JobState, "the job is not done yet: step until its stage is done"))
            }
        }
    }

    fn begin(&mut self) -> Result<Work> {
        if self.inputs.is_empty() {
            return Err(Error::new(ErrorCode::InputEmpty, "there is no input"));
        }
        Ok(Work::Read { input: 0 })
    }

    fn read(&mut self, input: usize, budget: usize) -> Result<Work> {
        if let Some(reader) = self.inputs.get_mut(input) {
            let step = reader.step(budget).map_err(|error| error.with("input", reader.name()))?;
            return Ok(Work::Read { input: input + usize::from(step == Step::Done) });
        }
        for reader in self.inputs.drain(..) {
            let (facts, table) = SourceFacts::of(reader.into_input());
            self.resolution.sources.push(facts);
            self.resolution.tables.push(table);
        }
        if self.resolution.records() > limits::ROWS {
            let error = Error::new(ErrorCode::InputTooLarge, "the inputs together have too many rows");
            return Err(error.with("limitRows", limits::ROWS));
        }
        Ok(Work::Understand { table: 0 })
    }

    fn understand(&mut self, table: usize) -> Result<Work> {
        let resolution = &mut self.resolution;
        let Some((source, facts)) = resolution.tables.get(table).zip(resolution.sources.get_mut(table))
        else {
            self.told.check()?;
            self.resolution.name_records();
            if let Some(labels) = &self.options.labels {
                self.judged = Some(judged(labels, &self.resolution)?);
            }
            let columns = self.resolution.tables.iter_mut().flat_map(|table| &mut table.columns);
            columns.for_each(|column| {
                column.values.freeze();
                column.ids.shrink_to_fit();
            });
            let enough = self.options.until == Some(Stage::Understand);
            return Ok(if enough { Work::Done } else { self.cleanse_from(0) });
        };
        let mut columns = schema::sample(source);
        if self.told.covers(source) {
            columns.iter_mut().for_each(|column| column.values.clear());
        }
        facts.schema = schema::infer(&columns);
        self.told.apply(&mut facts.schema);
        classify::categorize(&mut facts.schema);
        let (named, note) = id_column(source, &facts.schema, self.options.id_column.as_deref())?;
        facts.id_column = named;
        facts.facts.notes.extend(note);
        facts.consent = consent::Columns::new(&facts.schema);
        Ok(Work::Understand { table: table + 1 })
    }

    /// The rows of a table that are worked on here.
    pub(super) fn own_rows(&self, table: usize) -> Range<usize> {
        let rows = self.resolution.tables.get(table).map_or(0, |table| table.rows);
        let first = self.resolution.first_number(table) as usize;
        self.share.rows(first, rows, self.resolution.records())
    }

    fn cleanse_from(&mut self, table: usize) -> Work {
        let Some(facts) = self.resolution.sources.get(table) else {
            if self.share.part > 0 {
                // The first makes the customers; nobody else needs what was typed.
                self.resolution.tables.iter_mut().for_each(|table| table.columns.clear());
            }
            return self.meet(Meeting::Cleansed);
        };
        let mut normalizer = TableNormalizer::new(&facts.schema, &self.options.context());
        if !self.share.is_whole() {
            normalizer = normalizer.only(self.own_rows(table));
        }
        Work::Cleanse { table, normalizer: Box::new(normalizer) }
    }

    fn cleanse(&mut self, table: usize, mut normalizer: Box<TableNormalizer>, budget: usize) -> Work {
        if self.resolution.tables.get(table).is_some_and(|source| !normalizer.step(source, budget)) {
            return Work::Cleanse { table, normalizer };
        }
        self.normalizers.push(*normalizer);
        self.cleanse_from(table + 1)
    }

    /// Goes on where nobody else works, and waits for the others where somebody does.
    fn meet(&mut self, at: Meeting) -> Work {
        if self.share.is_whole() { self.after(at) } else { Work::Meet { at, piece: 0, taken: 0 } }
    }

    /// What comes once all have met.
    pub(super) fn after(&mut self, at: Meeting) -> Work {
        match at {
            Meeting::Cleansed => {
                let cleansed = self.normalizers.drain(..).map(TableNormalizer::finish);
                self.resolution.clean.extend(cleansed);
                let enough = self.options.until == Some(Stage::Cleanse);
                if enough { self.alone() } else { self.index_from(0) }
            }
            Meeting::Indexed => {
                (self.own, self.joining) = (None, Vec::new());
                let index = self.index.take();
                index.into_iter().for_each(|index| self.resolution.population.set_index(index));
                self.resolution.population.close();
                let trains = self.options.trains();
                if trains { Work::Train(Box::new(self.training())) } else { self.compare_from_first() }
            }
            Meeting::Counted => match self.training.take() {
                Some(training) => Work::Train(training),
                None => Work::Failed,
            },
            Meeting::Compared if self.share.part > 0 => Work::Done,
            Meeting::Compared if self.resolution.model.prior.is_some() => Work::Sort(BestFirst::default()),
            Meeting::Compared => {
                Work::Refine(Refinement::new(self.resolution.prior, self.resolution.records()))
            }
        }
    }

    fn index_from(&mut self, table: usize) -> Work {
        self.resolution.prior = Scorer::new(&self.resolution.model, self.resolution.records()).prior();
        if table == 0 {
            // The first takes all others in behind its own.
            let records = self.resolution.records();
            let own = if self.share.part == 0 { records } else { self.share.range(records).len() };
            self.resolution.population.expect(own);
        }
        if let Some(clean) = self.resolution.clean.get(table) {
            let rows = self.own_rows(table);
            return Work::Index { table, row: rows.start, memo: FactsMemo::new(clean, rows) };
        }
        if self.share.part > 0 {
            self.resolution.clean.clear();
        }
        self.meet(Meeting::Indexed)
    }

    fn compare_from_first(&self) -> Work {
        let scorer = Box::new(self.resolution.scorer());
        if self.resolution.records() < limits::ASKED_FOR_LONE_PAIRS * 2 {
            return Work::Compare { record: 0, scorer };
        }
        Work::Ask { number: 0, scorer, pairs: Box::default() }
    }

    /// Asks some records, evenly spaced, which of their pairs that share one key only are worth a look: every worker
    /// the same ones, as it takes less than telling each other would.
    fn ask(&mut self, number: usize, scorer: Box<Scorer>, mut pairs: Box<LonePairs>, budget: usize) -> Work {
        let (all, records) = (limits::ASKED_FOR_LONE_PAIRS, self.resolution.records());
        let until = all.min(number + budget);
        let population = &mut self.resolution.population;
        for number in number..until {
            // The last of each stretch: it has the most before it.
            let record = ((number + 1) as u64 * records as u64 / all as u64) as u32 - 1;
            population.count_lone(&scorer, record, &mut pairs);
        }
        if until < all {
            return Work::Ask { number: until, scorer, pairs };
        }
        population.look_where_it_pays(&pairs);
        Work::Compare { record: 0, scorer }
    }

    fn training(&self) -> Training {
        let judged = self.judged.clone();
        let (model, records) = (&self.resolution.model, self.resolution.records());
        Training::new(model, records, self.options.seed, judged, self.share)
    }

    fn train(&mut self, mut training: Box<Training>, budget: usize) -> Work {
        if !training.step(&mut self.resolution.population, budget) {
            if training.counted() && !self.share.is_whole() {
                self.training = Some(training);
                return Work::Meet { at: Meeting::Counted, piece: 0, taken: 0 };
            }
            return Work::Train(training);
        }
        let (model, report) = training.finish();
        (self.resolution.model, self.resolution.fitted) = (model, Some(report));
        let enough = self.options.until == Some(Stage::Train);
        if enough { self.alone() } else { self.compare_from_first() }
    }

    fn index(&mut self, table: usize, row: usize, mut memo: FactsMemo, budget: usize) -> Work {
        let Some(clean) = self.resolution.clean.get(table) else { return self.index_from(table) };
        let end = self.own_rows(table).end;
        let until = end.min(row + budget);
        for row in row..until {
            let profile = memo.profile(clean, row, &mut self.resolution.population);
            self.resolution.population.add(&profile);
        }
        if until == end { self.index_from(table + 1) } else { Work::Index { table, row: until, memo } }
    }

    fn compare(&mut self, record: u32, scorer: Box<Scorer>, budget: usize) -> Work {
        let resolution = &mut self.resolution;
        let until = (record as usize + budget).min(resolution.records()) as u32;
        for record in record..until {
            if !self.share.looks_at(record) {
                resolution.population.remember(record);
                continue;
            }
            let table = self.options.link.then(|| resolution.locate(record).table);
            let from = resolution.pairs.len();
            let floor = weight_of(KEPT_PROBABILITY);
            let (population, pairs) = (&mut resolution.population, &mut resolution.pairs);
            let gathered = population.pairs_below(&scorer, record, floor, pairs, Some(&mut resolution.tally));
            resolution.cut += u64::from(gathered.cut);
            if let Some(table) = table {
                let first = resolution.first_number(table as usize);
                let new = resolution.pairs.split_off(from);
                resolution.pairs.extend(new.into_iter().filter(|pair| pair.left < first));
            }
        }
        let all = until as usize == resolution.records();
        if all { self.meet(Meeting::Compared) } else { Work::Compare { record: until, scorer } }
    }

    fn refine(&mut self, mut refinement: Refinement, budget: usize) -> Work {
        let resolution = &mut self.resolution;
        if !refinement.step(&resolution.pairs, budget * PAIRS_A_RECORD) {
            return Work::Refine(refinement);
        }
        resolution.prior = refinement.prior();
        let shift = refinement.shift() as f32;
        resolution.pairs.iter_mut().for_each(|pair| pair.weight += shift);
        Work::Sort(BestFirst::default())
    }

    fn sort(&mut self, mut sorting: BestFirst, budget: usize) -> Work {
        let resolution = &mut self.resolution;
        if !sorting.step(&mut resolution.pairs, budget * PAIRS_A_RECORD) {
            return Work::Sort(sorting);
        }
        let threshold = weight_of(resolution.model.thresholds.matched);
        let largest = if self.options.link { 2 } else { limits::CLUSTER_RECORDS };
        let records = resolution.records();
        Work::Cluster(Box::new(Clustering::new(records, &resolution.pairs, threshold, largest)))
    }

    fn cluster(&mut self, mut clustering: Box<Clustering>, budget: usize) -> Work {
        let (resolution, link) = (&self.resolution, self.options.link);
        // Of two sources free of duplicates, each record has one partner.
        let alike = |left, right| !link && resolution.population.alike(left, right);
        let is_home = resolution.model.entity == Entity::Household;
        let differ = |left, right| if is_home { 0 } else { resolution.population.differ(left, right) };
        if !clustering.step(
            &resolution.pairs,
            budget * PAIRS_A_RECORD,
            Asks { alike: &alike, differ: &differ },
        ) {
            return Work::Cluster(clustering);
        }
        self.resolution.clusters = clustering.finish(&self.resolution.pairs);
        Work::Assess(Box::new(Assessing::new(self.options.masked)))
    }

    /// Every record a customer of its own: nothing was compared.
    fn alone(&mut self) -> Work {
        if self.share.part > 0 {
            return Work::Done;
        }
        self.resolution.clusters = Clusters::alone(self.resolution.records());
        Work::Assess(Box::new(Assessing::new(self.options.masked)))
    }

    fn assess(&mut self, mut assessing: Assessing, budget: usize) -> Work {
        if !assessing.step(&self.resolution, budget) {
            return Work::Assess(Box::new(assessing));
        }
        self.resolution.assessment = assessing.finish(&self.resolution);
        Work::Done
    }
}
