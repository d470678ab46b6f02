//! What the values of a column say about it, over a sample.

use super::shapes::{
    is_business, is_code, is_country, is_date, is_email, is_figures, is_flag, is_full_name, is_gender,
    is_given_name, is_iban, is_ip, is_language, is_lettered_postcode, is_money, is_name_prefix,
    is_named_business, is_number, is_organization, is_phone, is_street, is_timestamp, is_url, is_uuid,
    is_wordy, speaks_of_messages, states_consent, year,
};
use crate::text::find;
use crate::text::order::sort;
use crate::vocabulary::Kind;
use std::ops::RangeInclusive;

/// Digits of the longest telephone number within an area.
const LOCAL_DIGITS: usize = 8;
/// Years that dates of birth of customers lie apart at least.
const GENERATION: u32 = 15;
/// The last year in which a column without a name may hold births: later ones are dates of business.
const LATEST_BIRTH: u32 = 2015;

/// Values from which on it says something that all are alike.
const SEVERAL: usize = 3;

/// A shape that most values have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Evidence {
    pub(super) kind: Kind,
    /// Share of the values with that shape, 0 to 1.
    pub(super) share: f64,
}

/// Whether a value looks like one of a kind.
type Shape = fn(&str) -> bool;

/// Shapes that say what a column is whatever its name says, with the share of values that is enough.
const PLAIN: &[(Kind, f64, Shape)] = &[
    (Kind::Consent, 0.8, states_consent),
    (Kind::Email, 0.7, is_email),
    (Kind::Url, 0.7, is_url),
    (Kind::Iban, 0.7, is_iban),
    (Kind::Ip, 0.7, is_ip),
    (Kind::Flag, 0.9, is_flag),
    (Kind::Timestamp, 0.7, is_timestamp),
    (Kind::Date, 0.7, is_date),
    (Kind::Id, 0.7, is_uuid),
    (Kind::Gender, 0.9, is_gender),
    (Kind::Phone, 0.7, is_phone),
];

/// Shapes that help only where the name says nothing; tables of names are never complete.
const LIKELY: &[(Kind, f64, Shape)] = &[
    (Kind::NamePrefix, 0.8, is_name_prefix),
    (Kind::AddressCountry, 0.8, is_country),
    (Kind::Language, 0.9, is_language),
    (Kind::AddressPostcode, 0.7, is_lettered_postcode),
    (Kind::AddressStreet, 0.5, is_street),
    (Kind::Organization, 0.4, is_organization),
    (Kind::NameGiven, 0.4, is_given_name),
    (Kind::Name, 0.4, is_full_name),
    (Kind::Money, 0.9, is_money),
];

/// The first plain shape of some kinds that enough of the values have.
pub(super) fn plain(values: &[&str], of: impl Fn(Kind) -> bool) -> Option<Evidence> {
    judge(&filled(values), PLAIN, &of)
}

/// The first shape, plain or likely, that enough of the values have.
pub(super) fn likely(values: &[&str]) -> Option<Evidence> {
    let values = filled(values);
    let any = |_| true;
    judge(&values, PLAIN, &any).or_else(|| judge(&values, LIKELY, &any))
}

fn judge(values: &[&str], shapes: &[(Kind, f64, Shape)], of: &dyn Fn(Kind) -> bool) -> Option<Evidence> {
    if values.is_empty() {
        return None;
    }
    let shapes = shapes.iter().filter(|(kind, ..)| of(*kind));
    let mut shares = shapes.map(|(kind, enough, has)| (*kind, *enough, share(values, *has)));
    let lone = is_lone_letter(values);
    let speaks = |kind| match kind {
        Kind::Consent => values.iter().any(|value| speaks_of_messages(value)),
        Kind::Flag | Kind::Gender => !lone,
        _ => true,
    };
    shares
        .find(|(kind, enough, share)| share >= enough && speaks(*kind))
        .map(|(kind, _, share)| Evidence { kind, share })
}

/// One letter or figure and no other: `1` may be a count as well as a yes, `f` a class as well as a sex.
fn is_lone_letter(values: &[&str]) -> bool {
    values
        .first()
        .is_some_and(|first| first.chars().count() == 1 && values.iter().all(|value| value == first))
}

/// Share of the values that have the shape of a kind; `None` if values of that kind have no shape
/// of their own or there are no values.
pub(super) fn support(kind: Kind, values: &[&str]) -> Option<f64> {
    let values = filled(values);
    let has: Shape = match kind {
        Kind::Consent | Kind::Id => return None,
        Kind::Timestamp => |text| is_timestamp(text) || is_date(text),
        Kind::DateBirth => is_date,
        _ => PLAIN.iter().find(|(shape, ..)| *shape == kind)?.2,
    };
    (!values.is_empty()).then(|| share(&values, has))
}

/// Whether the values are words for yes and no that are no name or code: `true`, `disabled`, but not `on` or `no`.
pub(super) fn are_truths(values: &[&str]) -> bool {
    let values = filled(values);
    !values.is_empty() && values.iter().all(|text| text.len() > 3 && is_flag(text))
}

/// Whether the values are yes and no.
pub(super) fn are_flags(values: &[&str]) -> bool {
    let values = filled(values);
    values.is_empty() || share(&values, is_flag) >= 0.9
}

/// Whether there are several values and all are numbers.
pub(super) fn are_numbers(values: &[&str]) -> bool {
    let values = filled(values);
    values.len() >= SEVERAL && values.iter().all(|text| is_number(text))
}

/// Whether the values are whole numbers of a range, but for slips.
pub(super) fn are_within(values: &[&str], range: RangeInclusive<u32>) -> bool {
    let values = filled(values);
    let within = |text: &&&str| text.parse().is_ok_and(|number| range.contains(&number));
    values.iter().filter(within).count() * 20 >= values.len() * 19
}

/// Whether all values are calling codes with their sign: `+44`, `0044`.
pub(super) fn are_calling_codes(values: &[&str]) -> bool {
    let values = filled(values);
    let code = |text: &str| text.strip_prefix('+').or_else(|| text.strip_prefix("00")).map(str::len);
    !values.is_empty()
        && values
            .iter()
            .all(|text| is_number(text) && code(text).is_some_and(|digits| (1..=3).contains(&digits)))
}

/// Whether the values are telephone numbers too short to have the code of an area in front.
pub(super) fn are_local_numbers(values: &[&str]) -> bool {
    let values = filled(values);
    let is_local = |text: &str| {
        !text.starts_with(['+', '0', '(']) && text.bytes().filter(u8::is_ascii_digit).count() <= LOCAL_DIGITS
    };
    !values.is_empty() && share(&values, is_local) >= 0.9
}

/// Whether the values are words: a family name, a town, if the columns around say so.
pub(super) fn are_words(values: &[&str]) -> bool {
    let values = filled(values);
    !values.is_empty() && share(&values, is_wordy) >= 0.9
}

/// Whether the values are figures of one length: postal codes, if the columns around say so.
pub(super) fn are_figures(values: &[&str]) -> bool {
    let values = filled(values);
    let length = values.first().map_or(0, |value| value.len());
    !values.is_empty() && values.iter().all(|value| value.len() == length && is_figures(value))
}

/// Whether the values are house numbers, which are short and not all of one length as postal codes are.
pub(super) fn are_house_numbers(values: &[&str]) -> bool {
    let values = filled(values);
    let is_one = |text: &str| text.len() < 7 && text.starts_with(|c: char| c.is_ascii_digit());
    !values.is_empty() && !are_figures(&values) && share(&values, is_one) >= 0.6
}

/// Whether half of the names are of shops and firms.
pub(super) fn are_mostly_organizations(values: &[&str]) -> bool {
    share(&filled(values), is_business) >= 0.5
}

/// Whether most values are one word each, as whole names never are.
pub(super) fn are_single(values: &[&str]) -> bool {
    let values = filled(values);
    !values.is_empty() && share(&values, |text| !find::holds(text, ' ')) >= 0.6
}

/// Whether enough values are given names.
pub(super) fn are_given_names(values: &[&str]) -> bool {
    share(&filled(values), is_given_name) >= 0.4
}

/// Whether most values stand before a name, as "Mr" and "Dr." do.
pub(super) fn are_name_prefixes(values: &[&str]) -> bool {
    let values = filled(values);
    !values.is_empty() && share(&values, is_name_prefix) >= 0.5
}

/// Whether all values are single words in small letters, as systems name things.
pub(super) fn are_names_of_systems(values: &[&str]) -> bool {
    let values = filled(values);
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || b"_-".contains(&byte));
    !values.is_empty() && values.iter().all(|text| is_name(text))
}

/// Whether there is one value alone: too few to say anything against the name of their column.
pub(super) fn are_one(values: &[&str]) -> bool {
    filled(values).len() == 1
}

/// Whether names are of shops and firms: enough say so, and more than are names of people. A digit alone says so of
/// several.
pub(super) fn are_organizations(values: &[&str]) -> bool {
    let values = filled(values);
    let is_firm = if values.len() < SEVERAL { is_named_business } else { is_business };
    let people = share(&values, |text| is_full_name(text) && !is_business(text));
    let firms = share(&values, is_firm);
    firms >= 0.1 && firms > people
}

/// Whether dates lie far apart and the last ones long ago enough for people to be born then, but for slips.
pub(super) fn are_births(values: &[&str]) -> bool {
    let mut years: Vec<u32> = filled(values).into_iter().filter_map(year).collect();
    sort(&mut years);
    let slips = years.len() / 50;
    let (Some(first), Some(last)) = (years.get(slips), years.iter().nth_back(slips)) else { return false };
    *first >= 1850 && *last <= LATEST_BIRTH && last - first >= GENERATION
}

/// What a column without a name or a shape may hold: `id` where all differ and have digits, `count`
/// where all are numbers, `category` where few values recur, else `text`.
pub(super) fn fallback(values: &[&str]) -> Kind {
    let values = filled(values);
    let mut distinct = values.clone();
    sort(&mut distinct);
    distinct.dedup();
    let numbers = values.iter().all(|value| is_number(value));
    // Points and amounts may all differ, too: numbers of records are of one length or come in order.
    let ordered = || values.windows(2).all(|two| matches!(two, [a, b] if (a.len(), a) < (b.len(), b)));
    let length = values.first().map_or(0, |value| value.len());
    let numbered = !numbers || ordered() || values.iter().all(|value| value.len() == length);
    if values.len() > 1
        && distinct.len() == values.len()
        && numbered
        && values.iter().all(|value| is_code(value))
    {
        Kind::Id
    } else if !values.is_empty() && numbers {
        Kind::Count
    } else if values.len() >= 10 && distinct.len() * 5 <= values.len() {
        Kind::Category
    } else {
        Kind::Text
    }
}

fn filled<'a>(values: &[&'a str]) -> Vec<&'a str> {
    values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect()
}

fn share(values: &[&str], has: Shape) -> f64 {
    values.iter().filter(|value| has(value)).count() as f64 / values.len().max(1) as f64
}
