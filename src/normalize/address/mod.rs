//! Addresses: a street line, or a whole address in one field.
//!
//! Does: set number, unit, street, locality, region, postal code and country apart where the form
//! tells them; the text itself stays as typed, lines joined by commas.
//! Does not: know any street or city, or spell words out in the value.

mod street;
mod whole;

pub(super) use street::street_key;
pub(super) use whole::whole;

use super::clean::Context;
use super::draft::Draft;
use crate::data::REGIONS;
use crate::text::fold::fold;
use crate::vocabulary::{ChangeCode, Part};
use street::street_parts;

/// Countries whose regions are recognized where the country is not known.
const REGION_COUNTRIES: [&str; 3] = ["US", "CA", "AU"];

pub(super) fn unit(text: &str) -> Draft {
    Draft::of(text)
}

pub(super) fn locality(text: &str) -> Draft {
    Draft::of(text)
}

/// The code of a state or province that the tables know; else the text.
pub(super) fn region(text: &str, context: &Context) -> Draft {
    let code = match context.country() {
        Some(country) => region_code(country, text),
        None => REGION_COUNTRIES.iter().find_map(|country| region_code(country, text)),
    };
    let value = code.map_or_else(|| text.to_owned(), str::to_owned);
    let changed = value != text;
    Draft::of(value).change_if(changed, ChangeCode::Code)
}

fn region_code(country: &str, text: &str) -> Option<&'static str> {
    if text.len() > 48 { None } else { REGIONS.get(&[country, " ", &fold(text)].concat()) }
}

/// A street line: street, house number, unit.
pub(super) fn street(text: &str) -> Draft {
    let line = in_one_line(text);
    let draft = Draft::of(line.as_str()).change_if(line != text, ChangeCode::Space);
    let parts = street_parts(&line);
    draft.part(Part::Street, &parts.street).part(Part::Number, &parts.number).part(Part::Unit, &parts.unit)
}

fn in_one_line(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.trim_matches([' ', ','])).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(", ")
}
