//! One record or two, outside any index.

use super::options::Options;
use super::resolver::schema_of;
use crate::compare::Sides;
use crate::error::Result;
use crate::matching::{Explanation, Scorer};
use crate::normalize::profile::{Profile, Terms};
use crate::normalize::{CleanRecord, cleansed, record as normalize_record};
use crate::record::Record;
use crate::schema::Schema;

/// Cleanses one record. Of the options it takes schema, country, date and tables; what the schema does not
/// name is inferred from the names of the fields and their values.
///
/// ```
/// use selfsame::pipeline::{Options, normalize};
/// use selfsame::record::Record;
/// let clean = normalize(Record::from([("email", " Ada@EXAMPLE.com")]), &Options::default());
/// assert_eq!(&*clean.fields[0].clean.value, "Ada@example.com");
/// ```
#[must_use]
pub fn normalize(record: Record, options: &Options) -> CleanRecord {
    match options.schema.as_ref().filter(|schema| names_all(schema, &record)) {
        Some(schema) => cleansed(record, schema, &options.context()),
        None => {
            let schema = understand(&record, options.schema.as_ref());
            cleansed(record, &schema, &options.context())
        }
    }
}

/// Whether nothing is left to infer.
fn names_all(schema: &Schema, record: &Record) -> bool {
    record.fields.iter().enumerate().all(|(at, (name, _))| schema.named(name, at).is_some())
}

/// What the fields of a record mean, without their data categories.
#[must_use]
pub fn understand(record: &Record, given: Option<&Schema>) -> Schema {
    let mut schema = schema_of(std::slice::from_ref(record));
    let given = given.map(|schema| schema.fields.as_slice()).unwrap_or_default();
    for field in &mut schema.fields {
        if let Some(known) = given.iter().find(|known| known.header == field.header) {
            *field = known.clone();
        }
    }
    schema
}

/// Compares two records as they would be among `records` records: the more there are, the more it
/// takes to be sure. Of the options it takes model, thresholds, schema, country
/// and tables.
///
/// # Errors
/// `option.invalid` for a threshold outside 0 to 1.
pub fn compare(left: &Record, right: &Record, records: usize, options: &Options) -> Result<Explanation> {
    let model = options.model()?;
    let scorer = Scorer::new(&model, records);
    let mut terms = Terms::default();
    terms.bring(options.tables.clone());
    let [left, right] = [left, right].map(|record| {
        let mut profile = profile(record, &mut terms, options);
        // Comparisons that are written out ask for what the fields say.
        if !model.is_written() {
            terms.complete(&mut profile);
        }
        profile
    });
    Ok(scorer.explain(&Sides { terms: &terms, left: &left, right: &right }))
}

fn profile(record: &Record, terms: &mut Terms, options: &Options) -> Profile {
    let schema = understand(record, options.schema.as_ref());
    let clean = normalize_record(record, &schema, &options.context());
    let fields = schema.fields.iter().zip(&clean.fields);
    terms.told(&fields.map(|(meaning, field)| (meaning, field.clean.view())).collect::<Vec<_>>())
}
