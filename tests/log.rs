//! The log of decisions: what it takes, and what it tells of tampering.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

use proptest::prelude::*;
use selfsame::consent::log::{Verified, append, verify};
use selfsame::consent::{UseRequest, decide};
use selfsame::text::digest::Keyed;
use selfsame::text::json::Json;
use selfsame::vocabulary::{ErrorCode, LogFault, Purpose};

#[path = "shelf/cases.rs"]
mod cases;

fn request(purpose: &str, day: usize) -> String {
    format!(
        r#"{{"purpose":"{purpose}","channel":"email","at":"2026-11-{day:02}T10:00:00Z",
        "subject":{{"country":"DE","age":44,"birthDate":"1982-01-01"}},"consent":{{"entries":[{{"purpose":"marketing",
        "channel":"email","status":"granted","method":"express","at":"2026-01-01","evidence":"secret words"}}]}}}}"#
    )
}

fn entry(purpose: &str, day: usize) -> Json {
    let request = request(purpose, day);
    let decision = decide(&UseRequest::from_json(&Json::parse(&request).unwrap()).unwrap());
    let decision = serde_json::to_string(&decision).unwrap();
    let subject = "ab".repeat(32);
    Json::parse(&format!(r#"{{"request":{request},"decision":{decision},"subject":"{subject}"}}"#)).unwrap()
}

fn log(entries: usize, secret: Option<&Keyed>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for day in 1..=entries {
        let last = lines.last().map_or("", String::as_str);
        lines.push(append(last, &entry("marketing", day), secret).unwrap());
    }
    lines
}

fn faults(lines: &[String], secret: Option<&Keyed>, head: Option<&str>) -> Vec<(LogFault, usize)> {
    verify(&lines.join("\n"), secret, head).faults.iter().map(|fault| (fault.code, fault.line)).collect()
}

#[test]
fn a_log_as_it_was_written_is_whole_and_holds_no_personal_value() {
    let lines = log(4, None);
    let Verified { entries, head, faults } = verify(&(lines.join("\n") + "\n"), None, None);
    assert_eq!((entries, faults.len(), lines[3].contains(&head)), (4, 0, true));
    assert!(lines[0].starts_with(
        r#"{"n":1,"at":"2026-11-01T10:00:00Z","purpose":"marketing","channel":"email","country":"DE","#
    ));
    for line in &lines {
        assert!(Json::parse(line).is_ok());
        assert!(!line.contains("1982") && !line.contains("secret") && !line.contains("44"), "{line}");
    }
    assert_eq!(verify("", None, None).entries, 0);
}

#[test]
fn tampering_is_told_with_its_place() {
    let lines = log(5, None);
    let changed = |at: usize, from: &str, to: &str| {
        let mut lines = lines.clone();
        assert!(lines[at].contains(from));
        lines[at] = lines[at].replace(from, to);
        lines
    };
    let permitted = "\"outcome\":\"";
    assert_eq!(faults(&changed(2, permitted, "\"outcome\":\"de"), None, None), [(LogFault::Changed, 3)]);
    let mut cut = lines.clone();
    cut.remove(1);
    assert_eq!(faults(&cut, None, None), [(LogFault::Missing, 2)]);
    let mut swapped = lines.clone();
    swapped.swap(1, 2);
    assert_eq!(
        faults(&swapped, None, None),
        [(LogFault::Missing, 2), (LogFault::Order, 3), (LogFault::Missing, 4)]
    );
    let mut twice = lines.clone();
    twice.insert(2, lines[1].clone());
    assert_eq!(faults(&twice, None, None), [(LogFault::Order, 3)]);
    let mut broken = lines.clone();
    broken[3] = "{}".to_owned();
    assert_eq!(faults(&broken, None, None), [(LogFault::Unreadable, 4)]);
    let head = verify(&lines.join("\n"), None, None).head;
    assert_eq!(faults(&lines, None, Some(&head)), []);
    assert_eq!(faults(&lines[..3], None, Some(&head)), [(LogFault::Cut, 4)]);
    assert_eq!(faults(&lines[..3], None, None), []);
}

#[test]
fn a_line_written_anew_breaks_the_chain() {
    let mut lines = log(3, None);
    // Another decision in the place of the second, with a hash of its own.
    lines[1] = append(&lines[0], &entry("marketing", 20), None).unwrap();
    assert_eq!(faults(&lines, None, None), [(LogFault::Chain, 3)]);
}

#[test]
fn who_has_no_secret_cannot_write_a_keyed_log() {
    let secret = Keyed::checked(b"sixteen bytes at least").unwrap();
    let mut lines = log(3, Some(&secret));
    assert_eq!(faults(&lines, Some(&secret), None), []);
    lines[2] = append(&lines[1], &entry("marketing", 20), None).unwrap();
    assert_eq!(faults(&lines, Some(&secret), None), [(LogFault::Changed, 3)]);
}

#[test]
fn only_words_of_the_lists_get_in() {
    let good = serde_json::to_string(&decide(
        &UseRequest::from_json(&Json::parse(&request("marketing", 1)).unwrap()).unwrap(),
    ))
    .unwrap();
    for (request, decision, subject) in [
        (
            request("marketing", 1).replace(
                "\"marketing\",\"channel\":\"email\",\"at\":\"2026-11",
                "\"Ada Lovelace\",\"channel\":\"email\",\"at\":\"2026-11",
            ),
            good.clone(),
            "",
        ),
        (request("marketing", 1).replace("\"DE\"", "\"ada@example.com\""), good.clone(), ""),
        (request("marketing", 1).replace("2026-11-01T10:00:00Z", "yesterday"), good.clone(), ""),
        (request("marketing", 1), good.replace("\"code\":\"", "\"code\":\"Ada "), ""),
        (request("marketing", 1), good.replace("\"outcome\":\"", "\"outcome\":\"Ada "), ""),
        (request("marketing", 1), "{}".to_owned(), ""),
        (request("marketing", 1), good.clone(), ",\"subject\":\"ada@example.com\""),
    ] {
        let text = format!(r#"{{"request":{request},"decision":{decision}{subject}}}"#);
        let error = append("", &Json::parse(&text).unwrap(), None).unwrap_err();
        assert!(error.code == ErrorCode::ConsentInvalid && !error.message.contains("Ada"), "{text}");
    }
    for last in ["{}", "nothing", "{\"n\":1}"] {
        assert_eq!(append(last, &entry("marketing", 1), None).unwrap_err().code, ErrorCode::LogInvalid);
    }
}

proptest! {
    #![proptest_config(cases::cases(64))]

    #[test]
    fn any_changed_byte_is_told(at in 0usize..2000, to in 0x20u8..0x7f, purpose in 0usize..3) {
        let purpose = ["marketing", "survey", "profiling"][purpose];
        let mut lines = log(3, None);
        lines.push(append(&lines[2], &entry(purpose, 9), None).unwrap());
        let whole = lines.join("\n");
        let head = verify(&whole, None, None).head;
        prop_assert!(Purpose::parse(purpose).is_some());
        let mut bytes = whole.clone().into_bytes();
        let at = at % bytes.len();
        if bytes[at] != to && bytes[at] != b'\n' {
            bytes[at] = to;
            let told = verify(&String::from_utf8(bytes).unwrap(), None, Some(&head));
            prop_assert!(!told.faults.is_empty(), "{} {}", at, to);
        }
    }
}

#[test]
fn a_number_at_the_end_of_all_numbers_is_no_panic() {
    let last = log(1, None).remove(0).replace("{\"n\":1,", &format!("{{\"n\":{},", usize::MAX));
    let next = append(&last, &entry("marketing", 2), None).unwrap();
    assert!(!faults(&[last, next], None, None).is_empty());
}
