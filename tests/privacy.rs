//! What may leave: minimized records.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use selfsame::privacy::minimize;
use selfsame::record::{Record, Value};
use selfsame::schema::{Field, Schema};
use selfsame::vocabulary::{Kind, Purpose, WithheldReason as W};

fn schema() -> Schema {
    let kinds = [
        ("email", Kind::Email),
        ("first name", Kind::NameGiven),
        ("born", Kind::DateBirth),
        ("postcode", Kind::AddressPostcode),
        ("ip", Kind::Ip),
        ("iban", Kind::Iban),
        ("religion", Kind::Category),
        ("password", Kind::Credential),
        ("notes", Kind::Text),
        ("orders", Kind::Count),
    ];
    Schema { fields: kinds.map(|(header, kind)| Field::new(header, kind, 1.0, "given")).into() }
}

fn record() -> Record {
    Record::from([
        ("email", "ada@example.is"),
        ("first name", "Ada"),
        ("born", "10.12.1985"),
        ("postcode", "10115"),
        ("ip", "192.0.2.17"),
        ("iban", "DE02120300000000202051"),
        ("religion", "none"),
        ("password", "correct horse"),
        ("notes", "allergic to nuts"),
        ("orders", "7"),
        ("shoe size", "38"),
    ])
}

#[test]
fn only_what_the_purpose_needs_leaves() {
    for (purpose, leaves) in [
        (Purpose::Marketing, vec![("email", "ada@example.is"), ("first name", "Ada"), ("postcode", "10115")]),
        (
            Purpose::Analytics,
            vec![("born", "1985"), ("postcode", "10"), ("ip", "192.0.2.0/24"), ("orders", "7")],
        ),
        (
            Purpose::Transactional,
            vec![
                ("email", "ada@example.is"),
                ("first name", "Ada"),
                ("postcode", "10115"),
                ("iban", "•••51"),
                ("orders", "7"),
            ],
        ),
        (Purpose::Advertising, vec![("born", "1985"), ("postcode", "10")]),
    ] {
        let found = minimize(&record(), purpose, &schema(), None).record;
        let leaves: Vec<(String, Value)> =
            leaves.into_iter().map(|(name, text)| (name.to_owned(), Value::Text(text.to_owned()))).collect();
        assert_eq!(found.fields, leaves, "{purpose}");
    }
}

#[test]
fn every_field_that_stays_or_is_lessened_is_named_with_its_reason() {
    let minimized = minimize(&record(), Purpose::Analytics, &schema(), None);
    let reason = |name: &str| minimized.withheld.iter().find(|one| one.field == name).map(|one| one.reason);
    for (name, expected) in [
        ("email", Some(W::NotNeeded)),
        ("born", Some(W::Generalized)),
        ("religion", Some(W::SpecialCategory)),
        ("password", Some(W::Credential)),
        ("notes", Some(W::FreeText)),
        ("shoe size", Some(W::UnknownField)),
        ("orders", None),
    ] {
        assert_eq!(reason(name), expected, "{name}");
    }
}

#[test]
fn no_purpose_lets_a_credential_or_free_text_out() {
    for purpose in Purpose::ALL {
        let left = minimize(&record(), *purpose, &schema(), None).record;
        assert!(left.get("password").is_none() && left.get("notes").is_none(), "{purpose}");
        assert!(left.get("religion").is_none() || *purpose == Purpose::Legal, "{purpose}");
    }
}

#[test]
fn what_cannot_be_read_is_withheld_not_passed_on() {
    let odd = Record::from([("born", "long ago"), ("ip", "somewhere")]);
    let minimized = minimize(&odd, Purpose::Research, &schema(), None);
    assert!(minimized.record.fields.is_empty());
    assert!(minimized.withheld.iter().all(|one| one.reason == W::Unreadable));
}

#[test]
fn lists_are_lessened_item_by_item() {
    let list = Value::List(vec!["192.0.2.17".to_owned(), "198.51.100.4".to_owned()]);
    let many = Record { fields: vec![("ip".to_owned(), list)] };
    let left = minimize(&many, Purpose::Analytics, &schema(), None).record;
    let coarse = Value::List(vec!["192.0.2.0/24".to_owned(), "198.51.100.0/24".to_owned()]);
    assert_eq!(left.get("ip").unwrap(), &coarse);
}
