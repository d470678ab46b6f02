//! Bytes in, records out, and back: CSV and JSON lines.
//!
//! Does: finds out encoding, delimiter, preamble and header by itself, reads in bounded steps, and
//! notes whatever it did beside reading. Does not: understand a value; cells are kept raw.
//!
//! Rows are numbered from 1 as a spreadsheet or an editor shows them: preamble, header and empty
//! rows count. Columns are numbered from 1.

mod builder;
mod csv;
mod dialect;
mod encoding;
mod header;
mod json;
mod json_lines;
mod layout;
mod notes;
mod reader;
mod remark;
mod token;
pub mod write;

pub use notes::Note;
pub use reader::{Input, ReadOptions, Reader, Step, read};
