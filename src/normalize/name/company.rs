//! Companies in the field of a person, and the reverse.
//!
//! Does: tell them by legal forms, by words that only organizations have and by salutations.
//! Does not: take a word that is also a given name for a form (Asa).

use super::super::clean::Context;
use super::super::email::is_role;
use super::super::organization;
use super::shape;
use super::sheet::Sheet;
use super::word::Word;
use crate::data::lexicon::role;
use crate::data::{NAME_WORDS, SALUTATIONS};
use crate::text::find;
use crate::text::fold::fold;
use crate::text::script::is_east_asian;
use crate::vocabulary::Severity;

/// A legal form, or a word that only organizations have and no given name.
pub(super) fn is_organization(sheet: &Sheet<'_>, words: &[Word<'_>], context: &Context) -> bool {
    if is_of_several(sheet.text, words) {
        return true;
    }
    // Anna Huber BSc: the degree is a form of Bahrain, too.
    let has_degree = |first: &Word<'_>| first.is(role::PREFIX | role::GIVEN);
    if words.last().is_some_and(|last| last.is(role::SUFFIX)) && words.first().is_some_and(has_degree) {
        return false;
    }
    let may_have_form = match (words.first(), words.last()) {
        _ if context.own.is_some() || sheet.has(shape::EAST_ASIAN | shape::OTHER_SCRIPT) => true,
        (_, Some(last)) if last.is(role::FORM) || last.has_inner_point() => true,
        // SARL Dupont, but Asa Butterfield.
        (Some(first), _) if first.is(role::FORM) && !first.is(role::GIVEN | role::FAMILY | role::PREFIX) => {
            true
        }
        (Some(first), _) => sheet.has(shape::WIDE) && organization::begins_form(first.folded),
        _ => false,
    };
    // Blumen Peters B.V., but Peter Claver S.J.
    let dotted = words.last().is_some_and(Word::has_inner_point)
        && words.first().is_some_and(|first| !first.is(role::GIVEN | role::FAMILY | role::PREFIX));
    let is_name = words.last().is_some_and(|last| last.is(role::GIVEN));
    may_have_form && has_form(sheet.text, is_name, dotted, context) || is_named_as_one(words)
}

/// Dupont & Fils, Rossi e Figli, Marks & Co.
fn is_of_several(text: &str, words: &[Word<'_>]) -> bool {
    let [.., before, last] = words else { return false };
    let is_rest = last.is(role::COMPANY) && !last.is(role::GIVEN | role::FAMILY)
        || matches!(last.folded, "fils" | "co" | "cie" | "partner" | "tarsa" | "tarsai");
    let sign = || find::find(text, last.text).and_then(|at| text.get(..at)).unwrap_or_default().trim_end();
    is_rest && (before.is(role::AND) || sign().ends_with(['&', '+']))
}

/// How sure it is that the field of an organization holds a person: a salutation says it, a given
/// and a family name may be a firm's, too. Most end with a word that only firms have.
pub(in crate::normalize) fn in_organization(text: &str, last: Option<&str>) -> Option<Severity> {
    const FIRM: u32 = role::COMPANY | role::FORM | role::AND;
    if last.is_some_and(|last| NAME_WORDS.roles(last) & FIRM != 0) {
        return None;
    }
    let sheet = Sheet::of(text);
    let all = sheet.words();
    let is_title = |(at, word): &(usize, &Word<'_>)| {
        (word.is(role::PREFIX) || *at > 0 && word.is(role::DEGREE)) && !SALUTATIONS.has(word.folded)
    };
    let titles = all.iter().enumerate().take_while(is_title).count().min(all.len().saturating_sub(2));
    let (first, last) = (all.get(titles)?, all.last()?);
    if !(2..=5).contains(&all.len()) || all.iter().any(|word| word.is(FIRM)) {
        return None;
    }
    let plain = all.len() - titles < 4 && !find::holds_any(text, b"&+");
    match () {
        () if SALUTATIONS.has(first.folded) && first.is(role::PREFIX) => Some(Severity::Warning),
        () if plain && first.is(role::WESTERN) && last.is_only_family() => Some(Severity::Info),
        () => None,
    }
}

/// A word of firms among others (Acme Plumbing), or a department (Reception).
fn is_named_as_one(all: &[Word<'_>]) -> bool {
    let is_department = matches!(all, [only] if is_role(only.folded));
    (all.len() > 1 || is_department)
        && all.iter().any(|word| word.is(role::COMPANY))
        && !all.iter().any(|word| word.is(role::GIVEN | role::PREFIX))
}

/// Forms of two letters (AG, SA) and those that are names (Asa) count only as they are usually written.
fn has_form(text: &str, is_name: bool, dotted: bool, context: &Context) -> bool {
    let (core, form) = organization::split_form(text, context);
    let Some(form) = form else { return false };
    let behind = text.strip_prefix(core);
    let typed = behind.or_else(|| text.strip_suffix(core)).unwrap_or_default().trim_matches([' ', ',']);
    let is_name = is_name && behind.is_some();
    let is_long = || fold(typed).chars().filter(|c| *c != ' ').count() > 2;
    // A family may be called 유, but (주) is no name.
    is_east_asian(typed) && typed.chars().count() > 1
        || !is_name && (dotted || is_long())
        || (typed == form && form.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase))
}
