//! The engine inside wasm, in Node and in Chromium, and natively: the same answers in all of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

#[path = "shelf/values.rs"]
mod values;

use selfsame::text::{fold, hash};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn the_hash_is_the_same_number_everywhere() {
    assert_eq!(hash::hash_bytes("Ada Lovelace".as_bytes()), 4_969_790_484_291_306_321);
    assert_eq!(hash::hash_pair(1, 2), 6_497_010_019_797_770_532);
}

#[test]
fn a_text_folds_alike_everywhere() {
    let rows = [
        ("Łódź", "lodz"),
        ("STRAẞE", "strasse"),
        ("ﬁancé", "fiance"),
        ("Ａｄａ", "ada"),
        ("İstanbul", "istanbul"),
    ];
    for (typed, folded) in rows {
        assert_eq!(fold::fold(typed), folded, "{typed}");
    }
}

#[test]
fn every_row_of_the_tables_of_values_holds_inside_wasm() {
    let tables = [
        ("normalize-contact.tsv", include_str!("tables/normalize-contact.tsv")),
        ("normalize-other.tsv", include_str!("tables/normalize-other.tsv")),
        ("normalize-person.tsv", include_str!("tables/normalize-person.tsv")),
        ("normalize-address.tsv", include_str!("tables/normalize-address.tsv")),
        ("normalize-place.tsv", include_str!("tables/normalize-place.tsv")),
    ];
    let failures: Vec<String> =
        tables.iter().flat_map(|(name, table)| values::failures(name, table)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
