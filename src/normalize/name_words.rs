//! The words of an organization's name as they compare, what each is worth, and its domains.
//!
//! Does: spell abbreviations out (Ctr, St, Assn), leave small words out (of, the, and), say how rare a
//! word is, find the domain that is the organization's own.
//! Does not: compare; `compare/company.rs` does.

use super::clean::Context;
use super::email::is_anybodys;
use crate::data::lexicon::role;
use crate::data::{NAME_WORDS, ORGANIZATION_SPELLINGS};
use crate::limits::NAME_WORDS_COMPARED;
use crate::text::find::split_once;

/// Records that the share known beforehand stands for.
const BLEND_RECORDS: f64 = 100.0;
/// Share of names that hold a usual word of business (school, services), if nothing is known of the file.
const USUAL_SHARE: f64 = 0.05;
/// The same for any other word: seven bits when nothing is known but that two hold it.
const RARE_SHARE: f64 = 0.005;

/// The words of each name, by the number of the name, one behind the other.
#[derive(Debug, Clone, Default)]
pub(super) struct NameWords {
    words: Vec<u32>,
    ends: Vec<u32>,
}

impl NameWords {
    pub(super) fn names(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn push(&mut self, word: u32) {
        self.words.push(word);
    }

    /// The words pushed since the last name are those of the next.
    pub(super) fn end(&mut self) {
        self.ends.push(self.words.len() as u32);
    }

    /// All words, and where those of each name end.
    pub(super) fn flat(&self) -> [&[u32]; 2] {
        [&self.words, &self.ends]
    }

    /// From what `flat` showed.
    pub(super) fn of_flat([words, ends]: [Vec<u32>; 2]) -> Self {
        Self { words, ends }
    }

    fn end_of(&self, names: usize) -> usize {
        names.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(0, |end| *end as usize)
    }

    pub(super) fn of(&self, name: u32) -> &[u32] {
        let name = name as usize;
        self.words.get(self.end_of(name)..self.end_of(name + 1)).unwrap_or_default()
    }

    pub(super) fn truncate(&mut self, names: usize) {
        self.words.truncate(self.end_of(names));
        self.ends.truncate(names);
    }
}

/// The words of a folded name as they compare; all of them where it has only small ones.
pub(super) fn spelled(name: &str) -> impl Iterator<Item = &str> {
    let is_small = |word: &str| NAME_WORDS.roles(word) & (role::SMALL | role::AND) != 0 && word.len() > 1;
    let only_small = name.split(' ').all(is_small);
    let words = name.split(' ').filter(move |word| !word.is_empty() && (only_small || !is_small(word)));
    words.map(|word| ORGANIZATION_SPELLINGS.get(word).unwrap_or(word)).take(NAME_WORDS_COMPARED)
}

/// Bits that a word says, which so many of so many records hold beside those that are being compared.
pub(super) fn rarity(word: &str, others: f64, records: u32) -> f64 {
    let bare = word.trim_start_matches(['~', '+', '^']);
    let is_usual = NAME_WORDS.roles(bare) & role::COMPANY != 0 || word.len() < 2;
    let before = if is_usual { USUAL_SHARE } else { RARE_SHARE };
    libm::log2((f64::from(records) + BLEND_RECORDS) / (others + before * BLEND_RECORDS))
}

/// The domain of a mailbox, if it is not of a provider for the public.
pub(super) fn own_domain<'t>(mailbox: &'t str, context: &Context) -> &'t str {
    let domain = mailbox.rsplit_once('@').map_or("", |(_, domain)| domain);
    if is_anybodys(domain, context) { "" } else { registered(domain) }
}

/// The domain of a web site.
pub(super) fn site(url: &str) -> &str {
    let host = split_once(url, "://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or(host);
    if host.contains('.') { registered(host) } else { "" }
}

/// What was registered of a host: `shop.acme.co.uk` → `acme.co.uk`.
fn registered(host: &str) -> &str {
    let behind = |host: &str| host.rfind('.').unwrap_or(0);
    let last = behind(host);
    let second = behind(host.get(..last).unwrap_or_default());
    let is_ending = host.len() - last == 3 && last - second <= 4 && second > 0;
    let from = if is_ending { behind(host.get(..second).unwrap_or_default()) } else { second };
    host.get(from..).unwrap_or(host).trim_start_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelled_out_and_small_ones_left_out() {
        let words = |name| spelled(name).collect::<Vec<_>>().join(" ");
        assert_eq!(words("ctr of the st james assn"), "center saint james association");
        assert_eq!(words("the and"), "the and");
        assert_eq!(words("plan b"), "plan b");
        assert_eq!(words(""), "");
    }

    #[test]
    fn usual_words_say_less_than_others_whatever_the_file() {
        assert!(rarity("school", 0.0, 2) + 3.0 < rarity("petrichor", 0.0, 2));
        assert!(rarity("petrichor", 0.0, 10_000) > rarity("petrichor", 898.0, 10_000) + 8.0);
    }

    #[test]
    fn a_domain_is_what_was_registered() {
        for (host, domain) in [
            ("https://www.acme.com/shop?x", "acme.com"),
            ("shop.acme.co.uk", "acme.co.uk"),
            ("acme.co.uk", "acme.co.uk"),
            ("acme.de", "acme.de"),
            ("mail.acme.de:8080", "acme.de"),
            ("@handle", ""),
        ] {
            assert_eq!(site(host), domain);
        }
        let own = |mailbox| own_domain(mailbox, &Context::default());
        assert_eq!((own("ada@gmail.com"), own("ada@mail.acme.de"), own("ada")), ("", "acme.de", ""));
    }
}
