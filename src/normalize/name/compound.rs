//! Given names of several words: Mary Ann, María del Carmen, Abdul Rahman, La Shawn.

use super::culture::Culture;
use super::word::Word;
use crate::data::lexicon::role;
use crate::data::{GIVEN_PAIRS, Known};

static PAIRS: Known = Known::new(&GIVEN_PAIRS);

/// How many words the given name has where so many words stand behind it at least.
pub(super) fn given_width(words: &[Word<'_>], culture: Culture, behind: usize) -> usize {
    let most = words.len().saturating_sub(behind);
    let compound = [pair(words, false), bound(words), la_shawn(words)]
        .into_iter()
        .flatten()
        .find(|width| *width <= most);
    // Violeta del Carmen Parra Sandoval: what stands behind María, behind any other with two families.
    let spanish = || pair(words, true).filter(|width| *width > 2 && width + 2 <= words.len());
    let compound = compound.or_else(|| (culture == Culture::Spanish).then(spanish).flatten());
    let width = compound.unwrap_or(1).min(words.len());
    match culture {
        Culture::Spanish | Culture::Portuguese => width + more_given(words, width, most, culture),
        Culture::Philippine => before_initial(words).unwrap_or(width),
        _ => width,
    }
}

/// Maria Corazon S. Aquino: the initial is the mother's family.
fn before_initial(words: &[Word<'_>]) -> Option<usize> {
    let [given @ .., initial, _] = words else { return None };
    (initial.is_initial() && !initial.starts_small() && given.iter().all(|word| !word.is_initial()))
        .then_some(given.len())
        .filter(|width| *width > 0)
}

/// Further given names; one that may be a family name only as long as two words stand behind it,
/// and none before a joining word (Ramón y Cajal); a third one before a Portuguese particle is the mother's
/// family (Luiz Inácio Lula da Silva).
fn more_given(words: &[Word<'_>], width: usize, most: usize, culture: Culture) -> usize {
    let is_given = |at: &usize| {
        let joining = if culture == Culture::Portuguese && *at > 1 { role::PARTICLE } else { role::AND };
        let joined = words.get(at + 1).is_some_and(|next| next.is(joining) && next.starts_small());
        let spare = most > at + 1;
        words.get(*at).is_some_and(|word| word.is_only_given() || spare && word.is(role::GIVEN)) && !joined
    };
    (width..most).take_while(is_given).count()
}

/// Two words by the table; `del-carmen` stands for two of them.
fn pair(words: &[Word<'_>], as_maria: bool) -> Option<usize> {
    let first = words.first()?;
    let first =
        if as_maria && first.is(role::GIVEN) || is_short_maria(first) { "maria" } else { first.folded };
    let fits = |second: &str| {
        let mut rest = words.iter().skip(1);
        second.split('-').all(|piece| rest.next().is_some_and(|word| word.folded == piece))
    };
    let second = PAIRS.get(first)?.split(' ').find(|second| fits(second))?;
    Some(2 + second.matches('-').count())
}

/// Abdul Rahman, Abd al-Fattah, Abd al Fattah, Abu Bakr, Nour El-Din; Ma. Corazon, Mª Teresa and Md. Asif,
/// whose María and Mohammad are written short.
fn bound(words: &[Word<'_>]) -> Option<usize> {
    let (first, second) = (words.first()?, words.get(1)?);
    let short = is_short_maria(first) || matches!(first.text, "Md." | "MD.");
    let short = short && !second.is_initial();
    if second.folded.ends_with(" din") || second.folded.ends_with(" deen") {
        return Some(2);
    }
    if !first.is(role::BINDER) && !short {
        return None;
    }
    let article = matches!(second.folded, "al" | "el" | "ar" | "ur");
    Some(if article { 3 } else { 2 })
}

fn is_short_maria(word: &Word<'_>) -> bool {
    matches!(word.text, "Ma." | "MA." | "Mª" | "Mª." | "M.ª")
}

/// A small word with a capital that begins a name of three: La Shawn K. Ford.
fn la_shawn(words: &[Word<'_>]) -> Option<usize> {
    let [first, second, _, ..] = words else { return None };
    let is_small = matches!(first.folded, "la" | "le" | "de" | "da" | "el") && !first.starts_small();
    (is_small && !second.is(role::PARTICLE | role::FAMILY) && !second.is_initial()).then_some(2)
}
