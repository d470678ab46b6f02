//! E-mail addresses (RFC 5321, RFC 6531).
//!
//! Does: trims, drops `mailto:`, a display name and brackets, lower-cases the domain, suggests the
//! domain that was probably meant, tells mailboxes of roles and of minutes.
//! Does not: fold `+tags` or dots (that is a matching key, see `index`), change the local part, or
//! ask whether the mailbox exists.

use super::clean::Issue;
use super::draft::Draft;
use crate::data::{MAIL_DOMAINS, MAIL_ROLES};
use crate::limits::LIST_VALUES;
use crate::record::LIST_SEPARATOR;
use crate::text::case::lower;
use crate::text::edit::one_edit;
use crate::text::script::has_look_alikes;
use crate::vocabulary::{ChangeCode, IssueCode, Severity};

pub(super) fn normalize(text: &str) -> Draft {
    match text.split([';', ',', ' ', '|']).filter(|piece| piece.contains('@')).count() {
        0 | 1 => one(text),
        _ => several(text),
    }
}

/// Several addresses in one field become a list; what lies between them is set aside.
fn several(text: &str) -> Draft {
    let pieces = text.split([';', ',', ' ', '|']).filter(|piece| piece.contains('@')).take(LIST_VALUES);
    let drafts: Vec<Draft> = pieces.map(one).filter(|draft| !draft.value.is_empty()).collect();
    let values: Vec<&str> = drafts.iter().map(|draft| draft.value.as_str()).collect();
    Draft::of(values.join(&LIST_SEPARATOR.to_string()))
        .change(ChangeCode::Parts)
        .warning(IssueCode::SeveralValues)
}

fn one(text: &str) -> Draft {
    let bare = without_wrapping(text);
    let Some((local, domain)) = bare.rsplit_once('@') else { return repaired_at(text) };
    let domain = lower(domain);
    let value = [local, "@", &domain].concat();
    if !is_local(local) || !is_domain(&domain) {
        return broken(value);
    }
    let draft = Draft::of(value)
        .change_if(bare != text, ChangeCode::Punctuation)
        .change_if(!bare.ends_with(&domain), ChangeCode::Case);
    with_remarks(draft, local, &domain)
}

/// Still useful for comparing where it is one word with an `@`; else no value.
fn broken(value: String) -> Draft {
    let useful = !value.contains(' ') && !value.starts_with('@') && !value.ends_with('@');
    Draft::of(if useful { value } else { String::new() }).error(IssueCode::EmailSyntax)
}

/// `ada at example.org`, `ada(at)example.org`, `ada[at]example.org`.
fn repaired_at(text: &str) -> Draft {
    for written in ["(at)", "[at]", " at ", "{at}"] {
        let typed = text.to_ascii_lowercase();
        if let Some((local, domain)) =
            typed.find(written).and_then(|at| Some((text.get(..at)?, text.get(at + written.len()..)?)))
        {
            let address = [local.trim(), "@", domain.trim()].concat().replace(" dot ", ".");
            if !address.contains(' ') {
                return one(&address).change(ChangeCode::Format);
            }
        }
    }
    Draft::nothing(IssueCode::EmailSyntax)
}

/// The address inside `Name <address>`, `mailto:address?subject=…`, quotes and closing punctuation.
fn without_wrapping(text: &str) -> &str {
    let inside = match (text.rfind('<'), text.rfind('>')) {
        (Some(open), Some(close)) if open < close => text.get(open + 1..close).unwrap_or(text),
        _ => text,
    };
    let bare = inside.trim();
    let prefix = ["mailto:", "email:", "e-mail:", "mail:"]
        .into_iter()
        .find(|prefix| bare.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)));
    let bare = bare.get(prefix.map_or(0, str::len)..).unwrap_or(bare);
    let bare = if prefix.is_some() { bare.split('?').next().unwrap_or(bare) } else { bare };
    let bare = bare.trim_matches([' ', '<', '>', '(', ')', '[', ']', ',', ';', ':']).trim_end_matches('.');
    unquoted(bare).trim()
}

/// Without quotes around the whole; a quote before the `@` belongs to the local part.
fn unquoted(text: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(text)
}

/// Atoms parted by single dots, or anything between quotes; at most 64 octets.
fn is_local(local: &str) -> bool {
    if local.is_empty() || local.len() > 64 {
        return false;
    }
    let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    quoted || local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_text))
}

/// RFC 5322 atext, and beyond ASCII any letter or digit (RFC 6531).
fn is_atom_text(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || (!c.is_ascii() && !c.is_whitespace())
}

/// At least two labels of letters, digits and inner hyphens; the last has a letter.
pub(super) fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && last.chars().count() > 1
        && last.chars().any(char::is_alphabetic)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || (!c.is_ascii() && c.is_alphanumeric()))
}

fn with_remarks(draft: Draft, local: &str, domain: &str) -> Draft {
    let draft = match MAIL_DOMAINS.get(domain) {
        Some("disposable") => draft.info(IssueCode::EmailDisposable),
        Some(_) => draft,
        None => match meant_domain(domain) {
            Some(meant) => draft.issue(typo(local, meant)),
            None => draft,
        },
    };
    let look_alike = has_look_alikes(local) || has_look_alikes(domain);
    let role = MAIL_ROLES.has(&local.to_ascii_lowercase());
    let draft = draft.warning_if(look_alike, IssueCode::LookAlike);
    if role { draft.info(IssueCode::EmailRole) } else { draft }
}

fn typo(local: &str, meant: &str) -> Issue {
    Issue::new(IssueCode::EmailDomainTypo, Severity::Warning).suggesting([local, "@", meant].concat())
}

/// A well-known domain of which exactly one part is off: the name by one letter under the same
/// ending, or the ending by a usual slip under the same name.
fn meant_domain(domain: &str) -> Option<&'static str> {
    let (name, ending) = domain.split_once('.')?;
    let near = |known: &&str| known.len().abs_diff(domain.len()) < 3;
    let known =
        MAIL_DOMAINS.iter().filter(|(_, class)| *class == "known").map(|(domain, _)| domain).filter(near);
    known.filter_map(|known| Some((known, known.split_once('.')?))).find_map(
        |(known, (its_name, its_ending))| {
            let name_off = ending == its_ending && its_name.len() > 4 && one_slip(name, its_name);
            let ending_off = name == its_name && is_slip_of_ending(ending, its_ending);
            (name_off || ending_off).then_some(known)
        },
    )
}

/// Endings that nobody meant, as people type them (`.con`); `.co` and `.cm` exist, so the name must
/// be a well-known one, which the caller has made sure of.
fn is_slip_of_ending(typed: &str, meant: &str) -> bool {
    match meant {
        "com" => matches!(
            typed,
            "con"
                | "cmo"
                | "ocm"
                | "comm"
                | "co"
                | "cm"
                | "om"
                | "vom"
                | "xom"
                | "cim"
                | "cpm"
                | "coom"
                | "cok"
        ),
        "de" => matches!(typed, "d" | "dee" | "ed"),
        "net" => matches!(typed, "ner" | "nte" | "nett" | "ent"),
        "co.uk" => matches!(typed, "couk" | "co.ik" | "co.ul" | "co.k" | "cou.k"),
        _ => false,
    }
}

/// One letter more, less, other, or two neighbours swapped.
fn one_slip(typed: &str, meant: &str) -> bool {
    typed != meant && one_edit(typed, meant)
}
