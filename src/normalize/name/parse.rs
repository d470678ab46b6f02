//! A whole name taken apart.

use super::roles;
use crate::data::GIVEN_NAMES;
use crate::text::case::{Casing, is_capital, of};
use crate::text::fold::fold;
use crate::text::script;

/// The parts of a name, each in the words of the text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) prefix: String,
    pub(super) given: String,
    pub(super) middle: String,
    pub(super) family: String,
    pub(super) suffix: String,
    pub(super) nickname: String,
}

/// Whether a word plays a part in names: `prefix`, `suffix`, `credential`, `nobility`, `particle`, `and`.
pub(super) fn has_role(word: &str, role: &str) -> bool {
    roles(word).split(' ').any(|known| known == role)
}

pub(super) fn parse(text: &str) -> Name {
    if script::is_east_asian(text) {
        return east_asian(text);
    }
    let (nickname, text) = without_nickname(text);
    let mixed = casing_of(&text) == Casing::Mixed;
    let mut segments = text.split(',').map(str::trim).filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or_default();
    // "Roe, MA" may be a family and a given name; "Jane Roe, MA" is not.
    let several = first.contains(' ');
    let (suffixes, rest): (Vec<&str>, Vec<&str>) =
        segments.partition(|segment| several && is_credential(segment, mixed) || is_suffix(segment, several));
    let mut name =
        if rest.is_empty() { in_order(first, mixed) } else { family_first(first, &rest.join(" "), mixed) };
    let all_suffixes =
        std::iter::once(name.suffix.as_str()).chain(suffixes).filter(|suffix| !suffix.is_empty());
    name.suffix = all_suffixes.collect::<Vec<_>>().join(" ");
    name.nickname = nickname;
    if name.given.is_empty() && name.family.is_empty() {
        name.given = std::mem::take(&mut name.nickname);
    }
    name
}

/// Behind a comma: a generation, a rank (1st Baron …); with points only behind several words, for
/// "Salinger, J.D." is a name.
fn is_suffix(segment: &str, several: bool) -> bool {
    let first = segment.split(' ').next().unwrap_or_default();
    let ordinal =
        first.starts_with(|c: char| c.is_ascii_digit()) && first.ends_with(|c: char| c.is_alphabetic());
    let strong = has_role(first, "suffix") && (several || !has_inner_point(first));
    ordinal || strong || has_role(first, "nobility")
}

/// In capitals among words that are not, or with points: in small letters most of them are words or
/// names (do, ma, pe).
fn is_credential(text: &str, mixed: bool) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    has_role(first, "credential") && ((mixed && of(first) == Casing::Upper) || has_inner_point(first))
}

fn has_inner_point(word: &str) -> bool {
    word.trim_end_matches('.').contains('.')
}

/// The case of a name, its titles aside: Dr. ANNA BERG is written in capitals.
pub(super) fn casing_of(text: &str) -> Casing {
    let words: Vec<&str> = text.split(' ').filter(|word| !has_role(word, "prefix")).collect();
    of(&words.join(" "))
}

/// The first text in double quotes or brackets, and the name without it.
fn without_nickname(text: &str) -> (String, String) {
    for (open, close) in [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('(', ')')] {
        let Some((before, rest)) = text.split_once(open) else { continue };
        let Some((inside, after)) = rest.split_once(close) else { continue };
        if inside.chars().any(char::is_alphabetic) {
            let name = [before.trim(), " ", after.trim()].concat();
            return (inside.trim().replace(['"', ','], ""), name.trim().to_owned());
        }
    }
    (String::new(), text.to_owned())
}

/// Given names before the family name.
fn in_order(text: &str, mixed: bool) -> Name {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let (prefix, words) = split_prefix(&words);
    let (words, suffix) = split_suffix(words, mixed);
    let (given, family) = match family_stands_first(words, mixed) {
        Some(width) => {
            words.split_at_checked(width).map_or((words, [].as_slice()), |(family, given)| (given, family))
        }
        None => words.split_at_checked(family_start(words, mixed)).unwrap_or((words, &[])),
    };
    // A title with one word (Mr Magoo) names the family.
    let (given, family) = if family.is_empty() && given.len() == 1 && !prefix.is_empty() {
        (family, given)
    } else {
        (given, family)
    };
    Name {
        prefix: prefix.join(" "),
        family: family.join(" "),
        suffix: suffix.join(" "),
        ..given_and_middle(given)
    }
}

/// How many words of the family name stand first: those in capitals where only those are (DUPONT
/// Jean), or one before a known given name with an initial at the end (Brines Mark R).
fn family_stands_first(words: &[&str], mixed: bool) -> Option<usize> {
    let capitals = words.iter().take_while(|word| is_capitals(word)).count();
    if mixed && capitals > 0 && capitals < words.len() {
        return (!words.iter().skip(capitals).any(|word| is_capitals(word))).then_some(capitals);
    }
    let [first, second, .., last] = words else { return None };
    let initial = last.trim_end_matches('.').chars().count() == 1;
    (initial && words.len() == 3 && !is_given(first) && is_given(second)).then_some(1)
}

fn is_given(word: &str) -> bool {
    GIVEN_NAMES.has(&fold(word))
}

/// "Family, Given Middle".
fn family_first(family: &str, rest: &str, mixed: bool) -> Name {
    let before: Vec<&str> = family.split(' ').filter(|word| !word.is_empty()).collect();
    let behind: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    let (title, family) = split_prefix(&before);
    let (family, suffix) = split_suffix(family, mixed);
    let (more_title, behind) = split_all_prefixes(&behind);
    let prefix = [title, more_title].concat().join(" ");
    Name { prefix, family: family.join(" "), suffix: suffix.join(" "), ..given_and_middle(behind) }
}

fn given_and_middle(words: &[&str]) -> Name {
    let (given, middle) = words.split_at_checked(1).unwrap_or((words, &[]));
    Name { given: given.join(" "), middle: middle.join(" "), ..Name::default() }
}

/// Titles at the beginning, as long as a word is left behind them.
fn split_prefix<'a, 't>(words: &'a [&'t str]) -> (&'a [&'t str], &'a [&'t str]) {
    words.split_at(titles(words).min(words.len().saturating_sub(1)))
}

/// Titles at the beginning, even where nothing is left (Smith, Mr).
fn split_all_prefixes<'a, 't>(words: &'a [&'t str]) -> (&'a [&'t str], &'a [&'t str]) {
    words.split_at(titles(words))
}

/// How many titles stand first; the field of a doctor (Dr. jur., Dr. med.) only behind the doctor.
fn titles(words: &[&str]) -> usize {
    let is_title =
        |(at, word): &(usize, &&str)| has_role(word, "prefix") || (*at > 0 && has_role(word, "degree"));
    words.iter().enumerate().take_while(is_title).count()
}

/// Generations at the end, as long as a word is left before them; credentials behind two.
fn split_suffix<'a, 't>(words: &'a [&'t str], mixed: bool) -> (&'a [&'t str], &'a [&'t str]) {
    let is_last = |(at, word): &(usize, &&str)| match words.len() - at {
        0 | 1 => false,
        2 => has_role(word, "suffix") && !has_inner_point(word),
        _ => has_role(word, "suffix") || (word.len() > 1 && is_credential(word, mixed)),
    };
    let suffixes = words.iter().rev().enumerate().take_while(is_last).count();
    words.split_at(words.len() - suffixes)
}

/// Where the family name begins: at its first particle, else at the last word; at the words in
/// capitals where only those are (Jean DUPONT).
fn family_start(words: &[&str], mixed: bool) -> usize {
    if words.len() < 2 {
        return words.len();
    }
    let last = words.len() - 1;
    // One letter is an initial, unless it is small among words that are not (y, e).
    let is_particle = |word: &str| {
        has_role(word, "particle")
            && (word.len() > 1 || mixed && word.starts_with(char::is_lowercase))
            && !is_initial(word)
    };
    if words.first().is_some_and(|word| is_particle(word) && word.starts_with(char::is_lowercase)) {
        return 0;
    }
    let capitals = words.iter().rev().take_while(|word| is_capitals(word)).count();
    if mixed && capitals > 0 && capitals < words.len() {
        return words.len() - capitals;
    }
    let particle = words.iter().enumerate().skip(1).find(|(at, word)| *at < last && is_particle(word));
    match particle {
        // José Ortega y Gasset: the word joins two family names.
        Some((at, word)) if has_role(word, "and") && at > 1 => at - 1,
        Some((at, _)) => at,
        None => last,
    }
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() == 2
}

/// Four capitals in a row or more: fewer may be initials or a title.
pub(super) fn is_capitals(word: &str) -> bool {
    let runs = || word.split(|c: char| !c.is_alphabetic());
    runs().any(|run| run.chars().count() > 3) && runs().all(|run| run.chars().all(is_capital))
}

/// Han, kana, Hangul: the family name first, with or without a space.
fn east_asian(text: &str) -> Name {
    let name = |family: &str, given: &str| Name {
        family: family.to_owned(),
        given: given.to_owned(),
        ..Name::default()
    };
    if let Some((family, given)) = text.split_once([' ', '・']) {
        return name(family, given.trim());
    }
    let letters = text.chars().count();
    let hangul = text.chars().all(|c| ('\u{ac00}'..='\u{d7af}').contains(&c));
    let han = text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let width = match letters {
        2 | 3 if hangul || han => 1,
        4 if hangul || han => 2,
        _ => letters,
    };
    let at = text.char_indices().nth(width).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).map_or_else(Name::default, |(family, given)| name(family, given))
}
