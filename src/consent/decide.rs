//! Whether one use of one record is permitted, on what basis, and why.
//!
//! Does: put the request to every rule in reach (`data/consent-rules.tsv`), let each regime speak,
//! and take the strictest answer, with every reason in the order of the table.
//! Does not: give legal advice. It is engineering over rules whose sources stand in their rows; an
//! unverified rule permits nothing by itself.

use super::facts::{Answer, Facts};
use super::{Moment, UseRequest};
use crate::data::rule::{Duty, Rule, about};
use crate::text::order::sort_by_key;
use crate::vocabulary::{Basis, Confidence, Effect, ObligationCode, Outcome, ReasonCode, Regime};
use serde::Serialize;

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
#[derive(Debug, Clone, Copy)]
pub struct Spoken {
    /// The rule.
    pub rule: &'static Rule,
    /// Why, or which fact is missing.
    pub code: ReasonCode,
    /// What it does.
    pub effect: Effect,
    outcome: Outcome,
}

/// A decision by the rules that made it; `Decision` says it in words.
#[derive(Debug, Clone)]
#[must_use = "a decision that is not read protects nobody"]
pub struct Verdict {
    /// The answer.
    pub outcome: Outcome,
    /// On what a permitted or deferred use rests.
    pub basis: Option<Basis>,
    /// Why: at least one, what decided first.
    pub reasons: Vec<Spoken>,
    /// What has to be done along with the use: obligations by their rule and their place there.
    pub duties: Vec<(&'static Rule, u16)>,
    /// From when on it has to be asked again.
    pub valid_until: Option<Moment>,
    /// For `deferred`: when to come back.
    pub not_before: Option<Moment>,
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
    let Verdict { outcome, basis, reasons, duties, valid_until, not_before } = judge(request);
    let reasons = reasons.iter().map(Spoken::reason).collect();
    let duties = duties.iter().filter_map(|(rule, place)| rule.duties.get(usize::from(*place)));
    let obligations = duties.map(Obligation::of).collect();
    Decision { outcome, basis, reasons, obligations, valid_until, not_before }
}

impl Spoken {
    /// The strictest first, then those that permit last, the strongest basis of them first.
    fn rank(&self) -> u32 {
        let basis = self.rule.basis.map_or(0, |basis| 1 + basis as u32);
        (0xff - self.outcome as u32) << 16 | (self.effect as u32) << 8 | (0xff - basis)
    }

    fn reason(&self) -> Reason {
        let Rule { regime, citation, confidence, .. } = *self.rule;
        Reason { code: self.code, regime, citation, effect: self.effect, confidence }
    }
}

impl Obligation {
    fn of(duty: &Duty) -> Self {
        let within = Some(duty.within).filter(|within| !within.is_empty());
        Self { code: duty.code, citation: duty.citation, within }
    }
}

/// Decides one use, and leaves to say it in words to who needs them.
pub fn judge(request: &UseRequest) -> Verdict {
    let mut facts = Facts::new(request);
    let rules = facts.home.map_or(&[][..], |home| home.rules());
    let about = about(
        request.purpose as u32,
        request.channel.map(|channel| channel as u32),
        request.subject.kind as u32,
    );
    let day = request.at.begins().div_euclid(86_400_000);
    let mut reach = Vec::with_capacity(32);
    for rule in rules {
        if rule.reaches(about, day) {
            reach.push(*rule);
            facts.note_national(rule.place == request.subject.country);
        }
    }
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

fn of_regimes(facts: &Facts<'_>, rules: &[&'static Rule], spoken: &mut Vec<Spoken>) {
    for rules in rules.chunk_by(|a, b| a.regime == b.regime && a.place == b.place) {
        of_regime(facts, rules, spoken);
    }
}

/// What the rules of one regime say for one place: first what they permit, for others hold only
/// otherwise.
fn of_regime(facts: &Facts<'_>, rules: &[&'static Rule], spoken: &mut Vec<Spoken>) {
    let (first, mut otherwise, mut permitted) = (spoken.len(), Answer::Yes, false);
    for rule in rules.iter().filter(|rule| rule.effect == Effect::Permits) {
        match facts.all(rule, Answer::No) {
            Answer::Yes => {
                otherwise = Answer::No;
                let one = permitting(rule);
                if one.outcome == Outcome::Permitted && !permitted {
                    permitted = true;
                    spoken.truncate(first);
                }
                if one.outcome == Outcome::Permitted || !permitted {
                    spoken.push(one);
                }
            }
            missing @ Answer::Missing(_) if otherwise == Answer::Yes => otherwise = missing,
            _ => {}
        }
    }
    for rule in rules.iter().filter(|rule| rule.effect != Effect::Permits) {
        if let Some(one) = opposing(facts, rule, otherwise) {
            spoken.push(one);
        }
    }
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
    let code = match facts.all(rule, otherwise) {
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
fn conclude(facts: &Facts<'_>, mut told: Vec<Spoken>) -> Verdict {
    let outcome = told.iter().map(|one| one.outcome).max().unwrap_or(Outcome::Review);
    let permitted = outcome <= Outcome::Deferred;
    sort_by_key(&mut told, Spoken::rank);
    let mut verdict = Verdict {
        outcome,
        basis: None,
        reasons: Vec::with_capacity(told.len()),
        duties: Vec::with_capacity(8),
        valid_until: None,
        not_before: None,
    };
    let (mut until, mut over) = (None, None);
    for one in &told {
        if one.outcome != outcome && !(permitted && one.effect == Effect::Permits) {
            continue;
        }
        match one.effect {
            Effect::Permits if permitted => {
                verdict.basis = verdict.basis.max(one.rule.basis);
                until = [until, ends(facts, one.rule)].into_iter().flatten().min();
            }
            Effect::Defers => over = over.max(facts.over(one.rule)),
            _ => {}
        }
        verdict.tell(one);
    }
    verdict.valid_until = until.map(Moment::instant);
    verdict.not_before = over.map(Moment::instant);
    verdict
}

impl Verdict {
    /// Adds a reason and what it asks for, each once.
    fn tell(&mut self, one: &Spoken) {
        if !self.reasons.iter().any(|reason| reason.reason() == one.reason()) {
            self.reasons.push(*one);
        }
        for (place, duty) in (0..).zip(&one.rule.duties) {
            let same = |(rule, place): &(&Rule, u16)| rule.duties.get(usize::from(*place)) == Some(duty);
            if !self.duties.iter().any(same) {
                self.duties.push((one.rule, place));
            }
        }
    }
}

/// A permission ends with its facts, or with the rule.
fn ends(facts: &Facts<'_>, rule: &Rule) -> Option<i64> {
    let (_, end) = rule.in_force;
    let rule_ends = (end != i32::MAX).then(|| i64::from(end) * 86_400_000);
    facts.until(rule).into_iter().chain(rule_ends).min()
}
