//! What a clean record says about its customer, aspect by aspect, as numbers of distinct texts.
//!
//! Does: hold the names, contact points, addresses and identifiers of whichever columns have them.
//! Does not: compare or index anything, or keep the values to show: those stay with the record.

mod address;
mod aspect;
mod counting;
mod facts;
mod of;
mod terms;

pub use address::AddressTerms;
pub use aspect::Aspect;
pub use facts::{Facts, speaks};
pub use of::Said;
pub use terms::Terms;

/// A number of no text.
pub const NONE: u32 = u32::MAX;

/// One record, aspect by aspect. Lists are short and hold each number once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Given name.
    pub given: u32,
    /// Middle names.
    pub middle: u32,
    /// Family name.
    pub family: u32,
    /// Date of birth.
    pub birth: u32,
    /// Branch or department.
    pub branch: u32,
    /// Gender.
    pub gender: u32,
    /// Generation.
    pub generation: u32,
    /// Family name before.
    pub maiden: u32,
    /// Language.
    pub language: u32,
    /// Names of the organization.
    pub organizations: Vec<u32>,
    /// Its domains.
    pub domains: Vec<u32>,
    /// Mailboxes.
    pub emails: Vec<u32>,
    /// Telephone numbers.
    pub phones: Vec<u32>,
    /// Identifiers.
    pub identifiers: Vec<u32>,
    /// Attributes.
    pub attributes: Vec<u32>,
    /// Addresses, one a group of columns.
    pub addresses: Vec<AddressTerms>,
}

impl Default for Profile {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Profile {
    const EMPTY: Self = Self {
        given: NONE,
        middle: NONE,
        family: NONE,
        birth: NONE,
        branch: NONE,
        gender: NONE,
        generation: NONE,
        maiden: NONE,
        language: NONE,
        organizations: Vec::new(),
        domains: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        identifiers: Vec::new(),
        attributes: Vec::new(),
        addresses: Vec::new(),
    };

    /// The list of an aspect that may hold several values.
    fn list(&mut self, aspect: Aspect) -> Option<&mut Vec<u32>> {
        match aspect {
            Aspect::Email => Some(&mut self.emails),
            Aspect::Phone => Some(&mut self.phones),
            Aspect::Identifier => Some(&mut self.identifiers),
            Aspect::Attribute => Some(&mut self.attributes),
            Aspect::Organization => Some(&mut self.organizations),
            Aspect::Domain => Some(&mut self.domains),
            _ => None,
        }
    }

    fn single(&mut self, aspect: Aspect) -> Option<&mut u32> {
        match aspect {
            Aspect::Given => Some(&mut self.given),
            Aspect::Middle => Some(&mut self.middle),
            Aspect::Family => Some(&mut self.family),
            Aspect::Birth => Some(&mut self.birth),
            Aspect::Branch => Some(&mut self.branch),
            Aspect::Gender => Some(&mut self.gender),
            Aspect::Generation => Some(&mut self.generation),
            Aspect::Maiden => Some(&mut self.maiden),
            Aspect::Language => Some(&mut self.language),
            _ => None,
        }
    }

    /// Whether the record is of an organization: it names one and no person.
    #[must_use]
    pub const fn is_organization(&self) -> bool {
        !self.organizations.is_empty() && self.given == NONE && self.family == NONE
    }

    /// Whether the record names neither a person nor an organization.
    #[must_use]
    pub const fn is_nameless(&self) -> bool {
        self.organizations.is_empty() && self.given == NONE && self.family == NONE
    }

    /// Every term of the record with its aspect, in a fixed order.
    pub fn terms(&self) -> impl Iterator<Item = (Aspect, u32)> + '_ {
        let of_addresses = self.addresses.iter().flat_map(AddressTerms::terms);
        self.own_terms().chain(of_addresses.filter(|(_, term)| *term != NONE))
    }

    /// The values of an aspect that is no part of an address.
    #[must_use]
    pub fn values(&self, aspect: Aspect) -> &[u32] {
        let single = match aspect {
            Aspect::Email => return &self.emails,
            Aspect::Phone => return &self.phones,
            Aspect::Identifier => return &self.identifiers,
            Aspect::Attribute => return &self.attributes,
            Aspect::Organization => return &self.organizations,
            Aspect::Domain => return &self.domains,
            Aspect::Given => &self.given,
            Aspect::Middle => &self.middle,
            Aspect::Family => &self.family,
            Aspect::Birth => &self.birth,
            Aspect::Branch => &self.branch,
            Aspect::Gender => &self.gender,
            Aspect::Generation => &self.generation,
            Aspect::Maiden => &self.maiden,
            Aspect::Language => &self.language,
            _ => return &[],
        };
        if *single == NONE { &[] } else { std::slice::from_ref(single) }
    }

    /// Forgets everything; the lists keep their memory.
    pub(super) fn clear(&mut self) {
        let singles = [
            &mut self.given,
            &mut self.middle,
            &mut self.family,
            &mut self.birth,
            &mut self.branch,
            &mut self.gender,
            &mut self.generation,
            &mut self.maiden,
            &mut self.language,
        ];
        singles.into_iter().for_each(|single| *single = NONE);
        let lists = [
            &mut self.organizations,
            &mut self.domains,
            &mut self.emails,
            &mut self.phones,
            &mut self.identifiers,
            &mut self.attributes,
        ];
        lists.into_iter().for_each(Vec::clear);
        self.addresses.clear();
    }

    /// Takes in a term that is no part of an address; says whether it was none.
    pub(super) fn tell(&mut self, aspect: Aspect, term: u32) -> bool {
        if let Some(slot) = self.single(aspect) {
            *slot = term;
        } else if let Some(list) = self.list(aspect) {
            list.push(term);
        } else {
            return false;
        }
        true
    }

    /// Every term of the record with its aspect, in a fixed order, those of addresses left out.
    pub(super) fn own_terms(&self) -> impl Iterator<Item = (Aspect, u32)> + '_ {
        let singles = [
            (Aspect::Given, self.given),
            (Aspect::Middle, self.middle),
            (Aspect::Family, self.family),
            (Aspect::Birth, self.birth),
            (Aspect::Branch, self.branch),
            (Aspect::Gender, self.gender),
            (Aspect::Generation, self.generation),
            (Aspect::Maiden, self.maiden),
            (Aspect::Language, self.language),
        ];
        let lists = [
            (Aspect::Email, &self.emails),
            (Aspect::Phone, &self.phones),
            (Aspect::Identifier, &self.identifiers),
            (Aspect::Attribute, &self.attributes),
            (Aspect::Organization, &self.organizations),
            (Aspect::Domain, &self.domains),
        ];
        let of_lists =
            lists.into_iter().flat_map(|(aspect, list)| list.iter().map(move |term| (aspect, *term)));
        singles.into_iter().chain(of_lists).filter(|(_, term)| *term != NONE)
    }
}
