//! Japanese, Chinese and Taiwanese addresses in their own letters: prefecture, city, district, block, building.
//!
//! Does not: know the names of cities; where a name holds 市 or 区 itself the cut may be early.

use super::region;
use crate::normalize::id::compact;
use crate::normalize::postcode;
use crate::text::digits;
use crate::text::find;
use crate::text::script;

/// Longest text that is taken apart, in bytes.
const BYTES: usize = 1024;

/// An address in parts.
#[derive(Default)]
pub(super) struct Eastern {
    pub(super) postcode: String,
    pub(super) region: &'static str,
    pub(super) locality: String,
    pub(super) street: String,
    pub(super) number: String,
    pub(super) unit: String,
}

/// The parts of a text that begins with a postal mark or a prefecture.
pub(super) fn parse(text: &str, country: &str) -> Option<Eastern> {
    if text.is_ascii()
        || text.len() > BYTES
        || !text.chars().any(|c| script::of(c) == Some(script::Script::EastAsian))
    {
        return None;
    }
    let plain: String = text.chars().map(plain_sign).collect();
    let digits: &[usize] = match country {
        "CN" => &[6],
        "TW" => &[3, 5, 6],
        _ => &[7],
    };
    let (postcode, rest) = either_code(plain.trim_matches([' ', ',']), digits);
    let rest = rest.trim_start_matches([' ', ',']);
    let rest = rest
        .strip_prefix("日本")
        .or_else(|| rest.strip_prefix("中国"))
        .or_else(|| rest.strip_prefix("台灣"))
        .map_or(rest, |rest| rest.trim_start_matches([' ', ',']));
    let found = region::entries(country).find_map(|(code, names)| {
        let name = names.split(',').find(|name| rest.starts_with(name))?;
        Some((code, rest.get(name.len()..)?.trim_start_matches([' ', ','])))
    });
    let (region, rest) = found.or((!postcode.is_empty()).then_some(("", rest)))?;
    let (locality, rest) = rest.split_at_checked(city_end(rest))?;
    let (street, rest) = rest.split_at_checked(number_begin(rest))?;
    let (number, unit) = rest.split_at_checked(number_end(rest))?;
    Some(Eastern {
        postcode: postcode::of(country, &compact(postcode)).unwrap_or_default(),
        region,
        locality: locality.to_owned(),
        street: street.trim_matches([' ', ',']).to_owned(),
        number: number.to_owned(),
        unit: unit.trim_matches([' ', ',']).to_owned(),
    })
}

fn plain_sign(c: char) -> char {
    match c {
        '－' | '−' | '‐' | '–' | '—' | 'ｰ' => '-',
        '　' | '\n' | '〒' => ' ',
        '、' | '，' => ',',
        _ => digits::plain(c),
    }
}

/// The postal code before or behind, and the rest.
fn either_code<'t>(text: &'t str, digits: &[usize]) -> (&'t str, &'t str) {
    let last = || text.rsplit_once(' ').filter(|(_, last)| leading_code(last, digits) == (*last, ""));
    match leading_code(text, digits) {
        ("", _) => last().map_or(("", text), |(rest, code)| (code, rest)),
        first => first,
    }
}

/// The digits of a code at the beginning.
fn leading_code<'t>(text: &'t str, digits: &[usize]) -> (&'t str, &'t str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let (code, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if digits.contains(&code.bytes().filter(u8::is_ascii_digit).count()) { (code, rest) } else { ("", text) }
}

/// Behind the city: 市 with a following 区, the 区 of Tokyo, or 町 and 村 behind 郡.
fn city_end(text: &str) -> usize {
    let behind = |sign: char, from: usize| {
        let at = text.get(from..)?.find(sign)?;
        let near = text.get(from..from + at)?.chars().count() < 8;
        near.then_some(from + at + sign.len_utf8())
    };
    let second = text.chars().next().map_or(0, char::len_utf8);
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let within = |end: usize| Some(end).filter(|end| *end <= digit);
    if let Some(city) = behind('市', second).and_then(within) {
        let ward = behind('区', city).and_then(within).filter(|end| end - city <= 15);
        return ward.unwrap_or(city);
    }
    let village = behind('郡', second).and_then(|county| behind('町', county).or(behind('村', county)));
    let district = ['区', '區', '鄉', '鎮', '町', '村'].into_iter().find_map(|sign| behind(sign, second));
    let found = village.or(district);
    found.and_then(within).unwrap_or(0)
}

/// Where the number begins: nothing but the number may follow (北1条西2丁目 has one before).
fn number_begin(text: &str) -> usize {
    let begins = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        rest.get(number_end(rest)..).is_some_and(|behind| behind.is_empty() || behind.starts_with([' ', ',']))
    };
    let mut digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    digits.find(|at| begins(*at)).unwrap_or(first)
}

/// Digits with 丁目, 番地, 番, 号, の and dashes between them; in Taiwan with 巷, 弄, 之 as far as 號, behind which the
/// floor stands.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next_if(|c| c.is_ascii_digit() || find::holds("-丁目番地号の巷弄號之", *c))
    {
        end += c.len_utf8();
        if c == '號' && !matches!(rest.peek(), Some('之' | '-')) {
            break;
        }
    }
    end
}
