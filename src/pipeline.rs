//! The stations called in order: the only room that knows them all.
//!
//! `Job` takes files to customers in bounded steps, `Resolution` is what it comes to, `Resolver` is
//! the index that lives. Does not: any of the work itself.

mod assessing;
mod claims;
mod cleansed;
mod customers;
mod encoded;
mod event;
mod evidence;
mod flat;
mod golden;
mod incoming;
mod job;
mod labels;
mod living;
mod memo;
mod options;
mod output;
mod region;
mod resolution;
mod resolver;
mod seal;
mod share;
mod single;
mod snapshot;
mod told;
mod training;
mod views;

pub use encoded::{Alike, EncodedResolver};
pub use event::Event;
pub use golden::Golden;
pub use job::{Job, Progress};
pub use labels::{Label, from_json as labels};
pub use living::{CustomerView, Step};
pub use options::{Names, Options};
pub use output::Chunk;
pub use resolution::Resolution;
pub use resolver::{Match, Resolver};
pub use share::Share;
pub use single::{compare, normalize, understand};
pub use views::{FieldView, PairView, RecordView, Summary};
