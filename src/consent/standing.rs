//! What a statement weighs beside the others of its purpose and channel.
//!
//! A *no* weighs more than any grant that cannot be shown to be later; a grant that could lapse
//! never makes an older *no* forgotten; an expiry ends the grants before it and nothing else.

use super::{ConsentState, Entry};
use crate::vocabulary::{Channel, ConsentStatus, Purpose};
use std::cmp::{Ordering, Reverse};

/// How a statement can bear on others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Says nothing.
    Unknown,
    /// Asked, unanswered.
    Pending,
    /// A grant without proof.
    Weak,
    /// A demonstrable grant that will lapse.
    Limited,
    /// A demonstrable grant without end.
    Lasting,
    /// A grant that is over.
    Expired,
    /// A refusal or a withdrawal.
    No,
}

pub(super) fn standing(entry: &Entry) -> Standing {
    match entry.status {
        ConsentStatus::Unknown => Standing::Unknown,
        ConsentStatus::Pending => Standing::Pending,
        ConsentStatus::Expired => Standing::Expired,
        ConsentStatus::Refused | ConsentStatus::Withdrawn => Standing::No,
        ConsentStatus::Granted if !entry.is_demonstrable() => Standing::Weak,
        ConsentStatus::Granted if entry.expires_at.is_some() => Standing::Limited,
        ConsentStatus::Granted => Standing::Lasting,
    }
}

/// When a statement counts, read the protective way: a grant as early as it may have been, a no
/// and an expiry as late as they may have been, which without a time is after everything.
pub(super) fn time(entry: &Entry) -> i64 {
    match standing(entry) {
        Standing::No => entry.at.as_ref().map_or(i64::MAX, |at| at.ends()),
        Standing::Expired => {
            let known = entry.expires_at.as_ref().max(entry.at.as_ref());
            known.map_or(i64::MAX, |at| at.ends())
        }
        _ => entry.at.as_ref().map_or(i64::MIN, |at| at.begins()),
    }
}

/// Whether `b` adds nothing beside `a`. A strict partial order, so that what remains of a set when
/// all that adds nothing is left out does not depend on the order or grouping (`merge`).
pub(super) fn covers(a: &Entry, b: &Entry) -> bool {
    use Standing::{Expired, Lasting, Limited, No, Pending, Unknown, Weak};
    let not_earlier = time(a) >= time(b);
    match (standing(a), standing(b)) {
        (x, y) if x == y => same_standing(a, b) == Ordering::Greater,
        (x, Unknown | Pending) => x > standing(b),
        (No | Lasting, Weak) => true,
        (No, Limited | Lasting | Expired) | (Lasting, Limited) => not_earlier,
        // Before a grant the *no* that it ended still counts, for a use at that time.
        (Lasting, No | Expired) => false,
        (Limited, Weak) | (Expired, Weak | Limited) => not_earlier,
        _ => false,
    }
}

/// Of two statements of one standing the later counts, then the stricter, then the greater text.
pub(super) fn same_standing(a: &Entry, b: &Entry) -> Ordering {
    let end = |entry: &Entry| Reverse(entry.expires_at.as_ref().map_or(i64::MAX, |end| end.begins()));
    let strict = |entry: &Entry| (time(entry), entry.status, end(entry), Reverse(entry.explicit));
    strict(a).cmp(&strict(b)).then_with(|| a.cmp(b))
}

/// The statement that is in force among those about one use; `at` is the instant of the use, in
/// milliseconds: a grant after it or lapsed by then is none. A *no* counts whatever its time.
pub(super) fn in_force<'a>(entries: &[&'a Entry], at: Option<i64>) -> Option<&'a Entry> {
    let latest = |wanted: Standing| {
        let of_it = entries.iter().copied().filter(move |entry| standing(entry) == wanted);
        of_it.max_by(|a, b| same_standing(a, b))
    };
    let (no, expired) = (latest(Standing::No), latest(Standing::Expired));
    let live = |entry: &&Entry| {
        entry.status == ConsentStatus::Granted
            && at.is_none_or(|at| holds(entry, at))
            && expired.is_none_or(|expired| time(entry) > time(expired))
            && no.is_none_or(|no| entry.is_demonstrable() && time(entry) > time(no))
    };
    let grant = entries.iter().copied().filter(live).max_by(|a, b| {
        let strength = |entry: &Entry| (entry.is_demonstrable(), time(entry));
        strength(a).cmp(&strength(b)).then_with(|| same_standing(a, b))
    });
    grant.or(no).or(expired).or_else(|| latest(Standing::Pending)).or_else(|| latest(Standing::Unknown))
}

impl ConsentState {
    /// What a table says of one purpose and channel: a *no* to every channel is a *no* to each.
    #[must_use]
    pub fn status(&self, purpose: Purpose, channel: Option<Channel>) -> Option<ConsentStatus> {
        let own = self.entry(purpose, channel)?;
        let about = |entry: &&Entry| {
            entry.purpose == purpose && (entry.channel.is_none() || entry.channel == channel)
        };
        let about: Vec<&Entry> = self.entries.iter().filter(about).collect();
        let no = in_force(&about, None).filter(|entry| standing(entry) == Standing::No);
        Some(if standing(own) == Standing::No { own } else { no.unwrap_or(own) }.status)
    }
}

/// Whether a grant is given and not yet lapsed at an instant.
pub(super) fn holds(entry: &Entry, at: i64) -> bool {
    entry.at.as_ref().is_none_or(|given| given.begins() <= at)
        && entry.expires_at.as_ref().is_none_or(|end| end.begins() > at)
}
