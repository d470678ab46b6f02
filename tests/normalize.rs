//! Normalization: the tables of `tests/tables/`, lists, columns and records.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

#[path = "shelf/values.rs"]
mod values;

use selfsame::normalize::DateOrder;
use selfsame::normalize::{Context, TableNormalizer, date_order, record, value};
use selfsame::record::{Column, Record, Source, Table};
use selfsame::schema::{Field, SampleColumn, Schema, infer};
use selfsame::vocabulary::{Kind, Part, Status};
use std::fs;
use std::path::Path;
use values::context;

fn failures_of(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables").join(file);
    values::failures(file, &fs::read_to_string(path).unwrap())
}

#[test]
fn every_row_of_every_table_holds() {
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let mut files: Vec<String> = fs::read_dir(tables)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("normalize-"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let failures: Vec<String> = files.iter().flat_map(|file| failures_of(file)).collect();
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_field_beyond_the_limit_is_reported() {
    let long = "a".repeat(selfsame::limits::FIELD_BYTES + 1);
    let name = value(Kind::Name, &long, &Context::default());
    assert_eq!((name.status, name.value.len()), (Status::Invalid, 0));
    let text = value(Kind::Text, &long, &Context::default());
    assert_eq!((text.status, text.value.len()), (Status::Suspect, long.len()));
}

#[test]
fn a_list_is_normalized_value_by_value() {
    let clean = value(Kind::Email, "A@B.DE\u{1f}\u{1f}c@D.de", &Context::default());
    assert_eq!(&*clean.value, "A@b.de\u{1f}c@d.de");
    assert_eq!(
        value(Kind::Name, "Ada Lovelace\u{1f}Eve", &Context::default()).part(Part::Family),
        Some("Lovelace")
    );
}

fn schema(fields: &[(&str, &str, &str)]) -> Schema {
    let fields = fields.iter().map(|(header, kind, group)| {
        let field = Field::new(header, Kind::parse(kind).unwrap(), 1.0, "given");
        Field { group: (*group).to_owned(), ..field }
    });
    Schema { fields: fields.collect() }
}

fn table(headers: &[&str], rows: &[&[&str]]) -> Table {
    let mut columns: Vec<Column> = headers.iter().map(|header| Column::new(*header)).collect();
    for row in rows {
        columns.iter_mut().zip(*row).for_each(|(column, cell)| column.push(cell));
    }
    Table { source: Source::default(), columns, rows: rows.len() }
}

#[test]
fn one_plain_date_settles_the_order_of_its_column() {
    assert_eq!(date_order(["01/02/1980", "12/31/1979", ""].into_iter()), Some(DateOrder::MonthDayYear));
    assert_eq!(date_order(["31.12.1979", "junk", "1/1/1"].into_iter()), Some(DateOrder::DayMonthYear));
    assert_eq!(date_order(["1979-12-31"].into_iter()), Some(DateOrder::YearMonthDay));
    assert_eq!(date_order(["01/02/1980", "1:2"].into_iter()), None);
}

#[test]
fn a_row_is_read_with_its_own_country_and_a_column_with_its_own_date_order() {
    let schema = schema(&[
        ("phone", "phone", ""),
        ("born", "date.birth", ""),
        ("ship_country", "address.country", "shipping"),
        ("country", "address.country", ""),
    ]);
    let table = table(
        &["phone", "born", "ship_country", "country"],
        &[
            &["030 1234567", "01/02/1980", "USA", "Deutschland"],
            &["(702) 919-1300", "12/31/1979", "Germany", "US"],
            &["030 1234567", "01/02/1980", "", ""],
            &["030 1234567", "01/02/1980", "USA", "Deutschland"],
        ],
    );
    let mut normalizer = TableNormalizer::new(&schema, &context("AT"));
    while !normalizer.step(&table, 1) {}
    let clean = normalizer.finish();
    let column = |at: usize| -> Vec<&str> {
        (0..clean.rows).map(|row| clean.columns[at].get(row).unwrap().value).collect()
    };
    assert_eq!(column(0), ["+49301234567", "+17029191300", "+43301234567", "+49301234567"]);
    assert_eq!(column(1), ["1980-01-02", "1979-12-31", "1980-01-02", "1980-01-02"]);
    assert_eq!(clean.columns[0].pool.len(), 3, "each distinct text once a country");
}

#[test]
fn a_table_in_steps_is_the_table_at_once() {
    let schema = schema(&[("name", "name", ""), ("mail", "email", "")]);
    let table = table(&["name", "mail"], &[&["ada l", "A@B.de"], &["ada l", ""], &["EVE", "x"]]);
    let run = |budget: usize| {
        let mut normalizer = TableNormalizer::new(&schema, &Context::default());
        while !normalizer.step(&table, budget) {}
        format!("{:?}", normalizer.finish())
    };
    assert_eq!(run(1), run(1000));
}

#[test]
fn a_single_record_says_the_same_as_a_table() {
    let schema = schema(&[("phone", "phone", ""), ("country", "address.country", "")]);
    let typed = Record::from([("phone", "030 1234567"), ("country", "Germany"), ("else", " x ")]);
    let clean = record(&typed, &schema, &context("US"));
    let values: Vec<&str> = clean.fields.iter().map(|field| &*field.clean.value).collect();
    assert_eq!(values, ["+49301234567", "DE", "x"]);
    assert_eq!(clean.get("else").map(|field| field.kind), Some(Kind::Text));
}

#[test]
fn a_number_is_checked_as_what_its_header_calls_it() {
    for line in include_str!("tables/ids-by-header.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[header, typed, meant, country, status, remarks] = cells.as_slice() else { panic!("{line}") };
        let schema = infer(&[SampleColumn { header, values: vec![typed] }]);
        let table = table(&[header], &[&[typed]]);
        let context = context(country.trim_matches('-'));
        let mut normalizer = TableNormalizer::new(&schema, &context);
        while !normalizer.step(&table, 1) {}
        let columns = normalizer.finish().columns;
        let single = record(&Record::from([(header, typed)]), &schema, &context);
        for clean in [columns[0].get(0).unwrap(), single.fields[0].clean.view()] {
            let told = clean.issues.first().map(|issue| issue.code.as_str());
            let told = told.or_else(|| clean.part(Part::Scheme)).unwrap_or("-");
            assert_eq!((clean.value, clean.status.as_str(), told), (meant, status, remarks), "{line}");
        }
    }
}

/// `email=x;phone=y` with the kinds that the names of the fields stand for.
fn described(fields: &str) -> (Schema, Vec<(String, String)>) {
    let pairs: Vec<(&str, &str)> = fields.split(';').map(|field| field.split_once('=').unwrap()).collect();
    let kind = |name: &str| match name {
        "given" | "family" => format!("name.{name}"),
        "street" | "locality" | "region" | "postcode" | "country" => format!("address.{name}"),
        "born" => "date.birth".to_owned(),
        "number" => "id.national".to_owned(),
        name => name.to_owned(),
    };
    let kinds: Vec<String> = pairs.iter().map(|(name, _)| kind(name)).collect();
    let fields: Vec<(&str, &str, &str)> =
        pairs.iter().zip(&kinds).map(|((name, _), kind)| (*name, kind.as_str(), "")).collect();
    (schema(&fields), pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

fn found_in(name: &str, clean: selfsame::normalize::CleanView<'_>) -> Vec<String> {
    let of_record = clean.issues.iter().filter(|issue| issue.code.as_str().starts_with("record."));
    let told = |issue: &selfsame::normalize::Issue| {
        let suggestion = issue.suggestion.as_deref().map(|text| format!(":{text}")).unwrap_or_default();
        format!("{name}:{}{suggestion}", issue.code.as_str())
    };
    of_record.map(told).collect()
}

/// What each row of a table says across its fields.
fn told_by_row(fields: &[(&str, &str, &str)], rows: &[&[&str]]) -> Vec<Vec<String>> {
    let headers: Vec<&str> = fields.iter().map(|(header, ..)| *header).collect();
    let table = table(&headers, rows);
    let mut normalizer = TableNormalizer::new(&schema(fields), &context(""));
    while !normalizer.step(&table, 1) {}
    let clean = normalizer.finish();
    let told = |row: usize| {
        let columns = headers.iter().zip(&clean.columns);
        columns.flat_map(|(header, column)| found_in(header, column.get(row).unwrap())).collect()
    };
    (0..rows.len()).map(told).collect()
}

#[test]
fn a_record_says_what_its_fields_say_about_each_other() {
    let mut failures = Vec::new();
    for line in include_str!("tables/records.tsv").lines().skip(1) {
        let [shows, fields, expected] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let (schema, pairs) = described(fields);
        let typed = Record {
            fields: pairs.iter().cloned().map(|(n, t)| (n, selfsame::record::Value::Text(t))).collect(),
        };
        let clean = record(&typed, &schema, &context(""));
        let found: Vec<String> =
            clean.fields.iter().flat_map(|field| found_in(&field.name, field.clean.view())).collect();
        let expected = if expected == "-" { "" } else { expected };
        if found.join(" ") != expected {
            failures.push(format!("{shows}: {}", found.join(" ")));
        }
    }
    assert!(failures.is_empty(), "{} records:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_row_of_a_table_tells_a_birth_against_its_own_number() {
    let fields = [
        ("born", "date.birth", ""),
        ("number", "id.national", ""),
        ("gender", "gender", ""),
        ("land", "address.country", ""),
    ];
    let rows: [&[&str]; 2] =
        [&["1985-03-12", "85031200133", "m", "PL"], &["1985-03-13", "85031200133", "f", "PL"]];
    let told = told_by_row(&fields, &rows);
    assert!(told[0].is_empty());
    assert_eq!(told[1], ["born:record.birth-conflict", "gender:record.gender-conflict"]);
}

#[test]
fn a_row_of_a_table_tells_a_region_against_its_own_postal_code() {
    let fields = [
        ("state", "address.region", ""),
        ("zip", "address.postcode", ""),
        ("country", "address.country", ""),
        ("billing state", "address.region", "billing"),
        ("billing zip", "address.postcode", "billing"),
        ("billing country", "address.country", "billing"),
    ];
    let rows: [&[&str]; 3] = [
        &["NY", "10001", "US", "Bayern", "80331", "DE"],
        &["NY", "90210", "US", "Bayern", "80331", "DE"],
        &["NY", "10001", "US", "Hessen", "80331", "DE"],
    ];
    let told = told_by_row(&fields, &rows);
    assert!(told[0].is_empty());
    assert_eq!(told[1], ["state:record.region-conflict:CA"]);
    assert_eq!(told[2], ["billing state:record.region-conflict:BY"]);
}

#[test]
fn tables_of_words_are_sorted() {
    for table in [&selfsame::data::LEGAL_FORMS, &selfsame::data::PHONE_EXTENSIONS, &selfsame::data::REGIONS] {
        let keys: Vec<&str> = table.iter().map(|(key, _)| key).collect();
        assert!(keys.is_sorted());
        assert!(keys.iter().all(|key| table.has(key)));
    }
    let countries = &selfsame::data::COUNTRY_NAMES;
    assert!(countries.iter().all(|(name, code)| countries.all(name) == [(name, code)]));
}

/// Texts of digits that share beginnings, each with a country.
fn numbers_alike() -> Vec<(String, [u8; 2])> {
    let beginnings =
        ["+49171", "0171", "+1212", "212", "+4479", "079", "+39 06", "06", "+55 11 9", "00", "+7", "8"];
    let countries = [*b"DE", *b"US", *b"GB", *b"IT", *b"BR", *b"RU"];
    let mut random = 7_u64;
    let mut next = |below: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % below
    };
    (0..4_000)
        .map(|_| {
            let beginning = beginnings[next(12) as usize];
            let rest: String = (0..next(9) + 2).map(|_| char::from(b'0' + next(10) as u8)).collect();
            ([beginning, &rest].concat(), countries[next(6) as usize])
        })
        .collect()
}

#[test]
fn what_was_normalized_before_changes_no_telephone_number() {
    let read = |numbers: Vec<(String, [u8; 2])>| {
        let clean = |(text, country): &(String, [u8; 2])| {
            value(Kind::Phone, text, &Context { country: Some(*country), ..Context::default() })
        };
        // A thread of its own remembers nothing of the others.
        std::thread::spawn(move || numbers.iter().map(clean).collect::<Vec<_>>()).join().unwrap()
    };
    let forward = numbers_alike();
    let backward = forward.iter().rev().cloned().collect();
    let mut turned = read(backward);
    turned.reverse();
    assert_eq!(read(forward), turned);
}
