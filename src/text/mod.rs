//! Characters: folding, tokens, scripts, digits. Has never heard of a customer.

pub mod fold;
pub mod hash;
pub mod interner;
pub mod nearest;
pub mod sound;
pub mod words;
