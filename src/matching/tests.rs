use super::*;
use crate::limits::CLUSTER_RECORDS;
use crate::text::json::Json;
use proptest::prelude::*;

fn pair(left: u32, right: u32, weight: f32) -> Pair {
    Pair { left, right, weight }
}

/// Sorted and clustered in steps of a few pairs.
fn cluster(records: usize, pairs: &[Pair], threshold: f64, largest: usize) -> Clusters {
    let (mut pairs, mut sorting) = (pairs.to_vec(), BestFirst::default());
    while !sorting.step(&mut pairs, 3) {}
    let mut clustering = Clustering::new(records, &pairs, threshold, largest);
    while !clustering.step(&pairs, 3) {}
    clustering.finish()
}

fn members(clusters: &Clusters) -> Vec<Vec<u32>> {
    (0..clusters.len()).map(|cluster| clusters.members(cluster).to_vec()).collect()
}

#[test]
fn the_shipped_model_is_whole() {
    let model = Model::person().unwrap();
    assert_eq!(Model::parse(&model.to_json()).unwrap(), model);
}

#[test]
fn a_model_that_cannot_be_used_is_refused_by_code() {
    let json = Model::person().unwrap().to_json();
    for (from, to) in [
        ("selfsame-model", "other"),
        ("\"version\": 1", "\"version\": 2"),
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
