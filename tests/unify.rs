//! Survivorship: which value survives, and the laws that hold whatever is said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

mod shelf;

use proptest::prelude::*;
use selfsame::record::RecordRef;
use selfsame::unify::{Customer, SourceView, Sources, consent_of, unify};
use selfsame::vocabulary::{ConsentStatus, Kind, SurvivorshipRule};
use shelf::{Shelf, shelf};

fn sources(shelves: &[Shelf]) -> Sources<'_> {
    Sources::new(shelves.iter().map(view).collect())
}

fn view(Shelf { table, clean, consent }: &Shelf) -> SourceView<'_> {
    SourceView {
        table,
        clean,
        id_column: table.columns.iter().position(|column| column.header == "id"),
        consent,
    }
}

fn everybody(shelves: &[Shelf]) -> Vec<RecordRef> {
    let rows = |(table, shelf): (usize, &Shelf)| {
        (0..shelf.table.rows).map(move |row| RecordRef { table: table as u32, row: row as u32 })
    };
    shelves.iter().enumerate().flat_map(rows).collect()
}

fn one(shelves: &[Shelf]) -> Customer<'_> {
    unify(&sources(shelves), &everybody(shelves))
}

fn rule(customer: &Customer<'_>, key: &str) -> SurvivorshipRule {
    customer.values.iter().find(|(name, _)| name == key).unwrap().1.rule
}

const GIVEN_FAMILY: &[(&str, Kind)] = &[("first", Kind::NameGiven), ("last", Kind::NameFamily)];
const ADDRESS: &[(&str, Kind)] = &[
    ("street", Kind::AddressStreet),
    ("unit", Kind::AddressUnit),
    ("city", Kind::AddressLocality),
    ("zip", Kind::AddressPostcode),
    ("country", Kind::AddressCountry),
];

#[test]
fn a_valid_value_survives_many_doubtful_ones() {
    let column = &[("born", Kind::DateBirth)];
    let customer = [shelf("a", column, &[&["?1980-01-02"], &["?1980-01-02"], &["1980-02-01"]])];
    let customer = one(&customer);
    assert_eq!(customer.get("date.birth"), Some("1980-02-01"));
    assert_eq!(rule(&customer, "date.birth"), SurvivorshipRule::MostValid);
}

#[test]
fn what_more_sources_say_survives_and_then_what_more_records_say() {
    let column = &[("sex", Kind::Gender)];
    let shelves = [
        shelf("a", column, &[&["male"], &["male"], &["male"]]),
        shelf("b", column, &[&["female"]]),
        shelf("c", column, &[&["female"]]),
    ];
    let customer = one(&shelves);
    assert_eq!(customer.get("gender"), Some("female"));
    assert_eq!(rule(&customer, "gender"), SurvivorshipRule::MostFrequent);
    let shelves = [shelf("a", column, &[&["male"], &["female"], &["female"]])];
    assert_eq!(one(&shelves).get("gender"), Some("female"));
}

#[test]
fn the_record_that_was_changed_last_speaks_before_a_longer_value() {
    let columns = &[
        ("company", Kind::Organization),
        ("consent_updated_at", Kind::Timestamp),
        ("updatedAt", Kind::Timestamp),
    ];
    let rows: &[&[&str]] = &[
        &["Acme International", "2026-01-01", "2024-05-01T10:00:00Z"],
        &["Apex", "", "2025-01-01T00:00:00Z"],
        &["Ajax", "", ""],
    ];
    let shelves = [shelf("a", columns, rows)];
    let customer = one(&shelves);
    assert_eq!(customer.get("organization"), Some("Apex"));
    assert_eq!(rule(&customer, "organization"), SurvivorshipRule::MostRecent);
}

#[test]
fn what_is_written_with_capitals_survives_what_is_newer_and_all_small() {
    let columns = &[("company", Kind::Organization), ("note", Kind::Text), ("updated", Kind::Timestamp)];
    let rows: &[&[&str]] =
        &[&["Bright Oak", "Call first", "2024-01-01"], &["bright oak", "moved", "2025-01-01"]];
    let shelves = [shelf("a", columns, rows)];
    let customer = one(&shelves);
    assert_eq!((customer.get("organization"), customer.get("note")), (Some("Bright Oak"), Some("moved")));
    assert_eq!(rule(&customer, "organization"), SurvivorshipRule::MostComplete);
}

#[test]
fn a_title_behind_a_salutation_is_of_the_same_name_and_a_zone_says_more_than_its_hours() {
    let columns = &[
        ("Anrede", Kind::NamePrefix),
        ("Titel", Kind::NamePrefix),
        ("Name", Kind::NameFamily),
        ("GMTOFF", Kind::TimeZone),
        ("TIMEZONE", Kind::TimeZone),
    ];
    let shelves = [shelf("a", columns, &[&["Herr", "Dr.", "Berg", "+01:00", "Europe/Paris"]])];
    let customer = one(&shelves);
    assert_eq!(customer.get("name.prefix"), Some("Herr Dr."));
    assert_eq!(customer.get("time-zone"), Some("Europe/Paris"));
}

#[test]
fn an_address_that_differs_in_capitals_alone_is_no_other_address() {
    let columns = &[("mail", Kind::Email), ("second", Kind::Email), ("third", Kind::Email)];
    let shelves = [shelf("a", columns, &[&["ada@b.de", "Ada@b.de", "a@c.de"]])];
    assert_eq!(one(&shelves).others("email"), "a@c.de");
    assert_eq!(sources(&shelves).lists(false), ["email"]);
}

#[test]
fn a_number_without_its_country_is_no_other_number() {
    let column = &[("tel", Kind::Phone)];
    let rows: &[&[&str]] =
        &[&["?0612345678"], &["+34612345678"], &["?12345678"], &["?99345678"], &["?345678"]];
    let shelves = [shelf("a", column, rows)];
    let customer = one(&shelves);
    assert_eq!(customer.get("phone"), Some("+34612345678"));
    assert_eq!(customer.others("phone"), "99345678; 345678");
}

#[test]
fn of_addresses_the_latest_survives_and_of_names_the_most_frequent() {
    let columns = &[
        ("last", Kind::NameFamily),
        ("street", Kind::AddressStreet),
        ("mail", Kind::Email),
        ("updated", Kind::Timestamp),
    ];
    let old = ["Miller", "Old Street 1", "old@example.com", "2024-01-01"];
    let new = ["Muller", "New Road 2", "new@example.com", "2026-01-01"];
    let shelves = [shelf("a", columns, &[&old, &new]), shelf("b", columns, &[&old])];
    let customer = one(&shelves);
    assert_eq!(customer.get("address.street"), Some("New Road 2"));
    assert_eq!(customer.get("email"), Some("new@example.com"));
    assert_eq!(rule(&customer, "address.street"), SurvivorshipRule::MostRecent);
    assert_eq!(customer.get("name.family"), Some("Miller"));

    let undated = ["Miller", "Old Street 1", "old@example.com", ""];
    let shelves = [shelf("a", columns, &[&undated, &new]), shelf("b", columns, &[&undated])];
    assert_eq!(one(&shelves).get("address.street"), Some("Old Street 1"), "nobody knows which is later");
}

#[test]
fn a_short_name_is_filled_in_from_the_whole_one() {
    let columns = &[("first", Kind::NameGiven), ("last", Kind::NameFamily), ("suffix", Kind::NameSuffix)];
    let suffix = |rows: &[&[&str]]| {
        let shelves = [shelf("a", columns, rows)];
        one(&shelves).get("name.suffix").map(ToOwned::to_owned)
    };
    assert_eq!(
        suffix(&[&["Bill", "Smith", ""], &["Bill", "Smith", ""], &["William", "Smith", "Jr"]]).as_deref(),
        Some("Jr")
    );
    assert_eq!(suffix(&[&["Bill", "Smith", ""], &["Bill", "Smith", ""], &["Robert", "Smith", "Jr"]]), None);
}

#[test]
fn a_record_without_a_date_is_not_older_than_one_that_has_one() {
    let crm = shelf("crm", &[("first", Kind::NameGiven)], &[&["Katherine"]]);
    let dated = &[("first", Kind::NameGiven), ("signup_date", Kind::Timestamp)];
    let list = |name| shelf("list", dated, &[&[name, "2023-01-05"]]);
    let shelves = [crm, list("Kate")];
    assert_eq!(one(&shelves).get("name.given"), Some("Katherine"));
    assert_eq!(rule(&one(&shelves), "name.given"), SurvivorshipRule::MostComplete);
    let shelves = [list("Katherine"), shelf("other", dated, &[&["Kate", "2024-01-05"]])];
    assert_eq!(one(&shelves).get("name.given"), Some("Kate"));
}

#[test]
fn a_cell_of_several_values_came_in_as_a_list() {
    let shelves = [shelf("a", &[("mail", Kind::Email)], &[&["a@example.com\u{1f}b@example.com"]])];
    let json = serde_json::to_value(one(&shelves)).unwrap();
    assert_eq!(
        json["values"]["email"]["raw"],
        serde_json::json!(["a@example.com", "b@example.com"]),
        "{json}"
    );
}

#[test]
fn given_and_family_name_are_of_one_record_and_an_initial_is_no_name() {
    let rows: &[&[&str]] = &[&["J.", "Smith"], &["J.", "Smith"], &["John", "Smyth"]];
    let shelves = [shelf("a", GIVEN_FAMILY, rows)];
    let customer = one(&shelves);
    assert_eq!((customer.get("name.given"), customer.get("name.family")), (Some("John"), Some("Smyth")));
    assert_eq!(rule(&customer, "name.given"), SurvivorshipRule::MostComplete);
}

#[test]
fn one_han_character_is_a_name_and_not_an_initial() {
    let shelves = [shelf("a", GIVEN_FAMILY, &[&["伟", "王"], &["W", "Wang"]])];
    assert_eq!(one(&shelves).get("name.given"), Some("伟"));
}

#[test]
fn a_whole_name_and_its_parts_in_columns_are_the_same_thing() {
    let shelves = [
        shelf("a", &[("name", Kind::Name)], &[&["Ada King"]]),
        shelf("b", GIVEN_FAMILY, &[&["Ada", "King"]]),
    ];
    let customer = one(&shelves);
    assert_eq!((customer.get("name.given"), customer.get("name")), (Some("Ada"), None));
    assert_eq!(customer.values[0].1.said_by, 2);
    assert_eq!(sources(&shelves).keys(), ["name.given", "name.family"]);
}

#[test]
fn an_address_survives_as_one_group_and_only_its_own_street_fills_it_in() {
    let rows: &[&[&str]] = &[
        &["Ringstr. 1", "", "Bonn", "53111", ""],
        &["Ringstr. 1", "Apt 4", "Bonn", "", "DE"],
        &["Ringstr. 1", "", "Bonn", "53111", ""],
        &["Main St 9", "", "Boston", "02110", "US"],
    ];
    let shelves = [shelf("a", ADDRESS, rows)];
    let customer = one(&shelves);
    let address: Vec<_> =
        customer.values.iter().map(|(key, said)| (&**key, &*said.value, said.row)).collect();
    assert_eq!(
        address,
        [
            ("address.street", "Ringstr. 1", 1),
            ("address.unit", "Apt 4", 2),
            ("address.locality", "Bonn", 1),
            ("address.postcode", "53111", 1),
            ("address.country", "DE", 2),
        ]
    );
}

#[test]
fn a_record_that_contradicts_the_address_fills_nothing_in() {
    let rows: &[&[&str]] = &[
        &["Ringstr. 1", "", "Bonn", "53111", ""],
        &["Ringstr. 1", "", "Bonn", "53111", ""],
        &["Ringstr. 1", "Apt 4", "Köln", "50667", "DE"],
    ];
    let shelves = [shelf("a", ADDRESS, rows)];
    assert_eq!(one(&shelves).get("address.unit"), None);
}

#[test]
fn all_distinct_addresses_of_mail_are_kept_best_first() {
    let column = &[("mail", Kind::Email)];
    let rows: &[&[&str]] = &[&["?old@x.test\u{1f}new@x.test"], &["new@x.test"], &["zed@x.test"]];
    let shelves = [shelf("a", column, rows)];
    let customer = one(&shelves);
    let (key, mail) = &customer.values[0];
    assert_eq!((&**key, &*mail.value, mail.said_by), ("email", "new@x.test", 2));
    let kept: Vec<_> = mail.alternatives.iter().map(|other| (&*other.value, other.kept)).collect();
    assert_eq!(kept, [("zed@x.test", true), ("old@x.test", true)]);
}

#[test]
fn groups_and_headers_keep_apart_what_is_not_the_same_thing() {
    let columns = &[
        ("billing/zip", Kind::AddressPostcode),
        ("zip", Kind::AddressPostcode),
        ("orders", Kind::Count),
        ("visits", Kind::Count),
        ("password", Kind::Credential),
        ("opt-in", Kind::Consent),
    ];
    let shelves = [shelf("a", columns, &[&["1", "2", "3", "4", "secret", "yes"]])];
    let customer = one(&shelves);
    let found: Vec<_> = customer.values.iter().map(|(key, said)| (&**key, &*said.value)).collect();
    let expected =
        [("address.postcode", "2"), ("billing.address.postcode", "1"), ("orders", "3"), ("visits", "4")];
    assert_eq!(found, expected);
    let expected: Vec<_> = expected.iter().map(|(key, _)| key.to_string()).collect();
    assert_eq!(sources(&shelves).keys(), expected);
}

#[test]
fn the_lineage_names_source_row_field_and_raw_text() {
    let columns = &[("id", Kind::Id), ("mail", Kind::Email)];
    let shelves = [
        shelf("crm", columns, &[&["K-1", "?a@x.test"]]),
        shelf("shop", columns, &[&["77", "b@x.test"], &["78", "a@x.test"]]),
    ];
    let members = [RecordRef { table: 1, row: 1 }, RecordRef { table: 0, row: 0 }];
    let sources = sources(&shelves);
    let customer = serde_json::to_value(unify(&sources, &members)).unwrap();
    let expected = serde_json::json!({
        "id": "C1",
        "records": [{ "source": "crm", "row": 1, "id": "K-1" }, { "source": "shop", "row": 2, "id": "78" }],
        "values": { "email": {
            "value": "a@x.test", "display": "a@x.test", "status": "valid",
            "source": "shop", "row": 2, "field": "mail", "raw": "a@x.test",
            "rule": "only-one", "saidBy": 2, "alternatives": [],
        } },
        "consent": { "entries": [] },
        "conflicts": [],
    });
    assert_eq!(customer, expected);
    assert_eq!(unify(&sources, &members[..1]).id, "C3");
}

#[test]
fn a_number_in_a_column_of_its_own_belongs_to_the_street() {
    let street = ("street", Kind::AddressStreet);
    let number = ("number", Kind::AddressStreet);
    let shelves = [shelf("a", &[street, number], &[&["Ringstr.", "1a"]])];
    assert_eq!(one(&shelves).get("address.street"), Some("Ringstr. 1a"));
    let shelves = [shelf("a", &[number, street], &[&["12", "Main St"]])];
    assert_eq!(one(&shelves).get("address.street"), Some("12 Main St"));
    let shelves = [shelf("a", &[number, street], &[&["12", ""]])];
    assert_eq!(one(&shelves).get("address.street"), None);
}

#[test]
fn second_lines_of_an_address_are_kept() {
    let columns = &[("line 2", Kind::AddressUnit), ("line 3", Kind::AddressUnit)];
    let shelves = [shelf("a", columns, &[&["Rear building", "Flat 3"]])];
    assert_eq!(one(&shelves).get("address.unit"), Some("Rear building, Flat 3"));
}

#[test]
fn numbered_columns_of_contact_points_are_one_list() {
    let columns = &[("mail", Kind::Email), ("2/mail", Kind::Email), ("work 2/mail", Kind::Email)];
    let shelves = [shelf("a", columns, &[&["a@x.test", "b@x.test", "c@x.test"]])];
    assert_eq!(sources(&shelves).keys(), ["email", "work.email"]);
    assert_eq!(one(&shelves).values[0].1.alternatives[0].value, "b@x.test");
}

#[test]
fn of_times_the_last_survives_and_of_beginnings_the_first() {
    let columns = &[("last order", Kind::Date), ("customer since", Kind::Date)];
    let rows: &[&[&str]] =
        &[&["2024-05-01", "2019-01-01"], &["2025-01-01", "2021-01-01"], &["", "2021-01-01"]];
    let shelves = [shelf("a", columns, rows)];
    let customer = one(&shelves);
    assert_eq!(customer.get("last order"), Some("2025-01-01"));
    assert_eq!(rule(&customer, "last order"), SurvivorshipRule::Latest);
    assert_eq!(customer.get("customer since"), Some("2019-01-01"));
    assert_eq!(rule(&customer, "customer since"), SurvivorshipRule::Earliest);
}

#[test]
fn fields_of_one_header_are_one_value_and_never_take_the_name_of_another() {
    let shelves = [
        shelf(
            "a",
            &[("Notes", Kind::Text), ("source", Kind::Category), ("email", Kind::Text)],
            &[&["x", "fair", "y"]],
        ),
        shelf("b", &[("notes", Kind::Category)], &[&["z"]]),
    ];
    let customer = one(&shelves);
    let keys: Vec<&str> = customer.values.iter().map(|(key, _)| &**key).collect();
    assert_eq!(keys, ["category.source", "Notes", "text.email"]);
    assert_eq!(sources(&shelves).keys(), keys);
    assert_eq!(customer.values[1].1.alternatives[0].value, "z");
}

#[test]
fn of_numbers_the_longer_one_is_not_the_better_one() {
    let shelves = [shelf("a", &[("revenue", Kind::Money)], &[&["9.00"], &["1000.00"]])];
    let customer = one(&shelves);
    assert_eq!(
        (customer.get("revenue"), rule(&customer, "revenue")),
        (Some("9.00"), SurvivorshipRule::First)
    );
}

#[test]
fn the_only_address_of_a_source_is_the_address_whatever_the_source_calls_it() {
    let crm = shelf("crm", &[("mailing/zip", Kind::AddressPostcode)], &[&["53111"]]);
    let shop = [("billing/zip", Kind::AddressPostcode), ("zip", Kind::AddressPostcode)];
    let shelves = [crm, shelf("shop", &shop, &[&["1", "53111"]])];
    assert_eq!(sources(&shelves).keys(), ["address.postcode", "billing.address.postcode"]);
    assert_eq!(one(&shelves).values[0].1.said_by, 2);
}

#[test]
fn capitals_and_accents_make_no_other_name_and_the_better_writing_survives() {
    let rows: &[&[&str]] =
        &[&["JURGEN", "MULLER"], &["Jurgen", "Muller"], &["Jürgen", "Müller"], &["Jan", "Moll"]];
    let shelves = [shelf("a", GIVEN_FAMILY, rows)];
    let customer = one(&shelves);
    assert_eq!(customer.get("name.family"), Some("Müller"));
    assert_eq!(rule(&customer, "name.family"), SurvivorshipRule::MostFrequent);
    let shelves = [shelf("a", ADDRESS, &[&["10 YOUNG STREET"], &["10 Young Street"]])];
    assert_eq!(one(&shelves).get("address.street"), Some("10 Young Street"));
}

#[test]
fn a_name_without_its_umlauts_and_a_street_cut_short_are_the_same_and_fill_in() {
    let columns: &[(&str, Kind)] = &[
        ("made", Kind::Timestamp),
        ("title", Kind::NamePrefix),
        ("first", Kind::NameGiven),
        ("last", Kind::NameFamily),
        ("street", Kind::AddressStreet),
        ("zip", Kind::AddressPostcode),
        ("country", Kind::AddressCountry),
    ];
    let rows: &[&[&str]] = &[
        &["2024-01-01T00:00:00", "", "Juergen", "Mueller", "Hauptstr. 5", "10115", ""],
        &["", "Herr", "Jürgen", "Müller", "Hauptstraße 5", "10115", "DE"],
    ];
    let shelves = [shelf("a", columns, rows)];
    let customer = one(&shelves);
    let said = ["name.prefix", "name.given", "name.family", "address.country"].map(|key| customer.get(key));
    assert_eq!(said, [Some("Herr"), Some("Jürgen"), Some("Müller"), Some("DE")]);
}

#[test]
fn of_one_mailbox_the_small_letters_survive() {
    let shelves =
        [shelf("a", &[("mail", Kind::Email)], &[&["OLENA@ukr.net"], &["olena@ukr.net"], &["Ada@x.example"]])];
    assert_eq!(one(&shelves).get("email"), Some("olena@ukr.net"));
    assert_eq!(one(&shelves).others("email"), "Ada@x.example");
}

#[test]
fn one_no_among_the_records_is_the_customers_no() {
    let shelves = [
        shelf("crm", &[("newsletter", Kind::Consent)], &[&["yes"]]),
        shelf("shop", &[("newsletter", Kind::Consent)], &[&["no"]]),
    ];
    let customer = one(&shelves);
    assert_eq!(customer.consent.entries[0].status, ConsentStatus::Refused);
    assert_eq!(customer.conflicts.len(), 1);
}

/// A no of 2023 and a double opt-in of 2024, by what stands beside them.
fn told(first: [&str; 3], second: [&str; 3]) -> (ConsentStatus, usize) {
    let fields = [
        ("email", Kind::Email),
        ("phone", Kind::Phone),
        ("first name", Kind::NameGiven),
        ("Unsubscribed at", Kind::Timestamp),
        ("OPTIN_TIME", Kind::Timestamp),
        ("CONFIRM_TIME", Kind::Timestamp),
    ];
    let (no, yes) = ("2023-01-01", "2024-01-01");
    let shelves = [
        shelf("crm", &fields, &[&[first[0], first[1], first[2], no, "", ""]]),
        shelf("shop", &fields, &[&[second[0], second[1], second[2], "", yes, yes]]),
    ];
    let customer = one(&shelves);
    (customer.consent.entries[0].status, customer.conflicts.len())
}

#[test]
fn consent_follows_the_contact_point_and_a_household_takes_the_most_restrictive() {
    let (ada, phone) = ("ada@example.com", "+442079460958");
    assert_eq!(told([ada, phone, "Ada"], [ada, phone, "Ada"]), (ConsentStatus::Granted, 0));
    assert_eq!(told([ada, "", ""], ["ADA@example.com", phone, "Ada"]), (ConsentStatus::Granted, 0));
    assert_eq!(told([ada, "", "Ada"], ["ada@work.example", phone, "Ada"]), (ConsentStatus::Withdrawn, 1));
    assert_eq!(told([ada, "", "Ada"], ["", phone, "Ada"]), (ConsentStatus::Withdrawn, 1));
    assert_eq!(told([ada, phone, "Ada"], [ada, phone, "William"]), (ConsentStatus::Withdrawn, 1));
}

#[test]
fn where_very_many_contacts_refuse_no_yes_has_proof_and_the_work_stays_small() {
    let addresses: Vec<String> = (0..20_000).map(|number| format!("a{number}@example.com")).collect();
    let fields = [("email", Kind::Email), ("newsletter", Kind::Consent)];
    let of = |answers: fn(usize) -> &'static str| {
        let cells: Vec<[&str; 2]> =
            addresses.iter().enumerate().map(|(at, mail)| [mail.as_str(), answers(at)]).collect();
        let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
        let shelves = [shelf("crm", &fields, &rows)];
        consent_of(&sources(&shelves), &everybody(&shelves)).state.entries[0].status
    };
    assert_eq!(of(|_| "no"), ConsentStatus::Refused);
    assert_eq!(of(|at| if at % 2 == 0 { "no" } else { "yes" }), ConsentStatus::Refused);
    assert_eq!(of(|_| "yes"), ConsentStatus::Granted);
}

#[test]
fn nobody_and_nothing_said_make_an_empty_customer() {
    let shelves = [shelf("a", ADDRESS, &[&[]])];
    assert!(one(&shelves).values.is_empty());
    assert!(unify(&sources(&shelves), &[]).records.is_empty());
}

fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "A", "Ann", "?Ann", "Anna", "!x", "2020-01-01", "2021-01-01"])
}

proptest! {
    #[test]
    fn the_order_of_the_members_does_not_matter(
        cells in prop::collection::vec(prop::collection::vec(cell(), 6), 1..6),
        seed in any::<u64>(),
    ) {
        let columns = &[
            ("first", Kind::NameGiven), ("last", Kind::NameFamily), ("mail", Kind::Email),
            ("street", Kind::AddressStreet), ("city", Kind::AddressLocality), ("updated", Kind::Timestamp),
        ];
        let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
        let (left, right) = rows.split_at(rows.len() / 2);
        let shelves = [shelf("a", columns, left), shelf("b", columns, right)];
        let sources = sources(&shelves);
        let members = everybody(&shelves);
        let mut shuffled = members.clone();
        shuffled.sort_by_key(|record| seed.rotate_left(record.table * 17 + record.row * 5) ^ seed);
        let show = |members: &[RecordRef]| serde_json::to_string(&unify(&sources, members)).unwrap();
        prop_assert_eq!(show(&members), show(&shuffled));
    }

    #[test]
    fn every_value_that_survives_was_said_and_none_is_lost(
        cells in prop::collection::vec(prop::collection::vec(cell(), 3), 1..6),
    ) {
        let columns = &[("mail", Kind::Email), ("job", Kind::JobTitle), ("city", Kind::AddressLocality)];
        let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
        let shelves = [shelf("a", columns, &rows)];
        let customer = one(&shelves);
        for (at, key) in ["email", "job-title", "address.locality"].iter().enumerate() {
            let mut said: Vec<&str> =
                cells.iter().map(|row| row[at].trim_start_matches(['?', '!'])).filter(|s| !s.is_empty()).collect();
            said.sort_unstable();
            said.dedup();
            let survivor = customer.values.iter().find(|(name, _)| name == key).map(|(_, survivor)| survivor);
            let mut told: Vec<&str> = survivor.iter().flat_map(|survivor| {
                std::iter::once(&*survivor.value)
                    .chain(survivor.alternatives.iter().map(|other| &*other.value))
            }).collect();
            told.sort_unstable();
            prop_assert_eq!(told, said);
        }
    }
}
