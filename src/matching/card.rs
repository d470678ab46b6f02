//! What most pairs are told apart by, in few numbers a record, so that a look at one place settles a pair.
//!
//! Does: sketches of the names, the birth, the contact points and the address; how two cards stand to each
//! other, aspect by aspect.
//! Does not: hold several values of one aspect; what has several may be like anything. Nor say that two values
//! are the same: only that they may be.

use crate::compare::{is_default, outward};
use crate::normalize::email::is_role;
use crate::normalize::profile::{AddressTerms, Aspect, NONE, Profile, Terms};
use crate::text::hash::hash_bytes;
use crate::text::sketch::{self, Cut, UNKNOWN};

/// Numbers of a card.
pub(super) const NUMBERS: usize = 16;

/// A card; 0 stands for what is missing, all bits for what may be anything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Card([u64; NUMBERS / 2]);

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Slot {
    Given,
    Family,
    Email,
    Phone,
    Street,
    Locality,
    /// Birth below, house number above.
    BirthAndNumber,
    /// Postal code below, organization above.
    PostcodeAndOrganization,
}

/// How two values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// One is missing.
    Missing,
    /// They may be the same.
    Same,
    /// They may be alike.
    Like,
    /// They are neither.
    Unlike,
}

impl Card {
    /// What may be anything.
    pub(super) const ANYTHING: Self = Self([UNKNOWN; NUMBERS / 2]);

    /// The card of a record.
    pub(super) fn of(terms: &Terms, profile: &Profile) -> Self {
        let wide = |aspect, list: &[u32], sketch: &dyn Fn(&str) -> u64| match list {
            [] | [NONE] => 0,
            [only] => sketch(terms.text(aspect, *only)),
            _ => UNKNOWN,
        };
        let at = |aspect, part: fn(&AddressTerms) -> u32, sketch| match profile.addresses.as_slice() {
            [] => 0,
            [only] => wide(aspect, &[part(only)], sketch),
            _ => UNKNOWN,
        };
        let word = |text: &str| sketch::letters(text, 0);
        let hashed = |text: &str| hash_bytes(text.as_bytes()) >> 33 | 1;
        let (given, family) = (terms.family_class(profile.given), terms.sound_class(profile.family));
        let named = |middle| middle != NONE && terms.text(Aspect::Middle, middle).len() > 1;
        let below = |slot: u64| slot & u64::from(u32::MAX);
        let birth = wide(Aspect::Birth, &[profile.birth], &date);
        let number = at(Aspect::Number, |address| address.number, &hashed);
        let postcode = at(Aspect::Postcode, |address| address.postcode, &postcode);
        let organization = wide(Aspect::Organization, &profile.organizations, &hashed);
        Self([
            wide(Aspect::Given, &[profile.given], &|text| {
                // Who has another name may go by that.
                if named(profile.middle) { UNKNOWN } else { sketch::letters(text, given) }
            }),
            wide(Aspect::Family, &[profile.family], &|text| {
                // Who had another name may be anybody who has it.
                if profile.maiden == NONE { sketch::letters(text, family) } else { UNKNOWN }
            }),
            wide(Aspect::Email, &profile.emails, &mailbox),
            wide(Aspect::Phone, &profile.phones, &sketch::digits),
            at(Aspect::Street, |address| address.street, &word),
            at(Aspect::Locality, |address| address.locality, &|text| {
                // Of a name of several words one alone may stand for it.
                if text.bytes().any(|byte| byte == b' ') { UNKNOWN } else { word(text) }
            }),
            below(birth) | number << 32,
            below(postcode) | organization << 32,
        ])
    }

    /// As numbers of 32 bits.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|slot| [*slot as u32, (*slot >> 32) as u32])
    }

    /// From what `numbers` gave.
    pub(super) fn of_numbers(numbers: &[u32; NUMBERS]) -> Self {
        let (pairs, _) = numbers.as_chunks::<2>();
        let mut slots = [0; NUMBERS / 2];
        for (slot, [below, above]) in slots.iter_mut().zip(pairs) {
            *slot = u64::from(*below) | u64::from(*above) << 32;
        }
        Self(slots)
    }

    #[expect(clippy::indexing_slicing, reason = "a slot is one of eight")]
    const fn slot(&self, slot: Slot) -> u64 {
        self.0[slot as usize]
    }

    const fn birth(&self) -> u32 {
        self.slot(Slot::BirthAndNumber) as u32
    }

    const fn number(&self) -> u32 {
        (self.slot(Slot::BirthAndNumber) >> 32) as u32
    }

    const fn postcode(&self) -> u32 {
        self.slot(Slot::PostcodeAndOrganization) as u32
    }

    const fn organization(&self) -> u32 {
        (self.slot(Slot::PostcodeAndOrganization) >> 32) as u32
    }

    /// Two values of a slot of words.
    pub(super) fn words(&self, other: &Self, slot: Slot, cut: Cut) -> State {
        let (a, b) = (self.slot(slot), other.slot(slot));
        state(a, b, || sketch::unlike_words(a, b, cut))
    }

    /// Two telephone numbers.
    pub(super) fn phones(&self, other: &Self) -> State {
        let (a, b) = (self.slot(Slot::Phone), other.slot(Slot::Phone));
        state(a, b, || sketch::unlike_numbers(a, b))
    }

    /// Two births.
    pub(super) fn births(&self, other: &Self) -> State {
        let (a, b) = (wide(self.birth()), wide(other.birth()));
        state(a, b, || sketch::unlike_dates(a, b))
    }

    /// Two postal codes.
    pub(super) fn postcodes(&self, other: &Self) -> State {
        let (a, b) = (self.postcode(), other.postcode());
        state(wide(a), wide(b), || sketch::halves_apart(a, b))
    }

    /// Two organizations, which are alike by what no sketch tells.
    pub(super) fn organizations(&self, other: &Self) -> State {
        state(wide(self.organization()), wide(other.organization()), || false)
    }

    /// Whether both have a house number, and it may be one.
    pub(super) fn same_number(&self, other: &Self) -> bool {
        state(wide(self.number()), wide(other.number()), || true) == State::Same
    }

    /// Whether a given name of one side may stand as family name on the other.
    pub(super) fn may_be_crossed(&self, other: &Self) -> bool {
        let alike = |a: u64, b: u64| !sketch::unlike_words(a, b, Cut::CLOSE);
        let (given, family) = (self.slot(Slot::Given), self.slot(Slot::Family));
        let (their_given, their_family) = (other.slot(Slot::Given), other.slot(Slot::Family));
        let all = given != 0 && family != 0 && their_given != 0 && their_family != 0;
        // With a name missing, or but its initial there, one pair that is alike is enough.
        !all || alike(given, their_family) || alike(family, their_given)
    }

    /// Whether it is of an organization that names no person.
    pub(super) const fn is_organization(&self) -> bool {
        self.organization() != 0 && self.slot(Slot::Given) == 0 && self.slot(Slot::Family) == 0
    }

    /// Whether the names of a slot may be of one class: forms of one name, or of one sound.
    pub(super) const fn may_be_kin(&self, other: &Self, slot: Slot) -> bool {
        let (a, b) = (self.slot(slot), other.slot(slot));
        a == UNKNOWN || b == UNKNOWN || sketch::of_one_class(a, b)
    }
}

/// 32 bits of a card in 64, with all bits for what may be anything.
const fn wide(half: u32) -> u64 {
    if half == u32::MAX { UNKNOWN } else { half as u64 }
}

fn state(a: u64, b: u64, unlike: impl FnOnce() -> bool) -> State {
    match () {
        () if a == 0 || b == 0 => State::Missing,
        () if a == b || a == UNKNOWN || b == UNKNOWN => State::Same,
        () if unlike() => State::Unlike,
        () => State::Like,
    }
}

/// What stands before the @ of a mailbox; a role's speaks neither for nor against another.
fn mailbox(text: &str) -> u64 {
    match text.split_once('@') {
        Some((local, domain)) if !domain.contains('@') && !is_role(local) => sketch::letters(local, 0),
        _ => UNKNOWN,
    }
}

/// A postal code by its first part, where it has one that two codes may share. One edit more or less and a code
/// may have one or not: what is near that may be like anything.
fn postcode(text: &str) -> u64 {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    match outward(text) {
        _ if letters == 0 => u64::from(sketch::half(text)),
        Some(first) if text.len() > 5 => u64::from(sketch::half(first)),
        _ => u64::from(u32::MAX),
    }
}

/// The digits of a date, `yyyy-mm-dd`.
fn date(text: &str) -> u64 {
    if is_default(text) {
        return UNKNOWN;
    }
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *text.as_bytes() else { return UNKNOWN };
    str::from_utf8(&[a, b, c, d, e, f, g, h]).map_or(UNKNOWN, sketch::digits)
}
