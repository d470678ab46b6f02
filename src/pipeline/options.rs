//! What a resolution can be told beforehand.

use super::labels::Label;
use crate::error::{Error, Result};
use crate::matching::Model;
use crate::normalize::{Context, DateOrder, OwnTables};
use crate::schema::Schema;
use crate::vocabulary::{ErrorCode, Stage};

/// How to resolve. Everything has a default.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What columns mean, where the caller knows better; the others are inferred.
    pub schema: Option<Schema>,
    /// The model; without it the shipped ones, each pair by that of its entity.
    pub model: Option<Model>,
    /// Probability at or above which two records are one customer, 0 to 1; the model's without it.
    pub threshold: Option<f64>,
    /// Probability at or above which a person should look, 0 to 1; the model's without it.
    pub review: Option<f64>,
    /// ISO 3166-1 alpha-2 of records that name no country.
    pub country: Option<[u8; 2]>,
    /// Today, `yyyymmdd`.
    pub as_of: Option<u32>,
    /// Which way round numeric dates are, where neither they nor their column settle it.
    pub date_order: Option<DateOrder>,
    /// Years of two digits below it are of this century, 0 to 100; without it today decides.
    pub pivot: Option<u32>,
    /// Tables of the caller, which count before those of the engine.
    pub tables: Option<OwnTables>,
    /// Header of the column that names a record in its source; found by its kind without it.
    pub id_column: Option<String>,
    /// The inputs are sources free of duplicates: only pairs between them count, and each record gets
    /// its best partner only.
    pub link: bool,
    /// Masks the values in the report.
    pub masked: bool,
    /// Whether the model is fitted to the records before they are compared; the shipped one is without a
    /// word, a model of the caller's is not.
    pub train: Option<bool>,
    /// Pairs of records that people have judged: the model is trained by them instead.
    pub labels: Option<Vec<Label>>,
    /// The seed by which pairs are drawn for that.
    pub seed: u64,
    /// Whether a resolver keeps the records as they came, so that it can show golden records.
    pub keep: bool,
    /// The last stage, where the whole road is not needed: `Stage::Understand` leaves the schemas,
    /// `Stage::Cleanse` also the cleansed records and their assessment,
    /// `Stage::Train` only the fitted model; nothing is matched.
    pub until: Option<Stage>,
}

/// Names of the options that a call takes.
pub type Names = &'static [&'static str];

impl Options {
    /// Of cleansing one record.
    pub const NORMALIZE: Names = &["schema", "country", "asOf", "dateOrder", "pivot", "tables"];
    /// Of encoding one.
    pub const ENCODE: Names = &["schema", "country", "asOf", "dateOrder", "pivot", "tables", "salt"];
    /// Of the identifiers for a platform.
    pub const AUDIENCE: Names =
        &["schema", "country", "asOf", "dateOrder", "pivot", "tables", "platform", "decision"];
    /// Of comparing two.
    pub const COMPARE: Names = &[
        "schema",
        "country",
        "asOf",
        "dateOrder",
        "pivot",
        "tables",
        "model",
        "threshold",
        "review",
        "records",
    ];
    /// Of a resolution.
    pub const RESOLVE: Names = &[
        "schema",
        "country",
        "asOf",
        "dateOrder",
        "pivot",
        "tables",
        "model",
        "threshold",
        "review",
        "id",
        "link",
        "masked",
        "train",
        "labels",
        "seed",
        "until",
    ];
    /// Of an index that lives.
    pub const RESOLVER: Names = &["schema", "country", "tables", "model", "threshold", "review", "keep"];

    /// What is known around values.
    #[must_use]
    pub const fn context(&self) -> Context<'_> {
        Context {
            country: self.country,
            date_order: self.date_order,
            as_of: self.as_of,
            pivot: self.pivot,
            id_scheme: None,
            own: self.tables.as_ref(),
        }
    }

    /// Whether the model is to be fitted to the records.
    pub(super) fn trains(&self) -> bool {
        self.train.unwrap_or(self.model.is_none() || self.labels.is_some())
    }

    /// The model with the thresholds of the caller.
    pub(super) fn model(&self) -> Result<Model> {
        let mut model = self.model.clone().map_or_else(Model::shipped, Ok)?;
        let thresholds = &mut model.thresholds;
        thresholds.matched = self.threshold.unwrap_or(thresholds.matched);
        thresholds.review = self.review.unwrap_or(thresholds.review).min(thresholds.matched);
        if (self.train == Some(true) || self.labels.is_some()) && model.is_written() {
            let message =
                "a model with comparisons of its own cannot be fitted: train it where it comes from";
            return Err(Error::new(ErrorCode::OptionInvalid, message));
        }
        let thresholds = &model.thresholds;
        let proper = 0.0 < thresholds.review && thresholds.matched <= 1.0;
        let improper =
            || Error::new(ErrorCode::OptionInvalid, "threshold and review must lie above 0 and at most at 1");
        proper.then_some(model).ok_or_else(improper)
    }
}
