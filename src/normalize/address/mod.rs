//! Addresses: a street line, or a whole address in one field.
//!
//! Does: set number, unit, street, locality, region, postal code and country apart where the form
//! tells them, in the order of their country; the value keeps the words as typed, lines joined by
//! commas, in the usual case; what is shown is the label for the letter.
//! Does not: know any street, or spell words out in the value. What is none of the parts stays in
//! the value alone.

mod casing;
mod eastern;
mod key;
mod label;
mod number;
mod postal;
mod quick;
mod region;
mod street;
mod unit;
mod whole;
mod word;

pub(super) use key::locality_key;
pub(crate) use key::street_key;
pub(super) use quick::quick;
pub(super) use region::other_of_postcode;
pub(super) use whole::whole;

use super::clean::{Context, Issue};
use super::draft::Draft;
use crate::limits::ADDRESS_WORDS;
use crate::vocabulary::{ChangeCode, IssueCode, Part, Severity};
use street::{StreetParts, street_parts};
use word::{Word, segments};

pub(super) fn unit(text: &str) -> Draft {
    Draft::of(text)
}

/// A city: names of a single case get the usual one.
pub(super) fn locality(text: &str) -> Draft {
    cased(text, Draft::of(casing::recase(text)))
}

fn cased(text: &str, draft: Draft) -> Draft {
    let changed = draft.value != text;
    draft.change_if(changed, ChangeCode::Case)
}

/// The code of a state or province that the tables know; else the text. Shown is the name.
pub(super) fn region(text: &str, context: &Context) -> Draft {
    let found = match context.country() {
        Some(country) => region::code_of(country, text).map(|code| (code, region::name_of(country, code))),
        None => region::COUNTRIES.iter().find_map(|country| Some((region::code_of(country, text)?, None))),
    };
    let Some((code, name)) = found else { return Draft::of(text) };
    let mut draft = Draft::of(code).change_if(code != text, ChangeCode::Code);
    draft.display = name.map(str::to_owned);
    draft
}

/// Whether a text has a word for a street, or one that ends as streets do.
pub(super) fn names_a_street(text: &str, context: &Context) -> bool {
    segments(text, context).iter().flatten().any(|word| word.is_street() || word.ends_as_street)
}

/// Whether folded words without spaces stand before the person that a letter is for: Attn, z. Hd.
pub(super) fn addresses(joined: &str) -> bool {
    word::has_class(word::class_of_joined(joined), "to", None)
}

/// A street line: street, house number, unit.
pub(super) fn street(text: &str, context: &Context) -> Draft {
    let line = in_one_line(text);
    if !line.contains(char::is_alphanumeric) {
        return Draft::nothing(IssueCode::FormatUnknown);
    }
    let spaced = line != text;
    let draft = cased(&line, Draft::of(casing::recase(&line))).change_if(spaced, ChangeCode::Space);
    let segments = bounded_segments(&draft.value, context);
    let parts = street_parts(&segments, context.country());
    parts.add_to(draft)
}

impl StreetParts {
    fn add_to(&self, draft: Draft) -> Draft {
        let draft = draft
            .part(Part::Street, &self.street)
            .part(Part::Number, &self.number)
            .part(Part::Unit, &self.unit);
        if self.other_number.is_empty() {
            return draft;
        }
        let issue = Issue::new(IssueCode::AddressAmbiguous, Severity::Info);
        draft.issue(issue.offering(self.number.as_str()).offering(self.other_number.as_str()))
    }
}

/// The segments of a text, unless it has more words than an address has.
fn bounded_segments<'t>(text: &'t str, context: &Context<'t>) -> Vec<Vec<Word<'t>>> {
    let few = text.bytes().filter(|byte| matches!(byte, b' ' | b',' | b'\n')).count() < ADDRESS_WORDS;
    if few { segments(text, context) } else { Vec::new() }
}

fn in_one_line(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split('\n') {
        word::push_with(&mut joined, ", ", line.trim_matches([' ', ',']));
    }
    joined
}
