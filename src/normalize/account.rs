//! Account numbers that carry check digits: IBAN (ISO 13616) and payment cards (ISO/IEC 7812).
//!
//! Does not: ask which bank it is, or whether the account exists.

use super::checksum::{further_97, luhn, remainder_97};
use super::clean::{CleanView, Issue};
use super::draft::Draft;
use super::form::fits;
use super::id::{ROOM, compact, compact_into};
use super::plain::without_float_tail;
use super::quick::{self, Room};
use super::scheme::{Fit, best};
use crate::data::{ByCountry, IBANS};
use crate::text::digits;
use crate::text::line::Line;
use crate::vocabulary::{ChangeCode, IssueCode, Part, Severity};

static FORMS: ByCountry = ByCountry::new(&IBANS);

/// Canonical without spaces; shown in groups of four.
pub(super) fn iban(text: &str) -> Draft {
    let mut room = [0; ROOM];
    let labelled = compact_into(&mut room, text);
    let value = labelled.strip_prefix("IBAN").unwrap_or(&labelled);
    match fault(value, None) {
        Some(code) => Draft::nothing(code),
        None => {
            let display = Some(in_groups(value).text().to_owned());
            Draft::of(value).showing(display).change_if(value != text, ChangeCode::Format)
        }
    }
}

/// The same of letters and digits with single spaces between them.
pub(super) fn quick_iban<'r>(raw: &'r str, room: &'r mut Room) -> Option<CleanView<'r>> {
    let Room { letters, shown, issues, .. } = room;
    let fours = in_fours(raw.as_bytes(), shown);
    let (value, display) = match &fours {
        Some(fours) if fours.is_spaced => (shown.text(), raw),
        Some(_) => (raw, shown.text()),
        None => {
            let length = quick::compact(letters, raw)?;
            let value = std::str::from_utf8(letters.get(..length)?).ok()?;
            *shown = in_groups(value);
            (value, shown.text())
        }
    };
    // Digits in third place: no label stands first, and no word for "nothing" has them.
    if !value.as_bytes().get(2)?.is_ascii_digit() {
        return None;
    }
    issues.clear();
    if let Some(code) = fault(value, fours.map(|fours| fours.rest)) {
        issues.push(Issue::new(code, Severity::Error));
        return Some(CleanView::quick(raw, "", quick::FORMAT, issues));
    }
    let clean = CleanView::quick(raw, value, quick::FORMAT, &[]);
    Some(CleanView { display: Some(display), ..clean })
}

/// An account number as banks and machines write it.
struct Fours {
    is_spaced: bool,
    /// What its check digits leave.
    rest: u32,
}

/// Capitals and digits, together or in groups of four, in one pass. What is written of the two forms is the
/// other one.
fn in_fours(raw: &[u8], other: &mut Line) -> Option<Fours> {
    let (head, mut behind) = raw.split_first_chunk::<4>()?;
    let [a @ b'A'..=b'Z', b @ b'A'..=b'Z', c @ b'0'..=b'9', d @ b'0'..=b'9'] = *head else { return None };
    let is_spaced = behind.first() == Some(&b' ');
    // ISO 13616 allows for 34 characters.
    (raw.len() <= if is_spaced { 42 } else { 34 }).then_some(())?;
    other.clear();
    other.add_all(head);
    let mut rest = 0;
    while let [first, others @ ..] = behind {
        match (is_spaced, first) {
            (true, b' ') => behind = others,
            (true, _) => return None,
            (false, _) => other.push(b' '),
        }
        let Some((group, others)) = behind.split_first_chunk::<4>() else {
            rest = further_97(rest % 97, as_capitals(behind)?)?;
            other.add(behind);
            break;
        };
        rest = match digits::four(*group) {
            // 10⁴ leaves 9.
            Some(number) => rest * 9 + number,
            None => further_97(rest % 97, as_capitals(group)?)?,
        };
        // Room for the next.
        rest = if rest < 1 << 28 { rest } else { rest % 97 };
        other.add_all(group);
        behind = others;
    }
    let letter = |byte: u8| u32::from(byte - b'A') + 10;
    let digit = |byte: u8| u32::from(byte - b'0');
    let head = letter(a) * 10_000 + letter(b) * 100 + digit(c) * 10 + digit(d);
    Some(Fours { is_spaced, rest: (rest % 97 * 1_000_000 + head) % 97 })
}

/// Some bytes, where they are there and none is a small letter.
fn as_capitals(bytes: &[u8]) -> Option<&[u8]> {
    (!bytes.is_empty() && !bytes.iter().any(u8::is_ascii_lowercase)).then_some(bytes)
}

/// The form is the country's; the check digits are those of ISO 7064, of which the remainder may be known, and the
/// bank's own where it has some.
fn fault(value: &str, rest: Option<u32>) -> Option<IssueCode> {
    let (head, account) = value.split_at_checked(4).unwrap_or_default();
    let (country, check) = head.split_at_checked(2).unwrap_or_default();
    let form = FORMS.get(country).filter(|_| digits::all(check));
    if !form.is_some_and(|form| fits(form, account)) {
        return Some(IssueCode::FormatUnknown);
    }
    let right = rest.or_else(|| remainder_97([account, head])) == Some(1);
    let own_right =
        || !has_own_check(country) || matches!(best('b', country, account), Some((_, Fit::Checked)));
    (!right || !own_right()).then_some(IssueCode::IdChecksum)
}

/// Countries whose account numbers are checked by rows of their own in the table of schemes.
fn has_own_check(country: &str) -> bool {
    matches!(country, "BE" | "ES" | "NO")
}

/// A text with the digits of payment cards hidden but for the last four; nothing where it holds none. A card
/// is a number of a known network with a right check digit, in groups or not.
pub(super) fn without_cards(text: &str) -> Option<String> {
    let mut shown = text.to_owned();
    let mut before = ' ';
    let mut found = false;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let length =
            if c.is_ascii_digit() && !before.is_ascii_digit() { card_length(text, at) } else { None };
        if let Some(length) = length {
            hide(&mut shown, at, at + length);
            found = true;
        }
        at += length.unwrap_or(c.len_utf8());
        before = c;
    }
    found.then_some(shown)
}

/// How many bytes a card takes that begins here, with four digits together as every network writes them.
fn card_length(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(start..)?;
    bytes.get(..4)?.iter().all(u8::is_ascii_digit).then_some(())?;
    let mut digits = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match byte {
            b'0'..=b'9' => digits.push(char::from(*byte)),
            b' ' | b'-' if next => continue,
            _ => return None,
        }
        if !next && (13..=19).contains(&digits.len()) && luhn(&digits, 10) && network(&digits).is_some() {
            return Some(at + 1);
        }
        if digits.len() > 19 {
            return None;
        }
    }
    None
}

/// Puts `*` for digits, a byte for a byte, but for the last four.
fn hide(shown: &mut String, start: usize, end: usize) {
    let Some(card) = shown.get(start..end) else { return };
    let mut kept = card.bytes().filter(u8::is_ascii_digit).count();
    let mut hidden = String::with_capacity(card.len());
    for c in card.chars() {
        kept -= usize::from(c.is_ascii_digit());
        hidden.push(if c.is_ascii_digit() && kept >= 4 { '*' } else { c });
    }
    shown.replace_range(start..end, &hidden);
}

fn in_groups(value: &str) -> Line {
    let mut grouped = Line::new();
    let (fours, rest) = value.as_bytes().as_chunks::<4>();
    let mut at = 0;
    while let Some(four) = fours.get(at) {
        grouped.add_all(four);
        grouped.push(b' ');
        at += 1;
    }
    match rest {
        [] => grouped.pop(),
        rest => grouped.add(rest),
    }
    grouped
}

/// Canonical digits with their network; shown with all but the last four hidden.
pub(super) fn card(text: &str) -> Draft {
    let value = compact(without_float_tail(text));
    if !digits::all(&value) || !(12..=19).contains(&value.len()) {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    if !luhn(&value, 10) {
        return Draft::nothing(IssueCode::IdChecksum);
    }
    let shown = value.get(value.len() - 4..).unwrap_or_default();
    let mut draft = Draft::of(value.as_str()).change_if(value != text, ChangeCode::Format);
    draft.display = Some(["•••• ", shown].concat());
    match network(&value) {
        Some(name) => draft.part(Part::Scheme, name),
        None => draft,
    }
}

/// The name of the network that gives such numbers.
fn network(digits: &str) -> Option<&'static str> {
    best('c', "ZZ", digits).filter(|(_, fit)| *fit == Fit::Checked).map(|(network, _)| network.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::scheme::schemes;

    #[test]
    fn the_countries_with_checks_of_their_own_are_those_of_the_table() {
        for (country, _) in IBANS.iter() {
            let in_table = schemes().iter().any(|scheme| scheme.country == country && scheme.is_of('b'));
            assert_eq!(has_own_check(country), in_table, "{country}");
        }
    }

    #[test]
    fn a_card_in_a_text_is_hidden_and_nothing_else() {
        for (text, shown) in [
            ("paid by 4111 1111 1111 1111, thanks", Some("paid by **** **** **** 1111, thanks")),
            ("4111111111111111", Some("************1111")),
            (
                "2 × 5555-5555-5555-4444 and 378282246310005",
                Some("2 × ****-****-****-4444 and ***********0005"),
            ),
            ("12 4111 1111 1111 1111", Some("12 **** **** **** 1111")),
            ("4111 1111 1111 1112", None),
            ("call 0171 2345678 or 030 1234567", None),
            ("é4", None),
        ] {
            assert_eq!(without_cards(text).as_deref(), shown, "{text}");
        }
    }
}
