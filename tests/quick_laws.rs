//! The quick roads say what the general one says, or nothing: over values as most are, near misses of them
//! and hostile ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

#[path = "shelf/cases.rs"]
mod cases;
#[path = "shelf/pieces.rs"]
mod pieces;
#[path = "shelf/values.rs"]
#[expect(dead_code, reason = "the tables are read by tests/normalize.rs")]
mod values;

use cases::cases;
use pieces::{COUNTRIES, PIECES};
use proptest::prelude::*;
use selfsame::normalize::{CleanView, TableNormalizer, general, value};
use selfsame::record::{Column, Table};
use selfsame::schema::{Field, Schema};
use selfsame::text::case::capital;
use selfsame::vocabulary::Kind;
use values::context;

/// Kinds that have a quick road.
const KINDS: &[Kind] = &[
    Kind::Iban,
    Kind::AddressPostcode,
    Kind::Email,
    Kind::Phone,
    Kind::Name,
    Kind::NameGiven,
    Kind::NameFamily,
    Kind::AddressStreet,
    Kind::AddressCountry,
    Kind::NamePrefix,
    Kind::Flag,
    Kind::Gender,
    Kind::DateBirth,
];

/// Words of the tables that names are read by, and others.
fn name_words() -> Vec<String> {
    const TABLES: &[&str] = &[
        include_str!("../src/data/name_words.rs"),
        include_str!("../src/data/given_names.rs"),
        include_str!("../src/data/given_pairs.rs"),
        include_str!("../src/data/junk.rs"),
        include_str!("../src/data/placeholders.rs"),
    ];
    const OTHERS: &str =
        "Jürgen Müller José Ångström Çelik Øst Þór Weiß Lovelace Dijkstra J. Q X. Ph D At Law V O'Neil Æsa";
    let tables = TABLES.iter().flat_map(|table| table.split(|c: char| !c.is_alphabetic()));
    tables.chain(OTHERS.split(' ')).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words for yes and no, genders, countries, titles, and for nothing.
fn words_of_sets() -> Vec<String> {
    const TABLES: &[&str] = &[
        include_str!("../src/data/flags.rs"),
        include_str!("../src/data/genders.rs"),
        include_str!("../src/data/countries.rs"),
        include_str!("../src/data/placeholders.rs"),
        include_str!("../src/data/salutations.rs"),
    ];
    let of = |table: &'static str| table.split(|c: char| "=,|\n\"".contains(c));
    let words = TABLES.iter().copied().flat_map(of).filter(|word| !word.is_empty());
    words.flat_map(|word| [word.to_owned(), word.to_ascii_uppercase(), titled(word)]).collect()
}

fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(capital).into_iter().chain(letters).collect()
}

fn name() -> impl Strategy<Value = String> {
    let word = (prop::sample::select(name_words()), 0u8..8).prop_map(|(word, case)| match case {
        0 => word,
        1 => word.to_ascii_uppercase(),
        2 => format!("{}.", word.chars().next().unwrap_or('A')),
        _ => {
            let mut letters = word.chars();
            letters.next().map(capital).into_iter().chain(letters).collect()
        }
    });
    (
        prop::collection::vec(word, 1..5),
        prop::sample::select(vec![" ", " ", " ", ", "]),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(words, gap, at)| {
            let at = at.index(words.len());
            let gaps = (0..words.len()).map(|place| if place == at { gap } else { " " });
            words
                .iter()
                .zip(gaps)
                .map(|(word, gap)| [word.as_str(), gap].concat())
                .collect::<String>()
                .trim()
                .to_owned()
        })
        .prop_flat_map(|name| {
            let loud: String = name.chars().map(capital).collect();
            prop::sample::select(vec![name.clone(), name, loud])
        })
}

/// A family name, with small words before it, a comma, given names and letters.
fn turned() -> impl Strategy<Value = String> {
    const SMALL: &[&str] =
        &["", "", "van ", "von ", "de ", "de la ", "van den ", "Van ", "da ", "bin ", "y "];
    let words = name_words();
    let word = prop::sample::select(words).prop_map(|word| titled(&word));
    let letters = prop::sample::select(vec!["", "", " J.", " V", " S. A.", " K", " e", " Ph. D.", " von"]);
    (one_of(SMALL), prop::collection::vec(word, 2..5), letters).prop_map(|(small, words, letters)| {
        [&small, &words[0], ", ", &words[1..].join(" "), letters].concat()
    })
}

/// A street line of words of addresses in many languages, with numbers among them.
fn street() -> impl Strategy<Value = String> {
    const TABLES: &[&str] =
        &[include_str!("../src/data/unit_words.rs"), include_str!("../src/data/street_words.rs")];
    const OTHERS: &str = "Karl-Marx-Straße Hauptstr. Baker O'Connell Sainte-Anne A E II Øvre Ñuñoa 5 12a 12e 12-14 7 221B 3rd 1/2 12/5 #4 N S Łódzka Ленина Παπά test Oak-NY";
    let tables = TABLES.iter().flat_map(|table| table.split(|c: char| !c.is_alphanumeric()));
    let words: Vec<String> =
        tables.chain(OTHERS.split(' ')).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let plain = prop::sample::select(OTHERS.split(' ').collect::<Vec<_>>()).prop_map(str::to_owned);
    let word =
        (prop_oneof![prop::sample::select(words), plain], 0u8..6).prop_map(|(word, case)| match case {
            0 => word,
            1 => word.to_ascii_uppercase(),
            2 => [&word, "."].concat(),
            _ => {
                let mut letters = word.chars();
                letters.next().map(capital).into_iter().chain(letters).collect()
            }
        });
    let number = prop::sample::select(vec!["", "", "12", "7b", "3-5", "100"]);
    (number.clone(), prop::collection::vec(word, 1..4), number)
        .prop_map(|(before, words, behind)| [before, &words.join(" "), behind].join(" ").trim().to_owned())
}

fn one_of(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(all).prop_map(str::to_owned)
}

/// A text with one sign taken out, put in, or put in the place of another, now and then.
fn slipped(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (text, 0u8..6, any::<prop::sample::Index>(), "[ -~]|[ .0é\u{a0}'-]").prop_map(|(text, slip, at, sign)| {
        let at = at.index(text.len() + 1);
        let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let (before, behind) = text.split_at(at);
        let rest = behind.chars().skip(1).collect::<String>();
        match slip {
            0 => [before, &sign, behind].concat(),
            1 => [before, &rest].concat(),
            2 => [before, &sign, &rest].concat(),
            _ => text,
        }
    })
}

/// An account number of a country, with right check digits in most.
fn iban() -> impl Strategy<Value = String> {
    const FORMS: &[&str] = &[
        "DE dddddddddddddddddd",
        "AT dddddddddddddddd",
        "CH dddddXXXXXXXXXXXX",
        "SE dddddddddddddddddddd",
        "LT dddddddddddddddd",
        "LU dddXXXXXXXXXXXXX",
        "GB LLLLdddddddddddddd",
        "NL LLLLdddddddddd",
        "BE dddddddddddd",
        "ES dddddddddddddddddddd",
        "NO ddddddddddd",
        "FR ddddddddddXXXXXXXXXXXdd",
        "MT LLLLdddddXXXXXXXXXXXXXXXXXX",
        "XX dddddddddddd",
        "RU ddddddddddddddXXXXXXXXXXXXXXX",
    ];
    let form = (prop::sample::select(FORMS), prop::collection::vec(0u32..36, 36), 0u32..4, 0u8..7);
    form.prop_map(|(form, signs, off, spaced)| {
        let (country, form) = form.split_once(' ').unwrap();
        let sign = |(place, sign): (char, &u32)| match place {
            'd' => char::from_digit(sign % 10, 10).unwrap(),
            'L' => char::from(b'A' + (sign % 26) as u8),
            _ => char::from_digit(*sign, 36).unwrap().to_ascii_uppercase(),
        };
        let account: String = form.chars().zip(&signs).map(sign).collect();
        let digits = [&account, country, "00"].concat();
        let rest = digits.chars().fold(0, |rest, c| match c.to_digit(36).unwrap() {
            digit @ 0..10 => (rest * 10 + digit) % 97,
            letter => (rest * 100 + letter) % 97,
        });
        let check = (98 - rest + off / 3) % 100;
        let plain = format!("{country}{check:02}{account}");
        let by = |width: usize| -> Vec<&str> {
            (0..plain.len()).step_by(width).map(|at| &plain[at..plain.len().min(at + width)]).collect()
        };
        let grouped = by(4);
        match spaced {
            0 => grouped.join(" "),
            1 => grouped.join(" ").to_ascii_lowercase(),
            2 => ["IBAN ", &plain].concat(),
            3 => by(2 + off as usize).join(" "),
            4 => [&grouped[..2].join(" "), " ", &plain[8..]].concat(),
            _ => plain,
        }
    })
}

fn address() -> impl Strategy<Value = String> {
    const DOMAINS: &[&str] = &[
        "gmail.com",
        "GMAIL.com",
        "gmial.com",
        "googlemail.com",
        "outlook.com",
        "yahoo.co.uk",
        "yahoo.de",
        "t-online.de",
        "fastmail.com",
        "ada.fastmail.com",
        "proton.me",
        "icloud.com",
        "mailinator.com",
        "acme-industries.com",
        "example.com",
        "host.invalid",
        "gmail.con",
        "hotmial.cz",
        "ab--cd.de",
        "xn--mnchen-3ya.de",
        "x.y",
        "1.2",
        "acme.co.uk",
        "gmail",
        "a.b.c.d.museum",
        "yandex.ru",
        "Web.DE",
    ];
    const WORDS: &[&str] = &[
        "ada",
        "Ada",
        "lovelace",
        "info",
        "INFO",
        "noreply",
        "test",
        "asdf",
        "www",
        "null",
        "12345678",
        "111111",
        "aaa",
        "x",
        "mickey.mouse",
        "no-reply",
        "1",
    ];
    const BETWEEN: &[&str] = &[".", "_", "-", "+", "", "..", "'", " ", "#", "é"];
    let local = prop::collection::vec((one_of(WORDS), one_of(BETWEEN)), 1..4);
    (local, one_of(&["@", "@", "@", "@", "@@", " @", "."]), one_of(DOMAINS)).prop_map(
        |(local, at, domain)| {
            let last = local.len() - 1;
            let parts = local.iter().enumerate();
            let local: String = parts
                .map(|(at, (word, gap))| [word.as_str(), if at < last { gap.as_str() } else { "" }].concat())
                .collect();
            [local, at, domain].concat()
        },
    )
}

/// What is typed into a field: pieces of the trade, and now and then any character.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[A-Za-z0-9]{1,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn same(kind: Kind, raw: &str, country: &str) {
    let context = context(country);
    let (quick, slow) = (value(kind, raw, &context), general(kind, raw, &context));
    assert_eq!(quick, slow, "{kind} {country} {raw:?}");
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn account_numbers(raw in slipped(iban())) {
        same(Kind::Iban, &raw, "");
    }

    #[test]
    fn postal_codes(
        raw in slipped(prop_oneof!["[A-Za-z]{1,3}[0-9]{1,3} ?[0-9]{0,2}[A-Za-z]{0,2}", "[A-Z]{0,2}-?[0-9]{3,6}", "[0-9A-Z ]{0,9}"]),
        country in prop::sample::select(COUNTRIES),
    ) {
        same(Kind::AddressPostcode, &raw, country);
    }

    #[test]
    fn addresses_of_mailboxes(raw in slipped(address()), country in prop::sample::select(COUNTRIES)) {
        same(Kind::Email, &raw, country);
    }

    #[test]
    fn telephone_numbers(
        raw in slipped(prop_oneof![
            "[+(]{0,2}[0-9]{1,4}[ ./()-]{0,2}[0-9]{1,5}[ -]?[0-9]{0,5}",
            "(0|\\+49 ?|\\+44 \\(0\\)|\\+1|0039 )[1-9][0-9]{1,3}[ /-]?[0-9]{5,8}( ?(x|ext|#) ?[0-9]{1,3})?",
            "(017|\\+4917|555|0800|201 555 01)[0-9]{2}",
        ]),
        country in prop::sample::select(COUNTRIES),
    ) {
        same(Kind::Phone, &raw, country);
        // The second time another number may have told what is the same for both.
        same(Kind::Phone, &raw, country);
    }

    #[test]
    fn names(
        raw in prop_oneof![5 => name(), 1 => slipped(name()), 2 => turned()],
        kind in prop::sample::select(vec![Kind::Name, Kind::Name, Kind::NameGiven, Kind::NameMiddle, Kind::NameFamily, Kind::AddressLocality]),
        country in prop::sample::select(COUNTRIES),
    ) {
        same(kind, &raw, country);
    }

    /// One room serves all values of a column: none leaves anything behind for the next.
    #[test]
    fn columns_of_names(
        raws in prop::collection::vec(prop_oneof![3 => name(), 1 => slipped(name()), 2 => turned()], 1..8),
        kind in prop::sample::select(vec![Kind::Name, Kind::Name, Kind::NameFamily, Kind::NamePrefix]),
        country in prop::sample::select(COUNTRIES),
    ) {
        let mut column = Column::new("value");
        raws.iter().for_each(|raw| column.push(raw));
        let table = Table { columns: vec![column], rows: raws.len(), ..Table::default() };
        let schema = Schema { fields: vec![Field::new("value", kind, 1.0, "given")] };
        let mut normalizer = TableNormalizer::new(&schema, &context(country));
        while !normalizer.step(&table, 3) {}
        let clean = normalizer.finish();
        for (row, raw) in raws.iter().enumerate() {
            let found = clean.columns[0].get(row).map(CleanView::to_clean);
            prop_assert_eq!(found, Some(general(kind, raw, &context(country))), "{} {}", kind, raw);
        }
    }

    #[test]
    fn streets(raw in prop_oneof![4 => street(), 1 => slipped(street())], country in prop::sample::select(COUNTRIES)) {
        same(Kind::AddressStreet, &raw, country);
    }

    #[test]
    fn words_of_closed_sets(
        raw in slipped(prop::sample::select(words_of_sets())),
        kind in prop::sample::select(vec![Kind::Flag, Kind::Gender, Kind::AddressCountry, Kind::NamePrefix]),
        country in prop::sample::select(COUNTRIES),
    ) {
        same(kind, &raw, country);
    }

    #[test]
    fn days(
        raw in slipped("(19|20|18|25)[0-9]{2}-[01][0-9]-[0-3][0-9]"),
        kind in prop::sample::select(vec![Kind::Date, Kind::DateBirth]),
        country in prop::sample::select(COUNTRIES),
    ) {
        same(kind, &raw, country);
    }

    #[test]
    fn spaces_around(
        raw in prop_oneof![name(), address(), street(), "[0-9]{5}", "0171 [0-9]{7}"],
        kind in prop::sample::select(KINDS),
        before in "[ \u{a0}]{0,2}",
        behind in "[ \t]{0,2}",
        country in prop::sample::select(COUNTRIES),
    ) {
        same(kind, &[before, raw, behind].concat(), country);
    }

    #[test]
    fn anything(raw in hostile(), kind in prop::sample::select(KINDS), country in prop::sample::select(COUNTRIES)) {
        same(kind, &raw, country);
    }
}
