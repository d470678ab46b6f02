//! The words of a column name put together to the phrases that the lexicon knows.

use super::lexicon::{Meaning, meanings};

/// Words that a phrase has at most.
const PHRASE_WORDS: usize = 7;
/// Letters that each half of a word written together has at least.
const PIECE: usize = 3;
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
        let found = meanings(&phrase.concat());
        if found.is_empty() {
            let is_last = length == words.len();
            let segment = around_number(phrase).or_else(|| is_last.then(|| ending_in_no(phrase)).flatten());
            segment.map(|segment| (segment, length))
        } else {
            Some((Segment::known(phrase, found), length))
        }
    })
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

/// `order no` is `order number`.
fn ending_in_no(phrase: &[String]) -> Option<Segment> {
    let [before @ .., last] = phrase else { return None };
    let found = meanings(&[&before.concat(), "number"].concat());
    (last == "no" && !before.is_empty() && !found.is_empty()).then(|| Segment::known(phrase, found))
}

/// A number, the pieces of words written together (`billingcity`), or an unknown word.
fn single(word: &str) -> Vec<Segment> {
    let unknown = Segment { text: word.to_owned(), meanings: Vec::new(), number: None };
    if is_number(word) {
        return vec![Segment { number: Some(word.to_owned()), ..unknown }];
    }
    let short = word.len() <= WRITTEN_TOGETHER;
    short.then(|| pieces(word)).flatten().unwrap_or_else(|| vec![unknown])
}

/// The word as known pieces without a rest, the longest first piece preferred.
fn pieces(word: &str) -> Option<Vec<Segment>> {
    let ends = word.char_indices().map(|(at, _)| at).rev();
    for end in ends.filter(|end| *end >= PIECE && word.len() - end >= PIECE) {
        let (head, tail) = word.split_at_checked(end)?;
        let found = meanings(head);
        if found.is_empty() {
            continue;
        }
        let whole = meanings(tail);
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
