//! What was found out about one number, for all that begin alike.
//!
//! Does: remember by country, count and the digits that were looked at; a list has few beginnings.
//! Does not: change an answer: it is what `number.rs` and `format.rs` said of the first of them.

use super::format::Forms;
use super::number::{MOST, Number};
use super::plan::Plan;
use super::typed::Typed;
use crate::vocabulary::PhoneType;
use std::cell::RefCell;

/// Fewest digits that nobody looked at, so that others share the answer.
const SHARED: usize = 2;
/// Most places of the tree and most answers; when it is full, all is forgotten.
const PLACES: usize = 1 << 13;
/// Places for each country and count of digits, where the tree begins.
const ROOTS: usize = 1 << 13;
/// What this and higher marks is an answer.
const ANSWER: u16 = 1 << 15;

/// What is the same for all numbers that begin alike.
#[derive(Clone, Copy, PartialEq)]
struct Found {
    plan: &'static Plan,
    region: Option<&'static Plan>,
    kind: Option<PhoneType>,
    has_code: bool,
    /// How many digits stand before the national number.
    before: usize,
    forms: Forms,
}

/// A tree of digits. At each a mark: 0 for nothing, an answer, or the place of the next digit.
#[derive(Default)]
struct Memo {
    tree: Vec<[u16; 10]>,
    answers: Vec<Found>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Says what is to be said of the number that the digits are, where another one told it; else false.
pub(super) fn recall(typed: &Typed, home: Option<&'static Plan>, say: impl FnOnce(&Number, &Forms)) -> bool {
    let Some(root) = root(typed, home) else { return false };
    let said = |memo: &RefCell<Memo>| {
        let memo = memo.try_borrow().ok()?;
        let Found { plan, region, kind, has_code, before, forms } = memo.find(root, typed.digits.all())?;
        if kind.is_none() && typed.other_readings().next().is_some() {
            return None;
        }
        let national = typed.digits.from(*before);
        say(&Number { plan, has_code: *has_code, national, region: *region, kind: *kind }, forms);
        Some(())
    };
    matches!(MEMO.try_with(said), Ok(Some(())))
}

/// Remembers what the digits are as they stand, where the last of them were not looked at.
pub(super) fn learn(
    typed: &Typed,
    home: Option<&'static Plan>,
    number: &Number,
    forms: &Forms,
    unseen: usize,
) {
    let digits = typed.digits.all();
    // Behind a plus that is none, the country matters.
    let depends = typed.plus && !typed.digits.begins_with(number.plan.code);
    let is_shared = unseen >= SHARED && !depends && digits.ends_with(number.national.all());
    let (Some(root), true) = (root(typed, home), is_shared) else { return };
    let seen = digits.get(..digits.len().saturating_sub(unseen)).unwrap_or_default();
    let Number { plan, has_code, region, kind, .. } = *number;
    let before = digits.len() - number.national.all().len();
    let found = Found { plan, region, kind, has_code, before, forms: *forms };
    let _ = MEMO.try_with(|memo| memo.try_borrow_mut().map(|mut memo| memo.add(root, seen, found)));
}

/// Behind a plus the country does not matter.
fn root(typed: &Typed, home: Option<&'static Plan>) -> Option<usize> {
    let place = if typed.plus { u8::MAX } else { home?.place };
    (typed.count < MOST).then(|| usize::from(place) << 5 | typed.count)
}

impl Memo {
    fn find(&self, root: usize, digits: &[u8]) -> Option<&Found> {
        let mut mark = *self.tree.get(root / 10)?.get(root % 10)?;
        for digit in digits {
            if mark == 0 || mark >= ANSWER {
                break;
            }
            mark = *self.tree.get(usize::from(mark))?.get(usize::from(digit & 15))?;
        }
        self.answers.get(usize::from(mark.checked_sub(ANSWER)?))
    }

    fn add(&mut self, root: usize, seen: &[u8], found: Found) {
        if self.tree.len().max(self.answers.len()) + MOST > PLACES {
            *self = Self::default();
        }
        self.tree.resize(self.tree.len().max(ROOTS.div_ceil(10)), [0; 10]);
        let (mut place, mut digit) = (root / 10, root % 10);
        for next in seen {
            let Some(behind) = self.next(place, digit) else { return };
            (place, digit) = (usize::from(behind), usize::from(next & 15));
        }
        let answer = self.answer(found);
        if let Some(mark) = self.mark(place, digit) {
            *mark = answer;
        }
    }

    fn mark(&mut self, place: usize, digit: usize) -> Option<&mut u16> {
        self.tree.get_mut(place)?.get_mut(digit)
    }

    /// The place behind a digit; a new one where none is yet.
    fn next(&mut self, place: usize, digit: usize) -> Option<u16> {
        let new = self.tree.len() as u16;
        let mark = self.mark(place, digit)?;
        if *mark > 0 {
            return Some(*mark).filter(|mark| *mark < ANSWER);
        }
        *mark = new;
        self.tree.push([0; 10]);
        Some(new)
    }

    fn answer(&mut self, found: Found) -> u16 {
        let known = self.answers.iter().position(|known| *known == found);
        let place = known.unwrap_or(self.answers.len());
        if known.is_none() {
            self.answers.push(found);
        }
        ANSWER | place as u16
    }
}
