//! Counts about the whole road, for the report.
