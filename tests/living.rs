//! Customers that live: their ids, what changes them, what people decide, and what a snapshot keeps.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop at the first surprise")]

#[path = "shelf/cases.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use selfsame::matching::SAME;
use selfsame::pipeline::{Event, Options, Resolver};
use selfsame::record::Record;
use selfsame::schema;
use selfsame::text::hash::hash_pair;
use selfsame::vocabulary::{Cause, ErrorCode, EventKind, Verdict};

/// Everybody in these tests is read by one schema, whoever comes first.
fn empty() -> Resolver {
    let kinds = r#"{ "id": "id", "first": "name.given", "last": "name.family", "email": "email", "phone": "phone", "born": "date.birth", "city": "address.locality" }"#;
    Resolver::new(Options { schema: Some(schema::parse(kinds).unwrap()), ..Options::default() }).unwrap()
}

fn person(id: &str, first: &str, last: &str, email: &str, born: &str) -> Record {
    Record::from([("id", id), ("first", first), ("last", last), ("email", email), ("born", born)])
}

/// Two people who share nothing.
fn ada(id: &str) -> Record {
    person(id, "Ada", "Lovelace", "ada@example.com", "1815-12-10")
}

fn grace(id: &str) -> Record {
    person(id, "Grace", "Hopper", "grace@example.org", "1906-12-09")
}

fn filled(records: &[Record]) -> Resolver {
    let mut resolver = empty();
    resolver.add(records).unwrap();
    resolver
}

fn id(resolver: &mut Resolver, record: &str) -> String {
    resolver.customer_of(record).unwrap().id
}

/// Each customer as its id and its records.
fn all(resolver: &mut Resolver) -> Vec<(String, Vec<String>)> {
    resolver.customers(0, usize::MAX).into_iter().map(|customer| (customer.id, customer.records)).collect()
}

/// Who is together, whatever the ids.
fn partition(resolver: &mut Resolver) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = all(resolver).into_iter().map(|(_, records)| records).collect();
    groups.iter_mut().for_each(|group| group.sort());
    groups.sort();
    groups
}

fn told(events: &[Event]) -> Vec<String> {
    let one = |event: &Event| {
        let who = if event.other.is_empty() {
            event.customer.clone()
        } else {
            [&*event.customer, &event.other].join(" ")
        };
        format!("{} {who}: {}", event.kind, event.records.join(" "))
    };
    events.iter().map(one).collect()
}

fn events(resolver: &mut Resolver) -> Vec<String> {
    told(&resolver.events(usize::MAX))
}

#[test]
fn a_new_record_is_a_new_customer_and_one_that_is_known_joins() {
    let mut resolver = filled(&[ada("a")]);
    assert_eq!(events(&mut resolver), ["created C1: a"]);
    resolver.add(&[ada("a2"), grace("g")]).unwrap();
    let told_since = resolver.events(usize::MAX);
    assert_eq!(told(&told_since), ["joined C1: a2", "created C2: g"]);
    assert_eq!(told_since[0].link, ["a2", "a"]);
    assert!(told_since[0].weight > 0.0 && told_since[0].weight.is_finite());
    assert_eq!((told_since[0].cause, &told_since[0].by[..]), (Cause::Added, &["a2".to_owned()][..]));
    assert_eq!(
        all(&mut resolver),
        [("C1".to_owned(), vec!["a".to_owned(), "a2".to_owned()]), ("C2".to_owned(), vec!["g".to_owned()])]
    );
    assert!(events(&mut resolver).is_empty(), "what was read is not told again");
}

#[test]
fn records_that_come_together_make_one_customer_with_the_link_that_holds_them() {
    let mut resolver = filled(&[ada("a"), grace("g"), ada("b")]);
    let told_since = resolver.events(usize::MAX);
    assert_eq!(told(&told_since), ["created C1: a b", "created C2: g"]);
    assert_eq!((told_since[0].link.len(), told_since[1].link.len()), (2, 0));
}

#[test]
fn a_customer_retires_with_its_last_record_and_its_id_is_never_given_again() {
    let mut resolver = filled(&[ada("a"), ada("b"), grace("g")]);
    resolver.customers(0, 9);
    resolver.remove("a").unwrap();
    assert_eq!(id(&mut resolver, "b"), "C1");
    resolver.remove("b").unwrap();
    resolver.add(&[ada("c")]).unwrap();
    assert_eq!(events(&mut resolver)[2..], ["left C1: a", "retired C1: b", "created C3: c"]);
    assert!(resolver.customer("C1").is_none());
    let mut opened = Resolver::open(&resolver.save()).unwrap();
    opened.remove("c").unwrap();
    opened.add(&[ada("d")]).unwrap();
    assert_eq!(id(&mut opened, "d"), "C4");
}

/// `x` is like both, who are not like each other.
fn bridge() -> [Record; 5] {
    [
        person("a1", "Ada", "Lovelace", "ada@example.com", ""),
        person("a2", "Ada", "Lovelace", "ada@example.com", ""),
        person("b1", "Augusta", "King", "countess@example.net", "1815-12-10"),
        person("b2", "Augusta", "King", "countess@example.net", "1815-12-10"),
        person("x", "Ada", "Lovelace", "", ""),
    ]
}

#[test]
fn where_customers_become_one_the_oldest_stays_and_taking_it_back_restores_both() {
    let mut resolver = filled(&bridge()[..4]);
    let before = all(&mut resolver);
    assert_eq!(before.len(), 2);
    resolver.events(usize::MAX);
    resolver.decide("b2", "a1", Some(Verdict::Same)).unwrap();
    let merged = resolver.events(usize::MAX);
    assert_eq!(told(&merged), ["merged C1 C2: b1 b2"]);
    assert_eq!((merged[0].cause, merged[0].weight), (Cause::Decided, SAME));
    assert_eq!(merged[0].by, ["b2", "a1"]);
    assert_eq!(resolver.customer("C2").unwrap().id, "C1", "an id that went up in another leads there");
    assert_eq!(resolver.decisions(), [["a1", "b2", "same"]]);
    resolver.decide("a1", "b2", None).unwrap();
    assert_eq!(events(&mut resolver), ["split C1 C2: b1 b2"]);
    assert_eq!(all(&mut resolver), before);
}

#[test]
fn a_small_old_customer_gets_its_id_back_from_a_large_one_that_went_up_in_it() {
    let mut records = vec![grace("g")];
    records.extend((0..5).map(|at| ada(&format!("a{at}"))));
    let mut resolver = filled(&records);
    let before = all(&mut resolver);
    resolver.decide("g", "a3", Some(Verdict::Same)).unwrap();
    assert_eq!(all(&mut resolver).len(), 1);
    resolver.decide("g", "a3", None).unwrap();
    assert_eq!(all(&mut resolver), before);
}

#[test]
fn of_a_customer_that_falls_apart_the_largest_part_stays() {
    let mut resolver = filled(&[ada("a"), ada("b"), ada("c"), ada("d")]);
    resolver.events(usize::MAX);
    resolver.decide("d", "a", Some(Verdict::NotSame)).unwrap();
    let split = resolver.events(usize::MAX);
    assert_eq!(split.len(), 1);
    assert_eq!(
        (split[0].kind, split[0].customer.as_str(), split[0].other.as_str()),
        (EventKind::Split, "C1", "C2")
    );
    assert_eq!((split[0].cause, &split[0].by[..]), (Cause::Decided, &["d".to_owned(), "a".to_owned()][..]));
    assert_eq!((resolver.customer("C1").unwrap().records.len(), split[0].records.len()), (3, 1));
    resolver.decide("d", "a", None).unwrap();
    assert_eq!(events(&mut resolver).len(), 1);
    assert_eq!(all(&mut resolver).len(), 1);
    assert_eq!(id(&mut resolver, "d"), "C1");
}

#[test]
fn what_people_decided_is_never_overridden() {
    let mut resolver = filled(&[ada("a"), ada("b"), grace("g")]);
    resolver.decide("a", "b", Some(Verdict::NotSame)).unwrap();
    resolver.decide("a", "g", Some(Verdict::Same)).unwrap();
    let stands = |resolver: &mut Resolver| {
        let [a, b, g] = ["a", "b", "g"].map(|record| id(resolver, record));
        assert!(a != b && a == g, "{a} {b} {g}");
    };
    stands(&mut resolver);
    // More that are like both, new values, other statistics, a snapshot: all leave it as it is.
    resolver.add(&(0..9).map(|at| ada(&format!("more{at}"))).collect::<Vec<_>>()).unwrap();
    stands(&mut resolver);
    resolver.upsert("g", &person("g", "Nobody", "Else", "other@example.org", "2000-01-01")).unwrap();
    stands(&mut resolver);
    resolver.upsert("a", &ada("a")).unwrap();
    stands(&mut resolver);
    resolver.recluster();
    stands(&mut resolver);
    let mut opened = Resolver::open(&resolver.save()).unwrap();
    stands(&mut opened);
    opened.recluster();
    stands(&mut opened);
}

#[test]
fn decisions_that_contradict_each_other_are_refused_and_change_nothing() {
    let mut resolver =
        filled(&[ada("a"), grace("b"), person("c", "Mary", "Somerville", "m@example.net", ""), ada("a2")]);
    resolver.decide("a", "b", Some(Verdict::Same)).unwrap();
    resolver.decide("b", "c", Some(Verdict::Same)).unwrap();
    resolver.events(usize::MAX);
    let before = (all(&mut resolver), resolver.save());
    for (left, right, verdict) in [
        ("a", "c", Verdict::NotSame),
        ("c", "a", Verdict::NotSame),
        ("a", "a", Verdict::NotSame),
        ("a", "a", Verdict::Same),
    ] {
        let error = resolver.decide(left, right, Some(verdict)).unwrap_err();
        assert_eq!(error.code, ErrorCode::DecisionConflict);
        assert_eq!((all(&mut resolver), resolver.save()), before);
    }
    assert_eq!(
        resolver.decide("a", "nobody", Some(Verdict::Same)).unwrap_err().code,
        ErrorCode::ResolverUnknownId
    );
    // The other way round: two groups of which two are told apart cannot be called the same.
    resolver.decide("a2", "c", Some(Verdict::NotSame)).unwrap();
    let error = resolver.decide("a", "a2", Some(Verdict::Same)).unwrap_err();
    assert_eq!(error.code, ErrorCode::DecisionConflict);
    assert!(events(&mut resolver).iter().all(|event| event.starts_with("split")));
    // A later decision about the same two counts.
    resolver.decide("a2", "c", Some(Verdict::Same)).unwrap();
    assert_eq!(all(&mut resolver).len(), 1);
}

#[test]
fn a_changed_record_keeps_its_customer_or_leaves_it() {
    let mut resolver = filled(&[ada("a"), ada("b"), grace("g")]);
    resolver.events(usize::MAX);
    resolver.upsert("b", &person("b", "Ada", "Lovelace", "ada@example.com", "")).unwrap();
    assert!(events(&mut resolver).is_empty(), "nobody moved");
    resolver.upsert("b", &grace("b")).unwrap();
    let moved = resolver.events(usize::MAX);
    assert_eq!(told(&moved), ["moved C2 C1: b"]);
    assert_eq!((moved[0].cause, &moved[0].by[..]), (Cause::Changed, &["b".to_owned()][..]));
    resolver.upsert("b", &person("b", "Mary", "Somerville", "mary@example.net", "1780-12-26")).unwrap();
    assert_eq!(events(&mut resolver), ["split C2 C3: b"]);
}

#[test]
fn why_a_record_is_in_its_customer_is_a_path_of_links() {
    let mut resolver = filled(&[ada("a"), ada("b"), grace("g"), grace("h")]);
    let direct = resolver.why("b", None).unwrap();
    assert_eq!((direct.len(), direct[0].left.as_str(), direct[0].right.as_str()), (1, "b", "a"));
    let sum: f64 = direct[0].explanation.comparisons.iter().map(|addend| addend.weight).sum();
    assert!((sum - direct[0].explanation.weight).abs() < 1e-9 && !direct[0].decided);
    assert!(resolver.why("a", Some("g")).unwrap().is_empty(), "of two customers");
    assert!(resolver.why("a", None).unwrap().is_empty(), "the oldest is where the path ends");
    resolver.decide("b", "g", Some(Verdict::Same)).unwrap();
    let path = resolver.why("h", Some("a")).unwrap();
    let steps: Vec<_> =
        path.iter().map(|step| (step.left.as_str(), step.right.as_str(), step.decided)).collect();
    assert_eq!(steps, [("h", "g", false), ("g", "b", true), ("b", "a", false)]);
    assert_eq!(resolver.why("nobody", None).unwrap_err().code, ErrorCode::ResolverUnknownId);
}

#[test]
fn a_customer_tells_how_it_hangs_together() {
    let mut resolver = filled(&[ada("a"), ada("b"), ada("c"), grace("g")]);
    resolver.decide("c", "g", Some(Verdict::Same)).unwrap();
    let cluster = resolver.customer("C1").unwrap().cluster;
    assert_eq!((cluster.size, cluster.links, cluster.bridges), (4, 4, 1));
    assert!((cluster.density() - 4.0 / 6.0).abs() < 1e-9 && cluster.lowest.unwrap() > 0.0);
    assert_eq!(resolver.customer("b").unwrap().id, "C1", "a record leads to its customer");
    assert!(
        resolver.customer("C9").is_none()
            && resolver.customer("C01").is_none()
            && resolver.customer_of("C1").is_none()
    );
}

#[test]
fn golden_records_are_shown_where_records_are_kept() {
    let options = || Options { keep: true, ..Options::default() };
    let mut resolver = Resolver::new(options()).unwrap();
    let one = Record::from([
        ("id", "1"),
        // Whatever stands in a field: no character of it is taken for the end of one.
        ("first_name", "Ada\u{1e}\u{1f}: "),
        ("last_name", "Lovelace"),
        ("email", "ada@EXAMPLE.com"),
    ]);
    let two = Record::from([
        ("id", "2"),
        ("first_name", "A."),
        ("last_name", "Lovelace"),
        ("email", "ada@example.com"),
    ]);
    resolver.add(&[one.clone(), two.clone()]).unwrap();
    let check = |resolver: &mut Resolver| {
        let customer = resolver.customer_of("2").unwrap();
        assert_eq!(customer.records, ["1", "2"]);
        let golden = resolver.golden_of(&customer.records).unwrap();
        let golden = golden.customer();
        assert_eq!(golden.get("email"), Some("ada@example.com"));
        let given = resolver.golden(&[one.clone(), two.clone()]);
        let texts = |customer: &_| serde_json::to_string(customer).unwrap();
        assert_eq!(texts(&golden), texts(&given.customer()));
        assert_eq!(golden.records.iter().map(|record| record.id).collect::<Vec<_>>(), ["1", "2"]);
    };
    check(&mut resolver);
    resolver.upsert("3", &Record::from([("first_name", "Eve")])).unwrap();
    resolver.remove("3").unwrap();
    let bytes = resolver.save();
    let mut opened = Resolver::open(&bytes).unwrap();
    check(&mut opened);
    assert_eq!(opened.save(), bytes);
    // Nothing of a record that was taken out is in a snapshot.
    assert!(!bytes.windows(3).any(|window| window == b"Eve"));
    let mut forgetful = filled(&[]);
    assert!(forgetful.golden_of(&[]).is_none());
    forgetful.add(&[ada("a")]).unwrap();
    let golden = forgetful.golden(&[ada("a")]);
    assert_eq!(golden.customer().get("email"), Some("ada@example.com"));
}

#[test]
fn a_snapshot_keeps_customers_decisions_ids_and_events() {
    let mut resolver = filled(&bridge());
    resolver.customers(0, 9);
    resolver.decide("a1", "b1", Some(Verdict::Same)).unwrap();
    resolver.remove("x").unwrap();
    resolver.add(&[grace("g")]).unwrap();
    let bytes = resolver.save();
    let mut opened = Resolver::open(&bytes).unwrap();
    assert_eq!(opened.save(), bytes, "the record that waits to be looked at waits on");
    assert_eq!(opened.decisions(), resolver.decisions());
    assert_eq!(all(&mut opened), all(&mut resolver));
    assert_eq!(opened.events(usize::MAX), resolver.events(usize::MAX));
    for resolver in [&mut opened, &mut resolver] {
        resolver.decide("a1", "b1", None).unwrap();
        resolver.add(&[ada("late")]).unwrap();
    }
    assert_eq!(all(&mut opened), all(&mut resolver));
    assert_eq!(opened.events(usize::MAX), resolver.events(usize::MAX));
    assert_eq!(opened.save(), resolver.save());
}

#[test]
fn who_never_asks_for_customers_pays_nothing_for_them() {
    let mut resolver = filled(&[ada("a"), ada("b")]);
    let before = resolver.save().len();
    resolver.customers(0, 1);
    assert!(resolver.save().len() > before);
}

/// Somebody like nobody else.
fn stranger(at: u32) -> Record {
    let draw = |salt: u64| hash_pair(at.into(), salt);
    let word = |salt| -> String {
        (0..7).map(|place| char::from(b'a' + (draw(salt) >> (place * 5) & 15) as u8)).collect()
    };
    let born = format!("{}-{:02}-{:02}", 1930 + draw(3) % 70, 1 + draw(4) % 12, 1 + draw(5) % 28);
    person(&format!("s{at}"), &word(1), &word(2), &format!("{}@example.com", word(6)), &born)
}

#[test]
fn many_that_say_exactly_the_same_are_one_customer_however_they_come_and_go() {
    let mut strangers: Vec<Record> = (0..7_500).map(stranger).collect();
    let many: Vec<Record> = (0..410).map(|at| ada(&format!("a{at}"))).collect();
    strangers.extend_from_slice(&many[..300]);
    let mut resolver = filled(&strangers);
    let size = |resolver: &mut Resolver, one: &str| resolver.customer_of(one).unwrap().records.len();
    assert_eq!(size(&mut resolver, "a7"), 300);
    for record in &many[300..] {
        resolver.add(std::slice::from_ref(record)).unwrap();
        resolver.events(usize::MAX);
    }
    assert_eq!(size(&mut resolver, "a7"), 410);
    for record in many.iter().step_by(2) {
        resolver.remove(&record.get("id").unwrap().to_cell()).unwrap();
    }
    assert_eq!(size(&mut resolver, "a7"), 205);
    let mut opened = Resolver::open(&resolver.save()).unwrap();
    opened.add(&[ada("late")]).unwrap();
    assert_eq!(size(&mut opened, "late"), 206, "those of a snapshot are known by what they say");
    // Somebody tells two of them apart: the others stay with one of the two.
    opened.decide("a1", "a3", Some(Verdict::NotSame)).unwrap();
    assert_eq!(size(&mut opened, "a1") + size(&mut opened, "a3"), 206);
}

#[test]
fn records_that_say_nothing_or_all_the_same_little_are_customers_of_their_own() {
    let nobody = |id: &str| person(id, "", "", "", "");
    let mut resolver = filled(&(0..700).map(|at| nobody(&at.to_string())).collect::<Vec<_>>());
    assert_eq!(resolver.customers(0, 999).len(), 700);
    resolver.upsert("3", &nobody("3")).unwrap();
    resolver.remove("4").unwrap();
    assert_eq!(resolver.customers(0, 999).len(), 699);
    let place =
        |at: u32| Record::from([("id", at.to_string().as_str()), ("city", "London"), ("first", "Ada")]);
    let mut resolver = filled(&(0..700).map(place).collect::<Vec<_>>());
    assert_eq!(resolver.customers(0, 999).len(), 700);
    assert!(filled(&[]).customers(0, 9).is_empty() && filled(&[]).events(9).is_empty());
}

/// Each shares a mailbox and a number with the one before and the one after it, and nothing with others.
fn link_of_a_chain(at: u32) -> Record {
    let list = |texts: [String; 2]| selfsame::record::Value::List(texts.into());
    let mail = |at: u32| format!("m{}q{at}@example.com", at * 7919 % 9973);
    let phone = |at: u32| format!("+4930{}", 1_000_000 + at * 7919 % 8_999_999);
    let fields = [
        ("id", selfsame::record::Value::Text(at.to_string())),
        ("email", list([mail(at), mail(at + 1)])),
        ("phone", list([phone(at), phone(at + 1)])),
    ];
    Record { fields: fields.map(|(name, value)| (name.to_owned(), value)).into() }
}

#[test]
fn a_chain_of_ten_thousand_is_no_single_customer_and_grows_by_small_steps() {
    let chain: Vec<Record> = (0..10_000).map(link_of_a_chain).collect();
    let mut resolver = filled(&chain[..9_980]);
    let first = resolver.customers(0, usize::MAX);
    let sizes: Vec<u32> = first.iter().map(|customer| customer.cluster.size).collect();
    assert!(sizes.iter().any(|size| *size > 1) && sizes.iter().all(|size| *size < 50));
    for record in &chain[9_980..] {
        resolver.add(std::slice::from_ref(record)).unwrap();
    }
    resolver.remove("5000").unwrap();
    assert_eq!(all(&mut resolver).iter().map(|(_, records)| records.len()).sum::<usize>(), 9_999);
}

/// People drawn from few names, mailboxes and days, so that many are alike, some nearly, and some by accident.
fn drawn() -> impl Strategy<Value = Vec<Record>> {
    let one = (0usize..5, 0usize..5, 0usize..7, 0usize..5, 0usize..3);
    prop::collection::vec(one, 2..24).prop_map(|people| {
        let record =
            |(at, (first, last, email, born, city)): (usize, (usize, usize, usize, usize, usize))| {
                let first = ["Ada", "Adah", "Grace", "A.", ""][first];
                let last = ["Lovelace", "Lovelase", "Hopper", "King", ""][last];
                let email = [
                    "ada@example.com",
                    "ada.l@example.com",
                    "grace@example.org",
                    "gh@example.org",
                    "",
                    "",
                    "",
                ][email];
                let born = ["1815-12-10", "1815-10-12", "1906-12-09", "", ""][born];
                let mut record = person(&format!("r{at}"), first, last, email, born);
                record.fields.push((
                    "city".into(),
                    selfsame::record::Value::Text(["London", "Paris", ""][city].into()),
                ));
                record
            };
        people.into_iter().enumerate().map(record).collect()
    })
}

type Told = (Vec<Record>, Vec<Record>, Vec<(usize, usize, bool)>);

/// Some records, the same in another order, and decisions between them by their places.
fn shuffled() -> impl Strategy<Value = Told> {
    let decisions = prop::collection::vec((0usize..24, 0usize..24, any::<bool>()), 0..4);
    (drawn().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())), decisions)
        .prop_map(|((records, other), decisions)| (records, other, decisions))
}

fn decide_all(resolver: &mut Resolver, records: usize, decisions: &[(usize, usize, bool)]) {
    for (left, right, same) in decisions {
        let verdict = if *same { Verdict::Same } else { Verdict::NotSame };
        let [left, right] = [left, right].map(|at| format!("r{}", at % records));
        let before = if left == right { None } else { Some(all(resolver)) };
        match resolver.decide(&left, &right, Some(verdict)) {
            Ok(()) => assert_eq!(id(resolver, &left) == id(resolver, &right), *same),
            Err(error) => {
                assert_eq!(error.code, ErrorCode::DecisionConflict);
                before.into_iter().for_each(|before| assert_eq!(all(resolver), before));
            }
        }
    }
}

/// What the events tell of who is together: a reader who keeps his own books comes to the same.
fn replay(
    told: &[Event],
    books: &mut std::collections::BTreeMap<String, std::collections::BTreeSet<String>>,
) {
    for event in told {
        let records = event.records.iter().cloned();
        let other = event.other.clone();
        match event.kind {
            EventKind::Created => assert!(books.insert(event.customer.clone(), records.collect()).is_none()),
            EventKind::Joined => books.get_mut(&event.customer).unwrap().extend(records),
            EventKind::Left | EventKind::Retired => {
                let customer = books.get_mut(&event.customer).unwrap();
                records.for_each(|record| assert!(customer.remove(&record)));
                assert_eq!(customer.is_empty(), event.kind == EventKind::Retired);
            }
            EventKind::Merged | EventKind::Moved => {
                let from = books.get_mut(&other).unwrap();
                event.records.iter().for_each(|record| assert!(from.remove(record)));
                books.get_mut(&event.customer).unwrap().extend(records);
            }
            EventKind::Split => {
                let from = books.get_mut(&event.customer).unwrap();
                event.records.iter().for_each(|record| assert!(from.remove(record)));
                let became = books.entry(other).or_default();
                assert!(
                    became.is_empty(),
                    "a part becomes a customer that is not there; to one that is, it moves"
                );
                became.extend(records);
            }
        }
    }
    books.retain(|_, records| !records.is_empty());
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn who_is_together_does_not_depend_on_who_came_first((records, other, decisions) in shuffled()) {
        let mut together = filled(&records);
        let mut reversed = filled(&other);
        prop_assert_eq!(partition(&mut together), partition(&mut reversed), "all at once");
        // One by one, each change read before the next.
        let mut alone = empty();
        for record in &other {
            alone.add(std::slice::from_ref(record)).unwrap();
            alone.events(usize::MAX);
        }
        prop_assert_eq!(partition(&mut together), partition(&mut alone), "one by one");
        alone.recluster();
        prop_assert_eq!(partition(&mut together), partition(&mut alone), "weighed anew");
        decide_all(&mut together, records.len(), &decisions);
        decide_all(&mut alone, records.len(), &decisions);
        decide_all(&mut reversed, records.len(), &decisions);
        prop_assert_eq!(partition(&mut together), partition(&mut reversed), "decided");
        prop_assert_eq!(partition(&mut together), partition(&mut alone), "decided, one by one");
        together.recluster();
        prop_assert_eq!(partition(&mut together), partition(&mut reversed), "nothing is left to be worked out");
    }

    #[test]
    fn taking_a_decision_back_gives_what_stood_before((records, _, decisions) in shuffled()) {
        let mut resolver = filled(&records);
        let before = all(&mut resolver);
        for (left, right, same) in decisions {
            let [left, right] = [left, right].map(|at| format!("r{}", at % records.len()));
            let verdict = if same { Verdict::Same } else { Verdict::NotSame };
            if resolver.decide(&left, &right, Some(verdict)).is_ok() {
                resolver.decide(&left, &right, None).unwrap();
            }
            prop_assert_eq!(&all(&mut resolver), &before);
        }
    }

    #[test]
    fn who_went_or_said_something_else_leaves_no_trace((records, _, decisions) in shuffled()) {
        let mut resolver = filled(&records);
        partition(&mut resolver);
        decide_all(&mut resolver, records.len(), &decisions);
        resolver.decisions().iter().for_each(|[left, right, _]| resolver.decide(left, right, None).unwrap());
        let mut stand = Vec::new();
        for (at, record) in records.iter().enumerate() {
            let id = record.get("id").unwrap().to_cell();
            let (mut says, named) = (records[(at + 3) % records.len()].clone(), record.fields[0].clone());
            match at % 3 {
                0 => resolver.remove(&id).unwrap(),
                1 => {
                    says.fields.retain(|(name, _)| name != "id");
                    resolver.upsert(&id, &says).unwrap();
                    says.fields.insert(0, named);
                    stand.push(says);
                }
                _ => stand.push(record.clone()),
            }
        }
        prop_assert_eq!(partition(&mut resolver), partition(&mut filled(&stand)));
    }

    #[test]
    fn the_events_tell_everything_and_no_id_is_given_twice((records, other, decisions) in shuffled()) {
        let mut resolver = empty();
        let mut books = std::collections::BTreeMap::new();
        let mut follow = |resolver: &mut Resolver| {
            let told = resolver.events(usize::MAX);
            replay(&told, &mut books);
            let kept: Vec<_> = books.iter().map(|(id, records)| (id.clone(), records.clone())).collect();
            let mut stands: Vec<_> = all(resolver).into_iter().map(|(id, records)| (id, records.into_iter().collect())).collect();
            stands.sort();
            assert_eq!(kept, stands);
            told
        };
        let mut retired: Vec<String> = Vec::new();
        for record in &records {
            resolver.add(std::slice::from_ref(record)).unwrap();
            follow(&mut resolver);
        }
        decide_all(&mut resolver, records.len(), &decisions);
        follow(&mut resolver);
        for (at, record) in other.iter().enumerate() {
            let id = record.get("id").unwrap().to_cell();
            if at % 2 == 0 {
                resolver.remove(&id).unwrap();
            } else {
                resolver.upsert(&id, &other[(at + 3) % other.len()]).unwrap();
            }
            for event in follow(&mut resolver) {
                assert!(!retired.contains(&event.customer));
                retired.extend((event.kind == EventKind::Retired).then_some(event.customer));
            }
        }
        resolver.recluster();
        follow(&mut resolver);
        let mut opened = Resolver::open(&resolver.save()).unwrap();
        prop_assert_eq!(all(&mut opened), all(&mut resolver));
    }
}
