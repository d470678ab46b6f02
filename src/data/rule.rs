//! The shape of a rule: a row of `data/consent-rules.tsv`.
//!
//! Does: read the rules of a place when they are first asked for, once; what they are about and the facts
//! that they ask with yes or no become bits, so that most rules are passed over by a comparison of numbers.

use super::consent_rules::{HOLIDAYS, RULES};
use super::{numbered, pairs};
use crate::vocabulary::{Basis, Confidence, Effect, ObligationCode, ReasonCode, Regime};
use std::sync::OnceLock;

/// One rule of one regime.
#[derive(Debug)]
pub struct Rule {
    /// The number of its group, and of its line there.
    pub number: u16,
    /// The law it belongs to.
    pub regime: Regime,
    /// A country, a region, `EEA` or `*`.
    pub place: &'static str,
    /// What it is about, as `about` has it.
    about: u32,
    /// What it does when its conditions hold.
    pub effect: Effect,
    /// On what a permitted use rests.
    pub basis: Option<Basis>,
    /// Why, in one code.
    pub code: ReasonCode,
    /// Article or section.
    pub citation: &'static str,
    /// How well the source was seen.
    pub confidence: Confidence,
    /// First and first-no-more day in force, as days since 1970-01-01.
    pub in_force: (i32, i32),
    /// The facts that have to hold, and those that must not, as bits.
    facts: [u32; 2],
    /// What has to hold besides: all of these.
    pub conditions: Box<[Condition]>,
    /// What has to be done along with the use; by the citation of the rule, unless it has its own.
    pub duties: Box<[Duty]>,
}

/// An obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub code: ObligationCode,
    /// Within which time, as an ISO 8601 duration; empty for none.
    pub within: &'static str,
    /// Article or section.
    pub citation: &'static str,
}

/// A purpose, a channel or none, and a subject by their numbers, as the bits that a rule about them has.
#[must_use]
pub const fn about(purpose: u32, channel: Option<u32>, subject: u32) -> u32 {
    let channel = match channel {
        Some(channel) => channel,
        None => NO_CHANNEL,
    };
    1 << purpose | 1 << (PURPOSES + channel) | 1 << (PURPOSES + NO_CHANNEL + 1 + subject)
}

/// The purposes have the lowest bits, then come the channels, none of them, and the subjects.
const PURPOSES: u32 = 15;
const NO_CHANNEL: u32 = 9;

/// The rules of a regime for a place, read when they are first asked for.
type Group = OnceLock<Box<[Rule]>>;

fn groups() -> &'static [Group] {
    static GROUPS: OnceLock<Box<[Group]>> = OnceLock::new();
    GROUPS.get_or_init(|| RULES.iter().map(|_| OnceLock::new()).collect())
}

/// The rules of these places, in the order of the table.
#[must_use]
pub fn of_places(places: [&str; 4]) -> Box<[&'static Rule]> {
    let mut all: Vec<&Rule> = Vec::new();
    for (number, (group, (regime, place, lines))) in (0u16..).zip(groups().iter().zip(RULES)) {
        if places.contains(place) {
            all.extend(group.get_or_init(|| {
                let (head, lines) = lines.split_once('\n').unwrap_or_default();
                let lines = (number << 8..).zip(lines.lines());
                lines.filter_map(|(at, line)| Rule::read(at, *regime, place, head, line)).collect()
            }));
        }
    }
    all.into()
}

/// The rule of a number, once it has been read.
#[must_use]
pub fn rule(number: u16) -> Option<&'static Rule> {
    groups().get(usize::from(number >> 8))?.get()?.get(usize::from(number & 0xff))
}

impl Rule {
    /// A rule from its line in `RULES`: cells parted by tabs, closed lists by number, citations by their place in
    /// the head of the group, an empty cell for what is open or absent, or for the first day of the head.
    #[must_use]
    pub fn read(
        number: u16,
        regime: Regime,
        place: &'static str,
        head: &'static str,
        line: &'static str,
    ) -> Option<Self> {
        let mut cells = line.split('\t');
        let about = u32::from_str_radix(cells.next()?, 16).ok()?;
        let mut cell = || cells.next();
        let from = Some(cell()?).filter(|day| !day.is_empty()).or(head.split('\t').next())?;
        let in_force = (from.parse().unwrap_or(i32::MIN), cell()?.parse().unwrap_or(i32::MAX));
        let effect = numbered(Effect::ALL, cell()?)?;
        let basis = numbered(Basis::ALL, cell()?);
        let code = numbered(ReasonCode::ALL, cell()?)?;
        let confidence = numbered(Confidence::ALL, cell()?)?;
        let (facts, conditions) = conditions(cell()?, place)?;
        let citation = cited(head, cell()?)?;
        let duty = |text: &'static str| Duty::read(text, head, citation);
        let duties = cell()?.split('|').filter_map(duty).collect();
        Some(Self {
            number,
            regime,
            place,
            about,
            effect,
            basis,
            code,
            citation,
            confidence,
            in_force,
            facts,
            conditions,
            duties,
        })
    }

    /// Whether it speaks of all that these bits say (`about`), on a day.
    #[must_use]
    pub fn reaches(&self, about: u32, day: i64) -> bool {
        self.about & about == about && i64::from(self.in_force.0) <= day && day < i64::from(self.in_force.1)
    }

    /// Whether the facts that hold let it speak.
    #[must_use]
    pub const fn fits(&self, facts: u32) -> bool {
        let [needed, never] = self.facts;
        facts & needed == needed && facts & never == 0
    }

    /// Whether it needs one of these facts.
    #[must_use]
    pub const fn needs(&self, facts: u32) -> bool {
        self.facts[0] & facts != 0
    }
}

/// The facts that are asked with yes or no, as bits, and what is asked besides.
fn conditions(text: &'static str, place: &str) -> Option<([u32; 2], Box<[Condition]>)> {
    let (mut facts, mut others) = ([0; 2], Vec::new());
    for text in text.split(' ') {
        let (not, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let (test, rest) = text.split_at_checked(1)?;
        match (FACTS.chars().position(|letter| test.starts_with(letter)), &mut facts) {
            (Some(bit), [needed, never]) => *(if not { never } else { needed }) |= 1 << bit,
            (None, _) => others.push(Condition { not, test: Test::read(test, rest, place)? }),
        }
    }
    Some((facts, others.into()))
}

/// The citation that a digit or the letter after them stands for, behind the first day of a head.
fn cited(head: &'static str, place: &str) -> Option<&'static str> {
    head.split('\t').nth(usize::from(place.bytes().next()?.checked_sub(b'/')?))
}

impl Duty {
    /// `code:PERIOD@citation`.
    fn read(text: &'static str, head: &'static str, citation: &'static str) -> Option<Self> {
        let (text, own) = text.split_once('@').unwrap_or((text, ""));
        let citation = cited(head, own).unwrap_or(citation);
        let (code, within) = text.split_once(':').unwrap_or((text, ""));
        Some(Self { code: numbered(ObligationCode::ALL, code)?, within, citation })
    }
}

/// What is asked about a request with yes or no: the letters that stand for it in a rule, in the order of
/// `Fact`.
const FACTS: &str = "ANgienxWRGscSCpuUl";

/// What is asked about a request with yes or no; `bit` of it stands in the facts of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Holds always.
    Always,
    /// Another rule in reach is of the very country.
    National,
    /// Consent by an act of the person is in force.
    Granted,
    /// Consent is in force that was only inferred.
    Implied,
    /// The consent names the special category.
    Explicit,
    /// The consent names the channel.
    ChannelNamed,
    /// Refused or withdrawn.
    No,
    /// Withdrawn.
    Withdrawn,
    /// Refused.
    Refused,
    /// The browser says: do not sell or share.
    Gpc,
    /// Special categories of data (GDPR Art. 9).
    Special,
    /// Criminal convictions and offences (GDPR Art. 10).
    Criminal,
    /// Data that the law of the US state calls sensitive.
    Sensitive,
    /// Below the age of consent of the country, without a parent's consent.
    Child,
    /// A parent agreed.
    Parental,
    /// The region was not given.
    RegionUnknown,
    /// The contact was got from a supporter of the sender's charitable purposes.
    Supporter,
    /// Where exactly a person is.
    Located,
}

impl Fact {
    /// Its bit, if it holds.
    #[must_use]
    pub const fn bit(self, holds: bool) -> u32 {
        (holds as u32) << self as u32
    }
}

/// A test that has to hold, or not to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// Whether the test must fail.
    pub not: bool,
    /// What is tested.
    pub test: Test,
}

/// What else can be asked about a request: what takes a number, or may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// No permitting rule of the same regime holds.
    Otherwise,
    /// The consent was given in writing or signed electronically.
    Written,
    /// The consent says until when it holds, or was given within the period.
    Fresh(Period),
    /// Younger than so many years.
    YoungerThan(u8),
    /// The contact was got in a sale.
    InSale,
    /// The use is about similar own products.
    Similar,
    /// Refusal was offered at collection and each time.
    OptOutOffered,
    /// The last purchase is not longer ago.
    Purchase(Period),
    /// The last inquiry is not longer ago.
    Inquiry(Period),
    /// The number stands on a do-not-call register.
    Listed,
    /// The instant lies outside these hours of the person's day.
    Outside(&'static [Hours]),
    /// So many contacts on the channel lie within the period.
    Contacts(u16, Period),
}

impl Test {
    /// A letter for the test, and its number or its hours.
    fn read(letter: &str, rest: &'static str, place: &str) -> Option<Self> {
        Some(match letter {
            "O" => Self::Otherwise,
            "w" => Self::Written,
            "f" => Self::Fresh(Period::read(rest)?),
            "y" => Self::YoungerThan(rest.parse().ok()?),
            "I" => Self::InSale,
            "m" => Self::Similar,
            "o" => Self::OptOutOffered,
            "P" => Self::Purchase(Period::read(rest)?),
            "Q" => Self::Inquiry(Period::read(rest)?),
            "L" => Self::Listed,
            "h" => Self::Outside(Hours::all(rest, place).leak()),
            "t" => {
                let (count, within) = rest.split_once('/')?;
                Self::Contacts(count.parse().ok()?, Period::read(within)?)
            }
            _ => return None,
        })
    }
}

/// A length of time by the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Months.
    pub months: u16,
    /// Days.
    pub days: u16,
}

impl Period {
    /// `24.0`: months and days.
    fn read(text: &str) -> Option<Self> {
        let (months, days) = text.split_once('.')?;
        Some(Self { months: months.parse().ok()?, days: days.parse().ok()? })
    }
}

/// A span of the day on some days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// Bits by day of the week, Monday lowest.
    pub days: u8,
    /// Minute of the day it begins.
    pub from: u16,
    /// Minute of the day it is over.
    pub to: u16,
    /// Days of the year on which it is not: month and day (`1225`; 2000 more where a Sunday moves it to Monday, 4000 where
    /// a weekend does); 50 days and how long after Easter Sunday, negative; 6000 and the nth weekday of a month.
    pub holidays: &'static [i16],
}

impl Hours {
    /// Spans `days-from-to` in numbers; behind `+`, not on the public holidays of the place.
    fn all(text: &str, place: &str) -> Vec<Self> {
        let (text, holidays) = match text.strip_prefix('+') {
            Some(text) => (text, holidays(place)),
            None => (text, &[][..]),
        };
        let mut all = Vec::new();
        for span in text.split(',') {
            let mut numbers = span.split('-').map_while(|number| number.parse::<u16>().ok());
            if let (Some(days), Some(from), Some(to)) = (numbers.next(), numbers.next(), numbers.next()) {
                all.push(Self { days: days as u8, from, to, holidays });
            }
        }
        all
    }
}

/// The public holidays of a place, as `Hours` has them.
fn holidays(place: &str) -> &'static [i16] {
    let days = pairs(HOLIDAYS).find(|(name, _)| *name == place).map_or("", |(_, days)| days);
    days.split(' ').filter_map(|day| day.parse().ok()).collect::<Vec<_>>().leak()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Channel, Purpose, SubjectKind};

    /// A rule or a condition that does not read would silently let a use through.
    #[test]
    fn every_row_reads_with_all_its_conditions_and_obligations() {
        let mut count = 0;
        for (regime, place, lines) in RULES {
            let (head, lines) = lines.split_once('\n').unwrap();
            for line in lines.lines() {
                let rule = Rule::read(count, *regime, place, head, line).unwrap();
                let cells: Vec<&str> = line.split('\t').collect();
                let facts = rule.facts.map(u32::count_ones).iter().sum::<u32>() as usize;
                assert_eq!(facts + rule.conditions.len(), cells[7].split(' ').count(), "{line}");
                let duties = cells[9].split('|').filter(|duty| !duty.is_empty()).count();
                assert_eq!(rule.duties.len(), duties, "{line}");
                assert_eq!(rule.basis.is_some(), rule.effect == Effect::Permits, "{line}");
                assert!(!rule.citation.is_empty() && cells.len() == 10, "{line}");
                for condition in &rule.conditions {
                    if let Test::Outside(hours) = condition.test {
                        let spans = cells[7].split('h').next_back().unwrap().split(',').count();
                        assert_eq!(hours.len(), spans, "{line}");
                        let closes = cells[7].contains("h+");
                        assert!(hours.iter().all(|span| span.holidays.is_empty() != closes), "{line}");
                    }
                }
                count += 1;
            }
        }
        assert!(count > 600);
    }

    #[test]
    fn a_rule_is_found_by_its_number() {
        let all = of_places(["*", "EEA", "US", "US-CA"]);
        assert!(all.len() > 60 && all.iter().all(|one| std::ptr::eq(rule(one.number).unwrap(), *one)));
        assert!(RULES.len() <= 256 && RULES.iter().all(|(.., lines)| lines.lines().count() <= 257));
        assert!(rule(u16::MAX).is_none());
    }

    #[test]
    fn each_of_the_closed_lists_has_its_bits() {
        assert_eq!((Purpose::ALL.len(), Channel::ALL.len()), (PURPOSES as usize, NO_CHANNEL as usize));
        assert!(about(0, None, SubjectKind::ALL.len() as u32 - 1).count_ones() == 3);
        assert_eq!(FACTS.len(), Fact::Located as usize + 1);
    }

    /// They are asked when no law has decided.
    #[test]
    fn the_protective_rules_end_the_table() {
        let protective = |(regime, ..): &&(Regime, _, _)| *regime == Regime::Protective;
        let first = RULES.iter().position(|rule| protective(&rule)).unwrap();
        assert!(RULES[first..].iter().all(|rule| protective(&rule)));
    }
}
