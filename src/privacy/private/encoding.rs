//! An encoding as JSON: what crosses between those who ask and those who hold an index.

use super::filter::{self, Bits};
use crate::error::{Error, Result};
use crate::limits::ENCODING_KEYS;
use crate::text::digest::{base64, hex, of_base64};
use crate::text::json::Json;
use crate::vocabulary::ErrorCode;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A record that can be compared and not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// Tells secrets and settings apart; encodings of two of them say nothing about each other.
    pub made_with: [u8; 8],
    /// What the record says.
    pub bits: Bits,
    /// Its blocking keys, under the secret.
    pub keys: Vec<[u8; 8]>,
}

impl Encoding {
    /// Reads `{ "madeWith", "bits", "keys" }`; other members are not looked at.
    ///
    /// # Errors
    /// `encoding.invalid` for anything that `encode` does not make.
    pub fn from_json(json: &Json) -> Result<Self> {
        read(json).ok_or_else(|| Error::new(ErrorCode::EncodingInvalid, "This is no encoding of a record."))
    }
}

fn read(json: &Json) -> Option<Encoding> {
    let bytes = of_base64(json.get("bits")?.text()?)?;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut bits = Bits::default();
    if words.len() != bits.len() || !rest.is_empty() {
        return None;
    }
    bits.iter_mut().zip(words).for_each(|(word, bytes)| *word = u64::from_le_bytes(*bytes));
    let mut keys = Vec::new();
    for key in json.get("keys").map_or(Some(&[][..]), Json::list)?.iter().take(ENCODING_KEYS) {
        keys.push(eight(key)?);
    }
    filter::is_balanced(&bits).then_some(Encoding { made_with: eight(json.get("madeWith")?)?, bits, keys })
}

/// Eight bytes as sixteen digits.
fn eight(json: &Json) -> Option<[u8; 8]> {
    let text =
        json.text().filter(|text| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u64::from_str_radix(text, 16).ok().map(u64::to_be_bytes)
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let bytes = self.bits.map(u64::to_le_bytes);
        let keys: Vec<String> = self.keys.iter().map(|key| hex(key)).collect();
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("madeWith", &hex(&self.made_with))?;
        map.serialize_entry("bits", &base64(bytes.as_flattened()))?;
        map.serialize_entry("keys", &keys)?;
        map.end()
    }
}
