//! Keys and official numbers.
//!
//! Does: keep letters and digits, in capitals, for numbers of states and tax offices; recognise the
//! scheme by the country, or by the number itself where only one fits, and check its check digits.
//! Does not: ask the register, or refuse a number of a country whose rules it does not know.

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::form::laid_out;
use super::plain::without_float_tail;
use super::scheme::{Fit, Scheme, schemes};
use crate::schema::names_number;
use crate::text::digits;
use crate::text::find;
use crate::text::mojibake::repair;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Part, Severity};
use std::borrow::Cow;

/// Readings that are offered of an ambiguous number.
const OFFERED: usize = 8;

/// The key of a record in some system: the system knows what it means, so it stays as it is.
pub(super) fn key(text: &str, context: &Context) -> Draft {
    // Shopify and others keep spreadsheets from rounding a long number by an apostrophe before it.
    if let Some(number) = text.strip_prefix('\'').filter(|number| digits::all(number)) {
        return key(number, context).change(ChangeCode::Format);
    }
    if let Some(name) = context.id_scheme {
        return of_scheme(name, text);
    }
    let draft = Draft::of(text);
    let upper = text.to_ascii_uppercase();
    let known = schemes().iter().filter(|scheme| scheme.is_of('k')).find(|scheme| {
        let fit = match scheme.prefix {
            "-" => scheme.fit(&upper),
            label => upper.strip_prefix(label).and_then(|number| scheme.fit(&compact(number))),
        };
        fit.is_some_and(|fit| fit > Fit::Form)
    });
    match known {
        Some(scheme) => draft.part(Part::Scheme, &scheme.code()),
        None => draft,
    }
}

/// A number of the register that its column is named by: BIC, LEI, DUNS and what is alike. What is written with its
/// signs (MAC, UUID) keeps them.
fn of_scheme(name: &str, text: &str) -> Draft {
    let rows = || schemes().iter().filter(|scheme| scheme.is_of('k') && scheme.name() == name);
    let is_signed = rows().any(|scheme| scheme.prefix == "-");
    let upper = if is_signed { text.to_ascii_uppercase() } else { compact(text) };
    let number = rows().find_map(|scheme| upper.strip_prefix(scheme.prefix)).unwrap_or(&upper);
    let fit = rows().filter_map(|scheme| scheme.fit(number)).max();
    match fit.zip(rows().next()) {
        Some((fit, scheme)) if fit > Fit::Form => {
            let value = if is_signed { text } else { number };
            Draft::of(value).change_if(value != text, ChangeCode::Format).part(Part::Scheme, &scheme.code())
        }
        Some(_) => Draft::of(text).warning(IssueCode::IdChecksum),
        None => Draft::of(text).warning(IssueCode::FormatUnknown),
    }
}

/// National, tax and VAT numbers.
pub(super) fn official(kind: Kind, text: &str, context: &Context) -> Draft {
    let value = compact(without_float_tail(text));
    // What signs between them kept apart may now look like letters read in the wrong encoding.
    let repaired = repair(&value);
    let misread = repaired.is_some();
    let value = repaired.map_or(value, |repaired| compact(&repaired));
    if value.is_empty() {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    let draft = match context.id_scheme {
        // Passports and registers of firms have rules of their own.
        Some(_) => Draft::of(value.as_str()),
        None => told(kind, text, &value, context.country()),
    };
    let draft = draft.change_if(misread, ChangeCode::Mojibake);
    let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
    let changed = draft.value != text;
    draft.change_if(changed, ChangeCode::Format).warning_if(!has_digit, IssueCode::FormatUnknown)
}

/// The number behind a label where it is none with it: `VAT: DE 129 274 202`, `CNPJ 16.404.287/0001-55`.
fn told(kind: Kind, text: &str, value: &str, country: Option<&str>) -> Draft {
    let whole = recognised(kind, text, value, country);
    let is_unknown = |draft: &Draft| {
        draft.parts.is_empty() && draft.issues.iter().all(|issue| issue.code == IssueCode::FormatUnknown)
    };
    let first_digit = text.find(|c| digits::digit(c).is_some());
    if value.starts_with(|c| digits::digit(c).is_some()) || !is_unknown(&whole) {
        return whole;
    }
    let mut behind = whole;
    for (at, sign) in text.char_indices().take_while(|(at, _)| Some(*at) < first_digit) {
        let (label, rest) = find::cut(text, at + sign.len_utf8());
        if sign.is_alphanumeric() || !rest.starts_with(char::is_alphanumeric) {
            continue;
        }
        let is_label = names_number(label);
        // The letters of a country say enough: BTW NL004495445B01.
        let is_lettered = kind == Kind::IdVat && Some(label.len()) != first_digit;
        if is_label || is_lettered || label.trim_end().ends_with(':') {
            let draft = recognised(kind, rest, &compact(rest), country);
            let is_wrong = draft.issues.iter().any(|issue| issue.code == IssueCode::IdChecksum);
            if !is_wrong && !is_unknown(&draft) {
                return draft;
            }
            behind = if is_label { draft } else { behind };
        }
    }
    behind
}

/// Letters and digits only; ASCII letters in capitals, digits in ASCII.
pub(super) fn compact(text: &str) -> String {
    compact_into(&mut [0; ROOM], text).into_owned()
}

/// Letters and digits of most numbers.
pub(super) const ROOM: usize = 40;

/// The same, in the room that is given where the text is ASCII and fits.
pub(super) fn compact_into<'r>(room: &'r mut [u8; ROOM], text: &str) -> Cow<'r, str> {
    let short = fill(room, text).and_then(|length| std::str::from_utf8(room.get(..length)?).ok());
    short.map_or_else(|| Cow::Owned(compact_chars(text)), Cow::Borrowed)
}

/// How many letters and digits were put into the room.
fn fill(room: &mut [u8; ROOM], text: &str) -> Option<usize> {
    let mut length = 0;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            *room.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        } else if !byte.is_ascii() {
            return None;
        }
    }
    Some(length)
}

fn compact_chars(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| digits::plain(c).to_ascii_uppercase()).collect()
}

/// A scheme that a number may belong to.
struct Candidate<'n> {
    scheme: &'static Scheme,
    /// The number without its prefix.
    number: &'n str,
    prefixed: bool,
    fit: Fit,
}

fn recognised(kind: Kind, text: &str, value: &str, country: Option<&str>) -> Draft {
    let letter = match kind {
        Kind::IdNational => 'n',
        Kind::IdTax => 't',
        _ => 'v',
    };
    let found = candidates(letter, value, country);
    let certain = || found.iter().filter(|found| found.prefixed || country.is_some());
    let Some(best) = certain().max_by_key(|found| rank(found, letter, "")) else {
        return match country {
            Some(home) if schemes().iter().any(|scheme| scheme.country == home && scheme.is_of(letter)) => {
                Draft::of(value).warning(IssueCode::FormatUnknown)
            }
            Some(_) => Draft::of(value),
            None => by_itself(value, &found),
        };
    };
    if best.fit == Fit::Form {
        return Draft::of(value).warning(IssueCode::IdChecksum);
    }
    // The signs are gone from the value, so they choose among readings of the same value only.
    let alike = certain().filter(|other| other.number == best.number);
    known(alike.max_by_key(|found| rank(found, letter, text)).unwrap_or(best), letter)
}

/// The kind counts most, then whether the check digits fit, then the signs that its authority writes, then a
/// prefix where the kind has one; of equals the first of the table.
fn rank(found: &Candidate<'_>, letter: char, text: &str) -> [bool; 5] {
    let of_kind = found.scheme.is_of(letter);
    let written =
        !text.is_empty() && laid_out(found.scheme.layout, found.number).is_some_and(|shown| shown == text);
    [of_kind, found.fit > Fit::Form, written, found.fit == Fit::Checked, found.prefixed == of_kind]
}

/// What the form allows: of the country, of the prefix, or anything where neither is known. Another kind
/// of number than the field is for must pass its check to be taken.
fn candidates<'n>(letter: char, value: &'n str, country: Option<&str>) -> Vec<Candidate<'n>> {
    let mut found: Vec<Candidate<'n>> = Vec::new();
    for scheme in schemes() {
        let of_kind = scheme.is_of(letter);
        let near = country.is_none_or(|home| home == scheme.country);
        if scheme.country == "ZZ" || scheme.is_of('b') {
            continue;
        }
        let whole = near.then(|| scheme.fit(value)).flatten().map(|fit| (value, false, fit));
        // A country's letters before a number for something else are not taken off.
        let label = Some(scheme.label()).filter(|_| of_kind || scheme.prefix != "-");
        let bare = || {
            let label = label?;
            let rest = value.strip_prefix(label).or_else(|| value.strip_prefix(scheme.country))?;
            Some((rest, true, scheme.fit(rest)?))
        };
        let Some((number, prefixed, fit)) = whole.or_else(bare) else { continue };
        if of_kind || fit == Fit::Checked && (prefixed || country.is_some()) {
            found.push(Candidate { scheme, number, prefixed, fit });
        }
    }
    // The first of equals stands last, where `max_by_key` looks for it.
    found.reverse();
    found
}

fn known(found: &Candidate<'_>, letter: char) -> Draft {
    let with_prefix = letter == 'v' && found.scheme.prefix != "-";
    let prefix = if with_prefix { found.scheme.prefix } else { "" };
    // Numbers that were shorter once, or lost their first zero.
    let is_short = matches!((prefix, found.number.len()), ("BE", 9) | ("EL", 8) | ("NL", 11));
    let number = [if is_short { "0" } else { "" }, found.number].concat();
    let mut draft = Draft::of([prefix, &number].concat());
    draft = draft.change_if(with_prefix && !found.prefixed, ChangeCode::Country);
    draft.display = laid_out(found.scheme.layout, &number).map(|shown| match prefix {
        "" => shown,
        prefix => [prefix, " ", &shown].concat(),
    });
    draft.part(Part::Scheme, &found.scheme.code())
}

/// Without a country: the one scheme whose check digits fit; several leave it open.
fn by_itself(value: &str, found: &[Candidate<'_>]) -> Draft {
    let draft = Draft::of(value);
    let mut fitting = found.iter().rev().filter(|found| found.fit == Fit::Checked);
    let Some(first) = fitting.next() else { return draft };
    let mut issue = Issue::new(IssueCode::IdAmbiguous, Severity::Info);
    let mut last = first.scheme.country;
    for other in fitting.filter(|found| found.scheme.country != first.scheme.country) {
        if issue.alternatives.is_empty() {
            issue = issue.offering(offered(first));
        }
        if other.scheme.country != last && issue.alternatives.len() < OFFERED {
            last = other.scheme.country;
            issue = issue.offering(offered(other));
        }
    }
    if issue.alternatives.is_empty() {
        return draft.info(IssueCode::IdSchemeInferred).part(Part::Scheme, &first.scheme.code());
    }
    draft.issue(issue)
}

/// The number as that country's.
fn offered(found: &Candidate<'_>) -> String {
    [found.scheme.label(), found.number].concat()
}
