//! E-mail addresses (RFC 5321, RFC 5322, RFC 6531).
//!
//! Does: an address out of what is around it (`repair`), its grammar (`address`), the mailbox it leads
//! to (`mailbox`), the domain that was probably meant (`typo`); tells mailboxes of the public, of
//! roles and of minutes.
//! Does not: fold tags or dots in the value, which is what to write to; ask whether it exists.

mod address;
mod mailbox;
mod punycode;
mod quick;
mod repair;
mod typo;

pub(super) use address::is_domain;
pub(super) use mailbox::{is_anybodys, mailbox};
pub(super) use quick::quick;

use super::clean::{Context, Issue};
use super::draft::{Draft, Made};
use super::noise;
use super::parts::Parts;
use crate::data::{Known, MAIL_ROLES};
use crate::record::LIST_SEPARATOR;
use crate::text::find;
use crate::text::script::has_look_alikes;
use crate::vocabulary::{ChangeCode, IssueCode, Part, Severity};
use address::Address;
use mailbox::{Class, Sort};

static ROLES: Known = Known::new(&MAIL_ROLES);

/// Bytes of the part that says whose mailboxes a provider has, and what a further part takes beside its text.
const PROVIDER: usize = 14;

/// What stands between two addresses in one field.
const BETWEEN: [char; 7] = [';', ',', ' ', '|', '/', '\\', '\u{3001}'];

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    // A spreadsheet keeps a text from being read otherwise by an apostrophe before it.
    if let Some(address) = Address::parse(text).filter(|_| !text.starts_with('\'')) {
        return remarked(&address, text, context);
    }
    let at_signs = text.as_bytes().iter().filter(|byte| **byte == b'@').count();
    let pieces = || text.split(BETWEEN).filter(|piece| find::holds(piece.trim_matches('@'), '@'));
    // What lies between several addresses is set aside.
    if at_signs > 1 && !text.starts_with('"') && pieces().count() > 1 {
        Draft::several(&mut pieces().map(|piece| one(piece, context)))
    } else {
        one(text, context)
    }
}

fn one(text: &str, context: &Context) -> Draft {
    let repaired = repair::repaired(text);
    let mut draft = match Address::parse(&repaired.text) {
        Some(address) => remarked(&address, &repaired.text, context),
        None => broken(&repaired.text),
    };
    if !draft.value.is_empty() {
        repaired.changes.into_iter().rev().flatten().for_each(|change| draft.changes.push_first(change));
    }
    draft
}

/// Still useful for comparing where it is one word with an `@`; else no value.
fn broken(text: &str) -> Draft {
    let issue = Issue::new(IssueCode::EmailSyntax, Severity::Error);
    let Some((local, domain)) = address::split(text) else {
        let meant = typo::with_at_sign(text).filter(|meant| Address::parse(meant).is_some());
        return Draft::default().issue(match meant {
            Some(meant) => issue.suggesting(meant),
            None => issue,
        });
    };
    let domain = crate::text::case::lower(domain);
    let value = [local, "@", &domain].concat();
    let useful = !local.is_empty() && !domain.is_empty() && !value.contains([' ', LIST_SEPARATOR]);
    let draft = Draft::of(if useful { value } else { String::new() });
    draft.issue(match mended(local, &domain) {
        Some(meant) => issue.suggesting(meant),
        None => issue,
    })
}

/// A sound address that is one thought away: a misspelt domain, a dot too many in the local part, a
/// space for a dot.
fn mended(local: &str, domain: &str) -> Option<String> {
    let local = local.rsplit_once(' ').filter(|pair| is_named_before(*pair)).map_or(local, |(_, last)| last);
    let domain = typo::meant_domain(domain).unwrap_or_else(|| domain.to_owned());
    let mut plain = String::with_capacity(local.len());
    for word in local.split(['.', ' ']).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push('.');
        }
        plain.push_str(word);
    }
    let address = [&plain, "@", &domain].concat();
    Address::parse(&address).map(|address| address.text())
}

/// Ada Lovelace ada@example.org: words before an address that has one of them in it.
fn is_named_before((name, local): (&str, &str)) -> bool {
    let local = local.to_ascii_lowercase();
    name.split(' ').any(|word| word.len() > 2 && find::has(&local, &word.to_ascii_lowercase()))
}

fn remarked(address: &Address<'_>, text: &str, context: &Context) -> Draft {
    let (local, domain) = (&*address.local, &*address.domain);
    let mut draft = Draft::of(if address.is_as_typed() { text.to_owned() } else { address.text() });
    if !address.is_as_typed() && draft.value != text {
        draft = draft.change_if(!text.starts_with(local), ChangeCode::Punctuation);
        draft = draft.change_if(!text.ends_with(domain), ChangeCode::Case);
    }
    let said = Said::of(domain, context);
    let Made { value, parts, issues, .. } = &mut *draft;
    said.remark(local, domain, value, Remarks { parts, issues, key: &mut String::new() });
    if !address.is_plain {
        show_letters(&mut draft, local, domain);
    }
    draft
}

/// Punycode as people read it; letters that look like others.
fn show_letters(draft: &mut Draft, local: &str, domain: &str) {
    if mailbox::is_coded(domain) {
        draft.display = Some([local, "@", &mailbox::readable(domain)].concat());
    }
    if has_look_alikes(local) || has_look_alikes(domain) {
        draft.issues.push(Issue::new(IssueCode::LookAlike, Severity::Warning));
    }
}

/// Where it is written what there is to say of an address; the key is rubbed out again.
struct Remarks<'r> {
    parts: &'r mut Parts,
    issues: &'r mut Vec<Issue>,
    key: &'r mut String,
}

/// What is the same for all addresses of a domain.
struct Said<'t> {
    class: Option<Class<'t>>,
    /// The known domain that an unknown one may be, misspelt.
    meant: Option<String>,
    /// The mailbox that all addresses of the domain lead to.
    shared: Option<String>,
}

impl<'t> Said<'t> {
    /// Of a domain in small letters.
    fn of(domain: &str, context: &Context<'t>) -> Self {
        let class = mailbox::class_for(domain, context);
        let meant = if class.is_none() { typo::meant_of_unknown(domain) } else { None };
        Self { class, meant, shared: mailbox::shared(domain, class) }
    }

    /// Whose mailboxes they are; where this one leads; what is wrong with domain and local part.
    fn remark(&self, local: &str, domain: &str, value: &str, into: Remarks<'_>) {
        let Remarks { parts, issues, key } = into;
        let is_own = mailbox::own_key(local, domain, self.class, key);
        let key = if is_own { Some(&*key) } else { self.shared.as_ref() };
        let key = key.filter(|key| !key.eq_ignore_ascii_case(value));
        let mut add = |part: Part, text: &str| {
            parts.reserve(PROVIDER + key.map_or(0, String::len));
            parts.push(part, text);
        };
        let mut doubt = |code, severity| issues.push(Issue::new(code, severity));
        match self.class.map(|class| class.sort) {
            Some(Sort::Public) => add(Part::Provider, "public"),
            Some(Sort::Disposable) => {
                doubt(IssueCode::EmailDisposable, Severity::Info);
                add(Part::Provider, "disposable");
            }
            Some(Sort::Reserved) => doubt(IssueCode::EmailReserved, Severity::Warning),
            Some(Sort::Role) => doubt(IssueCode::EmailRole, Severity::Info),
            Some(Sort::Known) | None => {}
        }
        if let Some(meant) = &self.meant {
            let issue = Issue::new(IssueCode::EmailDomainTypo, Severity::Warning);
            issues.push(issue.suggesting([local, "@", meant].concat()));
        }
        if let Some(key) = key {
            add(Part::Mailbox, key);
        }
        remark_on_local(local, value, issues);
    }
}

/// Whether the part of an address before the @ names a role and nobody: `info`, `office`.
pub(crate) fn is_role(local: &str) -> bool {
    ROLES.may_have(local) && ROLES.has(&local.to_ascii_lowercase())
}

/// A role, a test, or the `www.` that belongs to no mailbox.
fn remark_on_local(local: &str, value: &str, issues: &mut Vec<Issue>) {
    let tag = find::byte(local.as_bytes(), b'+');
    let base = tag.and_then(|tag| local.get(..tag)).unwrap_or(local);
    let issue = if is_role(base) {
        Issue::new(IssueCode::EmailRole, Severity::Info)
    } else if let Some(reason) = noise::reason_of_mailbox(base) {
        Issue::new(reason, Severity::Warning)
    } else if base.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        let meant: String = value.chars().skip(4).collect();
        Issue::new(IssueCode::FormatUnknown, Severity::Warning).suggesting(meant)
    } else if let Some(decoded) = repair::decoded(local) {
        let domain = value.rsplit('@').next().unwrap_or_default();
        let issue = Issue::new(IssueCode::FormatUnknown, Severity::Warning);
        match mended(decoded.trim(), domain) {
            Some(meant) => issue.suggesting(meant),
            None => issue,
        }
    } else {
        return;
    };
    // The domain may have said it already.
    if !issues.contains(&issue) {
        issues.push(issue);
    }
}
