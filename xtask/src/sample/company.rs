//! Companies to train on: firms, shops, schools, clubs of twelve countries, as directories and address
//! books write them down.
//!
//! Does: chains with branches at other addresses, neighbours in one house and on one switchboard, firms of
//! one family name, moves, new names, trade names, acronyms, abbreviations, slips.
//! Does not: make anything that is shown; the sample of the demo has people only.

mod worlds;

use super::drift::{city, number, postcode, street};
use super::latin::mailbox;
use super::noise::{careless, typo};
use super::person::{Home, home};
use super::phone::written;
use super::random::Random;
use super::rows::{Dialect, Encoding, Row, file};
use super::words::{Country, Words};
use super::{Made, SampleFile};
use std::collections::BTreeMap;
pub use worlds::World;

const HEADER: &[&str] =
    &["Company", "Street", "Suite", "Postal Code", "City", "Country", "Phone", "Email", "Website", "VAT ID"];
const DIALECT: Dialect =
    Dialect { delimiter: ',', quote_all: false, line_end: "\n", encoding: Encoding::Utf8 };
/// Countries whose words for business stand in the table, with their language.
const LANGUAGES: &[(&str, &str)] = &[
    ("US", "en"),
    ("GB", "en"),
    ("IE", "en"),
    ("DE", "de"),
    ("AT", "de"),
    ("CH", "de"),
    ("FR", "fr"),
    ("IT", "it"),
    ("ES", "es"),
    ("NL", "nl"),
    ("PL", "pl"),
    ("SE", "sv"),
];

/// A word and how it is written short; empty where it is not.
type Word = (&'static str, &'static str);
/// Words by language and class.
type Trade = BTreeMap<(&'static str, &'static str), Vec<Word>>;

fn trade() -> Trade {
    let mut trade = Trade::new();
    for line in include_str!("../../data/company-words.tsv").lines().skip(1) {
        let row: Vec<&str> = line.split('\t').collect();
        trade.entry((row[0], row[1])).or_default().push((row[2], row[3]));
    }
    trade
}

/// One true company, or one branch of it.
#[derive(Debug, Clone)]
struct Company {
    country: usize,
    /// The words of its name, each with its short form.
    name: Vec<(String, String)>,
    form: Word,
    /// What sets a branch apart: `#3`, `II`, `North`, a city.
    mark: String,
    /// Another name: one it trades as, or had before.
    other: String,
    homes: Vec<Home>,
    phones: Vec<String>,
    domains: Vec<String>,
    mailboxes: Vec<String>,
    vat: String,
}

struct Maker<'w> {
    words: &'w Words,
    trade: Trade,
    /// Places in `Words::countries` with their weights and languages.
    countries: Vec<(usize, usize)>,
}

fn language(country: &Country) -> Option<&'static str> {
    LANGUAGES.iter().find(|(code, _)| *code == country.code).map(|(_, language)| *language)
}

impl Maker<'_> {
    fn country(&self, company: &Company) -> &Country {
        &self.words.countries[company.country]
    }

    fn word(&self, random: &mut Random, country: &Country, class: &'static str) -> (String, String) {
        let (long, short) = *random.ranked(&self.trade[&(language(country).unwrap_or("en"), class)]);
        (long.to_owned(), short.to_owned())
    }

    /// A name by one of the patterns that signs and registers show.
    fn name(&self, random: &mut Random, country: &Country, city: &str) -> Vec<(String, String)> {
        let plain = |text: &str| (text.to_owned(), String::new());
        let family = plain(random.ranked(&country.families).masculine.native);
        let given = plain(random.ranked(&country.women).native);
        let second = plain(random.ranked(&country.families).masculine.native);
        let mut word = |class| self.word(random, country, class);
        let (fancy, trade, tail, house, body) =
            (word("fancy"), word("trade"), word("tail"), word("house"), word("body"));
        match random.below(20) {
            0..=4 => vec![family, trade],
            5 => vec![family, trade, tail],
            6 | 7 => vec![family, plain("&"), second, tail],
            8..=10 => vec![fancy, trade],
            11 | 12 => vec![fancy, trade, tail],
            13 => vec![plain(city), trade, tail],
            14 => vec![("Saint".to_owned(), "St.".to_owned()), given, house],
            15 | 16 => vec![fancy, house],
            17 => vec![house, family],
            18 => vec![body, trade, plain(city)],
            _ => vec![plain(&random.fill("@@@")), trade],
        }
    }

    fn stranger(&self, random: &mut Random) -> Company {
        let place = random.weighted(&self.countries);
        let country = &self.words.countries[place];
        let first = home(random, country);
        let name = self.name(random, country, country.cities[first.city].name);
        let forms = &self.trade[&(language(country).unwrap_or("en"), "form")];
        let form = if random.chance(650) { *random.ranked(forms) } else { ("", "") };
        let mut company = Company {
            country: place,
            name,
            form,
            mark: String::new(),
            other: String::new(),
            homes: vec![first],
            phones: Vec::new(),
            domains: Vec::new(),
            mailboxes: Vec::new(),
            vat: format!("{}{}", country.code, random.fill("#########")),
        };
        self.settle(random, &mut company);
        company
    }

    /// Fills in what follows from name and place.
    fn settle(&self, random: &mut Random, company: &mut Company) {
        let country = &self.words.countries[company.country];
        let line = |random: &mut Random, home: &Home| random.fill(country.cities[home.city].line);
        let first = company.homes[0].clone();
        company.phones = vec![line(random, &first)];
        if random.chance(180) {
            company.phones.push(line(random, &first));
        }
        if random.chance(120) {
            company.homes.push(home(random, country));
        }
        let joined: String =
            company.name.iter().take(2).map(|(word, _)| mailbox(word, country.code)).collect();
        let ending = if random.chance(500) { "" } else { "-online" };
        company.domains = vec![format!("{joined}{ending}.example")];
        if random.chance(100) {
            company.domains.push(format!("{}.example", random.fill("@@@@")));
        }
        let person = mailbox(random.ranked(&country.women).native, country.code);
        let office = ["info", "office", "contact", "mail"][random.below(4)];
        let of_domain = |domain: &String| [format!("{office}@{domain}"), format!("{person}@{domain}")];
        company.mailboxes = company.domains.iter().flat_map(of_domain).collect();
        if random.chance(250) {
            company.domains.clear();
            let provider = random.ranked(&country.domains);
            company.mailboxes = vec![format!("{joined}{}@{provider}", random.fill("##"))];
        }
        if random.chance(80) {
            company.other = joined_name(&self.name(random, country, country.cities[first.city].name), false);
        }
    }

    /// Another branch of a chain: same name, other place.
    fn branch(&self, random: &mut Random, other: &Company) -> Company {
        let country = self.country(other);
        let place = home(random, country);
        let mark = match random.below(10) {
            0 | 1 => format!("#{}", random.below(30) + 2),
            2 => ["II", "III", "2", "3"][random.below(4)].to_owned(),
            3 => ["North", "South", "East", "West"][random.below(4)].to_owned(),
            4 | 5 => country.cities[place.city].name.to_owned(),
            _ => String::new(),
        };
        let (mut company, shared) = (other.clone(), random.chance(250));
        company.homes = vec![place.clone()];
        company.mark = mark;
        if !shared {
            company.phones = vec![random.fill(country.cities[place.city].line)];
        }
        if random.chance(600) {
            company.vat = format!("{}{}", country.code, random.fill("#########"));
        }
        company
    }

    /// Another firm in the same house, at times on the same switchboard.
    fn neighbour(&self, random: &mut Random, other: &Company) -> Company {
        let mut company = self.stranger(random);
        if company.country == other.country {
            company.homes = vec![other.homes[0].clone()];
            company.homes[0].unit = (1 + random.below(40)).to_string();
            if random.chance(300) {
                company.phones.clone_from(&other.phones);
            }
        }
        company
    }

    /// Another firm of a like name: the same family in another trade, the same trade under a like name.
    fn namesake(&self, random: &mut Random, other: &Company) -> Company {
        let mut company = self.stranger(random);
        if company.country == other.country {
            company.name[0] = other.name[0].clone();
        }
        company
    }

    fn population(&self, companies: usize, seed: u64) -> Vec<Company> {
        let mut all: Vec<Company> = Vec::with_capacity(companies);
        for number in 0..companies {
            let random = &mut Random::of(seed, number as u64);
            let other = all.get(random.below(number)).cloned();
            let company = match (random.below(100), other) {
                (0..=9, Some(other)) => self.branch(random, &other),
                (10..=14, Some(other)) => self.neighbour(random, &other),
                (15..=18, Some(other)) => self.namesake(random, &other),
                _ => self.stranger(random),
            };
            all.push(company);
        }
        all
    }

    /// The name as somebody writes it.
    fn written_name(&self, random: &mut Random, company: &Company) -> String {
        if !company.other.is_empty() && random.chance(300) {
            return company.other.clone();
        }
        let mut words = company.name.clone();
        match random.below(100) {
            0..=6 if words.len() > 2 => drop(words.pop()),
            7..=9 => words.rotate_left(1),
            10..=12 if words.len() > 2 => return initials(&words),
            _ => {}
        }
        let mut name = joined_name(&words, random.chance(160));
        if random.chance(70) {
            name = typo(random, &name);
        }
        if random.chance(30) {
            name = format!("The {name}");
        }
        if !company.mark.is_empty() && random.chance(850) {
            name = format!("{name}{}{}", [" ", " - "][random.below(2)], company.mark);
        }
        let form = match random.below(100) {
            0..=39 => "",
            40..=64 if !company.form.1.is_empty() => company.form.1,
            _ => company.form.0,
        };
        let name = if form.is_empty() { name } else { format!("{name} {form}") };
        let name = if company.other.is_empty() || !random.chance(150) {
            name
        } else {
            format!("{name} t/a {}", company.other)
        };
        if random.chance(200) { careless(random, &name) } else { name }
    }

    fn row(&self, random: &mut Random, company: &Company) -> Vec<String> {
        let country = self.country(company);
        let place = random.pick(&company.homes).clone();
        let addressed = random.chance(900);
        let some = |random: &mut Random, per_mille: usize, text: String| {
            if random.chance(per_mille) { text } else { String::new() }
        };
        let line = street(random, self.words, country, &place, true);
        let (zip, phone) = (postcode(random, &place.postcode), random.pick(&company.phones).clone());
        let phone = number(random, &phone);
        let town = city(random, country, &country.cities[place.city], true);
        let mailbox = random.pick(&company.mailboxes).clone();
        let site = match company.domains.as_slice() {
            [] => String::new(),
            several => format!("www.{}", random.pick(several)),
        };
        let unit = if random.chance(60) { random.fill("#") } else { place.unit.clone() };
        let own = |text: String| if addressed { text } else { String::new() };
        let phone = written(random, country, &phone, 600);
        vec![
            self.written_name(random, company),
            own(line),
            some(random, 500, own(unit)),
            own(some(random, 850, zip)),
            own(town),
            country.code.to_owned(),
            some(random, 800, phone),
            some(random, 450, mailbox),
            some(random, 450, site),
            some(random, 150, company.vat.clone()),
        ]
    }
}

fn joined_name(words: &[(String, String)], short: bool) -> String {
    let form =
        |(long, cut): &(String, String)| if short && !cut.is_empty() { cut.clone() } else { long.clone() };
    words.iter().map(form).collect::<Vec<_>>().join(" ")
}

fn initials(words: &[(String, String)]) -> String {
    let all = words.iter().flat_map(|(word, _)| word.split(' '));
    all.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// Makes a directory in which each company has one to four rows.
pub fn made(words: &Words, companies: usize, seed: u64) -> Made {
    made_of(words, World::Town, companies, seed)
}

/// The same of one sort of firms.
pub fn made_of(words: &Words, world: World, companies: usize, seed: u64) -> Made {
    let weighed = words.countries.iter().enumerate().filter(|(_, country)| language(country).is_some());
    let countries = weighed.map(|(place, country)| (place, country.weight)).collect();
    let maker = Maker { words, trade: trade(), countries };
    let all = maker.world(world, companies, seed);
    let mut rows = Vec::new();
    for (customer, company) in all.iter().enumerate() {
        let random = &mut Random::of(seed, (1 << 40) + customer as u64);
        for _ in 0..random.weighted(&[(1, 45), (2, 35), (3, 15), (4, 5)]) {
            rows.push(Row { customer, cells: maker.row(random, company) });
        }
    }
    Random::of(seed, 1 << 50).shuffle(&mut rows);
    let truth = rows.iter().enumerate().map(|(at, row)| (at.to_string(), row.customer)).collect();
    let bytes = file(HEADER, &rows, DIALECT);
    Made {
        files: vec![SampleFile { name: "companies.csv", bytes, truth }],
        countries: all.iter().map(|company| company.country).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_companies_and_another_does_not() {
        let words = Words::load();
        let bytes = |seed| made(&words, 60, seed).files[0].bytes.clone();
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
    }
}
