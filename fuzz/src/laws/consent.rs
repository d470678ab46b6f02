//! Consent: nothing is read both ways, a state can be read again, a *no* never widens.

use selfsame::consent::{ConsentState, UseRequest, decide, merge, read_json, token};
use selfsame::text::json::Json;
use selfsame::vocabulary::{ConsentStatus, Outcome, Polarity};
use serde_json::{Value, json};

/// Signals where the bytes are JSON, else one word of a column.
pub(super) fn read(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match serde_json::from_str::<Value>(&text) {
        Ok(signals) if signals.is_array() || signals.is_object() => signalled(&signals),
        _ => word(&text),
    }
}

/// A yes in a column of consent is no yes in a column of refusal.
fn word(text: &str) {
    for scope in ["", "HasOptedOutOfEmail", "mailchimp"] {
        let says = |polarity| token(text, polarity, scope).status == ConsentStatus::Granted;
        assert!(!(says(Polarity::Direct) && says(Polarity::Inverse)), "{text:?} is a yes both ways");
    }
}

fn tree(value: &Value) -> Json {
    Json::parse(&value.to_string()).expect("what serde writes is JSON")
}

fn signalled(signals: &Value) {
    let options = json!({ "at": "2026-11-21T10:00:00Z", "source": "fuzz" });
    let Ok(state) = read_json(&tree(signals), &tree(&options)) else {
        return;
    };
    let written = serde_json::to_value(&state).expect("a state is JSON");
    let again = ConsentState::from_json(&tree(&written));
    assert_eq!(again.as_ref(), Ok(&state), "{written}");
    let once = merge(&[state]).state;
    assert_eq!(merge(std::slice::from_ref(&once)).state, once, "merged twice");
}

/// How much an outcome permits.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Permitted => 3,
        Outcome::Deferred => 2,
        Outcome::Review => 1,
        Outcome::Denied => 0,
    }
}

/// Every decision has a reason, a basis only where it permits, and is not widened by a withdrawal.
pub(super) fn request(data: &[u8]) {
    let Ok(asked) = serde_json::from_slice::<Value>(data) else { return };
    let Ok(request) = UseRequest::from_json(&tree(&asked)) else { return };
    let decision = decide(&request);
    assert!(!decision.reasons.is_empty());
    assert_eq!(decision.basis.is_some(), rank(decision.outcome) >= 2, "{decision:?}");
    let mut withdrawn = asked.clone();
    let Some(entries) = withdrawn.pointer_mut("/consent/entries").and_then(Value::as_array_mut) else {
        return;
    };
    entries.push(json!({ "purpose": asked["purpose"], "status": "withdrawn" }));
    // One entry more may be one too many.
    let Ok(withdrawn) = UseRequest::from_json(&tree(&withdrawn)) else { return };
    assert!(rank(decide(&withdrawn).outcome) <= rank(decision.outcome), "a withdrawal widens: {asked}");
}
