//! The files of a resolution as bytes, chunk by chunk.

use super::resolution::Resolution;
use crate::io::write::CsvWriter;
use crate::matching::probability;
use crate::schema::Field;
use crate::text::order::sort;
use crate::unify::{Customer, Sources};
use crate::vocabulary::{Band, Channel, ConsentStatus, Kind, Output, Purpose};

/// Rows of one chunk.
pub(super) const ROWS: usize = 1_000;

/// Some bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The bytes; the first chunk begins with the header.
    pub bytes: Vec<u8>,
    /// What to ask for the next chunk with; `None` after the last one.
    pub next: Option<usize>,
}

impl Resolution {
    /// A chunk of a file. Begin with `from` 0, go on with `next`; all chunks joined are the file.
    #[must_use]
    pub fn chunk(&self, output: Output, from: usize) -> Chunk {
        match output {
            Output::Customers => self.customers_csv(from),
            Output::Records => self.records_csv(from),
            Output::Matches => self.matches_csv(from),
            Output::Model => whole([self.model.to_json().as_str(), "\n"].concat()),
            Output::Cleansed => self.cleansed_csv(from),
            Output::CleansedLines => self.cleansed_lines(from),
            Output::Report => whole(serde_json::to_string(&self.assessment).unwrap_or_default() + "\n"),
        }
    }

    /// The whole file.
    #[must_use]
    pub fn file(&self, output: Output) -> Vec<u8> {
        let first = Some(self.chunk(output, 0));
        let chunks = std::iter::successors(first, |chunk| chunk.next.map(|next| self.chunk(output, next)));
        chunks.flat_map(|chunk| chunk.bytes).collect()
    }

    fn customers_csv(&self, from: usize) -> Chunk {
        let sources = self.side_by_side();
        let joined = self.customers() < self.records();
        let values = self.shown[1].get_or_init(|| Values::of(&sources, joined));
        let uses = self.consent_uses();
        let mut csv = CsvWriter::new();
        if from == 0 {
            ["customer_id", "records"].iter().for_each(|header| csv.cell(header));
            values.headers(&mut csv);
            uses.iter().for_each(|of| csv.cell(&consent_header(of)));
            csv.end_row();
        }
        for number in from..self.customers().min(from + ROWS) {
            let Some(customer) = self.customer(&sources, number) else { continue };
            csv.cell(&customer.id);
            csv.cell(&customer.records.len().to_string());
            values.row(&customer, &mut csv);
            uses.iter().for_each(|of| {
                csv.cell(customer.consent.status(of.0, of.1).map_or("", ConsentStatus::as_str))
            });
            csv.end_row();
        }
        rows(csv, from, self.customers())
    }

    fn records_csv(&self, from: usize) -> Chunk {
        let sources = self.side_by_side();
        let values = self.shown[0].get_or_init(|| Values::of(&sources, false));
        let mut csv = CsvWriter::new();
        if from == 0 {
            ["source", "row", "record_id", "customer_id"].iter().for_each(|header| csv.cell(header));
            values.headers(&mut csv);
            csv.end_row();
        }
        for record in from..self.records().min(from + ROWS) {
            let at = self.locate(record as u32);
            csv.cell(self.source_name(at.table));
            csv.cell(&(at.row + 1).to_string());
            csv.cell(&self.record_id(record as u32));
            csv.cell(&self.customer_id(record as u32));
            // The customer of one record alone is that record, cleansed.
            values.row(&crate::unify::unify(&sources, &[at]), &mut csv);
            csv.end_row();
        }
        rows(csv, from, self.records())
    }

    fn matches_csv(&self, from: usize) -> Chunk {
        let mut csv = CsvWriter::new();
        if from == 0 {
            csv.row(["left_id", "right_id", "probability", "weight"]);
        }
        let until = self.pairs.len().min(from + ROWS);
        for pair in self.pairs.get(from..until).unwrap_or_default() {
            if self.band(pair) == Band::Match {
                let weight = f64::from(pair.weight);
                let numbers = [fixed(probability(weight), 6), fixed(weight, 3)];
                csv.row([
                    self.record_id(pair.left).as_str(),
                    &self.record_id(pair.right),
                    &numbers[0],
                    &numbers[1],
                ]);
            }
        }
        rows(csv, from, self.pairs.len())
    }

    /// The purposes and channels that any source speaks of, in the order of the vocabularies.
    fn consent_uses(&self) -> Vec<(Purpose, Option<Channel>)> {
        let fields = self.sources.iter().flat_map(|source| &source.schema.fields);
        let spoken = |field: &Field| (field.kind == Kind::Consent).then_some((field.purpose?, field.channel));
        let mut uses: Vec<_> = fields.filter_map(spoken).collect();
        sort(&mut uses);
        uses.dedup();
        uses
    }
}

/// The values of customers as columns: one a key, and a second for what a list holds besides.
#[derive(Debug)]
pub(super) struct Values {
    keys: Vec<String>,
    lists: Vec<String>,
}

impl Values {
    fn of(sources: &Sources<'_>, joined: bool) -> Self {
        Self { keys: sources.keys(), lists: sources.lists(joined) }
    }

    fn headers(&self, csv: &mut CsvWriter) {
        for key in &self.keys {
            csv.cell(key);
            if self.lists.contains(key) {
                csv.cell(&[key, ".others"].concat());
            }
        }
    }

    fn row(&self, customer: &Customer<'_>, csv: &mut CsvWriter) {
        for key in &self.keys {
            csv.cell(customer.shown(key));
            if self.lists.contains(key) {
                csv.cell(&customer.others(key));
            }
        }
    }
}

fn whole(text: String) -> Chunk {
    Chunk { bytes: text.into_bytes(), next: None }
}

pub(super) fn rows(mut csv: CsvWriter, from: usize, all: usize) -> Chunk {
    Chunk { bytes: csv.take(), next: (from + ROWS < all).then_some(from + ROWS) }
}

fn consent_header((purpose, channel): &(Purpose, Option<Channel>)) -> String {
    let channel = channel.map_or("", Channel::as_str);
    ["consent.", purpose.as_str(), if channel.is_empty() { "" } else { "." }, channel].concat()
}

/// A number with a fixed count of decimals.
fn fixed(number: f64, decimals: u32) -> String {
    let scale = 10u64.pow(decimals);
    let scaled = libm::round(number.abs() * scale as f64) as u64;
    let sign = if number < 0.0 && scaled > 0 { "-" } else { "" };
    let fraction = (scaled % scale + scale).to_string();
    [sign, &(scaled / scale).to_string(), ".", fraction.get(1..).unwrap_or("")].concat()
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn decimals_are_fixed() {
        let rows = [
            (1.5, 3, "1.500"),
            (-0.0004, 3, "0.000"),
            (-12.3456, 3, "-12.346"),
            (0.999_999_9, 6, "1.000000"),
        ];
        for (number, decimals, text) in rows {
            assert_eq!(fixed(number, decimals), text);
        }
    }
}
