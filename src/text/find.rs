//! Texts in texts, plainly.
//!
//! The standard library's search is made for long texts and costs four kilobytes of wasm; what is looked
//! for here is a few letters in a field. Its `find`, `contains`, `split` and `replace` are for single
//! characters (`text.find('@')`), those of this file for texts.

use super::eight::{self, times, zero};

/// Where a text first stands in another.
///
/// ```
/// use selfsame::text::find::find;
/// assert_eq!((find("4 km", " k"), find("4", "km"), find("4", "")), (Some(1), None, Some(0)));
/// ```
#[must_use]
pub fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some(first) = part.first() else { return Some(0) };
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let next = byte(rest, *first)?;
        if rest.get(next..)?.starts_with(part) {
            return Some(at + next);
        }
        at += next + 1;
    }
}

/// Whether a text stands in another.
#[must_use]
pub fn has(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Whether a character stands in a text. `text.contains(c)` would bring the search of texts along, which
/// it falls back on beyond ASCII, and is slow for the short texts that fields are.
#[must_use]
pub fn holds(text: &str, c: char) -> bool {
    match u8::try_from(c).ok().filter(u8::is_ascii) {
        Some(sought) => byte(text.as_bytes(), sought).is_some(),
        None => text.chars().any(|one| one == c),
    }
}

/// Whether one of some signs of ASCII stands in a text.
#[must_use]
pub fn holds_any(text: &str, signs: &[u8]) -> bool {
    text.bytes().any(|byte| is_one(byte, signs))
}

/// Whether a digit of ASCII stands in a text.
#[must_use]
pub fn has_digit(text: &str) -> bool {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii_digit() {
            return true;
        }
        at += 1;
    }
    false
}

#[expect(clippy::manual_contains, reason = "that calls a search for long lists at each byte")]
fn is_one(byte: u8, signs: &[u8]) -> bool {
    signs.iter().any(|sign| *sign == byte)
}

/// What stands between some signs of ASCII, as `text.split` has it.
pub fn pieces<'t>(text: &'t str, signs: &'static [u8]) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| is_one(byte, signs)).unwrap_or(text.len());
        rest = text.get(end + 1..);
        text.get(..end)
    })
}

/// Where a byte first stands.
#[must_use]
pub fn byte(bytes: &[u8], sought: u8) -> Option<usize> {
    eight::first(bytes, |word| zero(word ^ times(sought)))
}

/// Where one of three bytes first stands.
#[must_use]
pub fn any_byte(bytes: &[u8], a: u8, b: u8, c: u8) -> Option<usize> {
    eight::first(bytes, |word| zero(word ^ times(a)) | zero(word ^ times(b)) | zero(word ^ times(c)))
}

/// Everywhere a text stands in another, behind the one before.
pub fn places<'t>(text: &'t str, part: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(text.get(from..)?, part)?;
        from = at + part.len().max(1);
        Some(at)
    })
}

/// What stands before the first place of a text, and what behind it.
#[must_use]
pub fn split_once<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, part)?;
    text.get(..at).zip(text.get(at + part.len()..))
}

/// What stands between the places of a text.
#[must_use]
pub fn split<'t>(text: &'t str, part: &str) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((piece, after)) = split_once(rest, part) {
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// The text with another in every place of `part`.
#[must_use]
pub fn replace(text: &str, part: &str, with: &str) -> String {
    split(text, part).join(with)
}

/// The text before a place, and the rest; all of it where the place is none.
#[must_use]
pub fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_where_the_standard_library_finds_it() {
        let bytes: Vec<u8> = (0..64u32).map(|at| ((at * at * 37) >> 3) as u8).collect();
        for from in 0..bytes.len() {
            let rest = &bytes[from..];
            for sought in 0..=255u8 {
                assert_eq!(byte(rest, sought), rest.iter().position(|byte| *byte == sought));
                let others = [sought, sought ^ 1, 0];
                let [a, b, c] = others;
                assert_eq!(any_byte(rest, a, b, c), rest.iter().position(|byte| others.contains(byte)));
            }
        }
    }
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_the_standard_library_finds(text in "[abä ]{0,12}", part in "[abä ]{1,3}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            prop_assert_eq!(has(&text, &part), text.contains(&part));
            prop_assert_eq!(split_once(&text, &part), text.split_once(&part));
            prop_assert_eq!(split(&text, &part), text.split(&part).collect::<Vec<_>>());
            prop_assert_eq!(replace(&text, &part, "x"), text.replace(&part, "x"));
            let std: Vec<usize> = text.match_indices(&part).map(|(at, _)| at).collect();
            prop_assert_eq!(places(&text, &part).collect::<Vec<_>>(), std);
            prop_assert_eq!(holds_any(&text, b" a"), text.contains([' ', 'a']));
            prop_assert!(pieces(&text, b" a").eq(text.split([' ', 'a'])));
        }
    }

    #[test]
    fn a_cut_beyond_the_text_leaves_all_of_it() {
        assert_eq!((cut("äb", 2), cut("äb", 1), cut("äb", 9)), (("ä", "b"), ("äb", ""), ("äb", "")));
    }
}
