//! The name at birth behind a name: née Roth, z domu Kowalska.

use super::person::Name;
use super::word::{Word, join, push};
use crate::data::lexicon::role;

/// Where a name at birth begins, with the word before it (geb., née), and where it ends; at the end of
/// all words where there is none. In capitals such a word counts behind a comma, or where it can be
/// nothing else.
pub(super) fn place(words: &[Word<'_>], mixed: bool) -> (usize, usize) {
    let is_birth = |pair: &[Word<'_>]| {
        let [before, word, next] = pair else { return false };
        let is_word = mixed && word.starts_small()
            || before.segment != word.segment
            || word.folded.len() > 2 && word.folded != "born" && !word.is(role::GIVEN | role::FAMILY);
        word.is(role::MAIDEN) && word.segment == next.segment && is_word
    };
    let Some(from) = words.windows(3).position(is_birth).map(|at| at + 1) else {
        return (words.len(), words.len());
    };
    // Z DOMU: the word before belongs to it.
    let starts = |at: usize| words.get(at).is_some_and(|word| word.is(role::MAIDEN) && word.folded == "z");
    let from = if from > 1 && starts(from - 1) { from - 1 } else { from };
    let segment = words.get(from).map(|word| word.segment);
    (from, words.iter().rposition(|word| Some(word.segment) == segment).map_or(from, |at| at + 1))
}

impl Name {
    /// née | Roth; z domu | Kowalska; z d. | Kowalska.
    pub(super) fn set_birth(&mut self, words: &[Word<'_>]) {
        let is_before = |word: &&Word<'_>| word.is(role::MAIDEN) || word.is_initial() && word.starts_small();
        let before = words.iter().take_while(is_before).count().min(words.len().saturating_sub(1));
        let (born, maiden) = words.split_at_checked(before).unwrap_or_default();
        push(&mut self.born, &join(born));
        push(&mut self.maiden, &join(maiden));
    }
}
