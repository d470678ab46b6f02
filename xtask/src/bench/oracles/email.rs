//! E-mail addresses beside email-validator: sound ones of many shapes, and sound ones with hostile
//! hands laid on them.
//!
//! An address that we repair counts as one that is not valid as typed; so does one below an ending
//! that is reserved.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::{Clean, Context, value};
use selfsame::vocabulary::{IssueCode, Kind, Status};
use unicode_normalization::UnicodeNormalization;

pub fn tallies(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases: Vec<Vec<String>> = (0..asked.count(5_000)).map(|at| vec![typed(asked.seed, at)]).collect();
    let theirs = asked.ask("email.py", &cases)?;
    let mut tally = Tally::new("validity", 0.99);
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = if is_valid_as_typed(&case[0]) { "valid" } else { "" };
        tally.row(case, ours, &theirs[0], why(&case[0], ours));
    }
    Ok(vec![tally])
}

fn is_valid_as_typed(typed: &str) -> bool {
    let clean = value(Kind::Email, typed, &Context::default());
    clean.status != Status::Invalid
        && !clean.value.is_empty()
        && clean.issues.iter().all(|issue| issue.code != IssueCode::EmailReserved)
        && is_as_typed(typed, &clean)
}

/// Nothing but the case of the domain, its full stops, the composition and width of letters and needless
/// quotes changed.
fn is_as_typed(typed: &str, clean: &Clean) -> bool {
    let plain_width = |c: char| match c {
        '！'..='？' | 'Ａ'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    let typed: String = typed.chars().map(plain_width).nfc().collect();
    let typed = with_plain_stops(&typed);
    let small = |text: &str| text.replace('İ', "i").to_lowercase();
    let same = |a: &str, b: &str| small(a) == small(b);
    let unquoted = || {
        let (local, domain) = typed.strip_prefix('"')?.rsplit_once("\"@")?;
        let (our_local, our_domain) = clean.value.rsplit_once('@')?;
        let plain = |text: &str| text.replace(['\\', '"'], "");
        Some(same(&plain(local), &plain(our_local)) && same(domain, our_domain))
    };
    same(&typed, &clean.value) || unquoted().unwrap_or(false)
}

/// The full stops of other scripts part the labels of a domain as well (UTS 46 section 2.3).
fn with_plain_stops(typed: &str) -> String {
    match typed.rsplit_once('@') {
        Some((local, domain)) => [local, "@", &domain.replace(['。', '｡'], ".")].concat(),
        None => typed.to_owned(),
    }
}

/// Differences that were looked at.
fn why(typed: &str, ours: &str) -> &'static str {
    let domain = typed.rsplit('@').next().unwrap_or_default();
    let ending = domain.rsplit('.').next().unwrap_or_default();
    match ours {
        "" if ending.chars().count() == 1 => "no ending has one letter",
        "" if typed.starts_with('\'') => "an apostrophe before it is a spreadsheet's, not the address's",
        "" if typed.ends_with('\u{301}') => "no ending has a loose accent behind it",
        "valid" if typed.contains('ا') => "writing that runs both ways over several labels (RFC 5893)",
        "" if typed.contains(['\u{a0}', '\u{2028}', '\t', '\n']) || typed.contains("  ") => {
            "spaces are made plain, and reported"
        }
        "" if typed.contains(['İ', 'ﬁ', '½']) => "a letter that stands for two is no letter of a domain",
        "" if typed.contains('。') => "a full stop of another script is repaired, and reported",
        "valid" if domain.contains("xn--") => "Punycode of letters that IDNA 2008 leaves out",
        "" if typed.chars().any(|c| ('\u{ff01}'..='\u{ff5e}').contains(&c)) => {
            "full-width letters are repaired, and reported"
        }
        _ => "",
    }
}

const GIVEN: &[&str] = &["anna", "Jose", "li", "o'neil", "mary-jane", "x", "Müller", "иван", "用户", "josé"];
const FAMILY: &[&str] = &["berg", "Smith", "van_dyk", "1980", "a", "Ñandú", "петров", "例", "δοκιμή"];
const HOSTS: &[&str] = &[
    "example.is",
    "gmail.com",
    "mail.example.co.uk",
    "MÜLLER.de",
    "bücher.example.org",
    "xn--mller-kva.de",
    "пример.рф",
    "例え.jp",
    "a-b.c-d.net",
    "1and1.com",
    "x.io",
    "sub.sub.sub.example.com",
    "123.com",
    "straße.de",
    "münchen.bayern",
    "xn--p1ai.xn--p1ai",
];
const HOSTILE: &[&str] = &[
    ".",
    "..",
    "@",
    "@@",
    "-",
    "--",
    "_",
    " ",
    "\"",
    "\\",
    "\\\"",
    "(",
    ")",
    "<",
    ">",
    "[",
    "]",
    ",",
    ";",
    ":",
    "!",
    "#",
    "$",
    "%",
    "&",
    "'",
    "*",
    "+",
    "/",
    "=",
    "?",
    "^",
    "`",
    "{",
    "|",
    "}",
    "~",
    "\u{0}",
    "\u{7f}",
    "\t",
    "\n",
    "\r\n",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{301}",
    "😀",
    "ß",
    "İ",
    "ﬁ",
    "＠",
    "．",
    "。",
    "\u{e000}",
    "\u{2028}",
    "½",
    "٣",
    "xn--",
    "xn--0",
    "(c)",
    "\"a b\"",
    "[127.0.0.1]",
    "ü",
    "Ω",
    "é",
    "ζ",
    "क्ष",
    "한",
    "ا",
];
const ENDS: &[&str] = &[
    ".local",
    ".test",
    ".invalid",
    ".localhost",
    ".onion",
    ".arpa",
    ".123",
    ".c0m",
    ".",
    "..com",
    "-.com",
    ".-com",
    ".com-",
    "",
];

fn typed(seed: u64, at: usize) -> String {
    let mut random = Random::of(seed, at as u64);
    let sound = format!("{}@{}", local(&mut random), random.pick(HOSTS));
    match random.below(10) {
        0..3 => sound,
        3 => long(&mut random),
        4 => format!("{}@example{}", local(&mut random), random.pick(ENDS)),
        5 => format!("{sound}{}", random.pick(HOSTILE)),
        6 => format!("{}{sound}", random.pick(HOSTILE)),
        7 => {
            let once = laid_hands_on(&sound, &mut random);
            laid_hands_on(&once, &mut random)
        }
        _ => laid_hands_on(&sound, &mut random),
    }
}

fn local(random: &mut Random) -> String {
    let (given, family) = (*random.pick(GIVEN), *random.pick(FAMILY));
    match random.below(8) {
        0 => given.to_owned(),
        1 => format!("{given}{family}"),
        2 => format!("{given}+{family}"),
        3 => format!("\"{given} {family}\""),
        4 => format!("\"{given}@{family}\""),
        5 => format!("\"{given}\""),
        6 => format!("{given}_{family}"),
        _ => format!("{given}.{family}"),
    }
}

/// At the bounds: 64 octets before the `@`, 63 a label, 253 a domain, 254 in all.
fn long(random: &mut Random) -> String {
    let near = |random: &mut Random, bound: usize| bound - 1 + random.below(3);
    match random.below(4) {
        0 => format!("{}@example.is", "a".repeat(near(random, 64))),
        1 => format!("anna@{}.is", "b".repeat(near(random, 63))),
        2 => {
            let labels = [format!("{}.", "c".repeat(61)).repeat(4), "d".repeat(near(random, 2))].concat();
            format!("a@{labels}.is")
        }
        _ => {
            let labels =
                [format!("{}.", "c".repeat(60)).repeat(3), "d".repeat(near(random, 60).min(63))].concat();
            format!("anna@{labels}.is")
        }
    }
}

/// A sign put in, a letter left out, doubled or swapped.
fn laid_hands_on(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<String> = text.chars().map(String::from).collect();
    let at = random.below(letters.len());
    match random.below(6) {
        0..3 => letters.insert(at, (*random.pick(HOSTILE)).to_owned()),
        3 => drop(letters.remove(at)),
        4 => letters.insert(at, letters[at].clone()),
        _ => {
            let next = (at + 1).min(letters.len() - 1);
            letters.swap(at, next);
        }
    }
    letters.concat()
}
