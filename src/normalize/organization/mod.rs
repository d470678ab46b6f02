//! Organizations: the name, and what is no part of it set apart.
//!
//! Does: find the legal form (part `legal-form`, in its usual spelling), the name that the public
//! knows ("trading as"), a branch, a department, an acronym in brackets; part `core` is the name
//! without them. A name of one case has a form to show with the usual case.
//! Does not: change what was typed: companies spell as they please.

mod folded;
mod forms;
mod shown;

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::name;
use crate::data::{COUNTRY_NAMES, Known, ORGANIZATION_WORDS};
use crate::text::find;
use crate::text::fold::fold;
use crate::text::script::has_look_alikes;
use crate::vocabulary::{IssueCode, Part};
use folded::Folded;
use forms::split_folded;
pub(super) use forms::{begins_form, split_form};

static WORDS: Known = Known::new(&ORGANIZATION_WORDS);

/// Most words of a phrase like "trading as".
const LONGEST_PHRASE: usize = 4;
/// Longest name that phrases are looked for in, in bytes.
const LONGEST: usize = 400;

pub(super) fn normalize(text: &str, context: &Context) -> Draft {
    let folded = Folded::of(text);
    let (legal, rest) = split_phrase(&folded, context);
    let whole = legal.len() == text.len();
    let (core, form) = if whole { split_folded(&folded, context) } else { split_form(legal, context) };
    let (core, inner_form, bracket) = split_bracket(core, context);
    let form = form.or(inner_form);
    let mut draft = Draft::of(text).part(Part::Core, core).part(Part::LegalForm, form.unwrap_or_default());
    for (part, value) in [rest, bracket].into_iter().flatten() {
        draft = draft.part(part, value);
    }
    draft.display = shown::in_usual_case(text, legal.len());
    if let Some(severity) = name::in_organization(text, folded.last_word()) {
        draft = draft.issue(Issue::new(IssueCode::OrganizationIsPerson, severity));
    }
    draft
        .warning_if(!text.chars().any(char::is_alphanumeric), IssueCode::NameNoLetters)
        .warning_if(has_look_alikes(text), IssueCode::LookAlike)
}

type Apart<'t> = Option<(Part, &'t str)>;

/// The name before "trading as", a branch or a department, and what that is.
fn split_phrase<'t>(name: &Folded<'t>, context: &Context) -> (&'t str, Apart<'t>) {
    let text = name.text;
    if text.len() > LONGEST {
        return (text, None);
    }
    let words = name.words_before(text.len());
    for from in 1..words {
        for to in (from + 1..=words.min(from + LONGEST_PHRASE)).rev() {
            let Some(class) = WORDS.get(name.words(from, to)) else { continue };
            let found = apart(text, name.start(from), name.start(to), class, context);
            if found.1.is_some() {
                return found;
            }
        }
    }
    by_last_letters(text).unwrap_or((text, None))
}

/// What a word at a place sets apart. A trade name is what follows; a branch or a department goes
/// from what parts it (a comma, a dash, a bracket) or from the word itself behind a legal form.
fn apart<'t>(text: &'t str, at: usize, end: usize, class: &str, context: &Context) -> (&'t str, Apart<'t>) {
    let before = text.get(..at).unwrap_or_default();
    let name = before.trim_end_matches(is_edge);
    if class == "trade" {
        let trade = text.get(end..).unwrap_or_default().trim_matches(is_edge);
        return if trade.is_empty() || name.is_empty() {
            (text, None)
        } else {
            (name, Some((Part::TradeName, trade)))
        };
    }
    let part = if class == "branch" { Part::Branch } else { Part::Department };
    let parted = before
        .rfind([',', '(', '/', '|', ';'])
        .or_else(|| find::places(before, " - ").last())
        .or_else(|| find::places(before, " – ").last());
    let from = match parted {
        Some(from) => from,
        None if name.len() < before.len() && split_form(name, context).1.is_some() => at,
        None => return (text, None),
    };
    let name = text.get(..from).unwrap_or_default().trim_end_matches(is_edge);
    let value = text.get(from..).unwrap_or_default().trim_matches(is_edge);
    // A comma before the form (Acme, Inc. Branch) parts nothing.
    if name.is_empty() || value.is_empty() { (text, None) } else { (name, Some((part, value))) }
}

/// 株式会社トヨタ 東京支店: the last word ends with what it is.
fn by_last_letters(text: &str) -> Option<(&str, Apart<'_>)> {
    let (name, last) = text.rsplit_once(' ').filter(|(_, last)| !last.is_ascii())?;
    let ending = last.char_indices().rev().take(3).find_map(|(at, _)| WORDS.get(last.get(at..)?));
    let part = if ending? == "branch" { Part::Branch } else { Part::Department };
    Some((name, Some((part, last))))
}

fn is_edge(c: char) -> bool {
    matches!(c, ' ' | ',' | '(' | ')' | '-' | '–' | '/' | '|' | ':' | ';' | '"' | '“' | '”' | '„')
}

/// A country (Acme (UK)) or an acronym (International Business Machines (IBM)) in brackets at the
/// end.
fn split_bracket<'t>(core: &'t str, context: &Context<'t>) -> (&'t str, Option<&'t str>, Apart<'t>) {
    let none = (core, None, None);
    let Some((name, inside)) = core.trim_end_matches(')').rsplit_once('(') else { return none };
    let inside = inside.trim();
    let (name, form) = split_form(name.trim_end(), context);
    let part = if name.is_empty() {
        return none;
    } else if is_acronym(name, inside) {
        Part::Acronym
    } else if COUNTRY_NAMES.has(&fold(inside)) {
        Part::Branch
    } else {
        return none;
    };
    (name, form, Some((part, inside)))
}

/// Capitals that are the first letters of the words, small words aside.
fn is_acronym(name: &str, inside: &str) -> bool {
    let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    inside.chars().count() > 1 && capitals.eq(inside.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_goes_apart() {
        for (text, name, part, value) in [
            ("Smith Ltd t/a The Bakery", "Smith Ltd", Part::TradeName, "The Bakery"),
            ("Acme GmbH, Niederlassung Köln", "Acme GmbH", Part::Branch, "Niederlassung Köln"),
            ("Acme AG Filiale Bern", "Acme AG", Part::Branch, "Filiale Bern"),
            ("Acme Inc. - Department of Sales", "Acme Inc.", Part::Department, "Department of Sales"),
        ] {
            assert_eq!(split_phrase(&Folded::of(text), &Context::default()), (name, Some((part, value))));
        }
        for text in ["Branch", "Secret Service", "Trading as"] {
            assert_eq!(split_phrase(&Folded::of(text), &Context::default()), (text, None));
        }
        let of_bracket = split_bracket("Big Bad Bank Corp (BBB)", &Context::default());
        assert_eq!(of_bracket, ("Big Bad Bank", Some("Corp"), Some((Part::Acronym, "BBB"))));
    }
}
