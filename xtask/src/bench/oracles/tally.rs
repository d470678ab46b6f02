//! How often two agree on a question, and where they do not.

use crate::shell::{self, Done};
use std::collections::BTreeMap;

/// The answers to one question.
pub struct Tally {
    /// What is asked; part of a file's name.
    pub question: &'static str,
    bar: f64,
    agree: usize,
    differences: Vec<Difference>,
}

struct Difference {
    /// The case, ours, theirs, in the lines of `ask`.
    line: String,
    why: &'static str,
}

impl Tally {
    /// Nothing asked yet; at least this share must agree.
    pub fn new(question: &'static str, bar: f64) -> Self {
        Self { question, bar, agree: 0, differences: Vec::new() }
    }

    /// One case. `why` is the reason why a difference is right as it is, where somebody found one.
    pub fn row(&mut self, case: &[String], ours: &str, theirs: &str, why: &'static str) {
        if ours == theirs {
            self.agree += 1;
            return;
        }
        let cells = case.iter().map(String::as_str).chain([ours, theirs, why]);
        self.differences.push(Difference { line: super::ask::line(cells), why });
    }

    fn share(&self) -> f64 {
        let all = self.agree + self.differences.len();
        if all == 0 { 0.0 } else { self.agree as f64 / all as f64 }
    }

    /// Prints the count and the first differences, writes them all; is the bar reached?
    pub fn finish(&self, kind: &str, show: usize) -> Result<bool, String> {
        let (share, reached) = (self.share(), self.share() >= self.bar);
        println!(
            "{kind:<10} {:<14} {:>8} agree {:>6} differ  {:8.4} % (bar {:.1} %){}",
            self.question,
            self.agree,
            self.differences.len(),
            100.0 * share,
            100.0 * self.bar,
            if reached { "" } else { "  BELOW" }
        );
        for (why, count) in self.reasons() {
            println!("    {count:>6} {why}");
        }
        let unexplained = self.differences.iter().filter(|difference| difference.why.is_empty());
        unexplained.take(show).for_each(|difference| println!("    {}", difference.line));
        self.write(kind).map(|()| reached)
    }

    fn reasons(&self) -> BTreeMap<&'static str, usize> {
        let mut reasons = BTreeMap::new();
        for difference in &self.differences {
            let why = if difference.why.is_empty() { "without a reason" } else { difference.why };
            *reasons.entry(why).or_default() += 1;
        }
        reasons
    }

    fn write(&self, kind: &str) -> Done {
        let path = shell::target().join("oracles").join(format!("{kind}-{}.tsv", self.question));
        let lines = self.differences.iter().map(|difference| format!("{}\n", difference.line));
        shell::write(&path, lines.collect::<String>().as_bytes())?;
        if !self.differences.is_empty() {
            shell::say(format!("all {} in {}", self.differences.len(), path.display()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn a_difference_counts_with_and_without_a_reason() {
        let mut tally = Tally::new("validity", 0.5);
        tally.row(&["a".to_owned()], "1", "1", "");
        tally.row(&["b\tc".to_owned()], "1", "2", "the oracle is wrong");
        tally.row(&["d".to_owned()], "", "2", "");
        assert!((tally.share() - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!(tally.differences[0].line, "b\\tc\t1\t2\tthe oracle is wrong");
    }
}
