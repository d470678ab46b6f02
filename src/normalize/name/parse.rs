//! A whole name taken apart: titles before it, suffixes behind it, and what stands between.

use super::aside::set_aside;
use super::casing::Casing;
use super::compound::given_width;
use super::culture::Culture;
use super::order::{self, Split};
use super::person::{Name, Order};
use super::shape;
use super::sheet::Sheet;
use super::word::{Word, casing_of, join, push};
use super::{birth, east_asian};
use crate::data::SALUTATIONS;
use crate::data::lexicon::role;

pub(super) fn parse(text: &str, culture: Culture) -> Name {
    let sheet = Sheet::of(text);
    parse_sheet(&sheet, &sheet.words(), culture)
}

/// The same of a text that is read already.
pub(super) fn parse_sheet(sheet: &Sheet<'_>, words: &[Word<'_>], culture: Culture) -> Name {
    if sheet.is_east_asian() {
        return east_asian::parse(sheet.text, culture);
    }
    let aside = if sheet.has(shape::OPENING) { set_aside(sheet.text) } else { None };
    let Some(aside) = aside else { return of_words(words, culture) };
    let mut name = of_words(&Sheet::of(&aside.rest).words(), culture);
    push(&mut name.suffix, &aside.suffix);
    name.set_birth(&Sheet::of(&aside.birth).words());
    name.nickname = aside.nickname;
    if name.given.is_empty() && name.family.is_empty() {
        name.given = std::mem::take(&mut name.nickname);
    }
    name
}

/// A family name with that at birth, which stand in a field of their own: Müller geb. Schmidt.
pub(super) fn family_and_birth(sheet: &Sheet<'_>, words: &[Word<'_>]) -> Option<Name> {
    if let Some(aside) = sheet.has(shape::OPENING).then(|| set_aside(sheet.text)).flatten() {
        let mut name = Name { family: aside.rest, mixed: is_mixed(words), ..Name::default() };
        name.set_birth(&Sheet::of(&aside.birth).words());
        return (!name.maiden.is_empty() && !name.family.is_empty()).then_some(name);
    }
    let mixed = is_mixed(words);
    let (from, to) = birth::place(words, mixed);
    let (family, of_birth) = words.split_at_checked(from)?;
    let mut name = Name { family: join(family), mixed, ..Name::default() };
    name.set_birth(of_birth);
    (to == words.len() && !name.maiden.is_empty() && !name.family.is_empty()).then_some(name)
}

fn of_words(words: &[Word<'_>], culture: Culture) -> Name {
    let mixed = is_mixed(words);
    if let Some(name) = of_wife(words, mixed, culture) {
        return name;
    }
    let (from, to) = birth::place(words, mixed);
    let (before, rest) = words.split_at_checked(from).unwrap_or((words, &[]));
    let (of_birth, behind) = rest.split_at_checked(to - from).unwrap_or_default();
    let (of_birth, suffix) = split_suffix(of_birth, mixed);
    let mut name = match behind {
        [] => in_segments(before, mixed, culture),
        _ => in_segments(&[before, behind].concat(), mixed, culture),
    };
    push(&mut name.suffix, &join(suffix));
    let of_birth = match of_birth.split_last() {
        // Mme DUPONT née MARTIN Claire
        Some((given, of_birth)) if name.given.is_empty() && of_birth.len() > 1 && given.is(role::GIVEN) => {
            push(&mut name.given, given.text);
            of_birth
        }
        _ => of_birth,
    };
    name.set_birth(of_birth);
    name.mixed = mixed;
    name
}

/// Claire LEFÈVRE ép. MARTIN, LEFÈVRE épouse MARTIN Claire: the name at birth stands first.
fn of_wife(words: &[Word<'_>], mixed: bool, culture: Culture) -> Option<Name> {
    let at = words.iter().position(|word| word.is(role::SMALL) && word.folded.starts_with("ep"))?;
    let (before, behind) = (words.get(..at)?, words.get(at + 1..)?);
    let (word, last) = (words.get(at)?, behind.last()?);
    let mut name = in_segments(before, mixed, culture);
    if name.family.is_empty() {
        name.family = std::mem::take(&mut name.given);
    }
    if name.family.is_empty() || last.text.len() < 3 {
        return None;
    }
    name.born = word.text.to_owned();
    name.maiden = std::mem::take(&mut name.family);
    if name.given.is_empty() && behind.len() > 1 {
        let wife = in_segments(behind, mixed, culture);
        (name.given, name.middle, name.family) = (wife.given, wife.middle, wife.family);
    } else {
        name.family = join(behind);
    }
    (name.wed, name.mixed) = (true, mixed);
    Some(name)
}

/// What commas part, or words in their own order.
fn in_segments(words: &[Word<'_>], mixed: bool, culture: Culture) -> Name {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) if first.segment != last.segment => of_segments(words, mixed, culture),
        _ => in_order(words, mixed, culture),
    }
}

/// Whether capitals mean anything in a name, its titles and suffixes aside: Dr. ANNA BERG PhD is
/// written in capitals.
fn is_mixed(words: &[Word<'_>]) -> bool {
    let mut seen = 0;
    for word in words {
        if !word.is(role::PREFIX | role::SUFFIX) {
            seen |= word.shape;
        }
    }
    casing_of(seen) == Casing::Mixed
}

/// What the commas part.
fn of_segments(words: &[Word<'_>], mixed: bool, culture: Culture) -> Name {
    let segments: Vec<&[Word<'_>]> = words.chunk_by(|one, next| one.segment == next.segment).collect();
    let Some((first, behind)) = segments.split_first() else { return Name::default() };
    let named = culture == Culture::Indonesian
        || first.len() > 1
            && first
                .iter()
                .find(|word| !word.is(role::PREFIX) && !word.is_initial())
                .is_some_and(Word::is_only_given);
    let mut suffixes = String::new();
    let mut rest = Vec::new();
    let mut before = Vec::new();
    for segment in behind {
        if is_suffix(segment, first.len() > 1 || behind.len() > 2, mixed)
            || is_dotted(segment, named)
            || mixed && is_order(segment) && is_full(first)
        {
            push(&mut suffixes, &join(segment));
        } else if segment
            .iter()
            .all(|word| word.is(role::PARTICLE) && (!word.is(role::GIVEN) || word.starts_small()))
        {
            before.extend_from_slice(segment);
        } else {
            rest.extend_from_slice(segment);
        }
    }
    let mut name = if rest.is_empty() && before.is_empty() {
        in_order(first, mixed, culture)
    } else {
        before.extend_from_slice(first);
        family_first(&before, &rest, mixed, culture)
    };
    push(&mut name.suffix, &suffixes);
    name
}

/// Behind a comma: a generation, a rank (1st Baron …); with points or in capitals only behind several words, for "Salinger, J.D." and "Roe, MA" are names.
fn is_suffix(segment: &[Word<'_>], several: bool, mixed: bool) -> bool {
    let Some(first) = segment.first() else { return false };
    let is_ordinal = first.text.starts_with(|c: char| c.is_ascii_digit())
        && first.text.ends_with(|c: char| c.is_alphabetic());
    let strong = first.is(role::SUFFIX)
        && (several || !first.has_inner_point())
        && segment.iter().all(|word| word.is(role::SUFFIX | role::CREDENTIAL) || !word.is_initial());
    is_ordinal
        || strong
        || first.is(role::NOBILITY)
        || several && (is_credential(first, mixed) || first.is(role::CREDENTIAL) && first.text.ends_with('.'))
        || several && is_spaced_degree(segment)
}

/// S.Pd., M.Hum.; S.H. and M.T. behind a given and a family name, where they are no initials.
fn is_dotted(segment: &[Word<'_>], named: bool) -> bool {
    let dotted = |word: &Word<'_>| {
        word.has_inner_point()
            && word.text.ends_with('.')
            && (named || word.folded.len() > 3 && !word.is_initials())
    };
    segment.iter().all(dotted)
}

/// A credential that nobody listed, behind a given and a family name: Mary Loyola, OSF
fn is_order(segment: &[Word<'_>]) -> bool {
    let is_unknown =
        |word: &Word<'_>| word.is_upper() && word.text.len() > 2 && !word.is(role::GIVEN | role::FAMILY);
    segment.first().is_some_and(is_unknown)
        && segment.iter().skip(1).all(|word| word.is(role::SUFFIX | role::CREDENTIAL))
}

/// A given name and more than one word beside it.
fn is_full(words: &[Word<'_>]) -> bool {
    let begins = words.iter().find(|word| !word.is(role::PREFIX)).is_some_and(|word| word.is(role::GIVEN));
    begins && words.len() > 2
}

/// In capitals among words that are not, or with points: in small letters most of them are words or
/// names (do, ma, pe). Without a vowel they are neither.
fn is_credential(word: &Word<'_>, mixed: bool) -> bool {
    let is_word = || word.folded.bytes().any(|byte| b"aeiouy".contains(&byte));
    word.is(role::CREDENTIAL)
        && (mixed && word.is_upper()
            || word.has_inner_point()
            || !mixed && word.folded.len() > 1 && !is_word())
}

/// `Ph. D.`, `Ph D`, `at law`
fn is_spaced_degree(words: &[Word<'_>]) -> bool {
    matches!(words, [one, two] if matches!((one.folded, two.folded), ("ph", "d") | ("at", "law")))
}

/// Words in their own order.
fn in_order(all: &[Word<'_>], mixed: bool, culture: Culture) -> Name {
    let (prefix, named) = split_prefix(all, culture);
    let (inner, suffix) = split_suffix(named, mixed);
    // Jason Senior, Edward Senior III: written out behind a single name, it is the family name.
    let is_family = |word: &Word<'_>| matches!(word.folded, "senior" | "junior") && word.text != word.folded;
    let alone = inner.len() == 1 && prefix.is_empty() && culture != Culture::Portuguese;
    let family = usize::from(alone && suffix.first().is_some_and(is_family));
    let (inner, suffix) = named.split_at(inner.len() + family);
    let (inner, suffix) = if suffix.is_empty() { split_grandson(inner, culture) } else { (inner, suffix) };
    let (inner, behind) = split_at_titles(inner, 2);
    // The Smith Family
    let is_house = suffix.last().is_some_and(|word| word.folded == "family");
    let article = is_house && inner.first().is_some_and(|word| word.is(role::SMALL));
    let (the, inner) = inner.split_at(usize::from(article && inner.len() > 1));
    let split = of_place(inner, prefix.is_empty()).unwrap_or_else(|| order::split(inner, mixed, culture));
    let mut name = of_split(inner, &split);
    name.prefix = join(&[prefix, the].concat());
    push(&mut name.prefix, &join(behind));
    name.suffix = join(suffix);
    // A title with one word (Mr Magoo) names the family, but Sir Elton and U Thant are given names.
    let first = prefix.last().is_some_and(|word| word.is(role::FIRST))
        || matches!(culture, Culture::Burmese | Culture::Indonesian);
    if name.family.is_empty()
        && name.middle.is_empty()
        && (!name.prefix.is_empty() || is_house || inner.first().is_some_and(is_of_couple))
        && inner.len() == 1
        && !first
    {
        std::mem::swap(&mut name.given, &mut name.family);
    }
    name
}

/// Novákovi: the family of Novák, in the Czech lands.
fn is_of_couple(word: &Word<'_>) -> bool {
    word.folded.len() > 6 && word.folded.ends_with("ovi") && word.roles == 0
}

/// Lord Smith of Finsbury, Robert of Gloucester: the place belongs to the family name.
fn of_place(words: &[Word<'_>], untitled: bool) -> Option<Split> {
    let at = words.iter().position(|word| word.text == "of").filter(|at| *at > 0 && at + 1 < words.len())?;
    let family = if untitled { (at - 1).max(1) } else { at - 1 };
    (!words.iter().take(at).any(Word::starts_small))
        .then(|| Split::given_first(family.min(1), family, words.len()))
}

fn of_split(words: &[Word<'_>], split: &Split) -> Name {
    let part = |(from, to): (usize, usize)| join(words.get(from..to).unwrap_or_default());
    Name {
        given: part(split.given),
        middle: part(split.middle),
        family: part(split.family),
        order: split.order,
        doubtful: split.doubtful,
        ..Name::default()
    }
}

/// "Family, Given Middle".
fn family_first(before: &[Word<'_>], behind: &[Word<'_>], mixed: bool, culture: Culture) -> Name {
    if let Some(name) = english_behind(before, behind, mixed, culture) {
        return name;
    }
    let (title, family) = split_prefix(before, culture);
    let (family, suffix) = split_suffix(family, mixed);
    let (family, title_behind) = split_at_titles(family, 1);
    // "Carolyn, Savage": a comma between a given and a family name parts nothing.
    if let ([.., given], [behind]) = (family, behind)
        && family.first().is_some_and(Word::is_only_given)
        && (family.len() == 1 || given.is_initial())
        && behind.is_only_family()
    {
        let all = [title, title_behind, family, std::slice::from_ref(behind)].concat();
        return Name { suffix: join(suffix), ..in_order(&all, mixed, culture) };
    }
    let (more_title, behind) = behind.split_at(titles(behind, culture));
    let (behind, more_suffix) = split_suffix(behind, mixed);
    let (behind, late_title) = split_at_titles(behind, 1);
    let (behind, particles) = split_particles_behind(behind, mixed);
    let given = given_width(behind, culture, 0);
    let vietnamese = family.first().is_some_and(|word| word.is(role::VN)) && culture == Culture::Vietnamese;
    let split = if vietnamese && behind.len() > 1 {
        let (middle, given) = ((0, behind.len() - 1), (behind.len() - 1, behind.len()));
        Split { middle, given, order: Order::FamilyMiddle, ..Split::default() }
    } else {
        Split { given: (0, given), middle: (given, behind.len()), ..Split::default() }
    };
    Name {
        prefix: join(&[title, title_behind, more_title, late_title].concat()),
        family: join(&[particles, family].concat()),
        suffix: join(&[suffix, more_suffix].concat()),
        ..of_split(behind, &split)
    }
}

/// CHAN Tai Man, Peter; Tan Chee Keong, Alvin: the whole name stands before the comma, an English given
/// name behind it.
fn english_behind(before: &[Word<'_>], behind: &[Word<'_>], mixed: bool, culture: Culture) -> Option<Name> {
    let ([first, rest @ ..], [english]) = (before, behind) else { return None };
    let of_family =
        |word: &Word<'_>| word.is_upper() || word.is(role::PARTICLE | role::PREFIX | role::SUFFIX);
    let is_chinese = culture == Culture::Chinese && first.is(role::CN) && rest.len() == 2;
    let begins = mixed && english.is(role::GIVEN) && (first.is_upper() || is_chinese);
    if !begins || rest.is_empty() || rest.iter().any(of_family) {
        return None;
    }
    let words = [std::slice::from_ref(english), before].concat();
    if first.is_upper() {
        return Some(in_order(&words, mixed, culture));
    }
    Some(of_split(&words, &Split { middle: (2, 4), ..Split::given_first(1, 1, 2) }))
}

type Halves<'a, 't> = (&'a [Word<'t>], &'a [Word<'t>]);

/// Titles at the beginning, as long as a word is left behind them.
fn split_prefix<'a, 't>(words: &'a [Word<'t>], culture: Culture) -> Halves<'a, 't> {
    words.split_at(titles(words, culture).min(words.len().saturating_sub(1)))
}

/// Titles before two words at least: of women in Bangladesh, India, East Africa and the Philippines, of dentists in
/// Turkey.
const OF_TWO: [&str; 6] = ["Begum", "Most.", "Kum.", "Bi.", "Bb.", "Dt."];
/// Titles before a family name of Vietnam.
const BEFORE_FAMILY: [&str; 6] = ["Ông", "Bà", "Chị", "TS.", "BS.", "GS."];

/// How many titles stand first; the field of a doctor (Dr. jur., Dr. med.) only behind the doctor,
/// small words (The Right Hon.) only before a title.
pub(super) fn titles(words: &[Word<'_>], culture: Culture) -> usize {
    let mut titles = 0;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let of_country = match word.text {
            "U" | "u" => at == 0 && culture == Culture::Burmese && words.len() > 1,
            "M." | "Me" => at == 0 && culture == Culture::French,
            "M" => {
                at == 0
                    && culture == Culture::French
                    && words.len() > 2
                    && words.get(1).is_some_and(|next| next.is(role::GIVEN))
            }
            // Of Austria, and no particle of Italy.
            "DI" => words.len() > at + 2 && words.get(at + 1).is_some_and(|next| !next.is_upper()),
            // Of accountants in Mexico, of councillors in Austria, of pilgrims in Indonesia.
            "C.P." => at == 0 && culture == Culture::Spanish && words.len() > 2,
            "Dª" | "D.ª" | "Da." | "Av." => at + 1 < words.len(),
            // Hon. Justice Pal and Justice Kofi Annan, but Justice Smith.
            "Justice" => {
                let named = words.get(at + 1).is_some_and(|next| next.is(role::GIVEN) || next.is_initial());
                titles == at && if at > 0 { words.len() > at + 1 } else { named && words.len() > 2 }
            }
            // g. Janez Novak, drg. Rina Wulandari: small and with a point, where names are not.
            small if small.ends_with('.') && word.starts_small() => {
                titles == at
                    && (word.is_initial()
                        || !word.is(role::GIVEN | role::PARTICLE | role::MAIDEN | role::AND))
                    && words.len() > at + 2
                    && words.get(at + 1).is_some_and(|next| next.has(shape::LOWER) && !next.starts_small())
            }
            "KR" => at == 0 && words.get(1).is_some_and(|next| next.is(role::PREFIX)),
            "H." | "Tn." | "Ny." => culture == Culture::Indonesian && words.len() > at + 1,
            "D." | "Don" => {
                matches!(culture, Culture::Spanish | Culture::Portuguese) && words.len() > 2
                    || before.is_some_and(|before| before.folded == "sr")
            }
            _ if OF_TWO.contains(&word.text) => at == 0 && words.len() > 2,
            _ if BEFORE_FAMILY.contains(&word.text) => {
                titles == at && words.get(at + 1).is_some_and(|next| next.is(role::VN))
            }
            _ => false,
        };
        // Dr. phil. Berg, but Dr. Phil McGraw.
        let degree =
            titles > 0 && word.is(role::DEGREE) && (!word.is(role::GIVEN) || word.text.ends_with('.'));
        let of_two = at > 0 && is_title_of_two(words.get(at - 1..).unwrap_or_default());
        if word.is(role::PREFIX) || of_country || degree || of_two {
            titles = at + 1;
            continue;
        }
        let behind = words.get(at..).unwrap_or_default();
        let goes_on = word.is(role::SMALL)
            || is_title_of_two(behind)
            || titles == at && (is_le_professeur(behind) || is_unknown_title(behind, titles > 0));
        if !goes_on {
            break;
        }
    }
    titles
}

/// The article of a French title behind another: M. le Professeur, Mme la Présidente.
fn is_le_professeur(words: &[Word<'_>]) -> bool {
    matches!(words, [article, title, ..] if matches!(article.text, "le" | "la") && title.is(role::PREFIX))
}

/// Titles of two words, each of which is a name or a particle as well; `n. med.` behind a doctor in Poland.
fn is_title_of_two(words: &[Word<'_>]) -> bool {
    matches!(words, [one, two, _, ..] if one.text == "n." && two.is(role::DEGREE)
        || matches!((one.folded, two.folded), ("tan", "sri") | ("de", "heer") | ("wing", "cdr" | "commander")
            | ("el", "hadj") | ("sant", "baba") | ("sz", "p")))
}

/// What is written short before a title is one, and any word between two: StB Dr. Niemann, Hochw. Herr
/// Huber, Frau Stadträtin Dr. Roth.
fn is_unknown_title(words: &[Word<'_>], between: bool) -> bool {
    let [word, title, _, ..] = words else { return false };
    let is_short = between
        || word.text.starts_with(|c: char| c.is_ascii_digit())
        || word.text.ends_with('.')
        || word.has_inner_point()
        || word.is_upper() && word.text.len() < 5;
    is_short
        && !word.is(role::GIVEN | role::FAMILY)
        && !word.is_initial()
        && title.has(shape::LOWER)
        && title.is(role::PREFIX)
        && !title.is(role::GIVEN | role::FAMILY | role::SUFFIX | role::PARTICLE)
}

/// Generations at the end, as long as a word is left before them; credentials behind two.
fn split_suffix<'a, 't>(words: &'a [Word<'t>], mixed: bool) -> Halves<'a, 't> {
    // Amartya Sen; with a point it is the older one.
    let is_name = |word: &Word<'_>| {
        word.is(role::FAMILY | role::GIVEN | role::CN_GIVEN | role::JP_GIVEN) && !word.text.ends_with('.')
    };
    let mut left = words.len();
    while left > 1 {
        let Some(last) = words.get(left - 1) else { break };
        let is_fifth = last.text == "V" && mixed && words.first().is_some_and(|word| word.is(role::GIVEN));
        let two = words.get(left - 2..left).unwrap_or_default();
        if left > 3 && (is_spaced_degree(two) || mixed && is_coat_of_arms(two)) {
            left -= 2;
        } else if last.is(role::SUFFIX) && (left > 2 || !last.has_inner_point()) && !is_name(last)
            || left > 2 && (is_credential(last, mixed) && last.folded.len() > 1 || is_fifth)
        {
            left -= 1;
        } else {
            break;
        }
    }
    words.split_at(left)
}

/// The house of a family in Poland: Jan Kossakowski h. Ślepowron.
fn is_coat_of_arms(words: &[Word<'_>]) -> bool {
    matches!(words, [one, _] if matches!(one.text, "h." | "herbu"))
}

/// A word of generations that is a family name elsewhere: Antonio Carlos Jobim Neto; Ola Nordmann d.y.; a
/// polite word: Ayşe Hanım, Ramesh ji.
fn split_grandson<'a, 't>(words: &'a [Word<'t>], culture: Culture) -> Halves<'a, 't> {
    let several = words.len() > 2;
    let is_one = |word: &Word<'_>| match culture {
        Culture::Portuguese => several && word.is(role::SUFFIX),
        Culture::Turkish => matches!(word.folded, "bey" | "hanim"),
        _ if word.text == "ji" => !words.iter().rev().skip(1).any(Word::starts_small),
        _ => several && matches!(word.text, "d.y." | "d.e." | "d.ä." | "d.æ."),
    };
    let named = words.len() > 1 && words.last().is_some_and(is_one);
    words.split_at(words.len() - usize::from(named))
}

/// Titles behind a name (Smith John Mr), as long as so many words are left.
fn split_at_titles<'a, 't>(words: &'a [Word<'t>], least: usize) -> Halves<'a, 't> {
    let is_title = |word: &&Word<'_>| {
        word.is(role::PREFIX) && (SALUTATIONS.has(word.folded) || matches!(word.folded, "dr" | "prof"))
    };
    // Dr. med.: the degree belongs to the title before it.
    let may_be = |word: &&Word<'_>| is_title(word) || word.is(role::DEGREE) && word.text.ends_with('.');
    let behind = words.len() - words.iter().rev().take_while(may_be).count();
    let first = words.iter().skip(behind).position(|word| is_title(&word));
    words.split_at(first.map_or(words.len(), |first| behind + first).max(least).min(words.len()))
}

/// "Goethe, Johann Wolfgang von".
fn split_particles_behind<'a, 't>(words: &'a [Word<'t>], mixed: bool) -> Halves<'a, 't> {
    let is_particle = |word: &&Word<'_>| {
        word.is(role::PARTICLE)
            && !word.is_initial()
            && if mixed { word.starts_small() } else { !word.is(role::GIVEN) }
    };
    let particles = words.iter().rev().take_while(is_particle).count();
    words.split_at(words.len() - particles.min(words.len().saturating_sub(1)))
}
