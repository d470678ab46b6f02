//! What leaves encoded: pseudonyms, identifiers for platforms, private match.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

use proptest::prelude::*;
use selfsame::normalize::Context;
use selfsame::pipeline::{EncodedResolver, understand};
use selfsame::privacy::{Encoder, Encoding, Secret, audience, common, pseudonymize, similarity};
use selfsame::record::Record;
use selfsame::schema::{Field, Schema};
use selfsame::text::digest::{hex, sha256};
use selfsame::text::json::Json;
use selfsame::vocabulary::{ErrorCode, Kind, Platform, WithheldReason};
use std::sync::LazyLock;

#[path = "shelf/cases.rs"]
mod cases;

const SECRET: &[u8] = b"a secret for tests only";

fn secret() -> Secret {
    Secret::new(SECRET).unwrap()
}

static PLAIN: LazyLock<Encoder> = LazyLock::new(|| Encoder::new(&secret(), false));
static SALTED: LazyLock<Encoder> = LazyLock::new(|| Encoder::new(&secret(), true));

fn encode(encoder: &Encoder, record: &Record) -> Encoding {
    encoder.encode(record, &understand(record, None), &Context::default())
}

fn person(given: &str, family: &str, birth: &str, city: &str) -> Record {
    let fields = [("first_name", given), ("last_name", family), ("birth_date", birth), ("city", city)];
    Record::from(fields)
}

#[test]
fn identifiers_have_the_form_of_each_platform() {
    let mut wrong = Vec::new();
    for line in include_str!("tables/audiences.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [shows, platform, country, kind, typed, field, meant] = cells[..] else { panic!("{line}") };
        let country = country.as_bytes().first_chunk::<2>().copied();
        let schema = Schema { fields: vec![Field::new("it", Kind::parse(kind).unwrap(), 1.0, "given")] };
        let context = Context { country, ..Context::default() };
        let told =
            audience(&Record::from([("it", typed)]), Platform::parse(platform).unwrap(), &schema, &context);
        let expected = match meant.strip_prefix('=') {
            Some(text) => hex(&sha256(text.as_bytes())),
            None => meant.to_owned(),
        };
        let found = told.identifiers.iter().find(|(name, _)| *name == field);
        if found.map_or("-", |(_, values)| values[0].as_str()) != expected {
            wrong.push(shows);
        }
    }
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn an_address_goes_to_google_whole_or_not_at_all() {
    let kinds = [
        ("name", Kind::Name),
        ("zip", Kind::AddressPostcode),
        ("land", Kind::AddressCountry),
        ("pet", Kind::Text),
    ];
    let schema = Schema { fields: kinds.map(|(header, kind)| Field::new(header, kind, 1.0, "given")).into() };
    let of = |fields: &[(&str, &str)]| {
        let fields = fields
            .iter()
            .map(|(name, text)| ((*name).to_owned(), selfsame::record::Value::Text((*text).to_owned())));
        audience(&Record { fields: fields.collect() }, Platform::Google, &schema, &Context::default())
    };
    let whole = of(&[
        ("name", "Dr. Ada Lovelace"),
        ("zip", "10115"),
        ("land", "Germany"),
        ("pet", "cat"),
        ("odd", "1"),
    ]);
    let names: Vec<&str> = whole.identifiers.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["hashed_first_name", "hashed_last_name", "country_code", "postal_code"]);
    assert_eq!(whole.identifiers[0].1, [hex(&sha256(b"ada"))]);
    assert_eq!((whole.identifiers[2].1[0].as_str(), whole.identifiers[3].1[0].as_str()), ("DE", "10115"));
    let reasons: Vec<_> = whole.withheld.iter().map(|one| (one.field.as_str(), one.reason)).collect();
    assert_eq!(reasons, [("pet", WithheldReason::NotNeeded), ("odd", WithheldReason::UnknownField)]);
    let part = of(&[("name", "Ada Lovelace"), ("zip", "10115")]);
    assert!(part.identifiers.is_empty());
    assert!(part.withheld.iter().all(|one| one.reason == WithheldReason::Incomplete));
}

#[test]
fn a_pseudonym_is_hmac_sha_256_and_needs_a_secret() {
    let of = |value, kind| pseudonymize(value, kind, &Secret::new(&[0x0b; 20]).unwrap(), &Context::default());
    // RFC 4231, test case 1.
    let expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
    assert_eq!(of("Hi There", None).unwrap(), expected);
    assert_eq!(of("ada@example.com", Some(Kind::Email)), of(" mailto:Ada@EXAMPLE.com", Some(Kind::Email)));
    assert_eq!((of("", None), of("n/a", Some(Kind::Email))), (None, None));
    for short in [&b""[..], b"fifteen bytes!!"] {
        assert_eq!(Secret::new(short).err().unwrap().code, ErrorCode::SecretTooShort);
    }
}

#[test]
fn a_slip_changes_an_encoding_little_and_another_person_much() {
    let ada = encode(&PLAIN, &person("Ada", "Lovelace", "1815-12-10", "London"));
    let alike = |record: &Record| similarity(&ada.bits, &encode(&PLAIN, record).bits);
    let same = alike(&person(" ADA ", "LOVELACE", "10.12.1815", "london"));
    let slip = alike(&person("Ada", "Lovelace", "1815-12-11", "London"));
    let swapped = alike(&person("Lovelace", "Ada", "1815-12-10", "London"));
    let other = alike(&person("Grace", "Hopper", "1906-12-09", "Arlington"));
    assert!(same == 1.0 && slip > 0.9 && swapped > 0.95 && other < 0.75, "{same} {slip} {swapped} {other}");
}

#[test]
fn another_secret_or_setting_tells_nothing() {
    let record = person("Ada", "Lovelace", "1815-12-10", "London");
    let others = [
        Encoder::new(&Secret::new(b"another secret for tests").unwrap(), false),
        Encoder::new(&secret(), true),
    ];
    let ada = encode(&PLAIN, &record);
    for other in others {
        let foreign = encode(&other, &record);
        assert!(similarity(&ada.bits, &foreign.bits) < 0.75);
        assert!(ada.made_with != foreign.made_with);
        let mut resolver = EncodedResolver::default();
        resolver.add(&[("a".to_owned(), ada.clone())]).unwrap();
        assert_eq!(resolver.find(&foreign, 5, None).err().unwrap().code, ErrorCode::EncodingForeign);
        assert_eq!(
            resolver.add(&[("b".to_owned(), foreign)]).err().unwrap().code,
            ErrorCode::EncodingForeign
        );
        assert_eq!(resolver.len(), 1);
    }
}

#[test]
fn keys_are_of_two_things_or_a_contact_point() {
    let keys = |record: Record| encode(&PLAIN, &record).keys.len();
    assert_eq!(keys(Record::from([("first_name", "Ada"), ("last_name", "Lovelace")])), 0);
    assert_eq!(keys(Record::from([("email", "ada@example.com")])), 1);
    assert!(keys(person("Ada", "Lovelace", "1815-12-10", "London")) > 3);
}

#[test]
fn salted_a_name_looks_different_each_year() {
    let of = |encoder, year: &str| encode(encoder, &person("Maria", "Müller", year, "Berlin"));
    let shared = |encoder| common(&of(encoder, "1980-01-01").bits, &of(encoder, "1981-01-01").bits);
    let (plain, salted) = (shared(&PLAIN), shared(&SALTED));
    // The births themselves are nearly the same, and few tokens leave most bits unset.
    assert!(plain > 480 && plain - salted > 60, "{plain} {salted}");
}

#[test]
fn the_index_finds_changes_and_forgets() {
    let records = [
        ("a", "Ada", "Lovelace", "1815-12-10"),
        ("g", "Grace", "Hopper", "1906-12-09"),
        ("t", "Alan", "Turing", "1912-06-23"),
    ];
    let encoded = |given, family, birth| encode(&PLAIN, &person(given, family, birth, "London"));
    let mut resolver = EncodedResolver::default();
    for (id, given, family, birth) in records {
        resolver.add(&[(id.to_owned(), encoded(given, family, birth))]).unwrap();
    }
    let asked = encoded("Alan", "Turing", "1912-06-32");
    let ids = |resolver: &mut EncodedResolver| -> Vec<String> {
        resolver.find(&asked, 5, None).unwrap().into_iter().map(|alike| alike.id).collect()
    };
    assert_eq!(ids(&mut resolver), ["t"]);
    let bytes = resolver.save();
    let mut opened = EncodedResolver::open(&bytes).unwrap();
    assert_eq!((ids(&mut opened), opened.save() == bytes), (vec!["t".to_owned()], true));
    resolver.add(&[("t".to_owned(), encoded("Ada", "Byron", "1815-12-10"))]).unwrap();
    assert_eq!((ids(&mut resolver), resolver.len()), (Vec::new(), 3));
    assert!(resolver.remove("t") && !resolver.remove("t") && resolver.len() == 2);
    assert_eq!(resolver.find(&asked, 5, Some(0.0)).unwrap().len(), 2);
    assert!(resolver.save().len() < bytes.len());
    assert_eq!(resolver.add(&[(String::new(), asked.clone())]).err().unwrap().code, ErrorCode::RecordId);
}

#[test]
fn a_damaged_snapshot_is_told() {
    let mut resolver = EncodedResolver::default();
    resolver
        .add(&[("a".to_owned(), encode(&PLAIN, &person("Ada", "Lovelace", "1815-12-10", "London")))])
        .unwrap();
    let bytes = resolver.save();
    for cut in 0..bytes.len() {
        assert_eq!(
            EncodedResolver::open(&bytes[..cut]).err().unwrap().code,
            ErrorCode::SnapshotDamaged,
            "{cut}"
        );
    }
    let mut other = bytes.clone();
    other[8] += 1;
    assert_eq!(EncodedResolver::open(&other).err().unwrap().code, ErrorCode::SnapshotVersion);
    other[8] -= 1;
    *other.last_mut().unwrap() ^= 1;
    assert_eq!(EncodedResolver::open(&other).err().unwrap().code, ErrorCode::SnapshotDamaged);
}

#[test]
fn what_is_no_encoding_is_refused() {
    let whole =
        serde_json::to_string(&encode(&PLAIN, &person("Ada", "Lovelace", "1815-12-10", "London"))).unwrap();
    assert!(Encoding::from_json(&Json::parse(&whole).unwrap()).is_ok());
    for wrong in [
        "{}".to_owned(),
        "[]".to_owned(),
        whole.replace("madeWith", "made"),
        whole.replace("\"bits\":\"", "\"bits\":\"AAAA"),
        whole.replace("\"keys\":[\"", "\"keys\":[\"zz"),
        whole.replace("\"keys\":[", "\"keys\":[7,"),
    ] {
        let error = Encoding::from_json(&Json::parse(&wrong).unwrap()).err().unwrap();
        assert_eq!(error.code, ErrorCode::EncodingInvalid, "{wrong}");
    }
}

proptest! {
    #![proptest_config(cases::cases(32))]

    #[test]
    fn of_every_encoding_half_of_the_bits_are_set(
        given in "[A-Za-zéü' -]{0,12}", family in "\\PC{0,12}", birth in "[0-9]{4}-[0-9]{2}-[0-9]{2}", city in "\\PC{0,20}",
    ) {
        let record = person(&given, &family, &birth, &city);
        for encoder in [&*PLAIN, &*SALTED] {
            let encoding = encode(encoder, &record);
            prop_assert_eq!(encoding.bits.iter().map(|word| word.count_ones()).sum::<u32>(), 512);
            prop_assert_eq!(similarity(&encoding.bits, &encoding.bits), 1.0);
            let read = Encoding::from_json(&Json::parse(&serde_json::to_string(&encoding).unwrap()).unwrap());
            prop_assert_eq!(read.unwrap(), encoding);
        }
    }

    #[test]
    fn who_comes_first_changes_no_answer(order in Just((0..30).collect::<Vec<usize>>()).prop_shuffle()) {
        let names = ["Ada", "Adam", "Grace", "Gracia", "Alan", "Allan"];
        let of = |at: &usize| {
            let record = person(names[at % 6], names[(at / 6) % 6], "1980-01-01", "Berlin");
            (at.to_string(), encode(&PLAIN, &record))
        };
        let mut resolver = EncodedResolver::default();
        resolver.add(&order.iter().map(of).collect::<Vec<_>>()).unwrap();
        let found = resolver.find(&of(&7).1, 100, Some(0.8)).unwrap();
        prop_assert_eq!(found[0].similarity, 1.0);
        let mut ids: Vec<&str> = found.iter().map(|alike| alike.id.as_str()).collect();
        ids.sort_unstable();
        let mut fixed = EncodedResolver::default();
        fixed.add(&(0..30).map(|at| of(&at)).collect::<Vec<_>>()).unwrap();
        let mut expected: Vec<String> = fixed.find(&of(&7).1, 100, Some(0.8)).unwrap().into_iter().map(|one| one.id).collect();
        expected.sort_unstable();
        prop_assert_eq!(ids, expected);
    }
}
