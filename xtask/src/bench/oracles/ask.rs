//! An oracle is a script that gets a line a case and says a line a case.
//!
//! Does: lines and cells (see `xtask/oracles/lines.py`), the interpreter with the packages it needs.
//! Does not: know any oracle.

use crate::install;
use crate::shell;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// What the script says to every case.
pub fn ask(script: &str, python: &[&str], cases: &[Vec<String>]) -> Result<Vec<Vec<String>>, String> {
    let mut command = interpreter(script, python)?;
    shell::say(format!("{} cases for {script}", cases.len()));
    command.arg(shell::root().join("xtask/oracles").join(script));
    let mut asked = String::new();
    for case in cases {
        asked.push_str(&line(case.iter().map(String::as_str)));
        asked.push('\n');
    }
    let said = answers(&mut command, asked).map_err(|error| format!("{script}: {error}"))?;
    let said: Vec<Vec<String>> =
        said.split_terminator('\n').map(|line| line.split('\t').map(unescaped).collect()).collect();
    match said.len() == cases.len() {
        true => Ok(said),
        false => Err(format!("{script}: {} lines for {} cases", said.len(), cases.len())),
    }
}

fn interpreter(script: &str, packages: &[&str]) -> Result<Command, String> {
    if script.ends_with(".mjs") {
        install::npm("xtask/oracles")?;
        return Ok(Command::new("node"));
    }
    let mut python = Command::new("python3");
    python.env("PYTHONPATH", install::python(packages)?).env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(python)
}

/// Writes beside reading, because a pipe is shorter than what is asked.
fn answers(command: &mut Command, asked: String) -> Result<String, String> {
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| error.to_string())?;
    let input = child.stdin.take();
    // A script that ends early breaks the pipe; its status says so below.
    let writer = thread::spawn(move || input.map(|mut input| input.write_all(asked.as_bytes())));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let _ = writer.join();
    if !output.status.success() {
        return Err(format!("ended with {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| "what it says is not UTF-8".to_owned())
}

/// Cells as one line.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            line.push('\t');
        }
        for c in cell.chars() {
            match c {
                '\\' => line.push_str("\\\\"),
                '\t' => line.push_str("\\t"),
                '\n' => line.push_str("\\n"),
                '\r' => line.push_str("\\r"),
                c => line.push(c),
            }
        }
    }
    line
}

fn unescaped(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        text.push(match c {
            '\\' => match rest.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            },
            c => c,
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{line, unescaped};

    #[test]
    fn a_cell_comes_back_as_it_was() {
        let cells = ["a\tb", "", "\\n", "\r\n", "\\", "é\u{2028}"];
        let written = line(cells.into_iter());
        assert!(!written.contains(['\n', '\r']));
        assert_eq!(written.split('\t').map(unescaped).collect::<Vec<_>>(), cells);
    }
}
