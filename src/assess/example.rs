//! Two records side by side, with the reasons why they are taken for what they are.

use super::column::Mask;
use super::report::{Example, ExampleField, ExampleRecord};
use crate::matching::Explanation;
use crate::normalize::{CleanTable, CleanView};
use crate::record::{LIST_SEPARATOR, Table};
use crate::schema::Groups;
use crate::text::fold::fold;
use crate::text::order::sort;
use crate::text::ordered::Ordered;
use crate::vocabulary::Kind;

/// One record of an example.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its source.
    pub table: &'a Table,
    /// Its source, cleansed.
    pub clean: &'a CleanTable,
    /// Its row, from 0.
    pub row: usize,
    /// Its id in the source; may be empty.
    pub id: &'a str,
    /// The id of its customer.
    pub customer: &'a str,
}

/// An example as the matching found it.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// What the pair is taken for, and why.
    pub explanation: Explanation,
    /// The two records.
    pub sides: [Side<'a>; 2],
}

pub(super) fn example(found: Found<'_>, masked: bool, mask: Mask) -> Example {
    Example {
        explanation: found.explanation,
        records: found.sides.map(|side| record(&side)),
        fields: fields(&found.sides, masked, mask),
    }
}

fn record(side: &Side<'_>) -> ExampleRecord {
    ExampleRecord {
        source: side.table.source.name.clone(),
        row: side.row as u64 + 1,
        id: side.id.to_owned(),
        customer: side.customer.to_owned(),
    }
}

/// What a record says about one thing: what to compare, and what to show.
type Said = Vec<(String, String)>;

fn fields(sides: &[Side<'_>; 2], masked: bool, mask: Mask) -> Vec<ExampleField> {
    let [left, right] = sides.each_ref().map(said);
    let mut keys: Vec<&(&str, Kind)> =
        left.entries().iter().chain(right.entries()).map(|(key, _)| key).collect();
    sort(&mut keys);
    keys.dedup();
    let none = Said::new();
    let field = |key: &(&str, Kind)| {
        let pair = [left.get(key).unwrap_or(&none), right.get(key).unwrap_or(&none)];
        let show = |(_, text): &(String, String)| show(key.1, text, masked, mask);
        ExampleField {
            kind: key.1,
            group: key.0.to_owned(),
            values: pair.map(|said| said.iter().map(show).collect::<Vec<_>>().join(" · ")),
            same: same(pair),
        }
    };
    keys.into_iter().map(field).collect()
}

/// Whether both say the same; of several values one in common is enough. Nothing where one is silent.
fn same([left, right]: [&Said; 2]) -> Option<bool> {
    let shared = || left.iter().any(|(a, _)| right.iter().any(|(b, _)| a == b));
    (!left.is_empty() && !right.is_empty()).then(shared)
}

/// What a record says that helps a person to recognise it. Names and addresses are taken apart, so
/// that a whole one stands beside one in several columns; contact points are one list.
fn said<'a>(side: &Side<'a>) -> Ordered<(&'a str, Kind), Said> {
    let columns = || side.clean.columns.iter();
    let groups = Groups::of(columns().map(|column| &column.field));
    let mut said: Ordered<_, Said> = Ordered::new();
    for column in columns().filter(|column| identifies(column.field.kind)) {
        let Some(clean) = column.get(side.row).filter(|clean| !clean.value.is_empty()) else { continue };
        let kind = column.field.kind;
        let group = if is_contact(kind) { "" } else { groups.group(&column.field) };
        for (kind, value, shown) in taken_apart(kind, clean) {
            let values = said.get_or_default((group, kind));
            if values.iter().all(|(known, _)| *known != value) {
                values.push((value, shown));
            }
        }
    }
    said
}

fn taken_apart(kind: Kind, clean: CleanView<'_>) -> Vec<(Kind, String, String)> {
    if !matches!(kind, Kind::Name | Kind::Address) || clean.parts.is_empty() {
        let values = clean.value.split(LIST_SEPARATOR).zip(clean.display().split(LIST_SEPARATOR));
        return values.map(|(value, shown)| (kind, comparable(kind, value), shown.to_owned())).collect();
    }
    let mut parts: Vec<(Kind, String)> = Vec::new();
    for (part, text) in clean.parts.iter() {
        match (part.kind(), parts.last_mut()) {
            (Some(kind), Some((last, before))) if kind == *last => *before = [before, " ", text].concat(),
            (Some(kind), _) => parts.push((kind, text.to_string())),
            (None, _) => {}
        }
    }
    parts.into_iter().map(|(kind, text)| (kind, comparable(kind, &text), text)).collect()
}

/// Capitals and accents make no other name and no other address.
fn comparable(kind: Kind, text: &str) -> String {
    if is_contact(kind) || is_key(kind) { text.to_owned() } else { fold(text) }
}

fn is_contact(kind: Kind) -> bool {
    matches!(kind, Kind::Email | Kind::Phone)
}

fn identifies(kind: Kind) -> bool {
    kind <= Kind::DateBirth && !matches!(kind, Kind::Url | Kind::Date) || kind == Kind::Gender || is_key(kind)
}

fn is_key(kind: Kind) -> bool {
    matches!(kind, Kind::IdNational | Kind::IdTax | Kind::IdVat | Kind::Iban | Kind::Card)
}

fn show(kind: Kind, text: &str, masked: bool, mask: Mask) -> String {
    // A number that opens doors is never shown whole.
    if masked || is_key(kind) { mask(kind, text) } else { text.to_owned() }
}
