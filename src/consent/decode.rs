//! Consent states from JSON, strictly.
//!
//! Does: refuse unknown keys, words and dates with a code, the path and the nearest known name.
//! Does not: repeat a value in its messages; paths and names of the vocabulary only.

use super::{ConsentState, Deliverability, Entry, Moment, Signals};
use crate::error::{Error, Result};
use crate::limits;
use crate::text::json::Json;
use crate::text::nearest::nearest;
use crate::text::ordered::Ordered;
use crate::vocabulary::{Channel, ConsentStatus, DeliveryStatus, ErrorCode, Method, Polarity, Purpose};

/// A vocabulary, as far as reading needs it.
pub(super) trait Word: Copy + 'static {
    const ALL: &'static [Self];
    fn name(self) -> &'static str;
}

macro_rules! words {
    ($($name:ident),+) => { $(impl $crate::consent::decode::Word for $name {
        const ALL: &'static [Self] = $name::ALL;
        fn name(self) -> &'static str { self.as_str() }
    })+ };
}
pub(super) use words;
words!(Purpose, Channel, ConsentStatus, DeliveryStatus, Method, Polarity);

/// An object that is being read, and where it stands.
pub(super) struct Object<'a> {
    value: &'a Json,
    path: String,
}

pub(super) fn invalid(path: &str, what: &str) -> Error {
    Error::new(ErrorCode::ConsentInvalid, format!("{path} {what}")).with("path", path)
}

impl<'a> Object<'a> {
    /// The value as an object that has no other keys than these.
    pub(super) fn read(value: &'a Json, path: &str, known: &[&'static str]) -> Result<Self> {
        let entries = value.object().ok_or_else(|| invalid(path, "must be an object"))?;
        match entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            None => Ok(Self { value, path: path.to_owned() }),
            Some((key, _)) => Err(unknown_key(path, key, known)),
        }
    }

    pub(super) fn path(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    /// The value of a key; null counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<&'a Json> {
        self.value.get(key)
    }

    pub(super) fn list<T>(&self, key: &str, read: impl Fn(&'a Json, &str) -> Result<T>) -> Result<Vec<T>> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let path = self.path(key);
        let items = value.list().ok_or_else(|| invalid(&path, "must be a list"))?;
        if items.len() > limits::CONSENT_ENTRIES {
            return Err(
                invalid(&path, "has more items than the limit").with("limit", limits::CONSENT_ENTRIES)
            );
        }
        items.iter().enumerate().map(|(number, item)| read(item, &format!("{path}[{number}]"))).collect()
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'a str>> {
        let text = |value: &'a Json| value.text().ok_or_else(|| invalid(&self.path(key), "must be a text"));
        self.get(key).map(text).transpose()
    }

    fn boxed(&self, key: &str) -> Result<Option<Box<str>>> {
        Ok(self.text(key)?.map(Box::from))
    }

    pub(super) fn flag(&self, key: &str) -> Result<Option<bool>> {
        let flag =
            |value: &Json| value.flag().ok_or_else(|| invalid(&self.path(key), "must be true or false"));
        self.get(key).map(flag).transpose()
    }

    pub(super) fn word<T: Word>(&self, key: &str) -> Result<Option<T>> {
        self.text(key)?.map(|text| word(text, &self.path(key))).transpose()
    }

    pub(super) fn needed<T>(&self, key: &str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| invalid(&self.path(key), "is missing"))
    }

    pub(super) fn moment(&self, key: &str) -> Result<Option<Moment>> {
        let moment = |text: &str| Moment::parse(text).ok_or_else(|| bad_date(&self.path(key)));
        self.text(key)?.map(moment).transpose()
    }
}

fn unknown_key(path: &str, key: &str, known: &[&'static str]) -> Error {
    let error = invalid(path, "has a key that does not exist").with("key", key);
    match nearest(key, known.iter().copied()) {
        Some(name) => error.with("nearest", name),
        None => error,
    }
}

fn bad_date(path: &str) -> Error {
    let what =
        format!("{path} must be a day (2026-11-21) or an instant with its offset (2026-11-21T10:00:00Z)");
    Error::new(ErrorCode::DateInvalid, what).with("path", path)
}

/// The member of a vocabulary.
pub(super) fn word<T: Word>(text: &str, path: &str) -> Result<T> {
    if let Some(found) = T::ALL.iter().find(|word| word.name() == text) {
        return Ok(*found);
    }
    Err(unknown_word(path, nearest(text, T::ALL.iter().map(|word| word.name()))))
}

// Once for all vocabularies.
fn unknown_word(path: &str, nearest: Option<&str>) -> Error {
    let what = format!("{path} is not a word of the vocabulary");
    let error = Error::new(ErrorCode::WordUnknown, what).with("path", path);
    match nearest {
        Some(name) => error.with("nearest", name),
        None => error,
    }
}

impl ConsentState {
    /// Reads a consent state.
    ///
    /// # Errors
    /// `consent.invalid` for an unknown key or a value of the wrong type, `word.unknown` for a word
    /// that is not in its vocabulary, `date.invalid` for a date that is none.
    pub fn from_json(value: &Json) -> Result<Self> {
        Self::read(value, "consent")
    }

    pub(super) fn read(value: &Json, path: &str) -> Result<Self> {
        // What a merge reports beside the state may be handed on with it.
        let object = Object::read(value, path, &["entries", "signals", "deliverability", "conflicts"])?;
        let signals = object.get("signals").map(|value| Signals::read(value, &object.path("signals")));
        let mut state = Self {
            entries: object.list("entries", Entry::read)?,
            signals: signals.transpose()?.unwrap_or_default(),
            deliverability: Vec::new(),
        };
        for one in object.list("deliverability", deliverability)? {
            state.note_delivery(one.channel, one.status);
        }
        Ok(state)
    }
}

impl Entry {
    const KEYS: &'static [&'static str] =
        &["purpose", "channel", "status", "at", "expiresAt", "method", "explicit", "source", "evidence"];

    fn read(value: &Json, path: &str) -> Result<Self> {
        let object = Object::read(value, path, Self::KEYS)?;
        let entry = Self {
            purpose: object.needed("purpose", object.word("purpose")?)?,
            channel: object.word("channel")?,
            status: object.needed("status", object.word("status")?)?,
            at: object.moment("at")?,
            expires_at: object.moment("expiresAt")?,
            method: object.word("method")?,
            explicit: object.flag("explicit")?,
            source: object.boxed("source")?,
            evidence: object.boxed("evidence")?,
        };
        match (&entry.at, &entry.expires_at) {
            (Some(at), Some(end)) if end.ends() < at.begins() => {
                Err(invalid(&object.path("expiresAt"), "lies before at"))
            }
            _ => Ok(entry),
        }
    }
}

impl Signals {
    pub(super) fn read(value: &Json, path: &str) -> Result<Self> {
        let object = Object::read(value, path, &["gpc", "tcf", "gpp", "usPrivacy", "consentMode"])?;
        let types = object.get("consentMode").map(|value| consent_mode(value, &object.path("consentMode")));
        Ok(Self {
            gpc: object.flag("gpc")?,
            tcf: object.boxed("tcf")?,
            gpp: object.boxed("gpp")?,
            us_privacy: object.boxed("usPrivacy")?,
            consent_mode: types.transpose()?.unwrap_or_default(),
        })
    }
}

/// The types of Google Consent Mode v2.
const CONSENT_MODE_TYPES: &[&str] = &[
    "ad_storage",
    "ad_user_data",
    "ad_personalization",
    "analytics_storage",
    "functionality_storage",
    "personalization_storage",
    "security_storage",
];

fn consent_mode(value: &Json, path: &str) -> Result<Ordered<Box<str>, bool>> {
    let object = Object::read(value, path, CONSENT_MODE_TYPES)?;
    let mut types = Ordered::new();
    for (name, _) in value.object().unwrap_or_default() {
        let granted = match object.text(name)? {
            Some("granted") => true,
            Some("denied") => false,
            _ => return Err(invalid(&object.path(name), "must be \"granted\" or \"denied\"")),
        };
        types.get_or(name.as_str().into(), granted);
    }
    Ok(types)
}

fn deliverability(value: &Json, path: &str) -> Result<Deliverability> {
    let object = Object::read(value, path, &["channel", "status"])?;
    Ok(Deliverability {
        channel: object.needed("channel", object.word("channel")?)?,
        status: object.needed("status", object.word("status")?)?,
    })
}
