//! Consent states from JSON, strictly.
//!
//! Does: refuse unknown keys, words and dates with a code, the path and the nearest known name.
//! Does not: repeat a value in its messages; paths and names of the vocabulary only.

use super::{ConsentState, Deliverability, Entry, Moment, Signals};
use crate::error::{Error, Result, Wrong};
use crate::limits;
use crate::text::json::Json;
use crate::text::nearest::nearest;
use crate::text::ordered::Ordered;
use crate::vocabulary::{
    Channel, ConsentStatus, DeliveryStatus, ErrorCode, Method, Names, Polarity, Purpose,
};

/// A vocabulary, as far as reading needs it.
pub(super) trait Word: Copy + 'static {
    const NAMES: Names;
    const WORDS: &'static [Self];
}

macro_rules! words {
    ($($name:ident),+) => { $(impl $crate::consent::decode::Word for $name {
        const NAMES: $crate::vocabulary::Names = $name::NAMES;
        const WORDS: &'static [Self] = $name::ALL;
    })+ };
}
pub(super) use words;
words!(Purpose, Channel, ConsentStatus, DeliveryStatus, Method, Polarity);

/// An object that is being read, and where it stands. What is wrong with a key is noted, and the key
/// counts as absent.
pub(super) struct Object<'a> {
    value: &'a Json,
    pub(super) path: String,
    wrong: &'a Wrong,
}

pub(super) fn invalid(path: &str, what: &str) -> Error {
    Error::new(ErrorCode::ConsentInvalid, format!("{path} {what}")).with("path", path)
}

impl<'a> Object<'a> {
    /// The value as an object that has no other keys than these.
    pub(super) fn read(value: &'a Json, path: String, known: &[&'static str], wrong: &'a Wrong) -> Self {
        match value.object() {
            None => wrong.note(invalid(&path, "must be an object")),
            Some(entries) => {
                if let Some((key, _)) = entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
                    wrong.note(unknown_key(&path, key, known));
                }
            }
        }
        Self { value, path, wrong }
    }

    pub(super) fn path(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    pub(super) fn note(&self, error: Error) {
        self.wrong.note(error);
    }

    /// Notes what is wrong with the value of a key.
    pub(super) fn refuse(&self, key: &str, what: &str) {
        self.note(invalid(&self.path(key), what));
    }

    /// The value of a key; null counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<&'a Json> {
        self.value.get(key)
    }

    /// The object of a key.
    pub(super) fn object(&self, key: &str, known: &[&'static str]) -> Option<Self> {
        Some(Self::read(self.get(key)?, self.path(key), known, self.wrong))
    }

    /// The items of a list, with their paths.
    pub(super) fn list<T>(&self, key: &str, read: fn(&'a Json, String, &'a Wrong) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        for (number, item) in self.items(key).iter().enumerate().take_while(|_| self.wrong.is_none()) {
            all.extend(read(item, format!("{}.{key}[{number}]", self.path), self.wrong));
        }
        all
    }

    fn items(&self, key: &str) -> &'a [Json] {
        let Some(value) = self.get(key) else { return &[] };
        let items = value.list();
        if items.is_none() {
            self.refuse(key, "must be a list");
        }
        if items.is_some_and(|items| items.len() > limits::CONSENT_ENTRIES) {
            self.note(too_many(&self.path(key)).with("limit", limits::CONSENT_ENTRIES));
            return &[];
        }
        items.unwrap_or_default()
    }

    /// What a key says, where it is of its type.
    fn said<T>(&self, key: &str, read: impl FnOnce(&'a Json) -> Option<T>, what: &str) -> Option<T> {
        let said = read(self.get(key)?);
        if said.is_none() {
            self.refuse(key, what);
        }
        said
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.said(key, Json::text, "must be a text")
    }

    pub(super) fn boxed(&self, key: &str) -> Option<Box<str>> {
        self.text(key).map(Box::from)
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.said(key, Json::flag, "must be true or false")
    }

    pub(super) fn number(&self, key: &str, fits: fn(f64) -> bool, what: &str) -> Option<f64> {
        self.said(key, |value| value.number().filter(|number| fits(*number)), what)
    }

    pub(super) fn word<T: Word>(&self, key: &str) -> Option<T> {
        T::WORDS.get(self.number_in(key, T::NAMES)?).copied()
    }

    /// The number of a word in its vocabulary.
    fn number_in(&self, key: &str, names: Names) -> Option<usize> {
        let text = self.text(key)?;
        let number = names.iter().position(|name| name == text);
        if number.is_none() {
            let what = format!("{}.{key} is not a word of the vocabulary", self.path);
            self.note(unknown(ErrorCode::WordUnknown, what, &self.path(key), text, &mut names.iter()));
        }
        number
    }

    pub(super) fn needed<T>(&self, key: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.refuse(key, "is missing");
        }
        value
    }

    pub(super) fn moment(&self, key: &str) -> Option<Moment> {
        let moment = Moment::parse(self.text(key)?);
        if moment.is_none() {
            self.note(bad_date(&self.path(key)));
        }
        moment
    }
}

pub(super) fn too_many(path: &str) -> Error {
    invalid(path, "has more items than the limit")
}

fn unknown_key(path: &str, key: &str, known: &[&'static str]) -> Error {
    near(invalid(path, "has a key that does not exist").with("key", key), key, &mut known.iter().copied())
}

fn bad_date(path: &str) -> Error {
    let what =
        format!("{path} must be a day (2026-11-21) or an instant with its offset (2026-11-21T10:00:00Z)");
    Error::new(ErrorCode::DateInvalid, what).with("path", path)
}

/// A word that does not exist, with the nearest that does.
pub(super) fn unknown(
    code: ErrorCode,
    what: String,
    path: &str,
    text: &str,
    known: &mut dyn Iterator<Item = &'static str>,
) -> Error {
    near(Error::new(code, what).with("path", path), text, known)
}

fn near(error: Error, text: &str, known: &mut dyn Iterator<Item = &'static str>) -> Error {
    match nearest(text, known) {
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
        let wrong = Wrong::default();
        let state = Self::read(&Object::read(value, "consent".to_owned(), Self::KEYS, &wrong));
        wrong.or(state)
    }

    /// What a merge reports beside the state may be handed on with it.
    pub(super) const KEYS: &'static [&'static str] = &["entries", "signals", "deliverability", "conflicts"];

    pub(super) fn read(object: &Object<'_>) -> Self {
        let signals = object.object("signals", Signals::KEYS);
        let mut state = Self {
            entries: object.list("entries", Entry::read),
            signals: signals.map(|object| Signals::read(&object)).unwrap_or_default(),
            deliverability: Vec::new(),
        };
        for one in object.list("deliverability", deliverability) {
            state.note_delivery(one.channel, one.status);
        }
        state
    }
}

impl Entry {
    const KEYS: &'static [&'static str] =
        &["purpose", "channel", "status", "at", "expiresAt", "method", "explicit", "source", "evidence"];

    fn read(value: &Json, path: String, wrong: &Wrong) -> Option<Self> {
        let object = Object::read(value, path, Self::KEYS, wrong);
        let entry = Self {
            purpose: object.needed("purpose", object.word("purpose"))?,
            channel: object.word("channel"),
            status: object.needed("status", object.word("status"))?,
            at: object.moment("at"),
            expires_at: object.moment("expiresAt"),
            method: object.word("method"),
            explicit: object.flag("explicit"),
            source: object.boxed("source"),
            evidence: object.boxed("evidence"),
        };
        if !entry.ends_in_order() {
            object.refuse("expiresAt", "lies before at");
        }
        Some(entry)
    }
}

impl Signals {
    pub(super) const KEYS: &'static [&'static str] = &["gpc", "tcf", "gpp", "usPrivacy", "consentMode"];

    pub(super) fn read(object: &Object<'_>) -> Self {
        let types = object.object("consentMode", CONSENT_MODE_TYPES);
        Self {
            gpc: object.flag("gpc"),
            tcf: object.boxed("tcf"),
            gpp: object.boxed("gpp"),
            us_privacy: object.boxed("usPrivacy"),
            consent_mode: types.map(|object| consent_mode(&object)).unwrap_or_default(),
        }
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

fn consent_mode(object: &Object<'_>) -> Ordered<Box<str>, bool> {
    let mut types = Ordered::new();
    for (name, _) in object.value.object().unwrap_or_default() {
        let said = object.text(name);
        if !matches!(said, Some("granted" | "denied")) {
            object.refuse(name, "must be \"granted\" or \"denied\"");
        }
        types.get_or(name.as_str().into(), said == Some("granted"));
    }
    types
}

fn deliverability(value: &Json, path: String, wrong: &Wrong) -> Option<Deliverability> {
    let object = Object::read(value, path, &["channel", "status"], wrong);
    Some(Deliverability {
        channel: object.needed("channel", object.word("channel"))?,
        status: object.needed("status", object.word("status"))?,
    })
}
