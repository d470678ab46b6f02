//! Records out: CSV and JSON lines as bytes, taken in chunks.

mod csv;
pub(super) mod guard;
mod json;

pub use csv::CsvWriter;
pub use json::JsonLinesWriter;
