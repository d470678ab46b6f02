//! Names of persons.
//!
//! Does: take a whole name apart, put "Family, Given" in order, set the usual case where the text
//! was all capitals or all small, report two people, a company or an e-mail address.
//! Does not: touch mixed case (McDonald, van der Berg), or turn a name round that the tables do not
//! settle: then the other reading is a suggestion.

mod aside;
mod birth;
mod booking;
mod casing;
mod company;
mod compound;
mod couple;
mod culture;
mod cultures;
mod east_asian;
mod endings;
mod glued;
mod order;
mod parse;
mod person;
mod pinyin;
mod quick;
mod shape;
mod sheet;
mod thai;
mod word;

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::organization;
use super::parts::Parts;
use crate::data::lexicon::role;
use crate::text::case;
use crate::text::find;
use crate::text::fold::fold;
use crate::text::script::has_look_alikes;
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Part, Severity};
use casing::recase;
pub(super) use company::in_organization;
use company::is_organization;
use culture::Culture;
pub(super) use endings::ends_as_a_family;
use parse::{family_and_birth, parse_sheet};
use person::Name;
pub(super) use quick::{cased, quick};
pub(super) use sheet::Sheet;
use word::Word;

/// Room for the parts of most names.
const NAME_BYTES: usize = 40;

/// A name that is read: the whole, or one part of it in a field of its own.
pub(super) fn normalize(kind: Kind, sheet: &Sheet<'_>, context: &Context) -> Draft {
    if !sheet.has(shape::LETTER) {
        return Draft::nothing(IssueCode::NameNoLetters);
    }
    let bare = sheet.text.trim_matches(['*', '#', '_', '!', '~']);
    if bare.len() < sheet.text.len() {
        return normalize(kind, &Sheet::of(bare.trim()), context).change(ChangeCode::Parts);
    }
    let (text, alias) = find::split_once(sheet.text, " @ ").unwrap_or((sheet.text, ""));
    if !alias.is_empty() && kind == Kind::Name {
        return known_as(text, alias, context);
    }
    if sheet.has(shape::AT) {
        return Draft::of(sheet.text).warning(IssueCode::NameIsEmail);
    }
    if let Some(spaced) = sheet.has(shape::OTHER_SCRIPT).then(|| thai::apart(sheet.text)).flatten() {
        return normalize(kind, &Sheet::of(&spaced), context).change(ChangeCode::Parts);
    }
    let words = sheet.words();
    if let Some(spaced) = sheet.has(shape::INNER_POINT).then(|| glued::apart(sheet.text, &words)).flatten() {
        return normalize(kind, &Sheet::of(&spaced), context).change(ChangeCode::Parts);
    }
    let is_whole = kind == Kind::Name && sheet.has(shape::JOINING);
    if let Some(with_comma) = is_whole.then(|| booking::with_comma(sheet.text)).flatten() {
        return normalize(kind, &Sheet::of(&with_comma), context).change(ChangeCode::Parts);
    }
    if let Some(name) = aside::addressed_to(sheet, &words) {
        return normalize(kind, &Sheet::of(name), context).change(ChangeCode::Parts);
    }
    let culture = Culture::of(context);
    let two = couple::both(sheet, &words, culture);
    match kind {
        Kind::Name => whole(sheet, &words, two, context),
        _ => part(kind, sheet, &words, two, context),
    }
}

/// Tan Ah Kow @ Alan Tan: two names of one person, as Malaysia and Singapore write them.
fn known_as(text: &str, alias: &str, context: &Context) -> Draft {
    let mut draft = normalize(Kind::Name, &Sheet::of(text), context);
    draft.value = [&draft.value, " @ ", alias].concat();
    let issue = Issue::new(IssueCode::SeveralValues, Severity::Warning).suggesting(alias.to_owned());
    draft.issue(issue)
}

type Two = Option<(Name, Name)>;

/// Canonical in the order prefix, given, nickname, middle, family, suffix, or with the family name
/// first where its culture writes it so.
fn whole(sheet: &Sheet<'_>, words: &[Word<'_>], two: Two, context: &Context) -> Draft {
    let culture = Culture::of(context);
    let text = sheet.text;
    if is_organization(sheet, words, context) {
        return organization(text, context);
    }
    let Some((mut first, mut second)) = two else { return one_person(sheet, words, culture) };
    first.set_case(sheet, culture);
    second.set_case(sheet, culture);
    let other = if sheet.is_east_asian() { [second.family, second.given].concat() } else { second.join() };
    let issue = Issue::new(IssueCode::NameTwoPeople, Severity::Warning).suggesting(other);
    with_parts(as_typed(text, recase(text, culture)).issue(issue), first)
}

/// The name of a firm in the field of a person's, as one would be written in a field of its own.
fn organization(text: &str, context: &Context) -> Draft {
    let mut draft = Draft::of(text).warning(IssueCode::NameIsOrganization);
    draft.display = organization::normalize(text, context).display.take();
    draft
}

/// A name with a number is read without it, and kept with it; so is a name in letters of East Asia beside
/// the same in others (陳大文 Chan Tai Man).
fn numbered(sheet: &Sheet<'_>, words: &[Word<'_>], culture: Culture) -> Option<Draft> {
    let twice = sheet.has(shape::EAST_ASIAN) && sheet.has(shape::LATIN);
    let is_named = |word: &&Word<'_>| word.has(shape::LETTER) && !(twice && word.has(shape::EAST_ASIAN));
    let named: Vec<Word<'_>> = words.iter().filter(is_named).copied().collect();
    if named.len() == words.len() || named.is_empty() || sheet.has(shape::OPENING) {
        return None;
    }
    let mut name = parse_sheet(sheet, &named, culture);
    name.set_case(sheet, culture);
    let code = if twice { IssueCode::SeveralValues } else { IssueCode::FormatUnknown };
    let draft = as_typed(sheet.text, recase(sheet.text, culture)).warning(code);
    Some(with_parts(draft, name))
}

fn one_person(sheet: &Sheet<'_>, words: &[Word<'_>], culture: Culture) -> Draft {
    if let Some(draft) = numbered(sheet, words, culture) {
        return draft;
    }
    let mut name = parse_sheet(sheet, words, culture);
    let cased = name.set_case(sheet, culture);
    let value = if sheet.is_east_asian() { sheet.text.to_owned() } else { name.join() };
    let moved = value != sheet.text && fold(&value) != sheet.folded;
    let mut draft = Draft::of(value)
        .change_if(cased, ChangeCode::Case)
        .change_if(moved, ChangeCode::Parts)
        .warning_if(looks_alike(sheet, words), IssueCode::LookAlike);
    if name.doubtful {
        draft =
            draft.issue(Issue::new(IssueCode::NameOrder, Severity::Info).suggesting(name.other_reading()));
    }
    with_parts(draft, name)
}

fn looks_alike(sheet: &Sheet<'_>, words: &[Word<'_>]) -> bool {
    let mixes = |word: &Word<'_>| word.has(shape::LATIN) && word.has(shape::GREEK | shape::CYRILLIC);
    words.iter().any(mixes) && has_look_alikes(sheet.text)
}

/// One part of a name; titles and suffixes typed there go apart.
fn part(kind: Kind, sheet: &Sheet<'_>, words: &[Word<'_>], two: Two, context: &Context) -> Draft {
    let culture = Culture::of(context);
    if kind == Kind::NameFamily && is_organization(sheet, words, context) {
        return organization(sheet.text, context);
    }
    // What stands between given and family name: "van der" in a field of its own.
    let between = kind == Kind::NameMiddle && words.iter().all(|word| word.is(role::PARTICLE));
    let cased = match between && casing::is_one_case(sheet.text) {
        true => case::lower(sheet.text),
        false => recase(sheet.text, culture),
    };
    let born = (kind == Kind::NameFamily).then(|| family_and_birth(sheet, words)).flatten();
    let mut draft = match &two {
        None if let Some(mut name) = born => {
            let cased = name.set_case(sheet, culture);
            let draft = Draft::of(name.family).change_if(cased, ChangeCode::Case).change(ChangeCode::Parts);
            draft.part(Part::Maiden, &name.maiden)
        }
        None if matches!(kind, Kind::NameGiven | Kind::NameFamily) && !sheet.is_east_asian() => {
            without_titles(sheet, words, cased)
        }
        _ => as_typed(sheet.text, cased),
    };
    if let Some((_, mut second)) = two {
        second.set_case(sheet, culture);
        let other = if kind == Kind::NameFamily { second.family } else { second.given };
        draft = draft.issue(Issue::new(IssueCode::NameTwoPeople, Severity::Warning).suggesting(other));
    }
    draft.warning_if(looks_alike(sheet, words), IssueCode::LookAlike)
}

/// "Dr. Anna" as a given name, "Smith Jr." as a family name.
fn without_titles(sheet: &Sheet<'_>, words: &[Word<'_>], cased: String) -> Draft {
    let text = sheet.text;
    let is_certain =
        |word: &&Word<'_>, roles| word.is(roles) && !word.is(role::GIVEN | role::FAMILY | role::PARTICLE);
    let before = words.iter().take_while(|word| is_certain(word, role::PREFIX)).count();
    let behind = words.iter().rev().take_while(|word| is_certain(word, role::SUFFIX)).count();
    if before + behind == 0 || before + behind >= words.len() {
        return as_typed(text, cased);
    }
    let end = words.len() - behind;
    // The cased text has its words at the same places.
    let sheet = Sheet::of(&cased);
    Draft::of(sheet.between(before, end))
        .change_if(cased != text, ChangeCode::Case)
        .change(ChangeCode::Parts)
        .part(Part::Prefix, sheet.between(0, before))
        .part(Part::Suffix, sheet.between(end, words.len()))
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

fn with_parts(mut draft: Draft, name: Name) -> Draft {
    let parts = [
        (Part::Prefix, name.prefix),
        (Part::Given, name.given),
        (Part::Middle, name.middle),
        (Part::Family, name.family),
        (Part::Suffix, name.suffix),
        (Part::Nickname, name.nickname),
        (Part::Maiden, name.maiden),
    ];
    draft.parts = Parts::with_room(NAME_BYTES);
    for (part, text) in parts {
        if !text.is_empty() {
            draft.parts.push(part, &text);
        }
    }
    draft
}
