//! One file between several workers: whatever their number, the same bytes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

#[path = "shelf/cases.rs"]
mod cases;

use proptest::prelude::*;
use selfsame::pipeline::{Job, Options, Resolution, Share};
use selfsame::text::hash::hash_pair;
use selfsame::vocabulary::{ErrorCode, Output, Stage};

/// Does the work of so many workers in turn, and carries their parcels.
fn resolve(inputs: &[(&str, String)], options: &Options, parts: u32, budget: usize) -> Resolution {
    let mut jobs: Vec<Job> = (0..parts)
        .map(|part| {
            let mut job = Job::shared(options.clone(), Share { part, parts }).unwrap();
            inputs.iter().for_each(|(name, text)| job.add_input(name, text.as_bytes()).unwrap());
            job
        })
        .collect();
    loop {
        for job in &mut jobs {
            while !job.waits() && job.step(budget).unwrap().stage != Stage::Done {}
        }
        if !jobs[0].waits() {
            return jobs.remove(0).finish().unwrap();
        }
        let parcels: Vec<Vec<Vec<u8>>> =
            jobs.iter_mut().map(|job| (0..parts).map(|to| job.parcel(to)).collect()).collect();
        for (to, job) in jobs.iter_mut().enumerate() {
            for (from, parcels) in parcels.iter().enumerate().filter(|(from, _)| *from != to) {
                job.receive(from as u32, &parcels[to]).unwrap();
            }
        }
    }
}

const GIVEN: &[&str] = &["Ada", "Jürgen", "Bill", "William", "Anna", "Li", "Peggy", "Margaret", "Σοφία", ""];
const FAMILY: &[&str] = &["Lovelace", "Müller", "Mueller", "Koch", "Berg", "Petrichor", "O'Neil", "Li", ""];
const STREETS: &[&str] = &["Hauptstr. 7", "12 High Street", "Flat 3, 9 Station Rd", "PO Box 7", ""];
const COUNTRIES: &[&str] = &["DE", "GB", "", "Germany", "xx"];

/// So many records, a third of them again with a slip.
fn persons(seed: u64, rows: u64, header: &str) -> String {
    let mut text = header.to_owned();
    for row in 0..rows {
        let person = if row % 3 == 2 { row - row % 30 } else { row };
        let pick = |list: &[&str], what: u64| {
            list[(hash_pair(hash_pair(seed, person), what) % list.len() as u64) as usize].to_owned()
        };
        let number = hash_pair(seed, person) % 90_000;
        let slip = if row % 3 == 2 && row % 5 == 0 { "x" } else { "" };
        let cells = [
            format!("{header:.1}{row}"),
            pick(GIVEN, 0) + slip,
            pick(FAMILY, 1),
            if number.is_multiple_of(4) { String::new() } else { format!("p{number}{slip}@gmial.com") },
            if number.is_multiple_of(3) { String::new() } else { format!("030 1{number:05}") },
            format!("{:02}/{:02}/{}", number % 28 + 1, number % 12 + 1, 1940 + number % 60),
            pick(STREETS, 2).replace(',', ";"),
            format!("{:05}", number % 400 * 7),
            pick(COUNTRIES, 3),
            if number.is_multiple_of(7) { pick(FAMILY, 4) + " Bakery GmbH" } else { String::new() },
        ];
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

const CRM: &str = "id,first name,last name,email,phone,birth date,street,zip,country,company\n";
const SHOP: &str = "nr,given,surname,e-mail,mobile,dob,address,postcode,land,firma\n";

fn files(resolution: &Resolution) -> Vec<Vec<u8>> {
    [Output::Customers, Output::Records, Output::Matches, Output::Model, Output::Report]
        .map(|output| resolution.file(output))
        .into()
}

fn same_whatever_their_number(inputs: &[(&str, String)], options: &Options) {
    let alone = resolve(inputs, options, 1, 100);
    let expected = files(&alone);
    for (parts, budget) in [(2, 10_000), (5, 77)] {
        let shared = resolve(inputs, options, parts, budget);
        assert_eq!(shared.fitted(), alone.fitted());
        for (at, (file, expected)) in files(&shared).iter().zip(&expected).enumerate() {
            assert!(file == expected, "file {at} of {parts} workers differs");
        }
    }
}

#[test]
fn whatever_their_number_the_bytes_are_the_same() {
    let inputs = [("crm.csv", persons(1, 900, CRM)), ("shop.csv", persons(1, 400, SHOP))];
    same_whatever_their_number(&inputs, &Options::default());
    let alone = resolve(&inputs, &Options::default(), 1, 1_000);
    assert!(alone.fitted().unwrap().trusted && alone.customers() < 1_100, "{:?}", alone.fitted());
}

#[test]
fn two_sources_free_of_duplicates_and_a_country_for_all() {
    let inputs = [("crm.csv", persons(2, 700, CRM)), ("shop.csv", persons(2, 300, SHOP))];
    let options = Options { link: true, country: Some(*b"DE"), train: Some(false), ..Options::default() };
    same_whatever_their_number(&inputs, &options);
}

#[test]
fn fewer_records_than_workers_and_records_that_are_all_alike() {
    same_whatever_their_number(&[("crm.csv", persons(3, 3, CRM))], &Options::default());
    same_whatever_their_number(&[("crm.csv", CRM.to_owned())], &Options::default());
    let alike =
        [CRM, &"1,Ada,Lovelace,ada@example.com,030 1234567,1980-03-04,,10115,DE,\n".repeat(900)].concat();
    same_whatever_their_number(&[("crm.csv", alike)], &Options::default());
}

#[test]
fn work_that_stops_early_is_shared_as_well() {
    let inputs = [("crm.csv", persons(4, 900, CRM))];
    for until in [Stage::Understand, Stage::Cleanse, Stage::Train] {
        same_whatever_their_number(&inputs, &Options { until: Some(until), ..Options::default() });
    }
}

#[test]
fn a_parcel_out_of_turn_or_damaged_is_an_error_by_code() {
    let options = Options::default();
    let mut job = Job::shared(options, Share { part: 0, parts: 2 }).unwrap();
    job.add_input("crm.csv", persons(5, 50, CRM).into_bytes()).unwrap();
    assert_eq!(job.receive(1, &[]).unwrap_err().code, ErrorCode::JobState);
    while !job.waits() {
        job.step(1_000).unwrap();
    }
    assert_eq!(job.receive(1, &[1, 2, 3]).unwrap_err().code, ErrorCode::JobState);
}

proptest! {
    #![proptest_config(cases::cases(8))]
    #[test]
    fn any_number_of_workers_on_any_number_of_records(
        seed in 0u64..1_000, rows in 0u64..120, more in 0u64..60, parts in 2u32..7, budget in 1usize..300,
    ) {
        let inputs = [("crm.csv", persons(seed, rows, CRM)), ("shop.csv", persons(seed, more, SHOP))];
        let options = Options { seed, ..Options::default() };
        let (alone, shared) = (resolve(&inputs, &options, 1, 500), resolve(&inputs, &options, parts, budget));
        prop_assert_eq!(files(&shared), files(&alone));
    }
}
