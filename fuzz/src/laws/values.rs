//! Normalizing: twice is once, what comes out is bounded, no digit is invented.
//!
//! Three bytes choose kind, country and date order; the rest is what was typed.

use super::{chosen, split};
use selfsame::normalize::{Clean, Context, DateOrder, value};
use selfsame::vocabulary::{Kind, Status};

const COUNTRIES: &[&[u8; 2]] = &[
    b"DE", b"US", b"GB", b"FR", b"IT", b"ES", b"BR", b"MX", b"RU", b"UA", b"LT", b"JP", b"CN", b"KR", b"IN",
    b"TH", b"AU", b"ZA", b"NO",
];
const ORDERS: &[Option<DateOrder>] =
    &[None, Some(DateOrder::DayMonthYear), Some(DateOrder::MonthDayYear), Some(DateOrder::YearMonthDay)];

const NAME: &[Kind] = &[
    Kind::Name,
    Kind::NameGiven,
    Kind::NameMiddle,
    Kind::NameFamily,
    Kind::NameNickname,
    Kind::NamePrefix,
    Kind::NameSuffix,
];
const ORGANIZATION: &[Kind] = &[Kind::Organization];
const EMAIL: &[Kind] = &[Kind::Email];
const PHONE: &[Kind] = &[Kind::Phone];
const ADDRESS: &[Kind] = &[Kind::Address, Kind::AddressStreet, Kind::AddressUnit];
const PLACE: &[Kind] =
    &[Kind::AddressPostcode, Kind::AddressLocality, Kind::AddressRegion, Kind::AddressCountry];
const DATE: &[Kind] = &[Kind::Date, Kind::DateBirth, Kind::Timestamp];
const IDENTIFIER: &[Kind] = &[Kind::Id, Kind::IdNational, Kind::IdTax, Kind::IdVat];
const ACCOUNT: &[Kind] = &[Kind::Iban, Kind::Card];
const NUMBER: &[Kind] = &[Kind::Count, Kind::Money];
const WEB: &[Kind] = &[Kind::Url, Kind::Ip];
const GROUPS: &[&[Kind]] =
    &[NAME, ORGANIZATION, EMAIL, PHONE, ADDRESS, PLACE, DATE, IDENTIFIER, ACCOUNT, NUMBER, WEB];

pub(super) fn name(data: &[u8]) {
    hold(NAME, data);
}
pub(super) fn organization(data: &[u8]) {
    hold(ORGANIZATION, data);
}
pub(super) fn email(data: &[u8]) {
    hold(EMAIL, data);
}
pub(super) fn phone(data: &[u8]) {
    hold(PHONE, data);
}
pub(super) fn address(data: &[u8]) {
    hold(ADDRESS, data);
}
pub(super) fn place(data: &[u8]) {
    hold(PLACE, data);
}
pub(super) fn date(data: &[u8]) {
    hold(DATE, data);
}
pub(super) fn identifier(data: &[u8]) {
    hold(IDENTIFIER, data);
}
pub(super) fn account(data: &[u8]) {
    hold(ACCOUNT, data);
}
pub(super) fn number(data: &[u8]) {
    hold(NUMBER, data);
}
pub(super) fn web(data: &[u8]) {
    hold(WEB, data);
}

/// Every kind that has no target of its own.
pub(super) fn word(data: &[u8]) {
    let elsewhere = |kind: &Kind| GROUPS.iter().any(|group| group.contains(kind));
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !elsewhere(kind)).collect();
    hold(&kinds, data);
}

fn hold(kinds: &[Kind], data: &[u8]) {
    let ([kind, country, order], typed) = split(data);
    let kind = chosen(kinds, kind);
    let country = (country > 0).then(|| *chosen(COUNTRIES, country));
    let context =
        Context { country, date_order: chosen(ORDERS, order), as_of: Some(20_261_121), ..Context::default() };
    let raw = String::from_utf8_lossy(typed);
    let once = value(kind, &raw, &context);
    is_settled(kind, &once, &context);
    is_told(&raw, &once);
    is_bounded(&raw, &once);
    if !MAKES_DIGITS.contains(&kind) {
        assert!(digits(&once.value) <= digits(&raw), "{kind} {raw:?} has digits that nobody typed: {once:?}");
    }
}

/// Normalizing the canonical value gives it again.
fn is_settled(kind: Kind, once: &Clean, context: &Context) {
    let twice = value(kind, &once.value, context);
    assert_eq!(once.value, twice.value, "{kind} twice: {once:?} {twice:?}");
}

/// The status says what happened, and a value that is another one has a change.
fn is_told(raw: &str, clean: &Clean) {
    assert!(clean.status != Status::Valid || &*clean.value == raw, "valid, but not as typed: {clean:?}");
    let empty = clean.value.is_empty() && clean.status != Status::Invalid;
    assert_eq!(clean.status == Status::Empty, empty, "{clean:?}");
    let silent = !clean.value.is_empty() && &*clean.value != raw && clean.changes.is_empty();
    assert!(!silent, "changed without a word: {raw:?} {clean:?}");
}

/// NFKC makes at most eleven bytes of one; everything else here is shorter than what it says.
fn is_bounded(raw: &str, clean: &Clean) {
    let most = 16 * raw.len() + 512;
    let parts: usize = clean.parts.iter().map(|(_, text)| text.len()).sum();
    for length in [clean.value.len(), clean.display().len(), parts] {
        assert!(length <= most, "{length} bytes of {}", raw.len());
    }
    assert!(clean.issues.len() <= 256 && clean.changes.len() <= 256);
}

/// A country code before a telephone number, a month for its name, a serial number as a day.
const MAKES_DIGITS: &[Kind] = &[
    Kind::Phone,
    Kind::Date,
    Kind::DateBirth,
    Kind::Timestamp,
    Kind::Money,
    Kind::Flag,
    Kind::Ip,
    Kind::Geo,
    Kind::TimeZone,
    Kind::Currency,
];

/// Digits of every script: what was typed in one may be written in another.
fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}
