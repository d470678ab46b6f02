//! Decisions: a table of uses, and the laws that hold for every use.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[path = "shelf/cases.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use selfsame::consent::{ConsentState, Decision, UseRequest, decide};
use selfsame::text::json::Json;
use selfsame::vocabulary::{Channel, ConsentStatus, Effect, ErrorCode, Outcome, Purpose, Regime};
use serde_json::{Value, json};

fn tree(value: &serde_json::Value) -> Json {
    Json::parse(&value.to_string()).unwrap()
}

/// `granted! express 2026-01-01 2027-01-01`: status, method, time, end. `!` explicit, `*` without
/// channel, `@call` of that channel, `-` nothing.
fn entry(short: &str, purpose: &str, channel: &str) -> Value {
    let mut words = short.split(' ');
    let status = words.next().unwrap();
    let (status, of) = status.split_once('@').unwrap_or((status, channel));
    let mut entry = json!({"purpose": purpose, "status": status.trim_end_matches(['!', '*'])});
    if status.ends_with('!') {
        entry["explicit"] = json!(true);
    }
    if !status.ends_with('*') && of != "-" {
        entry["channel"] = json!(of);
    }
    for (key, word) in ["method", "at", "expiresAt"].into_iter().zip(words).filter(|(_, word)| *word != "-") {
        entry[key] = json!(word);
    }
    entry
}

fn request(row: &[&str]) -> Value {
    let [_, purpose, channel, at, subject, consent, ..] = row else { panic!("a row is too short") };
    let mut subject: Value = serde_json::from_str(subject).unwrap();
    let fields = subject.as_object_mut().unwrap();
    let categories = fields.remove("!categories").unwrap_or(json!([]));
    let gpc = fields.remove("!gpc");
    let entries = if *consent == "-" { json!([]) } else { json!([entry(consent, purpose, channel)]) };
    let mut request = json!({
        "purpose": purpose, "at": at, "subject": subject, "categories": categories,
        "consent": {"entries": entries, "signals": {"gpc": gpc}},
    });
    if *channel != "-" {
        request["channel"] = json!(channel);
    }
    request
}

fn decided(request: &Value) -> Decision {
    decide(
        &UseRequest::from_json(&tree(request)).unwrap_or_else(|error| panic!("{error} {:?}", error.details)),
    )
}

#[test]
fn every_use_of_the_table_is_decided_as_it_says() {
    let table = include_str!("tables/consent-decisions.tsv");
    let mut wrong = Vec::new();
    for line in table.lines().skip(1).filter(|line| !line.is_empty()) {
        let row: Vec<&str> = line.split('\t').collect();
        let decision = decided(&request(&row));

        let times = match (&decision.valid_until, &decision.not_before) {
            (_, Some(at)) => format!("from {at}"),
            (Some(at), None) => format!("until {at}"),
            (None, None) => "-".to_owned(),
        };
        let basis = decision.basis.map_or("-", |basis| basis.as_str());
        let found = [decision.outcome.as_str(), basis, decision.reasons[0].code.as_str(), &times];
        if found != row[6..10] {
            wrong.push(format!("{}: {found:?}, not {:?}", row[0], &row[6..10]));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// No law of the list is a name alone: some use of the table is decided by it. GPC is a signal, to which the laws of
/// the states give its force.
#[test]
fn every_regime_decides_some_use_of_the_table() {
    let table = include_str!("tables/consent-decisions.tsv");
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let said: Vec<Regime> = rows
        .flat_map(|row| decided(&request(&row)).reasons)
        .filter(|reason| !reason.citation.is_empty())
        .map(|reason| reason.regime)
        .collect();
    let silent: Vec<&str> = Regime::ALL
        .iter()
        .filter(|regime| !(said.contains(regime) || **regime == Regime::Gpc))
        .map(|regime| regime.as_str())
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
}

#[test]
fn the_obligations_come_with_their_period_and_citation() {
    let row = ["", "marketing", "email", "2026-11-21T10:00:00-05:00", r#"{"country":"US"}"#, "-"];
    let decision = serde_json::to_value(decided(&request(&row))).unwrap();
    let obligation =
        json!({"code": "honour-opt-out", "citation": "15 USC 7704(a)(4)(A)(i)", "within": "P10D"});
    assert!(decision["obligations"].as_array().unwrap().contains(&obligation), "{decision}");
    assert_eq!(decision["basis"], "opt-out-regime");
}

#[test]
fn a_request_is_read_strictly() {
    let good = request(&["", "marketing", "email", "2026-11-21T10:00:00Z", r#"{"country":"DE"}"#, "-"]);
    assert!(UseRequest::from_json(&tree(&good)).is_ok());
    for (path, value, code, nearest) in [
        ("/purpose", json!("marketting"), ErrorCode::WordUnknown, Some("marketing")),
        ("/channel", json!("fone"), ErrorCode::WordUnknown, None),
        ("/channel", Value::Null, ErrorCode::ConsentInvalid, None),
        ("/at", json!("2026-11-21"), ErrorCode::ConsentInvalid, None),
        ("/at", json!("2026-11-21T10:00:00"), ErrorCode::DateInvalid, None),
        ("/subject/country", json!("UK"), ErrorCode::CountryUnknown, Some("GB")),
        ("/subject/country", json!("de"), ErrorCode::CountryUnknown, Some("DE")),
        ("/subject/region", json!("US-CA"), ErrorCode::WordUnknown, None),
        ("/subject/age", json!(-1), ErrorCode::ConsentInvalid, None),
        ("/subject/age", json!(200), ErrorCode::ConsentInvalid, None),
        ("/subject/birthDate", json!("2027-01-01"), ErrorCode::ConsentInvalid, None),
        ("/subject/timeZone", json!("Europe/Berlin"), ErrorCode::ConsentInvalid, None),
        ("/subject/kind", json!("busines"), ErrorCode::WordUnknown, Some("business")),
        ("/subject/ages", json!(5), ErrorCode::ConsentInvalid, Some("age")),
        ("/categories", json!(["user.helth"]), ErrorCode::WordUnknown, Some("user.health")),
        ("/consent", Value::Null, ErrorCode::ConsentInvalid, None),
    ] {
        let mut request = good.clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        request.pointer_mut(parent).unwrap()[key] = value;
        let error = UseRequest::from_json(&tree(&request)).unwrap_err();
        let named = error.details.iter().find(|(key, _)| *key == "nearest").map(|(_, name)| name.as_str());
        assert_eq!(error.code, code, "{path}: {error}");
        assert!(nearest.is_none() || named == nearest, "{path}: {named:?}");
    }
}

/// How much an outcome permits; a review is a no until a person looked.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Permitted => 3,
        Outcome::Deferred => 2,
        Outcome::Review => 1,
        Outcome::Denied => 0,
    }
}

fn any_request() -> impl Strategy<Value = Value> {
    let place = prop::sample::select(vec![
        ("DE", None),
        ("FR", None),
        ("AT", None),
        ("IT", None),
        ("ES", None),
        ("NL", None),
        ("PL", None),
        ("GB", None),
        ("CA", None),
        ("CA", Some("CA-QC")),
        ("BR", None),
        ("ZA", None),
        ("JP", None),
        ("SG", None),
        ("AU", Some("AU-NSW")),
        ("IN", None),
        ("CH", None),
        ("BO", None),
        ("US", None),
        ("US", Some("US-CA")),
        ("US", Some("US-NY")),
        ("US", Some("US-FL")),
        ("US", Some("US-OR")),
        ("US", Some("US-TX")),
        ("US", Some("US-UT")),
    ]);
    let at =
        prop::sample::select(vec!["2026-03-02T18:00:00Z", "2026-11-21T03:00:00Z", "2019-06-03T17:00:00Z"]);
    let age = prop::option::of(prop::sample::select(vec![10, 14, 15, 17, 40]));
    let listed = prop::sample::select(vec!["listed", "not-listed", "unchecked"]);
    let kind = prop::sample::select(vec!["consumer", "business", "sole-trader"]);
    let sale = prop::option::of(any::<[Option<bool>; 3]>());
    let uses = (prop::sample::select(Purpose::ALL), prop::sample::select(Channel::ALL));
    let person = (place, at, age, listed, kind, sale, prop::option::of(any::<bool>()));
    (uses, person, prop::collection::vec(any_entry(), 0..3)).prop_map(
        |((purpose, channel), ((country, region), at, age, listed, kind, sale, gpc), entries)| {
            let relationship = sale.map(|[a, b, c]| {
                json!({"contactObtainedInSale": a, "similarProducts": b, "optOutOffered": c, "lastPurchase": "2026-01-01"})
            });
            let subject = json!({
                "country": country, "region": region, "age": age, "doNotCall": listed, "kind": kind,
                "relationship": relationship,
            });
            let entries: Vec<Value> = entries.iter().map(|short| entry(short, purpose.as_str(), channel.as_str())).collect();
            json!({
                "purpose": purpose, "channel": channel, "at": at, "subject": subject,
                "consent": {"entries": entries, "signals": {"gpc": gpc}},
            })
        },
    )
}

fn any_entry() -> impl Strategy<Value = String> {
    let method = prop::sample::select(vec!["-", "express", "written", "implied", "pre-ticked"]);
    let times = prop::sample::select(vec!["- -", "2018-01-01 -", "2019-01-01 2020-01-01", "2026-01-01 -"]);
    let mark = prop::sample::select(vec!["", "!", "*"]);
    (prop::sample::select(ConsentStatus::ALL), mark, method, times)
        .prop_map(|(status, mark, method, times)| format!("{status}{mark} {method} {times}"))
}

fn with_entry(request: &Value, short: &str) -> Value {
    let mut with = request.clone();
    let said = entry(short, request["purpose"].as_str().unwrap(), request["channel"].as_str().unwrap());
    with["consent"]["entries"].as_array_mut().unwrap().push(said);
    with
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn every_decision_names_a_rule_and_a_basis_only_where_it_permits(request in any_request()) {
        let decision = decided(&request);
        prop_assert!(!decision.reasons.is_empty());
        prop_assert_eq!(decision.basis.is_some(), decision.outcome <= Outcome::Deferred);
        prop_assert_eq!(decision.not_before.is_some(), decision.outcome == Outcome::Deferred);
        let permits = decision.reasons.iter().any(|reason| reason.effect == Effect::Permits);
        prop_assert!(permits || decision.outcome > Outcome::Deferred);
    }

    #[test]
    fn a_withdrawal_never_widens(request in any_request()) {
        let before = rank(decided(&request).outcome);
        for no in ["withdrawn - 2026-02-01", "withdrawn", "refused - 2018-02-01", "withdrawn* - 2026-02-01"] {
            prop_assert!(rank(decided(&with_entry(&request, no)).outcome) <= before, "{}", no);
        }
    }

    #[test]
    fn unknown_never_helps(request in any_request()) {
        let before = rank(decided(&request).outcome);
        for unknown in ["unknown - 2026-02-01", "pending - 2026-02-01", "expired - 2026-02-01"] {
            prop_assert!(rank(decided(&with_entry(&request, unknown)).outcome) <= before, "{}", unknown);
        }
    }

    #[test]
    fn a_lapsed_grant_is_no_grant(request in any_request()) {
        let lapsed = with_entry(&request, "granted! written 2017-01-01 2018-01-01");
        prop_assert_eq!(decided(&lapsed).outcome, decided(&request).outcome);
    }

    #[test]
    fn the_order_of_what_was_said_does_not_matter(request in any_request()) {
        let mut turned = request.clone();
        turned["consent"]["entries"].as_array_mut().unwrap().reverse();
        prop_assert_eq!(decided(&turned), decided(&request));
    }

    #[test]
    fn a_child_and_special_data_never_get_more(request in any_request()) {
        let before = rank(decided(&request).outcome);
        let mut special = request.clone();
        special["categories"] = json!(["user.health_and_medical"]);
        prop_assert!(rank(decided(&special).outcome) <= before);
        if request["subject"]["age"].is_null() {
            for age in [10, 14, 17] {
                let mut child = request.clone();
                child["subject"]["age"] = json!(age);
                prop_assert!(rank(decided(&child).outcome) <= before, "{}", age);
            }
        }
    }

    #[test]
    fn merging_what_was_said_never_widens(request in any_request()) {
        let mut merged = request.clone();
        let state = ConsentState::from_json(&tree(&request["consent"])).unwrap();
        merged["consent"] = serde_json::to_value(selfsame::consent::merge(&[state]).state).unwrap();
        prop_assert!(rank(decided(&merged).outcome) <= rank(decided(&request).outcome));
    }
}

/// Opt-outs of sensitive data stand in GPP strings category by category.
#[test]
fn an_opt_out_of_sensitive_data_stops_uses_of_that_category() {
    let outcome = |section: &str, said: Value, purpose: &str, region: &str, category: &str| {
        let decoded = json!({"format": "gpp", "sections": {section: said}});
        let text = selfsame::consent::string::encode(&tree(&decoded)).unwrap();
        decided(&json!({
            "purpose": purpose, "at": "2026-11-18T10:00:00Z", "categories": [category],
            "subject": {"country": "US", "region": region, "age": 40},
            "consent": {"entries": [], "signals": {"gpp": text}},
        }))
        .outcome
    };
    let of = |place: usize, length: usize| {
        let mut all = vec![0; length];
        all[place] = 1;
        json!({ "SensitiveDataProcessing": all })
    };
    let (health, biometric) = ("user.health_and_medical", "user.biometric");
    // Utah has health fifth, others third, California eighth.
    assert_eq!(outcome("usut", of(4, 8), "profiling", "US-UT", health), Outcome::Denied);
    assert_eq!(outcome("usut", of(2, 8), "profiling", "US-UT", health), Outcome::Permitted);
    assert_eq!(outcome("usut", of(4, 8), "profiling", "US-UT", biometric), Outcome::Permitted);
    assert_eq!(outcome("usca", of(7, 9), "profiling", "US-CA", health), Outcome::Denied);
    assert_eq!(
        outcome("usca", of(7, 9), "profiling", "US-CA", biometric),
        outcome("usca", of(0, 9), "profiling", "US-CA", biometric)
    );
    assert_eq!(outcome("usnat", of(2, 16), "profiling", "US-UT", health), Outcome::Denied);
    // What they leave is left (11 CCR 7027(m)).
    assert_eq!(
        outcome("usca", of(7, 9), "security", "US-CA", health),
        outcome("usca", of(0, 9), "security", "US-CA", health)
    );
    // A known child without consent: neither sold nor targeted.
    for (section, said, region) in [
        ("usca", json!({"KnownChildSensitiveDataConsents": [0, 1]}), "US-CA"),
        ("usva", json!({"KnownChildSensitiveDataConsents": 1}), "US-VA"),
    ] {
        for purpose in ["sale", "advertising"] {
            assert_eq!(
                outcome(section, said.clone(), purpose, region, "user.contact.email"),
                Outcome::Denied
            );
        }
    }
}

#[test]
fn a_later_grant_does_not_undo_the_refusal_for_a_use_before_it() {
    let said = |status: &str, at: &str| json!({"purpose": "marketing", "channel": "email", "status": status, "method": "express", "at": at});
    let state = |entries: Value| ConsentState::from_json(&tree(&json!({ "entries": entries }))).unwrap();
    let apart =
        [state(json!([said("refused", "2018-03-01")])), state(json!([said("granted", "2026-03-01")]))];
    let merged = serde_json::to_value(selfsame::consent::merge(&apart).state).unwrap();
    let outcome = |at: &str| {
        decided(&json!({
            "purpose": "marketing", "channel": "email", "at": at, "subject": {"country": "US", "region": "US-TX"}, "consent": merged,
        }))
        .outcome
    };
    assert_eq!(
        (outcome("2019-06-03T16:00:00Z"), outcome("2026-06-03T16:00:00Z")),
        (Outcome::Denied, Outcome::Permitted)
    );
}
