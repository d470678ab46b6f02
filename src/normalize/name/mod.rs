//! Names of persons.
//!
//! Does: take a whole name apart, put "Family, Given" in order, set the usual case where the text
//! was all capitals or all small, report two people, a company or an e-mail address.
//! Does not: touch mixed case (McDonald, van der Berg), or guess where a culture's order is not to
//! be told from the letters.

mod casing;
mod parse;

use super::draft::Draft;
use super::organization;
use crate::data::NAME_WORDS;
use crate::text::case::Casing;
use crate::text::fold::fold;
use crate::text::script::{has_look_alikes, is_east_asian};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Part};
use casing::recase;
use parse::{Name, casing_of, has_role, parse};

/// A whole name: canonical in the order prefix, given, nickname, middle, family, suffix.
pub(super) fn whole(text: &str) -> Draft {
    if let Some(draft) = no_name(text) {
        return draft;
    }
    if is_east_asian(text) {
        return with_parts(Draft::of(text), &parse(text));
    }
    let two = second_person(text).is_some();
    if two || is_organization(text) {
        let issue = if two { IssueCode::NameTwoPeople } else { IssueCode::NameIsOrganization };
        let draft = as_typed(text, recase(text)).warning(issue);
        return if two { with_parts(draft, &first_of_two(text)) } else { draft };
    }
    let mut name = parse(text);
    let cased = name.set_case(text);
    let value = name.join();
    let moved = fold(&value) != fold(text);
    let draft = Draft::of(value).change_if(cased, ChangeCode::Case).change_if(moved, ChangeCode::Parts);
    with_parts(draft, &name).warning_if(has_look_alikes(text), IssueCode::LookAlike)
}

/// One part of a name in a field of its own.
pub(super) fn part(kind: Kind, text: &str) -> Draft {
    if let Some(draft) = no_name(text) {
        return draft;
    }
    let draft = as_typed(text, recase(text));
    draft
        .warning_if(second_person(text).is_some(), IssueCode::NameTwoPeople)
        .warning_if(kind == Kind::NameFamily && is_organization(text), IssueCode::NameIsOrganization)
        .warning_if(has_look_alikes(text), IssueCode::LookAlike)
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

/// The place of the word that joins two people: `&`, `und`, `et` … with a word on either side.
fn second_person(text: &str) -> Option<usize> {
    let words: Vec<&str> = text.split(' ').collect();
    let joins = |word: &&str| {
        matches!(*word, "&" | "+" | "/") || has_role(word, "and") && !has_role(word, "particle")
    };
    words.iter().position(joins).filter(|at| *at > 0 && at + 1 < words.len())
}

/// The first of two people; the family name stands once, at the end.
fn first_of_two(text: &str) -> Name {
    let words: Vec<&str> = text.split(' ').collect();
    let at = second_person(text).unwrap_or(words.len());
    let both = parse(&words.get(at + 1..).unwrap_or_default().join(" "));
    let mut first = parse(&words.get(..at).unwrap_or_default().join(" "));
    if first.family.is_empty() {
        first.family = both.family;
    }
    // "Mr & Mrs John Smith": of the first there is but a title, and the given name is his.
    if first.prefix.is_empty() && has_role(&first.given, "prefix") {
        first.prefix = std::mem::replace(&mut first.given, both.given);
    }
    first.set_case(text);
    first
}

/// A legal form at the end; forms of two letters count only as they are usually written (AG, SA).
fn is_organization(text: &str) -> bool {
    let (core, form) = organization::split_form(text);
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
    fn set_case(&mut self, text: &str) -> bool {
        let before = self.join();
        if casing_of(text) == Casing::Mixed {
            for part in [&mut self.given, &mut self.middle, &mut self.family] {
                *part = casing::recase_capitals(part);
            }
        } else {
            self.prefix = casing::capitalize_title(&self.prefix);
            for part in [&mut self.given, &mut self.middle, &mut self.nickname] {
                *part = casing::capitalize(part);
            }
            self.family = casing::capitalize_family(&self.family);
            self.suffix = casing::recase_suffix(&self.suffix);
        }
        self.join() != before
    }

    fn join(&self) -> String {
        let quoted =
            if self.nickname.is_empty() { String::new() } else { ["\"", &self.nickname, "\""].concat() };
        let parts = [&self.prefix, &self.given, &quoted, &self.middle, &self.family];
        let mut name =
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        if !self.suffix.is_empty() {
            let strong = self.suffix.split(' ').all(|word| has_role(word, "suffix"));
            name.push_str(if strong { " " } else { ", " });
            name.push_str(&self.suffix);
        }
        name
    }
}

/// The roles of a word in names; none for a word of no role. Letters with points between them can
/// only be a suffix or a credential (M.D., Ph.D.): elsewhere they are initials.
fn roles(word: &str) -> &'static str {
    if word.len() > 24 {
        return "";
    }
    let folded = fold(word);
    match NAME_WORDS.get(&folded) {
        Some(roles) => roles,
        None if folded.contains(' ') => {
            let roles = NAME_WORDS.get(&folded.replace(' ', "")).unwrap_or_default();
            ["suffix", "credential"]
                .into_iter()
                .find(|role| roles.split(' ').any(|known| known == *role))
                .unwrap_or_default()
        }
        None => "",
    }
}
