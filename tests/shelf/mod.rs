//! A source as a test writes it, cleansed without the cleansing: the marks in the text say what
//! became of a value.

#![allow(dead_code, reason = "each test takes what it needs")]

use selfsame::consent::Columns;
use selfsame::normalize::{Changes, Clean, CleanColumn, CleanTable, Issue, Parts, Pool};
use selfsame::record::{Column, Source, Table};
use selfsame::schema::{Field, Schema};
use selfsame::vocabulary::{ChangeCode, Channel, IssueCode, Kind, Part, Purpose, Severity, Status};

/// A source as a test writes it: its columns (header, kind) and rows. `?` before a value makes it
/// suspect and suggests it without the mark, `!` makes it invalid, `~` corrected.
pub(crate) struct Shelf {
    pub(crate) table: Table,
    pub(crate) clean: CleanTable,
    pub(crate) consent: Columns,
}

pub(crate) fn shelf(name: &str, columns: &[(&str, Kind)], rows: &[&[&str]]) -> Shelf {
    let mut shelf = Shelf {
        table: Table { source: Source { name: name.into() }, columns: Vec::new(), rows: rows.len() },
        clean: CleanTable { columns: Vec::new(), rows: rows.len() },
        consent: Columns::new(&Schema {
            fields: columns.iter().map(|(name, kind)| field(name, *kind)).collect(),
        }),
    };
    for (at, (header, kind)) in columns.iter().enumerate() {
        let mut column = Column::new(*header);
        let mut clean = CleanColumn { field: field(header, *kind), pool: Pool::default(), ids: Vec::new() };
        rows.iter().for_each(|row| column.push(row.get(at).copied().unwrap_or("")));
        clean.ids = column.ids.clone();
        for id in 0..column.values.len() as u32 {
            clean.pool.push(cleansed(*kind, column.values.text(id)).view());
        }
        shelf.table.columns.push(column);
        shelf.clean.columns.push(clean);
    }
    shelf
}

fn field(header: &str, kind: Kind) -> Field {
    let group = header.split_once('/').map_or("", |(group, _)| group);
    let part = (header == "number").then_some(Part::Number);
    let consent = kind == Kind::Consent;
    Field {
        group: group.to_owned(),
        part,
        purpose: consent.then_some(Purpose::Marketing),
        channel: consent.then_some(Channel::Email),
        ..Field::new(header, kind, 1.0, "given")
    }
}

fn cleansed(kind: Kind, text: &str) -> Clean {
    let mark = text.chars().next().filter(|c| "?!~".contains(*c));
    let value = text.trim_start_matches(['?', '!', '~']);
    let (status, issues) = match mark {
        Some('?') => (Status::Suspect, vec![issue(Severity::Warning).suggesting(value)]),
        Some('!') => (Status::Invalid, vec![issue(Severity::Error)]),
        Some(_) => (Status::Corrected, vec![]),
        None if value.is_empty() => (Status::Empty, vec![]),
        None => (Status::Valid, vec![]),
    };
    let (mut parts, mut changes) = (Parts::default(), Changes::default());
    if status == Status::Corrected {
        [ChangeCode::Case, ChangeCode::Space, ChangeCode::Case]
            .into_iter()
            .for_each(|code| changes.push(code));
    }
    if let (Kind::Name, Some((given, family))) = (kind, value.split_once(' ')) {
        parts.push(Part::Given, given);
        parts.push(Part::Family, family);
    }
    Clean { value: value.into(), status, parts, issues, changes, ..Clean::empty() }
}

fn issue(severity: Severity) -> Issue {
    Issue::new(IssueCode::FormatUnknown, severity)
}
