//! A model trained by pairs that people have judged.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

use selfsame::matching::{Model, ModelLevel};
use selfsame::pipeline::{Job, Options, Resolution, labels};
use selfsame::text::json::Json;
use selfsame::vocabulary::{ErrorCode, Stage, TrainingDoubt};

/// Customers that stand twice, the second time with another telephone number; every third under a nickname.
fn customers(count: usize) -> String {
    let given = ["Robert", "Bob", "William", "Bill", "Elizabeth", "Liz"];
    let mut text = "id,first name,last name,phone\n".to_owned();
    for at in 0..count {
        let family = ["Ashford", "Birch", "Colby", "Dunn", "Eaves", "Firth", "Gale"][at % 7];
        let (name, nick) = (given[at % 3 * 2], given[at % 3 * 2 + 1]);
        let again = if at % 3 == 0 { nick } else { name };
        text += &format!("a{at},{name},{family}son{at},+49 30 {}\n", 1_000_000 + at * 7);
        text += &format!("b{at},{again},{family}son{at},+49 89 {}\n", 2_000_000 + at * 13);
    }
    text
}

fn label(left: &str, right: &str, same: bool) -> String {
    format!(r#"{{"left":"{left}","right":"{right}","same":{same}}}"#)
}

fn job(text: &str, list: &[String], options: Options) -> selfsame::Result<Resolution> {
    let labels = Some(labels(&Json::parse(&format!("[{}]", list.join(","))).unwrap())?);
    let mut job = Job::new(Options { labels, until: Some(Stage::Train), ..options })?;
    job.add_input("crm.csv", text.as_bytes())?;
    while job.step(100)?.stage != Stage::Done {}
    job.finish()
}

fn trained(text: &str, list: &[String]) -> Resolution {
    job(text, list, Options::default()).unwrap()
}

fn refused(text: &str, list: &[String]) -> (ErrorCode, String) {
    let error = job(text, list, Options::default()).unwrap_err();
    let row = error.details.iter().find(|(key, _)| *key == "row").map(|(_, row)| row.clone());
    assert!(!error.message.contains("a1") && !format!("{:?}", error.details).contains("a1"), "{error:?}");
    (error.code, row.unwrap_or_default())
}

fn pairs(count: usize) -> Vec<String> {
    (0..count).map(|at| label(&format!("a{at}"), &format!("b{at}"), true)).collect()
}

fn level<'m>(model: &'m Model, comparison: &str, level: &str) -> &'m ModelLevel {
    model.comparison(comparison).unwrap().levels.iter().find(|known| known.name == level).unwrap()
}

#[test]
fn m_is_counted_among_pairs_judged_the_same_and_leans_on_the_first_model() {
    let resolution = trained(&customers(600), &pairs(300));
    let (model, first) = (resolution.model(), Model::shipped().unwrap());
    for (comparison, name, pairs) in
        [("name.given", "nickname", 100.0), ("name.given", "exact", 200.0), ("phone", "different", 300.0)]
    {
        let before = level(&first, comparison, name).m;
        let expected = (pairs + 5.0) / (300.0 + 5.0 / before);
        assert!((level(model, comparison, name).m - expected).abs() < 1e-6, "{comparison} {name}");
    }
    assert_eq!(model.comparison("email"), first.comparison("email"), "nobody spoke of it");
    let report = resolution.fitted().unwrap();
    assert_eq!((report.trusted, report.labels, report.matches), (true, Some([300.0, 0.0]), 300.0));
    assert!(report.drawn > 10_000.0 && level(model, "name.given", "exact").u > 0.1, "three names only");
    let thin = |name: &str| report.thin.iter().any(|thin| thin.level == name);
    assert!(thin("swapped") && !thin("nickname"), "{:?}", report.thin);
}

#[test]
fn the_same_labels_give_the_same_model_in_any_order_and_twice() {
    let text = customers(60);
    let (mut list, once) = (pairs(60), trained(&text, &pairs(60)));
    list.reverse();
    list.extend((0..60).map(|at| label(&format!("b{at}"), &format!("a{at}"), true)));
    let again = trained(&text, &list);
    assert_eq!((once.model(), once.fitted()), (again.model(), again.fitted()));
}

#[test]
fn few_labels_leave_the_first_model_as_it_was() {
    let resolution = trained(&customers(60), &pairs(19));
    assert_eq!(resolution.model(), &Model::shipped().unwrap());
    assert_eq!(resolution.fitted().unwrap().doubts, [TrainingDoubt::FewMatches]);
}

#[test]
fn pairs_judged_different_count_where_there_are_few_records_to_draw_from() {
    let different: Vec<String> =
        (0..59).map(|at| label(&format!("a{at}"), &format!("a{}", at + 1), false)).collect();
    let list = [pairs(60), different].concat();
    let u = |list: &[String]| level(trained(&customers(60), list).model(), "phone", "different").u;
    assert_ne!(u(&list), u(&pairs(60)));
    assert_eq!(trained(&customers(60), &list).fitted().unwrap().labels, Some([60.0, 59.0]));
}

#[test]
fn labels_that_cannot_be_so_are_refused_by_their_place() {
    let text = customers(5);
    let list = |more: &[(&str, &str, bool)]| -> Vec<String> {
        let more = more.iter().map(|(left, right, same)| label(left, right, *same));
        pairs(3).into_iter().chain(more).collect()
    };
    for (labels, code, row) in [
        (list(&[("a1", "b1", false)]), ErrorCode::LabelsContradiction, "4"),
        (list(&[("b1", "a2", true), ("a1", "b2", false)]), ErrorCode::LabelsContradiction, "5"),
        (list(&[("a1", "b2", false), ("b1", "a2", true)]), ErrorCode::LabelsContradiction, "4"),
        (list(&[("a1", "nobody", true)]), ErrorCode::LabelsUnknownId, "4"),
        (list(&[("a1", "a1", true)]), ErrorCode::LabelsSameRecord, "4"),
    ] {
        assert_eq!(refused(&text, &labels), (code, row.to_owned()));
    }
    let twice = list(&[("b1", "a1", true), ("a3", "b4", false), ("b4", "a3", false)]);
    assert_eq!(trained(&text, &twice).fitted().unwrap().labels, Some([3.0, 1.0]));
}

#[test]
fn what_is_no_label_is_refused_by_code() {
    for (json, code) in [
        ("{}", ErrorCode::LabelsInvalid),
        ("[1]", ErrorCode::LabelsInvalid),
        (r#"[{"left":"1","right":"2"}]"#, ErrorCode::LabelsInvalid),
        (r#"[{"left":"1","right":"2","same":"yes"}]"#, ErrorCode::LabelsInvalid),
        (r#"[{"left":[],"right":"2","same":true}]"#, ErrorCode::LabelsInvalid),
        (r#"[{"left":"1","right":"2","same":true,"sure":1}]"#, ErrorCode::OptionUnknown),
    ] {
        assert_eq!(labels(&Json::parse(json).unwrap()).unwrap_err().code, code, "{json}");
    }
    assert!(
        labels(&Json::parse(r#"[{"left":1,"right":"2","same":false}]"#).unwrap()).is_ok(),
        "ids of numbers"
    );
}

#[test]
fn no_labels_at_all_are_few_labels() {
    let resolution = trained(&customers(5), &[]);
    assert_eq!(resolution.fitted().unwrap().doubts, [TrainingDoubt::FewMatches]);
}
