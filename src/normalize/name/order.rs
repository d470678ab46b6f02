//! Which words of a name are given, which family names.
//!
//! Does: read capitals for the family, patronymics, the order of other cultures (`cultures`), two
//! Iberian family names, particles.
//! Does not: turn a name round because one word looks odd: both words must be in the tables, else
//! the other reading is reported.

use super::casing::Casing;
use super::compound::given_width;
use super::culture::Culture;
use super::cultures;
use super::endings::{
    ends_as_family, is_family_like, is_of_caucasus, is_of_given, is_patronymic, is_womans_patronymic,
};
use super::person::Order;
use super::shape;
use super::word::Word;
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;

/// Where the parts stand, as ranges of words.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) given: (usize, usize),
    pub(super) middle: (usize, usize),
    pub(super) family: (usize, usize),
    pub(super) order: Order,
    pub(super) doubtful: bool,
}

impl Split {
    /// Given names, middle names, family name.
    pub(super) fn given_first(given: usize, family: usize, words: usize) -> Self {
        Self { given: (0, given), middle: (given, family), family: (family, words), ..Self::default() }
    }

    /// The family name first, of that many words; it stays first.
    pub(super) fn family_first(family: usize, given: usize, words: usize) -> Self {
        Self {
            family: (0, family),
            given: (family, given),
            middle: (given, words),
            order: Order::FamilyFirst,
            doubtful: false,
        }
    }

    /// The same, written the other way round.
    fn turned(self) -> Self {
        Self { order: Order::GivenFirst, ..self }
    }

    pub(super) fn doubtful_if(self, doubtful: bool) -> Self {
        Self { doubtful, ..self }
    }
}

pub(super) fn split(words: &[Word<'_>], mixed: bool, culture: Culture) -> Split {
    if words.len() < 2 {
        return Split::given_first(words.len(), words.len(), words.len());
    }
    fathers_initial(words)
        .or_else(|| capitals(words, mixed, culture))
        .or_else(|| of_father(words, mixed, culture))
        .or_else(|| of_husband(words, mixed))
        .or_else(|| before_initials(words))
        .or_else(|| with_patronymic(words))
        .or_else(|| cultures::split(words, culture))
        .or_else(|| turned(words, culture))
        .or_else(|| long_family_first(words))
        .unwrap_or_else(|| given_first(words, mixed, culture))
}

/// Popescu I. Maria: the father's initial stands between.
fn fathers_initial(words: &[Word<'_>]) -> Option<Split> {
    let [family, initial, given] = words else { return None };
    (initial.is_initial() && ends_as_family(family) && given.is(role::GIVEN)).then(|| Split {
        family: (0, 1),
        middle: (1, 2),
        given: (2, 3),
        ..Split::default()
    })
}

/// Jean DUPONT, DUPONT Jean: a word in capitals beside others is the family name.
fn capitals(words: &[Word<'_>], mixed: bool, culture: Culture) -> Option<Split> {
    let is_loud: fn(&Word<'_>) -> bool =
        |word| word.is_upper() && !word.has(shape::INITIAL | shape::POINT) && word.folded.len() > 1;
    if !mixed || !words.iter().any(is_loud) {
        return None;
    }
    // AB Patel: two letters may be initials, and a particle alone is no family.
    let is_sure: fn(&Word<'_>) -> bool = |word| is_capitals(word.text) || word.is(role::FAMILY);
    let count = words.len();
    let (front, back) = (
        words.iter().take_while(|word| is_loud(word)).count(),
        words.iter().rev().take_while(|word| is_loud(word)).count(),
    );
    let loud = words.iter().filter(|word| is_loud(word)).count();
    let run = if front > 0 { words.get(..front) } else { words.get(count - back..) };
    if loud > 0 && loud < 3 && front + back == 0 {
        return in_the_middle(words, is_loud, is_sure, loud);
    }
    if loud == count || loud != front.max(back) || !run?.iter().any(is_sure) {
        return None;
    }
    if culture == Culture::Mongolian {
        // Natsagiin BAGABANDI: the name that one is called by is the loud one.
        let turned = (front > 0).then(|| Split::given_first(front, front, count));
        return turned.or_else(|| cultures::split(words, culture));
    }
    if front == 0 {
        let particles =
            words.iter().rev().skip(back).take_while(|word| word.starts_small() && word.is(role::PARTICLE));
        let family = count - back - particles.count().min(count - back - 1);
        let given = given_width(words, culture, count - family);
        return Some(Split::given_first(given.min(family), family, count));
    }
    let given = front + given_width(words.get(front..)?, culture, 0);
    let split = Split::family_first(front, given, count);
    Some(if culture.is_family_first() { split } else { split.turned() })
}

/// Peter CHAN Tai Man: the given name of one culture before the family name, that of another behind it.
fn in_the_middle(
    words: &[Word<'_>],
    is_loud: fn(&Word<'_>) -> bool,
    is_sure: fn(&Word<'_>) -> bool,
    loud: usize,
) -> Option<Split> {
    let at = words.iter().position(is_loud)?;
    let end = at + loud;
    let split = Split::given_first(at, at, end);
    let run = words.get(at..end).filter(|_| end < words.len())?;
    let is_one = run.iter().all(is_loud) && run.iter().any(is_sure);
    is_one.then_some(Split { middle: (end, words.len()), ..split })
}

/// ΠΑΠΑΔΟΠΟΥΛΟΥ ΜΑΡΙΑ ΤΟΥ ΓΕΩΡΓΙΟΥ: the father's name stands behind, as in the registers of Greece.
fn of_father(words: &[Word<'_>], mixed: bool, culture: Culture) -> Option<Split> {
    let is_of = |word: &Word<'_>| matches!(word.folded, "του" | "tou");
    let [named @ .., of, _] = words else { return None };
    let [first, second] = named else { return None };
    if is_of(second) {
        return Some(Split::given_first(1, 3, 4));
    }
    if !is_of(of) {
        return None;
    }
    let first_is_given = first.is(role::GIVEN) && !second.is(role::GIVEN);
    let split =
        if first_is_given { split(named, mixed, culture) } else { Split::family_first(1, 2, 2).turned() };
    Some(Split { middle: (2, words.len()), ..split })
}

/// Rossi in Bianchi Maria, Maria Rossi in Bianchi: in Italy a wife's family name and her husband's.
fn of_husband(words: &[Word<'_>], mixed: bool) -> Option<Split> {
    let at = words.iter().position(|word| word.folded == "in" && word.starts_small()).filter(|_| mixed)?;
    let is_family = |word: &Word<'_>| !word.starts_small() && !word.is_only_given() && !word.is_initial();
    let ends = [at.checked_sub(1)?, at + 1];
    if !ends.iter().all(|end| words.get(*end).is_some_and(is_family)) {
        return None;
    }
    let given = words.get(at + 2..)?;
    match at {
        _ if given.is_empty() && at > 1 => Some(Split::given_first(at - 1, at - 1, words.len())),
        1 if given.iter().all(|word| word.is(role::GIVEN)) => {
            Some(Split::family_first(3, words.len(), words.len()).turned())
        }
        _ => None,
    }
}

/// Four capitals in a row or more: fewer may be initials or a title.
pub(super) fn is_capitals(word: &str) -> bool {
    let runs = || word.split(|c: char| !c.is_alphabetic());
    runs().any(|run| run.chars().count() > 3)
        && runs().all(|run| matches!(super::casing::casing(run), Casing::Upper | Casing::None))
}

/// Tolkien J. R. R., Roberts P.A., Иванов И.: a family name, then initials.
fn before_initials(words: &[Word<'_>]) -> Option<Split> {
    let (first, initials) = words.split_first()?;
    if first.is_initials() || !initials.iter().all(Word::is_initials) {
        return None;
    }
    let several = initials.len() > 1 || initials.iter().any(|word| !word.is_initial());
    let family = (is_family_like(first) || several) && !first.is(role::GIVEN);
    let split = Split::family_first(1, 2, words.len());
    family.then(|| if is_cyrillic(first) { split } else { split.turned() })
}

fn is_cyrillic(word: &Word<'_>) -> bool {
    word.has(shape::CYRILLIC)
}

/// Иванов Иван Иванович; Иван Иванович.
fn with_patronymic(words: &[Word<'_>]) -> Option<Split> {
    match words {
        [family, given, last] if is_patronymic(last) && !is_patronymic(given) => {
            let plausible = given.is(role::GIVEN)
                || ends_as_family(family)
                || is_cyrillic(last) && !family.is(role::GIVEN);
            let likely_family = family.is(role::GIVEN) && !given.is(role::GIVEN);
            (plausible && !likely_family).then(|| Split::family_first(1, 2, 3))
        }
        // Əliyeva Mehriban Arif qızı
        [family, _, _, last] if is_of_caucasus(last) && is_family_like(family) => {
            Some(Split::family_first(1, 2, 4))
        }
        // Асан уулу Бакыт, Айгүл Асан кызы: the father's name stands for that of a family.
        [_, of, _] if is_of_caucasus(of) => Some(Split::family_first(2, 3, 3)),
        [_, _, of] if is_of_caucasus(of) => Some(Split::given_first(1, 1, 3)),
        [given, last] if given.is(role::GIVEN) && is_cyrillic(last) => {
            let certain = is_womans_patronymic(last) || is_of_given(last.folded);
            (is_patronymic(last) && certain).then(|| Split::given_first(1, 2, 2))
        }
        [family, given] if is_cyrillic(family) && given.is(role::GIVEN) && !family.is(role::GIVEN) => {
            is_family_like(family).then(|| Split::family_first(1, 2, 2))
        }
        _ => None,
    }
}

/// Cook Aaron, Brines Mark R, Kowalski Jan: both words are in the tables, or an initial stands last.
/// Where the first is in none, the second must be a name that no family has, and it is reported.
fn turned(words: &[Word<'_>], culture: Culture) -> Option<Split> {
    let (first, second, last) = (words.first()?, words.get(1)?, words.last()?);
    // Martin Jean-Philippe
    let is_compound = second.text.contains('-') && second.is_only_given() && second.is(role::WESTERN);
    if words.len() == 2 && is_compound && first.is(role::FAMILY) {
        return Some(Split::family_first(1, 2, 2).turned().doubtful_if(first.is(role::GIVEN)));
    }
    let is_other = first.is(role::GIVEN | role::PARTICLE) || first.is_initial();
    if is_other || words.len() > 3 {
        return None;
    }
    let family = is_family_like(first);
    if !second.is(role::GIVEN) {
        // Virtanen Pirjo: the end of the first says more than a second that nobody listed.
        let by_end = words.len() < 4
            && ends_as_family(first)
            && words.iter().skip(1).all(|word| word.roles & !role::GIVEN == 0 && !ends_as_family(word))
            && !words.iter().any(Word::is_initial);
        return by_end.then(|| Split::family_first(1, 2, words.len()).turned().doubtful_if(true));
    }
    let compound = given_width(words.get(1..)?, culture, 0);
    // Bär-Meier, but not Anna-Fee.
    let is_given = |piece: &str| NAME_WORDS.roles(piece) & role::GIVEN != 0;
    let is_unknown = first.roles == 0 && first.folded.len() > 3 && !first.folded.split(' ').any(is_given);
    let is_surely_given = second.is(role::WESTERN) && second.is_only_given() && second.folded.len() > 3;
    let (fits, doubtful) = match words.len() {
        2 if is_unknown && !family => (is_surely_given, true),
        2 => (family && second.is_only_given() && second.folded.len() > 2, false),
        3 => (
            last.is_initial()
                || compound == 2 && second.is(role::PAIR)
                || family && last.is(role::GIVEN) && second.is(role::WESTERN)
                || first.is_only_family() && second.is_only_given() && last.is_only_given(),
            false,
        ),
        _ => (false, false),
    };
    fits.then(|| Split::family_first(1, 1 + compound, words.len()).turned().doubtful_if(doubtful))
}

/// Van den Bossche Liesbeth, De Luca Giovanni, Pérez García Juan Carlos: a family name of several words,
/// and behind it nothing but given names.
fn long_family_first(words: &[Word<'_>]) -> Option<Split> {
    let is_particle = |word: &&Word<'_>| word.is(role::PARTICLE) && !word.is_initial();
    let particles = words.iter().take_while(is_particle).count().max(usize::from(is_irish(words, 0)));
    let (first, second) = (words.get(particles)?, words.get(particles + 1)?);
    let doubled = particles == 0 && first.is_only_family() && second.is_only_family() && second.is(role::ES);
    let begins = doubled
        || particles > 1
        || particles == 1 && (!words.first()?.is(role::GIVEN) || words.first()?.folded == "di");
    begins.then_some(())?;
    let family = particles + 1 + usize::from(doubled);
    let given = words.get(family..).filter(|given| !given.is_empty())?;
    let compound = given_width(given, Culture::None, 0) == given.len() && given.len() > 1;
    let known = given.iter().all(|word| word.is(role::GIVEN));
    let of_family = is_of_family(words.first()?) && !first.is_only_given() || is_irish(words, 0);
    let plainly = compound || known && (particles > 1 || of_family || given.iter().any(Word::is_only_given));
    // De Smet Wout
    let doubtful = !plainly && of_family && words.len() == particles + 2;
    (plainly || doubtful)
        .then(|| Split::family_first(family, words.len(), words.len()).turned().doubtful_if(doubtful))
}

/// O Brien, Mac Donald: a letter or a son before a name that is one with it.
fn is_irish(words: &[Word<'_>], at: usize) -> bool {
    let Some(first) = words.get(at).filter(|word| matches!(word.folded, "o" | "mac" | "mc")) else {
        return false;
    };
    let is_family =
        |next: &Word<'_>| NAME_WORDS.roles(&[first.folded, next.folded].concat()) & role::FAMILY != 0;
    words.get(at + 1).is_some_and(is_family)
}

/// Given names first; the family name begins at its first particle, else it is the last word, or
/// the last two where both are Iberian family names.
fn given_first(words: &[Word<'_>], mixed: bool, culture: Culture) -> Split {
    let count = words.len();
    let begins = |first: &Word<'_>| mixed && first.starts_small() || count == 2 && is_of_family(first);
    if words.first().is_some_and(|first| is_particle(words, 0, mixed) && begins(first)) {
        return Split::given_first(0, 0, count);
    }
    let given = given_width(words, culture, 1);
    let (given, family) = match particle(words, given, mixed, culture) {
        Some(found) => found,
        None => (given, family_start(words, given, culture)),
    };
    let doubtful = match words {
        [first, last] => {
            let may_be_family = first.is(role::FAMILY) && last.is(role::WESTERN);
            (may_be_family || !first.is(role::GIVEN)) && !first.is_initial() && last.is_only_given()
        }
        _ => false,
    };
    Split::given_first(given, family, count).doubtful_if(doubtful)
}

/// De Jong, but Van Morrison, Della Reese and Le Minh: particles that no given name begins with.
fn is_of_family(word: &Word<'_>) -> bool {
    matches!(word.folded, "de" | "di" | "du" | "ter" | "ten" | "von" | "vom" | "zu" | "zum" | "zur")
}

/// Without a particle.
fn family_start(words: &[Word<'_>], given: usize, culture: Culture) -> usize {
    let last = words.len() - 1;
    let Some(before) = last.checked_sub(1).filter(|before| *before >= given) else { return last };
    // Gamal Abdel Nasser: the servant of one of the names of God is one name. In South Asia Abdul goes with
    // what stands before it (A. P. J. Abdul Kalam).
    let is_servant = words.get(before).is_some_and(|word| matches!(word.folded, "abdel" | "abd" | "عبد"));
    // Hassan Nasrallah, as it is written at home.
    if is_servant || words.get(last).is_some_and(|word| word.folded == "الله") {
        return before;
    }
    // Gabriel García Márquez; Evo Morales Ayma, whose second family name nobody listed.
    let is_first = |word: &Word<'_>| word.is(role::ES) && !word.is(role::GIVEN);
    let is_second = |word: &Word<'_>| word.is(role::ES) || word.roles == 0;
    let doubled = words.get(before).is_some_and(is_first) && words.get(last).is_some_and(is_second);
    match culture {
        Culture::Portuguese => given,
        Culture::Spanish if !words.get(before).is_some_and(Word::is_initial) => before,
        // Ayşe Nur Yılmaz Kaya
        Culture::Turkish if words.get(before).is_some_and(Word::is_only_family) => before,
        Culture::Philippine => last,
        _ if doubled => before,
        _ => last,
    }
}

/// How far the given name goes, and where a family name with a particle begins.
fn particle(words: &[Word<'_>], given: usize, mixed: bool, culture: Culture) -> Option<(usize, usize)> {
    let last = words.len() - 1;
    let first = (given.max(1)..last).find(|at| is_particle(words, *at, mixed))?;
    let word = words.get(first)?;
    if matches!(word.folded, "bin" | "binti" | "bint" | "ibn" | "بن" | "بنت") {
        return Some((first, fathers_end(words, first)));
    }
    let one_before = words.get(first - 1).filter(|_| first > given);
    let is_doubled = one_before.is_some_and(|before| {
        let several = words.first().is_some_and(Word::has_inner_point) && !before.is(role::GIVEN);
        several && word.starts_small()
            || word.folded.starts_with("de")
                && match culture {
                    Culture::Spanish => !before.is(role::GIVEN),
                    _ => before.is(role::ES) && !before.is(role::GIVEN),
                }
    });
    // José Ortega y Gasset: the word joins two family names.
    let start = if word.is(role::AND) || is_doubled { first - 1 } else { first };
    // Ernesto Zedillo Ponce de León
    let before = words.get(given..start).unwrap_or_default();
    let joined = match culture {
        Culture::Portuguese => one_before.is_some(),
        Culture::Spanish => is_doubled && before.iter().all(|word| !word.is(role::GIVEN)),
        _ => false,
    };
    Some((given.min(start), if joined { given } else { start }))
}

/// Abdullah bin Khalid Al Thani: the father's name stands before the family's; else it is the
/// family name.
fn fathers_end(words: &[Word<'_>], from: usize) -> usize {
    let in_arabic = |word: &Word<'_>| word.folded.strip_prefix("ال").is_some_and(|name| name.len() > 4);
    let is_house = |word: &Word<'_>| {
        matches!(word.folded, "al" | "el" | "ال") || word.folded.starts_with("al ") || in_arabic(word)
    };
    // The servant of one of the names of God is one name: عبد العزيز.
    let is_servant = words.get(from + 1).is_some_and(|word| word.folded == "عبد");
    let house =
        words.iter().enumerate().skip(from + 2 + usize::from(is_servant)).find(|(_, word)| is_house(word));
    house.map_or(from, |(at, _)| at)
}

/// A given name that is none of Europe, or that of the prophet.
fn is_eastern(word: &Word<'_>) -> bool {
    word.is(role::GIVEN) && (!word.is(role::WESTERN) || word.folded.starts_with("moham"))
}

/// Boesak-van Wyk
fn ends_in_particle(word: &Word<'_>) -> bool {
    let small =
        |end: &str| end.starts_with(char::is_lowercase) && NAME_WORDS.roles(end) & role::PARTICLE != 0;
    word.text.rsplit_once('-').is_some_and(|(family, end)| family.len() > 4 && small(end))
}

/// One letter is an initial, unless it is small among words that are not (y, e). A word that is a
/// given name, too (Ben), is none before a known family name.
fn is_particle(words: &[Word<'_>], at: usize, mixed: bool) -> bool {
    let Some(word) = words.get(at) else { return false };
    if !word.is(role::PARTICLE) {
        return ends_in_particle(word);
    }
    let small = mixed && word.starts_small();
    let next = words.get(at + 1);
    let next_is_family = next.is_some_and(|next| next.is(role::FAMILY));
    match word.folded.chars().count() {
        _ if matches!(word.folded, "in" | "wa" | "vd") => small,
        1 => small || word.text == "Ó" || word.text == "'T" || is_irish(words, at),
        // Karim Ben Ali, but Anna Ben Ali.
        _ if word.folded == "ben" && words.first().is_some_and(is_eastern) => true,
        _ => small || !word.is(role::GIVEN) || word.is(role::BINDER) || !next_is_family,
    }
}
