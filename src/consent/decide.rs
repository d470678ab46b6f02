//! Whether one use of one record is permitted, on what basis, and why.
//!
//! Does: put the request to every rule in reach (`data/consent-rules.tsv`), let each regime speak,
//! and take the strictest answer, with every reason in the order of the table.
//! Does not: give legal advice. It is engineering over rules whose sources stand in their rows; an
//! unverified rule permits nothing by itself.

use super::facts::{Answer, Facts};
use super::{Moment, UseRequest, place};
use crate::data::rule::{NO_CHANNEL, Rule, of_places};
use crate::text::order::sort_by_key;
use crate::vocabulary::{Basis, Confidence, Effect, ObligationCode, Outcome, ReasonCode, Regime};
use serde::Serialize;
use std::cmp::Reverse;

/// Whether a use is permitted, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[must_use = "a decision that is not read protects nobody"]
pub struct Decision {
    /// The answer.
    pub outcome: Outcome,
    /// On what a permitted or deferred use rests.
    pub basis: Option<Basis>,
    /// Why: at least one, what decided first.
    pub reasons: Vec<Reason>,
    /// What has to be done along with the use.
    pub obligations: Vec<Obligation>,
    /// From when on it has to be asked again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Moment>,
    /// For `deferred`: when to come back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Moment>,
}

/// A rule that had a say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Why, or which fact is missing.
    pub code: ReasonCode,
    /// The law.
    pub regime: Regime,
    /// Article or section.
    pub citation: &'static str,
    /// What the rule does.
    pub effect: Effect,
    /// How well its source was seen.
    pub confidence: Confidence,
}

/// What has to be done along with a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Obligation {
    /// What.
    pub code: ObligationCode,
    /// Article or section.
    pub citation: &'static str,
    /// Within which time, as an ISO 8601 duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<&'static str>,
}

/// A rule with what it says to the request.
struct Spoken {
    rule: &'static Rule,
    code: ReasonCode,
    effect: Effect,
    outcome: Outcome,
}

/// Decides one use.
///
/// ```
/// use selfsame::consent::{UseRequest, decide};
/// use selfsame::vocabulary::{Outcome, ReasonCode};
/// let request = selfsame::text::json::Json::parse(r#"{
///     "purpose": "marketing", "channel": "email", "at": "2026-11-21T10:00:00+01:00",
///     "subject": { "country": "DE" }, "consent": { "entries": [] }
/// }"#);
/// let decision = decide(&UseRequest::from_json(&request.unwrap())?);
/// assert_eq!(decision.outcome, Outcome::Denied);
/// assert_eq!(decision.reasons[0].code, ReasonCode::ConsentNothingOnFile);
/// # Ok::<(), selfsame::Error>(())
/// ```
pub fn decide(request: &UseRequest) -> Decision {
    let mut facts = Facts::new(request);
    let about = About::of(request);
    let of_places = of_places(place::in_reach(&request.subject, facts.eea));
    let reach: Vec<&'static Rule> = of_places.filter(|rule| about.reached_by(rule)).collect();
    facts.national = reach.iter().any(|rule| rule.place == request.subject.country);
    let protective = reach.partition_point(|rule| rule.regime != Regime::Protective);
    let (laws, fallback) = reach.split_at(protective);
    let mut spoken = Vec::with_capacity(8);
    of_regimes(&facts, laws, &mut spoken);
    let decided = |one: &Spoken| one.effect == Effect::Permits || one.outcome > Outcome::Deferred;
    if !spoken.iter().any(decided) {
        of_regimes(&facts, fallback, &mut spoken);
    }
    conclude(&facts, spoken)
}

/// What a rule must be about, as the bits of its columns.
struct About {
    purpose: u32,
    channel: u32,
    subject: u32,
    day: i64,
}

impl About {
    fn of(request: &UseRequest) -> Self {
        Self {
            purpose: 1 << request.purpose as u32,
            channel: request.channel.map_or(NO_CHANNEL, |channel| 1 << channel as u32),
            subject: 1 << request.subject.kind as u32,
            day: request.at.begins().div_euclid(86_400_000),
        }
    }

    fn reached_by(&self, rule: &Rule) -> bool {
        rule.purposes & self.purpose != 0
            && rule.channels & self.channel != 0
            && rule.subjects & self.subject != 0
            && i64::from(rule.in_force.0) <= self.day
            && self.day < i64::from(rule.in_force.1)
    }
}

fn of_regimes(facts: &Facts<'_>, rules: &[&'static Rule], spoken: &mut Vec<Spoken>) {
    for rules in rules.chunk_by(|a, b| a.regime == b.regime && a.place == b.place) {
        of_regime(facts, rules, spoken);
    }
}

/// What the rules of one regime say for one place: first what they permit, for others hold only
/// otherwise.
fn of_regime(facts: &Facts<'_>, rules: &[&'static Rule], spoken: &mut Vec<Spoken>) {
    let (mut held, mut otherwise) = (Vec::new(), Answer::Yes);
    for rule in rules.iter().filter(|rule| rule.effect == Effect::Permits) {
        match facts.all(&rule.conditions, Answer::No) {
            Answer::Yes => {
                held.push(permitting(rule));
                otherwise = Answer::No;
            }
            missing @ Answer::Missing(_) if otherwise == Answer::Yes => otherwise = missing,
            _ => {}
        }
    }
    if held.iter().any(|one| one.outcome == Outcome::Permitted) {
        held.retain(|one| one.outcome == Outcome::Permitted);
    }
    spoken.append(&mut held);
    let others = rules.iter().filter(|rule| rule.effect != Effect::Permits);
    spoken.extend(others.filter_map(|rule| opposing(facts, rule, otherwise)));
}

/// A rule whose source nobody has seen permits nothing.
const fn permitting(rule: &'static Rule) -> Spoken {
    let outcome = match rule.confidence {
        Confidence::Unverified => Outcome::Review,
        _ => Outcome::Permitted,
    };
    Spoken { rule, code: rule.code, effect: rule.effect, outcome }
}

fn opposing(facts: &Facts<'_>, rule: &'static Rule, otherwise: Answer) -> Option<Spoken> {
    let code = match facts.all(&rule.conditions, otherwise) {
        Answer::No => return None,
        Answer::Missing(code) => {
            return Some(Spoken { rule, code, effect: Effect::Requires, outcome: Outcome::Review });
        }
        Answer::Yes if rule.code == ReasonCode::ConsentNeeded => facts.why_no_consent(),
        Answer::Yes => rule.code,
    };
    let outcome = match rule.effect {
        Effect::Defers => Outcome::Deferred,
        Effect::Requires if names_missing_fact(code) => Outcome::Review,
        _ => Outcome::Denied,
    };
    Some(Spoken { rule, code, effect: rule.effect, outcome })
}

fn names_missing_fact(code: ReasonCode) -> bool {
    code.as_str().starts_with("missing.")
}

/// The strictest answer, with the reasons for it and for what it permits.
fn conclude(facts: &Facts<'_>, spoken: Vec<Spoken>) -> Decision {
    let outcome = spoken.iter().map(|one| one.outcome).max().unwrap_or(Outcome::Review);
    let permitted = outcome <= Outcome::Deferred;
    let mut told: Vec<Spoken> = spoken
        .into_iter()
        .filter(|one| one.outcome == outcome || (permitted && one.effect == Effect::Permits))
        .collect();
    sort_by_key(&mut told, |one| (Reverse(one.outcome), one.effect, Reverse(one.rule.basis)));
    let permits = || told.iter().filter(|one| one.effect == Effect::Permits && permitted);
    let defers = told.iter().filter(|one| one.effect == Effect::Defers);
    Decision {
        outcome,
        basis: permits().filter_map(|one| one.rule.basis).max(),
        reasons: reasons(&told),
        obligations: obligations(&told),
        valid_until: permits().filter_map(|one| until(facts, one.rule)).min().map(Moment::instant),
        not_before: defers.filter_map(|one| facts.over(&one.rule.conditions)).max().map(Moment::instant),
    }
}

/// A permission ends with its facts, or with the rule.
fn until(facts: &Facts<'_>, rule: &Rule) -> Option<i64> {
    let (_, end) = rule.in_force;
    let rule_ends = (end != i32::MAX).then(|| i64::from(end) * 86_400_000);
    facts.until(&rule.conditions).into_iter().chain(rule_ends).min()
}

fn reasons(told: &[Spoken]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::with_capacity(told.len());
    for Spoken { rule, code, effect, .. } in told {
        let (regime, citation, confidence) = (rule.regime, rule.citation, rule.confidence);
        let reason = Reason { code: *code, regime, citation, effect: *effect, confidence };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// Each obligation once a regime's citation; the shortest period first come.
fn obligations(told: &[Spoken]) -> Vec<Obligation> {
    let mut obligations: Vec<Obligation> = Vec::new();
    for (code, within, citation) in told.iter().flat_map(|one| one.rule.obligations()) {
        let within = Some(within).filter(|within| !within.is_empty());
        let obligation = Obligation { code, citation, within };
        if !obligations.contains(&obligation) {
            obligations.push(obligation);
        }
    }
    obligations
}
