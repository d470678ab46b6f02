//! What strings say, on strings that a writer of its own makes bit by bit.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

use super::{Value, decode};
use crate::vocabulary::{ConsentFormat, ErrorCode};

/// A text of bits, of numbers `value:size` and of Fibonacci codes `f12`, space between them, as base64url.
fn text(bits: &str) -> String {
    let word = |word: &str| match (word.split_once(':'), word.strip_prefix('f')) {
        (Some((value, size)), _) => {
            let (value, size): (u64, usize) = (value.parse().unwrap(), size.parse().unwrap());
            format!("{value:0size$b}")
        }
        (None, Some(value)) => fibonacci(value.parse().unwrap()),
        _ => word.to_owned(),
    };
    let mut bits: String = bits.split_whitespace().map(word).collect();
    while !bits.len().is_multiple_of(6) {
        bits.push('0');
    }
    let alphabet: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let sixes = bits.as_bytes().chunks(6).map(|six| std::str::from_utf8(six).unwrap());
    sixes.map(|six| alphabet[usize::from_str_radix(six, 2).unwrap()]).collect()
}

/// The code word by its definition: the largest number of the sequence that fits, then of what is left.
fn fibonacci(mut left: u32) -> String {
    let sequence = [1u32, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597];
    let mut word = Vec::new();
    for (place, number) in sequence.iter().enumerate().rev() {
        if *number <= left {
            left -= number;
            word.resize(word.len().max(place + 1), b'0');
            word[place] = b'1';
        }
    }
    word.push(b'1');
    String::from_utf8(word).unwrap()
}

/// The core of a TC string up to the vendors.
const CORE: &str = "2:6 15000000000:36 15000000010:36 300:12 7:12 1:6 3:6 4:6 150:12 4:6 1 0 \
                    100000000000 101000000000000000000001 010000000000000000000000 0 3:6 4:6";

fn restrictions(value: Value<'_>) -> Vec<(u16, u16, Vec<u16>)> {
    let Value::Restrictions(restrictions) = value else { panic!("{value:?}") };
    restrictions.map(|(purpose, kind, ids)| (purpose, kind, ids.to_vec())).collect()
}

fn tcf(behind: &str) -> Result<super::Decoded, ErrorCode> {
    decode(&text(&format!("{CORE} {behind}")), None, None).map_err(|error| error.code)
}

#[test]
fn a_tc_string_says_what_was_written_bit_by_bit() {
    let decoded =
        tcf("12:16 0 101000000001 900:16 1 2:12 0 7:16 1 800:16 802:16 1:12 3:6 1:2 1:12 0 9:16").unwrap();
    assert_eq!(decoded.format, ConsentFormat::Tcf);
    let tcf = decoded.section("tcfv2").unwrap();
    let says = |name: &str| tcf.field(name).unwrap();
    assert_eq!(says("created"), Value::Time(1_500_000_000_000));
    assert_eq!(says("lastUpdated"), Value::Time(1_500_000_001_000));
    assert_eq!(says("cmpId"), Value::Number(300));
    assert_eq!(says("consentLanguage"), Value::Letters(3, 4));
    assert_eq!(says("isServiceSpecific"), Value::Flag(true));
    let ids = |name: &str| tcf.ids(name).unwrap().to_vec();
    assert_eq!(ids("purposeConsents"), [1, 3, 24]);
    assert_eq!(ids("vendorConsents"), [1, 3, 12]);
    assert_eq!(ids("vendorLegitimateInterests"), [7, 800, 801, 802]);
    assert_eq!(restrictions(says("publisherRestrictions")), [(3, 1, vec![9])]);
    assert!(ids("vendorsDisclosed").is_empty());
    assert_eq!(tcf.segments().collect::<Vec<_>>(), ["core"]);
}

#[test]
fn ranges_that_overlap_or_are_in_no_order_name_each_id_once() {
    let decoded = tcf("9:16 1 3:12 1 5:16 9:16 0 2:16 1 4:16 6:16 0:16 0 0:12").unwrap();
    assert_eq!(
        decoded.section("tcfv2").unwrap().ids("vendorConsents").unwrap().to_vec(),
        [2, 4, 5, 6, 7, 8, 9]
    );
}

#[test]
fn ranges_that_cannot_be_are_refused_before_they_are_written_out() {
    for (name, behind) in [
        ("twice everything", "65535:16 1 2:12 1 1:16 65535:16 1 1:16 65535:16"),
        ("backwards", "9:16 1 1:12 1 5:16 4:16"),
        ("id zero", "9:16 1 1:12 0 0:16"),
        ("above the largest", "9:16 1 1:12 0 10:16"),
        (
            "restrictions",
            "0:16 0 0:16 0 3:12 1:6 0:2 1:12 1 1:16 65535:16 2:6 0:2 1:12 1 1:16 65535:16 \
          3:6 0:2 1:12 1 1:16 65535:16",
        ),
    ] {
        assert_eq!(
            tcf(&format!("{behind} 0:16 0 0:12")).map(drop),
            Err(ErrorCode::ConsentStringValue),
            "{name}"
        );
    }
}

#[test]
fn segments_are_known_by_their_type_in_any_order() {
    let core = text(&format!("{CORE} 0:16 0 0:16 0 0:12"));
    let disclosed = text("1:3 4:16 0 0101");
    let publisher = text("3:3 100000000000000000000000 010000000000000000000000 2:6 10 01");
    let decoded = decode(&format!("{core}.{publisher}.{disclosed}"), None, None).unwrap();
    let tcf = decoded.section("tcfv2").unwrap();
    assert_eq!(tcf.ids("vendorsDisclosed").unwrap().to_vec(), [2, 4]);
    assert_eq!(tcf.ids("publisherCustomConsents").unwrap().to_vec(), [1]);
    assert_eq!(tcf.ids("publisherCustomLegitimateInterests").unwrap().to_vec(), [2]);
    assert_eq!(tcf.segments().collect::<Vec<_>>(), ["core", "publisherPurposes", "vendorsDisclosed"]);
    for (tail, code) in [
        (format!(".{disclosed}.{disclosed}"), ErrorCode::ConsentStringValue),
        (text("4:3 0:16 0"), ErrorCode::ConsentStringVersion),
        (String::new(), ErrorCode::ConsentStringSyntax),
    ] {
        let error = decode(&format!("{core}.{}", tail.trim_start_matches('.')), None, None).unwrap_err();
        assert_eq!(error.code, code);
    }
}

#[test]
fn every_cut_of_a_string_is_an_error() {
    let whole = text(&format!("{CORE} 700:16 1 1:12 1 3:16 700:16 90:16 0 {} 0:12", "1".repeat(90)));
    for length in 0..whole.len() {
        assert!(decode(&whole[..length], Some(ConsentFormat::Tcf), None).is_err(), "{length}");
    }
}

#[test]
fn other_alphabets_padding_and_space_are_refused() {
    let whole = text(&format!("{CORE} 0:16 0 0:16 0 0:12"));
    for wrong in [
        format!("{whole}="),
        format!(" {whole}"),
        format!("{whole}\n"),
        whole.replace('C', "+"),
        whole.replace("AA", "/A"),
        format!("{whole}."),
        format!("{whole}~"),
    ] {
        let error = decode(&wrong, Some(ConsentFormat::Tcf), None).unwrap_err();
        assert_eq!(error.code, ErrorCode::ConsentStringSyntax, "{wrong}");
    }
    let error = decode(&"C".repeat(1_000_000), None, None).unwrap_err();
    assert_eq!(error.code, ErrorCode::ConsentStringTooLarge);
}

#[test]
fn of_tcf_v1_the_default_says_what_ranges_mean() {
    let core = "1:6 0:36 0:36 1:12 1:12 1:6 4:6 13:6 9:12 110000000000000000000000";
    let ids = |behind: &str| {
        let decoded = decode(&text(&format!("{core} {behind}")), None, None).unwrap();
        decoded.section("tcfv1").unwrap().ids("vendorConsents").unwrap().to_vec()
    };
    assert_eq!(ids("6:16 0 101001"), [1, 3, 6]);
    assert_eq!(ids("6:16 1 0 2:12 0 2:16 1 4:16 5:16"), [2, 4, 5]);
    assert_eq!(ids("6:16 1 1 2:12 0 2:16 1 4:16 5:16"), [1, 3, 6]);
}

#[test]
fn us_privacy_is_four_characters_and_nothing_else() {
    let decoded = decode("1Y-N", None, None).unwrap();
    let usp = decoded.section("uspv1").unwrap();
    let values: Vec<_> = usp.fields().map(|(_, value)| value).collect();
    assert_eq!(values, [Value::Number(1), Value::Letter('Y'), Value::Letter('-'), Value::Letter('N')]);
    for wrong in ["2YNN", "1YYX", "1yyn", "1 YN", "1YN", "1YNNN", "", "-YNN", "1YN\u{e9}"] {
        assert!(decode(wrong, Some(ConsentFormat::Usp), None).is_err(), "{wrong}");
    }
}

#[test]
fn a_gpp_header_may_be_padded_to_six_bits_or_to_eight() {
    for header in ["DBABM", "DBABMA"] {
        let core = text(&format!("{CORE} 0:16 0 0:16 0 0:12"));
        let decoded = decode(&format!("{header}~{core}"), None, None).unwrap();
        assert_eq!(decoded.section("headerv1").unwrap().ids("SectionIds").unwrap().to_vec(), [2]);
        assert_eq!(decoded.section("tcfeuv2").unwrap().field("CmpId"), Some(Value::Number(300)));
    }
}

#[test]
fn a_header_has_to_name_the_sections_that_are_there() {
    for wrong in ["DBABMA~", "DBACNYA~1YNN", "DBABTA~1YNN~1YNN", "DBACNYA~~1YNN", "DCAA", "CBAA"] {
        assert!(decode(wrong, Some(ConsentFormat::Gpp), None).is_err(), "{wrong}");
    }
    for header in ["DBAA", "DBABMA"] {
        assert_eq!(decode(header, None, None).unwrap().sections().count(), 1, "{header} by itself");
    }
}

#[test]
fn sections_that_are_not_known_are_passed_over_by_number() {
    let header = text("3:6 1:6 2:12 0 f6 0 f28");
    let decoded = decode(&format!("{header}~1YNN~whatever"), None, None).unwrap();
    assert_eq!(decoded.sections().map(|values| values.section).collect::<Vec<_>>(), ["headerv1", "uspv1"]);
    assert_eq!(decoded.tape()[decoded.tape().len() - 3..][1..], [34, 2]);
}

#[test]
fn the_national_section_is_read_by_version_and_length() {
    let lists = |text: &str| {
        let national = super::section("usnat").unwrap();
        let decoded = decode(text, None, Some(national)).unwrap();
        let values = decoded.section("usnat").unwrap();
        let [Some(Value::Numbers(sensitive)), Some(Value::Numbers(child))] =
            ["SensitiveDataProcessing", "KnownChildSensitiveDataConsents"].map(|name| values.field(name))
        else {
            panic!("two lists")
        };
        (sensitive.len(), child.len(), values.field("MspaCoveredTransaction") == Some(Value::Number(1)))
    };
    let head = "0:12 0:6";
    assert_eq!(lists(&text(&format!("1:6 {head} 0:24 0:4 0:2 01 0000"))), (12, 2, true));
    assert_eq!(lists(&text(&format!("2:6 {head} 0:24 0:4 0:2 01 0000"))), (16, 3, true));
    assert_eq!(lists(&text(&format!("2:6 {head} 0:32 0:6 0:2 01 0000"))), (16, 3, true));
    assert_eq!(lists(&text(&format!("1:6 {head} 0:32 0:6 0:2 01 0000"))), (16, 3, true));
}

#[test]
fn the_four_latest_states_are_read_with_and_without_header() {
    let kentucky = super::section("usky").unwrap();
    let core = "1:6 01 00 01 01 01 10 01 00 00";
    let (header, core, sensitive) = (text("26:6 1:6 1:12 0 11"), text(core), text("10 01 0:12"));
    for (text, has_header) in
        [(format!("{core}.{sensitive}"), false), (format!("{header}.{core}.{sensitive}"), true)]
    {
        let decoded = decode(&text, None, Some(kentucky)).unwrap();
        let values = decoded.section("usky").unwrap();
        assert_eq!(values.field("SaleOptOut"), Some(Value::Number(2)));
        assert_eq!(values.field("TargetedAdvertisingOptOut"), Some(Value::Number(1)));
        assert_eq!(values.field("SensitiveDataProcessing"), Some(Value::Numbers(&[2, 1, 0, 0, 0, 0, 0, 0])));
        assert_eq!(values.field("SectionID").is_some(), has_header);
    }
}

#[test]
fn tcf_canada_is_read_in_the_three_ways_it_has_been_written() {
    let core = "1:6 0:36 0:36 1:12 1:12 1:6 4:6 13:6 9:12 2:6 0 0:12 0:24 0:24";
    let canada = super::section("tcfcav1").unwrap();
    let some = "12, 13 and 48 are consented to, 2 is implied, 5 is restricted to 3 with 7 and 8";
    for (name, lists) in [
        ("libraries", "48:16 1 2:12 1 f12 f1 0 f35 2:16 0 01 1:12 3:6 1:2 8:16 0 00000011"),
        ("earlier", "48:16 1 2:12 1 12:16 13:16 0 48:16 2:16 0 01 1:12 3:6 1:2 1:12 1 7:16 8:16"),
        ("specification", "1 2:12 1 f12 f1 0 f35 0 2:16 01 1:12 3:6 1:2 1 1:12 1 f7 f1"),
        ("without restrictions", "48:16 1 2:12 1 f12 f1 0 f35 2:16 0 01"),
    ] {
        let decoded = decode(&text(&format!("{core} {lists}")), None, Some(canada)).unwrap();
        let values = decoded.section("tcfcav1").unwrap();
        assert_eq!(values.ids("VendorExpressConsent").unwrap().to_vec(), [12, 13, 48], "{name}: {some}");
        assert_eq!(values.ids("VendorImpliedConsent").unwrap().to_vec(), [2], "{name}: {some}");
        let wanted = if name.starts_with("without") { vec![] } else { vec![(3, 1, vec![7, 8])] };
        assert_eq!(restrictions(values.field("PubRestrictions").unwrap()), wanted, "{name}: {some}");
    }
}
