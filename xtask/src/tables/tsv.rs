//! Tables of tab-separated values with a header line.

use crate::shell::root;
use std::fs;

/// One line of a table with its number, for messages.
pub struct Row {
    place: String,
    cells: Vec<String>,
}

/// The rows of a file below the root; each must have exactly the named columns.
pub fn read(path: &str, columns: &[&str]) -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))?;
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let header = lines.next().map(|(_, line)| line.split('\t').collect::<Vec<_>>()).unwrap_or_default();
    if header != columns {
        return Err(format!("{path}: the columns should be {columns:?}"));
    }
    lines.map(|(number, line)| row(format!("{path}:{}", number + 1), line, columns.len())).collect()
}

fn row(place: String, line: &str, width: usize) -> Result<Row, String> {
    let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    if cells.len() == width {
        Ok(Row { place, cells })
    } else {
        Err(format!("{place}: {} cells instead of {width}", cells.len()))
    }
}

impl Row {
    /// The text of a column.
    pub fn get(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// What is wrong here.
    pub fn fault(&self, what: impl std::fmt::Display) -> String {
        format!("{}: {what}", self.place)
    }
}
