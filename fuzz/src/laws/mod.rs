//! The laws of each station, over any bytes at all; a law that is broken panics.
//!
//! `cargo xtask fuzz` looks for bytes that break one; `tests/corpus.rs` holds the laws over the bytes
//! that were found once (`fuzz/corpus/`), so that a found case stays a test without nightly.

mod compare;
mod consent;
mod encoding;
mod input;
mod log;
mod pipeline;
mod snapshot;
mod string;
mod values;

/// Name of a target and of its corpus, and the law.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// One a station; of `normalize`, one a kind or a group of like kinds.
pub(crate) const TARGETS: &[Target] = &[
    ("read", input::read),
    ("schema", input::schema),
    ("name", values::name),
    ("organization", values::organization),
    ("email", values::email),
    ("phone", values::phone),
    ("address", values::address),
    ("place", values::place),
    ("date", values::date),
    ("identifier", values::identifier),
    ("account", values::account),
    ("word", values::word),
    ("number", values::number),
    ("web", values::web),
    ("consent", consent::read),
    ("request", consent::request),
    ("string", string::string),
    ("log", log::log),
    ("encoding", encoding::encoding),
    ("compare", compare::compare),
    ("snapshot", snapshot::open),
    ("pipeline", pipeline::whole),
];

/// The first bytes choose, the rest is the text.
fn split<const N: usize>(data: &[u8]) -> ([u8; N], &[u8]) {
    match data.split_first_chunk::<N>() {
        Some((head, rest)) => (*head, rest),
        None => ([0; N], &[]),
    }
}

/// One of a list by a byte.
fn chosen<T: Copy>(list: &[T], byte: u8) -> T {
    list[usize::from(byte) % list.len()]
}
