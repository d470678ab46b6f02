//! Given, middle and family names.
//!
//! Given and family name that stand in each other's field are one finding: the given names say
//! `swapped`, and the family names nothing. What is a slip of another name, or swapped, says no more than
//! the frequency of both forms leaves: two names that many bear are two names.

use super::metric::{
    CLOSE, SIMILAR, compact, initial_of, jaro_winkler, one_edit, same_letters, without_spaces, words_within,
};
use super::{Outcome, Sides};
use crate::data::NAMES_OF_WOMEN;
use crate::normalize::profile::{Aspect, NONE, Profile};
use crate::text::find::find;
use crate::text::script::is_east_asian;
use crate::text::sound::sound;

/// Levels of the given name.
pub(super) const GIVEN: &[&str] =
    &["exact", "nickname", "close", "part", "initial", "swapped", "crossed", "similar", "different"];
/// Levels of the middle name.
pub(super) const MIDDLE: &[&str] = &["exact", "initial", "similar", "different"];
/// Levels of the family name.
pub(super) const FAMILY: &[&str] =
    &["exact", "close", "maiden", "part", "sounds-alike", "crossed", "similar", "married", "different"];

/// Names that hold a slip, those of them that hold a certain one, and names that are swapped, of all names.
const SLIPS: f64 = 0.07;
const THIS_SLIP: f64 = 0.05;
const SWAPS: f64 = 0.03;
/// Of those who have a name of two words, how many have it as one.
const SPACED: f64 = 0.2;

/// Of those who have one name, how many have it beside another, in the same field.
const GIVEN_PARTS: f64 = 0.24;
const FAMILY_PARTS: f64 = 0.017;
/// Bits that a single letter says.
const LETTER: f64 = 4.0;

/// Levels of the generation: junior, senior.
pub(super) const GENERATION: &[&str] = &["same", "one-sided", "different"];

/// Judges the given names.
pub(super) fn given(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.given, sides.right.given);
    let (a, b) = sides.texts(Aspect::Given, left, right)?;
    if left == right {
        return same(Aspect::Given, a, left);
    }
    if unlike_scripts(a, b) {
        return None;
    }
    if same_letters(a, b) {
        return spaced(sides, Aspect::Given, [left, right], 2);
    }
    let similarity = jaro_winkler(a, b);
    Outcome::level(match () {
        () if sides.terms.share_a_family(left, right) => 1,
        () if are_a_mans_and_a_womans(a, b) => 8,
        () if similarity >= CLOSE || long_and_one_edit(a, b) => {
            return slip(sides, Aspect::Given, [left, right], 2);
        }
        () if words_within(a, b) || goes_by_the_middle_name(sides) || joined(sides) => {
            return part(sides, Aspect::Given, [left, right], 3, GIVEN_PARTS);
        }
        () if initial_of(a, b) => 4,
        () if swapped(sides) => return in_the_other_field(sides, 5),
        () if alone_in_the_other_field(sides) => 6,
        () if similarity >= SIMILAR && sound(a) == sound(b) => {
            return slip(sides, Aspect::Given, [left, right], 2);
        }
        () if similarity >= SIMILAR => 7,
        () => 8,
    })
}

/// Whether both have given names, and those have nothing in common.
pub(super) fn are_called_otherwise(sides: &Sides) -> bool {
    given(sides).is_some_and(|outcome| usize::from(outcome.level) + 1 == GIVEN.len())
}

/// Judges the middle names.
pub(super) fn middle(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.middle, sides.right.middle);
    let (a, b) = sides.texts(Aspect::Middle, left, right)?;
    if left == right {
        return Outcome::exact(Aspect::Middle, left);
    }
    Outcome::level(match () {
        () if a.chars().next() == b.chars().next() && (initial_of(a, b) || words_within(a, b)) => 1,
        () if jaro_winkler(a, b) >= SIMILAR => 2,
        // Parts of one name that was cut elsewhere.
        () if joined(sides) || turned(sides) => return None,
        () => 3,
    })
}

/// Judges the family names.
pub(super) fn family(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.family, sides.right.family);
    let (a, b) = sides.texts(Aspect::Family, left, right)?;
    if left == right {
        return same(Aspect::Family, a, left);
    }
    if unlike_scripts(a, b) {
        return None;
    }
    if same_letters(a, b) {
        return spaced(sides, Aspect::Family, [left, right], 1);
    }
    let similarity = jaro_winkler(a, b);
    Outcome::level(match () {
        () if similarity >= CLOSE || long_and_one_edit(a, b) => {
            return slip(sides, Aspect::Family, [left, right], 1);
        }
        () if maiden(sides, a, b) => 2,
        () if words_within(a, b) => return part(sides, Aspect::Family, [left, right], 3, FAMILY_PARTS),
        () if similarity >= SIMILAR && sides.terms.sound_alike(left, right) => {
            return slip(sides, Aspect::Family, [left, right], 1);
        }
        () if sides.terms.sound_alike(left, right) => 4,
        () if swapped(sides) => return None,
        () if alone_in_the_other_field(sides) => 5,
        // Suresh D and Suresh Desai: a letter tells little, but not against him.
        () if similarity >= SIMILAR || initial_of(a, b) => 6,
        () if married(sides) => 7,
        () => 8,
    })
}

/// Whether both are known names of people, and not of one.
pub(super) fn of_two_relatives(sides: &Sides) -> bool {
    sides.left.family == sides.right.family && of_two_people(sides)
}

/// The same of names that have nothing in common.
pub(super) fn of_two_strangers(sides: &Sides) -> bool {
    of_two_people(sides) && family(sides).is_some_and(|outcome| outcome.level == 8)
}

/// Whether both are called by a given name that is more than a letter.
pub(super) fn both_told(sides: &Sides) -> bool {
    let texts = sides.texts(Aspect::Given, sides.left.given, sides.right.given);
    texts.is_some_and(|(a, b)| a.len().min(b.len()) > 1)
}

fn of_two_people(sides: &Sides) -> bool {
    let (left, right) = (sides.left.given, sides.right.given);
    let are_names = sides.terms.is_known(left) && sides.terms.is_known(right);
    let are_a_couples =
        || sides.texts(Aspect::Given, left, right).is_some_and(|(a, b)| are_a_mans_and_a_womans(a, b));
    (are_names || are_a_couples()) && given(sides).is_some_and(|outcome| outcome.level == 8)
}

/// Whether the given name of one side is a middle name of the other.
fn goes_by_the_middle_name(sides: &Sides) -> bool {
    let is_within = |given: &Profile, other: &Profile| {
        let given = sides.terms.text(Aspect::Given, given.given);
        other.middle != NONE
            && given.len() > 1
            && words_within(given, sides.terms.text(Aspect::Middle, other.middle))
    };
    is_within(sides.left, sides.right) || is_within(sides.right, sides.left)
}

/// The given names, and the family name behind them where it is asked for.
fn names<'t>(sides: &Sides<'t>, side: &Profile, family: bool) -> [&'t str; 3] {
    let text = |aspect, term| if term == NONE { "" } else { sides.terms.text(aspect, term) };
    let family = if family { text(Aspect::Family, side.family) } else { "" };
    [text(Aspect::Given, side.given), text(Aspect::Middle, side.middle), family]
}

/// How many bytes some names have that are no spaces, and their sum: of names of the same letters the same.
fn mass(names: &[&str; 3]) -> [usize; 2] {
    names
        .iter()
        .flat_map(|name| without_spaces(name))
        .fold([0, 0], |[count, sum], byte| [count + 1, sum + usize::from(byte)])
}

/// Whether one side has a second given name that is more than a letter.
fn has_a_second(sides: &Sides) -> bool {
    let second =
        |side: &Profile| side.middle != NONE && sides.terms.text(Aspect::Middle, side.middle).len() > 1;
    second(sides.left) || second(sides.right)
}

/// Whether the given names of both are one that was cut elsewhere, or one side leaves the first of them out: Mei Ling,
/// Meiling, Amy Meiling.
fn joined(sides: &Sides) -> bool {
    if !has_a_second(sides) {
        return false;
    }
    let sides_of = [sides.left, sides.right].map(|side| names(sides, side, false));
    let last = |names: &[&str; 3]| names.iter().rev().find_map(|name| name.bytes().last());
    if last(&sides_of[0]) != last(&sides_of[1]) {
        return false;
    }
    let [a, b] = sides_of.map(|names| compact(&names.concat()));
    let (shorter, longer, side) =
        if a.len() < b.len() { (&a, &b, sides.right) } else { (&b, &a, sides.left) };
    let before = longer.len() - shorter.len();
    let first = sides.terms.text(Aspect::Given, side.given).len();
    shorter.len() > 1 && longer.ends_with(shorter.as_str()) && (before == 0 || before == first)
}

/// Whether the whole names are one in another order, and cut elsewhere: Zhou Jian Guo, Jianguo Zhou.
fn turned(sides: &Sides) -> bool {
    let several = [sides.left, sides.right]
        .iter()
        .any(|side| side.family != NONE && sides.terms.text(Aspect::Family, side.family).contains(' '));
    if !(several || has_a_second(sides)) || sides.left.family.max(sides.right.family) == NONE {
        return false;
    }
    let sides_of = [sides.left, sides.right].map(|side| names(sides, side, true));
    if mass(&sides_of[0]) != mass(&sides_of[1]) {
        return false;
    }
    let [a, b] = sides_of.map(|names| compact(&names.concat()));
    find(&[a.as_str(), a.as_str()].concat(), &b).is_some()
}

/// Whether the name before of one side is the name of the other.
fn maiden(sides: &Sides, a: &str, b: &str) -> bool {
    let before = |side: &Profile, other: &str| {
        side.maiden != NONE && sides.terms.text(Aspect::Maiden, side.maiden) == other
    };
    before(sides.left, b) || before(sides.right, a)
}

/// Whether all but the family name speaks for one person, who may have taken another: one given name, one
/// birth, no man. Given name and birth weigh on their own: what the level says is how often such a name changes.
fn married(sides: &Sides) -> bool {
    let (left, right) = (sides.left, sides.right);
    let is_man = |side: &Profile| sides.terms.text(Aspect::Gender, side.gender) == "male";
    let given = left.given == right.given || sides.terms.share_a_family(left.given, right.given);
    let birth = left.birth == right.birth
        && left.birth != NONE
        && sides.terms.text(Aspect::Birth, left.birth).len() == 10;
    given && left.given != NONE && birth && !is_man(left) && !is_man(right)
}

/// One name on both sides. A letter says what a letter says, however rare it is that a name is cut to it.
fn same(aspect: Aspect, text: &str, name: u32) -> Option<Outcome> {
    let rarity = if text.chars().nth(1).is_none() { LETTER } else { 0.0 };
    Some(Outcome { level: 0, term: Some((aspect, name)), rarity })
}

/// A name and one that holds it, or is held by it: of two who have nothing else to do with each other, as many as bear
/// the name that both have, of whom some bear another beside it.
fn part(sides: &Sides, aspect: Aspect, names: [u32; 2], level: u8, parts: f64) -> Option<Outcome> {
    let [a, b] = names.map(|name| sides.terms.share_of_others(aspect, name));
    Some(Outcome { level, term: None, rarity: -libm::log2(a.max(b) * parts) })
}

/// One name, apart or as one: Al Harbi, Alharbi. Many write it either way.
fn spaced(sides: &Sides, aspect: Aspect, names: [u32; 2], level: u8) -> Option<Outcome> {
    let shares = names.map(|name| sides.terms.share_of_others(aspect, name));
    of_one_or_two(shares, SPACED, level, -1.0)
}

/// Names that are a slip apart. Either somebody of the rarer name was met, or one of the more frequent with
/// this slip in it.
fn slip(sides: &Sides, aspect: Aspect, names: [u32; 2], level: u8) -> Option<Outcome> {
    let shares = names.map(|name| sides.terms.share_of_others(aspect, name));
    of_one_or_two(shares, SLIPS * THIS_SLIP, level, libm::log2(THIS_SLIP))
}

/// Names in each other's field. Either somebody was met whose names stand right as they are, or one whose
/// names were swapped.
fn in_the_other_field(sides: &Sides, level: u8) -> Option<Outcome> {
    let both = |side: &Profile| {
        let share = |aspect, name| sides.terms.share_of_others(aspect, name);
        share(Aspect::Given, side.given) * share(Aspect::Family, side.family)
    };
    of_one_or_two([both(sides.left), both(sides.right)], SWAPS, level, 0.0)
}

/// What two forms say: the share of records that have the rarer one by themselves, and of those that
/// have it by a mistake from the other one.
fn of_one_or_two([a, b]: [f64; 2], mistakes: f64, level: u8, bits: f64) -> Option<Outcome> {
    let rarity = bits - libm::log2(a.min(b) + mistakes * a.max(b));
    Some(Outcome { level, term: None, rarity: rarity.max(f64::MIN_POSITIVE) })
}

/// Judges the generations. Where there is a junior there is a senior, who mostly is not called so.
pub(super) fn generation(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.generation, sides.right.generation);
    Outcome::level(match () {
        () if left == NONE && right == NONE => return None,
        () if left == NONE || right == NONE => 1,
        () if left == right => 0,
        () => 2,
    })
}

/// Names of an East Asian script and of another cannot be compared by their letters.
fn unlike_scripts(a: &str, b: &str) -> bool {
    let foreign = |text: &str| !text.bytes().any(|byte| byte.is_ascii_alphabetic());
    !(a.is_ascii() && b.is_ascii()) && (is_east_asian(a) != is_east_asian(b) || foreign(a) != foreign(b))
}

/// Juan and Juana, Peter and Petra.
fn are_a_mans_and_a_womans(a: &str, b: &str) -> bool {
    let made_of = |woman: &str, man: &str| {
        woman.ends_with(['a', 'e'])
            && NAMES_OF_WOMEN.get(woman).is_some_and(|men| men.split(' ').any(|known| known == man))
    };
    made_of(a, b) || made_of(b, a)
}

/// One edit in a short name makes another name (Tim, Tom); in a longer one it is a slip.
fn long_and_one_edit(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= 5 && one_edit(a, b)
}

/// Whether the only name of one side stands in the other field of the other side.
fn alone_in_the_other_field(sides: &Sides) -> bool {
    let alike = |given, family| {
        let texts = (given != NONE && family != NONE)
            .then(|| (sides.terms.text(Aspect::Given, given), sides.terms.text(Aspect::Family, family)));
        texts.is_some_and(|(a, b)| a == b || jaro_winkler(a, b) >= CLOSE)
    };
    let of = |alone: &Profile, other: &Profile| match (alone.given, alone.family) {
        (given, NONE) => alike(given, other.family),
        (NONE, family) => alike(other.given, family),
        _ => false,
    };
    of(sides.left, sides.right) || of(sides.right, sides.left)
}

fn swapped(sides: &Sides) -> bool {
    let (left, right) = (sides.left, sides.right);
    if turned(sides) {
        return true;
    }
    let crossed = |given, family| {
        if given == NONE || family == NONE {
            (false, false)
        } else {
            let (a, b) = (sides.terms.text(Aspect::Given, given), sides.terms.text(Aspect::Family, family));
            (a == b || jaro_winkler(a, b) >= CLOSE, initial_of(a, b))
        }
    };
    let one_way = crossed(left.given, right.family);
    let other_way = crossed(right.given, left.family);
    one_way.0 && (other_way.0 || other_way.1) || one_way.1 && other_way.0
}
