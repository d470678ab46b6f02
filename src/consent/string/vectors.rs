//! The official vectors of the primitives: numbers, flags, ranges, bit fields and base64 by themselves.
//! `cargo xtask bench vectors` names their file in `SELFSAME_PRIMITIVES` and runs them.

#![allow(clippy::panic, clippy::print_stderr, reason = "a test may fail and says what it has run")]

use super::base64;
use super::bits::{Bits, Written};
use super::ids::{self, Code, Ids};
use serde_json::{Value, json};
use std::fs;

/// Bits as text.
fn shown(written: &Written) -> String {
    let mut text = String::new();
    written.text(6, &mut text);
    let bytes = base64::decode(text.as_bytes()).unwrap();
    let mut bits = Bits::new(&bytes, written.len());
    (0..written.len()).map(|_| if bits.flag().unwrap() { '1' } else { '0' }).collect()
}

/// Text as bits; nothing where it is none.
fn bytes_of(bits: &str) -> Option<Vec<u8>> {
    let mut written = Written::default();
    for bit in bits.chars() {
        written.flag(bit.to_digit(2)? == 1);
    }
    let mut text = String::new();
    written.text(6, &mut text);
    base64::decode(text.as_bytes())
}

fn numbers(value: &Value) -> Option<Vec<u16>> {
    let items = value.as_array()?.iter();
    items.map(|item| item.as_u64().map(|number| number as u16).or(item.as_bool().map(u16::from))).collect()
}

/// A list of ids off its bits, all of which it has to be.
fn list(bits: &str, read: impl Fn(&mut Bits<'_>, &mut Vec<u16>) -> bool) -> Option<Value> {
    let bytes = bytes_of(bits)?;
    let (mut bits, mut tape) = (Bits::new(&bytes, bits.len()), Vec::new());
    (read(&mut bits, &mut tape) && bits.left() == 0).then(|| json!(Ids::read(&tape).unwrap().0.to_vec()))
}

fn decode(kind: &str, input: &Value) -> Option<Value> {
    let text = input.as_str().or_else(|| input[0].as_str())?;
    let bytes = bytes_of(text);
    let mut bits = Bits::new(bytes.as_deref().unwrap_or_default(), bytes.as_ref().map_or(0, |_| text.len()));
    match kind {
        "TraditionalBase64UrlEncoder" => {
            let bytes = base64::decode(text.as_bytes())?;
            let mut bits = Bits::new(&bytes, text.len() * 6);
            let flags = (0..text.len() * 6).map(|_| if bits.flag().unwrap() { '1' } else { '0' });
            Some(json!(flags.collect::<String>()))
        }
        "BooleanEncoder" => {
            bytes.as_ref().and(bits.flag()).filter(|_| bits.left() == 0).map(|flag| json!(flag))
        }
        "FixedIntegerEncoder" => {
            bytes.as_ref().and(bits.number(text.len() as u8)).map(|number| json!(number))
        }
        "FibonacciIntegerEncoder" => {
            bits.fibonacci().filter(|_| bits.left() == 0).map(|number| json!(number))
        }
        "FixedBitfieldEncoder" => {
            bytes.as_ref()?;
            (0..text.len()).map(|_| bits.flag().map(Value::from)).collect::<Option<Vec<_>>>().map(Value::from)
        }
        // Too few bits are filled up with zeros, as the library fills them; half a number is none.
        "FixedIntegerListEncoder" => {
            let (size, count) = (input[1].as_u64()?, input[2].as_u64()?);
            let fits = bytes.is_some()
                && (text.len() as u64).is_multiple_of(size)
                && text.len() as u64 <= size * count;
            let one = |_| json!(bits.number(size as u8).unwrap_or(0));
            fits.then(|| (0..count).map(one).collect())
        }
        "FixedStringEncoder" => {
            let letter = |_| {
                bits.number(6)
                    .filter(|distance| *distance < 63)
                    .map(|distance| (distance as u8 + b'A') as char)
            };
            bytes.is_some().then(|| (0..text.len() / 6).filter_map(letter).collect::<String>().into())
        }
        "FixedIntegerRangeEncoder" | "encodableFixedIntegerRange" => {
            list(text, |bits, tape| ids::ranges(bits, Code::Fixed, u16::MAX, tape).is_ok())
        }
        "FibonacciIntegerRangeEncoder" => {
            list(text, |bits, tape| ids::ranges(bits, Code::Fibonacci, u16::MAX, tape).is_ok())
        }
        "encodableOptimizedFixedRange" => {
            list(text, |bits, tape| ids::vendors(bits, Code::Fixed, tape).is_ok())
        }
        _ => panic!("no such primitive: {kind}"),
    }
}

fn encode(kind: &str, input: &Value) -> Option<Value> {
    let mut out = Written::default();
    let size = input[1].as_u64().unwrap_or(0) as u8;
    match kind {
        "TraditionalBase64UrlEncoder" => {
            input.as_str()?.chars().for_each(|bit| out.flag(bit == '1'));
            let mut text = String::new();
            out.text(24, &mut text);
            return Some(json!(text));
        }
        "BooleanEncoder" => out.flag(input.as_bool()?),
        "FixedIntegerEncoder" => out.number(input[0].as_u64()? as u16, size)?,
        "FibonacciIntegerEncoder" => out.fibonacci(input.as_u64()? as u16)?,
        "FixedBitfieldEncoder" | "FixedIntegerListEncoder" => {
            let is_field = kind == "FixedBitfieldEncoder";
            let (size, count) = if is_field { (1, size.into()) } else { (size, input[2].as_u64()? as usize) };
            let items = numbers(&input[0]).filter(|items| items.len() <= count)?;
            for at in 0..count {
                out.number(items.get(at).copied().unwrap_or(0), size)?;
            }
        }
        // What is shorter than its place is filled up with the 63 that no letter is.
        "FixedStringEncoder" => {
            let letters = input[0].as_str()?.as_bytes();
            for at in 0..usize::from(size) {
                let distance = letters.get(at).map_or(Some(63), |letter| letter.checked_sub(b'A'))?;
                out.number(distance.into(), 6)?;
            }
        }
        _ => {
            let ids = ids::sorted(&numbers(input)?);
            match kind {
                "FibonacciIntegerRangeEncoder" => ids::write_ranges(&ids, Code::Fibonacci, &mut out)?,
                "encodableOptimizedFixedRange" => ids::write_vendors(&ids, Code::Fixed, &mut out)?,
                _ => ids::write_ranges(&ids, Code::Fixed, &mut out)?,
            }
        }
    }
    Some(json!(shown(&out)))
}

#[test]
#[ignore = "cargo xtask bench vectors runs it with the file that it needs"]
fn the_official_vectors_of_the_primitives_agree() {
    let file = std::env::var("SELFSAME_PRIMITIVES").unwrap();
    let (mut wrong, mut all, mut lost) = (Vec::new(), 0, 0);
    for line in fs::read_to_string(file).unwrap().lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let kind = vector["format"].as_str().unwrap().trim_start_matches("primitive:");
        let said = if vector["op"] == "encode" {
            encode(kind, &vector["input"])
        } else {
            decode(kind, &vector["input"])
        };
        // Some were taken from tests that set the value elsewhere: their input is empty, what is expected is not. Each
        // stands a second time with its input.
        let unsaid =
            vector["op"] == "encode" && vector["input"] == json!([]) && kind.starts_with("encodable");
        let wanted = Some(vector["expected"].clone()).filter(|expected| expected["error"] != true);
        all += usize::from(!unsaid);
        lost += usize::from(unsaid);
        if said != wanted && !unsaid {
            wrong
                .push(format!("{kind} {} {}: {said:?} instead of {wanted:?}", vector["op"], vector["input"]));
        }
    }
    assert!(wrong.is_empty() && all > 0, "{} of {all}: {wrong:#?}", wrong.len());
    eprintln!("vectors-primitives.jsonl     {all} of {all}; {lost} have lost their input");
}
