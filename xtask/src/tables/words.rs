//! Tables of words from `data/*.tsv`: sorted lines `key=value`, one constant a file.

use super::{Generated, tsv};
use selfsame::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Sorted keys with their values.
pub type Words = BTreeMap<String, String>;

/// File without its ending, what the second column is called, what the table is.
const FOLDED: &[(&str, &str, &str)] = &[
    (
        "placeholders",
        "language",
        "Words that stand for \"nothing\", with their language; `name` where it is also a name, `firm` where it stands for no company.",
    ),
    ("junk", "kind", "Words typed to get past a field; `whole` where they are the whole name of a person."),
    ("flags", "value", "Yes and no."),
    ("months", "month", "Names of months, with their number."),
    ("date-part-words", "part", "Words of headers that name a year, a month or a day."),
    ("eras", "offset", "Eras of calendars, with the years between theirs and the Gregorian."),
    ("genders", "gender", "Words for a gender."),
    ("names-of-women", "men", "Given names of women, with those of men that they were made of."),
    (
        "common-given-names",
        "permille",
        "Given names that many bear, with how many of a thousand where they are most.",
    ),
    (
        "common-family-names",
        "permille",
        "Family names that many bear, with how many of a thousand where they are most.",
    ),
    ("marital-statuses", "status", "Words for a marital status."),
    ("salutations", "gender", "Salutations that say the gender."),
    (
        "party-words",
        "role",
        "Words that tell parties apart: of headers whose person or which document it is, of cells what a row is of.",
    ),
    ("generations", "generation", "Suffixes that tell father and son apart."),
    (
        "state-words",
        "class",
        "What a country calls itself as a state, before or behind its name, and words that stand beside.",
    ),
    (
        "time-zones",
        "zone",
        "Names of time zones as Windows and people write them, with that of the IANA database, by country where several share one.",
    ),
    ("languages", "language", "Names and codes of languages, with their ISO 639-1 code."),
    ("given-pairs", "seconds", "Two-word given names: the first word, with the second ones."),
    ("organization-words", "class", "Words that set a trade name, a branch or a department apart."),
    (
        "organization-spellings",
        "spelling",
        "Words of names of organizations that are written short or in several ways.",
    ),
    ("brands", "brand", "Brands in the case they are written in."),
    ("legal-forms", "form", "Legal forms of organizations, with the usual spelling."),
    (
        "unit-words",
        "class",
        "Words of addresses that are no street, with their classes; a class may be that of some countries only.",
    ),
    ("city-aliases", "city", "Names of cities in other languages, with the city's own."),
    ("street-words", "street word", "Words for a street, with one spelling for all of theirs."),
];
/// The same, with keys exactly as typed.
const EXACT: &[(&str, &str, &str)] = &[
    (
        "currencies",
        "code",
        "Signs, names and codes of currencies, with their ISO 4217 code, of some countries only.",
    ),
    ("mail-roles", "language", "Mailboxes of a role."),
    ("phone-extensions", "language", "Words between a telephone number and its extension."),
    ("count-words", "of", "Words behind a number that only say that things were counted."),
    ("entities", "code", "Character references of HTML by name, with their code points."),
    ("romanization", "latin", "Latin spellings of Cyrillic and Greek letters; - for none."),
    (
        "postcodes",
        "patterns",
        "Patterns of postal codes: # a digit, @ a letter, * either, & a British letter, [] a set, ? perhaps.",
    ),
    ("name-cultures", "culture", "Countries whose names have an order or parts of their own."),
];

pub fn generate() -> Result<Vec<Generated>, String> {
    let folded = FOLDED.iter().map(|(file, value, doc)| typed(file, value, doc, fold));
    let exact = EXACT.iter().map(|(file, value, doc)| typed(file, value, doc, str::to_owned));
    folded.chain(exact).chain([nicknames(), platforms()]).collect()
}

fn typed(file: &str, value: &str, doc: &str, key: impl Fn(&str) -> String) -> Result<Generated, String> {
    let first = match file {
        "currencies" => "sign",
        "mail-roles" => "local",
        "postcodes" | "name-cultures" => "country",
        "given-pairs" => "first",
        "names-of-women" => "woman",
        "common-given-names" | "common-family-names" => "name",
        "romanization" => "letter",
        _ => "word",
    };
    let path = format!("data/{file}.tsv");
    let mut words = Words::new();
    for row in tsv::read(&path, &[first, value])? {
        // A sign like ✓ folds to nothing; the code that reads signs knows them.
        let key = key(row.get(0));
        if key.is_empty() {
            continue;
        }
        match words.insert(key, row.get(1).to_owned()) {
            Some(other) if other != row.get(1) => {
                return Err(row.fault(format_args!("\"{}\" already means {other}", row.get(0))));
            }
            _ => {}
        }
    }
    constant(file, doc, &path, &words)
}

/// One generated file: what it is, where it comes from, then the lines.
pub fn constant(file: &str, doc: &str, source: &str, words: &Words) -> Result<Generated, String> {
    let name = file.replace('-', "_");
    let unfit = |text: &String| text.contains(['=', '"', '\\', '\n']);
    if let Some((key, _)) = words.iter().find(|(key, value)| unfit(key) || unfit(value)) {
        return Err(format!("{file}: \"{key}\" cannot stand in a line key=value"));
    }
    let values: BTreeSet<&String> = words.values().collect();
    let table = if values.len() * 4 < words.len() * 3 && !words.keys().any(|key| key.contains(',')) {
        format!("by_value(\"\\\n{}\", ',')", by_value(words))
    } else {
        let lines: String = words.iter().map(|(key, value)| format!("{key}={value}\n")).collect();
        format!("new(\"\\\n{lines}\")")
    };
    let text = format!(
        "//! {doc}\n//! Generated by `cargo xtask tables` from {source}.\n\nuse super::Words;\n\n\
         /// {doc}\n#[rustfmt::skip]\npub static {}: Words = Words::{table};\n",
        name.to_uppercase()
    );
    Ok((format!("src/data/{name}.rs"), text))
}

/// A line for each family of given names: the forms of one name.
fn nicknames() -> Result<Generated, String> {
    let mut families = BTreeSet::new();
    for row in tsv::read("data/nicknames.tsv", &["formal", "familiar", "language"])? {
        let mut names = Vec::new();
        for name in std::iter::once(row.get(0)).chain(row.get(1).split(' ')).map(fold) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        families.insert(names.join(","));
    }
    let doc = "Given names, formal and familiar: a line for the forms of one name.";
    let lines: String = families.iter().map(|family| format!("{family}\n")).collect();
    Ok(grouped("given-names", doc, "data/nicknames.tsv", &lines))
}

/// A generated file whose keys stand in groups, parted by commas.
pub fn grouped(file: &str, doc: &str, source: &str, lines: &str) -> Generated {
    let name = file.replace('-', "_");
    let text = format!(
        "//! {doc}\n//! Generated by `cargo xtask tables` from {source}.\n\nuse super::Groups;\n\n\
         /// {doc}\n#[rustfmt::skip]\npub static {}: Groups = Groups::new(\"\\\n{lines}\", ',');\n",
        name.to_uppercase()
    );
    (format!("src/data/{name}.rs"), text)
}

/// Lines `value=key,key` of sorted keys.
pub fn by_value(words: &Words) -> String {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, value) in words {
        groups.entry(value).or_default().push(key);
    }
    groups.iter().map(|(value, keys)| format!("{value}={}\n", keys.join(","))).collect()
}

/// Hosts with their platform, its usual host and the paths of its accounts; `@label` with the host that
/// it stands for; `/word` that is no account.
fn platforms() -> Result<Generated, String> {
    let mut words = Words::new();
    for row in tsv::read("data/platforms.tsv", &["platform", "hosts", "paths", "labels"])? {
        let hosts: Vec<&str> = row.get(1).split(' ').filter(|host| *host != "-").collect();
        match hosts.first() {
            Some(usual) => {
                let value = format!("{} {usual} {}", row.get(0), row.get(2));
                words.extend(hosts.iter().map(|host| ((*host).to_owned(), value.clone())));
                let labels = row.get(3).split(' ').filter(|label| *label != "-");
                words.extend(labels.map(|label| (format!("@{label}"), (*usual).to_owned())));
            }
            None => words.extend(row.get(2).split(' ').map(|path| (path.to_owned(), "-".to_owned()))),
        }
    }
    constant(
        "platforms",
        "Social platforms: hosts, labels (@) and paths that are no account (/).",
        "data/platforms.tsv",
        &words,
    )
}
