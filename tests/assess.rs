//! What the report counts and which examples it shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod shelf;

use proptest::prelude::*;
use selfsame::assess::{Assessment, AssessmentBuilder, BlockCounts, Found, InputFacts, Options, Side};
use selfsame::consent::{ConsentState, Entry, merge};
use selfsame::matching::{Explanation, Pair};
use selfsame::vocabulary::{Band, Channel, ConsentStatus, Entity, Kind, Purpose};
use serde_json::{Value, json};
use shelf::{Shelf, shelf};

const OPTIONS: Options =
    Options { masked: false, examples: 50, mask: |_, text| "•".repeat(text.chars().count()) };

fn opened(builder: &mut AssessmentBuilder, shelf: &Shelf) {
    let name = shelf.table.source.name.clone();
    builder.input(InputFacts { name, rows: shelf.table.rows as u64, ..InputFacts::default() });
    for (raw, clean) in shelf.table.columns.iter().zip(&shelf.clean.columns) {
        builder.column(raw, clean);
    }
}

fn assessed(shelf: &Shelf) -> Assessment {
    let mut builder = AssessmentBuilder::new(OPTIONS);
    opened(&mut builder, shelf);
    builder.finish()
}

fn json(assessment: &Assessment) -> Value {
    serde_json::to_value(assessment).unwrap()
}

#[test]
fn a_column_tells_how_full_and_how_sound_it_is() {
    let rows: &[&[&str]] = &[&["ada@x.test"], &["~Eve@x.test"], &["?eve@x.tst"], &["!eve"], &[""], &["!eve"]];
    let report = json(&assessed(&shelf("crm", &[("mail", Kind::Email)], rows)));
    let column = &report["inputs"][0]["columns"][0];
    assert_eq!((&column["header"], &column["kind"]), (&json!("mail"), &json!("email")));
    assert_eq!((&column["filled"], &column["distinct"]), (&json!(5), &json!(4)));
    let statuses = json!({ "valid": 1, "corrected": 1, "suspect": 1, "invalid": 2, "empty": 1 });
    assert_eq!(column["statuses"], statuses);
    let changes = json!([{ "code": "space", "count": 1 }, { "code": "case", "count": 1 }]);
    assert_eq!(column["changes"], changes);
    let issues = json!([{
        "code": "value.format", "severity": "error", "count": 3,
        "examples": [
            { "row": 3, "value": "••••••••••", "suggestion": "•••••••••" },
            { "row": 4, "value": "••••" },
        ],
    }]);
    assert_eq!(column["issues"], issues);
}

#[test]
fn what_is_not_of_its_kind_is_masked_as_if_it_were_a_name() {
    let mask: selfsame::assess::Mask =
        |kind, text| if kind == Kind::Text { "•••".to_owned() } else { text.to_owned() };
    let mut builder = AssessmentBuilder::new(Options { mask, ..OPTIONS });
    opened(&mut builder, &shelf("a", &[("at", Kind::Timestamp)], &[&["!Carol Lang"], &["?2020"]]));
    let report = json(&builder.finish());
    let examples = report["inputs"][0]["columns"][0]["issues"][0]["examples"].clone();
    assert_eq!(
        examples,
        json!([{ "row": 1, "value": "•••" }, { "row": 2, "value": "?2020", "suggestion": "2020" }])
    );
}

#[test]
fn totals_are_over_all_inputs_and_count_each_record_once() {
    let mut builder = AssessmentBuilder::new(OPTIONS);
    let columns = &[("mail", Kind::Email), ("tel", Kind::Phone)];
    opened(&mut builder, &shelf("a", columns, &[&["~a", "~b"], &["?c", "!d"]]));
    opened(&mut builder, &shelf("b", columns, &[&["~a", "?c"], &["", ""]]));
    let totals = json(&builder.finish())["totals"].clone();
    assert_eq!(
        (&totals["records"], &totals["recordsFixed"], &totals["recordsWithIssues"]),
        (&json!(4), &json!(2), &json!(2))
    );
    assert_eq!(totals["issues"], json!([{ "code": "value.format", "severity": "error", "count": 3 }]));
    assert_eq!(totals["changes"][0]["count"], 3);
}

#[test]
fn where_nothing_was_matched_there_is_no_word_of_duplicates() {
    assert!(assessed(&shelf("a", &[], &[])).duplicates.is_none());
}

#[test]
fn clusters_and_weights_are_counted() {
    let mut builder = AssessmentBuilder::new(OPTIONS);
    [1, 1, 3, 2, 3].into_iter().for_each(|size| builder.cluster(size));
    for (weight, band) in
        [(9.5, Band::Match), (9.1, Band::Match), (-0.5, Band::Distinct), (7.0, Band::Review)]
    {
        builder.pair(Pair { left: 0, right: 1, weight }, band);
    }
    builder.blocks(BlockCounts { keys: 7, oversize: 1, ..BlockCounts::default() });
    let duplicates = builder.finish().duplicates.unwrap();
    assert_eq!((duplicates.customers, duplicates.records_in_duplicates), (5, 8));
    let sizes: Vec<_> = duplicates.sizes.iter().map(|count| (count.size, count.customers)).collect();
    assert_eq!(sizes, [(1, 2), (2, 1), (3, 2)]);
    assert_eq!(
        (duplicates.weights.len(), duplicates.weights[0].from, duplicates.weights[0].distinct),
        (11, -1, 1)
    );
    assert_eq!((duplicates.weights[10].matches, duplicates.weights[8].review), (2, 1));
    assert_eq!(duplicates.blocks.oversize, 1);
}

#[test]
fn an_example_sets_two_records_side_by_side_with_the_reasons() {
    let columns = &[
        ("given", Kind::NameGiven),
        ("mail", Kind::Email),
        ("ssn", Kind::IdNational),
        ("billing/zip", Kind::AddressPostcode),
        ("zip", Kind::AddressPostcode),
        ("notes", Kind::Text),
    ];
    let rows: &[&[&str]] =
        &[&["Ada", "a@x.test", "123", "1", "2", "x"], &["ADA", "b@x.test", "123", "", "3", "x"]];
    let shelf = shelf("crm", columns, rows);
    let side = |row| Side { table: &shelf.table, clean: &shelf.clean, row, id: "", customer: "C1" };
    let shown = |masked| {
        let mut builder = AssessmentBuilder::new(Options { masked, ..OPTIONS });
        builder.cluster(2);
        builder.example(Found {
            explanation: Explanation {
                probability: 0.999,
                weight: 10.5,
                decision: Band::Match,
                model: Entity::Person,
                comparisons: Vec::new(),
            },
            sides: [side(0), side(1)],
        });
        json(&builder.finish())["duplicates"]["examples"][0].clone()
    };
    let example = shown(false);
    assert_eq!((&example["weight"], &example["decision"]), (&json!(10.5), &json!("match")));
    assert_eq!(example["records"][1], json!({ "source": "crm", "row": 2, "id": "", "customer": "C1" }));
    let fields = json!([
        { "kind": "name.given", "values": ["Ada", "ADA"], "same": true },
        { "kind": "email", "values": ["a@x.test", "b@x.test"], "same": false },
        { "kind": "address.postcode", "values": ["2", "3"], "same": false },
        { "kind": "id.national", "values": ["•••", "•••"], "same": true },
        { "kind": "address.postcode", "group": "billing", "values": ["1", ""], "same": null },
    ]);
    assert_eq!(example["fields"], fields);
    assert_eq!(shown(true)["fields"][0]["values"], json!(["•••", "•••"]));
}

#[test]
fn a_whole_name_stands_beside_its_parts_and_contact_points_are_one_list() {
    let crm = shelf("crm", &[("name", Kind::Name), ("mobile/tel", Kind::Phone)], &[&["Ada King", "1"]]);
    let columns = [
        ("given", Kind::NameGiven),
        ("family", Kind::NameFamily),
        ("tel", Kind::Phone),
        ("mobile/tel", Kind::Phone),
    ];
    let shop = shelf("shop", &columns, &[&["Ada", "Kin", "2", "1"]]);
    let [left, right] = [&crm, &shop].map(|from| Side {
        table: &from.table,
        clean: &from.clean,
        row: 0,
        id: "",
        customer: "C1",
    });
    let explanation = Explanation {
        probability: 0.5,
        weight: 0.0,
        decision: Band::Review,
        model: Entity::Person,
        comparisons: Vec::new(),
    };
    let mut builder = AssessmentBuilder::new(OPTIONS);
    builder.cluster(1);
    builder.example(Found { explanation, sides: [left, right] });
    let fields = json!([
        { "kind": "name.given", "values": ["Ada", "Ada"], "same": true },
        { "kind": "name.family", "values": ["King", "Kin"], "same": false },
        { "kind": "phone", "values": ["1", "2 · 1"], "same": true },
    ]);
    assert_eq!(json(&builder.finish())["duplicates"]["examples"][0]["fields"], fields);
}

#[test]
fn consent_is_counted_per_purpose_and_channel() {
    let mail = Some(Channel::Email);
    let said = |status| Entry::new(Purpose::Marketing, mail, status);
    let service = Entry::new(Purpose::Service, None, ConsentStatus::Granted);
    let mut builder = AssessmentBuilder::new(OPTIONS);
    for entries in [
        vec![said(ConsentStatus::Withdrawn), said(ConsentStatus::Granted)],
        vec![said(ConsentStatus::Granted), service],
        vec![],
    ] {
        builder.consent(&ConsentState { entries, ..ConsentState::default() }, &[]);
    }
    let both = [said(ConsentStatus::Granted), said(ConsentStatus::Refused)];
    let states = both.map(|entry| ConsentState { entries: vec![entry], ..ConsentState::default() });
    let merged = merge(&states);
    builder.consent(&merged.state, &merged.conflicts);
    let count = |code, count| json!({ "code": code, "count": count });
    let expected = json!([
        { "purpose": "service", "statuses": [count("granted", 1), count("unknown", 3)], "conflicts": 0 },
        {
            "purpose": "marketing", "channel": "email", "conflicts": 1,
            "statuses": [count("granted", 1), count("refused", 1), count("withdrawn", 1), count("unknown", 1)],
        },
    ]);
    assert_eq!(json(&builder.finish())["consent"], expected);
}

fn picked(pairs: &[(Pair, Band)], examples: usize) -> Vec<Pair> {
    let mut builder = AssessmentBuilder::new(Options { examples, ..OPTIONS });
    pairs.iter().for_each(|(pair, band)| builder.pair(*pair, *band));
    builder.wanted()
}

fn pair(n: u32, weight: f32) -> Pair {
    Pair { left: n, right: n + 1, weight }
}

#[test]
fn the_strongest_the_weakest_and_the_doubtful_pairs_are_picked() {
    let pairs: Vec<_> = (0..300)
        .map(|n| (pair(n, n as f32 / 10.0), if n > 100 { Band::Match } else { Band::Review }))
        .collect();
    let picked: Vec<_> = picked(&pairs, 20).iter().map(|pair| pair.left).collect();
    assert_eq!(picked.len(), 20);
    assert_eq!(picked[..2], [299, 298]);
    assert!(picked.contains(&101) && picked.contains(&100));
    assert_eq!(picked.iter().filter(|left| **left <= 100).count(), 8);
}

proptest! {
    #[test]
    fn the_choice_of_examples_does_not_depend_on_the_order_of_the_pairs(
        weights in prop::collection::vec((0u8..6, 0u8..3), 0..60),
        examples in 0usize..30,
    ) {
        let mut pairs: Vec<_> = weights.iter().enumerate().map(|(n, (weight, band))| {
            (pair(n as u32, f32::from(*weight)), Band::ALL[usize::from(*band)])
        }).collect();
        let forth = picked(&pairs, examples);
        pairs.reverse();
        prop_assert_eq!(&forth, &picked(&pairs, examples));
        prop_assert!(forth.len() <= examples);
    }
}
