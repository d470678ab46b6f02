//! The domain that was probably meant.
//!
//! Does: one slip in the name of a well-known domain, one slip in an ending that nobody has, or both.
//! Does not: doubt a domain that it knows, or an ending that exists, unless the name says more.

use super::mailbox::class;
use crate::data::{MAIL_DOMAINS, MAIL_ENDINGS, country_shown};
use crate::text::slip::{Slip, are_neighbours, slip};
use std::sync::OnceLock;

/// What was meant, where one answer is the best.
pub(super) fn meant_domain(domain: &str) -> Option<String> {
    if class(domain).is_some() { None } else { meant_of_unknown(domain) }
}

/// The same of a domain that no table has.
pub(super) fn meant_of_unknown(domain: &str) -> Option<String> {
    if !domain.is_ascii() {
        return None;
    }
    // gmail.com.com: the ending twice.
    let doubled = domain.rsplit_once('.').filter(|(rest, last)| rest.rsplit('.').next() == Some(last));
    if let Some((known, _)) = doubled.filter(|(known, _)| MAIL_DOMAINS.has(known)) {
        return Some(known.to_owned());
    }
    if let Some(known) = near(domain) {
        return Some(known.to_owned());
    }
    match meant_ending(domain) {
        Some(usual) if MAIL_DOMAINS.has(&usual) => Some(usual),
        Some(usual) => near(&usual).map(str::to_owned).or(Some(usual)),
        None => near_brand(domain),
    }
}

/// An address with another sign or none before a well-known domain: `ada.gmail.com`, `ada#gmail.com`.
pub(super) fn with_at_sign(text: &str) -> Option<String> {
    let typed = text.to_ascii_lowercase();
    let mut longest = None;
    for of_length in well_known() {
        for (_, known) in of_length {
            let first = typed.len().checked_sub(known.len()).and_then(|at| typed.as_bytes().get(at));
            if first.is_some() && first == known.as_bytes().first() && typed.ends_with(known) {
                longest = Some(*known);
            }
        }
    }
    let domain: &str = longest?;
    let local = text.get(..text.len() - domain.len())?.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_host = matches!(local.to_ascii_lowercase().as_str(), "" | "www" | "mail" | "http" | "https");
    let is_whole = local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+".contains(&byte));
    (is_whole && !is_host).then(|| [local, "@", domain].concat())
}

/// The well-known domain that one slip makes, the likeliest of several.
fn near(domain: &str) -> Option<&'static str> {
    let letters = letters(domain);
    let lengths = domain.len().saturating_sub(1)..=domain.len() + 1;
    let mut least = u32::MAX;
    let mut best = None;
    let as_long = lengths.filter_map(|length| well_known().get(length)).flatten();
    for (_, known) in as_long.filter(|(mask, _)| (mask ^ letters).count_ones() <= 2) {
        match cost(domain, known) {
            Some(cost) if cost < least => (least, best) = (cost, Some(*known)),
            // Two that are as likely are none.
            Some(cost) if cost == least => best = None,
            _ => {}
        }
    }
    best
}

/// A brand that has houses in many countries: `hotmial.cz`.
fn near_brand(domain: &str) -> Option<String> {
    let (name, ending) = domain.split_once('.')?;
    let is_near = |brand: &&str| slip(name, brand).is_some_and(|(at, slip)| is_likely(name, at, slip));
    let brand = ["hotmail", "outlook", "yahoo"].into_iter().find(is_near).filter(|_| is_national(ending))?;
    Some([brand, ".", ending].concat())
}

/// The domains of mailboxes by their length, with the letters that each has.
fn well_known() -> &'static [Vec<(u32, &'static str)>] {
    static KNOWN: OnceLock<Vec<Vec<(u32, &'static str)>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = Vec::new();
        for (domain, class) in MAIL_DOMAINS.iter() {
            if class.starts_with('f') && !domain.ends_with('.') {
                if known.len() <= domain.len() {
                    known.resize(domain.len() + 1, Vec::new());
                }
                known
                    .get_mut(domain.len())
                    .into_iter()
                    .for_each(|of: &mut Vec<_>| of.push((letters(domain), domain)));
            }
        }
        known
    })
}

/// Which letters a text has, one bit each; a slip changes at most two.
fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |letters, byte| letters | 1 << (byte % 32))
}

/// How unlikely the slip is; nothing where it may be none. The shorter the name, the more of its
/// neighbours are somebody's.
fn cost(typed: &str, known: &str) -> Option<u32> {
    let (at, slip) = slip(typed, known)?;
    let name = known.find('.')?;
    let kept = typed.get(..=name).is_some_and(|head| known.starts_with(head));
    let likely = is_likely(typed, at, slip);
    let plausible = if kept {
        likely && may_be_slip(typed.get(name + 1..)?, name)
    } else {
        match slip {
            Slip::Missing | Slip::Swapped if at >= name => true,
            Slip::Swapped => name > 2,
            Slip::Added(_) => name > 2 && likely,
            Slip::Missing => name > 4,
            Slip::Other(..) => name > 5 || (name > 3 && likely),
        }
    };
    let rank = if slip == Slip::Swapped { 0 } else { 2 + 2 * u32::from(!likely) };
    plausible.then_some(rank + u32::from(!known.ends_with(".com")))
}

/// A key beside the right one, a letter twice, two swapped: what hands do.
fn is_likely(typed: &str, at: usize, slip: Slip) -> bool {
    let typed = typed.as_bytes();
    let beside = |key: u8, place: Option<usize>| {
        let near = place.and_then(|place| typed.get(place));
        near.is_some_and(|near| *near == key || are_neighbours(*near, key))
    };
    match slip {
        Slip::Swapped | Slip::Missing => true,
        Slip::Other(typed, meant) => are_neighbours(typed, meant) || typed.is_ascii_digit(),
        Slip::Added(key) => beside(key, at.checked_sub(1)) || beside(key, Some(at + 1)),
    }
}

/// Of an ending that is not its own behind a well-known name: nobody has it, or nobody with that name
/// has, short names aside and the countries where it may have a house.
fn may_be_slip(ending: &str, name: usize) -> bool {
    match ending {
        "co" | "cm" | "om" | "ne" | "et" => name > 2,
        _ => !exists(ending) || (name > 4 && ending.len() > 2),
    }
}

/// Whether an ending may stand behind a brand that has houses in many countries.
pub(super) fn is_national(ending: &str) -> bool {
    !matches!(ending, "co" | "cm" | "om" | "ne" | "et") && exists(ending)
}

/// A top-level domain that is a country's or near a usual one, or what countries sell below theirs.
fn exists(ending: &str) -> bool {
    if MAIL_ENDINGS.has(ending) {
        return true;
    }
    let (second, top) = ending.rsplit_once('.').unwrap_or(("", ending));
    if is_country(top) {
        return matches!(
            second,
            "" | "ac" | "co" | "com" | "edu" | "go" | "gov" | "ne" | "net" | "or" | "org"
        );
    }
    MAIL_ENDINGS.iter().any(|(_, near)| near.split(' ').any(|one| one == ending))
}

fn is_country(label: &str) -> bool {
    matches!(label, "uk" | "eu") || (label.len() == 2 && country_shown(&label.to_ascii_uppercase()).is_some())
}

/// The domain with the usual ending that is one slip from its own, where its own does not exist. A
/// letter too many or too few before it may be the name's, with the dot misplaced.
fn meant_ending(domain: &str) -> Option<String> {
    let dots = domain.rmatch_indices('.').map(|(at, _)| at).take(2);
    for dot in dots {
        let ending = domain.get(dot + 1..)?;
        if exists(ending) {
            return None;
        }
        let is_near = |usual: &str| {
            slip(ending, usual).is_some_and(|(at, slip)| {
                let is_whole = at > 0 || matches!(slip, Slip::Other(..) | Slip::Swapped);
                is_whole && is_likely(ending, at, slip)
            })
        };
        let mut near = MAIL_ENDINGS.iter().map(|(usual, _)| usual).filter(|usual| is_near(usual));
        if let (true, Some(only), None) = (ending.len() > 2, near.next(), near.next()) {
            return Some([domain.get(..=dot)?, only].concat());
        }
    }
    None
}
