//! Coarser forms of a value: an age and an area where a purpose needs no more.
//!
//! Does not: guess. What cannot be read is withheld, not passed on.

use crate::text::ip::Ip;
use crate::vocabulary::Kind;

/// The coarser form of a canonical value, where its kind has one.
///
/// ```
/// use selfsame::{privacy::generalize, vocabulary::Kind};
/// assert_eq!(generalize(Kind::DateBirth, "1980-03-04").as_deref(), Some("1980"));
/// assert_eq!(generalize(Kind::Ip, "192.0.2.17").as_deref(), Some("192.0.2.0/24"));
/// assert_eq!(generalize(Kind::DateBirth, "soon"), None);
/// ```
#[must_use]
pub fn generalize(kind: Kind, value: &str) -> Option<String> {
    match kind {
        Kind::DateBirth => year(value),
        Kind::Date | Kind::Timestamp => month(value),
        Kind::AddressPostcode => area(value),
        Kind::Ip => network(value),
        Kind::Geo => tenth_of_a_degree(value),
        _ => None,
    }
}

fn year(value: &str) -> Option<String> {
    let (year, rest) = value.split_at_checked(4)?;
    let is_year = year.bytes().all(|b| b.is_ascii_digit()) && (rest.is_empty() || rest.starts_with('-'));
    is_year.then(|| year.to_owned())
}

fn month(value: &str) -> Option<String> {
    let (month, rest) = value.split_at_checked(7)?;
    let is_month = year(month).is_some() && month.get(5..)?.bytes().all(|b| b.is_ascii_digit());
    (is_month && rest.starts_with('-')).then(|| month.to_owned())
}

/// What stands before the space (`SW1A 2AA`, `114 55`), else the first half, at most three.
fn area(value: &str) -> Option<String> {
    if let Some((area, _)) = value.split_once([' ', '-']) {
        return Some(area.to_owned()).filter(|area| !area.is_empty());
    }
    let characters: Vec<char> = value.chars().collect();
    let half = (characters.len() / 2).min(3);
    (half > 0).then(|| characters.iter().take(half).collect())
}

/// The first 24 bits of an IPv4 address, the first 48 of an IPv6 address.
fn network(value: &str) -> Option<String> {
    Some(Ip::parse(value)?.network())
}

/// About ten kilometres: each number keeps one decimal.
fn tenth_of_a_degree(value: &str) -> Option<String> {
    let coarse: Option<Vec<String>> = value.split(',').map(|number| one_decimal(number.trim())).collect();
    coarse.map(|numbers| numbers.join(","))
}

fn one_decimal(number: &str) -> Option<String> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_number = digits(whole.strip_prefix(['-', '+']).unwrap_or(whole)) && digits(decimals);
    is_number.then(|| [whole, ".", decimals.get(..1).unwrap_or("0")].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coarser_form_tells_less_or_nothing() {
        for (kind, value, coarse) in [
            (Kind::DateBirth, "1980-03-04", Some("1980")),
            (Kind::DateBirth, "1980", Some("1980")),
            (Kind::DateBirth, "04.03.1980", None),
            (Kind::Timestamp, "2024-05-01T10:00:00Z", Some("2024-05")),
            (Kind::AddressPostcode, "10115", Some("10")),
            (Kind::AddressPostcode, "SW1A 2AA", Some("SW1A")),
            (Kind::AddressPostcode, "150-0001", Some("150")),
            (Kind::AddressPostcode, "7", None),
            (Kind::Ip, "2001:db8:1:2::3", Some("2001:db8:1::/48")),
            (Kind::Ip, "300.1.1.1", None),
            (Kind::Geo, "52.5200,13.4050", Some("52.5,13.4")),
            (Kind::Geo, "-0.1276", Some("-0.1")),
            (Kind::Geo, "here", None),
            (Kind::Email, "ada@example.com", None),
        ] {
            assert_eq!(generalize(kind, value).as_deref(), coarse, "{kind} {value}");
        }
    }
}
