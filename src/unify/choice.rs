//! From the records of a cluster to the customer.

use super::candidate::{Candidate, Said, candidates};
use super::customer::{Alternative, Customer, RecordName, Survivor};
use super::permission::consent_of;
use super::slot::{Manner, Slot};
use super::sources::Sources;
use super::survive::{may_fill, rule_within, stands};
use crate::consent::Merged;
use crate::record::RecordRef;
use crate::text::order::{sort, sort_by_key};
use crate::vocabulary::SurvivorshipRule;
use std::borrow::Cow;

/// The customer of a cluster. The order of the members does not matter.
#[must_use]
pub fn unify<'a>(sources: &Sources<'a>, members: &[RecordRef]) -> Customer<'a> {
    let mut members = members.to_vec();
    sort(&mut members);
    members.dedup();
    let Merged { state: consent, conflicts } = consent_of(sources, &members);
    let first = members.first().map_or(0, |record| sources.number(*record) + 1);
    Customer {
        id: format!("C{first}"),
        records: members.iter().map(|record| name(sources, *record)).collect(),
        values: sources.slots().iter().flat_map(|slot| survivors(sources, slot, &members)).collect(),
        consent,
        conflicts,
        cluster: None,
    }
}

fn survivors<'a>(
    sources: &Sources<'a>,
    slot: &Slot<'a>,
    members: &[RecordRef],
) -> Vec<(Cow<'a, str>, Survivor<'a>)> {
    let candidates = candidates(sources, slot, members);
    let (stands, rule) = stands(sources, slot.manner, &candidates);
    let ranked = stands.iter().map(|stand| stand.speaker).collect();
    let choice = Choice { sources, manner: slot.manner, candidates: &candidates, ranked, rule };
    choice.parts().into_iter().map(|said| (slot.key(said.kind), choice.survivor(said))).collect()
}

/// What was said about one slot, and in which order it is believed.
struct Choice<'c, 'a> {
    sources: &'c Sources<'a>,
    manner: Manner,
    candidates: &'c [Candidate<'a>],
    /// One candidate for each distinct thing said, best first.
    ranked: Vec<&'c Candidate<'a>>,
    rule: SurvivorshipRule,
}

impl<'c, 'a> Choice<'c, 'a> {
    /// All candidates, best first; those that speak for others twice.
    fn all(&self) -> impl Iterator<Item = &'c Candidate<'a>> {
        self.ranked.iter().copied().chain(self.candidates)
    }

    /// The parts of the winner, and those it lacks from records that say the same.
    fn parts(&self) -> Vec<&'c Said<'a>> {
        let Some(winner) = self.ranked.first() else { return Vec::new() };
        let mut parts: Vec<&Said<'a>> = winner.parts.iter().collect();
        let others = self.all().filter(|other| other.record != winner.record);
        for said in others.filter(|other| may_fill(self.manner, winner, other)).flat_map(|other| &other.parts)
        {
            if parts.iter().all(|known| known.kind != said.kind) {
                parts.push(said);
            }
        }
        sort_by_key(&mut parts, |said| said.kind);
        parts
    }

    fn survivor(&self, said: &Said<'a>) -> Survivor<'a> {
        let name = name(self.sources, said.record);
        Survivor {
            value: said.value.clone(),
            display: said.display.clone(),
            status: said.status,
            source: name.source,
            row: name.row,
            field: self.sources.header(said.record, said.column),
            raw: self.sources.raw(said.record, said.column),
            rule: self.rule_of(said),
            said_by: self.saying(said).count() as u32,
            alternatives: self.others(said).into_iter().map(|other| self.alternative(other)).collect(),
        }
    }

    fn rule_of(&self, said: &Said<'a>) -> SurvivorshipRule {
        let differs = |other: &&&Candidate<'a>| {
            other.part(said.kind).is_some_and(|other_said| other_said.value != said.value)
        };
        match (self.ranked.as_slice(), self.all().find(|other| differs(&other))) {
            (_, None) => SurvivorshipRule::OnlyOne,
            ([only], Some(other)) => rule_within(self.sources, self.manner, only, other),
            _ => self.rule,
        }
    }

    /// The other values of the same kind, best first.
    fn others(&self, survivor: &Said<'a>) -> Vec<&'c Said<'a>> {
        let mut others: Vec<&Said<'a>> = Vec::new();
        for said in self.all().filter_map(|other| other.part(survivor.kind)) {
            if said.value != survivor.value && others.iter().all(|known| known.value != said.value) {
                others.push(said);
            }
        }
        others
    }

    fn alternative(&self, said: &Said<'a>) -> Alternative<'a> {
        Alternative {
            value: said.value.clone(),
            display: said.display.clone(),
            status: said.status,
            raw: self.sources.raw(said.record, said.column),
            kept: self.manner == Manner::All,
            records: self.saying(said).map(|record| name(self.sources, record)).collect(),
        }
    }

    /// The records that say a value, each once.
    fn saying(&self, said: &Said<'a>) -> impl Iterator<Item = RecordRef> {
        let same = |candidate: &&Candidate<'a>| candidate.text(said.kind) == said.value;
        let mut last = None;
        let records = self.candidates.iter().filter(same).map(|candidate| candidate.record);
        records.filter(move |record| last.replace(*record) != Some(*record))
    }
}

fn name<'a>(sources: &Sources<'a>, record: RecordRef) -> RecordName<'a> {
    let view = sources.view(record);
    RecordName {
        source: view.map_or("", |view| &view.table.source.name),
        row: record.row + 1,
        id: view.and_then(|view| view.id_column).map_or("", |column| sources.raw(record, column as u32)),
    }
}
