//! Signals from JSON, as a form, an export or a browser gives them.
//!
//! A list of signals, each either a word under a header (`header`, `value`, and what is known of it)
//! or what a browser says (`gpc`, also as `Sec-GPC` and `globalPrivacyControl`, `tcf`, `gpp`, `usPrivacy`,
//! `consentMode`); or one object of headers and values.

use super::decode::{Object, invalid, too_many};
use super::read::Time;
use super::{ConsentState, Moment, Signal, Signals, read, token};
use crate::error::{Result, Wrong};
use crate::limits;
use crate::schema::{self, SampleColumn};
use crate::text::json::Json;
use crate::vocabulary::{Kind, Polarity, Purpose, TimeRole};

/// What a browser or a consent platform says.
const BROWSER: &[&str] = Signals::KEYS;
/// What can be said of one word.
const WORD: &[&str] =
    &["header", "value", "system", "purpose", "channel", "polarity", "at", "expiresAt", "method", "evidence"];

/// Reads signals to the state they add up to. Options: `at`, when the signals were given; `source`,
/// the system that holds them.
///
/// ```
/// use selfsame::consent::read_json;
/// use selfsame::text::json::Json;
/// let signals = Json::parse(r#"[{ "header": "HasOptedOutOfEmail", "value": true }, { "gpc": true }]"#);
/// let options = Json::parse(r#"{ "at": "2026-11-21T10:00:00Z", "source": "crm" }"#);
/// let state = read_json(&signals.unwrap(), &options.unwrap())?;
/// assert_eq!(serde_json::to_value(&state.entries[0])?["status"], "withdrawn");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// `consent.invalid` for an unknown key or a value of the wrong type, `word.unknown` for a word that
/// is not in its vocabulary, `date.invalid` for a date that is none, `consent.string.…` for a consent string
/// that cannot be decoded.
pub fn read_json(signals: &Json, options: &Json) -> Result<ConsentState> {
    let wrong = Wrong::default();
    let (at, source) = read_options(options, &wrong);
    let (mut words, mut browser) = (Vec::new(), Vec::new());
    match signals {
        Json::List(list) if list.len() > limits::CONSENT_ENTRIES => wrong.note(too_many("signals")),
        Json::List(list) => {
            for (number, one) in list.iter().enumerate().take_while(|_| wrong.is_none()) {
                match one.object() {
                    Some(map) if map.iter().any(|(key, _)| is_browser(key)) => {
                        browser.extend(map.iter().filter_map(|(key, value)| of_browser(key, value)));
                    }
                    _ => words.push(word(one, format!("signals[{number}]"), &wrong)),
                }
            }
        }
        Json::Object(map) => {
            for (header, value) in map {
                if is_browser(header) {
                    browser.extend(of_browser(header, value));
                } else {
                    words.push(under(header, text(value, "signals", header, &wrong)));
                }
            }
        }
        _ => wrong.note(invalid("signals", "must be a list or an object")),
    }
    let browser = Json::Object(browser);
    let browser = Signals::read(&Object::read(&browser, "signals".to_owned(), BROWSER, &wrong));
    wrong.or(())?;
    read(&words, &browser, at.as_ref(), source)
}

/// GPC as a request says it and as a page does.
const HEADER: &str = "sec-gpc";
const PROPERTY: &str = "globalPrivacyControl";

fn is_browser(key: &str) -> bool {
    BROWSER.contains(&key) || key == PROPERTY || key.eq_ignore_ascii_case(HEADER)
}

/// A signal under its own name; of the header of GPC only `1` is one.
fn of_browser(key: &str, value: &Json) -> Option<(String, Json)> {
    if key.eq_ignore_ascii_case(HEADER) {
        return (value.said() == Some("1")).then(|| ("gpc".to_owned(), Json::Flag(true)));
    }
    let key = if key == PROPERTY { "gpc" } else { key };
    Some((key.to_owned(), value.clone()))
}

fn read_options<'a>(options: &'a Json, wrong: &'a Wrong) -> (Option<Moment>, &'a str) {
    if *options == Json::Null {
        return (None, "");
    }
    let object = Object::read(options, "options".to_owned(), &["at", "source"], wrong);
    (object.moment("at"), object.text("source").unwrap_or_default())
}

fn word(value: &Json, path: String, wrong: &Wrong) -> Signal {
    let object = Object::read(value, path, WORD, wrong);
    let said = object.get("value").map(|value| text(value, &object.path, "value", wrong)).unwrap_or_default();
    let header = object.text("header").unwrap_or_default();
    let is_told = ["purpose", "channel", "polarity"].iter().any(|key| object.get(key).is_some());
    let inferred =
        if is_told { Signal { text: said.clone(), ..under(header, said) } } else { under(header, said) };
    let system = object.text("system").filter(|_| header.is_empty());
    Signal {
        purpose: object.word("purpose").unwrap_or(inferred.purpose),
        channel: object.word("channel").or(inferred.channel),
        polarity: object.word("polarity").unwrap_or(inferred.polarity),
        scope: system.map_or(inferred.scope, str::to_owned),
        at: object.moment("at"),
        expires_at: object.moment("expiresAt"),
        method: object.word("method"),
        evidence: object.boxed("evidence"),
        text: inferred.text,
    }
}

/// A word under a header: what the header says of purpose, channel and polarity.
fn under(header: &str, said: String) -> Signal {
    let column = SampleColumn { header, values: vec![&said] };
    let field = schema::infer(&[column]).fields.into_iter().next();
    let plain =
        Signal { scope: header.to_owned(), ..Signal::new(Purpose::Marketing, None, Polarity::Direct, &said) };
    match field {
        Some(field) if field.kind == Kind::Consent => Signal {
            purpose: field.purpose.unwrap_or(Purpose::Marketing),
            channel: field.channel,
            polarity: field.polarity.unwrap_or(Polarity::Direct),
            ..plain
        },
        // A date says a yes or a no by its header; when something changed, neither.
        field => match field.as_ref().and_then(|field| Time::new(0, field)) {
            Some(Time { role: TimeRole::Changed, .. }) => Signal { text: String::new(), ..plain },
            Some(Time { role: TimeRole::Withdrawn, channel, .. }) => {
                Signal { channel, polarity: Polarity::Inverse, ..plain }
            }
            Some(Time { channel, .. }) => Signal { channel, ..plain },
            None if token::says_no(&super::read::scope(header)) => {
                Signal { polarity: Polarity::Inverse, ..plain }
            }
            None => beside(header, plain),
        },
    }
}

/// A header that speaks of no consent: a mere yes is one to the way of contact that it names; under any other ("VIP")
/// yes and a date are no consent. What states a consent or a no is heard anywhere.
fn beside(header: &str, plain: Signal) -> Signal {
    if header.is_empty() || !token::is_mere_yes(&plain.text, &super::read::scope(header)) {
        return plain;
    }
    match schema::channel(header) {
        Some(channel) if Moment::parse_export(&plain.text).is_none() => {
            Signal { channel: Some(channel), ..plain }
        }
        _ => Signal { text: String::new(), ..plain },
    }
}

fn text(value: &Json, path: &str, key: &str, wrong: &Wrong) -> String {
    let said = value.said();
    if said.is_none() {
        wrong.note(invalid(path, "must be a text, a number, true or false").with("key", key));
    }
    said.unwrap_or_default().to_owned()
}
