//! Small files in which persons and companies stand beside each other, each seen some times with few of its many
//! identifiers; shops of a town; an ERP's suppliers.
//!
//! The rule of truth: relatives of one home, father and son of one name, twins, a firm and who asks for it there are
//! different customers, whatever they share.

use super::people::{latin, some};
use super::systems::{plain, random_of, slipped};
use super::{Rows, Shape, shape};
use crate::sample::noise::wrong_digit;
use crate::sample::person::{Date, Person};
use crate::sample::random::Random;
use crate::sample::rows::{german, iso};
use crate::sample::words::Words;

pub(super) fn lists(words: &Words, seed: u64) -> Vec<Shape> {
    vec![identities(words, seed), shops(words, seed + 1), suppliers(words, seed + 2)]
}

/// Somebody, or a firm, with all that any system might know.
#[derive(Clone)]
struct Known {
    /// Given names and family names as they are at times written; of a firm its names.
    given: Vec<String>,
    middle: String,
    family: Vec<String>,
    suffix: &'static str,
    birth: Date,
    woman: bool,
    firm: bool,
    streets: Vec<[String; 4]>,
    phones: Vec<String>,
    mailboxes: Vec<String>,
    /// Social security number, passport, licence, tax number.
    numbers: [String; 4],
}

fn address(random: &mut Random, words: &Words) -> [String; 4] {
    let country = &words.countries[5];
    let city = random.pick(&country.cities);
    let family = random.ranked(&country.families).masculine.native;
    let street = random.pick(&country.streets).native.replace("{}", family);
    let unit = if random.chance(200) { format!(" Apt {}", random.fill("N#")) } else { String::new() };
    [
        format!("{} {street}{unit}", random.fill("N##")),
        city.name.to_owned(),
        city.region.to_owned(),
        random.fill(city.postcode),
    ]
}

fn someone(random: &mut Random, words: &Words) -> Known {
    let country = &words.countries[5];
    let woman = random.chance(480);
    let names = if woman { &country.women } else { &country.men };
    let given = random.ranked(names).native;
    let mut forms = vec![given.to_owned(), given.to_owned(), given.to_owned()];
    forms.extend(words.nicknames.get(given).into_iter().flatten().take(2).map(|name| (*name).to_owned()));
    if random.chance(400) {
        forms.push(given.chars().take(1).collect());
    }
    let family = random.ranked(&country.families).masculine.native.to_owned();
    let mut families = vec![family.clone(), family.clone()];
    if woman && random.chance(200) {
        let other = random.ranked(&country.families).masculine.native;
        families.push(format!("{family}-{other}"));
        families.push(other.to_owned());
    }
    let mut known = Known {
        given: forms,
        middle: random.ranked(names).native.to_owned(),
        family: families,
        suffix: "",
        birth: (random.between(1940, 2002), random.between(1, 12), random.between(1, 28)),
        woman,
        firm: false,
        streets: vec![address(random, words)],
        phones: vec![random.fill("N##-N##-####")],
        mailboxes: Vec::new(),
        numbers: [
            random.fill("N##-##-####"),
            random.fill("@########"),
            random.fill("@#######"),
            String::new(),
        ],
    };
    own(random, words, &mut known);
    known
}

/// What is one's own wherever one lives.
fn own(random: &mut Random, words: &Words, known: &mut Known) {
    let first = plain(&known.given[0]);
    let local = match random.below(3) {
        0 => format!("{}{}", &first[..1], plain(&known.family[0])),
        1 => format!("{first}.{}", plain(&known.family[0])),
        _ => format!("{first}{}", random.fill("##")),
    };
    known.mailboxes = vec![format!("{local}@{}", random.pick(&["gmail.com", "example.com", "work.example"]))];
    known.numbers =
        [random.fill("N##-##-####"), random.fill("@########"), random.fill("@#######"), String::new()];
    if random.chance(350) {
        known.streets.push(address(random, words));
    }
    if random.chance(400) {
        known.phones.push(random.fill("N##-N##-####"));
    }
}

/// Who lives with somebody: a son of his name, a twin, a wife, a sister.
fn relative(random: &mut Random, words: &Words, other: &mut Known) -> Known {
    let mut known = someone(random, words);
    (known.streets, known.phones) = (vec![other.streets[0].clone()], vec![other.phones[0].clone()]);
    known.family = vec![other.family[0].clone()];
    match random.below(10) {
        0..=3 if !other.woman => {
            (known.given, known.woman) = (other.given.clone(), false);
            known.birth =
                (other.birth.0 + random.between(20, 34), random.between(1, 12), random.between(1, 28));
            (known.suffix, other.suffix) = ("Jr", *random.pick(&["", "Sr"]));
        }
        4 | 5 => known.birth = other.birth,
        _ => {}
    }
    if known.suffix.is_empty() && known.given[0] == other.given[0] {
        known.given = vec![random.pick(&["Ophelia", "Barnaby", "Winston", "Delphine"]).to_string()];
    }
    own(random, words, &mut known);
    if random.chance(250) {
        known.mailboxes.clone_from(&other.mailboxes);
    }
    known
}

fn firm(random: &mut Random, words: &Words, beside: Option<&Known>) -> Known {
    let country = &words.countries[5];
    let family = random.ranked(&country.families).masculine.native;
    let trade =
        *random.pick(&["Trucking", "Imports", "Wholesale", "Kitchens", "Marine", "Realty", "Supply", "Tire"]);
    let tail = *random.pick(&["Company", "Group", "International", "Brothers", "of Nevada"]);
    let mut known = someone(random, words);
    known.firm = true;
    known.given = vec![
        format!("{family} {trade} {tail}"),
        format!("{family} {trade}"),
        format!("{family} {trade} {tail} Inc"),
        format!("{family} {trade} LLC").to_uppercase(),
    ];
    if random.chance(200) {
        known.given.push(format!("{}{}{}", &family[..1], &trade[..1], tail[..1].to_uppercase()));
    }
    if let Some(person) = beside {
        known.streets[0].clone_from(&person.streets[0]);
        known.phones[0].clone_from(&person.phones[0]);
    }
    let domain = format!("{}{}.example", plain(family), plain(trade));
    known.mailboxes = vec![format!("info@{domain}"), format!("sales@{domain}")];
    known.numbers = [String::new(), String::new(), String::new(), random.fill("##-#######")];
    known
}

/// A file of a hundred and sixty rows from customers, lists and registers.
fn identities(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 160;
    let random = &mut random_of(seed, 0);
    let mut all: Vec<Known> = Vec::new();
    while all.len() < ROWS / 2 {
        match random.below(10) {
            0..=3 => all.push(someone(random, words)),
            4 | 5 => {
                let mut first = someone(random, words);
                let second = relative(random, words, &mut first);
                all.extend([first, second]);
            }
            6 => {
                let mut first = someone(random, words);
                let (second, third) =
                    (relative(random, words, &mut first), relative(random, words, &mut first));
                all.extend([first, second, third]);
            }
            7 | 8 => all.push(firm(random, words, None)),
            _ => {
                let owner = someone(random, words);
                all.extend([firm(random, words, Some(&owner)), owner]);
            }
        }
    }
    let mut rows = Rows::new();
    for (at, known) in all.iter().enumerate() {
        let random = &mut random_of(seed, at + 1);
        for _ in 0..random.weighted(&[(1, 40), (2, 30), (3, 15), (4, 10), (5, 5)]) {
            rows.push((at as u32, seen(random, known)));
        }
    }
    let header = [
        "RECORD_TYPE",
        "NAME_ORG",
        "NAME_LAST",
        "NAME_FIRST",
        "NAME_MIDDLE",
        "NAME_SUFFIX",
        "GENDER",
        "DATE_OF_BIRTH",
        "SSN_NUMBER",
        "PASSPORT_NUMBER",
        "DRIVERS_LICENSE_NUMBER",
        "TAX_ID_NUMBER",
        "EMAIL_ADDRESS",
        "ADDR_FULL",
        "ADDR_LINE1",
        "ADDR_CITY",
        "ADDR_STATE",
        "ADDR_POSTAL_CODE",
        "PHONE_NUMBER",
        "STATUS",
    ];
    shape("persons and companies, many identifiers", &header, rows, ROWS, seed)
}

fn seen(random: &mut Random, known: &Known) -> Vec<String> {
    let name = |random: &mut Random, names: &[String]| {
        let name = random.pick(names).clone();
        slipped(random, 60, &name)
    };
    let (first, last) = (name(random, &known.given), name(random, &known.family));
    let birth = match random.below(20) {
        0 => (known.birth.0, known.birth.2.min(12), known.birth.1),
        1 => (known.birth.0 + 1, known.birth.1, known.birth.2),
        _ => known.birth,
    };
    let birth = if random.chance(500) { iso(birth) } else { format!("{}/{}/{}", birth.1, birth.2, birth.0) };
    let [street, city, state, zip] = random.pick(&known.streets).clone();
    let street =
        if random.chance(200) { street.replace("Street", "St").replace("Avenue", "Ave") } else { street };
    let (addressed, whole) = (random.chance(700), random.chance(400));
    let full = if addressed && whole { format!("{street}, {city} {state} {zip}") } else { String::new() };
    let parts = addressed && !whole;
    let part = |text: &str| if parts { text.to_owned() } else { String::new() };
    let person = |text: String| if known.firm { String::new() } else { text };
    let number = |random: &mut Random, at: usize, per_mille: usize| {
        let number = &known.numbers[at];
        let number = if random.chance(30) { wrong_digit(random, number) } else { number.clone() };
        some(random, per_mille, number)
    };
    let middle = match random.below(10) {
        0 => known.middle.clone(),
        1 | 2 => known.middle[..1].to_owned(),
        _ => String::new(),
    };
    let suffix = if random.chance(400) { known.suffix } else { "" };
    vec![
        if known.firm { "ORGANIZATION" } else { "PERSON" }.to_owned(),
        if known.firm { first.clone() } else { String::new() },
        person(last),
        person(first),
        person(middle),
        person(suffix.to_owned()),
        person(some(random, 250, ["M", "F"][usize::from(known.woman)].to_owned())),
        person(some(random, 550, birth)),
        number(random, 0, 120),
        number(random, 1, 100),
        number(random, 2, 120),
        number(random, 3, 200),
        some(random, 300, random_mailbox(known)),
        full,
        part(&street),
        part(&city),
        part(&state),
        part(&zip),
        if random.chance(450) { random.pick(&known.phones).clone() } else { String::new() },
        (*random.pick(&["Active", "Active", "Inactive"])).to_owned(),
    ]
}

fn random_mailbox(known: &Known) -> String {
    known.mailboxes[0].clone()
}

/// Restaurants, salons and garages as two guides list them.
fn shops(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 450;
    let country = &words.countries[5];
    let kinds: &[(&str, &[&str])] = &[
        ("Delicatessen", &["Deli", "Delicatessen & Grill", ""]),
        ("Restaurant", &["Rest.", "", "Ristorante"]),
        ("Hair Salon", &["Hair", "Salon"]),
        ("Cafe", &["Café", "Coffee", "Coffee Shop"]),
        ("Auto Repair", &["Auto", "Garage", "Automotive"]),
        ("Bar & Grill", &["Grill", "Bar and Grill", "Bar"]),
        ("Bakery", &["Bakeshop", ""]),
        ("Steak House", &["Steakhouse", "Steaks"]),
        ("Pizzeria", &["Pizza", "Pizza & Pasta"]),
    ];
    let heads =
        ["Golden", "Palm", "Blue", "Old", "Little", "Royal", "Grand", "Silver", "Union", "Harbor", "Lucky"];
    let tails =
        ["Dragon", "Star", "Bay", "Lantern", "Oak", "Rose", "Palace", "Garden", "Swan", "Corner", "Crown"];
    let areas: Vec<String> = country.cities.iter().take(6).map(|city| city.name.to_owned()).collect();
    let mut rows = Rows::new();
    let mut before: Option<[String; 2]> = None;
    for at in 0..ROWS {
        let random = &mut random_of(seed, at);
        let city = random.below(areas.len());
        let (kind, others) = *random.pick(kinds);
        let family = random.ranked(&country.families).masculine.native;
        let given = random.ranked(&country.men).native;
        let core = match random.below(5) {
            0 => format!("{given}'s"),
            1 => format!("{family}'s"),
            2 => format!("{} {}", random.pick(&heads), random.pick(&tails)),
            3 => format!("{given} {family}'s"),
            _ => format!("{} {family}", random.pick(&["Chez", "Casa", "Cafe", "The"])),
        };
        let street = random.pick(&country.streets).native.replace("{}", family);
        let mut line = format!("{} {street}", random.fill("N##"));
        // Two in one building, and the same name somewhere else.
        let core = match (&before, random.below(12)) {
            (Some([_, there]), 0) => {
                line.clone_from(there);
                core
            }
            (Some([name, _]), 1) => name.clone(),
            _ => core,
        };
        before = Some([core.clone(), line.clone()]);
        let phone = random.fill("N##-N##-####");
        for _ in 0..random.weighted(&[(1, 70), (2, 27), (3, 3)]) {
            let tail = match random.below(10) {
                0..=4 => kind,
                5 | 6 => "",
                _ => *random.pick(others),
            };
            let name = format!("{core} {tail}");
            let name = match random.below(14) {
                0 => name.replace("'s", "s"),
                1 => name.replace("'s", ""),
                2 => format!("The {name}"),
                3 => format!("{name} on {street}"),
                4 => name.replace('&', "and"),
                _ => name,
            };
            let mut written = line.replace("Street", ["Street", "St.", "St"][random.below(3)]);
            written = written.replace("Avenue", ["Avenue", "Ave.", "Av"][random.below(3)]);
            match random.below(12) {
                0 => written = format!("{written} near Main St."),
                1 => written = written.replacen(' ', [" W. ", " E. "][random.below(2)], 1),
                2 => written = format!("{written} at Broadway"),
                _ => {}
            }
            let number = if random.chance(40) { wrong_digit(random, &phone) } else { phone.clone() };
            let digits = match random.below(3) {
                0 => number.replace('-', "/"),
                1 => number.replace('-', " "),
                _ => number,
            };
            let town = if random.chance(80) { "Metro Area".to_owned() } else { areas[city].clone() };
            rows.push((
                at as u32,
                vec![
                    slipped(random, 25, name.trim()).to_lowercase(),
                    written.to_lowercase(),
                    town.to_lowercase(),
                    some(random, 920, digits),
                    (*random.pick(&["american", "italian", "seafood", "services", "casual"])).to_owned(),
                ],
            ));
        }
    }
    shape("shops of a town", &["name", "addr", "city", "phone", "type"], rows, ROWS, seed)
}

/// A vendor was opened twice by two clerks: short names in capitals, a post-office box, a bank account or none.
fn suppliers(words: &Words, seed: u64) -> Shape {
    const ROWS: usize = 400;
    let owners: Vec<Person> = latin(words, ROWS, seed);
    let trades: &[(&str, &str)] = &[
        ("Maschinenbau", "Maschb."),
        ("Spedition", "Sped."),
        ("Elektrotechnik", "Elektrotechn."),
        ("Engineering", "Eng."),
        ("Transport", "Transp."),
        ("Chemicals", "Chem."),
        ("Office Supplies", "Office Suppl."),
        ("Verpackungen", "Verpack."),
        ("Consulting", "Cons."),
        ("Metallbau", "Metallb."),
    ];
    let mut rows = Rows::new();
    for (at, owner) in owners.iter().enumerate() {
        let random = &mut random_of(seed, at);
        let country = &words.countries[owner.country];
        let (trade, short) = *random.pick(trades);
        let family = random.ranked(&country.families).masculine.native;
        let core = match random.below(4) {
            0 => format!("{} {family}", owner.given.native),
            1 => format!("{family} & {}", owner.family.masculine.native),
            _ => family.to_owned(),
        };
        let form = *random.pick(&["GmbH", "GmbH & Co. KG", "AG", "Ltd", "S.A.", "B.V.", "e.K."]);
        let home = &owner.homes[0].1;
        let city = &country.cities[home.city];
        let vat = format!("{}{}", country.code, random.fill("#########"));
        let account = random.fill("DE##37040044##########");
        for _ in 0..random.weighted(&[(1, 62), (2, 28), (3, 10)]) {
            let (trade, form) = match random.below(10) {
                0..=4 => (trade, form),
                5 | 6 => (short, form),
                7 => (trade, ""),
                8 => ("", form),
                _ => (short, ""),
            };
            let apart = random.chance(300);
            let name = if apart { format!("{core} {trade}") } else { format!("{core} {trade} {form}") };
            let name = slipped(random, 40, name.split_whitespace().collect::<Vec<_>>().join(" ").as_str());
            let name = if random.chance(450) { name.to_uppercase() } else { name };
            // An ERP's field has 35 letters.
            let name: String = name.chars().take(35).collect();
            let boxed = random.chance(120);
            let street = if boxed {
                format!(
                    "{} {}",
                    if country.code == "GB" { "PO Box" } else { "Postfach" },
                    random.fill("N###")
                )
            } else if country.number_first {
                format!("{} {}", home.number, home.street[0])
            } else {
                format!("{} {}", home.street[0], home.number)
            };
            let when = format!(
                "20{}-{:02}-{:02}",
                random.between(10, 25),
                random.between(1, 12),
                random.between(1, 28)
            );
            let created = if random.chance(500) { when } else { german((2019, random.between(1, 12), 3)) };
            rows.push((
                at as u32,
                vec![
                    random.fill("7000####"),
                    name,
                    if apart { form.to_owned() } else { String::new() },
                    some(random, 930, street),
                    some(random, 930, home.postcode.clone()),
                    city.name.to_owned(),
                    country.code.to_owned(),
                    some(random, 400, vat.clone()),
                    some(random, 350, account.clone()),
                    (*random.pick(&["Z030", "Z014", "Z060"])).to_owned(),
                    created,
                ],
            ));
        }
    }
    let header = [
        "Vendor",
        "Name 1",
        "Name 2",
        "Street",
        "Postal Code",
        "City",
        "Country",
        "VAT Reg. No.",
        "IBAN",
        "Payment terms",
        "Created on",
    ];
    shape("suppliers of an ERP", &header, rows, ROWS, seed)
}
