//! Identifiers, organizations, gender and free attributes.

use super::metric::{CLOSE, jaro_winkler, one_edit, words_within};
use super::{Outcome, Sides, best_pair, company, name};
use crate::normalize::profile::{Aspect, NONE, Profile};

/// Levels of national, tax, VAT and account numbers.
pub(super) const IDENTIFIER: &[&str] = &["same", "one-digit", "different"];
/// Levels of the organization.
pub(super) const ORGANIZATION: &[&str] = &["same", "close", "part", "different"];
/// Levels of what the sides are.
pub(super) const ENTITY: &[&str] = &["different"];
/// Levels of the gender.
pub(super) const GENDER: &[&str] = &["same", "different"];
/// Levels of the language.
pub(super) const LANGUAGE: &[&str] = &["same", "different"];
/// Levels of a value of a category column.
pub(super) const ATTRIBUTE: &[&str] = &["same", "close", "different"];
const DIFFERENT: u8 = 2;

/// Judges identifiers of the same kind. One person may have several accounts, and a couple one: that accounts differ
/// says nothing, and that two people of other given names share one neither.
pub(super) fn identifier(sides: &Sides) -> Option<Outcome> {
    best_pair(&sides.left.identifiers, &sides.right.identifiers, |left, right| {
        let (text, other) = sides.texts(Aspect::Identifier, left, right)?;
        let is_account = text.starts_with("iban=") || text.starts_with("card=");
        if left == right {
            let of_two = is_account && name::are_called_otherwise(sides);
            return if of_two { None } else { Outcome::exact(Aspect::Identifier, left) };
        }
        let (a, b) = same_label((text, other))?;
        let level = if one_edit(a, b) { 1 } else { 2 };
        if is_account && level > 1 { None } else { Outcome::level(level) }
    })
}

/// Judges the organizations. A firm that reads like a person's name is compared by that.
pub(super) fn organization(sides: &Sides) -> Option<Outcome> {
    let alike = |a: &Profile, b: &Profile| is_person(a) && b.is_organization() && is_called(sides, a, b);
    if alike(sides.left, sides.right) || alike(sides.right, sides.left) {
        return Outcome::level(1);
    }
    best_pair(&sides.left.organizations, &sides.right.organizations, |left, right| {
        let (a, b) = sides.texts(Aspect::Organization, left, right)?;
        if left == right {
            return Outcome::exact(Aspect::Organization, left);
        }
        let (order, acronym) = company::reads_alike(sides, left, right);
        Outcome::level(match () {
            () if order || jaro_winkler(a, b) >= CLOSE => 1,
            () if acronym || words_within(a, b) => 2,
            () => 3,
        })
    })
}

/// Judges whether one side is a person and the other an organization, which is all they may have in
/// common but an address; that both are alike says nothing.
pub(super) fn entity(sides: &Sides) -> Option<Outcome> {
    let unlike = |a: &Profile, b: &Profile| {
        a.given.min(a.family) != NONE && b.is_organization() && !is_called(sides, a, b)
    };
    let said = |a: &Profile, b: &Profile| {
        sides.terms.is_said_to_be(a, "person") && sides.terms.is_said_to_be(b, "organization")
    };
    let either = |are: &dyn Fn(&Profile, &Profile) -> bool| {
        are(sides.left, sides.right) || are(sides.right, sides.left)
    };
    let are_unlike = either(&unlike) || either(&said);
    if are_unlike { Outcome::level(0) } else { None }
}

fn is_person(side: &Profile) -> bool {
    side.organizations.is_empty() && side.given.min(side.family) != NONE
}

/// Whether an organization is called as a person is: a firm that gives itself no form reads like a name.
fn is_called(sides: &Sides, person: &Profile, organization: &Profile) -> bool {
    let name = |aspect, term| if term == NONE { "" } else { sides.terms.text(aspect, term) };
    let whole = [name(Aspect::Given, person.given), " ", name(Aspect::Family, person.family)].concat();
    let text = |name: &u32| sides.terms.text(Aspect::Organization, *name);
    organization.organizations.iter().any(|name| jaro_winkler(whole.trim(), text(name)) >= CLOSE)
}

/// Judges the genders.
pub(super) fn gender(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.gender, sides.right.gender);
    sides.texts(Aspect::Gender, left, right)?;
    Outcome::level(u8::from(left != right))
}

/// Judges the languages that the sides are written to in.
pub(super) fn language(sides: &Sides) -> Option<Outcome> {
    let (left, right) = (sides.left.language, sides.right.language);
    sides.texts(Aspect::Language, left, right)?;
    if left == right { Outcome::exact(Aspect::Language, left) } else { Outcome::level(1) }
}

/// Judges the values of category columns of the same name, column by column: what most of them say counts, and
/// where as many agree as differ, nothing is said.
pub(super) fn attribute(sides: &Sides) -> Option<Outcome> {
    let (mut balance, mut best) = (0, None);
    let says_the_party = |term: &&u32| sides.terms.text(Aspect::Attribute, **term).starts_with('=');
    for left in sides.left.attributes.iter().filter(|term| !says_the_party(term)) {
        let of_a_column = best_pair(&[*left], &sides.right.attributes, |left, right| {
            if left == right {
                return Outcome::exact(Aspect::Attribute, left);
            }
            let (a, b) = same_label(sides.texts(Aspect::Attribute, left, right)?)?;
            Outcome::level(if jaro_winkler(a, b) >= CLOSE { 1 } else { DIFFERENT })
        });
        let Some(outcome) = of_a_column else { continue };
        balance += if outcome.level == DIFFERENT { -1 } else { 1 };
        best = Some(best.map_or(outcome, |best: Outcome| best.better(outcome)));
    }
    match balance {
        0 => None,
        1.. => best,
        _ => Outcome::level(DIFFERENT),
    }
}

/// The values behind equal labels (`id.national=…`); values of different labels do not compare.
fn same_label<'t>((a, b): (&'t str, &'t str)) -> Option<(&'t str, &'t str)> {
    let ((label_a, value_a), (label_b, value_b)) = (a.split_once('=')?, b.split_once('=')?);
    (label_a == label_b).then_some((value_a, value_b))
}
