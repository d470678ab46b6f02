//! The typings are written by hand and held true here: every union of codes in `index.d.ts` is the
//! vocabulary of the same name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

use selfsame::vocabulary as v;
use std::collections::BTreeSet;

const TYPINGS: &str = include_str!("../pkg-template/index.d.ts");
const PACKAGE: &str = include_str!("../pkg-template/package.json");

/// The members of `export type NAME = "a" | "b";`.
fn union(name: &str) -> BTreeSet<&'static str> {
    let start = format!("export type {name} =");
    let at = TYPINGS.find(&start).unwrap_or_else(|| panic!("index.d.ts has no type {name}"));
    let body = TYPINGS[at + start.len()..].split(';').next().unwrap_or_default();
    body.split('"').skip(1).step_by(2).collect()
}

macro_rules! same {
    ($($test:ident: $union:literal = $vocabulary:ident;)+) => { $(
        #[test]
        fn $test() {
            let declared: BTreeSet<&str> = v::$vocabulary::ALL.iter().map(|word| word.as_str()).collect();
            let typed = union($union);
            let missing: Vec<_> = declared.difference(&typed).collect();
            let extra: Vec<_> = typed.difference(&declared).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{}: missing {missing:?}, extra {extra:?}", $union);
        }
    )+ };
}

same! {
    kinds_are_typed: "Kind" = Kind;
    parts_are_typed: "Part" = Part;
    phone_types_are_typed: "PhoneType" = PhoneType;
    phone_formats_are_typed: "PhoneFormat" = PhoneFormat;
    statuses_are_typed: "Status" = Status;
    severities_are_typed: "Severity" = Severity;
    changes_are_typed: "ChangeCode" = ChangeCode;
    issues_are_typed: "IssueCode" = IssueCode;
    engine_errors_are_typed: "EngineErrorCode" = ErrorCode;
    bands_are_typed: "Band" = Band;
    purposes_are_typed: "Purpose" = Purpose;
    channels_are_typed: "Channel" = Channel;
    polarities_are_typed: "Polarity" = Polarity;
    consent_statuses_are_typed: "ConsentStatus" = ConsentStatus;
    consent_methods_are_typed: "Method" = Method;
    delivery_statuses_are_typed: "DeliveryStatus" = DeliveryStatus;
    consent_conflicts_are_typed: "ConflictCode" = ConflictCode;
    formats_are_typed: "Format" = Format;
    encodings_are_typed: "Encoding" = Encoding;
    reading_notes_are_typed: "NoteCode" = NoteCode;
    stages_are_typed: "Stage" = Stage;
    outputs_are_typed: "Output" = Output;
    outcomes_are_typed: "Outcome" = Outcome;
    bases_are_typed: "Basis" = Basis;
    effects_are_typed: "Effect" = Effect;
    confidences_are_typed: "Confidence" = Confidence;
    subject_kinds_are_typed: "SubjectKind" = SubjectKind;
    do_not_call_is_typed: "DoNotCall" = DoNotCall;
    regimes_are_typed: "Regime" = Regime;
    reasons_are_typed: "ReasonCode" = ReasonCode;
    obligations_are_typed: "ObligationCode" = ObligationCode;
    withheld_reasons_are_typed: "WithheldReason" = WithheldReason;
    survivorship_rules_are_typed: "SurvivorshipRule" = SurvivorshipRule;
}

#[test]
fn the_package_carries_the_version_of_the_crate() {
    assert!(PACKAGE.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))));
}
