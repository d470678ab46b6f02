//! Texts that are long, or of one sign only: the laws hold, and the work is linear in the length.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

#[path = "shelf/twice.rs"]
mod twice;
#[path = "shelf/values.rs"]
#[expect(dead_code, reason = "the tables are read by tests/normalize.rs")]
mod values;

use selfsame::vocabulary::Kind;
use std::time::{Duration, Instant};
use twice::twice_is_once;

/// Shorter times say more about the machine than about the work.
const LEAST_SECONDS: f64 = 0.05;

fn time_of_laws(kind: Kind, raw: &str) -> Duration {
    let start = Instant::now();
    twice_is_once(kind, raw, "DE");
    start.elapsed()
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
            let (mut less, mut more) = (time_of_laws(*kind, &quarter), time_of_laws(*kind, raw));
            let ratio =
                |less: Duration, more: Duration| more.as_secs_f64() / less.as_secs_f64().max(LEAST_SECONDS);
            // A machine that halts makes times longer, never shorter: in doubt the least of several counts.
            for _ in 0..3 {
                if ratio(less, more) >= 12.0 {
                    less = less.min(time_of_laws(*kind, &quarter));
                    more = more.min(time_of_laws(*kind, raw));
                }
            }
            let ratio = ratio(less, more);
            // Four times the text; work that grows with its square would take sixteen times as long.
            assert!(
                ratio < 12.0,
                "{kind}: {:?}… took {ratio} times a quarter of it",
                quarter.chars().take(8).collect::<String>()
            );
        }
    }
}
