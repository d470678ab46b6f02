use super::*;
use crate::normalize::Clean;
use crate::schema::Field;
use crate::vocabulary::{Kind, Status};

fn profile(terms: &mut Terms, said: &[(Kind, &str)]) -> Profile {
    let said: Vec<(Field, Clean)> = said
        .iter()
        .map(|(kind, text)| {
            let field = Field::new("birth_place", *kind, 1.0, "given");
            let clean = Clean { value: (*text).into(), status: Status::Valid, ..Clean::empty() };
            (field, clean)
        })
        .collect();
    terms.told(&said.iter().map(|(field, clean)| (field, clean.view())).collect::<Vec<_>>())
}

const LEFT: &[(Kind, &str)] = &[
    (Kind::NameGiven, "Anna"),
    (Kind::NameFamily, "Meyer"),
    (Kind::DateBirth, "1980-03-04"),
    (Kind::Email, "anna@example.com"),
    (Kind::Email, "am@example.org"),
    (Kind::AddressPostcode, "SW1A 2AA"),
    (Kind::Category, "London"),
];
const RIGHT: &[(Kind, &str)] = &[
    (Kind::NameGiven, "Anan"),
    (Kind::NameFamily, "Anna"),
    (Kind::DateBirth, "1980-04-02"),
    (Kind::Email, "am@example.org"),
    (Kind::AddressPostcode, "SW1A 2BB"),
    (Kind::Category, "London"),
];

fn holds(condition: &str) -> Option<bool> {
    let mut terms = Terms::default();
    let (left, right) = (profile(&mut terms, LEFT), profile(&mut terms, RIGHT));
    let sides = Sides { terms: &terms, left: &left, right: &right };
    Expr::read(condition)
        .unwrap_or_else(|| panic!("{condition}"))
        .work_out(&Beside { sides: &sides, at: [0, 0] })
        .truth()
}

#[test]
fn conditions_answer_as_sql_does() {
    for (condition, answer) in [
        ("(= l:name.given r:name.given)", Some(false)),
        ("(= l:name.given r:name.family)", Some(true)),
        ("(= l:gender r:gender)", None),
        ("(and (= l:gender r:gender) (= l:name.given r:name.given))", Some(false)),
        ("(and (= l:gender r:gender) (= l:name.given r:name.family))", None),
        ("(or (= l:gender r:gender) (= l:name.given r:name.family))", Some(true)),
        ("(not (= l:gender r:gender))", None),
        ("(is-null l:gender)", Some(true)),
        ("(= (coalesce l:gender l:name.given) 'anna')", Some(true)),
        ("(is-null (null-if l:name.given 'anna'))", Some(true)),
        ("(<= (damerau-levenshtein l:name.given r:name.given) 1)", Some(true)),
        ("(<= (levenshtein l:name.given r:name.given) 1)", Some(false)),
        ("(>= (jaro-winkler l:name.given r:name.given) 0.92)", Some(true)),
        ("(> (jaro l:name.given r:name.given) 0.92)", Some(false)),
        ("(<= (abs (- (days l:date.birth) (days r:date.birth))) 29)", Some(true)),
        ("(< (* 86400 (abs (- (days l:date.birth) (days r:date.birth)))) 2505600)", Some(false)),
        ("(is-null (days '1999-02-30'))", Some(true)),
        ("(= (part l:name.given 1 2) (part r:name.given 1 2))", Some(true)),
        ("(= (join l:name.given ' ' l:name.family) 'anna meyer')", Some(true)),
        ("(= (length l:name.family) (+ (/ 9 3) 2))", Some(true)),
        ("(= (before l:email '@') 'anna')", Some(true)),
        ("(= (after l:email '@') 'example.com')", Some(true)),
        ("(= (postcode-district l:address.postcode) (postcode-district r:address.postcode))", Some(true)),
        ("(= (postcode-sector l:address.postcode) 'sw1a2')", Some(true)),
        ("(= (postcode-area l:address.postcode) 'sw')", Some(true)),
        ("(= l:category/birth_place r:category/birth_place)", Some(true)),
        ("(= l:category/occupation r:category/occupation)", None),
    ] {
        assert_eq!(holds(condition), answer, "{condition}");
    }
}

#[test]
fn what_cannot_be_understood_is_no_condition() {
    let deep = ["(not ".repeat(99).as_str(), "1", &")".repeat(99)].concat();
    for text in [
        "",
        "(",
        "()",
        "(= 1)",
        "(= 1 2 3)",
        "(= 1 2) 3",
        "(sql 1)",
        "l:name",
        "l:nobody",
        "l:id",
        "l:email/x",
        "'a",
        "x",
        &deep,
    ] {
        assert_eq!(Expr::read(text), None, "{text}");
    }
}

#[test]
fn of_several_values_the_pair_that_reaches_the_strictest_level_counts() {
    let mut terms = Terms::default();
    let (left, right) = (profile(&mut terms, LEFT), profile(&mut terms, RIGHT));
    let rung = |name: &str, when| Rung { name: name.to_owned(), when, frequency: None };
    let same = Expr::read("(= l:email r:email)");
    let ladder =
        Ladder::new("email", Expr::read("(is-null l:email)"), vec![rung("same", same), rung("other", None)]);
    let level =
        |left, right| ladder.judge(&Sides { terms: &terms, left, right }).map(|outcome| outcome.level);
    assert_eq!(level(&left, &right), Some(0));
    assert_eq!(level(&right, &left), Some(0));
    assert_eq!(level(&Profile::default(), &right), None);
    assert_eq!(ladder.level(1), "other");
}
