//! One file between several workers: which part of the work is whose, and what they give each other.
//!
//! Every worker reads the whole file. Records are cleansed and indexed by ranges, pairs and levels are found by
//! chunks in turn; where the next stage needs what all found, the workers meet: each gives a parcel to every other
//! and takes one from each, in the order of their numbers. The first goes on to the customers.
//! What is found does not depend on how many there are.
//! Does not: carry parcels; that is the caller's.

use super::job::{Job, Work};
use crate::error::{Error, Result};
use crate::index::SharedIndex;
use crate::matching::{Joining, PIECES, Pair, Population};
use crate::normalize::TableNormalizer;
use crate::text::bytes::{Damaged, Read, Reader, Writer};
use crate::vocabulary::{ErrorCode, Stage};
use std::ops::Range;

/// Records whose candidates are looked at by one worker, before the next has its turn.
const CHUNK: u32 = 256;

/// The number of a worker, and how many there are.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// From 0.
    pub part: u32,
    /// At least 1.
    pub parts: u32,
}

impl Share {
    /// All of it.
    pub const WHOLE: Self = Self { part: 0, parts: 1 };

    /// Whether nobody else works.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.parts < 2
    }

    /// The own ones of things that stand in a row.
    pub(super) fn range(self, things: usize) -> Range<usize> {
        let cut = |part: u32| (things as u64 * part as u64 / self.parts as u64) as usize;
        cut(self.part)..cut(self.part + 1)
    }

    /// The own rows of a table whose first record has a number, of so many records.
    pub(super) fn rows(self, first: usize, rows: usize, records: usize) -> Range<usize> {
        let own = self.range(records);
        let row = |record: usize| record.saturating_sub(first).min(rows);
        row(own.start)..row(own.end)
    }

    /// Whether a chunk is the own one.
    pub(super) const fn owns(self, chunk: u32) -> bool {
        chunk % self.parts == self.part
    }

    /// Whether a record's candidates are looked at here.
    pub(super) const fn looks_at(self, record: u32) -> bool {
        self.owns(record / CHUNK)
    }
}

/// Where workers meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meeting {
    /// Rows are cleansed: the first takes all of them.
    Cleansed,
    /// Records are indexed: all take all of them.
    Indexed,
    /// Levels are counted: all take all of them.
    Counted,
    /// Pairs are found: the first takes all of them.
    Compared,
}

impl Meeting {
    /// What was done before it.
    pub(super) const fn stage(self) -> Stage {
        match self {
            Self::Cleansed => Stage::Cleanse,
            Self::Indexed => Stage::Index,
            Self::Counted => Stage::Train,
            Self::Compared => Stage::Compare,
        }
    }
}

impl Job {
    /// Whether it waits for parcels: it has one for every other worker.
    #[must_use]
    pub const fn waits(&self) -> bool {
        matches!(self.work, Work::Meet { .. })
    }

    /// What another worker is given, once; empty where it needs nothing.
    #[must_use]
    pub fn parcel(&mut self, to: u32) -> Vec<u8> {
        let Work::Meet { at, piece, .. } = self.work else { return Vec::new() };
        if to == self.share.part {
            return Vec::new();
        }
        let mut into = Writer::default();
        match at {
            Meeting::Cleansed if to == 0 => {
                if let Some((table, column)) = self.column(piece) {
                    let from = self.own_rows(table).start;
                    self.normalizers.get(table).into_iter().for_each(|own| own.give(column, from, &mut into));
                }
            }
            Meeting::Indexed => {
                if let Some(index) = self.index_pieces(piece) {
                    index.give(piece, to, &mut into);
                } else {
                    let population = self.own.as_deref().unwrap_or(&self.resolution.population);
                    let records = self.share.range(self.resolution.records()).len();
                    population.give(piece - SharedIndex::PIECES, records, &mut into);
                }
            }
            Meeting::Counted => self.training.iter().for_each(|training| training.give(&mut into)),
            Meeting::Compared if to == 0 => self.give_pairs(&mut into),
            Meeting::Cleansed | Meeting::Compared => {}
        }
        into.bytes
    }

    /// The table and the column of it that a piece is.
    fn column(&self, piece: u32) -> Option<(usize, usize)> {
        let mut column = piece as usize;
        for (table, normalizer) in self.normalizers.iter().enumerate() {
            if column < normalizer.width() {
                return Some((table, column));
            }
            column -= normalizer.width();
        }
        None
    }

    /// Pieces that are given one after another at a meeting: what is on its way takes room twice.
    fn pieces(&self, at: Meeting) -> u32 {
        match at {
            Meeting::Cleansed => self.normalizers.iter().map(TableNormalizer::width).sum::<usize>() as u32,
            Meeting::Indexed => SharedIndex::PIECES + PIECES,
            Meeting::Counted | Meeting::Compared => 1,
        }
    }

    /// Takes the parcel of another worker; in the order of their numbers.
    ///
    /// # Errors
    /// `job.state` where none is waited for, or it is not what the other gave.
    pub fn receive(&mut self, from: u32, parcel: &[u8]) -> Result<()> {
        let Work::Meet { at, piece, taken } = &mut self.work else { return Err(out_of_turn()) };
        *taken += 1;
        let (at, piece, all) = (*at, *piece, *taken + 1 == self.share.parts);
        let mut given = Reader { rest: parcel };
        self.take(at, piece, from, &mut given)
            .ok()
            .filter(|()| given.rest.is_empty())
            .ok_or_else(out_of_turn)?;
        if all {
            self.end(at, piece);
            let next = piece + 1;
            let is_last = next >= self.pieces(at);
            self.work = if is_last { self.after(at) } else { Work::Meet { at, piece: next, taken: 0 } };
        }
        Ok(())
    }

    /// Gives back what only a piece needed that all have given.
    fn end(&mut self, at: Meeting, piece: u32) {
        match at {
            Meeting::Cleansed => {
                if let Some((table, column)) = self.column(piece) {
                    self.normalizers.get_mut(table).into_iter().for_each(|own| own.end(column));
                }
            }
            Meeting::Indexed => {
                let records = self.resolution.records();
                match self.index_pieces(piece) {
                    Some(index) => index.end(piece),
                    None => {
                        let population = &mut self.resolution.population;
                        population.end(piece - SharedIndex::PIECES, records, &mut self.joining);
                    }
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, at: Meeting, piece: u32, from: u32, given: &mut Reader<'_>) -> Read<()> {
        if given.rest.is_empty() {
            return Ok(());
        }
        match at {
            Meeting::Cleansed => {
                let (table, column) = self.column(piece).ok_or(Damaged)?;
                self.normalizers.get_mut(table).ok_or(Damaged)?.take(column, given)
            }
            Meeting::Indexed => match self.index_pieces(piece) {
                Some(index) => index.take(piece, from, given),
                None => self.take_records(piece - SharedIndex::PIECES, from, given),
            },
            Meeting::Counted => self.training.iter_mut().try_for_each(|training| training.take(given)),
            Meeting::Compared => self.take_pairs(given),
        }
    }

    /// The index that all make together, while its pieces are given.
    fn index_pieces(&mut self, piece: u32) -> Option<&mut SharedIndex> {
        if piece >= SharedIndex::PIECES {
            return None;
        }
        let Share { part, parts } = self.share;
        let first = self.share.range(self.resolution.records()).start as u32;
        let population = &mut self.resolution.population;
        Some(self.index.get_or_insert_with(|| population.share_index(part, parts, first)))
    }

    /// Those of lower numbers come in front of the own ones.
    fn take_records(&mut self, piece: u32, from: u32, given: &mut Reader<'_>) -> Read<()> {
        if from == 0 && piece == 0 {
            let population = &mut self.resolution.population;
            let mut empty = Population::default().as_written(self.resolution.model.is_written());
            empty.terms_mut().bring(self.options.tables.clone());
            let mut own = std::mem::replace(population, empty);
            own.settle();
            self.own = Some(Box::new(own));
        }
        if self.joining.is_empty() {
            let (parts, records) = (self.share.parts, self.resolution.records());
            let first = |part| Share { part, parts }.range(records).start;
            self.joining = (0..parts).map(|part| Joining::at(first(part))).collect();
        }
        let population = &mut self.resolution.population;
        population.join(piece, given, self.joining.get_mut(from as usize).ok_or(Damaged)?)?;
        if from + 1 == self.share.part
            && let Some(own) = &mut self.own
        {
            let joining = self.joining.get_mut(self.share.part as usize).ok_or(Damaged)?;
            population.join_own(piece, own, joining);
        }
        Ok(())
    }

    fn give_pairs(&mut self, into: &mut Writer) {
        let resolution = &mut self.resolution;
        into.number(resolution.cut);
        resolution.tally.counts().for_each(|count| into.number(*count));
        let mut numbers = Vec::with_capacity(resolution.pairs.len() * 3);
        for pair in std::mem::take(&mut resolution.pairs) {
            numbers.extend_from_slice(&[pair.left, pair.right, pair.weight.to_bits()]);
        }
        into.numbers(&numbers);
    }

    /// Pairs come in the order of their later records, and each record has one worker.
    fn take_pairs(&mut self, given: &mut Reader<'_>) -> Read<()> {
        let resolution = &mut self.resolution;
        resolution.cut += given.number()?;
        for count in resolution.tally.counts() {
            *count += given.number()?;
        }
        let numbers = given.numbers()?;
        let own = std::mem::take(&mut resolution.pairs);
        let all = &mut resolution.pairs;
        all.reserve(own.len() + numbers.len() / 3);
        let mut own = own.into_iter().peekable();
        for [left, right, weight] in numbers.as_chunks::<3>().0 {
            while let Some(pair) = own.next_if(|pair| pair.right < *right) {
                all.push(pair);
            }
            all.push(Pair { left: *left, right: *right, weight: f32::from_bits(*weight) });
        }
        all.extend(own);
        Ok(())
    }
}

fn out_of_turn() -> Error {
    Error::new(ErrorCode::JobState, "a parcel came out of turn, or is of other work")
}
