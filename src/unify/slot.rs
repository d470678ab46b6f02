//! Which columns of all sources say the same thing about a customer.
//!
//! Columns of one kind and group belong together. Kinds that say little alone (a count, a date, a
//! text) belong together by their header.

use super::sources::SourceView;
use crate::data::recency::MADE;
use crate::normalize::{CleanColumn, CleanView};
use crate::record::LIST_SEPARATOR;
use crate::schema::Groups;
use crate::text::find;
use crate::text::fold::fold;
use crate::text::order::{sort, sort_by};
use crate::text::words::{contains_phrase, words};
use crate::vocabulary::{Kind, Part};
use std::borrow::Cow;

/// How the values of a slot survive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// The parts of a name, together.
    Name,
    /// The parts of an address, together.
    Address,
    /// One value.
    One,
    /// All distinct values.
    All,
    /// The last of several times.
    Latest,
    /// The first of several times.
    Earliest,
}

/// Columns that say the same thing.
#[derive(Debug, Clone)]
pub(super) struct Slot<'a> {
    pub(super) manner: Manner,
    /// The kind of the columns; `Name` or `Address` where they are several, that of the first where
    /// they belong together by their header.
    pub(super) kind: Kind,
    group: &'a str,
    /// The header, for kinds that say little alone.
    label: Option<&'a str>,
    /// Of each source, the columns.
    pub(super) columns: Vec<Vec<u32>>,
}

impl<'a> Slot<'a> {
    /// The outside name of a value: its header or kind, after its group.
    pub(super) fn key(&self, kind: Kind) -> Cow<'a, str> {
        match self.label {
            Some(label) if is_taken(label) => [self.kind.as_str(), ".", label].concat().into(),
            Some(label) => label.into(),
            None if self.group.is_empty() => kind.as_str().into(),
            None => [self.group, ".", kind.as_str()].concat().into(),
        }
    }

    /// The keys that this slot fills for some record.
    pub(super) fn keys(&self, views: &[SourceView<'_>]) -> Vec<Cow<'a, str>> {
        let mut kinds: Vec<Kind> =
            views.iter().zip(&self.columns).flat_map(|(view, columns)| kinds_of(view, columns)).collect();
        // The parts of a name or an address are values of their own, those of a telephone number are not.
        let any = self.label.is_some() || matches!(self.manner, Manner::Name | Manner::Address);
        kinds.retain(|kind| any || *kind == self.kind);
        sort(&mut kinds);
        kinds.dedup();
        kinds.truncate(if self.label.is_some() { 1 } else { usize::MAX });
        kinds.into_iter().map(|kind| self.key(kind)).collect()
    }
}

impl Slot<'_> {
    /// Whether it may hold several values that are kept, of one record or of several that are `joined`.
    pub(super) fn keeps_others(&self, views: &[SourceView<'_>], joined: bool) -> bool {
        let several = |(view, columns): (&SourceView<'_>, &Vec<u32>)| {
            columns.len() > 1
                || columns.iter().filter_map(|column| view.clean.columns.get(*column as usize)).any(has_list)
        };
        self.manner == Manner::All && (joined || views.iter().zip(&self.columns).any(several))
    }
}

fn has_list(column: &CleanColumn) -> bool {
    column.pool.iter().any(|clean| find::holds(clean.value, LIST_SEPARATOR))
}

/// Columns that the outputs have besides; a field of that name must not be taken for them.
const TAKEN: &[&str] = &["customer_id", "records", "source", "row", "record_id"];

fn is_taken(label: &str) -> bool {
    let is = |name: &str| name.eq_ignore_ascii_case(label);
    TAKEN.iter().any(|name| is(name))
        || Kind::ALL.iter().any(|kind| is(kind.as_str()))
        || label.starts_with("consent.")
}

fn kinds_of(view: &SourceView<'_>, columns: &[u32]) -> Vec<Kind> {
    let columns = columns.iter().filter_map(|column| view.clean.columns.get(*column as usize));
    let mut kinds = Vec::new();
    for column in columns {
        for clean in column.pool.iter() {
            for kind in kinds_in(column.field.kind, clean) {
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
    }
    kinds
}

fn kinds_in(kind: Kind, clean: CleanView<'_>) -> impl Iterator<Item = Kind> {
    let whole = !clean.value.is_empty() && stands_alone(kind, clean);
    whole
        .then_some(kind)
        .into_iter()
        .chain(clean.parts.iter().filter_map(move |(part, _)| kind_of(kind, part)))
}

/// Whether the value of a column survives as itself, not only as its parts.
pub(super) fn stands_alone(kind: Kind, clean: CleanView<'_>) -> bool {
    !matches!(kind, Kind::Name | Kind::Address) || clean.parts.is_empty()
}

/// The kind that a part of a column's value is of, where it is another than the column's own.
pub(super) fn kind_of(column: Kind, part: Part) -> Option<Kind> {
    part.kind().filter(|kind| *kind != column)
}

/// The slots of all columns, in the order of the kinds.
pub(super) fn slots<'a>(views: &[SourceView<'a>]) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = Vec::new();
    for (table, view) in views.iter().enumerate() {
        let groups = Groups::of(view.clean.columns.iter().map(|column| &column.field));
        for (column, clean) in view.clean.columns.iter().enumerate() {
            let is_left_out = is_left_out(clean.field.kind) || clean.field.is_calling_code();
            if view.id_column == Some(column) || is_left_out {
                continue;
            }
            let new =
                Slot::of(clean.field.kind, groups.group(&clean.field), &clean.field.header, views.len());
            let at = slots.iter().position(|slot| slot.is_alike(&new)).unwrap_or(slots.len());
            if at == slots.len() {
                slots.push(new);
            }
            if let Some(columns) = slots.get_mut(at).and_then(|slot| slot.columns.get_mut(table)) {
                columns.push(column as u32);
            }
        }
    }
    sort_by(&mut slots, |a, b| (a.kind, a.group).cmp(&(b.kind, b.group)));
    slots
}

impl<'a> Slot<'a> {
    fn of(kind: Kind, group: &'a str, header: &'a str, sources: usize) -> Self {
        let (manner, kind) = manner(kind, header);
        let label = says_little(kind).then_some(header);
        let group = match manner {
            _ if label.is_some() => "",
            Manner::All => without_number(group),
            _ => group,
        };
        Self { manner, kind, group, label, columns: vec![Vec::new(); sources] }
    }

    fn is_alike(&self, other: &Self) -> bool {
        match (self.label, other.label) {
            (Some(a), Some(b)) => fold(a) == fold(b),
            (None, None) => (self.kind, self.group) == (other.kind, other.group),
            _ => false,
        }
    }
}

/// The schema numbers columns that claim the same kind (`2`, `work 3`). Contact points are a list, in
/// which the number of the column says nothing.
fn without_number(group: &str) -> &str {
    let (before, last) = group.rsplit_once(' ').unwrap_or(("", group));
    if !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()) { before } else { group }
}

/// Whether the words of a header hold one of the phrases.
pub(super) fn names_any(header: &str, phrases: &[&str]) -> bool {
    let header = words(header);
    phrases.iter().any(|phrase| contains_phrase(&header, phrase))
}

fn manner(kind: Kind, header: &str) -> (Manner, Kind) {
    match kind {
        Kind::Name
        | Kind::NamePrefix
        | Kind::NameGiven
        | Kind::NameMiddle
        | Kind::NameFamily
        | Kind::NameSuffix
        | Kind::NameNickname
        | Kind::NamePhonetic => (Manner::Name, Kind::Name),
        Kind::Address
        | Kind::AddressStreet
        | Kind::AddressUnit
        | Kind::AddressLocality
        | Kind::AddressRegion
        | Kind::AddressPostcode
        | Kind::AddressCountry => (Manner::Address, Kind::Address),
        Kind::Email | Kind::Phone | Kind::Id => (Manner::All, kind),
        Kind::Date | Kind::Timestamp if names_any(header, MADE) => (Manner::Earliest, kind),
        Kind::Date | Kind::Timestamp => (Manner::Latest, kind),
        _ => (Manner::One, kind),
    }
}

/// Consent is merged by its own rules; a secret is nobody's attribute.
fn is_left_out(kind: Kind) -> bool {
    matches!(kind, Kind::Consent | Kind::Credential)
}

fn says_little(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Url
            | Kind::Date
            | Kind::Timestamp
            | Kind::Id
            | Kind::Ip
            | Kind::Geo
            | Kind::Money
            | Kind::Currency
            | Kind::Count
            | Kind::Flag
            | Kind::Category
            | Kind::Text
    )
}
