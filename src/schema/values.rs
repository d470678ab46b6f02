//! What the values of a column say about it.
//!
//! Does: cheap shapes, over a sample. Does not: decide whether a value is valid; `normalize` does.

use crate::data::consent_tokens::TOKENS;
use crate::text::fold::fold;
use crate::vocabulary::{Kind, TokenMeaning};

/// Share of the values that must have the shape.
const ENOUGH: f64 = 0.7;

/// A shape that most values have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Evidence {
    pub(super) kind: Kind,
    /// Share of the values with that shape, 0 to 1.
    pub(super) share: f64,
}

/// Whether a value looks like one of a kind.
type Shape = fn(&str) -> bool;

/// Shapes, the most particular first.
const SHAPES: &[(Kind, Shape)] = &[
    (Kind::Consent, states_consent),
    (Kind::Email, is_email),
    (Kind::Url, is_url),
    (Kind::Iban, is_iban),
    (Kind::Ip, is_ip),
    (Kind::Flag, is_flag),
    (Kind::Timestamp, is_timestamp),
    (Kind::Date, is_date),
    (Kind::Id, is_uuid),
    (Kind::Gender, is_gender),
    (Kind::Phone, is_phone),
];

/// The most particular shape that enough of the values have.
pub(super) fn judge(values: &[&str]) -> Option<Evidence> {
    let values = filled(values);
    if values.is_empty() {
        return None;
    }
    let shapes = SHAPES.iter().map(|(kind, has)| Evidence { kind: *kind, share: share(&values, *has) });
    shapes.into_iter().find(|evidence| evidence.share >= ENOUGH)
}

/// Share of the values that have the shape of a kind; `None` if values of that kind have no shape
/// of their own or there are no values.
pub(super) fn support(kind: Kind, values: &[&str]) -> Option<f64> {
    let values = filled(values);
    let has: Shape = match kind {
        Kind::Consent | Kind::Id => return None,
        Kind::Timestamp => |text| is_timestamp(text) || is_date(text),
        Kind::DateBirth => is_date,
        _ => SHAPES.iter().find(|(shape, _)| *shape == kind)?.1,
    };
    (!values.is_empty()).then(|| share(&values, has))
}

/// What a column without a name or a shape may hold: `category` where few values recur, `id` where
/// all differ and have digits, `count` where all are numbers, else `text`.
pub(super) fn fallback(values: &[&str]) -> Kind {
    let values = filled(values);
    let mut distinct = values.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let all_differ = values.len() > 1 && distinct.len() == values.len();
    if all_differ && values.iter().all(|value| is_code(value)) {
        Kind::Id
    } else if !values.is_empty() && values.iter().all(|value| is_number(value)) {
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

fn share(values: &[&str], has: fn(&str) -> bool) -> f64 {
    values.iter().filter(|value| has(value)).count() as f64 / values.len().max(1) as f64
}

/// `subscribed`, `unsubscribed`, `bounced`: a word that says by itself what became of a consent.
fn states_consent(text: &str) -> bool {
    let word = fold(text);
    let at = TOKENS.binary_search_by(|(scope, token, ..)| (*scope, *token).cmp(&("", word.as_str())));
    let meaning = at.ok().and_then(|at| TOKENS.get(at)).map(|(_, _, meaning, _)| *meaning);
    meaning.is_some_and(|meaning| {
        !matches!(meaning, TokenMeaning::Yes | TokenMeaning::No | TokenMeaning::Mark | TokenMeaning::Unknown)
    })
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        let dot = domain.rfind('.').unwrap_or(0);
        !local.is_empty() && dot > 0 && dot + 2 < domain.len() && !domain.contains(['@', ' ', '/'])
    })
}

fn is_url(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")
}

/// Two letters, two digits, and as many letters and digits as some country has.
fn is_iban(text: &str) -> bool {
    let bytes: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let (Some(country), Some(check)) = (bytes.get(..2), bytes.get(2..4)) else { return false };
    (15..=34).contains(&bytes.len())
        && country.iter().all(u8::is_ascii_alphabetic)
        && check.iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric)
}

fn is_ip(text: &str) -> bool {
    text.parse::<std::net::IpAddr>().is_ok()
}

fn is_flag(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "true", "false", "yes", "no", "y", "n", "t", "f", "ja", "nein", "oui", "non", "si", "sí", "on", "off",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn is_gender(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "male",
        "female",
        "m",
        "f",
        "w",
        "man",
        "woman",
        "männlich",
        "weiblich",
        "divers",
        "other",
        "nonbinary",
        "homme",
        "femme",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// A date with a time behind it.
fn is_timestamp(text: &str) -> bool {
    text.split_once(['T', ' ']).is_some_and(|(date, time)| {
        is_date(date) && time.as_bytes().get(..5).is_some_and(|time| matches!(time, [a, b, b':', c, d] if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit())))
    })
}

/// Three numbers, parted alike, that can be a day, a month and a year; or `yyyymmdd`.
fn is_date(text: &str) -> bool {
    let numbers: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    match numbers.as_slice() {
        [a, b, c] => match (number(a), number(b), number(c)) {
            (Some(a), Some(b), Some(c)) => {
                (a > 31 && b <= 12 && c <= 31) || (a.min(b) <= 12 && a.max(b) <= 31 && a * b > 0)
            }
            _ => false,
        },
        [whole] if whole.len() == 8 => whole.parse::<u32>().is_ok_and(|number| {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            (1850..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
        }),
        _ => false,
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

/// Seven to fifteen digits with what people set between them, and something that is no plain number.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marked = text.starts_with(['+', '0', '(']) || text.contains([' ', '-', '/']);
    (7..=15).contains(&digits) && marked && text.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c))
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// A word with digits: `C-1001`, `rec-12-org`, `42`.
fn is_code(text: &str) -> bool {
    text.len() <= 64 && text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains([' ', '.', ',', '/'])
}
