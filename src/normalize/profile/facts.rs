//! What one clean value says: aspects with their terms.
//!
//! Does: take a value apart as its kind is compared, and fold it for comparing.

use super::{Aspect, NONE, Terms};
use crate::data::{GENERATIONS, PARTY_WORDS, SALUTATIONS, Words};
use crate::limits::LIST_VALUES;
use crate::normalize::address::{locality_key, street_key};
use crate::normalize::email::mailbox;
use crate::normalize::latin::{given_without_digraphs, romanized, without_digraphs};
use crate::normalize::organization::split_form;
use crate::normalize::scheme::essence;
use crate::normalize::{CleanView, Context, name_words};
use crate::record::LIST_SEPARATOR;
use crate::schema::Field;
use crate::text::find;
use crate::text::fold::fold;
use crate::vocabulary::{IssueCode, Kind, Part};
use std::borrow::Cow;

const SEPARATORS: &[u8] = &[LIST_SEPARATOR as u8];

/// What one clean value says: aspects with their terms.
pub type Facts = Vec<(Aspect, u32)>;

impl Terms {
    /// What one clean value of a field says. The same value of the same field says the same, so the
    /// caller may keep the answer.
    pub fn facts(&mut self, field: &Field, clean: CleanView<'_>) -> Facts {
        let mut facts = Facts::new();
        self.tell(field, clean, &mut facts);
        facts
    }

    /// The same, behind what others say.
    pub fn tell(&mut self, field: &Field, clean: CleanView<'_>, facts: &mut Facts) {
        let own = self.own.clone();
        let context = Context { own: own.as_ref(), ..Context::default() };
        let mut say = |aspect, text: &str| {
            if !text.is_empty() {
                let term = self.intern(aspect, &spelled(aspect, text));
                facts.extend((term != NONE).then_some((aspect, term)));
            }
        };
        // No such day is still one slip away from one: it tells people apart.
        let text = if field.kind == Kind::DateBirth { clean.display() } else { clean.value };
        for value in find::pieces(text, SEPARATORS).take(LIST_VALUES) {
            say_value(field, clean, value, &context, &mut say);
        }
    }
}

/// A folded text as it is compared: a sign is the same written with two letters.
pub(super) fn spelled(aspect: Aspect, text: &str) -> Cow<'_, str> {
    match aspect {
        Aspect::Given => given_without_digraphs(text),
        Aspect::Middle
        | Aspect::Family
        | Aspect::Maiden
        | Aspect::Organization
        | Aspect::Street
        | Aspect::Locality => without_digraphs(text),
        _ => Cow::Borrowed(text),
    }
}

fn say_value(
    field: &Field,
    clean: CleanView<'_>,
    value: &str,
    context: &Context,
    say: &mut impl FnMut(Aspect, &str),
) {
    let folded_part = |part| clean.part(part).map(fold).unwrap_or_default();
    match field.kind {
        Kind::Name | Kind::NameFamily if clean.has(IssueCode::NameIsOrganization) => {
            say(Aspect::Organization, &romanized(fold(split_form(value, context).0)));
        }
        Kind::Name => {
            let given = romanized(folded_part(Part::Given));
            let (given, letters) = initials(&given);
            say(Aspect::Given, &both_of(clean, given));
            say(Aspect::Middle, letters);
            say(Aspect::Middle, &romanized(folded_part(Part::Middle)));
            say(Aspect::Family, &romanized(folded_part(Part::Family)));
            say(Aspect::Maiden, &romanized(folded_part(Part::Maiden)));
            say(Aspect::Gender, word_of(&SALUTATIONS, &folded_part(Part::Prefix)));
            say(Aspect::Generation, word_of(&GENERATIONS, &folded_part(Part::Suffix)));
        }
        Kind::NameFamily if field.part == Some(Part::Maiden) => {
            // Where it is the only name, it is the name.
            let name = romanized(fold(value));
            say(Aspect::Maiden, &name);
            say(Aspect::Family, &name);
        }
        Kind::NameMiddle => say(Aspect::Middle, &romanized(fold(value))),
        Kind::NameGiven | Kind::NameFamily => {
            let is_given = field.kind == Kind::NameGiven;
            let aspect = if is_given { Aspect::Given } else { Aspect::Family };
            let name = romanized(fold(value));
            let (name, letters) = if is_given { initials(&name) } else { (name.as_str(), "") };
            say(aspect, name);
            say(Aspect::Middle, letters);
            say(Aspect::Maiden, &romanized(folded_part(Part::Maiden)));
            say(Aspect::Generation, word_of(&GENERATIONS, &folded_part(Part::Suffix)));
        }
        Kind::NamePrefix => say(Aspect::Gender, word_of(&SALUTATIONS, &fold(value))),
        Kind::NameSuffix => say(Aspect::Generation, word_of(&GENERATIONS, &fold(value))),
        // What stands beside the year is put together with it: `Terms::profile`.
        Kind::DateBirth if field.part.is_some() => say(Aspect::Birth, value),
        // A year alone, or with a month, is compared as far as it goes; a birthday without a year is not.
        Kind::DateBirth if value.len() >= 4 && !value.starts_with('-') => say(Aspect::Birth, value),
        Kind::Email => {
            let mailbox = mailbox(value, context);
            say(Aspect::Domain, name_words::own_domain(&mailbox, context));
            say(Aspect::Email, &mailbox);
        }
        Kind::Url => say(Aspect::Domain, name_words::site(value)),
        Kind::Phone => say(Aspect::Phone, &digits(value)),
        Kind::AddressStreet if field.part == Some(Part::Number) => say(Aspect::Number, &fold(value)),
        Kind::AddressStreet | Kind::Address => {
            // Without a street and with a city or a code it says these alone.
            let whole = || if clean.parts.is_empty() { value } else { "" };
            let street = clean.part(Part::Street).unwrap_or_else(whole);
            say(Aspect::Street, &street_key(street, context));
            say(Aspect::Number, &folded_part(Part::Number));
            say(Aspect::Unit, &folded_part(Part::Unit));
            say(Aspect::Postcode, &postcode(&folded_part(Part::Postcode)));
            say(Aspect::Locality, &clean.part(Part::Locality).map(locality_key).unwrap_or_default());
            say(Aspect::Region, &folded_part(Part::Region));
        }
        Kind::AddressPostcode => say(Aspect::Postcode, &postcode(&fold(value))),
        Kind::AddressLocality => say(Aspect::Locality, &locality_key(value)),
        Kind::AddressUnit => say(Aspect::Unit, &fold(value)),
        Kind::AddressRegion => say(Aspect::Region, &fold(value)),
        Kind::AddressCountry => say(Aspect::Country, value),
        Kind::Organization => {
            let core = folded_part(Part::Core);
            say(Aspect::Organization, &romanized(if core.is_empty() { fold(value) } else { core }));
            say(Aspect::Organization, &folded_part(Part::TradeName));
            say(Aspect::Organization, &folded_part(Part::Acronym));
            say(Aspect::Branch, &folded_part(Part::Branch));
            say(Aspect::Branch, &folded_part(Part::Department));
        }
        Kind::IdNational | Kind::IdTax | Kind::IdVat | Kind::Iban | Kind::Card => {
            // A passport is no driver's licence, and that they differ says nothing.
            let sort = [field.kind.as_str(), field.document().unwrap_or_default()].concat();
            say(Aspect::Identifier, &labelled(&sort, &compact(&fold(value))));
            // The same number may stand in the field of another kind elsewhere.
            let number = clean.part(Part::Scheme).and_then(|code| essence(code, value));
            say(Aspect::Identifier, &number.unwrap_or_default());
        }
        Kind::Gender => say(Aspect::Gender, value),
        Kind::Language => say(Aspect::Language, &fold(value.split('-').next().unwrap_or(value))),
        Kind::Category if party(value).is_some() => {
            say(Aspect::Attribute, &["=", party(value).unwrap_or_default()].concat());
        }
        Kind::Category | Kind::JobTitle | Kind::Department => {
            say(Aspect::Attribute, &labelled(&fold(&field.header), &fold(value)));
        }
        _ => {}
    }
}

/// Whether a value of a kind ever says anything, as `say_value` has it.
#[must_use]
pub const fn speaks(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Id
            | Kind::Text
            | Kind::Flag
            | Kind::Consent
            | Kind::Date
            | Kind::Timestamp
            | Kind::Count
            | Kind::Money
            | Kind::Geo
            | Kind::Ip
            | Kind::TimeZone
            | Kind::Currency
            | Kind::NamePhonetic
            | Kind::MaritalStatus
            | Kind::Credential
    )
}

/// The first of several initials, and those behind it.
fn initials(given: &str) -> (&str, &str) {
    let are_letters = given.split(' ').all(|word| word.chars().nth(1).is_none());
    <str>::split_once(given, ' ').filter(|_| are_letters).unwrap_or((given, ""))
}

/// The given names of two people in one field, in an order of their own: who stands first is chance.
fn both_of(clean: CleanView<'_>, given: &str) -> String {
    let two = clean.issues.iter().find(|issue| issue.code == IssueCode::NameTwoPeople);
    let other = romanized(fold(two.and_then(|issue| issue.suggestion.as_deref()).unwrap_or_default()));
    let family = romanized(clean.part(Part::Family).map(fold).unwrap_or_default());
    let other = other.strip_suffix(family.as_str()).unwrap_or_default();
    let other = other.split(' ').find(|word| SALUTATIONS.get(word).is_none()).unwrap_or_default();
    let apart = if given.is_empty() || other.is_empty() { "" } else { " " };
    [given.min(other), apart, given.max(other)].concat()
}

/// Whether a cell says that a row is of a person or of an organization.
fn party(value: &str) -> Option<&'static str> {
    PARTY_WORDS.get(&fold(value)).filter(|role| ["person", "organization"].contains(role))
}

/// What a table says about a text, or about the first of its words that it knows.
fn word_of(table: &Words, folded: &str) -> &'static str {
    let of_a_word = || folded.split(' ').find_map(|word| table.get(word));
    table.get(folded).or_else(of_a_word).unwrap_or_default()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn compact(folded: &str) -> String {
    folded.chars().filter(|c| *c != ' ').collect()
}

/// A postal code without spaces; ZIP+4 is the ZIP code, as one record in two has the four digits behind it.
fn postcode(folded: &str) -> String {
    let mut code = compact(folded);
    if code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        code.truncate(5);
    }
    code
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { [label, "=", text].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::value;

    #[test]
    fn two_people_in_one_field_say_the_same_in_either_order() {
        let mut terms = Terms::default();
        let mut given = |typed: &str| {
            let field = Field::new("Name", Kind::Name, 1.0, "");
            let facts = terms.facts(&field, value(Kind::Name, typed, &Context::default()).view());
            let given = facts.iter().find(|(aspect, _)| *aspect == Aspect::Given);
            given.map(|(aspect, term)| terms.text(*aspect, *term).to_owned())
        };
        for both in ["Lot & Jan Visser", "Jan und Lot Visser", "Visser, Lot & Jan", "Jan and Lot Visser"] {
            assert_eq!(given(both).as_deref(), Some("jan lot"), "{both}");
        }
        assert_eq!(given("Mr & Mrs John Smith").as_deref(), Some("john"));
        assert_eq!(given("Jan Visser").as_deref(), Some("jan"));
    }

    #[test]
    fn of_several_initials_the_first_is_the_given_name() {
        for (given, parts) in [
            ("v s", ("v", "s")),
            ("v", ("v", "")),
            ("j r r", ("j", "r r")),
            ("al b", ("al b", "")),
            ("", ("", "")),
        ] {
            assert_eq!(initials(given), parts, "{given}");
        }
    }

    #[test]
    fn a_kind_that_does_not_speak_says_nothing() {
        for kind in Kind::ALL.iter().filter(|kind| !speaks(**kind)) {
            for typed in ["Ada Lovelace", "1980-02-01", "12", "yes", "person", "1.2.3.4", "EUR 5"] {
                let field = Field::new("x", *kind, 1.0, "");
                let clean = value(*kind, typed, &Context::default());
                assert_eq!(Terms::default().facts(&field, clean.view()), [], "{kind:?} {typed}");
            }
        }
    }
}
