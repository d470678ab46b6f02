//! What the records of a customer say together about consent.
//!
//! Does: hold a yes of one contact point for no proof against the no of another, nor that of one person of a household
//! against the no of a second.
//! Does not: decide between two of one contact point; `consent::merge` does.

use super::sources::Sources;
use crate::consent::{ConsentState, Merged, merge};
use crate::limits::CONTACTS;
use crate::record::RecordRef;
use crate::vocabulary::{Channel, Kind, Purpose};

/// How one person is reached.
#[derive(PartialEq)]
struct Contact<'a> {
    points: Vec<&'a str>,
    names: Vec<&'a str>,
}

impl<'a> Contact<'a> {
    fn of(sources: &Sources<'a>, record: RecordRef, channel: Option<Channel>) -> Self {
        let kinds: &[Kind] = match channel {
            Some(Channel::Email) => &[Kind::Email],
            Some(Channel::Post | Channel::Web | Channel::Push) | None => &[Kind::Email, Kind::Phone],
            Some(_) => &[Kind::Phone],
        };
        Self { points: sources.values(record, kinds), names: sources.values(record, &[Kind::NameGiven]) }
    }

    fn is(&self, other: &Self) -> bool {
        let shared = |a: &[&str], b: &[&str]| {
            a.iter().any(|one| b.iter().any(|other| one.eq_ignore_ascii_case(other)))
        };
        let nowhere = self.points.is_empty() && other.points.is_empty();
        let nameless = self.names.is_empty() || other.names.is_empty();
        (nowhere || shared(&self.points, &other.points)) && (nameless || shared(&self.names, &other.names))
    }
}

/// A no of a use, and of whom.
struct Refusal<'a> {
    of: (Purpose, Option<Channel>),
    contacts: Vec<Contact<'a>>,
    /// More contacts than are told apart refuse it: no yes has proof.
    many: bool,
}

impl<'a> Refusal<'a> {
    fn add(&mut self, contact: Contact<'a>) {
        self.many |= self.contacts.len() == CONTACTS;
        if !self.many && !self.contacts.contains(&contact) {
            self.contacts.push(contact);
        }
    }

    fn disproves(&self, yes: &Contact<'a>) -> bool {
        self.many || self.contacts.iter().any(|no| !no.is(yes))
    }
}

/// The consent of some records; a no is never widened.
#[must_use]
pub fn consent_of(sources: &Sources<'_>, members: &[RecordRef]) -> Merged {
    let said = |record: &RecordRef| Some((*record, sources.consent(*record)?));
    let mut said: Vec<(RecordRef, ConsentState)> = members.iter().filter_map(said).collect();
    let mut refusals: Vec<Refusal<'_>> = Vec::new();
    for (record, state) in &said {
        for no in state.entries.iter().filter(|entry| entry.is_no()) {
            let of = (no.purpose, no.channel);
            let at = refusals.iter().position(|known| known.of == of).unwrap_or(refusals.len());
            if at == refusals.len() {
                refusals.push(Refusal { of, contacts: Vec::new(), many: false });
            }
            if let Some(refusal) = refusals.get_mut(at) {
                refusal.add(Contact::of(sources, *record, no.channel));
            }
        }
    }
    for (record, state) in &mut said {
        for yes in state.entries.iter_mut().filter(|entry| !entry.is_no()) {
            let refusal = refusals.iter().find(|refusal| refusal.of == (yes.purpose, yes.channel));
            if refusal.is_some_and(|no| no.disproves(&Contact::of(sources, *record, yes.channel))) {
                yes.method = None;
            }
        }
    }
    merge(&said.into_iter().map(|(_, state)| state).collect::<Vec<_>>())
}
