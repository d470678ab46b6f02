//! What stands in quotes or brackets inside a name.
//!
//! Does: set a nickname, a name at birth or a suffix apart.
//! Does not: take an apostrophe (O'Neil, van 't Hoff) for a quote.

use super::super::address;
use super::sheet::Sheet;
use super::word::{Word, all_are, push};
use crate::data::lexicon::role;
use crate::text::find;

/// Opening signs with their closing ones.
const PAIRS: [(char, &[char]); 8] = [
    ('"', &['"']),
    ('“', &['”', '“']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('(', &[')']),
    ('[', &[']']),
    ('‘', &['’']),
    ('\'', &['\'']),
];
/// Most texts set aside from one name.
const MOST: usize = 2;

/// A name without what stood in quotes or brackets.
#[derive(Debug, Default)]
pub(super) struct Aside {
    pub(super) rest: String,
    pub(super) nickname: String,
    pub(super) suffix: String,
    pub(super) birth: String,
}

/// Nothing where there are no quotes.
pub(super) fn set_aside(text: &str) -> Option<Aside> {
    let mut aside = Aside { rest: text.to_owned(), ..Aside::default() };
    for _ in 0..MOST {
        let Some((before, inside, after)) = quoted(&aside.rest) else { break };
        let inside = inside.replace(['"', ',', '“', '”', '„'], "");
        let rest = find::replace([before.trim_end(), " ", after.trim_start()].concat().trim(), " ,", ",");
        let sheet = Sheet::of(&inside);
        let inner = sheet.words();
        let is = |roles| inner.first().is_some_and(|word| word.is(roles));
        if all_are(before, role::PREFIX) && is(role::DEGREE) {
            break;
        }
        // Dr. (Mrs.) Sunita Sharma; Sunita Sharma (Mrs.), but (Duke) is a name.
        if all_are(&inside, role::PREFIX)
            && (inside.ends_with('.') || !before.is_empty() && all_are(before, role::PREFIX))
        {
            let [first, second] =
                if all_are(before, role::PREFIX) { [before, &inside] } else { [&inside, before] };
            aside.rest = [first.trim(), second.trim(), after.trim()].join(" ").trim().to_owned();
            continue;
        }
        // (geb. Roth), (Jr.), (Ret.), but (Ed) is a name.
        let abbreviated = inside.ends_with('.') || inner.iter().all(Word::is_upper);
        if is(role::MAIDEN) && inner.len() > 1 {
            push(&mut aside.birth, inside.trim());
        } else if is(role::SUFFIX) || is(role::CREDENTIAL) && abbreviated {
            push(&mut aside.suffix, inside.trim());
        } else {
            push(&mut aside.nickname, inside.trim());
        }
        aside.rest = rest;
    }
    (aside.rest != text).then_some(aside)
}

/// The name behind the words of a letter: c/o John Smith, z. Hd. Frau Meier, Attn: Jane Doe.
pub(super) fn addressed_to<'t>(sheet: &Sheet<'t>, words: &[Word<'_>]) -> Option<&'t str> {
    let first = words.first()?;
    let is_note = |count: usize| {
        let joined: String = words.iter().take(count).map(|word| word.folded.replace(' ', "")).collect();
        joined == "co" && find::holds(first.text, '/') || address::addresses(&joined)
    };
    let may_be = first.roles == 0 || find::holds_any(first.text, b"/.");
    let count = [2, 1].into_iter().find(|count| may_be && is_note(*count))?;
    Some(sheet.between(count, words.len())).filter(|name| !name.is_empty())
}

/// The text before, inside and behind the first quotes with a letter between them.
fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let single = matches!(c, '\'' | '‘');
        let closing = PAIRS.iter().find(|(open, _)| *open == c && (!single || before == ' '));
        if let Some((_, closing)) = closing {
            let rest = text.get(at + c.len_utf8()..)?;
            if let Some((inside, after)) = closed(rest, closing, single) {
                return Some((text.get(..at)?, inside, after));
            }
        }
        before = c;
    }
    None
}

/// Up to the closing sign; a single one closes only where a word ends.
fn closed<'t>(rest: &'t str, closing: &[char], single: bool) -> Option<(&'t str, &'t str)> {
    let ends = |at: usize, c: char| {
        let next = rest.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        !single || next.is_none_or(|next| matches!(next, ' ' | ','))
    };
    let (at, c) = rest.char_indices().find(|(at, c)| closing.contains(c) && ends(*at, *c))?;
    let inside = rest.get(..at)?;
    inside.chars().any(char::is_alphabetic).then_some((inside, rest.get(at + c.len_utf8()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_brackets_are_set_apart_and_apostrophes_are_not() {
        for (typed, rest, nickname, suffix) in [
            ("Robert 'Bob' Smith", "Robert Smith", "Bob", ""),
            ("Jan van 't Hoff", "Jan van 't Hoff", "", ""),
            ("Anna Berg (Jr.)", "Anna Berg", "", "Jr."),
            ("Hans „Hansi“ Flick", "Hans Flick", "Hansi", ""),
            ("Mag. (FH) Eva Roth", "Mag. (FH) Eva Roth", "", ""),
            ("John \"Jack", "John \"Jack", "", ""),
        ] {
            match set_aside(typed) {
                Some(aside) => {
                    assert_eq!((&*aside.rest, &*aside.nickname, &*aside.suffix), (rest, nickname, suffix));
                }
                None => assert_eq!((typed, "", ""), (rest, nickname, suffix)),
            }
        }
    }
}
