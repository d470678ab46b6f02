//! A record from what its fields say.
//!
//! Does: choose among several columns that say the same, and tell a company's contact from a person.

use super::{AddressTerms, Aspect, NONE, Profile, Terms};
use crate::data::CONTACT_WORDS;
use crate::limits::LIST_VALUES;
use crate::normalize::date_of_parts;
use crate::schema::Field;
use crate::text::fold::fold;
use crate::vocabulary::{Kind, Part};

impl Profile {
    /// A record from the facts of its fields. Of several columns the first that speaks counts, and
    /// a column of its own before a part of a whole name, and that before the name at birth.
    pub fn of<'f>(fields: impl Iterator<Item = (&'f Field, &'f [(Aspect, u32)])> + Clone) -> Self {
        let mut profile = Self::EMPTY;
        let mut groups: Vec<&str> = Vec::new();
        let turn = |field: &Field| match field.kind {
            _ if field.part == Some(Part::Maiden) => 2,
            Kind::Name => 1,
            _ => 0,
        };
        let has_contact = names_an_organization(fields.clone());
        let fields =
            fields.filter(move |(field, _)| !(has_contact && is_contact(field) || field.is_beside_year()));
        for now in 0..3 {
            for (field, facts) in fields.clone().filter(|(field, _)| turn(field) == now) {
                for (aspect, term) in facts {
                    place(&mut profile, &mut groups, field, *aspect, *term);
                }
            }
        }
        profile
    }
}

impl Terms {
    /// A record from the facts of its fields, with a birth put together whose year, month and day came apart.
    pub fn profile<'f>(
        &mut self,
        fields: impl Iterator<Item = (&'f Field, &'f [(Aspect, u32)])> + Clone,
    ) -> Profile {
        let mut profile = Profile::of(fields.clone());
        let year = fields.clone().find(|(field, _)| field.part == Some(Part::Year)).map(|(field, _)| field);
        if let Some(group) = year.map(|field| &field.group) {
            let part = |part| {
                let mut same =
                    fields.clone().filter(|(field, _)| field.part == Some(part) && field.group == *group);
                same.next().and_then(|(_, facts)| Some(self.text(Aspect::Birth, facts.first()?.1)))
            };
            let [year, month, day] =
                [Part::Year, Part::Month, Part::Day].map(|it| part(it).unwrap_or_default());
            if let Some(date) = date_of_parts(year, month, day) {
                profile.birth = self.intern(Aspect::Birth, &date);
            }
        }
        profile
    }
}

/// Whether a record names an organization in a column that says so by its header, among columns that say
/// nothing of a person's own: neither a birth nor a gender.
fn names_an_organization<'f>(fields: impl Iterator<Item = (&'f Field, &'f [(Aspect, u32)])>) -> bool {
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
    let role = || fold(&field.header).split(' ').any(|word| CONTACT_WORDS.get(word).is_some());
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
        let group = groups.iter().position(|known| *known == field.group).unwrap_or_else(|| {
            groups.push(&field.group);
            profile.addresses.push(AddressTerms::EMPTY);
            groups.len() - 1
        });
        let slot = profile.addresses.get_mut(group).and_then(|address| address.slot(aspect));
        if let Some(slot) = slot.filter(|slot| **slot == NONE) {
            *slot = term;
        }
    }
}
