//! Web addresses and internet protocol addresses.
//!
//! Does: lower-case scheme and host, supply `https://` where none was typed.
//! Does not: fetch, resolve, or drop a query or a path.

use super::draft::Draft;
use super::social;
use crate::text::case::lower;
use crate::text::find;
use crate::text::ip::Ip;
use crate::vocabulary::{ChangeCode, IssueCode, Part};

/// A bare handle (`@ada`) stays as it is; with its platform it is a page.
pub(super) fn url(text: &str) -> Draft {
    if let Some(account) = social::named(text) {
        return account;
    }
    if text.starts_with('@') && !find::holds(text, ' ') {
        return Draft::of(text).part(Part::Handle, text.trim_start_matches('@'));
    }
    let (mut scheme, mut rest) = scheme_of(text);
    // https:// www…, https://https://…
    rest = rest.trim_start();
    let (again, behind) = scheme_of(rest);
    if behind.len() < rest.len() {
        (scheme, rest) = (again, behind);
    }
    if rest.bytes().all(|byte| matches!(byte, b'w' | b'.' | b'/')) {
        return Draft::default().info(IssueCode::Placeholder);
    }
    let (host, path) = find::cut(rest, rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = lower(host);
    if !is_host(&host) || find::holds(path, ' ') {
        return several(text).unwrap_or_else(|| unknown(text));
    }
    if let Some(account) = social::page(&host, path, text) {
        return account;
    }
    let path = if path == "/" { "" } else { path };
    let value = [scheme, "://", &host, path].concat();
    let changed = value != text;
    Draft::of(value).change_if(changed, ChangeCode::Format)
}

fn unknown(text: &str) -> Draft {
    Draft::of(text).warning(IssueCode::FormatUnknown)
}

/// Several addresses in one field, each with what it begins with.
fn several(text: &str) -> Option<Draft> {
    let pieces: Vec<&str> = find::pieces(text, b" ,;|").filter(|piece| !piece.is_empty()).collect();
    let begins = |piece: &&str| piece.starts_with("http") || piece.starts_with("www.");
    let are_addresses = pieces.len() > 1 && pieces.iter().all(begins);
    are_addresses.then(|| Draft::several(&mut pieces.into_iter().map(url)))
}

/// The scheme without its slip (`http//`, `htpp://`), and the rest.
fn scheme_of(text: &str) -> (&'static str, &str) {
    const TYPED: [(&str, &str); 10] = [
        ("https://", "https"),
        ("http://", "http"),
        ("https//", "https"),
        ("http//", "http"),
        ("https:/", "https"),
        ("http:/", "http"),
        ("htpp://", "http"),
        ("htp://", "http"),
        ("ftp://", "ftp"),
        ("//", "https"),
    ];
    let starts =
        |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let found = TYPED.iter().find(|(prefix, _)| starts(prefix));
    found.map_or(("https", text), |(prefix, scheme)| (scheme, text.get(prefix.len()..).unwrap_or_default()))
}

/// At least two labels, or an address of IPv4; a port may follow.
fn is_host(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "0"));
    let is_known = crate::normalize::email::is_domain(host) || Ip::parse(host).is_some();
    is_known && port.len() < 6 && crate::text::digits::all(port)
}

/// Version 4 or 6, in its shortest form (RFC 5952).
pub(super) fn ip(text: &str) -> Draft {
    let bare = text.trim_matches(['[', ']']);
    match Ip::parse(bare) {
        Some(address) => {
            let value = address.text();
            let changed = value != text;
            Draft::of(value).change_if(changed, ChangeCode::Format)
        }
        None => Draft::nothing(IssueCode::FormatUnknown),
    }
}
