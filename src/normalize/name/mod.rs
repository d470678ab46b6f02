//! Names of persons.
//!
//! Does: take a whole name apart, put "Family, Given" in order, set the usual case where the text
//! was all capitals or all small, report two people, a company or an e-mail address.
//! Does not: touch mixed case (McDonald, van der Berg), or turn a name round that the tables do not
//! settle: then the other reading is a suggestion.

mod aside;
mod casing;
mod compound;
mod couple;
mod cultures;
mod east_asian;
mod endings;
mod order;
mod parse;
mod pinyin;
mod word;

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::organization;
use crate::data::lexicon::role;
use crate::data::{NAME_CULTURES, SALUTATIONS};
use crate::text::fold::fold;
use crate::text::script::{has_look_alikes, is_east_asian};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Part, Severity};
use casing::{is_one_case, recase};
use parse::{Name, Order, parse};
use word::{Word, push, words};

/// What the country of a customer says about names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Culture {
    None,
    Spanish,
    Portuguese,
    Hungarian,
    Vietnamese,
    Chinese,
    Korean,
    Japanese,
    FamilyFirst,
    French,
    Turkish,
    Philippine,
}

impl Culture {
    fn of(context: &Context) -> Self {
        match context.country().and_then(|country| NAME_CULTURES.get(country)) {
            Some("es") => Self::Spanish,
            Some("pt") => Self::Portuguese,
            Some("hu") => Self::Hungarian,
            Some("vn") => Self::Vietnamese,
            Some("cn") => Self::Chinese,
            Some("kr") => Self::Korean,
            Some("jp") => Self::Japanese,
            Some("first") => Self::FamilyFirst,
            Some("fr") => Self::French,
            Some("tr") => Self::Turkish,
            Some("ph") => Self::Philippine,
            _ => Self::None,
        }
    }

    const fn is_family_first(self) -> bool {
        matches!(
            self,
            Self::Hungarian
                | Self::Vietnamese
                | Self::Chinese
                | Self::Korean
                | Self::Japanese
                | Self::FamilyFirst
        )
    }
}

/// A whole name: canonical in the order prefix, given, nickname, middle, family, suffix, or with
/// the family name first where its culture writes it so.
pub(super) fn whole(text: &str, context: &Context) -> Draft {
    if let Some(draft) = no_name(text) {
        return draft;
    }
    let culture = Culture::of(context);
    if let Some((mut first, mut second)) = couple::both(text, culture) {
        if is_organization(text) {
            return as_typed(text, recase(text, culture)).warning(IssueCode::NameIsOrganization);
        }
        first.set_case(text, culture);
        second.set_case(text, culture);
        let issue = Issue::new(IssueCode::NameTwoPeople, Severity::Warning).suggesting(second.join());
        return with_parts(as_typed(text, recase(text, culture)).issue(issue), &first);
    }
    if is_organization(text) {
        return as_typed(text, recase(text, culture)).warning(IssueCode::NameIsOrganization);
    }
    one_person(text, culture)
}

fn one_person(text: &str, culture: Culture) -> Draft {
    let mut name = parse(text, culture);
    let cased = name.set_case(text, culture);
    let value = if is_east_asian(text) { text.to_owned() } else { name.join() };
    let moved = value != text && fold(&value) != fold(text);
    let mut draft = Draft::of(value)
        .change_if(cased, ChangeCode::Case)
        .change_if(moved, ChangeCode::Parts)
        .warning_if(has_look_alikes(text), IssueCode::LookAlike);
    if name.doubtful {
        draft =
            draft.issue(Issue::new(IssueCode::NameOrder, Severity::Info).suggesting(name.other_reading()));
    }
    with_parts(draft, &name)
}

/// One part of a name in a field of its own; titles and suffixes typed there go apart.
pub(super) fn part(kind: Kind, text: &str, context: &Context) -> Draft {
    if let Some(draft) = no_name(text) {
        return draft;
    }
    let culture = Culture::of(context);
    let two = couple::both(text, culture);
    let cased = recase(text, culture);
    let mut draft = if two.is_some() { as_typed(text, cased) } else { without_titles(kind, text, &cased) };
    if let Some((_, mut second)) = two {
        second.set_case(text, culture);
        let other = if kind == Kind::NameFamily { second.family } else { second.given };
        draft = draft.issue(Issue::new(IssueCode::NameTwoPeople, Severity::Warning).suggesting(other));
    }
    draft
        .warning_if(kind == Kind::NameFamily && is_organization(text), IssueCode::NameIsOrganization)
        .warning_if(has_look_alikes(text), IssueCode::LookAlike)
}

/// "Dr. Anna" as a given name, "Smith Jr." as a family name.
fn without_titles(kind: Kind, text: &str, cased: &str) -> Draft {
    let is_field = matches!(kind, Kind::NameGiven | Kind::NameFamily) && !is_east_asian(text);
    let all = if is_field { words(cased) } else { Vec::new() };
    let certain = |word: &Word<'_>| !word.is(role::GIVEN | role::FAMILY | role::PARTICLE);
    let before = all.iter().take_while(|word| word.is(role::PREFIX) && certain(word)).count();
    let behind = all.iter().rev().take_while(|word| word.is(role::SUFFIX) && certain(word)).count();
    if before + behind == 0 || before + behind >= all.len() {
        return as_typed(text, cased.to_owned());
    }
    let part = |from, to| word::join(all.get(from..to).unwrap_or_default());
    let kept = part(before, all.len() - behind).trim_end_matches(',').to_owned();
    Draft::of(kept)
        .change_if(cased != text, ChangeCode::Case)
        .change(ChangeCode::Parts)
        .part(Part::Prefix, &part(0, before))
        .part(Part::Suffix, &part(all.len() - behind, all.len()))
}

/// A prefix or a suffix.
pub(super) fn title(kind: Kind, text: &str) -> Draft {
    let cased =
        if kind == Kind::NameSuffix { casing::recase_suffix(text) } else { casing::recase_title(text) };
    as_typed(text, cased)
}

fn as_typed(text: &str, cased: String) -> Draft {
    let changed = cased != text;
    Draft::of(cased).change_if(changed, ChangeCode::Case)
}

/// What is in the field where there is no name at all.
fn no_name(text: &str) -> Option<Draft> {
    if !text.chars().any(char::is_alphabetic) {
        return Some(Draft::nothing(IssueCode::NameNoLetters));
    }
    text.contains('@').then(|| Draft::of(text).warning(IssueCode::NameIsEmail))
}

/// A legal form at the end, or a word that only organizations have and no given name.
fn is_organization(text: &str) -> bool {
    let all = words(text);
    if all.last().is_some_and(|word| word.is(role::FORM)) || !text.is_ascii() {
        return has_form(text) || is_named_as_one(&all);
    }
    is_named_as_one(&all)
}

/// How sure it is that the field of an organization holds a person: a salutation says it, a given
/// and a family name may be a firm's, too.
pub(super) fn in_organization(text: &str) -> Option<Severity> {
    let all = words(text);
    let (first, last) = (all.first()?, all.last()?);
    if all.len() < 2
        || all.len() > 5
        || all.iter().any(|word| word.is(role::COMPANY | role::FORM | role::AND))
    {
        return None;
    }
    let plain = all.len() < 4 && !text.contains(['&', '+']);
    match () {
        () if SALUTATIONS.has(&first.folded) && first.is(role::PREFIX) => Some(Severity::Warning),
        () if plain && first.is(role::WESTERN) && last.is_only_family() => Some(Severity::Info),
        () => None,
    }
}

fn is_named_as_one(all: &[Word<'_>]) -> bool {
    let several = all.len() > 1;
    several
        && all.iter().any(|word| word.is(role::COMPANY))
        && !all.iter().any(|word| word.is(role::GIVEN | role::PREFIX))
}

/// Forms of two letters count only as they are usually written (AG, SA).
fn has_form(text: &str) -> bool {
    let (core, form) = organization::split_form(text, &Context::default());
    let Some(form) = form else { return false };
    let tail = text.get(core.len()..).unwrap_or(text).trim_start_matches([' ', ',']);
    fold(tail).chars().filter(|c| *c != ' ').count() > 2
        || (tail == form && form.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase))
}

fn with_parts(draft: Draft, name: &Name) -> Draft {
    draft
        .part(Part::Prefix, &name.prefix)
        .part(Part::Given, &name.given)
        .part(Part::Middle, &name.middle)
        .part(Part::Family, &name.family)
        .part(Part::Suffix, &name.suffix)
        .part(Part::Nickname, &name.nickname)
}

impl Name {
    /// Sets the usual case where the text had only one; a word in capitals beside words in small
    /// letters (Jean DUPONT) is a habit of writing, too.
    fn set_case(&mut self, text: &str, culture: Culture) -> bool {
        let before = self.join();
        if self.mixed {
            for part in [&mut self.given, &mut self.middle] {
                if part.split(' ').any(order::is_capitals) && is_one_case(part) {
                    *part = casing::capitalize(part, culture);
                }
            }
            // LE PEN and McDONALD, but MA may stand for a degree.
            let loud = self.family.replacen("Mc", "MC", 1).replacen("Mac", "MAC", 1);
            if casing::casing(&loud) == casing::Casing::Upper && loud.chars().count() > 2 {
                self.family = casing::capitalize_family(&loud, culture);
            }
        } else if !is_east_asian(text) {
            self.prefix = casing::recase_title(&self.prefix);
            for part in [&mut self.given, &mut self.middle, &mut self.nickname] {
                *part = casing::capitalize(part, culture);
            }
            self.family = casing::capitalize_family(&self.family, culture);
            self.suffix = casing::recase_suffix(&self.suffix);
        }
        self.join() != before
    }

    fn join(&self) -> String {
        let quoted =
            if self.nickname.is_empty() { String::new() } else { ["\"", &self.nickname, "\""].concat() };
        let parts = match self.order {
            Order::FamilyFirst | Order::Joined => {
                [&self.prefix, &self.family, &self.given, &quoted, &self.middle]
            }
            Order::FamilyMiddle => [&self.prefix, &self.family, &self.middle, &self.given, &quoted],
            Order::GivenFirst => [&self.prefix, &self.given, &quoted, &self.middle, &self.family],
        };
        let mut name = String::new();
        for part in parts {
            push(&mut name, part);
        }
        if !self.suffix.is_empty() {
            let strong = words(&self.suffix).iter().all(|word| word.is(role::SUFFIX));
            name.push_str(if strong { " " } else { ", " });
            name.push_str(&self.suffix);
        }
        name
    }

    /// The given name taken for the family name and the reverse, in a form that cannot be misread.
    fn other_reading(&self) -> String {
        [&self.given, ", ", &self.family].concat()
    }
}
