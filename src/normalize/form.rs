//! Forms of numbers: `#` a digit, `@` a capital, `*` either, `[AB1]` one of these, any other
//! character itself; `{2}` so often, `{2,9}` as often as there are, within bounds; `|` between forms.
//!
//! Does not: go back: what a class could take, it takes.

/// Whether a text of capitals and digits has one of the forms.
pub(super) fn fits(forms: &str, text: &str) -> bool {
    forms.split('|').any(|form| fits_one(form, text.as_bytes()))
}

fn fits_one(mut form: &str, mut rest: &[u8]) -> bool {
    while !form.is_empty() {
        let (class, tail) = class(form);
        let ((least, most), tail) = times(tail);
        form = tail;
        let mut seen = 0;
        while let Some((byte, others)) = rest.split_first()
            && seen < most
            && is_of(class, *byte)
        {
            rest = others;
            seen += 1;
        }
        if seen < least {
            return false;
        }
    }
    rest.is_empty()
}

/// The first class of a form, and what follows.
fn class(form: &str) -> (&str, &str) {
    let end = if form.starts_with('[') { form.find(']').map_or(form.len(), |at| at + 1) } else { 1 };
    form.split_at_checked(end).unwrap_or((form, ""))
}

fn times(form: &str) -> ((usize, usize), &str) {
    let Some((bounds, tail)) = form.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
        return ((1, 1), form);
    };
    let (least, most) = bounds.split_once(',').unwrap_or((bounds, bounds));
    ((least.parse().unwrap_or(0), most.parse().unwrap_or(0)), tail)
}

fn is_of(class: &str, byte: u8) -> bool {
    match class {
        "#" => byte.is_ascii_digit(),
        "@" => byte.is_ascii_uppercase(),
        "*" => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        _ => class.trim_matches(['[', ']']).as_bytes().contains(&byte),
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
