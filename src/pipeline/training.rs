//! A model fitted to the records of a job, in bounded steps.
//!
//! Does: draw pairs by a seed, let records meet as they do when they are compared, and hand the levels
//! to `matching::Fit`; or judged pairs instead of those that meet to `matching::Labelled`.
//! Does not: keep a pair, or count more of them than `limits` allows.

use super::labels::Judged;
use super::share::Share;
use crate::compare::Vector;
use crate::limits::{DRAWN_PAIRS, MEETING_RECORDS};
use crate::matching::{Fit, FitReport, Labelled, Model, Population, Scorer, VectorCounts};
use crate::text::bytes::{Read, Reader, Writer};
use crate::text::hash::hash_pair;
use crate::text::numbers::Numbers;
use crate::text::order::sort_by_key;

/// Pairs drawn in the time that a record takes to compare.
const DRAWN_A_RECORD: usize = 20;
/// Bits below which a pair is no match, whatever the fitting makes of the model: one in four million.
const NO_MATCH: f64 = -22.0;
/// Pairs drawn for each record of a small file.
const DRAWN_FOR_A_RECORD: u32 = 40;

/// Parts that the pairs to draw, and the records that meet, are counted in, one behind the other.
const CHUNKS: u32 = 64;

/// A fitting under way.
#[derive(Debug)]
pub(super) struct Training {
    learner: Learner,
    /// Says which table a pair is compared by.
    scorer: Scorer,
    seed: u64,
    records: u32,
    to_draw: u32,
    /// How many records are passed over to the next that meets others.
    stride: u32,
    share: Share,
    /// The next pair to draw, then the next to meet others among those that do.
    next: u32,
    /// What was counted here, chunk by chunk.
    counts: Vec<Counts>,
    phase: Phase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Draw,
    Meet,
    Counted,
    Learn,
}

/// What was counted of a chunk.
#[derive(Debug)]
struct Counts {
    /// Chunks of pairs that are drawn come first.
    chunk: u32,
    vectors: VectorCounts,
    passed: u32,
}

#[derive(Debug)]
enum Learner {
    Alone(Fit),
    Told(Labelled, Vec<Judged>, Numbers),
}

impl Training {
    pub(super) fn new(
        first: &Model,
        records: usize,
        seed: u64,
        judged: Option<Vec<Judged>>,
        share: Share,
    ) -> Self {
        let stride = records.div_ceil(MEETING_RECORDS).max(1) as u32;
        let scorer = Scorer::new(first, records);
        let learner = match judged {
            Some(judged) => Learner::told(Labelled::new(first.clone(), records), judged),
            None => Learner::Alone(Fit::new(first.clone(), records)),
        };
        let to_draw = DRAWN_PAIRS.min((records as u32).saturating_mul(DRAWN_FOR_A_RECORD));
        let (records, counts, phase) = (records as u32, Vec::new(), Phase::Draw);
        Self { learner, scorer, seed, records, to_draw, stride, share, next: 0, counts, phase }
    }

    /// Records that have met others, of all.
    pub(super) fn done(&self) -> u64 {
        match self.phase {
            Phase::Draw => 0,
            Phase::Meet => u64::from(self.next.saturating_mul(self.stride).min(self.records)),
            Phase::Counted | Phase::Learn => u64::from(self.records),
        }
    }

    /// Whether all is counted that is counted here, and nothing is learned from it yet.
    pub(super) fn counted(&self) -> bool {
        self.phase == Phase::Counted
    }

    /// Does about `budget` records' worth of work; `true` when the fitting is over.
    pub(super) fn step(&mut self, population: &mut Population, budget: usize) -> bool {
        if self.records < 2 {
            return true;
        }
        match self.phase {
            Phase::Draw => self.draw(population, budget * DRAWN_A_RECORD),
            Phase::Meet => self.meet(population, budget),
            Phase::Counted => self.hand_over(),
            Phase::Learn => return self.learn(population),
        }
        false
    }

    fn learn(&mut self, population: &Population) -> bool {
        match &mut self.learner {
            Learner::Told(labelled, judged, _) => {
                for label in judged {
                    let vector = population.vector(&self.scorer, label.left, label.right);
                    vector.into_iter().for_each(|vector| labelled.judge(vector, label.same));
                }
                true
            }
            Learner::Alone(fit) => fit.round(),
        }
    }

    /// The model to use, and how it came to be.
    pub(super) fn finish(self) -> (Model, FitReport) {
        match self.learner {
            Learner::Alone(fit) => fit.finish(),
            Learner::Told(labelled, ..) => labelled.finish(),
        }
    }

    fn draw(&mut self, population: &Population, budget: usize) {
        let until = self.next.saturating_add(budget as u32).min(self.to_draw);
        for number in self.next..until {
            let Some(chunk) = self.own_chunk(number, self.to_draw, 0) else { continue };
            let draw = |side: u64| {
                (hash_pair(hash_pair(self.seed, side), u64::from(number)) % u64::from(self.records)) as u32
            };
            let (left, right) = (draw(0), draw(1));
            if left != right && !self.learner.knows(left, right) {
                let vector = population.vector(&self.scorer, left, right);
                vector
                    .into_iter()
                    .for_each(|vector| counts_of(&mut self.counts, chunk).vectors.add(vector, 1.0));
            }
        }
        self.go_on(until, self.to_draw, Phase::Meet);
    }

    fn meet(&mut self, population: &mut Population, budget: usize) {
        let all = match self.learner {
            Learner::Alone(_) => self.records.div_ceil(self.stride),
            Learner::Told(..) => 0,
        };
        let until = self.next.saturating_add(budget as u32).min(all);
        for number in self.next..until {
            let Some(chunk) = self.own_chunk(number, all, CHUNKS) else { continue };
            let counts = counts_of(&mut self.counts, chunk);
            population.vectors_below(&self.scorer, number * self.stride, NO_MATCH, |vector| match vector {
                Some(vector) => counts.vectors.add(vector, 1.0),
                None => counts.passed += 1,
            });
        }
        self.go_on(until, all, Phase::Counted);
    }

    /// The chunk of a thing among all, those before it counted; nothing where it is another worker's.
    fn own_chunk(&self, number: u32, all: u32, before: u32) -> Option<u32> {
        let chunk = (u64::from(number) * u64::from(CHUNKS) / u64::from(all.max(1))) as u32;
        self.share.owns(chunk).then_some(before + chunk)
    }

    fn go_on(&mut self, next: u32, all: u32, phase: Phase) {
        self.next = next;
        if next >= all {
            (self.next, self.phase) = (0, phase);
        }
    }

    /// Hands what was counted to the learner, as if one worker had counted it all.
    fn hand_over(&mut self) {
        self.phase = Phase::Learn;
        sort_by_key(&mut self.counts, |counts| counts.chunk as usize);
        let pairs = f64::from(self.stride);
        for counts in std::mem::take(&mut self.counts) {
            for (vector, count) in counts.vectors.counts().iter().copied() {
                match &mut self.learner {
                    Learner::Alone(fit) if counts.chunk >= CHUNKS => fit.meet(vector, pairs * count),
                    learner => (0..count as u32).for_each(|_| learner.draw(vector)),
                }
            }
            if let Learner::Alone(fit) = &mut self.learner {
                fit.pass(pairs * f64::from(counts.passed));
            }
        }
    }

    /// What was counted here, for `take` of another worker.
    pub(super) fn give(&self, into: &mut Writer) {
        into.number(self.counts.len() as u64);
        for counts in &self.counts {
            into.number(counts.chunk.into());
            into.number(counts.passed.into());
            let vectors = counts.vectors.counts();
            into.number(vectors.len() as u64);
            for (vector, count) in vectors {
                into.number(vector.0);
                into.number(*count as u64);
            }
        }
    }

    /// Takes in what another worker counted.
    pub(super) fn take(&mut self, given: &mut Reader<'_>) -> Read<()> {
        for _ in 0..given.number()? {
            let (chunk, passed) = (given.number()? as u32, given.number()? as u32);
            let mut vectors = VectorCounts::default();
            for _ in 0..given.number()? {
                vectors.add(Vector(given.number()?), f64::from(given.number()? as u32));
            }
            self.counts.push(Counts { chunk, passed, vectors });
        }
        Ok(())
    }
}

/// What is counted of a chunk; chunks come in order.
fn counts_of(all: &mut Vec<Counts>, chunk: u32) -> &mut Counts {
    if all.last().is_none_or(|last| last.chunk != chunk) {
        all.push(Counts { chunk, vectors: VectorCounts::default(), passed: 0 });
    }
    let last = all.len() - 1;
    #[expect(clippy::indexing_slicing, reason = "there is one at least")]
    &mut all[last]
}

impl Learner {
    fn told(labelled: Labelled, judged: Vec<Judged>) -> Self {
        let mut same = Numbers::default();
        for label in judged.iter().filter(|label| label.same) {
            same.insert(label.pair(), 0);
        }
        Self::Told(labelled, judged, same)
    }

    /// Whether two records are known to be one customer, and so no pair of different ones.
    fn knows(&self, left: u32, right: u32) -> bool {
        let pair = Judged { left: left.min(right), right: left.max(right), same: true }.pair();
        matches!(self, Self::Told(_, _, same) if same.get(pair).is_some())
    }

    fn draw(&mut self, vector: Vector) {
        match self {
            Self::Alone(fit) => fit.draw(vector),
            Self::Told(labelled, ..) => labelled.draw(vector),
        }
    }
}
