//! What the columns of an unknown file mean: names and values joined.

use super::by_header::{self, DOUBTFUL, Reading, family};
use super::consent::{DENIED, UNSAID};
use super::context;
use super::values::{self, Evidence};
use super::{Field, Schema};
use crate::limits;
use crate::record::{Column, Table};
use crate::text::interner::Interner;
use crate::vocabulary::{Kind, Part, Polarity};

/// A column with some of its values.
#[derive(Debug, Clone, Default)]
pub struct SampleColumn<'a> {
    /// Its name.
    pub header: &'a str,
    /// Values of the first rows, raw.
    pub values: Vec<&'a str>,
}

impl<'a> SampleColumn<'a> {
    fn of(column: &'a Column, rows: usize) -> Self {
        Self { header: &column.header, values: (0..rows).map(|row| column.text(row)).collect() }
    }
}

/// Values that are looked at in all columns of a table together.
const SAMPLE_VALUES: usize = 50_000;
/// Values of a column that are looked at however many columns there are.
const SAMPLE_LEAST: usize = 5;

/// The columns of a table with the values of its first rows: up to `limits::SAMPLE_ROWS`, fewer of
/// a table with very many columns.
#[must_use]
pub fn sample(table: &Table) -> Vec<SampleColumn<'_>> {
    let rows = (SAMPLE_VALUES / table.columns.len().max(1)).clamp(SAMPLE_LEAST, limits::SAMPLE_ROWS);
    let rows = rows.min(table.rows);
    table.columns.iter().map(|column| SampleColumn::of(column, rows)).collect()
}

/// How sure a column is that shows nothing.
const UNKNOWN: f64 = 0.3;

/// What each column means, in order.
///
/// ```
/// use selfsame::{schema, vocabulary::Kind};
/// let columns = [schema::SampleColumn { header: "Vorname", values: vec!["Ada"] }];
/// assert_eq!(schema::infer(&columns).fields[0].kind, Kind::NameGiven);
/// ```
#[must_use]
pub fn infer(columns: &[SampleColumn<'_>]) -> Schema {
    let mut prefix = shared_prefix(columns);
    if prefix.is_empty() {
        prefix = shared_letters(columns);
    }
    let readings: Vec<Option<Reading>> = columns
        .iter()
        .map(|column| {
            let mut reading = by_header::read(without(column.header, prefix))?;
            if told_by_flags(&reading, &column.values) {
                reading.kind = Kind::Consent;
            }
            Some(reading)
        })
        .collect();
    let mut fields: Vec<Field> =
        columns.iter().zip(&readings).map(|(column, reading)| field(column, reading.as_ref())).collect();
    context::settle(&mut fields, &readings, columns);
    tell_apart(&mut fields);
    Schema { fields }
}

/// Columns that a prefix stands before at least.
const SHARED: usize = 3;

/// What a system sets before the names of its columns, as `VN_` is: nothing that has a meaning.
fn shared_prefix<'a>(columns: &[SampleColumn<'a>]) -> &'a str {
    let prefixes = columns.iter().map(|column| prefix(column.header)).filter(|prefix| !prefix.is_empty());
    let Some(most) = prefixes.clone().nth(prefixes.clone().count() / 2) else { return "" };
    let shared = prefixes.filter(|prefix| *prefix == most).count();
    if shared >= SHARED && shared * 2 >= columns.len() && by_header::is_strange(most) { most } else { "" }
}

/// Letters that the names of all columns begin with and that mean nothing: "OX" of `OXFNAME`, `OXCITY`.
fn shared_letters<'a>(columns: &[SampleColumn<'a>]) -> &'a str {
    let [first, others @ ..] = columns else { return "" };
    let alike = |other: &SampleColumn<'_>| {
        first.header.bytes().zip(other.header.bytes()).take_while(|(a, b)| a == b).count()
    };
    let length = others.iter().map(alike).min().filter(|length| *length > 1 && others.len() > SHARED);
    let letters = length.and_then(|length| first.header.get(..length));
    letters.filter(|letters| by_header::is_strange(letters)).unwrap_or_default()
}

/// The first word of a name with what parts it from the next.
fn prefix(header: &str) -> &str {
    header.find(['_', '.', ':', '-', ' ']).and_then(|end| header.get(..=end)).unwrap_or_default()
}

fn without<'a>(header: &'a str, prefix: &str) -> &'a str {
    header.strip_prefix(prefix).filter(|rest| !rest.is_empty()).unwrap_or(header)
}

fn field(column: &SampleColumn<'_>, reading: Option<&Reading>) -> Field {
    let values = column.values.get(..limits::SAMPLE_ROWS).unwrap_or(&column.values);
    match reading {
        Some(reading) => joined(column.header, reading, values),
        None => unnamed(column.header, values),
    }
}

fn unnamed(header: &str, values: &[&str]) -> Field {
    match values::likely(values) {
        Some(evidence) => by_values(header, evidence),
        None => unknown(header, values),
    }
}

/// A column that neither its name nor the shape of its values tells.
pub(super) fn unknown(header: &str, values: &[&str]) -> Field {
    Field::new(header, values::fallback(values), UNKNOWN, "none")
}

fn by_values(header: &str, evidence: Evidence) -> Field {
    Field::new(header, evidence.kind, 0.8 * evidence.share, &reason_of(evidence))
}

fn reason_of(evidence: Evidence) -> String {
    let hundredths = (evidence.share * 100.0) as u32;
    format!("values:{} {}.{:02}", evidence.kind, hundredths / 100, hundredths % 100)
}

/// A "TPS registered" with a yes is no time, but a refusal.
fn told_by_flags(reading: &Reading, values: &[&str]) -> bool {
    let refuses = reading.kind == Kind::Timestamp && reading.polarity == Some(Polarity::Inverse);
    refuses && values.iter().any(|value| !value.trim().is_empty()) && values::are_flags(values)
}

/// The name decides, unless the values plainly have the shape of another kind and not of this one.
fn joined(header: &str, reading: &Reading, values: &[&str]) -> Field {
    let support = values::support(reading.kind, values);
    // Another shape than those that may overrule the name need not be looked for, but a column of consent has
    // the first that fits.
    let may = |seen| reading.kind == Kind::Consent || overrules(reading, support, seen, values);
    let plain = values::plain(values, may).filter(|evidence| evidence.share >= 0.8);
    if let Some(evidence) = plain.filter(|evidence| overrules(reading, support, evidence.kind, values)) {
        return Field { group: reading.group.clone(), ..by_values(header, evidence) };
    }
    if is_worded(reading.kind) && values::are_numbers(values) {
        return unnamed(header, values);
    }
    let is_consent = reading.kind == Kind::Consent;
    if is_consent && reading.confidence <= DENIED && !values::are_flags(values) {
        return unnamed(header, values);
    }
    // A "Guest" may be a yes or who stays.
    let doubtful = reading.confidence <= DOUBTFUL || reading.kind == Kind::Flag;
    if doubtful && support.is_some_and(|share| share < 0.2) {
        return unnamed(header, values);
    }
    let confidence = match support {
        Some(share) if share >= 0.7 => reading.confidence.max(0.99),
        Some(share) if share < 0.2 => reading.confidence * 0.7,
        _ => reading.confidence,
    };
    Field {
        part: reading.part,
        group: reading.group.clone(),
        channel: reading.channel,
        purpose: reading.purpose,
        polarity: reading.polarity,
        ..Field::new(header, reading.kind, confidence, &format!("header:{}", reading.phrase))
    }
}

/// Whether what the values are seen to be counts more than what the name says.
fn overrules(reading: &Reading, support: Option<f64>, seen: Kind, values: &[&str]) -> bool {
    let said = reading.kind;
    if said == seen {
        return false;
    }
    let denied = support.is_some_and(|share| share < 0.2);
    match seen {
        // A status, a state or a "Solicit Code" of a mailing list.
        Kind::Consent => {
            matches!(said, Kind::Category | Kind::AddressRegion | Kind::Text | Kind::Flag | Kind::Id)
        }
        // "Verified email", "addresses.default" and the state of an account.
        Kind::Flag if said != Kind::Consent => {
            denied || is_name_or_address(said) && values::are_truths(values)
        }
        Kind::Email | Kind::Url | Kind::Iban if said == Kind::Consent => reading.confidence < 0.9,
        Kind::Email | Kind::Url | Kind::Iban => {
            let named = is_name_or_address(said) && said != Kind::Address
                || matches!(said, Kind::Phone | Kind::DateBirth);
            // A record alone may have one in the wrong field: that is told of it.
            let astray = named && reading.confidence >= 0.9 && values::are_one(values);
            !astray && (denied || said == Kind::Id || is_name_or_address(said) || reading.confidence < 0.5)
        }
        _ => said == Kind::Consent && reading.confidence <= UNSAID && seen != Kind::Flag,
    }
}

/// Names and addresses: never e-mail addresses or links.
fn is_name_or_address(kind: Kind) -> bool {
    ["name", "address"].contains(&family(kind))
}

/// Names of people and places: numbers never, whatever their column is called ("by" is a town to a Dane and may be
/// a birth year to others).
const fn is_worded(kind: Kind) -> bool {
    matches!(kind, Kind::Name | Kind::NameGiven | Kind::NameMiddle | Kind::NameFamily | Kind::AddressLocality)
}

/// Columns that claim the same kind in the same group are numbered: `2`, `3`, …
fn tell_apart(fields: &mut [Field]) {
    let (mut given, mut stems, mut counts) = (Interner::default(), Interner::default(), Vec::new());
    for field in &*fields {
        given.intern(&claim(field));
    }
    for field in fields.iter_mut().filter(|field| is_numbered(field.kind)) {
        let group = field.group.clone();
        let stem = stems.intern(&claim(field)) as usize;
        counts.resize(stems.len(), 0u32);
        let Some(count) = counts.get_mut(stem) else { continue };
        *count += 1;
        while *count > 1 && given.get(&claim(field)).is_some() {
            field.group = format!("{group} {count}").trim_start().to_owned();
            *count += u32::from(given.get(&claim(field)).is_some());
        }
        given.intern(&claim(field));
    }
}

/// Which of several columns of a kind a column is.
fn claim(field: &Field) -> String {
    [field.kind.as_str(), field.part.map_or("", Part::as_str), &field.group].join("\n")
}

/// Further lines of a street belong to one address, a title behind a salutation to one name: they are not
/// numbered.
fn is_numbered(kind: Kind) -> bool {
    let contact = matches!(kind, Kind::Email | Kind::Phone | Kind::Organization | Kind::DateBirth);
    !matches!(kind, Kind::AddressUnit | Kind::NamePrefix) && (contact || is_name_or_address(kind))
}
