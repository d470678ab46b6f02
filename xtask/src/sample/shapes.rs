//! Small files of many shapes: the columns that a list of members, a form, a directory or an address book has.
//!
//! Does: the people and companies of the generator, seen some times each, with few columns of which some
//! cells are empty; families under one roof; contacts of one firm.
//! Does not: train anything; what is measured here is how a model does where a file has little to say.

mod elsewhere;
mod mixed;
mod offices;
mod people;
mod systems;

use super::company::{self, World};
use super::drift::{Manner, Sighting, sight};
use super::household;
use super::person::{self, Person};
use super::phone::written;
use super::random::Random;
use super::rows::iso;
use super::words::{Country, Words};

/// A file, and the true customer of each row.
#[derive(Debug)]
pub struct Shape {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub truth: Vec<u32>,
}

/// What one kind of file shows: its columns with how many of a thousand cells are filled.
struct Plan {
    name: &'static str,
    rows: usize,
    /// The people's countries; none for all.
    countries: &'static [&'static str],
    /// Whether people live together.
    families: bool,
    columns: &'static [(&'static str, usize)],
}

const LATIN: &[&str] = &["DE", "AT", "CH", "GB", "IE", "US", "FR", "ES", "IT", "NL", "PL", "SE"];

const PEOPLE: &[Plan] = &[
    Plan {
        name: "names and cities",
        rows: 300,
        countries: LATIN,
        families: false,
        columns: &[("First name", 980), ("Last name", 1000), ("City", 950)],
    },
    Plan {
        name: "names and mailboxes",
        rows: 300,
        countries: &[],
        families: false,
        columns: &[("Name", 960), ("Email", 930)],
    },
    Plan {
        name: "mailboxes and half of the names",
        rows: 200,
        countries: &["US", "GB", "IE"],
        families: false,
        columns: &[("Email", 1000), ("First name", 500), ("Last name", 400)],
    },
    Plan {
        name: "names, births, postal codes",
        rows: 400,
        countries: LATIN,
        families: false,
        columns: &[("Given name", 980), ("Surname", 990), ("Date of birth", 940), ("Postcode", 930)],
    },
    Plan {
        name: "names and births of one country",
        rows: 500,
        countries: &["DE"],
        families: false,
        columns: &[("Vorname", 980), ("Nachname", 1000), ("Geburtsdatum", 960)],
    },
    Plan {
        name: "names and telephones",
        rows: 300,
        countries: &["US", "GB", "FR", "ES"],
        families: false,
        columns: &[("Full name", 970), ("Mobile", 700), ("Phone", 600)],
    },
    Plan {
        name: "names and addresses",
        rows: 300,
        countries: LATIN,
        families: false,
        columns: &[("Name", 1000), ("Street", 950), ("Postcode", 950), ("City", 960)],
    },
    Plan {
        name: "members, families of one home",
        rows: 400,
        countries: LATIN,
        families: true,
        columns: &[
            ("First name", 990),
            ("Last name", 1000),
            ("Street", 960),
            ("Postcode", 970),
            ("City", 980),
            ("Birthday", 600),
            ("Phone", 500),
            ("Email", 500),
        ],
    },
    Plan {
        name: "families, no birth",
        rows: 300,
        countries: &["US", "IT", "NL"],
        families: true,
        columns: &[("First name", 970), ("Last name", 1000), ("Street", 960), ("Zip", 970), ("Phone", 600)],
    },
    Plan {
        name: "a form with everything, few rows",
        rows: 120,
        countries: &[],
        families: false,
        columns: &[
            ("Salutation", 700),
            ("First name", 980),
            ("Last name", 990),
            ("Date of birth", 600),
            ("Email", 800),
            ("Mobile", 600),
            ("Street", 800),
            ("Postcode", 800),
            ("City", 820),
            ("Country", 900),
        ],
    },
    Plan {
        name: "much missing",
        rows: 400,
        countries: LATIN,
        families: false,
        columns: &[
            ("First name", 700),
            ("Last name", 750),
            ("Date of birth", 400),
            ("Email", 450),
            ("Phone", 300),
            ("Postcode", 450),
            ("City", 500),
        ],
    },
];

const LETTERS: Plan = Plan {
    name: "names of all scripts",
    rows: 300,
    countries: &[],
    families: false,
    columns: &[("Name", 1000), ("Date of birth", 800), ("City", 900)],
};

const COMPANIES: &[Plan] = &[
    Plan {
        name: "companies and cities",
        rows: 300,
        countries: &[],
        families: false,
        columns: &[("Company", 1000), ("City", 1000)],
    },
    Plan {
        name: "companies and addresses",
        rows: 300,
        countries: &[],
        families: false,
        columns: &[("Company", 1000), ("Street", 1000), ("Postal Code", 1000), ("City", 1000)],
    },
    Plan {
        name: "companies, address and telephone",
        rows: 500,
        countries: &[],
        families: false,
        columns: &[("Company", 1000), ("Street", 1000), ("Postal Code", 1000), ("Phone", 1000)],
    },
    Plan {
        name: "companies and web sites",
        rows: 200,
        countries: &[],
        families: false,
        columns: &[("Company", 1000), ("Website", 1000), ("Email", 1000), ("Country", 1000)],
    },
    Plan {
        name: "companies, everything, few rows",
        rows: 120,
        countries: &[],
        families: false,
        columns: &[
            ("Company", 1000),
            ("Street", 1000),
            ("Suite", 1000),
            ("Postal Code", 1000),
            ("City", 1000),
            ("Country", 1000),
            ("Phone", 1000),
            ("Email", 1000),
            ("Website", 1000),
            ("VAT ID", 1000),
        ],
    },
];

/// Firms that have much in common, by the sort.
const FIRMS: &[(World, Plan)] = &[
    (World::Chains, Plan { name: "chains", rows: 400, countries: &[], families: false, columns: SITES }),
    (
        World::Chains,
        Plan {
            name: "chains, mailboxes and sites",
            rows: 400,
            countries: &[],
            families: false,
            columns: &[
                ("Company", 1000),
                ("Street", 1000),
                ("Postal Code", 1000),
                ("City", 1000),
                ("Phone", 1000),
                ("Email", 1000),
                ("Website", 1000),
            ],
        },
    ),
    (
        World::Groups,
        Plan {
            name: "groups of companies",
            rows: 400,
            countries: &[],
            families: false,
            columns: &[
                ("Company", 1000),
                ("Street", 1000),
                ("Postal Code", 1000),
                ("City", 1000),
                ("Phone", 1000),
                ("Website", 1000),
                ("VAT ID", 1000),
            ],
        },
    ),
    (
        World::Franchises,
        Plan { name: "franchises", rows: 400, countries: &[], families: false, columns: SITES },
    ),
    (
        World::Centre,
        Plan { name: "business centres", rows: 400, countries: &[], families: false, columns: SITES },
    ),
];
const SITES: &[(&str, usize)] =
    &[("Company", 1000), ("Street", 1000), ("Postal Code", 1000), ("City", 1000), ("Phone", 1000)];

/// Rows of one customer, with weights.
const SEEN: &[(usize, usize)] = &[(1, 55), (2, 28), (3, 12), (4, 5)];
const MANNER: Manner = Manner { native: 500, slips: 40, swaps: 20 };

/// All shapes of a seed.
pub fn shapes(seed: u64) -> Vec<Shape> {
    let words = Words::load();
    let people = PEOPLE.iter().enumerate().map(|(at, plan)| of_people(&words, plan, seed + at as u64));
    let companies = COMPANIES
        .iter()
        .enumerate()
        .map(|(at, plan)| of_companies(&words, World::Town, plan, seed + at as u64));
    let firms = FIRMS.iter().enumerate();
    let firms = firms.map(|(at, (world, plan))| of_companies(&words, *world, plan, seed + 20 + at as u64));
    let mut lists = people::lists(&words, seed + 40);
    lists.push(of_people(&words, &LETTERS, seed + 50));
    lists.extend(systems::lists(&words, seed + 60));
    lists.extend(mixed::lists(&words, seed + 70));
    lists.extend(elsewhere::lists(seed + 80));
    lists.extend(offices::lists(&words, seed + 90));
    people.chain(companies).chain([contacts(&words, seed)]).chain(firms).chain(lists).collect()
}

/// Rows with the customer of each, in an order of their own.
type Rows = Vec<(u32, Vec<String>)>;

fn shape(name: &'static str, header: &[&str], mut rows: Rows, most: usize, seed: u64) -> Shape {
    // Readers pass over empty lines.
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    rows.truncate(most);
    Random::of(seed, 1 << 50).shuffle(&mut rows);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).expect("memory takes every record");
    rows.iter().for_each(|(_, cells)| writer.write_record(cells).expect("memory takes every record"));
    let bytes = writer.into_inner().expect("memory takes every record");
    Shape { name, bytes, truth: rows.iter().map(|(customer, _)| *customer).collect() }
}

fn of_people(words: &Words, plan: &Plan, seed: u64) -> Shape {
    let lives = |person: &Person| {
        plan.countries.is_empty() || plan.countries.contains(&words.countries[person.country].code)
    };
    let mut people: Vec<Person> =
        person::population(words, plan.rows * 12, seed).into_iter().filter(lives).take(plan.rows).collect();
    if plan.families {
        let of = household::joined(&mut people, seed);
        share(&mut people, &of, seed);
    }
    let mut rows = Rows::new();
    for (customer, person) in people.iter().enumerate() {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        for _ in 0..random.weighted(SEEN) {
            let (seen, country) = (sight(random, words, person, MANNER), &words.countries[person.country]);
            let mut cell = |(column, filled): &(&str, usize)| {
                let text = cell(random, column, country, &seen);
                if random.chance(*filled) { text } else { String::new() }
            };
            rows.push((customer as u32, plan.columns.iter().map(&mut cell).collect()));
        }
    }
    let header: Vec<&str> = plan.columns.iter().map(|(column, _)| *column).collect();
    shape(plan.name, &header, rows, plan.rows, seed)
}

/// Families have one line, and some one mailbox.
fn share(people: &mut [Person], of: &[usize], seed: u64) {
    for at in 1..people.len() {
        if of[at] == of[at - 1] && Random::of(seed, (1 << 43) + at as u64).chance(350) {
            people[at].emails = people[at - 1].emails.clone();
        }
    }
}

fn cell(random: &mut Random, column: &str, country: &Country, seen: &Sighting) -> String {
    match column {
        "First name" | "Given name" | "Vorname" => seen.given.clone(),
        "Last name" | "Surname" | "Nachname" => seen.family.clone(),
        "Name" | "Full name" => match random.below(10) {
            0 => format!("{}, {}", seen.family.trim(), seen.given.trim()),
            _ => format!("{} {}", seen.given.trim(), seen.family.trim()),
        },
        "Salutation" => seen.salutation.clone(),
        "Date of birth" | "Birthday" | "Geburtsdatum" => match random.below(100) {
            0..=2 => seen.birth.0.to_string(),
            _ => iso(seen.birth),
        },
        "Email" => seen.email.clone(),
        "Mobile" => written(random, country, &seen.mobile, 450),
        "Phone" => written(random, country, &seen.line, 450),
        "Street" => seen.street.clone(),
        "Postcode" | "Zip" => seen.postcode.clone(),
        "City" => seen.city.clone(),
        "Country" => country.code.to_owned(),
        other => unreachable!("no column {other}"),
    }
}

fn of_companies(words: &Words, world: World, plan: &Plan, seed: u64) -> Shape {
    let made = company::made_of(words, world, plan.rows, seed);
    let mut reader = csv::Reader::from_reader(made.files[0].bytes.as_slice());
    let header = reader.headers().expect("it was just written").clone();
    let place =
        |column: &str| header.iter().position(|known| known == column).expect("a column of companies");
    let places: Vec<usize> = plan.columns.iter().map(|(column, _)| place(column)).collect();
    let records = reader.records().map(|record| record.expect("it was just written"));
    let rows = records.zip(&made.files[0].truth).map(|(record, (_, customer))| {
        (*customer as u32, places.iter().map(|at| record[*at].to_owned()).collect())
    });
    // Rows come shuffled, so the first ones would hardly be of one customer.
    let mut rows: Rows = rows.collect();
    rows.sort_by_key(|(customer, _)| *customer);
    let header: Vec<&str> = plan.columns.iter().map(|(column, _)| *column).collect();
    shape(plan.name, &header, rows, plan.rows, seed)
}

/// People at firms: the firm's name and switchboard, mailboxes in its domain.
fn contacts(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let people = person::population(words, ROWS, seed);
    let mut rows = Rows::new();
    let mut firm = (String::new(), String::new(), String::new());
    for (customer, person) in
        people.iter().enumerate().filter(|(_, person)| LATIN.contains(&words.countries[person.country].code))
    {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        let country = &words.countries[person.country];
        if firm.0.is_empty() || random.chance(350) {
            let name = format!(
                "{} {}",
                random.ranked(&country.families).masculine.native,
                random.pick(&["GmbH", "Ltd", "Inc", "Systems", "Group", "Partners"])
            );
            let domain = format!(
                "{}.example",
                name.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect::<String>()
            );
            firm = (name, domain, random.fill(country.cities[0].line));
        }
        for _ in 0..random.weighted(SEEN) {
            let seen = sight(random, words, person, MANNER);
            let part = |text: &str| {
                text.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect::<String>()
            };
            let own = random.chance(600);
            let email = if own {
                format!("{}.{}@{}", part(person.given.native), part(person.family.masculine.native), firm.1)
            } else {
                format!("info@{}", firm.1)
            };
            let number = if random.chance(600) { firm.2.clone() } else { seen.mobile.clone() };
            let phone = written(random, country, &number, 500);
            let text = |random: &mut Random, filled, text: String| {
                if random.chance(filled) { text } else { String::new() }
            };
            rows.push((
                customer as u32,
                vec![
                    firm.0.clone(),
                    text(random, 950, seen.given),
                    text(random, 990, seen.family),
                    text(random, 750, email),
                    text(random, 600, phone),
                ],
            ));
        }
    }
    shape("contacts of firms", &["Company", "First Name", "Last Name", "Email", "Phone"], rows, ROWS, seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_shapes_each_with_a_customer_a_row() {
        let (once, again) = (shapes(3), shapes(3));
        for (one, other) in once.iter().zip(&again) {
            assert_eq!((&one.bytes, &one.truth), (&other.bytes, &other.truth), "{}", one.name);
            let rows = csv::Reader::from_reader(one.bytes.as_slice()).records().count();
            assert_eq!(rows, one.truth.len(), "{}", one.name);
        }
        assert_ne!(once[0].bytes, shapes(4)[0].bytes);
    }
}
