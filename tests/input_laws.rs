//! Laws of reading and writing, over made-up inputs.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use proptest::collection::vec;
use proptest::prelude::*;
use selfsame::io::write::{CsvWriter, JsonLinesWriter};
use selfsame::io::{Input, ReadOptions, Reader, Step, read};
use selfsame::vocabulary::{ErrorCode, Format};

/// Bytes that matter to a reader of tables, and some that matter to a decoder.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let one = prop_oneof![
        8 => prop::sample::select(b"\",;\t|\r\n 'ab01{}[]:=".to_vec()),
        1 => prop::sample::select(vec![0u8, 0xC3, 0xA9, 0xE9, 0xFF, 0xFE, 0x80]),
    ];
    vec(one, 0..200)
}

/// A text with what makes cells difficult.
fn cell() -> impl Strategy<Value = String> {
    "[ab \",;\n='+\\-0é]{0,6}"
}

fn rows(input: &Input) -> Vec<Vec<String>> {
    (0..input.table.rows)
        .map(|row| input.table.columns.iter().map(|column| column.text(row).to_owned()).collect())
        .collect()
}

fn without_header() -> ReadOptions {
    ReadOptions { format: Some(Format::Csv), delimiter: Some(b','), header: Some(false) }
}

/// The rows as the state machine of csv-core reads them.
fn oracle(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv_core::Reader::new();
    let (mut rows, mut rest) = (Vec::new(), bytes);
    let (mut text, mut ends) = (vec![0; bytes.len() + 1], vec![0; bytes.len() + 1]);
    loop {
        let (result, read, _, cells) = reader.read_record(rest, &mut text, &mut ends);
        rest = &rest[read..];
        match result {
            csv_core::ReadRecordResult::Record => {
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let cells = starts.zip(&ends[..cells]).map(|(start, end)| &text[start..*end]);
                rows.push(cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect());
            }
            csv_core::ReadRecordResult::InputEmpty => rest = &[],
            csv_core::ReadRecordResult::End => return rows,
            full => panic!("{full:?}"),
        }
        if rest.is_empty() && matches!(result, csv_core::ReadRecordResult::End) {
            return rows;
        }
    }
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut csv = CsvWriter::new();
    rows.iter().for_each(|row| csv.row(row.iter().map(String::as_str)));
    csv.take()
}

proptest! {
    #[test]
    fn whatever_comes_in_every_column_has_every_row(bytes in bytes(), name in "in\\.(csv|json|jsonl)") {
        match read(&name, &bytes, &ReadOptions::default()) {
            Ok(input) => prop_assert!(input.table.columns.iter().all(|column| column.ids.len() == input.table.rows)),
            Err(error) => prop_assert!(error.code.as_str().starts_with("input."), "{error}"),
        }
    }

    #[test]
    fn neither_the_pieces_nor_the_steps_change_what_is_read(bytes in bytes(), cut in 0usize..200, budget in 1usize..4) {
        let whole = read("in.csv", &bytes, &ReadOptions::default());
        let mut reader = Reader::new("in.csv", ReadOptions::default());
        let (head, tail) = bytes.split_at(cut.min(bytes.len()));
        reader.push(head).unwrap();
        reader.push(tail).unwrap();
        let mut stepped = reader.finish_input();
        while stepped.is_ok() {
            match reader.step(budget) {
                Ok(Step::More) => {}
                Ok(Step::Done) => break,
                Err(error) => stepped = Err(error),
            }
        }
        match (whole, stepped) {
            (Ok(whole), Ok(())) => {
                let stepped = reader.into_input();
                prop_assert_eq!(rows(&whole), rows(&stepped));
                prop_assert_eq!(whole.notes, stepped.notes);
                prop_assert_eq!(whole.rows_read, stepped.rows_read);
            }
            (whole, stepped) => prop_assert_eq!(whole.err(), stepped.err()),
        }
    }

    #[test]
    fn what_was_written_is_read_back(table in vec(vec(cell(), 3), 1..8)) {
        // A row without any text is left out by design.
        let table: Vec<Vec<String>> = table.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        prop_assume!(!table.is_empty());
        let input = read("in.csv", &written(&table), &without_header()).unwrap();
        prop_assert_eq!(rows(&input), table);
    }

    #[test]
    fn what_is_written_is_rfc_4180(table in vec(vec("a[ab ,\"\né]{0,4}", 2), 1..8)) {
        prop_assert_eq!(oracle(&written(&table)), table);
    }

    #[test]
    fn json_lines_are_read_back(table in vec(vec(cell(), 2), 1..6)) {
        let mut lines = JsonLinesWriter::new();
        table.iter().for_each(|row| lines.row([("id", "1"), ("b", row[0].as_str()), ("c.d", row[1].as_str())]));
        let input = read("in.jsonl", &lines.take(), &ReadOptions::default()).unwrap();
        for (row, expected) in table.iter().enumerate() {
            let text = |name: &str| {
                let column = input.table.columns.iter().find(|column| column.header == name);
                column.map_or("", |column| column.text(row)).to_owned()
            };
            prop_assert_eq!(vec![text("b"), text("c.d")], expected.clone());
        }
    }

    #[test]
    fn what_serde_takes_for_json_is_json_and_nothing_else(text in "[{]?[ \"a:,\\[\\]{}0-2.eE+\\-tru\\\\nl]{0,16}[}]?") {
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        let ours = read("in.jsonl", format!("{{}}\n{text}\n").as_bytes(), &ReadOptions::default());
        // A number beyond a double and half a surrogate pair are texts to us.
        match (theirs, ours.map_err(|error| error.code)) {
            (Ok(serde_json::Value::Object(_)), ours) => prop_assert!(ours.is_ok()),
            (Ok(_), ours) => prop_assert_eq!(ours.err(), Some(ErrorCode::InputJsonNotObject)),
            (Err(_), Ok(_)) => prop_assert!(text.trim().is_empty() || text.contains(['e', 'E']), "{}", text),
            (Err(_), Err(code)) => prop_assert!(matches!(code, ErrorCode::InputJsonSyntax | ErrorCode::InputJsonNotObject)),
        }
    }
}
