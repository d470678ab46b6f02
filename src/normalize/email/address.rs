//! The grammar of an address: RFC 5321 section 4.1.2 and RFC 5322 section 3.4.1 as mail is sent
//! today, with letters beyond ASCII (RFC 6531, RFC 5890).
//!
//! Does: local parts of atoms or in quotes, domains of names, the bounds on their lengths.
//! Does not: comments, folded white space, addresses of hosts in brackets: no customer has one.

use crate::text::case::{is_capital, lower};
use crate::text::eight::{self, HIGH, times, within};
use crate::text::find;
use crate::text::forms::is_mark;
use std::borrow::Cow;

/// RFC 5321 section 4.5.3.1, in octets.
const LOCAL_BYTES: usize = 64;
/// RFC 5321 section 4.5.3.1.3, a path without its brackets.
pub(super) const ADDRESS_BYTES: usize = 254;
/// RFC 1035 section 2.3.4.
const LABEL_BYTES: usize = 63;
const DOMAIN_BYTES: usize = 253;

/// A well-formed address; the domain in small letters, the local part without needless quotes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub(super) local: Cow<'a, str>,
    pub(super) domain: Cow<'a, str>,
    /// In ASCII, without quotes or Punycode, with single signs: as nearly all.
    pub(super) is_plain: bool,
}

impl<'a> Address<'a> {
    /// The only way to one.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if let Some((at, has_capitals)) = plain(text.as_bytes()) {
            let (local, domain) = (text.get(..at)?, text.get(at + 1..)?);
            let domain = if has_capitals { domain.to_ascii_lowercase().into() } else { domain.into() };
            return Some(Self { local: local.into(), domain, is_plain: true });
        }
        let (local, domain) = split(text)?;
        if domain.split('.').any(is_coded_twice) {
            return None;
        }
        let local = if local.starts_with('"') { quoted(local)? } else { Cow::Borrowed(local) };
        let domain = if domain.bytes().any(|byte| byte.is_ascii_uppercase() || byte > 127) {
            Cow::Owned(lower(domain))
        } else {
            Cow::Borrowed(domain)
        };
        let sound = (local.starts_with('"') || is_dot_atom(&local))
            && local.len() <= LOCAL_BYTES
            && is_domain(&domain)
            && local.len() + domain.len() < ADDRESS_BYTES;
        sound.then_some(Self { local, domain, is_plain: false })
    }

    pub(super) fn text(&self) -> String {
        [&self.local, "@", &self.domain].concat()
    }

    /// Whether it is the text that it was read from.
    pub(super) fn is_as_typed(&self) -> bool {
        matches!((&self.local, &self.domain), (Cow::Borrowed(_), Cow::Borrowed(_)))
    }
}

/// Where the `@` of a plain address stands, and whether its domain has capitals: ASCII letters, digits
/// and single signs between them, as in nearly all. What is not plain may be sound all the same.
pub(super) fn plain(bytes: &[u8]) -> Option<(usize, bool)> {
    let at = plain_local(bytes)?;
    let has_capitals = plain_domain(bytes.get(at + 1..)?)?;
    (bytes.len() <= ADDRESS_BYTES).then_some((at, has_capitals))
}

/// How long the local part is.
pub(super) fn plain_local(bytes: &[u8]) -> Option<usize> {
    let at = find::byte(bytes, b'@')?;
    let local = bytes.get(..at)?;
    let is_parted = || local.split(|byte| *byte == b'.').all(|atom| !atom.is_empty());
    let is_plain =
        eight::first(local, others).is_none() && (find::byte(local, b'.').is_none() || is_parted());
    (is_plain && (1..=LOCAL_BYTES).contains(&at)).then_some(at)
}

/// The bytes that are no letters and digits of ASCII and none of the signs of a plain local part, by their highest
/// bits; of several only the lowest is sure.
#[inline(always)]
fn others(word: u64) -> u64 {
    let letters = within(word | times(0x20), b'a', b'z');
    let signs = within(word, b'-', b'.') | within(word, b'+', b'+') | within(word, b'_', b'_');
    (!(letters | signs | within(word, b'0', b'9')) | word) & HIGH
}

/// Whether there are capitals.
pub(super) fn plain_domain(domain: &[u8]) -> Option<bool> {
    let (mut before, mut start, mut has_capitals) = (b'.', 0, false);
    for (at, byte) in domain.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {}
            b'A'..=b'Z' => has_capitals = true,
            b'-' | b'.' if !matches!(before, b'-' | b'.') => {}
            _ => return None,
        }
        if *byte == b'.' {
            if at - start > LABEL_BYTES {
                return None;
            }
            start = at + 1;
        }
        before = *byte;
    }
    let is_ending = (2..=LABEL_BYTES).contains(&(domain.len() - start)) && before.is_ascii_alphabetic();
    (start > 0 && is_ending).then_some(has_capitals)
}

/// Letters beyond ASCII in what is Punycode already.
fn is_coded_twice(label: &str) -> bool {
    !label.is_ascii() && label.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("xn--"))
}

/// At the `@` behind the closing quote, or at the last one.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with('"') {
        return text.rsplit_once('@');
    }
    let at = find::places(text, "\"@").find(|at| *at > 0 && !is_escaped(text, *at))?;
    text.get(..at + 1).zip(text.get(at + 2..))
}

/// Whether an odd number of backslashes stands before a place.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The shortest form of a local part in quotes: "all quoted forms MUST be treated as equivalent".
fn quoted(local: &str) -> Option<Cow<'_, str>> {
    let inside = local.strip_prefix('"')?.strip_suffix('"')?;
    let mut plain = String::with_capacity(inside.len());
    let mut requoted = String::from("\"");
    let mut escaped = false;
    for c in inside.chars() {
        if c == '\\' && !escaped {
            escaped = true;
            continue;
        }
        if !(matches!(c, ' '..='~') || is_safe(c)) || (c == '"' && !escaped) {
            return None;
        }
        escaped = false;
        plain.push(c);
        if matches!(c, '"' | '\\') {
            requoted.push('\\');
        }
        requoted.push(c);
    }
    requoted.push('"');
    let sound = !escaped && !plain.is_empty() && !plain.starts_with(is_mark);
    sound.then(|| Cow::Owned(if is_dot_atom(&plain) { plain } else { requoted }))
}

/// Atoms parted by single dots.
fn is_dot_atom(local: &str) -> bool {
    let mut before = '.';
    for c in local.chars() {
        let fits = match c {
            '.' => before != '.',
            c if c.is_ascii() => is_atom_text(c),
            c => is_safe(c) && !(before == '.' && is_mark(c)),
        };
        if !fits {
            return false;
        }
        before = c;
    }
    before != '.'
}

/// RFC 5322 section 3.2.3.
fn is_atom_text(c: char) -> bool {
    c.is_ascii_alphanumeric() || find::holds("!#$%&'*+-/=?^_`{|}~", c)
}

/// Beyond ASCII, and neither space, control nor of private use.
fn is_safe(c: char) -> bool {
    !c.is_ascii()
        && !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffb}' | '\u{f0000}'..)
}

/// At least two labels; the last ends in a letter and has another character, as all do.
pub(crate) fn is_domain(domain: &str) -> bool {
    let mut labels = 0;
    let mut last = "";
    for label in domain.split('.') {
        if !is_label(label) {
            return false;
        }
        labels += 1;
        last = label;
    }
    labels > 1 && domain.len() <= DOMAIN_BYTES && last.len() > 1 && last.ends_with(char::is_alphabetic)
}

/// Letters, digits and inner hyphens; `--` in third place is for Punycode alone (RFC 5891 section
/// 4.2.3.1).
fn is_label(label: &str) -> bool {
    if label.is_empty() || label.starts_with('-') || label.ends_with('-') {
        return false;
    }
    let bytes = label.as_bytes();
    if label.is_ascii() {
        return bytes.len() <= LABEL_BYTES
            && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
            && (bytes.get(2..4) != Some(b"--") || super::punycode::unicode(label).is_some());
    }
    // `xn--` and one character at least for each letter.
    label.chars().count() + 4 <= LABEL_BYTES
        && !label.chars().skip(2).take(2).eq("--".chars())
        && is_label_of_letters(label)
}

/// What IDNA 2008 allows, as far as case, category and direction tell: small letters, marks, digits;
/// no letter of old Korean (RFC 5892 section 2.9), no word that runs both ways (RFC 5893).
pub(super) fn is_label_of_letters(label: &str) -> bool {
    let fits = |c: char| match c {
        '-' | '·' | '\u{200c}' | '\u{200d}' | '・' => true,
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}' => false,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => is_mark(c) || (c.is_alphabetic() && !is_capital(c)),
    };
    let both_ways =
        label.contains(is_leftward) && label.contains(|c: char| c.is_alphabetic() && !is_leftward(c));
    !both_ways
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.starts_with(is_mark)
        && label.chars().all(fits)
}

fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}
