//! What came in, what was fixed, what is wrong, who is a duplicate of whom and why, and what consent
//! says: counts and examples, for a report.
//!
//! Does: count in passes of one column, one cluster or one pair each, so that a caller can stop in
//! between; keep few examples, chosen alike every time.
//! Does not: judge. It reads what the stations before it decided.

mod builder;
mod column;
mod example;
mod pairs;
mod report;

pub use builder::{AssessmentBuilder, Options};
pub use column::Mask;
pub use example::{Found, Side};
pub use report::{
    Assessment, BlockCounts, ColumnReport, ConsentCount, Count, DuplicateReport, Example, ExampleField,
    ExampleRecord, InputFacts, InputNote, InputReport, IssueCount, IssueExample, SizeCount, StatusCounts,
    Totals, WeightBin,
};
