//! All records of one source, by columns, in bounded steps.
//!
//! Does: settle the date order of each column first, then the country of each row, and normalize
//! each distinct text once a context.
//! Does not: look at two rows together, or at names that may be swapped: that takes a record of its own.

use super::across::{self, Cell};
use super::quick::{self, Room};
use super::single::{country_of, distance, home_of, is_country};
use super::{CleanColumn, CleanTable, CleanView, Context, Issue, OwnTables, Pool, date_order, general};
use crate::record::{Column, Table};
use crate::schema::{Field, Schema};
use crate::text::numbers::Numbers;
use crate::text::order::sort_by_key;
use crate::vocabulary::Kind;
use std::ops::Range;

/// A country as a small number: 0 for none.
pub(super) type Home = u16;

const NONE: u32 = u32::MAX;
/// What a value is of that belongs to one row alone.
const OF_A_ROW: u64 = u64::MAX;

/// Normalizes a table step by step; give every step the same table.
#[derive(Debug)]
pub struct TableNormalizer {
    context: Context<'static>,
    own: Option<OwnTables>,
    pub(super) columns: Vec<Memory>,
    /// Columns of kind country, in their order.
    countries: Vec<usize>,
    /// Columns of a region, each with that of the postal code beside it.
    regions: Vec<(usize, usize)>,
    /// Columns of official numbers, each with those of a birth or a gender beside it.
    births: Vec<(usize, usize)>,
    pub(super) row: usize,
    /// The row behind the last that is to be cleansed here.
    pub(super) until: usize,
    /// Whether the values of a row are looked at together.
    looks_across: bool,
}

/// One column in the making: what is known already.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) clean: CleanColumn,
    /// Of each clean value the country above the raw text it is of, where rows are shared with others.
    pub(super) origins: Option<Vec<u64>>,
    /// Of each clean value, whether it gives a reason to look at its neighbours.
    odd: Vec<bool>,
    /// Whether any does.
    has_odd: bool,
    /// The country that the column began with, and what each raw text is there; `NONE` where it was not
    /// asked yet.
    first_home: Option<Home>,
    known: Vec<u32>,
    /// Another country above raw text, as one number → clean value.
    elsewhere: Numbers,
    order_settled: bool,
    order: Option<super::DateOrder>,
    /// The country columns that speak for this one, nearest first.
    homes: Vec<usize>,
    by_country: bool,
}

impl TableNormalizer {
    /// For tables whose columns stand in the order of the schema.
    #[must_use]
    pub fn new(schema: &Schema, context: &Context<'_>) -> Self {
        let countries: Vec<usize> = schema
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| is_country(field))
            .map(|(at, _)| at)
            .collect();
        let columns = schema.fields.iter().map(|field| Memory::new(field, schema, &countries)).collect();
        let of_its_own = Context { own: None, ..*context };
        Self {
            context: of_its_own,
            own: context.own.cloned(),
            columns,
            countries,
            regions: beside(schema, |kind| kind == Kind::AddressRegion, |kind| kind == Kind::AddressPostcode),
            births: beside(schema, across::is_official, |kind| {
                matches!(kind, Kind::DateBirth | Kind::Gender)
            }),
            row: 0,
            until: usize::MAX,
            looks_across: true,
        }
    }

    /// Reads each date as if it stood alone: what a column tells of the order of its dates is left aside.
    #[must_use]
    pub fn one_by_one(mut self) -> Self {
        self.columns.iter_mut().for_each(|memory| memory.order_settled = true);
        self
    }

    /// Leaves out what the values of a row say about each other: nobody reads it who only compares.
    #[must_use]
    pub const fn apart(mut self) -> Self {
        self.looks_across = false;
        self
    }

    /// Normalizes at most so many further rows; true when all are done.
    pub fn step(&mut self, table: &Table, budget_rows: usize) -> bool {
        let until = self.until.min(table.rows);
        let end = self.row.saturating_add(budget_rows).min(until);
        self.settle_orders(table);
        let own = self.own.clone();
        let context = Context { own: own.as_ref(), ..self.context };
        self.clean_columns(table, self.row..end, &context);
        if self.looks_across && self.may_be_odd() {
            (self.row..end).for_each(|row| self.look_across(table, row, &context));
        }
        self.row = end;
        end == until
    }

    /// How many rows are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.row
    }

    /// The clean values of the rows that are done.
    #[must_use]
    pub fn finish(self) -> CleanTable {
        let mut columns: Vec<_> = self.columns.into_iter().map(|memory| memory.clean).collect();
        columns.iter_mut().for_each(|column| column.pool.settle());
        CleanTable { columns, rows: self.row }
    }

    fn settle_orders(&mut self, table: &Table) {
        let (first, until) = (self.row, self.until.min(table.rows));
        for (memory, column) in self.columns.iter_mut().zip(&table.columns) {
            if !memory.order_settled {
                memory.order_settled = true;
                memory.order = memory.written_order(column);
                // Who begins at the first row takes in what others find.
                let rows = if first == 0 { table.rows } else { until.saturating_sub(first) };
                let own = |all: usize| (all as u64 * rows as u64 / table.rows.max(1) as u64) as usize;
                memory.clean.pool.reserve(own(column.values.len()), own(column.values.flat().0.len()));
                memory.odd.reserve(own(column.values.len()));
                memory.clean.ids.reserve(rows);
            }
        }
    }

    /// Countries first: the other columns of a row need them.
    fn clean_columns(&mut self, table: &Table, rows: Range<usize>, context: &Context<'_>) {
        let room = &mut Room::default();
        for at in &self.countries {
            if let (Some(memory), Some(column)) = (self.columns.get_mut(*at), table.columns.get(*at)) {
                memory.clean_cells(column, rows.clone(), context, room);
            }
        }
        // Columns that the same countries speak for, as most do, share what these say of each row.
        let (mut asked, mut lands) = (Vec::new(), Vec::new());
        for (at, column) in table.columns.iter().enumerate().filter(|(at, _)| !self.countries.contains(at)) {
            let homes = self.columns.get(at).map_or(&[][..], |memory| &memory.homes);
            if lands.is_empty() || asked != homes {
                asked = homes.to_vec();
                lands = self.lands(&asked, rows.clone(), context);
            }
            let Some(memory) = self.columns.get_mut(at) else { continue };
            let mut from = rows.start;
            for run in lands.chunk_by(|a, b| a == b) {
                let country = run.first().copied().flatten();
                let until = from + run.len();
                memory.clean_cells(column, from..until, &Context { country, ..*context }, room);
                from = until;
            }
        }
    }

    /// The country of each of some rows, as the first of some columns names it that does.
    fn lands(&self, homes: &[usize], rows: Range<usize>, context: &Context) -> Vec<Option<[u8; 2]>> {
        let ids: Vec<&[u32]> =
            homes.iter().filter_map(|home| self.columns.get(*home)?.clean.ids.get(rows.clone())).collect();
        let mut lands: Vec<Option<[u8; 2]>> = Vec::with_capacity(rows.len());
        for row in rows.clone() {
            let at = row - rows.start;
            // Rows that say the same of their countries, as most do that follow each other, are of one country.
            let same = at.checked_sub(1).filter(|above| ids.iter().all(|ids| ids.get(at) == ids.get(*above)));
            let land = match same.and_then(|above| lands.get(above)) {
                Some(land) => *land,
                None => homes.iter().find_map(|home| self.country(*home, row)).or(context.country),
            };
            lands.push(land);
        }
        lands
    }

    /// The country that a column names in a row.
    fn country(&self, column: usize, row: usize) -> Option<[u8; 2]> {
        let column = &self.columns.get(column)?.clean;
        home_of(&column.field, column.get(row)?)
    }

    /// Whether a region and a postal code that belong together are of two regions, or a number is of
    /// another birth.
    fn is_contradicted(&self, row: usize, context: &Context<'_>) -> bool {
        let at = |column: &usize| self.columns.get(*column);
        let clean = |column: &usize| at(column)?.clean.get(row);
        let elsewhere = self.regions.iter().any(|(region, code)| {
            let home = at(region).and_then(|memory| country_of(clean(memory.homes.first()?)?));
            let context = Context { country: home.or(context.country), ..*context };
            let both = clean(region).zip(clean(code));
            both.is_some_and(|(region, code)| across::other_region(region, code, &context).is_some())
        });
        elsewhere
            || self.births.iter().any(|(number, other)| {
                let kind = at(other).map_or(Kind::Text, |memory| memory.clean.field.kind);
                let both = clean(number).zip(clean(other));
                both.is_some_and(|(number, other)| across::contradiction(number, kind, other).is_some())
            })
    }

    /// Whether any row so far may give a reason to look at it as a whole.
    fn may_be_odd(&self) -> bool {
        !self.regions.is_empty()
            || !self.births.is_empty()
            || self.columns.iter().any(|memory| memory.has_odd)
    }

    /// What the values of the row say about each other is said of this row's values alone.
    fn look_across(&mut self, table: &Table, row: usize, context: &Context) {
        if let ([alone], [column]) = (&*self.columns, &*table.columns)
            && !(alone.is_odd(row) && across::may_be_misplaced(alone.clean.field.kind, column.text(row)))
        {
            return;
        }
        let is_odd = self.columns.iter().any(|memory| memory.has_odd && memory.is_odd(row));
        if !is_odd && self.regions.is_empty() && self.births.is_empty() {
            return;
        }
        let names_a_place = |at: &&usize| {
            self.columns.get(**at).is_some_and(|memory| distance(&memory.clean.field, None).is_some())
        };
        let mut places = self.countries.iter().filter(names_a_place);
        let country = places.find_map(|at| self.country(*at, row)).or(context.country);
        let context = &Context { country, ..*context };
        if !is_odd && !self.is_contradicted(row, context) {
            return;
        }
        let mut cells = Vec::with_capacity(self.columns.len());
        for (memory, column) in self.columns.iter().zip(&table.columns) {
            let Some(clean) = memory.clean.get(row) else { return };
            let (field, raw) = (&memory.clean.field, column.text(row));
            cells.push(Cell { kind: field.kind, group: &field.group, raw, clean });
        }
        for (at, issue) in across::findings(&cells, context) {
            if let Some((memory, column)) = self.columns.get_mut(at).zip(table.columns.get(at)) {
                memory.note(row, issue, column.text(row));
            }
        }
    }
}

/// Columns of some kinds, each with those of other kinds in its group.
fn beside(schema: &Schema, one: fn(Kind) -> bool, other: fn(Kind) -> bool) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, field) in schema.fields.iter().enumerate().filter(|(_, field)| one(field.kind)) {
        for (beside, near) in schema.fields.iter().enumerate() {
            if other(near.kind) && near.group == field.group {
                pairs.push((at, beside));
            }
        }
    }
    pairs
}

impl Memory {
    fn new(field: &Field, schema: &Schema, countries: &[usize]) -> Self {
        let far = |at: &usize| schema.fields.get(*at).and_then(|country| distance(country, Some(field)));
        let mut homes: Vec<usize> = countries.iter().copied().filter(|at| far(at).is_some()).collect();
        sort_by_key(&mut homes, |at| far(at).map(|far| (far, *at)));
        Self {
            clean: CleanColumn { field: field.clone(), pool: Pool::default(), ids: Vec::new() },
            origins: None,
            odd: Vec::new(),
            has_odd: false,
            first_home: None,
            known: Vec::new(),
            elsewhere: Numbers::default(),
            order_settled: false,
            order: None,
            homes,
            by_country: needs_country(field.kind),
        }
    }

    /// The number of a new clean value, and what it is of.
    fn push(&mut self, clean: CleanView<'_>, origin: u64) -> u32 {
        self.origins.iter_mut().for_each(|origins| origins.push(origin));
        let is_odd = across::is_odd(self.clean.field.kind, clean);
        self.has_odd |= is_odd;
        self.odd.push(is_odd);
        self.clean.pool.push(clean)
    }

    fn is_odd(&self, row: usize) -> bool {
        self.clean.ids.get(row).and_then(|id| self.odd.get(*id as usize)).is_some_and(|odd| *odd)
    }

    /// A value of its own for one row, which shares its text with others.
    fn note(&mut self, row: usize, issue: Issue, raw: &str) {
        let Some(mut clean) = self.clean.get(row).map(CleanView::to_clean) else { return };
        clean.note(issue, raw);
        let new = self.push(clean.view(), OF_A_ROW);
        if let Some(id) = self.clean.ids.get_mut(row) {
            *id = new;
        }
    }

    fn written_order(&self, column: &Column) -> Option<super::DateOrder> {
        let is_date = matches!(self.clean.field.kind, Kind::Date | Kind::DateBirth | Kind::Timestamp);
        is_date
            .then(|| date_order((0..column.values.len() as u32).map(|id| column.values.text(id))))
            .flatten()
    }

    /// The cells of some rows of one country.
    fn clean_cells(&mut self, column: &Column, rows: Range<usize>, context: &Context, room: &mut Room) {
        let country = context.country.filter(|_| !self.clean.field.is_local_number());
        let date_order = self.order.or(context.date_order);
        let context = &Context { country, date_order, id_scheme: self.clean.field.id_scheme(), ..*context };
        let home = if self.by_country { context.country.map_or(0, Home::from_be_bytes) } else { 0 };
        self.first_home.get_or_insert(home);
        if self.known.len() < column.values.len() {
            self.known.resize(column.values.len(), NONE);
        }
        for raw in column.ids.get(rows).unwrap_or_default() {
            let origin = u64::from(home) << 32 | u64::from(*raw);
            let known = self.known(origin);
            let id = known.unwrap_or_else(|| self.read(origin, column.values.text(*raw), context, room));
            self.clean.ids.push(id);
        }
    }

    /// Takes in what a raw text means that was not asked yet.
    fn read(&mut self, origin: u64, raw: &str, context: &Context, room: &mut Room) -> u32 {
        let kind = self.clean.field.read_as();
        match quick::view(kind, raw, context, room) {
            Some(clean) => self.learn(origin, clean),
            None => self.learn(origin, general(kind, raw, context).view()),
        }
    }

    /// The number of the clean value of a raw text in a country.
    pub(super) fn known(&self, origin: u64) -> Option<u32> {
        if self.first_home == Some((origin >> 32) as Home) {
            return self.known.get(origin as u32 as usize).copied().filter(|known| *known != NONE);
        }
        self.elsewhere.get(origin)
    }

    /// Gives the room back that only further values need.
    pub(super) fn end(&mut self) {
        (self.origins, self.odd, self.known) = (None, Vec::new(), Vec::new());
        self.elsewhere = Numbers::default();
        self.clean.pool.settle();
    }

    /// Takes in the clean value of a raw text in a country.
    pub(super) fn learn(&mut self, origin: u64, clean: CleanView<'_>) -> u32 {
        let new = self.push(clean, origin);
        let home = (origin >> 32) as Home;
        match self.known.get_mut(origin as u32 as usize).filter(|_| self.first_home == Some(home)) {
            Some(known) => *known = new,
            None if origin != OF_A_ROW => _ = self.elsewhere.insert(origin, new),
            None => {}
        }
        new
    }
}

/// Whether the meaning of a value depends on where the customer is.
fn needs_country(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Phone
            | Kind::Address
            | Kind::AddressStreet
            | Kind::Money
            | Kind::Currency
            | Kind::AddressRegion
            | Kind::AddressPostcode
            | Kind::Date
            | Kind::DateBirth
            | Kind::Timestamp
            | Kind::IdNational
            | Kind::IdTax
            | Kind::IdVat
    )
}
