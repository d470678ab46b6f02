//! Legal forms at the end or the beginning of a name, in any spelling.
//!
//! Does not: leave an empty name: a company may be called "Coop".

use crate::data::{FirstWords, Known, LEGAL_FORMS};
use crate::normalize::clean::Context;
use crate::normalize::own::Of;
use crate::text::find;
use crate::text::fold::fold;
use crate::text::script::{self, Script};

static FORMS: Known = Known::new(&LEGAL_FORMS);
static FIRST_WORDS: FirstWords = FirstWords::new(&LEGAL_FORMS);

/// Most words of a form.
const LONGEST_FORM: usize = 6;
/// How many letters a form has that needs no space beside it.
const JOINED: std::ops::RangeInclusive<usize> = 3..=9;
/// Before a form that stands before the name.
const FIRST: char = '^';
/// Before a form that stands before the name as well as behind it.
const EITHER: char = '*';
/// Most forms behind one name (`Pty Ltd (haftungsbeschränkt)`); bounds the work on a hostile text.
const MOST_FORMS: usize = 3;

/// The name without its forms, and the last form found (`GmbH & Co. KG` counts as one).
pub(in crate::normalize) fn split_form<'t>(
    text: &'t str,
    context: &Context<'t>,
) -> (&'t str, Option<&'t str>) {
    let mut core = text;
    let mut form = None;
    for _ in 0..MOST_FORMS {
        let Some((rest, found)) = form_at_end(core, context) else { break };
        core = rest;
        form = form.or(Some(found));
    }
    match form_at_start(core, context) {
        Some((rest, found)) if form.is_none() || core.is_ascii() => (rest, form.or(Some(found))),
        _ => (core, form),
    }
}

/// Whether a form may begin with a folded word.
pub(in crate::normalize) fn begins_form(word: &str) -> bool {
    if find::holds(word, ' ') { LEGAL_FORMS.begins(word) } else { FIRST_WORDS.has(word) }
}

/// Places where words begin.
pub(super) fn starts(text: &str) -> Vec<usize> {
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

/// A form by its text, the caller's own first.
fn form_of<'t>(text: &str, context: &Context<'t>) -> Option<&'t str> {
    let own = || context.own(Of::LegalForm, &fold(text));
    context.own.and_then(|_| own()).or_else(|| FORMS.of(text))
}

fn form_at_end<'t>(text: &'t str, context: &Context<'t>) -> Option<(&'t str, &'t str)> {
    let starts = starts(text);
    let long_enough = starts.len().saturating_sub(LONGEST_FORM);
    let cut =
        |at: usize| Some((text.get(..at)?.trim_end_matches([' ', ',', '(', '-', '&']), text.get(at..)?));
    let by_words = starts.iter().skip(long_enough.max(1)).find_map(|at| {
        let (core, tail) = cut(*at)?;
        let form = form_of(tail, context).filter(|form| !form.starts_with(FIRST))?;
        (!core.is_empty()).then_some((core, form.trim_start_matches(EITHER)))
    });
    by_words.or_else(|| without_spaces(text, true, context))
}

/// The first words, where they are no Latin ones (ООО Ромашка, (주)한국) or a form that stands first
/// in its country (PT Astra, Công ty TNHH Sao Mai).
fn form_at_start<'t>(text: &'t str, context: &Context<'t>) -> Option<(&'t str, &'t str)> {
    let first_form = |words: &str| {
        let form = form_of(words, context)?;
        // Åsa is a name, and no ASA.
        let is_name =
            || !find::holds(words, ' ') && words.chars().any(|c| script::of(c) == Some(Script::Latin));
        form.strip_prefix([FIRST, EITHER]).or_else(|| (!words.is_ascii() && !is_name()).then_some(form))
    };
    let in_brackets = text.split_once(')').filter(|(first, _)| first.starts_with('('));
    let mut ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(LONGEST_FORM).collect();
    ends.reverse();
    let split = |at: usize| text.split_at_checked(at);
    let mut firsts = ends.into_iter().filter_map(split).chain(in_brackets);
    let by_words = firsts.find_map(|(first, rest)| Some((rest.trim_start(), first_form(first)?)));
    by_words.filter(|(rest, _)| !rest.is_empty()).or_else(|| without_spaces(text, false, context))
}

/// East Asian forms stand before or behind without a space (株式会社); the longest counts, for 股份有限公司
/// ends with 有限公司.
fn without_spaces<'t>(text: &'t str, behind: bool, context: &Context<'t>) -> Option<(&'t str, &'t str)> {
    let edge = if behind { text.chars().next_back() } else { text.chars().next() };
    edge.filter(|c| script::of(*c) == Some(Script::EastAsian))?;
    JOINED.rev().find_map(|letters| {
        let place =
            if behind { text.char_indices().nth_back(letters - 1) } else { text.char_indices().nth(letters) };
        let (first, last) = text.split_at_checked(place?.0)?;
        let (core, form) = if behind { (first, last) } else { (last, first) };
        if core.is_empty() || find::holds(form, ' ') || !script::is_east_asian(form) {
            return None;
        }
        let form = form_of(form, context)?;
        let first = form.strip_prefix(FIRST);
        (first.is_none() || !behind).then_some((core, first.unwrap_or(form)))
    })
}
