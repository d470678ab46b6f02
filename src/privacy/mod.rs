//! What may be shown and what may leave.
//!
//! Does: mask values for reports, make values coarser, reduce a record to what a purpose needs; pseudonyms,
//! identifiers as platforms want them, and encodings that are compared and not read.
//! Does not: decide whether a use is permitted (that is `consent`).

mod audience;
mod generalize;
mod mask;
mod minimize;
mod private;
mod pseudonym;
mod secret;

pub use audience::{Audience, audience};
pub use generalize::generalize;
pub use mask::mask;
pub use minimize::{Minimized, Withheld, all_withheld, minimize};
pub use private::{Bits, Encoder, Encoding, HASHES, Hashes, common, similarity};
pub use pseudonym::pseudonymize;
pub use secret::Secret;
