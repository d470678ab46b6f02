//! States, provinces, prefectures, counties: names ↔ codes of ISO 3166-2.

use crate::data::REGIONS;
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
    if let Some(county) = folded.strip_prefix("county ").filter(|_| country == "IE") {
        folded = ["co ", county].concat();
    }
    entries(country).find_map(|(code, names)| {
        (code.eq_ignore_ascii_case(&folded) || names.split(',').any(|name| is_name(name, &folded)))
            .then_some(code)
    })
}

/// The usual name of a region.
pub(super) fn name_of(country: &str, code: &str) -> Option<&'static str> {
    entries(country).find(|(known, _)| *known == code)?.1.split(',').next()
}

/// The first letter decides most comparisons.
fn is_name(name: &str, folded: &str) -> bool {
    let first = name.as_bytes().first().filter(|byte| byte.is_ascii()).map(u8::to_ascii_lowercase);
    first.is_none_or(|first| folded.as_bytes().first() == Some(&first)) && fold(name) == folded
}

/// The regions of a country: code and names, the usual name first.
pub(super) fn entries(country: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    REGIONS.get(country).unwrap_or_default().split('|').filter_map(|entry| entry.split_once(' '))
}
