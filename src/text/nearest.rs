//! The known name that a misspelt one was probably meant to be.

use super::case::lower;
use strsim::osa_distance;

/// Longer texts are no misspelt names; they are not measured.
const LONGEST: usize = 64;

/// The known name closest to what was written, if it is close: at most one edit in three letters.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(written, &mut known.into_iter())
}

// Once for all kinds of iterators.
fn nearest_of<'a>(written: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    if length > LONGEST {
        return None;
    }
    let written = lower(written);
    let measured = known.map(|name| (osa_distance(&written, &lower(name)), name));
    measured
        .min_by_key(|(edits, _)| *edits)
        .filter(|(edits, _)| *edits * 3 <= length + 2)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_the_one_that_was_meant() {
        let known = ["marketing", "marketing.third-party", "email", "sms"];
        for (written, meant) in [
            ("markting", Some("marketing")),
            ("E-Mail", Some("email")),
            ("sm", Some("sms")),
            ("telepathy", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known), meant, "{written}");
        }
        assert_eq!(nearest(&"a".repeat(1_000_000), known), None);
    }
}
