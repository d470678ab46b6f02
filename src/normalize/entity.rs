//! Character references of web pages that were stored as text: `M&uuml;ller`, `O&#39;Neil`.
//!
//! Does: names of Latin letters and usual signs, and numbers; what was written twice over
//! (`&amp;uuml;`) too.
//! Does not: touch an `&` that nothing of the kind follows.

use crate::data::ENTITIES;

/// Written over more often than that, it is no text of a customer.
const TIMES: usize = 4;
/// Longest name or number.
const LONGEST: usize = 8;

/// The text with its references read, or nothing where it has none.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut read = once(text)?;
    for _ in 0..TIMES {
        match once(&read) {
            Some(further) => read = further,
            None => return Some(read),
        }
    }
    None
}

fn once(text: &str) -> Option<String> {
    let mut read = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some((before, after)) = rest.split_once('&') {
        read.push_str(before);
        rest = after;
        match reference(after) {
            Some((c, behind)) => {
                found = true;
                read.push(c);
                rest = behind;
            }
            None => read.push('&'),
        }
    }
    read.push_str(rest);
    found.then_some(read)
}

/// The character, and what follows its semicolon.
fn reference(after: &str) -> Option<(char, &str)> {
    let end = after.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let (name, behind) = (after.get(..end)?, after.get(end + 1..)?);
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => ENTITIES.get(name)?.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c >= ' ').map(|c| (c, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        for (typed, meant) in [
            ("M&uuml;ller", Some("Müller")),
            ("O&#39;Neil", Some("O'Neil")),
            ("M&#xFC;ller", Some("Müller")),
            ("Berg &amp; Tal", Some("Berg & Tal")),
            ("M&amp;uuml;ller", Some("Müller")),
            ("A&B; C", None),
            ("Berg & Tal", None),
            ("&;", None),
            ("&#1;", None),
            ("&#99999999;", None),
        ] {
            assert_eq!(decoded(typed).as_deref(), meant, "{typed}");
        }
        assert_eq!(decoded(&["&", &"amp;".repeat(1_000), "x"].concat()), None);
    }
}
