//! Consent: words to statuses, states read and joined.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[path = "shelf/cases.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use selfsame::consent::{
    Columns, ConsentState, Entry, Moment, Signal, Signals, merge, read, read_json, token,
};
use selfsame::schema::{Field, Schema};
use selfsame::text::json::Json;
use selfsame::vocabulary::{
    Channel, ConflictCode, ConsentStatus as S, DeliveryStatus, ErrorCode, IssueCode, Kind, Method, Polarity,
    Purpose,
};
use serde_json::json;

fn tree(value: &serde_json::Value) -> Json {
    Json::parse(&value.to_string()).unwrap()
}

fn polarity(text: &str) -> Polarity {
    Polarity::parse(text).unwrap()
}

#[test]
fn every_row_of_the_table_of_tokens_reads_as_it_says() {
    let table = include_str!("tables/consent-tokens.tsv");
    let mut wrong = Vec::new();
    for line in table.lines().skip(1).filter(|line| !line.is_empty()) {
        let [shows, scope, way, text, status] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let read = token(text, polarity(way), scope).status;
        if read.as_str() != status {
            wrong.push(format!("{shows}: {text:?} under {scope:?} ({way}) is {read}, not {status}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn an_unknown_word_is_unknown_and_reported_and_a_no_inside_it_still_counts() {
    let unknown = token("perhaps blue", Polarity::Direct, "");
    assert_eq!((unknown.status, unknown.issue), (S::Unknown, Some(IssueCode::ConsentTokenUnknown)));
    let inside = token("customer has unsubscribed by phone", Polarity::Direct, "");
    assert_eq!((inside.status, inside.issue), (S::Withdrawn, Some(IssueCode::ConsentTokenUnknown)));
    assert_eq!(token("we think they agreed maybe", Polarity::Direct, "").status, S::Unknown);
    assert_eq!(
        token(&"stop ".repeat(200_000), Polarity::Direct, "").issue,
        Some(IssueCode::ConsentTokenUnknown)
    );
}

#[test]
fn delivery_is_kept_apart_from_consent() {
    let cleaned = token("cleaned", Polarity::Direct, "");
    assert_eq!((cleaned.status, cleaned.delivery), (S::Unknown, Some(DeliveryStatus::HardBounce)));
    let complained = token("spam complaint", Polarity::Direct, "");
    assert_eq!((complained.status, complained.delivery), (S::Withdrawn, Some(DeliveryStatus::Complained)));
}

proptest! {
    #[test]
    fn a_column_of_objections_never_grants(text in "[a-z0-9 ✓]{0,12}|yes|no|subscribed|opted in|2024-05-01") {
        prop_assert_ne!(token(&text, Polarity::Inverse, "").status, S::Granted);
    }
}

fn field(header: &str, kind: Kind) -> Field {
    Field::new(header, kind, 1.0, "given")
}

fn consent(header: &str, channel: Option<Channel>, polarity: Polarity) -> Field {
    Field { channel, polarity: Some(polarity), ..field(header, Kind::Consent) }
}

fn state_of(fields: Vec<Field>, cells: &[&str]) -> ConsentState {
    let columns = Columns::new(&Schema { fields });
    columns.state(|column| cells[column], "crm")
}

#[test]
fn columns_of_a_record_add_up_to_a_state() {
    let email = Some(Channel::Email);
    let fields = vec![
        consent("Accepts Email", email, Polarity::Direct),
        consent("DoNotCall", Some(Channel::Call), Polarity::Inverse),
        field("Email", Kind::Email),
        field("Unsubscribed At", Kind::Timestamp),
    ];
    let state = state_of(fields, &["unsubscribed", "false", "ada@example.is", "2024-05-01 10:00:00"]);
    let of = |channel| state.entry(Purpose::Marketing, channel).unwrap();
    assert_eq!(of(email).status, S::Withdrawn);
    assert_eq!(of(email).at.as_ref().unwrap().as_str(), "2024-05-01");
    assert_eq!(of(Some(Channel::Call)).status, S::Unknown);
    assert_eq!(of(email).source.as_deref(), Some("crm"));
}

#[test]
fn a_double_opt_in_waits_for_its_confirmation() {
    let fields = || vec![field("OPTIN_TIME", Kind::Timestamp), field("CONFIRM_TIME", Kind::Timestamp)];
    let waiting = state_of(fields(), &["2024-05-01 10:00:00", ""]);
    assert_eq!(waiting.entries.iter().map(|e| e.status).collect::<Vec<_>>(), [S::Pending]);
    let confirmed = state_of(fields(), &["2024-05-01 10:00:00", "2024-05-02 10:00:00"]);
    assert_eq!(confirmed.entries[0].method, Some(Method::DoubleOptIn));
    assert!(confirmed.entries[0].is_demonstrable());
}

#[test]
fn only_a_raised_gpc_signal_says_anything() {
    let with = |gpc| read(&[], &Signals { gpc, ..Signals::default() }, None, "").unwrap();
    assert_eq!(with(Some(true)).entry(Purpose::Sale, Some(Channel::Web)).unwrap().status, S::Withdrawn);
    assert!(with(Some(false)).entries.is_empty() && with(None).entries.is_empty());
}

#[test]
fn the_time_and_source_of_signals_are_kept() {
    let at = Moment::parse("2026-11-21T10:00:00+01:00").unwrap();
    let signals = [Signal::new(Purpose::Marketing, Some(Channel::Sms), Polarity::Direct, "STOP")];
    let state = read(&signals, &Signals::default(), Some(&at), "reply").unwrap();
    let entry = &state.entries[0];
    assert_eq!(
        (entry.status, entry.at.as_ref(), entry.source.as_deref()),
        (S::Withdrawn, Some(&at), Some("reply"))
    );
}

#[test]
fn signals_are_read_from_json_with_or_without_their_headers() {
    let statuses = |signals: serde_json::Value| {
        let state =
            read_json(&tree(&signals), &tree(&json!({"at": "2026-11-21T10:00:00Z", "source": "form"})))
                .unwrap();
        let entry =
            |e: &Entry| (e.purpose.as_str(), e.channel.map_or("", Channel::as_str), e.status.as_str());
        state.entries.iter().map(entry).collect::<Vec<_>>()
    };
    assert_eq!(statuses(json!({"HasOptedOutOfEmail": true})), [("marketing", "email", "withdrawn")]);
    assert_eq!(statuses(json!({"HasOptedOutOfEmail": false})), [("marketing", "email", "unknown")]);
    // A date is what its header says it is the date of.
    for (header, value, status) in [
        ("unsubscribed_at", "2024-05-01T10:00:00Z", "withdrawn"),
        ("email_optout_date", "2024-05-01", "withdrawn"),
        ("UNSUB_TIME", "2024-05-01", "withdrawn"),
        ("do_not_call_since", "2024-05-01", "withdrawn"),
        ("unsubscribed_at", "", "unknown"),
        ("optin_date", "2024-05-01", "granted"),
        ("consent_updated_at", "2024-05-01", "unknown"),
    ] {
        let said = statuses(json!({header: value}));
        assert_eq!(said.iter().map(|one| one.2).collect::<Vec<_>>(), [status], "{header}: {value}");
    }
    // A yes under a header that asks for nothing is no consent; under a way of contact it is one to that.
    for (header, value, said) in [
        ("vip", "yes", ("marketing", "", "unknown")),
        ("birth_date", "1980-01-01", ("marketing", "", "unknown")),
        ("last_order", "2024-05-01", ("marketing", "", "unknown")),
        ("vip", "opted in", ("marketing", "", "granted")),
        ("vip", "no", ("marketing", "", "refused")),
        ("Brief", "ja", ("marketing", "post", "granted")),
        ("SMS", "1", ("marketing", "sms", "granted")),
        ("E-Mail", "2024-05-01", ("marketing", "", "unknown")),
    ] {
        assert_eq!(statuses(json!({header: value})), [said], "{header}: {value}");
    }
    assert_eq!(
        statuses(json!([{"header": "vip", "value": "yes", "channel": "email"}])),
        [("marketing", "email", "granted")]
    );
    assert_eq!(statuses(json!([{"value": "yes"}])), [("marketing", "", "granted")]);
    assert_eq!(statuses(json!([{"header": "DoNotCall", "value": 1}])), [("marketing", "call", "withdrawn")]);
    assert_eq!(
        statuses(json!([{"purpose": "survey", "channel": "sms", "value": "yes", "polarity": "inverse"}])),
        [("survey", "sms", "withdrawn")]
    );
    assert_eq!(
        statuses(json!([{"system": "Shopify", "channel": "email", "value": "NOT_SUBSCRIBED"}])),
        [("marketing", "email", "unknown")]
    );
    assert_eq!(
        statuses(json!([{"gpc": true}])),
        [("advertising", "web", "withdrawn"), ("sale", "web", "withdrawn")]
    );
    for wrong in
        [json!(5), json!([5]), json!([{"valeu": "yes"}]), json!({"Opt in": {}}), json!([{"gpc": "yes"}])]
    {
        assert_eq!(
            read_json(&tree(&wrong), &tree(&json!({}))).unwrap_err().code,
            ErrorCode::ConsentInvalid,
            "{wrong}"
        );
    }
    assert_eq!(
        read_json(&tree(&json!([])), &tree(&json!({"at": "now"}))).unwrap_err().code,
        ErrorCode::DateInvalid
    );
}

#[test]
fn a_state_is_read_strictly() {
    let entry = |changed: serde_json::Value| {
        let mut entry = json!({"purpose": "marketing", "channel": "email", "status": "granted"});
        entry.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        ConsentState::from_json(&tree(&json!({"entries": [entry]})))
    };
    assert!(entry(json!({"at": "2024-05-01", "method": "double-opt-in"})).is_ok());
    for (wrong, code, nearest) in [
        (json!({"purpose": "markting"}), ErrorCode::WordUnknown, Some("marketing")),
        (json!({"channel": "e-mail"}), ErrorCode::WordUnknown, Some("email")),
        (json!({"status": "yes"}), ErrorCode::WordUnknown, None),
        (json!({"expires": "2027-01-01"}), ErrorCode::ConsentInvalid, Some("expiresAt")),
        (json!({"at": "2024-05-01T10:00:00"}), ErrorCode::DateInvalid, None),
        (json!({"at": 5}), ErrorCode::ConsentInvalid, None),
        (json!({"at": "2024-05-01", "expiresAt": "2023-05-01"}), ErrorCode::ConsentInvalid, None),
    ] {
        let error = entry(wrong.clone()).unwrap_err();
        let named = error.details.iter().find(|(key, _)| *key == "nearest").map(|(_, name)| name.as_str());
        assert_eq!((error.code, named), (code, nearest), "{wrong}");
    }
    assert!(ConsentState::from_json(&tree(&json!([]))).is_err());
    let whole = json!({
        "entries": [{"purpose": "marketing", "status": "withdrawn", "at": "2024-05-01T10:00:00.000+02:00"}],
        "signals": {"gpc": true, "consentMode": {"ad_storage": "denied"}},
        "deliverability": [{"channel": "email", "status": "hard-bounce"}],
    });
    assert_eq!(serde_json::to_value(ConsentState::from_json(&tree(&whole)).unwrap()).unwrap(), whole);
}

fn says(status: S, at: Option<&str>, method: Option<Method>) -> ConsentState {
    let entry = Entry::new(Purpose::Marketing, Some(Channel::Email), status);
    let entry = Entry { at: at.and_then(Moment::parse), method, ..entry };
    ConsentState { entries: vec![entry], ..ConsentState::default() }
}

#[test]
fn when_duplicates_become_one_customer_a_no_is_never_widened() {
    let express = Some(Method::Express);
    let (early, late) = (Some("2023-01-01"), Some("2024-01-01"));
    for (a, b, stays, conflict) in [
        (says(S::Granted, early, express), says(S::Withdrawn, late, None), S::Withdrawn, None),
        (says(S::Withdrawn, early, None), says(S::Granted, late, express), S::Granted, None),
        (
            says(S::Withdrawn, early, None),
            says(S::Granted, late, None),
            S::Withdrawn,
            Some(ConflictCode::NotDemonstrable),
        ),
        (says(S::Granted, None, None), says(S::Refused, late, None), S::Refused, Some(ConflictCode::Undated)),
        (
            says(S::Granted, late, express),
            says(S::Refused, None, None),
            S::Refused,
            Some(ConflictCode::Undated),
        ),
        (
            says(S::Granted, late, express),
            says(S::Refused, late, None),
            S::Refused,
            Some(ConflictCode::SameTime),
        ),
        (says(S::Unknown, late, None), says(S::Granted, early, None), S::Granted, None),
        (says(S::Granted, early, express), says(S::Expired, late, None), S::Expired, None),
        (says(S::Withdrawn, early, None), says(S::Expired, late, None), S::Withdrawn, None),
        (says(S::Pending, late, None), says(S::Unknown, None, None), S::Pending, None),
    ] {
        let merged = merge(&[a.clone(), b.clone()]);
        let conflicts: Vec<ConflictCode> = merged.conflicts.iter().map(|conflict| conflict.code).collect();
        assert_eq!(
            (merged.state.entries[0].status, conflicts.first().copied()),
            (stays, conflict),
            "{a:?} {b:?}"
        );
    }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let days = ["2023-01-01", "2023-01-02", "2023-01-03T05:00:00Z", "2023-01-04"];
    let day = move || prop::option::of(prop::sample::select(days.to_vec()));
    let channel = prop::option::of(prop::sample::select(vec![Channel::Email, Channel::Call]));
    let method = prop::option::of(prop::sample::select(vec![Method::Express, Method::Implied]));
    (channel, prop::sample::select(S::ALL), day(), day(), method).prop_map(
        |(channel, status, at, end, method)| Entry {
            at: at.and_then(Moment::parse),
            expires_at: end.and_then(Moment::parse),
            method,
            ..Entry::new(Purpose::Marketing, channel, status)
        },
    )
}

fn any_state() -> impl Strategy<Value = ConsentState> {
    let signals = prop::option::of(any::<bool>()).prop_map(|gpc| Signals { gpc, ..Signals::default() });
    (prop::collection::vec(any_entry(), 0..5), signals).prop_map(|(entries, signals)| ConsentState {
        entries,
        signals,
        ..ConsentState::default()
    })
}

proptest! {
    #![proptest_config(cases(2000))]
    #[test]
    fn merging_does_not_depend_on_order_or_grouping(a in any_state(), b in any_state(), c in any_state()) {
        let join = |states: &[&ConsentState]| {
            merge(&states.iter().map(|state| (*state).clone()).collect::<Vec<_>>()).state
        };
        let all = join(&[&a, &b, &c]);
        prop_assert_eq!(&join(&[&join(&[&a, &b]), &c]), &all);
        prop_assert_eq!(&join(&[&a, &join(&[&b, &c])]), &all);
        prop_assert_eq!(&join(&[&c, &a, &b]), &all);
        prop_assert_eq!(&join(&[&all, &all]), &all);
    }

    #[test]
    fn an_unknown_adds_nothing(a in any_state()) {
        let known = merge(std::slice::from_ref(&a));
        for channel in [None, Some(Channel::Email), Some(Channel::Call)] {
            let unknown = Entry::new(Purpose::Marketing, channel, S::Unknown);
            let with = merge(&[a.clone(), ConsentState { entries: vec![unknown], ..ConsentState::default() }]);
            let status = |state: &ConsentState| {
                state.entry(Purpose::Marketing, channel).map_or(S::Unknown, |entry| entry.status)
            };
            prop_assert_eq!(status(&with.state), status(&known.state));
        }
    }
}
