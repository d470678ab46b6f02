//! States, provinces, prefectures, counties: names ↔ codes of ISO 3166-2.

use crate::data::{POSTCODE_REGIONS, REGIONS};
use crate::normalize::latin::without_digraphs;
use crate::text::fold::fold;
use std::borrow::Cow;

/// Countries whose regions are recognized where the country is not known.
pub(super) const COUNTRIES: [&str; 3] = ["US", "CA", "AU"];

/// Longest name of a region that is looked up, in bytes.
const NAME_BYTES: usize = 64;

/// The code of a region by its code or any of its names; Prov. di Milano, Baden-Wuerttemberg and Tokyo-to
/// where one region alone has such a name.
pub(super) fn code_of(country: &str, text: &str) -> Option<&'static str> {
    if text.len() > NAME_BYTES {
        return None;
    }
    let folded = key(text);
    let known = entries(country).find(|(code, _)| code.eq_ignore_ascii_case(&folded));
    known
        .map(|(code, _)| code)
        .or_else(|| named(country, |name| is_name(name, &folded)).next())
        .or_else(|| by_short_name(country, text, &folded))
        .or_else(|| by_own_words(country, &folded))
}

/// Where one region alone is called so but for words that any region may have.
fn by_own_words(country: &str, folded: &str) -> Option<&'static str> {
    let generic = entries("*").next()?.1;
    let is_generic = |word: &str| generic.split(',').any(|known| known == word);
    let own: Vec<Cow<'_, str>> =
        folded.split(' ').filter(|word| !is_generic(word)).map(without_digraphs).collect();
    let first = own.first()?.bytes().next()?;
    // Most names have no word with that letter, and need no folding.
    let may_be = |name: &str| {
        let begins = |byte: &u8| !byte.is_ascii() || byte.to_ascii_lowercase() == first;
        name.split([' ', '-', '\'']).any(|word| word.as_bytes().first().is_some_and(begins))
    };
    let is_called = |name: &str| {
        let mut own = own.iter().peekable();
        let mut is_own = |word: &str| own.next_if(|own| ***own == *without_digraphs(word)).is_some();
        name.split(' ').all(|word| is_own(word) || is_generic(word)) && own.next().is_none()
    };
    let mut alike = named(country, |name| may_be(name) && is_called(&key(name)));
    alike.next().filter(|_| alike.next().is_none())
}

/// The codes of the regions that have such a name.
fn named(country: &str, is: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    entries(country).filter(move |(_, names)| names.split(',').any(&is)).map(|(code, _)| code)
}

/// A folded text; what is letters alone (N.Y., P. Q.) in one word.
fn key(text: &str) -> String {
    let folded = fold(text);
    let is_letters = folded.split(' ').all(|word| word.len() == 1);
    if is_letters { folded.replace(' ', "") } else { folded }
}

/// Whether a name says that it is a region's: jud. Sibiu.
pub(super) fn is_told(text: &str) -> bool {
    let generic = entries("*").next().map_or("", |(_, words)| words);
    fold(text).split(' ').any(|word| word.len() > 2 && generic.split(',').any(|known| known == word))
}

/// Calif., Okla., Ont., Vic.: the beginning of the usual name, with a point.
fn by_short_name(country: &str, text: &str, folded: &str) -> Option<&'static str> {
    let is_short = text.ends_with('.') && folded.len() > 2 && COUNTRIES.contains(&country);
    let begins = |names: &str| fold(names.split(',').next().unwrap_or_default()).starts_with(folded);
    entries(country).filter(|_| is_short).find(|(_, names)| begins(names)).map(|(code, _)| code)
}

/// The usual name of a region.
pub(super) fn name_of(country: &str, code: &str) -> Option<&'static str> {
    entries(country).find(|(known, _)| *known == code)?.1.split(',').next()
}

/// The first letter decides most comparisons. 東京都 and 广东省 are named without what they are, too.
fn is_name(name: &str, folded: &str) -> bool {
    let first = name.as_bytes().first().filter(|byte| byte.is_ascii()).map(u8::to_ascii_lowercase);
    let is = || key(name) == folded || name.strip_suffix(['都', '府', '県', '省', '市']) == Some(folded);
    first.is_none_or(|first| folded.as_bytes().first() == Some(&first)) && is()
}

/// The regions of a country: code and names, the usual name first.
pub(super) fn entries(country: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    REGIONS.get(country).unwrap_or_default().split('|').filter_map(|entry| entry.split_once(' '))
}

/// The region of a postal code, where it is another than the named one. Of a country whose table has
/// both only; a code that several regions share is none of one.
pub(in crate::normalize) fn other_of_postcode(
    country: &str,
    named: &str,
    code: &str,
) -> Option<&'static str> {
    let table = POSTCODE_REGIONS.get(country)?;
    let entries = || table.split('|').filter_map(|entry| entry.split_once(' '));
    let mut nearest = (0, "", "");
    for (region, prefixes) in entries() {
        let width = width_of_prefix(prefixes, code);
        if width > nearest.0 {
            nearest = (width, region, prefixes);
        }
    }
    let is_listed = |of: &str| {
        entries().any(|(region, prefixes)| {
            region == of || region == "*" && width_of_prefix(prefixes, of) == of.len()
        })
    };
    let region = match nearest {
        (0, ..) | (_, "-", _) => return None,
        (width, "*", _) => as_listed(country, code.get(..width)?)?,
        (_, region, _) => region,
    };
    (region != named && !named.is_empty() && is_listed(named)).then_some(region)
}

/// The code of a region as the table has it.
fn as_listed(country: &str, code: &str) -> Option<&'static str> {
    entries(country).find(|(known, _)| *known == code).map(|(known, _)| known)
}

/// The longest of some prefixes (`350-352 36`) that a code begins with, in bytes; 0 for none.
fn width_of_prefix(prefixes: &str, code: &str) -> usize {
    let mut longest = 0;
    for range in prefixes.split(' ') {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        if from.len() > longest && code.get(..from.len()).is_some_and(|head| from <= head && head <= to) {
            longest = from.len();
        }
    }
    longest
}
