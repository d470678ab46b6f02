//! Bad input: it works and says what it did, or ends with a code, the row and the column.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use selfsame::io::{Input, ReadOptions, read};
use selfsame::pipeline::{Job, Options};
use selfsame::vocabulary::{Encoding, ErrorCode, Format, NoteCode, Stage};
use selfsame::{Error, limits};

fn csv(bytes: impl AsRef<[u8]>) -> Input {
    read("in.csv", bytes.as_ref(), &ReadOptions::default()).unwrap()
}

fn lines(text: &str) -> Input {
    read("in.jsonl", text.as_bytes(), &ReadOptions::default()).unwrap()
}

fn fails(name: &str, bytes: impl AsRef<[u8]>) -> Error {
    read(name, bytes.as_ref(), &ReadOptions::default()).unwrap_err()
}

fn headers(input: &Input) -> Vec<&str> {
    input.table.columns.iter().map(|column| column.header.as_str()).collect()
}

fn row(input: &Input, row: usize) -> Vec<&str> {
    input.table.columns.iter().map(|column| column.text(row)).collect()
}

/// First row, column and count of a note.
fn note(input: &Input, code: NoteCode) -> Option<(Option<u64>, Option<u32>, u64)> {
    input.notes.iter().find(|note| note.code == code).map(|note| (note.row, note.column, note.count))
}

fn fact<'a>(error: &'a Error, key: &str) -> Option<&'a str> {
    error.details.iter().find(|(name, _)| *name == key).map(|(_, fact)| fact.as_str())
}

#[test]
fn a_plain_file_gives_no_notes() {
    let input = csv("name,email\nAda,ada@example.com\r\n\"Eve, Jr\",\"e\"\"q\"\n");
    assert_eq!(headers(&input), ["name", "email"]);
    assert_eq!(row(&input, 1), ["Eve, Jr", "e\"q"]);
    assert_eq!((input.table.rows, input.rows_read, input.notes.len()), (2, 3, 0));
    assert_eq!((input.format, input.encoding, input.delimiter), (Format::Csv, Encoding::Utf8, Some(',')));
}

#[test]
fn an_empty_file_is_an_error() {
    for bytes in [&b""[..], b"  \r\n\n", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFF\xFE\n\0"] {
        assert_eq!(fails("in.csv", bytes).code, ErrorCode::InputEmpty, "{bytes:?}");
    }
}

#[test]
fn a_header_alone_is_no_records_and_says_so() {
    let input = csv("name,email\n");
    assert_eq!((headers(&input), input.table.rows), (vec!["name", "email"], 0));
    assert!(note(&input, NoteCode::NoRecords).is_some());
}

#[test]
fn without_a_header_the_columns_are_numbered() {
    let input = csv("1,Ada,ada@example.com\n2,Eve,eve@example.com\n");
    assert_eq!(headers(&input), ["column_1", "column_2", "column_3"]);
    assert_eq!(row(&input, 0), ["1", "Ada", "ada@example.com"]);
    assert_eq!(note(&input, NoteCode::HeaderGenerated), Some((Some(1), None, 1)));
}

#[test]
fn a_first_row_whose_words_stand_again_below_is_no_header() {
    let input = csv("Smith,Berlin\nJones,Berlin\nMiller,Hamburg\n");
    assert_eq!((headers(&input), input.table.rows), (vec!["column_1", "column_2"], 3));
}

#[test]
fn a_header_with_years_is_a_header() {
    assert_eq!(headers(&csv("id,name,2019,2020\n1,Ada,3,4\n")), ["id", "name", "2019", "2020"]);
}

#[test]
fn one_column_of_texts_with_commas_loses_nothing() {
    let input = csv("address\n12 Main St, Berlin\n5 Side St, Rome\n");
    assert_eq!((headers(&input), input.table.rows), (vec!["address", "extra_cells"], 2));
    assert_eq!(row(&input, 1), ["5 Side St", " Rome"]);
}

#[test]
fn one_column_is_read() {
    let input = csv("email\nada@example.com\neve@example.com\n");
    assert_eq!((headers(&input), input.table.rows), (vec!["email"], 2));
}

#[test]
fn short_rows_are_filled_and_the_cells_of_long_rows_kept() {
    let input = csv("a_name,city,zip\nAda,Berlin\nEve,Paris,75001,x,,y\nBob,Rom,1\nAl,Ulm,2,,\n");
    assert_eq!(headers(&input), ["a_name", "city", "zip", "extra_cells"]);
    assert_eq!(row(&input, 0), ["Ada", "Berlin", "", ""]);
    assert_eq!(row(&input, 1), ["Eve", "Paris", "75001", "x\u{1f}y"]);
    assert_eq!(row(&input, 3), ["Al", "Ulm", "2", ""]);
    assert_eq!(note(&input, NoteCode::RowShort), Some((Some(2), None, 1)));
    assert_eq!(note(&input, NoteCode::RowLong), Some((Some(3), None, 1)));
}

#[test]
fn names_that_are_not_unique_get_a_number() {
    let input = csv("name, name ,,name_2,name\na,b,c,d,e\n");
    assert_eq!(headers(&input), ["name", "name_3", "column_3", "name_2", "name_4"]);
    assert_eq!(note(&input, NoteCode::HeaderDuplicate), Some((Some(1), Some(2), 1)));
    assert_eq!(note(&input, NoteCode::HeaderEmpty), Some((Some(1), Some(3), 1)));
}

#[test]
fn lines_above_the_header_are_left_out() {
    let input = csv(
        "Notes:\n\"When exporting your data, some addresses, may be missing.\"\n\nFirst Name,Last Name,URL,Company\n\
         Ada,Lovelace,https://x.example,Engines\nEve,Moneypenny,https://y.example,Office\n",
    );
    assert_eq!(headers(&input), ["First Name", "Last Name", "URL", "Company"]);
    assert_eq!(note(&input, NoteCode::PreambleSkipped), Some((Some(1), None, 2)));
    assert_eq!(input.table.rows, 2);
}

#[test]
fn a_sep_line_names_the_delimiter() {
    let input = csv("sep=;\r\nname;note\r\nAda;a,b,c\r\n");
    assert_eq!((headers(&input), row(&input, 0)), (vec!["name", "note"], vec!["Ada", "a,b,c"]));
    assert!(note(&input, NoteCode::SeparatorLine).is_some());
}

#[test]
fn the_delimiter_is_found() {
    for delimiter in [',', ';', '\t', '|'] {
        let text =
            "name_city_note\nAda_Berlin_\"x,y;z|w\tv\"\nEve_Rome_3\n".replace('_', &delimiter.to_string());
        let input = csv(&text);
        assert_eq!(input.delimiter, Some(delimiter));
        assert_eq!(row(&input, 0), ["Ada", "Berlin", "x,y;z|w\tv"]);
    }
}

#[test]
fn decimal_commas_do_not_make_the_comma_a_delimiter() {
    let input = csv("name;total\nAda;12,50\nEve;3,00\nBob;1,75\n");
    assert_eq!((input.delimiter, row(&input, 0)), (Some(';'), vec!["Ada", "12,50"]));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_name() {
    assert_eq!(headers(&csv("\u{FEFF}name,city\nAda,Köln\n")), ["name", "city"]);
}

fn utf16(text: &str, big_endian: bool, mark: bool) -> Vec<u8> {
    let text = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
    let units = text.encode_utf16();
    units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    for (big_endian, mark) in [(false, true), (true, true), (false, false), (true, false)] {
        let input = csv(utf16("name;city\r\nAda;Köln 😀\r\n", big_endian, mark));
        assert_eq!(row(&input, 0), ["Ada", "Köln 😀"]);
        let expected = if big_endian { Encoding::Utf16Be } else { Encoding::Utf16Le };
        assert_eq!(input.encoding, expected);
        assert!(note(&input, NoteCode::EncodingConverted).is_some());
    }
}

#[test]
fn windows_1252_is_read() {
    let input = csv(b"name,city,note\nJos\xE9,K\xF6ln,5 \x80\nZo\xEB,Z\xFCrich,x\n");
    assert_eq!(row(&input, 0), ["José", "Köln", "5 €"]);
    assert_eq!(input.encoding, Encoding::Windows1252);
}

#[test]
fn invalid_bytes_in_one_cell_are_replaced_and_placed() {
    let input = csv(b"name,city\nJos\xC3\xA9,K\xC3\xB6ln\nZo\xEB,Paris\n");
    assert_eq!(row(&input, 1), ["Zo\u{FFFD}", "Paris"]);
    assert_eq!(note(&input, NoteCode::EncodingInvalid), Some((Some(3), Some(1), 1)));
}

#[test]
fn nul_bytes_are_left_out() {
    let input = csv(b"name,city\nA\0da,Berlin\0\0\nEve,Rome\n");
    assert_eq!(row(&input, 0), ["Ada", "Berlin"]);
    assert_eq!(note(&input, NoteCode::NulRemoved), Some((Some(2), Some(1), 1)));
}

#[test]
fn a_quote_never_closed_costs_one_cell_and_no_row() {
    let input = csv("name,city\n\"Ada,Berlin\nEve,Rome\nBob,\"Paris, F\"\n");
    assert_eq!(input.table.rows, 3);
    assert_eq!(row(&input, 0), ["\"Ada", "Berlin"]);
    assert_eq!(row(&input, 2), ["Bob", "Paris, F"]);
    assert_eq!(note(&input, NoteCode::QuoteUnclosed), Some((Some(2), None, 1)));
    let at_the_end = csv("name,city\nAda,Berlin\nEve,\"Rome\n");
    assert_eq!(row(&at_the_end, 1), ["Eve", "\"Rome"]);
}

#[test]
fn many_quotes_never_closed_cost_neither_rows_nor_time() {
    let text = format!("name,city\n{}", "\"Ada,Berlin\nEve,\"Rome, I\"\n".repeat(2_000));
    let input = csv(text);
    assert_eq!(input.table.rows, 4_000);
    assert_eq!((row(&input, 2), row(&input, 3)), (vec!["\"Ada", "Berlin"], vec!["Eve", "Rome, I"]));
    assert_eq!(note(&input, NoteCode::QuoteUnclosed).map(|note| note.2), Some(2_000));
}

#[test]
fn quotes_that_are_not_doubled_are_characters() {
    let input = csv("name,city\n\"Ada \"Countess\" L\",Berlin\n\"Eve\"x,Rome\n");
    assert_eq!(row(&input, 0), ["Ada \"Countess\" L", "Berlin"]);
    assert_eq!(row(&input, 1), ["Evex", "Rome"]);
    assert_eq!(note(&input, NoteCode::QuoteStray), Some((Some(2), None, 3)));
}

#[test]
fn spaces_around_quotes_are_no_part_of_the_cell() {
    let input = csv("name, addr, city\n\"Ada\", \"1, Main St\" , \"Rome\"\n x, y, z\n");
    assert_eq!(row(&input, 0), ["Ada", "1, Main St", "Rome"]);
    assert_eq!(row(&input, 1), [" x", " y", " z"]);
    assert_eq!(headers(&input), ["name", "addr", "city"]);
}

#[test]
fn line_breaks_in_quotes_are_text() {
    let input = csv("name,city\r\n\"Chicago\nCommons\",Oak\r\nx,y\r\n");
    assert_eq!((row(&input, 0), input.table.rows), (vec!["Chicago\nCommons", "Oak"], 2));
}

#[test]
fn a_cell_of_10_mb_is_read() {
    let big = "x".repeat(10 << 20);
    let input = csv(format!("name,note\nAda,{big}\nEve,\"{big}\"\n"));
    assert_eq!((input.table.rows, row(&input, 1)[1].len()), (2, 10 << 20));
}

#[test]
fn a_cell_over_the_limit_is_an_error_with_its_place() {
    let error = fails("in.csv", format!("name,note\nAda,b\nEve,{}\n", "x".repeat(limits::CELL_BYTES + 1)));
    assert_eq!(error.code, ErrorCode::InputCellTooLarge);
    assert_eq!((fact(&error, "row"), fact(&error, "column")), (Some("3"), Some("2")));
}

#[test]
fn ten_thousand_columns_are_read_and_too_many_are_an_error() {
    let header = |columns: usize| (0..columns).map(|n| format!("c{n}x")).collect::<Vec<_>>().join(",");
    let cells = vec!["v"; 10_000].join(",");
    let input = csv(format!("{}\n{cells}\n{cells}\n", header(10_000)));
    assert_eq!((input.table.columns.len(), input.table.rows), (10_000, 2));
    let error = fails("in.csv", format!("{}\n", header(limits::COLUMNS + 1)));
    assert_eq!(error.code, ErrorCode::InputColumns);
}

#[test]
fn a_million_empty_rows_are_counted_and_left_out() {
    let mut text = String::from("name,city\nAda,Berlin\n");
    text.push_str(&"\n".repeat(500_000));
    text.push_str(&",\n".repeat(500_000));
    text.push_str("Eve,Rome\n");
    let input = csv(text);
    assert_eq!((input.table.rows, input.rows_skipped), (2, 1_000_000));
    assert_eq!(note(&input, NoteCode::RowEmpty), Some((Some(3), None, 1_000_000)));
}

#[test]
fn what_is_not_text_is_an_error() {
    let mut noise: Vec<u8> = (0..4_096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    noise.insert(0, 0x80);
    for bytes in [&b"PK\x03\x04rest"[..], b"%PDF-1.7", b"\x89PNG\r\n", b"\x1F\x8B\x08", &noise] {
        assert_eq!(fails("in.csv", bytes).code, ErrorCode::InputNotText);
    }
    assert_eq!(fact(&fails("in.csv", b"PK\x03\x04"), "looksLike"), Some("zip or xlsx"));
}

#[test]
fn json_lines_are_flattened_in_the_order_of_first_appearance() {
    let input = lines(
        "{\"id\":7,\"name\":{\"first\":\"Ada\",\"last\":null},\"tags\":[\"a\",\"b\"],\"vip\":true}\n\
         \n{\"id\":\"8\",\"extra\":1.50,\"list\":[{\"k\":\"x\"},{\"k\":\"y\",\"z\":\"1\"}]}\n",
    );
    assert_eq!(
        headers(&input),
        ["id", "name.first", "name.last", "tags", "vip", "extra", "list.k", "list.z"]
    );
    assert_eq!(row(&input, 0), ["7", "Ada", "", "a\u{1f}b", "true", "", "", ""]);
    assert_eq!(row(&input, 1), ["8", "", "", "", "", "1.50", "x\u{1f}y", "1"]);
    assert_eq!((input.format, input.rows_skipped), (Format::JsonLines, 1));
}

#[test]
fn one_json_array_of_objects_is_read() {
    let input = read("in.json", b" [ {\"a\":1},\n {\"a\":2} ] ", &ReadOptions::default()).unwrap();
    assert_eq!((input.table.rows, row(&input, 1), input.format), (2, vec!["2"], Format::Json));
    assert_eq!(read("in.json", b"[]", &ReadOptions::default()).unwrap().table.rows, 0);
}

#[test]
fn a_long_number_loses_no_digit() {
    let input = lines("{\"id\":12345678901234567890123,\"rate\":1e400}\n");
    assert_eq!(row(&input, 0), ["12345678901234567890123", "1e400"]);
}

#[test]
fn pairs_of_a_name_and_a_value_are_fields_where_the_name_is_known() {
    let input = lines(
        "{\"id\":1,\"field_data\":[{\"name\":\"full_name\",\"values\":[\"Ada Love\"]},\
         {\"name\":\"email\",\"values\":[\"a@example.com\"]},{\"name\":\"xyzzy\",\"values\":[\"7\"]}],\
         \"emails\":[{\"value\":\"b@example.com\",\"type\":\"work\"}]}\n",
    );
    let names = ["id", "full_name", "email", "field_data.name", "field_data.values"];
    assert_eq!(headers(&input), [&names[..], &["emails.value", "emails.type"]].concat());
    assert_eq!(row(&input, 0), ["1", "Ada Love", "a@example.com", "xyzzy", "7", "b@example.com", "work"]);
}

#[test]
fn a_json_line_that_is_not_an_object_is_an_error_with_its_row() {
    for line in ["42", "[1,2]", "\"secret\"", "null", "true"] {
        let error = fails("in.jsonl", format!("{{\"a\":1}}\n{line}\n"));
        assert_eq!((error.code, fact(&error, "row")), (ErrorCode::InputJsonNotObject, Some("2")), "{line}");
        assert!(!error.to_string().contains("secret"));
    }
    assert_eq!(fails("in.json", "[{\"a\":1},2]").code, ErrorCode::InputJsonNotObject);
}

#[test]
fn broken_json_is_an_error_with_its_row_and_without_its_text() {
    for line in [
        "{\"a\":secret}",
        "{\"a\":1",
        "{\"a\" 1}",
        "{\"a\":01}",
        "{\"a\":1}}",
        "{\"a\":\"\\q\"}",
        "{a:1}",
        "{\"a\":1,}",
        "nonsense",
        "{\"a\":.5}",
        "{\"a\":\"x",
    ] {
        let error = fails("in.jsonl", format!("{{\"a\":1}}\n\n{line}\n"));
        assert_eq!((error.code, fact(&error, "row")), (ErrorCode::InputJsonSyntax, Some("3")), "{line}");
        assert!(!format!("{error:?}").contains("secret"));
    }
    for text in ["[{\"a\":1}", "[{\"a\":1},]", "[{\"a\":1}] x", "[,]"] {
        let options = ReadOptions { format: Some(Format::Json), ..ReadOptions::default() };
        let error = read("in", text.as_bytes(), &options).unwrap_err();
        assert_eq!(error.code, ErrorCode::InputJsonSyntax, "{text}");
    }
}

#[test]
fn deeply_nested_json_is_an_error() {
    for (open, close) in [("{\"a\":", "}"), ("[", "]")] {
        let text = format!("{{\"a\":{}1{}}}\n", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(fails("in.jsonl", text).code, ErrorCode::InputJsonDepth);
    }
    let fine = format!("{}1{}\n", "{\"a\":".repeat(limits::JSON_DEPTH), "}".repeat(limits::JSON_DEPTH));
    assert_eq!(lines(&fine).table.rows, 1);
}

#[test]
fn names_that_mean_something_to_javascript_are_plain_names() {
    let input = lines("{\"__proto__\":{\"a\":1},\"constructor\":2,\"toString\":3}\n");
    assert_eq!(headers(&input), ["__proto__.a", "constructor", "toString"]);
    assert_eq!(headers(&csv("__proto__,constructor\n1,2\n")), ["__proto__", "constructor"]);
}

#[test]
fn a_key_that_stands_twice_keeps_both_values() {
    let input = lines("{\"a\":\"x\",\"a\":\"y\"}\n");
    assert_eq!(row(&input, 0), ["x\u{1f}y"]);
    assert_eq!(note(&input, NoteCode::JsonDuplicateKey), Some((Some(1), Some(1), 1)));
}

#[test]
fn escapes_in_json_are_read_and_half_a_pair_is_replaced() {
    let input = lines("{\"a\":\"\\u00e9\\n\\ud83d\\ude00\\/\",\"b\":\"\\ud83dx\"}\n");
    assert_eq!(row(&input, 0), ["é\n😀/", "\u{FFFD}x"]);
    assert!(note(&input, NoteCode::EncodingInvalid).is_some());
}

#[test]
fn an_id_column_with_duplicates_still_names_every_record() {
    let options = Options { id_column: Some("id".to_owned()), ..Options::default() };
    let mut job = Job::new(options).unwrap();
    job.add_input("in.csv", b"id,name,email\n1,Ada,ada@example.com\n1,Eve,eve@example.com\n").unwrap();
    while job.step(10).unwrap().stage != Stage::Done {}
    let resolution = job.finish().unwrap();
    assert_ne!(resolution.record_id(0), resolution.record_id(1));
}

#[test]
fn the_number_of_a_bank_does_not_name_a_record() {
    let id = |header: &str| {
        let mut job = Job::new(Options::default()).unwrap();
        let file = format!("Company,{header}\nAcme,COBADEFFXXX\nBolt,DEUTDEFF500\n");
        job.add_input("in.csv", file.as_bytes()).unwrap();
        while job.step(10).unwrap().stage != Stage::Done {}
        job.finish().unwrap().record_id(0)
    };
    assert!(id("Customer ID").contains("COBADEFFXXX"));
    assert!(!id("BIC").contains("COBADEFFXXX"));
}

#[test]
fn two_columns_of_one_kind_are_both_compared() {
    let mut job = Job::new(Options::default()).unwrap();
    job.add_input("a.csv", b"name,email,e-mail\nAda Lovelace,ada@example.com,lovelace@example.org\n")
        .unwrap();
    job.add_input("b.csv", b"name,email\nAda Lovelace,lovelace@example.org\n").unwrap();
    while job.step(10).unwrap().stage != Stage::Done {}
    assert_eq!(job.finish().unwrap().summary().customers, 1);
}

#[test]
fn what_was_written_for_a_spreadsheet_is_read_back() {
    let texts =
        ["=1+1", "+49 30 1", "+493012345", "-5", "@x", "\tq", "'=x", "a\"b", "l\ni,ne", " s ", "", "＝1"];
    let mut writer = selfsame::io::write::CsvWriter::new();
    writer.row(["n", "text"]);
    texts.iter().for_each(|text| writer.row(["x", text]));
    let written = writer.take();
    let input = csv(&written);
    let back: Vec<&str> = (0..texts.len()).map(|row| input.table.columns[1].text(row)).collect();
    assert_eq!(back, texts);
}

#[test]
fn titles_padded_to_the_width_of_the_table_are_left_out() {
    let text = "Report,,,\nGenerated,2026-01-01,,\n,,,\nFirst Name,Last Name,E-Mail,City\nAda,Love,a@example.com,Ulm\n";
    let input = csv(text);
    assert_eq!((headers(&input), input.table.rows), (vec!["First Name", "Last Name", "E-Mail", "City"], 1));
    assert_eq!(note(&input, NoteCode::PreambleSkipped), Some((Some(1), None, 2)));
    assert_eq!(input.rows_read, 5);
    let two = csv("Kundenliste;\nName;Mail\nAda;a@example.com\n");
    assert_eq!((headers(&two), two.table.rows), (vec!["Name", "Mail"], 1));
    let date_first = csv("Datum;1.2.2026;;\nVorname;Nachname;Mail;Ort\nAda;Love;a@example.com;Ulm\n");
    assert_eq!(headers(&date_first), ["Vorname", "Nachname", "Mail", "Ort"]);
}

#[test]
fn a_record_of_words_that_name_columns_is_no_header() {
    let input = csv("name,city,note,\nName,City,Email,phone 030 1\nAda,Ulm,,\n");
    assert_eq!((headers(&input), input.table.rows), (vec!["name", "city", "note", "column_4"], 2));
    let narrow = csv("name,email\nName,City\nAda,Ulm\n");
    assert_eq!((headers(&narrow), narrow.table.rows), (vec!["name", "email"], 2));
}

#[test]
fn a_header_in_the_middle_is_left_out_where_files_were_put_together() {
    let input = csv("name,email\r\nAda,a@example.com\r\nname,email\r\nEve,e@example.com\nname,email");
    assert_eq!((headers(&input), input.table.rows, input.rows_skipped), (vec!["name", "email"], 2, 2));
    assert_eq!(note(&input, NoteCode::HeaderRepeated), Some((Some(3), None, 2)));
    // Of one column the name may be a value.
    assert_eq!(
        read("in.csv", b"word\nx\nword\n", &ReadOptions { header: Some(true), ..ReadOptions::default() })
            .unwrap()
            .table
            .rows,
        2
    );
}

#[test]
fn what_is_done_to_a_header_is_told() {
    let input = csv("na\0me,\"city,\"\"e\"\"-mail\"\nAda,Ulm,a@example.com\n");
    assert_eq!(headers(&input).first(), Some(&"name"));
    assert_eq!(note(&input, NoteCode::NulRemoved), Some((Some(1), Some(1), 1)));
    let open = csv("name,\"city\nAda,Ulm\nEve,Rome\n");
    assert_eq!(note(&open, NoteCode::QuoteUnclosed), Some((Some(1), None, 1)));
    let damaged = csv(b"name,stra\xDFe\nJos\xC3\xA9,K\xC3\xB6ln\n");
    assert_eq!(note(&damaged, NoteCode::EncodingInvalid), Some((Some(1), Some(2), 1)));
    assert_eq!(headers(&csv("name,'=1+1\nAda,x\n")), ["name", "=1+1"]);
}

#[test]
fn pages_and_documents_are_no_tables() {
    let table = "<table><tr><td>Name</td></tr></table>";
    for text in
        [table, "<!DOCTYPE html><p>", "\u{FEFF}\n <HTML xmlns:x=\"urn\">", "<?xml version=\"1.0\"?><a/>"]
    {
        let error = fails("in.csv", text);
        assert_eq!((error.code, fact(&error, "looksLike")), (ErrorCode::InputNotText, Some("html or xml")));
    }
    assert_eq!(csv("name,note\nAda,<table>\n").table.rows, 1);
    assert_eq!(fact(&fails("in.csv", b"\xFF\xFE\0\0n\0\0\0"), "looksLike"), Some("utf-32"));
}

#[test]
fn objects_that_say_nothing_are_left_out() {
    let input =
        lines("{}\n{\"name\":\"Ada\"}\n{\"name\":null,\"x\":[]}\n{\"name\":\" \"}\n{\"name\":\"Eve\"}\n");
    assert_eq!((input.table.rows, input.rows_skipped, row(&input, 1)), (2, 3, vec!["Eve", ""]));
    assert_eq!(note(&input, NoteCode::RowEmpty), Some((Some(1), None, 3)));
}

#[test]
fn a_small_file_cannot_ask_for_a_huge_table() {
    let sparse: String = (0..16_000).map(|n| format!("{{\"k{n}\":1}}\n")).collect();
    assert_eq!(fails("in.jsonl", sparse).code, ErrorCode::InputTooLarge);
    let header = (0..16_000).map(|n| format!("c{n}x")).collect::<Vec<_>>().join(",");
    let short = fails("in.csv", format!("{header}\n{}", "v\n".repeat(16_000)));
    assert_eq!(short.code, ErrorCode::InputTooLarge);
    assert_eq!(fact(&short, "columns"), Some("16000"));
}

#[test]
fn the_records_of_an_answer_are_those_of_its_list() {
    for (text, of) in [
        (r#"{"totalSize":2,"done":true,"records":[{"Id":"A","Email":"a@example.com"},{"Id":"B"}]}"#, "Id"),
        (
            "{\n \"results\": [\n  {\"Id\": \"A\"},\n  {\"Id\": \"B\"}\n ],\n \"paging\": {\"next\": {\"after\": \"x\"}}\n}\n",
            "Id",
        ),
        (r#"{"object":"list","url":"/v1/customers","data":[{"id":"A"},{"id":"B"}],"has_more":false}"#, "id"),
        (r#"{"data":{"contacts":{"edges":[{"node":{"id":"A"}},{"node":{"id":"B"}}]}}}"#, "node.id"),
    ] {
        let input = read("answer.json", text.as_bytes(), &ReadOptions::default()).unwrap();
        assert_eq!(
            (input.table.rows, headers(&input).first(), input.format),
            (2, Some(&of), Format::Json),
            "{text}"
        );
        assert_eq!(
            (row(&input, 1).first(), note(&input, NoteCode::JsonEnvelope).is_some()),
            (Some(&"B"), true)
        );
    }
    let none = read("answer.json", br#"{"results":[],"total":0}"#, &ReadOptions::default()).unwrap();
    assert!(note(&none, NoteCode::NoRecords).is_some());
    for cut in [
        r#"{"results":[{"Id":"A"},{"#,
        r#"{"results":[{"Id":"A"}]"#,
        r#"{"results":[{"Id":"A"}]} x"#,
        r#"{"results":[{"Id":"A"}],}"#,
    ] {
        assert_eq!(fails("answer.json", cut).code, ErrorCode::InputJsonSyntax, "{cut}");
    }
}

#[test]
fn a_record_with_a_list_is_one_record() {
    for text in [
        r#"{"id":1,"name":"Ada","contacts":[{"email":"a@example.com"},{"email":"b@example.com"}]}"#,
        "{\"contacts\":[{\"email\":\"a@example.com\"}],\n \"id\":1, \"first_name\":\"Ada\"}",
        r#"{"emails":[{"value":"a@example.com"}],"tags":[{"x":1}]}"#,
    ] {
        let input = lines(text);
        assert_eq!((input.table.rows, note(&input, NoteCode::JsonEnvelope)), (1, None), "{text}");
    }
    // Of several lines each is a record.
    let two = "{\"items\":[{\"sku\":1},{\"sku\":2}]}\n{\"items\":[{\"sku\":3}]}\n";
    assert_eq!((lines(two).table.rows, headers(&lines(two))), (2, vec!["items.sku"]));
}

#[test]
fn objects_one_behind_the_other_are_records() {
    for text in [
        "{\n  \"id\": 1,\n  \"name\": \"Ada\"\n}\n{\n  \"id\": 2,\n  \"name\": \"Eve\"\n}\n",
        "{\"id\":1}{\"id\":2}",
        "{\"id\":1} {\"id\":2}\n",
        "{\"id\":1}{\"id\":3}\n{\"id\":2}",
    ] {
        let input = lines(text);
        let last = row(&input, input.table.rows - 1)[0].to_owned();
        assert_eq!(
            (input.table.rows >= 2, last.as_str(), input.format),
            (true, "2", Format::JsonLines),
            "{text}"
        );
    }
    let error = fails("in.jsonl", "{\n\"id\":1}\n{\n\"id\":2}\n{\n\"id\":oops}");
    assert_eq!((error.code, fact(&error, "row")), (ErrorCode::InputJsonSyntax, Some("3")));
    let later = fails("in.jsonl", "{\"id\":1}{\"id\":2}{\"id\":oops}");
    assert_eq!((later.code, fact(&later, "row")), (ErrorCode::InputJsonSyntax, Some("3")));
}

#[test]
fn totals_pages_and_notices_are_no_records() {
    for (text, left, first) in [
        ("id;Nachname;Ort;Umsatz\n1;Böhm;Köln;80,00\n2;Weiß;Ulm;99,50\n;;;\nSumme;;;179,50\n", 2, 5),
        ("id,first name,last name,amount\n1,Ada,Love,10\n2,Eve,Long,20\nTotal:,,,30\n", 2, 4),
        ("name,amount\nAda,10\nEve,20\nTotal,30\n", 2, 4),
        ("id,name,mail\n1,Ada,a@example.com\n2,Eve,e@example.com\n\n(2 rows affected)\n", 2, 5),
        ("id,name,mail\n--,----------,-----\n1,Ada,a@example.com\n2,Eve,e@example.com\n", 2, 2),
        ("| id | name | mail |\n| --- | --- | --- |\n| 1 | Ada | a@example.com |\n", 1, 2),
        ("id|name|mail\n---+-----+----\n1|Ada|a@example.com\n2|Eve|e@example.com\n(2 rows)\n\n", 2, 2),
        (
            "id,name,mail\n1,Ada,a@example.com\nPage 1 of 2,,\nid,name,mail\n2,Eve,e@example.com\nPage 2 of 2,,\n",
            2,
            3,
        ),
        (
            "First,Last,Mail\nAda,Love,a@example.com\nEve,Long,e@example.com\n\n\"Contacts Export\"\n\
             \"Copyright (c) 2000-2026 acme.com, inc.\"\n\"Confidential Information - Do Not Distribute\"\nAcme Inc\n",
            2,
            5,
        ),
    ] {
        let input = csv(text);
        assert_eq!(input.table.rows, left, "{text}");
        assert_eq!(note(&input, NoteCode::RowRemark).and_then(|(row, ..)| row), Some(first), "{text}");
    }
}

#[test]
fn a_record_that_says_little_is_no_remark() {
    for text in [
        "company,city,mail\nAcme,Ulm,a@example.com\nTotal,Paris,\n",
        "company,city,mail\nTotal,,\nAcme,Ulm,a@example.com\n",
        "company,city,mail\nReport GmbH,Ulm,\nAcme,,\n",
        "id,name,mail\n1,Ada,a@example.com\n2,,\n",
        "name,mail,phone\nAda,a@example.com,1\n\nEve,,\n",
        "id,name,mail\n1,Ada,a@example.com\n-,-,-\n",
        "name,city,mail\nPage,Ulm,\nAda,Rome,a@example.com\n",
        "name,city,mail\nPage 3 Ltd,,\nAda,Rome,a@example.com\n",
    ] {
        let input = csv(text);
        assert_eq!((input.table.rows, note(&input, NoteCode::RowRemark)), (2, None), "{text}");
    }
}

#[test]
fn a_header_that_comes_again_may_be_quoted_or_in_other_letters() {
    let input = csv(
        "id;Name;Mail\n1;Ada;a@example.com\nID;NAME;MAIL\n\"id\";\"Name\";\"Mail\"\n2;Eve;e@example.com\n",
    );
    assert_eq!(note(&input, NoteCode::HeaderRepeated), Some((Some(3), None, 2)));
    assert_eq!(input.table.rows, 2);
}

#[test]
fn a_formula_that_is_a_text_is_that_text() {
    let input = csv(
        "id,zip,phone,sum\n=\"007\",=\"01234\",\"=\"\"0301234\"\"\",=1+1\n=\"\",x,y,\"=\"\"a\"\"&\"\"b\"\"\"\n",
    );
    assert_eq!(row(&input, 0), ["007", "01234", "0301234", "=1+1"]);
    assert_eq!(row(&input, 1), ["", "x", "y", "=\"a\"&\"b\""]);
    assert_eq!(note(&input, NoteCode::GuardRemoved), Some((Some(2), Some(1), 2)));
}

#[test]
fn rarer_delimiters_are_found_and_cards_are_no_tables() {
    for delimiter in ['^', '~'] {
        let text = format!("id{delimiter}name{delimiter}mail\n1{delimiter}Ada{delimiter}a@example.com\n");
        assert_eq!((csv(&text).delimiter, headers(&csv(&text)).len()), (Some(delimiter), 3));
    }
    let card = fails("in.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Love;Ada;;;\r\nEND:VCARD\r\n");
    assert_eq!((card.code, fact(&card, "looksLike")), (ErrorCode::InputNotText, Some("vcard")));
    for (text, what) in [
        ("INSERT INTO customers (id, name) VALUES (1, 'Ada'), (2, 'Eve');\n", "sql"),
        ("-- MySQL dump 10.13\n--\n-- Host: localhost\n", "sql"),
        ("dn: cn=Ada,dc=example\ncn: Ada Love\nmail: a@example.com\n", "ldif"),
    ] {
        let dump = fails("in.txt", text);
        assert_eq!((dump.code, fact(&dump, "looksLike")), (ErrorCode::InputNotText, Some(what)));
    }
}

#[test]
fn characters_of_other_code_pages_are_told() {
    let doubtful = |bytes: &[u8]| note(&csv(bytes), NoteCode::EncodingDoubtful).is_some();
    // Code page 850, MacRoman, Windows-1251, Shift JIS.
    assert!(doubtful(b"Name;Ort\nM\x81ller;K\x94ln\nB\x94hm;D\x81ren\n"));
    assert!(doubtful(b"nom;ville\nRen\x82;Orl\x82ans\nAm\x82lie;Nimes\n"));
    assert!(doubtful(b"Name;Ort\nM\x9Fller;D\x9Fren\nK\x8Athe;Ulm\n"));
    assert!(doubtful(b"\xC8\xEC\xFF;\xC3\xEE\xF0\xEE\xE4\n\xC8\xE2\xE0\xED;\xCC\xEE\xF1\xEA\xE2\xE0\n"));
    assert!(doubtful(b"\x8E\x81\x96\xBC,\x8F\x5A\x8F\x8A\n\x8E\x52\x93\x63,\x93\x8C\x8B\x9E\n"));
    // Windows-1252 with its quotes, dashes and euros; UTF-8 with one damaged cell.
    assert!(!doubtful(b"Name;Ort\nM\xFCller;K\xF6ln\nO\x92Neil;\x84Ulm\x93 \x96 5 \x80\nNo\xEB \x8Aime;x\n"));
    assert!(!doubtful("Name;Ort\nMüller;Köln\n".as_bytes()));
    assert!(!doubtful(b"Name;Ort\nM\xC3\xBCller;K\xC3\xB6ln\nZ\xEB;x\n"));
}
