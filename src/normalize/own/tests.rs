use super::OwnTables;
use crate::limits::TABLE_ROWS;
use crate::normalize::profile::{Aspect, Terms};
use crate::normalize::{Clean, Context, value};
use crate::schema::Field;
use crate::vocabulary::{IssueCode, Kind, Part, Status};

fn own(json: &str) -> OwnTables {
    OwnTables::parse(json).unwrap()
}

fn under(own: &OwnTables, kind: Kind, typed: &str, country: Option<&[u8; 2]>) -> Clean {
    value(kind, typed, &Context { own: Some(own), country: country.copied(), ..Context::default() })
}

#[test]
fn a_provider_has_a_class_and_a_rule_of_its_match_keys() {
    let own = own(r#"{ "providers": [
        { "domain": "Mail.Example.IS", "class": "public", "ignoreDots": true, "plusTags": true, "canonical": "example.is" },
        { "domain": "minutes.is", "class": "disposable" },
        { "domain": "desk.is", "class": "role", "hyphenTags": true },
        { "domain": "gmial.com" },
        { "domain": "gmail.com", "plusTags": true }
    ] }"#);
    let clean = |typed: &str| under(&own, Kind::Email, typed, None);
    let public = clean("A.da+shop@mail.example.is");
    assert_eq!(&*public.value, "A.da+shop@mail.example.is");
    assert_eq!(public.part(Part::Mailbox), Some("ada@example.is"));
    assert_eq!(public.part(Part::Provider), Some("public"));
    assert!(clean("ada@minutes.is").has(IssueCode::EmailDisposable));
    assert!(clean("ada@desk.is").has(IssueCode::EmailRole));
    assert_eq!(clean("info@desk.is").issues.len(), 1);
    assert_eq!(clean("ada-x@desk.is").part(Part::Mailbox), Some("ada-@desk.is"));
    // A domain that the caller knows is no misspelt one; a row counts before the engine's own.
    assert_eq!(clean("ada@gmial.com").status, Status::Valid);
    assert_eq!(clean("a.da+x@gmail.com").part(Part::Mailbox), Some("a.da@gmail.com"));
    assert_eq!(clean("a.da+x@googlemail.com").part(Part::Mailbox), Some("ada@gmail.com"));
}

#[test]
fn a_legal_form_stands_where_its_row_says_and_in_its_country() {
    let own = own(r#"{ "legalForms": [
        { "text": "e.Gen.", "form": "eG", "country": "DE" },
        { "text": "Kolkhoz", "place": "start" },
        { "text": "Ltd", "form": "Limited" },
        { "text": "漁業組合" },
        { "text": "共済会", "place": "start" }
    ] }"#);
    let parts = |typed: &str, country| {
        let clean = under(&own, Kind::Organization, typed, country);
        (clean.part(Part::Core).map(String::from), clean.part(Part::LegalForm).map(String::from))
    };
    let of = |core: &str, form: &str| (Some(core.to_owned()), Some(form.to_owned()));
    assert_eq!(parts("Winzer Süd e.Gen.", Some(b"DE")), of("Winzer Süd", "eG"));
    assert_eq!(parts("Winzer Süd e.Gen.", None), of("Winzer Süd", "eG"));
    assert_eq!(parts("Winzer Süd e.Gen.", Some(b"US")).1, None);
    assert_eq!(parts("Kolkhoz Sunrise", None), of("Sunrise", "Kolkhoz"));
    assert_eq!(parts("北海漁業組合", None), of("北海", "漁業組合"));
    assert_eq!(parts("共済会北海", None), of("北海", "共済会"));
    assert_eq!(parts("北海共済会", None).1, None);
    assert_eq!(parts("Acme Ltd", None), of("Acme", "Limited"));
    assert_eq!(parts("Acme GmbH", None), of("Acme", "GmbH"));
}

#[test]
fn a_legal_form_of_the_caller_tells_a_firm_in_the_field_of_a_person() {
    let own = own(r#"{ "legalForms": [{ "text": "Kolkhoz", "place": "start" }, { "text": "Winzergen." }] }"#);
    let is_firm = |kind, typed| under(&own, kind, typed, None).has(IssueCode::NameIsOrganization);
    assert!(is_firm(Kind::Name, "Kolkhoz Sunrise"));
    assert!(is_firm(Kind::NameFamily, "Süd Winzergen."));
    assert!(!is_firm(Kind::Name, "Anna Kolkhoz Berg"));
    assert!(!value(Kind::Name, "Kolkhoz Sunrise", &Context::default()).has(IssueCode::NameIsOrganization));
}

#[test]
fn names_of_one_row_are_forms_of_one_name() {
    let own = own(r#"{ "nicknames": [
        { "name": "Wolfgang", "nicknames": ["Wolle", "Wölfi"] }, { "name": "Wolle", "nicknames": ["Wolodymyr"] }
    ] }"#);
    let mut terms = Terms::default();
    let names = ["wolfgang", "wolle", "wolfi", "wolodymyr", "bill", "william"];
    let [wolfgang, wolle, wolfi, wolodymyr, bill, william] =
        names.map(|name| terms.intern(Aspect::Given, name));
    assert!(!terms.share_a_family(wolfgang, wolle));
    terms.bring(Some(own));
    assert!(terms.share_a_family(wolfgang, wolle) && terms.share_a_family(wolfi, wolfgang));
    assert!(terms.share_a_family(wolle, wolodymyr) && !terms.share_a_family(wolfgang, wolodymyr));
    assert!(terms.share_a_family(bill, william) && !terms.share_a_family(bill, wolle));
}

#[test]
fn a_word_for_a_street_is_taken_apart_and_compares_by_its_full_form() {
    let own = own(r#"{ "streetTypes": [
        { "written": "Prm", "full": "Promenade" }, { "written": "Vnz", "full": "Venelanz", "country": "FR" }
    ] }"#);
    let clean = under(&own, Kind::Address, "5 Harbour Prm Flat 2, Brighton BN1 1AA", Some(b"GB"));
    assert_eq!(clean.part(Part::Street), Some("Harbour Prm"));
    let mut terms = Terms::default();
    terms.bring(Some(own));
    let mut key = |typed: &str| {
        let clean = value(Kind::AddressStreet, typed, &Context::default());
        let facts = terms.facts(&Field::new("street", Kind::AddressStreet, 1.0, "given"), clean.view());
        terms.text(Aspect::Street, facts[0].1).to_owned()
    };
    assert_eq!(key("Harbour Prm"), key("Harbour Promenade"));
    assert_eq!(key("vnz du Port"), key("Venelanz du Port"));
    assert_ne!(key("Harbour Vnx"), key("Harbour Promenade"));
}

fn refused(json: &str) -> (String, Vec<(&'static str, String)>) {
    let error = OwnTables::parse(json).unwrap_err();
    (error.code.as_str().to_owned(), error.details.clone())
}

#[test]
fn what_cannot_be_read_is_an_error_with_table_and_row() {
    for (json, code, told) in [
        ("[]", "table.invalid", ""),
        ("{", "table.invalid", ""),
        (r#"{ "provider": [] }"#, "option.unknown", "key=provider nearest=providers"),
        (r#"{ "providers": {} }"#, "table.invalid", "table=providers"),
        (r#"{ "providers": [7] }"#, "table.invalid", "row=1 table=providers"),
        (
            r#"{ "providers": [{ "domain": "a.is" }, { "domain": "a.is", "dots": true }] }"#,
            "option.unknown",
            "key=dots row=2 table=providers",
        ),
        (r#"{ "providers": [{ "class": "public" }] }"#, "table.invalid", "key=domain row=1 table=providers"),
        (
            r#"{ "providers": [{ "domain": "no domain" }] }"#,
            "table.invalid",
            "key=domain row=1 table=providers",
        ),
        (
            r#"{ "providers": [{ "domain": "a.is", "class": "free" }] }"#,
            "table.invalid",
            "key=class row=1 table=providers",
        ),
        (
            r#"{ "providers": [{ "domain": "a.is", "plusTags": "yes" }] }"#,
            "table.invalid",
            "key=plusTags row=1 table=providers",
        ),
        (
            r#"{ "legalForms": [{ "text": "X", "country": "ZZ" }] }"#,
            "country.unknown",
            "key=country row=1 table=legalForms",
        ),
        (
            r#"{ "legalForms": [{ "text": "X", "place": "middle" }] }"#,
            "table.invalid",
            "key=place row=1 table=legalForms",
        ),
        (r#"{ "legalForms": [{ "text": " . " }] }"#, "table.invalid", "key=text row=1 table=legalForms"),
        (
            r#"{ "nicknames": [{ "name": "A", "nicknames": [] }] }"#,
            "table.invalid",
            "key=nicknames row=1 table=nicknames",
        ),
        (r#"{ "streetTypes": [{ "written": "Prm" }] }"#, "table.invalid", "key=full row=1 table=streetTypes"),
    ] {
        let (found, details) = refused(json);
        let details: Vec<String> = details.iter().map(|(key, fact)| format!("{key}={fact}")).collect();
        assert_eq!((found.as_str(), details.join(" ").as_str()), (code, told), "{json}");
    }
}

#[test]
fn tables_are_bounded() {
    let rows = |rows: usize| {
        let row = r#"{ "text": "Abc" }"#;
        format!(r#"{{ "legalForms": [{}] }}"#, vec![row; rows].join(","))
    };
    assert!(OwnTables::parse(&rows(TABLE_ROWS)).is_ok());
    assert_eq!(refused(&rows(TABLE_ROWS + 1)).0, "table.too-large");
    let long = format!(r#"{{ "legalForms": [{{ "text": "{}" }}] }}"#, "a".repeat(257));
    assert_eq!(refused(&long).0, "table.invalid");
}

#[test]
fn what_is_restored_is_what_was_there() {
    let own = own(
        r#"{ "legalForms": [{ "text": "e.Gen.", "country": "DE" }], "nicknames": [{ "name": "A", "nicknames": ["B"] }] }"#,
    );
    let mut again = OwnTables::default();
    own.entries().for_each(|(table, key, country, text)| again.restore(table, key, country, text));
    assert!(own.entries().eq(again.entries()) && own.entries().count() == 3);
}

#[test]
fn the_share_of_a_value_counts_as_records_are_compared_by_it() {
    let mut terms = Terms::default();
    terms.bring(Some(own(r#"{ "population": [
        { "kind": "name.family", "value": "MÜLLER", "share": 0.009 },
        { "kind": "address.postcode", "value": "SW1A 2AA", "share": 1e-6 },
        { "kind": "address.locality", "value": "London", "share": 0.13 }
    ] }"#)));
    let mut share = |aspect, text: &str| {
        let term = terms.intern(aspect, text);
        terms.known_share(aspect, term)
    };
    assert_eq!(share(Aspect::Family, "muller"), Some(0.009));
    assert_eq!(share(Aspect::Given, "muller"), None);
    assert_eq!(share(Aspect::Family, "meier"), None);
    assert_eq!(share(Aspect::Postcode, "sw1a2aa"), Some(1e-6));
    assert_eq!(share(Aspect::Locality, "london"), Some(0.13));
}

#[test]
fn a_share_that_is_none_is_refused_by_its_place() {
    for (row, key) in [
        (r#"{ "kind": "email", "value": "a@b.is", "share": 0.1 }"#, "kind"),
        (r#"{ "kind": "name.family", "value": "Berg" }"#, "share"),
        (r#"{ "kind": "name.family", "value": "Berg", "share": 0 }"#, "share"),
        (r#"{ "kind": "name.family", "value": "Berg", "share": 1 }"#, "share"),
        (r#"{ "kind": "name.family", "value": "Berg", "share": "0.1" }"#, "share"),
        (r#"{ "kind": "name.family", "share": 0.1 }"#, "value"),
    ] {
        let error = OwnTables::parse(&format!(r#"{{ "population": [{row}] }}"#)).unwrap_err();
        let told: Vec<&str> = error.details.iter().map(|(_, fact)| fact.as_str()).collect();
        assert_eq!(told, [key, "1", "population"], "{row}");
    }
}
