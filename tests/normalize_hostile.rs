//! Texts that are long, or of one sign only: the laws hold, and the work is linear in the length.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

#[path = "shelf/twice.rs"]
mod twice;
#[path = "shelf/values.rs"]
#[expect(dead_code, reason = "the tables are read by tests/normalize.rs")]
mod values;

use selfsame::normalize::{Context, record};
use selfsame::record::{Record, Value};
use selfsame::schema::{Field, Schema};
use selfsame::vocabulary::Kind;
use std::time::{Duration, Instant};
use twice::twice_is_once;

/// Shorter times say more about the machine than about the work.
const LEAST_SECONDS: f64 = 0.05;
/// Four times as much to do; work that grows with its square would take sixteen times as long.
const LINEAR: f64 = 12.0;

fn time_of(work: impl Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// How many times as long a piece of work takes as one a quarter as large.
fn times_a_quarter(quarter: impl Fn(), whole: impl Fn()) -> f64 {
    let (mut less, mut more) = (time_of(&quarter), time_of(&whole));
    let ratio = |less: Duration, more: Duration| more.as_secs_f64() / less.as_secs_f64().max(LEAST_SECONDS);
    // A machine that halts makes times longer, never shorter: in doubt the least of several counts.
    for _ in 0..3 {
        if ratio(less, more) >= LINEAR {
            less = less.min(time_of(&quarter));
            more = more.min(time_of(&whole));
        }
    }
    ratio(less, more)
}

#[test]
fn hostile_texts_keep_the_laws_and_cost_what_their_length_costs() {
    let long = [
        "a".repeat(1 << 20),
        "a ".repeat(10_000),
        ",".repeat(20_000),
        "a,".repeat(10_000),
        "Ltd ".repeat(16_000),
        "\u{301}".repeat(10_000),
        "1".repeat(20_000),
        "1 ".repeat(10_000),
        "0".repeat(20_000),
        "@".repeat(20_000),
        "a@b.c ".repeat(10_000),
        "Ã".repeat(10_000),
        "\"(".repeat(10_000),
        "\0".repeat(20_000),
        "\u{1f}".repeat(20_000),
        "山".repeat(20_000),
        "und ".repeat(15_000),
        "Dr ".repeat(20_000),
        "\u{202e}\u{200b}\u{feff}".repeat(5_000),
        "1:".repeat(10_000),
        ".".repeat(20_000),
        "Apt 1 ".repeat(10_000),
        "\n".repeat(20_000),
        "+".repeat(20_000),
    ];
    for raw in &long {
        let quarter: String = raw.chars().take(raw.chars().count() / 4).collect();
        for kind in Kind::ALL {
            let ratio =
                times_a_quarter(|| twice_is_once(*kind, &quarter, "DE"), || twice_is_once(*kind, raw, "DE"));
            assert!(
                ratio < LINEAR,
                "{kind}: {:?}… took {ratio} times a quarter of it",
                quarter.chars().take(8).collect::<String>()
            );
        }
    }
}

#[test]
fn a_wide_record_of_values_in_the_wrong_fields_costs_what_its_width_costs() {
    let odd = [
        (Kind::Phone, "Hauptstr. 5"),
        (Kind::Email, "12.3.1980"),
        (Kind::AddressPostcode, "Berlin"),
        (Kind::DateBirth, "x@y.de"),
        (Kind::Url, "030 123456"),
        (Kind::AddressLocality, "10115 x 7"),
        (Kind::NameGiven, "99"),
        (Kind::AddressStreet, "12345678"),
        (Kind::Organization, "a@b.de"),
        (Kind::AddressCountry, "nowhere"),
    ];
    let wide = |width: usize| {
        let columns = (0..width).map(|at| {
            let ((kind, _), (_, typed)) = (odd[at % odd.len()], odd[(at + at / odd.len()) % odd.len()]);
            let name = format!("c{at}");
            (Field::new(&name, kind, 1.0, "given"), (name, Value::Text(typed.to_owned())))
        });
        let (fields, values): (Vec<_>, Vec<_>) = columns.unzip();
        (Record { fields: values }, Schema { fields })
    };
    let normalized = |(typed, schema): &(Record, Schema)| {
        let clean = record(typed, schema, &Context { country: Some(*b"DE"), ..Context::default() });
        assert_eq!(clean.fields.len(), typed.fields.len());
    };
    let (quarter, whole) = (wide(400), wide(1_600));
    let ratio = times_a_quarter(|| normalized(&quarter), || normalized(&whole));
    assert!(ratio < LINEAR, "1,600 fields took {ratio} times as long as 400");
}
