//! Consent strings: TC strings of TCF v1 and v2.0 to v2.3, GPP strings with all their sections, US Privacy
//! strings, decoded and encoded.
//!
//! One reader and one writer go by the table of fields (`data/consent-strings.tsv`). Every bound stands before
//! the work: length, ids, entries; what is cut or cannot be is an error, never a shorter list.
//! Does not: say what follows from a string (`purposes`), or keep what is not known of it.

mod base64;
mod bits;
mod decode;
mod encode;
mod ids;
mod read;
#[cfg(test)]
mod tests;
mod values;
#[cfg(test)]
mod vectors;
mod write;

pub(super) use decode::incomplete;
pub use decode::{Decoded, decode, format, section};
pub use encode::encode;
pub use ids::Ids;
pub use values::{Fields, Restrictions, Value, Values};
