//! The laws of normalization, over any text and over texts of the trade.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

#[path = "shelf/cases.rs"]
mod cases;
#[path = "shelf/pieces.rs"]
mod pieces;
#[path = "shelf/twice.rs"]
mod twice;
#[path = "shelf/values.rs"]
#[expect(dead_code, reason = "the tables are read by tests/normalize.rs")]
mod values;

use cases::cases;
use pieces::{COUNTRIES, PIECES};
use proptest::prelude::*;
use selfsame::normalize::{Clean, value};
use selfsame::text::case::capital;
use selfsame::text::digits::plain;
use selfsame::text::fold::fold;
use selfsame::vocabulary::{ChangeCode, Kind, Status};
use twice::twice_is_once;
use unicode_normalization::UnicodeNormalization;
use values::context;

/// Kinds whose value is made of what was typed, and of nothing else.
const TYPED: &[Kind] = &[
    Kind::Name,
    Kind::NamePrefix,
    Kind::NameGiven,
    Kind::NameMiddle,
    Kind::NameFamily,
    Kind::NameSuffix,
    Kind::NameNickname,
    Kind::Organization,
    Kind::JobTitle,
    Kind::Department,
    Kind::Email,
    Kind::Address,
    Kind::AddressStreet,
    Kind::AddressUnit,
    Kind::AddressLocality,
    Kind::AddressPostcode,
    Kind::Id,
    Kind::IdNational,
    Kind::IdTax,
    Kind::Iban,
    Kind::Card,
    Kind::Count,
    Kind::Category,
    Kind::Geo,
    Kind::Text,
];

/// Kinds that supply letters (`https`, a currency, a code for a name), but no digit.
const TYPED_DIGITS: &[Kind] = &[
    Kind::IdVat,
    Kind::Url,
    Kind::Money,
    Kind::Currency,
    Kind::Gender,
    Kind::MaritalStatus,
    Kind::Flag,
    Kind::Language,
    Kind::AddressCountry,
];

/// Kinds whose canonical value has one case, however it is typed.
const OF_ONE_CASE: &[Kind] = &[
    Kind::Phone,
    Kind::Ip,
    Kind::AddressPostcode,
    Kind::AddressCountry,
    Kind::Date,
    Kind::DateBirth,
    Kind::Timestamp,
    Kind::Flag,
    Kind::IdNational,
    Kind::IdTax,
    Kind::IdVat,
    Kind::Iban,
    Kind::Card,
];

/// Digits of the longest calling code.
const CALLING_CODE: usize = 3;
/// The most digits that a plan puts before a number dialled without them: San Marino's 0549; Argentina's 9 of
/// mobile numbers and Madagascar's 20 are fewer.
const AREA: usize = 4;

/// Each order that three numbers may stand in.
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Letters and digits whatever their case, width and accents, sorted.
fn letters(text: &str) -> Vec<char> {
    let alike = fold(&text.chars().map(|c| capital(plain(c))).collect::<String>());
    let mut letters: Vec<char> = alike.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

fn digits(text: &str) -> Vec<char> {
    let mut digits: Vec<char> = text.chars().map(plain).filter(char::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}

/// What of the one is not in the other, each of which is sorted.
fn invented(value: &[char], typed: &[char]) -> Vec<char> {
    let mut typed = typed.iter().peekable();
    let is_new = |c: &&char| {
        while typed.next_if(|next| next < c).is_some() {}
        typed.next_if_eq(c).is_none()
    };
    value.iter().filter(is_new).copied().collect()
}

fn signs(text: &str) -> String {
    text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).collect()
}

fn is_composed(text: &str) -> bool {
    text.nfc().eq(text.chars())
}

/// What is typed into a field: pieces of the trade, and now and then any character.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        7 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL).prop_filter("a password stays as it is", |kind| *kind != Kind::Credential)
}

fn country() -> impl Strategy<Value = &'static str> {
    prop::sample::select(COUNTRIES)
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn twice_is_once_for_any_text(raw in any::<String>(), kind in prop::sample::select(Kind::ALL), country in country()) {
        twice_is_once(kind, &raw, country);
    }

    #[test]
    fn twice_is_once_for_texts_of_the_trade(raw in typed(), kind in prop::sample::select(Kind::ALL), country in country()) {
        twice_is_once(kind, &raw, country);
    }

    #[test]
    fn what_comes_out_is_composed(raw in typed(), kind in kind(), country in country()) {
        let clean = value(kind, &raw, &context(country));
        prop_assert!(is_composed(&clean.value), "{} {:?}", kind, raw);
        prop_assert!(clean.display.as_deref().is_none_or(is_composed), "{} {:?}", kind, raw);
        prop_assert!(clean.parts.iter().all(|(_, text)| is_composed(text)), "{} {:?}", kind, raw);
    }

    #[test]
    fn spaces_around_and_doubled_change_no_value(raw in typed(), kind in kind(), country in country()) {
        let spaced = format!("  {} \t", raw.replace(' ', "   "));
        let (clean, spaced) = (value(kind, &raw, &context(country)), value(kind, &spaced, &context(country)));
        prop_assert_eq!(&clean.value, &spaced.value, "{} {:?}", kind, raw);
        let doubt = |clean: &Clean| matches!(clean.status, Status::Suspect | Status::Invalid);
        prop_assert_eq!(doubt(&clean), doubt(&spaced), "{} {:?}", kind, raw);
    }

    #[test]
    fn capitals_change_nothing_but_the_case(raw in typed(), kind in kind(), country in country()) {
        // A reference of HTML has a case, and a Turkish i is not an I.
        let raw: String = raw.chars().filter(|c| c.is_ascii() && *c != '&').collect();
        let country = if country == "TR" { "" } else { country };
        let of = |text: &str| value(kind, text, &context(country)).value;
        let (upper, lower) = (of(&raw.to_ascii_uppercase()), of(&raw.to_ascii_lowercase()));
        prop_assert!(upper.eq_ignore_ascii_case(&lower), "{} {:?}: {} {}", kind, raw, upper, lower);
        prop_assert!(upper == lower || !OF_ONE_CASE.contains(&kind), "{} {:?}: {} {}", kind, raw, upper, lower);
    }

    #[test]
    fn no_letter_and_no_digit_is_invented(
        raw in typed(),
        kind in prop::sample::select([TYPED, TYPED_DIGITS].concat()),
        country in country(),
    ) {
        let clean = value(kind, &raw, &context(country));
        // What came as bytes of another encoding or as a number of a character was typed as something else.
        if clean.changes.iter().any(|change| matches!(change, ChangeCode::Mojibake | ChangeCode::Entity)) {
            return Ok(());
        }
        let new = if TYPED.contains(&kind) {
            invented(&letters(&clean.value), &letters(&raw))
        } else {
            invented(&digits(&clean.value), &digits(&raw))
        };
        prop_assert!(new.is_empty(), "{} {:?} {}: {:?}", kind, raw, clean.value, new);
    }

    #[test]
    fn a_telephone_number_gains_its_calling_code_and_area_at_most(
        number in "[+(]{0,2}[0-9]{1,4}[ ./()-]{0,2}[0-9]{1,5}[ -]?[0-9]{0,5}( ?(x|ext|#) ?[0-9]{1,3})?",
        country in country(),
    ) {
        let clean = value(Kind::Phone, &number, &context(country));
        let new = invented(&digits(&clean.value), &digits(&number));
        let most = if clean.changes.contains(&ChangeCode::Country) { CALLING_CODE + AREA } else { AREA };
        prop_assert!(new.len() <= most, "{} {:?}: {} {:?}", country, number, clean.value, new);
    }

    #[test]
    fn a_day_is_made_of_the_numbers_that_were_typed(
        numbers in (0u32..40, 0u32..40, prop_oneof![0u32..100, 1850u32..2100]),
        turn in 0usize..6,
        separator in prop::sample::select(vec![".", "/", "-", " ", ". "]),
        padded in any::<bool>(),
        country in country(),
    ) {
        let all = [numbers.0, numbers.1, numbers.2];
        let order = ORDERS[turn];
        let typed = order.map(|at| if padded { format!("{:02}", all[at]) } else { all[at].to_string() }).join(separator);
        let clean = value(Kind::Date, &typed, &context(country));
        let meant: Vec<u32> = clean.value.split('-').filter_map(|number| number.parse().ok()).collect();
        let of_century = |number: &u32| number % 100;
        let found = |order: &[usize; 3]| {
            // A date in part is a year, or a year and a month.
            meant.iter().map(of_century).eq(order.iter().take(meant.len()).map(|at| of_century(&all[*at])))
        };
        prop_assert!(clean.value.is_empty() || ORDERS.iter().any(found), "{} {:?}: {}", country, typed, clean.value);
    }

    #[test]
    fn no_change_goes_untold(raw in typed(), kind in kind(), country in country()) {
        let clean = value(kind, &raw, &context(country));
        let only = |told: &[ChangeCode]| clean.changes.iter().all(|change| told.contains(change));
        let is_told = clean.value.is_empty() || *clean.value == *raw || !clean.changes.is_empty();
        prop_assert!(is_told, "{} {:?} {}", kind, raw, clean.value);
        if !clean.value.is_empty() && only(&[ChangeCode::Space, ChangeCode::Case]) {
            prop_assert_eq!(signs(&clean.value), signs(&raw), "{} {:?} {}", kind, raw, clean.value);
            prop_assert_eq!(letters(&clean.value), letters(&raw), "{} {:?} {}", kind, raw, clean.value);
        }
    }
}

#[test]
fn a_name_that_was_put_in_order_is_what_it_is_when_read_again() {
    for raw in
        ["ÓPEZ,\u{fffd}í", "María \"Pepa\" GARCÍA LtaEZ", "Vaughan Williams, Ralph", "Martin, Paul Anna, Jr."]
    {
        for country in COUNTRIES {
            twice_is_once(Kind::Name, raw, country);
        }
    }
}
