//! The shape of a rule: a row of `data/consent-rules.tsv`.

use crate::vocabulary::{Basis, Confidence, Effect, ObligationCode, ReasonCode, Regime};

/// One rule of one regime.
#[derive(Debug, Clone, Copy)]
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
    /// When it holds: all of these.
    pub when: &'static [Condition],
    /// What it does then.
    pub effect: Effect,
    /// On what a permitted use rests.
    pub basis: Option<Basis>,
    /// Why, in one code.
    pub code: ReasonCode,
    /// What has to be done along with the use.
    pub obligations: &'static [Duty],
    /// Article or section.
    pub citation: &'static str,
    /// How well the source was seen.
    pub confidence: Confidence,
    /// First and first-no-more day in force, as days since 1970-01-01.
    pub in_force: (i32, i32),
}

/// The bit for a use without channel.
pub const NO_CHANNEL: u32 = 1 << 31;

/// An obligation, its period (ISO 8601, empty: none) and its citation.
pub type Duty = (ObligationCode, &'static str, &'static str);

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
    Outside(&'static [Hours]),
    /// So many contacts on the channel lie within the period.
    Contacts(u16, Period),
    /// The region was not given.
    RegionUnknown,
}

/// A length of time by the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Months.
    pub months: u16,
    /// Days.
    pub days: u16,
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
