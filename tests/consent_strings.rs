//! Consent strings: what is encoded is decoded the same, what they say is read and decided on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[path = "shelf/cases.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use selfsame::consent::string::{decode, encode, section};
use selfsame::consent::{ConsentState, UseRequest, decide, merge, read_json};
use selfsame::text::json::Json;
use selfsame::vocabulary::{Channel, ConsentFormat, ConsentStatus as S, ErrorCode, Method, Outcome, Purpose};
use serde_json::{Value, json};

fn tree(value: &Value) -> Json {
    Json::parse(&value.to_string()).unwrap()
}

fn tcf(fields: &Value) -> String {
    let mut all = json!({ "created": "2024-05-01T00:00:00Z", "lastUpdated": "2024-05-01T00:00:00Z" });
    for (name, value) in fields.as_object().unwrap() {
        all[name] = value.clone();
    }
    encode(&tree(&json!({ "format": "tcf", "fields": all }))).unwrap()
}

fn state(signals: &Value) -> ConsentState {
    read_json(&tree(signals), &tree(&json!({ "at": "2026-11-21T10:00:00Z", "source": "site" }))).unwrap()
}

fn says(state: &ConsentState, purpose: Purpose) -> Option<S> {
    state.entry(purpose, Some(Channel::Web)).map(|entry| entry.status)
}

#[test]
fn a_tc_string_grants_where_every_id_that_a_purpose_needs_is_consented_to() {
    let text = tcf(&json!({ "purposeConsents": [1, 3, 4, 7, 8], "purposeLegitimateInterests": [9] }));
    let state = state(&json!({ "tcf": text }));
    let advertising = state.entry(Purpose::Advertising, Some(Channel::Web)).unwrap();
    assert_eq!((advertising.status, advertising.method), (S::Granted, Some(Method::Express)));
    assert_eq!(advertising.at.as_ref().unwrap().as_str(), "2024-05-01T00:00:00Z");
    assert_eq!(advertising.evidence.as_deref(), Some("tcf:tcfv2"));
    assert_eq!(says(&state, Purpose::Profiling), Some(S::Refused));
    assert_eq!(says(&state, Purpose::Personalization), Some(S::Refused));
    // Purpose 9 stands on another ground than consent: neither a grant nor a refusal.
    assert_eq!(says(&state, Purpose::Analytics), None);
}

#[test]
fn legitimate_interests_are_none_for_purposes_that_need_consent() {
    let text = tcf(&json!({ "purposeLegitimateInterests": [1, 3, 4, 5, 6, 7, 8, 9] }));
    let state = state(&json!({ "tcf": text }));
    for purpose in [Purpose::Advertising, Purpose::Profiling, Purpose::Personalization, Purpose::Analytics] {
        assert_eq!(says(&state, purpose), Some(S::Refused), "{purpose}: purpose 1 has no consent");
    }
}

#[test]
fn grants_of_an_earlier_policy_lapse_and_later_strings_have_to_name_the_disclosed_vendors() {
    let old = state(&json!({ "tcf": tcf(&json!({ "policyVersion": 2, "purposeConsents": [1, 3, 4] })) }));
    let ends = old.entry(Purpose::Advertising, Some(Channel::Web)).unwrap().expires_at.clone().unwrap();
    assert_eq!(ends.as_str(), "2023-10-01T00:00:00Z");
    let late = |segments: Value| {
        let times = ["2026-03-01T00:00:00Z"; 2];
        let fields = json!({ "created": times[0], "lastUpdated": times[1], "purposeConsents": [1, 3, 4] });
        let said = json!({ "format": "tcf", "fields": fields, "segments": segments });
        says(&state(&json!({ "tcf": encode(&tree(&said)).unwrap() })), Purpose::Advertising)
    };
    assert_eq!(late(json!(["core", "vendorsDisclosed"])), Some(S::Granted));
    assert_eq!(late(json!(["core"])), None);
}

#[test]
fn an_opt_out_of_gpp_is_a_withdrawal_and_everything_else_is_unknown() {
    for (value, sale) in [(0, None), (1, Some(S::Withdrawn)), (2, None), (3, None)] {
        for section in ["usnat", "usca", "usva", "usky"] {
            let said = json!({ "format": "gpp", "sections": { section: { "SaleOptOut": value } } });
            let state = state(&json!({ "gpp": encode(&tree(&said)).unwrap() }));
            assert_eq!(says(&state, Purpose::Sale), sale, "{section} {value}");
            assert_eq!(says(&state, Purpose::Advertising), None);
        }
    }
    let said =
        json!({ "format": "gpp", "sections": { "usco": { "TargetedAdvertisingOptOut": 1, "Gpc": true } } });
    let state = state(&json!({ "gpp": encode(&tree(&said)).unwrap() }));
    assert_eq!(
        (says(&state, Purpose::Sale), says(&state, Purpose::Advertising)),
        (Some(S::Withdrawn), Some(S::Withdrawn))
    );
}

#[test]
fn us_privacy_and_gpc_say_no_or_nothing() {
    let sale = |signals: Value| says(&state(&signals), Purpose::Sale);
    assert_eq!(sale(json!({ "usPrivacy": "1YYN" })), Some(S::Withdrawn));
    for text in ["1YNN", "1Y-N", "1---"] {
        assert_eq!(sale(json!({ "usPrivacy": text })), None, "{text}");
    }
    assert_eq!(sale(json!({ "Sec-GPC": "1" })), Some(S::Withdrawn));
    assert_eq!(sale(json!([{ "globalPrivacyControl": true }])), Some(S::Withdrawn));
    for none in
        [json!({ "Sec-GPC": "0" }), json!({ "sec-gpc": "true" }), json!({ "globalPrivacyControl": false })]
    {
        assert_eq!(sale(none.clone()), None, "{none}");
    }
}

#[test]
fn a_string_that_cannot_be_decoded_is_an_error_wherever_it_would_count() {
    for (signals, code) in [
        (json!({ "tcf": "CPXx" }), ErrorCode::ConsentStringCut),
        (json!({ "tcf": "CPXx=" }), ErrorCode::ConsentStringSyntax),
        (json!({ "gpp": "DBABLA" }), ErrorCode::ConsentStringValue),
        (json!({ "usPrivacy": "2YNN" }), ErrorCode::ConsentStringVersion),
    ] {
        assert_eq!(read_json(&tree(&signals), &Json::Null).unwrap_err().code, code, "{signals}");
        let request = json!({
            "purpose": "sale", "at": "2026-11-21T10:00:00Z", "subject": { "country": "US", "region": "US-CA" },
            "consent": { "entries": [], "signals": signals },
        });
        assert_eq!(UseRequest::from_json(&tree(&request)).unwrap_err().code, code, "{signals}");
    }
}

#[test]
fn a_decision_hears_the_strings_of_a_state_that_nobody_has_read() {
    let outcome = |signals: Value| {
        let request = json!({
            "purpose": "sale", "at": "2026-11-21T10:00:00Z", "subject": { "country": "US", "region": "US-CA", "age": 30 },
            "consent": { "entries": [], "signals": signals },
        });
        decide(&UseRequest::from_json(&tree(&request)).unwrap()).outcome
    };
    assert_ne!(outcome(json!({})), Outcome::Denied);
    assert_eq!(outcome(json!({ "usPrivacy": "1YYN" })), Outcome::Denied);
}

#[test]
fn a_decision_hears_a_complaint_and_a_denial_that_no_statement_repeats() {
    let outcome = |purpose: &str, channel: &str, beside: Value| {
        let granted = json!({ "purpose": purpose, "channel": channel, "status": "granted", "method": "express", "at": "2026-05-01" });
        let mut consent = json!({ "entries": [granted] });
        consent.as_object_mut().unwrap().extend(beside.as_object().unwrap().clone());
        let request = json!({
            "purpose": purpose, "channel": channel, "at": "2026-11-19T10:00:00Z", "subject": { "country": "NL" }, "consent": consent,
        });
        decide(&UseRequest::from_json(&tree(&request)).unwrap()).outcome
    };
    let delivery =
        |channel: &str, status: &str| json!({ "deliverability": [{ "channel": channel, "status": status }] });
    assert_eq!(outcome("marketing", "email", delivery("email", "complained")), Outcome::Denied);
    // Of another way of contact, of delivery alone, or beside what is no advertising it says nothing.
    assert_eq!(outcome("marketing", "email", delivery("sms", "complained")), Outcome::Permitted);
    assert_eq!(outcome("marketing", "email", delivery("email", "hard-bounce")), Outcome::Permitted);
    assert_eq!(outcome("transactional", "email", delivery("email", "complained")), Outcome::Permitted);
    let mode = |name: &str, said: &str| json!({ "signals": { "consentMode": { name: said } } });
    assert_eq!(outcome("advertising", "web", mode("ad_personalization", "denied")), Outcome::Denied);
    assert_eq!(outcome("advertising", "web", mode("ad_personalization", "granted")), Outcome::Permitted);
    assert_eq!(outcome("advertising", "web", mode("analytics_storage", "denied")), Outcome::Permitted);
}

#[test]
fn of_strings_that_differ_the_no_of_each_stays() {
    let of = |text: String| {
        ConsentState::from_json(&tree(&json!({ "entries": [], "signals": { "tcf": text } }))).unwrap()
    };
    let yes = of(tcf(&json!({ "purposeConsents": [1, 3, 4] })));
    let no = of(tcf(&json!({ "lastUpdated": "2025-05-01T00:00:00Z" })));
    let merged = merge(&[yes.clone(), no.clone()]);
    assert_eq!(says(&merged.state, Purpose::Advertising), Some(S::Refused));
    assert_eq!(merged.state, merge(&[no, yes]).state);
    assert_eq!(merge(std::slice::from_ref(&merged.state)).state, merged.state);
}

/// Ids with runs, so that ranges are written, too.
fn ids() -> impl Strategy<Value = Vec<u16>> {
    let runs = prop::collection::vec((1u16..2000, 0u16..40), 0..12);
    runs.prop_map(|runs| {
        let mut ids: Vec<u16> = runs.into_iter().flat_map(|(from, more)| from..=from + more).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_encoded_is_decoded_the_same(
        consents in ids(), interests in ids(), disclosed in ids(), allowed in ids(),
        purposes in 0u32..1 << 24, restricted in prop::collection::vec((1u16..25, 0u16..3, ids()), 0..4),
        created in 0u64..1 << 36, custom in 0u16..20,
    ) {
        let bits = |set: u32| (1..=24).filter(|id| set >> (id - 1) & 1 == 1).collect::<Vec<u32>>();
        let own: Vec<u16> = (1..=custom).step_by(3).collect();
        let time = selfsame::consent::Moment::instant((created / 10 * 1000) as i64);
        let restrictions: Vec<Value> = restricted.iter()
            .map(|(purpose, kind, ids)| json!({ "purposeId": purpose, "restrictionType": kind, "vendors": ids }))
            .collect();
        let fields = json!({
            "created": time.as_str(), "lastUpdated": time.as_str(), "cmpId": 4095, "consentLanguage": "DE",
            "vendorConsents": consents, "vendorLegitimateInterests": interests, "purposeConsents": bits(purposes),
            "publisherRestrictions": restrictions, "vendorsDisclosed": disclosed, "vendorsAllowed": allowed,
            "numCustomPurposes": custom, "publisherCustomConsents": own,
        });
        let text = encode(&tree(&json!({ "format": "tcf", "fields": fields }))).unwrap();
        let decoded = decode(&text, None, None).unwrap();
        let values = decoded.section("tcfv2").unwrap();
        for (name, wanted) in [
            ("vendorConsents", &consents), ("vendorLegitimateInterests", &interests),
            ("vendorsDisclosed", &disclosed), ("vendorsAllowed", &allowed), ("publisherCustomConsents", &own),
        ] {
            prop_assert_eq!(values.ids(name).unwrap().to_vec(), wanted.clone(), "{}", name);
        }
        let purposes: Vec<u16> = bits(purposes).into_iter().map(|id| id as u16).collect();
        prop_assert_eq!(values.ids("purposeConsents").unwrap().to_vec(), purposes);
    }

    #[test]
    fn numbers_of_every_section_of_the_states_come_back(
        name in prop::sample::select(&["usnat", "usca", "usva", "usco", "usut", "usct", "usfl", "usmt", "usor", "ustx",
            "usde", "usia", "usne", "usnh", "usnj", "ustn", "usmn", "usmd", "usin", "usky", "usri"][..]),
        numbers in prop::collection::vec(0u16..4, 40), gpc in any::<bool>(),
    ) {
        let number = section(name).unwrap();
        let empty = encode(&tree(&json!({ "format": "gpp", "section": name }))).unwrap();
        let defaults = decode(&empty, Some(ConsentFormat::Gpp), Some(number)).unwrap();
        let values = defaults.section(name).unwrap();
        let mut fields = json!({});
        let mut next = numbers.iter();
        for (field, value) in values.fields() {
            match value {
                selfsame::consent::string::Value::Number(_) if field.allows_any() => {
                    fields[field.name()] = json!(next.next().unwrap());
                }
                selfsame::consent::string::Value::Flag(_) => fields[field.name()] = json!(gpc),
                _ => {}
            }
        }
        let text = encode(&tree(&json!({ "format": "gpp", "section": name, "fields": fields }))).unwrap();
        let again = decode(&text, Some(ConsentFormat::Gpp), Some(number)).unwrap();
        let values = again.section(name).unwrap();
        for (field, wanted) in fields.as_object().unwrap() {
            let said = match values.field(field).unwrap() {
                selfsame::consent::string::Value::Number(said) => json!(said),
                selfsame::consent::string::Value::Flag(said) => json!(said),
                other => panic!("{other:?}"),
            };
            prop_assert_eq!(&said, wanted, "{} {}", name, field);
        }
    }

    #[test]
    fn no_text_is_more_than_an_error(text in "[A-Za-z0-9_.~=+ -]{0,80}|D[A-Za-z0-9_-]{4,9}(~[A-Za-z0-9_.-]{0,30}){0,4}|[BC][A-Za-z0-9_-]{34,90}") {
        let _ = decode(&text, None, None);
        let _ = read_json(&tree(&json!({ "gpp": text })), &Json::Null);
    }
}
