//! Two people in one field: "Hans und Petra Müller", "Mr & Mrs Smith".
//!
//! Does: read both names; a family name that stands once is both people's.
//! Does not: take two family names for two people (Ortega y Gasset, von und zu Guttenberg).

use super::culture::Culture;
use super::east_asian;
use super::parse::parse;
use super::person::Name;
use super::shape;
use super::sheet::Sheet;
use super::word::{Word, all_are};
use crate::data::lexicon::role;
use crate::text::find;

/// Longest word that joins two people, in bytes.
const LONGEST: usize = 6;

/// Both names of a field that holds two.
pub(super) fn both(sheet: &Sheet<'_>, words: &[Word<'_>], culture: Culture) -> Option<(Name, Name)> {
    if sheet.is_east_asian() {
        return chinese(sheet.text, culture);
    }
    if !sheet.has(shape::JOINING) && !words.iter().any(|word| word.is(role::AND) || word.text == "a") {
        return None;
    }
    if let Some((before, behind)) = in_care_of(sheet.text) {
        return Some((parse(before, culture), parse(behind, culture)));
    }
    let (left, right) = either(sheet.text).or_else(|| sides(sheet.text))?;
    let mut first = parse(&left, culture);
    let mut second = parse(&right, culture);
    for name in [&mut first, &mut second] {
        untitle(name);
    }
    // "Eheleute Kurt und Gerda Wiesner": the one word behind the title is no family name.
    if first.given.is_empty() && !second.given.is_empty() && all_are(&first.family, role::GIVEN) {
        first.given = std::mem::take(&mut first.family);
    }
    // "Smith John & Mary"
    if second.family.is_empty()
        && first.middle.is_empty()
        && is_only(&first.given, role::FAMILY)
        && is(Some(&&*first.family), role::WESTERN)
        && is(Some(&&*second.given), role::GIVEN)
    {
        std::mem::swap(&mut first.given, &mut first.family);
    }
    // "Smith, John & Jane" names the family before, "Hans und Petra Müller" behind.
    if second.family.is_empty() {
        second.family.clone_from(&first.family);
    }
    if first.family.is_empty() {
        first.family.clone_from(&second.family);
    }
    // "Mr & Mrs John Smith": of the first there is but a title, and the given name is his.
    if first.given.is_empty() && !first.prefix.is_empty() && !second.prefix.is_empty() {
        first.given = std::mem::take(&mut second.given);
        first.middle = std::mem::take(&mut second.middle);
    }
    Some((first, second))
}

/// 王伟和李娜, 王伟、李娜: both sides are whole names.
fn chinese(text: &str, culture: Culture) -> Option<(Name, Name)> {
    let is_one = |name: &str| (2..5).contains(&name.chars().count()) && east_asian::is_chinese(name);
    let (before, behind) = ['、', '和', '与', '與', '&', '/']
        .iter()
        .find_map(|sign| text.split_once(*sign).map(|(before, behind)| (before.trim(), behind.trim())))?;
    (is_one(before) && is_one(behind)).then(|| (parse(before, culture), parse(behind, culture)))
}

/// John Smith c/o Mary Jones: no family that lives together.
fn in_care_of(text: &str) -> Option<(&str, &str)> {
    let at = find::find(text, " c/o ").or_else(|| find::find(text, " C/O "))?;
    Some((text.get(..at)?.trim(), text.get(at + 5..)?.trim())).filter(|(_, behind)| !behind.is_empty())
}

/// Words between two people who may be asked one without the other: "en/of", "und/oder".
const EITHER: [&str; 8] = ["e/o", "en/of", "and/or", "und/oder", "et/ou", "y/o", "e/ou", "u/o"];

/// The texts on either side of such a word.
fn either(text: &str) -> Option<(String, String)> {
    let is_one = |word: &str| EITHER.iter().any(|one| word.eq_ignore_ascii_case(one));
    let all: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let at = all.iter().position(|word| is_one(word)).filter(|at| *at > 0 && *at + 1 < all.len())?;
    Some((all.get(..at)?.join(" "), all.get(at + 1..)?.join(" ")))
}

/// A title alone is a title.
fn untitle(name: &mut Name) {
    for part in [&mut name.given, &mut name.family] {
        if name.prefix.is_empty() && !part.is_empty() && (part == "M." || all_are(part, role::PREFIX)) {
            name.prefix = std::mem::take(part);
        }
    }
}

/// The texts on either side of what joins the two.
fn sides(text: &str) -> Option<(String, String)> {
    let spaced = if find::holds_any(text, b"/;&+") { spaced(text) } else { text.to_owned() };
    let all: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    for (at, word) in all.iter().enumerate().skip(1) {
        let (Some(left), Some(right)) = (all.get(..at), all.get(at + 1..)) else { break };
        if !right.is_empty() && joins(word, left, right) {
            return Some((left.join(" "), right.join(" ")));
        }
    }
    None
}

/// `Anna/Jan`, `Anna&Jan`, `Anna; Jan` with spaces; s/o is no name.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    let mut run = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let parts = matches!(c, '&' | '+' | ';')
            || c == '/' && before.is_alphabetic() && next.is_alphabetic() && run > 1;
        if parts {
            spaced.push(' ');
        }
        spaced.push(c);
        if parts {
            spaced.push(' ');
        }
        run = if c.is_alphabetic() { run + 1 } else { 0 };
        before = c;
    }
    spaced
}

fn joins(word: &str, left: &[&str], right: &[&str]) -> bool {
    if matches!(word, "&" | "+" | "/" | ";") {
        return true;
    }
    // No word that joins is longer; the lexicon need not be asked for every word of every name.
    if word.len() > LONGEST {
        return false;
    }
    let sheet = Sheet::of(word);
    let word = sheet.only();
    // Jan a Eva Novákovi
    let is_czech = word.text == "a"
        && right.len() > 1
        && left.iter().chain(right).all(|word| word.starts_with(char::is_uppercase));
    // von und zu Guttenberg, von Thurn und Taxis
    let is_noble = || match (left, right) {
        ([.., particle, _], [only]) if !is(Some(only), role::GIVEN) => *particle == "von",
        _ => false,
    };
    if !word.is(role::AND) && !is_czech
        || word.folded == "und" && (is(left.last(), role::PARTICLE) || is_noble())
    {
        return false;
    }
    // Mgr. et Mgr. Lenka Svobodová
    if word.text == "et" && matches!(left.last(), Some(&("Mgr." | "Bc." | "Ing."))) {
        return false;
    }
    if word.text == "u." {
        return true;
    }
    if word.folded == "u" || word.text.starts_with(char::is_uppercase) && word.is_initial() {
        return false;
    }
    // Of Hungary and Romania: és, și.
    let is_certain = !matches!(word.folded, "ja" | "en" | "ve" | "es" | "si") || !word.text.is_ascii();
    if !word.is(role::PARTICLE) && word.folded.len() > 1 && is_certain {
        return true;
    }
    // Such a word joins family names, too: it joins people only between given names or titles.
    let person = |word: &&str| is(Some(word), role::GIVEN | role::PREFIX) && !is(Some(word), role::PARTICLE);
    let next = Sheet::of(right.first().copied().unwrap_or_default());
    let between_names = matches!((left, right), ([.., family], [given, .., last])
        if left.iter().any(|word| is(Some(word), role::GIVEN)) && is_only(family, role::FAMILY)
            && is_only(given, role::GIVEN) && is(Some(last), role::FAMILY));
    between_names
        || left.iter().all(person) && right.first().is_some_and(person) && !next.only().is_only_family()
}

/// A family name and no given one, or the reverse.
fn is_only(word: &str, of: u32) -> bool {
    let sheet = Sheet::of(word);
    sheet.only().roles & (role::GIVEN | role::FAMILY | role::PARTICLE) == of
}

fn is(word: Option<&&str>, roles: u32) -> bool {
    Sheet::of(word.copied().unwrap_or_default()).only().is(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(Name, Name)> {
        let sheet = Sheet::of(text);
        both(&sheet, &sheet.words(), Culture::None)
    }

    #[test]
    fn two_people_are_told_from_two_family_names() {
        for (text, first, second) in [
            ("Hans und Petra Müller", "Hans Müller", "Petra Müller"),
            ("John Smith & Jane Doe", "John Smith", "Jane Doe"),
            ("Smith, John and Jane", "John Smith", "Jane Smith"),
            ("Juan y María López", "Juan López", "María López"),
            ("Mario Rossi e Anna Bianchi", "Mario Rossi", "Anna Bianchi"),
            ("Anna/Jan Kowalski", "Anna Kowalski", "Jan Kowalski"),
            ("John Smith c/o Mary Jones", "John Smith", "Mary Jones"),
        ] {
            let (one, two) = of(text).unwrap();
            let full = |name: &Name| format!("{} {}", name.given, name.family);
            assert_eq!((&*full(&one), &*full(&two)), (first, second), "{text}");
        }
        for text in [
            "José Ortega y Gasset",
            "Santiago Ramón y Cajal",
            "Karl von und zu Guttenberg",
            "Ravi s/o Krishnan",
        ] {
            assert!(of(text).is_none(), "{text}");
        }
    }
}
