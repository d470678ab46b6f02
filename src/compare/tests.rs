use super::*;
use crate::normalize::Clean;
use crate::normalize::packed::Profiles;
use crate::schema::Field;
use crate::vocabulary::{Kind, Status};

fn field(kind: Kind) -> Field {
    Field::new(kind.as_str(), kind, 1.0, "given")
}

/// A record in words: `name.given=anna email=a@x.de`, underscores for spaces.
fn profile(terms: &mut Terms, words: &str) -> Profile {
    let said: Vec<(Field, Clean)> = words
        .split_whitespace()
        .filter_map(|word| word.split_once('='))
        .map(|(kind, value)| {
            let field = field(Kind::parse(kind).unwrap());
            let clean =
                Clean { value: value.replace('_', " ").into(), status: Status::Valid, ..Clean::empty() };
            (field, clean)
        })
        .collect();
    terms.told(&said.iter().map(|(field, clean)| (field, clean.view())).collect::<Vec<_>>())
}

fn level(comparison: &str, left: &str, right: &str) -> Option<&'static str> {
    level_in(PERSON, comparison, left, right)
}

fn level_in(table: &[Comparison], comparison: &str, left: &str, right: &str) -> Option<&'static str> {
    let mut terms = Terms::default();
    let (left, right) = (profile(&mut terms, left), profile(&mut terms, right));
    let sides = Sides { terms: &terms, left: &left, right: &right };
    let comparison = table.iter().find(|known| known.name == comparison).unwrap();
    (comparison.judge)(&sides).map(|outcome| comparison.levels[outcome.level as usize])
}

fn told_apart(left: &str, right: &str) -> u32 {
    let mut terms = Terms::default();
    let (left, right) = (profile(&mut terms, left), profile(&mut terms, right));
    differ(&Sides { terms: &terms, left: &left, right: &right }) % AGED
}

const AT_10115: &str = "address.postcode=10115 address.locality=berlin";

#[test]
fn each_level_is_reached_by_what_it_is_named_after() {
    let rows = [
        ("name.given", "name.given=anna", "name.given=Anna", "exact"),
        ("name.given", "name.given=robert", "name.given=bob", "nickname"),
        ("name.given", "name.given=katharina", "name.given=katarina", "close"),
        ("name.given", "name.given=anna_maria", "name.given=maria", "part"),
        ("name.given", "name.given=a", "name.given=anna", "initial"),
        ("name.given", "name.given=berg name.family=anna", "name.given=anna name.family=berg", "swapped"),
        ("name.given", "name.given=v name.family=anand", "name.given=anand name.family=venkat", "swapped"),
        ("name.given", "name.given=anna", "name.given=peter", "different"),
        ("name.family", "name.family=müller", "name.family=Muller", "exact"),
        ("name.family", "name.family=schneider", "name.family=schnieder", "close"),
        ("name.family", "name.family=smith-jones", "name.family=jones", "part"),
        ("name.family", "name.family=meyer", "name.family=maier", "sounds-alike"),
        ("name.family", "name.family=weber", "name.family=koch", "different"),
        ("name.family", "name.family=шевченко", "name.family=shevchenko", "exact"),
        ("name.suffix", "name.suffix=jun.", "name.suffix=Sr", "different"),
        ("name.suffix", "name.given=anna name.suffix=jun.", "name.given=anna", "one-sided"),
        ("gender", "name.prefix=frau", "gender=female", "same"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-04-03", "day-month-swapped"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-03-05", "one-digit"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-03-25", "one-digit"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-12-04", "two-digits"),
        ("date.birth", "date.birth=1993-03-04", "date.birth=2003-03-04", "one-digit"),
        (
            "date.birth",
            "name.given=emil name.family=berg date.birth=1952",
            "name.given=emil name.family=berg date.birth=1980",
            "namesake",
        ),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1980-11-25", "same-year"),
        ("date.birth", "date.birth=1980-03-04", "date.birth=1991-11-25", "different"),
        ("date.birth", "date.birth=1979-03-04", "date.birth=1980-03-04", "year-off"),
        (
            "date.birth",
            "name.given=emil name.family=berg date.birth=1952-03-04",
            "name.given=emil name.family=berg date.birth=1980-11-25",
            "namesake",
        ),
        (
            "date.birth",
            "name.given=emil name.family=berg date.birth=1952-03-04",
            "name.given=otto name.family=berg date.birth=1980-11-25",
            "different",
        ),
        ("name.given", "name.given=james name.middle=paul", "name.given=paul", "part"),
        ("name.given", "name.given=mei name.middle=ling", "name.given=meiling", "part"),
        ("name.given", "name.given=amy name.middle=meiling", "name.given=mei name.middle=ling", "part"),
        ("name.given", "name.given=jian_guo", "name.given=jianguo", "close"),
        ("name.family", "name.family=al_harbi", "name.family=alharbi", "close"),
        ("name.given", "name.given=danyl", "name.given=daniel", "close"),
        ("name.family", "name.family=mooney", "name.family=muney", "close"),
        (
            "name.given",
            "name.given=zhou name.middle=jian name.family=guo",
            "name.given=jianguo name.family=zhou",
            "swapped",
        ),
        ("name.given", "name.given=v._s.", "name.given=vijay", "initial"),
        ("name.family", "name.family=d", "name.family=desai", "similar"),
        (
            "date.birth",
            "name.given=bob name.family=berg date.birth=1952-03-04",
            "name.given=robert name.family=berg date.birth=1980-11-25",
            "namesake",
        ),
        ("address.area", "address.locality=rio", "address.locality=rio_de_janeiro", "close-locality"),
        ("address.area", "address.locality=rio_grande", "address.locality=rio_de_janeiro", "different"),
        ("date.birth", "date.birth=1980-01-01", "date.birth=1980-11-25", "default-day"),
        ("date.birth", "date.birth=1980", "date.birth=1980-11-25", "year-only"),
        ("date.birth", "date.birth=1980-11", "date.birth=1980-11-25", "year-only"),
        ("date.birth", "date.birth=1980-11", "date.birth=1980-12-25", "same-year"),
        ("date.birth", "date.birth=1980", "date.birth=1981-11-25", "different"),
        (
            "name.family",
            "name.given=anna name.family=berg date.birth=1980-03-04",
            "name.given=anna name.family=koch date.birth=1980-03-04 gender=female",
            "married",
        ),
        (
            "name.family",
            "name.given=emil name.family=berg date.birth=1980-03-04 gender=male",
            "name.given=emil name.family=koch date.birth=1980-03-04 gender=male",
            "different",
        ),
        ("name.given", "name.given=jürgen", "name.given=Juergen", "exact"),
        ("name.family", "name.family=müller", "name.family=Mueller", "exact"),
        ("name.family", "name.family=baur", "name.family=Bauer", "close"),
        ("address.area", "address.locality=köln", "address.locality=Koeln", "same-locality"),
        ("language", "language=de-AT", "language=de", "same"),
        ("language", "language=de", "language=fr", "different"),
        ("phone", "phone=+493012345678", "phone=3012345678", "same-national-number"),
        ("address.area", "address.postcode=SW1A_1AA", "address.postcode=SW1A_2BB", "same-outward"),
        ("address.area", "address.postcode=12345-6789", "address.postcode=12345", "same-postcode"),
        ("organization", "organization=logistics_acme", "organization=acme_logistics", "close"),
        ("organization", "organization=general_motors_acceptance", "organization=gma", "part"),
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
        ("entity", "name.family=berg", "organization=acme", "different"),
        ("entity", "name.given=anna name.family=berg organization=acme", "organization=acme", "different"),
        ("date.birth", "date.birth=1980", "date.birth=1980", "year-only"),
        ("address.area", AT_10115, "address.locality=berlin", "same-locality"),
        ("address.area", AT_10115, "address.postcode=20095 address.locality=berlin", "other-postcode"),
        ("address.area", AT_10115, "address.postcode=10125 address.locality=berlin", "close-postcode"),
    ];
    let wrong: Vec<_> =
        rows.iter().filter(|(name, a, b, expected)| level(name, a, b) != Some(*expected)).collect();
    let got: Vec<_> = wrong.iter().map(|(name, a, b, _)| level(name, a, b)).collect();
    assert!(wrong.is_empty(), "{wrong:#?} {got:?}");
}

#[test]
fn a_name_before_is_the_name_of_the_other() {
    let mut terms = Terms::default();
    let mut person = |family: &str, maiden: &str| {
        let mut before = field(Kind::NameFamily);
        before.part = Some(crate::vocabulary::Part::Maiden);
        let clean = |text: &str| Clean { value: text.into(), status: Status::Valid, ..Clean::empty() };
        let said = [(field(Kind::NameFamily), clean(family)), (before, clean(maiden))];
        terms.told(&said.each_ref().map(|(field, clean)| (field, clean.view())))
    };
    let (single, married, other) = (person("Berg", ""), person("Koch", "Berg"), person("Falk", "Zorn"));
    let family = PERSON.iter().find(|one| one.name == "name.family").unwrap();
    let level = |left, right| {
        let sides = Sides { terms: &terms, left, right };
        family.judge(&sides).map(|outcome| family.levels[outcome.level as usize])
    };
    assert_eq!((level(&single, &married), level(&married, &single)), (Some("maiden"), Some("maiden")));
    assert_eq!(level(&single, &other), Some("different"));
}

/// What the second record of a file and one more have in common by their names, in bits.
fn bits_of_names(comparison: &str, others: &[&str], left: &str, right: &str) -> f64 {
    let mut terms = Terms::default();
    for other in others {
        let mut profiles = Profiles::default();
        profiles.push(&profile(&mut terms, other));
        terms.count_in(profiles.words(0).unwrap());
    }
    let (left, right) = (profile(&mut terms, left), profile(&mut terms, right));
    let sides = Sides { terms: &terms, left: &left, right: &right };
    let comparison = PERSON.iter().find(|known| known.name == comparison).unwrap();
    comparison.judge(&sides).unwrap().rarity
}

#[test]
fn a_part_of_a_name_says_the_less_the_more_bear_it() {
    let (left, right) = ("name.family=zima", "name.family=zima_costa");
    let rare = bits_of_names("name.family", &["name.family=zorn"; 90], left, right);
    let common = bits_of_names("name.family", &["name.family=zima"; 90], left, right);
    assert!(rare > common + 8.0, "{rare} {common}");
    let (left, right) = ("name.given=ana", "name.given=ana_rosa");
    let common = bits_of_names("name.given", &["name.given=ana"; 90], left, right);
    assert!(common < 5.0, "{common}");
}

#[test]
fn a_letter_on_both_sides_is_no_name_however_rare_it_is() {
    for (comparison, kind) in [("name.given", "name.given"), ("name.family", "name.family")] {
        let of = |name: &str| [kind, "=", name].concat();
        let letter = bits_of_names(comparison, &[], &of("d"), &of("d"));
        assert!(letter > 0.0 && letter < 5.0, "{letter}");
        assert_eq!(bits_of_names(comparison, &[], &of("desai"), &of("desai")), 0.0, "by its frequency alone");
    }
}

#[test]
fn a_date_that_systems_fill_in_says_nothing_against_another() {
    let (filled, born) = ("date.birth=1900-01-01", "date.birth=1980-03-04");
    assert_eq!((level("date.birth", filled, born), level("date.birth", born, filled)), (None, None));
    assert_eq!(level("date.birth", filled, filled), Some("year-only"), "nor much for one");
}

#[test]
fn a_mailbox_of_a_role_tells_nobody_apart_and_nobody_of_two_firms_alike() {
    assert_eq!(level("email", "email=info@acme.de", "email=ada.love@acme.de"), None);
    assert_eq!(level("email", "email=info@acme.de", "email=info@acne.de"), None);
    assert_eq!(level("email", "email=info@acme.de", "email=info@acme.de"), Some("same-mailbox"));
}

#[test]
fn a_firm_without_a_form_reads_like_a_person_and_is_not_told_from_the_firm_by_that() {
    let (person, firm) = ("name.given=ironbridge name.family=machinery", "organization=ironbridge_machinery");
    assert_eq!((level("entity", person, firm), level("organization", person, firm)), (None, Some("close")));
    let told = |party: &str, what: &str| [what, " category=", party].concat();
    let (person, firm) = (told("Individual", person), told("Company", firm));
    assert_eq!(level("entity", &person, &firm), Some("different"));
    assert_eq!(level("attribute", &person, &firm), None, "it is weighed once");
}

#[test]
fn a_city_in_the_name_of_a_firm_there_tells_no_more() {
    let firm = |name: &str, city: &str| format!("organization={name} address.locality={city}");
    let told = |a: String, b: String| level_in(ORGANIZATION, "organization", &a, &b);
    assert_eq!(told(firm("taj_mahal_mesa", "mesa"), firm("taj_mahal", "mesa")), Some("same-words"));
    assert_ne!(told(firm("taj_mahal_mesa", "mesa"), firm("taj_mahal", "tampa")), Some("same-words"));
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
    assert_eq!(told("austin.winter7@x.example", "austin.winter8@x.example"), None);
    assert_eq!(told("austin.7771@x.example", "austin.7718@yard.example"), None);
    let sides = ["name.given=antonia name.family=souza_lima", "name.given=antonia name.family=costa_lima"];
    let mailed = |side: &str, mailbox: &str| [side, " email=", mailbox].concat();
    let told = |left, right| level("email", &mailed(sides[0], left), &mailed(sides[1], right));
    assert_eq!(
        told("antonialima42@x.example", "antonialima71@x.example"),
        None,
        "of several names the one that stands there"
    );
    assert_eq!(told("antonialimao@x.example", "antonialimaa@yard.example"), Some("similar-local-part"));
    let named = |rest: &str| ["name.given=ahmed name.family=al_dosari email=", rest].concat();
    let told = level("email", &named("ahmedaldosari89@x.example"), &named("ahmedaldosari35@x.example"));
    assert_eq!(told, None, "a name of two words stands there as one");
    let other =
        level("email", "name.family=winter email=a.winter7@x.example", "email=a.winter8@yard.example");
    assert_eq!(other, Some("similar-local-part"), "one side has no name");
}

#[test]
fn each_level_of_an_organization_is_reached_by_what_it_is_named_after() {
    let rows = [
        ("organization", "organization=acme_logistics", "organization=Acme_Logistics", "same"),
        ("organization", "organization=logistics_acme", "organization=the_acme_logistics", "same-words"),
        ("organization", "organization=st_lukes_ctr", "organization=saint_lukes_center", "same-words"),
        ("organization", "organization=pizza_hut", "organization=pizzahut", "same-words"),
        ("organization", "organization=petrichor_bakery", "organization=petricor_bakery", "close"),
        ("organization", "organization=general_motors_acceptance", "organization=gma", "acronym"),
        ("organization", "organization=bank_of_america", "organization=boa", "acronym"),
        ("organization", "organization=petrichor", "organization=petrichor_bakery_services", "within"),
        (
            "organization",
            "organization=petrichor_hill_bakery",
            "organization=petrichor_hill_cafe",
            "most-words",
        ),
        (
            "organization",
            "organization=petrichor_alba_linz",
            "organization=petrichor_corvin_ostra",
            "rare-words",
        ),
        ("organization", "organization=petrichor_services", "organization=corvin_services", "common-words"),
        ("organization", "organization=petrichor", "organization=corvin", "different"),
        ("organization", "organization=petrichor_holding", "organization=petrichor", "different"),
        ("organization", "organization=petrichor_holding", "organization=petrichor_holdings", "same-words"),
        (
            "organization.branch",
            "organization=petrichor_verwaltungs",
            "organization=petrichor_holding",
            "another",
        ),
        (
            "organization.branch",
            "organization=petrichor_bau_logistik",
            "organization=petrichor_bau",
            "another",
        ),
        ("organization", "organization=petrichor_logistik", "organization=petrichor", "within"),
        (
            "organization.branch",
            "organization=petrichor_hotel address.street=x",
            "organization=restaurant_petrichor address.street=x",
            "another",
        ),
        (
            "organization",
            "organization=petrichor_hotel address.street=x",
            "organization=petrichor_restaurant address.street=x",
            "different",
        ),
        (
            "organization",
            "organization=petrichor_hotel address.street=x",
            "organization=petrichor_restaurant address.street=y",
            "rare-words",
        ),
        ("organization.branch", "organization=acme_2", "organization=acme_II", "same"),
        ("organization.branch", "organization=acme_north", "organization=acme", "one-sided"),
        ("organization.branch", "organization=acme_north", "organization=acme_south", "different"),
        ("domain", "url=https://www.acme.com/x", "email=ada@acme.com", "same"),
        ("domain", "url=acme.com", "email=ada@corvin.com", "different"),
        ("address.unit", "address.street=x address.unit=5", "address.street=x address.unit=5", "same"),
        ("address.unit", "address.street=x address.unit=5", "address.street=x address.unit=6", "different"),
        ("contact", "name.family=berg", "name.family=Berg", "same"),
        ("contact", "name.family=berg", "name.family=koch", "different"),
    ];
    let wrong: Vec<_> = rows
        .iter()
        .map(|(name, a, b, expected)| (name, a, b, expected, level_in(ORGANIZATION, name, a, b)))
        .filter(|(.., expected, got)| *got != Some(**expected))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(level_in(ORGANIZATION, "domain", "email=a@gmail.com", "email=b@gmail.com"), None);
    assert_eq!(level_in(ORGANIZATION, "organization.branch", "organization=acme", "organization=bolt"), None);
}

#[test]
fn a_side_that_says_nothing_is_no_level() {
    for comparison in ORGANIZATION {
        let right = "organization=acme email=a@x.de address.street=x";
        assert_eq!(level_in(ORGANIZATION, comparison.name, "", right), None, "{}", comparison.name);
    }
    for comparison in PERSON {
        assert_eq!(level(comparison.name, "", "name.given=anna email=a@x.de"), None, "{}", comparison.name);
    }
    assert_eq!(level("identifier", "id.national=5304218", "id.vat=5304218"), None);
}

#[test]
fn a_passport_does_not_differ_from_a_licence() {
    let mut terms = Terms::default();
    let mut of = |header: &str, number| {
        let field = Field { header: header.to_owned(), ..field(Kind::IdNational) };
        let clean = crate::normalize::value(Kind::IdNational, number, &Default::default());
        let facts = terms.facts(&field, clean.view());
        Profile::of(&[(&field, facts.as_slice())])
    };
    let [passport, licence, other] = [
        of("Passport No", "C01X00T47"),
        of("drivers_license", "D8830021"),
        of("PASSPORT_NUMBER", "C77Y10K2"),
    ];
    let identifier = PERSON.iter().find(|one| one.name == "identifier").unwrap();
    let judge =
        |right| identifier.judge(&Sides { terms: &terms, left: &passport, right }).map(|one| one.level);
    assert_eq!((judge(&licence), judge(&other)), (None, Some(2)));
}

#[test]
fn an_account_may_be_a_couples_and_one_of_several() {
    let judge = |left: &str, right: &str| level("identifier", left, right);
    let hans = "name.given=hans iban=DE89370400440532013000";
    assert_eq!(judge(hans, "name.given=gisela iban=DE89370400440532013000"), None);
    assert_eq!(judge(hans, "name.given=hannes iban=DE89370400440532013000"), Some("same"));
    assert_eq!(judge(hans, "name.family=mueller iban=DE89370400440532013000"), Some("same"));
    assert_eq!(judge(hans, "name.given=hans iban=DE02120300000000202051"), None);
}

#[test]
fn a_number_is_the_same_in_fields_of_other_kinds_and_forms() {
    let judge = |country: &str, a: (Kind, &str), b: (Kind, &str)| {
        let mut terms = Terms::default();
        let [left, right] = [a, b].map(|(kind, number)| {
            let context = crate::normalize::Context {
                country: country.as_bytes().try_into().ok(),
                ..Default::default()
            };
            let clean = crate::normalize::value(kind, number, &context);
            let field = field(kind);
            let facts = terms.facts(&field, clean.view());
            Profile::of(&[(&field, facts.as_slice())])
        });
        let identifier = PERSON.iter().find(|one| one.name == "identifier").unwrap();
        identifier.judge(&Sides { terms: &terms, left: &left, right: &right }).map(|one| one.level)
    };
    use Kind::{IdNational, IdTax, IdVat};
    assert_eq!(judge("SE", (IdNational, "850709-9805"), (IdNational, "19850709-9805")), Some(0));
    assert_eq!(judge("BR", (IdNational, "529.982.247-25"), (IdTax, "52998224725")), Some(0));
    assert_eq!(judge("FR", (IdTax, "404 833 048"), (IdVat, "FR83404833048")), Some(0));
    assert_eq!(judge("SE", (IdTax, "556036-0793"), (IdVat, "SE556036079301")), Some(0));
    assert_eq!(judge("BR", (IdNational, "529.982.247-25"), (IdTax, "111.444.777-35")), Some(2));
    assert_eq!(judge("BR", (IdNational, "529.982.247-25"), (IdTax, "11.222.333/0001-81")), None);
}

#[test]
fn a_postal_code_of_another_city_is_no_slip() {
    let area = |left: &str, right: &str| level("address.area", left, right);
    let in_beijing = "address.postcode=100000 address.locality=beijing";
    assert_eq!(area(in_beijing, "address.postcode=200000 address.locality=shanghai"), Some("different"));
    assert_eq!(area(in_beijing, "address.postcode=100001 address.locality=bejing"), Some("close-postcode"));
    assert_eq!(area(in_beijing, "address.postcode=100001"), Some("close-postcode"));
}

#[test]
fn whole_names_that_were_cut_elsewhere_are_swapped() {
    let (left, right) = ("name.given=nguyen name.family=van_an", "name.given=an name.family=nguyen_van");
    assert_eq!(
        (level("name.given", left, right), level("name.family", left, right)),
        (Some("swapped"), None)
    );
}

#[test]
fn names_in_each_others_field_are_one_finding() {
    let (left, right) = ("name.given=berg name.family=anna", "name.given=anna name.family=berg");
    assert_eq!(level("name.family", left, right), None);
}

/// How rare the model may take it that a record has the other name, in bits.
fn rarity_of_a_slip(others: usize) -> f64 {
    let mut terms = Terms::default();
    let names = ["zorbian", "zorbina"].map(|name| profile(&mut terms, &["name.given=", name].concat()));
    let mut records = Profiles::default();
    for name in 0..2 * (others as u32 + 1) {
        records.push(&names[name as usize % 2]);
        terms.count_in(records.words(name).unwrap());
    }
    let sides = Sides { terms: &terms, left: &names[0], right: &names[1] };
    let given = PERSON.iter().find(|one| one.name == "name.given").unwrap();
    given.judge(&sides).unwrap().rarity
}

#[test]
fn what_is_known_of_a_name_counts_before_the_file_shows_it() {
    let part = |name: &str| {
        let of = |more: &str| ["name.family=", name, more].concat();
        bits_of_names("name.family", &[], &of(""), &of("_zorban"))
    };
    assert!(part("zima") > part("garcia") + 5.0);
}

#[test]
fn mailboxes_that_name_two_people_are_of_two() {
    let email =
        |left: &str, right: &str| level("email", &["email=", left].concat(), &["email=", right].concat());
    assert_eq!(email("peter.schulz@web.de", "petra.schulz@web.de"), Some("different"));
    assert_eq!(email("jan.berg@web.de", "jane.berg@web.de"), Some("different"));
    assert_eq!(email("peter.schulz@web.de", "petre.schulz@web.de"), Some("close"));
    assert_eq!(email("bob.schulz@web.de", "rob.schulz@web.de"), Some("close"), "forms of one name");
}

#[test]
fn names_of_a_man_and_of_a_woman_are_two() {
    let given = |left: &str, right: &str| {
        let of = |name: &str| ["name.given=", name].concat();
        level("name.given", &of(left), &of(right))
    };
    assert_eq!(given("juan", "juana"), Some("different"));
    assert_eq!(given("petra", "peter"), Some("different"));
    assert_eq!(given("juana", "juanna"), Some("close"));
}

#[test]
fn two_names_that_many_bear_are_hardly_a_slip() {
    assert!(rarity_of_a_slip(0) > rarity_of_a_slip(50) + 3.0);
}

#[test]
fn the_sides_may_be_swapped() {
    let records = [
        "name.given=anna name.family=berg date.birth=1980-03-04 email=a@x.de phone=+493012345678",
        "name.given=berg name.family=anna date.birth=1980-04-03 email=ab@x.de phone=+498912345678",
        "name.given=anna_maria name.family=bergmann address.postcode=10115 address.locality=berlin",
        "name.given=a name.family=berk address.postcode=10151 gender=female organization=acme",
        "name.given=anna name.family=koch date.birth=1980 phone=3012345678 address.postcode=SW1A_1AA language=de",
        "name.given=anna name.family=zorn date.birth=1980-01-01 address.postcode=SW1A_2BB organization=ac",
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
fn the_sides_of_organizations_may_be_swapped() {
    let names = [
        "acme",
        "acme logistics",
        "logistics of acme",
        "acme north",
        "al",
        "acne logistic",
        "a 3",
        "the",
        "st acme ctr",
        "acme acme acne",
        "acme assoc association",
        "association assoc",
    ];
    for comparison in ORGANIZATION {
        for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            let side = |name: &str| format!("organization={}", name.replace(' ', "_"));
            let judge = |a, b| level_in(ORGANIZATION, comparison.name, a, b);
            assert_eq!(judge(&side(a), &side(b)), judge(&side(b), &side(a)), "{a}, {b}");
        }
    }
}

#[test]
fn a_vector_gives_back_what_was_packed() {
    let outcomes = [None, Outcome::level(0), Outcome::level(14), None, Outcome::level(3)];
    let vector = Vector::pack(Entity::Organization, outcomes.into_iter());
    assert_eq!(vector.entity(), Entity::Organization);
    assert_eq!(
        (0..6).map(|at| vector.level(at)).collect::<Vec<_>>(),
        [None, Some(0), Some(14), None, Some(3), None]
    );
}

#[test]
fn the_comparisons_fit_their_vector() {
    for table in [PERSON, ORGANIZATION] {
        assert!(table.len() <= 15);
        assert!(table.iter().all(|comparison| comparison.levels.len() <= 15));
    }
}

#[test]
fn a_company_in_the_field_of_a_name_is_compared_as_an_organization() {
    let mut terms = Terms::default();
    let mut profile = |kind, text| {
        let clean = crate::normalize::value(kind, text, &Default::default());
        terms.told(&[(&field(kind), clean.view())])
    };
    let (person, company) =
        (profile(Kind::Name, "Acme Logistics GmbH"), profile(Kind::Organization, "ACME Logistics"));
    assert!(person.is_organization());
    assert_eq!(person.organizations, company.organizations);
}

#[test]
fn another_number_makes_another_mailbox_and_a_slip_behind_the_at_is_one() {
    let email = |left: &str, right: &str| level("email", left, right);
    assert_eq!(email("email=may1975@x.de", "email=amy1975@x.de"), Some("close"));
    assert_eq!(email("email=may1975@x.de", "email=may1976@x.de"), Some("similar-local-part"));
    let named = |mailbox: &str| format!("name.given=lisa name.family=berg email={mailbox}");
    let (right, slipped) = (named("lisa.berg@example.com"), named("lisa.berg@exmple.com"));
    assert_eq!(email(&right, &slipped), Some("close"));
    assert_eq!(email(&right, &named("lisa.berg@other.org")), None, "the names say that already");
}

#[test]
fn an_initial_stands_for_the_family_name_before_the_given_one() {
    let own = "name.given=anand name.family=venkat";
    assert_eq!(level("name.family", "name.given=v name.family=anand", own), None, "one finding");
    assert_eq!(
        level("name.given", "name.given=v name.family=anand", "name.given=anand name.family=kumar"),
        Some("different")
    );
    assert_eq!(level("name.given", "name.given=v name.family=kumar", own), Some("different"));
}

#[test]
fn names_of_scripts_that_no_letters_compare_say_nothing() {
    assert_eq!(level("name.given", "name.given=فيصل", "name.given=faisal"), None);
    assert_eq!(level("name.family", "name.family=តារា", "name.family=dara"), None);
    assert_eq!(level("name.given", "name.given=анна", "name.given=anna"), Some("exact"));
}

#[test]
fn births_a_generation_apart_and_generations_tell_people_apart() {
    assert_eq!(told_apart("date.birth=1950-03-04", "date.birth=1981-11-20"), WHOLLY);
    assert_eq!(told_apart("name.suffix=jun.", "name.suffix=Sr"), WHOLLY);
    // A slip, an unknown date, a sister, a year alone.
    for other in ["1980-03-04", "1900-01-01", "1953-11-20", "1981"] {
        assert_eq!(told_apart("date.birth=1950-03-04", &format!("date.birth={other}")), 0, "{other}");
    }
    assert_eq!(told_apart("name.suffix=jun.", "name.given=anna"), 0);
}

#[test]
fn who_is_asked_says_a_birth_or_a_name() {
    let said = |left: &str, right: &str| {
        let mut terms = Terms::default();
        let (left, right) = (profile(&mut terms, left), profile(&mut terms, right));
        differ(&Sides { terms: &terms, left: &left, right: &right })
    };
    let (anna, born) = ("name.given=anna", "date.birth=1950-03-04");
    assert_eq!(said(anna, "name.given=xqrtl"), CALLED);
    assert_eq!(said(born, "date.birth=1950-04-03"), AGED);
    assert_eq!(said("name.suffix=jun.", "name.suffix=Sr"), WHOLLY + AGED + CALLED);
    for (left, right) in [(anna, "name.given=a"), (anna, born), (born, "date.birth=1900-01-01")] {
        assert_eq!(said(left, right), 0, "{left} {right}");
    }
}

#[test]
fn firms_of_one_house_tell_themselves_apart_by_a_word_of_their_own() {
    let firm = |name: &str, place: &str| format!("organization={name} {place}");
    let house = "address.street=seaview_12 address.locality=dover";
    let told = |left: &str, right: &str| told_apart(&firm(left, house), &firm(right, house));
    for (left, right) in [
        ("orion_bar", "orion_grill"),
        ("orion_coffee_shop_dover", "orion_grill_dover"),
        ("orion_bar", "petrichor_textiles"),
    ] {
        assert_eq!((told(left, right), told(right, left)), (NAMED, NAMED), "{left} {right}");
        let alone = firm(right, "address.locality=dover");
        assert_eq!(told_apart(&firm(left, house), &alone), 0, "{left} {right}");
    }
    for (left, right) in [
        ("orion_bar", "orion"),
        ("orion_textile", "orion_textiles"),
        ("orion_bar", "bar_orion"),
        ("orion_svc", "orion_services"),
        ("orion_house_of_early_learning", "orion_academy"),
    ] {
        assert_eq!((told(left, right), told(right, left)), (0, 0), "{left} {right}");
    }
}

#[test]
fn other_names_tell_people_apart_and_those_of_one_family_half_as_much() {
    let named = |given: &str, family: &str| format!("name.given={given} name.family={family}");
    let robert = named("robert", "berg");
    assert_eq!(told_apart(&robert, &named("susan", "berg")), WHOLLY / 2);
    assert_eq!(told_apart(&robert, &named("susan", "koch")), TWICE);
    assert_eq!(told_apart(&named("peter", "koch"), &named("petra", "koch")), WHOLLY / 2);
    let born = |name: String, day: &str| [&name, " date.birth=", day].concat();
    let (robert_born, susan_born) =
        (born(named("robert", "berg"), "1975-05-05"), born(named("susan", "berg"), "1977-06-30"));
    assert_eq!(told_apart(&robert_born, &susan_born), TWICE);
    // Forms of one name, what is no name that is known, the name in the middle.
    for (given, family) in [
        ("bob", "berg"),
        ("xqrtl", "berg"),
        ("xqrtl", "koch"),
        ("bob", "koch"),
        ("susan", "berg name.middle=robert"),
    ] {
        assert_eq!(told_apart(&robert, &named(given, family)), 0, "{given}");
    }
}

#[test]
fn marks_of_one_name_say_no_more_than_the_name() {
    let branch = |left: &str, right: &str| level_in(ORGANIZATION, "organization.branch", left, right);
    assert_eq!(branch("organization=First_Dental", "organization=First_Dental"), None);
    assert_eq!(
        branch("organization=School_3", "organization=School_No._3"),
        branch("organization=3_School", "organization=School_3_Berlin")
    );
}

#[test]
fn firms_of_one_name_differ_by_their_place_or_their_mark() {
    let are = |left: &str, right: &str| told_apart(left, right) == TWICE;
    let at = |rest: &str| format!("organization=petrichor {rest}");
    let here = at("address.street=hafenweg address.postcode=20457");
    assert!(are(&here, &at("address.street=talstraße address.postcode=80331")));
    // A wrong street of one area, or nothing known of the place, tells nothing.
    assert!(!are(&here, &at("address.street=talstraße address.postcode=20457")));
    assert!(!are(&here, &at("address.postcode=80331")) && !are(&here, &at("")));
    assert!(are("organization=petrichor_2", "organization=petrichor_3"));
    assert!(are("organization=petrichor_holding", "organization=petrichor"));
    assert!(!are("organization=petrichor_2", "organization=petrichor"));
}
