//! The true customers: who they are, where they lived and when, which mailboxes and numbers are theirs.

use super::latin::mailbox;
use super::random::Random;
use super::words::{City, Country, Family, Name, Words};

/// The first and the last year in which a record was written.
pub const YEARS: (i32, i32) = (2016, 2026);

/// A date as year, month, day.
pub type Date = (i32, i32, i32);

/// A place where somebody lives.
#[derive(Debug, Clone)]
pub struct Home {
    /// As written at home, and in Latin letters where those do not give it.
    pub street: [String; 2],
    pub number: String,
    pub unit: String,
    pub city: usize,
    pub postcode: String,
    /// National number of the landline, if there is one.
    pub line: Option<String>,
}

/// One true customer.
#[derive(Debug, Clone)]
pub struct Person {
    /// Place in `Words::countries`.
    pub country: usize,
    pub woman: bool,
    pub given: Name,
    pub second: Option<Name>,
    pub family: Family,
    /// The name after a wedding, and its year.
    pub married: Option<(Family, i32)>,
    /// `Jr.`, `sen.`; written by some.
    pub suffix: &'static str,
    pub title: &'static str,
    pub birth: Date,
    pub emails: Vec<String>,
    pub mobiles: Vec<String>,
    /// Each home with the year it was moved into, the first from the beginning.
    pub homes: Vec<(i32, Home)>,
    pub company: String,
}

impl Person {
    pub fn family_in(&self, year: i32) -> &Name {
        let family = match &self.married {
            Some((family, since)) if *since <= year => family,
            _ => &self.family,
        };
        if self.woman { &family.feminine } else { &family.masculine }
    }

    pub fn home_in(&self, year: i32) -> &Home {
        let then = self.homes.iter().rev().find(|(since, _)| *since <= year);
        &then.unwrap_or(&self.homes[0]).1
    }
}

pub(super) fn home(random: &mut Random, country: &Country) -> Home {
    let city = ranked_place(random, &country.cities);
    let pattern = random.pick(&country.streets).clone();
    let family = random.ranked(&country.families).masculine.native;
    let letter = if random.chance(60) { ["a", "b", "c"][random.below(3)] } else { "" };
    let unit = if random.chance(130) { (1 + random.below(40)).to_string() } else { String::new() };
    Home {
        street: [pattern.native, pattern.latin].map(|form| form.replace("{}", family)),
        number: format!("{}{letter}", 1 + random.below(140)),
        unit,
        city,
        postcode: random.fill(country.cities[city].postcode),
        line: random.chance(450).then(|| random.fill(country.cities[city].line)),
    }
}

fn ranked_place(random: &mut Random, cities: &[City]) -> usize {
    let places: Vec<usize> = (0..cities.len()).collect();
    *random.ranked(&places)
}

fn birth(random: &mut Random, from: i32, to: i32) -> Date {
    (random.between(from, to), random.between(1, 12), random.between(1, 28))
}

fn mobile(random: &mut Random, country: &Country, home: &Home) -> String {
    match country.mobiles.as_slice() {
        // No ranges of their own: mobiles have the area code of the city.
        [] => random.fill(country.cities[home.city].line),
        patterns => {
            let pattern = *random.pick(patterns);
            random.fill(pattern)
        }
    }
}

fn latin_of(name: &Name, country: &Country) -> String {
    mailbox(if name.latin.is_empty() { name.native } else { name.latin }, country.code)
}

/// A mailbox. Those of well-known providers carry a long number, so that hardly any is a real person's;
/// the others are in the domains of RFC 2606, which nobody can own.
fn email(random: &mut Random, country: &Country, given: &Name, family: &Name, birth: Date) -> String {
    let (first, last) = (latin_of(given, country), latin_of(family, country));
    let initial = first.get(..1).unwrap_or("x").to_owned();
    let local = match random.below(8) {
        0..=2 => format!("{first}.{last}"),
        3 => format!("{initial}.{last}"),
        4 => format!("{first}{last}"),
        5 => format!("{last}.{first}"),
        6 => format!("{first}_{last}"),
        _ => format!("{first}{}", birth.0 % 100),
    };
    match random.below(10) {
        0..=5 => format!("{local}{}@{}", random.fill("####"), random.ranked(&country.domains)),
        6 => format!("{initial}{}@{last}.example", random.fill("#")),
        7 => format!("{first}@familie-{last}.example"),
        _ => format!(
            "{local}{}@{}",
            random.fill("##"),
            random.pick(&["example.com", "example.org", "example.net"])
        ),
    }
}

const COMPANIES: &[&str] =
    &["GmbH", "Ltd", "Inc.", "& Co. KG", "AG", "B.V.", "S.A.", "Group", "Consulting", "e.K."];

fn company(random: &mut Random, country: &Country) -> String {
    if !random.chance(90) {
        return String::new();
    }
    let family = random.ranked(&country.families);
    format!("{} {}", family.masculine.native, random.pick(COMPANIES))
}

fn moves(random: &mut Random, country: &Country, first: Home) -> Vec<(i32, Home)> {
    let mut homes = vec![(0, first)];
    if random.chance(140) {
        homes.push((random.between(YEARS.0 + 1, YEARS.1), home(random, country)));
    }
    homes
}

fn names(country: &Country, woman: bool) -> &[Name] {
    if woman { &country.women } else { &country.men }
}

/// Fills in what follows from name, birth and home.
fn settle(random: &mut Random, words: &Words, mut person: Person) -> Person {
    let country = &words.countries[person.country];
    if person.woman && random.chance(60) {
        let since = random.between(YEARS.0 + 1, YEARS.1);
        person.married = Some((random.ranked(&country.families).clone(), since));
    }
    if random.chance(80) {
        person.second = Some(random.ranked(names(country, person.woman)).clone());
    }
    person.title = random.weighted(&[("", 950), ("Dr.", 40), ("Prof. Dr.", 10)]);
    person.company = company(random, country);
    let family = person.family_in(YEARS.0).clone();
    for _ in 0..random.weighted(&[(1, 76), (2, 22), (3, 2)]) {
        person.emails.push(email(random, country, &person.given, &family, person.birth));
    }
    for _ in 0..random.weighted(&[(1, 86), (2, 14)]) {
        person.mobiles.push(mobile(random, country, &person.homes[0].1));
    }
    person
}

fn stranger(random: &mut Random, words: &Words) -> Person {
    let weights: Vec<(usize, usize)> =
        words.countries.iter().enumerate().map(|(at, c)| (at, c.weight)).collect();
    let place = random.weighted(&weights);
    let country = &words.countries[place];
    let woman = random.chance(510);
    let first = home(random, country);
    Person {
        country: place,
        woman,
        given: random.ranked(names(country, woman)).clone(),
        second: None,
        family: random.ranked(&country.families).clone(),
        married: None,
        suffix: "",
        title: "",
        birth: birth(random, 1936, 2006),
        emails: Vec::new(),
        mobiles: Vec::new(),
        homes: moves(random, country, first),
        company: String::new(),
    }
}

/// Somebody who lives with `other`: a partner, a sister, a father of the same name, a twin.
fn relative(random: &mut Random, words: &Words, other: &mut Person) -> Person {
    let country = &words.countries[other.country];
    let mut person = Person { second: None, married: None, suffix: "", ..other.clone() };
    person.homes = vec![other.homes[0].clone()];
    (person.emails, person.mobiles) = (Vec::new(), Vec::new());
    let (year, month, day) = other.birth;
    match random.below(100) {
        0..=6 if !other.woman => {
            let older = year > 1980;
            person.birth =
                birth(random, year + if older { -36 } else { 22 }, year + if older { -22 } else { 30 });
            (person.suffix, other.suffix) = if older { ("sen.", "jun.") } else { ("Jr.", "Sr.") };
            return person;
        }
        7..=10 => person.birth = (year, month, day),
        11..=60 => {
            person.birth = birth(random, year - 8, (year + 8).min(2007));
            person.woman = !other.woman;
        }
        _ => {
            person.birth = birth(random, (year - 12).max(1930), (year + 12).min(2008));
            person.woman = random.chance(500);
        }
    }
    while person.given == other.given {
        person.given = random.ranked(names(country, person.woman)).clone();
    }
    // Couples that share one mailbox.
    if random.chance(70) {
        person.emails.extend(other.emails.first().cloned());
    }
    person
}

/// Makes the customers of an imaginary company; about one in nine lives with another of them.
pub fn population(words: &Words, customers: usize, seed: u64) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::with_capacity(customers);
    for number in 0..customers {
        let random = &mut Random::of(seed, number as u64);
        let person = match random.chance(110) && !people.is_empty() {
            true => {
                let other = random.below(people.len());
                relative(random, words, &mut people[other])
            }
            false => stranger(random, words),
        };
        let person = settle(random, words, person);
        people.push(person);
    }
    people
}
