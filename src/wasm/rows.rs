//! Clean fields on their way out: rows of JSON, of which `fields.js` makes the objects of the API.
//!
//! A row is name, kind, raw, value, display, status, changes, issues, parts. 0 stands for a text like
//! the one before it, for a list without entries, and for what there is none of.

use crate::normalize::{CleanRecord, Issue};
use crate::pipeline::{FieldView, RecordView};
use crate::text::json::quote;

/// The fields of a record.
pub(super) fn record(record: &CleanRecord) -> String {
    let mut out = String::with_capacity(record.fields.len() * 128);
    list(&mut out, record.fields.iter().map(FieldView::from), field);
    out
}

/// Rows of source, row, record, customer, and the rows of the fields.
pub(super) fn records<'r>(records: impl Iterator<Item = RecordView<'r>>) -> String {
    let mut out = String::new();
    list(&mut out, records, |out, record| {
        out.push('[');
        quote(out, record.source);
        out.push(',');
        out.push_str(&record.row.to_string());
        out.push(',');
        quote(out, &record.record_id);
        out.push(',');
        quote(out, &record.customer_id);
        out.push(',');
        list(out, record.fields.iter().copied(), field);
        out.push(']');
    });
    out
}

fn field(out: &mut String, FieldView { name, kind, raw, clean }: FieldView<'_>) {
    let shown = clean.display;
    out.push('[');
    quote(out, name);
    for text in [Some(kind.as_str()), Some(raw), Some(clean.value).filter(|value| *value != raw), shown] {
        out.push(',');
        some(out, text);
    }
    out.push(',');
    quote(out, clean.status.as_str());
    out.push(',');
    list(out, clean.changes.iter(), |out, change| quote(out, change.as_str()));
    out.push(',');
    list(out, clean.issues.iter(), issue);
    out.push(',');
    list(out, clean.parts.iter(), |out, (part, text)| {
        quote(out, part.as_str());
        out.push(',');
        quote(out, text);
    });
    out.push(']');
}

fn issue(out: &mut String, issue: &Issue) {
    out.push('[');
    quote(out, issue.code.as_str());
    out.push(',');
    quote(out, issue.severity.as_str());
    out.push(',');
    some(out, issue.suggestion.as_deref());
    out.push(',');
    list(out, issue.alternatives.iter(), |out, text| quote(out, text));
    out.push(']');
}

fn some(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => quote(out, text),
        None => out.push('0'),
    }
}

fn list<T>(out: &mut String, items: impl Iterator<Item = T>, push: impl Fn(&mut String, T)) {
    let start = out.len();
    for item in items {
        out.push(if out.len() == start { '[' } else { ',' });
        push(out, item);
    }
    out.push(if out.len() == start { '0' } else { ']' });
}
