//! Reading files and understanding their columns.

use super::{chosen, split};
use selfsame::io::{Input, ReadOptions, Reader, Step, read as read_input};
use selfsame::schema::{SampleColumn, infer};
use selfsame::vocabulary::Format;

const NAMES: &[&str] = &["in.csv", "in.jsonl", "in.json", "in"];
const FORMATS: &[Option<Format>] =
    &[None, Some(Format::Csv), Some(Format::JsonLines), Some(Format::Json), None];

/// Every column has every row, and neither pieces nor steps change what is read.
pub(super) fn read(data: &[u8]) {
    let ([choice, cut], bytes) = split(data);
    let name = chosen(NAMES, choice);
    let options = ReadOptions { format: chosen(FORMATS, choice / 4), ..ReadOptions::default() };
    let whole = read_input(name, bytes, &options);
    let stepped = stepped(name, bytes, options, usize::from(cut));
    match (whole, stepped) {
        (Ok(whole), Ok(stepped)) => {
            let columns = &whole.table.columns;
            assert!(columns.iter().all(|column| column.ids.len() == whole.table.rows));
            assert_eq!((rows(&whole), &whole.notes), (rows(&stepped), &stepped.notes));
        }
        (Err(whole), Err(stepped)) => {
            assert!(whole.code.as_str().starts_with("input."), "{whole}");
            assert_eq!(whole, stepped);
        }
        (whole, stepped) => panic!("whole {:?}, stepped {:?}", whole.err(), stepped.err()),
    }
}

fn stepped(name: &str, bytes: &[u8], options: ReadOptions, cut: usize) -> selfsame::Result<Input> {
    let mut reader = Reader::new(name, options);
    let (head, tail) = bytes.split_at(cut.min(bytes.len()));
    reader.push(head)?;
    reader.push(tail)?;
    reader.finish_input()?;
    while reader.step(cut.max(1))? == Step::More {}
    Ok(reader.into_input())
}

fn rows(input: &Input) -> Vec<Vec<&str>> {
    let row = |row| input.table.columns.iter().map(|column| column.text(row)).collect();
    (0..input.table.rows).map(row).collect()
}

/// A field a column, confidences between nothing and certainty, names told apart.
pub(super) fn schema(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.lines().take(32).map(|line| line.split('\t').collect::<Vec<_>>());
    let headers = lines.next().unwrap_or_default();
    let rows: Vec<Vec<&str>> = lines.collect();
    let columns = headers.iter().enumerate().map(|(at, header)| SampleColumn {
        header,
        values: rows.iter().filter_map(|row| row.get(at).copied()).collect(),
    });
    let columns: Vec<SampleColumn<'_>> = columns.collect();
    let schema = infer(&columns);
    assert_eq!(schema.fields.len(), columns.len());
    for (field, column) in schema.fields.iter().zip(&columns) {
        assert_eq!(field.header, column.header);
        assert!((0.0..=1.0).contains(&field.confidence), "{field:?}");
    }
    let json = serde_json::to_string(&schema).expect("a schema is JSON");
    if headers.iter().all(|header| headers.iter().filter(|other| *other == header).count() == 1) {
        let given = selfsame::schema::parse(&json).expect("what was inferred can be given");
        let kinds =
            |schema: &selfsame::schema::Schema| schema.fields.iter().map(|f| f.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&given), kinds(&schema));
    }
}
