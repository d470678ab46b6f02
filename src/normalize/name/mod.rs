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
mod sheet;
mod word;

use super::clean::{Context, Issue};
use super::draft::Draft;
use super::organization;
use crate::data::lexicon::role;
use crate::data::{NAME_CULTURES, SALUTATIONS};
use crate::text::find;
use crate::text::fold::fold;
use crate::text::script::{has_look_alikes, is_east_asian};
use crate::vocabulary::{ChangeCode, IssueCode, Kind, Part, Severity};
use casing::{is_one_case, recase};
use parse::{Name, Order, parse_sheet};
pub(super) use sheet::Sheet;
use sheet::shape;
use word::{Word, push};

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

/// A name that is read: the whole, or one part of it in a field of its own.
pub(super) fn normalize(kind: Kind, sheet: &Sheet<'_>, context: &Context) -> Draft {
    if !sheet.has(shape::LETTER) {
        return Draft::nothing(IssueCode::NameNoLetters);
    }
    if sheet.has(shape::AT) {
        return Draft::of(sheet.text).warning(IssueCode::NameIsEmail);
    }
    let words = sheet.words();
    let culture = Culture::of(context);
    let two = couple::both(sheet, &words, culture);
    match kind {
        Kind::Name => whole(sheet, &words, two, culture),
        _ => part(kind, sheet, &words, two, culture),
    }
}

type Two = Option<(Name, Name)>;

/// Canonical in the order prefix, given, nickname, middle, family, suffix, or with the family name
/// first where its culture writes it so.
fn whole(sheet: &Sheet<'_>, words: &[Word<'_>], two: Two, culture: Culture) -> Draft {
    let text = sheet.text;
    if is_organization(sheet, words) {
        return as_typed(text, recase(text, culture)).warning(IssueCode::NameIsOrganization);
    }
    let Some((mut first, mut second)) = two else { return one_person(sheet, words, culture) };
    first.set_case(sheet, culture);
    second.set_case(sheet, culture);
    let issue = Issue::new(IssueCode::NameTwoPeople, Severity::Warning).suggesting(second.join());
    with_parts(as_typed(text, recase(text, culture)).issue(issue), first)
}

fn one_person(sheet: &Sheet<'_>, words: &[Word<'_>], culture: Culture) -> Draft {
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
fn part(kind: Kind, sheet: &Sheet<'_>, words: &[Word<'_>], two: Two, culture: Culture) -> Draft {
    let cased = recase(sheet.text, culture);
    let mut draft = match &two {
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
    let is_organization = kind == Kind::NameFamily && is_organization(sheet, words);
    draft
        .warning_if(is_organization, IssueCode::NameIsOrganization)
        .warning_if(looks_alike(sheet, words), IssueCode::LookAlike)
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

/// A legal form, or a word that only organizations have and no given name.
fn is_organization(sheet: &Sheet<'_>, words: &[Word<'_>]) -> bool {
    let may_have_form = match (words.first(), words.last()) {
        _ if sheet.has(shape::EAST_ASIAN | shape::OTHER_SCRIPT) => true,
        (_, Some(last)) if last.is(role::FORM) || sheet.has(shape::WIDE) && last.has_inner_point() => true,
        (Some(first), _) => sheet.has(shape::WIDE) && organization::begins_form(first.folded),
        _ => false,
    };
    may_have_form && has_form(sheet.text, words.last().is_some_and(|last| last.is(role::GIVEN)))
        || is_named_as_one(words)
}

/// How sure it is that the field of an organization holds a person: a salutation says it, a given
/// and a family name may be a firm's, too.
pub(super) fn in_organization(text: &str) -> Option<Severity> {
    let sheet = Sheet::of(text);
    let all = sheet.words();
    let (first, last) = (all.first()?, all.last()?);
    if all.len() < 2
        || all.len() > 5
        || all.iter().any(|word| word.is(role::COMPANY | role::FORM | role::AND))
    {
        return None;
    }
    let plain = all.len() < 4 && !text.contains(['&', '+']);
    match () {
        () if SALUTATIONS.has(first.folded) && first.is(role::PREFIX) => Some(Severity::Warning),
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

/// Forms of two letters (AG, SA) and those that are names (Asa) count only as they are usually written.
fn has_form(text: &str, is_name: bool) -> bool {
    let (core, form) = organization::split_form(text, &Context::default());
    let Some(form) = form else { return false };
    let behind = text.strip_prefix(core);
    let typed = behind.or_else(|| text.strip_suffix(core)).unwrap_or_default().trim_matches([' ', ',']);
    let is_name = is_name && behind.is_some();
    let is_long = || fold(typed).chars().filter(|c| *c != ' ').count() > 2;
    // A family may be called 유, but (주) is no name.
    is_east_asian(typed) && typed.chars().count() > 1
        || !is_name && is_long()
        || (typed == form && form.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase))
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
    for (part, text) in parts {
        if !text.is_empty() {
            draft.parts.push((part, text.into_boxed_str()));
        }
    }
    draft
}

/// The words of a family name before its first capital, and the rest.
fn small_words(family: &str) -> (&str, &str) {
    let capital = family.find(char::is_uppercase).unwrap_or(0);
    let split = family.split_at_checked(capital).unwrap_or(("", family));
    if split.0.ends_with([' ', '\'', '’']) { split } else { ("", family) }
}

impl Name {
    /// Sets the usual case where the text had only one; a word in capitals beside words in small
    /// letters (Jean DUPONT) is a habit of writing, too.
    fn set_case(&mut self, sheet: &Sheet<'_>, culture: Culture) -> bool {
        if self.mixed {
            sheet.has(shape::LOUD) && self.lower_loud(culture)
        } else {
            !sheet.is_east_asian() && self.set_all_cases(culture)
        }
    }

    fn lower_loud(&mut self, culture: Culture) -> bool {
        let mut changed = false;
        for part in [&mut self.given, &mut self.middle] {
            if part.split(' ').any(order::is_capitals) && is_one_case(part) {
                changed |= set(casing::capitalize(part, culture), part);
            }
        }
        // LE PEN, McDONALD and van den BERG, but MA may stand for a degree.
        let (small, loud) = small_words(&self.family);
        let loud = find::replace(&find::replace(loud, "Mc", "MC"), "Mac", "MAC");
        if casing::casing(&loud) == casing::Casing::Upper && loud.chars().count() > 2 {
            changed |= set([small, &casing::capitalize_family(&loud, culture)].concat(), &mut self.family);
        }
        changed
    }

    fn set_all_cases(&mut self, culture: Culture) -> bool {
        let mut changed = set(casing::recase_title(&self.prefix), &mut self.prefix);
        for part in [&mut self.given, &mut self.middle, &mut self.nickname] {
            changed |= set(casing::capitalize(part, culture), part);
        }
        for part in [&mut self.family, &mut self.maiden] {
            changed |= set(casing::capitalize_family(part, culture), part);
        }
        changed |= set(casing::recase_suffix(&self.born), &mut self.born);
        changed | set(casing::recase_suffix(&self.suffix), &mut self.suffix)
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
        let mut name = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for part in parts {
            push(&mut name, part);
        }
        if !self.suffix.is_empty() {
            name.push_str(if word::all_are(&self.suffix, role::SUFFIX) { " " } else { ", " });
            name.push_str(&self.suffix);
        }
        if !self.maiden.is_empty() {
            name.push(',');
            push(&mut name, &self.born);
            push(&mut name, &self.maiden);
        }
        name
    }

    /// The given name taken for the family name and the reverse, in a form that cannot be misread.
    fn other_reading(&self) -> String {
        [&self.given, ", ", &self.family].concat()
    }
}

/// Puts a text in the place of a part: whether that changed it.
fn set(other: String, part: &mut String) -> bool {
    let changed = *part != other;
    *part = other;
    changed
}
