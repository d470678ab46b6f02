//! The table of the bench, on the screen and in BENCHMARKS.md.

use super::Line;
use crate::machine;
use crate::shell::{Done, root, write as write_file};
use std::fs;

/// The head of the table.
pub const HEAD: &str = "\
| set | rows | customers | precision | recall | F1 | compared | seconds | others' F1 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |";

const BEGIN: &str = "<!-- accuracy: written by cargo xtask bench accuracy --write -->";
const END: &str = "<!-- accuracy: end -->";

/// One line of the table.
pub fn row(line: &Line) -> String {
    let note = if line.set.note.is_empty() { String::new() } else { format!(" ({})", line.set.note) };
    format!(
        "| {}{note} | {} | {} | {:.4} | {:.4} | {:.4} | {:.4} | {:.2} | {} |",
        line.set.name,
        line.rows,
        line.customers,
        line.score.precision(),
        line.score.recall(),
        line.score.f1(),
        line.met,
        line.seconds,
        line.set.peers,
    )
}

fn section(lines: &[Line]) -> String {
    let rows: Vec<String> = lines.iter().map(row).collect();
    format!(
        "{BEGIN}\n\
         Pairwise over all true pairs, clusters at the default threshold: the shipped models, that of persons fitted to\n\
         the records of the set without their answers (`--shipped` measures without that), nothing tuned per\n\
         set; columns that tell the truth are cut out of the bytes first. *compared*: the share of the true\n\
         pairs that blocking let meet. *seconds*: bytes in to clusters out, everything included, one thread.\n\
         *others' F1*: the best clusters that these systems reached at any threshold, measured on the same files\n\
         with the scripts of the project's reference folder, not in this run.\n\
         Each shipped model lies half-way between expected and counted probabilities (`cargo xtask train`: made-up customers,\n\
         another seed than the sample's). That choice, the levels, keys and clustering were made with results on\n\
         these sets in view: one model for all, but no set here is held out.\n\n\
         {HEAD}\n{}\n\n{}\n{END}",
        rows.join("\n"),
        machine::line("cargo xtask bench accuracy --write"),
    )
}

/// `text` with what stands between the marks replaced; appended under a heading where there are none.
fn with_section(text: &str, section: &str) -> String {
    match text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1))) {
        Some((before, after)) => format!("{before}{section}{after}"),
        None => format!("{}\n\n## Accuracy\n\n{section}\n", text.trim_end()),
    }
}

/// Puts the table into BENCHMARKS.md.
pub fn write(lines: &[Line]) -> Done {
    let path = root().join("BENCHMARKS.md");
    let text = fs::read_to_string(&path).unwrap_or_else(|_| "# Benchmarks".to_owned());
    write_file(&path, with_section(&text, &section(lines)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_twice_is_writing_once() {
        let section = format!("{BEGIN}\nnumbers\n{END}");
        let once = with_section("# Benchmarks\n", &section);
        assert_eq!(with_section(&once, &section), once);
        assert!(once.contains("## Accuracy"));
    }
}
