//! Pages and names of accounts on social platforms.
//!
//! Does: one address for one account, from a page, a name with its platform before it
//! (`insta: @ada`) or a name with its host behind it (`@ada@mastodon.social`).
//! Does not: guess the platform of a bare `@ada`.

use super::draft::Draft;
use crate::data::PLATFORMS;
use crate::text::digits;
use crate::text::find;
use crate::vocabulary::{ChangeCode, Part};

/// Facebook numbers those who chose no name.
const NUMBERED: &str = "/profile.php?id=";

/// The account that a page belongs to; nothing where it is no page of an account.
pub(super) fn page(host: &str, path: &str, text: &str) -> Option<Draft> {
    let (platform, host, paths) = platform(host)?;
    let path = find::replace(path, "/?", "?");
    let behind = |prefix: &'static str| {
        let (head, rest) = path.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then_some((prefix, rest))
    };
    let (mut prefix, rest) = paths.split(' ').filter_map(behind).next_back()?;
    let rest = find::pieces(rest.strip_prefix('=').unwrap_or(rest), b"?#&").next()?.trim_matches('/');
    // What is behind the name tells namesakes apart: /pub/ada-lovelace/1/2/3
    let (mut name, behind) =
        if prefix == "/pub/" { (rest, "") } else { rest.split_once('/').unwrap_or((rest, "")) };
    let is_word = |word: &str| PLATFORMS.has(&["/", &word.to_ascii_lowercase()].concat());
    // A repository may have any name.
    let mut is_page = behind.is_empty() || is_word(behind) && !platform.starts_with("git");
    if platform == "facebook" && matches!(name, "people" | "pages") {
        // /people/Ada-Lovelace/100001
        (prefix, name) = (NUMBERED, behind.rsplit('/').next()?);
        is_page = digits::all(name);
    } else if find::holds_any(prefix, b"?!") {
        // /send?phone=491711234567
        prefix = if platform == "facebook" { NUMBERED } else { "/" };
    }
    let name = name.strip_prefix('+').unwrap_or(name);
    let is_account = is_page && is_name(&find::replace(name, "/", "")) && !is_word(name);
    is_account.then(|| account(platform, host, prefix, name, text))
}

/// An account by its name: with its platform or its host.
pub(super) fn named(text: &str) -> Option<Draft> {
    if let Some((name, host)) = text.strip_prefix('@').and_then(|name| name.split_once('@')) {
        let is_account = is_name(name) && super::email::is_domain(host) && host.is_ascii();
        return is_account.then(|| account("mastodon", &host.to_ascii_lowercase(), "/@", name, text));
    }
    let (label, name) = text.split_once([':', ' '])?;
    let host = PLATFORMS.get(&["@", &label.trim().to_ascii_lowercase()].concat())?;
    let name = name.trim_start_matches([':', ' ']);
    let name = name.strip_prefix('@').unwrap_or(name);
    let (platform, host, paths) = platform(host)?;
    is_name(name).then(|| account(platform, host, paths.split(' ').next().unwrap_or("/"), name, text))
}

/// Platform, usual host and paths of a host, below `www.`, `m.`, `de.` or `de-de.`.
fn platform(host: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let below = || {
        host.split_once('.').filter(|(first, _)| first.len() < 7).and_then(|(_, rest)| PLATFORMS.get(rest))
    };
    let (platform, rest) = PLATFORMS.get(host).or_else(below)?.split_once(' ')?;
    let (host, paths) = rest.split_once(' ')?;
    Some((platform, host, paths))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '%'))
}

fn account(platform: &str, host: &str, prefix: &str, name: &str, text: &str) -> Draft {
    let value = ["https://", host, prefix, name].concat();
    let changed = value != text;
    Draft::of(value)
        .change_if(changed, ChangeCode::Format)
        .part(Part::Platform, platform)
        .part(Part::Handle, name)
}
