//! Hashed identifiers in the exact forms that platforms for advertising and messages ask for.
//!
//! Does: bring clean values to the form of each platform (`data/audiences.tsv`) and hash them (SHA-256); what a
//! platform takes only together goes together or not at all.
//! Does not: protect anybody from the platform: who holds the same address finds the same hash. A use of this
//! kind needs a decision (`consent`).

use super::minimize::Withheld;
use crate::data::AUDIENCES;
use crate::normalize::{self, CleanRecord, Context};
use crate::record::{LIST_SEPARATOR, Record};
use crate::schema::Schema;
use crate::text::case::lower;
use crate::text::digest::{hex, sha256};
use crate::vocabulary::{IdentifierForm, Kind, Platform, WithheldReason};

/// What a platform gets of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// The platform's name of each field, with its values.
    pub identifiers: Vec<(&'static str, Vec<String>)>,
    /// Every field of the record that the platform gets nothing of.
    pub withheld: Vec<Withheld>,
}

/// What a platform wants of one kind.
struct Wanted {
    field: &'static str,
    kind: Kind,
    form: IdentifierForm,
    is_hashed: bool,
    with: &'static str,
}

/// The identifiers of a record for a platform.
///
/// ```
/// use selfsame::{normalize::Context, privacy::audience, record::Record, schema, vocabulary::Platform};
/// let schema = schema::parse(r#"{"fields": [{"header": "mail", "kind": "email"}]}"#)?;
/// let record = Record::from([("mail", "John_Smith@gmail.com ")]);
/// let audience = audience(&record, Platform::Meta, &schema, &Context::default());
/// assert_eq!(audience.identifiers[0].0, "em");
/// assert!(audience.identifiers[0].1[0].starts_with("62a14e44f765419d10fea99367361a72"));
/// # Ok::<(), selfsame::Error>(())
/// ```
#[must_use]
pub fn audience(record: &Record, platform: Platform, schema: &Schema, context: &Context) -> Audience {
    let clean = normalize::record(record, schema, context);
    let home = values(&clean, Kind::AddressCountry).pop();
    let home = home.as_deref().or_else(|| context.country()).unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for wanted in wanted(platform) {
        let mut formed: Vec<String> = Vec::new();
        for value in values(&clean, wanted.kind) {
            formed.extend(form(wanted.form, &value, &home));
        }
        if wanted.kind == Kind::AddressCountry && formed.is_empty() {
            formed.extend(form(wanted.form, &home, &home));
        }
        formed.dedup();
        found.push((wanted, formed));
    }
    let is_whole = |with: &str| {
        with.is_empty() || found.iter().all(|(wanted, formed)| wanted.with != with || !formed.is_empty())
    };
    let mut audience = Audience::default();
    for (wanted, formed) in
        found.iter().filter(|(wanted, formed)| !formed.is_empty() && is_whole(wanted.with))
    {
        let told =
            |value: &String| if wanted.is_hashed { hex(&sha256(value.as_bytes())) } else { value.clone() };
        audience.identifiers.push((wanted.field, formed.iter().map(told).collect()));
    }
    audience.withheld = withheld(&clean, schema, &|kind| {
        let (wanted, formed) = found.iter().find(|(wanted, _)| wanted.kind == kind)?;
        Some((!formed.is_empty(), is_whole(wanted.with)))
    });
    audience
}

/// Why fields stay; `told` says of a kind whether it can be told, and whether all that it goes with can.
fn withheld(
    clean: &CleanRecord,
    schema: &Schema,
    told: &dyn Fn(Kind) -> Option<(bool, bool)>,
) -> Vec<Withheld> {
    let mut withheld = Vec::new();
    for (at, field) in clean.fields.iter().enumerate() {
        let parts = field.clean.parts.iter().filter_map(|(part, _)| part.kind());
        let mut kinds = parts.chain([field.kind]).filter_map(told);
        let reason = match kinds.next() {
            _ if schema.named(&field.name, at).is_none() => WithheldReason::UnknownField,
            None => WithheldReason::NotNeeded,
            Some((true, true)) => continue,
            Some((true, false)) => WithheldReason::Incomplete,
            Some((false, _)) => WithheldReason::Unreadable,
        };
        withheld.push(Withheld { field: field.name.clone(), reason });
    }
    withheld
}

/// The rows of a platform.
fn wanted(platform: Platform) -> Vec<Wanted> {
    let mut rows = Vec::new();
    for line in AUDIENCES.lines() {
        let mut cells = line.split(' ');
        let mut next = || cells.next().unwrap_or_default();
        let [of, field, kind, hash, form] = [next(), next(), next(), next(), next()];
        if of == platform.as_str()
            && let Some((kind, form)) = Kind::parse(kind).zip(IdentifierForm::parse(form))
        {
            rows.push(Wanted { field, kind, form, is_hashed: hash == "#", with: next() });
        }
    }
    rows
}

/// Every clean value of a kind, in fields of its own or as part of a whole name or address.
fn values(clean: &CleanRecord, kind: Kind) -> Vec<String> {
    let mut values = Vec::new();
    for field in &clean.fields {
        if field.kind == kind {
            let texts = field.clean.value.split(LIST_SEPARATOR);
            texts.filter(|text| !text.is_empty()).for_each(|text| values.push(text.to_owned()));
        } else if matches!(field.kind, Kind::Name | Kind::Address) {
            let parts = field.clean.parts.iter().filter(|(part, _)| part.kind() == Some(kind));
            parts.for_each(|(_, text)| values.push(text.to_owned()));
        }
    }
    values
}

/// A clean value in a form; nothing where it has none.
fn form(form: IdentifierForm, value: &str, country: &str) -> Option<String> {
    let formed = match form {
        IdentifierForm::Email => lower(value),
        IdentifierForm::EmailUndotted => undotted(&lower(value)),
        IdentifierForm::E164 => value.starts_with('+').then(|| value.to_owned())?,
        IdentifierForm::Digits => value.strip_prefix('+')?.to_owned(),
        IdentifierForm::Name => kept(value, |letter| !is_punctuation(letter)),
        IdentifierForm::Letters => {
            kept(value, |letter| letter != ' ' && !is_punctuation(letter) && !letter.is_ascii_digit())
        }
        IdentifierForm::Date => kept(value, |letter| letter.is_ascii_digit()),
        IdentifierForm::Initial => value.get(..1).filter(|_| ["female", "male"].contains(&value))?.to_owned(),
        IdentifierForm::Postcode => value.to_owned(),
        IdentifierForm::PostcodePlain => {
            let plain = kept(value, |letter| letter.is_ascii_alphanumeric());
            if country == "US" { plain.get(..5)?.to_owned() } else { plain }
        }
        IdentifierForm::Country => value.to_owned(),
        IdentifierForm::CountrySmall => lower(value),
    };
    let is_whole = form != IdentifierForm::Date || formed.len() == 8;
    (is_whole && !formed.is_empty()).then_some(formed)
}

/// In lower case, of the letters that are kept; spaces single and none at the ends.
fn kept(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut kept = String::new();
    for letter in lower(text).chars().filter(|letter| keep(*letter)) {
        if letter != ' ' || !(kept.is_empty() || kept.ends_with(' ')) {
            kept.push(letter);
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(letter, '\u{b4}' | '\u{b7}' | '\u{2010}'..='\u{201f}' | '\u{30fb}')
}

/// Mailboxes of Google without their dots.
fn undotted(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain @ ("gmail.com" | "googlemail.com"))) => {
            let local: String = local.chars().filter(|letter| *letter != '.').collect();
            [local.as_str(), "@", domain].concat()
        }
        _ => email.to_owned(),
    }
}
