//! One column: what it means, how full and how sound it is, what was done and what is wrong.

use super::report::{ColumnReport, Count, IssueCount, IssueExample, StatusCounts};
use crate::classify::special;
use crate::normalize::{CleanColumn, Issue};
use crate::record::Column;
use crate::schema::Field;
use crate::text::order::sort_by_key;
use crate::text::ordered::Ordered;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Severity, Status};
use std::cmp::Reverse;

/// How many places are shown for one thing that is wrong.
const PLACES: usize = 3;

/// Masks a value of a kind: what a person needs to recognise it, and no more.
pub type Mask = fn(Kind, &str) -> String;

/// The report of a column.
pub(super) fn column(raw: &Column, clean: &CleanColumn, mask: Mask) -> ColumnReport {
    let uses = uses(clean);
    let mut statuses = StatusCounts::default();
    let mut changes = Ordered::new();
    for (manner, rows) in clean.pool.manners().iter().zip(manners(clean, &uses)).filter(|(_, rows)| *rows > 0)
    {
        statuses.add(manner.status, rows);
        for (at, code) in manner.changes.iter().enumerate() {
            if !manner.changes.iter().take(at).any(|before| before == code) {
                *changes.get_or_default(*code) += rows;
            }
        }
    }
    let empty = raw.values.get("");
    ColumnReport {
        field: clean.field.clone(),
        special: special(&clean.field.category),
        filled: raw.ids.len() as u64 - empty.map_or(0, |id| u64::from(raw.values.count(id))),
        distinct: raw.values.len() as u64 - u64::from(empty.is_some()),
        statuses,
        changes: ranked(changes),
        issues: issues(raw, clean, &uses, mask),
    }
}

/// How often a distinct clean value occurs, and where first.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    rows: u64,
    first: usize,
}

fn uses(clean: &CleanColumn) -> Vec<Seen> {
    let mut uses = vec![Seen::default(); clean.pool.len()];
    for (row, id) in clean.ids.iter().enumerate() {
        if let Some(seen) = uses.get_mut(*id as usize) {
            if seen.rows == 0 {
                seen.first = row;
            }
            seen.rows += 1;
        }
    }
    uses
}

/// How many rows each manner has.
fn manners(clean: &CleanColumn, uses: &[Seen]) -> Vec<u64> {
    let mut rows = vec![0; clean.pool.manners().len()];
    for (number, seen) in uses.iter().enumerate() {
        if let Some(rows) = rows.get_mut(clean.pool.manner(number as u32)) {
            *rows += seen.rows;
        }
    }
    rows
}

fn issues(raw: &Column, clean: &CleanColumn, uses: &[Seen], mask: Mask) -> Vec<IssueCount> {
    let mut used: Vec<(&[Issue], &Seen)> = Vec::new();
    for (number, seen) in uses.iter().enumerate().filter(|(_, seen)| seen.rows > 0) {
        let issues = clean.pool.issues(number as u32);
        if !issues.is_empty() {
            used.push((issues, seen));
        }
    }
    // Values come in the order of their rows, but for those that belong to one row alone.
    if !used.is_sorted_by_key(|(_, seen)| seen.first) {
        sort_by_key(&mut used, |(_, seen)| seen.first);
    }
    let mut found = Ordered::new();
    for (issues, seen) in used {
        for issue in issues {
            let (code, severity) = (issue.code, issue.severity);
            let counted = IssueCount { code, severity, count: 0, examples: Vec::new() };
            let entry = found.get_or(code, counted);
            entry.severity = entry.severity.max(severity);
            entry.count += seen.rows;
            if entry.examples.len() < PLACES {
                entry.examples.push(IssueExample {
                    row: seen.first as u64 + 1,
                    value: shown(issue, &clean.field, raw.text(seen.first), mask),
                    suggestion: issue
                        .suggestion
                        .as_deref()
                        .map(|text| shown(issue, &clean.field, text, mask)),
                });
            }
        }
    }
    worst_first(found)
}

/// What a person needs to see of a value in which something is wrong.
fn shown(issue: &Issue, field: &Field, text: &str, mask: Mask) -> String {
    match (issue.code, text.rsplit_once('@')) {
        // The domain is what is wrong, and one letter off a well-known one it tells of nobody.
        (IssueCode::EmailDomainTypo, Some((_, domain))) => ["•••@", domain].concat(),
        // A word that stands for nothing tells of nobody.
        (IssueCode::Placeholder, _) => text.to_owned(),
        (IssueCode::PaymentCard, _) => mask(Kind::Credential, text),
        _ if special(&field.category).is_some() => mask(Kind::Credential, text),
        // What is not of its kind may be anything, a name in a column of dates.
        _ if issue.severity == Severity::Error => mask(Kind::Text, text),
        _ => mask(field.kind, text),
    }
}

/// The worst and most frequent first; ties as in the vocabulary.
pub(super) fn worst_first(found: Ordered<IssueCode, IssueCount>) -> Vec<IssueCount> {
    let mut issues: Vec<IssueCount> = found.into_entries().into_iter().map(|(_, issue)| issue).collect();
    sort_by_key(&mut issues, |issue| Reverse((issue.severity, issue.count)));
    issues
}

/// The most frequent first; ties as in the vocabulary.
pub(super) fn ranked(counts: Ordered<ChangeCode, u64>) -> Vec<Count<ChangeCode>> {
    let mut counts: Vec<_> =
        counts.into_entries().into_iter().map(|(code, count)| Count { code, count }).collect();
    sort_by_key(&mut counts, |counted| Reverse(counted.count));
    counts
}

impl StatusCounts {
    /// Adds rows of a status.
    pub fn add(&mut self, status: Status, rows: u64) {
        *match status {
            Status::Valid => &mut self.valid,
            Status::Corrected => &mut self.corrected,
            Status::Suspect => &mut self.suspect,
            Status::Invalid => &mut self.invalid,
            Status::Empty => &mut self.empty,
        } += rows;
    }

    /// Adds the counts of another column.
    pub fn join(&mut self, other: &Self) {
        self.valid += other.valid;
        self.corrected += other.corrected;
        self.suspect += other.suspect;
        self.invalid += other.invalid;
        self.empty += other.empty;
    }
}
