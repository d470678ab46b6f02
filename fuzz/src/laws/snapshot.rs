//! Snapshots: what is no snapshot is refused by code, what opens can be saved and opened again.

use super::split;
use selfsame::matching::Model;
use selfsame::pipeline::Resolver;
use selfsame::record::Record;
use selfsame::text::hash::hash_bytes;

/// The bytes as they are; or, by the first byte, as the body under a right head, since nobody guesses a
/// checksum; or as what follows the shipped model in one.
pub(super) fn open(data: &[u8]) {
    let ([choice], bytes) = split(data);
    let snapshot = match choice % 3 {
        0 => bytes.to_vec(),
        1 => seal(bytes),
        _ => seal(&[model(), bytes.to_vec()].concat()),
    };
    match Resolver::open(&snapshot) {
        Ok(resolver) => saved(resolver),
        Err(error) => {
            let code = error.code.as_str();
            assert!(["snapshot.", "model."].iter().any(|room| code.starts_with(room)), "{code}");
        }
    }
}

fn seal(body: &[u8]) -> Vec<u8> {
    [b"SELFSAME".as_slice(), &3u32.to_le_bytes(), &hash_bytes(body).to_le_bytes(), body].concat()
}

/// The model as a text of a snapshot: its length as LEB128, then the bytes.
fn model() -> Vec<u8> {
    let json = Model::shipped().expect("the shipped model is one").to_json();
    let mut bytes = Vec::new();
    let mut length = json.len();
    while length > 127 {
        bytes.push(length as u8 | 128);
        length >>= 7;
    }
    bytes.push(length as u8);
    [bytes, json.into_bytes()].concat()
}

fn saved(mut resolver: Resolver) {
    let bytes = resolver.save();
    let again = Resolver::open(&bytes).expect("what was saved opens");
    assert_eq!(again.len(), resolver.len());
    assert_eq!(again.save(), bytes, "saved twice");
    let someone = Record::from([("first_name", "Ada"), ("email", "ada@example.com")]);
    let found = resolver.find(&someone, 5, None).expect("a look-up needs nothing more");
    assert!(found.len() <= 5);
}
