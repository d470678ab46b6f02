//! An append-only log of decisions, each line chained to the one before by SHA-256.
//!
//! Does: write what was asked and decided in words of closed lists only, so that no personal value can be in it;
//! say where a log was changed, cut or put in another order.
//! Does not: keep the log. Who can write all of it can write all of it anew: give a secret, or keep the last hash
//! elsewhere. That the end was cut off is seen only by who knows how it ended.

use super::Moment;
use crate::error::{Error, Result};
use crate::text::digest::{Keyed, hex, sha256};
use crate::text::json::{Json, quote};
use crate::vocabulary::{Basis, Channel, ErrorCode, LogFault, Names, Outcome, Purpose, ReasonCode, Regime};
use serde::Serialize;

/// What the first line has for the hash of the line before.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// `,"hash":"…"}`
const TAIL: usize = 75;
/// Reasons of one decision that are written.
const REASONS: usize = 100;

/// What is wrong with a line of a log, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What.
    pub code: LogFault,
    /// Where; one behind the last line, where lines are missing at the end.
    pub line: usize,
}

/// What a log says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// How many lines it has.
    pub entries: usize,
    /// The hash of the last line, to be kept elsewhere.
    pub head: String,
    /// Everything that is wrong with it, in order.
    pub faults: Vec<Fault>,
}

/// The line that comes after `last` (empty: the first) for what was asked and decided: `{ request, decision,
/// subject? }`, where the subject is a pseudonym of 64 hexadecimal digits.
///
/// # Errors
/// `consent.invalid` for anything but words of the closed lists, an instant and a place; `log.invalid` where `last` is
/// no line of a log.
pub fn append(last: &str, entry: &Json, secret: Option<&Keyed>) -> Result<String> {
    let (number, previous) = match last.trim_end() {
        "" => (0, NOTHING.to_owned()),
        last => {
            let line = read(last).ok_or_else(|| {
                Error::new(ErrorCode::LogInvalid, "The last line is no line of a log of decisions.")
            })?;
            (line.number, line.hash.to_owned())
        }
    };
    let mut line = String::from("{\"n\":");
    line.push_str(&number.saturating_add(1).to_string());
    written(&mut line, entry).ok_or_else(|| {
        Error::new(ErrorCode::ConsentInvalid, "An entry of a log takes a request and its decision.")
    })?;
    member(&mut line, "previous", &previous);
    let hash = digest(&line, secret);
    member(&mut line, "hash", &hash);
    line.push('}');
    Ok(line)
}

/// Checks a log, line by line.
#[must_use]
pub fn verify(log: &str, secret: Option<&Keyed>, head: Option<&str>) -> Verified {
    let mut verified = Verified { entries: 0, head: NOTHING.to_owned(), faults: Vec::new() };
    let mut expected = 1;
    for text in log.lines().filter(|line| !line.is_empty()) {
        verified.entries += 1;
        let mut fault = |code| verified.faults.push(Fault { code, line: verified.entries });
        let Some(line) = read(text) else {
            fault(LogFault::Unreadable);
            expected += 1;
            verified.head.clear();
            continue;
        };
        if digest(line.body, secret) != line.hash {
            fault(LogFault::Changed);
        }
        if line.number > expected {
            fault(LogFault::Missing);
        } else if line.number < expected {
            fault(LogFault::Order);
        } else if line.previous != verified.head && !verified.head.is_empty() {
            fault(LogFault::Chain);
        }
        expected = line.number.saturating_add(1);
        verified.head = line.hash.to_owned();
    }
    if head.is_some_and(|head| head != verified.head) {
        verified.faults.push(Fault { code: LogFault::Cut, line: verified.entries + 1 });
    }
    verified
}

struct Line<'t> {
    /// All of it but its hash.
    body: &'t str,
    hash: &'t str,
    number: usize,
    previous: String,
}

fn read(text: &str) -> Option<Line<'_>> {
    let (body, tail) = text.split_at_checked(text.len().checked_sub(TAIL)?)?;
    let hash = tail.strip_prefix(",\"hash\":\"")?.strip_suffix("\"}")?;
    let json = Json::parse(text).ok()?;
    let Json::Number(number) = json.get("n")? else { return None };
    let previous = json.get("previous")?.text()?.to_owned();
    Some(Line { body, hash, number: number.parse().ok()?, previous })
}

fn digest(body: &str, secret: Option<&Keyed>) -> String {
    match secret {
        Some(secret) => hex(&secret.of(&[body.as_bytes()])),
        None => hex(&sha256(body.as_bytes())),
    }
}

/// What of a request and its decision is written; nothing where one word is of no list.
fn written(line: &mut String, entry: &Json) -> Option<()> {
    let (request, decision) = (entry.get("request")?, entry.get("decision")?);
    member(line, "at", Moment::parse(request.get("at")?.text()?)?.as_str());
    word(line, "purpose", request.get("purpose"), Purpose::NAMES)?;
    if request.get("channel").is_some() {
        word(line, "channel", request.get("channel"), Channel::NAMES)?;
    }
    for place in ["country", "region"] {
        if let Some(named) = request.get("subject").and_then(|subject| subject.get(place)) {
            member(line, place, named.text().filter(|text| is_place(text))?);
        }
    }
    word(line, "outcome", decision.get("outcome"), Outcome::NAMES)?;
    if decision.get("basis").is_some() {
        word(line, "basis", decision.get("basis"), Basis::NAMES)?;
    }
    line.push_str(",\"reasons\":[");
    for (nth, reason) in decision.get("reasons")?.list()?.iter().take(REASONS).enumerate() {
        line.push_str(if nth > 0 { ",{" } else { "{" });
        line.push_str("\"code\":");
        quote(line, known(reason.get("code"), ReasonCode::NAMES)?);
        word(line, "regime", reason.get("regime"), Regime::NAMES)?;
        line.push('}');
    }
    line.push(']');
    if let Some(subject) = entry.get("subject") {
        let is_pseudonym =
            |text: &&str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        member(line, "subject", subject.text().filter(is_pseudonym)?);
    }
    Some(())
}

/// `DE`, `US-CA`.
fn is_place(text: &str) -> bool {
    let (country, region) = text.split_once('-').unwrap_or((text, "-"));
    let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    country.len() == 2
        && is_code(country)
        && (region == "-" || ((1..=3).contains(&region.len()) && is_code(region)))
}

fn member(line: &mut String, name: &str, text: &str) {
    line.push_str(",\"");
    line.push_str(name);
    line.push_str("\":");
    quote(line, text);
}

fn word(line: &mut String, name: &str, given: Option<&Json>, names: Names) -> Option<()> {
    member(line, name, known(given, names)?);
    Some(())
}

fn known(given: Option<&Json>, names: Names) -> Option<&str> {
    let text = given?.text()?;
    names.iter().any(|name| name == text).then_some(text)
}
