//! Answers to the tests of a rule: yes, no, or which fact is missing for an answer.

use super::calendar::{after, years};
use super::hours::{Within, within};
use super::place::place;
use super::standing::in_force;
use super::{Entry, Moment, UseRequest};
use crate::data::category::Category;
use crate::data::rule::{Condition, Hours, Period, Spans, Test};
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
    pub(super) entry: Option<&'a Entry>,
    /// Whether a grant was there and has lapsed.
    lapsed: bool,
    age: Option<u8>,
    age_of_consent: u8,
    clocks: (i16, i16),
    special: bool,
    criminal: bool,
    sensitive: bool,
    /// Whether another rule in reach is of the very country.
    pub(super) national: bool,
    /// Whether the person is in the European Economic Area.
    pub(super) eea: bool,
}

impl<'a> Facts<'a> {
    pub(super) fn new(request: &'a UseRequest) -> Self {
        let at = request.at.begins();
        let about: Vec<&Entry> =
            request.consent.entries.iter().filter(|entry| concerns(request, entry)).collect();
        let entry = in_force(&about, Some(at));
        let over = |entry: &&Entry| {
            entry.status == ConsentStatus::Granted
                && entry.expires_at.as_ref().is_some_and(|end| end.begins() <= at)
        };
        let of_categories = |test: fn(Option<Special>, bool) -> bool| {
            let rows = request.categories.iter().filter_map(|key| Category::of(key));
            rows.into_iter().any(|row| test(row.special, row.us_sensitive))
        };
        let subject = &request.subject;
        let country = place(subject.country);
        let home = subject.region.as_deref().and_then(place).or(country);
        let clocks = home.map_or((-12 * 60, 14 * 60), |place| place.clocks);
        Self {
            request,
            entry,
            lapsed: about.iter().any(over),
            age: age(request),
            age_of_consent: home.map_or(18, |place| place.age),
            clocks: subject.offset.map_or(clocks, |offset| (offset, offset)),
            special: of_categories(|special, _| special == Some(Special::Sensitive)),
            criminal: of_categories(|special, _| special == Some(Special::Criminal)),
            sensitive: of_categories(|_, us| us),
            national: false,
            eea: country.is_some_and(|place| place.eea),
        }
    }

    /// Whether all conditions hold; `otherwise` answers for the permitting rules of the regime.
    pub(super) fn all(&self, conditions: &[Condition], otherwise: Answer) -> Answer {
        let mut missing = None;
        for condition in conditions {
            let answer = match condition.test {
                Test::Otherwise => otherwise,
                test => self.answer(test),
            };
            match (answer, condition.not) {
                (Answer::Yes, false) | (Answer::No, true) => {}
                (Answer::Missing(code), _) => missing = missing.or(Some(code)),
                _ => return Answer::No,
            }
        }
        missing.map_or(Answer::Yes, Answer::Missing)
    }

    fn answer(&self, test: Test) -> Answer {
        let subject = &self.request.subject;
        let relationship = subject.relationship.as_ref();
        let told = |fact: Option<Option<bool>>, code| match fact {
            None => Answer::No,
            Some(None) => Answer::Missing(code),
            Some(Some(yes)) => yes.into(),
        };
        match test {
            Test::Always => Answer::Yes,
            Test::Otherwise => Answer::No,
            Test::National => self.national.into(),
            Test::Granted => self.granted().into(),
            Test::Implied => self.implied().into(),
            Test::Written => self.written(),
            Test::Explicit => (self.granted() && self.entry.is_some_and(|e| e.explicit == Some(true))).into(),
            Test::ChannelNamed => {
                self.entry.is_some_and(|entry| entry.channel == self.request.channel).into()
            }
            Test::Fresh(period) => {
                self.lapses(period).is_some_and(|end| self.request.at.begins() < end).into()
            }
            Test::No => self.entry.is_some_and(Entry::is_no).into(),
            Test::Withdrawn => self.has(ConsentStatus::Withdrawn).into(),
            Test::Refused => self.has(ConsentStatus::Refused).into(),
            Test::Gpc => (self.request.consent.signals.gpc == Some(true)).into(),
            Test::Special => self.special.into(),
            Test::Criminal => self.criminal.into(),
            Test::Sensitive => self.sensitive.into(),
            Test::Child => self.is_child().into(),
            Test::YoungerThan(years) => self.age.is_some_and(|age| age < years).into(),
            Test::Parental => (subject.parental_consent == Some(true)).into(),
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
            Test::Outside(spans) => match self.within(spans) {
                Within::Inside => Answer::No,
                Within::Outside(_) => Answer::Yes,
                Within::Undecided => Answer::Missing(ReasonCode::MissingTimeZone),
            },
            Test::Contacts(count, period) => self.contact_that_fills(count, period).is_some().into(),
            Test::RegionUnknown => subject.region.is_none().into(),
        }
    }

    fn within(&self, spans: Spans) -> Within {
        let hours: Vec<Hours> = spans.hours().collect();
        within(self.request.at.begins(), self.clocks, &hours)
    }

    fn has(&self, status: ConsentStatus) -> bool {
        self.entry.is_some_and(|entry| entry.status == status)
    }

    fn granted(&self) -> bool {
        self.has(ConsentStatus::Granted) && !self.inferred()
    }

    fn implied(&self) -> bool {
        self.has(ConsentStatus::Granted)
            && self.entry.is_some_and(|entry| entry.method == Some(Method::Implied))
    }

    /// Whether the person did nothing to give the consent.
    fn inferred(&self) -> bool {
        self.entry.is_some_and(|entry| matches!(entry.method, Some(Method::Implied | Method::PreTicked)))
    }

    fn written(&self) -> Answer {
        match self.entry.and_then(|entry| entry.method) {
            _ if !self.granted() => Answer::No,
            Some(Method::Written | Method::DoubleOptIn) => Answer::Yes,
            None | Some(Method::Express) => Answer::Missing(ReasonCode::MissingWrittenConsent),
            Some(_) => Answer::No,
        }
    }

    fn is_child(&self) -> bool {
        let young = self.age.is_some_and(|age| age < self.age_of_consent);
        young && self.request.subject.parental_consent != Some(true)
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
        let entry = self.entry.filter(|_| self.granted())?;
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
    pub(super) fn over(&self, conditions: &[Condition]) -> Option<i64> {
        let over = |condition: &Condition| match condition.test {
            Test::Outside(spans) => match self.within(spans) {
                Within::Outside(opens) => Some(opens),
                _ => None,
            },
            Test::Contacts(count, period) => {
                self.contact_that_fills(count, period).map(|at| after(at, period))
            }
            _ => None,
        };
        conditions.iter().filter_map(over).max()
    }

    /// Until when the conditions of a permitting rule can hold.
    pub(super) fn until(&self, conditions: &[Condition]) -> Option<i64> {
        let until = |condition: &Condition| match condition.test {
            Test::Purchase(period) if !condition.not => {
                self.last_purchase().map(|last| after(last.begins(), period))
            }
            Test::Inquiry(period) if !condition.not => {
                self.last_inquiry().map(|last| after(last.begins(), period))
            }
            Test::Fresh(period) if !condition.not => self.lapses(period),
            Test::Granted | Test::Implied | Test::Explicit if !condition.not => {
                self.entry.and_then(|entry| entry.expires_at.as_ref()).map(Moment::begins)
            }
            _ => None,
        };
        conditions.iter().filter_map(until).min()
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
        if self.inferred() {
            ReasonCode::ConsentNotExpress
        } else if self.is_child() {
            ReasonCode::ParentalConsent
        } else if self.special {
            ReasonCode::ConsentNotExplicit
        } else if self.entry.is_some_and(|entry| entry.channel != self.request.channel) {
            ReasonCode::ConsentChannelNotNamed
        } else {
            ReasonCode::ConsentNeeded
        }
    }
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
