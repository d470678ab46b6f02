//! The records that can be matched: their profiles, their index, and the look-up of one among them.
//!
//! Does: add, replace and remove in any order; both the batch and the living resolver stand on it.
//! Does not: know raw texts, ids or schemas.

use super::Pair;
use super::bound::Asked;
use super::card::{self, Card};
use super::score::{Explanation, Scored, Scorer};
use crate::compare::{Sides, Vector, differ};
use crate::index::{Gathered, Index, LonePairs, Met, SharedIndex, Tally, keys};
use crate::limits::PAIRS;
use crate::normalize::packed::{Place, Profiles, told, word};
use crate::normalize::profile::{Aspect, NONE, Profile, Terms};
use crate::text::bytes::{Read, Reader, Writer};
use crate::text::hash::hash_pair;
use crate::text::interner::{Asks, growth};
use crate::text::numbers::Numbers;
use std::ops::Range;

/// A record that a look-up found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Its number.
    pub record: u32,
    /// Its weight and band.
    pub scored: Scored,
}

/// Slices that records are given in, so that a part of them only is on its way at a time.
const SLICES: u32 = 4;
/// The first piece that is of what records say, behind one an aspect of the texts.
const WORDS: u32 = Aspect::COUNT as u32;
/// The first piece that is of cards.
const CARDS: u32 = WORDS + SLICES;
/// Pieces that a population is given in.
pub const PIECES: u32 = CARDS + SLICES;

/// Bytes that the lengths of lists take in a piece, at most.
const HEADS: usize = 16;

/// The records that a piece is of.
const fn slice(piece: u32, records: usize) -> Range<usize> {
    let slice = ((piece - WORDS) % SLICES) as usize;
    records * slice / SLICES as usize..records * (slice + 1) / SLICES as usize
}

/// What is known of another population, of which not every piece has come.
#[derive(Debug, Default)]
pub struct Joining {
    /// The numbers that its texts have here.
    terms: [Vec<u32>; Aspect::COUNT],
    /// The number of its first record.
    first: u32,
    /// How many words its records have.
    words: usize,
    /// Where its next records come, and its next cards.
    place: Place,
    card: usize,
}

impl Joining {
    /// Of one whose first record has a number.
    #[must_use]
    pub fn at(first: usize) -> Self {
        let place = Place { record: first, ..Place::default() };
        Self { first: first as u32, place, card: first * card::NUMBERS, ..Self::default() }
    }

    fn know(&mut self, aspect: Aspect, numbers: Vec<u32>) {
        if let Some(known) = self.terms.get_mut(aspect as usize) {
            *known = numbers;
        }
    }
}

/// Profiles under an index. Records are numbered from 0 in the order they are added.
#[derive(Debug, Clone, Default)]
pub struct Population {
    terms: Terms,
    profiles: Profiles,
    /// The card of each record.
    cards: Vec<u32>,
    index: Index,
    present: usize,
    met: Met,
    /// The record that is being compared.
    other: Profile,
    /// By what it says, the last record that was asked for its pairs.
    last: Numbers,
    /// By what they say, how many records there are that say exactly the same; empty until it is asked for.
    twins: Numbers,
    /// Whether its model writes its comparisons out, as Splink's do: then each of those counts.
    is_written: bool,
}

impl Population {
    /// For a model whose comparisons are written out, or one of ours. There, of records that say exactly the same,
    /// each counts in how common a value is, and fields say what they say; here they count once, and what a
    /// record lacks may be taken from elsewhere (`complete`).
    #[must_use]
    pub fn as_written(self, is_written: bool) -> Self {
        Self { is_written, ..self }
    }

    /// Takes the names that a record lacks from the mailbox that spells them. Comparisons that are written out ask
    /// for what the fields say: for them nothing is taken.
    pub fn complete(&mut self, profile: &mut Profile) {
        if !self.is_written {
            self.terms.complete(profile);
        }
    }

    /// The texts behind the numbers, to make profiles with.
    pub fn terms_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }

    /// The texts behind the numbers.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// How many records there are, removed ones left out.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.present
    }

    /// Whether there is no record.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.present == 0
    }

    /// The profile of a record; `None` where it was removed.
    #[must_use]
    pub fn profile(&self, record: u32) -> Option<Profile> {
        let mut profile = Profile::default();
        self.profiles.read(record, &mut profile).map(|()| profile)
    }

    /// Makes room for so many records in all, which come before any is looked for.
    pub fn expect(&mut self, records: usize) {
        self.index.expect_all();
        self.cards.reserve_exact((records * card::NUMBERS).saturating_sub(self.cards.len()));
        self.profiles.expect(records);
    }

    /// How the records meet.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Brings the index into the form in which it is asked most quickly, and can be counted.
    pub fn pack(&mut self) {
        self.index.pack();
    }

    /// Gives the room back that only adding needs, once all records are there: they are compared with each other
    /// from now on, and with nobody else.
    pub fn close(&mut self) {
        self.terms.freeze();
        self.twins = Numbers::default();
        self.index.close(self.profiles.len());
    }

    /// Takes the index out: one of several workers makes one of all of them together, and its own records begin at a
    /// number.
    pub fn share_index(&mut self, part: u32, parts: u32, first: u32) -> SharedIndex {
        std::mem::take(&mut self.index).shared(part, parts, first)
    }

    /// Puts the index of all in its place.
    pub fn set_index(&mut self, shared: SharedIndex) {
        self.index = shared.into_index(self.profiles.len());
    }

    /// What it may ask of memory while so many entries come into each list, and one record is looked for.
    pub fn growth(&self, more: usize, asks: &mut Asks) {
        growth(asks, 4, self.cards.len(), self.cards.capacity(), more * card::NUMBERS);
        asks.push(self.profiles.len() * 8);
        [&self.twins, &self.last].iter().for_each(|map| map.growth(more, asks));
        self.terms.growth(more, asks);
        self.profiles.growth(more, asks);
        self.index.growth(more, asks);
    }

    /// Adds a record and gives its number.
    pub fn add(&mut self, profile: &Profile) -> u32 {
        let record = self.profiles.len() as u32;
        self.index.add(record, &keys(&self.terms, profile));
        self.know_twins();
        self.profiles.push(profile);
        self.cards.extend(Card::of(&self.terms, profile).numbers());
        let words = self.profiles.words(record).unwrap_or_default();
        if join(&mut self.twins, words) || self.is_written {
            self.terms.count_in(words);
        }
        self.present += 1;
        record
    }

    /// Takes a record out. Its postings stay behind and are passed over.
    pub fn remove(&mut self, record: u32) {
        self.know_twins();
        if let Some(words) = self.profiles.words(record) {
            if leave(&mut self.twins, words) {
                self.terms.count_out(words);
            } else if self.is_written {
                self.terms.count_less(words);
            }
            self.profiles.remove(record);
            self.present -= 1;
        }
    }

    /// Counts the records that say the same, where the population came from a snapshot.
    fn know_twins(&mut self) {
        if self.twins.is_empty() {
            self.terms.let_go();
            let words = (0..self.profiles.len() as u32).filter_map(|record| self.profiles.words(record));
            for words in words {
                if join(&mut self.twins, words) {
                    self.terms.hold(words, 0);
                }
            }
        }
    }

    /// The same records numbered from 0, without those that were removed and the texts that only these
    /// had; and the new number of each, `NONE` where it was removed.
    #[must_use]
    pub fn compacted(&self) -> (Self, Vec<u32>) {
        let mut terms = self.terms.emptied();
        let (mut profiles, mut cards) = (Profiles::default(), Vec::new());
        let (old_cards, _) = self.cards.as_chunks::<{ card::NUMBERS }>();
        let (mut numbers, mut twins) = (Vec::with_capacity(self.profiles.len()), Numbers::default());
        for record in 0..self.profiles.len() as u32 {
            let Some(words) = self.profiles.words(record) else {
                numbers.push(NONE);
                continue;
            };
            let number = profiles.len() as u32;
            cards.extend(old_cards.get(record as usize).into_iter().flatten());
            profiles.push_words(words.iter().map(|old| match told(*old) {
                Some((aspect, term)) => word(aspect, terms.intern(aspect, self.terms.text(aspect, term))),
                None => *old,
            }));
            let words = profiles.words(number).unwrap_or_default();
            if join(&mut twins, words) || self.is_written {
                terms.count_in(words);
            }
            numbers.push(number);
        }
        let index = self.index.renumbered(&numbers);
        let Self { present, is_written, .. } = *self;
        (Self { terms, profiles, cards, index, present, twins, is_written, ..Self::default() }, numbers)
    }

    /// The records and the index as plain numbers, where it is packed.
    #[must_use]
    pub fn flat(&self) -> [&[u32]; 5] {
        let ([words, ends], [keys, records]) = (self.profiles.flat(), self.index.flat());
        [words, ends, &self.cards, keys, records]
    }

    /// A population of what `flat` showed; `None` where the parts do not fit each other.
    #[must_use]
    pub fn of_flat(mut terms: Terms, [words, ends, cards, keys, records]: [Vec<u32>; 5]) -> Option<Self> {
        let profiles = Profiles::of_flat([words, ends])?;
        let index = Index::of_flat([keys, records]);
        let fits = cards.len() == profiles.len() * card::NUMBERS;
        // Who holds what one record says alone changes nothing; it is found out when a record comes.
        for words in (0..profiles.len() as u32).filter_map(|record| profiles.words(record)) {
            terms.hold(words, 2);
        }
        fits.then(|| Self { present: profiles.len(), terms, profiles, cards, index, ..Self::default() })
    }

    /// A piece of its first records, but for their index, as bytes for `join` of another.
    pub fn give(&self, piece: u32, records: usize, into: &mut Writer) {
        if let Some(aspect) = Aspect::ALL.get(piece as usize) {
            if piece == 0 {
                into.number(self.profiles.flat()[0].len() as u64);
            }
            return self.terms.give(*aspect, into);
        }
        let Range { start, end } = slice(piece, records);
        let lists = if piece < CARDS {
            self.profiles.slice(start..end)
        } else {
            [self.cards.get(start * card::NUMBERS..end * card::NUMBERS).unwrap_or_default(), &[]]
        };
        // All of it at once: what grows on the way takes its room up to three times.
        into.bytes.reserve_exact(lists.iter().map(|list| list.len() * 4).sum::<usize>() + HEADS);
        lists.iter().for_each(|numbers| into.numbers(numbers));
    }

    /// Gives the room back that only adding needs: what is there is given to others, and that is all.
    pub fn settle(&mut self) {
        self.twins = Numbers::default();
        self.terms.settle();
    }

    /// Takes in a piece of another as `join` does, and leaves the other without what all have been given of it.
    pub fn join_own(&mut self, piece: u32, own: &mut Self, joining: &mut Joining) {
        if let Some(aspect) = Aspect::ALL.get(piece as usize) {
            joining.words = own.profiles.flat()[0].len();
            let numbers = self.terms.join_own(*aspect, &mut own.terms);
            joining.know(*aspect, numbers);
        } else if piece + 1 == CARDS {
            self.profiles.join(std::mem::take(&mut own.profiles).flat(), &joining.terms, &mut joining.place);
        } else if piece + 1 == PIECES {
            self.join_cards(&std::mem::take(&mut own.cards), joining);
        }
    }

    fn join_cards(&mut self, theirs: &[u32], joining: &mut Joining) {
        let slots = self.cards.iter_mut().skip(joining.card);
        slots.zip(theirs).for_each(|(slot, number)| *slot = *number);
        joining.card += theirs.len();
    }

    /// Takes in the records of others, each in its place, piece by piece. What they said apart, they say as if all
    /// had been added here, one by one. Nothing else comes any more: it is closed once all have joined.
    ///
    /// # Errors
    /// Where the bytes are not what `give` gave.
    pub fn join(&mut self, piece: u32, given: &mut Reader<'_>, joining: &mut Joining) -> Read<()> {
        if let Some(aspect) = Aspect::ALL.get(piece as usize) {
            if piece == 0 {
                joining.words = given.number()? as usize;
            }
            let numbers = self.terms.join(*aspect, given)?;
            joining.know(*aspect, numbers);
            return Ok(());
        }
        let lists = [given.numbers()?, given.numbers()?];
        if piece < CARDS {
            self.profiles.join(lists.each_ref().map(Vec::as_slice), &joining.terms, &mut joining.place);
        } else {
            self.join_cards(&lists[0], joining);
        }
        Ok(())
    }

    /// All have given a piece of so many records in all; those that were here before are the first.
    pub fn end(&mut self, piece: u32, records: usize, joining: &mut [Joining]) {
        if piece + 1 == WORDS {
            let mut word = self.profiles.flat()[0].len();
            for one in &mut *joining {
                (one.place.word, one.place.first_word) = (word, word as u32);
                word += one.words;
            }
            // No text comes any more.
            self.terms.freeze();
            self.profiles.resize(word, records);
        } else if piece + 1 == CARDS {
            self.cards.reserve_exact((records * card::NUMBERS).saturating_sub(self.cards.len()));
            self.cards.resize(records * card::NUMBERS, 0);
            self.present = records;
            joining.iter_mut().for_each(|one| self.count_joined(one));
            self.twins = Numbers::default();
        }
    }

    /// Counts the records that joined, whose texts were counted where they came from.
    fn count_joined(&mut self, joining: &mut Joining) {
        joining.terms = [const { Vec::new() }; Aspect::COUNT];
        let first = joining.first;
        for record in first..joining.place.record as u32 {
            let Some(words) = self.profiles.words(record) else { continue };
            // Above all counts, of which none is more than the records before.
            match self.twins.insert(says(words), record + 1) {
                None => self.terms.hold(words, 0),
                // What was counted there once, and here, counts once.
                Some(before) if before <= first && !self.is_written => self.terms.count_less(words),
                Some(_) => {}
            }
        }
    }

    /// Compares a record with every candidate of a smaller number, and keeps the best pairs of at least
    /// `floor` bits, `limits::PAIRS` at most; of equals those with the nearest records, so that many that
    /// are alike hang together in chains and do not all hang on the first.
    pub fn pairs_below(
        &mut self,
        scorer: &Scorer,
        record: u32,
        floor: f64,
        into: &mut Vec<Pair>,
        mut tally: Option<&mut Tally>,
    ) -> Gathered {
        let Some(profile) = self.profile(record) else { return Gathered::default() };
        let gathered = self.gather_below(record, &profile, tally.as_deref_mut());
        self.twin(record).into_iter().for_each(|twin| self.met.add(twin));
        let asked = Asked::new(scorer, &self.terms, &profile, self.card(record));
        for found in self.best(asked.as_ref(), scorer, &profile, PAIRS, floor, true) {
            if let Some(tally) = tally.as_deref_mut().filter(|_| found.scored.weight >= scorer.match_weight())
            {
                tally.link(self.met.rules(found.record));
            }
            into.push(Pair { left: found.record, right: record, weight: found.scored.weight as f32 });
        }
        gathered
    }

    /// Counts what a record's pairs with those before it bring that share one key only.
    pub fn count_lone(&mut self, scorer: &Scorer, record: u32, into: &mut LonePairs) {
        let Some(profile) = self.profile(record) else { return };
        self.gather_below(record, &profile, None);
        let asked = Asked::new(scorer, &self.terms, &profile, self.card(record));
        let found = self.best(asked.as_ref(), scorer, &profile, PAIRS, scorer.review_weight(), true);
        into.count(&self.met, found.iter().map(|found| found.record));
    }

    /// From now on looks at pairs that share one key only where that pays.
    pub fn look_where_it_pays(&mut self, pairs: &LonePairs) {
        self.index.look_where_it_pays(pairs);
    }

    /// The last record that was asked for its pairs and says exactly the same: where many are alike, every
    /// block they share may be too large.
    fn twin(&mut self, record: u32) -> Option<u32> {
        let words = self.profiles.words(record).filter(|words| !words.is_empty())?;
        self.last.insert(says(words), record).filter(|twin| *twin < record)
    }

    /// Whether two records say exactly the same, and anything at all.
    #[must_use]
    pub fn alike(&self, left: u32, right: u32) -> bool {
        let words = |record| self.profiles.words(record).filter(|words| !words.is_empty());
        words(left).is_some_and(|left| words(right) == Some(left))
    }

    /// How much two records say of themselves that one customer seldom does.
    #[must_use]
    pub fn differ(&self, left: u32, right: u32) -> u32 {
        let profiles = self.profile(left).zip(self.profile(right)).filter(|_| !self.is_written);
        profiles.map_or(0, |(left, right)| differ(&Sides { terms: &self.terms, left: &left, right: &right }))
    }

    /// Makes a record the one that the next to say exactly the same meets.
    pub fn remember(&mut self, record: u32) {
        let _ = self.twin(record);
    }

    /// The levels of a record with every candidate of a smaller number; `None` where these cannot come to
    /// `floor` bits.
    pub fn vectors_below(
        &mut self,
        scorer: &Scorer,
        record: u32,
        floor: f64,
        mut each: impl FnMut(Option<Vector>),
    ) {
        let Some(profile) = self.profile(record) else { return };
        self.gather_below(record, &profile, None);
        let asked = Asked::new(scorer, &self.terms, &profile, self.card(record));
        let (cards, _) = self.cards.as_chunks::<{ card::NUMBERS }>();
        for candidate in self.met.records() {
            let is_far = asked.as_ref().zip(cards.get(candidate as usize)).is_some_and(|(asked, card)| {
                asked.most(&Card::of_numbers(card), Asked::least(scorer, floor)).is_none()
            });
            if is_far {
                each(None);
            } else if self.profiles.read(candidate, &mut self.other).is_some() {
                let sides = Sides { terms: &self.terms, left: &self.other, right: &profile };
                each(Some(scorer.vector(&sides)));
            }
        }
    }

    /// The records most like a profile, best first, at most `limit`, of at least `floor` bits.
    pub fn find(&mut self, scorer: &Scorer, profile: &Profile, limit: usize, floor: f64) -> Vec<Found> {
        self.gather(profile, self.profiles.len(), None);
        let asked = Asked::new(scorer, &self.terms, profile, Card::of(&self.terms, profile));
        self.best(asked.as_ref(), scorer, profile, limit, floor, false)
    }

    fn card(&self, record: u32) -> Card {
        let (cards, _) = self.cards.as_chunks::<{ card::NUMBERS }>();
        cards.get(record as usize).map_or(Card::ANYTHING, Card::of_numbers)
    }

    /// Who may be the same among those before a record.
    fn gather_below(&mut self, record: u32, profile: &Profile, mut tally: Option<&mut Tally>) -> Gathered {
        match self.index.candidates_of(record, &mut self.met, tally.as_deref_mut()) {
            Some(cut) => Gathered { oversize: 0, cut },
            None => self.gather(profile, record as usize, tally),
        }
    }

    fn gather(&mut self, profile: &Profile, records: usize, tally: Option<&mut Tally>) -> Gathered {
        let keys = keys(&self.terms, profile);
        self.index.candidates(&keys, records, &mut self.met, tally)
    }

    /// The best of the candidates; of equals the last records or the first.
    fn best(
        &mut self,
        asked: Option<&Asked<'_>>,
        scorer: &Scorer,
        profile: &Profile,
        limit: usize,
        mut floor: f64,
        last: bool,
    ) -> Vec<Found> {
        let mut found = Vec::<Found>::new();
        let (cards, _) = self.cards.as_chunks::<{ card::NUMBERS }>();
        // They lie far apart: touched one behind another, none waits for what is said of the one before.
        let touch = |bits, record: u32| bits ^ cards.get(record as usize).map_or(0, |card| card[0]);
        std::hint::black_box(self.met.records().fold(0, touch));
        for record in self.met.records() {
            let Some(card) = cards.get(record as usize) else { continue };
            let least = Asked::least(scorer, floor);
            let most = asked.and_then(|asked| asked.most(&Card::of_numbers(card), least));
            if asked.is_some() != most.is_some() || self.profiles.read(record, &mut self.other).is_none() {
                continue;
            }
            let sides = Sides { terms: &self.terms, left: &self.other, right: profile };
            if asked.zip(most).is_some_and(|(asked, most)| !asked.reaches(scorer, &sides, most, least)) {
                continue;
            }
            let scored = scorer.score(&sides);
            let is_before = |known: &Found| {
                let by_record = if last { known.record.cmp(&record) } else { record.cmp(&known.record) };
                known.scored.weight.total_cmp(&scored.weight).then(by_record).is_gt()
            };
            let place = found.partition_point(is_before);
            if scored.weight >= floor && place < limit {
                found.insert(place, Found { record, scored });
                found.truncate(limit);
            }
            if let Some(last) = found.get(limit - 1) {
                floor = last.scored.weight;
            }
        }
        found
    }

    /// Why a record and a profile have their weight; `None` where the record was removed.
    #[must_use]
    pub fn explain(&self, scorer: &Scorer, record: u32, profile: &Profile) -> Option<Explanation> {
        Some(scorer.explain(&Sides { terms: &self.terms, left: &self.profile(record)?, right: profile }))
    }

    /// The levels of two records; `None` where one was removed.
    #[must_use]
    pub fn vector(&self, scorer: &Scorer, left: u32, right: u32) -> Option<Vector> {
        let (left, right) = (self.profile(left)?, self.profile(right)?);
        Some(scorer.vector(&Sides { terms: &self.terms, left: &left, right: &right }))
    }
}

/// What a record says, as one number.
fn says(words: &[u32]) -> u64 {
    // From 0 on, the first of all given names, which is 0 too, would say nothing.
    words.iter().fold(1, |hash, word| hash_pair(hash, u64::from(*word)))
}

/// Counts a record in; whether it is the first to say what it says. Records that say exactly the same are one
/// sighting of their values: a file of one customer a thousand times does not make his name a common one.
fn join(twins: &mut Numbers, words: &[u32]) -> bool {
    let says = says(words);
    let before = twins.get(says).unwrap_or(0);
    twins.insert(says, before + 1);
    before == 0
}

/// Counts a record out; whether it was the last to say it.
fn leave(twins: &mut Numbers, words: &[u32]) -> bool {
    let says = says(words);
    let left = twins.remove(says).unwrap_or(0).saturating_sub(1);
    if left > 0 {
        twins.insert(says, left);
    }
    left == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash::hash_pair;

    /// Some records that share texts.
    fn population(records: std::ops::Range<u64>) -> Population {
        let mut population = Population::default();
        population.expect(0);
        for record in records {
            let mut profile = Profile::default();
            let mut say = |aspect, text: String| population.terms_mut().intern(aspect, &text);
            profile.given = say(Aspect::Given, format!("given{}", hash_pair(record, 1) % 7));
            profile.family = say(Aspect::Family, format!("family{}", hash_pair(record, 2) % 9));
            profile.emails.push(say(Aspect::Email, format!("mail{}@example.com", hash_pair(record, 3) % 20)));
            profile.organizations.push(say(Aspect::Organization, format!("some shop {}", record % 5)));
            population.add(&profile);
        }
        population
    }

    #[test]
    fn records_that_join_are_as_if_all_had_been_added_one_by_one() {
        let (mut joined, mut all) = (population(0..40), population(0..100));
        let others = [40..41, 41..41, 41..100].map(population);
        let mut joining = [0, 40, 41, 41].map(Joining::at);
        for piece in 0..PIECES {
            for (others, joining) in others.iter().zip(&mut joining[1..]) {
                let mut given = Writer::default();
                others.give(piece, others.len(), &mut given);
                joined.join(piece, &mut Reader { rest: &given.bytes }, joining).unwrap();
            }
            joined.end(piece, 100, &mut joining);
        }
        all.terms.freeze();
        let mut bytes = [Writer::default(), Writer::default()];
        for (population, bytes) in [&joined, &all].iter().zip(&mut bytes) {
            (0..PIECES).for_each(|piece| population.give(piece, 100, bytes));
        }
        assert!(bytes[0].bytes == bytes[1].bytes, "records, texts and counts");
    }
}
