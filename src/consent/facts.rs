//! Answers to the tests of a rule: yes, no, or which fact is missing for an answer.

use super::calendar::{after, years};
use super::hours::{Within, within};
use super::place::{Place, place};
use super::standing::in_force;
use super::{Entry, Moment, UseRequest};
use crate::data::category::Category;
use crate::data::rule::{Condition, Fact, Hours, Period, Rule, Test};
use crate::text::order::sort_by_key;
use crate::vocabulary::{Channel, ConsentStatus, DoNotCall, Method, Purpose, ReasonCode, Special};

/// The answer to a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    /// The facts given do not tell; the code names the one that is missing.
    Missing(ReasonCode),
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// What the rules ask about, worked out once a request.
pub(super) struct Facts<'a> {
    request: &'a UseRequest,
    /// The statement in force about this purpose and channel.
    entry: Option<&'a Entry>,
    /// Whether a grant was there and has lapsed.
    lapsed: bool,
    age: Option<u8>,
    /// What holds of what is asked with yes or no, as bits.
    known: u32,
    /// Where the person is, as far as the rules know it.
    pub(super) home: Option<&'static Place>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(request: &'a UseRequest) -> Self {
        let at = request.at.begins();
        let about: Vec<&Entry> =
            request.consent.entries.iter().filter(|entry| concerns(request, entry)).collect();
        let over = |entry: &&Entry| {
            entry.status == ConsentStatus::Granted
                && entry.expires_at.as_ref().is_some_and(|end| end.begins() <= at)
        };
        let subject = &request.subject;
        let home = subject.region.as_deref().and_then(place).or_else(|| place(subject.country));
        let mut facts = Self {
            request,
            entry: in_force(&about, Some(at)),
            lapsed: about.iter().any(over),
            age: age(request),
            known: 0,
            home,
        };
        facts.known = facts.of_person() | facts.of_consent() | of_categories(request);
        facts
    }

    /// What holds whatever was said.
    fn of_person(&self) -> u32 {
        let (subject, age) = (&self.request.subject, self.home.map_or(18, |place| place.age));
        let parental = subject.parental_consent == Some(true);
        let child = self.age.is_some_and(|years| years < age) && !parental;
        Fact::Always.bit(true)
            | Fact::Gpc.bit(self.request.consent.signals.gpc == Some(true))
            | Fact::Child.bit(child)
            | Fact::Parental.bit(parental)
            | Fact::RegionUnknown.bit(subject.region.is_none())
            | Fact::Supporter.bit(subject.relationship.as_ref().is_some_and(|r| r.supporter == Some(true)))
    }

    /// What holds of the statement in force.
    fn of_consent(&self) -> u32 {
        let Some(entry) = self.entry else { return 0 };
        let grant = entry.status == ConsentStatus::Granted;
        // The person did nothing to give it.
        let inferred = matches!(entry.method, Some(Method::Implied | Method::PreTicked));
        Fact::Granted.bit(grant && !inferred)
            | Fact::Implied.bit(grant && entry.method == Some(Method::Implied))
            | Fact::Explicit.bit(grant && !inferred && entry.explicit == Some(true))
            | Fact::ChannelNamed.bit(entry.channel == self.request.channel)
            | Fact::No.bit(entry.is_no())
            | Fact::Withdrawn.bit(entry.status == ConsentStatus::Withdrawn)
            | Fact::Refused.bit(entry.status == ConsentStatus::Refused)
    }

    /// Notes that a rule in reach is of the very country.
    pub(super) const fn note_national(&mut self, national: bool) {
        self.known |= Fact::National.bit(national);
    }

    const fn holds(&self, fact: Fact) -> bool {
        self.known & fact.bit(true) != 0
    }

    /// Whether all conditions of a rule hold; `otherwise` answers for the permitting rules of the regime.
    pub(super) fn all(&self, rule: &Rule, otherwise: Answer) -> Answer {
        if !rule.fits(self.known) {
            return Answer::No;
        }
        let mut missing = None;
        for condition in &rule.conditions {
            match (self.answer(condition.test, otherwise), condition.not) {
                (Answer::Yes, false) | (Answer::No, true) => {}
                (Answer::Missing(code), _) => missing = missing.or(Some(code)),
                _ => return Answer::No,
            }
        }
        missing.map_or(Answer::Yes, Answer::Missing)
    }

    fn answer(&self, test: Test, otherwise: Answer) -> Answer {
        let subject = &self.request.subject;
        let relationship = subject.relationship.as_ref();
        let told = |fact: Option<Option<bool>>, code| match fact {
            None => Answer::No,
            Some(None) => Answer::Missing(code),
            Some(Some(yes)) => yes.into(),
        };
        match test {
            Test::Otherwise => otherwise,
            Test::Written => self.written(),
            Test::Fresh(period) => {
                self.lapses(period).is_some_and(|end| self.request.at.begins() < end).into()
            }
            Test::YoungerThan(years) => self.age.is_some_and(|age| age < years).into(),
            Test::InSale => {
                told(relationship.map(|r| r.contact_obtained_in_sale), ReasonCode::MissingContactInSale)
            }
            Test::Similar => {
                told(relationship.map(|r| r.similar_products), ReasonCode::MissingSimilarProducts)
            }
            Test::OptOutOffered => {
                told(relationship.map(|r| r.opt_out_offered), ReasonCode::MissingOptOutOffered)
            }
            Test::Purchase(period) => self.recent(self.last_purchase(), period),
            Test::Inquiry(period) => self.recent(self.last_inquiry(), period),
            Test::Listed => match subject.do_not_call {
                DoNotCall::Listed => Answer::Yes,
                DoNotCall::NotListed => Answer::No,
                DoNotCall::Unchecked => Answer::Missing(ReasonCode::MissingDoNotCall),
            },
            Test::Outside(hours) => match self.within(hours) {
                Within::Inside => Answer::No,
                Within::Outside(_) => Answer::Yes,
                Within::Undecided => Answer::Missing(ReasonCode::MissingTimeZone),
            },
            Test::Contacts(count, period) => self.contact_that_fills(count, period).is_some().into(),
        }
    }

    fn within(&self, hours: &[Hours]) -> Within {
        let at = self.request.at.begins();
        let year = self.home.map_or((-12 * 60, 14 * 60), |place| place.clocks);
        let summer = self.home.and_then(|place| place.summer);
        let clocks = summer.map_or(year, |summer| summer.clocks(at, year));
        let clocks = self.request.subject.offset.map_or(clocks, |offset| (offset, offset));
        match (within(at, clocks, hours), summer) {
            (Within::Outside(open), Some(summer)) => Within::Outside(summer.later(at, open)),
            (found, _) => found,
        }
    }

    fn written(&self) -> Answer {
        match self.entry.and_then(|entry| entry.method) {
            _ if !self.holds(Fact::Granted) => Answer::No,
            Some(Method::Written | Method::DoubleOptIn) => Answer::Yes,
            None | Some(Method::Express) => Answer::Missing(ReasonCode::MissingWrittenConsent),
            Some(_) => Answer::No,
        }
    }

    fn last_purchase(&self) -> Option<&Moment> {
        self.request.subject.relationship.as_ref()?.last_purchase.as_ref()
    }

    fn last_inquiry(&self) -> Option<&Moment> {
        self.request.subject.relationship.as_ref()?.last_inquiry.as_ref()
    }

    fn recent(&self, last: Option<&Moment>, period: Period) -> Answer {
        let at = self.request.at.begins();
        last.is_some_and(|last| last.begins() <= at && at < after(last.begins(), period)).into()
    }

    /// Until when a grant holds: as long as it says, or else the period that the law gives it.
    fn lapses(&self, period: Period) -> Option<i64> {
        let entry = self.entry.filter(|_| self.holds(Fact::Granted))?;
        let said = entry.expires_at.as_ref().map(Moment::begins);
        said.or_else(|| entry.at.as_ref().map(|given| after(given.begins(), period)))
    }

    /// The contact within the period before the use that leaves no room for another.
    fn contact_that_fills(&self, count: u16, period: Period) -> Option<i64> {
        let at = self.request.at.begins();
        let on_channel = |channel: Channel| Some(channel) == self.request.channel;
        let contacts = self.request.subject.contacts.iter().filter(|contact| on_channel(contact.channel));
        let counts = |contact: &i64| *contact <= at && at < after(*contact, period);
        let mut times: Vec<i64> = contacts.map(|contact| contact.at.begins()).filter(counts).collect();
        sort_by_key(&mut times, |time| std::cmp::Reverse(*time));
        times.get(usize::from(count).checked_sub(1)?).copied()
    }

    /// When what defers the use is over.
    pub(super) fn over(&self, rule: &Rule) -> Option<i64> {
        let over = |condition: &Condition| match condition.test {
            Test::Outside(hours) => match self.within(hours) {
                Within::Outside(opens) => Some(opens),
                _ => None,
            },
            Test::Contacts(count, period) => {
                self.contact_that_fills(count, period).map(|at| after(at, period))
            }
            _ => None,
        };
        rule.conditions.iter().filter_map(over).max()
    }

    /// Until when the conditions of a permitting rule can hold.
    pub(super) fn until(&self, rule: &Rule) -> Option<i64> {
        let until = |condition: &Condition| match condition.test {
            Test::Purchase(period) if !condition.not => {
                self.last_purchase().map(|last| after(last.begins(), period))
            }
            Test::Inquiry(period) if !condition.not => {
                self.last_inquiry().map(|last| after(last.begins(), period))
            }
            Test::Fresh(period) if !condition.not => self.lapses(period),
            _ => None,
        };
        let consent = self.entry.filter(|_| rule.needs(GRANTS)).and_then(|entry| entry.expires_at.as_ref());
        rule.conditions.iter().filter_map(until).chain(consent.map(Moment::begins)).min()
    }

    /// Why what the person said does not do where consent is needed.
    pub(super) fn why_no_consent(&self) -> ReasonCode {
        match self.entry.map(|entry| entry.status) {
            Some(ConsentStatus::Withdrawn) => ReasonCode::ConsentWithdrawn,
            Some(ConsentStatus::Refused) => ReasonCode::ConsentRefused,
            Some(ConsentStatus::Expired) => ReasonCode::ConsentExpired,
            Some(ConsentStatus::Granted) => self.why_grant_falls_short(),
            _ if self.lapsed => ReasonCode::ConsentExpired,
            Some(ConsentStatus::Pending) => ReasonCode::ConsentPending,
            Some(ConsentStatus::Unknown) | None => ReasonCode::ConsentNothingOnFile,
        }
    }

    fn why_grant_falls_short(&self) -> ReasonCode {
        if !self.holds(Fact::Granted) {
            ReasonCode::ConsentNotExpress
        } else if self.holds(Fact::Child) {
            ReasonCode::ParentalConsent
        } else if self.holds(Fact::Special) {
            ReasonCode::ConsentNotExplicit
        } else if !self.holds(Fact::ChannelNamed) {
            ReasonCode::ConsentChannelNotNamed
        } else {
            ReasonCode::ConsentNeeded
        }
    }
}

/// The facts that a grant makes.
const GRANTS: u32 = Fact::Granted.bit(true) | Fact::Implied.bit(true) | Fact::Explicit.bit(true);

/// What holds of the data that the use would process.
fn of_categories(request: &UseRequest) -> u32 {
    // Where the state is not known, what is sensitive in one of them is.
    let state = request.subject.region.as_deref().and_then(|region| region.get(3..)).unwrap_or_default();
    let rows = request.categories.iter().filter_map(|key| Category::of(key));
    rows.fold(0, |known, row| {
        known
            | Fact::Special.bit(row.special == Some(Special::Sensitive))
            | Fact::Criminal.bit(row.special == Some(Special::Criminal))
            | Fact::Sensitive.bit(
                row.us_sensitive.split(' ').any(|one| !one.is_empty() && (state.is_empty() || one == state)),
            )
            | Fact::Located.bit(row.key == "user.location.precise")
    })
}

/// Whether a statement speaks about a use. A grant has to speak of this purpose and this channel or
/// all; a no counts also where it speaks of more, or of a channel when the use has none.
fn concerns(request: &UseRequest, entry: &Entry) -> bool {
    let no = entry.is_no();
    let wider = request.purpose == Purpose::MarketingThirdParty && entry.purpose == Purpose::Marketing;
    let channel = match (request.channel, entry.channel) {
        (_, None) => true,
        (None, Some(_)) => no,
        (Some(asked), Some(said)) => {
            asked == said || (no && asked == Channel::Autocall && said == Channel::Call)
        }
    };
    channel && (entry.purpose == request.purpose || (no && wider))
}

/// The age at the instant of the use; the lower where two are given.
fn age(request: &UseRequest) -> Option<u8> {
    let subject = &request.subject;
    let by_birth = subject.birth_date.as_ref().map(|born| years(born.begins(), request.at.begins()));
    match (subject.age, by_birth) {
        (Some(given), Some(counted)) => Some(given.min(counted)),
        (given, counted) => given.or(counted),
    }
}
