//! Keeps a spreadsheet from running a cell as a formula.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, tab, CR, LF or their full-width forms gets an
//! apostrophe in front. A telephone number in E.164 and a plain negative number are left as they
//! are. A cell that already begins with apostrophes and such a character gets one more, so that
//! `unguard(guard(text)) == text` for every text.
//! Source: OWASP, "CSV Injection".

use std::borrow::Cow;

/// The text as it is written to a CSV.
#[must_use]
pub(crate) fn guard(text: &str) -> Cow<'_, str> {
    if begins_guarded(text) && !is_harmless(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before `guard`.
#[must_use]
pub(crate) fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_guarded(rest) => rest,
        _ => text,
    }
}

fn begins_guarded(text: &str) -> bool {
    // Most cells begin with another sign.
    match text.as_bytes().first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n') => return true,
        Some(b'\'' | 0x80..) => {}
        _ => return false,
    }
    let first = text.trim_start_matches('\'').chars().next();
    first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

/// `+` and 7 to 15 digits, or `-` and a number with its points and commas.
fn is_harmless(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(number) = text.strip_prefix('+') {
        return (7..=15).contains(&number.len()) && digits(number);
    }
    text.strip_prefix('-').is_some_and(|number| number.split(['.', ',']).all(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+cmd", "'+cmd"),
            ("-cmd", "'-cmd"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠a", "'＠a"),
            ("+493012345", "+493012345"),
            ("+49 30 12345", "'+49 30 12345"),
            ("+123456", "'+123456"),
            ("-12", "-12"),
            ("-12.50", "-12.50"),
            ("-12,50", "-12,50"),
            ("-1.234,50", "-1.234,50"),
            ("-1,234,567.50", "-1,234,567.50"),
            ("-1,=1", "'-1,=1"),
            ("-,", "'-,"),
            ("-1-1", "'-1-1"),
            ("'=1", "''=1"),
            ("'n Beetje", "'n Beetje"),
            ("O'Neil", "O'Neil"),
            ("", ""),
        ] {
            assert_eq!(guard(text), written);
            assert_eq!(unguard(&guard(text)), text);
        }
    }
}
