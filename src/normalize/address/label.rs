//! The parts of an address as its country writes them on an envelope.

use super::region;
use super::street::is_written;
use super::word::{Home, push_with};
use crate::data::{ADDRESS_FORMS, country_shown};
use crate::text::find;
use crate::text::script;

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
    let form = form(home);
    let mut lines = String::new();
    if !find::has(form, "%N") {
        push_with(&mut lines, "\n", label.before);
    }
    for line in find::split(form, "%n") {
        push_with(&mut lines, "\n", &written(line, label, home));
    }
    push_with(&mut lines, "\n", country_shown(label.country).unwrap_or_default());
    lines
}

/// The lines of a country behind the name.
fn form(home: Home) -> &'static str {
    let form = home.and_then(|home| ADDRESS_FORMS.get(home)).or(ADDRESS_FORMS.get("ZZ"));
    form.and_then(|form| form.split_once('|')).map_or("", |(_, form)| form)
}

/// One line; text between two parts stands only where both do.
fn written(line: &str, label: &Label, home: Home) -> String {
    let mut text = String::new();
    let mut pieces = line.split('%');
    let mut between = pieces.next().unwrap_or_default();
    if between == line {
        return line.to_owned();
    }
    for piece in pieces {
        let (sign, behind) = piece.split_at_checked(1).unwrap_or_default();
        let part = part(sign, label, home);
        // What stands before the first part belongs to it (CH-8001), unless it parts it from another.
        let parts = text.is_empty() && between.starts_with([',', ' ', '-', '/']);
        if !(part.is_empty() || parts) {
            text.push_str(between);
        }
        text.push_str(&part);
        between = behind;
    }
    text
}

fn part(sign: &str, label: &Label, home: Home) -> String {
    match sign {
        "N" => label.before.to_owned(),
        "A" => street_lines(label, home),
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

/// The street line with what the form has no place for: the city before it (Japan) or behind it,
/// the district below it.
fn street_lines(label: &Label, home: Home) -> String {
    let form = form(home);
    if script::is_east_asian(label.street) {
        let city = if find::has(form, "%C") { "" } else { label.locality };
        let mut line = [city, label.street, label.number].concat();
        push_with(&mut line, " ", label.unit);
        return line;
    }
    let mut lines = street_line(label, home);
    if !find::has(form, "%C") {
        push_with(&mut lines, ", ", label.locality);
    }
    if !find::has(form, "%D") {
        push_with(&mut lines, "\n", label.behind);
    }
    lines
}

/// Street, number and unit in one line.
fn street_line(label: &Label, home: Home) -> String {
    let mut number = label.number.to_owned();
    let mut unit = label.unit;
    let plain = !unit.contains(|c: char| c.is_alphabetic()) && !number.is_empty() && !unit.is_empty();
    let join = [("flat/house", "/", true), ("flat-house", "-", true), ("house/flat", "/", false)];
    let stairs = is_written(home, "stairs") && !unit.is_empty() && unit.len() < 6;
    if let Some((_, sign, first)) = join.into_iter().find(|(mark, ..)| plain && is_written(home, mark)) {
        number = if first { [unit, sign, &number].concat() } else { [&number, sign, unit].concat() };
        unit = "";
    } else if stairs {
        number = [&number, " ", unit].concat();
        unit = "";
    }
    let (first, second) = match is_written(home, "number") {
        true => (number.as_str(), label.street),
        false => (label.street, number.as_str()),
    };
    let mut line = if is_written(home, "unit") { unit.to_owned() } else { String::new() };
    push_with(&mut line, ", ", first);
    let comma = is_written(home, "comma") || first.is_empty();
    push_with(&mut line, if comma { ", " } else { " " }, second);
    if !is_written(home, "unit") {
        push_with(&mut line, ", ", unit);
    }
    line
}

#[cfg(test)]
mod tests {
    use crate::normalize::{Context, value};
    use crate::vocabulary::Kind;

    #[test]
    fn an_address_is_shown_as_its_country_writes_it() {
        for (country, typed, label) in [
            ("DE", "HAUPTSTR. 5, 10115 BERLIN", "Hauptstr. 5\n10115 Berlin"),
            ("DE", "Max Muster, Hauptstr. 5, 10115 Berlin", "Max Muster\nHauptstr. 5\n10115 Berlin"),
            ("US", "123 main st apt 4, springfield, il 62701", "123 Main St, apt 4\nSpringfield, IL 62701"),
            ("US", "9 Elm St, Boise, ID", "9 Elm St\nBoise, ID"),
            ("GB", "Flat 2, 14 High St, Oxford OX1 4AB", "Flat 2, 14 High St\nOxford\nOX1 4AB"),
            ("AU", "2/14 Smith St, Carlton VIC 3053", "2/14 Smith St\nCarlton VIC 3053"),
            ("CA", "10-123 Main St, Ottawa ON K1A0B1", "10-123 Main St\nOttawa ON K1A 0B1"),
            ("AT", "Landstraße 22/4, 4020 Linz", "Landstraße 22/4\n4020 Linz"),
            ("CH", "Bahnhofstrasse 10, 8001 Zürich", "Bahnhofstrasse 10\nCH-8001 Zürich"),
            ("FI", "Mannerheimintie 12 A 5, 00100 Helsinki", "Mannerheimintie 12 A 5\nFI-00100 Helsinki"),
            ("ES", "Calle Mayor 5, 3º B, 28013 Madrid", "Calle Mayor, 5, 3º B\n28013 Madrid"),
            ("IT", "Via Roma 12, 20121 Milano MI", "Via Roma, 12\n20121 Milano MI"),
            (
                "BR",
                "Rua X, 123 - apto 45 - Jardins, São Paulo - SP, 01310-100",
                "Rua X, 123, apto 45\nJardins\nSão Paulo-SP\n01310-100",
            ),
            ("JP", "〒100-0001 東京都千代田区千代田1-1", "〒100-0001\n東京都\n千代田区千代田1-1"),
            ("FR", "5 rue X, 75002 Paris, France", "5 rue X\n75002 Paris\nFrance"),
        ] {
            let context =
                Context { country: country.as_bytes().first_chunk().copied(), ..Context::default() };
            assert_eq!(value(Kind::Address, typed, &context).display(), label);
        }
    }
}
