//! A record, its fields, its source: as typed, before anything is understood.

mod single;
mod table;

pub use single::{Record, Value};
pub use table::{Column, LIST_SEPARATOR, RecordRef, Source, Table};
