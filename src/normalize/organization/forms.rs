//! Legal forms at the end or the beginning of a name, in any spelling.
//!
//! Does not: leave an empty name: a company may be called "Coop".

use super::folded::Folded;
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
/// Before a form that stands before the name in the countries below, as well as behind it.
const LOCAL: char = '~';
/// Where SAS Dupont, SC Dacia, CV Maju are written so; elsewhere such letters begin names (SAS Institute).
const LOCAL_COUNTRIES: [&str; 6] = ["FR", "ID", "RO", "EE", "LV", "LT"];
/// Most forms behind one name (`Pty Ltd (haftungsbeschränkt)`); bounds the work on a hostile text.
const MOST_FORMS: usize = 3;

/// The name without its forms, and the last form found (`GmbH & Co. KG` counts as one).
pub(in crate::normalize) fn split_form<'t>(
    text: &'t str,
    context: &Context<'t>,
) -> (&'t str, Option<&'t str>) {
    split_folded(&Folded::of(text), context)
}

/// The same of a name that is folded already.
pub(super) fn split_folded<'t>(name: &Folded<'t>, context: &Context<'t>) -> (&'t str, Option<&'t str>) {
    let (mut core, mut words) = (name.text, name.words_before(name.text.len()));
    if let Some(found) = before_others(name, words, context) {
        return found;
    }
    let mut form = None;
    for _ in 0..MOST_FORMS {
        let Some((rest, found)) = form_at_end(name, core, words, context) else { break };
        core = rest;
        words = name.words_before(core.len());
        form = form.or(Some(found));
    }
    let is_east_asian = || core.chars().next().and_then(script::of) == Some(Script::EastAsian);
    match form_at_start(name, core, words, context) {
        Some((rest, found)) if form.is_none() || !is_east_asian() => (rest, form.or(Some(found))),
        _ => (core, form),
    }
}

/// Forms of the Balkans that the seat or the trade stands behind (Krka, d.d., Novo mesto), and of Germany, behind
/// which the owner may.
const SEATED: [&str; 4] = ["d.o.o.", "j.d.o.o.", "d.d.", "e.K."];

/// Rossi S.n.c. di Rossi Mario & C., Delhaize d.o.o. Beograd: what stands behind the form is no name.
fn before_others<'t>(
    name: &Folded<'t>,
    words: usize,
    context: &Context<'t>,
) -> Option<(&'t str, Option<&'t str>)> {
    if !find::holds(name.text, '.') && find::find(name.text, " di ").is_none() {
        return None;
    }
    (2..words).find_map(|at| {
        let (core, form) = form_at_end(name, name.text.get(..name.start(at))?, at, context)?;
        let goes_on = name.words(at, at + 1) == "di" || SEATED.contains(&form);
        goes_on.then_some((core, Some(form)))
    })
}

/// Whether a form may begin with a folded word.
pub(in crate::normalize) fn begins_form(word: &str) -> bool {
    if find::holds(word, ' ') { LEGAL_FORMS.begins(word) } else { FIRST_WORDS.has(word) }
}

/// A form by its folded text, the caller's own first.
fn form_of<'t>(folded: &str, context: &Context<'t>) -> Option<&'t str> {
    context.own(Of::LegalForm, folded).or_else(|| FORMS.get(folded))
}

/// The last words of so many, which are a name and perhaps its form.
fn form_at_end<'t>(
    name: &Folded<'t>,
    core: &'t str,
    words: usize,
    context: &Context<'t>,
) -> Option<(&'t str, &'t str)> {
    let by_words = (words.saturating_sub(LONGEST_FORM).max(1)..words).find_map(|from| {
        let form = form_of(name.words(from, words), context).filter(|form| !form.starts_with(FIRST))?;
        let (before, typed) = core.split_at_checked(name.start(from))?;
        // Construções Sá: no short form has an accent.
        let is_accented = form.is_ascii() && name.words(from, words).is_ascii() && !typed.is_ascii();
        if is_accented && typed.chars().count() < 4 {
            return None;
        }
        let before = before.trim_end_matches([' ', ',', '(', '-', '&']);
        (!before.is_empty()).then_some((before, form.trim_start_matches([EITHER, LOCAL])))
    });
    by_words.or_else(|| without_spaces(core, true, context))
}

/// The first words, where they are no Latin ones (ООО Ромашка, (주)한국) or a form that stands first
/// in its country (PT Astra, Công ty TNHH Sao Mai).
fn form_at_start<'t>(
    name: &Folded<'t>,
    core: &'t str,
    words: usize,
    context: &Context<'t>,
) -> Option<(&'t str, &'t str)> {
    let first_form = |typed: &str, folded: &str, quoted: bool| {
        if folded == "sc" && context.country() == Some("RO") {
            return Some("SC");
        }
        let form = form_of(folded, context)?;
        // AS "Latvenergo", but Earl "The Goat" Manigault.
        if quoted && typed.len() < 4 {
            return Some(form.trim_start_matches([FIRST, EITHER, LOCAL]));
        }
        // Åsa is a name, and no ASA.
        let is_name =
            || !find::holds(typed, ' ') && typed.chars().any(|c| script::of(c) == Some(Script::Latin));
        if let Some(form) = form.strip_prefix(LOCAL) {
            return context.country().filter(|country| LOCAL_COUNTRIES.contains(country)).map(|_| form);
        }
        form.strip_prefix([FIRST, EITHER]).or_else(|| (!typed.is_ascii() && !is_name()).then_some(form))
    };
    let by_words = (1..words).rev().filter(|to| *to <= LONGEST_FORM).find_map(|to| {
        let (first, rest) = core.split_at_checked(name.start(to))?;
        let first = first.strip_suffix(' ')?.trim_end_matches(' ');
        Some((rest, first_form(first, name.words(0, to), rest.starts_with(['"', '“', '„', '«']))?))
    });
    let in_brackets = || {
        let (first, rest) = core.split_once(')').filter(|(first, _)| first.starts_with('('))?;
        Some((rest.trim_start(), first_form(first, &fold(first), false)?))
            .filter(|(rest, _)| !rest.is_empty())
    };
    by_words.or_else(in_brackets).or_else(|| without_spaces(core, false, context))
}

/// East Asian forms stand before or behind without a space (株式会社); the longest counts, for 股份有限公司
/// ends with 有限公司.
fn without_spaces<'t>(text: &'t str, behind: bool, context: &Context<'t>) -> Option<(&'t str, &'t str)> {
    let core = if behind { text.strip_suffix('㈱') } else { text.strip_prefix('㈱') };
    if let Some(core) = core.filter(|core| !core.is_empty()) {
        return Some((core.trim(), "KK"));
    }
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
        let form = form_of(&fold(form), context)?;
        let first = form.strip_prefix(FIRST);
        (first.is_none() || !behind).then_some((core, first.unwrap_or(form)))
    })
}
