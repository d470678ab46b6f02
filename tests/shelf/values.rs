//! The tables of values, read natively, inside wasm (`web.rs`) and, in JavaScript, by the packed
//! package (`runtimes/guest/tables.mjs`).

use selfsame::normalize::{Context, value};
use selfsame::vocabulary::Kind;

pub(crate) fn context(country: &str) -> Context<'static> {
    let country = country.as_bytes().first_chunk::<2>().copied().filter(|_| country.len() == 2);
    Context { country, as_of: Some(20261121), ..Context::default() }
}

/// `\n`, `\t`, `\u{…}` as Rust writes them; `-` is nothing.
fn unescape(cell: &str) -> String {
    if cell == "-" {
        return String::new();
    }
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        rest = if let Some(tail) = escape.strip_prefix("u{") {
            let (code, tail) = tail.split_once('}').unwrap();
            text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            tail
        } else {
            text.push(match &escape[..1] {
                "n" => '\n',
                "t" => '\t',
                other => other.chars().next().unwrap(),
            });
            &escape[1..]
        };
    }
    text + rest
}

/// The rows that do not hold. A row: shows, kind, typed, meant, country, status, remarks (issues and parts).
pub(crate) fn failures(file: &str, table: &str) -> Vec<String> {
    table.lines().skip(1).filter(|line| !line.is_empty()).filter_map(|line| failure(file, line)).collect()
}

fn failure(file: &str, line: &str) -> Option<String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [shows, kind, typed, meant, country, status, remarks] = cells.as_slice() else {
        return Some(format!("{file}: {} columns: {line}", cells.len()));
    };
    let Some(kind) = Kind::parse(kind) else { return Some(format!("{file}: no kind {kind}")) };
    let clean = value(kind, &unescape(typed), &context(country));
    let mut found: Vec<String> = clean.issues.iter().map(|issue| issue.code.as_str().to_owned()).collect();
    found.extend(
        clean.issues.iter().filter_map(|issue| Some(format!("suggests={}", issue.suggestion.as_deref()?))),
    );
    let offered = clean.issues.iter().flat_map(|issue| &issue.alternatives);
    found.extend(offered.map(|text| format!("offers={text}")));
    found.extend(clean.parts.iter().map(|(part, text)| format!("{}={text}", part.as_str())));
    let expected: Vec<&str> =
        remarks.split(';').map(str::trim).filter(|remark| !remark.is_empty() && *remark != "-").collect();
    let right = *clean.value == unescape(meant)
        && clean.status.as_str() == *status
        && expected.iter().all(|remark| found.iter().any(|got| got == remark));
    let (got, status) = (&clean.value, clean.status);
    (!right).then(|| format!("{file}: {shows}: {typed} → {got:?} {status} {}", found.join("; ")))
}
