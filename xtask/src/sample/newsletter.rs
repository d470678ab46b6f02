//! The newsletter service's export: UTF-8 with a byte order mark, hardly more than an address and a status.

use super::drift::{Manner, sight};
use super::person::{Date, Person};
use super::phone::written;
use super::random::Random;
use super::rows::{Dialect, Encoding, clock, iso, maybe};
use super::words::Words;

pub const HEADER: &[&str] = &[
    "Email Address",
    "First Name",
    "Last Name",
    "Phone Number",
    "Birthday",
    "ZIP",
    "MEMBER_RATING",
    "OPTIN_TIME",
    "OPTIN_IP",
    "CONFIRM_TIME",
    "CC",
    "LAST_CHANGED",
    "LEID",
    "TAGS",
    "STATUS",
];

pub const DIALECT: Dialect =
    Dialect { delimiter: ',', quote_all: false, line_end: "\n", encoding: Encoding::Utf8Bom };

const MANNER: Manner = Manner { native: 500, slips: 25, swaps: 15 };

const TAGS: &[&str] = &["\"trade fair\"", "\"web form\",\"autumn\"", "customer", "", ""];

fn name(random: &mut Random, text: &str, given: bool) -> String {
    let text = maybe(random, if given { 960 } else { 900 }, text);
    // A subscription form forgives what a clerk would not.
    if random.chance(120) { text.to_lowercase() } else { text }
}

fn month_and_day((_, month, day): Date) -> String {
    format!("{month:02}/{day:02}")
}

/// One row of this system about a customer.
pub fn row(random: &mut Random, words: &Words, person: &Person) -> Vec<String> {
    let country = &words.countries[person.country];
    let seen = sight(random, words, person, MANNER);
    let named = random.chance(880);
    let status = random.weighted(&[("subscribed", 74), ("unsubscribed", 18), ("cleaned", 6), ("pending", 2)]);
    let opted_in = format!("{} {}", iso(seen.day), clock(random));
    let confirmed =
        if status == "pending" { String::new() } else { format!("{} {}", iso(seen.day), clock(random)) };
    let phone = written(random, country, &seen.mobile, 300);
    vec![
        seen.email.clone(),
        if named { name(random, &seen.given, true) } else { String::new() },
        if named { name(random, &seen.family, false) } else { String::new() },
        maybe(random, 90, phone),
        maybe(random, 150, month_and_day(seen.birth)),
        maybe(random, 300, seen.postcode.as_str()),
        (1 + random.below(5)).to_string(),
        opted_in,
        // The networks that RFC 5737 keeps for documentation.
        format!("203.0.113.{}", random.below(256)),
        maybe(random, 900, confirmed),
        maybe(random, 850, country.code),
        format!("{} {}", iso(seen.day), clock(random)),
        (10_000_000 + random.below(90_000_000)).to_string(),
        (*random.pick(TAGS)).to_owned(),
        status.to_owned(),
    ]
}
