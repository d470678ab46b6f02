//! What each blocking rule brings: pairs alone, and on top of all others; and how many it may have missed.
//!
//! Does: count the pairs that meet, and those of them that become links, by the rules that they share.
//! Does not: know a pair again; give each once.

use super::keys::KEY_NAMES;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// As bits, the rules that ask how somebody is reached: they fail for other reasons than names and places do.
const CONTACT: u32 = 1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 21;
/// Links that both kinds of rules found, below which nothing is estimated.
const FEWEST: u64 = 20;

/// Counts by rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct ByRule {
    pairs: u64,
    only_pairs: u64,
    links: u64,
    only_links: u64,
}

/// Pairs counted by the rules that they share.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    rules: [ByRule; KEY_NAMES.len()],
    /// Links by contact rules, by other rules, by both.
    contact: u64,
    other: u64,
    both: u64,
}

/// What one rule brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCount {
    /// Name of the blocking rule.
    pub rule: &'static str,
    /// Pairs that share a key of it.
    pub pairs: u64,
    /// Those that share no key of another.
    pub only_pairs: u64,
    /// Pairs that share a key of it and reach the threshold of a match.
    pub links: u64,
    /// Those that share no key of another.
    pub only_links: u64,
}

/// How many links no rule brings together, by capture and recapture: if sharing a contact key and sharing
/// another were independent, the links that only one of both found tell how many none did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// Links found by keys of e-mail, telephone, identifiers or domain.
    pub contact: u64,
    /// Links found by keys of names, birth, places and whatever else.
    pub other: u64,
    /// Links found by both.
    pub both: u64,
    /// Links that neither found, about; nothing where too few were found by both.
    pub estimate: Option<u64>,
}

impl Tally {
    /// Every count, in a fixed order: to give them to another, and to take in another's.
    pub fn counts(&mut self) -> impl Iterator<Item = &mut u64> {
        let of_rules = self
            .rules
            .iter_mut()
            .flat_map(|by| [&mut by.pairs, &mut by.only_pairs, &mut by.links, &mut by.only_links]);
        of_rules.chain([&mut self.contact, &mut self.other, &mut self.both])
    }

    /// Counts a pair that met, by the rules that it shares as bits.
    pub(super) fn pair(&mut self, shared: u32) {
        self.count(shared, |rule, only| {
            rule.pairs += 1;
            rule.only_pairs += u64::from(only);
        });
    }

    /// Counts a pair that became a link.
    pub fn link(&mut self, shared: u32) {
        self.count(shared, |rule, only| {
            rule.links += 1;
            rule.only_links += u64::from(only);
        });
        let (contact, other) = (shared & CONTACT != 0, shared & !CONTACT != 0);
        self.contact += u64::from(contact);
        self.other += u64::from(other);
        self.both += u64::from(contact && other);
    }

    fn count(&mut self, shared: u32, mut count: impl FnMut(&mut ByRule, bool)) {
        let (mut rest, only) = (shared, shared.is_power_of_two());
        while rest != 0 {
            if let Some(rule) = self.rules.get_mut(rest.trailing_zeros() as usize) {
                count(rule, only);
            }
            rest &= rest - 1;
        }
    }

    /// The rules that brought anything.
    #[must_use]
    pub fn rules(&self) -> Vec<RuleCount> {
        let mut rules = Vec::new();
        for (rule, by) in KEY_NAMES.iter().zip(self.rules).filter(|(_, by)| by.pairs > 0) {
            let ByRule { pairs, only_pairs, links, only_links } = by;
            rules.push(RuleCount { rule, pairs, only_pairs, links, only_links });
        }
        rules
    }

    /// What may have been missed.
    #[must_use]
    pub fn missed(&self) -> Missed {
        let (contact, other, both) = (self.contact, self.other, self.both);
        // Chapman's estimate of all, less what was found.
        let all = |both: u64| ((contact + 1) * (other + 1) / (both + 1)).saturating_sub(1);
        let estimate = (both >= FEWEST).then(|| all(both).saturating_sub(contact + other - both));
        Missed { contact, other, both, estimate }
    }
}

impl Serialize for RuleCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", self.rule)?;
        let Self { pairs, only_pairs, links, only_links, .. } = *self;
        let counts =
            [("pairs", pairs), ("onlyPairs", only_pairs), ("links", links), ("onlyLinks", only_links)];
        counts.iter().try_for_each(|(name, count)| map.serialize_entry(name, count))?;
        map.end()
    }
}

impl Serialize for Missed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let counts = [("contact", self.contact), ("other", self.other), ("both", self.both)];
        counts.iter().try_for_each(|(name, count)| map.serialize_entry(name, count))?;
        map.serialize_entry("estimate", &self.estimate)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_counts_for_each_rule_and_alone_for_the_only_one() {
        let mut tally = Tally::default();
        [0b11, 0b01, 0b100].iter().for_each(|shared| tally.pair(*shared));
        tally.link(0b01);
        let by = |rule: RuleCount| (rule.rule, rule.pairs, rule.only_pairs, rule.links, rule.only_links);
        assert_eq!(
            tally.rules().into_iter().map(by).collect::<Vec<_>>(),
            [("email", 2, 1, 1, 1), ("email-local-part", 1, 0, 0, 0), ("phone", 1, 1, 0, 0)]
        );
    }

    #[test]
    fn what_both_kinds_of_rules_find_tells_what_neither_does() {
        let mut tally = Tally::default();
        // 80 % by contact, 50 % by the others, independent: of 1,000 links 400 by both, 100 by neither.
        (0..400).for_each(|_| tally.link(0b1_0001));
        (0..400).for_each(|_| tally.link(0b0_0001));
        (0..100).for_each(|_| tally.link(0b1_0000));
        assert_eq!(tally.missed().estimate, Some(99));
        assert_eq!(Tally::default().missed().estimate, None);
    }
}
