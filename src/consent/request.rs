//! A use that is asked about: what for, by which way, when, whom, and what that person has said.
//!
//! Does not: know what time it is, or time zones by name (the JavaScript face resolves those).

use super::decode::{Object, invalid, unknown, words};
use super::place::{place, places};
use super::read::of_browser;
use super::told::told;
use super::{ConsentState, Deliverability, Entry, Moment};
use crate::data::categories::CATEGORIES;
use crate::error::{Error, Result, Wrong};
use crate::text::json::Json;
use crate::vocabulary::{Channel, ConsentStatus, DeliveryStatus, DoNotCall, ErrorCode, Purpose, SubjectKind};

/// A use of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseRequest {
    /// What the data is used for.
    pub purpose: Purpose,
    /// The way of contact; needed for marketing and surveys.
    pub channel: Option<Channel>,
    /// The instant of the use.
    pub at: Moment,
    /// The person.
    pub subject: Subject,
    /// fideslang keys of the data that the use would process.
    pub categories: Vec<&'static str>,
    /// What the person has said.
    pub consent: ConsentState,
}

/// The person whose data is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// ISO 3166-1 alpha-2: where the person is.
    pub country: &'static str,
    /// ISO 3166-2: `US-CA`.
    pub region: Option<Box<str>>,
    /// Who the person is to the law.
    pub kind: SubjectKind,
    /// Age in years.
    pub age: Option<u8>,
    /// Date of birth; where both are given, the lower age counts.
    pub birth_date: Option<Moment>,
    /// Whether a parent agreed.
    pub parental_consent: Option<bool>,
    /// Minutes that the person's clock is before UTC.
    pub offset: Option<i16>,
    /// Whether the number stands on a do-not-call register.
    pub do_not_call: DoNotCall,
    /// What there was between the person and the sender.
    pub relationship: Option<Relationship>,
    /// Past contacts.
    pub contacts: Vec<Contact>,
}

/// What there was between the person and the sender.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relationship {
    /// Day of the last purchase.
    pub last_purchase: Option<Moment>,
    /// Day of the last inquiry.
    pub last_inquiry: Option<Moment>,
    /// Whether the contact was got in a sale.
    pub contact_obtained_in_sale: Option<bool>,
    /// Whether this use is about similar own products.
    pub similar_products: Option<bool>,
    /// Whether refusal was offered at collection and each time.
    pub opt_out_offered: Option<bool>,
    /// Whether the contact was got as the person supported, or asked about, the sender's charitable purposes, which
    /// this use furthers alone.
    pub supporter: Option<bool>,
}

/// One contact with the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The way of contact.
    pub channel: Channel,
    /// When.
    pub at: Moment,
}

words!(SubjectKind, DoNotCall);

/// The oldest age that is taken for one.
const OLDEST: f64 = 130.0;

impl UseRequest {
    /// Reads a use request.
    ///
    /// # Errors
    /// `consent.invalid` for an unknown or missing key, a value of the wrong type or out of range;
    /// `word.unknown` for a purpose, channel, category or region that does not exist, with the
    /// nearest that does; `country.unknown`; `date.invalid`.
    pub fn from_json(value: &Json) -> Result<Self> {
        let wrong = Wrong::default();
        let request = Self::read(value, &wrong);
        // Nothing is read only where that was noted.
        wrong.or(request)?.ok_or_else(|| invalid("request", "cannot be read"))
    }

    fn read(value: &Json, wrong: &Wrong) -> Option<Self> {
        let keys = ["purpose", "channel", "at", "subject", "categories", "consent"];
        let object = Object::read(value, "request".to_owned(), &keys, wrong);
        let purpose = object.needed("purpose", object.word("purpose"))?;
        let channel = object.word("channel");
        if channel.is_none() && contacts_someone(purpose) {
            object.refuse("channel", "is missing: this purpose contacts someone");
        }
        let at: Moment = object.needed("at", object.moment("at"))?;
        if at.begins() != at.ends() {
            object.refuse("at", "must be an instant with its offset, not a day");
        }
        let subject = Subject::read(&object.needed("subject", object.object("subject", Subject::KEYS))?)?;
        if subject.birth_date.as_ref().is_some_and(|born| born.begins() > at.begins()) {
            object.refuse("subject.birthDate", "lies after the use");
        }
        let consent = object.needed("consent", object.object("consent", ConsentState::KEYS))?;
        let mut consent = ConsentState::read(&consent);
        let categories = object.list("categories", category);
        // What a string says counts, also where nobody has read it before; an unreadable one permits nothing.
        match told(&consent.signals, Some((purpose, &categories))) {
            Ok(entries) => consent.entries.extend(entries),
            Err(error) => object.note(error),
        }
        consent.entries.extend(unstated(&consent, purpose, channel));
        Some(Self { purpose, channel, at, subject, categories, consent })
    }
}

/// A complaint about messages is an objection to them, and a denial of Consent Mode a refusal, also where no statement
/// says so. Without a time both count as a no that no grant is later than.
fn unstated(consent: &ConsentState, purpose: Purpose, channel: Option<Channel>) -> Option<Entry> {
    let complained = |one: &Deliverability| {
        Some(one.channel) == channel && one.status == DeliveryStatus::Complained && contacts_someone(purpose)
    };
    let denied = |entry: &Entry| entry.status == ConsentStatus::Refused && entry.purpose == purpose;
    let in_page = channel.is_none_or(|channel| channel == Channel::Web);
    let says_no = consent.deliverability.iter().any(complained)
        || in_page && of_browser(&consent.signals).iter().any(denied);
    says_no.then(|| Entry::new(purpose, channel, ConsentStatus::Refused))
}

/// Whether a purpose cannot do without a way of contact.
pub(super) const fn contacts_someone(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Marketing | Purpose::MarketingThirdParty | Purpose::Survey)
}

fn category(value: &Json, path: String, wrong: &Wrong) -> Option<&'static str> {
    let Some(text) = value.text() else {
        wrong.note(invalid(&path, "must be a text"));
        return None;
    };
    let found = CATEGORIES.entry(text).map(|(key, _)| key);
    if found.is_none() {
        wrong.note(no_such(ErrorCode::WordUnknown, &path, text, &mut CATEGORIES.iter().map(|(key, _)| key)));
    }
    found
}

fn no_such(code: ErrorCode, path: &str, text: &str, known: &mut dyn Iterator<Item = &'static str>) -> Error {
    unknown(code, format!("{path} does not exist"), path, text, known)
}

impl Subject {
    /// A consumer in a country, of whom nothing else is known; `None` where there is no such country.
    #[must_use]
    pub fn in_country(country: &str) -> Option<Self> {
        Some(Self {
            country: place(country).map(|place| place.name).filter(|name| name.len() == 2)?,
            region: None,
            kind: SubjectKind::Consumer,
            age: None,
            birth_date: None,
            parental_consent: None,
            offset: None,
            do_not_call: DoNotCall::Unchecked,
            relationship: None,
            contacts: Vec::new(),
        })
    }

    const KEYS: &'static [&'static str] = &[
        "country",
        "region",
        "kind",
        "age",
        "birthDate",
        "parentalConsent",
        "timeZone",
        "doNotCall",
        "relationship",
        "contacts",
    ];

    fn read(object: &Object<'_>) -> Option<Self> {
        let country = object.needed("country", object.text("country"))?;
        let subject = Self::in_country(country);
        if subject.is_none() {
            let mut countries = places().iter().map(|place| place.name).filter(|name| name.len() == 2);
            // What the European Union writes for two of them.
            let meant = match country {
                "UK" => "GB",
                "EL" => "GR",
                other => other,
            };
            object.note(no_such(ErrorCode::CountryUnknown, &object.path("country"), meant, &mut countries));
        }
        Some(Self {
            region: region(object, country),
            kind: object.word("kind").unwrap_or(SubjectKind::Consumer),
            age: age(object),
            birth_date: object.moment("birthDate"),
            parental_consent: object.flag("parentalConsent"),
            offset: time_zone(object),
            do_not_call: object.word("doNotCall").unwrap_or(DoNotCall::Unchecked),
            relationship: object
                .object("relationship", Relationship::KEYS)
                .map(|object| Relationship::read(&object)),
            contacts: object.list("contacts", Contact::read),
            ..subject?
        })
    }
}

fn region(object: &Object<'_>, country: &str) -> Option<Box<str>> {
    let region = object.text("region")?;
    if !region_fits(country, region) {
        let path = object.path("region");
        object.note(no_such(ErrorCode::WordUnknown, &path, region, &mut regions(country)));
    }
    Some(region.into())
}

/// Whether a region belongs to its country; where the regions of the country are known, it has to be one of
/// them.
pub(super) fn region_fits(country: &str, region: &str) -> bool {
    let code = region.strip_prefix(country).and_then(|rest| rest.strip_prefix('-'));
    let shaped =
        |code: &str| (1..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    code.is_some_and(shaped) && (place(region).is_some() || regions(country).next().is_none())
}

/// The regions of a country that are known.
fn regions(country: &str) -> impl Iterator<Item = &'static str> {
    places().iter().map(|place| place.name).filter(move |name| name.len() > 2 && name.starts_with(country))
}

fn age(object: &Object<'_>) -> Option<u8> {
    let fits = |years| (0.0..=OLDEST).contains(&years);
    // Half a year more or less is no age of consent: 15.9 is 15.
    object.number("age", fits, "must be a number of years from 0 to 130").map(|years| years as u8)
}

fn time_zone(object: &Object<'_>) -> Option<i16> {
    let minutes = minutes(object.text("timeZone")?);
    if minutes.is_none() {
        object.refuse("timeZone", "must be an offset such as +02:00; names of zones are resolved before");
    }
    minutes
}

/// `+02:00`, `-0500` or `Z` in minutes.
pub(super) fn minutes(offset: &str) -> Option<i16> {
    let minutes = super::moment::offset(offset)? / 60_000;
    (-14 * 60..=14 * 60).contains(&minutes).then_some(minutes as i16)
}

impl Relationship {
    const KEYS: &'static [&'static str] = &[
        "lastPurchase",
        "lastInquiry",
        "contactObtainedInSale",
        "similarProducts",
        "optOutOffered",
        "supporter",
    ];

    fn read(object: &Object<'_>) -> Self {
        Self {
            last_purchase: object.moment("lastPurchase"),
            last_inquiry: object.moment("lastInquiry"),
            contact_obtained_in_sale: object.flag("contactObtainedInSale"),
            similar_products: object.flag("similarProducts"),
            opt_out_offered: object.flag("optOutOffered"),
            supporter: object.flag("supporter"),
        }
    }
}

impl Contact {
    fn read(value: &Json, path: String, wrong: &Wrong) -> Option<Self> {
        let object = Object::read(value, path, &["channel", "at"], wrong);
        Some(Self {
            channel: object.needed("channel", object.word("channel"))?,
            at: object.needed("at", object.moment("at"))?,
        })
    }
}
