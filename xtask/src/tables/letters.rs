//! Unicode's normal forms and letter cases, from the crate and the standard library, to the small
//! tables of `src/text/`.

use super::Generated;
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible, is_combining_mark,
};

pub fn generate() -> Result<Vec<Generated>, String> {
    let (major, minor, update) = unicode_normalization::UNICODE_VERSION;
    let forms = format!(
        "{FORMS_HEAD}{PAIRS_DOC}{}{ONLY_DOC}{}{COMPATIBLE_DOC}{}{MARKS_DOC}{}",
        text("PAIRS", &pairs()),
        text("CANONICAL", &canonical()),
        text("COMPATIBLE", &compatible()),
        text("MARKS", &marks()?),
    );
    let version = format!("{major}.{minor}.{update}");
    Ok(vec![
        ("src/text/forms_table.rs".to_owned(), forms.replace("VERSION", &version)),
        ("src/text/case_table.rs".to_owned(), cases()),
    ])
}

/// Every character but the ASCII ones and the Hangul syllables, which are arithmetic.
fn characters() -> impl Iterator<Item = char> {
    ('\u{80}'..='\u{ABFF}').chain('\u{D7B0}'..=char::MAX)
}

fn pieces(c: char, decompose: fn(char, &mut dyn FnMut(char))) -> String {
    let mut pieces = String::new();
    decompose(c, &mut |piece| pieces.push(piece));
    pieces
}

fn canonical_pieces(c: char) -> String {
    pieces(c, |c, emit| decompose_canonical(c, emit))
}

fn compatible_pieces(c: char) -> String {
    pieces(c, |c, emit| decompose_compatible(c, emit))
}

/// The two characters that compose to this one.
fn pair(c: char) -> Option<(char, char)> {
    let pieces = canonical_pieces(c);
    let second = pieces.chars().next_back()?;
    let mut before = pieces.chars().take(pieces.chars().count() - 1);
    let first = before.next()?;
    let first = before.try_fold(first, compose)?;
    (compose(first, second) == Some(c)).then_some((first, second))
}

fn pairs() -> Vec<String> {
    let mut firsts: BTreeMap<char, String> = BTreeMap::new();
    for (first, second) in characters().filter_map(pair) {
        firsts.entry(second).or_default().push(first);
    }
    firsts.iter().map(|(second, firsts)| format!("{second}{firsts}")).collect()
}

fn canonical() -> Vec<String> {
    let alone = |c: char| Some(canonical_pieces(c)).filter(|to| *to != c.to_string() && pair(c).is_none());
    rows(characters().filter_map(|c| Some((c, alone(c)?))))
}

fn compatible() -> Vec<String> {
    let keeps = |c: &char| canonical_pieces(*c) == c.to_string();
    let other = |c: char| Some(compatible_pieces(c)).filter(|to| *to != c.to_string());
    rows(characters().filter(keeps).filter_map(|c| Some((c, other(c)?))))
}

/// A row for characters that follow one another: the first, then what each becomes. Where they become
/// letters that follow one another too, the first and the last stand about a `…`.
fn rows(all: impl Iterator<Item = (char, String)>) -> Vec<String> {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for (c, becomes) in all {
        let at = u32::from(c);
        match rows.last_mut().filter(|(first, row)| first + row.len() as u32 == at) {
            Some((_, row)) => row.push(becomes),
            None => rows.push((at, vec![becomes])),
        }
    }
    let shown = |(first, row): &(u32, Vec<String>)| {
        format!("{}{}", char::from_u32(*first).unwrap_or_default(), shortened(row).join("\t"))
    };
    rows.iter().map(shown).collect()
}

fn shortened(row: &[String]) -> Vec<String> {
    let mut short = Vec::new();
    let mut rest = row;
    while let Some(first) = rest.first() {
        let run = (1..rest.len()).take_while(|at| follows(first, &rest[*at], *at as u32)).count() + 1;
        let long = run > 3;
        short.push(if long { format!("{first}…{}", rest[run - 1]) } else { first.clone() });
        rest = &rest[if long { run } else { 1 }..];
    }
    short
}

fn single(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none()).map(u32::from)
}

fn follows(first: &str, other: &str, by: u32) -> bool {
    single(first).zip(single(other)).is_some_and(|(first, other)| first + by == other)
}

/// Characters that are not marks since the mark before, how many marks of one class follow, the class.
fn marks() -> Result<Vec<String>, String> {
    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for c in ('\0'..=char::MAX).filter(|c| is_combining_mark(*c)) {
        let (at, class) = (u32::from(c), canonical_combining_class(c));
        match runs.last_mut().filter(|(first, many, of)| first + *many == at && *of == class) {
            Some((_, many, _)) => *many += 1,
            None => runs.push((at, 1, class)),
        }
    }
    let mut row = String::new();
    let mut after = 0;
    for (first, many, class) in runs {
        for number in [first - after, many, u32::from(class)] {
            row.push(char::from_u32(number).ok_or("a distance between marks is a surrogate")?);
        }
        after = first + many;
    }
    Ok(vec![row])
}

/// One constant of rows, what is no letter or sign escaped.
fn text(name: &str, rows: &[String]) -> String {
    let mut source = format!("#[rustfmt::skip]\npub(super) const {name}: &str = \"\\\n");
    for c in rows.join("\n").chars() {
        match c {
            '\n' => source += "\\n\\\n",
            c if c.is_alphanumeric() || (c.is_ascii_graphic() && !"\"\\".contains(c)) => source.push(c),
            '…' => source.push(c),
            c => drop(write!(source, "\\u{{{:x}}}", u32::from(c))),
        }
    }
    source + "\";\n"
}

const FORMS_HEAD: &str = "\
//! Normal forms of Unicode VERSION. Generated by `cargo xtask tables` from the crate
//! unicode-normalization (MIT OR Apache-2.0), to which `forms.rs` is proved equal.
";
const PAIRS_DOC: &str = "
/// A second character, and all the first ones that it composes with.
";
const ONLY_DOC: &str = "
/// Characters that are canonically others and do not come back: the first of a row, then what each of
/// those that follow one another becomes.
";
const COMPATIBLE_DOC: &str = "
/// The same for characters that are others by compatibility only; `A…Z` for letters in a row.
";
const MARKS_DOC: &str = "
/// Marks as triples of numbers: those passed over, those of one combining class, that class.
";

/// Characters in a row, or every second one, whose other case is as far from each.
struct Run {
    first: u32,
    many: u32,
    step: u32,
    shift: i32,
}

fn shift(from: char, to: char) -> i32 {
    u32::from(to).cast_signed() - u32::from(from).cast_signed()
}

fn only(mut letters: impl Iterator<Item = char>) -> Option<char> {
    letters.next().filter(|_| letters.next().is_none())
}

fn lower(c: char) -> Option<char> {
    only(c.to_lowercase()).filter(|small| *small != c)
}

fn upper(c: char) -> Option<char> {
    only(c.to_uppercase()).filter(|capital| *capital != c)
}

fn cases() -> String {
    let returns = |c: char| lower(c).filter(|small| upper(*small) == Some(c));
    let pairs = runs(characters().filter_map(|c| Some((c, returns(c)?))));
    let small = |c: char| lower(c).filter(|_| returns(c).is_none());
    let lowers = runs(characters().filter_map(|c| Some((c, small(c)?))));
    let capital = |c: char| upper(c).filter(|capital| lower(*capital) != Some(c));
    let uppers = runs(characters().filter_map(|c| Some((c, capital(c)?))));
    format!(
        "{CASES_HEAD}\n/// Capitals whose small letter has them as its capital.\n{}\n\
         /// Capitals whose small letter has another capital.\n{}\n\
         /// Small letters whose capital has another small letter.\n{}",
        listed("PAIRS", &pairs),
        listed("LOWER_ONLY", &lowers),
        listed("UPPER_ONLY", &uppers)
    )
}

const CASES_HEAD: &str = "\
//! Letter cases outside ASCII, one letter for one, as the standard library has them. Generated by
//! `cargo xtask tables`.

use super::case::Run;
";

fn runs(all: impl Iterator<Item = (char, char)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (from, to) in all {
        let (at, shift) = (u32::from(from), shift(from, to));
        let fits = |run: &&mut Run| {
            let gap = at - run.first - (run.many - 1) * run.step;
            run.shift == shift && (gap == run.step || (run.many == 1 && gap <= 2)) && gap > 0
        };
        match runs.last_mut().filter(fits) {
            Some(run) => {
                run.step = at - run.first - (run.many - 1) * run.step;
                run.many += 1;
            }
            None => runs.push(Run { first: at, many: 1, step: 1, shift }),
        }
    }
    runs
}

fn listed(name: &str, runs: &[Run]) -> String {
    let row = |Run { first, many, step, shift }: &Run| {
        format!("    Run {{ first: {first:#x}, many: {many}, step: {step}, shift: {shift} }},\n")
    };
    let rows: String = runs.iter().map(row).collect();
    format!("#[rustfmt::skip]\npub(super) const {name}: &[Run] = &[\n{rows}];\n")
}
