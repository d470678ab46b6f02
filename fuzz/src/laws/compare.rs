//! Comparing two records: the sides may be swapped, a probability is one.

use selfsame::pipeline::{Options, compare as compare_records};
use selfsame::record::{Record, Value};

/// Lines of `field=value`; an empty line parts the two records.
pub(super) fn compare(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (left, right) = text.split_once("\n\n").unwrap_or((&text, &text));
    let (left, right) = (record(left), record(right));
    let options = Options { country: Some(*b"DE"), ..Options::default() };
    let told = |a, b| compare_records(a, b, 10_000, &options).expect("the options are right");
    let (there, back) = (told(&left, &right), told(&right, &left));
    assert!((0.0..=1.0).contains(&there.probability), "{there:?}");
    assert!((there.weight - back.weight).abs() < 1e-9, "{} there, {} back", there.weight, back.weight);
    assert_eq!(there.decision, back.decision);
}

fn record(text: &str) -> Record {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for (name, value) in text.lines().take(32).filter_map(|line| line.split_once('=')) {
        if !fields.iter().any(|(known, _)| known == name) {
            fields.push((name.to_owned(), Value::Text(value.to_owned())));
        }
    }
    Record { fields }
}
