//! Postal codes beside libaddressinput and postcode-validator: codes of every country, as its
//! patterns have them and with what goes wrong by hand.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::data::POSTCODES;
use selfsame::normalize::{Context, value};
use selfsame::vocabulary::{IssueCode, Kind};

/// Which codes are valid, and how they are written. The second oracle speaks where it agrees with the
/// first: where it does not, somebody has to decide.
pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases: Vec<Vec<String>> = (0..asked.count(40_000)).map(|at| case(asked.seed, at)).collect();
    let (first, second) = (asked.ask("postcode.py", &cases)?, asked.ask("postcode.mjs", &cases)?);
    let mut with_first = Tally::new("google-i18n", 0.999);
    let mut with_both = Tally::new("both", 0.999);
    let mut with_second = Tally::new("validator", 0.0);
    let mut verdicts = Tally::new("verdicts", 0.0);
    for ((case, first), second) in cases.iter().zip(&first).zip(&second) {
        let ours = case[2].as_str();
        let why = reason(&case[0]);
        if ours != first[0] && !why.is_empty() {
            verdicts.row(case, ours, &first[0], why);
            continue;
        }
        with_first.row(case, ours, &first[0], "");
        if second[0] != "?" {
            with_second.row(case, ours, &second[0], "");
        }
        if second[0] == "?" || second[0] == first[0] {
            with_both.row(case, ours, &first[0], "");
        }
    }
    Ok(vec![with_first, with_both, with_second, verdicts])
}

/// Where we decide otherwise on purpose; the verdicts stand in `tests/tables/normalize-place.tsv`.
fn reason(country: &str) -> &'static str {
    match country {
        "IE" => "an Eircode has no B, G, I, J, L, M, O, Q, S, U, Z; the oracle takes any letter",
        "ES" => "a Spanish code begins with its province, 01 to 52",
        "SA" => "Saudi Post: five digits, or nine with those of the building; the oracle takes five",
        _ => "",
    }
}

fn case(seed: u64, at: usize) -> Vec<String> {
    let mut random = Random::of(seed, at as u64);
    let countries: Vec<(&str, &str)> = POSTCODES.iter().collect();
    let (country, patterns) = *random.pick(&countries);
    // Where a country has many patterns they stand by their first letter.
    let country = &country[..2];
    let patterns: Vec<&str> = patterns.split('|').collect();
    let code = written(random.pick(&patterns).as_bytes(), &mut random);
    let typed = match random.below(8) {
        0 => one_replaced(&code, &mut random),
        1 => two_swapped(&code, &mut random),
        2 => format!("{code}{}", random.below(10)),
        3 => code.chars().skip(1).collect(),
        4 => code.to_lowercase(),
        5 => code.replace([' ', '-'], ""),
        6 => format!(" {code} "),
        _ => code,
    };
    let context = Context { country: country.as_bytes().first_chunk().copied(), ..Context::default() };
    let clean = value(Kind::AddressPostcode, &typed, &context);
    let refused = clean.issues.iter().any(|issue| issue.code == IssueCode::PostcodeFormat);
    let ours = if refused { String::new() } else { clean.value.to_string() };
    vec![country.to_owned(), typed, ours]
}

/// A code of a pattern; the signs are those of `data/postcodes.tsv`.
fn written(pattern: &[u8], random: &mut Random) -> String {
    let mut code = String::new();
    let mut at = 0;
    while at < pattern.len() {
        let sign = pattern[at];
        let set = match sign {
            b'[' => {
                let end = at + pattern[at..].iter().position(|sign| *sign == b']').unwrap_or(1);
                let set = expanded(&pattern[at + 1..end]);
                at = end;
                set
            }
            b'#' => expanded(b"0-9"),
            b'@' => expanded(b"A-Z"),
            b'*' => expanded(b"0-9A-Z"),
            b'&' => expanded(b"ABD-HJLN-UW-Z"),
            sign => vec![sign],
        };
        at += 1;
        let optional = pattern.get(at) == Some(&b'?');
        at += usize::from(optional);
        if !(optional && random.chance(500)) {
            code.push(char::from(*random.pick(&set)));
        }
    }
    code
}

fn expanded(set: &[u8]) -> Vec<u8> {
    match set {
        [from, b'-', to, rest @ ..] => (*from..=*to).chain(expanded(rest)).collect(),
        [one, rest @ ..] => std::iter::once(*one).chain(expanded(rest)).collect(),
        [] => Vec::new(),
    }
}

fn one_replaced(code: &str, random: &mut Random) -> String {
    let mut bytes = code.as_bytes().to_vec();
    let at = random.below(bytes.len());
    bytes[at] = *random.pick(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn two_swapped(code: &str, random: &mut Random) -> String {
    let mut bytes = code.as_bytes().to_vec();
    let at = random.below(bytes.len() - 1);
    bytes.swap(at, at + 1);
    String::from_utf8_lossy(&bytes).into_owned()
}
