//! Clean fields on their way out: one flat list of JSON, of which `fields.js` makes the objects of the API.
//!
//! A field is a number that says what follows, its name, its raw text; where they differ from the text before,
//! value and display; where there are any, its changes, issues and parts, each with how many there are first.
//! What has a name of ours is a number, the place in its closed list: reading names took most of a call.

use crate::normalize::{CleanRecord, Issue};
use crate::pipeline::{FieldView, RecordView};
use crate::text::json::quote;

// Signs as texts, which are put behind another at once; a character is encoded first.
const OPEN: &str = "[";
const NEXT: &str = ",";
const CLOSE: &str = "]";

/// What stands in a field, in the order of its bits; above them the number of the status, then that of the kind.
const VALUE: usize = 1;
const DISPLAY: usize = 2;
const CHANGES: usize = 4;
const ISSUES: usize = 8;
const PARTS: usize = 16;
const STATUS: usize = 32;
const KIND: usize = 256;

/// The fields of a record.
pub(super) fn record(record: &CleanRecord) -> String {
    let mut out = String::with_capacity(record.fields.len() * 64);
    list(&mut out, record.fields.iter().map(FieldView::from), field);
    out
}

/// Lists of source, row, record, customer, and the list of the fields.
pub(super) fn records<'r>(records: impl Iterator<Item = RecordView<'r>>) -> String {
    let mut out = String::new();
    list(&mut out, records, |out, record| {
        out.push_str(OPEN);
        quote(out, record.source);
        more(out, record.row as usize);
        text(out, &record.record_id);
        text(out, &record.customer_id);
        out.push_str(NEXT);
        list(out, record.fields.iter().copied(), field);
        out.push_str(CLOSE);
    });
    out
}

fn field(out: &mut String, FieldView { name, kind, raw, clean }: FieldView<'_>) {
    let holds = |what: usize, is_there: bool| if is_there { what } else { 0 };
    let value = Some(clean.value).filter(|value| *value != raw);
    let parts = clean.parts.iter().count();
    number(
        out,
        kind as usize * KIND
            + clean.status as usize * STATUS
            + holds(VALUE, value.is_some())
            + holds(DISPLAY, clean.display.is_some())
            + holds(CHANGES, !clean.changes.is_empty())
            + holds(ISSUES, !clean.issues.is_empty())
            + holds(PARTS, parts > 0),
    );
    text(out, name);
    text(out, raw);
    [value, clean.display].into_iter().flatten().for_each(|said| text(out, said));
    if !clean.changes.is_empty() {
        more(out, clean.changes.len());
        clean.changes.iter().for_each(|change| more(out, *change as usize));
    }
    if !clean.issues.is_empty() {
        more(out, clean.issues.len());
        clean.issues.iter().for_each(|found| issue(out, found));
    }
    if parts > 0 {
        more(out, parts);
        for (part, said) in clean.parts.iter() {
            more(out, part as usize);
            text(out, said);
        }
    }
}

/// Code, severity, suggestion (0 for none), and its alternatives.
fn issue(out: &mut String, issue: &Issue) {
    more(out, issue.code as usize);
    more(out, issue.severity as usize);
    match &issue.suggestion {
        Some(meant) => text(out, meant),
        None => more(out, 0),
    }
    more(out, issue.alternatives.len());
    issue.alternatives.iter().for_each(|other| text(out, other));
}

/// A text behind another entry.
fn text(out: &mut String, text: &str) {
    out.push_str(NEXT);
    quote(out, text);
}

/// A number behind another entry.
fn more(out: &mut String, more: usize) {
    out.push_str(NEXT);
    number(out, more);
}

fn number(out: &mut String, value: usize) {
    if value > 9 {
        number(out, value / 10);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

fn list<T>(out: &mut String, items: impl Iterator<Item = T>, push: impl Fn(&mut String, T)) {
    out.push_str(OPEN);
    let start = out.len();
    for item in items {
        if out.len() > start {
            out.push_str(NEXT);
        }
        push(out, item);
    }
    out.push_str(CLOSE);
}
