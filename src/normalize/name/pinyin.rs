//! Whether a word can be Chinese in Latin letters.

use crate::text::find;
const INITIALS: [&str; 24] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
    "s", "y", "w", "",
];
const FINALS: &str =
    " a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue ";
/// Those that stand without an initial.
const ALONE: &str = " a e ai an ang ao en er ou ";
/// Longest spelling of two syllables.
const LONGEST: usize = 12;

/// One or two syllables; none where the word is nothing of the kind.
pub(super) fn syllables(folded: &str) -> Option<usize> {
    if folded.len() > LONGEST || !folded.is_ascii() {
        return None;
    }
    if is_syllable(folded) {
        return Some(1);
    }
    let two = (1..folded.len())
        .any(|at| folded.split_at_checked(at).is_some_and(|(a, b)| is_syllable(a) && is_syllable(b)));
    two.then_some(2)
}

fn is_syllable(text: &str) -> bool {
    let (initial, last) =
        INITIALS.iter().find_map(|initial| Some((*initial, text.strip_prefix(initial)?))).unwrap_or_default();
    let finals = if initial.is_empty() { ALONE } else { FINALS };
    !last.is_empty()
        && find::places(finals, last).any(|at| {
            let edge = |at: usize| finals.as_bytes().get(at) == Some(&b' ');
            edge(at.wrapping_sub(1)) && edge(at + last.len())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        for (word, count) in
            [("wei", Some(1)), ("zedong", Some(2)), ("xiaoping", Some(2)), ("smith", None), ("", None)]
        {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
