//! A request off a tape of bytes, and a verdict onto one of numbers: the quick road of JavaScript.
//!
//! Words of closed lists are their numbers, what is absent is `ABSENT`, a text is its length and its bytes. A
//! verdict names rules by number; what they say, JavaScript asks once a rule.
//! Does not: say what is wrong. What it does not take, the road of JSON reads again and words.

use super::request::{Contact, Relationship, Subject, UseRequest, contacts_someone, minutes, region_fits};
use super::{ConsentState, Entry, Moment, Signals, Verdict};
use crate::data::category::Category;
use crate::data::rule::rule;
use crate::vocabulary::{Channel, ConsentStatus, DoNotCall, Method, Purpose, SubjectKind};

/// Stands for what is absent.
const ABSENT: u8 = u8::MAX;

/// What a rule says: regime, citation, confidence, then for each obligation its code, its citation and its period.
#[must_use]
pub fn told(number: u16) -> Vec<&'static str> {
    let Some(rule) = rule(number) else { return Vec::new() };
    let mut told = vec![rule.regime.as_str(), rule.citation, rule.confidence.as_str()];
    for duty in &rule.duties {
        told.extend_from_slice(&[duty.code.as_str(), duty.citation, duty.within]);
    }
    told
}

struct Tape<'a> {
    rest: &'a [u8],
}

impl<'a> Tape<'a> {
    fn number(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// A word of a closed list, if it is there.
    fn word<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.number()?)).copied()
    }

    fn flag(&mut self) -> Option<bool> {
        self.word(&[false, true])
    }

    /// A text, empty where it is absent.
    fn text(&mut self) -> Option<&'a str> {
        let length = usize::from(self.number()?);
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    /// A date or an instant, if it is there; nothing of what is neither.
    fn moment(&mut self) -> Option<Option<Moment>> {
        let text = self.text()?;
        if text.is_empty() { Some(None) } else { Moment::parse(text).map(Some) }
    }

    fn list<T>(&mut self, read: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut all = Vec::new();
        for _ in 0..self.number()? {
            all.push(read(self)?);
        }
        Some(all)
    }
}

impl UseRequest {
    /// Reads a request as `consent-decide.js` writes it; nothing where it is not as most are.
    #[must_use]
    pub fn from_tape(tape: &[u8]) -> Option<Self> {
        let mut tape = Tape { rest: tape };
        let purpose = tape.word(Purpose::ALL)?;
        let channel = tape.word(Channel::ALL);
        let at = tape.moment()??;
        let subject = Subject::from_tape(&mut tape)?;
        let born_after = subject.birth_date.as_ref().is_some_and(|born| born.begins() > at.begins());
        if at.begins() != at.ends() || born_after || (channel.is_none() && contacts_someone(purpose)) {
            return None;
        }
        let categories = tape.list(|tape| Category::of(tape.text()?).map(|category| category.key))?;
        let signals = Signals { gpc: tape.flag(), ..Signals::default() };
        let consent =
            ConsentState { entries: tape.list(Entry::from_tape)?, signals, deliverability: Vec::new() };
        Some(Self { purpose, channel, at, subject, categories, consent })
    }
}

impl Subject {
    fn from_tape(tape: &mut Tape<'_>) -> Option<Self> {
        let subject = Self::in_country(tape.text()?)?;
        let region = Some(tape.text()?).filter(|region| !region.is_empty());
        if region.is_some_and(|region| !region_fits(subject.country, region)) {
            return None;
        }
        Some(Self {
            region: region.map(Box::from),
            kind: tape.word(SubjectKind::ALL).unwrap_or(SubjectKind::Consumer),
            age: tape.number().filter(|age| *age != ABSENT),
            birth_date: tape.moment()?,
            parental_consent: tape.flag(),
            offset: match tape.text()? {
                "" => None,
                text => Some(minutes(text)?),
            },
            do_not_call: tape.word(DoNotCall::ALL).unwrap_or(DoNotCall::Unchecked),
            relationship: match tape.flag() {
                Some(true) => Some(Relationship::from_tape(tape)?),
                _ => None,
            },
            contacts: tape.list(Contact::from_tape)?,
            ..subject
        })
    }
}

impl Relationship {
    fn from_tape(tape: &mut Tape<'_>) -> Option<Self> {
        Some(Self {
            last_purchase: tape.moment()?,
            last_inquiry: tape.moment()?,
            contact_obtained_in_sale: tape.flag(),
            similar_products: tape.flag(),
            opt_out_offered: tape.flag(),
            supporter: tape.flag(),
        })
    }
}

impl Contact {
    fn from_tape(tape: &mut Tape<'_>) -> Option<Self> {
        Some(Self { channel: tape.word(Channel::ALL)?, at: tape.moment()?? })
    }
}

impl Entry {
    fn from_tape(tape: &mut Tape<'_>) -> Option<Self> {
        let (purpose, channel) = (tape.word(Purpose::ALL)?, tape.word(Channel::ALL));
        let status = tape.word(ConsentStatus::ALL)?;
        let entry = Self {
            at: tape.moment()?,
            expires_at: tape.moment()?,
            method: tape.word(Method::ALL),
            explicit: tape.flag(),
            ..Self::new(purpose, channel, status)
        };
        Some(entry).filter(Self::ends_in_order)
    }
}

impl Verdict {
    /// Onto a tape: outcome and basis, reasons, obligations as numbers of rules with their places there, and the
    /// two times.
    #[must_use]
    pub fn to_tape(&self) -> Vec<u16> {
        let mut tape = Vec::with_capacity(128);
        let basis = self.basis.map_or(u16::MAX, |basis| basis as u16);
        tape.extend_from_slice(&[self.outcome as u16, basis, self.reasons.len() as u16]);
        for reason in &self.reasons {
            tape.extend_from_slice(&[reason.rule.number, reason.code as u16, reason.effect as u16]);
        }
        tape.push(self.duties.len() as u16);
        for (rule, duty) in &self.duties {
            tape.extend_from_slice(&[rule.number, *duty]);
        }
        for moment in [&self.valid_until, &self.not_before] {
            let text = moment.as_ref().map_or("", Moment::as_str);
            tape.push(text.len() as u16);
            for byte in text.bytes() {
                tape.push(byte.into());
            }
        }
        tape
    }
}
