//! What a value looks like, cheaply, one value at a time.
//!
//! Does not: decide whether a value is valid; `normalize` does.

use super::lexicon::{Meaning, meanings};
use crate::data::consent_tokens::CONSENT_TOKENS as TOKENS;
use crate::data::lexicon::role;
use crate::data::{
    COUNTRY_NAMES, FLAGS, GENDERS, GIVEN_NAMES, LANGUAGES, LEGAL_FORMS, NAME_WORDS, STREET_WORDS, numbered,
};
use crate::text::digits;
use crate::text::find;
use crate::text::fold::fold;
use crate::text::ip::Ip;
use crate::vocabulary::TokenMeaning;

/// Letters from which on a word that ends a longer one is a street: `Hauptstrasse`.
const STREET_ENDING: usize = 3;

/// `subscribed`, `active`, `bounced`, `never subscribed`: a word that may say by itself what became of a consent.
pub(super) fn states_consent(text: &str) -> bool {
    token(text)
        .is_some_and(|meaning| !matches!(meaning, TokenMeaning::Yes | TokenMeaning::No | TokenMeaning::Mark))
}

/// `subscribed` and `bounced`, but not `active`: orders and contracts are active too.
pub(super) fn speaks_of_messages(text: &str) -> bool {
    use TokenMeaning::{Complained, HardBounce, SoftBounce};
    let says = |meaning: &Meaning| matches!(meaning, Meaning::Consent { weak: false, .. });
    matches!(token(text), Some(HardBounce | SoftBounce | Complained))
        || meanings(&fold(text).replace(' ', "")).iter().any(says)
}

fn token(text: &str) -> Option<TokenMeaning> {
    let word = fold(text);
    numbered(TokenMeaning::ALL, TOKENS.get(&word)?.split(' ').next()?)
}

pub(super) fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        let dot = domain.rfind('.').unwrap_or(0);
        !local.is_empty() && dot > 0 && dot + 2 < domain.len() && !domain.contains(['@', ' ', '/'])
    })
}

pub(super) fn is_url(text: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| text.starts_with(start))
}

/// Two letters, two digits, and as many letters and digits as some country has.
pub(super) fn is_iban(text: &str) -> bool {
    let bytes: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let (Some(country), Some(check)) = (bytes.get(..2), bytes.get(2..4)) else { return false };
    (15..=34).contains(&bytes.len())
        && country.iter().all(u8::is_ascii_alphabetic)
        && check.iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric)
}

pub(super) fn is_ip(text: &str) -> bool {
    Ip::parse(text).is_some()
}

pub(super) fn is_flag(text: &str) -> bool {
    text.len() <= 16 && FLAGS.has(&fold(text))
}

pub(super) fn is_gender(text: &str) -> bool {
    text.len() <= 24 && GENDERS.has(&fold(text))
}

/// A date with a time behind it.
pub(super) fn is_timestamp(text: &str) -> bool {
    let parted = text.split_once(['T', ' ']);
    parted.is_some_and(|(date, time)| is_date(date.trim_end_matches(',')) && begins_with_time(time))
}

/// `hh:mm`, `h:mm`
fn begins_with_time(text: &str) -> bool {
    let (hour, rest) = text.split_once(':').unwrap_or_default();
    matches!(hour.len(), 1 | 2) && digits::all(hour) && rest.get(..2).is_some_and(digits::all)
}

/// Three numbers, parted alike, that can be a day, a month and a year; or `yyyymmdd`.
pub(super) fn is_date(text: &str) -> bool {
    let parted = ['-', '/', '.']
        .iter()
        .map(|mark| text.split(*mark).collect::<Vec<_>>())
        .find(|parts| parts.len() == 3);
    match parted.as_deref() {
        Some([a, b, c]) => number(a).zip(number(b)).zip(number(c)).is_some_and(|((a, b), c)| is_day(a, b, c)),
        _ => text.len() == 8 && text.parse().is_ok_and(is_packed_day),
    }
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number < 10_000)
}

fn is_day(a: u32, b: u32, c: u32) -> bool {
    let year_first = a > 31 && (1..=12).contains(&b) && (1..=31).contains(&c);
    let year_last = a.min(b) <= 12 && a.max(b) <= 31 && a * b > 0;
    year_first || year_last
}

fn is_packed_day(number: u32) -> bool {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    (1850..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

/// Seven to fifteen digits with what people set between them, and something that is no plain number or number of a
/// register, which begin with long runs or set points and dashes: `19800102-1234`, `85.07.30-033.28`.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let run = text.bytes().take_while(u8::is_ascii_digit).count();
    let marked = text.starts_with(['+', '('])
        || (text.starts_with('0') && (run >= 9 || run < digits))
        || (run < 6 && text.contains([' ', '-', '/']) && !(text.contains('.') && text.contains('-')));
    (7..=15).contains(&digits)
        && marked
        && text.chars().all(|c| c.is_ascii_digit() || find::holds(" +-/().", c))
}

/// A number with a sign of money, or with two decimals.
pub(super) fn is_money(text: &str) -> bool {
    let amount = text.trim_matches(|c: char| find::holds("€$£¥ ", c));
    let signed = amount.len() < text.len();
    let decimals = amount.rsplit_once(['.', ',']).is_some_and(|(_, decimals)| decimals.len() == 2);
    let figures = amount.bytes().all(|byte| byte.is_ascii_digit() || b".,-".contains(&byte));
    !amount.is_empty() && figures && (signed || decimals)
}

/// The name of a country, or a code in capitals.
pub(super) fn is_country(text: &str) -> bool {
    let is_code = (2..=3).contains(&text.len());
    let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase());
    text.len() >= 2 && (!is_code || capitals) && COUNTRY_NAMES.has(&fold(text))
}

/// The name of a language, or a code in small letters with or without a country: `de`, `en-US`.
pub(super) fn is_language(text: &str) -> bool {
    let code = text.split(['-', '_']).next().unwrap_or_default();
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_code || text.len() > 3) && LANGUAGES.has(&fold(if is_code { code } else { text }))
}

/// `Mr`, `Frau`, `Dr.`
pub(super) fn is_name_prefix(text: &str) -> bool {
    let roles = NAME_WORDS.roles(&fold(text));
    roles & role::PREFIX != 0 && roles & (role::SUFFIX | role::GIVEN | role::FAMILY) == 0
}

/// One or two words, the first a known given name.
pub(super) fn is_given_name(text: &str) -> bool {
    let words = fold(text);
    let mut words = words.split(' ');
    words.next().is_some_and(|word| GIVEN_NAMES.has(word))
        && words.all(|word| word.len() < 2 || GIVEN_NAMES.has(word))
}

/// Two to four words without digits, one of the outer ones a known given name.
pub(super) fn is_full_name(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let known = [words.first(), words.last()].into_iter().flatten().any(|word| GIVEN_NAMES.has(word));
    (2..=4).contains(&words.len()) && known && !has_digit(text)
}

/// Words with a legal form at the end; 80 kg is a weight.
pub(super) fn is_organization(text: &str) -> bool {
    let folded = fold(text);
    folded.rsplit_once(' ').is_some_and(|(name, last)| {
        last.len() > 1
            && LEGAL_FORMS.has(last)
            && name.contains(char::is_alphabetic)
            && (last.len() > 2 || is_form_of_two(text, name))
    })
}

/// Whether the two letters at the end are a form: Sá and Ås are families, and Per As has a given name.
fn is_form_of_two(text: &str, name: &str) -> bool {
    let last = text.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_given = || name.split(' ').next().is_some_and(|first| GIVEN_NAMES.has(first));
    let is_loud = || !last.contains(char::is_lowercase) && text.contains(char::is_lowercase);
    last.is_ascii() && (is_loud() || !is_given())
}

/// A legal form, a word of business or a digit: what names of people do not have.
pub(super) fn is_business(text: &str) -> bool {
    find::holds(text.trim(), ' ') && has_digit(&fold(text)) || is_named_business(text)
}

/// A legal form or a word of business.
pub(super) fn is_named_business(text: &str) -> bool {
    let words = fold(text);
    let is_of_business = |word: &str| NAME_WORDS.roles(word) & role::COMPANY != 0;
    find::holds(&words, ' ') && words.split(' ').any(is_of_business) || is_organization(text)
}

/// A number and a word for a street, or a word that ends with one.
pub(super) fn is_street(text: &str) -> bool {
    let folded = fold(text);
    has_digit(text)
        && folded.split(' ').any(|word| word.len() > 2 && !has_digit(word))
        && folded.split(' ').any(|word| STREET_WORDS.has(word) || ends_as_street(word))
}

fn ends_as_street(word: &str) -> bool {
    let endings = word.char_indices().skip(1).filter_map(|(at, _)| word.get(at..));
    endings.take_while(|ending| ending.len() >= STREET_ENDING).any(|ending| STREET_WORDS.has(ending))
}

/// Letters and digits in the way of a British, Canadian or Dutch postal code.
pub(super) fn is_lettered_postcode(text: &str) -> bool {
    let compact: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let letter = u8::is_ascii_alphabetic;
    let digit = u8::is_ascii_digit;
    match compact.as_slice() {
        [a, b, c, d, e, f] if letter(e) && letter(f) && [a, b, c, d].into_iter().all(digit) => true,
        [a, b, c, d, e, f] if letter(a) && letter(c) && letter(e) && [b, d, f].into_iter().all(digit) => true,
        [outward @ .., a, b, c] => {
            (2..=4).contains(&outward.len())
                && outward.first().is_some_and(letter)
                && outward.iter().any(digit)
                && digit(a)
                && letter(b)
                && letter(c)
        }
        _ => false,
    }
}

/// Four to six digits, as many postal codes are.
pub(super) fn is_figures(text: &str) -> bool {
    (4..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The year of a date.
pub(super) fn year(text: &str) -> Option<u32> {
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let packed = text.get(..4).filter(|_| text.len() == 8);
    years.chain(packed).find_map(|digits| digits.parse().ok())
}

/// A word with digits: `C-1001`, `rec-12-org`, `42`.
pub(super) fn is_code(text: &str) -> bool {
    text.len() <= 64 && has_digit(text) && !text.contains([' ', '.', ',', '/'])
}

/// Digits with a sign, a point, an exponent of two digits: by hand, as the parser of floats weighs
/// more than ten kilobytes of tables in the wasm.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (amount, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (amount, exponent) = (unsigned(amount), unsigned(exponent));
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    digits(whole)
        && digits(fraction)
        && whole.len() + fraction.len() > 0
        && digits(exponent)
        && (1..=2).contains(&exponent.len())
}

/// One to three words of letters.
pub(super) fn is_wordy(text: &str) -> bool {
    let letters = text.chars().all(|c| c.is_alphabetic() || find::holds(" -'’.", c));
    letters && text.split(' ').count() <= 3
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_digits_and_at_most_a_sign_a_point_and_an_exponent() {
        for number in ["0", "-12", "+3.5", ".5", "7.", "1e9", "2.5E-10"] {
            assert!(is_number(number), "{number}");
        }
        for other in
            ["", "-", ".", "e5", "1e", "1.2.3", "--1", "inf", "NaN", "12 3", "1e999", "1234e567", "٣"]
        {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn shapes_are_told_apart() {
        type Row = (&'static str, fn(&str) -> bool, &'static [&'static str], &'static [&'static str]);
        let rows: &[Row] = &[
            ("e-mail", is_email, &["a@b.de", "a.b+c@d.co.uk"], &["a@b", "@b.de", "a b", "a@b.d", "a@ b.de"]),
            ("link", is_url, &["https://a.b", "www.a.de"], &["a.de", "http"]),
            (
                "iban",
                is_iban,
                &["DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819"],
                &["DE89", "1234567890123456"],
            ),
            ("ip", is_ip, &["10.0.0.1", "2001:db8::1"], &["10.0.0", "1.2.3.4.5"]),
            ("flag", is_flag, &["yes", "Nein", "TRUE", "0"], &["maybe", "2"]),
            (
                "date",
                is_date,
                &["1980-12-31", "31.12.1980", "12/31/80", "19801231", "1.2.99"],
                &["1980", "12-2024", "99.99.99", "31.31.2020", "12345678"],
            ),
            (
                "time",
                is_timestamp,
                &["2024-01-02T03:04:05Z", "1/2/2024 9:30", "11/3/26, 9:58:12 AM"],
                &["2024-01-02", "10:30"],
            ),
            (
                "phone",
                is_phone,
                &["+49 171 2345678", "(702) 919-1300", "0171/2345678"],
                &["12345678", "2024-01-0a", "12", "0012345", "19800102-1234", "85.07.30-033.28"],
            ),
            ("money", is_money, &["12.50", "€ 12", "1.234,50", "$5"], &["12", "1.5", "abc"]),
            ("country", is_country, &["Germany", "Deutschland", "US", "GBR"], &["us", "Berlin", "A"]),
            ("language", is_language, &["de", "en-US", "Deutsch"], &["DE", "xx", "Berlin"]),
            ("prefix", is_name_prefix, &["Mr.", "Frau", "Dr"], &["Ada"]),
            ("given", is_given_name, &["Robert", "anna"], &["Smith Robert", "Berlin"]),
            ("name", is_full_name, &["Robert Smith", "Smith, Robert"], &["Robert", "12 Robert Street"]),
            ("company", is_organization, &["Acme GmbH", "Foo Bar Ltd."], &["GmbH", "Ada Lovelace"]),
            ("street", is_street, &["12 Main St", "Hauptstraße 5", "Lange Gasse 7"], &["Main Street", "12"]),
            (
                "postcode",
                is_lettered_postcode,
                &["SW1A 1AA", "m1 1ae", "K1A 0B1", "1012 AB", "tq13 8df"],
                &["12345", "ABCDEF", "A1"],
            ),
        ];
        for (name, has, yes, no) in rows {
            for text in *yes {
                assert!(has(text), "{name}: {text}");
            }
            for text in *no {
                assert!(!has(text), "{name}: {text}");
            }
        }
    }
}
