//! The rows of the first input under their own headers, cleansed.
//!
//! Does: write what can be trusted, and beside it what a person should look at.
//! Does not: repeat a text that cannot be trusted; it stands in the input.

use super::output::{Chunk, ROWS, rows};
use super::resolution::Resolution;
use crate::io::write::{CsvWriter, JsonLinesWriter};
use crate::normalize::{CleanTable, Issue};

/// Header of the last column.
const ISSUES: &str = "issues";

impl Resolution {
    pub(super) fn cleansed_csv(&self, from: usize) -> Chunk {
        let Some(table) = self.clean.first() else { return rows(CsvWriter::new(), from, 0) };
        let (mut csv, mut issues) = (CsvWriter::new(), String::new());
        if from == 0 {
            csv.row(headers(table).chain([ISSUES]));
        }
        for row in from..table.rows.min(from + ROWS) {
            issues.clear();
            for column in &table.columns {
                let value = column.value(row);
                csv.cell(value);
                note_issues(&column.field.header, column.issues(row), &mut issues);
            }
            csv.cell(&issues);
            csv.end_row();
        }
        rows(csv, from, table.rows)
    }

    pub(super) fn cleansed_lines(&self, from: usize) -> Chunk {
        let Some(table) = self.clean.first() else { return rows(CsvWriter::new(), from, 0) };
        let (mut lines, mut issues) = (JsonLinesWriter::new(), String::new());
        for row in from..table.rows.min(from + ROWS) {
            issues.clear();
            for column in &table.columns {
                note_issues(&column.field.header, column.issues(row), &mut issues);
            }
            let fields = table.columns.iter().map(|column| (column.field.header.as_str(), column.value(row)));
            lines.row(fields.chain([(ISSUES, issues.as_str())]));
        }
        Chunk { bytes: lines.take(), next: (from + ROWS < table.rows).then_some(from + ROWS) }
    }
}

fn headers(table: &CleanTable) -> impl Iterator<Item = &str> {
    table.columns.iter().map(|column| column.field.header.as_str())
}

/// `Email:email.syntax Phone:phone.length`, behind what was there.
fn note_issues(header: &str, found: &[Issue], issues: &mut String) {
    for issue in found {
        let gap = if issues.is_empty() { "" } else { " " };
        [gap, header, ":", issue.code.as_str()].iter().for_each(|text| issues.push_str(text));
    }
}
