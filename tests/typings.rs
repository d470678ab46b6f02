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

use selfsame::pipeline::Options;
use selfsame::vocabulary as v;
use std::collections::BTreeSet;

const TYPINGS: &str = include_str!("../pkg-template/index.d.ts");
const README: &str = include_str!("../README.md");
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
    formats_of_consent_strings_are_typed: "ConsentFormat" = ConsentFormat;
    engine_errors_are_typed: "EngineErrorCode" = ErrorCode;
    verdicts_are_typed: "Verdict" = Verdict;
    events_are_typed: "EventKind" = EventKind;
    causes_are_typed: "Cause" = Cause;
    bands_are_typed: "Band" = Band;
    functions_of_conditions_are_typed: "WrittenFunction" = Function;
    entities_are_typed: "Entity" = Entity;
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
    training_doubts_are_typed: "TrainingDoubt" = TrainingDoubt;
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
    faults_of_logs_are_typed: "LogFault" = LogFault;
    platforms_are_typed: "Platform" = Platform;
    survivorship_rules_are_typed: "SurvivorshipRule" = SurvivorshipRule;
}

#[test]
fn the_package_carries_the_version_of_the_crate() {
    assert!(PACKAGE.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))));
}

/// The keys of `export interface NAME`, those of what it extends last.
fn keys(name: &str) -> BTreeSet<&'static str> {
    let start = format!("export interface {name} ");
    let at = TYPINGS.find(&start).unwrap_or_else(|| panic!("index.d.ts has no interface {name}"));
    let (head, body) = TYPINGS[at + start.len()..].split_once('{').unwrap();
    let body = body.split("\n}").next().unwrap();
    let own = body.lines().filter_map(|line| line.strip_prefix("  ")?.split_once("?: "));
    let mut keys: BTreeSet<&str> = own.map(|(key, _)| key).filter(|key| !key.starts_with(' ')).collect();
    if let Some(base) = head.trim().strip_prefix("extends ") {
        keys.extend(self::keys(base.trim()));
    }
    keys
}

/// The rows of the README's table of options: the option, its default, its calls.
fn documented() -> Vec<[&'static str; 3]> {
    let cells = |row: &'static str| -> Option<[&'static str; 3]> {
        let mut cells = row.split('|').skip(1).map(str::trim);
        Some([cells.next()?.trim_matches('`'), cells.next()?, cells.next()?])
    };
    let (_, table) = README.split_once("| option | default |").expect("the table of options");
    table.lines().skip(2).take_while(|line| line.starts_with('|')).filter_map(cells).collect()
}

#[test]
fn the_options_that_are_taken_are_typed_and_documented_with_their_default() {
    let rows = documented();
    let package_only = ["onProgress", "signal"];
    for (call, interface, taken) in [
        ("normalize", "NormalizeOptions", Options::NORMALIZE),
        ("compare", "CompareOptions", Options::COMPARE),
        ("resolve", "ResolveOptions", Options::RESOLVE),
        ("resolver", "ResolverOptions", Options::RESOLVER),
    ] {
        let taken: BTreeSet<&str> = taken.iter().copied().collect();
        let typed = keys(interface).into_iter().filter(|key| !package_only.contains(key));
        assert_eq!(typed.collect::<BTreeSet<_>>(), taken, "{interface}");
        let told = rows.iter().filter(|[_, _, calls]| calls.split(' ').any(|known| known == call));
        assert_eq!(told.map(|[option, ..]| *option).collect::<BTreeSet<_>>(), taken, "README, {call}");
    }
    assert!(rows.iter().all(|[option, default, _]| !option.is_empty() && !default.is_empty()));
}
