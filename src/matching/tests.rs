use super::*;
use crate::compare::{AGED, CALLED, NAMED, WHOLLY};
use crate::limits::{CANDIDATES, CLUSTER_RECORDS, PAIRS, VOUCHING_LINKS};
use crate::normalize::Clean;
use crate::normalize::profile::Profile;
use crate::schema::Field;
use crate::text::json::Json;
use crate::vocabulary::{Entity, Kind, Status};
use proptest::prelude::*;

fn pair(left: u32, right: u32, weight: f32) -> Pair {
    Pair { left, right, weight }
}

/// Records of which none tells another apart.
fn asks(alike: Ask<'_>) -> Asks<'_> {
    Asks { alike, differ: &|_, _| 0 }
}

/// Sorted and clustered in steps of a few pairs.
fn cluster(records: usize, pairs: &[Pair], threshold: f64, largest: usize) -> Clusters {
    let (mut pairs, mut sorting) = (pairs.to_vec(), BestFirst::default());
    while !sorting.step(&mut pairs, 3) {}
    let mut clustering = Clustering::new(records, &pairs, threshold, largest);
    while !clustering.step(&pairs, 3, asks(&|_, _| false)) {}
    clustering.finish(&pairs)
}

fn members(clusters: &Clusters) -> Vec<Vec<u32>> {
    (0..clusters.len()).map(|cluster| clusters.members(cluster).to_vec()).collect()
}

#[test]
fn records_that_say_exactly_the_same_count_once_in_a_cluster() {
    let records = CLUSTER_RECORDS as u32 * 3;
    let chain: Vec<Pair> = (1..records).map(|right| pair(right - 1, right, 9.0)).collect();
    let clusters = |alike: Ask<'_>| {
        let mut clustering = Clustering::new(records as usize, &chain, 2.0, CLUSTER_RECORDS);
        while !clustering.step(&chain, 100, asks(alike)) {}
        clustering.finish(&chain)
    };
    assert_eq!((clusters(&|_, _| true).len(), clusters(&|_, _| true).refused), (1, 0));
    assert!(clusters(&|_, _| false).len() > 1);
    let metrics = clusters(&|_, _| true).metrics(0, &chain);
    assert_eq!(
        (metrics.size, metrics.links, metrics.bridges, metrics.lowest),
        (records, records - 1, records - 1, Some(9.0))
    );
}

/// 0 and 1 are the father, 4 and 5 the son; 2 and 3 say no birth and are linked with all.
#[test]
fn two_who_tell_themselves_apart_are_not_joined_by_one_who_fits_both() {
    let links = [pair(0, 1, 9.0), pair(4, 5, 9.0), pair(0, 2, 8.0), pair(2, 4, 7.0), pair(2, 5, 7.0)];
    let clusters = |differ: &dyn Fn(u32, u32) -> u32, links: &[Pair]| {
        let mut clustering = Clustering::new(6, links, 2.0, CLUSTER_RECORDS);
        let asks = Asks { alike: &|_, _| false, differ };
        while !clustering.step(links, 1, asks) {}
        members(&clustering.finish(links))
    };
    let apart = |a: u32, b: u32| if a.min(b) < 2 && a.max(b) > 3 { WHOLLY + CALLED } else { CALLED };
    assert_eq!(clusters(&apart, &links), [vec![0, 1, 2], vec![3], vec![4, 5]]);
    assert_eq!(clusters(&|_, _| CALLED, &links), [vec![0, 1, 2, 4, 5], vec![3]]);
    // Two of the six that are asked, and less sure: that is not one in three.
    let doubtful = |a, b| if apart(a, b) > CALLED { WHOLLY / 2 + CALLED } else { CALLED };
    assert_eq!(clusters(&doubtful, &links), [vec![0, 1, 2, 4, 5], vec![3]]);
    assert_eq!(clusters(&doubtful, &links[..4]), [vec![0, 1, 2, 4, 5], vec![3]]);
    // However many say no birth: of those that do, all tell the two apart. With names alone it is one of five.
    let many = [
        pair(0, 1, 9.0),
        pair(0, 2, 9.0),
        pair(0, 3, 9.0),
        pair(1, 4, 8.0),
        pair(2, 4, 8.0),
        pair(3, 4, 8.0),
    ];
    let born = |birth: u32| {
        move |a: u32, b: u32| if (a.min(b), a.max(b)) == (0, 4) { WHOLLY + CALLED + birth } else { CALLED }
    };
    assert_eq!(clusters(&born(AGED), &many), [vec![0, 1, 2, 3], vec![4], vec![5]]);
    assert_eq!(clusters(&born(0), &many), [vec![0, 1, 2, 3, 4], vec![5]]);
    // Names of one house count though they are linked, where each was met twice.
    let names = |a: u32, b: u32| if a.min(b) < 2 && a.max(b) > 1 { NAMED } else { 0 };
    let house = [pair(0, 1, 9.0), pair(2, 3, 9.0), pair(0, 2, 8.0), pair(0, 3, 8.0), pair(1, 2, 8.0)];
    assert_eq!(clusters(&names, &house), [vec![0, 1], vec![2, 3], vec![4], vec![5]]);
    let once = [pair(0, 1, 9.0), pair(0, 2, 8.0), pair(1, 2, 8.0)];
    assert_eq!(clusters(&names, &once), [vec![0, 1, 2], vec![3], vec![4], vec![5]]);
    // What a link weighs already is not asked again, and a person's word stands above all.
    let weighed = [pair(0, 1, 9.0), pair(0, 4, 8.0), pair(1, 4, 8.0)];
    assert_eq!(clusters(&apart, &weighed), [vec![0, 1, 4], vec![2], vec![3], vec![5]]);
    let decided = [pair(0, 4, SAME), pair(0, 1, 9.0), pair(4, 5, 9.0)];
    assert_eq!(
        clusters(&|a, b| if a + b == 4 { WHOLLY } else { 0 }, &decided),
        [vec![0, 1, 4, 5], vec![2], vec![3]]
    );
}

#[test]
fn what_a_person_decided_stands_above_the_links() {
    let links = [pair(0, 2, SAME), pair(0, 1, 9.0), pair(2, 3, 8.0), pair(1, 3, 7.0)];
    let mut clustering = Clustering::new(4, &links, 2.0, 2).apart(&[pair(1, 2, -SAME)]);
    while !clustering.step(&links, 1, asks(&|_, _| true)) {}
    let clusters = clustering.finish(&links);
    assert_eq!(members(&clusters), [vec![0, 2, 3], vec![1]]);
    assert_eq!(clusters.refused, 2);
}

#[test]
fn of_a_hub_only_so_many_links_are_asked() {
    let groups = [
        pair(0, 1, 9.0),
        pair(1, 2, 9.0),
        pair(3, 4, 9.0),
        pair(4, 5, 9.0),
        pair(0, 3, 8.0),
        pair(2, 5, 8.0),
    ];
    let with_hub = |links: u32| {
        let hub = (0..links).flat_map(|at| (0..6).map(move |hub| pair(hub, 6 + at * 6 + hub, 7.0)));
        let pairs: Vec<Pair> = groups.into_iter().chain(hub).collect();
        let clusters = cluster(6 + links as usize * 6, &pairs, 2.0, 6);
        clusters.of[0] == clusters.of[5]
    };
    assert!(with_hub(10));
    assert!(!with_hub(VOUCHING_LINKS as u32), "the links that vouch stand behind too many others");
}

#[test]
fn the_shipped_model_is_whole() {
    let model = Model::shipped().unwrap();
    assert_eq!(Model::parse(&model.to_json()).unwrap(), model);
    for entity in Entity::ALL {
        let alone = Model::of(*entity).unwrap();
        assert_eq!((alone.entity, &alone.organization), (*entity, &None));
        assert_eq!(Model::named_or_json(&Json::Text(entity.as_str().to_owned())).unwrap(), alone);
    }
}

#[test]
fn a_model_within_a_model_is_one_of_organizations_in_one_of_persons() {
    let organization = Model::of(Entity::Organization).unwrap();
    let within = |outer: &Model, inner: &Model| {
        let model = Model { organization: Some(Box::new(inner.clone())), ..outer.clone() };
        Model::parse(&model.to_json()).is_ok()
    };
    let person = Model::of(Entity::Person).unwrap();
    assert!(within(&person, &organization));
    assert!(!within(&person, &person) && !within(&organization, &organization));
    assert!(!within(&organization, &person) && !within(&person, &Model::shipped().unwrap()));
}

#[test]
fn a_model_that_cannot_be_used_is_refused_by_code() {
    let json = Model::shipped().unwrap().to_json();
    for (from, to) in [
        ("selfsame-model", "other"),
        ("\"version\": 1", "\"version\": 2"),
        ("\"entity\": \"person\"", "\"entity\": \"organization\""),
        ("\"entity\": \"person\"", "\"entity\": \"club\""),
        ("\"name.given\"", "\"name.nobody\""),
        ("\"nickname\"", "\"nick\""),
        ("\"m\": 0.", "\"m\": 1."),
        ("\"thresholds\"", "\"tresholds\""),
        ("\"keep\": 0.", "\"keep\": 7."),
    ] {
        assert!(json.contains(from), "{from}");
        let error = Model::parse(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code, crate::vocabulary::ErrorCode::ModelInvalid, "{from}");
    }
    assert!(Model::named_or_json(&Json::Text("nobody".to_owned())).is_err());
}

/// A model with comparisons of its own.
const WRITTEN: &str = r#"{"format":"selfsame-model","version":1,"entity":"person",
    "thresholds":{"match":0.9,"review":0.3},"prior":0.001,"comparisons":[{"name":"x","missing":"(is-null l:email)",
    "levels":[{"name":"same","m":0.9,"u":0.01,"when":"(= l:email r:email)",
    "frequency":{"of":"email","u":0.01,"weight":1,"least":0}},{"name":"else","m":0.1,"u":0.99}]}]}"#;

#[test]
fn what_is_wrong_with_a_model_is_named_with_its_place() {
    let shipped = Model::shipped().unwrap().to_json();
    let same = r#""m":0.9,"u":0.01"#;
    for (json, from, to, place) in [
        (shipped.as_str(), "\"name.middle\"", "\"name.given\"", "name.middle"),
        (&shipped, "\"name\": \"close\"", "\"name\": \"near\"", "name.given"),
        (&shipped, "\"m\": 0.", "\"m\": 0e-9, \"u\": 0.", "exact"),
        (&shipped, "\"version\": 1", "\"version\": null", "version"),
        (&shipped, "\"match\": 0.9", "\"match\": 1e999", ""),
        (WRITTEN, same, r#""m":0,"u":0.01"#, "same"),
        (WRITTEN, same, r#""m":0.9,"u":1"#, "same"),
        (WRITTEN, same, r#""m":0.9,"u":1e999"#, "same"),
        (WRITTEN, same, r#""m":-0.9,"u":0.1"#, "same"),
        (WRITTEN, same, r#""m":"much","u":0.1"#, "m"),
        (WRITTEN, "\"prior\":0.001", "\"prior\":0", "prior"),
        (WRITTEN, "\"prior\":0.001", "\"prior\":1", "prior"),
        (WRITTEN, "(= l:email r:email)", "(= l:mail r:mail)", "same"),
        (WRITTEN, "(= l:email r:email)", "(sounds l:email r:email)", "same"),
        (WRITTEN, "(= l:email r:email)", "(= l:email", "same"),
        (WRITTEN, "(is-null l:email)", "(is-null", "x"),
        (WRITTEN, "\"of\":\"email\"", "\"of\":\"salary\"", "same"),
        (WRITTEN, "\"weight\":1", "\"weight\":2", "same"),
        (WRITTEN, "\"weight\":1", "\"weigth\":1", "weigth"),
        (WRITTEN, "\"when\"", "\"termFrequency\":\"full\",\"when\"", "same"),
        (WRITTEN, ",\"when\":\"(= l:email r:email)\"", "", "name.given"),
    ] {
        assert!(json.contains(from), "{from}");
        let error = Model::parse(&json.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code, crate::vocabulary::ErrorCode::ModelInvalid, "{to}");
        let named = error.details.iter().any(|(_, fact)| fact == place);
        assert!(named || place.is_empty(), "{to}: {:?}", error.details);
    }
    let written = Model::parse(WRITTEN).unwrap();
    assert!(written.is_written() && !Model::shipped().unwrap().is_written());
    assert_eq!(Model::parse(&written.to_json()).unwrap(), written);
}

#[test]
fn a_model_has_room_for_fifteen_comparisons_of_fifteen_levels() {
    let level = r#"{"name":"same","m":0.9,"u":0.01,"when":"(= l:email r:email)"},"#;
    let with = |comparisons: usize, levels: usize| {
        let one = |at: usize| {
            let name = format!("\"name\":\"x{at}\"");
            let levels = format!("\"levels\":[{}", level.repeat(levels - 1));
            r#"{NAME,LEVELS{"name":"else","m":0.1,"u":0.99}]}"#.replace("NAME", &name).replace("LEVELS", &levels)
        };
        let all: Vec<String> = (0..comparisons).map(one).collect();
        let head = r#"{"format":"selfsame-model","version":1,"entity":"person","thresholds":{"match":0.9,"review":0.3},"comparisons":["#;
        Model::parse(&[head, &all.join(","), "]}"].concat()).is_ok()
    };
    assert!(with(15, 15));
    assert!(!with(16, 2) && !with(1, 16));
}

#[test]
fn weight_and_probability_are_one_scale() {
    assert_eq!(probability(0.0), 0.5);
    for weight in [-20.0, -1.5, 0.0, 3.0, 20.0] {
        assert!((weight_of(probability(weight)) - weight).abs() < 1e-6);
    }
}

#[test]
fn clusters_follow_links_at_the_threshold_and_are_numbered_by_their_first_record() {
    let clusters = cluster(5, &[pair(1, 3, 5.0), pair(3, 4, 2.0), pair(0, 2, 1.9)], 2.0, 9);
    assert_eq!(members(&clusters), [vec![0], vec![1, 3, 4], vec![2]]);
    assert_eq!(clusters.of, [0, 1, 2, 1, 1]);
}

#[test]
fn a_chain_longer_than_the_limit_is_cut_and_counted() {
    let records = CLUSTER_RECORDS as u32 * 3;
    let chain: Vec<Pair> = (1..records).map(|record| pair(record - 1, record, 9.0)).collect();
    let clusters = cluster(records as usize, &chain, 2.0, CLUSTER_RECORDS);
    assert!(clusters.refused > 0);
    assert!(members(&clusters).iter().all(|members| members.len() <= CLUSTER_RECORDS));
}

#[test]
fn one_link_between_two_groups_does_not_make_them_one() {
    let group =
        |first: u32| (first..first + 3).flat_map(move |a| (a + 1..first + 3).map(move |b| pair(a, b, 9.0)));
    let mut pairs: Vec<Pair> = group(0).chain(group(3)).chain([pair(0, 3, 5.0)]).collect();
    assert_eq!(members(&cluster(6, &pairs, 2.0, 99)), [vec![0, 1, 2], vec![3, 4, 5]]);
    assert_eq!(cluster(6, &pairs, 2.0, 99).refused, 1);
    pairs.push(pair(1, 4, 4.0));
    assert_eq!(members(&cluster(6, &pairs, 2.0, 99)), [vec![0, 1, 2, 3, 4, 5]]);
}

#[test]
fn between_two_sources_each_record_gets_its_best_partner() {
    let clusters = cluster(4, &[pair(0, 2, 5.0), pair(0, 3, 4.0), pair(1, 2, 3.0)], 2.0, 2);
    assert_eq!(members(&clusters), [vec![0, 2], vec![1], vec![3]]);
}

proptest! {
    #[test]
    fn the_order_of_pairs_does_not_matter(
        mut pairs in prop::collection::vec((0u32..12, 0u32..12, 0u8..4), 0..30),
        seed in any::<u64>(),
    ) {
        let make = |pairs: &[(u32, u32, u8)]| -> Vec<Pair> {
            pairs.iter().filter(|(a, b, _)| a != b).map(|(a, b, w)| pair(*a.min(b), *a.max(b), f32::from(*w))).collect()
        };
        let before = cluster(12, &make(&pairs), 1.0, 99);
        pairs.sort_by_key(|(a, b, w)| crate::text::hash::hash_pair(seed, u64::from(*a) << 16 | u64::from(*b) << 8 | u64::from(*w)));
        prop_assert_eq!(before, cluster(12, &make(&pairs), 1.0, 99));
    }
}

/// Numbers from 0 to `below`, the same at every run.
fn drawn(seed: u64, which: u64, below: u64) -> u64 {
    crate::text::hash::hash_pair(seed, which) % below
}

/// What one of many customers says, with a slip or a gap here and there; households share an address.
fn someone(seed: u64, slips: u64) -> Vec<(Kind, String)> {
    let slip = |which: u64, text: String| match drawn(seed ^ slips, which + 50, 9) {
        _ if slips == 0 => text,
        0 => String::new(),
        1 => text.chars().skip(1).collect(),
        2 => text.chars().rev().collect(),
        3 => text.replace('a', "e"),
        _ => text,
    };
    let (house, pick) = (drawn(seed, 0, 250), |which, words: &[&str]| {
        words[drawn(seed, which, words.len() as u64) as usize].to_owned()
    });
    let given = pick(1, &["anna", "bob", "robert", "clara", "klara", "dan", "jo", "maria anna", "eve"]);
    let family = [["mey", "mai", "schnei", "lan", "ber", "an"], ["er", "der", "ge", "na", "ko", "witz"]];
    let family = [family[0][house as usize % 6], family[1][house as usize / 6 % 6]].concat();
    let birth = format!("19{}-0{}-1{}", 40 + drawn(seed, 2, 50), 1 + drawn(seed, 3, 3), drawn(seed, 4, 9));
    let mail = format!("{given}.{family}{}@x.de", drawn(seed, 5, 30)).replace(' ', "");
    let swapped = slips != 0 && drawn(seed ^ slips, 6, 8) == 0;
    let (given, family) = if swapped { (family, given) } else { (given, family) };
    vec![
        (Kind::NameGiven, slip(1, given)),
        (Kind::NameFamily, slip(2, family)),
        (Kind::DateBirth, slip(3, birth)),
        (Kind::Email, slip(4, mail)),
        (Kind::Phone, slip(5, format!("+49301234{}", 100 + drawn(seed, 7, 300)))),
        (Kind::Gender, slip(6, pick(8, &["female", "male", ""]))),
        (Kind::Organization, pick(9, &["acme", "acme logistics", "", "", ""])),
        (Kind::AddressPostcode, slip(7, format!("10{}", 100 + house))),
        (Kind::AddressLocality, slip(8, pick(10, &["berlin", "bonn"]))),
        (Kind::AddressStreet, slip(9, format!("ring {house}"))),
    ]
}

fn profile(population: &mut Population, said: &[(Kind, String)]) -> Profile {
    let said: Vec<(Field, Clean)> = said
        .iter()
        .map(|(kind, text)| {
            let field = Field::new(kind.as_str(), *kind, 1.0, "given");
            let clean = Clean { value: text.as_str().into(), status: Status::Valid, ..Clean::empty() };
            (field, clean)
        })
        .collect();
    population.terms_mut().told(&said.iter().map(|(field, clean)| (field, clean.view())).collect::<Vec<_>>())
}

/// Customers, of which some were taken out.
fn customers(records: u64) -> Population {
    let mut population = Population::default();
    for seed in 0..records {
        let profile = profile(&mut population, &someone(seed, 0));
        population.add(&profile);
    }
    (0..records as u32).step_by(17).for_each(|record| population.remove(record));
    population
}

/// Everybody below `until` who shares a key with a profile, scored one by one, best first.
fn by_hand(population: &Population, scorer: &Scorer, asked: &Profile, until: u32) -> Vec<(u32, f64)> {
    let of = |profile: &Profile| crate::index::keys(population.terms(), profile);
    let wanted = of(asked);
    let mut found = Vec::new();
    for record in 0..until {
        let Some(other) = population.profile(record) else { continue };
        if of(&other).iter().any(|key| wanted.contains(key)) {
            found.push((record, population.explain(scorer, record, asked).unwrap().weight));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

#[test]
fn a_look_up_finds_what_scoring_everybody_finds() {
    let mut population = customers(400);
    let scorer = Scorer::new(&Model::shipped().unwrap(), population.len());
    let mut answers = 0;
    for seed in 0..90 {
        let asked = profile(&mut population, &someone(seed * 7, 99));
        let (limit, floor) = ([1, 5, 50][seed as usize % 3], [-6.6, -1.2, 3.0][seed as usize % 2]);
        let found = population.find(&scorer, &asked, limit, floor);
        let found: Vec<(u32, f64)> = found.iter().map(|found| (found.record, found.scored.weight)).collect();
        let mut expected = by_hand(&population, &scorer, &asked, 400);
        // Records that were taken out take places, too.
        if expected.len() * 10 > CANDIDATES * 9 {
            continue;
        }
        expected.retain(|(_, weight)| *weight >= floor);
        expected.truncate(limit);
        assert_eq!(found, expected, "query {seed}");
        answers += found.len();
    }
    assert!(answers > 60, "{answers}");
}

#[test]
fn pairs_are_those_that_scoring_everybody_finds_and_compacting_changes_none() {
    let mut population = customers(250);
    let scorer = Scorer::new(&Model::shipped().unwrap(), population.len());
    let (mut compacted, numbers) = population.compacted();
    let mut kept = 0;
    for record in 0..250 {
        let Some(asked) = population.profile(record) else { continue };
        let mut pairs = Vec::new();
        population.pairs_below(&scorer, record, -6.6, &mut pairs, None);
        let mut found: Vec<u32> = pairs.iter().map(|pair| pair.left).collect();
        found.sort_unstable();
        let by_hand = by_hand(&population, &scorer, &asked, record);
        assert!(by_hand.len() <= CANDIDATES);
        let mut expected: Vec<u32> =
            by_hand.iter().filter(|(_, weight)| *weight >= -6.6).map(|(other, _)| *other).collect();
        assert!(expected.len() <= PAIRS);
        expected.sort_unstable();
        assert_eq!(found, expected, "record {record}");
        kept += found.len();
        let mut again = Vec::new();
        compacted.pairs_below(&scorer, numbers[record as usize], -6.6, &mut again, None);
        let by_left = |pairs: &[Pair], number: &dyn Fn(u32) -> u32| {
            let mut all: Vec<(u32, u32)> =
                pairs.iter().map(|pair| (number(pair.left), pair.weight.to_bits())).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(by_left(&pairs, &|left| numbers[left as usize]), by_left(&again, &|left| left));
    }
    assert!(kept > 150, "{kept}");
}

#[test]
fn records_that_say_exactly_the_same_meet_however_large_their_blocks_are() {
    let mut population = Population::default();
    let scorer = Scorer::new(&Model::shipped().unwrap(), 1_000);
    let said = someone(1, 0);
    let alike = crate::limits::BLOCK_RECORDS as u32 + 50;
    for _ in 0..alike {
        let profile = profile(&mut population, &said);
        population.add(&profile);
    }
    let mut pairs = Vec::new();
    for record in 0..alike {
        let gathered = population.pairs_below(&scorer, record, f64::NEG_INFINITY, &mut pairs, None);
        assert!(gathered.oversize > 0);
    }
    assert!(
        (1..alike).all(|record| pairs.iter().any(|pair| (pair.left, pair.right) == (record - 1, record)))
    );
}

#[test]
fn records_that_say_exactly_the_same_count_once_come_and_go() {
    let mut population = Population::default();
    let said = someone(1, 0);
    let records: Vec<u32> = (0..3)
        .map(|_| {
            let profile = profile(&mut population, &said);
            population.add(&profile)
        })
        .collect();
    let counted = |population: &Population| {
        let profile = population.profile(records[2]);
        let given = profile.map_or(0, |profile| profile.given);
        let aspect = crate::normalize::profile::Aspect::Given;
        (population.terms().count(aspect, given), population.terms().records(aspect))
    };
    assert_eq!(counted(&population), (1, 1));
    let (mut saved, _) = population.compacted();
    assert_eq!(counted(&saved), (1, 1));
    for (removed, left) in [(0, 1), (1, 1), (2, 0)] {
        for population in [&mut population, &mut saved] {
            population.remove(records[removed]);
            assert_eq!(population.terms().records(crate::normalize::profile::Aspect::Given), left);
        }
    }
}

#[test]
fn a_mailbox_of_many_says_less_the_more_they_are() {
    let mut population = Population::default();
    let scorer = Scorer::new(&Model::shipped().unwrap(), 100);
    let mailbox = |population: &Population| {
        let explanation = population.explain(&scorer, 0, &population.profile(1).unwrap()).unwrap();
        explanation.comparisons.into_iter().find(|addend| addend.name == "email").unwrap().weight
    };
    let mut weights = Vec::new();
    for (at, given) in ["anna", "anna", "bert", "cleo", "dora", "emil"].iter().enumerate() {
        let family = format!("berg{at}");
        let said =
            [(Kind::NameGiven, *given), (Kind::NameFamily, &family), (Kind::Email, "berg@example.com")];
        let profile = profile(&mut population, &said.map(|(kind, text)| (kind, text.to_owned())));
        population.add(&profile);
        if at > 0 {
            weights.push(mailbox(&population));
        }
    }
    assert!(weights[0] > 15.0 && weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
    assert!(*weights.last().unwrap() < 8.0, "{weights:?}");
    (2..6).for_each(|record| population.remove(record));
    assert_eq!(mailbox(&population), weights[0]);
}
