//! The first thing that happens to every text: Unicode NFC, plain widths, no characters that
//! nobody sees, single spaces.
//!
//! Does: say what it did, and borrow the text where there was nothing to do.
//! Does not: change a letter, a case or a mark that a reader can see.

use super::forms::{has_no_marks, is_mark, nfc, plainest};
use std::borrow::Cow;

/// A tidy text and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidy<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Spaces at the ends, doubled or of an unusual kind were removed.
    pub spaces: bool,
    /// Characters were composed or brought to their plain width.
    pub unicode: bool,
    /// Invisible or direction characters were removed.
    pub invisible: bool,
    /// Control characters were removed.
    pub control: bool,
}

impl<'a> Tidy<'a> {
    /// A text to which nothing was done.
    #[must_use]
    pub const fn untouched(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), spaces: false, unicode: false, invisible: false, control: false }
    }

    /// Whether anything was done.
    #[must_use]
    pub const fn is_changed(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }
}

/// What becomes of a line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// It is a space.
    Join,
    /// It stays, one between two lines.
    Keep,
}

/// Brings a text to the form that every kind starts from.
#[must_use]
pub fn tidy(raw: &str, lines: Lines) -> Tidy<'_> {
    if is_tidy(raw) {
        return Tidy::untouched(raw);
    }
    let mut control = false;
    let mut invisible = false;
    let mut letter = '\0';
    let visible = raw.chars().filter(|c| {
        let drop_control = is_control(*c);
        let drop_invisible = is_invisible(*c, letter);
        control |= drop_control;
        invisible |= drop_invisible;
        if !drop_control && !drop_invisible && !is_mark(*c) {
            letter = *c;
        }
        !drop_control && !drop_invisible
    });
    let visible: String = visible.collect();
    let kept: String = visible.chars().map(plain_width).collect();
    let kept = if kept.is_ascii() { kept } else { nfc(&kept) };
    let unicode = kept != visible;
    let text = single_spaces(&kept, lines);
    if text == raw {
        return Tidy::untouched(raw);
    }
    let spaces = text.len() != kept.len() || text != kept;
    Tidy { text: Cow::Owned(text), spaces, unicode, invisible, control }
}

/// Whether a text is ASCII that `tidy` leaves as it is, single spaces between signs that are seen, and
/// one of the signs is not among them.
#[must_use]
pub fn is_tidy_ascii_without(text: &str, sign: u8) -> bool {
    let mut spaced = true;
    for byte in text.bytes() {
        let is_space = byte == b' ';
        if !matches!(byte, b' '..=b'~') || byte == sign || (spaced && is_space) {
            return false;
        }
        spaced = is_space;
    }
    text.is_empty() || !spaced
}

/// Whether there is nothing to do for sure: single spaces between ASCII that is seen and letters that no
/// mark belongs to, of Latin, Greek, Cyrillic, kana, Han and Hangul.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let stays = matches!(c, ' '..='~' | 'À'..) && has_no_marks(c);
        if !stays || (before == ' ' && c == ' ') {
            return false;
        }
        before = c;
    }
    text.is_empty() || before != ' '
}

fn is_control(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// Joiners are letters' business in the scripts from Arabic to Burmese (Persian, Hindi …): they stay behind
/// one of their letters, whatever marks it bears, as NFC may put these in another order.
fn is_invisible(c: char, letter: char) -> bool {
    is_hidden(c) && !(matches!(c, '\u{200c}' | '\u{200d}') && ('\u{600}'..'\u{10a0}').contains(&letter))
}

/// Soft hyphen, zero width, direction, byte order mark, plain variation selectors, tags.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

fn plain_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        // Kana and their signs of half a width are made of one character each.
        '\u{ff61}'..='\u{ff9f}' => {
            let mut plain = c;
            plainest(c, &mut |piece| plain = piece);
            plain
        }
        _ => c,
    }
}

fn single_spaces(text: &str, lines: Lines) -> String {
    let mut single = String::with_capacity(text.len());
    let mut gap = None;
    for c in text.chars() {
        if c.is_whitespace() {
            let breaks =
                lines == Lines::Keep && matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            gap = Some(if breaks || gap == Some('\n') { '\n' } else { ' ' });
        } else {
            if let Some(space) = gap.take().filter(|_| !single.is_empty()) {
                single.push(space);
            }
            single.push(c);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidy_text_is_borrowed() {
        for text in ["", "Ada Lovelace", "x"] {
            assert!(matches!(tidy(text, Lines::Join).text, Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(tidy("Müller", Lines::Join).text, Cow::Borrowed(_)));
    }

    #[test]
    fn letters_that_are_passed_over_are_left_by_the_long_way_too() {
        use unicode_normalization::UnicodeNormalization;
        for c in ('\0'..=char::MAX).filter(|c| is_tidy(&c.to_string())) {
            // Alone, and behind a letter that could be composed with it.
            for text in
                [c.to_string(), format!("{c}{c}"), format!("a{c}"), format!("가{c}"), format!("か{c}")]
            {
                assert_eq!(text.nfc().to_string(), text, "{c:?}");
            }
            assert!(
                !is_control(c) && !is_hidden(c) && plain_width(c) == c && (c == ' ' || !c.is_whitespace())
            );
        }
        for text in ["a ", " a", "a  b", "e\u{301}", "\u{ff21}", "a\u{200b}", "が\u{3099}"] {
            assert!(!is_tidy(text), "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_removed_and_reported() {
        for (raw, text, spaces, unicode, invisible, control) in [
            ("  Ada \u{a0} L ", "Ada L", true, false, false, false),
            ("Mu\u{308}ller", "Müller", false, true, false, false),
            ("a\u{200b}b\u{202e}", "ab", false, false, true, false),
            ("a\0b", "ab", false, false, false, true),
            ("ＡＢ１", "AB1", false, true, false, false),
            ("a\nb", "a b", true, false, false, false),
            ("می\u{200c}خواهم", "می\u{200c}خواهم", false, false, false, false),
        ] {
            let tidied = tidy(raw, Lines::Join);
            assert_eq!(tidied.text, text);
            assert_eq!(
                (tidied.spaces, tidied.unicode, tidied.invisible, tidied.control),
                (spaces, unicode, invisible, control),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn lines_can_be_kept() {
        assert_eq!(tidy(" a \r\n\r\n b  c ", Lines::Keep).text, "a\nb c");
    }
}
