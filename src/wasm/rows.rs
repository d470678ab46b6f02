//! Clean fields on their way out: rows of JSON, of which `fields.js` makes the objects of the API.
//!
//! A row is name, kind, raw, value, display, status, changes, issues, parts. 0 stands for a text like
//! the one before it, for a list without entries, and for what there is none of; lists that all have no entries
//! are left out at the end.

use crate::normalize::{CleanRecord, Issue};
use crate::pipeline::{FieldView, RecordView};
use crate::text::json::quote;

// Signs as texts, which are put behind another at once; a character is encoded first.
const OPEN: &str = "[";
const NEXT: &str = ",";
const CLOSE: &str = "]";
const QUOTE: &str = "\"";

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
    out.push_str(OPEN);
    quote(out, name);
    word(out, ",\"", kind.as_str());
    some(out, Some(raw));
    some(out, Some(clean.value).filter(|value| *value != raw));
    some(out, clean.display);
    word(out, ",\"", clean.status.as_str());
    if !(clean.changes.is_empty() && clean.issues.is_empty() && clean.parts.is_empty()) {
        out.push_str(NEXT);
        list(out, clean.changes.iter(), |out, change| word(out, "\"", change.as_str()));
        out.push_str(NEXT);
        list(out, clean.issues.iter(), issue);
        out.push_str(NEXT);
        list(out, clean.parts.iter(), |out, (part, text)| {
            word(out, "\"", part.as_str());
            some(out, Some(text));
        });
    }
    out.push_str(CLOSE);
}

fn issue(out: &mut String, issue: &Issue) {
    word(out, "[\"", issue.code.as_str());
    word(out, ",\"", issue.severity.as_str());
    some(out, issue.suggestion.as_deref());
    out.push_str(NEXT);
    list(out, issue.alternatives.iter(), |out, text| quote(out, text));
    out.push_str(CLOSE);
}

/// A word of ours behind what stands before it: nothing in it needs an escape.
fn word(out: &mut String, before: &str, word: &str) {
    out.push_str(before);
    out.push_str(word);
    out.push_str(QUOTE);
}

fn some(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => {
            out.push_str(NEXT);
            quote(out, text);
        }
        None => out.push_str(",0"),
    }
}

fn list<T>(out: &mut String, items: impl Iterator<Item = T>, push: impl Fn(&mut String, T)) {
    let start = out.len();
    for item in items {
        out.push_str(if out.len() == start { OPEN } else { NEXT });
        push(out, item);
    }
    out.push_str(if out.len() == start { "0" } else { CLOSE });
}
