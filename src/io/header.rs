//! The names of the columns: from the header, or numbered where there is none.

use super::notes::Notes;
use crate::text::find;
use crate::text::interner::Interner;
use crate::vocabulary::NoteCode;

/// Whether the first row names the columns: nothing in it looks like a value, or something in it
/// is a known name.
pub(super) fn is_header(first: &[String], known: impl Fn(&str) -> bool, following: &[Vec<String>]) -> bool {
    if first.iter().any(|cell| known(cell)) {
        return true;
    }
    !first.iter().any(|cell| looks_like_value(cell)) && !recurs(first, following)
}

/// An e-mail address, a web address, or digits with what stands between them in dates, numbers and
/// telephone numbers.
pub(super) fn looks_like_value(cell: &str) -> bool {
    let cell = cell.trim();
    let is_email =
        cell.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && find::holds(domain, '.'));
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let only_digits = cell.chars().all(|c| c.is_ascii_digit() || find::holds(" .,:;/+-()T", c));
    is_email
        || ["http://", "https://"].iter().any(|start| cell.starts_with(start))
        || (digits > 0 && only_digits)
}

/// Whether a text of the first row stands again below itself: values do, names do not.
fn recurs(first: &[String], following: &[Vec<String>]) -> bool {
    first.iter().enumerate().any(|(column, cell)| {
        !cell.trim().is_empty()
            && following.iter().filter_map(|row| row.get(column)).any(|below| below == cell)
    })
}

/// Unique names from a header; `row` is where it stands.
pub(super) fn names(cells: &[String], row: u64, notes: &mut Notes) -> Vec<String> {
    let (mut taken, mut given) = (Interner::default(), Interner::default());
    for cell in cells {
        given.intern(clean(cell));
    }
    let mut names = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let number = index as u32 + 1;
        let mut name = clean(cell).to_owned();
        if name.is_empty() {
            notes.add(NoteCode::HeaderEmpty, Some(row), Some(number));
            name = free_name("column", number, &taken, &given);
        } else if taken.get(&name).is_some() {
            notes.add(NoteCode::HeaderDuplicate, Some(row), Some(number));
            name = free_name(&name, 2, &taken, &given);
        }
        taken.intern(&name);
        names.push(name);
    }
    names
}

/// `column_1`, `column_2`, …
pub(super) fn numbered(columns: usize) -> Vec<String> {
    (1..=columns).map(|number| format!("column_{number}")).collect()
}

/// A header without white space and invisible marks at its ends.
fn clean(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0'))
}

/// `stem_number`, with the next number nobody has or was given.
fn free_name(stem: &str, from: u32, taken: &Interner, given: &Interner) -> String {
    let names = (from..).map(|number| format!("{stem}_{number}"));
    names
        .take(given.len() + taken.len() + 1)
        .find(|name| taken.get(name).is_none() && given.get(name).is_none())
        .unwrap_or_else(|| stem.to_owned())
}
