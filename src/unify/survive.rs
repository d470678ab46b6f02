//! Which of several things said survives.

use super::candidate::{Candidate, Said};
use super::slot::Manner;
use super::sources::Sources;
use crate::data::nicknames::{families, share};
use crate::normalize::address::street_key;
use crate::normalize::{Context, without_digraphs};
use crate::text::case::{self, Casing};
use crate::text::fold::fold;
use crate::text::order::sort_by;
use crate::vocabulary::{Kind, Status, SurvivorshipRule};
use std::cmp::{Ordering, Reverse};

/// Candidates that say the same, and what speaks for them. A greater one is better.
#[derive(Debug)]
pub(super) struct Stand<'c, 'a> {
    /// The one that speaks for all: the best of them.
    pub(super) speaker: &'c Candidate<'a>,
    merit: Merit<'c>,
    sources: Vec<u32>,
    records: u32,
    changed: &'c str,
}

/// What speaks for one candidate alone, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Merit<'a> {
    trust: u8,
    fullness: u8,
    /// Not all in small letters, where that is a habit of haste: names of firms, titles, towns.
    is_careful: bool,
    /// Of times: the value itself.
    time: Time<'a>,
    /// Among those who say the same: who types an accent knows the name, and a mailbox needs no capitals.
    care: usize,
    changed: &'a str,
    completeness: Completeness,
    number: Reverse<u32>,
}

/// When the latest word counts. One answer for all that is said, so that the order is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recency {
    /// Never: a source without dates may be the later one.
    Unknown,
    /// Before the most frequent one, where every word is dated: customers move, and most sources hear of it late.
    First,
    AfterFrequency,
}

/// What decides between times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Time<'a> {
    None,
    Latest(&'a str),
    Earliest(Reverse<&'a str>),
}

/// What a text has that another lacks, in this order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Completeness {
    characters: usize,
    /// An accent is seldom typed by mistake.
    beyond_ascii: usize,
    /// Capitals and small letters, not only one of them.
    is_mixed_case: bool,
}

/// The stands of all candidates, best first, and why the first is before the second.
pub(super) fn stands<'c, 'a: 'c>(
    sources: &Sources<'a>,
    manner: Manner,
    candidates: &'c [Candidate<'a>],
) -> (Vec<Stand<'c, 'a>>, SurvivorshipRule) {
    let mut stands: Vec<Stand<'c, 'a>> = Vec::new();
    for candidate in candidates {
        let merit = merit(sources, manner, candidate);
        match stands.iter_mut().find(|stand| say_the_same(manner, stand.speaker, candidate)) {
            Some(stand) => stand.join(candidate, merit),
            None => stands.push(Stand::new(candidate, merit)),
        }
    }
    let may_move = matches!(manner, Manner::Address | Manner::All);
    let recency = match () {
        () if !candidates.iter().all(|candidate| sources.has_dates(candidate.record)) => Recency::Unknown,
        () if may_move && stands.iter().all(|stand| !stand.changed.is_empty()) => Recency::First,
        () => Recency::AfterFrequency,
    };
    sort_by(&mut stands, |a, b| contest(b, a, recency).0);
    let rule = match stands.as_slice() {
        [winner, second, ..] => contest(winner, second, recency).1,
        _ => SurvivorshipRule::OnlyOne,
    };
    (stands, rule)
}

/// Why a candidate speaks for its stand and another does not, although they say the same.
pub(super) fn rule_within<'c, 'a: 'c>(
    sources: &Sources<'a>,
    manner: Manner,
    speaker: &'c Candidate<'a>,
    other: &'c Candidate<'a>,
) -> SurvivorshipRule {
    let alone = |candidate| Stand::new(candidate, merit(sources, manner, candidate));
    // Each stands alone: neither is more frequent, so that it is the date that decides, or what follows.
    contest(&alone(speaker), &alone(other), Recency::AfterFrequency).1
}

fn contest(a: &Stand<'_, '_>, b: &Stand<'_, '_>, recency: Recency) -> (Ordering, SurvivorshipRule) {
    use SurvivorshipRule::{First, MostComplete, MostFrequent, MostRecent, MostValid};
    let later = |counts| if counts { a.changed.cmp(b.changed) } else { Ordering::Equal };
    let rounds = [
        (a.merit.trust.cmp(&b.merit.trust), MostValid),
        (a.merit.fullness.cmp(&b.merit.fullness), MostComplete),
        (a.merit.is_careful.cmp(&b.merit.is_careful), MostComplete),
        (a.merit.time.cmp(&b.merit.time), a.merit.time.rule()),
        (later(recency == Recency::First), MostRecent),
        ((a.sources.len(), a.records).cmp(&(b.sources.len(), b.records)), MostFrequent),
        (later(recency == Recency::AfterFrequency), MostRecent),
        (a.merit.completeness.cmp(&b.merit.completeness), MostComplete),
    ];
    let last = (a.merit.number.cmp(&b.merit.number), First);
    rounds.into_iter().find(|(order, _)| order.is_ne()).unwrap_or(last)
}

impl<'c, 'a: 'c> Stand<'c, 'a> {
    fn new(speaker: &'c Candidate<'a>, merit: Merit<'c>) -> Self {
        Self { speaker, merit, sources: vec![speaker.record.table], records: 1, changed: merit.changed }
    }

    fn join(&mut self, candidate: &'c Candidate<'a>, merit: Merit<'c>) {
        self.records += 1;
        self.changed = self.changed.max(merit.changed);
        if !self.sources.contains(&candidate.record.table) {
            self.sources.push(candidate.record.table);
        }
        if merit > self.merit {
            (self.speaker, self.merit) = (candidate, merit);
        }
    }
}

impl Time<'_> {
    fn rule(self) -> SurvivorshipRule {
        match self {
            Self::Earliest(_) => SurvivorshipRule::Earliest,
            Self::None | Self::Latest(_) => SurvivorshipRule::Latest,
        }
    }
}

fn merit<'c, 'a: 'c>(sources: &Sources<'a>, manner: Manner, candidate: &'c Candidate<'a>) -> Merit<'c> {
    let value = candidate.parts.first().map_or("", |said| &said.value);
    let parts = candidate.parts.iter().map(Completeness::of);
    let completeness = parts.fold(Completeness::default(), Completeness::and);
    Merit {
        trust: candidate.parts.iter().map(trust).min().unwrap_or(0),
        fullness: fullness(manner, candidate),
        is_careful: candidate.parts.iter().all(is_careful),
        time: match manner {
            Manner::Latest => Time::Latest(value),
            Manner::Earliest => Time::Earliest(Reverse(value)),
            Manner::Name | Manner::Address | Manner::One | Manner::All => Time::None,
        },
        care: completeness.beyond_ascii + usize::from(candidate.parts.iter().any(is_plain_mailbox)),
        changed: sources.changed(candidate.record),
        completeness,
        number: Reverse(sources.number(candidate.record)),
    }
}

impl Completeness {
    /// Of a number or a code, more characters are not more.
    fn of(said: &Said<'_>) -> Self {
        if !is_worded(said.kind) {
            return Self::default();
        }
        let has = |is: fn(char) -> bool| said.value.chars().any(is);
        Self {
            characters: said.value.chars().count(),
            beyond_ascii: said.value.chars().filter(|c| !c.is_ascii()).count(),
            is_mixed_case: has(char::is_uppercase) && has(char::is_lowercase),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            characters: self.characters + other.characters,
            beyond_ascii: self.beyond_ascii + other.beyond_ascii,
            is_mixed_case: self.is_mixed_case || other.is_mixed_case,
        }
    }
}

/// The name of a time zone says more than hours from UTC.
fn is_worded(kind: Kind) -> bool {
    is_titled(kind) || matches!(kind, Kind::Text | Kind::TimeZone)
}

/// Names, organizations, addresses: what is written with capitals.
fn is_titled(kind: Kind) -> bool {
    kind <= Kind::Department || (Kind::Address..=Kind::AddressCountry).contains(&kind)
}

fn is_careful(said: &Said<'_>) -> bool {
    !is_titled(said.kind) || case::of(&said.value) != Casing::Lower
}

/// Whether an e-mail address is written as most are.
fn is_plain_mailbox(said: &Said<'_>) -> bool {
    said.kind == Kind::Email && !said.value.bytes().any(|byte| byte.is_ascii_uppercase())
}

fn trust(said: &Said<'_>) -> u8 {
    match said.status {
        Status::Valid | Status::Corrected => 2,
        Status::Suspect => 1,
        Status::Invalid | Status::Empty => 0,
    }
}

/// How many of the parts that make a name or an address are there.
fn fullness(manner: Manner, candidate: &Candidate<'_>) -> u8 {
    let kinds: &[Kind] = match manner {
        Manner::Name => &[Kind::NameGiven, Kind::NameFamily],
        Manner::Address => &[Kind::AddressStreet],
        _ => return 0,
    };
    kinds.iter().map(|kind| u8::from(is_full(candidate.text(*kind)))).sum()
}

/// Not empty and no initial. A single Han character may well be a whole name.
fn is_full(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric());
    match (letters.next(), letters.next()) {
        (Some(only), None) => !(only.is_uppercase() || only.is_lowercase()),
        (first, _) => first.is_some(),
    }
}

/// Whether two candidates say the same in all that makes a name, an address or a value. Capitals and
/// accents make no other name and no other address.
fn say_the_same(manner: Manner, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let kinds: &[Kind] = match manner {
        Manner::Name => &[Kind::NameGiven, Kind::NameFamily, Kind::Name],
        Manner::Address => {
            &[Kind::AddressStreet, Kind::AddressPostcode, Kind::AddressLocality, Kind::Address]
        }
        _ => {
            let (Some(a), Some(b)) = (a.parts.first(), b.parts.first()) else { return false };
            return a.value == b.value || (a.kind == Kind::Email && a.value.eq_ignore_ascii_case(&b.value));
        }
    };
    kinds.iter().all(|kind| alike(*kind, a, b))
}

/// Whether one record may fill in what another lacks: they agree on what makes the name or the
/// address, and contradict each other nowhere. Kate is Katherine's short name.
pub(super) fn may_fill(manner: Manner, winner: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    let (heads, identifying): (&[Kind], &[Kind]) = match manner {
        Manner::Name => (&[Kind::NameGiven, Kind::NameFamily], &[]),
        Manner::Address => (&[Kind::AddressStreet], &[Kind::AddressPostcode, Kind::AddressLocality]),
        _ => return false,
    };
    let short = || {
        let of = |candidate: &Candidate<'_>| families(&fold(candidate.text(Kind::NameGiven)));
        share(of(winner), of(other))
    };
    let same = |kind: &Kind| alike(*kind, winner, other) || *kind == Kind::NameGiven && short();
    let missing = |kind: &Kind| winner.part(*kind).is_none() || other.part(*kind).is_none();
    let agree = heads.iter().chain(identifying).any(|kind| !missing(kind) && same(kind));
    agree && heads.iter().all(same) && winner.parts.iter().all(|said| missing(&said.kind) || same(&said.kind))
}

fn alike(kind: Kind, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let (a, b) = (a.text(kind), b.text(kind));
    let key = |text| {
        if kind == Kind::AddressStreet { street(text) } else { without_digraphs(&fold(text)).into_owned() }
    };
    a == b || key(a) == key(b)
}

/// Street and number, however the word for "street" is cut short.
fn street(text: &str) -> String {
    let (mut name, mut number) = (String::new(), String::new());
    for word in fold(text).split(' ') {
        let is_number = word.bytes().any(|byte| byte.is_ascii_digit());
        let part = if is_number { &mut number } else { &mut name };
        part.push_str(if part.is_empty() { "" } else { " " });
        part.push_str(word);
    }
    [&*without_digraphs(&street_key(&name, &Context::default())), " ", &number].concat()
}
