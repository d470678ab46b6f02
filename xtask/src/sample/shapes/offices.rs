//! Small files of offices and portals: a register with births in three columns, an outlets' guide, students, physicians
//! of one practice, a newspaper's subscribers, scanned cards, names taken down by ear, authors, applicants of patents.
//!
//! Does: let each file have its own sort of fault: letters that a scanner takes for others, names as they are heard,
//! the mailbox that a pattern makes, the short forms of an index.

use super::people::{latin, some};
use super::systems::{familiar, family, from, given, initial, line, plain, random_of, slipped};
use super::{Rows, SEEN, Shape, shape};
use crate::sample::household;
use crate::sample::noise::{typo, wrong_digit};
use crate::sample::person::{Date, Person};
use crate::sample::phone::written;
use crate::sample::random::Random;
use crate::sample::rows::iso;
use crate::sample::words::Words;

pub(super) fn lists(words: &Words, seed: u64) -> Vec<Shape> {
    vec![
        register(words, seed),
        outlets(words, seed + 1),
        students(words, seed + 2),
        physicians(words, seed + 3),
        subscribers(words, seed + 4),
        scanned(words, seed + 5),
        heard(words, seed + 6),
        authors(words, seed + 7),
        applicants(words, seed + 8),
    ]
}

/// Names and the three parts of a birth; one row in ten is another one with one slip.
fn register(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 500;
    let people = from(words, &["DE", "AT"], ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let second = person.second.as_ref().filter(|_| random.chance(150)).map_or("", |name| name.native);
        let (first, last) = (given(person).to_uppercase(), family(person).to_uppercase());
        let (year, month, day) = person.birth;
        let own =
            vec![first, second.to_uppercase(), last, year.to_string(), month.to_string(), day.to_string()];
        rows.push((at as u32, own.clone()));
        if random.chance(110) {
            let mut again = own;
            let which = *random.pick(&[0, 0, 2, 2, 3, 4, 5]);
            again[which] = match which {
                0 | 2 => typo(random, &again[which]).to_uppercase(),
                3 => (year + [-1, 1, 10, -9][random.below(4)]).to_string(),
                4 => random.between(1, 12).to_string(),
                _ => random.between(1, 28).to_string(),
            };
            rows.push((at as u32, again));
        }
    }
    shape(
        "register, births in three columns",
        &["fname1", "fname2", "lname", "by", "bm", "bd"],
        rows,
        ROWS,
        seed,
    )
}

/// Two guides list houses and the outlets within them: a hotel, its restaurant and its bar share name, address and
/// line, and are three.
fn outlets(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 300;
    let country = &words.countries[5];
    let outlets =
        ["Restaurant", "Bar", "Grill", "Spa", "Lounge", "Terrace", "Bistro", "Coffee Shop", "Rooftop"];
    let kinds = ["Hotel", "Inn", "Resort", "Lodge", "Hotel & Suites"];
    let mut rows = Rows::new();
    let mut customer = 0;
    for at in 0..ROWS {
        let random = &mut random_of(seed, at);
        let last = random.ranked(&country.families).masculine.native;
        let head =
            *random.pick(&["Grand", "Royal", "Park", "Old Mill", "Harbor", "Palace", "Garden", "River"]);
        let core = match random.below(3) {
            0 => format!("{head} {last}"),
            1 => format!("The {last}"),
            _ => format!("{last} {head}"),
        };
        let kind = *random.pick(&kinds);
        let place = random.pick(&country.cities);
        let street = random.pick(&country.streets).native.replace("{}", last);
        let (number, phone) = (random.fill("N##"), random.fill("(N##) N##-####"));
        let mut names = vec![[format!("{core} {kind}"), core.clone()]];
        for _ in 0..random.weighted(&[(0, 60), (1, 20), (2, 15), (3, 5)]) {
            let outlet = *random.pick(&outlets);
            let own = [format!("{core} {outlet}"), format!("{outlet} at {core}")];
            if names.iter().all(|name| name[0] != own[0]) {
                names.push(own);
            }
        }
        for name in names {
            let line = if random.chance(750) { phone.clone() } else { random.fill("(N##) N##-####") };
            for _ in 0..random.weighted(&[(1, 55), (2, 40), (3, 5)]) {
                let name = if random.chance(750) { &name[0] } else { &name[1] };
                let short = street.replace("Street", "St").replace("Avenue", "Ave").replace("Road", "Rd");
                let street = if random.chance(500) { &street } else { &short };
                let number = if random.chance(30) { wrong_digit(random, &number) } else { number.clone() };
                rows.push((
                    customer,
                    vec![
                        slipped(random, 40, name),
                        format!("{number} {street}"),
                        place.name.to_owned(),
                        some(random, 850, line.replace(['(', ')'], "")),
                    ],
                ));
            }
            customer += 1;
        }
    }
    shape("outlets of houses", &["Name", "Address", "City", "Phone"], rows, ROWS, seed)
}

/// The mailbox is made of the name, so namesakes have nearly the same; the number of the student has a slip at times.
fn students(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let (first, last) = (given(person), family(person));
        let number = random.fill("N######");
        let tail = if random.chance(250) { random.fill("N") } else { String::new() };
        let mailbox = format!("{}.{}{tail}@stud.uni-nord.example", plain(first), plain(last));
        let course = *random.pick(&["Informatik", "Medizin", "Jura", "Physik", "Anglistik"]);
        let birth: Date = (random.between(1996, 2006), person.birth.1, person.birth.2);
        for _ in 0..random.weighted(&[(1, 60), (2, 30), (3, 10)]) {
            let first = familiar(random, words, 80, first);
            let second = person.second.as_ref().filter(|_| random.chance(400)).map_or("", |name| name.native);
            let number = if random.chance(50) { wrong_digit(random, &number) } else { number.clone() };
            let own = if random.chance(600) { mailbox.clone() } else { person.emails[0].clone() };
            let names = [slipped(random, 30, format!("{first} {second}").trim()), slipped(random, 30, last)];
            let [first, last] = names;
            rows.push((
                at as u32,
                vec![
                    first,
                    last,
                    some(random, 550, number),
                    some(random, 750, own),
                    some(random, 450, iso(birth)),
                    course.to_owned(),
                ],
            ));
        }
    }
    let header = ["Vorname", "Nachname", "Matrikelnummer", "E-Mail", "Geburtsdatum", "Studiengang"];
    shape("students, mailboxes by a pattern", &header, rows, ROWS, seed)
}

/// Colleagues share practice, address and line; some are of one family.
fn physicians(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let mut people = from(words, &["US", "GB", "IE"], ROWS, seed);
    let fields = ["Cardiology", "Pediatrics", "Family Medicine", "Dermatology", "Internal Medicine"];
    let mut rows = Rows::new();
    let mut practice = [const { String::new() }; 4];
    for at in 0..people.len() {
        let random = &mut random_of(seed, at);
        if at > 0 && random.chance(60) {
            people[at].family = people[at - 1].family.clone();
            people[at].married = None;
        }
        let person = &people[at];
        let country = &words.countries[person.country];
        let home = &person.homes[0].1;
        if practice[0].is_empty() || random.chance(300) {
            let name =
                format!("{} {}", home.street[0], random.pick(&["Medical Group", "Clinic", "Associates"]));
            let zip = home.postcode.clone();
            practice = [name, line(country, person), zip, random.fill("(N##) N##-####")];
        }
        let (number, field) = (random.fill("1#########"), *random.pick(&fields));
        for _ in 0..random.weighted(SEEN) {
            let first = familiar(random, words, 80, given(person));
            let middle = person.second.as_ref().map_or(String::new(), |name| initial(name.native));
            let first = if random.chance(60) { initial(first) } else { slipped(random, 25, first) };
            let number = if random.chance(20) { wrong_digit(random, &number) } else { number.clone() };
            rows.push((
                at as u32,
                vec![
                    some(random, 500, number),
                    slipped(random, 25, family(person)),
                    first,
                    some(random, 500, middle),
                    (*random.pick(&["MD", "MD", "DO", "M.D."])).to_owned(),
                    some(random, 800, practice[0].clone()),
                    some(random, 850, practice[1].clone()),
                    some(random, 850, practice[2].clone()),
                    some(random, 700, practice[3].clone()),
                    field.to_owned(),
                ],
            ));
        }
    }
    let header = [
        "NPI",
        "Last Name",
        "First Name",
        "MI",
        "Credentials",
        "Practice",
        "Address",
        "ZIP",
        "Phone",
        "Specialty",
    ];
    shape("physicians of practices", &header, rows, ROWS, seed)
}

/// One of a home takes the paper, another the weekly; the bill goes to either, by letter.
fn subscribers(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let mut people = from(words, &["DE", "AT", "CH"], ROWS, seed);
    household::joined(&mut people, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        let home = &person.homes[0].1;
        let account = random.fill("DE##50010517##########");
        for _ in 0..random.weighted(SEEN) {
            let first = familiar(random, words, 80, given(person));
            let title = if person.woman { "Frau" } else { "Herr" };
            let (first, last) = (slipped(random, 25, first), slipped(random, 25, family(person)));
            let name = match random.below(8) {
                0 => format!("{title} {first} {last}"),
                1 => format!("{}. {last}", initial(&first)),
                2 => format!("{last} {first}"),
                3 => format!("{last}, {first}"),
                _ => format!("{first} {last}"),
            };
            let street =
                line(country, person).replace("straße", ["straße", "str.", "strasse"][random.below(3)]);
            let phone = written(random, country, &person.mobiles[0], 800);
            rows.push((
                at as u32,
                vec![
                    name,
                    slipped(random, 30, &street),
                    format!("{} {}", home.postcode, country.cities[home.city].name),
                    some(random, 350, phone),
                    some(random, 400, account.clone()),
                    (*random.pick(&["Tageszeitung", "Wochenende", "E-Paper"])).to_owned(),
                ],
            ));
        }
    }
    let header = ["Abonnent", "Straße", "PLZ Ort", "Telefon", "IBAN", "Produkt"];
    shape("subscribers of a newspaper", &header, rows, ROWS, seed)
}

/// What a scanner takes for something else.
const MISREAD: &[(&str, &str)] = &[
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("I", "l"),
    ("o", "0"),
    ("O", "0"),
    ("e", "c"),
    ("cl", "d"),
    ("h", "b"),
    ("S", "5"),
    ("B", "8"),
    ("vv", "w"),
    ("ü", "u"),
    ("ö", "o"),
    ("1", "l"),
    ("0", "O"),
    ("5", "S"),
];

fn misread(random: &mut Random, per_mille: usize, text: &str) -> String {
    let fitting: Vec<_> = MISREAD.iter().filter(|(right, _)| text.contains(right)).collect();
    if fitting.is_empty() || !random.chance(per_mille) {
        return text.to_owned();
    }
    let (right, wrong) = random.pick(&fitting);
    text.replacen(right, wrong, 1)
}

fn scanned(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let people = latin(words, ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        let home = &person.homes[0].1;
        for _ in 0..random.weighted(SEEN) {
            let name = misread(random, 220, &format!("{} {}", given(person), family(person)));
            let street = misread(random, 220, &line(country, person));
            let postcode = misread(random, 120, &home.postcode);
            let city = misread(random, 150, country.cities[home.city].name);
            let birth = misread(random, 120, &iso(person.birth));
            let email = misread(random, 150, &person.emails[0]);
            rows.push((
                at as u32,
                vec![
                    name,
                    some(random, 900, street),
                    some(random, 850, postcode),
                    some(random, 900, city),
                    some(random, 500, birth),
                    some(random, 500, email),
                ],
            ));
        }
    }
    let header = ["Name", "Street", "Postcode", "City", "Date of birth", "Email"];
    shape("cards that were scanned", &header, rows, ROWS, seed)
}

/// How a name may be written that was heard.
const HEARD: &[(&str, &str)] = &[
    ("ei", "ai"),
    ("ai", "ei"),
    ("ey", "ay"),
    ("ph", "f"),
    ("f", "ph"),
    ("ck", "k"),
    ("tt", "t"),
    ("dt", "tt"),
    ("ss", "s"),
    ("mm", "m"),
    ("nn", "n"),
    ("ll", "l"),
    ("th", "t"),
    ("ie", "y"),
    ("y", "ie"),
    ("c", "k"),
    ("C", "K"),
    ("K", "C"),
    ("z", "tz"),
    ("ee", "ea"),
    ("ou", "u"),
    ("er", "ar"),
    ("son", "sen"),
    ("v", "w"),
];

fn as_heard(random: &mut Random, per_mille: usize, text: &str) -> String {
    let fitting: Vec<_> = HEARD.iter().filter(|(right, _)| text.contains(right)).collect();
    if fitting.is_empty() || !random.chance(per_mille) {
        return text.to_owned();
    }
    let (right, wrong) = random.pick(&fitting);
    text.replacen(right, wrong, 1)
}

fn heard(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let people = from(words, &["DE", "AT", "GB", "US", "IE"], ROWS, seed);
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        let home = &person.homes[0].1;
        for _ in 0..random.weighted(SEEN) {
            let first = familiar(random, words, 120, given(person));
            let number = &person.mobiles[0];
            let number = if random.chance(60) { wrong_digit(random, number) } else { number.clone() };
            let phone = written(random, country, &number, 900);
            let city = as_heard(random, 250, country.cities[home.city].name);
            rows.push((
                at as u32,
                vec![
                    as_heard(random, 350, first),
                    as_heard(random, 400, family(person)),
                    some(random, 600, phone),
                    some(random, 500, city),
                    some(random, 350, iso(person.birth)),
                ],
            ));
        }
    }
    let header = ["First name", "Last name", "Callback number", "City", "DOB"];
    shape("names taken down by ear", &header, rows, ROWS, seed)
}

/// Initials, accents that are lost, a house that changes.
fn authors(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let people = latin(words, ROWS, seed);
    let houses =
        ["University of Leeds", "ETH Zürich", "Universidad de Sevilla", "TU Delft", "Uppsala universitet"];
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let (first, last) = (given(person), family(person));
        let second = person.second.as_ref().map_or("", |name| name.native);
        let house = *random.pick(&houses);
        let orcid = random.fill("0000-000#-####-####");
        let mailbox = format!("{}.{}@{}.example", initial(&plain(first)), plain(last), plain(house));
        for _ in 0..random.weighted(SEEN) {
            let letters = if second.is_empty() { String::new() } else { format!(" {}.", initial(second)) };
            let name = match random.below(8) {
                0 => format!("{last}, {}.{letters}", initial(first)),
                1 => format!("{}.{letters} {last}", initial(first)),
                2 => format!("{last}, {first}{letters}"),
                3 => format!("{first}{letters} {last}"),
                _ => format!("{first} {last}"),
            };
            let house = if random.chance(200) { *random.pick(&houses) } else { house };
            rows.push((
                at as u32,
                vec![
                    slipped(random, 20, &name),
                    some(random, 750, house.to_owned()),
                    some(random, 450, mailbox.clone()),
                    some(random, 350, orcid.clone()),
                ],
            ));
        }
    }
    shape("authors of papers", &["Author", "Affiliation", "Email", "ORCID"], rows, ROWS, seed)
}

/// Companies and inventors as an office of patents has them: capitals, short forms, a city or none.
fn applicants(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 350;
    let people: Vec<Person> = latin(words, ROWS, seed);
    let trades = [
        ["International", "INT"],
        ["Technologies", "TECH"],
        ["Laboratories", "LABS"],
        ["Industries", "IND"],
        ["Engineering", "ENG"],
        ["Manufacturing", "MFG"],
        ["Chemical", "CHEM"],
        ["Electric", "ELEC"],
        ["Pharmaceuticals", "PHARM"],
        ["Systems", "SYS"],
    ];
    let mut rows = Rows::new();
    for (at, person) in people.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[person.country];
        let city = country.cities[person.homes[0].1.city].name;
        let last = family(person);
        let other = random.ranked(&country.families).masculine.native;
        let firm = random.chance(550);
        let (one, two) = (*random.pick(&trades), *random.pick(&trades));
        let core = if random.chance(500) { last.to_owned() } else { format!("{last} & {other}") };
        for _ in 0..random.weighted(SEEN) {
            let name = if firm {
                let [one, two] = [one, two].map(|word| word[usize::from(random.chance(350))]);
                let form = *random.pick(&["", "", " INC", " CORP", " CO LTD", " GMBH", " LLC"]);
                let tail = if one == two { one.to_owned() } else { format!("{one} {two}") };
                format!("{core} {tail}{form}")
            } else {
                let letters = person.second.as_ref().filter(|_| random.chance(500));
                let letters = letters.map_or(String::new(), |name| format!(" {}", initial(name.native)));
                match random.below(4) {
                    0 => format!("{} {last}", given(person)),
                    _ => format!("{last}, {}{letters}", given(person)),
                }
            };
            rows.push((
                at as u32,
                vec![
                    slipped(random, 30, &name).to_uppercase(),
                    some(random, 600, city.to_uppercase()),
                    country.code.to_owned(),
                ],
            ));
        }
    }
    shape("applicants of patents", &["Applicant", "City", "Country"], rows, ROWS, seed)
}
