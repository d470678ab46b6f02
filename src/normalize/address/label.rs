//! The parts of an address as its country writes them on an envelope.

use super::region;
use super::street::is_written;
use super::word::{Home, push_with};
use crate::data::{ADDRESS_FORMS, COUNTRY_SHOWN};

/// What stands on a label; each may be empty.
#[derive(Default)]
pub(super) struct Label<'t> {
    /// Persons, companies, buildings: lines before the street.
    pub(super) before: &'t str,
    pub(super) street: &'t str,
    pub(super) number: &'t str,
    pub(super) unit: &'t str,
    /// Districts between street and city.
    pub(super) behind: &'t str,
    pub(super) locality: &'t str,
    pub(super) region: &'t str,
    pub(super) postcode: &'t str,
    /// The country, where it was written.
    pub(super) country: &'t str,
}

/// Lines from the street to the country, in the order of the country.
pub(super) fn compose(label: &Label, home: Home) -> String {
    let form = home.and_then(|home| ADDRESS_FORMS.get(home)).or(ADDRESS_FORMS.get("ZZ"));
    let form = form.and_then(|form| form.split_once('|')).map_or("", |(_, form)| form);
    let mut lines = String::new();
    if !form.contains("%N") {
        push_with(&mut lines, "\n", label.before);
    }
    for line in form.split("%n") {
        push_with(&mut lines, "\n", &written(line, label, home));
    }
    push_with(&mut lines, "\n", COUNTRY_SHOWN.get(label.country).unwrap_or_default());
    lines
}

/// One line; text between two parts stands only where both do.
fn written(line: &str, label: &Label, home: Home) -> String {
    let mut text = String::new();
    let mut pieces = line.split('%');
    let mut between = pieces.next().unwrap_or_default();
    for piece in pieces {
        let (sign, behind) = piece.split_at_checked(1).unwrap_or_default();
        let part = part(sign, label, home);
        if !part.is_empty() {
            // What stands before the first part belongs to it: CH-8001, 〒100-0001.
            if text.is_empty() && !between.starts_with([',', ' ', '-', '/']) || !text.is_empty() {
                text.push_str(between);
            }
            text.push_str(&part);
            between = "";
        }
        if between.is_empty() || !behind.is_empty() {
            between = behind;
        }
    }
    text
}

fn part(sign: &str, label: &Label, home: Home) -> String {
    let missing_behind = label.behind;
    match sign {
        "N" => label.before.to_owned(),
        "A" => {
            let mut lines = street_line(label, home);
            let form = home.and_then(|home| ADDRESS_FORMS.get(home)).unwrap_or_default();
            if !form.contains("%D") {
                push_with(&mut lines, "\n", missing_behind);
            }
            lines
        }
        "D" => label.behind.to_owned(),
        "C" => label.locality.to_owned(),
        "S" => region_written(label, home),
        "Z" => label.postcode.to_owned(),
        _ => String::new(),
    }
}

/// Codes where the country writes codes, else the name.
fn region_written(label: &Label, home: Home) -> String {
    let name = home
        .filter(|home| !is_written(Some(home), "code"))
        .and_then(|home| region::name_of(home, label.region));
    name.unwrap_or(label.region).to_owned()
}

/// Street, number and unit in one line.
fn street_line(label: &Label, home: Home) -> String {
    let number_first = is_written(home, "number");
    let (first, second) =
        if number_first { (label.number, label.street) } else { (label.street, label.number) };
    let mut line = String::new();
    push_with(&mut line, "", first);
    push_with(&mut line, if is_written(home, "comma") { ", " } else { " " }, second);
    if label.unit.is_empty() {
        return line;
    }
    let plain = label.unit.bytes().all(|byte| byte.is_ascii_alphanumeric()) && number_first;
    match is_written(home, "unit") {
        true if plain && !label.number.is_empty() => [label.unit, "/", &line].concat(),
        true => [label.unit, ", ", &line].concat(),
        false => [&line, ", ", label.unit].concat(),
    }
}
