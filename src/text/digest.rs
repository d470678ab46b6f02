//! SHA-256 and HMAC-SHA-256, and bytes as hexadecimal and base64 text.

use crate::error::{Error, Result};
use crate::limits::SECRET_BYTES;
use crate::vocabulary::ErrorCode;
use hmac_sha256::{HMAC, Hash};

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Hash::hash(bytes)
}

/// HMAC-SHA-256 under one key.
#[derive(Clone)]
pub struct Keyed(HMAC);

impl Keyed {
    /// Under a key of any length.
    #[must_use]
    pub fn new(key: &[u8]) -> Self {
        Self(HMAC::new(key))
    }

    /// Under a secret of the caller's.
    ///
    /// # Errors
    /// `secret.too-short` below `limits::SECRET_BYTES`.
    pub fn checked(secret: &[u8]) -> Result<Self> {
        if secret.len() < SECRET_BYTES {
            let message = "A secret must have 16 bytes at least, drawn at random.";
            return Err(Error::new(ErrorCode::SecretTooShort, message).with("bytes", secret.len()));
        }
        Ok(Self::new(secret))
    }

    /// Of parts as one text.
    #[must_use]
    pub fn of(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.0.clone();
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize()
    }
}

/// Bytes as hexadecimal digits.
///
/// ```
/// use selfsame::text::digest::{hex, sha256};
/// assert_eq!(&hex(&sha256(b"abc"))[..16], "ba7816bf8f01cfea");
/// ```
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef".get(usize::from(value)).copied().unwrap_or(b'0'));
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as base64 (RFC 4648, section 4).
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place)) as usize & 63).copied().unwrap_or(b'=');
            text.push(if place > group.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

/// The bytes of a base64 text; nothing where it is none.
#[must_use]
pub fn of_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        let said = group.iter().take_while(|letter| **letter != b'=').count();
        let last = bytes.len() / 3 == (text.len() / 4).wrapping_sub(1);
        if group.len() != 4 || said < 2 || (said < 4 && !last) || group.iter().skip(said).any(|l| *l != b'=')
        {
            return None;
        }
        let mut bits = 0;
        for letter in group.iter().take(said) {
            bits = bits << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        bits <<= 6 * (4 - said);
        bytes.extend(bits.to_be_bytes().iter().skip(1).take(said - 1));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_rfc_4231_and_rfc_4648_hold() {
        let mac = Keyed::new(b"Jefe").of(&[b"what do ya want ", b"for nothing?"]);
        assert_eq!(hex(&mac), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn what_is_no_base64_is_refused() {
        for wrong in ["Z", "Zg", "Zg=", "Zg==Zg==", "Z===", "====", "Zm9v Zm9v", "Zm-v", "Zg=a", "é==="] {
            assert_eq!(of_base64(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn base64_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(of_base64(&base64(&bytes)), Some(bytes));
        }
    }
}
