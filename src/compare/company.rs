//! Organizations: the name by its words, what tells branches apart, domains, the person to ask for.
//!
//! Words count by how rare they are in the file: that two names share "school" says nothing, that they
//! share "Petrichor" nearly all. Words that number a branch or place it (3, II, North) are a finding of
//! their own: they are one letter, and two shops.

use super::metric::{CLOSE, jaro_winkler, one_edit, same_letters, without_spaces, words_within};
use super::{Outcome, Sides, address, best_pair, contact};
use crate::normalize::profile::{Aspect, NONE, Profile};

/// Levels of the name.
pub(super) const NAME: &[&str] = &[
    "same",
    "same-words",
    "close",
    "acronym",
    "within",
    "most-words",
    "rare-words",
    "common-words",
    "different",
];
/// Place of the last of them.
const DIFFERENT: u8 = 8;
/// Levels of what tells branches apart.
pub(super) const BRANCH: &[&str] = &["same", "one-sided", "different", "another"];
/// Place of the last of them.
const ANOTHER: u8 = 3;
/// Levels of the domain.
pub(super) const DOMAIN: &[&str] = &["same", "different"];
/// Levels of the person to ask for.
pub(super) const CONTACT: &[&str] = &["same", "different"];

/// Bits that a shared word must say to be more than a usual one, and fewer where so few records are that a word of one
/// firm's own ones looks usual.
const RARE: f64 = 7.0;
const RARE_AMONG_FEW: f64 = 5.0;
/// Records of which one is seven bits.
const MANY: u32 = 128;
/// Bits that all words of a name say together beyond what they say one by one: Kindergarten, or Post Office, is a
/// name that many bear.
const TOGETHER: f64 = 2.5;
/// Bits that two names say at most that are a slip apart.
const NEIGHBOURS: f64 = 15.5;
/// Share of the words' bits, both names together, that is most of a name.
const MOST: f64 = 0.7;
/// What the table of spellings sets before a word that tells a firm of a group.
const PART_OF_A_GROUP: char = '+';
/// And before one that tells it where it stands behind the whole name of another (Weber Bau Logistik).
const BEHIND_A_NAME: char = '~';
/// Words of a name that is whole without such a word.
const WHOLE: usize = 2;
/// Letters of a word that say which it is.
const BEGINNING: usize = 3;
/// Words of their own that two names have, at most, that tell two businesses of a house.
const OWN: usize = 3;
/// Letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=6;

/// Judges the names: of several of an organization the best pair counts.
pub(super) fn name(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.organizations, &sides.right.organizations, |left, right| {
        let (a, b) = sides.texts(Aspect::Organization, left, right)?;
        // Who holds a firm, or runs it for its partners, is another one, whatever else they share.
        if is_another(sides, left, right) {
            return Outcome::level(DIFFERENT);
        }
        let shared = Shared::of(sides, left, right);
        let all = |level, name| {
            let rarity = shared.bits + shared.alone + TOGETHER;
            Some(Outcome { level, term: Some((Aspect::Organization, name)), rarity })
        };
        if left == right {
            return all(0, left);
        }
        if shared.same == shared.longer || same_letters(a, b) {
            return all(1, sides.terms.more_frequent(Aspect::Organization, left, right));
        }
        let is_rare = shared.most >= rare(sides);
        let level = match () {
            () if shared.pairs == shared.longer || one_edit(a, b) && !has_digit(a) && !has_digit(b) => 2,
            () if is_acronym(sides, left, right) || is_acronym(sides, right, left) => 3,
            () if shared.pairs > 0 && shared.pairs == shared.shorter => 4,
            () if is_rare && shared.share() >= MOST => 5,
            () if is_rare => 6,
            () if shared.pairs > 0 => 7,
            () => DIFFERENT,
        };
        // Whatever the words say, a slip may lead from one name to another.
        let rarity = if level == 2 { (shared.bits + TOGETHER).min(NEIGHBOURS) } else { shared.most };
        Some(Outcome { level, term: None, rarity })
    })
}

/// Whether two firms of one house are called differently: by nothing that both have, or each by a word of its own at one
/// place of the name. What else they share there is the house's, the group's, the hotel's.
pub(super) fn of_one_house(sides: &Sides) -> bool {
    let named =
        |left: &u32| sides.right.organizations.iter().any(|right| differ_in_one_place(sides, *left, *right));
    share_a_house(sides)
        && (sides.left.organizations.iter().all(named)
            || name(sides).is_some_and(|outcome| outcome.level == DIFFERENT))
}

fn share_a_house(sides: &Sides) -> bool {
    address::street(sides).is_some_and(|outcome| outcome.level < 2)
        || contact::phone(sides).is_some_and(|outcome| outcome.level < 2)
}

/// Whether two names are of two firms for what they have not in common: parts of a group, or the sort of business of
/// two in one house (its bar, its spa).
fn is_another(sides: &Sides, left: u32, right: u32) -> bool {
    parts_of_a_group(sides, left).ne(parts_of_a_group(sides, right))
        || share_a_house(sides) && differ_in_kind(sides, left, right)
}

/// Whether two names share a word, and each has a usual one or two of its own that more names have.
fn differ_in_kind(sides: &Sides, left: u32, right: u32) -> bool {
    let (a, b) = (sides.terms.words(left), sides.terms.words(right));
    let (mut house, mut usual, usual_at_most) = (0.0f64, 0.0f64, rare(sides));
    let mut own = |words: &[u32], others: &[u32]| {
        let (mut count, mut runs, mut is_shared) = (0, 0, false);
        for word in words {
            let bits = sides.terms.rarity(*word, 2.0);
            let is_short_for = |other: &u32| begin_alike(sides, *word, *other);
            let is_met = counterpart(sides, *word, others, 0).is_some() || others.iter().any(is_short_for);
            let was_shared = std::mem::replace(&mut is_shared, is_met);
            if is_shared {
                house = house.max(bits);
                runs += u32::from(!was_shared);
                continue;
            }
            let is_odd = is_mark(sides.terms.text(Aspect::Word, *word)) || says_the_place(sides, *word);
            usual = usual.max(if is_odd { f64::INFINITY } else { bits });
            count += 1;
        }
        // They stand before what is shared, or behind it.
        if runs == 1 { count } else { 0 }
    };
    let (left, right) = (own(a, b), own(b, a));
    left.min(right) > 0 && left + right <= OWN && usual < usual_at_most.min(house)
}

/// Whether two words begin alike: one may be short for the other (Maschb.), or for a like one (bakery, bakeshop).
fn begin_alike(sides: &Sides, a: u32, b: u32) -> bool {
    let [a, b] = [a, b].map(|word| sides.terms.text(Aspect::Word, word).get(..BEGINNING));
    a.is_some() && a == b
}

/// Whether two names are alike but for one place, where each has one or two words of its own.
fn differ_in_one_place(sides: &Sides, left: u32, right: u32) -> bool {
    let (mut a, mut b) = (sides.terms.words(left), sides.terms.words(right));
    let whole = a.len();
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b)
        && first == other
    {
        (a, b) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., other]) = (a, b)
        && last == other
    {
        (a, b) = (rest, others);
    }
    let own = |words: &[u32]| (1..=2).contains(&words.len());
    whole > a.len() && own(a) && own(b) && a.iter().all(|word| counterpart(sides, *word, b, 0).is_none())
}

fn rare(sides: &Sides) -> f64 {
    let records = sides.terms.records(Aspect::Organization).max(1);
    if records < MANY { RARE_AMONG_FEW.max(libm::log2(f64::from(records))) } else { RARE }
}

/// Whether two names are the same words in any order, and whether one is short for the other.
pub(super) fn reads_alike(sides: &Sides, left: u32, right: u32) -> (bool, bool) {
    let shared = Shared::of(sides, left, right);
    let acronym = is_acronym(sides, left, right) || is_acronym(sides, right, left);
    (shared.same == shared.longer && shared.longer > 1, acronym)
}

/// What two names have in common.
#[derive(Default)]
struct Shared {
    /// Words of the name with fewer words, and of the other.
    shorter: usize,
    longer: usize,
    /// Words that have a counterpart in the other name, and those that are the same there.
    pairs: usize,
    same: usize,
    /// Bits of these pairs, and of all words that have no counterpart.
    bits: f64,
    alone: f64,
    /// Bits of the pair that says most. The others mostly stand beside it in a phrase (Easter Seals
    /// Society), which is no rarer than its rarest word.
    most: f64,
}

impl Shared {
    fn of(sides: &Sides, left: u32, right: u32) -> Self {
        let terms = sides.terms;
        let length = |name| (terms.words(name).len(), terms.text(Aspect::Organization, name));
        // Pairs are found from one side; an order makes the sides alike.
        let (left, right) = if length(left) <= length(right) { (left, right) } else { (right, left) };
        let (shorter, longer) = (terms.words(left), terms.words(right));
        let mut shared = Self { shorter: shorter.len(), longer: longer.len(), ..Self::default() };
        let own = |name| terms.own_records(Aspect::Organization, name);
        let own = if left == right { own(left) } else { own(left) + own(right) }.max(2.0);
        let mut taken = 0u32;
        for word in shorter {
            let Some((at, other)) = counterpart(sides, *word, longer, taken) else {
                if says_the_place(sides, *word) {
                    shared.shorter -= 1;
                } else {
                    shared.alone += terms.rarity(*word, own);
                }
                continue;
            };
            taken |= 1 << at;
            let bits = terms.rarity(*word, own).min(terms.rarity(other, own));
            shared.bits += bits;
            shared.most = shared.most.max(bits);
            shared.pairs += 1;
            shared.same += usize::from(*word == other);
        }
        for (_, word) in longer.iter().enumerate().filter(|(at, _)| taken >> at & 1 == 0) {
            if says_the_place(sides, *word) && shared.longer > shared.shorter.max(1) {
                shared.longer -= 1;
            } else {
                shared.alone += terms.rarity(*word, own);
            }
        }
        shared
    }

    /// How much of what both names say they say together.
    fn share(&self) -> f64 {
        2.0 * self.bits / (2.0 * self.bits + self.alone)
    }
}

/// Whether a word of a name says the city that both are in (Taj Mahal Mesa), which tells no more.
fn says_the_place(sides: &Sides, word: u32) -> bool {
    let text = sides.terms.text(Aspect::Word, word);
    let is_of = |side: &Profile, locality: u32| side.addresses.iter().any(|one| one.locality == locality);
    let shared = sides.left.addresses.iter().map(|one| one.locality).filter(|one| is_of(sides.right, *one));
    shared.filter(|one| *one != NONE).any(|one| words_within(text, sides.terms.text(Aspect::Locality, one)))
}

/// The word of the other name that is the same one, or else one with a slip or cut short.
fn counterpart(sides: &Sides, word: u32, others: &[u32], taken: u32) -> Option<(usize, u32)> {
    let mut free = others.iter().copied().enumerate().filter(|(at, _)| taken >> at & 1 == 0);
    free.clone().find(|(_, other)| *other == word).or_else(|| {
        let text = sides.terms.text(Aspect::Word, word);
        free.find(|(_, other)| is_near(text, sides.terms.text(Aspect::Word, *other)))
    })
}

/// Whether two words are one with a slip, or one is the other's beginning (assoc, delicatessen).
fn is_near(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let cut = || longer.starts_with(shorter);
    let slip = || shorter.len() > 4 && (one_edit(a, b) || jaro_winkler(a, b) >= CLOSE);
    shorter.len() > 3 && !is_mark(a) && !is_mark(b) && (cut() || slip())
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether one name is the first letters of the other's words, small ones in or out.
fn is_acronym(sides: &Sides, short: u32, long: u32) -> bool {
    let text = |name| sides.terms.text(Aspect::Organization, name);
    let letters = || without_spaces(text(short));
    let first = |word: &str| word.bytes().next().unwrap_or_default();
    let large = sides.terms.words(long).iter().map(|word| first(sides.terms.text(Aspect::Word, *word)));
    ACRONYM.contains(&letters().count())
        && (letters().eq(text(long).split(' ').map(first)) || letters().eq(large))
}

/// Judges numbers, sides of the compass and departments.
pub(super) fn branch(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left, sides.right);
    if left.branch != NONE && right.branch != NONE {
        return Outcome::level(if left.branch == right.branch { 0 } else { 2 });
    }
    best_pair(&left.organizations, &right.organizations, |left, right| {
        // One name has one set of marks, which says no more than the name.
        if left == right {
            return None;
        }
        if is_another(sides, left, right) {
            return Outcome::level(ANOTHER);
        }
        let (a, b) = (sides.terms.words(left), sides.terms.words(right));
        let marks = |word: &&u32| is_mark(sides.terms.text(Aspect::Word, **word));
        let shared = a.iter().filter(marks).filter(|word| b.contains(word)).count();
        let (a, b) = (a.iter().filter(marks).count(), b.iter().filter(marks).count());
        Outcome::level(match () {
            () if a + b == 0 => return None,
            () if shared == a && shared == b => 0,
            () if shared == a.min(b) => 1,
            () => 2,
        })
    })
}

/// Whether a word numbers or places a branch or a firm of a group; the table of spellings sets a sign before the latter.
fn is_mark(word: &str) -> bool {
    has_digit(word) || word.starts_with(['^', PART_OF_A_GROUP])
}

/// The words of a name that tell a firm of a group from the others: holding, administration.
fn parts_of_a_group<'s>(sides: &'s Sides, name: u32) -> impl Iterator<Item = u32> + 's {
    let terms = sides.terms;
    let words = terms.words(name);
    let is_part = move |(at, word): &(usize, u32)| {
        let text = terms.text(Aspect::Word, *word);
        let is_last = *at + 1 == words.len() && *at >= WHOLE;
        text.starts_with(PART_OF_A_GROUP) || is_last && text.starts_with(BEHIND_A_NAME)
    };
    words.iter().copied().enumerate().filter(is_part).map(|(_, word)| word)
}

/// Judges the domains.
pub(super) fn domain(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.domains, &sides.right.domains, |left, right| {
        if left == right { Outcome::exact(Aspect::Domain, left) } else { Outcome::level(1) }
    })
}

/// Judges the people to ask for, by their family names.
pub(super) fn contact(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.family, sides.right.family);
    let (a, b) = sides.texts(Aspect::Family, left, right)?;
    if left == right {
        return Outcome::exact(Aspect::Family, left);
    }
    Outcome::level(u8::from(jaro_winkler(a, b) < CLOSE))
}
