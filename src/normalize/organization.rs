//! Organizations: the name, and its legal form set apart.
//!
//! Does: find the form at the end or the beginning, in any spelling; part `core` is the name
//! without it, part `legal-form` the usual spelling of the form.
//! Does not: leave an empty name: a company may be called "Coop". Case stays as typed, for
//! companies spell as they please.

use super::draft::Draft;
use crate::data::LEGAL_FORMS;
use crate::text::fold::fold;
use crate::text::script::{self, Script, has_look_alikes};
use crate::vocabulary::{IssueCode, Part};

/// Most words of a form.
const LONGEST_FORM: usize = 6;
/// Most forms behind one name (`Pty Ltd (haftungsbeschränkt)`); bounds the work on a hostile text.
const MOST_FORMS: usize = 3;

pub(super) fn normalize(text: &str) -> Draft {
    let (core, form) = split_form(text);
    Draft::of(text)
        .part(Part::Core, core)
        .part(Part::LegalForm, form.unwrap_or_default())
        .warning_if(!text.chars().any(char::is_alphanumeric), IssueCode::NameNoLetters)
        .warning_if(has_look_alikes(text), IssueCode::LookAlike)
}

/// The name without its forms, and the last form found (`GmbH & Co. KG` counts as one).
pub(super) fn split_form(text: &str) -> (&str, Option<&'static str>) {
    let mut core = text;
    let mut form = None;
    for _ in 0..MOST_FORMS {
        let Some((rest, found)) = form_at_end(core) else { break };
        core = rest;
        form = form.or(Some(found));
    }
    match form {
        None => form_at_start(core).map_or((core, None), |(rest, found)| (rest, Some(found))),
        found => (core, found),
    }
}

/// Places where words begin.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c != ' ' && (before == ' ' || before == ',' || before == '(') {
            starts.push(at);
        }
        before = c;
    }
    starts
}

fn form_at_end(text: &str) -> Option<(&str, &'static str)> {
    let starts = starts(text);
    let long_enough = starts.len().saturating_sub(LONGEST_FORM);
    let cut =
        |at: usize| Some((text.get(..at)?.trim_end_matches([' ', ',', '(', '-', '&']), text.get(at..)?));
    let by_words = starts.iter().skip(long_enough.max(1)).find_map(|at| {
        let (core, tail) = cut(*at)?;
        let form = LEGAL_FORMS.get(&fold(tail))?;
        (!core.is_empty()).then_some((core, form))
    });
    by_words.or_else(|| without_spaces(text, |text, form| text.strip_suffix(form)))
}

/// The first word, where it is no Latin one (ООО Ромашка): in Latin the forms stand behind.
fn form_at_start(text: &str) -> Option<(&str, &'static str)> {
    if text.is_ascii() {
        return None;
    }
    let first_word = || {
        let (first, rest) = text.split_once(' ')?;
        (!first.is_ascii()).then_some((rest, LEGAL_FORMS.get(&fold(first))?))
    };
    first_word().or_else(|| without_spaces(text, |text, form| text.strip_prefix(form)))
}

/// East Asian forms stand before or behind without a space (株式会社).
fn without_spaces<'t>(
    text: &'t str,
    strip: impl Fn(&'t str, &'static str) -> Option<&'t str>,
) -> Option<(&'t str, &'static str)> {
    if !text.chars().any(|c| script::of(c) == Some(Script::EastAsian)) {
        return None;
    }
    let forms =
        LEGAL_FORMS.iter().filter(|(form, _)| form.chars().count() > 2 && script::is_east_asian(form));
    // The longest form that fits: 股份有限公司 ends with 有限公司.
    let fitting = forms.filter_map(|(form, shown)| Some((strip(text, form)?, shown)));
    fitting.filter(|(core, _)| !core.is_empty()).min_by_key(|(core, _)| core.len())
}
