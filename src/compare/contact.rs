//! E-mail addresses and telephone numbers: the best pair of two lists counts, once.

use super::metric::{CLOSE, compact, jaro_winkler, one_edit};
use super::{Outcome, Sides, best_pair};
use crate::data::NAME_WORDS;
use crate::data::lexicon::role;
use crate::data::nicknames::{families, share};
use crate::normalize::email::is_role;
use crate::normalize::profile::{Aspect, NONE, Profile};
use crate::normalize::without_digraphs as plain;
use crate::text::find::{find, split_once};

/// Levels of the e-mail address.
pub(super) const EMAIL: &[&str] =
    &["same-mailbox", "close", "same-local-part", "similar-local-part", "different"];
/// Levels of the telephone number.
pub(super) const PHONE: &[&str] =
    &["same-number", "same-national-number", "same-last-digits", "one-digit", "different"];

/// Digits of a number within a country, at least, where it may stand for the whole number.
const NATIONAL_DIGITS: usize = 9;
/// Digits at the end that make a number one of its own within a region.
const LAST_DIGITS: usize = 7;

/// Judges the e-mail addresses.
pub(super) fn email(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.emails, &sides.right.emails, |left, right| {
        let (a, b) = sides.texts(Aspect::Email, left, right)?;
        let local = |mailbox| <str>::split_once(mailbox, '@').map_or(mailbox, |(local, _)| local);
        let (a_local, b_local) = (local(a), local(b));
        if left == right {
            let role = is_role(a_local);
            return if role { shared_by_many(sides, left) } else { Outcome::exact(Aspect::Email, left) };
        }
        // Who writes from a mailbox of a role has one of his own, too, and every firm has an info@.
        if is_role(a_local) || is_role(b_local) {
            return None;
        }
        let level = match () {
            () if are_of_two_people(a_local, b_local) => 4,
            () if one_edit(a, b) && digits(a_local).eq(digits(b_local)) => 1,
            () if a_local == b_local => 2,
            () if jaro_winkler(a_local, b_local) >= CLOSE => 3,
            () => 4,
        };
        // A slip behind the @ is one, whatever stands before it.
        let implied = (level > 1 || a_local != b_local)
            && level < 4
            && implied_by_the_names(sides, &plain(a_local), &plain(b_local));
        if implied { None } else { Outcome::level(level) }
    })
}

/// peter.schulz and petra.schulz: they differ in a given name alone, and both have one.
fn are_of_two_people(a: &str, b: &str) -> bool {
    let words = |local| <str>::split(local, ['.', '_', '-']);
    let mut others = words(a).zip(words(b)).filter(|(a, b)| a != b);
    let is_given = |word: &str| NAME_WORDS.roles(word) & role::GIVEN != 0;
    let of_two = |(a, b): (&str, &str)| is_given(a) && is_given(b) && !share(families(a), families(b));
    others.next().is_some_and(of_two) && others.next().is_none() && words(a).count() == words(b).count()
}

/// Another number behind the same name is another mailbox, and no slip.
fn digits(local: &str) -> impl Iterator<Item = u8> {
    local.bytes().filter(u8::is_ascii_digit)
}

/// A mailbox that is by its name nobody's own says as much as it is rare among the records.
fn shared_by_many(sides: &Sides, mailbox: u32) -> Option<Outcome> {
    let (count, records) = (sides.terms.count(Aspect::Email, mailbox), sides.terms.records(Aspect::Email));
    let rarity = libm::log2(f64::from(records) / f64::from(count.max(1)));
    Some(Outcome { level: 0, term: None, rarity: rarity.max(f64::MIN_POSITIVE) })
}

/// Whether two parts before the @ are alike only because the names are: both are made of the name of
/// their own side, and nothing else that they share is left.
fn implied_by_the_names(sides: &Sides, left: &str, right: &str) -> bool {
    let beside = |profile: &Profile, local: &str| {
        let family = profile.family;
        let named = (family != NONE).then(|| sides.terms.text(Aspect::Family, family))?;
        let given = if profile.given == NONE { "" } else { sides.terms.text(Aspect::Given, profile.given) };
        let middle =
            if profile.middle == NONE { "" } else { sides.terms.text(Aspect::Middle, profile.middle) };
        let joined = compact(named);
        // Of several names the one that stands there, if they do not stand there as one.
        let named = match find(local, &joined) {
            Some(_) => &joined,
            None => named.split(' ').find(|name| find(local, name).is_some()).unwrap_or(named),
        };
        let both = compact(&[given, middle].concat());
        let given = if find(local, &both).is_some() { both } else { compact(given) };
        beside_the_name(local, &given, named)
    };
    let rests = (beside(sides.left, left), beside(sides.right, right));
    matches!(rests, (Some(a), Some(b)) if a != b || a.len() < 2)
}

/// The number that stands in it beside the family name and the given name or its initial, or beside the given name
/// alone; `None` where more stands there than a number, or no name.
fn beside_the_name(local: &str, given: &str, family: &str) -> Option<String> {
    let rest = without(local, family).or_else(|| without(local, given).filter(|_| given.len() > 1))?;
    let initial = given.chars().next().map_or(0, char::len_utf8);
    let rest = without(&rest, given).or_else(|| without(&rest, given.get(..initial)?)).unwrap_or(rest);
    let number: String = rest.chars().filter(|c| !matches!(c, '.' | '_' | '-')).collect();
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

fn without(text: &str, part: &str) -> Option<String> {
    split_once(text, part).map(|(before, after)| [before, after].concat())
}

/// Judges the telephone numbers.
pub(super) fn phone(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.phones, &sides.right.phones, |left, right| {
        if left == right {
            return Outcome::exact(Aspect::Phone, left);
        }
        let (a, b) = sides.texts(Aspect::Phone, left, right)?;
        if same_national(a, b) {
            // A switchboard is one however it is written.
            let term = Some((Aspect::Phone, sides.terms.more_frequent(Aspect::Phone, left, right)));
            return Some(Outcome { level: 1, term, rarity: 0.0 });
        }
        Outcome::level(match () {
            () if last_digits(a).is_some() && last_digits(a) == last_digits(b) => 2,
            () if one_edit(a, b) => 3,
            () => 4,
        })
    })
}

/// Whether one number is the other without the code of its country, with a zero before it or without.
fn same_national(a: &str, b: &str) -> bool {
    let within = |number: &str, other: &str| {
        let national = number.trim_start_matches('0');
        national.len() >= NATIONAL_DIGITS && other.ends_with(national)
    };
    within(a, b) || within(b, a)
}

fn last_digits(number: &str) -> Option<&str> {
    number.get(number.len().checked_sub(LAST_DIGITS)?..)
}
