//! UTF-8 that was read as Windows-1252: `MÃ¼ller` for `Müller`.
//!
//! Does: undo it where the whole text can be undone, as often as it was done.
//! Does not: guess at texts that were damaged further (`M?ller`).

/// What Windows-1252 has at 0x80 to 0x9F; unassigned bytes stand for themselves.
/// Source: WHATWG Encoding Standard, index windows-1252.
pub const WINDOWS_1252_HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text as it was before it was read wrongly, or nothing where it was not.
#[must_use]
pub fn repair(text: &str) -> Option<String> {
    let mut repaired = once(text)?;
    while let Some(further) = once(&repaired) {
        repaired = further;
    }
    Some(repaired)
}

fn once(text: &str) -> Option<String> {
    if text.is_ascii() || !begins_wrongly(text) {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(windows_1252).collect();
    String::from_utf8(bytes?).ok().filter(|text| !text.chars().any(is_nko))
}

/// What ß and a sign behind it would be (`Gruß…`, `5 ß€`), in a script that nobody saw read wrongly.
fn is_nko(c: char) -> bool {
    matches!(c, '\u{7c0}'..='\u{7ff}')
}

/// Whether the first letters beyond ASCII may be the bytes of one.
fn begins_wrongly(text: &str) -> bool {
    let mut letters = text.chars().skip_while(char::is_ascii);
    letters.next().is_some_and(is_first_byte) && letters.next().is_some_and(is_next_byte)
}

/// Whether a character is what the first byte of a letter looks like.
#[must_use]
pub fn is_first_byte(c: char) -> bool {
    matches!(c, '\u{c2}'..='\u{f4}')
}

/// Whether a character is what a further byte of a letter looks like.
#[must_use]
pub fn is_next_byte(c: char) -> bool {
    matches!(windows_1252(c), Some(0x80..=0xbf))
}

fn windows_1252(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0..=0x7f | 0xa0..=0xff) => u8::try_from(code).ok(),
        _ => WINDOWS_1252_HIGH.iter().position(|high| *high == c).map(|at| 0x80 + at as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_readings_are_undone_and_right_ones_left() {
        for (typed, meant) in [
            ("MÃ¼ller", Some("Müller")),
            ("MÃƒÂ¼ller", Some("Müller")),
            ("JosÃ©", Some("José")),
            ("Oâ€™Neil", Some("O’Neil")),
            ("Müller", None),
            ("São Paulo", None),
            ("Ada", None),
            ("Ã", None),
            ("Gruß…", None),
            ("5 ß€", None),
        ] {
            assert_eq!(repair(typed).as_deref(), meant, "{typed}");
        }
    }
}
