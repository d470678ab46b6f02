//! Signal → state → decision: what customers agreed to, and what follows.
//!
//! No score can grant consent: nothing here knows comparing, matching or unifying. This is
//! engineering, not legal advice; the source of each fact stands in its row under `data/`.

mod calendar;
mod decide;
mod decode;
mod facts;
mod hours;
pub mod log;
mod merge;
mod moment;
mod place;
mod read;
mod request;
mod signals;
mod standing;
mod state;
pub mod string;
pub mod tape;
mod token;
mod told;

pub use decide::{Decision, Obligation, Reason, Spoken, Verdict, decide, judge};
pub use merge::{Conflict, Merged, merge};
pub use moment::Moment;
pub use read::{Columns, Signal, read};
pub use request::{Contact, Relationship, Subject, UseRequest};
pub use signals::read_json;
pub use state::{ConsentState, Deliverability, Entry, Signals};
pub use token::{Reading, token};
