//! A name in its parts, and how it is written.

use super::casing::{self, Casing, is_one_case};
use super::culture::Culture;
use super::order;
use super::shape;
use super::sheet::Sheet;
use super::word::{all_are, push};
use crate::data::lexicon::role;
use crate::text::find;

/// The parts of a name, each in the words of the text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) prefix: String,
    pub(super) given: String,
    pub(super) middle: String,
    pub(super) family: String,
    pub(super) suffix: String,
    pub(super) nickname: String,
    /// The family name at birth, and the words before it (née, z domu).
    pub(super) maiden: String,
    pub(super) born: String,
    /// The name at birth stands before the family name, parted by a word: Lefèvre ép. Martin.
    pub(super) wed: bool,
    /// In which order the parts are written.
    pub(super) order: Order,
    /// Small and capital letters both, so that they mean something.
    pub(super) mixed: bool,
    /// The same words might be read in another order.
    pub(super) doubtful: bool,
}

/// In which order the parts of a name are written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Given, middle, family.
    #[default]
    GivenFirst,
    /// Family, given, middle: China, Korea, Japan, Hungary, Russian lists.
    FamilyFirst,
    /// Family, middle, given: Vietnam.
    FamilyMiddle,
    /// The same without spaces.
    Joined,
}

impl Name {
    /// Sets the usual case where the text had only one; a word in capitals beside words in small
    /// letters (Jean DUPONT) is a habit of writing, too.
    pub(super) fn set_case(&mut self, sheet: &Sheet<'_>, culture: Culture) -> bool {
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
        for part in [&mut self.family, &mut self.maiden] {
            // LE PEN, McDONALD and van den BERG, but MA may stand for a degree.
            let (small, loud) = small_words(part);
            let loud = find::replace(&find::replace(loud, "Mc", "MC"), "Mac", "MAC");
            if casing::casing(&loud) == Casing::Upper && loud.chars().count() > 2 {
                changed |= set([small, &casing::capitalize_family(&loud, culture)].concat(), part);
            }
        }
        changed
    }

    fn set_all_cases(&mut self, culture: Culture) -> bool {
        let mut changed = set(casing::recase_title(&self.prefix), &mut self.prefix);
        for part in [&mut self.given, &mut self.middle, &mut self.nickname] {
            // María del Pilar, but La Toya.
            let (first, rest) = part.split_once(' ').unwrap_or((part, ""));
            let mut cased = casing::capitalize(first, culture);
            push(&mut cased, &casing::capitalize_family(rest, culture));
            changed |= set(cased, part);
        }
        for part in [&mut self.family, &mut self.maiden] {
            changed |= set(casing::capitalize_family(part, culture), part);
        }
        changed |= set(casing::recase_suffix(&self.born), &mut self.born);
        changed | set(casing::recase_suffix(&self.suffix), &mut self.suffix)
    }

    pub(super) fn join(&self) -> String {
        let quoted =
            if self.nickname.is_empty() { String::new() } else { ["\"", &self.nickname, "\""].concat() };
        let parts = match self.order {
            Order::FamilyFirst | Order::Joined => {
                [&self.prefix, &self.family, &self.given, &quoted, &self.middle]
            }
            Order::FamilyMiddle => [&self.prefix, &self.family, &self.middle, &self.given, &quoted],
            Order::GivenFirst if self.wed => {
                let family = [&*self.maiden, " ", &self.born, " ", &self.family].concat();
                let parts = [&self.prefix, &self.given, &quoted, &self.middle, &family];
                return joined(&parts);
            }
            Order::GivenFirst => [&self.prefix, &self.given, &quoted, &self.middle, &self.family],
        };
        let mut name = joined(&parts);
        if !self.suffix.is_empty() {
            // Behind a comma a coat of arms (h. Korczak) and polite words (Bey, ji) would be given names.
            let is_polite = self.suffix.ends_with("ji") || all_are(&self.suffix, role::PREFIX);
            let is_plain = is_polite
                || all_are(&self.suffix, role::SUFFIX)
                || self.suffix.starts_with("d.")
                || self.suffix.starts_with('h');
            name.push_str(if is_plain { " " } else { ", " });
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
    pub(super) fn other_reading(&self) -> String {
        [&self.given, ", ", &self.family].concat()
    }
}

/// All parts behind each other, with room for a comma.
fn joined(parts: &[&String]) -> String {
    let mut name = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts {
        push(&mut name, part);
    }
    name
}

/// Puts a text in the place of a part: whether that changed it.
fn set(other: String, part: &mut String) -> bool {
    let changed = *part != other;
    *part = other;
    changed
}

/// The words of a family name before its first capital, and the rest.
fn small_words(family: &str) -> (&str, &str) {
    let capital = family.find(char::is_uppercase).unwrap_or(0);
    let split = family.split_at_checked(capital).unwrap_or(("", family));
    if split.0.ends_with([' ', '\'', '’']) { split } else { ("", family) }
}
