//! Telephone numbers beside libphonenumber: an example of every type of every region in every format,
//! near misses of it, and digits at random, read at home, abroad and without a country.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::phone::{release, written};
use selfsame::normalize::{Clean, Context, value};
use selfsame::vocabulary::{IssueCode, Kind, Part, PhoneFormat};

/// What the oracle says of a number, in this order: of the number that its E.164 form settles to, then of
/// what was typed. The eighth is the E.164 form of what was typed.
const ANSWERS: [&str; 7] = ["E.164", "national", "international", "rfc3966", "validity", "region", "type"];
/// What is no number loses one trunk prefix more each time that libphonenumber reads what it wrote. Ours
/// loses all at once, so that a canonical number stays what it is.
const UNSETTLED: &str = "libphonenumber reads its own E.164 as another number";
/// Near misses of an example.
const MISSES: usize = 16;
/// Cases, where the caller does not say how many.
const COUNT: usize = 120_000;

/// A region with an example of each type.
struct Home {
    /// Its two letters; nothing for a calling code of the whole world.
    region: String,
    code: String,
    /// What is dialled there to other countries.
    abroad: String,
    /// Numbers without their calling code.
    examples: Vec<String>,
}

pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let theirs = asked.ask("phone.py", &[vec!["release".to_owned()]])?;
    if theirs[0][0] != release() {
        return Err(format!("plans of libphonenumber {}, oracle {}", release(), theirs[0][0]));
    }
    let homes = homes(asked)?;
    let cases = cases(asked, &homes);
    let theirs = asked.ask("phone.py", &cases)?;
    let mut tallies: Vec<Tally> = ANSWERS.iter().map(|answer| Tally::new(answer, 0.999)).collect();
    let mut first = Tally::new("first-E.164", 0.999);
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = answers(&case[1], &context(&case[2]));
        let (settled, at_first) = (&theirs[0], &theirs[ANSWERS.len()]);
        let why = if settled == at_first { "" } else { UNSETTLED };
        first.row(&case[1..], &ours[0], at_first, why);
        for ((tally, ours), theirs) in tallies.iter_mut().zip(ours).zip(theirs) {
            tally.row(&case[1..], &ours, theirs, why);
        }
    }
    tallies.push(first);
    Ok(tallies)
}

fn context(region: &str) -> Context<'static> {
    let country = region.as_bytes().first_chunk::<2>().copied();
    Context { country, ..Context::default() }
}

fn answers(text: &str, context: &Context) -> [String; 7] {
    let clean = value(Kind::Phone, text, context);
    if !clean.value.starts_with('+') {
        return ANSWERS.map(|_| String::new());
    }
    let part = |part| clean.part(part).unwrap_or_default().to_owned();
    let as_written = |format| written(text, context, format);
    [
        clean.value.to_string(),
        as_written(PhoneFormat::National),
        as_written(PhoneFormat::International),
        as_written(PhoneFormat::Rfc3966),
        if is_valid(&clean) { "valid".to_owned() } else { String::new() },
        part(Part::Country),
        part(Part::Type),
    ]
}

fn is_valid(clean: &Clean) -> bool {
    let doubts = [IssueCode::PhoneLength, IssueCode::PhoneInvalid, IssueCode::PhoneCountryUnknown];
    !clean.issues.iter().any(|issue| doubts.contains(&issue.code))
}

/// All regions that we know, with what the oracle says of them.
fn homes(asked: &Asked) -> Result<Vec<Home>, String> {
    let lines = selfsame::data::PHONE_PLANS.lines().skip(1);
    let names = lines.map(|line| line.split(' ').take(2).map(str::to_owned).collect::<Vec<_>>());
    let names: Vec<Vec<String>> = names
        .take_while(|name| name.len() == 2 && name[0].len() < 4 && name[1].parse::<u16>().is_ok())
        .collect();
    let questions: Vec<Vec<String>> = names
        .iter()
        .map(|name| {
            vec!["region".to_owned(), if name[0] == "001" { name[1].clone() } else { name[0].clone() }]
        })
        .collect();
    let said = asked.ask("phone.py", &questions)?;
    let homes = names.into_iter().zip(said).map(|(name, said)| Home {
        region: if name[0] == "001" { String::new() } else { name[0].clone() },
        abroad: said[0].clone(),
        examples: said[1..]
            .iter()
            .filter_map(|number| number.strip_prefix(&format!("+{}", name[1])))
            .map(str::to_owned)
            .collect(),
        code: name[1].clone(),
    });
    Ok(homes.collect())
}

fn cases(asked: &Asked, homes: &[Home]) -> Vec<Vec<String>> {
    let mut cases = Vec::new();
    let mut random = Random::of(asked.seed, 0);
    for home in homes {
        for example in &home.examples {
            formats(home, example, homes, &mut random, &mut cases);
            near_misses(home, example, homes, &mut random, &mut cases);
        }
    }
    while cases.len() < asked.count(COUNT) {
        at_random(homes, &mut random, &mut cases);
    }
    cases
}

fn add(cases: &mut Vec<Vec<String>>, text: String, region: &str) {
    cases.push(vec!["number".to_owned(), text, region.to_owned()]);
}

/// An example as it is written and dialled at home, elsewhere and anywhere.
fn formats(home: &Home, example: &str, homes: &[Home], random: &mut Random, cases: &mut Vec<Vec<String>>) {
    let Home { region, code, .. } = home;
    let canonical = format!("+{code}{example}");
    let as_written = |format| written(&canonical, &Context::default(), format);
    let [national, international] = [PhoneFormat::National, PhoneFormat::International].map(as_written);
    let elsewhere = random.pick(homes);
    for text in [canonical.clone(), international.clone(), as_written(PhoneFormat::Rfc3966)] {
        for place in [region, "", &elsewhere.region] {
            add(cases, text.clone(), place);
        }
    }
    add(cases, format!("{international} ext. 12"), "");
    add(cases, format!("{canonical};ext=345"), region);
    if !elsewhere.region.is_empty() {
        add(cases, format!("{}{code}{example}", elsewhere.abroad), &elsewhere.region);
        add(cases, format!("{} {code} {example}", random.pick(homes).abroad), &elsewhere.region);
    }
    if national.trim_start_matches('(').starts_with('0') && !example.starts_with('0') {
        add(cases, format!("+{code} (0) {example}"), region);
    }
    if region.is_empty() {
        return;
    }
    let cut = example.len() / 2;
    for text in [
        national.clone(),
        national.replace(' ', ""),
        national.replace(' ', "-"),
        national.replace(' ', "."),
        format!("{national} x123"),
        example.to_owned(),
        format!("({}) {}", &example[..cut], &example[cut..]),
        format!("{code}{example}"),
    ] {
        add(cases, text, region);
    }
}

fn near_misses(
    home: &Home,
    example: &str,
    homes: &[Home],
    random: &mut Random,
    cases: &mut Vec<Vec<String>>,
) {
    for _ in 0..MISSES {
        let place = [&home.region, "", &random.pick(homes).region][random.below(3)];
        add(cases, format!("+{}{}", home.code, missed(example, random)), place);
        if !home.region.is_empty() {
            add(cases, missed(example, random), &home.region);
            let before = random.pick(&["", "0", "1", "8"]);
            add(cases, format!("{before}{}", missed(example, random)), &home.region);
        }
    }
}

/// One digit more, fewer or another.
fn missed(example: &str, random: &mut Random) -> String {
    let mut digits = example.to_owned();
    let at = random.below(digits.len());
    let digit = char::from(b'0' + random.below(10) as u8);
    match random.below(4) {
        0 => digits.insert(at, digit),
        1 if digits.len() > 4 => drop(digits.remove(at)),
        2 => digits.push(digit),
        _ => digits.replace_range(at..=at, digit.encode_utf8(&mut [0; 4])),
    }
    digits
}

fn at_random(homes: &[Home], random: &mut Random, cases: &mut Vec<Vec<String>>) {
    let home = random.pick(homes);
    let digits: String =
        (0..4 + random.below(10)).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    match random.below(3) {
        0 if !home.region.is_empty() => add(cases, digits, &home.region),
        1 if !home.region.is_empty() => {
            let before = random.pick(&["0", "00", "1", "8"]);
            add(cases, format!("{before}{digits}"), &home.region);
        }
        _ => add(cases, format!("+{}{digits}", home.code), &home.region),
    }
}
