//! The blocking keys of a record.
//!
//! Each rule joins two things that seldom change together, so that one slip leaves other rules
//! standing; the same rules serve names in the wrong field, because given and family name enter alike.

use crate::limits::{BLOCK_RECORDS, WORD_RECORDS};
use crate::normalize::profile::{AddressTerms, Aspect, NONE, Profile, Terms};
use crate::text::find;
use crate::text::hash::{hash_bytes, hash_pair};
use crate::text::sound::sound_key;

/// One key: the rule it comes from and its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Position in `KEY_NAMES`.
    pub rule: u8,
    /// Hash of the rule and its values.
    pub hash: u64,
}

impl Key {
    /// Bits that name the rule in a code.
    const RULE: u32 = 0b1_1111;

    /// The key as the index keeps it: half of its hash, with the rule in the last bits.
    #[must_use]
    pub const fn code(&self) -> u32 {
        (self.hash >> 32) as u32 & !Self::RULE | self.rule as u32
    }

    /// The rule of a code, as its position in `KEY_NAMES`.
    pub(super) const fn rule_of(code: u32) -> usize {
        (code & Self::RULE) as usize
    }
}

/// The rules, by outside name.
pub const KEY_NAMES: &[&str] = &[
    "email",
    "email-local-part",
    "phone",
    "identifier",
    "name-parts",
    "name-sounds",
    "birth+name-start",
    "birth-digits+name-start",
    "birth+area",
    "postcode+name-sound",
    "locality+name-sound",
    "street+number",
    "organization",
    "organization+area",
    "attribute+name-sound",
    "initial+family-sound",
    "postcode",
    "birth-year+name-sound",
    "organization-word",
    "organization-words",
    "acronym",
    "domain",
];

/// Records that the blocks of a rule may hold.
#[must_use]
pub(super) const fn most_records(rule: usize) -> usize {
    if rule == 18 { WORD_RECORDS } else { BLOCK_RECORDS }
}

/// All keys of a record.
#[must_use]
pub fn keys(terms: &Terms, profile: &Profile) -> Vec<Key> {
    let mut keys = Keys { terms, found: Vec::with_capacity(24) };
    let names = keys.names(profile);
    keys.contacts(profile);
    keys.whole_name(&names);
    keys.initial(profile);
    keys.birth(profile, &names);
    for address in &profile.addresses {
        keys.address(address, &names);
    }
    for name in &profile.organizations {
        keys.organization(profile, *name);
    }
    if profile.is_organization() {
        keys.company(profile);
    }
    for attribute in &profile.attributes {
        for name in &names {
            keys.push(14, &[hash_bytes(keys.text(Aspect::Attribute, *attribute).as_bytes()), name.sound]);
        }
    }
    if keys.found.len() < THIN {
        keys.slips(profile);
    }
    keys.found
}

/// Keys below which a record also meets those whose mailbox or number is a slip away.
const THIN: usize = 9;

/// A given or family name as the rules use it.
struct Name {
    exact: u64,
    sound: u64,
    start: u64,
}

struct Keys<'t> {
    terms: &'t Terms,
    found: Vec<Key>,
}

impl<'t> Keys<'t> {
    fn text(&self, aspect: Aspect, term: u32) -> &'t str {
        self.terms.text(aspect, term)
    }

    fn push(&mut self, rule: u8, parts: &[u64]) {
        let hash = parts.iter().fold(u64::from(rule), |hash, part| hash_pair(hash, *part));
        let key = Key { rule, hash };
        if !self.found.contains(&key) {
            self.found.push(key);
        }
    }

    fn names(&self, profile: &Profile) -> Vec<Name> {
        let parts = [
            (Aspect::Given, profile.given),
            (Aspect::Family, profile.family),
            (Aspect::Maiden, profile.maiden),
        ];
        let texts =
            parts.into_iter().filter(|(_, term)| *term != NONE).map(|(aspect, term)| self.text(aspect, term));
        let words =
            texts.flat_map(|text| find::pieces(text, b" ")).filter(|word| word.chars().nth(1).is_some());
        words.map(Name::of).take(6).collect()
    }

    fn contacts(&mut self, profile: &Profile) {
        for email in &profile.emails {
            let mailbox = self.text(Aspect::Email, *email);
            self.push(0, &[hash_bytes(mailbox.as_bytes())]);
            if let Some((local, _)) = mailbox.split_once('@').filter(|(local, _)| local.len() >= 5) {
                self.push(1, &[hash_bytes(local.as_bytes())]);
            }
        }
        for phone in &profile.phones {
            let number = self.text(Aspect::Phone, *phone);
            let last = number.len().checked_sub(7).and_then(|from| number.get(from..)).unwrap_or(number);
            self.push(2, &[hash_bytes(last.as_bytes())]);
        }
        for identifier in &profile.identifiers {
            self.push(3, &[hash_bytes(self.text(Aspect::Identifier, *identifier).as_bytes())]);
        }
    }

    /// The part before the @ and the end of a number with each sign left out in turn.
    fn slips(&mut self, profile: &Profile) {
        for email in profile.emails.iter().take(1) {
            let mailbox = self.text(Aspect::Email, *email);
            let local = mailbox.split_once('@').map_or(mailbox, |(local, _)| local).as_bytes();
            self.without_one(1, local);
        }
        for phone in profile.phones.iter().take(1) {
            let number = self.text(Aspect::Phone, *phone).as_bytes();
            self.without_one(2, number.get(number.len().saturating_sub(9)..).unwrap_or(number));
        }
    }

    fn without_one(&mut self, rule: u8, text: &[u8]) {
        if !(6..=24).contains(&text.len()) {
            return;
        }
        self.push(rule, &[hash_bytes(text), 1]);
        for at in 0..text.len() {
            let (before, after) = text.split_at(at);
            self.push(rule, &[hash_bytes(&[before, after.get(1..).unwrap_or_default()].concat()), 1]);
        }
    }

    fn whole_name(&mut self, names: &[Name]) {
        for (at, a) in names.iter().enumerate() {
            for b in names.iter().skip(at + 1) {
                self.push(4, &[a.exact.min(b.exact), a.exact.max(b.exact)]);
                self.push(5, &[a.sound.min(b.sound), a.sound.max(b.sound)]);
            }
        }
    }

    /// The first letter of the given name with the family name as it sounds: nicknames and initials.
    fn initial(&mut self, profile: &Profile) {
        if profile.given == NONE || profile.family == NONE {
            return;
        }
        let initial = first(self.text(Aspect::Given, profile.given), 1);
        let family = sound_key(self.text(Aspect::Family, profile.family));
        self.push(15, &[hash_bytes(initial.as_bytes()), family]);
    }

    fn birth(&mut self, profile: &Profile, names: &[Name]) {
        if profile.birth == NONE {
            return;
        }
        let date = self.text(Aspect::Birth, profile.birth);
        let digits: Vec<u8> = date.bytes().filter(u8::is_ascii_digit).collect();
        let exact = hash_bytes(&digits);
        // How often each digit stands in it, four bits a digit: the same in any order.
        let sorted = digits.iter().fold(0u64, |counts, digit| counts + (1 << (u32::from(digit - b'0') * 4)));
        let year = hash_bytes(date.get(..4).unwrap_or(date).as_bytes());
        for name in names {
            self.push(17, &[year, name.sound]);
            self.push(6, &[exact, name.start]);
            self.push(7, &[sorted, name.start]);
        }
        for address in &profile.addresses {
            for (aspect, term) in [(Aspect::Postcode, address.postcode), (Aspect::Locality, address.locality)]
            {
                if term != NONE {
                    self.push(8, &[exact, hash_bytes(self.text(aspect, term).as_bytes())]);
                }
            }
        }
    }

    fn address(&mut self, address: &AddressTerms, names: &[Name]) {
        let hash =
            |aspect, term| (term != NONE).then(|| hash_bytes(self.terms.text(aspect, term).as_bytes()));
        let postcode = hash(Aspect::Postcode, address.postcode);
        let locality = hash(Aspect::Locality, address.locality);
        let number = hash(Aspect::Number, address.number);
        let street = (address.street != NONE)
            .then(|| sound_key(first_word(self.text(Aspect::Street, address.street))));
        if let Some(postcode) = postcode {
            // Alone it is fit where a postcode is a few houses; elsewhere its blocks are over the cap.
            self.push(16, &[postcode]);
        }
        for name in names {
            if let Some(postcode) = postcode {
                self.push(9, &[postcode, name.sound]);
            }
            if let Some(locality) = locality {
                self.push(10, &[locality, name.sound]);
            }
        }
        if let (Some(street), Some(place)) = (street, number.or(postcode)) {
            self.push(11, &[street, place]);
        }
    }

    fn organization(&mut self, profile: &Profile, name: u32) {
        let text = self.text(Aspect::Organization, name);
        let first: Vec<&str> = text.split(' ').take(2).collect();
        self.push(12, &[sound_key(&first.concat())]);
        for address in &profile.addresses {
            if address.postcode != NONE {
                let postcode = hash_bytes(self.text(Aspect::Postcode, address.postcode).as_bytes());
                self.push(13, &[hash_bytes(first.first().copied().unwrap_or(text).as_bytes()), postcode]);
            }
        }
    }
}

impl<'t> Keys<'t> {
    /// What only organizations enter with: a word alone, where few have it, any two of the first ones, the
    /// first letters, and the domain.
    fn company(&mut self, profile: &Profile) {
        for name in &profile.organizations {
            let words = self.terms.words(*name);
            let words: Vec<&str> = words.iter().map(|word| self.terms.text(Aspect::Word, *word)).collect();
            let sounds: Vec<u64> = words.iter().map(|word| sound_of(word)).take(PAIRED_WORDS).collect();
            for (at, a) in sounds.iter().enumerate() {
                self.push(18, &[*a]);
                for b in sounds.iter().skip(at + 1) {
                    self.push(19, &[*a.min(b), *a.max(b)]);
                }
            }
            let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
            let acronym =
                if words.len() > 1 { &initials } else { words.first().copied().unwrap_or_default() };
            if (2..=6).contains(&acronym.len()) {
                self.push(20, &[hash_bytes(acronym.as_bytes())]);
            }
        }
        for domain in &profile.domains {
            self.push(21, &[hash_bytes(self.text(Aspect::Domain, *domain).as_bytes())]);
        }
    }
}

/// Words of a name that are paired.
const PAIRED_WORDS: usize = 5;

/// Numbers and short words sound like many others.
fn sound_of(word: &str) -> u64 {
    let is_plain = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_plain { sound_key(word) } else { hash_bytes(word.as_bytes()) }
}

impl Name {
    fn of(word: &str) -> Self {
        Self {
            exact: hash_bytes(word.as_bytes()),
            sound: sound_key(word),
            start: hash_bytes(first(word, 2).as_bytes()),
        }
    }
}

/// The first word of some.
fn first_word(text: &str) -> &str {
    text.get(..find::byte(text.as_bytes(), b' ').unwrap_or(text.len())).unwrap_or(text)
}

/// The first letters of a word.
fn first(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}
