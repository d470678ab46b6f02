//! States, provinces, prefectures, counties: names ↔ codes of ISO 3166-2.

use crate::data::{POSTCODE_REGIONS, REGIONS};
use crate::text::fold::fold;

/// Countries whose regions are recognized where the country is not known.
pub(super) const COUNTRIES: [&str; 3] = ["US", "CA", "AU"];

/// Longest name of a region that is looked up, in bytes.
const NAME_BYTES: usize = 64;

/// The code of a region by its code or any of its names.
pub(super) fn code_of(country: &str, text: &str) -> Option<&'static str> {
    if text.len() > NAME_BYTES {
        return None;
    }
    let mut folded = fold(text);
    if let Some(county) = folded.strip_prefix("county ").filter(|_| matches!(country, "IE" | "GB")) {
        folded = ["co ", county].concat();
    }
    entries(country)
        .find_map(|(code, names)| {
            (is_code(code, &folded) || names.split(',').any(|name| is_name(name, &folded))).then_some(code)
        })
        .or_else(|| by_short_name(country, text, &folded))
}

/// Calif., Okla., Ont., Vic.: the beginning of the usual name, with a point.
fn by_short_name(country: &str, text: &str, folded: &str) -> Option<&'static str> {
    let is_short = text.ends_with('.') && folded.len() > 2 && COUNTRIES.contains(&country);
    let begins = |names: &str| fold(names.split(',').next().unwrap_or_default()).starts_with(folded);
    entries(country).filter(|_| is_short).find(|(_, names)| begins(names)).map(|(code, _)| code)
}

/// Dots between the letters of a code (N.Y.) leave spaces behind.
fn is_code(code: &str, folded: &str) -> bool {
    let letters = folded.bytes().filter(|byte| *byte != b' ');
    letters.eq(code.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// The usual name of a region.
pub(super) fn name_of(country: &str, code: &str) -> Option<&'static str> {
    entries(country).find(|(known, _)| *known == code)?.1.split(',').next()
}

/// The first letter decides most comparisons. 東京都 and 广东省 are named without what they are, too.
fn is_name(name: &str, folded: &str) -> bool {
    let first = name.as_bytes().first().filter(|byte| byte.is_ascii()).map(u8::to_ascii_lowercase);
    let is = || fold(name) == folded || name.strip_suffix(['都', '府', '県', '省', '市']) == Some(folded);
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
