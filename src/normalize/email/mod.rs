//! E-mail addresses (RFC 5321, RFC 5322, RFC 6531).
//!
//! Does: an address out of what is around it (`repair`), its grammar (`address`), the mailbox it leads
//! to (`mailbox`), the domain that was probably meant (`typo`); tells mailboxes of the public, of
//! roles and of minutes.
//! Does not: fold tags or dots in the value, which is what to write to; ask whether it exists.

mod address;
mod mailbox;
mod punycode;
mod repair;
mod typo;

pub(super) use address::is_domain;
pub(super) use mailbox::{is_anybodys, mailbox};

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::noise;
use crate::data::{Known, MAIL_ROLES};
use crate::limits::LIST_VALUES;
use crate::record::LIST_SEPARATOR;
use crate::text::find;
use crate::text::script::has_look_alikes;
use crate::vocabulary::{ChangeCode, IssueCode, Part, Severity};
use address::Address;
use mailbox::Sort;

static ROLES: Known = Known::new(&MAIL_ROLES);

/// What stands between two addresses in one field.
const BETWEEN: [char; 7] = [';', ',', ' ', '|', '/', '\\', '\u{3001}'];

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    // A spreadsheet keeps a text from being read otherwise by an apostrophe before it.
    if let Some(address) = Address::parse(text).filter(|_| !text.starts_with('\'')) {
        return remarked(&address, text, context);
    }
    let at_signs = text.as_bytes().iter().filter(|byte| **byte == b'@').count();
    let pieces = || text.split(BETWEEN).filter(|piece| find::holds(piece.trim_matches('@'), '@'));
    if at_signs > 1 && !text.starts_with('"') && pieces().count() > 1 {
        several(pieces(), context)
    } else {
        one(text, context)
    }
}

/// Several addresses in one field become a list; what lies between them is set aside.
fn several<'a>(pieces: impl Iterator<Item = &'a str>, context: &Context) -> Draft {
    let mut all = Draft::default().change(ChangeCode::Parts).warning(IssueCode::SeveralValues);
    for piece in pieces.take(LIST_VALUES) {
        let mut draft = one(piece, context);
        if !draft.value.is_empty() {
            if !all.value.is_empty() {
                all.value.push(LIST_SEPARATOR);
            }
            all.value.push_str(&draft.value);
        }
        for issue in draft.issues.drain(..) {
            if !all.issues.contains(&issue) {
                all.issues.push(issue);
            }
        }
    }
    all
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
    let Some((local, domain)) = address::split(text) else { return Draft::default().issue(issue) };
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

fn remarked(address: &Address<'_>, text: &str, context: &Context) -> Draft {
    let (local, domain) = (&*address.local, &*address.domain);
    let mut draft = Draft::of(if address.is_as_typed() { text.to_owned() } else { address.text() });
    if !address.is_as_typed() && draft.value != text {
        draft = draft.change_if(!text.starts_with(local), ChangeCode::Punctuation);
        draft = draft.change_if(!text.ends_with(domain), ChangeCode::Case);
    }
    let class = mailbox::class_for(domain, context);
    remark_on_domain(&mut draft, local, domain, class.map(|class| class.sort));
    if let Some(key) = mailbox::other_key(local, domain, class)
        && !key.eq_ignore_ascii_case(&draft.value)
    {
        draft.parts.push(Part::Mailbox, &key);
    }
    remark_on_local(&mut draft, local);
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

/// Whose mailboxes they are; an unknown domain may be a known one, misspelt.
fn remark_on_domain(draft: &mut Draft, local: &str, domain: &str, sort: Option<Sort>) {
    let mut remark = |code, severity| draft.issues.push(Issue::new(code, severity));
    match sort {
        Some(Sort::Public) => draft.parts.push(Part::Provider, "public"),
        Some(Sort::Disposable) => {
            remark(IssueCode::EmailDisposable, Severity::Info);
            draft.parts.push(Part::Provider, "disposable");
        }
        Some(Sort::Reserved) => remark(IssueCode::EmailReserved, Severity::Warning),
        Some(Sort::Role) => remark(IssueCode::EmailRole, Severity::Info),
        Some(Sort::Known) => {}
        None => {
            if let Some(meant) = typo::meant_of_unknown(domain) {
                let issue = Issue::new(IssueCode::EmailDomainTypo, Severity::Warning);
                draft.issues.push(issue.suggesting([local, "@", &meant].concat()));
            }
        }
    }
}

/// A role, a test, or the `www.` that belongs to no mailbox.
/// Whether the part of an address before the @ names a role and nobody: `info`, `office`.
pub(crate) fn is_role(local: &str) -> bool {
    ROLES.may_have(local) && ROLES.has(&local.to_ascii_lowercase())
}

fn remark_on_local(draft: &mut Draft, local: &str) {
    let tag = local.as_bytes().iter().position(|byte| *byte == b'+');
    let base = tag.and_then(|tag| local.get(..tag)).unwrap_or(local);
    let issue = if is_role(base) {
        Issue::new(IssueCode::EmailRole, Severity::Info)
    } else if let Some(reason) = noise::reason_of_mailbox(base) {
        Issue::new(reason, Severity::Warning)
    } else if base.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        let meant: String = draft.value.chars().skip(4).collect();
        Issue::new(IssueCode::FormatUnknown, Severity::Warning).suggesting(meant)
    } else {
        return;
    };
    // The domain may have said it already.
    if !draft.issues.contains(&issue) {
        draft.issues.push(issue);
    }
}
