//! Selfsame cleanses, matches and consent-classifies customer records, and unifies the duplicates
//! into one customer with the lineage of every value.
//!
//! The modules are the stations of that road, in order; each may use what stands before it.

pub mod error;
pub mod limits;
pub mod vocabulary;

pub mod data;

pub mod text;

pub mod record;

pub mod schema;

pub mod normalize;

pub mod classify;
pub mod consent;

pub mod compare;
pub mod index;

pub mod matching;

pub mod assess;
pub mod unify;

pub mod privacy;

pub mod io;

pub mod pipeline;

pub use error::{Error, Result};

#[cfg(target_arch = "wasm32")]
mod wasm;
