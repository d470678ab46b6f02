//! Forms of numbers: `#` a digit, `@` a capital, `*` either, `[AB1]` one of these, any other
//! character itself; `{2}` so often, `{2,9}` as often as there are, within bounds; `|` between forms.
//!
//! Does not: go back: what a class could take, it takes.

use crate::text::{digits, find};

/// Whether a text of capitals and digits has one of the forms.
pub(super) fn fits(forms: &str, text: &str) -> bool {
    let mut forms = forms.as_bytes();
    loop {
        let end = find::byte(forms, b'|').unwrap_or(forms.len());
        let (form, others) = forms.split_at_checked(end).unwrap_or((forms, b""));
        if fits_one(form, text.as_bytes()) {
            return true;
        }
        match others {
            [_, others @ ..] => forms = others,
            [] => return false,
        }
    }
}

fn fits_one(mut form: &[u8], text: &[u8]) -> bool {
    let mut rest = text;
    while !form.is_empty() {
        let (class, tail) = class(form);
        let ((least, most), tail) = times(tail);
        form = tail;
        let sign = if let [sign] = class { *sign } else { b'[' };
        let mut seen = if sign == b'#' { digits::leading(rest).min(most) } else { 0 };
        while let Some(byte) = rest.get(seen)
            && seen < most
            && is_of(class, *byte)
        {
            seen += 1;
        }
        rest = rest.get(seen..).unwrap_or_default();
        if seen < least {
            return false;
        }
    }
    rest.is_empty()
}

/// The first class of a form, and what follows.
fn class(form: &[u8]) -> (&[u8], &[u8]) {
    let length = match form {
        [b'[', ..] => form.iter().position(|byte| *byte == b']').unwrap_or(0),
        _ => 0,
    };
    form.split_at_checked(length + 1).unwrap_or((form, b""))
}

fn times(form: &[u8]) -> ((usize, usize), &[u8]) {
    let [b'{', bounds @ ..] = form else { return ((1, 1), form) };
    let (least, tail) = number(bounds);
    let (most, tail) = if let [b',', more @ ..] = tail { number(more) } else { (least, tail) };
    ((least, most), tail.get(1..).unwrap_or_default())
}

/// The digits that stand first, and what follows.
fn number(text: &[u8]) -> (usize, &[u8]) {
    let (mut number, mut rest) = (0, text);
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        (number, rest) = (number * 10 + usize::from(digit - b'0'), tail);
    }
    (number, rest)
}

fn is_of(class: &[u8], byte: u8) -> bool {
    match class {
        [b'#'] => byte.is_ascii_digit(),
        [b'@'] => byte.is_ascii_uppercase(),
        [b'*'] => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        [b'[', set @ .., b']'] => set.contains(&byte),
        _ => class.contains(&byte),
    }
}

/// A number with signs where its layout has them: `3-2-4` is three characters, a hyphen, two, … (`_` a
/// space). Nothing where there is no layout.
pub(super) fn laid_out(layout: &str, number: &str) -> Option<String> {
    let mut shown = String::with_capacity(number.len() + 6);
    let mut rest = number;
    for c in layout.chars() {
        match c.to_digit(10) {
            Some(width) => {
                let (group, tail) = rest.split_at_checked(width as usize).unwrap_or((rest, ""));
                shown.push_str(group);
                rest = tail;
            }
            None if rest.is_empty() => break,
            None => shown.push(if c == '_' { ' ' } else { c }),
        }
    }
    shown.push_str(rest);
    (layout != "-" && shown != number).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_fits_as_written() {
        for (form, text, fit) in [
            ("U#{8}", "U12345678", true),
            ("U#{8}", "U1234567", false),
            ("#{8}@", "12345678A", true),
            ("[XYZ]#|@@", "Y7", true),
            ("[XYZ]#|@@", "AB", true),
            ("[XYZ]#|@@", "A7", false),
            ("#{2,4}B", "123B", true),
            ("#{2,4}B", "1B", false),
            ("", "", true),
            ("#", "é", false),
        ] {
            assert_eq!(fits(form, text), fit, "{form} {text}");
        }
    }

    #[test]
    fn a_number_is_laid_out_as_its_authority_writes_it() {
        assert_eq!(laid_out("3-2-4", "123456789").as_deref(), Some("123-45-6789"));
        assert_eq!(laid_out("2_2_2_2_1", "AB123456").as_deref(), Some("AB 12 34 56"));
        assert_eq!(laid_out("-", "123"), None);
    }
}
