//! A whole name taken apart.

use super::roles;
use crate::text::case::{Casing, is_capital, of};
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
    let mixed = of(&text) == Casing::Mixed;
    let mut segments = text.split(',').map(str::trim).filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or_default();
    let (suffixes, rest): (Vec<&str>, Vec<&str>) = segments.partition(|segment| is_suffix(segment, mixed));
    let mut name =
        if rest.is_empty() { in_order(first, mixed) } else { family_first(first, &rest.join(" ")) };
    let all_suffixes =
        std::iter::once(name.suffix.as_str()).chain(suffixes).filter(|suffix| !suffix.is_empty());
    name.suffix = all_suffixes.collect::<Vec<_>>().join(" ");
    name.nickname = nickname;
    if name.given.is_empty() && name.family.is_empty() {
        name.given = std::mem::take(&mut name.nickname);
    }
    name
}

/// Behind a comma: a generation, a credential in capitals, a rank (1st Baron …).
fn is_suffix(segment: &str, mixed: bool) -> bool {
    let first = segment.split(' ').next().unwrap_or_default();
    let ordinal =
        first.starts_with(|c: char| c.is_ascii_digit()) && first.ends_with(|c: char| c.is_alphabetic());
    ordinal
        || has_role(first, "suffix")
        || has_role(first, "nobility")
        || (mixed && of(first) == Casing::Upper && has_role(first, "credential"))
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
    let (words, suffix) = split_suffix(words);
    let family_at = family_start(words, mixed);
    let (before, family) = words.split_at_checked(family_at).unwrap_or((words, &[]));
    // The capitals of DUPONT Jean stand first: then the given names follow.
    let capitals = words.iter().take_while(|word| is_capitals(word)).count();
    let (before, family) = if mixed
        && capitals > 0
        && capitals < words.len()
        && !words.iter().skip(capitals).any(|word| is_capitals(word))
    {
        let (family, given) = words.split_at_checked(capitals).unwrap_or((&[], words));
        (given, family)
    } else {
        (before, family)
    };
    // A title alone with one word (Mr Magoo) names the family.
    let (before, family) = if family.is_empty() && before.len() == 1 && !prefix.is_empty() {
        (family, before)
    } else {
        (before, family)
    };
    Name {
        prefix: prefix.join(" "),
        family: family.join(" "),
        suffix: suffix.join(" "),
        ..given_and_middle(before)
    }
}

/// "Family, Given Middle".
fn family_first(family: &str, rest: &str) -> Name {
    let before: Vec<&str> = family.split(' ').filter(|word| !word.is_empty()).collect();
    let behind: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    let (title, family) = split_prefix(&before);
    let (family, suffix) = split_suffix(family);
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
    let titles = words.iter().take_while(|word| has_role(word, "prefix")).count();
    words.split_at(titles.min(words.len().saturating_sub(1)))
}

/// Titles at the beginning, even where nothing is left (Smith, Mr).
fn split_all_prefixes<'a, 't>(words: &'a [&'t str]) -> (&'a [&'t str], &'a [&'t str]) {
    words.split_at(words.iter().take_while(|word| has_role(word, "prefix")).count())
}

/// Generations and credentials at the end, as long as a word is left before them.
fn split_suffix<'a, 't>(words: &'a [&'t str]) -> (&'a [&'t str], &'a [&'t str]) {
    let suffixes = words.iter().rev().take_while(|word| has_role(word, "suffix")).count();
    words.split_at(words.len() - suffixes.min(words.len().saturating_sub(1)))
}

/// Where the family name begins: at its first particle, else at the last word; at the words in
/// capitals where only those are (Jean DUPONT).
fn family_start(words: &[&str], mixed: bool) -> usize {
    if words.len() < 2 {
        return words.len();
    }
    let last = words.len() - 1;
    let small_particle = |word: &&str| has_role(word, "particle") && word.starts_with(char::is_lowercase);
    if words.first().is_some_and(small_particle) {
        return 0;
    }
    let capitals = words.iter().rev().take_while(|word| is_capitals(word)).count();
    if mixed && capitals > 0 && capitals < words.len() {
        return words.len() - capitals;
    }
    let particle =
        words.iter().enumerate().skip(1).find(|(at, word)| *at < last && has_role(word, "particle"));
    match particle {
        // José Ortega y Gasset: the word joins two family names.
        Some((at, word)) if has_role(word, "and") && at > 1 => at - 1,
        Some((at, _)) => at,
        None => last,
    }
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
