//! The CRM export: everything quoted, UTF-8, English, consent the wrong way round.

use super::drift::{Manner, Sighting, sight};
use super::person::Person;
use super::phone::written;
use super::random::Random;
use super::rows::{Dialect, Encoding, clock, iso, maybe};
use super::words::{Country, Words};

pub const HEADER: &[&str] = &[
    "Id",
    "Salutation",
    "FirstName",
    "LastName",
    "Suffix",
    "AccountName",
    "Email",
    "Phone",
    "MobilePhone",
    "MailingStreet",
    "MailingCity",
    "MailingState",
    "MailingPostalCode",
    "MailingCountry",
    "Birthdate",
    "HasOptedOutOfEmail",
    "DoNotCall",
    "Description",
    "CreatedDate",
    "LastModifiedDate",
];

pub const DIALECT: Dialect =
    Dialect { delimiter: ',', quote_all: true, line_end: "\n", encoding: Encoding::Utf8 };

const MANNER: Manner = Manner { native: 550, slips: 40, swaps: 25 };

/// Notes; some would be run by a spreadsheet.
const NOTES: &[&str] = &[
    "calls back after 5 pm",
    "=HYPERLINK(\"https://shop.example/offer\";\"offer\")",
    "+10% Stammkunde",
    "@marketing: bitte prüfen",
    "-20 % promised, see ticket",
    "asked for a paper invoice\nsecond reminder sent",
    "VIP, trade fair 2019",
    "=1+1",
    "moved, new address to follow",
];

fn nation(random: &mut Random, country: &Country) -> &'static str {
    let [english, _, own, alpha3] = country.names;
    random.weighted(&[(english, 68), (country.code, 16), (own, 9), (alpha3, 3), ("", 4)])
}

fn street(country: &Country, seen: &Sighting) -> String {
    match (seen.unit.as_str(), country.code) {
        ("", _) => seen.street.clone(),
        (unit, "GB" | "IE") => format!("Flat {unit}, {}", seen.street),
        (unit, "US") => format!("{} Apt {unit}", seen.street),
        (unit, "DE" | "AT" | "CH") => format!("{}\nWhg. {unit}", seen.street),
        (unit, _) => format!("{} / {unit}", seen.street),
    }
}

fn salutation(random: &mut Random, seen: &Sighting) -> String {
    let salutation = maybe(random, 700, seen.salutation.as_str());
    [salutation.as_str(), seen.title].join(" ").trim().to_owned()
}

fn birth(random: &mut Random, seen: &Sighting) -> String {
    let date = match random.below(100) {
        0 => "1900-01-01".to_owned(),
        1 => "1970-01-01".to_owned(),
        _ => iso(seen.birth),
    };
    maybe(random, 420, date)
}

/// One row of this system about a customer.
pub fn row(random: &mut Random, words: &Words, person: &Person) -> Vec<String> {
    let country = &words.countries[person.country];
    let seen = sight(random, words, person, MANNER);
    let addressed = if random.chance(860) { 1000 } else { 0 };
    let no_mail = random.weighted(&[("false", 80), ("true", 18), ("", 2)]);
    let no_call = random.weighted(&[("0", 70), ("1", 25), ("", 5)]);
    let phone = written(random, country, &seen.line, 450);
    let mobile = written(random, country, &seen.mobile, 450);
    vec![
        format!("0037Q{}", random.fill("00000@@#@@QAW").replace('@', "k")),
        salutation(random, &seen),
        maybe(random, 965, seen.given.as_str()),
        seen.family.clone(),
        seen.suffix.to_owned(),
        maybe(random, 800, seen.company.as_str()),
        maybe(random, 800, seen.email.as_str()),
        maybe(random, 850, phone),
        maybe(random, 640, mobile),
        maybe(random, addressed, street(country, &seen)),
        maybe(random, addressed, seen.city.as_str()),
        maybe(random, addressed / 2, seen.region),
        maybe(random, addressed, seen.postcode.as_str()),
        nation(random, country).to_owned(),
        birth(random, &seen),
        no_mail.to_owned(),
        no_call.to_owned(),
        if random.chance(70) { (*random.pick(NOTES)).to_owned() } else { String::new() },
        format!("{}T{}.000+0000", iso((seen.day.0 - 1, seen.day.1, seen.day.2)), clock(random)),
        format!("{}T{}.000+0000", iso(seen.day), clock(random)),
    ]
}
