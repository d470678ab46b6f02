//! Messy signals to a consent state: the words of a record's consent columns with their times, or
//! the signals of a form and a browser.
//!
//! Does not: take the absence of a no for a yes.

use super::token::{Reading, in_scope};
use super::told::told;
use super::{ConsentState, Entry, Moment, Signals, merge};
use crate::data::consent_times::TIMES;
use crate::data::{numbered, pairs};
use crate::error::Result;
use crate::schema::{Field, Schema};
use crate::text::words::{contains_phrase, words};
use crate::vocabulary::{Channel, ConsentStatus, Kind, Method, Polarity, Purpose, TimeRole};

/// One thing said about consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// What the data is used for.
    pub purpose: Purpose,
    /// The way of contact, where it names one.
    pub channel: Option<Channel>,
    /// Which way round it speaks.
    pub polarity: Polarity,
    /// The word: `yes`, `unsubscribed`, `2024-05-01`.
    pub text: String,
    /// The header or the system it stands under, as some words mean something else there.
    pub scope: String,
    /// When it was said.
    pub at: Option<Moment>,
    /// Until when it holds.
    pub expires_at: Option<Moment>,
    /// How it was said.
    pub method: Option<Method>,
    /// Where the proof is.
    pub evidence: Option<Box<str>>,
}

impl Signal {
    /// A word without anything around it.
    #[must_use]
    pub fn new(purpose: Purpose, channel: Option<Channel>, polarity: Polarity, text: &str) -> Self {
        Self {
            purpose,
            channel,
            polarity,
            text: text.to_owned(),
            scope: String::new(),
            at: None,
            expires_at: None,
            method: None,
            evidence: None,
        }
    }
}

/// The state that some signals add up to. `at` is when they were given, where that is known, and
/// stands for those without a time of their own; `source` is the system that holds them.
///
/// ```
/// use selfsame::consent::{Signal, Signals, read};
/// use selfsame::vocabulary::{Channel, ConsentStatus, Polarity, Purpose};
/// let email = Some(Channel::Email);
/// let signals = [Signal::new(Purpose::Marketing, email, Polarity::Direct, "abgemeldet")];
/// let state = read(&signals, &Signals::default(), None, "newsletter")?;
/// assert_eq!(state.entries[0].status, ConsentStatus::Withdrawn);
/// # Ok::<(), selfsame::Error>(())
/// ```
///
/// # Errors
/// `consent.string.…` for a consent string that cannot be decoded: an opt-out in it must not be lost.
pub fn read(
    signals: &[Signal],
    browser: &Signals,
    at: Option<&Moment>,
    source: &str,
) -> Result<ConsentState> {
    let mut state = ConsentState { signals: browser.clone(), ..ConsentState::default() };
    for signal in signals {
        let reading = in_scope(&signal.text, signal.polarity, &scope(&signal.scope));
        let mut entry = entry(signal.purpose, signal.channel, &reading);
        entry.at = entry.at.or_else(|| signal.at.clone());
        entry.method = entry.method.or(signal.method);
        entry.expires_at.clone_from(&signal.expires_at);
        entry.evidence.clone_from(&signal.evidence);
        add(&mut state, entry, &reading);
    }
    state.entries.extend(of_browser(browser));
    state.entries.extend(told(browser, None)?);
    Ok(finish(state, at, source))
}

/// The words of a header or a system, as the tables write them.
pub(super) fn scope(header: &str) -> String {
    words(header)
}

fn entry(purpose: Purpose, channel: Option<Channel>, reading: &Reading) -> Entry {
    let granted = reading.status == ConsentStatus::Granted;
    Entry {
        at: reading.at.clone(),
        method: reading.method.filter(|_| granted),
        ..Entry::new(purpose, channel, reading.status)
    }
}

/// Adds a statement; what it says about delivery, where it names no channel, is about e-mail.
fn add(state: &mut ConsentState, entry: Entry, reading: &Reading) {
    if let Some(delivery) = reading.delivery {
        state.note_delivery(entry.channel.unwrap_or(Channel::Email), delivery);
    }
    state.entries.push(entry);
}

fn finish(mut state: ConsentState, at: Option<&Moment>, source: &str) -> ConsentState {
    for entry in &mut state.entries {
        entry.at = entry.at.take().or_else(|| at.cloned());
        entry.source = Some(source).filter(|source| !source.is_empty()).map(Box::from);
    }
    merge(&[state]).state
}

/// What a browser's signals say in terms of purposes. Only `true` is a signal of GPC.
pub(super) fn of_browser(signals: &Signals) -> Vec<Entry> {
    let web = |purpose, status| Entry::new(purpose, Some(Channel::Web), status);
    let gpc = signals.gpc == Some(true);
    let objections = [Purpose::Sale, Purpose::Advertising].into_iter().filter(|_| gpc);
    let types = signals.consent_mode.entries().iter().filter_map(|(name, granted)| {
        let purpose = match &**name {
            "ad_storage" | "ad_user_data" | "ad_personalization" => Purpose::Advertising,
            "analytics_storage" => Purpose::Analytics,
            "personalization_storage" => Purpose::Personalization,
            _ => return None,
        };
        Some(web(purpose, if *granted { ConsentStatus::Granted } else { ConsentStatus::Refused }))
    });
    objections.map(|purpose| web(purpose, ConsentStatus::Withdrawn)).chain(types).collect()
}

/// The columns of one source that speak of consent, with the columns that say when.
///
/// ```
/// # use selfsame::consent::Columns; use selfsame::schema::Schema;
/// let columns = Columns::new(&Schema::default());
/// assert!(columns.is_empty());
/// assert!(columns.state(|_column| "", "crm.csv").entries.is_empty());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Columns {
    statements: Vec<Statement>,
    times: Vec<Time>,
}

#[derive(Debug, Clone)]
struct Statement {
    column: usize,
    purpose: Purpose,
    channel: Option<Channel>,
    polarity: Polarity,
    scope: String,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    column: usize,
    pub(super) channel: Option<Channel>,
    pub(super) role: TimeRole,
}

impl Columns {
    /// Finds the columns of kind `consent`, and the dates and timestamps whose headers speak of it.
    #[must_use]
    pub fn new(schema: &Schema) -> Self {
        let mut columns = Self::default();
        for (column, field) in schema.fields.iter().enumerate() {
            match field.kind {
                Kind::Consent => columns.statements.push(Statement::new(column, field)),
                Kind::Date | Kind::Timestamp => columns.times.extend(Time::new(column, field)),
                _ => {}
            }
        }
        columns
    }

    /// Whether nothing speaks of consent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.times.is_empty()
    }

    /// The columns of kind `consent`, by number.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.statements.iter().map(|statement| statement.column)
    }

    /// What one raw text of a consent column says; `None` for a column of another kind.
    #[must_use]
    pub fn reading(&self, column: usize, text: &str) -> Option<Reading> {
        self.statements.iter().find(|statement| statement.column == column).map(|s| s.read(text))
    }

    /// The state of one record: `cells` gives the raw text of a column, or the cleaned one for dates
    /// and timestamps where there is one; `source` is the system that holds the record.
    #[must_use]
    pub fn state<'a>(&self, cells: impl Fn(usize) -> &'a str, source: &str) -> ConsentState {
        let mut state = ConsentState::default();
        for statement in &self.statements {
            let reading = statement.read(cells(statement.column));
            let mut entry = entry(statement.purpose, statement.channel, &reading);
            entry.at = entry.at.take().or_else(|| self.time_of(&entry, &cells));
            add(&mut state, entry, &reading);
        }
        state.entries.extend(self.times.iter().filter_map(|time| self.of_time(time, &cells)));
        finish(state, None, source)
    }

    /// When a statement was made, by the columns that say it.
    fn time_of<'a>(&self, entry: &Entry, cells: &impl Fn(usize) -> &'a str) -> Option<Moment> {
        let role = if entry.is_no() { TimeRole::Withdrawn } else { TimeRole::Granted };
        let fits = |time: &&Time| {
            (time.role == role || time.role == TimeRole::Changed)
                && (time.channel.is_none() || time.channel == entry.channel)
        };
        self.times.iter().filter(fits).find_map(|time| Moment::parse_export(cells(time.column)))
    }

    /// What the presence of a time says by itself.
    fn of_time<'a>(&self, time: &Time, cells: &impl Fn(usize) -> &'a str) -> Option<Entry> {
        let at = Moment::parse_export(cells(time.column))?;
        let (status, method) = match time.role {
            TimeRole::Withdrawn => (ConsentStatus::Withdrawn, None),
            TimeRole::Confirmed => (ConsentStatus::Granted, Some(Method::DoubleOptIn)),
            TimeRole::Granted if self.awaits_confirmation(time, cells) => (ConsentStatus::Pending, None),
            // Beside a column that says what was said, the time of a grant only says when.
            TimeRole::Granted if self.statements.is_empty() => (ConsentStatus::Granted, None),
            TimeRole::Granted | TimeRole::Changed => return None,
        };
        let entry = Entry::new(Purpose::Marketing, self.channel_of(time), status);
        Some(Entry { at: Some(at), method, ..entry })
    }

    /// A time without a channel speaks of the only channel there is.
    fn channel_of(&self, time: &Time) -> Option<Channel> {
        match self.statements.as_slice() {
            [only] => time.channel.or(only.channel),
            _ => time.channel,
        }
    }

    fn awaits_confirmation<'a>(&self, time: &Time, cells: &impl Fn(usize) -> &'a str) -> bool {
        let confirms = |other: &&Time| other.role == TimeRole::Confirmed && other.channel == time.channel;
        let mut confirmations = self.times.iter().filter(confirms).peekable();
        confirmations.peek().is_some() && confirmations.all(|other| cells(other.column).trim().is_empty())
    }
}

impl Statement {
    fn new(column: usize, field: &Field) -> Self {
        Self {
            column,
            purpose: field.purpose.unwrap_or(Purpose::Marketing),
            channel: field.channel,
            polarity: field.polarity.unwrap_or(Polarity::Direct),
            scope: scope(&field.header),
        }
    }

    fn read(&self, text: &str) -> Reading {
        in_scope(text, self.polarity, &self.scope)
    }
}

impl Time {
    pub(super) fn new(column: usize, field: &Field) -> Option<Self> {
        let header = words(&field.header);
        let mut named = pairs(TIMES).filter(|(phrase, _)| contains_phrase(&header, phrase));
        let named = named.next().and_then(|(_, role)| numbered(TimeRole::ALL, role));
        let role = named.or_else(|| field.polarity.map(role_of))?;
        Some(Self { column, channel: field.channel.or_else(|| channel_named(&header)), role })
    }
}

/// The time of a statement that the schema knows which way round it speaks.
const fn role_of(polarity: Polarity) -> TimeRole {
    match polarity {
        Polarity::Direct => TimeRole::Granted,
        Polarity::Inverse => TimeRole::Withdrawn,
    }
}

/// The channel that a header names.
fn channel_named(header: &str) -> Option<Channel> {
    let words = [
        ("sms", Channel::Sms),
        ("text message", Channel::Sms),
        ("email", Channel::Email),
        ("e mail", Channel::Email),
        ("newsletter", Channel::Email),
        ("phone", Channel::Call),
        ("call", Channel::Call),
    ];
    words.into_iter().find(|(word, _)| contains_phrase(header, word)).map(|(_, channel)| channel)
}
