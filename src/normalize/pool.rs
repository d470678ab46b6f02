//! The distinct clean values of a column, kept close together: a file has as many as it has distinct texts.
//!
//! Does: hold all texts in one arena and three numbers a value; what few values have, issues, beside them.
//! Does not: tell equal values from each other, or change one that is in.

use super::clean::{Change, CleanView, Issue};
use super::parts::{Changes, PartsView};
use crate::text::bytes::{Damaged, Read, Reader, Writer};
use crate::vocabulary::{IssueCode, Severity, Status};
use std::ops::Range;

/// How many manners are looked through for one that is there already; one that comes twice does no harm.
const LOOKED_AT: usize = 32;

/// Clean values by their numbers, in the order they came.
///
/// ```
/// use selfsame::normalize::{Context, Pool, value};
/// use selfsame::vocabulary::Kind;
/// let mut pool = Pool::default();
/// let number = pool.push(value(Kind::Email, "Ada@EXAMPLE.com", &Context::default()).view());
/// assert_eq!(pool.get(number).map(|clean| clean.value), Some("Ada@example.com"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Pool {
    texts: String,
    places: Vec<Place>,
    manners: Vec<Manner>,
    /// The values that have issues, in their order, and where the issues of each end.
    noted: Vec<[u32; 2]>,
    issues: Vec<Issue>,
}

/// Where a value ends, and where what stands behind it does: its form to show with its length before it, then its
/// parts. It begins where the one before it ends.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    value: u32,
    end: u32,
    /// With `NOTED` where it has issues.
    manner: u32,
}

const NOTED: u32 = 1 << 31;

impl Place {
    const fn manner(self) -> usize {
        (self.manner & !NOTED) as usize
    }
}

/// A length is two characters, of so many bits each.
const BITS: u32 = 10;

/// What many values have in common.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// What became of them.
    pub status: Status,
    /// By which changes, in order.
    pub changes: Changes,
    is_displayed: bool,
}

impl Pool {
    /// Makes room for so many values more.
    pub fn reserve(&mut self, values: usize, bytes: usize) {
        self.places.reserve(values);
        self.texts.reserve(bytes);
    }

    /// Gives the room back that no further value will need.
    pub fn settle(&mut self) {
        self.texts.shrink_to_fit();
        self.places.shrink_to_fit();
        self.noted.shrink_to_fit();
        self.issues.shrink_to_fit();
    }

    /// Adds a value; its number.
    pub fn push(&mut self, clean: CleanView<'_>) -> u32 {
        let mut place = Place { manner: self.manner_like(clean), ..Place::default() };
        self.texts.push_str(clean.value);
        place.value = self.texts.len() as u32;
        if let Some(display) = clean.display {
            for number in [display.len() as u32 >> BITS, display.len() as u32 & ((1 << BITS) - 1)] {
                self.texts.push(char::from_u32(number).unwrap_or_default());
            }
            self.texts.push_str(display);
        }
        if !clean.parts.is_empty() {
            self.texts.push_str(clean.parts.packed());
        }
        place.end = self.texts.len() as u32;
        let number = self.places.len() as u32;
        if !clean.issues.is_empty() {
            place.manner |= NOTED;
            self.issues.extend_from_slice(clean.issues);
            self.noted.push([number, self.issues.len() as u32]);
        }
        self.places.push(place);
        number
    }

    /// The number of a manner, new or known.
    fn manner_like(&mut self, clean: CleanView<'_>) -> u32 {
        let is_displayed = clean.display.is_some();
        let mut at = 0;
        while let Some(known) = self.manners.get(at).filter(|_| at < LOOKED_AT) {
            if known.status == clean.status
                && known.is_displayed == is_displayed
                && *known.changes == *clean.changes
            {
                return at as u32;
            }
            at += 1;
        }
        self.manners.push(Manner { status: clean.status, changes: Changes::of(clean.changes), is_displayed });
        self.manners.len() as u32 - 1
    }

    /// The value of a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<CleanView<'_>> {
        let place = self.places.get(number as usize)?;
        let manner = self.manners.get(place.manner())?;
        let mut parts = self.text(place.value..place.end)?;
        let mut display = None;
        if manner.is_displayed {
            let mut letters = parts.chars();
            let length = (letters.next()? as usize) << BITS | letters.next()? as usize;
            let (shown, behind) = letters.as_str().split_at_checked(length)?;
            (display, parts) = (Some(shown), behind);
        }
        Some(CleanView {
            value: self.text(self.start(number)..place.value)?,
            display,
            status: manner.status,
            parts: PartsView::of(parts),
            changes: &manner.changes,
            issues: self.issues(number),
        })
    }

    /// The canonical form of a value; empty for a number never given.
    #[must_use]
    pub fn value(&self, number: u32) -> &str {
        let end = self.places.get(number as usize).map_or(0, |place| place.value);
        self.text(self.start(number)..end).unwrap_or_default()
    }

    /// What a person should look at in a value.
    #[must_use]
    pub fn issues(&self, number: u32) -> &[Issue] {
        // Most values have none.
        if self.places.get(number as usize).is_none_or(|place| place.manner & NOTED == 0) {
            return &[];
        }
        let at = self.noted.partition_point(|[noted, _]| *noted < number);
        let end = |at: usize| self.noted.get(at).map_or(0, |[_, end]| *end as usize);
        self.issues.get(at.checked_sub(1).map_or(0, end)..end(at)).unwrap_or_default()
    }

    /// The manners of all values.
    #[must_use]
    pub fn manners(&self) -> &[Manner] {
        &self.manners
    }

    /// Which of the manners is a value's; one that is not there for a number never given.
    #[must_use]
    pub fn manner(&self, number: u32) -> usize {
        self.places.get(number as usize).map_or(usize::MAX, |place| place.manner())
    }

    /// Each value in its order.
    pub fn iter(&self) -> impl Iterator<Item = CleanView<'_>> {
        (0..self.places.len() as u32).filter_map(|number| self.get(number))
    }

    /// All of it as bytes for `taken`.
    pub(super) fn give(&self, into: &mut Writer) {
        into.text(&self.texts);
        let numbers = |place: &Place| [place.value, place.end, place.manner];
        into.numbers(&self.places.iter().flat_map(numbers).collect::<Vec<u32>>());
        into.numbers(self.noted.as_flattened());
        into.number(self.manners.len() as u64);
        for manner in &self.manners {
            into.number(manner.status as u64);
            into.number(manner.is_displayed.into());
            into.number(manner.changes.len() as u64);
            manner.changes.iter().for_each(|change| into.number(*change as u64));
        }
        into.number(self.issues.len() as u64);
        self.issues.iter().for_each(|issue| give(issue, into));
    }

    /// From what `give` gave.
    pub(super) fn taken(given: &mut Reader<'_>) -> Read<Self> {
        let texts = given.text()?.to_owned();
        let (mut places, mut manners, mut issues) = (Vec::new(), Vec::new(), Vec::new());
        for [value, end, manner] in given.numbers()?.as_chunks::<3>().0.iter().copied() {
            places.push(Place { value, end, manner });
        }
        let noted = given.numbers()?.as_chunks::<2>().0.to_vec();
        for _ in 0..given.number()? {
            let status = member(Status::ALL, given)?;
            let is_displayed = given.number()? > 0;
            let mut changes = Changes::default();
            for _ in 0..given.number()? {
                changes.push(member(Change::ALL, given)?);
            }
            manners.push(Manner { status, changes, is_displayed });
        }
        for _ in 0..given.number()? {
            issues.push(taken(given)?);
        }
        Ok(Self { texts, places, manners, noted, issues })
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn start(&self, number: u32) -> u32 {
        let before = (number as usize).checked_sub(1).and_then(|before| self.places.get(before));
        before.map_or(0, |before| before.end)
    }

    fn text(&self, range: Range<u32>) -> Option<&str> {
        self.texts.get(range.start as usize..range.end as usize)
    }
}

fn give(issue: &Issue, into: &mut Writer) {
    into.number(issue.code as u64);
    into.number(issue.severity as u64);
    into.number(issue.suggestion.is_some().into());
    issue.suggestion.iter().for_each(|text| into.text(text));
    into.number(issue.alternatives.len() as u64);
    issue.alternatives.iter().for_each(|text| into.text(text));
}

fn taken(given: &mut Reader<'_>) -> Read<Issue> {
    let mut issue = Issue::new(member(IssueCode::ALL, given)?, member(Severity::ALL, given)?);
    if given.number()? > 0 {
        issue = issue.suggesting(given.text()?);
    }
    for _ in 0..given.number()? {
        issue = issue.offering(given.text()?);
    }
    Ok(issue)
}

/// A member of a closed list, by its place.
fn member<T: Copy>(all: &[T], given: &mut Reader<'_>) -> Read<T> {
    all.get(given.number()? as usize).copied().ok_or(Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::{Context, value};
    use crate::vocabulary::Kind;

    #[test]
    fn what_goes_in_comes_out() {
        let typed = [
            (Kind::Iban, "de89 3704 0044 0532 0130 00"),
            (Kind::Iban, "DE00"),
            (Kind::Text, ""),
            (Kind::Name, "Dr. Ada  LOVELACE"),
            (Kind::Email, "ada.l+x@gmial.com"),
            (Kind::Date, "01/02/1980"),
            (Kind::Name, "Zoë Ångström"),
        ];
        let mut pool = Pool::default();
        let mut all: Vec<_> =
            typed.iter().map(|(kind, raw)| value(*kind, raw, &Context::default())).collect();
        all[0].display = Some("ü".repeat(2_000).into());
        let numbers: Vec<u32> = all.iter().chain(&all).map(|clean| pool.push(clean.view())).collect();
        for (number, clean) in numbers.iter().zip(all.iter().chain(&all)) {
            assert_eq!(pool.get(*number).map(|view| view.to_clean()).as_ref(), Some(clean));
            assert_eq!(pool.value(*number), &*clean.value);
            assert_eq!(pool.issues(*number), clean.issues);
            assert_eq!(pool.manners()[pool.manner(*number)].status, clean.status);
        }
        assert_eq!((pool.len(), pool.get(99).is_none(), pool.value(99)), (14, true, ""));
        assert!(pool.manners.len() < 8);
        let mut given = Writer::default();
        pool.give(&mut given);
        let taken = Pool::taken(&mut Reader { rest: &given.bytes }).unwrap();
        assert!(pool.iter().map(CleanView::to_clean).eq(taken.iter().map(CleanView::to_clean)));
    }
}
