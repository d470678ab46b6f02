//! Lists of people with rules of their own: couples that give together, patients who marry, pupils of one home.

use super::{LATIN, MANNER, Rows, SEEN, Shape, shape};
use crate::sample::drift::sight;
use crate::sample::person::{self, Person};
use crate::sample::phone::written;
use crate::sample::random::Random;
use crate::sample::rows::iso;
use crate::sample::words::Words;

pub(super) fn lists(words: &Words, seed: u64) -> Vec<Shape> {
    vec![donors(words, seed), patients(words, seed), pupils(words, seed)]
}

pub(super) fn latin(words: &Words, rows: usize, seed: u64) -> Vec<Person> {
    let lives = |person: &Person| LATIN.contains(&words.countries[person.country].code);
    person::population(words, rows * 3, seed).into_iter().filter(lives).take(rows).collect()
}

pub(super) fn some(random: &mut Random, per_mille: usize, text: String) -> String {
    if random.chance(per_mille) { text } else { String::new() }
}

/// A couple that gives together is one customer.
fn donors(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 300;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (customer, person) in people.iter().enumerate() {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        let country = &words.countries[person.country];
        let partner = if person.woman { &country.men } else { &country.women };
        let partner = random.chance(350).then(|| random.ranked(partner).native);
        for _ in 0..random.weighted(SEEN) {
            let seen = sight(random, words, person, MANNER);
            let (given, family) = (seen.given.trim(), seen.family.trim());
            let and = *random.pick(&[
                "&",
                "&",
                match country.code {
                    "DE" | "AT" | "CH" => "und",
                    _ => "and",
                },
            ]);
            let name = match (partner, random.below(10)) {
                (Some(partner), 0..=4) => format!("{given} {and} {partner} {family}"),
                (Some(partner), 5..=7) => format!("{partner} {and} {given} {family}"),
                (Some(partner), _) => format!("{family}, {given} {and} {partner}"),
                (None, 0..=6) => format!("{given} {family}"),
                (None, _) => format!("{family}, {given}"),
            };
            rows.push((
                customer as u32,
                vec![
                    name,
                    some(random, 950, seen.street),
                    some(random, 950, seen.postcode),
                    some(random, 970, seen.city),
                    some(random, 350, seen.email),
                ],
            ));
        }
    }
    shape("donors and couples", &["Name", "Street", "Postcode", "City", "Email"], rows, ROWS, seed)
}

/// One woman in four has been met under two names.
fn patients(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let mut people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (customer, person) in people.iter_mut().enumerate() {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        let country = &words.countries[person.country];
        if person.woman && random.chance(250) {
            person.married = Some((random.ranked(&country.families).clone(), random.between(2018, 2024)));
        }
        for _ in 0..random.weighted(SEEN) {
            let seen = sight(random, words, person, MANNER);
            let maiden = match &person.married {
                Some((_, since)) if *since <= seen.day.0 => person.family.feminine.native.to_owned(),
                _ => String::new(),
            };
            let sex = ["m", "f"][usize::from(person.woman)].to_owned();
            let phone = if seen.line.is_empty() { seen.mobile } else { seen.line };
            let phone = written(random, country, &phone, 500);
            rows.push((
                customer as u32,
                vec![
                    seen.family,
                    seen.given,
                    some(random, 300, maiden),
                    some(random, 970, iso(seen.birth)),
                    some(random, 900, sex),
                    some(random, 850, seen.street),
                    some(random, 900, seen.postcode),
                    some(random, 900, seen.city),
                    some(random, 500, phone),
                ],
            ));
        }
    }
    let header = [
        "Last name",
        "First name",
        "Maiden name",
        "Date of birth",
        "Sex",
        "Street",
        "Postcode",
        "City",
        "Phone",
    ];
    shape("patients and maiden names", &header, rows, ROWS, seed)
}

/// Brothers and sisters have one home, and the mailbox and the number of their parents; twins one birth as well.
fn pupils(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let mut people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for at in 0..people.len() {
        let random = &mut Random::of(seed, (1 << 40) + at as u64);
        let birth = (random.between(2008, 2018), random.between(1, 12), random.between(1, 28));
        let country = &words.countries[people[at].country];
        people[at].birth = birth;
        people[at].married = None;
        if at > 0 && people[at].country == people[at - 1].country && random.chance(600) {
            let before = people[at - 1].clone();
            let pupil = &mut people[at];
            (pupil.family, pupil.homes) = (before.family, before.homes);
            (pupil.emails, pupil.mobiles) = (before.emails, before.mobiles);
            if random.chance(200) {
                pupil.birth = before.birth;
            }
            if pupil.given == before.given {
                pupil.given = random.ranked(&country.women).clone();
            }
        }
        for _ in 0..random.weighted(SEEN) {
            let seen = sight(random, words, &people[at], MANNER);
            let class = format!("{}{}", random.between(1, 10), ["a", "b", "c"][random.below(3)]);
            let phone = written(random, country, &seen.mobile, 500);
            rows.push((
                at as u32,
                vec![
                    seen.given,
                    seen.family,
                    some(random, 900, iso(seen.birth)),
                    class,
                    some(random, 900, seen.street),
                    some(random, 900, seen.postcode),
                    some(random, 900, seen.city),
                    some(random, 800, phone),
                    some(random, 800, seen.email),
                ],
            ));
        }
    }
    let header = [
        "First name",
        "Last name",
        "Date of birth",
        "Class",
        "Street",
        "Postcode",
        "City",
        "Parents phone",
        "Parents email",
    ];
    shape("pupils, siblings and twins", &header, rows, ROWS, seed)
}
