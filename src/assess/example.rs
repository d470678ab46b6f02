//! Two records side by side, with the reasons why they are taken for what they are.

use super::column::Mask;
use super::report::{Example, ExampleField, ExampleRecord};
use crate::matching::Explanation;
use crate::normalize::{Clean, CleanTable};
use crate::record::{LIST_SEPARATOR, Table};
use crate::vocabulary::Kind;
use std::collections::BTreeMap;

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

fn fields(sides: &[Side<'_>; 2], masked: bool, mask: Mask) -> Vec<ExampleField> {
    let [left, right] = sides.each_ref().map(said);
    let mut keys: Vec<&(Kind, &str)> = left.keys().chain(right.keys()).collect();
    keys.sort_unstable_by_key(|(kind, group)| (*group, *kind));
    keys.dedup();
    let field = |key: &(Kind, &str)| {
        let pair =
            [left.get(key), right.get(key)].map(|values| values.map(Vec::as_slice).unwrap_or_default());
        let show = |value: &&Clean| show(key.0, value.display(), masked, mask);
        let [a, b] = pair.map(|values| values.iter().map(|value| &*value.value).collect::<Vec<_>>());
        ExampleField {
            kind: key.0,
            group: key.1.to_owned(),
            values: pair.map(|values| values.iter().map(show).collect::<Vec<_>>().join(" · ")),
            same: (!a.is_empty() && !b.is_empty()).then(|| a == b),
        }
    };
    keys.into_iter().map(field).collect()
}

/// What a record says that helps a person to recognise it.
fn said<'a>(side: &Side<'a>) -> BTreeMap<(Kind, &'a str), Vec<&'a Clean>> {
    let mut said: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for column in side.clean.columns.iter().filter(|column| identifies(column.field.kind)) {
        if let Some(value) = column.get(side.row).filter(|value| !value.value.is_empty()) {
            said.entry((column.field.kind, &*column.field.group)).or_default().push(value);
        }
    }
    said
}

fn identifies(kind: Kind) -> bool {
    kind <= Kind::DateBirth && !matches!(kind, Kind::Url | Kind::Date) || kind == Kind::Gender || is_key(kind)
}

fn is_key(kind: Kind) -> bool {
    matches!(kind, Kind::IdNational | Kind::IdTax | Kind::IdVat | Kind::Iban | Kind::Card)
}

fn show(kind: Kind, text: &str, masked: bool, mask: Mask) -> String {
    // A number that opens doors is never shown whole.
    if masked || is_key(kind) { mask(kind, text) } else { text.replace(LIST_SEPARATOR, " · ") }
}
