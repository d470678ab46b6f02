//! The shape of a rule: a row of `data/consent-rules.tsv`.
//!
//! Does: read the rules of a place when they are first asked for, once.

use super::consent_rules::RULES;
use super::numbered;
use crate::vocabulary::{Basis, Confidence, Effect, ObligationCode, ReasonCode, Regime};
use std::sync::OnceLock;

/// One rule of one regime.
#[derive(Debug)]
pub struct Rule {
    /// The law it belongs to.
    pub regime: Regime,
    /// A country, a region, `EEA` or `*`.
    pub place: &'static str,
    /// Bits by number of the subject kind.
    pub subjects: u32,
    /// Bits by number of the purpose.
    pub purposes: u32,
    /// Bits by number of the channel; the highest for no channel.
    pub channels: u32,
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
    /// When it holds: all of these.
    pub conditions: Box<[Condition]>,
    duties: &'static str,
}

/// The bit for a use without channel.
pub const NO_CHANNEL: u32 = 1 << 31;

/// An obligation, its period (ISO 8601, empty: none) and its citation.
pub type Duty = (ObligationCode, &'static str, &'static str);

/// The rules of a regime for a place, read when they are first asked for.
struct Group {
    place: u64,
    rules: OnceLock<Box<[Rule]>>,
}

/// A place as a number: the bytes of its name.
#[must_use]
pub fn number_of(place: &str) -> u64 {
    place.bytes().fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// The rules of these places, by `number_of`, in the order of the table.
pub fn of_places(places: [u64; 4]) -> impl Iterator<Item = &'static Rule> {
    static GROUPS: OnceLock<Box<[Group]>> = OnceLock::new();
    let group =
        |(_, place, _): &(Regime, &str, &str)| Group { place: number_of(place), rules: OnceLock::new() };
    let groups = GROUPS.get_or_init(|| RULES.iter().map(group).collect());
    let in_reach = groups.iter().zip(RULES).filter(move |(group, _)| places.contains(&group.place));
    in_reach.flat_map(|(group, (regime, place, lines))| {
        let read = || lines.lines().filter_map(|line| Rule::read(*regime, place, line)).collect();
        group.rules.get_or_init(read)
    })
}

impl Rule {
    /// A rule from its line in `RULES`: cells parted by tabs, closed lists by number, an empty cell
    /// for what is open or absent.
    #[must_use]
    pub fn read(regime: Regime, place: &'static str, line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let mut bits = || cells.next().map(|cell| u32::from_str_radix(cell, 16).unwrap_or(u32::MAX));
        let (subjects, purposes, channels) = (bits()?, bits()?, bits()?);
        let mut cell = || cells.next();
        Some(Self {
            regime,
            place,
            subjects,
            purposes,
            channels,
            in_force: (cell()?.parse().unwrap_or(i32::MIN), cell()?.parse().unwrap_or(i32::MAX)),
            effect: numbered(Effect::ALL, cell()?)?,
            basis: numbered(Basis::ALL, cell()?),
            code: numbered(ReasonCode::ALL, cell()?)?,
            confidence: numbered(Confidence::ALL, cell()?)?,
            conditions: cell()?.split(' ').filter_map(Condition::read).collect(),
            citation: cell()?,
            duties: cell()?,
        })
    }

    /// What has to be done along with the use; by the citation of the rule, unless it has its own.
    pub fn obligations(&self) -> impl Iterator<Item = Duty> + use<> {
        let citation = self.citation;
        self.duties.split('|').filter_map(move |duty| {
            let (duty, citation) = duty.split_once('@').unwrap_or((duty, citation));
            let (code, within) = duty.split_once(':').unwrap_or((duty, ""));
            Some((numbered(ObligationCode::ALL, code)?, within, citation))
        })
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

/// What can be asked about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// Holds always.
    Always,
    /// No permitting rule of the same regime holds.
    Otherwise,
    /// Another rule in reach is of the very country.
    National,
    /// Consent by an act of the person is in force.
    Granted,
    /// Consent is in force that was only inferred.
    Implied,
    /// The consent was given in writing or signed electronically.
    Written,
    /// The consent names the special category.
    Explicit,
    /// The consent names the channel.
    ChannelNamed,
    /// The consent says until when it holds, or was given within the period.
    Fresh(Period),
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
    /// Data that US state laws call sensitive.
    Sensitive,
    /// Below the age of consent of the country, without a parent's consent.
    Child,
    /// Younger than so many years.
    YoungerThan(u8),
    /// A parent agreed.
    Parental,
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
    Outside(Spans),
    /// So many contacts on the channel lie within the period.
    Contacts(u16, Period),
    /// The region was not given.
    RegionUnknown,
}

impl Condition {
    /// `!` where it must fail, a letter for the test, then its number or its hours.
    fn read(text: &'static str) -> Option<Self> {
        let (not, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let (test, rest) = text.split_at_checked(1)?;
        Some(Self { not, test: Test::read(test, rest)? })
    }
}

impl Test {
    fn read(letter: &str, rest: &'static str) -> Option<Self> {
        Some(match letter {
            "A" => Self::Always,
            "O" => Self::Otherwise,
            "N" => Self::National,
            "g" => Self::Granted,
            "i" => Self::Implied,
            "w" => Self::Written,
            "e" => Self::Explicit,
            "n" => Self::ChannelNamed,
            "f" => Self::Fresh(Period::read(rest)?),
            "x" => Self::No,
            "W" => Self::Withdrawn,
            "R" => Self::Refused,
            "G" => Self::Gpc,
            "s" => Self::Special,
            "c" => Self::Criminal,
            "S" => Self::Sensitive,
            "C" => Self::Child,
            "y" => Self::YoungerThan(rest.parse().ok()?),
            "p" => Self::Parental,
            "I" => Self::InSale,
            "m" => Self::Similar,
            "o" => Self::OptOutOffered,
            "P" => Self::Purchase(Period::read(rest)?),
            "Q" => Self::Inquiry(Period::read(rest)?),
            "L" => Self::Listed,
            "h" => Self::Outside(Spans(rest)),
            "t" => {
                let (count, within) = rest.split_once('/')?;
                Self::Contacts(count.parse().ok()?, Period::read(within)?)
            }
            "u" => Self::RegionUnknown,
            _ => return None,
        })
    }
}

/// Spans of hours, `days-from-to` in numbers, parted by commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spans(&'static str);

impl Spans {
    /// The spans, one by one.
    pub fn hours(self) -> impl Iterator<Item = Hours> {
        self.0.split(',').filter_map(|span| {
            let mut numbers = span.split('-').map_while(|number| number.parse::<u16>().ok());
            let days = u8::try_from(numbers.next()?).ok()?;
            Some(Hours { days, from: numbers.next()?, to: numbers.next()? })
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
}

#[cfg(test)]
mod tests {
    use super::*;
    /// A rule or a condition that does not read would silently let a use through.
    #[test]
    fn every_row_reads_with_all_its_conditions_and_obligations() {
        let mut count = 0;
        for (regime, place, lines) in RULES {
            for line in lines.lines() {
                let rule = Rule::read(*regime, place, line).unwrap();
                let when = line.split('\t').nth(9).unwrap();
                assert_eq!(rule.conditions.len(), when.split(' ').count(), "{line}");
                let duties = rule.duties.split('|').filter(|duty| !duty.is_empty()).count();
                assert_eq!(rule.obligations().count(), duties, "{line}");
                assert_eq!(rule.basis.is_some(), rule.effect == Effect::Permits, "{line}");
                assert!(!rule.citation.is_empty() && line.split('\t').count() == 12, "{line}");
                for condition in &rule.conditions {
                    if let Test::Outside(spans) = condition.test {
                        assert_eq!(spans.hours().count(), spans.0.split(',').count(), "{line}");
                    }
                }
                count += 1;
            }
        }
        assert!(count > 600);
    }

    /// They are asked when no law has decided.
    #[test]
    fn the_protective_rules_end_the_table() {
        let protective = |(regime, ..): &&(Regime, _, _)| *regime == Regime::Protective;
        let first = RULES.iter().position(|rule| protective(&rule)).unwrap();
        assert!(RULES[first..].iter().all(|rule| protective(&rule)));
    }
}
