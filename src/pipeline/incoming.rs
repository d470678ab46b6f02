//! Many records as JSON lines on their way into a resolver.
//!
//! Does: read lines as most are straight into columns, without a record of its own for each.
//! Does not: word an error. At the first thing out of the ordinary it says nothing, and the caller takes the
//! general road, record by record.

use super::resolver::{AT_ONCE, ID, MANY};
use crate::normalize::profile::speaks;
use crate::record::{Column, Table};
use crate::schema::{Field, Schema};
use crate::text::json::{Json, Scanner};

/// Some records: their ids, and what they say in the fields that they are compared by, so many in a table as are
/// cleansed at once; other columns are empty.
#[derive(Debug, Default)]
pub(super) struct Incoming {
    pub(super) ids: Vec<String>,
    pub(super) tables: Vec<Table>,
}

/// Whether a field is asked for where records are only compared.
pub(super) const fn is_asked(field: &Field) -> bool {
    speaks(field.kind) || field.is_calling_code()
}

/// The records of some lines.
pub(super) fn read(lines: &str, schema: &Schema) -> Option<Incoming> {
    let id = schema.fields.iter().position(|field| field.header == ID)?;
    if lines.lines().nth(MANY).is_none() || schema.fields.get(id).is_none_or(is_asked) {
        return None;
    }
    let wanted: Vec<bool> = schema.fields.iter().map(is_asked).collect();
    let mut all = Incoming::default();
    for line in lines.lines() {
        if all.tables.last().is_none_or(|table| table.rows == AT_ONCE) {
            all.tables.push(empty_table(schema));
        }
        let table = all.tables.last_mut()?;
        table.rows += 1;
        row(line, &wanted, table, &mut all.ids)?;
        // An id for each, each once.
        if all.ids.len() != (all.tables.len() - 1) * AT_ONCE + all.tables.last()?.rows {
            return None;
        }
    }
    Some(all)
}

/// The columns of a schema without rows.
pub(super) fn empty_table(schema: &Schema) -> Table {
    let columns = schema.fields.iter().map(|field| Column::new(field.header.as_str()));
    Table { columns: columns.collect(), ..Table::default() }
}

/// Takes in a row: an object of texts, numbers and flags, each key once.
fn row(line: &str, wanted: &[bool], table: &mut Table, ids: &mut Vec<String>) -> Option<()> {
    let mut scan = Scanner::of(line);
    scan.expect(b'{')?;
    let mut at = 0;
    while !(at == 0 && scan.take(b'}')) {
        scan.skip_space();
        let key = line.get(scan.plain()?)?;
        let is_here = |column: &&Column| column.header == key;
        // Most come in the order of the schema.
        if table.columns.get(at).filter(is_here).is_none() {
            at = table.columns.iter().position(|column| column.header == key).unwrap_or(wanted.len());
        }
        scan.expect(b':')?;
        scan.skip_space();
        let typed;
        let text = match scan.plain() {
            Some(range) => line.get(range)?,
            None => {
                typed = Json::read(&mut scan)?.into_said()?;
                &typed
            }
        };
        if key == ID {
            ids.push(text.to_owned());
        } else if let Some(column) = table.columns.get_mut(at).filter(|_| wanted.get(at) == Some(&true)) {
            if column.ids.len() == table.rows {
                return None;
            }
            column.push(text);
        }
        at += 1;
        if !scan.take(b',') {
            scan.expect(b'}')?;
            break;
        }
    }
    for (column, _) in table.columns.iter_mut().zip(wanted).filter(|(_, wanted)| **wanted) {
        if column.ids.len() < table.rows {
            column.push("");
        }
    }
    scan.skip_space();
    scan.peek().is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::super::{Options, Resolver};
    use crate::record::Record;
    use proptest::prelude::*;

    /// A field of a line as JSON, and what the record holds.
    fn cell() -> impl Strategy<Value = (String, String)> {
        prop_oneof![
            "[a-zA-Zé0-9 @.-]{0,12}".prop_map(|text| (["\"", &text, "\""].concat(), text)),
            "[a-z]{1,3}".prop_map(|text| (["\"\\u0041\\n", &text, "\""].concat(), ["A\n", &text].concat())),
            "[1-9][0-9]{0,9}".prop_map(|text| (text.clone(), text)),
            Just(("null".to_owned(), String::new())),
            Just(("true".to_owned(), "true".to_owned())),
        ]
    }

    const FIELDS: [&str; 6] = ["first_name", "last_name", "email", "date_of_birth", "phone", "note"];

    fn empty() -> Resolver {
        let mut resolver = Resolver::new(Options::default()).unwrap();
        let first = [
            ("id", "first"),
            ("first_name", "Ada"),
            ("last_name", "Lovelace"),
            ("email", "ada@example.com"),
            ("date_of_birth", "1815-12-10"),
            ("phone", "+44 20 7946 0018"),
            ("note", "x"),
        ];
        resolver.add(&[Record::from(first)]).unwrap();
        resolver
    }

    proptest! {
        /// Lines read straight are as records, in whichever order their fields come, and some missing.
        #[test]
        fn lines_are_added_as_records_are(
            rows in prop::collection::vec(prop::collection::vec((0usize..6, cell()), 0..7), 33..60),
        ) {
            let (mut lines, mut records) = (String::new(), Vec::new());
            for (number, cells) in rows.iter().enumerate() {
                let mut fields = vec![("id".to_owned(), number.to_string())];
                let mut line = format!("{{\"id\":{number}");
                for (at, (json, text)) in cells {
                    if fields.iter().all(|(name, _)| name != FIELDS[*at]) {
                        fields.push((FIELDS[*at].to_owned(), text.clone()));
                        line += &format!(",\"{}\": {json}", FIELDS[*at]);
                    }
                }
                lines += &(line + "}\n");
                let fields = fields.into_iter().map(|(name, text)| (name, crate::record::Value::Text(text)));
                records.push(Record { fields: fields.collect() });
            }
            let (mut straight, mut plain) = (empty(), empty());
            prop_assert_eq!(straight.add_lines(&lines).unwrap(), Some(rows.len()));
            plain.add(&records).unwrap();
            prop_assert_eq!(straight.save(), plain.save());
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_to_the_general_road() {
        let many = |line: &str| (0..40).map(|_| [line, "\n"].concat()).collect::<String>();
        for line in [
            r#"{"id":"1","email":["a","b"]}"#,
            r#"{"id":"1","id":"2"}"#,
            "{",
            "[]",
            r#"{"id":"1",}"#,
            "{} {}",
        ] {
            assert_eq!(empty().add_lines(&many(line)), Ok(None), "{line}");
        }
        assert_eq!(empty().add_lines(r#"{"id":"1"}"#), Ok(None));
        let taken = empty().add_lines(&many(r#"{"id":"1"}"#)).map_err(|error| error.code);
        assert_eq!(taken, Err(crate::vocabulary::ErrorCode::RecordId));
    }
}
