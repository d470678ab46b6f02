//! The one way from a raw text to a clean value.
//!
//! Does: bound the length, undo a wrong encoding, tidy, set aside what stands for "nothing", then
//! ask the file of the kind.
//! Does not: know any kind itself.

use super::draft::{Draft, status};
use super::parts::Parts;
use super::{
    Clean, Context, Issue, account, address, country, currency, date, email, entity, flag, id, name, noise,
    organization, phone, plain, postcode, quick, web, zone,
};
use crate::limits::{FIELD_BYTES, LIST_VALUES};
use crate::record::LIST_SEPARATOR;
use crate::text::find;
use crate::text::mojibake;
use crate::text::tidy::{Lines, Tidy, is_tidy_ascii_without, tidy};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity, Status};

/// How often a doubtful value, or a name, is read again.
const READINGS: usize = 4;

/// Normalizes one value. A list (values parted by `record::LIST_SEPARATOR`) is normalized value by
/// value.
///
/// ```
/// use selfsame::normalize::{value, Context};
/// use selfsame::vocabulary::{Kind, Status};
/// let clean = value(Kind::Email, " mailto:Anna@EXAMPLE.is", &Context::default());
/// assert_eq!((&*clean.value, clean.status), ("Anna@example.is", Status::Corrected));
/// ```
#[must_use]
pub fn value(kind: Kind, raw: &str, context: &Context) -> Clean {
    quick::value(kind, raw, context).unwrap_or_else(|| general(kind, raw, context))
}

/// The same by the road that every value can go: the oracle of the quick ones.
#[must_use]
pub fn general(kind: Kind, raw: &str, context: &Context) -> Clean {
    let mut clean = read(kind, raw, context);
    if may_change(kind, raw, &clean) {
        clean = settled(kind, raw, clean, context);
    }
    // Nothing leaves as another value without a word about it.
    if clean.changes.is_empty() && !clean.value.is_empty() && *clean.value != *raw {
        clean.changes.push(ChangeCode::Format);
    }
    clean
}

fn read(kind: Kind, raw: &str, context: &Context) -> Clean {
    // As most texts are: one value with nothing to tidy, and no sign that could stand for other characters.
    let is_plain = (1..=FIELD_BYTES).contains(&raw.len()) && is_tidy_ascii_without(raw, b'&');
    if is_plain && kind != Kind::Credential {
        return tidied_one(kind, raw, &Tidy::untouched(raw), context);
    }
    match find::holds(raw, LIST_SEPARATOR) && kind != Kind::Credential {
        true => list(kind, raw, context),
        false => one(kind, raw, context),
    }
}

/// Whether a value may be another one when it is read again: a doubtful one may, and so may a name that
/// was changed, as another reading may follow from a new order, or from a title gone.
fn may_change(kind: Kind, raw: &str, clean: &Clean) -> bool {
    let doubtful = noise::is_name(kind) || matches!(clean.status, Status::Suspect | Status::Invalid);
    doubtful && !clean.value.is_empty() && *clean.value != *raw
}

/// What a value is when it is read again, or nothing where that has no end.
fn settled(kind: Kind, raw: &str, mut clean: Clean, context: &Context) -> Clean {
    for _ in 0..READINGS {
        if !may_change(kind, raw, &clean) {
            return clean;
        }
        let mut again = read(kind, &clean.value, context);
        if again.value == clean.value {
            return clean;
        }
        let mut both = Draft::default().showing(again.display.take().map(String::from));
        both.changes = clean.changes;
        both.issues = clean.issues;
        append(&mut both, again);
        clean = both.finish(raw);
    }
    Clean { value: Box::default(), display: None, status: Status::Invalid, parts: Parts::default(), ..clean }
}

/// A list is as good as its worst value; the parts are those of the first value that has any.
fn list(kind: Kind, raw: &str, context: &Context) -> Clean {
    let mut all = Draft::default();
    if raw.len() > FIELD_BYTES {
        return too_long(kind, raw).finish(raw);
    }
    for (number, typed) in raw.split(LIST_SEPARATOR).enumerate() {
        if number == LIST_VALUES {
            all = all.warning(IssueCode::TooLong);
            break;
        }
        append(&mut all, one(kind, typed, context));
    }
    all.accounted(raw).finish(raw)
}

fn append(all: &mut Draft, clean: Clean) {
    if !clean.value.is_empty() {
        if !all.value.is_empty() {
            all.value.push(LIST_SEPARATOR);
        }
        all.value.push_str(&clean.value);
    }
    if all.parts.is_empty() {
        all.parts = clean.parts;
    }
    for change in clean.changes.iter() {
        if !all.changes.contains(change) {
            all.changes.push(*change);
        }
    }
    clean.issues.into_iter().for_each(|issue| {
        if !all.issues.contains(&issue) {
            all.issues.push(issue)
        }
    });
}

fn one(kind: Kind, raw: &str, context: &Context) -> Clean {
    if raw.is_empty() {
        return Clean::empty();
    }
    if raw.len() > FIELD_BYTES {
        return too_long(kind, raw).finish(raw);
    }
    if kind == Kind::Credential {
        return Draft::of(raw).finish(raw);
    }
    if noise::is_name(kind)
        && let Some(clean) = plain_name(kind, raw, context)
    {
        return clean;
    }
    let lines = match kind {
        Kind::Text | Kind::Address | Kind::AddressStreet => Lines::Keep,
        _ => Lines::Join,
    };
    let tidied = tidy(raw, lines);
    let untidied = || tidied.is_changed().then(|| mojibake::repair(raw)).flatten();
    if let Some(repaired) = mojibake::repair(&tidied.text).or_else(untidied) {
        return read_again(kind, raw, &repaired, ChangeCode::Mojibake, context);
    }
    match entity::decoded(&tidied.text).filter(|_| kind != Kind::Id) {
        Some(decoded) => read_again(kind, raw, &decoded, ChangeCode::Entity, context),
        None => tidied_one(kind, raw, &tidied, context),
    }
}

/// Most names are tidy as they are typed, and their letters are read once.
fn plain_name(kind: Kind, raw: &str, context: &Context) -> Option<Clean> {
    let sheet = name::Sheet::of(raw);
    if !sheet.is_plain() {
        return None;
    }
    let noise = noise::of_folded(kind, raw, &sheet.folded);
    Some(noted(noise, || name::normalize(kind, &sheet, context)).accounted(raw).finish(raw))
}

/// A text that came in the wrong encoding is what it was meant to be.
fn read_again(kind: Kind, raw: &str, meant: &str, change: ChangeCode, context: &Context) -> Clean {
    let mut clean = one(kind, meant, context);
    clean.changes.push_first(change);
    clean.status = status(raw, &clean.value, &clean.issues);
    clean
}

fn tidied_one(kind: Kind, raw: &str, tidied: &Tidy<'_>, context: &Context) -> Clean {
    let mut clean = typed(kind, &tidied.text, context).accounted(&tidied.text).finish(raw);
    // Signs between the letters may have hidden it until the kind took them away.
    if let Some(repaired) = mojibake::repair(&clean.value) {
        return read_again(kind, raw, &repaired, ChangeCode::Mojibake, context);
    }
    if tidied.is_changed() {
        note_tidying(&mut clean, tidied);
        clean.status = status(raw, &clean.value, &clean.issues);
    }
    clean
}

fn too_long(kind: Kind, raw: &str) -> Draft {
    match kind {
        Kind::Text | Kind::Category | Kind::Credential => Draft::of(raw).warning(IssueCode::TooLong),
        _ => Draft::nothing(IssueCode::TooLong),
    }
}

fn note_tidying(clean: &mut Clean, tidied: &Tidy<'_>) {
    let done = [
        (tidied.spaces, ChangeCode::Space),
        (tidied.invisible || tidied.control, ChangeCode::Invisible),
        (tidied.unicode, ChangeCode::Unicode),
    ];
    // The last is the first of all.
    done.iter().filter(|(was, _)| *was).for_each(|(_, change)| clean.changes.push_first(*change));
    if tidied.control {
        clean.issues.push(Issue::new(IssueCode::ControlCharacter, Severity::Info));
    }
}

/// A tidy text that may still stand for "nothing".
fn typed(kind: Kind, text: &str, context: &Context) -> Draft {
    if text.is_empty() {
        return Draft::default();
    }
    noted(noise::judge(kind, text, context), || of_kind(kind, text, context))
}

fn noted(noise: noise::Noise, draft: impl FnOnce() -> Draft) -> Draft {
    match noise {
        noise::Noise::Nothing => Draft::default().info(IssueCode::Placeholder),
        noise::Noise::MaybeNothing => draft().warning(IssueCode::Placeholder),
        noise::Noise::Junk(reason) => draft().warning(reason),
        noise::Noise::None => draft(),
    }
}

fn of_kind(kind: Kind, text: &str, context: &Context) -> Draft {
    match kind {
        Kind::Name | Kind::NameGiven | Kind::NameMiddle | Kind::NameFamily | Kind::NameNickname => {
            name::normalize(kind, &name::Sheet::of(text), context)
        }
        Kind::NamePrefix | Kind::NameSuffix => name::title(kind, text),
        Kind::Organization => organization::normalize(text, context),
        Kind::Email => email::normalize(text, context),
        Kind::Phone => phone::normalize(text, context),
        Kind::Url => web::url(text),
        Kind::Ip => web::ip(text),
        Kind::Address => address::whole(text, context),
        Kind::AddressStreet => address::street(text, context),
        Kind::AddressUnit => address::unit(text),
        Kind::AddressLocality => address::locality(text),
        Kind::AddressRegion => address::region(text, context),
        Kind::AddressPostcode => postcode::normalize(text, context),
        Kind::AddressCountry => country::normalize(text),
        Kind::Date | Kind::DateBirth => date::day(kind, text, context),
        Kind::Timestamp => date::instant(text, context),
        Kind::Gender => flag::gender(text, context),
        Kind::MaritalStatus => flag::marital_status(text, context),
        Kind::Language => flag::language(text),
        Kind::Flag => flag::flag(text),
        Kind::Id => id::key(text, context),
        Kind::IdNational | Kind::IdTax | Kind::IdVat => id::official(kind, text, context),
        Kind::Iban => account::iban(text),
        Kind::Card => account::card(text),
        Kind::Count => plain::count(text),
        Kind::TimeZone => zone::normalize(text, context),
        Kind::Currency => currency::normalize(text, context),
        Kind::Money => plain::money(text, context),
        Kind::Geo
        | Kind::NamePhonetic
        | Kind::JobTitle
        | Kind::Department
        | Kind::Category
        | Kind::Text
        | Kind::Consent
        | Kind::Credential => plain::text(text),
    }
}
