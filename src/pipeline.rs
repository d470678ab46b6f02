//! The stations called in order: the only room that knows them all.
//!
//! `Job` takes files to customers in bounded steps, `Resolution` is what it comes to, `Resolver` is
//! the index that lives. Does not: any of the work itself.

mod assessing;
mod cleansed;
mod job;
mod options;
mod output;
mod resolution;
mod resolver;
mod single;
mod snapshot;

pub use job::{Job, Progress};
pub use options::Options;
pub use output::Chunk;
pub use resolution::{FieldView, PairView, RecordView, Resolution, Summary};
pub use resolver::{Match, Resolver};
pub use single::{compare, normalize, understand};
