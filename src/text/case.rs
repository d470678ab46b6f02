//! Letter case of whole texts and of single words.

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Casing {
    /// No letter with a case.
    None,
    /// ALL CAPITALS.
    Upper,
    /// all small.
    Lower,
    /// Anything else.
    Mixed,
}

/// How a text is written.
#[must_use]
pub fn of(text: &str) -> Casing {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    match (upper, lower) {
        (false, false) => Casing::None,
        (true, false) => Casing::Upper,
        (false, true) => Casing::Lower,
        (true, true) => Casing::Mixed,
    }
}

/// One word with a capital first letter, the others small. Letters without a case before it stay.
pub fn push_capitalized(word: &str, into: &mut String) {
    let first = word.char_indices().find(|(_, c)| has_case(*c)).map_or(0, |(at, _)| at);
    let (before, cased) = word.split_at_checked(first).unwrap_or(("", word));
    into.push_str(before);
    let mut letters = cased.chars();
    if let Some(first) = letters.next() {
        push_upper(first, into);
    }
    letters.for_each(|c| push_lower(c, into));
}

/// Whether a letter has a small and a capital form.
#[must_use]
pub fn has_case(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

/// Whether a letter is a capital that has a small form.
#[must_use]
pub fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || (!c.is_ascii() && c.is_uppercase() && !c.to_lowercase().eq([c]))
}

/// A letter whose capital is one character becomes that capital; ß and ligatures stay.
fn push_upper(c: char, into: &mut String) {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(capital), None) => into.push(capital),
        _ => into.push(c),
    }
}

/// A letter whose small form is one character becomes it; İ becomes i.
fn push_lower(c: char, into: &mut String) {
    match c {
        'İ' => into.push('i'),
        _ => into.extend(c.to_lowercase()),
    }
}

/// The text in small letters, one for one.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut lowered = String::with_capacity(text.len());
    text.chars().for_each(|c| push_lower(c, &mut lowered));
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_capitalized_without_growing() {
        for (typed, capitalized) in [("ADA", "Ada"), ("ößt", "Ößt"), ("ßa", "ßa"), ("İST", "İst"), ("", "")]
        {
            let mut text = String::new();
            push_capitalized(typed, &mut text);
            assert_eq!(text, capitalized);
        }
    }
}
