//! The consent of several records that turned out to be one customer.
//!
//! Does: keep every statement that can still matter; a withdrawal outranks an earlier grant, only a
//! later demonstrable grant (method and time) outranks a withdrawal, unknown overwrites nothing,
//! what cannot be put in order goes the protective way and is reported.
//! Does not: depend on the order or the grouping of what is merged (law in `tests/consent.rs`).

use super::standing::{Standing, covers, in_force, same_standing, standing};
use super::told::disputed;
use super::{ConsentState, Deliverability, Entry, Signals};
use crate::text::order::{sort, sort_by, sort_by_key};
use crate::vocabulary::{Channel, ConflictCode, ConsentStatus, Purpose};
use serde::Serialize;

/// One consent state out of several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// The statements that still matter, by purpose and channel; first the one in force. A second
    /// one of the same purpose and channel is what counts again when the first has lapsed.
    pub state: ConsentState,
    /// What could not be put in order, and went the protective way.
    pub conflicts: Vec<Conflict>,
}

/// Statements that could not be put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Conflict {
    /// The use the statements speak of; none for signals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The way of contact they speak of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Why there is no order.
    pub code: ConflictCode,
    /// What was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<ConsentStatus>,
    /// What was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<ConsentStatus>,
}

/// Joins the consent of several records. Associative, commutative and idempotent in its state.
///
/// ```
/// use selfsame::consent::{ConsentState, Entry, merge};
/// use selfsame::vocabulary::{Channel, ConsentStatus, Purpose};
/// let says = |status| ConsentState {
///     entries: vec![Entry::new(Purpose::Marketing, Some(Channel::Email), status)],
///     ..ConsentState::default()
/// };
/// let merged = merge(&[says(ConsentStatus::Granted), says(ConsentStatus::Withdrawn)]);
/// assert_eq!(merged.state.entries[0].status, ConsentStatus::Withdrawn);
/// assert_eq!(merged.conflicts.len(), 1); // neither has a time
/// ```
#[must_use]
pub fn merge(states: &[ConsentState]) -> Merged {
    // Of strings that differ one can be kept; what the others say stays as statements.
    let disputed = disputed(&states.iter().map(|state| &state.signals).collect::<Vec<_>>());
    let mut entries: Vec<&Entry> = states.iter().flat_map(|state| &state.entries).chain(&disputed).collect();
    sort_by(&mut entries, |a, b| key(a).cmp(&key(b)).then_with(|| a.cmp(b)));
    entries.dedup();
    let mut merged = Merged::default();
    for group in entries.chunk_by(|a, b| key(a) == key(b)) {
        merged.state.entries.extend(remaining(group));
        merged.conflicts.extend(conflict(group));
    }
    let signals = states.iter().map(|state| &state.signals);
    for signal in signals {
        join_signals(&mut merged, signal);
    }
    for one in states.iter().flat_map(|state| &state.deliverability) {
        merged.state.note_delivery(one.channel, one.status);
    }
    sort_by_key(&mut merged.state.deliverability, |one: &Deliverability| one.channel);
    sort(&mut merged.conflicts);
    merged.conflicts.dedup();
    merged
}

const fn key(entry: &Entry) -> (Purpose, Option<Channel>) {
    (entry.purpose, entry.channel)
}

/// The statements of one purpose and channel that no other covers, the one in force first.
fn remaining(group: &[&Entry]) -> Vec<Entry> {
    let uncovered = |entry: &&&Entry| !group.iter().any(|other| covers(other, entry));
    let mut left: Vec<&Entry> = group.iter().filter(uncovered).copied().collect();
    let first = in_force(&left, None);
    sort_by(&mut left, |a, b| {
        let rank = |entry: &Entry| (first == Some(entry), standing(entry));
        rank(b).cmp(&rank(a)).then_with(|| same_standing(b, a))
    });
    left.into_iter().cloned().collect()
}

/// Why a no stands against a grant, where their times do not settle it.
fn conflict(group: &[&Entry]) -> Option<Conflict> {
    let kept = in_force(group, None).filter(|entry| standing(entry) == Standing::No)?;
    let code = group.iter().filter_map(|entry| unsettled(kept, entry)).min()?;
    Some(Conflict {
        purpose: Some(kept.purpose),
        channel: kept.channel,
        code,
        kept: Some(kept.status),
        dropped: Some(ConsentStatus::Granted),
    })
}

fn unsettled(no: &Entry, grant: &Entry) -> Option<ConflictCode> {
    if grant.status != ConsentStatus::Granted {
        return None;
    }
    let (Some(denied), Some(granted)) = (&no.at, &grant.at) else { return Some(ConflictCode::Undated) };
    if granted.ends() < denied.begins() {
        return None;
    }
    let same = granted.begins() <= denied.ends();
    Some(if same { ConflictCode::SameTime } else { ConflictCode::NotDemonstrable })
}

/// A signalled objection stays; of two different strings the greater one, so that no order shows.
fn join_signals(merged: &mut Merged, more: &Signals) {
    let signals = &mut merged.state.signals;
    signals.gpc = signals.gpc.max(more.gpc);
    let differ = [
        keep(&mut signals.tcf, &more.tcf),
        keep(&mut signals.gpp, &more.gpp),
        keep(&mut signals.us_privacy, &more.us_privacy),
    ];
    for (name, granted) in more.consent_mode.entries() {
        *signals.consent_mode.get_or(name.clone(), true) &= granted;
    }
    if differ.contains(&true) {
        let code = ConflictCode::Signals;
        merged.conflicts.push(Conflict { purpose: None, channel: None, code, kept: None, dropped: None });
    }
}

fn keep(kept: &mut Option<Box<str>>, more: &Option<Box<str>>) -> bool {
    let differ = kept.is_some() && more.is_some() && kept != more;
    if *kept < *more {
        kept.clone_from(more);
    }
    differ
}
