//! What may be shown and what may leave.
//!
//! Does: mask values for reports. Does not: decide whether a use is permitted (that is `consent`).

mod mask;

pub use mask::mask;
