//! A whole address in one field, taken apart from its end: country, postal code, region, city.

use super::label::{Label, compose};
use super::number::is_number;
use super::postal::{self, Found};
use super::street::{Role, StreetParts, is_written, role_of, street_parts};
use super::word::{Home, Word, join};
use super::{bounded_segments, casing, eastern, in_one_line, region};
use crate::normalize::clean::Context;
use crate::normalize::country;
use crate::normalize::draft::Draft;
use crate::text::case::{self, Casing};
use crate::text::find::{holds, replace};
use crate::vocabulary::{ChangeCode, IssueCode, Part};

/// Most words of a region (Newfoundland and Labrador; District of Columbia) or a country.
const REGION_WORDS: usize = 4;

/// The last segments of a whole address, taken off one by one.
#[derive(Default)]
struct Tail {
    country: Option<&'static str>,
    postcode: String,
    region: &'static str,
    locality: String,
    /// What stands behind the city: a district.
    behind: String,
}

/// A whole address in one field. What cannot be told apart stays in the value alone.
pub(in crate::normalize) fn whole(text: &str, context: &Context) -> Draft {
    let line = in_one_line(text);
    if !line.contains(char::is_alphanumeric) {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    let draft = Draft::of(line.as_str()).change_if(line != text, ChangeCode::Space);
    for country in ["JP", "CN", "TW"] {
        let here = context.country().is_none_or(|home| home == country);
        if let Some(parsed) = here.then(|| eastern::parse(&line, country)).flatten() {
            return shown(draft, parsed.tail(), parsed.street(), Some(country));
        }
    }
    let mut segments = bounded_segments(&line, context);
    // 21, Kingswood Road
    if let [only] = segments.first().map_or(&[] as &[Word], Vec::as_slice)
        && is_number(only.text)
        && is_written(context.country(), "number")
        && segments.get(1).and_then(|next| next.first()).is_some_and(|word| !word.has_digit())
    {
        let number = segments.remove(0);
        segments
            .first_mut()
            .into_iter()
            .for_each(|next| next.splice(0..0, number.iter().copied()).for_each(drop));
    }
    let mut tail = Tail::default();
    let country = take_country(&mut segments, context.country());
    tail.locality = take_told_city(&mut segments, context.country());
    tail.country = country.as_ref().map(|(code, _)| *code);
    let home = tail.country.or(context.country());
    // An address abroad may tell its country by its code alone.
    let abroad = || postal::find(&segments, None).filter(|found| found.country.is_some());
    let found = postal::find(&segments, home).or_else(abroad);
    tail.country = found.as_ref().and_then(|found| found.country).or(tail.country);
    let home = tail.country.or(context.country());
    let rest = match found {
        Some(found) => with_postcode(&mut tail, segments, found, home),
        None => without_postcode(&mut tail, segments, home),
    };
    // Luxembourg, Singapore: the name of the country is that of the city.
    if let Some((_, name)) = country.filter(|_| tail.locality.is_empty() && !tail.postcode.is_empty()) {
        tail.locality = name;
    }
    let street = street_parts(&rest, home);
    let one_case = matches!(case::of(&line), Casing::Upper | Casing::Lower);
    let (tail, street) = if one_case { recased(tail, street) } else { (tail, street) };
    shown(draft, tail, street, home)
}

fn recased(mut tail: Tail, mut street: StreetParts) -> (Tail, StreetParts) {
    for text in [&mut tail.locality, &mut tail.behind, &mut street.street, &mut street.behind] {
        *text = casing::recase(text);
    }
    (tail, street)
}

impl eastern::Eastern {
    fn tail(&self) -> Tail {
        Tail {
            postcode: self.postcode.clone(),
            region: self.region,
            locality: self.locality.clone(),
            ..Tail::default()
        }
    }

    fn street(self) -> StreetParts {
        StreetParts { street: self.street, number: self.number, unit: self.unit, ..StreetParts::default() }
    }
}

/// The draft with all parts, and the label as what is shown.
fn shown(draft: Draft, tail: Tail, street: StreetParts, home: Home) -> Draft {
    let mut behind = street.behind.clone();
    super::word::push_with(&mut behind, "\n", &tail.behind);
    let label = Label {
        before: &street.before,
        street: &street.street,
        number: &street.number,
        unit: &street.unit,
        behind: &behind,
        locality: &tail.locality,
        region: tail.region,
        postcode: &tail.postcode,
        country: tail.country.unwrap_or_default(),
    };
    let is_whole = !street.street.is_empty() && !tail.locality.is_empty();
    let label = is_whole.then(|| compose(&label, home));
    let mut draft = street
        .add_to(draft)
        .part(Part::Locality, &tail.locality)
        .part(Part::Region, tail.region)
        .part(Part::Postcode, &tail.postcode)
        .part(Part::Country, tail.country.unwrap_or_default());
    draft.display = label;
    draft
}

/// The country, where the last segment is one or ends in one. Two letters may be a state (CA, DE, IN).
fn take_country(segments: &mut Vec<Vec<Word>>, context: Home) -> Option<(&'static str, String)> {
    let several = segments.len() > 1;
    let last = segments.last_mut()?;
    for width in (1..=REGION_WORDS.min(last.len())).rev() {
        let at = last.len() - width;
        let name = join(last.get(at..)?);
        let within = at > 0 && !ends_code(last.get(..at)?, context);
        let Some(code) = country::code_of(&name).filter(|_| is_country(&name, within, context)) else {
            continue;
        };
        let behind_code = last.iter().take(at).any(|word| word.has_digit() && word.text.len() > 2);
        let possible = if at == 0 { several } else { several || behind_code };
        if !possible
            || at > 0 && last.get(at - 1).is_some_and(|word| word.is("small", None) || word.is_street())
        {
            continue;
        }
        last.truncate(at);
        if last.is_empty() {
            segments.pop();
        }
        return Some((code, name));
    }
    None
}

/// Whether words end in a postal code: what stands behind one is a country (62701 US). Letters behind four figures may
/// be of the code itself, as in the Netherlands.
fn ends_code(words: &[Word], context: Home) -> bool {
    let may_go_on = |text: &str| text.len() == 4 && context.is_none_or(|home| home == "NL");
    words.last().is_some_and(|word| word.has_digit() && word.text.len() > 2 && !may_go_on(word.text))
}

/// Whether a name that is a country's is meant as one.
fn is_country(name: &str, within: bool, context: Home) -> bool {
    let mut states = region::COUNTRIES.into_iter().chain(context);
    let is_region = states.any(|country| region::code_of(country, name).is_some());
    let short = name.len() < 4 && within && !matches!(name, "USA" | "UK" | "UAE");
    !is_region && !short && !name.contains(|c: char| c.is_ascii_digit())
}

/// A city that says what it is: г. Москва; 서울특별시 중구.
fn take_told_city(segments: &mut Vec<Vec<Word>>, home: Home) -> String {
    let mut city = String::new();
    for segment in segments.iter_mut() {
        let marked = segment.len() > 1 && segment.first().is_some_and(|word| word.is("city", home));
        let from = if marked {
            1
        } else {
            segment.iter().position(|word| is_korean(word, "시도")).unwrap_or(segment.len())
        };
        let korean = segment.iter().skip(from).take_while(|word| is_korean(word, "시도군구읍면")).count();
        let end = if marked { segment.len() } else { from + korean };
        if from < end && segment.len() > end - from {
            city = join(segment.get(from..end).unwrap_or_default());
            segment.drain(from - usize::from(marked)..end);
            break;
        }
    }
    segments.retain(|segment| !segment.is_empty());
    city
}

/// Whether a Korean word ends as places of a rank do.
fn is_korean(word: &Word, ranks: &str) -> bool {
    word.text.chars().count() > 1 && word.text.ends_with(|c| holds(ranks, c))
}

/// The words beside the postal code are the city, or the segment before or behind it is. What is
/// left are the lines of the street.
fn with_postcode<'t>(
    tail: &mut Tail,
    mut segments: Vec<Vec<Word<'t>>>,
    found: Found,
    home: Home,
) -> Vec<Vec<Word<'t>>> {
    tail.postcode = found.code;
    let follow = segments.split_off((found.segment + 1).min(segments.len()));
    let words = segments.pop().unwrap_or_default();
    let before = words.get(..found.before).unwrap_or_default();
    let before = if take_country_between(tail, &segments, before, home) { &[] } else { before };
    let behind = words.get(found.behind..).unwrap_or_default();
    if !tail.locality.is_empty() {
        segments.extend([before, behind].into_iter().filter(|words| !words.is_empty()).map(<[Word]>::to_vec));
        segments.extend(follow);
        return segments;
    }
    if !behind.is_empty() && segments.is_empty() && before.is_empty() && !follow.is_empty() {
        take_behind(tail, behind, &[], home);
        return follow;
    }
    if !behind.is_empty() {
        take_behind(tail, behind, &follow, home);
        segments.extend((!before.is_empty()).then(|| before.to_vec()));
        return segments;
    }
    let city_follows = follow.first().is_some_and(|next| !next.iter().any(Word::has_digit));
    let region_ends = follow.len() > 1
        && follow.last().is_some_and(|words| matches!(split_region(words, home, true), ([], Some(_))));
    if before.is_empty()
        && city_follows
        && (postal::is_code_first(home) || region_ends || !is_city_before(&segments))
    {
        let (city, follow) = follow.split_first().unwrap_or((&words, &[]));
        take_behind(tail, city, follow, home);
        return segments;
    }
    // Kraków 30-001, ul. Długa 5/7
    if segments.is_empty() && !follow.is_empty() && is_city(before, home) && !before.is_empty() {
        tail.locality = join(before);
        return follow;
    }
    if let Some(([], code)) = follow.first().map(|words| split_region(words, home, true)) {
        tail.region = code.unwrap_or_default();
    }
    segments.extend((!before.is_empty()).then(|| before.to_vec()));
    let segments = city_at_end(tail, segments, home);
    // 21 Kingswood Road SW2 4JE, London
    if let Some(city) = follow.first().filter(|words| tail.locality.is_empty() && is_city(words, home)) {
        tail.locality = join(city);
    }
    segments
}

/// Toronto, Ontario, Canada M5V 2J4: the country between the region and the code.
fn take_country_between(tail: &mut Tail, segments: &[Vec<Word>], words: &[Word], home: Home) -> bool {
    let name = join(words);
    let code = country::code_of(&name).filter(|_| !words.is_empty() && is_country(&name, false, home));
    let behind_region = segments.len() > 1
        && segments.last().is_some_and(|words| matches!(split_region(words, code, true), (_, Some(_))));
    tail.country = code.filter(|_| behind_region).or(tail.country);
    code.is_some() && behind_region
}

/// Whether a city stands in a segment of its own before the postal code.
fn is_city_before(segments: &[Vec<Word>]) -> bool {
    segments.len() > 1 && segments.last().is_some_and(|words| !words.iter().any(Word::has_digit))
}

/// The city behind the postal code, with its region or a segment for it behind.
fn take_behind(tail: &mut Tail, words: &[Word], follow: &[Vec<Word>], home: Home) {
    // 125009 г. Москва
    let words = match words {
        [told, city @ ..] if told.is("city", home) && !city.is_empty() => city,
        words => words,
    };
    let (city, code) = split_region(words, home, false);
    tail.region = code.unwrap_or_default();
    tail.locality = join(city);
    for words in follow {
        match split_region(words, home, true) {
            ([], Some(code)) if tail.region.is_empty() => tail.region = code,
            _ => super::word::push_with(&mut tail.behind, "\n", &join(words)),
        }
    }
}

/// Without a postal code: the last segment is the city or region, where a street is left.
fn without_postcode<'t>(tail: &mut Tail, segments: Vec<Vec<Word<'t>>>, home: Home) -> Vec<Vec<Word<'t>>> {
    let is_place = |words: &Vec<Word>| {
        let district = is_written(home, "number") && is_numbered_district(words);
        district || !words.iter().any(Word::has_digit) && role_of(words, home) != Role::Unit
    };
    if !tail.locality.is_empty() || !segments.last().is_some_and(is_place) {
        segments
    } else if segments.len() > 1 {
        city_at_end(tail, segments, home)
    } else if tail.country.is_some()
        && segments.first().is_some_and(|only| role_of(only, home) == Role::Words)
    {
        // Paris, France
        tail.locality = segments.first().map(|only| join(only)).unwrap_or_default();
        Vec::new()
    } else {
        segments
    }
}

/// Dublin 6: a name and a number of at most two digits.
fn is_numbered_district(words: &[Word]) -> bool {
    match words {
        [name, number] => {
            !name.has_digit() && !name.is_street() && number.is_digits() && number.text.len() < 3
        }
        _ => false,
    }
}

/// The city at the end of the segments, the region behind it.
fn city_at_end<'t>(tail: &mut Tail, mut segments: Vec<Vec<Word<'t>>>, home: Home) -> Vec<Vec<Word<'t>>> {
    let Some(mut last) = segments.pop() else { return segments };
    let unit = super::unit::units_end(&last, 0, home);
    if unit > 0 && unit < last.len() && !segments.is_empty() {
        let city = last.split_off(unit);
        segments.push(std::mem::replace(&mut last, city));
    }
    let before = segments.last();
    let city_before = segments.len() > 1 && before.is_some_and(|words| is_city(words, home));
    let (words, code) = split_region(&last, home, true);
    if words.is_empty() && tail.region.is_empty() {
        tail.region = code.unwrap_or_default();
        if city_before || before.is_some_and(|words| ends_in_city(words, home)) {
            return city_at_end(tail, segments, home);
        }
        // Springfield, IL 62704
        if let [only] = segments.as_slice()
            && is_bare_city(only, home)
        {
            tail.locality = join(only);
            return Vec::new();
        }
        tail.locality = join(&last);
        return segments;
    }
    let words = if tail.region.is_empty() { words } else { &last };
    if tail.region.is_empty() {
        tail.region = code.unwrap_or_default();
    }
    // London SW1A 1AA
    let beside_code = !tail.postcode.is_empty() && is_bare_city(words, home);
    if segments.is_empty() && !beside_code || is_street_line(words, home) {
        let (street, city) = behind_street_word(words, home);
        // 12 High Street Cork T12 E4X0: the county is called as its city.
        let named = last.get(words.len()..).filter(|region| city.is_empty() && region.iter().any(is_spelled));
        tail.locality = join(named.unwrap_or(city));
        segments.extend((!street.is_empty()).then(|| street.to_vec()));
    } else {
        tail.locality = join(words);
    }
    segments
}

/// Whether a word is more than a code.
fn is_spelled(word: &Word) -> bool {
    word.text.len() > 3 && case::of(word.text) != Casing::Upper
}

fn is_city(words: &[Word], home: Home) -> bool {
    is_numbered_district(words) || role_of(words, home) != Role::Unit && !words.iter().any(Word::has_digit)
}

/// Words that nothing tells to be a street; St. Louis begins as one ends.
fn is_bare_city(words: &[Word], home: Home) -> bool {
    let saint = words.len() > 1
        && words.first().is_some_and(|word| word.is_street() && !word.is_street_marked("first"));
    role_of(words.get(usize::from(saint)..).unwrap_or_default(), home) == Role::Words
}

/// "27 Washington Ave Oak Park": a street line that goes on behind its street.
fn ends_in_city(words: &[Word], home: Home) -> bool {
    !behind_street_word(words, home).1.is_empty()
}

fn is_street_line(words: &[Word], home: Home) -> bool {
    !is_numbered_district(words)
        && matches!(role_of(words, home), Role::NumberedStreet | Role::NumberedWords | Role::Box)
}

/// The words without the region at their end, and its code. Where the country is not known only a
/// code in capitals counts; where `whole` is not allowed a word is left. A country that does not write
/// regions into addresses has them in its names of cities (Saint-Laurent du Var): there only all
/// words together are one, and where cities have the names of regions (Sibiu) only with what they are (jud. Sibiu).
fn split_region<'a, 't>(
    words: &'a [Word<'t>],
    home: Home,
    whole: bool,
) -> (&'a [Word<'t>], Option<&'static str>) {
    let told = is_written(home, "told");
    if told || is_written(home, "apart") {
        let text = join(words);
        let code = home.filter(|_| whole && (!told || region::is_told(&text)));
        let code = code.and_then(|home| region::code_of(home, &text));
        return (if code.is_some() { &[] } else { words }, code);
    }
    // "Washington DC" is a region and ends in one: what stands before a code is the city.
    if let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) {
        let code = home.and_then(|home| region::code_of(home, last.text));
        // D.C. is DC.
        let bare = replace(last.text, ".", "");
        let is_code = |code: &&str| code.len() == 2 && code.eq_ignore_ascii_case(&bare) && !last.has_digit();
        if let Some(code) = code.filter(is_code) {
            return (before, Some(code));
        }
    }
    let mut all = None;
    for width in (1..=REGION_WORDS.min(words.len())).rev() {
        let (before, last) = words.split_at_checked(words.len() - width).unwrap_or((words, &[]));
        let text = join(last);
        let upper = width == 1 && case::of(&text) == Casing::Upper;
        let code = match home {
            Some(home) => region::code_of(home, &text).filter(|_| text.len() > 1),
            None if upper => region::COUNTRIES
                .iter()
                .find_map(|country| region::code_of(country, &text))
                .filter(|code| *code == text),
            None => None,
        };
        match code {
            Some(_) if before.is_empty() => all = code,
            Some(code) if all.is_none() => return (before, Some(code)),
            _ => {}
        }
    }
    if all.is_some() && whole { (&[], all) } else { (words, None) }
}

/// The city begins behind the word for a street, its compass point and the unit.
fn behind_street_word<'a, 't>(words: &'a [Word<'t>], home: Home) -> (&'a [Word<'t>], &'a [Word<'t>]) {
    let from = 1 + usize::from(words.first().is_some_and(Word::has_digit));
    let place = |weak: bool| {
        words.iter().enumerate().skip(from).position(|(at, word)| {
            word.is_street()
                && !word.is_street_marked("first")
                && at + 1 < words.len()
                && word.is_street_marked("weak") == weak
                || word.ends_as_street && at + 1 < words.len()
        })
    };
    // GPO Box 9832 Melbourne
    let of_box = (role_of(words, home) == Role::Box)
        .then(|| words.iter().rposition(Word::has_digit).filter(|at| at + 1 < words.len()))
        .flatten();
    if let Some(at) = of_box {
        return words.split_at(at + 1);
    }
    let Some(at) = place(false).or_else(|| place(true)) else { return (words, &[]) };
    let mut end = from + at + 1;
    while words
        .get(end)
        .is_some_and(|word| matches!(word.text, "N" | "S" | "E" | "W" | "NE" | "NW" | "SE" | "SW"))
    {
        end += 1;
    }
    end = super::unit::units_end(words, end, home);
    while words.get(end).is_some_and(|word| word.has_digit()) {
        end += 1;
    }
    words.split_at_checked(end).unwrap_or((words, &[]))
}
