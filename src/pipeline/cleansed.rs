//! The rows of the first input under their own headers, cleansed.
//!
//! Does: write what can be trusted, and beside it what a person should look at.
//! Does not: repeat a text that cannot be trusted; it stands in the input.

use super::output::{Chunk, ROWS, rows};
use super::resolution::Resolution;
use crate::io::write::{CsvWriter, JsonLinesWriter};
use crate::normalize::{Clean, CleanTable};

/// Header of the last column.
const ISSUES: &str = "issues";

impl Resolution {
    pub(super) fn cleansed_csv(&self, from: usize) -> Chunk {
        let Some(table) = self.clean.first() else { return rows(CsvWriter::new(), from, 0) };
        let mut csv = CsvWriter::new();
        if from == 0 {
            csv.row(headers(table).chain([ISSUES]));
        }
        for row in from..table.rows.min(from + ROWS) {
            let issues = issues(table, row);
            csv.row(cells(table, row).map(|(_, clean)| &*clean.value).chain([issues.as_str()]));
        }
        rows(csv, from, table.rows)
    }

    pub(super) fn cleansed_lines(&self, from: usize) -> Chunk {
        let Some(table) = self.clean.first() else { return rows(CsvWriter::new(), from, 0) };
        let mut lines = JsonLinesWriter::new();
        for row in from..table.rows.min(from + ROWS) {
            let issues = issues(table, row);
            let fields = cells(table, row).map(|(header, clean)| (header, &*clean.value));
            lines.row(fields.chain([(ISSUES, issues.as_str())]));
        }
        Chunk { bytes: lines.take(), next: (from + ROWS < table.rows).then_some(from + ROWS) }
    }
}

fn headers(table: &CleanTable) -> impl Iterator<Item = &str> {
    table.columns.iter().map(|column| column.field.header.as_str())
}

fn cells(table: &CleanTable, row: usize) -> impl Iterator<Item = (&str, &Clean)> {
    table.columns.iter().filter_map(move |column| Some((column.field.header.as_str(), column.get(row)?)))
}

/// `Email:email.syntax Phone:phone.length`.
fn issues(table: &CleanTable, row: usize) -> String {
    let of = |(header, clean): (&str, &Clean)| -> Vec<String> {
        clean.issues.iter().map(|issue| [header, ":", issue.code.as_str()].concat()).collect()
    };
    cells(table, row).flat_map(of).collect::<Vec<_>>().join(" ")
}
