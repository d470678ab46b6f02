use super::*;
use crate::normalize::Clean;
use crate::normalize::profile::Facts;
use crate::schema::Field;
use crate::vocabulary::{Kind, Status};

fn field(kind: Kind) -> Field {
    Field::new(kind.as_str(), kind, 1.0, "given")
}

/// A record in words: `name.given=anna email=a@x.de`, underscores for spaces.
fn profile(terms: &mut Terms, words: &str) -> Profile {
    let said: Vec<(Field, Facts)> = words
        .split_whitespace()
        .filter_map(|word| word.split_once('='))
        .map(|(kind, value)| {
            let field = field(Kind::parse(kind).unwrap());
            let clean =
                Clean { value: value.replace('_', " ").into(), status: Status::Valid, ..Clean::empty() };
            let facts = terms.facts(&field, &clean);
            (field, facts)
        })
        .collect();
    Profile::of(said.iter().map(|(field, facts)| (field, facts)))
}

fn level(comparison: &str, left: &str, right: &str) -> Option<&'static str> {
    let mut terms = Terms::default();
    let (left, right) = (profile(&mut terms, left), profile(&mut terms, right));
    let sides = Sides { terms: &terms, left: &left, right: &right };
    let comparison = PERSON.iter().find(|known| known.name == comparison).unwrap();
    (comparison.judge)(&sides).map(|outcome| comparison.levels[outcome.level as usize])
}

#[test]
fn each_level_is_reached_by_what_it_is_named_after() {
    let rows = [
        ("name.given", "name.given=anna", "name.given=Anna", "exact"),
        ("name.given", "name.given=robert", "name.given=bob", "nickname"),
        ("name.given", "name.given=katharina", "name.given=katarina", "close"),
        ("name.given", "name.given=anna_maria", "name.given=maria", "part"),
        ("name.given", "name.given=a", "name.given=anna", "initial"),
        ("name.given", "name.given=berg name.family=anna", "name.given=anna name.family=berg", "swapped"),
        ("name.given", "name.given=anna", "name.given=peter", "different"),
        ("name.family", "name.family=müller", "name.family=Muller", "exact"),
        ("name.family", "name.family=schneider", "name.family=schnieder", "close"),
        ("name.family", "name.family=smith-jones", "name.family=jones", "part"),
        ("name.family", "name.family=meyer", "name.family=maier", "sounds-alike"),
        ("name.family", "name.family=weber", "name.family=koch", "different"),
        ("name.family", "name.family=шевченко", "name.family=shevchenko", "exact"),
        ("name.suffix", "name.suffix=jun.", "name.suffix=Sr", "different"),
        ("gender", "name.prefix=frau", "gender=female", "same"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-04-03", "day-month-swapped"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-03-05", "one-digit"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-03-25", "two-digits"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-11-25", "same-year"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1991-11-25", "different"),
        ("email", "email=ada@x.de", "email=ADA@x.de", "same-mailbox"),
        ("email", "email=ada.love@x.de", "email=ada.lov@x.de", "close"),
        ("email", "email=ada.love@x.de", "email=ada.love@example.org", "same-local-part"),
        ("email", "email=ada@x.de", "email=eve@y.de", "different"),
        ("phone", "phone=+4930123456", "phone=+4930123456", "same-number"),
        ("phone", "phone=+493012345678", "phone=+498912345678", "same-last-digits"),
        ("phone", "phone=+493012345678", "phone=+493012345679", "one-digit"),
        ("address.area", "address.postcode=10115", "address.postcode=10115", "same-postcode"),
        ("address.area", "address.postcode=10115", "address.postcode=10151", "close-postcode"),
        ("address.area", "address.locality=berlin", "address.locality=Berlin", "same-locality"),
        ("gender", "gender=female", "gender=male", "different"),
        ("identifier", "id.national=5304218", "id.national=5304281", "one-digit"),
        ("organization", "organization=acme", "organization=acme_logistics", "part"),
    ];
    let wrong: Vec<_> =
        rows.iter().filter(|(name, a, b, expected)| level(name, a, b) != Some(*expected)).collect();
    let got: Vec<_> = wrong.iter().map(|(name, a, b, _)| level(name, a, b)).collect();
    assert!(wrong.is_empty(), "{wrong:#?} {got:?}");
}

#[test]
fn addresses_alike_because_the_names_are_say_nothing_more() {
    let named = |rest: &str| ["name.given=austin name.family=winter email=", rest].concat();
    let told = |left: &str, right: &str| level("email", &named(left), &named(right));
    assert_eq!(told("austin.winter798@x.example", "austinwinter61@yard.example"), None);
    assert_eq!(told("a.winter@x.example", "a-winter@yard.example"), None);
    assert_eq!(told("austin.winter798@x.example", "austin.winter798@yard.example"), Some("same-local-part"));
    assert_eq!(told("austin.winter@x.example", "austin.winter@x.example"), Some("same-mailbox"));
    assert_eq!(told("snowman.winter@x.example", "snowman.winters@yard.example"), Some("similar-local-part"));
    assert_eq!(told("austin.winter@x.example", "skipper@yard.example"), Some("different"));
    let other =
        level("email", "name.family=winter email=a.winter7@x.example", "email=a.winter8@yard.example");
    assert_eq!(other, Some("similar-local-part"), "one side has no name");
}

#[test]
fn a_side_that_says_nothing_is_no_level() {
    for comparison in PERSON {
        assert_eq!(level(comparison.name, "", "name.given=anna email=a@x.de"), None, "{}", comparison.name);
    }
    assert_eq!(level("identifier", "id.national=5304218", "id.vat=5304218"), None);
}

#[test]
fn the_sides_may_be_swapped() {
    let records = [
        "name.given=anna name.family=berg date.birth=1980-03-04 email=a@x.de phone=+493012345678",
        "name.given=berg name.family=anna date.birth=1980-04-03 email=ab@x.de phone=+498912345678",
        "name.given=anna_maria name.family=bergmann address.postcode=10115 address.locality=berlin",
        "name.given=a name.family=berk address.postcode=10151 gender=female organization=acme",
    ];
    for comparison in PERSON {
        for a in records {
            for b in records {
                assert_eq!(level(comparison.name, a, b), level(comparison.name, b, a), "{}", comparison.name);
            }
        }
    }
}

#[test]
fn a_vector_gives_back_what_was_packed() {
    let outcomes = [None, Outcome::level(0), Outcome::level(14), None, Outcome::level(3)];
    let vector = Vector::pack(outcomes.into_iter());
    assert_eq!(
        (0..6).map(|at| vector.level(at)).collect::<Vec<_>>(),
        [None, Some(0), Some(14), None, Some(3), None]
    );
}

#[test]
fn the_comparisons_fit_their_vector() {
    assert!(PERSON.len() <= 16);
    assert!(PERSON.iter().all(|comparison| comparison.levels.len() <= 15));
}

#[test]
fn a_company_in_the_field_of_a_name_is_compared_as_an_organization() {
    let mut terms = Terms::default();
    let mut profile = |kind, text| {
        let field = field(kind);
        let facts = terms.facts(&field, &crate::normalize::value(kind, text, &Default::default()));
        Profile::of([(&field, &facts)].into_iter())
    };
    let (person, company) =
        (profile(Kind::Name, "Acme Logistics GmbH"), profile(Kind::Organization, "ACME Logistics"));
    assert_ne!(person.organization, NONE);
    assert_eq!(person.organization, company.organization);
}
