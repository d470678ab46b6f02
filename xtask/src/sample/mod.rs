//! `cargo xtask sample`: customers of an imaginary company as three of its systems hold them.
//!
//! Nobody in it exists. The same seed gives the same bytes; the seed of the committed files is not
//! used for training.

mod company;
mod crm;
mod drift;
mod household;
mod latin;
mod newsletter;
mod noise;
mod person;
mod phone;
mod random;
mod rows;
mod shapes;
mod shop;
mod words;

use crate::shell::{Done, root, say, target};
use person::Person;
pub use random::Random;
use rows::{Dialect, Row, file};
pub use shapes::shapes;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use words::Words;

/// The seed and the number of customers of the committed files.
pub const SHIPPED: (u64, usize) = (20_261_121, 1_500);

/// One system: how likely a customer is in it and in it twice, per mille; and how it writes.
struct System {
    file: &'static str,
    has: usize,
    again: usize,
    header: &'static [&'static str],
    id: usize,
    dialect: Dialect,
    row: fn(&mut Random, &Words, &Person) -> Vec<String>,
}

const SYSTEMS: [System; 3] = [
    System {
        file: "crm.csv",
        has: 640,
        again: 230,
        header: crm::HEADER,
        id: 0,
        dialect: crm::DIALECT,
        row: crm::row,
    },
    System {
        file: "shop.csv",
        has: 570,
        again: 240,
        header: shop::HEADER,
        id: 0,
        dialect: shop::DIALECT,
        row: shop::row,
    },
    System {
        file: "newsletter.csv",
        has: 450,
        again: 40,
        header: newsletter::HEADER,
        id: 12,
        dialect: newsletter::DIALECT,
        row: newsletter::row,
    },
];

/// A generated file: its name, its bytes, and the number of the true customer of each row.
#[derive(Debug)]
pub struct SampleFile {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// The id that the system gave each row, and the true customer.
    pub truth: Vec<(String, usize)>,
}

fn rows_of(
    system: &System,
    words: &Words,
    person: &Person,
    customer: usize,
    random: &mut Random,
) -> Vec<Row> {
    let mut rows = Vec::new();
    while random.chance(if rows.is_empty() { 1000 } else { system.again }) && rows.len() < 4 {
        rows.push(Row { customer, cells: (system.row)(random, words, person) });
    }
    rows
}

/// Which systems know a customer; one always does.
fn known_to(random: &mut Random) -> [bool; 3] {
    let mut known = [0, 1, 2].map(|at: usize| random.chance(SYSTEMS[at].has));
    if known == [false; 3] {
        known[random.below(3)] = true;
    }
    known
}

/// Makes the three files.
pub fn generate(customers: usize, seed: u64) -> Vec<SampleFile> {
    let words = Words::load();
    written(&words, &person::population(&words, customers, seed), seed)
}

/// The files that know these people.
fn written(words: &Words, people: &[Person], seed: u64) -> Vec<SampleFile> {
    let mut rows: [Vec<Row>; 3] = Default::default();
    for (customer, person) in people.iter().enumerate() {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        let known = known_to(random);
        for at in (0..3).filter(|at| known[*at]) {
            rows[at].extend(rows_of(&SYSTEMS[at], words, person, customer, random));
        }
    }
    let finish = |(system, mut rows): (&System, Vec<Row>)| {
        Random::of(seed, 1 << 50).shuffle(&mut rows);
        let truth = rows.iter().map(|row| (row.cells[system.id].clone(), row.customer)).collect();
        SampleFile { name: system.file, bytes: file(system.header, &rows, system.dialect), truth }
    };
    SYSTEMS.iter().zip(rows).map(finish).collect()
}

/// Files to train on, and the country of each true customer, as a number.
#[derive(Debug)]
pub struct Made {
    pub files: Vec<SampleFile>,
    pub countries: Vec<usize>,
}

/// The people of `generate`.
pub fn people(customers: usize, seed: u64) -> Made {
    let people = person::population(&Words::load(), customers, seed);
    Made { files: generate(customers, seed), countries: people.iter().map(|person| person.country).collect() }
}

/// The same people living with one another; the true customer is the household.
pub fn households(customers: usize, seed: u64) -> Made {
    let words = Words::load();
    let mut people = person::population(&words, customers, seed);
    let of = household::joined(&mut people, seed);
    let mut files = written(&words, &people, seed);
    files.iter_mut().flat_map(|file| &mut file.truth).for_each(|(_, customer)| *customer = of[*customer]);
    let mut countries = vec![0; of.iter().max().map_or(0, |last| last + 1)];
    of.iter().zip(&people).for_each(|(household, person)| countries[*household] = person.country);
    Made { files, countries }
}

/// Companies as two directories hold them.
pub fn companies(customers: usize, seed: u64) -> Made {
    company::made(&Words::load(), customers, seed)
}

/// One file of exactly so many rows, as the CRM writes them.
pub fn single(rows: usize, seed: u64) -> Vec<u8> {
    let (system, words) = (&SYSTEMS[0], Words::load());
    // A customer has 1.3 rows on average.
    let people = person::population(&words, rows, seed);
    let mut made = Vec::new();
    for (customer, person) in people.iter().enumerate() {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        made.extend(rows_of(system, &words, person, customer, random));
    }
    made.truncate(rows);
    Random::of(seed, 1 << 50).shuffle(&mut made);
    file(system.header, &made, system.dialect)
}

/// Customers as the CRM writes them, one record each and its number as its id; and some of them as the CRM
/// writes them another day, with that number behind.
pub fn lookups(customers: usize, queries: usize, seed: u64) -> [Vec<u8>; 2] {
    let words = Words::load();
    let people = person::population(&words, customers, seed);
    let seen = |customer: usize, day: u64| {
        let random = &mut Random::of(seed, (day << 40) + customer as u64);
        let mut cells = crm::row(random, &words, &people[customer]);
        cells[0] = customer.to_string();
        Row { customer, cells }
    };
    let header = [&["id"], &crm::HEADER[1..]].concat();
    let base: Vec<Row> = (0..customers).map(|customer| seen(customer, 1)).collect();
    let asked = (0..queries).map(|query| {
        let mut row = seen(query * customers / queries, 2);
        row.cells.push(row.customer.to_string());
        row
    });
    let asked: Vec<Row> = asked.collect();
    [
        file(&header, &base, crm::DIALECT),
        file(&[header.as_slice(), &["true_id"]].concat(), &asked, crm::DIALECT),
    ]
}

/// The country of each customer, as a number.
pub fn countries(customers: usize, seed: u64) -> Vec<usize> {
    person::population(&Words::load(), customers, seed).iter().map(|person| person.country).collect()
}

/// So many rows as the CRM writes them, a fifth of them customers that have one already, written one behind
/// another; and whose each is, a number a line.
pub fn persons(rows: usize, seed: u64, into: &mut dyn Write, truth: &mut dyn Write) -> std::io::Result<()> {
    let (words, customers) = (Words::load(), rows - rows / 5);
    let people = person::population(&words, customers, seed);
    let mut order: Vec<usize> = (0..rows).collect();
    Random::of(seed, 1 << 50).shuffle(&mut order);
    let header = file(crm::HEADER, &[], crm::DIALECT);
    into.write_all(&header)?;
    for place in order {
        let random = &mut Random::of(seed, (1 << 40) + place as u64);
        // Behind the customers stand the duplicates, each of any.
        let customer = if place < customers { place } else { random.below(customers) };
        let mut cells = crm::row(random, &words, &people[customer]);
        cells[0] = format!("{place:08}");
        into.write_all(&file(&[], &[Row { customer, cells }], crm::DIALECT)[crm::DIALECT.line_end.len()..])?;
        writeln!(truth, "{customer}")?;
    }
    into.flush()?;
    truth.flush()
}

fn truth(files: &[SampleFile]) -> Vec<u8> {
    let mut text = String::from("source,row,id,customer\n");
    for file in files {
        for (at, (id, customer)) in file.truth.iter().enumerate() {
            text += &format!("{},{},{id},C{:06}\n", file.name, at + 1, customer + 1);
        }
    }
    text.into_bytes()
}

/// The files with `truth.csv`, by name.
fn all(customers: usize, seed: u64) -> Vec<(&'static str, Vec<u8>)> {
    let files = generate(customers, seed);
    let truth = truth(&files);
    files.into_iter().map(|file| (file.name, file.bytes)).chain([("truth.csv", truth)]).collect()
}

fn write(path: &Path, bytes: &[u8]) -> Done {
    say(format!("{} ({} bytes)", path.display(), bytes.len()));
    crate::shell::write(path, bytes)
}

fn check(path: &Path, bytes: &[u8]) -> Done {
    match std::fs::read(path) {
        Ok(there) if there == bytes => Ok(()),
        _ => Err(format!("{} is not what the generator makes; run: cargo xtask sample", path.display())),
    }
}

/// A file of `persons`, and whose the rows are in a file of the same name and `.truth` behind it.
pub fn write_persons(path: &Path, rows: usize, seed: u64) -> Done {
    let about = |error| crate::shell::about(path, &error);
    path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(about)?;
    let create = |path: &Path| File::create(path).map(BufWriter::new);
    let (mut into, mut truth) =
        create(path).and_then(|into| Ok((into, create(&truth_of(path))?))).map_err(about)?;
    persons(rows, seed, &mut into, &mut truth).map_err(about)?;
    say(format!("{} ({rows} rows)", path.display()));
    Ok(())
}

/// Where the truth about a file of persons stands.
pub fn truth_of(path: &Path) -> PathBuf {
    path.with_added_extension("truth")
}

/// What the command line asks for.
#[derive(Default)]
struct Request {
    customers: Option<usize>,
    rows: Option<usize>,
    persons: Option<usize>,
    seed: Option<u64>,
    out: Option<String>,
    check: bool,
}

fn number<T: std::str::FromStr>(option: &str, text: Option<&String>) -> Result<Option<T>, String> {
    let parsed = text.and_then(|text| text.parse().ok());
    parsed.map(Some).ok_or_else(|| format!("{option} needs a number"))
}

fn request(args: &[String]) -> Result<Request, String> {
    let mut request = Request::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--customers" => request.customers = number(arg, args.next())?,
            "--rows" => request.rows = number(arg, args.next())?,
            "--persons" => request.persons = number(arg, args.next())?,
            "--seed" => request.seed = number(arg, args.next())?,
            "--out" => request.out = args.next().cloned(),
            "--check" => request.check = true,
            _ => return Err(format!("{arg}? usage: cargo xtask sample {USAGE}")),
        }
    }
    Ok(request)
}

const USAGE: &str = "[--check] | [--customers N] [--seed S] [--out DIR] | --rows N [--seed S] [--out FILE] \
                     | --persons N [--seed S] [--out FILE]";

/// Runs the command.
pub fn command(args: &[String]) -> Done {
    let request = request(args)?;
    let seed = request.seed.unwrap_or(SHIPPED.0);
    if let Some(rows) = request.rows {
        let out = request.out.map_or_else(|| target().join(format!("sample-{rows}.csv")), PathBuf::from);
        return write(&out, &single(rows, seed));
    }
    if let Some(rows) = request.persons {
        let out = request.out.map_or_else(|| target().join(format!("persons-{rows}.csv")), PathBuf::from);
        return write_persons(&out, rows, seed);
    }
    let directory = request.out.map_or_else(|| root().join("www/sample"), PathBuf::from);
    let act = if request.check { check } else { write };
    let files = all(request.customers.unwrap_or(SHIPPED.1), seed);
    files.iter().try_for_each(|(name, bytes)| act(&directory.join(name), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_does_not() {
        assert_eq!(all(50, 1), all(50, 1));
        assert_ne!(all(50, 1), all(50, 2));
    }

    #[test]
    fn the_committed_files_are_what_the_generator_makes() {
        command(&["--check".to_owned()]).unwrap();
    }

    #[test]
    fn a_look_up_knows_whom_it_is_for() {
        let [base, queries] = lookups(40, 10, 3).map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(base.starts_with("\"id\",") && base.contains("\n\"39\","));
        assert!(queries.contains(",\"true_id\"\n") && queries.trim_end().ends_with(",\"36\""));
    }

    #[test]
    fn a_fifth_of_the_persons_are_there_already() {
        let (mut text, mut truth) = (Vec::new(), Vec::new());
        persons(100, 3, &mut text, &mut truth).unwrap();
        let customers: std::collections::BTreeSet<&[u8]> = truth.split(|byte| *byte == b'\n').collect();
        // The last end of a line leaves an empty one; an address may have lines of its own.
        let rows = csv::Reader::from_reader(text.as_slice()).records().count();
        assert_eq!((rows, customers.len()), (100, 81));
    }

    #[test]
    fn a_single_file_has_exactly_the_rows_asked_for() {
        let text = String::from_utf8(single(137, 3)).unwrap();
        assert_eq!(text.matches("\"0037Q").count(), 137);
    }
}
