//! Which mailbox an address leads to, as its provider sees it: the match key.
//!
//! Does: what `data/mail-providers.tsv` says of the provider, with its source.
//! Does not: make anything to write to. `ada+shop@gmail.com` may be all that Ada reads.

use super::punycode;
use super::typo::is_national;
use crate::data::{Known, MAIL_DOMAINS};
use crate::normalize::clean::Context;
use crate::normalize::own::Of;
use crate::text::case::lower;
use crate::text::eight::{self, times, zero};
use crate::text::find;

/// What is known of a mail domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class<'t> {
    pub(super) sort: Sort,
    /// The rule of its match keys and the domain they are filed under.
    rule: &'t str,
}

/// Whose mailboxes they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Anybody's.
    Public,
    Disposable,
    /// Below an ending that leads nowhere (RFC 6761, RFC 6762, RFC 7686).
    Reserved,
    /// Of roles alone, by the caller's table.
    Role,
    /// Of nobody in particular, by the caller's table.
    Known,
}

static DOMAINS: Known = Known::new(&MAIL_DOMAINS);

/// What the caller's table says of a domain, or else the tables here.
pub(super) fn class_for<'t>(domain: &str, context: &Context<'t>) -> Option<Class<'t>> {
    match context.own(Of::Provider, domain) {
        Some(own) => Class::read(own),
        None => class(domain),
    }
}

/// What the tables say of a domain: by its name, its brand (`yahoo.`), its ending.
pub(super) fn class(domain: &str) -> Option<Class<'static>> {
    let brand = || {
        let (name, ending) = domain.split_at_checked(domain.find('.')? + 1)?;
        DOMAINS.get(name).filter(|_| is_national(ending))
    };
    let ending = || DOMAINS.get(domain.rsplit('.').next()?);
    Class::read(DOMAINS.get(domain).or_else(brand).or_else(ending)?)
}

impl<'t> Class<'t> {
    /// The rule of its match keys, where it has any to say.
    fn rule(self) -> Option<&'t str> {
        matches!(self.sort, Sort::Public | Sort::Role | Sort::Known).then_some(self.rule)
    }

    fn read(said: &'t str) -> Option<Self> {
        let (sort, rule) = said.split_at_checked(1)?;
        let sort = match sort {
            "f" => Sort::Public,
            "d" => Sort::Disposable,
            "o" => Sort::Role,
            "k" => Sort::Known,
            _ => Sort::Reserved,
        };
        Some(Self { sort, rule })
    }
}

/// Whether the mailboxes of a domain say nothing of who owns them.
pub(crate) fn is_anybodys(domain: &str, context: &Context) -> bool {
    class_for(domain, context).is_some_and(|class| !matches!(class.sort, Sort::Role | Sort::Known))
}

/// The match key of a clean address: two addresses of one mailbox have one key.
pub(crate) fn mailbox(address: &str, context: &Context) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return lower(address) };
    let domain = lower(domain);
    let class = class_for(&domain, context);
    let mut own = String::new();
    if own_key(local, &domain, class, &mut own) {
        return own;
    }
    shared(&domain, class).unwrap_or_else(|| [&lower(local), "@", &domain].concat())
}

/// Writes the match key, where the local part makes it more than the address in small letters; whether it does.
/// The domain is in small letters.
pub(super) fn own_key(local: &str, domain: &str, class: Option<Class<'_>>, own: &mut String) -> bool {
    own.clear();
    if let Some(rule) = class.and_then(Class::rule) {
        let signs = rule.bytes().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        let (signs, filed) = find::cut(rule, signs);
        let is_elsewhere = !filed.is_empty();
        return key(local, if is_elsewhere { filed } else { domain }, signs, is_elsewhere, own);
    }
    let is_coded = is_coded(domain);
    if is_coded {
        [&lower(local), "@", &readable(domain)].iter().for_each(|piece| own.push_str(piece));
    }
    is_coded
}

/// Whether a label is in Punycode.
pub(super) fn is_coded(domain: &str) -> bool {
    domain.as_bytes().contains(&b'-') && find::has(domain, "xn--")
}

/// A domain as people read it.
pub(super) fn readable(domain: &str) -> String {
    let mut read = String::with_capacity(domain.len());
    for label in lower(domain).split('.') {
        if !read.is_empty() {
            read.push('.');
        }
        match punycode::unicode(label) {
            Some(letters) => read.push_str(&letters),
            None => read.push_str(label),
        }
    }
    read
}

/// Writes the local part up to its tag, without the signs that do not count; not where it stays as it is,
/// unless it is filed elsewhere.
fn key(local: &str, domain: &str, signs: &str, is_elsewhere: bool, key: &mut String) -> bool {
    if signs.is_empty() && !is_elsewhere {
        return false;
    }
    let mut start = 0;
    let has = |sign: u8| signs.as_bytes().contains(&sign);
    let mut behind = 0;
    while let Some(before) = next_sign(local.as_bytes().get(behind..).unwrap_or_default()) {
        let at = behind + before;
        behind = at + 1;
        let (instead, is_last) = match local.as_bytes().get(at) {
            Some(b'+') if has(b'+') && (at > start || !key.is_empty()) => ("", true),
            Some(b'.') if has(b'.') || has(b'_') => ("", false),
            Some(b'-' | b'_') if has(b'_') => ("", false),
            Some(b'.') if has(b'~') => ("-", false),
            Some(b'-') if has(b'-') => ("-", true),
            _ => continue,
        };
        key.reserve(local.len() + domain.len() + 1);
        key.push_str(local.get(start..at).unwrap_or_default());
        key.push_str(instead);
        start = if is_last { local.len() } else { at + 1 };
        if is_last {
            break;
        }
    }
    if start == 0 && !is_elsewhere && local.is_ascii() {
        return false;
    }
    key.push_str(local.get(start..).unwrap_or_default());
    if key.is_ascii() {
        key.make_ascii_lowercase();
    } else {
        *key = lower(key);
    }
    key.push('@');
    key.push_str(domain);
    true
}

/// Where the first sign stands that may not count.
fn next_sign(local: &[u8]) -> Option<usize> {
    let is = |word: u64, sign: u8| zero(word ^ times(sign));
    eight::first(local, |word| is(word, b'+') | is(word, b'.') | is(word, b'-') | is(word, b'_'))
}

/// `anything@ada.fastmail.com` is `ada@fastmail.com`.
pub(super) fn shared(domain: &str, class: Option<Class<'_>>) -> Option<String> {
    let (user, host) = domain.split_once('.').filter(|_| class.and_then(Class::rule).is_none())?;
    let rule = DOMAINS.get(host).filter(|_| !is_coded(domain))?;
    find::holds(rule, '@').then(|| [user, "@", host].concat())
}
