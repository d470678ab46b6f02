//! Many records as JSON lists on their way into a resolver.
//!
//! Does: read lists as most are straight into columns, without a record of its own for each.
//! Does not: word an error. At the first thing out of the ordinary it says nothing, and the caller takes the
//! general road, record by record.

use super::resolver::{AT_ONCE, ID};
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

/// The records of lists one behind another.
pub(super) fn read(lists: &str, schema: &Schema) -> Option<Incoming> {
    let id = schema.fields.iter().position(|field| field.header == ID)?;
    if schema.fields.get(id).is_none_or(is_asked) {
        return None;
    }
    let wanted: Vec<bool> = schema.fields.iter().map(is_asked).collect();
    let mut scan = Scanner::of(lists);
    let mut all = Incoming::default();
    while scan.take(b'[') {
        while !scan.take(b']') {
            if all.tables.last().is_none_or(|table| table.rows == AT_ONCE) {
                all.tables.push(empty_table(schema));
            }
            let table = all.tables.last_mut()?;
            table.rows += 1;
            row(lists, &mut scan, &wanted, table, &mut all.ids)?;
            // An id for each, each once.
            if all.ids.len() != (all.tables.len() - 1) * AT_ONCE + all.tables.last()?.rows {
                return None;
            }
            if !scan.take(b',') {
                scan.expect(b']')?;
                break;
            }
        }
    }
    scan.peek().is_none().then_some(all)
}

/// The columns of a schema without rows.
pub(super) fn empty_table(schema: &Schema) -> Table {
    let columns = schema.fields.iter().map(|field| Column::new(field.header.as_str()));
    Table { columns: columns.collect(), ..Table::default() }
}

/// Takes in a row: an object of texts, numbers and flags, each key once.
fn row(
    lists: &str,
    scan: &mut Scanner<'_>,
    wanted: &[bool],
    table: &mut Table,
    ids: &mut Vec<String>,
) -> Option<()> {
    scan.expect(b'{')?;
    let mut at = 0;
    while !(at == 0 && scan.take(b'}')) {
        scan.skip_space();
        let key = lists.get(scan.plain()?)?;
        let is_here = |column: &&Column| column.header == key;
        // Most come in the order of the schema.
        if table.columns.get(at).filter(is_here).is_none() {
            at = table.columns.iter().position(|column| column.header == key).unwrap_or(wanted.len());
        }
        scan.expect(b':')?;
        scan.skip_space();
        let typed;
        let text = match scan.plain() {
            Some(range) => lists.get(range)?,
            None => {
                typed = Json::read(scan)?.into_said()?;
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
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::{Options, Resolver};
    use crate::record::Record;
    use proptest::prelude::*;

    /// A field of a record as JSON, and what the record holds.
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
        /// Lists read straight are as records, in whichever order their fields come, and some missing; the first
        /// that come, too.
        #[test]
        fn lists_are_added_as_records_are(
            rows in prop::collection::vec(prop::collection::vec((0usize..6, cell()), 0..7), 33..60),
        ) {
            let (mut lists, mut records) = (String::new(), Vec::new());
            for (number, cells) in rows.iter().enumerate() {
                let mut fields = vec![("id".to_owned(), number.to_string())];
                let mut line = format!("{{\"id\":{number}");
                for (at, (json, text)) in cells {
                    if fields.iter().all(|(name, _)| name != FIELDS[*at]) {
                        fields.push((FIELDS[*at].to_owned(), text.clone()));
                        line += &format!(",\"{}\": {json}", FIELDS[*at]);
                    }
                }
                let [open, close] = [["[", ", "][usize::from(number % 9 > 0)], ["", "]\n"][usize::from(number % 9 == 8)]];
                lists += &[open, &line, "}", close].concat();
                let fields = fields.into_iter().map(|(name, text)| (name, crate::record::Value::Text(text)));
                records.push(Record { fields: fields.collect() });
            }
            lists += ["]", ""][usize::from(rows.len() % 9 == 0)];
            for (mut straight, first) in [(empty(), &[][..]), (Resolver::new(Options::default()).unwrap(), &records)] {
                let mut plain = straight.clone();
                prop_assert!(straight.add_lists(&lists, rows.len(), first).unwrap());
                plain.add(&records).unwrap();
                prop_assert_eq!(straight.save(), plain.save());
            }
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_to_the_general_road() {
        let many = |one: &str| (0..40).map(|_| ["[", one, "]"].concat()).collect::<String>();
        for one in [
            r#"{"id":"1","email":["a","b"]}"#,
            r#"{"id":"1","id":"2"}"#,
            "{",
            "[]",
            r#"{"id":"1",}"#,
            "{} {}",
        ] {
            assert_eq!(empty().add_lists(&many(one), 40, &[]), Ok(false), "{one}");
        }
        assert_eq!(empty().add_lists(r#"[{"id":"1"}]"#, 1, &[]), Ok(false));
        assert_eq!(empty().add_lists(&(many(r#"{"id":"1"}"#) + "x"), 40, &[]), Ok(false));
        let taken = empty().add_lists(&many(r#"{"id":"1"}"#), 40, &[]).map_err(|error| error.code);
        assert_eq!(taken, Err(crate::vocabulary::ErrorCode::RecordId));
    }
}
