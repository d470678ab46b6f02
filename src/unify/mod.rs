//! Cluster to customer: one record that holds the best of all, and says where each value is from.
//!
//! Does: choose by survivorship, in this order: valid before doubtful, whole before initials, said by
//! most sources, then by most records, changed last, most complete, first record. A name and an
//! address survive as one group; all e-mail addresses, telephone numbers and keys are kept, best
//! first; of times the last survives, of beginnings the first.
//! Does not: change or store records. It is computed when read, so taking a cluster apart costs
//! nothing.

mod candidate;
mod choice;
mod customer;
mod permission;
mod slot;
mod sources;
mod survive;

pub use choice::unify;
pub use customer::{Alternative, Customer, RecordName, Survivor};
pub use permission::consent_of;
pub use sources::{SourceView, Sources};
