//! IBAN beside python-stdnum: right ones, and what goes wrong with them by hand.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::{Context, value};
use selfsame::vocabulary::Kind;

/// Country and structure of the national number, in the registry's letters (n digits, a capitals, c
/// either).
const STRUCTURES: &[(&str, &str)] = &[
    ("AD", "8n12c"),
    ("AE", "19n"),
    ("AT", "16n"),
    ("BE", "12n"),
    ("CH", "5n12c"),
    ("CY", "8n16c"),
    ("DE", "18n"),
    ("DK", "14n"),
    ("ES", "20n"),
    ("FI", "14n"),
    ("FR", "10n11c2n"),
    ("GB", "4a14n"),
    ("GR", "7n16c"),
    ("IE", "4a14n"),
    ("IT", "1a10n12c"),
    ("MT", "4a5n18c"),
    ("NL", "4a10n"),
    ("NO", "11n"),
    ("PL", "24n"),
    ("PT", "21n"),
    ("RO", "4a16c"),
    ("SA", "2n18c"),
    ("SE", "20n"),
    ("TR", "6n16c"),
];

/// Which numbers are valid, and what they are: the oracle, and a second opinion.
pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases: Vec<Vec<String>> = (0..asked.count(20_000)).map(|at| vec![typed(asked.seed, at)]).collect();
    Ok(vec![tally(asked, "stdnum", "iban.py", &cases)?, tally(asked, "ibantools", "iban.mjs", &cases)?])
}

fn tally(
    asked: &Asked,
    question: &'static str,
    script: &str,
    cases: &[Vec<String>],
) -> Result<Tally, String> {
    // The second opinion holds account numbers against rules of more countries than the oracle.
    let mut tally = Tally::new(question, if script == "iban.py" { 0.999 } else { 0.0 });
    for (case, theirs) in cases.iter().zip(asked.ask(script, cases)?) {
        let ours = value(Kind::Iban, &case[0], &Context::default());
        tally.row(case, &ours.value, &theirs[0], "");
    }
    Ok(tally)
}

fn typed(seed: u64, at: usize) -> String {
    let mut random = Random::of(seed, at as u64);
    let (country, structure) = *random.pick(STRUCTURES);
    let bban = with_own_check(country, bban(structure, &mut random));
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

/// The account number with the check digits that its banks put into it.
fn with_own_check(country: &str, bban: String) -> String {
    let sum = |digits: &str, weights: &[u32]| -> u32 {
        digits.chars().zip(weights).map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight).sum()
    };
    let eleven = |rest: u32| ["0", "1", "9", "8", "7", "6", "5", "4", "3", "2", "1"][rest as usize % 11];
    let (head, account) = bban.split_at(bban.len().min(10));
    match country {
        "BE" => {
            // A bank that there is: the oracle asks.
            let head = format!("735{}", &head[3..]);
            format!("{head}{:02}", (head.parse::<u64>().unwrap_or(0) + 96) % 97 + 1)
        }
        "NO" => match 11 - sum(head, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
            10 => with_own_check(country, format!("{:010}0", head.parse::<u64>().unwrap_or(0) + 1)),
            check => format!("{head}{}", check % 11),
        },
        "ES" => {
            let first = eleven(sum(&head[..8], &[4, 8, 5, 10, 9, 7, 3, 6]));
            let second = eleven(sum(account, &[1, 2, 4, 8, 5, 10, 9, 7, 3, 6]));
            format!("{}{first}{second}{account}", &head[..8])
        }
        _ => bban,
    }
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
