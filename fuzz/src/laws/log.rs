//! The log of decisions: any text can be checked, and what is changed in a log whose end is known is told.

use super::split;
use selfsame::consent::log::{append, verify};
use selfsame::text::json::Json;
use selfsame::vocabulary::ErrorCode;
use std::sync::LazyLock;

/// By the first byte: the bytes as a log, or as what takes the place of a span of one.
pub(super) fn log(data: &[u8]) {
    let ([choice, at, length], rest) = split(data);
    let text = String::from_utf8_lossy(rest);
    match choice % 2 {
        0 => any(&text),
        _ => tampered(usize::from(at) * 16 + usize::from(length) / 16, usize::from(length) % 16, &text),
    }
}

fn entry() -> Json {
    let text = r#"{"request": {"purpose": "survey", "at": "2026-11-21T10:00:00Z", "subject": {"country": "JP"}},
        "decision": {"outcome": "denied", "basis": null, "reasons": [], "obligations": []}}"#;
    Json::parse(text).expect("it is JSON")
}

/// Three lines and the hash of the last.
static WHOLE: LazyLock<(String, String)> = LazyLock::new(|| {
    let (mut log, mut last) = (String::new(), String::new());
    for _ in 0..3 {
        last = append(&last, &entry(), None).expect("an entry");
        log += &last;
        log.push('\n');
    }
    let head = verify(&log, None, None).head;
    (log, head)
});

/// A log without a fault can be gone on with.
fn any(text: &str) {
    let told = verify(text, None, None);
    assert_eq!(told.entries, text.lines().filter(|line| !line.is_empty()).count());
    let last = text.lines().rfind(|line| !line.is_empty()).unwrap_or_default();
    match append(last, &entry(), None) {
        Err(error) => assert_eq!(error.code, ErrorCode::LogInvalid),
        Ok(line) if told.faults.is_empty() => {
            let longer = verify(&format!("{}\n{line}\n", text.trim_end_matches('\n')), None, None);
            assert_eq!((longer.entries, longer.faults), (told.entries + 1, Vec::new()), "{text:?}");
        }
        Ok(_) => {}
    }
}

fn tampered(at: usize, length: usize, with: &str) {
    let (whole, head) = &*WHOLE;
    let from = at.min(whole.len());
    let mut log = whole.clone();
    log.replace_range(from..(from + length).min(whole.len()), with);
    let lines = |log: &str| -> Vec<String> {
        log.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    if lines(&log) != lines(whole) {
        assert!(!verify(&log, None, Some(head)).faults.is_empty(), "not told: {log:?}");
    }
}
