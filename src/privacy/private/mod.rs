//! Private match: a record as bits and keys that tell who knows no secret next to nothing, and yet are alike
//! for records that are.
//!
//! Does: encode what a record says after cleansing (cryptographic long-term keys, Schnell et al. 2011, salted
//! and balanced), with keyed blocking keys. Does not: keep anything; what it protects from and what it does
//! not stands in PRIVACY.md.

mod encoding;
mod filter;
mod tokens;

use super::secret::Secret;
use crate::index::{self, KEY_NAMES};
use crate::normalize::profile::{Aspect, Profile, Terms};
use crate::normalize::{self, Context};
use crate::record::Record;
use crate::schema::Schema;
use crate::text::digest::Keyed;
use filter::{Filter, Order};

pub use encoding::Encoding;
pub use filter::{Bits, common, similarity};
pub use tokens::{HASHES, Hashes};

/// Rules of blocking whose keys are given away: contact points, and what joins two things, so that next to
/// nobody shares one by chance. What many share (a name alone, a postcode) could be told by how often it occurs.
const RULES: [&str; 9] = [
    "email",
    "phone",
    "identifier",
    "birth+name-start",
    "birth-digits+name-start",
    "birth+area",
    "postcode+name-sound",
    "street+number",
    "birth-year+name-sound",
];

/// Encodes records under one secret.
pub struct Encoder {
    made_with: [u8; 8],
    tokens: Keyed,
    keys: Keyed,
    order: Order,
    salted: bool,
    hashes: Hashes,
}

impl Encoder {
    /// Under a secret. Salted, the year of birth goes into every token, so that a name that many have looks
    /// different a year; records whose years differ are then strangers.
    #[must_use]
    pub fn new(secret: &Secret, salted: bool) -> Self {
        let settings = if salted { "private-match/1/salted/" } else { "private-match/1/" };
        let key = |of| secret.derived(&[settings, of].concat());
        let keys = key("keys");
        let made_with = keys.of(&[b"made with"]).first_chunk().copied().unwrap_or_default();
        Self {
            made_with,
            tokens: key("tokens"),
            order: Order::of(&key("order")),
            keys,
            salted,
            hashes: HASHES,
        }
    }

    /// With other weights, to measure them; encodings of different weights are not told apart.
    #[must_use]
    pub const fn weighing(mut self, hashes: Hashes) -> Self {
        self.hashes = hashes;
        self
    }

    /// Encodes a record.
    #[must_use]
    pub fn encode(&self, record: &Record, schema: &Schema, context: &Context) -> Encoding {
        let clean = normalize::record(record, schema, context);
        let mut terms = Terms::default();
        terms.bring(context.own.cloned());
        let mut fields = Vec::with_capacity(clean.fields.len());
        for (at, field) in clean.fields.iter().enumerate() {
            fields.extend(schema.named(&field.name, at).map(|meaning| (meaning, field.clean.view())));
        }
        let profile = terms.told(&fields);
        self.encode_profile(&terms, &profile)
    }

    /// Encodes what a clean record says.
    #[must_use]
    pub fn encode_profile(&self, terms: &Terms, profile: &Profile) -> Encoding {
        let birth = profile.values(Aspect::Birth).first().map_or("", |term| terms.text(Aspect::Birth, *term));
        let year = birth.get(..4).filter(|_| self.salted).unwrap_or_default();
        let mut filter = Filter::new();
        tokens::tokens(terms, profile, &mut |field, token| {
            let salt = if field == tokens::Field::Birth { "" } else { year };
            let digest = self.tokens.of(&[&[field as u8], salt.as_bytes(), token]);
            filter.add(digest, self.hashes.get(field as usize).copied().unwrap_or(1));
        });
        Encoding {
            made_with: self.made_with,
            bits: filter.balanced(&self.order),
            keys: self.keys(terms, profile),
        }
    }

    fn keys(&self, terms: &Terms, profile: &Profile) -> Vec<[u8; 8]> {
        let mut hashes = Vec::new();
        for key in index::keys(terms, profile) {
            if KEY_NAMES.get(usize::from(key.rule)).is_some_and(|rule| RULES.contains(rule)) {
                let digest = self.keys.of(&[&[key.rule], &key.hash.to_le_bytes()]);
                hashes.push(digest.first_chunk().copied().unwrap_or_default());
            }
        }
        hashes
    }
}
