//! The postal code inside an address, and the country it tells.

use super::region;
use super::street::is_written;
use super::word::{Home, Word, join};
use crate::data::{ADDRESS_FORMS, POSTCODES};
use crate::normalize::id::compact;
use crate::normalize::{country, postcode};
use crate::text::find::find as place_of;

/// Most words of a postal code (D02 X285; C. P. 06000 has its sign beside).
const WORDS: usize = 2;
/// Segments that are searched, from the last; all of them where the code stands first.
const SEGMENTS: usize = 4;
/// Forms of codes before a city that are taken for codes where the country is not known.
const FORMS: [&str; 7] = ["DE", "AT", "SE", "PT", "PL", "BR", "JP"];

/// A postal code and where it stands.
pub(super) struct Found {
    pub(super) segment: usize,
    /// The words before it and behind it begin and end here.
    pub(super) before: usize,
    pub(super) behind: usize,
    pub(super) code: String,
    /// The country that the code tells, by its form or by a prefix.
    pub(super) country: Option<&'static str>,
}

/// The last postal code of the segments.
pub(super) fn find(segments: &[Vec<Word>], home: Home) -> Option<Found> {
    let most = if is_city_first(home) { segments.len() } else { SEGMENTS };
    for (segment, words) in segments.iter().enumerate().rev().take(most) {
        for width in (1..=WORDS).rev() {
            for at in (0..words.len()).rev() {
                let found = window(words, at, width, segment, segments.len() == 1, home);
                if let Some((code, country)) = found {
                    let sign = at.checked_sub(1).and_then(|at| words.get(at));
                    let plate =
                        at == 1 && sign.is_some_and(|sign| sign.plate().is_some() && sign.text.len() < 3);
                    let signed = plate || sign.is_some_and(|sign| sign.is("zip", home));
                    let before = at - usize::from(signed);
                    return Some(Found { segment, before, behind: at + width, code, country });
                }
            }
        }
    }
    None
}

/// The code of so many words from a place on, where it may stand there.
fn window(
    words: &[Word],
    at: usize,
    width: usize,
    segment: usize,
    alone: bool,
    home: Home,
) -> Option<(String, Option<&'static str>)> {
    let code = words.get(at..at + width)?;
    code.iter().any(Word::has_digit).then_some(())?;
    let (before, behind) = (words.get(..at)?, words.get(at + width..)?);
    let last = behind.is_empty();
    let possible = match (at, last) {
        // The street's own number stands at the beginning of the first segment.
        (0, true) => segment > 0 || alone || is_city_first(home),
        (0, false) if segment == 0 && alone => is_city(behind) && leads_a_city(code, behind, home),
        (0, false) if segment == 0 => is_city(behind) && is_city_first(home),
        (0, false) => !is_street(behind, home),
        (_, true) => true,
        (_, false) => is_city(behind),
    };
    possible.then_some(())?;
    let text = join(code);
    if let Some((country, code)) = prefixed(&text) {
        return Some((code, Some(country)));
    }
    let compact = compact(&text);
    match home {
        Some(home) => {
            let state = before.last().map_or("", |word| word.text);
            let own = last && region::code_of(home, state).is_some();
            if let Some((country, code)) = behind_state(&compact, before).filter(|_| last && !own) {
                return Some((code, country));
            }
            let street_number =
                last && at > 0 && segment == 0 && !alone && compact.len() < 5 && digits(&compact);
            let code =
                postcode::of(home, &compact).filter(|code| code.len() >= compact.len() && !street_number)?;
            Some((code, None))
        }
        None => unknown(&compact, before, last && at > 0).map(|(country, code)| (code, country)),
    }
}

/// A line of a code and a city and no street: 80331 München; D-80331 München; SW1A 1AA London. Few figures may be a
/// house, where the number of one stands before its street or the country is not known.
fn leads_a_city(code: &[Word], behind: &[Word], home: Home) -> bool {
    let text = join(code);
    let told = prefixed(&text).is_some() || text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let street = || behind.iter().any(|word| word.is_street() || word.ends_as_street);
    let is_before = is_code_first(home);
    let most = if home.is_none() || is_before { 4 } else { 5 };
    told || is_before && is_city_first(home) || compact(&text).len() > most && !street()
}

/// Whether a country writes the postal code before the city.
pub(super) fn is_code_first(home: Home) -> bool {
    let form = home.and_then(|home| ADDRESS_FORMS.get(home)).unwrap_or_default();
    place_of(form, "%Z").is_some_and(|code| Some(code) < place_of(form, "%C"))
}

/// 1062 Budapest, Andrássy út 60: where the number of a house stands behind its street, no other begins a line.
fn is_city_first(home: Home) -> bool {
    home.is_some() && !is_written(home, "number")
}

/// "12345 Main St": where the number stands first, a word for a street at the end tells.
fn is_street(words: &[Word], home: Home) -> bool {
    let number_first = home.is_none() || is_written(home, "number");
    number_first && words.last().is_some_and(|word| word.is_street() && word.text.len() > 1)
}

/// Words that may be a city behind its code: without digits but for a Cedex.
fn is_city(words: &[Word]) -> bool {
    !words.iter().any(Word::has_digit) || words.iter().any(|word| word.text.eq_ignore_ascii_case("cedex"))
}

/// Digits behind an American or Australian state.
fn behind_state(code: &str, before: &[Word]) -> Option<(Option<&'static str>, String)> {
    let state = before.last().map_or("", |word| word.text);
    ["US", "AU"].into_iter().find_map(|country| {
        region::code_of(country, state).filter(|known| *known == state)?;
        Some((Some(country), postcode::of(country, code)?))
    })
}

fn digits(text: &str) -> bool {
    crate::text::digits::all(text)
}

/// `D-10115`, `CH-8001`: the country before the dash.
fn prefixed(text: &str) -> Option<(&'static str, String)> {
    let (prefix, code) =
        text.split_once('-').filter(|(prefix, code)| prefix.len() < 4 && !code.is_empty())?;
    prefix.bytes().all(|byte| byte.is_ascii_uppercase()).then_some(())?;
    let country = super::word::plate(prefix).or_else(|| country::code_of(prefix))?;
    Some((country, postcode::of(country, &compact(code))?))
}

/// Where the country is not known: a form of one country alone, digits behind an American or
/// Australian state, or digits before a city.
fn unknown(code: &str, before: &[Word], at_end: bool) -> Option<(Option<&'static str>, String)> {
    if let Some((country, code)) = postcode::recognized(code) {
        return Some((Some(country), code));
    }
    digits(code).then_some(())?;
    let of_state = behind_state(code, before);
    if of_state.is_some() || at_end {
        return of_state;
    }
    FORMS.iter().filter(|form| POSTCODES.has(form)).find_map(|form| Some((None, postcode::of(form, code)?)))
}
