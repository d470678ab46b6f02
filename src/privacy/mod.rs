//! What may be shown and what may leave.
//!
//! Does: mask values for reports, make values coarser, reduce a record to what a purpose needs.
//! Does not: decide whether a use is permitted (that is `consent`).

mod generalize;
mod mask;
mod minimize;

pub use generalize::generalize;
pub use mask::mask;
pub use minimize::{Minimized, Withheld, minimize};
