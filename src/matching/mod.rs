//! Levels to weights to probability, pairs to clusters, and the explanation of both.
//!
//! The model is Fellegi and Sunter's (1969): each level has an m probability (among records of one
//! customer) and a u probability (among records of different customers); its match weight is
//! log2(m/u), and weights add up on a prior.

mod bound;
mod card;
mod cluster;
mod fit;
mod labels;
mod links;
mod metrics;
mod model;
mod population;
mod prior;
mod read;
mod score;
mod sort;
mod train;
mod written;

pub use cluster::{Ask, Asks, Clustering, Clusters, SAME};
pub use fit::{Fit, FitReport, ThinLevel, VectorCounts};
pub use labels::Labelled;
pub use links::{Links, is_decided, parts};
pub use metrics::{Metrics, metrics};
pub use model::{Dependence, Model, ModelComparison, ModelLevel, TermFrequency, Thresholds};
pub use population::{Found, Joining, PIECES, Population};
pub use prior::Refinement;
pub use score::{Addend, Explanation, Scored, Scorer, probability, weight_of};
pub use sort::BestFirst;
pub use train::{Before, LevelCounts, estimate};
pub use written::Frequency;

/// Two records with the weight of their comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The record with the smaller number.
    pub left: u32,
    /// The record with the larger number.
    pub right: u32,
    /// Match weight in bits, prior included: log2 of the odds that both are one customer.
    pub weight: f32,
}

/// A number brought between two bounds. The standard library's `clamp` panics in words, and with them
/// comes the whole formatting of floats: seven kilobytes under brotli.
const fn within(number: f64, low: f64, high: f64) -> f64 {
    number.max(low).min(high)
}

#[cfg(test)]
mod tests;
