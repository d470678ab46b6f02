//! What of a clean record goes into its encoding: tokens, field by field.
//!
//! Does: cut names and addresses into pairs of letters, dates and numbers into digits at their places, so that
//! a slip changes few tokens; names are one pool, so that given and family name may change places.
//! Does not: see raw text. Case, accents, formats and spellings are settled before (`normalize`).

use crate::normalize::profile::{Aspect, NONE, Profile, Terms};
use crate::text::sound::sound;

/// A field of an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Field {
    /// Pairs of letters of all names.
    Name,
    /// How names sound, and the family of names that a given name belongs to.
    Sound,
    Birth,
    Email,
    Phone,
    Identifier,
    Street,
    Number,
    Locality,
    Postcode,
    Organization,
}

/// Bits that a token of each field sets: how much it weighs.
pub type Hashes = [u8; 11];

/// What the field says where it agrees, in bits of the shipped model (`matching/person.json`), over the tokens that it
/// usually has, times four: then a whole record sets about half of all bits. Two other sets of weights had been measured
/// before on FEBRL 4, which no weight here is taken from.
pub const HASHES: Hashes = [3, 9, 5, 5, 7, 8, 3, 6, 1, 10, 3];

/// Values of a field that may hold several.
const VALUES: usize = 2;

/// Hands every token of a record on.
pub(super) fn tokens(terms: &Terms, profile: &Profile, say: &mut dyn FnMut(Field, &[u8])) {
    let text = |aspect, term| if term == NONE { "" } else { terms.text(aspect, term) };
    for (aspect, term) in
        [(Aspect::Given, profile.given), (Aspect::Middle, profile.middle), (Aspect::Family, profile.family)]
    {
        let name = text(aspect, term);
        pairs(Field::Name, name, say);
        for word in name.split(' ').filter(|word| word.len() > 1) {
            say(Field::Sound, sound(word).as_bytes());
        }
    }
    birth(text(Aspect::Birth, profile.birth), say);
    for email in profile.emails.iter().take(VALUES) {
        let mailbox = text(Aspect::Email, *email);
        pairs(Field::Email, mailbox.split('@').next().unwrap_or(mailbox), say);
        say(Field::Email, mailbox.as_bytes());
    }
    for phone in profile.phones.iter().take(VALUES) {
        digits(Field::Phone, text(Aspect::Phone, *phone), say);
    }
    for identifier in profile.identifiers.iter().take(VALUES) {
        let number = text(Aspect::Identifier, *identifier);
        digits(Field::Identifier, number.split('=').next_back().unwrap_or(number), say);
    }
    for address in profile.addresses.iter().take(VALUES) {
        pairs(Field::Street, text(Aspect::Street, address.street), say);
        pairs(Field::Number, text(Aspect::Number, address.number), say);
        pairs(Field::Locality, text(Aspect::Locality, address.locality), say);
        digits(Field::Postcode, text(Aspect::Postcode, address.postcode), say);
    }
    for name in profile.organizations.iter().filter(|_| profile.is_organization()).take(VALUES) {
        pairs(Field::Organization, text(Aspect::Organization, *name), say);
    }
}

/// Pairs of neighbouring letters of each word, its ends included.
fn pairs(field: Field, text: &str, say: &mut dyn FnMut(Field, &[u8])) {
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut before = ' ';
        for letter in word.chars().chain([' ']) {
            let mut pair = [0; 8];
            let length = before.encode_utf8(&mut pair).len();
            let rest = pair.get_mut(length..).map_or(0, |rest| letter.encode_utf8(rest).len());
            say(field, pair.get(..length + rest).unwrap_or_default());
            before = letter;
        }
    }
}

/// Each character with its place from the end, and with the one before it.
fn digits(field: Field, text: &str, say: &mut dyn FnMut(Field, &[u8])) {
    for (place, pair) in text.as_bytes().windows(2).rev().take(10).enumerate() {
        if let [a, b] = pair {
            say(field, &[place as u8, *a, *b]);
        }
    }
}

/// Year, month and day, each alone, the latter two in any order; and each digit at its place.
fn birth(date: &str, say: &mut dyn FnMut(Field, &[u8])) {
    for part in date.split('-').filter(|part| !part.is_empty()) {
        say(Field::Birth, part.as_bytes());
    }
    for (place, digit) in date.bytes().enumerate().filter(|(_, digit)| digit.is_ascii_digit()) {
        say(Field::Birth, &[place as u8, digit]);
    }
}
