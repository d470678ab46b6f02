//! The domain that was probably meant.
//!
//! Does: one slip in the name of a well-known domain, one slip in an ending that nobody has, or both.
//! Does not: doubt a domain that it knows, or an ending that exists, unless the name says more.

use crate::data::{COUNTRY_SHOWN, MAIL_DOMAINS, MAIL_ENDINGS};
use crate::text::slip::{Slip, are_neighbours, slip};
use std::sync::OnceLock;

/// What was meant, where one answer is the best.
pub(super) fn meant_domain(domain: &str) -> Option<String> {
    if !domain.is_ascii() {
        return None;
    }
    if let Some(known) = near(domain) {
        return Some(known.to_owned());
    }
    let ending = meant_ending(domain)?;
    Some(MAIL_DOMAINS.entry(&ending).map(|(known, _)| known).or_else(|| near(&ending)).map_or(ending, str::to_owned))
}

/// The well-known domain that one slip makes, the likeliest of several.
fn near(domain: &str) -> Option<&'static str> {
    let letters = letters(domain);
    let mut best = None;
    for (mask, known) in well_known() {
        if (mask ^ letters).count_ones() < 3
            && let Some(cost) = cost(domain, known)
            && best.is_none_or(|(least, _)| cost < least)
        {
            best = Some((cost, *known));
        }
    }
    best.map(|(_, known)| known)
}

/// The domains of mailboxes with the letters that each has.
fn well_known() -> &'static [(u32, &'static str)] {
    static KNOWN: OnceLock<Vec<(u32, &'static str)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let of_mailboxes = |(domain, class): &(&str, &str)| class.starts_with('f') && !domain.ends_with('.');
        MAIL_DOMAINS.iter().filter(of_mailboxes).map(|(domain, _)| (letters(domain), domain)).collect()
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
        let ending = typed.get(name + 1..)?;
        likely && if matches!(ending, "co" | "cm" | "om") { name > 3 } else { !exists(ending) }
    } else if at >= name {
        true
    } else {
        match slip {
            Slip::Swapped => name > 2,
            Slip::Added(_) => name > 4 || (name > 2 && likely),
            Slip::Missing => name > 4,
            Slip::Other(..) => name > 5 || (name > 3 && likely),
        }
    };
    plausible.then_some(2 * u32::from(!likely) + u32::from(!known.ends_with(".com")))
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

/// Endings that exist may be meant, but for those that `.com` is most often cut to.
pub(super) fn is_loose(ending: &str) -> bool {
    matches!(ending, "co" | "cm" | "om") || !exists(ending)
}

fn exists(ending: &str) -> bool {
    let last = ending.rsplit('.').next().unwrap_or_default();
    is_country(last)
        || MAIL_ENDINGS
            .iter()
            .any(|(usual, near)| usual == ending || near.split(' ').any(|one| one == ending))
}

fn is_country(label: &str) -> bool {
    matches!(label, "uk" | "eu") || (label.len() == 2 && COUNTRY_SHOWN.has(&label.to_ascii_uppercase()))
}

/// The domain with the usual ending that is one slip from its own, where its own does not exist.
fn meant_ending(domain: &str) -> Option<String> {
    let mut dots = domain.rmatch_indices('.').map(|(at, _)| at);
    [dots.next(), dots.next()].into_iter().flatten().find_map(|dot| {
        let ending = domain.get(dot + 1..)?;
        if exists(ending) {
            return None;
        }
        let mut meant =
            MAIL_ENDINGS.iter().map(|(usual, _)| usual).filter(|usual| slip(ending, usual).is_some());
        let only = meant.next().filter(|_| meant.next().is_none())?;
        Some([domain.get(..=dot)?, only].concat())
    })
}
