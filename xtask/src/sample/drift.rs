//! One customer as one system wrote them down on one day: other spellings, slips, things left out.
//!
//! Does not: lay out a file; `crm`, `shop` and `newsletter` do.

use super::latin::{bare, latin};
use super::noise::{careless, typo, wrong_digit};
use super::person::{Date, Home, Person, YEARS};
use super::random::Random;
use super::words::{City, Country, Name, Words};

/// How a system is filled in.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Per mille of texts in another script than Latin that are kept in it.
    pub native: usize,
    /// Per mille of given and of family names with a slip.
    pub slips: usize,
    /// Per mille of names that are typed into each other's field.
    pub swaps: usize,
}

/// What was written down.
#[derive(Debug, Clone)]
pub struct Sighting {
    pub salutation: String,
    pub title: &'static str,
    pub given: String,
    pub family: String,
    pub suffix: &'static str,
    pub company: String,
    pub email: String,
    /// National numbers, not yet formatted.
    pub mobile: String,
    pub line: String,
    pub street: String,
    pub unit: String,
    pub city: String,
    pub region: &'static str,
    pub postcode: String,
    pub birth: Date,
    /// The day it was written.
    pub day: Date,
}

/// The text as this hand writes it: native or Latin script, with marks, spelled out or bare.
fn script(random: &mut Random, name: &Name, country: &Country, keep: bool) -> String {
    let foreign = !name.native.chars().all(|c| c < '\u{250}' || c == '’');
    match (foreign, keep) {
        (true, true) => name.native.to_owned(),
        (true, false) if !name.latin.is_empty() => name.latin.to_owned(),
        (true, false) => latin(name.native, country.code),
        _ => match random.below(100) {
            0..=11 => latin(name.native, country.code),
            12..=16 => bare(name.native),
            _ => name.native.to_owned(),
        },
    }
}

fn familiar(random: &mut Random, words: &Words, person: &Person) -> Name {
    match words.nicknames.get(person.given.native) {
        Some(nicknames) if random.chance(130) => {
            let &native = random.pick(nicknames.as_slice());
            Name { native, latin: "" }
        }
        _ => person.given.clone(),
    }
}

fn initial(text: &str) -> String {
    text.chars().take(1).chain(['.']).collect()
}

fn given(random: &mut Random, words: &Words, person: &Person, keep: bool) -> String {
    let country = &words.countries[person.country];
    let name = familiar(random, words, person);
    let first = script(random, &name, country, keep);
    let second = person.second.as_ref().map(|name| script(random, name, country, keep));
    match (random.below(100), second) {
        (0..=2, None) => initial(&first),
        (0..=39, Some(second)) => format!("{first} {second}"),
        (40..=64, Some(second)) => format!("{first} {}", initial(&second)),
        _ => first,
    }
}

fn slip(random: &mut Random, text: String, per_mille: usize) -> String {
    match random.below(1000) {
        roll if roll < per_mille => typo(random, &text),
        roll if roll < per_mille + 45 => careless(random, &text),
        _ => text,
    }
}

/// Domains as they are mistyped.
const DOMAIN_SLIPS: &[(&str, &str)] = &[
    ("gmail.com", "gmial.com"),
    ("gmail.com", "gmail.con"),
    ("gmail.com", "gmal.com"),
    ("gmx.de", "gmx.ed"),
    ("web.de", "wbe.de"),
    ("hotmail.com", "hotmial.com"),
    ("yahoo.com", "yaho.com"),
    ("outlook.com", "outlok.com"),
    ("t-online.de", "tonline.de"),
];

fn wrong_domain(random: &mut Random, email: &str) -> String {
    let fitting: Vec<_> = DOMAIN_SLIPS.iter().filter(|(right, _)| email.ends_with(right)).collect();
    match fitting.as_slice() {
        [] => email.to_owned(),
        several => {
            let (right, wrong) = random.pick(several);
            email.replace(right, wrong)
        }
    }
}

fn email(random: &mut Random, person: &Person) -> String {
    let at = if random.chance(860) { 0 } else { random.below(person.emails.len()) };
    let email = person.emails[at].clone();
    let (local, domain) = email.split_once('@').unwrap_or((&email, ""));
    match random.below(100) {
        0..=1 => format!("{}@{domain}", typo(random, local)),
        2..=3 => wrong_domain(random, &email),
        4..=5 => email.to_uppercase(),
        6 => format!(" {email}"),
        7 if domain == "gmail.com" => format!("{local}+shop@{domain}"),
        8 if domain == "gmail.com" => format!("{local}@googlemail.com"),
        _ => email,
    }
}

pub(super) fn number(random: &mut Random, number: &str) -> String {
    if random.chance(25) { wrong_digit(random, number) } else { number.to_owned() }
}

pub(super) fn street(
    random: &mut Random,
    words: &Words,
    country: &Country,
    home: &Home,
    keep: bool,
) -> String {
    let name = match (keep, home.street[1].is_empty()) {
        (true, _) | (false, true) => &home.street[0],
        _ => &home.street[1],
    };
    let name = if keep { name.clone() } else { latin_if_foreign(name, country) };
    let line = match country.number_first {
        true => format!("{} {name}", home.number),
        false => format!("{name} {}", home.number),
    };
    let line = if random.chance(330) { shortened(random, words, &line) } else { line };
    match random.below(100) {
        0..=2 => typo(random, &line),
        3..=5 => careless(random, &line),
        6..=7 => bare(&line),
        _ => line,
    }
}

fn latin_if_foreign(text: &str, country: &Country) -> String {
    if text.chars().any(|c| c > '\u{250}' && c != '’') {
        latin(text, country.code)
    } else {
        text.to_owned()
    }
}

fn shortened(random: &mut Random, words: &Words, line: &str) -> String {
    let fitting: Vec<_> = words.street_words.iter().filter(|(long, _)| line.contains(long)).collect();
    match fitting.as_slice() {
        [] => line.to_owned(),
        several => {
            let (long, short) = random.pick(several);
            line.replacen(long, short, 1)
        }
    }
}

pub(super) fn city(random: &mut Random, country: &Country, city: &City, keep: bool) -> String {
    let other = !city.other.is_empty() && (!keep || random.chance(120));
    let name = if other && (random.chance(120) || latin_if_foreign(city.name, country) != city.name) {
        city.other.to_owned()
    } else {
        city.name.to_owned()
    };
    match random.below(100) {
        0 => typo(random, &name),
        1..=3 => careless(random, &name),
        4..=6 => bare(&name),
        _ => name,
    }
}

pub(super) fn postcode(random: &mut Random, postcode: &str) -> String {
    match random.below(100) {
        0..=1 => wrong_digit(random, postcode),
        2..=8 => postcode.replace(' ', ""),
        9..=10 => postcode.to_lowercase(),
        _ => postcode.to_owned(),
    }
}

fn birth(random: &mut Random, (year, month, day): Date) -> Date {
    match random.below(200) {
        0..=3 if day <= 12 => (year, day, month),
        4..=5 => (year + [-10, -1, 1, 10][random.below(4)], month, day),
        6..=7 => (year, month, random.between(1, 28)),
        8 => (year, 1, 1),
        _ => (year, month, day),
    }
}

fn salutation(random: &mut Random, country: &Country, woman: bool) -> String {
    // One in a hundred is ticked wrongly.
    let woman = woman != random.chance(10);
    (if woman { country.ms } else { country.mr }).to_owned()
}

/// Writes a customer down.
pub fn sight(random: &mut Random, words: &Words, person: &Person, manner: Manner) -> Sighting {
    let country = &words.countries[person.country];
    let day = (random.between(YEARS.0, YEARS.1), random.between(1, 12), random.between(1, 28));
    let keep = random.chance(manner.native);
    let home = person.home_in(day.0);
    let place = &country.cities[home.city];
    let first = given(random, words, person, keep);
    let last = script(random, person.family_in(day.0), country, keep);
    let (first, last) = (slip(random, first, manner.slips), slip(random, last, manner.slips));
    let (first, last) = if random.chance(manner.swaps) { (last, first) } else { (first, last) };
    let mobile = random.below(person.mobiles.len());
    Sighting {
        salutation: salutation(random, country, person.woman),
        title: person.title,
        given: first,
        family: last,
        suffix: if random.chance(500) { person.suffix } else { "" },
        company: person.company.clone(),
        email: email(random, person),
        mobile: number(random, &person.mobiles[mobile]),
        line: home.line.as_ref().map_or_else(String::new, |line| number(random, line)),
        street: street(random, words, country, home, keep),
        unit: home.unit.clone(),
        city: city(random, country, place, keep),
        region: place.region,
        postcode: postcode(random, &home.postcode),
        birth: birth(random, person.birth),
        day,
    }
}
