//! Telephone numbers to E.164, by the numbering plans of all countries.
//!
//! Does: read what people type, say whose number it is, of which type, and whether it is one at all.
//! Does not: ask whether anybody answers. Without a country a national number stays one.

mod format;
mod memo;
mod number;
mod pattern;
mod plan;
mod sight;
mod typed;
mod typing;

use super::account::without_cards;
use super::clean::{Clean, Context, Issue};
use super::country;
use super::draft::{Draft, Made};
use super::noise;
use super::parts::Parts;
use super::plain::without_float_tail;
use crate::limits::LIST_VALUES;
use crate::record::LIST_SEPARATOR;
use crate::text::digits;
use crate::text::find;
use crate::text::line::Line;
use crate::text::tidy::{Lines, tidy};
use crate::vocabulary::{ChangeCode, IssueCode, Part, PhoneFormat, PhoneType, Severity};
use format::{Forms, e164, filled};
use number::{Digits, Fault, Number};
use plan::{Plan, plans};
use sight::Sight;
use typed::{Typed, read};

pub use plan::release;

/// Fewest and most digits that may be a number of a country that is not known (ITU-T E.164).
const UNKNOWN: std::ops::RangeInclusive<usize> = 4..=15;
/// Digits of most payment cards, and more than any telephone number has.
const CARD: usize = 16;
/// Bytes of country, type and most numbers as they are written at home.
const PARTS: usize = 40;

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    if let Some(typed) = typed::plain(text) {
        return one(text, &typed, context);
    }
    let pieces = if typed::may_part(text) { typed::pieces(text) } else { Vec::new() };
    if pieces.len() < 2 || find::has(text, ";ext=") {
        return alone(text, context);
    }
    let mut values = String::new();
    for piece in pieces.into_iter().take(LIST_VALUES) {
        let draft = alone(piece, context);
        if !draft.value.is_empty() && !values.is_empty() {
            values.push(LIST_SEPARATOR);
        }
        values.push_str(&draft.value);
    }
    Draft::of(values).change(ChangeCode::Parts).warning(IssueCode::SeveralValues)
}

/// The main country of a calling code, however it is written: `+44`, `0044`, `44`, `GB`, `United Kingdom (+44)`.
pub(super) fn home_of_code(text: &str) -> Option<[u8; 2]> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let code = digits.trim_start_matches('0').parse().ok();
    let of_code = || Some(plan::plans().main(code?)?.region);
    country::code_of(text).or_else(of_code)?.as_bytes().first_chunk().copied()
}

/// What the general road says of a tidy number that another one told, where nothing is wrong with it.
pub(super) fn quick(raw: &str, context: &Context) -> Option<Clean> {
    let typed = typed::plain(raw)?;
    let mut made = Made::default();
    let is_known =
        memo::recall(&typed, home(context), |number, forms| tell(&typed, number, forms, &mut made));
    if !is_known || !made.issues.is_empty() {
        return None;
    }
    if made.value != raw {
        made.changes.push(ChangeCode::Format);
    }
    Some(made.clean(raw))
}

/// A number in a format; nothing where the text is no number of a known country. What is typed so far
/// stays as it is while it has no digit.
///
/// ```
/// use selfsame::normalize::{Context, phone::written};
/// use selfsame::vocabulary::PhoneFormat;
/// let germany = Context { country: Some(*b"DE"), ..Context::default() };
/// assert_eq!(written("0171/2345678", &germany, PhoneFormat::Rfc3966), "tel:+49-171-2345678");
/// assert_eq!(written("017123", &germany, PhoneFormat::AsYouType), "0171 23");
/// ```
#[must_use]
pub fn written(text: &str, context: &Context, format: PhoneFormat) -> String {
    let tidied = tidy(text, Lines::Join);
    let typed = match (read(without_float_tail(&tidied.text)), format) {
        (Some(typed), _) => typed,
        (None, PhoneFormat::AsYouType) => return tidied.text.into_owned(),
        (None, _) => return String::new(),
    };
    let home = home(context);
    let sight = Sight::new();
    if format == PhoneFormat::AsYouType {
        return sight.as_you_type(&typed, home);
    }
    let Ok(Meaning { number, .. }) = meaning(&sight, &typed, home) else { return String::new() };
    let Forms { at_home, abroad } = sight.forms(&number);
    match format {
        PhoneFormat::E164 | PhoneFormat::AsYouType => e164(&number).text().to_owned(),
        PhoneFormat::International => extended(&number, &abroad, &typed),
        PhoneFormat::National => extended(&number, &at_home, &typed),
        PhoneFormat::Rfc3966 => link(filled(&abroad, number.national.all()).text(), &typed),
    }
}

fn home(context: &Context) -> Option<&'static Plan> {
    plans().of_region(context.country()?)
}

/// As RFC 3966 writes it: hyphens between the groups.
fn link(international: &str, typed: &Typed) -> String {
    let mut link = String::from("tel:");
    for c in international.chars() {
        match c {
            '+' | '0'..='9' => link.push(c),
            _ if link.ends_with('-') => {}
            _ => link.push('-'),
        }
    }
    if !typed.extension.is_empty() {
        link.push_str(";ext=");
        link.push_str(&plain(typed.extension));
    }
    link
}

/// With its extension, where it has one.
fn extended(number: &Number, form: &Line, typed: &Typed) -> String {
    let mut text = filled(form, number.national.all()).text().to_owned();
    if !typed.extension.is_empty() {
        plans().extend(&mut text, number.plan, &plain(typed.extension));
    }
    text
}

fn alone(text: &str, context: &Context) -> Draft {
    match read(without_float_tail(text)) {
        Some(typed) => one(text, &typed, context),
        None => Draft::nothing(IssueCode::PhoneSyntax),
    }
}

fn one(text: &str, typed: &Typed, context: &Context) -> Draft {
    let home = home(context);
    let mut draft = Draft::default();
    if !memo::recall(typed, home, |number, forms| tell(typed, number, forms, &mut draft)) {
        draft = understood(typed, home);
    }
    if typed.count >= CARD
        && !typed.plus
        && !draft.issues.is_empty()
        && let Some(hidden) = without_cards(text)
    {
        return Draft::nothing(IssueCode::PaymentCard).showing(Some(hidden));
    }
    if draft.value != text && !draft.value.is_empty() {
        draft.changes.push(ChangeCode::Format);
    }
    draft
}

fn understood(typed: &Typed, home: Option<&'static Plan>) -> Draft {
    let sight = Sight::new();
    let meaning = meaning(&sight, typed, home);
    let is_known = meaning.as_ref().is_ok_and(|meaning| meaning.number.kind.is_some());
    let Meaning { number, other, as_typed } = match meaning {
        _ if !is_known && typed.letters > typed.count => return Draft::nothing(IssueCode::PhoneSyntax),
        Ok(meaning) => meaning,
        Err(Fault::Country) => return unknown(typed),
        Err(Fault::Length) => return Draft::nothing(IssueCode::PhoneLength),
    };
    if !is_known && typed.count < *UNKNOWN.start() && !typed.plus && !number.is_possible() {
        return Draft::nothing(IssueCode::PhoneLength);
    }
    let forms = sight.forms(&number);
    if as_typed && (is_known || typed.plus) {
        memo::learn(typed, home, &number, &forms, sight.unseen());
    }
    let mut draft = Draft::default();
    tell(typed, &number, &forms, &mut draft);
    match other {
        Some(other) => draft.issue(ambiguous(&number, &other)),
        None => draft,
    }
}

/// The number that was meant, and another one that the digits may be as well.
struct Meaning {
    number: Number,
    other: Option<Number>,
    /// All digits count, no letter may be a key, and there is no other.
    as_typed: bool,
}

/// As it stands; else, where only that makes it a number, with letters as keys or without a zero in
/// brackets; else behind the usual international prefix.
fn meaning(sight: &Sight, typed: &Typed, home: Option<&'static Plan>) -> Result<Meaning, Fault> {
    let plain = sight.number(typed.digits, typed.plus, home);
    if let Some(number) = plain.as_ref().ok().filter(|number| number.kind.is_some()) {
        let with_code = with_code(sight, typed, number, home);
        return plain.map(|number| match with_code {
            Some(likelier) => Meaning { number: likelier, other: Some(number), as_typed: false },
            None => Meaning { number, other: None, as_typed: true },
        });
    }
    for reading in typed.other_readings() {
        let digits = typed.read_as(reading);
        if digits != typed.digits
            && let Ok(number) = sight.number(digits, typed.plus, home)
            && number.kind.is_some()
        {
            return Ok(Meaning { number, other: None, as_typed: false });
        }
    }
    let number = match typed.digits.all() {
        [b'0', b'0', rest @ ..] if home.is_none() && !typed.plus => {
            sight.number(Digits::of(rest), true, None)
        }
        _ => plain,
    };
    number.map(|number| Meaning { number, other: None, as_typed: typed.other_readings().next().is_none() })
}

/// Digits that are a number of home as they stand, and without their first ones, which are home's own
/// calling code, a mobile number: spreadsheets lose a plus more often than people lose a trunk zero.
fn with_code(sight: &Sight, typed: &Typed, number: &Number, home: Option<&'static Plan>) -> Option<Number> {
    let code = home.filter(|_| !typed.plus && !number.has_code)?.code;
    let is_mobile = |number: &Number| number.kind == Some(PhoneType::Mobile);
    sight.saw(&typed.digits, code.len());
    if is_mobile(number) || number.national != typed.digits || !typed.digits.begins_with(code) {
        return None;
    }
    sight.number(typed.digits, true, None).ok().filter(is_mobile)
}

fn ambiguous(number: &Number, other: &Number) -> Issue {
    let issue = Issue::new(IssueCode::PhoneAmbiguous, Severity::Info);
    issue.offering(e164(number).text()).offering(e164(other).text())
}

/// A number of a plan, into an empty draft.
fn tell(typed: &Typed, number: &Number, forms: &Forms, draft: &mut Made) {
    draft.value = e164(number).text().to_owned();
    draft.display = Some(extended(number, &forms.abroad, typed));
    draft.parts = Parts::with_room(PARTS);
    let mut add = |part: Part, text: &str| draft.parts.push(part, text);
    number.region.into_iter().for_each(|region| add(Part::Country, region.region));
    number.kind.into_iter().for_each(|kind| add(Part::Type, kind.as_str()));
    add(Part::National, filled(&forms.at_home, number.national.all()).text());
    if !typed.extension.is_empty() {
        add(Part::Extension, &plain(typed.extension));
    }
    if !number.has_code {
        draft.changes.push(ChangeCode::Country);
    }
    if is_repeated(typed, number) {
        draft.issues.push(Issue::new(IssueCode::Repeated, Severity::Warning));
    }
    if is_of_films(number) {
        draft.issues.push(Issue::new(IssueCode::Junk, Severity::Warning));
    }
    // One that is none of its plan may be one of another.
    if number.kind.is_none() {
        let code = if number.is_possible() { IssueCode::PhoneInvalid } else { IssueCode::PhoneLength };
        draft.issues.reserve_exact(1);
        draft.issues.push(match of_mexico(number) {
            Some(now) => Issue::new(code, Severity::Warning).suggesting(e164(&now).text()),
            None => suggesting(typed, code),
        });
    }
}

/// Digits that may be a number of any country.
fn unknown(typed: &Typed) -> Draft {
    if !UNKNOWN.contains(&typed.count) {
        return Draft::nothing(IssueCode::PhoneLength);
    }
    let draft = Draft::of(typed.digits.text()).part(Part::Extension, &plain(typed.extension));
    draft
        .issue(suggesting(typed, IssueCode::PhoneCountryUnknown))
        .warning_if(is_run(typed.digits.all()), IssueCode::Repeated)
}

/// The issue, with the number that the digits are where they begin with a calling code, or with the
/// international prefix that most countries have.
fn suggesting(typed: &Typed, code: IssueCode) -> Issue {
    let issue = Issue::new(code, Severity::Warning);
    let digits = match typed.digits.all() {
        _ if typed.plus => return issue,
        [b'0', b'0', rest @ ..] => Digits::of(rest),
        _ => typed.digits,
    };
    match Sight::new().number(digits, true, None) {
        Ok(number) if number.kind.is_some() => issue.suggesting(e164(&number).text()),
        _ => issue,
    }
}

/// A number of Mexico with what was dialled before it until 2019: 01, 044, 045, and 1 from abroad.
fn of_mexico(number: &Number) -> Option<Number> {
    let digits = number.national.all();
    let (old, national) = digits.split_at_checked(digits.len().checked_sub(10)?)?;
    let is_old = number.plan.code == "52" && matches!(old, b"01" | b"044" | b"045" | b"1");
    let now = is_old.then(|| Sight::new().number(Digits::of(national), false, Some(number.plan)))?;
    now.ok().filter(|number| number.kind.is_some())
}

/// Digits of any script as those of ASCII.
fn plain(extension: &str) -> String {
    extension.chars().map(digits::plain).collect()
}

/// One digit again and again, or counting from one end of the keys.
fn is_repeated(typed: &Typed, number: &Number) -> bool {
    is_run(number.national.all()) || noise::is_run(typed.digits.all())
}

/// So many equal digits at the end are a key held down, whatever stands before: 0170 0000000.
const REPEATED: usize = 7;

fn is_run(digits: &[u8]) -> bool {
    let is_counted = matches!(digits, [b'0' | b'1', ..] | [b'9', b'8', ..]) && noise::is_run(digits);
    let last = digits.get(digits.len().saturating_sub(REPEATED)..).unwrap_or_default();
    is_counted || last.windows(2).all(|pair| pair.first() == pair.last())
}

/// One of the numbers that North America keeps free for films.
fn is_of_films(number: &Number) -> bool {
    let is_kept = matches!(number.national.all(), [_, _, _, b'5', b'5', b'5', b'0', b'1', _, _]);
    is_kept && number.plan.code == "1"
}
