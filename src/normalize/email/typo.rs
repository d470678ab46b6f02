//! The domain that was probably meant.
//!
//! Does: one slip in the name of a well-known domain, one slip in an ending that nobody has, or both.
//! Does not: doubt a domain that it knows, or an ending that exists, unless the name says more.

use crate::data::{COUNTRY_SHOWN, MAIL_DOMAINS, MAIL_ENDINGS};
use crate::text::slip::{Slip, are_neighbours, slip};
use std::sync::OnceLock;

/// What was meant, where there is one answer.
pub(super) fn meant_domain(domain: &str) -> Option<String> {
    if !domain.is_ascii() {
        return None;
    }
    let ending = meant_ending(domain);
    near(domain).map(str::to_owned).or_else(|| near(ending.as_deref()?).map(str::to_owned)).or(ending)
}

/// A well-known domain one slip away.
fn near(domain: &str) -> Option<&'static str> {
    if let Some((known, _)) = MAIL_DOMAINS.entry(domain) {
        return Some(known);
    }
    let letters = letters(domain);
    let near = |(mask, _): &&(u32, &str)| (mask ^ letters).count_ones() < 3;
    well_known().iter().filter(near).map(|(_, known)| *known).find(|known| is_slip_of(domain, known))
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

/// The shorter the name, the more of its neighbours are somebody's.
fn is_slip_of(typed: &str, known: &str) -> bool {
    let Some((at, slip)) = slip(typed, known) else { return false };
    let name = known.find('.').unwrap_or(known.len());
    if at > name || (at == name && typed.as_bytes().get(at) == Some(&b'.')) {
        return name > 3 && is_loose(typed.get(name + 1..).unwrap_or_default());
    }
    match slip {
        Slip::Swapped => name > 2,
        Slip::Missing => name > 4,
        Slip::Added(_) => name > 4,
        Slip::Other(typed, meant) => name > 5 || (name > 3 && are_neighbours(typed, meant)),
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
