//! What one customer has agreed to, per purpose and channel, with the evidence.
//!
//! Does not: decide anything (`decide`), or join several states (`merge`).

use super::Moment;
use crate::text::ordered::Ordered;
use crate::vocabulary::{Channel, ConsentStatus, DeliveryStatus, Method, Purpose};
use serde::Serialize;

/// One statement about one purpose and channel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What the data is used for.
    pub purpose: Purpose,
    /// The way of contact; none where the statement names none and so speaks of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// What was said.
    pub status: ConsentStatus,
    /// When it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// Until when it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    /// How it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Whether it names the special category of data (GDPR Art. 9(2)(a)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit: Option<bool>,
    /// Which system holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Box<str>>,
    /// Where the proof is: a form, a wording, a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<str>>,
}

impl Entry {
    /// A statement without time or proof.
    #[must_use]
    pub const fn new(purpose: Purpose, channel: Option<Channel>, status: ConsentStatus) -> Self {
        Self {
            purpose,
            channel,
            status,
            at: None,
            expires_at: None,
            method: None,
            explicit: None,
            source: None,
            evidence: None,
        }
    }

    /// Whether it says no.
    #[must_use]
    pub const fn is_no(&self) -> bool {
        matches!(self.status, ConsentStatus::Refused | ConsentStatus::Withdrawn)
    }

    /// Whether it does not end before it begins.
    pub(super) fn ends_in_order(&self) -> bool {
        let (Some(at), Some(end)) = (&self.at, &self.expires_at) else { return true };
        end.ends() >= at.begins()
    }

    /// Whether it is a grant that could be proven: by a clear act, at a known time.
    #[must_use]
    pub const fn is_demonstrable(&self) -> bool {
        matches!(self.status, ConsentStatus::Granted)
            && self.at.is_some()
            && matches!(
                self.method,
                Some(Method::Express | Method::Written | Method::DoubleOptIn | Method::Verbal)
            )
    }
}

/// Signals of a browser or a consent platform, as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Signals {
    /// Global Privacy Control; only `true` is a signal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpc: Option<bool>,
    /// IAB TCF string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tcf: Option<Box<str>>,
    /// IAB GPP string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpp: Option<Box<str>>,
    /// IAB US Privacy string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub us_privacy: Option<Box<str>>,
    /// Google Consent Mode: whether each type is granted.
    #[serde(skip_serializing_if = "Ordered::is_empty", serialize_with = "consent_mode")]
    pub consent_mode: Ordered<Box<str>, bool>,
}

fn consent_mode<S: serde::Serializer>(
    types: &Ordered<Box<str>, bool>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(types.entries().iter().map(|(name, granted)| (name, consent_mode_word(*granted))))
}

const fn consent_mode_word(granted: bool) -> &'static str {
    if granted { "granted" } else { "denied" }
}

impl Signals {
    /// Whether nothing was signalled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether messages arrive on a channel. Says nothing about consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Deliverability {
    /// The way of contact.
    pub channel: Channel,
    /// Whether messages arrive.
    pub status: DeliveryStatus,
}

/// What one customer has agreed to. Several entries of one purpose and channel are a history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ConsentState {
    /// The statements.
    pub entries: Vec<Entry>,
    /// Signals of a browser or a consent platform.
    #[serde(skip_serializing_if = "Signals::is_empty")]
    pub signals: Signals,
    /// Whether messages arrive.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deliverability: Vec<Deliverability>,
}

impl ConsentState {
    /// The first entry of a purpose and channel: of a merged state, the one that weighs most.
    #[must_use]
    pub fn entry(&self, purpose: Purpose, channel: Option<Channel>) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.purpose == purpose && entry.channel == channel)
    }

    /// Notes how a channel delivers; the worse status stays.
    pub fn note_delivery(&mut self, channel: Channel, status: DeliveryStatus) {
        match self.deliverability.iter_mut().find(|known| known.channel == channel) {
            Some(known) => known.status = known.status.max(status),
            None => self.deliverability.push(Deliverability { channel, status }),
        }
    }
}
