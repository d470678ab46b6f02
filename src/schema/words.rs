//! A column name as folded words: `BillingCity2` is `billing city 2`, `#` is `number`.

use crate::text::words::words as words_of;

/// The words of a name; digits are words of their own.
pub(super) fn words(header: &str) -> Vec<String> {
    let folded = words_of(header);
    let mut words: Vec<String> =
        folded.split(' ').filter(|word| !word.is_empty()).flat_map(at_digits).collect();
    if header.trim_end().ends_with('#') {
        words.push("number".to_owned());
    }
    words
}

/// `address1` is `address` and `1`.
fn at_digits(word: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    for c in word.chars() {
        match runs
            .last_mut()
            .filter(|run| run.ends_with(|last: char| last.is_ascii_digit() == c.is_ascii_digit()))
        {
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
        assert_eq!(words("E-mail 2 - Value"), ["e", "mail", "2", "value"]);
        assert_eq!(words("Straße"), ["strasse"]);
        assert_eq!(words("#"), ["number"]);
        assert_eq!(words("Order #"), ["order", "number"]);
        assert!(words("  ").is_empty());
    }
}
