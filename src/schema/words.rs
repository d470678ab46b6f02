//! A column name as folded words: `BillingCity2` is `billing city 2`, `#` is `number`.

use crate::text::fold::fold;

/// The words of a name.
pub(super) fn words(header: &str) -> Vec<String> {
    let folded = fold(&spaced(header));
    if folded.is_empty() && header.contains('#') {
        return vec!["number".to_owned()];
    }
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Sets a space where camel case or a digit begins a new word.
fn spaced(header: &str) -> String {
    let chars: Vec<char> = header.chars().collect();
    let mut spaced = String::with_capacity(header.len() + 8);
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        if before.is_some_and(|before| begins_word(*before, *c, chars.get(at + 1).copied())) {
            spaced.push(' ');
        }
        spaced.push(*c);
    }
    spaced
}

fn begins_word(before: char, c: char, after: Option<char>) -> bool {
    let camel = before.is_lowercase() && c.is_uppercase();
    let after_acronym = before.is_uppercase() && c.is_uppercase() && after.is_some_and(char::is_lowercase);
    let digit =
        before.is_ascii_digit() != c.is_ascii_digit() && before.is_alphanumeric() && c.is_alphanumeric();
    camel || after_acronym || digit
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
        assert!(words("  ").is_empty());
    }
}
