//! The words of a column name put together to the phrases that the lexicon knows.

use super::lexicon::{Meaning, meanings, told};
use crate::vocabulary::{Kind, Polarity};

/// Words that a phrase has at most.
const PHRASE_WORDS: usize = 7;
/// Letters that each half of a word written together has at least.
const PIECE: usize = 3;
/// Letters that a word without its ending has at least.
const STEM: usize = 4;
/// Letters of the longest ending.
const LONGEST_ENDING: usize = 3;
/// Bytes of the shortest word that tells by itself what a longer one is that ends with it.
const TAIL: usize = 5;
/// Bytes of the longest word that is taken apart.
const WRITTEN_TOGETHER: usize = 40;

/// A phrase, a number, or a word nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its words, for the reason.
    pub(super) text: String,
    /// What it means; nothing if it is unknown or a number.
    pub(super) meanings: Vec<Meaning>,
    /// A number that stands in it: `2` in `E-mail 2 Address`.
    pub(super) number: Option<String>,
}

impl Segment {
    fn unknown(word: &str) -> Self {
        Self { text: word.to_owned(), meanings: Vec::new(), number: None }
    }

    fn known(words: &[String], meanings: Vec<Meaning>) -> Self {
        Self { text: words.join(" "), meanings, number: None }
    }

    /// Whether it has a meaning.
    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.meanings.contains(&meaning)
    }

    /// Whether a word, not a number, that nobody knows.
    pub(super) fn is_unknown(&self) -> bool {
        self.meanings.is_empty() && self.number.is_none()
    }
}

/// Takes the longest known phrase, from left to right.
pub(super) fn segment(words: &[String]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        if let Some((segment, length)) = longest(rest) {
            segments.push(segment);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        segments.extend(single(first));
        rest = others;
    }
    segments
}

fn longest(words: &[String]) -> Option<(Segment, usize)> {
    (1..=words.len().min(PHRASE_WORDS)).rev().find_map(|length| {
        let phrase = words.get(..length)?;
        let mut found = meanings(&phrase.concat());
        if is_torn(phrase, &found) {
            return None;
        }
        let begins_strange = || phrase.first().is_some_and(|first| length > 1 && meanings(first).is_empty());
        if found.is_empty() && begins_strange() {
            found.extend(told(&phrase.join(" ")));
        }
        if found.is_empty() {
            let is_last = length == words.len();
            let segment = around_number(phrase).or_else(|| is_last.then(|| ending_in_no(phrase)).flatten());
            segment.map(|segment| (segment, length))
        } else {
            Some((Segment::known(phrase, found), length))
        }
    })
}

/// "Not e-..." is no note: a word that denies is no beginning of another that says nothing of consent.
fn is_torn(phrase: &[String], found: &[Meaning]) -> bool {
    let [first, _, ..] = phrase else { return false };
    let kind = |meaning: &Meaning| matches!(meaning, Meaning::Kind(..) | Meaning::Alone(_));
    first.len() >= PIECE && found.iter().any(kind) && meanings(first).contains(&Meaning::Negation)
}

/// `e mail 2 address` is `e mail address` with the number 2.
fn around_number(phrase: &[String]) -> Option<Segment> {
    let [_, inner @ .., _] = phrase else { return None };
    let number = inner.iter().find(|word| is_number(word))?;
    let others: Vec<String> = phrase.iter().filter(|word| !is_number(word)).cloned().collect();
    let found = meanings(&others.concat());
    let ends_with_words = !phrase.last().is_some_and(|word| is_number(word));
    (ends_with_words && !found.is_empty())
        .then(|| Segment { number: Some(number.clone()), ..Segment::known(&others, found) })
}

/// `order no` is `order number`, `Handy-Nr.` a `Handynummer`.
fn ending_in_no(phrase: &[String]) -> Option<Segment> {
    let [before @ .., last] = phrase else { return None };
    let number = match last.as_str() {
        "no" | "nbr" => "number",
        "nr" => "nummer",
        _ => return None,
    };
    let found = meanings(&[&before.concat(), number].concat());
    (!before.is_empty() && !found.is_empty()).then(|| Segment::known(phrase, found))
}

/// A number, the pieces of words written together (`billingcity`), another form of a word (`telefonos`), or an
/// unknown word.
fn single(word: &str) -> Vec<Segment> {
    let unknown = || Segment::unknown(word);
    if is_number(word) {
        return vec![Segment { number: Some(word.to_owned()), ..unknown() }];
    }
    if let [letter] = word.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        // What stood before an apostrophe: "l'adresse".
        return vec![named(word, vec![Meaning::Noise])];
    }
    if word.len() > WRITTEN_TOGETHER {
        return scattered(word).unwrap_or_else(|| vec![unknown()]);
    }
    let whole = bent(word).or_else(|| told(word).map(|meaning| vec![meaning]));
    let one = |meanings| vec![named(word, meanings)];
    if whole
        .as_deref()
        .is_some_and(|found| matches!(found, [Meaning::Consent { .. } | Meaning::Negation, ..]))
    {
        return whole.map(one).unwrap_or_default();
    }
    let varied = || whole.clone().or_else(|| refused(word)).or_else(|| varied(word)).map(one);
    let parts = pieces(word).or_else(varied).or_else(|| scattered(word)).or_else(|| ending(word));
    parts.unwrap_or_else(|| vec![unknown()])
}

fn named(word: &str, meanings: Vec<Meaning>) -> Segment {
    Segment { meanings, ..Segment::unknown(word) }
}

/// `nepřeje` and `disagree` refuse what `přeje` and `agree` grant, as `izinsiz` does.
fn refused(word: &str) -> Option<Vec<Meaning>> {
    let before = ["ne", "dis", "non", "un"].iter().find_map(|not| word.strip_prefix(not));
    let found = known(before.or_else(|| DENYING.iter().find_map(|not| word.strip_suffix(not)))?);
    let refused = found.into_iter().find_map(|meaning| match meaning {
        Meaning::Consent { polarity: Polarity::Direct, weak } => {
            Some(Meaning::Consent { polarity: Polarity::Inverse, weak })
        }
        _ => None,
    })?;
    Some(vec![refused])
}

/// A word as it stands, or in another form.
fn known(word: &str) -> Vec<Meaning> {
    let found = meanings(word);
    if found.is_empty() {
        bent(word).or_else(|| told(word).map(|meaning| vec![meaning])).unwrap_or_default()
    } else {
        found
    }
}

/// What Hebrew and Arabic write at the beginning of a word: the, to, in, and.
const JOINED: &[&str] = &["ال", "بال", "لل", "ل", "و", "ה", "ל", "ב", "מ", "ו"];

/// A word without what is written at its beginning, or with another last vowel, as `zgodę` of `zgoda`.
fn varied(word: &str) -> Option<Vec<Meaning>> {
    let without =
        JOINED.iter().filter_map(|joined| word.strip_prefix(joined)).filter(|rest| rest.len() > PIECE);
    let mut plain = without.map(meanings).filter(|found| !found.is_empty());
    plain.next().or_else(|| {
        let (stem, _) = word.split_at_checked(word.char_indices().next_back()?.0)?;
        let is_long = stem.chars().count() >= STEM && stem.is_ascii();
        let mut vowels =
            ["a", "e", "o"].iter().filter(|_| is_long).map(|vowel| meanings(&[stem, vowel].concat()));
        vowels.find(|found| {
            found.iter().any(|meaning| {
                matches!(meaning, Meaning::Consent { .. } | Meaning::Channel(_) | Meaning::Purpose(_))
            })
        })
    })
}

/// Endings that deny: `izinsiz` is without permission.
const DENYING: &[&str] = &["siz", "suz", "ton", "les"];

/// A word with another ending of up to three letters, as plurals and cases have. What names a kind takes a longer
/// word and a shorter ending: mobility is no telephone.
fn bent(word: &str) -> Option<Vec<Meaning>> {
    let ends = word.char_indices().rev().map(|(at, _)| at);
    ends.take(LONGEST_ENDING).enumerate().find_map(|(dropped, end)| {
        let (stem, ending) = word.split_at_checked(end)?;
        let letters = stem.chars().count();
        if letters < STEM || !stem.chars().all(is_spelt) || DENYING.contains(&ending) {
            return None;
        }
        let mut found = meanings(stem);
        if found.is_empty() {
            found.extend(told(stem));
        }
        found.retain(|meaning| match meaning {
            Meaning::Kind(..) => letters > STEM + dropped && dropped < 2,
            Meaning::Alone(_) | Meaning::Whole(_) | Meaning::Detail(_) => false,
            _ => true,
        });
        (!found.is_empty()).then_some(found)
    })
}

/// A letter of a script whose words have endings and are parted by spaces.
fn is_spelt(c: char) -> bool {
    c < '\u{530}' && c.is_alphabetic()
}

/// Words of a script without spaces, whatever stands between them: one letter there says too little, unless it
/// denies.
fn scattered(word: &str) -> Option<Vec<Segment>> {
    if word.chars().any(|c| c < '\u{e00}') {
        return None;
    }
    let (mut all, mut rest, mut strange) = (Vec::new(), word, String::new());
    while let Some(letter) = rest.chars().next() {
        let Some((segment, after)) = leading(rest) else {
            strange.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            continue;
        };
        if !strange.is_empty() {
            all.push(Segment::unknown(&std::mem::take(&mut strange)));
        }
        all.push(segment);
        rest = after;
    }
    if all.is_empty() {
        return None;
    }
    if !strange.is_empty() {
        all.push(Segment::unknown(&strange));
    }
    Some(all)
}

/// The longest known word that a text begins with, and what follows.
fn leading(text: &str) -> Option<(Segment, &str)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<_>>();
    ends.iter().rev().find_map(|end| {
        let (head, tail) = text.split_at_checked(*end)?;
        let mut found = meanings(head);
        found.extend(told(head).filter(|_| found.is_empty()));
        let tells = head.chars().nth(1).is_some() || found.contains(&Meaning::Negation);
        (tells && !found.is_empty()).then(|| (named(head, found), tail))
    })
}

/// `Policennummer` is a number and `Kursdatum` a date, of whatever.
fn ending(word: &str) -> Option<Vec<Segment>> {
    let ends = word.char_indices().map(|(at, _)| at).skip(PIECE);
    ends.take_while(|end| end + TAIL <= word.len()).find_map(|end| {
        let (head, tail) = word.split_at_checked(end)?;
        let found = meanings(tail);
        let tells = found.iter().any(|meaning| {
            matches!(
                meaning,
                Meaning::Alone(Kind::Id)
                    | Meaning::Kind(Kind::Id | Kind::Date | Kind::Timestamp | Kind::Phone, _)
            )
        });
        tells.then(|| vec![Segment::unknown(head), named(tail, found)])
    })
}

/// The first of several words written together, as it stands or with what joins it to the next: `medlemsnummer`.
fn joining(head: &str) -> Vec<Meaning> {
    let found = meanings(head);
    let stem = ["en", "es", "s", "n"].iter().find_map(|joint| head.strip_suffix(joint));
    match stem.filter(|stem| found.is_empty() && stem.len() >= PIECE) {
        Some(stem) => meanings(stem),
        None => found,
    }
}

/// The word as known pieces without a rest, the longest first piece preferred.
fn pieces(word: &str) -> Option<Vec<Segment>> {
    let ends = word.char_indices().map(|(at, _)| at).rev();
    // A "customerid" is no word with a rest, though "id" is short.
    let is_piece =
        |end: &usize| *end >= PIECE && (word.len() - end >= PIECE || word.get(*end..) == Some("id"));
    for end in ends.filter(is_piece) {
        let (head, tail) = word.split_at_checked(end)?;
        let found = joining(head);
        if found.is_empty() {
            continue;
        }
        let whole = known(tail);
        let tail = if whole.is_empty() {
            pieces(tail)
        } else {
            Some(vec![Segment::known(&[tail.to_owned()], whole)])
        };
        if let Some(mut tail) = tail {
            tail.insert(0, Segment::known(&[head.to_owned()], found));
            return Some(tail);
        }
    }
    None
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
