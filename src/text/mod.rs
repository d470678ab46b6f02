//! Characters: folding, tokens, scripts, digits. Has never heard of a customer.

pub mod bytes;
pub mod case;
mod case_table;
pub mod civil;
pub mod digits;
pub mod edit;
pub mod find;
pub mod fold;
pub mod forms;
mod forms_table;
pub mod hash;
pub mod interner;
pub mod ip;
pub mod json;
pub mod letter;
pub mod line;
pub mod mojibake;
pub mod nearest;
pub mod numbers;
pub mod order;
pub mod ordered;
pub mod script;
pub mod sketch;
pub mod slip;
pub mod sound;
pub mod tidy;
pub mod words;
