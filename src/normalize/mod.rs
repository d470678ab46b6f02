//! Raw to clean, one file a kind. The raw text stays with the record; what was done and what is
//! doubtful is kept beside the clean value.

mod clean;
pub mod profile;
mod table;

pub use clean::{Change, Clean, Context, DateOrder, Issue};
pub use table::{CleanColumn, CleanTable};
