//! A column name as folded words: `BillingCity2` is `billing city 2`, `#` is `number`.

use crate::text::words::words as words_of;

/// Bytes that a word with the "nr" of a number at its end has more than.
const NUMBERED: usize = 4;

/// The words of a name; digits are words of their own.
pub(super) fn words(header: &str) -> Vec<String> {
    let folded = words_of(&header.replace(['\'', '’'], " "));
    let mut words: Vec<String> =
        folded.split(' ').filter(|word| !word.is_empty()).flat_map(at_digits).collect();
    if let Some(at) = words.iter().position(|word| word.len() > NUMBERED && word.ends_with("nr")) {
        // A `Kundennr` is a `Kundennummer`.
        if let Some(word) = words.get_mut(at) {
            word.truncate(word.len() - 2);
        }
        words.insert(at + 1, "nummer".to_owned());
    }
    if let Some(at) =
        words.windows(2).position(|two| matches!(two, [e, mail] if e == "e" && mail.starts_with("mail")))
    {
        // "E-mailů" is no letter.
        let mail = words.remove(at + 1);
        if let Some(e) = words.get_mut(at) {
            e.push_str(&mail);
        }
    }
    if header.trim_end().ends_with('#') {
        words.push("number".to_owned());
    }
    words
}

/// Digits, letters of scripts with spaces, and others: each is a word of its own.
fn sort_of(c: char) -> u8 {
    u8::from(c >= '\u{e00}') + 2 * u8::from(c.is_ascii_digit())
}

/// `address1` is `address` and `1`.
fn at_digits(word: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    for c in word.chars() {
        match runs.last_mut().filter(|run| run.ends_with(|last: char| sort_of(last) == sort_of(c))) {
            Some(run) => run.push(c),
            None => runs.push(c.to_string()),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_name_gives_the_same_words() {
        for header in ["first_name", "FirstName", "First Name", "FIRST-NAME", " firstName ", "First  Name:"] {
            assert_eq!(words(header), ["first", "name"], "{header}");
        }
        assert_eq!(words("Address1"), ["address", "1"]);
        assert_eq!(words("IPAddress"), ["ip", "address"]);
        assert_eq!(words("E-mail 2 - Value"), ["email", "2", "value"]);
        assert_eq!(words("L'adresse"), ["l", "adresse"]);
        assert_eq!(words("KundenNr."), ["kunden", "nr"]);
        assert_eq!(words("Kundennr."), ["kunden", "nummer"]);
        assert_eq!(words("DM不要"), ["dm", "不要"]);
        assert_eq!(words("Straße"), ["strasse"]);
        assert_eq!(words("#"), ["number"]);
        assert_eq!(words("Order #"), ["order", "number"]);
        assert!(words("  ").is_empty());
    }
}
