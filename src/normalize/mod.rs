//! Raw to clean, one file a kind. The raw text stays with the record; what was done and what is
//! doubtful is kept beside the clean value.
//!
//! Does: bring every value to one canonical form, so that normalizing it again changes nothing.
//! Does not: ask anybody: no clock, no network. An address may be well-formed and not exist.

mod account;
mod across;
pub(crate) mod address;
mod bulk;
mod checksum;
mod clean;
mod country;
mod currency;
mod date;
mod draft;
pub(crate) mod email;
mod entity;
mod flag;
mod form;
mod holders;
mod id;
mod latin;
mod mailbox_names;
mod name;
mod name_words;
mod noise;
mod organization;
mod own;
pub mod packed;
mod parts;
pub mod phone;
mod plain;
mod pool;
mod postcode;
pub mod profile;
mod quick;
mod scheme;
mod share;
mod single;
mod social;
mod table;
mod value;
mod web;
mod zone;

pub use bulk::TableNormalizer;
pub use clean::{Change, Clean, CleanView, Context, DateOrder, Issue};
pub use date::{age, date_of_parts, date_order};
pub(crate) use latin::without_digraphs;
pub use own::OwnTables;
pub use parts::{Changes, Parts, PartsView};
pub use pool::{Manner, Pool};
pub use single::{CleanField, CleanRecord, cleansed, record};
pub use table::{CleanColumn, CleanTable};
pub use value::{general, value};
