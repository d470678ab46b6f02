//! Flats, floors, stairs: Apt 4B, Flat 2, 3. tv, 3º B, 2. OG links, int. 5, bus 3, H0201.

use super::number::{is_number, ordinal};
use super::street::is_written;
use super::word::{Home, Word};
use crate::text::find;

/// Where the unit that begins at a word ends; nothing where none begins there.
fn unit_end(words: &[Word], at: usize, home: Home) -> Option<usize> {
    let word = words.get(at)?;
    let next = words.get(at + 1);
    let behind_number = words.iter().take(at).any(|word| is_number(word.text));
    if word.text.starts_with('#') && (behind_number || at == 0) && !is_written(home, "#") {
        return if word.text.len() > 1 { Some(at + 1) } else { next.map(|_| at + 2) };
    }
    if word.is("alone", home) || is_dwelling(word.text, home) {
        return Some(at + 1);
    }
    if let Some(end) = counted(words, at, home, behind_number) {
        return Some(end);
    }
    if at > 0 && is_floor_and_door(word.text) && words.get(at - 1).is_some_and(Word::has_digit) {
        return Some(at + 1);
    }
    // Pl. 3 is a square, 95 pl. 3 a floor.
    (word.is("unit", home) || behind_number && word.is("behind", home)).then_some(())?;
    let named = at + 1 + usize::from(next.is_some_and(|next| next.is("sign", home) || next.text == "#"));
    words.get(named).filter(|name| is_name(name, home)).map(|_| named + 1)
}

/// An ordinal or a number before a word for a floor or a side: 2nd floor, 3. tv, 3º B, ground floor.
fn counted(words: &[Word], at: usize, home: Home, behind_number: bool) -> Option<usize> {
    let (word, next) = (words.get(at)?, words.get(at + 1));
    let next_is = |class| next.is_some_and(|next: &Word| next.is(class, home));
    let rest = ordinal(word.text);
    let level = word.is("level", home) || rest.is_some() || is_roman(word.text.trim_end_matches('.'));
    let counts = behind_number || words.len() == 2;
    if level && (next_is("floor") || next_is("alone")) || counts && word.is_digits() && next_is("floor") {
        return Some(at + 2);
    }
    if word.is("level", home) && next_is("unit") && at == 0 {
        return Some(at + 2);
    }
    let rest = rest.filter(|_| word.text.contains(['º', 'ª', '°']))?;
    let is_door = |next: &Word| next.text.chars().count() == 1 || next.text.contains(['º', 'ª']);
    if rest.is_empty() && next.is_some_and(is_door) {
        return Some(at + 2);
    }
    (at + 1 == words.len()).then_some(at + 1)
}

/// Norwegian numbers of dwellings: H0201; Scottish ones: 3F2.
fn is_dwelling(text: &str, home: Home) -> bool {
    home == Some("GB") && matches!(text.as_bytes(), [b'0'..=b'9', b'F' | b'f', b'0'..=b'9'])
        || text.len() == 5
            && matches!(home, None | Some("NO"))
            && text.starts_with(['H', 'U', 'K', 'L'])
            && text.get(1..).is_some_and(crate::text::digits::all)
}

/// Kossuth utca 12. II/5: the second floor, door 5.
fn is_floor_and_door(text: &str) -> bool {
    let parts = text.trim_end_matches('.').split_once('/');
    parts.is_some_and(|(floor, door)| is_roman(floor) && !floor.is_empty() && crate::text::digits::all(door))
}

/// What may name a unit: 4, 4B, B, II; no small word.
fn is_name(word: &Word, home: Home) -> bool {
    let short = word.text.chars().count() < 3 && word.text.chars().all(char::is_alphanumeric);
    (word.has_digit()
        && ordinal(word.text).is_none_or(|rest| !rest.is_empty() || find::holds(word.text, 'º')))
        || is_roman(word.text)
        || short && !(word.is("small", home) && word.text.starts_with(char::is_lowercase))
}

fn is_roman(text: &str) -> bool {
    text.bytes().all(|byte| b"IVX".contains(&byte))
}

/// Where the run of units that begins at a word ends.
pub(super) fn units_end(words: &[Word], from: usize, home: Home) -> usize {
    let mut end = from;
    while let Some(next) = unit_end(words, end, home).or_else(|| {
        // "Ground floor flat": behind a floor the word alone is enough. A dash between two is none.
        let word = words.get(end)?;
        let is_floor =
            || end.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|floor| floor.is("floor", home));
        let goes_on =
            end > from && end + 1 == words.len() && (word.is("unit", home) || word.has_digit() && is_floor())
                || end > from && word.text == "-" && words.len() > end + 1;
        goes_on.then_some(end + 1)
    }) {
        end = next;
    }
    end
}

/// Where the units at the end of a street line begin; its length where there are none.
pub(super) fn units_at_end(words: &[Word], home: Home) -> usize {
    (1..words.len()).find(|at| units_end(words, *at, home) == words.len()).unwrap_or(words.len())
}
