//! A name that tells who holds the secret which records are of one person, and others nothing.

use super::secret::Secret;
use crate::normalize::{self, Context};
use crate::text::digest::hex;
use crate::vocabulary::Kind;

/// HMAC-SHA-256 of a value under a secret, as hexadecimal digits. With a kind the value is cleansed first, so
/// that all ways of writing it have one pseudonym; what cannot be read, and nothing at all, has none.
///
/// ```
/// use selfsame::{normalize::Context, privacy::{Secret, pseudonymize}, vocabulary::Kind};
/// let secret = Secret::new(b"sixteen bytes at least")?;
/// let of = |value| pseudonymize(value, Some(Kind::Phone), &secret, &Context::default());
/// assert_eq!(of("+49 30 123456").unwrap(), of("0049 (30) 12 34 56").unwrap());
/// assert_eq!(of("unknown"), None);
/// # Ok::<(), selfsame::Error>(())
/// ```
#[must_use]
pub fn pseudonymize(value: &str, kind: Option<Kind>, secret: &Secret, context: &Context) -> Option<String> {
    let clean = kind.map(|kind| normalize::value(kind, value, context));
    let text = clean.as_ref().map_or(value, |clean| &clean.value);
    // Letters of a mailbox before the @ do count for mail, and hardly anybody means them.
    let text = if kind == Some(Kind::Email) { crate::text::case::lower(text) } else { text.to_owned() };
    (!text.is_empty()).then(|| hex(&secret.of(&text)))
}
