//! Lists as other systems keep them: a hotel's guests, an association's members, a fair's leads, a clinic's patients,
//! a register of voters, two systems that were merged, contacts of whom a list knows one thing only.
//!
//! Does: let each system write names, births and numbers in its own way, with its own number of the customer where it
//! has one.
//! Does not: use the slips of `drift` alone; clerks, scanners and agencies have others.

use super::people::{latin, some};
use super::{Rows, SEEN, Shape, shape};
use crate::sample::household;
use crate::sample::noise::{typo, wrong_digit};
use crate::sample::person::{Date, Person};
use crate::sample::phone::written;
use crate::sample::random::Random;
use crate::sample::rows::{german, iso};
use crate::sample::words::{Country, Words};

pub(super) fn lists(words: &Words, seed: u64) -> Vec<Shape> {
    vec![
        guests(words, seed),
        households(words, seed + 1),
        leads(words, seed + 2),
        clinic(words, seed + 3),
        voters(words, seed + 4),
        merged(words, seed + 5),
        fragments(words, seed + 6),
    ]
}

pub(super) fn random_of(seed: u64, at: usize) -> Random {
    Random::of(seed, (1 << 41) + at as u64)
}

/// Somebody from one of some countries.
pub(super) fn from(words: &Words, codes: &[&str], rows: usize, seed: u64) -> Vec<Person> {
    let lives = |person: &Person| codes.contains(&words.countries[person.country].code);
    let people = crate::sample::person::population(words, rows * 14, seed);
    people.into_iter().filter(lives).take(rows).collect()
}

pub(super) fn given(person: &Person) -> &'static str {
    if person.given.latin.is_empty() { person.given.native } else { person.given.latin }
}

pub(super) fn family(person: &Person) -> &'static str {
    person.family_in(2024).native
}

pub(super) fn initial(text: &str) -> String {
    text.chars().take(1).collect()
}

pub(super) fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// One slip in so many of a thousand.
pub(super) fn slipped(random: &mut Random, per_mille: usize, text: &str) -> String {
    if random.chance(per_mille) { typo(random, text) } else { text.to_owned() }
}

pub(super) fn familiar(
    random: &mut Random,
    words: &Words,
    per_mille: usize,
    name: &'static str,
) -> &'static str {
    match words.nicknames.get(name) {
        Some(nicknames) if random.chance(per_mille) => nicknames[random.below(nicknames.len())],
        _ => name,
    }
}

pub(super) fn line(country: &Country, person: &Person) -> String {
    let home = &person.homes[0].1;
    match country.number_first {
        true => format!("{} {}", home.number, home.street[0]),
        false => format!("{} {}", home.street[0], home.number),
    }
}

/// Agencies give each stay a mailbox of its own, couples come in one name or the other, and passports are asked for
/// by some clerks.
fn guests(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        let passport = random.fill("@########");
        for _ in 0..random.weighted(SEEN) {
            let (first, last) = (given(person), slipped(random, 30, family(person)));
            let first = familiar(random, words, 60, first);
            let first = slipped(random, 30, first);
            let name = match random.below(10) {
                0..=4 => format!("{}, {}", last.to_uppercase(), first.to_uppercase()),
                5 | 6 => format!("{last} {first}"),
                7 => format!("{last}/{first} {}", if person.woman { "MRS" } else { "MR" }).to_uppercase(),
                _ => format!("{first} {last}"),
            };
            let agency = random.chance(400);
            let email = match agency {
                true => format!("{}.{}@guest.booking.example", plain(&first), random.fill("######")),
                false => person.emails[0].clone(),
            };
            let number = if random.chance(60) { wrong_digit(random, &passport) } else { passport.clone() };
            let phone = if agency { String::new() } else { person.mobiles[0].clone() };
            let phone = written(random, country, &phone, 100);
            let birth = if random.chance(500) { german(person.birth) } else { iso(person.birth) };
            rows.push((
                at as u32,
                vec![
                    name,
                    some(random, 900, country.names[0].to_owned()),
                    some(random, 350, birth),
                    some(random, 300, number),
                    some(random, 850, email),
                    some(random, 600, phone),
                    format!("2025-{:02}-{:02}", random.between(1, 12), random.between(1, 28)),
                    random.fill("N##"),
                ],
            ));
        }
    }
    let header = ["Guest name", "Nationality", "Born", "Passport No", "E-mail", "Mobile", "Arrival", "Room"];
    shape("hotel guests", &header, rows, ROWS, seed)
}

/// A family pays by one account and reads one mailbox; each member is a customer.
fn households(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let mut people = from(words, &["DE", "AT", "CH", "NL"], ROWS, seed);
    let of = household::joined(&mut people, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        let first = (0..at).rev().take_while(|other| of[*other] == of[at]).last().unwrap_or(at);
        let account = Random::of(seed, (1 << 45) + of[at] as u64).fill("DE##5001051754########");
        let (mailbox, phone) = (&people[first].emails[0], &people[first].homes[0].1.line);
        let own = if random.chance(700) { mailbox } else { &person.emails[0] };
        let number = phone.clone().filter(|_| random.chance(800)).unwrap_or(person.mobiles[0].clone());
        for _ in 0..random.weighted(&[(1, 60), (2, 30), (3, 10)]) {
            let first = familiar(random, words, 100, given(person));
            let last = slipped(random, 25, family(person));
            let first = slipped(random, 25, first);
            let home = &person.homes[0].1;
            let phone = written(random, country, &number, 800);
            rows.push((
                at as u32,
                vec![
                    last,
                    first,
                    some(random, 960, line(country, person)),
                    some(random, 960, home.postcode.clone()),
                    country.cities[home.city].name.to_owned(),
                    some(random, 450, german(person.birth)),
                    some(random, 600, own.clone()),
                    some(random, 600, phone),
                    some(random, 500, account.clone()),
                    (*random.pick(&["Familie", "Einzel", "Jugend"])).to_owned(),
                ],
            ));
        }
    }
    let header =
        ["Nachname", "Vorname", "Straße", "PLZ", "Ort", "Geb.datum", "E-Mail", "Telefon", "IBAN", "Beitrag"];
    shape("association, one account a home", &header, rows, ROWS, seed)
}

/// Badges, cards and forms: the firm as it is spoken, the visitor at times by the initial, a mailbox of the firm's or
/// one's own.
fn leads(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    let mut firm = (String::new(), String::new());
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        if firm.0.is_empty() || random.chance(500) {
            let core = random.ranked(&country.families).masculine.native;
            let trade =
                *random.pick(&["Pumpen", "Systems", "Technik", "Foods", "Robotics", "Optics", "Medical"]);
            firm = (format!("{core} {trade}"), format!("{}{}.example", plain(core), plain(trade)));
        }
        let titles =
            ["Head of Sales", "Sales Lead", "CEO", "Managing Director", "Buyer", "Purchasing", "CTO"];
        let title = *random.pick(&titles);
        let company = firm.0.clone();
        for _ in 0..random.weighted(SEEN) {
            let first = familiar(random, words, 150, given(person));
            let first = match random.below(12) {
                0 => format!("{}.", initial(first)),
                _ => slipped(random, 40, first),
            };
            let last = slipped(random, 40, family(person));
            let form = *random.pick(&["", "", " GmbH", " Ltd", " AG", " Inc."]);
            let company = slipped(random, 60, &company) + form;
            let email = match random.below(10) {
                0..=5 => format!("{}.{}@{}", plain(given(person)), plain(family(person)), firm.1),
                6 => format!("{}{}@{}", initial(&plain(given(person))), plain(family(person)), firm.1),
                7 => format!("info@{}", firm.1),
                _ => person.emails[0].clone(),
            };
            let phone = written(random, country, &person.mobiles[0], 300);
            let title = if random.chance(300) { *random.pick(&titles) } else { title };
            rows.push((
                at as u32,
                vec![
                    some(random, 950, first),
                    last,
                    some(random, 850, company),
                    some(random, 600, title.to_owned()),
                    some(random, 700, email),
                    some(random, 350, phone),
                    some(random, 500, country.names[0].to_owned()),
                ],
            ));
        }
    }
    let header = ["First name", "Surname", "Company", "Job title", "Email", "Phone", "Country"];
    shape("leads of fairs", &header, rows, ROWS, seed)
}

/// The number of the insured stands on the card; a child's file may have the mother's.
fn clinic(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let mut people = from(words, &["DE", "PL", "IT", "FR", "SE"], ROWS, seed);
    household::joined(&mut people, seed);
    let mut rows = Rows::new();
    let numbers: Vec<String> = (0..people.len()).map(|at| random_of(seed, at).fill("@#########")).collect();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed + 1, at);
        let country = &words.countries[person.country];
        for _ in 0..random.weighted(&[(1, 50), (2, 28), (3, 14), (5, 8)]) {
            let of = if at > 0 && random.chance(40) { at - 1 } else { at };
            let number = numbers[of].clone();
            let number = if random.chance(40) { wrong_digit(random, &number) } else { number };
            let birth: Date = match (random.below(60), person.birth) {
                (0, (year, month, day)) if day <= 12 => (year, day, month),
                (1, (year, month, _)) => (year, month, 1),
                (_, date) => date,
            };
            let birth = if random.chance(400) { german(birth) } else { iso(birth) };
            let sex = ["M", "F"][usize::from(person.woman)].to_owned();
            let (first, last) = (slipped(random, 50, given(person)), slipped(random, 50, family(person)));
            let phone = written(random, country, &person.mobiles[0], 700);
            rows.push((
                at as u32,
                vec![
                    last,
                    first,
                    some(random, 930, birth),
                    sex,
                    some(random, 550, number),
                    some(random, 400, phone),
                    some(random, 600, person.homes[0].1.postcode.clone()),
                ],
            ));
        }
    }
    let header = ["surname", "forename", "dob", "sex", "insurance number", "tel", "postal code"];
    shape("clinic, insurance numbers", &header, rows, ROWS, seed)
}

/// Fathers and sons of one name in one house, of whom some clerks write the suffix and some the middle initial.
fn voters(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let mut people = from(words, &["US"], ROWS, seed);
    household::joined(&mut people, seed);
    for at in 1..people.len() {
        let random = &mut random_of(seed, at);
        if random.chance(60) && !people[at - 1].woman && people[at - 1].suffix.is_empty() {
            let mut son = people[at - 1].clone();
            son.birth = (son.birth.0 + random.between(20, 35), random.between(1, 12), random.between(1, 28));
            son.suffix = "Jr";
            people[at - 1].suffix = "Sr";
            people[at] = son;
        }
    }
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed + 1, at);
        let country = &words.countries[person.country];
        let middle = random.ranked(&country.men).native;
        for _ in 0..random.weighted(SEEN) {
            let home = if random.chance(90) { &people[at / 2].homes[0].1 } else { &person.homes[0].1 };
            let first = familiar(random, words, 120, given(person));
            let city = &country.cities[home.city];
            let middle = match random.below(10) {
                0..=3 => initial(middle),
                4 | 5 => middle.to_uppercase(),
                _ => String::new(),
            };
            let year = person.birth.0 + i32::from(random.chance(20));
            rows.push((
                at as u32,
                vec![
                    slipped(random, 25, family(person)).to_uppercase(),
                    slipped(random, 25, first).to_uppercase(),
                    middle,
                    if random.chance(550) { person.suffix.to_uppercase() } else { String::new() },
                    format!("{} {}", home.number, home.street[0]).to_uppercase(),
                    home.unit.clone(),
                    city.name.to_uppercase(),
                    home.postcode.clone(),
                    some(random, 850, year.to_string()),
                    if person.woman { "F" } else { "M" }.to_owned(),
                    (*random.pick(&["DEM", "REP", "NPA"])).to_owned(),
                ],
            ));
        }
    }
    let header = [
        "last_name",
        "first_name",
        "middle_name",
        "suffix",
        "address",
        "unit",
        "city",
        "zip",
        "birth_year",
        "sex",
        "party",
    ];
    shape("voters, seniors and juniors", &header, rows, ROWS, seed)
}

/// One of the two knew whole names and mailboxes, the other initials, telephones and addresses.
fn merged(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        for _ in 0..random.weighted(SEEN) {
            let full = random.chance(500);
            let first = if full { given(person).to_owned() } else { format!("{}.", initial(given(person))) };
            let first = if full { slipped(random, 40, &first) } else { first };
            let last = slipped(random, 40, family(person));
            let home = &person.homes[0].1;
            let has = |full_share: usize, other: usize| if full { full_share } else { other };
            let phone = written(random, country, &person.mobiles[0], 300);
            let title = if person.woman { country.ms } else { country.mr };
            rows.push((
                at as u32,
                vec![
                    some(random, has(100, 900), title.to_owned()),
                    first,
                    last,
                    some(random, has(950, 200), person.emails[0].clone()),
                    some(random, has(300, 850), phone),
                    some(random, has(200, 900), line(country, person)),
                    some(random, has(300, 900), home.postcode.clone()),
                    some(random, has(600, 900), country.cities[home.city].name.to_owned()),
                ],
            ));
        }
    }
    let header = ["Title", "First name", "Last name", "Email", "Phone", "Street", "Zip", "City"];
    shape("merged systems, initials in one", &header, rows, ROWS, seed)
}

/// A newsletter knows the mailbox, the hotline the number; beside them stand full records.
fn fragments(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        for _ in 0..random.weighted(&[(1, 40), (2, 30), (3, 20), (4, 10)]) {
            let (name, mailbox, number, home) = match random.below(10) {
                0 | 1 => (0, 1000, 0, 0),
                2 => (0, 0, 1000, 0),
                3 => (400, 1000, 0, 0),
                _ => (1000, 700, 600, 800),
            };
            let (first, last) = (slipped(random, 30, given(person)), slipped(random, 30, family(person)));
            let named = random.chance(name);
            let phone = written(random, country, &person.mobiles[0], 400);
            let town = country.cities[person.homes[0].1.city].name.to_owned();
            rows.push((
                at as u32,
                vec![
                    if named { first } else { String::new() },
                    if named { last } else { String::new() },
                    some(random, mailbox, person.emails[0].clone()),
                    some(random, number, phone),
                    some(random, home, line(country, person)),
                    some(random, home, town),
                ],
            ));
        }
    }
    let header = ["First name", "Last name", "Email", "Phone", "Street", "City"];
    shape("fragments beside whole records", &header, rows, ROWS, seed)
}
