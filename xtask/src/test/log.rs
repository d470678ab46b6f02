//! What a step printed: kept in a file, counted, and shown where it failed.

use crate::shell::{self, Done};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

const SHOWN: usize = 60;

/// Runs commands one after the other, all they print into one file.
pub fn run_all(commands: Vec<Command>, path: &Path) -> Done {
    shell::write(path, b"")?;
    let file = || File::options().append(true).open(path).map_err(|error| shell::about(path, &error));
    commands
        .into_iter()
        .try_for_each(|mut command| shell::run(command.stdin(Stdio::null()).stdout(file()?).stderr(file()?)))
}

/// What a person needs of it: the lines that name a failure, then the last ones.
pub fn tail(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let (earlier, last) = lines.split_at(lines.len().saturating_sub(SHOWN));
    let telling = earlier.iter().filter(|line| names_failure(line)).take(SHOWN);
    telling.chain(last).map(|line| format!("    {line}\n")).collect()
}

fn names_failure(line: &str) -> bool {
    ["... FAILED", "panicked at", "error: ", "error[", "✖"].iter().any(|mark| line.contains(mark))
}

/// How many tests passed and failed, as far as the tools in the file count them.
pub fn counts(path: &Path) -> (usize, usize) {
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    text.lines().map(count).fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
}

/// `12 passed; 1 failed` of cargo and of our own scripts, `# pass 12` and `ℹ fail 1` of node.
fn count(line: &str) -> (usize, usize) {
    let words: Vec<&str> = line.split([' ', ';', ',', '.']).filter(|word| !word.is_empty()).collect();
    let number = |word: Option<&&str>| word.and_then(|word| word.parse().ok()).unwrap_or(0);
    match words.as_slice() {
        ["#" | "ℹ", "pass", count] => (number(Some(count)), 0),
        ["#" | "ℹ", "fail", count] => (0, number(Some(count))),
        _ => {
            let before = |name: &str| {
                words.iter().position(|word| *word == name).and_then(|at| words.get(at.checked_sub(1)?))
            };
            (number(before("passed")), number(before("failed")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn the_counts_of_every_tool_are_read() {
        let rows = [
            ("test result: ok. 12 passed; 3 failed; 0 ignored; 0 measured", (12, 3)),
            ("# pass 7", (7, 0)),
            ("ℹ fail 2", (0, 2)),
            ("41 passed, 0 failed", (41, 0)),
            ("nothing that was passed counts", (0, 0)),
        ];
        for (line, counted) in rows {
            assert_eq!(count(line), counted, "{line}");
        }
    }
}
