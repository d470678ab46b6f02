//! An address out of what people and systems put around it, and out of what they typed for `@` and `.`.
//!
//! Does: only what leaves one reading.
//! Does not: touch a local part; what may belong to it stays.

use super::mailbox::class;
use crate::data::lists::MAIL_SIGNS;
use crate::text::find;
use crate::vocabulary::ChangeCode;
use std::borrow::Cow;

/// What people write the name of a sign between.
const BRACKETS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), (' ', ' ')];

/// A text that should be an address, and what was done to it.
pub(super) struct Repaired<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) changes: [Option<ChangeCode>; 2],
}

/// Unwraps, then sets signs right.
pub(super) fn repaired(text: &str) -> Repaired<'_> {
    let bare = without_wrapping(text);
    let right = with_signs(bare);
    let unwrapped = (bare.len() != text.len()).then_some(ChangeCode::Punctuation);
    let set_right = (right != bare).then_some(ChangeCode::Format);
    Repaired { text: right, changes: [unwrapped, set_right] }
}

/// The address inside `Name <address>`, `mailto:address?subject=…`, quotes and closing punctuation.
fn without_wrapping(text: &str) -> &str {
    let text = without_comment(text);
    let inside = match (text.rfind('<'), text.rfind('>')) {
        (Some(open), Some(close)) if open < close => text.get(open + 1..close).unwrap_or(text),
        (Some(open), None) => text.get(open + 1..).unwrap_or(text),
        _ => text,
    };
    let inside = if find::holds(inside, '@') || !find::holds(text, '@') { inside } else { text };
    let is_edge = |c: char| find::holds(" <>()[],;:\u{b7}", c);
    let bare = without_label(inside.trim().trim_start_matches(is_edge)).trim_start_matches(is_edge);
    // The bracket behind an address literal belongs to it.
    let is_literal = find::find(bare, "@[").is_some();
    let bare = bare.trim_end_matches(|c| is_edge(c) && !(is_literal && c == ']'));
    unquoted(bare.trim_end_matches(['.', '/', '\\', '|', '!', '?', '*'])).trim()
}

/// Without a note behind the address, ada@example.org (work), or the name before it, Ada (ada@example.org).
fn without_comment(text: &str) -> &str {
    let noted = text.strip_suffix(')').and_then(|rest| find::split_once(rest, " ("));
    match noted.map(|(before, note)| (before, find::holds(before, '@'), note, find::holds(note, '@'))) {
        Some((address, true, _, false)) | Some((_, false, address, true)) => address,
        _ => text,
    }
}

/// Without `mailto:` or `E-mail:`; a link may go on with a subject.
fn without_label(text: &str) -> &str {
    const LABELS: [&str; 7] = ["mailto:", "email:", "e-mail:", "mail:", "e-mail ", "email ", "smtp:"];
    let starts = |label: &&&str| text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
    match LABELS.iter().find(starts).and_then(|label| text.get(label.len()..)) {
        Some(rest) => rest.split('?').next().unwrap_or(rest).trim_start_matches([' ', ':', '/']),
        // privat: ada@example.org
        None => find::split_once(text, ": ")
            .filter(|(label, _)| label.chars().all(|c| c.is_alphabetic() || find::holds(" -.", c)))
            .map_or(text, |(_, rest)| rest),
    }
}

/// Without quotes around the whole; a quote before the `@` belongs to the local part.
fn unquoted(text: &str) -> &str {
    let whole = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    match ['"', '\''].into_iter().find_map(whole) {
        Some(inside) => inside,
        // The apostrophe of a spreadsheet that keeps text from being read as something else.
        None => text.strip_prefix('\'').filter(|rest| !find::holds(rest, '\'')).unwrap_or(text),
    }
}

fn with_signs(text: &str) -> Cow<'_, str> {
    if !needs_signs(text) {
        return Cow::Borrowed(text);
    }
    let mut right = match text.is_ascii() {
        true => text.to_owned(),
        false => text.replace(['。', '｡'], ".").replace('﹫', "@"),
    };
    for &(word, sign) in MAIL_SIGNS {
        // A single letter is one only in brackets.
        for (open, close) in BRACKETS.into_iter().filter(|(open, _)| word.len() > 1 || *open == '(') {
            let around = right.find(open).zip(right.rfind(close));
            let is_there = around.is_some_and(|(open, close)| open < close);
            if is_there && (sign == "." || !find::holds(&right, '@')) {
                let mut written = String::from(open);
                written.push_str(word);
                written.push(close);
                right = replaced(&right, &written, sign);
            }
        }
    }
    if !find::holds(&right, '@') {
        right = find::replace(&right, "%40", "@");
    }
    if right.starts_with('"') {
        return Cow::Owned(right);
    }
    for (typed, meant) in [(" @", "@"), ("@ ", "@"), ("@@", "@"), (" .", "."), ("@.", "@")] {
        while find::has(&right, typed) {
            right = find::replace(&right, typed, meant);
        }
    }
    match right.rsplit_once('@') {
        Some((local, domain)) => Cow::Owned([local, "@", &domain_with_signs(domain)].concat()),
        None => Cow::Owned(right),
    }
}

/// Without the signs of web addresses, where there are any: `anna%20berg`, `anna%2Bnews`.
pub(super) fn decoded(local: &str) -> Option<String> {
    let mut pieces = local.split('%');
    let mut decoded = String::from(pieces.next()?);
    let mut is_coded = false;
    for piece in pieces {
        let code = piece.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|code| (b' '..127).contains(code)) {
            Some(code) => {
                decoded.push(char::from(code));
                decoded.push_str(piece.get(2..)?);
                is_coded = true;
            }
            None => {
                decoded.push('%');
                decoded.push_str(piece);
            }
        }
    }
    is_coded.then_some(decoded)
}

/// Most addresses have nothing but letters, digits, and single signs between them.
fn needs_signs(text: &str) -> bool {
    let mut before = b'@';
    let mut at_signs = 0;
    for byte in text.bytes() {
        at_signs += u32::from(byte == b'@');
        let pair = matches!((before, byte), (b'.' | b'@', b'.' | b'@'));
        if pair || !matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'_' | b'-' | b'+')
        {
            return true;
        }
        before = byte;
    }
    at_signs != 1
}

fn replaced(text: &str, written: &str, sign: &str) -> String {
    let mut rest = text;
    let mut whole = String::with_capacity(text.len());
    while let Some(at) = find::find(&rest.to_ascii_lowercase(), written) {
        let (before, after) =
            (rest.get(..at).unwrap_or_default(), rest.get(at + written.len()..).unwrap_or_default());
        whole.push_str(before.trim_end());
        whole.push_str(sign);
        rest = after.trim_start();
    }
    whole.push_str(rest);
    whole
}

/// A label is never empty; a comma or a space is never part of one.
fn domain_with_signs(domain: &str) -> String {
    let mut right = find::replace(domain, ". ", ".");
    while find::has(&right, "..") {
        right = find::replace(&right, "..", ".");
    }
    for sign in [',', ';', ' '] {
        let Some((name, ending)) = right.split_once(sign) else { continue };
        let joined = [name, ".", ending.trim_start()].concat();
        let is_ending = !find::holds(name, '.') && (2..4).contains(&ending.trim().len());
        if class(&joined).is_some() || (is_ending && sign != ' ') {
            right = joined;
        }
    }
    right
}
