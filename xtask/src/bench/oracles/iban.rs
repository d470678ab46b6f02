//! IBAN beside python-stdnum: right ones, and what goes wrong with them by hand.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::{Context, value};
use selfsame::vocabulary::Kind;

/// Country and structure of the national number, in the registry's letters (n digits, a capitals, c
/// either).
const STRUCTURES: &[(&str, &str)] = &[
    ("AT", "16n"),
    ("BE", "12n"),
    ("CH", "5n12c"),
    ("DE", "18n"),
    ("DK", "14n"),
    ("ES", "20n"),
    ("FR", "10n11c2n"),
    ("GB", "4a14n"),
    ("IT", "1a10n12c"),
    ("MT", "4a5n18c"),
    ("NL", "4a10n"),
    ("NO", "11n"),
    ("PL", "24n"),
];

/// The one question: which numbers are valid, and what they are.
pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases: Vec<Vec<String>> = (0..asked.count(20_000)).map(|at| vec![typed(asked.seed, at)]).collect();
    let theirs = asked.ask("iban.py", &cases)?;
    let mut tally = Tally::new("compact", 0.999);
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = value(Kind::Iban, &case[0], &Context::default());
        tally.row(case, &ours.value, &theirs[0], "");
    }
    Ok(vec![tally])
}

fn typed(seed: u64, at: usize) -> String {
    let mut random = Random::of(seed, at as u64);
    let (country, structure) = *random.pick(STRUCTURES);
    let bban = bban(structure, &mut random);
    let iban = format!("{country}{:02}{bban}", check_digits(country, &bban));
    match random.below(6) {
        0 => one_replaced(&iban, &mut random),
        1 => two_swapped(&iban, &mut random),
        2 => of_other_length(country, &bban, &mut random),
        3 => in_groups(&iban),
        4 => in_groups(&iban).to_lowercase(),
        _ => iban,
    }
}

fn bban(structure: &str, random: &mut Random) -> String {
    let mut text = String::new();
    let mut length = 0;
    for c in structure.chars() {
        let letters = match c {
            'n' => "0123456789",
            'a' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            'c' => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            digit => {
                length = length * 10 + digit.to_digit(10).unwrap_or(0);
                continue;
            }
        };
        text.extend((0..length).map(|_| char::from(*random.pick(letters.as_bytes()))));
        length = 0;
    }
    text
}

/// ISO 7064 MOD 97-10.
fn check_digits(country: &str, bban: &str) -> u32 {
    let digits = bban.chars().chain(country.chars()).chain("00".chars()).filter_map(|c| c.to_digit(36));
    98 - digits.fold(0, |rest, digit| (rest * if digit > 9 { 100 } else { 10 } + digit) % 97)
}

fn one_replaced(iban: &str, random: &mut Random) -> String {
    let mut bytes = iban.as_bytes().to_vec();
    let at = random.below(bytes.len());
    bytes[at] = *random.pick(b"0123456789AZ");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn two_swapped(iban: &str, random: &mut Random) -> String {
    let mut bytes = iban.as_bytes().to_vec();
    let at = random.below(bytes.len() - 1);
    bytes.swap(at, at + 1);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A digit too many or too few, with check digits that fit.
fn of_other_length(country: &str, bban: &str, random: &mut Random) -> String {
    let bban = if random.chance(500) { format!("{bban}7") } else { bban[1..].to_owned() };
    format!("{country}{:02}{bban}", check_digits(country, &bban))
}

fn in_groups(iban: &str) -> String {
    let groups: Vec<&str> =
        (0..iban.len()).step_by(4).map(|at| &iban[at..(at + 4).min(iban.len())]).collect();
    groups.join(" ")
}
