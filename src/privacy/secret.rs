//! The caller's secret, and the keys that are made of it.

use crate::error::Result;
use crate::text::digest::Keyed;

/// A key of the caller's. Whoever holds it can find the values behind what was made with it.
pub struct Secret(Keyed);

impl Secret {
    /// Takes a key.
    ///
    /// # Errors
    /// `secret.too-short` below `limits::SECRET_BYTES`.
    pub fn new(bytes: &[u8]) -> Result<Self> {
        Keyed::checked(bytes).map(Self)
    }

    /// The pseudonym of a text: HMAC-SHA-256.
    #[must_use]
    pub fn of(&self, text: &str) -> [u8; 32] {
        self.0.of(&[text.as_bytes()])
    }

    /// A key for one use, which tells nothing of those for others.
    pub(super) fn derived(&self, of: &str) -> Keyed {
        // No text of a customer begins with this.
        Keyed::new(&self.0.of(&[b"\0selfsame/", of.as_bytes()]))
    }
}
