//! Private match: what is no encoding is refused by code, what is one reads again and finds itself.

use super::split;
use selfsame::normalize::Context;
use selfsame::pipeline::{EncodedResolver, understand};
use selfsame::privacy::{Encoder, Encoding, Secret, similarity};
use selfsame::record::Record;
use selfsame::text::json::Json;
use selfsame::vocabulary::ErrorCode;
use std::sync::LazyLock;

/// By the first byte: the bytes as an encoding, as a snapshot of an index of them, or as a record.
pub(super) fn encoding(data: &[u8]) {
    let ([choice], bytes) = split(data);
    match choice % 3 {
        0 => read(bytes),
        1 => open(bytes),
        _ => encoded(&String::from_utf8_lossy(bytes), choice > 127),
    }
}

fn read(bytes: &[u8]) {
    let Ok(json) = Json::parse(&String::from_utf8_lossy(bytes)) else { return };
    match Encoding::from_json(&json) {
        Ok(encoding) => found(&encoding),
        Err(error) => assert_eq!(error.code, ErrorCode::EncodingInvalid),
    }
}

fn open(bytes: &[u8]) {
    match EncodedResolver::open(bytes) {
        Ok(mut resolver) => {
            let saved = resolver.save();
            let mut again = EncodedResolver::open(&saved).expect("what was saved opens");
            assert_eq!((again.len(), again.save()), (resolver.len(), saved), "saved twice");
        }
        Err(error) => assert!(error.code.as_str().starts_with("snapshot."), "{}", error.code),
    }
}

static ENCODERS: LazyLock<[Encoder; 2]> = LazyLock::new(|| {
    let secret = Secret::new(b"a secret for the fuzzer").expect("it is long enough");
    [false, true].map(|salted| Encoder::new(&secret, salted))
});

/// Four fields by lines.
fn encoded(text: &str, salted: bool) {
    let mut lines = text.lines();
    let record = Record::from(
        ["first_name", "last_name", "birth_date", "email"]
            .map(|name| (name, lines.next().unwrap_or_default())),
    );
    let schema = understand(&record, None);
    let once = || ENCODERS[usize::from(salted)].encode(&record, &schema, &Context::default());
    assert_eq!(once(), once(), "twice is not the same");
    found(&once());
}

/// It reads again as it is written, and is like nothing more than itself.
fn found(encoding: &Encoding) {
    let text = serde_json::to_string(encoding).expect("an encoding is JSON");
    let again = Encoding::from_json(&Json::parse(&text).expect("it is JSON"));
    assert_eq!(again.as_ref(), Ok(encoding));
    assert!((similarity(&encoding.bits, &encoding.bits) - 1.0).abs() < 1e-9);
    let mut resolver = EncodedResolver::default();
    resolver.add(&[("itself".to_owned(), encoding.clone())]).expect("there is room");
    let all = resolver.find(encoding, 5, Some(0.0)).expect("of the same secret");
    assert!(all.len() == 1 || (all.is_empty() && encoding.keys.is_empty()));
}
