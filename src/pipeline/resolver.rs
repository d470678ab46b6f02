//! The index that lives: add, change, remove and find single records.
//!
//! Does: normalize what comes in, keep what it says for comparing, and answer who it may be.
//! Does not: keep raw or clean values. A snapshot holds folded terms and the caller's ids only.

use super::customers::{Because, Customers, id_of};
use super::incoming;
use super::memo::FactsMemo;
use super::options::Options;
use crate::classify;
use crate::error::{Error, Result};
use crate::limits::{FIND_LIMIT, RESOLVER_RECORDS};
use crate::matching::{Explanation, Model, Population, Scorer, weight_of};
use crate::normalize::profile::{NONE, Profile};
use crate::normalize::{CleanRecord, CleanTable, Context, TableNormalizer, record as normalize_record};
use crate::record::{Record, Table, Value};
use crate::schema::{self, Field, SampleColumn, Schema};
use crate::text::interner::{Asks, Interner, growth};
use crate::vocabulary::{Cause, ErrorCode};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Name of the field that names a record.
pub(super) const ID: &str = "id";

/// A record that may be the same customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The id it was added with.
    pub id: String,
    /// Its customer, where customers were asked for before and it was looked at.
    pub customer: Option<String>,
    /// Probability, weight, band and reasons.
    pub explanation: Explanation,
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        if let Some(customer) = &self.customer {
            map.serialize_entry("customer", customer)?;
        }
        self.explanation.entries(&mut map)?;
        map.end()
    }
}

/// The number of a record that was taken out.
const GONE: u32 = NONE;
/// Records that may be gone before it is worth to make room.
const GONE_AT_LEAST: usize = 1_000;
/// Records from which on it is worth to cleanse each distinct text once.
pub(super) const MANY: usize = 32;
/// Records that are cleansed together.
pub(super) const AT_ONCE: usize = 10_000;

/// Records of one kind of entity under an index that can change.
///
/// ```
/// use selfsame::pipeline::{Options, Resolver};
/// use selfsame::record::Record;
/// let mut resolver = Resolver::new(Options::default())?;
/// resolver.add(&[Record::from([("id", "7"), ("first_name", "Ada"), ("last_name", "Lovelace"), ("email", "ada@example.com")])])?;
/// let typed = Record::from([("first_name", "Ada"), ("last_name", "Lovelace"), ("email", "ADA@example.com")]);
/// assert_eq!(resolver.find(&typed, 5, None)?[0].id, "7");
/// # Ok::<(), selfsame::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Resolver {
    pub(super) model: Model,
    pub(super) schema: Option<Schema>,
    pub(super) country: Option<[u8; 2]>,
    pub(super) population: Population,
    /// The ids of the caller, those of records that are gone too.
    pub(super) names: Interner,
    /// The place in `names` of each record's id, by number.
    pub(super) ids: Vec<u32>,
    /// The number of the record of each id in `names`, or `GONE`.
    numbers: Vec<u32>,
    scorer: Option<Scorer>,
    /// Who is one customer; nothing until somebody asks.
    pub(super) customers: Option<Box<Customers>>,
    /// The records as they came, by number, where they are kept; each a text a field of the schema.
    pub(super) kept: Option<Vec<String>>,
}

impl Resolver {
    /// An empty resolver. Of the options it takes model, thresholds, schema, country and tables.
    ///
    /// # Errors
    /// `option.invalid` for a threshold outside 0 to 1.
    pub fn new(options: Options) -> Result<Self> {
        let mut schema = options.schema.clone();
        schema.iter_mut().for_each(classify::categorize);
        let mut resolver = Self::of(options.model()?, schema, options.country);
        resolver.population.terms_mut().bring(options.tables);
        resolver.kept = options.keep.then(Vec::new);
        Ok(resolver)
    }

    pub(super) fn of(model: Model, schema: Option<Schema>, country: Option<[u8; 2]>) -> Self {
        Self {
            population: Population::default().as_written(model.is_written()),
            model,
            schema,
            country,
            names: Interner::default(),
            ids: Vec::new(),
            numbers: Vec::new(),
            scorer: None,
            customers: None,
            kept: None,
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.population.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.population.is_empty()
    }

    /// What it may ask of memory while so many entries come into each list, and one record is looked for.
    #[must_use]
    pub fn growth(&self, more: usize) -> Asks {
        let mut asks = vec![self.kept.as_ref().map_or(0, Vec::capacity) * 24];
        for ids in [&self.ids, &self.numbers] {
            growth(&mut asks, 4, ids.len(), ids.capacity(), more);
        }
        self.names.growth(more, &mut asks);
        self.population.growth(more, &mut asks);
        asks
    }

    /// Bytes that a snapshot takes while it is made: a copy without what is gone, and its bytes.
    #[must_use]
    pub fn copies(&self) -> usize {
        // So many entries that every list counts, with twice its room.
        const ALL: usize = 1 << 24;
        let kept: usize = self.kept.iter().flatten().map(String::len).sum();
        self.growth(ALL).iter().sum::<usize>() / 2 * 3 + kept * 2
    }

    /// What the fields mean; `None` until the first record.
    #[must_use]
    pub fn schema(&self) -> Option<&Schema> {
        self.schema.as_ref()
    }

    /// Adds records, all or none. Each has a field `id` that no record here has yet. Without a schema
    /// the first batch tells what the fields mean.
    ///
    /// # Errors
    /// `record.id` for a record without an id or with one that is taken, `resolver.full` above
    /// `limits::RESOLVER_RECORDS`.
    pub fn add(&mut self, records: &[Record]) -> Result<()> {
        let ids = self.new_ids(records)?;
        self.understand(records);
        for (ids, records) in ids.chunks(AT_ONCE).zip(records.chunks(AT_ONCE)) {
            self.add_some(ids, records);
        }
        Ok(())
    }

    fn add_some(&mut self, ids: &[String], records: &[Record]) {
        let many = self.schema.as_ref().filter(|_| records.len() >= MANY);
        let clean = many.map(|schema| self.apart(schema, &table_of(schema, records, incoming::is_asked)));
        records.iter().for_each(|record| self.keep(record));
        let Some(clean) = clean else {
            for (id, record) in ids.iter().zip(records) {
                let profile = self.profile(record);
                self.enter(id, &profile);
            }
            return;
        };
        self.enter_all(&clean, ids);
    }

    fn enter_all(&mut self, clean: &CleanTable, ids: &[String]) {
        let mut memo = FactsMemo::new(clean, 0..clean.rows);
        for (row, id) in ids.iter().enumerate() {
            let profile = memo.profile(clean, row, &mut self.population);
            self.enter(id, &profile);
        }
    }

    /// The same of so many records as JSON lists one behind another, all as most are: says whether they were added.
    /// They are to be added as records where these are few or kept, or one is out of the ordinary. Where the
    /// fields are not understood yet, the first of the records tell what they mean.
    ///
    /// # Errors
    /// As `add`.
    pub fn add_lists(&mut self, lists: &str, many: usize, first: &[Record]) -> Result<bool> {
        if many <= MANY || self.kept.is_some() {
            return Ok(false);
        }
        let Some(schema) = self.schema.clone().or_else(|| understood(first)) else { return Ok(false) };
        let Some(all) = incoming::read(lists, &schema) else { return Ok(false) };
        self.check_ids(&all.ids)?;
        for (ids, table) in all.ids.chunks(AT_ONCE).zip(all.tables) {
            let clean = self.apart(&schema, &table);
            self.enter_all(&clean, ids);
        }
        self.schema = Some(schema);
        Ok(true)
    }

    /// What a table says that records are compared by, each distinct text once.
    fn apart(&self, schema: &Schema, table: &Table) -> CleanTable {
        clean_of(TableNormalizer::new(schema, &self.context()).apart(), table)
    }

    /// Records as a table, and cleansed, each distinct text once.
    pub(super) fn cleansed(&self, schema: &Schema, records: &[Record]) -> (Table, CleanTable) {
        let table = table_of(schema, records, |_| true);
        let clean = clean_of(TableNormalizer::new(schema, &self.context()), &table);
        (table, clean)
    }

    fn new_ids(&self, records: &[Record]) -> Result<Vec<String>> {
        let ids = records.iter().map(|record| record.get(ID).map(Value::to_cell).unwrap_or_default());
        let ids: Vec<String> = ids.collect();
        self.check_ids(&ids).map(|()| ids)
    }

    /// Whether there is room, and all are ids that no record has yet.
    fn check_ids(&self, ids: &[String]) -> Result<()> {
        if self.len() + ids.len() > RESOLVER_RECORDS {
            let error = Error::new(ErrorCode::ResolverFull, "a resolver cannot hold so many records");
            return Err(error.with("limitRecords", RESOLVER_RECORDS));
        }
        let mut seen = Interner::default();
        for (at, id) in ids.iter().enumerate() {
            if id.is_empty() {
                return Err(wrong_id("a record has no id: give each a field `id`", at));
            }
            if self.contains(id) || seen.add(id) < at as u32 {
                return Err(wrong_id("an id is taken: use upsert to replace a record", at));
            }
        }
        Ok(())
    }

    /// Adds a record, or puts it in the place of the one with that id.
    ///
    /// # Errors
    /// `record.id` for an empty id, `resolver.full` above `limits::RESOLVER_RECORDS`.
    pub fn upsert(&mut self, id: &str, record: &Record) -> Result<()> {
        if id.is_empty() {
            return Err(wrong_id("the id is empty", 0));
        }
        self.understand(std::slice::from_ref(record));
        let known = self.number(id);
        let mut living = known.and_then(|_| self.alive());
        match known {
            Some(old) => {
                if let Some(customers) = &mut living {
                    self.remember_twin(customers, old);
                    customers.replace(old, self.ids.len() as u32, &self.book());
                }
                self.take_out(old);
            }
            None if self.len() >= RESOLVER_RECORDS => {
                return Err(Error::new(ErrorCode::ResolverFull, "a resolver cannot hold so many records"));
            }
            None => {}
        }
        self.keep(record);
        let profile = self.profile(record);
        self.enter(id, &profile);
        if let Some(mut customers) = living {
            let new = customers.seen as u32;
            customers.seen = self.ids.len();
            self.look(&mut customers, &[new]);
            self.settle(&mut customers, &[new], new, &Because(Cause::Changed, &[new]));
            self.customers = Some(customers);
        }
        self.forget_the_gone();
        Ok(())
    }

    /// Takes a record out.
    ///
    /// # Errors
    /// `resolver.unknown-id` where there is none.
    pub fn remove(&mut self, id: &str) -> Result<()> {
        let number = self.known(id)?;
        let mut living = self.alive();
        if let Some(customers) = &mut living {
            self.remember_twin(customers, number);
            customers.remove(number, &self.book());
        }
        if let Some(known) = self.names.get(id).and_then(|name| self.numbers.get_mut(name as usize)) {
            *known = GONE;
        }
        self.take_out(number);
        self.scorer = None;
        if let Some(mut customers) = living {
            let below = self.ids.len() as u32;
            self.settle(&mut customers, &[], below, &Because(Cause::Removed, &[]));
            self.customers = Some(customers);
        }
        self.forget_the_gone();
        Ok(())
    }

    fn take_out(&mut self, number: u32) {
        self.population.remove(number);
        let kept = self.kept.as_mut().and_then(|kept| kept.get_mut(number as usize));
        kept.into_iter().for_each(String::clear);
    }

    /// Whoever says exactly the same as a record that goes is the one to be met by those that will say it.
    fn remember_twin(&mut self, customers: &Customers, number: u32) {
        let mut others = customers.links.of(number).iter().map(|link| link.right);
        if let Some(twin) = others.find(|other| self.population.alike(number, *other)) {
            self.population.remember(twin);
        }
    }

    /// Whether a record has that id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.number(id).is_some()
    }

    pub(super) fn number(&self, id: &str) -> Option<u32> {
        let number = self.numbers.get(self.names.get(id)? as usize).copied();
        number.filter(|number| *number != GONE)
    }

    /// The records that may be the same customer as `record`, best first, at most `limit` (1 to
    /// `limits::FIND_LIMIT`), with a probability of at least `threshold` (0 to 1; the model's review
    /// band without it).
    ///
    /// # Errors
    /// `option.invalid` for a limit or a threshold out of range.
    pub fn find(&mut self, record: &Record, limit: usize, threshold: Option<f64>) -> Result<Vec<Match>> {
        let threshold = threshold.unwrap_or(self.model.thresholds.review);
        if !(1..=FIND_LIMIT).contains(&limit) || !(0.0..=1.0).contains(&threshold) {
            let error = Error::new(ErrorCode::OptionInvalid, "limit or threshold is out of its range");
            return Err(error
                .with("limit", ["1 to ", &FIND_LIMIT.to_string()].concat())
                .with("threshold", "0 to 1"));
        }
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let mark = self.population.terms().mark();
        let profile = self.profile(record);
        let records = self.len();
        let scorer = self.scorer.get_or_insert_with(|| Scorer::new(&self.model, records));
        let found = self.population.find(scorer, &profile, limit, weight_of(threshold));
        let explained = found.into_iter().filter_map(|found| {
            let explanation = self.population.explain(scorer, found.record, &profile)?;
            let customer = self.customers.as_ref().and_then(|customers| customers.of(found.record));
            let id = self.names.text(*self.ids.get(found.record as usize)?).to_owned();
            Some(Match { id, customer: customer.map(id_of), explanation })
        });
        let matches = explained.collect();
        self.population.terms_mut().forget_since(mark);
        Ok(matches)
    }

    /// A record, cleansed as this resolver reads it.
    #[must_use]
    pub fn normalize(&self, record: &Record) -> CleanRecord {
        let context = self.context();
        match &self.schema {
            Some(schema) => normalize_record(record, schema, &context),
            None => normalize_record(record, &schema_of(std::slice::from_ref(record)), &context),
        }
    }

    fn context(&self) -> Context<'_> {
        Context { country: self.country, own: self.population.terms().own(), ..Context::default() }
    }

    fn understand(&mut self, records: &[Record]) {
        if self.schema.is_none() {
            self.schema = understood(records);
        }
    }

    fn profile(&mut self, record: &Record) -> Profile {
        let clean = self.normalize(record);
        let meaning = |name: &str| {
            self.schema.iter().flat_map(|schema| &schema.fields).find(|field| field.header == name)
        };
        let fields =
            clean.fields.iter().filter_map(|field| Some((meaning(&field.name)?, field.clean.view())));
        let mut profile = self.population.terms_mut().told(&fields.collect::<Vec<_>>());
        self.population.complete(&mut profile);
        profile
    }

    fn enter(&mut self, id: &str, profile: &Profile) {
        let number = self.population.add(profile);
        let name = self.names.intern(id);
        match self.numbers.get_mut(name as usize) {
            Some(gone) => *gone = number,
            None => self.numbers.push(number),
        }
        self.ids.push(name);
        self.scorer = None;
    }

    /// Makes room where more records are gone than here.
    fn forget_the_gone(&mut self) {
        if self.ids.len() > self.len() * 2 + GONE_AT_LEAST {
            let compact = self.compacted();
            (self.customers, self.kept) = (compact.customers, compact.kept);
            self.put(compact.population, compact.names);
        }
    }

    /// What is here without a trace of the records that are gone.
    pub(super) fn compacted(&self) -> Compact {
        let (population, numbers) = self.population.compacted();
        let mut names = Interner::default();
        let mut kept = self.kept.as_ref().map(|_| Vec::new());
        for (record, number) in numbers.iter().enumerate() {
            if *number != NONE {
                names.intern(self.names.text(self.ids.get(record).copied().unwrap_or(NONE)));
                let text = self.kept.as_ref().and_then(|kept| kept.get(record));
                kept.iter_mut().for_each(|kept| kept.extend(text.cloned()));
            }
        }
        let customers = self.customers.as_ref().map(|customers| Box::new(customers.renumbered(&numbers)));
        Compact { population, names, customers, kept }
    }

    /// Takes these for its records.
    pub(super) fn put(&mut self, population: Population, names: Interner) {
        self.ids = (0..names.len() as u32).collect();
        self.numbers.clone_from(&self.ids);
        (self.population, self.names) = (population.as_written(self.model.is_written()), names);
        self.scorer = None;
    }
}

/// A resolver's records numbered anew.
pub(super) struct Compact {
    pub(super) population: Population,
    pub(super) names: Interner,
    pub(super) customers: Option<Box<Customers>>,
    pub(super) kept: Option<Vec<String>>,
}

fn wrong_id(message: &str, at: usize) -> Error {
    Error::new(ErrorCode::RecordId, message).with("record", at + 1)
}

/// What the fields of some records mean, by their names and values; without data categories, which
/// neither cleansing nor matching asks for.
/// What fields of records mean, if there are any.
fn understood(records: &[Record]) -> Option<Schema> {
    let mut schema = schema_of(Some(records).filter(|records| !records.is_empty())?);
    classify::categorize(&mut schema);
    Some(schema)
}

pub(super) fn schema_of(records: &[Record]) -> Schema {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in records.iter().take(crate::limits::SAMPLE_ROWS).flat_map(|record| &record.fields) {
        if !names.contains(&name.as_str()) && names.len() < crate::limits::COLUMNS {
            names.push(name);
        }
    }
    let sample = records.iter().take(crate::limits::SAMPLE_ROWS);
    let cells: Vec<Vec<String>> = names
        .iter()
        .map(|name| sample.clone().filter_map(|record| record.get(name)).map(Value::to_cell).collect())
        .collect();
    let columns: Vec<SampleColumn> = names
        .iter()
        .zip(&cells)
        .map(|(header, cells)| SampleColumn { header, values: cells.iter().map(String::as_str).collect() })
        .collect();
    schema::infer(&columns)
}

/// Records by the columns of a schema; of fields that are not wanted, the column stays empty.
fn table_of(schema: &Schema, records: &[Record], wanted: fn(&Field) -> bool) -> Table {
    let mut table = Table { rows: records.len(), ..incoming::empty_table(schema) };
    let columns = schema.fields.iter().zip(&mut table.columns).enumerate();
    for (at, (field, column)) in columns.filter(|(_, (field, _))| wanted(field)) {
        for record in records {
            let here = record.fields.get(at).filter(|(name, _)| *name == field.header);
            match here.map(|(_, value)| value).or_else(|| record.get(&field.header)) {
                Some(Value::Text(text)) => column.push(text),
                Some(list) => column.push(&list.to_cell()),
                None => column.push(""),
            }
        }
    }
    table
}

/// A table cleansed as its records would be one by one.
fn clean_of(normalizer: TableNormalizer, table: &Table) -> CleanTable {
    let mut normalizer = normalizer.one_by_one();
    while !normalizer.step(table, AT_ONCE) {}
    normalizer.finish()
}
