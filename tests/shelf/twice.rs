//! The law that every value of every kind must keep.

use crate::values::context;
use selfsame::normalize::value;
use selfsame::vocabulary::{Kind, Status};

/// Normalizing again changes nothing, and the status says what became of the text.
pub(crate) fn twice_is_once(kind: Kind, raw: &str, country: &str) {
    let context = context(country);
    let once = value(kind, raw, &context);
    let twice = value(kind, &once.value, &context);
    assert_eq!(once.value, twice.value, "{kind} {raw:?} {country}");
    assert!(once.status != Status::Valid || *once.value == *raw, "{kind} {raw:?} {country}");
    let is_empty = once.value.is_empty() && once.status != Status::Invalid;
    assert_eq!(once.status == Status::Empty, is_empty, "{kind} {raw:?} {country}");
}
