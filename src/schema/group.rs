//! Which of several names or addresses of a record a column belongs to.

use super::Field;
use crate::vocabulary::Kind;

/// How many names and addresses a source holds for one record.
#[derive(Debug, Clone, Copy)]
pub struct Groups {
    several_names: bool,
    several_addresses: bool,
}

impl Groups {
    /// Looks at the fields of one source.
    pub fn of<'f>(fields: impl Iterator<Item = &'f Field> + Clone) -> Self {
        let several = |belongs: fn(Kind) -> bool| {
            let mut groups = fields.clone().filter(|field| belongs(field.kind)).map(|field| &field.group);
            let first = groups.next();
            groups.any(|group| Some(group) != first)
        };
        Self { several_names: several(is_name), several_addresses: several(is_address) }
    }

    /// The group of a field; empty for the only name or address of its source. What the source calls
    /// that one (`mailing`) tells it from nothing, and it is the same thing as the only one of another
    /// source.
    #[must_use]
    pub fn group<'f>(&self, field: &'f Field) -> &'f str {
        let only =
            is_name(field.kind) && !self.several_names || is_address(field.kind) && !self.several_addresses;
        if only { "" } else { &field.group }
    }
}

/// A name or a part of one.
fn is_name(kind: Kind) -> bool {
    kind.as_str().starts_with("name")
}

/// An address or a part of one.
fn is_address(kind: Kind) -> bool {
    kind.as_str().starts_with("address")
}
