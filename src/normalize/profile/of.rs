//! A record from what its fields say.
//!
//! Does: choose among several columns that say the same, and tell a company's contact from a person.

use super::{AddressTerms, Aspect, Facts, NONE, Profile, Terms};
use crate::data::PARTY_WORDS;
use crate::limits::LIST_VALUES;
use crate::normalize::{CleanView, date_of_parts};
use crate::schema::Field;
use crate::text::fold::fold;
use crate::vocabulary::{Kind, Part};

/// A field with what its value says.
pub type Said<'f> = (&'f Field, &'f [(Aspect, u32)]);

impl Profile {
    /// A record from the facts of its fields. Of several columns the first that speaks counts, and
    /// a column of its own before a part of a whole name, and that before the name at birth.
    #[must_use]
    pub fn of(fields: &[Said<'_>]) -> Self {
        let mut profile = Self::EMPTY;
        let mut groups: Vec<&str> = Vec::new();
        let has_contact = names_an_organization(fields);
        for now in 0..3 {
            for (field, facts) in fields.iter().filter(|(field, _)| turn(field) == now) {
                if has_contact && is_contact(field) {
                    continue;
                }
                for (aspect, term) in *facts {
                    place(&mut profile, &mut groups, field, *aspect, *term);
                }
            }
        }
        profile
    }
}

impl Terms {
    /// A record from its clean values.
    pub fn told(&mut self, fields: &[(&Field, CleanView<'_>)]) -> Profile {
        let facts: Vec<Facts> = fields.iter().map(|(field, clean)| self.facts(field, *clean)).collect();
        let said: Vec<Said<'_>> =
            fields.iter().zip(&facts).map(|((field, _), facts)| (*field, facts.as_slice())).collect();
        self.profile(&said)
    }

    /// A record from the facts of its fields, with a birth put together whose year, month and day came apart.
    pub fn profile(&mut self, fields: &[Said<'_>]) -> Profile {
        let mut profile = Profile::of(fields);
        let Some((year, _)) = fields.iter().find(|(field, _)| field.part == Some(Part::Year)) else {
            return profile;
        };
        let part = |part| {
            let same = |(field, _): &&Said<'_>| field.part == Some(part) && field.group == year.group;
            let first = fields.iter().find(same).and_then(|(_, facts)| facts.first());
            first.map_or("", |(_, term)| self.text(Aspect::Birth, *term))
        };
        if let Some(date) = date_of_parts(part(Part::Year), part(Part::Month), part(Part::Day)) {
            profile.birth = self.intern(Aspect::Birth, &date);
        }
        profile
    }
}

/// When a field speaks; what completes another never does.
fn turn(field: &Field) -> u32 {
    match field.kind {
        _ if field.completes() => u32::MAX,
        _ if field.part == Some(Part::Maiden) => 2,
        Kind::Name => 1,
        _ => 0,
    }
}

/// Whether a record names an organization in a column that says so by its header, among columns that say
/// nothing of a person's own: neither a birth nor a gender.
fn names_an_organization(fields: &[Said<'_>]) -> bool {
    let mut named = false;
    for (field, facts) in fields {
        match field.kind {
            Kind::DateBirth | Kind::Gender | Kind::NameGiven | Kind::NameFamily | Kind::NamePrefix => {
                return false;
            }
            Kind::Organization => named |= !facts.is_empty() && !field.reason.starts_with("values:"),
            _ => {}
        }
    }
    named
}

/// Whether a column holds the person to ask for at an organization: its header names a role, or no header
/// calls it a name. Such a name makes no person of a company's row.
fn is_contact(field: &Field) -> bool {
    let role = || fold(&field.header).split(' ').any(|word| PARTY_WORDS.get(word) == Some("contact"));
    field.kind == Kind::Name && (field.reason.starts_with("values:") || role())
}

fn place<'f>(profile: &mut Profile, groups: &mut Vec<&'f str>, field: &'f Field, aspect: Aspect, term: u32) {
    if let Some(list) = profile.list(aspect) {
        if !list.contains(&term) && list.len() < LIST_VALUES {
            list.push(term);
        }
    } else if let Some(slot) = profile.single(aspect) {
        if *slot == NONE {
            *slot = term;
        }
    } else {
        let known = groups.iter().position(|known| *known == field.group);
        let group = known.unwrap_or(groups.len());
        if known.is_none() && group < LIST_VALUES {
            groups.push(&field.group);
            profile.addresses.push(AddressTerms::EMPTY);
        }
        let slot = profile.addresses.get_mut(group).and_then(|address| address.slot(aspect));
        if let Some(slot) = slot.filter(|slot| **slot == NONE) {
            *slot = term;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_very_many_addresses_has_as_many_as_a_field_has_values() {
        let field = |number: usize| Field {
            group: number.to_string(),
            ..Field::new(&format!("street {number}"), Kind::AddressStreet, 1.0, "given")
        };
        let fields: Vec<Field> = (0..LIST_VALUES + 9).map(field).collect();
        let said: Vec<Said<'_>> = fields.iter().map(|field| (field, &[(Aspect::Street, 1)][..])).collect();
        let profile = Profile::of(&said);
        assert_eq!(profile.addresses.len(), LIST_VALUES);
    }
}
